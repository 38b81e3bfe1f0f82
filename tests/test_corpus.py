from __future__ import annotations

import errno
import gc
import json
import os
import sqlite3
import subprocess
import sys
import weakref
from contextlib import closing
from dataclasses import replace

import pandas as pd
import pytest
from corpora import TEXT, hand_made
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from syria_news import Corpus, SyriaNewsError
from syria_news.corpus import writing
from syria_news.corpus.writing import save, write_csv
from syria_news.schema import ALL_TABLES
from syria_news.schema.tables import make_frame, plain_rows, read_table


@pytest.fixture(scope="module")
def corpus():
    return hand_made()


def bytes_of(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def assert_same(one: Corpus, other: Corpus):
    for name, frame in one.frames.items():
        assert_frame_equal(frame, other.frames[name])


def test_tables_have_the_columns_and_types_of_the_schema(corpus):
    for name, frame in corpus.frames.items():
        assert list(frame.columns) == ALL_TABLES[name].names
    assert corpus.casualties.dtypes.astype(str)[["low", "approximate", "harm", "date_from"]].tolist() == [
        "Int64", "boolean", "category", "datetime64[s]",
    ]  # fmt: skip
    assert corpus.articles["date_basis"].cat.ordered


def test_an_empty_corpus_is_a_corpus(tmp_path):
    empty = Corpus()
    empty.check().to_csv(tmp_path)
    assert_same(empty, Corpus.from_csv(tmp_path))
    assert "0 articles" in repr(empty)


def test_csv_comes_back_as_it_was(corpus, tmp_path):
    corpus.to_csv(tmp_path)
    assert_same(corpus, Corpus.from_csv(tmp_path))


def test_the_same_corpus_gives_the_same_bytes_in_any_order(corpus, tmp_path):
    corpus.to_csv(tmp_path / "one")
    shuffled = {name: frame.sample(frac=1, random_state=3) for name, frame in corpus.frames.items()}
    Corpus.from_rows(shuffled).to_csv(tmp_path / "other")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "other")


@settings(deadline=None, max_examples=50)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), safe=st.booleans())
def test_any_text_survives_csv(tmp_path_factory, text, safe):
    article = ("a", None, text, None, None, None, "unknown", None, None, None, 0, 1)
    file = tmp_path_factory.getbasetemp() / "articles.csv"
    articles = make_frame("articles", [article])
    save(file, lambda out: write_csv(out, list(articles), plain_rows(articles), safe))
    assert read_table(file, "articles", safe).loc[0, "text"] == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_is_given_no_formula(tmp_path, start):
    article = ("a", f"{start}cmd()", f"{start}cmd()", None, None, None, "unknown", None, None, None, 0, 1)
    Corpus.from_rows({"articles": [article]}).to_csv(tmp_path, spreadsheet_safe=True)
    cells = pd.read_csv(tmp_path / "articles.csv", keep_default_na=False)
    assert cells.loc[0, "title"] == cells.loc[0, "text"] == f"'{start}cmd()"


def test_nothing_is_guarded_unless_asked(corpus, tmp_path):
    corpus.to_csv(tmp_path)
    assert b"'" not in (tmp_path / "actors.csv").read_bytes()


def test_other_files_of_the_folder_are_left_alone(corpus, tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "SOURCES.md").write_text("mine")
    corpus.to_csv(tmp_path)
    corpus.to_csv(tmp_path)
    assert (tmp_path / "SOURCES.md").read_text() == "mine"
    expected = {"raw", "SOURCES.md", "datapackage.json", *(f"{name}.csv" for name in ALL_TABLES)}
    assert {file.name for file in tmp_path.iterdir()} == expected


def test_a_full_disk_leaves_the_old_tables(corpus, tmp_path, monkeypatch):
    corpus.to_csv(tmp_path)
    before = bytes_of(tmp_path)

    def full(*args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("syria_news.corpus.write_datapackage", full)
    with pytest.raises(SyriaNewsError, match="no space left on the disk; free some and run again"):
        Corpus().to_csv(tmp_path)
    assert bytes_of(tmp_path) == before


def test_a_failed_run_leaves_no_new_folder(corpus, tmp_path, monkeypatch):
    def full(*args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("syria_news.corpus.write_datapackage", full)
    with pytest.raises(SyriaNewsError):
        corpus.to_csv(tmp_path / "new")
    assert not list(tmp_path.iterdir())


def test_a_process_killed_while_moving_files_leaves_the_new_tables(corpus, tmp_path, monkeypatch):
    Corpus().to_csv(tmp_path)
    moves = []

    def killed(old, new):
        moves.append(new)
        if len(moves) == 3:
            raise KeyboardInterrupt
        os.rename(old, new)

    with monkeypatch.context() as patched:
        patched.setattr("syria_news.corpus.writing.os.replace", killed)
        with pytest.raises(KeyboardInterrupt):
            corpus.to_csv(tmp_path)
    assert_same(corpus, Corpus.from_csv(tmp_path))
    writing.finish_replacing(tmp_path)
    assert_same(corpus, Corpus.from_csv(tmp_path))
    assert not (tmp_path / writing.NEW).exists()


def test_a_process_killed_while_writing_leaves_the_old_tables(corpus, tmp_path):
    corpus.to_csv(tmp_path)
    before = bytes_of(tmp_path)
    script = (
        "import os, sys; from pathlib import Path; from syria_news.corpus.writing import new_files\n"
        "with new_files(Path(sys.argv[1])) as new:\n"
        "    (new / 'casualties.csv').write_text('half'); os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert_same(corpus, Corpus.from_csv(tmp_path))
    corpus.to_csv(tmp_path)
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize(
    ("write", "path", "words"),
    [
        (Corpus.to_csv, "taken", "a file stands where a folder is needed"),
        (Corpus.to_csv, "taken/deeper", "a file stands where a folder is needed"),
        (Corpus.to_sqlite, "folder", "a folder stands there; name a file"),
        (Corpus.to_geojson, "folder", "a folder stands there; name a file"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_with_the_mend(corpus, tmp_path, write, path, words):
    (tmp_path / "taken").write_text("mine")
    (tmp_path / "folder").mkdir()
    with pytest.raises(SyriaNewsError, match=words):
        write(corpus, tmp_path / path)
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("events.csv", None, "events.csv: no such file"),
        ("events.csv", "", "events.csv: not a table of this package"),
        ("events.csv", "a,b\n1,2\n", "column 'event_id' is missing"),
        ("notes.csv", "file,article_id,note,colour\n", "unknown column 'colour'"),
        ("rejected.csv", "file,position,article_id,reason\na,first,b,c\n", "position 'first' does not fit"),
        ("notes.csv", b"file,article_id,note\n\xff\xfe,a,b\n", "notes.csv: not a table of this package"),
    ],
)
def test_tables_that_cannot_be_read_are_named_with_the_mend(corpus, tmp_path, file, content, words):
    corpus.to_csv(tmp_path)
    if content is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SyriaNewsError) as error:
        Corpus.from_csv(tmp_path)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_a_good_corpus_passes_its_checks(corpus):
    assert corpus.check() is corpus


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("casualties", "quote", "killed 13 people", "text[44:60] of article 'rastan' is not the quote"),
        ("actors", "end", 4, "actors, row 1: text[29:4]"),
        ("casualties", "low", 99, "casualties, row 1: low is above high"),
        ("casualties", "event_id", "e-none", "event_id 'e-none' is not in events.event_id"),
        ("casualties", "part_of", "c-none", "part_of 'c-none' is not in casualties.casualty_id"),
        ("events", "article_id", "gone", "article_id 'gone' is not in articles.article_id"),
        ("events", "trigger", "bombing", "the trigger 'bombing' is not in the quote"),
        ("events", "geo_precision", 7, "geo_precision 7 is not allowed"),
        ("events", "quote", pd.NA, "quote is missing, and may not be"),
        ("locations", "latitude", 134.0, "latitude 134.0 is not allowed"),
        ("articles", "published_latest", pd.Timestamp("2016-01-01"), "published_earliest is above published_latest"),
    ],
)
def test_checks_name_what_is_wrong(corpus, table, column, value, words):
    frame = corpus.frames[table].copy()
    frame.loc[0, column] = value
    with pytest.raises(SyriaNewsError) as error:
        replace(corpus, **{table: frame}).check()
    assert words in str(error.value)


def test_checks_find_keys_that_stand_twice(corpus):
    twice = pd.concat([corpus.events, corpus.events], ignore_index=True)
    with pytest.raises(SyriaNewsError, match="stands twice"):
        replace(corpus, events=twice).check()


def test_checks_find_a_wrong_column_and_a_wrong_type(corpus):
    with pytest.raises(SyriaNewsError, match="column 'quote' is missing"):
        replace(corpus, events=corpus.events.drop(columns="quote")).check()
    with pytest.raises(SyriaNewsError, match="start has the type float64"):
        replace(corpus, actors=corpus.actors.astype({"start": "float64"})).check()


def test_sqlite_has_keys_that_hold(corpus, tmp_path):
    corpus.to_sqlite(tmp_path / "corpus.db")
    corpus.to_sqlite(tmp_path / "corpus.db")
    with closing(sqlite3.connect(tmp_path / "corpus.db")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        killed = "SELECT count(*) FROM casualties JOIN events USING (event_id) WHERE harm = 'killed'"
        assert database.execute(killed).fetchone() == (4,)
        assert database.execute("SELECT text FROM articles").fetchone() == (TEXT,)
    assert [file.name for file in tmp_path.iterdir()] == ["corpus.db"]


def test_geojson_places_rows_and_keeps_those_without_a_place(corpus, tmp_path):
    corpus.to_geojson(tmp_path / "figures.geojson", table="casualties")
    features = json.loads((tmp_path / "figures.geojson").read_text(encoding="utf-8"))["features"]
    assert len(features) == len(corpus.casualties)
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [36.735, 34.925]}
    assert features[4]["geometry"] is None
    assert features[0]["properties"]["figure"] == "12"


def test_geojson_of_a_table_without_places_is_refused(corpus, tmp_path):
    with pytest.raises(SyriaNewsError, match="write one of events, casualties, locations"):
        corpus.to_geojson(tmp_path / "x.geojson", table="articles")


def test_parquet_holds_the_same_rows(corpus, tmp_path):
    pytest.importorskip("pyarrow")
    corpus.to_parquet(tmp_path)
    assert_same(corpus, Corpus.from_parquet(tmp_path))
    assert len(pd.read_parquet(tmp_path / "events.parquet")) == len(corpus.events)
    assert json.loads((tmp_path / "datapackage.json").read_text())["resources"][0]["path"] == "articles.parquet"


@pytest.mark.parametrize("content", [None, b"", b"PAR1 not really"])
def test_parquet_that_cannot_be_read_is_named(corpus, tmp_path, content):
    pytest.importorskip("pyarrow")
    corpus.to_parquet(tmp_path)
    if content is None:
        (tmp_path / "events.parquet").unlink()
    else:
        (tmp_path / "events.parquet").write_bytes(content)
    with pytest.raises(SyriaNewsError, match=r"events\.parquet: no"):
        Corpus.from_parquet(tmp_path)


def test_the_summary_counts_and_escapes(corpus):
    assert "Corpus of 1 article, citing 2 outlets" in repr(corpus)
    assert "events           3  reports of 2 happenings: ASSAULT 2, CONSULT 1" in repr(corpus)
    assert "<td" in corpus._repr_html_()


def test_dimensions_hold_every_actor_and_place_named(corpus):
    assert corpus.actors["actor_id"].isin(corpus.actor_codebook["actor_id"]).all()
    assert corpus.locations["location_id"].isin(corpus.gazetteer["location_id"]).all()
    assert corpus.actor_codebook["actor_id"].is_unique
    assert corpus.gazetteer["location_id"].is_unique
    assert "" not in corpus.actor_codebook.to_numpy(na_value=None)


def test_dates_are_explained(corpus):
    assert corpus.explain_date("rastan") == ["‘Monday’ lies on or before publication"]
    with pytest.raises(SyriaNewsError, match="unknown article 'rastn'; did you mean 'rastan'"):
        corpus.explain_date("rastn")


def test_a_corpus_that_is_no_longer_used_is_let_go():
    corpus = hand_made()
    row, gone = corpus.casualties.iloc[0], weakref.ref(corpus)
    del corpus
    gc.collect()
    assert gone() is None
    assert row["figure"] == "12"
