from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from syria_news import Corpus, __version__, read
from syria_news.__main__ import main
from syria_news.extraction.parts import PARTS

ROOT = Path(__file__).parents[1]
PAGE = (
    "Shells hit a bakery\n\n"
    "Army shelling killed four people and wounded two others in the town of Rastan on Monday, Reuters reported.\n\n"
    "The United Nations urged both sides to agree to a truce. Turkish envoys met rebel leaders in Ankara.\n\n"
    "Sources: Reuters/SANA\n"
)
TEXTS = [
    "Rebels shelled the northern town of Azaz on Sunday, killing three people.",
    "Russia and Turkey agreed on a ceasefire in Idlib. Lavrov met Cavusoglu in Ankara.",
    "An air strike on Douma wounded seven children, the Syrian Observatory for Human Rights said.",
]


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "articles.csv"
    pd.DataFrame({"title": ["One", "Two", "Three"], "text": TEXTS, "published": "2016-10-24"}).to_csv(file, index=False)
    return file


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The tables of a page, as the command line writes them."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    assert main(["extract", str(folder / "page.txt"), "--out", str(folder / "out"), "-q"]) == 0
    return folder / "out"


def bytes_of(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def run(*arguments, **environment):
    command = [sys.executable, "-m", "syria_news", *map(str, arguments)]
    everything = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, capture_output=True, text=True, env=everything, check=False)


def test_version_and_help_load_no_tables():
    listing = "import sys; from syria_news.__main__ import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
    listing += "print(sorted({'pandas', 'spacy', 'matplotlib', 'pandera'} & set(sys.modules)))"
    for argument, words in (("--version", f"syria-news {__version__}"), ("--help", "build")):
        command = [sys.executable, "-c", listing, argument]
        result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        assert words in result.stdout
        assert result.stdout.endswith("[]\n")


def test_extract_loads_no_more_than_it_needs(table, tmp_path):
    listing = "import sys; from syria_news.__main__ import program; program()\n"
    listing += "print(sorted({'pandas', 'spacy.cli', 'matplotlib', 'pandera'} & set(sys.modules)))"
    command = [sys.executable, "-c", listing, "extract", str(table), "-q", "--out", str(tmp_path / "out")]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert result.stdout == "[]\n"


def test_every_command_explains_its_options(capsys):
    for command in ("build", "extract", "figures", "check", "show"):
        with pytest.raises(SystemExit) as leaving:
            main([command, "--help"])
        assert leaving.value.code == 0
        assert f"usage: syria-news {command}" in capsys.readouterr().out


def test_extract_writes_tables_that_follow_the_schema(written, capsys):
    assert main(["check", str(written)]) == 0
    assert "all tables follow the schema" in capsys.readouterr().out
    corpus = Corpus.from_csv(written)
    assert corpus.articles["title"].tolist() == ["Shells hit a bakery"]
    assert (corpus.casualties["harm"].tolist(), corpus.casualties["low"].tolist()) == (["killed", "injured"], [4, 2])


def test_check_tells_what_is_wrong(written, tmp_path, capsys):
    corpus = Corpus.from_csv(written)
    replace(corpus, casualties=corpus.casualties.assign(quote="killed five people")).to_csv(tmp_path)
    assert main(["check", str(tmp_path)]) == 2
    assert "is not the quote 'killed five people'" in capsys.readouterr().err


def test_the_command_line_writes_what_python_writes(table, tmp_path):
    assert main(["extract", str(table), "--out", str(tmp_path / "command"), "-q"]) == 0
    read(table).to_csv(tmp_path / "python")
    assert bytes_of(tmp_path / "command") == bytes_of(tmp_path / "python")


def test_the_order_of_the_files_changes_nothing(tmp_path):
    for name in ("b.txt", "a.txt", "B.txt"):
        (tmp_path / name).write_text(PAGE.replace("bakery", f"bakery near {name[0]}-town"), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("b.txt", "B.txt", "a.txt")]
    main(["extract", *files, "--out", str(tmp_path / "one"), "-q"])
    main(["extract", *reversed(files), "--out", str(tmp_path / "other"), "-q"])
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "other")
    read(files).to_csv(tmp_path / "python")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "python")


def test_extract_to_parquet(table, tmp_path):
    pytest.importorskip("pyarrow")
    assert main(["extract", str(table), "--out", str(tmp_path / "out"), "--format", "parquet", "-q"]) == 0
    assert main(["check", str(tmp_path / "out")]) == 0
    assert pd.read_parquet(tmp_path / "out" / "articles.parquet")["text"].str.contains("Azaz").any()


def test_extract_for_spreadsheets(tmp_path):
    file = tmp_path / "articles.csv"
    pd.DataFrame({"title": ["=cmd()"], "text": TEXTS[:1]}).to_csv(file, index=False)
    assert main(["extract", str(file), "--out", str(tmp_path / "out"), "--spreadsheet-safe", "-q"]) == 0
    assert "'=cmd()" in (tmp_path / "out" / "articles.csv").read_text(encoding="utf-8")
    assert Corpus.from_csv(tmp_path / "out").check().articles.loc[0, "title"] == "=cmd()"


def test_a_summary_is_printed_unless_quiet(table, tmp_path, capsys):
    main(["extract", str(table), "--out", str(tmp_path / "loud")])
    loud = capsys.readouterr()
    assert loud.out.startswith("3 articles, ")
    main(["extract", str(table), "--out", str(tmp_path / "quiet"), "-q"])
    quiet = capsys.readouterr()
    assert quiet.out == quiet.err == ""


def test_what_was_not_read_is_told(tmp_path, capsys):
    file = tmp_path / "articles.csv"
    pd.DataFrame({"text": [*TEXTS, None]}).to_csv(file, index=False)
    assert main(["extract", str(file), "--out", str(tmp_path / "out"), "-q"]) == 0
    assert "Not read: 1 article; the table rejected says why." in capsys.readouterr().err
    assert Corpus.from_csv(tmp_path / "out").rejected["reason"].tolist() == ["no text"]


def test_build_makes_the_tables_of_a_folder_of_pages(tmp_path, capsys):
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "data" / "SOURCES.md").write_text("mine")
    arguments = ["build", "--raw", str(tmp_path / "data" / "raw"), "--out", str(tmp_path / "data")]
    assert main([*arguments, "-q"]) == 0
    first = {file.name: file.read_bytes() for file in (tmp_path / "data").glob("*.*")}
    assert main(arguments) == 0
    assert "Corpus of 1 article" in capsys.readouterr().out
    assert {file.name: file.read_bytes() for file in (tmp_path / "data").glob("*.*")} == first
    assert {"articles.csv", "datapackage.json", "SOURCES.md"} <= set(first)


def test_show_prints_an_article_and_a_row(written, capsys):
    corpus = Corpus.from_csv(written)
    for identifier in ("shells-hit-a-bakery", corpus.casualties.loc[0, "casualty_id"]):
        assert main(["show", identifier, "--data", str(written)]) == 0
        assert "four people" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.csv", None, "missing.csv"),
        ("empty.txt", b"", "empty.txt"),
        ("binary.txt", bytes(range(256)) * 20, "binary.txt"),
        ("nothing.txt", b"Advertisements\n", "nothing.txt"),
        ("untexted.csv", b"title,body\nA,B\n", "text"),
    ],
)
def test_wrong_input_is_one_line_and_leaves_nothing(tmp_path, capsys, name, content, words):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["extract", str(tmp_path / name), "--out", str(tmp_path / "out"), "-q"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("syria-news: ")
    assert error.count("\n") == 1
    assert words in error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "no-such-folder"], "no-such-folder: no such folder"),
        (["show", "no-such-article", "--data", "{written}"], "unknown identifier 'no-such-article'"),
        (
            ["extract", "{written}/articles.csv", "--out", "{written}/articles.csv"],
            "a file stands where a folder is needed",
        ),
        (["extract", "{written}/articles.csv", "--out", "{tmp}/x", "--codebooks", "{tmp}/none"], "none"),
        (["build", "--raw", "{tmp}/none", "--out", "{tmp}"], "none"),
    ],
)
def test_wrong_arguments_are_one_line(written, tmp_path, capsys, arguments, words):
    filled = [argument.format(written=written, tmp=tmp_path) for argument in arguments]
    assert main(filled) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("workers", ["0", "-1", "two"])
def test_a_wrong_number_of_workers_is_refused(capsys, workers):
    with pytest.raises(SystemExit) as leaving:
        main(["build", "--workers", workers])
    assert leaving.value.code == 2
    assert "write 1 or more" in capsys.readouterr().err


def test_two_workers_elsewhere_and_at_another_time_write_the_same(table, tmp_path):
    assert main(["extract", str(table), "--out", str(tmp_path / "one"), "-q"]) == 0
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C"}
    result = run("extract", table, "--out", tmp_path / "two", "--workers", "2", "-q", **elsewhere)
    assert result.returncode == 0, result.stderr
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_dask_cluster_writes_the_same(table, tmp_path):
    pytest.importorskip("distributed")
    assert main(["extract", str(table), "--out", str(tmp_path / "one"), "-q"]) == 0
    result = run("extract", table, "--out", tmp_path / "two", "--engine", "dask", "-q")
    assert result.returncode == 0, result.stderr
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_file_that_may_not_grow_leaves_no_table(table, tmp_path):
    out = tmp_path / "out"
    limited = f"ulimit -f 1; {sys.executable} -m syria_news extract {table} --out {out} -q"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, env=environment, check=False)
    assert result.returncode == 2
    assert result.stderr == f"syria-news: {out}: a file may not grow so large there; choose another place\n"
    assert [path.name for path in out.glob("*")] in ([], [PARTS])  # whole batches are kept for another try


def test_identifiers_name_no_files(tmp_path):
    file = tmp_path / "in" / "articles.csv"
    file.parent.mkdir()
    pd.DataFrame({"article_id": ["../../escaped", "/etc/x"], "text": TEXTS[:2]}).to_csv(file, index=False)
    assert main(["extract", str(file), "--out", str(tmp_path / "in" / "out"), "-q"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert {path.name for path in file.parent.iterdir()} == {"articles.csv", "out"}


def test_figures_are_drawn_all_or_none(written, tmp_path, monkeypatch):
    figures = pytest.importorskip("syria_news.figures")
    monkeypatch.setattr(figures, "FIGURES", {"actor-counts": figures.FIGURES["actor-counts"]})
    assert main(["figures", "--data", str(written), "--out", str(tmp_path / "figures")]) == 0
    assert {file.name for file in (tmp_path / "figures").iterdir()} == {"actor-counts.png", "actor-counts.svg"}


def test_output_that_nobody_reads_to_the_end_is_no_error(written):
    command = f"{sys.executable} -m syria_news show shells-hit-a-bakery --data {written} | head -n 1"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, check=True)
    assert result.stdout.startswith("Shells hit a bakery")
    assert result.stderr == ""


def test_a_killed_run_goes_on(tmp_path, monkeypatch):
    source = tmp_path / "articles.csv"
    texts = [f"{text} It was day {day} of the battle." for day in range(200) for text in TEXTS]
    pd.DataFrame({"text": texts}).to_csv(source, index=False)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "syria_news", "extract", str(source), "--out", str(out), "-q"]
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)})
    patience = time.monotonic() + 60
    while not (out / PARTS).is_dir() or len(list((out / PARTS).glob("[0-9a-f]*"))) < 2:
        assert process.poll() is None
        assert time.monotonic() < patience
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert [file.name for file in out.iterdir()] == [PARTS]
    kept = {file: file.stat().st_mtime_ns for file in (out / PARTS).iterdir() if not file.suffix}

    extracted = []
    from syria_news import extraction

    real = extraction.extract_rows
    monkeypatch.setattr(
        extraction, "extract_rows", lambda articles, lexicon: extracted.append(len(articles)) or real(articles, lexicon)
    )
    assert main(["extract", str(source), "--out", str(out), "-q"]) == 0
    assert extracted.count(0) >= len(kept) - 1
    assert len(Corpus.from_csv(out).check().articles) == 600
    assert not (out / PARTS).exists()
