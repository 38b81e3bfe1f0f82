"""The committed figures are what the committed tables give, byte for byte."""

import re
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

import syria_news as sn
from syria_news import style
from syria_news.errors import TableError
from syria_news.figures import FIGURES, draw_figures, read_accuracy

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "figures"
LOCKED = re.search(r"^matplotlib==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)[1]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    measured = read_accuracy(ROOT / "benchmarks" / "accuracy.csv")
    return sorted(draw_figures(sn.load(), folder, measured))


def test_every_figure_is_there_as_png_and_svg():
    names = {f"{name}.{suffix}" for name in [*FIGURES, "accuracy"] for suffix in ("png", "svg")}
    assert {path.name for path in FOLDER.iterdir()} == names


@pytest.mark.skipif(mpl.__version__ != LOCKED, reason=f"the figures were drawn with matplotlib {LOCKED}")
def test_redrawing_gives_the_committed_bytes(drawn):
    changed = [path.name for path in drawn if path.read_bytes() != (FOLDER / path.name).read_bytes()]
    assert changed == [], "run `make figures`"


def test_drawing_leaves_no_figure_open(drawn):
    assert drawn
    assert plt.get_fignums() == []


def test_nothing_in_a_file_tells_when_or_with_what_it_was_drawn(drawn):
    for path in drawn:
        assert not re.search(rb"<dc:date>|Matplotlib v|Software", path.read_bytes())


def test_saving_twice_gives_the_same_bytes(tmp_path):
    figure, ax = plt.subplots()
    ax.plot([1, 2], [3, 4])
    one, two = style.save(figure, tmp_path / "one"), style.save(figure, tmp_path / "two")
    plt.close(figure)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_accuracy_is_drawn_only_where_it_was_measured(tmp_path, monkeypatch):
    monkeypatch.setattr("syria_news.figures.FIGURES", {})
    assert list(draw_figures(sn.load(), tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "cannot be read"), ("", "cannot be read"), ("figure,all\nx,1\n", "'first half' is missing")],
)
def test_a_table_that_is_no_accuracy_table_is_named(text, words, tmp_path):
    file = tmp_path / "accuracy.csv"
    if text is not None:
        file.write_text(text)
    with pytest.raises(TableError, match=words):
        read_accuracy(file)


def test_the_committed_accuracy_is_whole():
    table = pd.read_csv(ROOT / "benchmarks" / "accuracy.csv")
    assert table["figure"].is_unique
    assert table[["all", "first half", "second half"]].stack().dropna().between(0, 1).all()
