import json
import os
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news import errors
from syria_news.reading import read_articles, read_batches
from syria_news.reading.given_days import read_day
from syria_news.reading.identifiers import slug
from syria_news.schema.tables import make_frame

PAGES = Path(__file__).parent / "pages"
BODY = "The mill ground its first sacks on Tuesday, the miller said."
PAGE = f"Mill turns again\n\n{BODY}\n\nSource: AFP\n"


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def frame(**columns):
    return pd.DataFrame(columns)


# Forms of input


def test_a_page_becomes_rows(tmp_path):
    articles, rejected, notes = read_articles(write(tmp_path, "page.txt", PAGE))
    (row,) = articles.itertuples()
    assert row.article_id == "mill-turns-again"
    assert row.text == f"Mill turns again\n\n{BODY}"
    assert (row.sources, row.file, row.position, row.date_basis) == ("AFP", "page.txt", 0, "unknown")
    assert row.words == len(row.text.split())
    assert pd.isna(row.published)
    assert rejected.empty
    assert notes.empty


def test_the_frames_follow_the_schema(tmp_path):
    reading = read_articles(write(tmp_path, "page.txt", PAGE))
    for name, found in reading._asdict().items():
        pd.testing.assert_frame_equal(found.iloc[:0], make_frame(name).iloc[:0])


def test_a_day_that_the_page_prints_is_used():
    articles = read_articles(PAGES / "bylines.txt").articles
    assert articles.published.dt.day.tolist() == [14, 11, 8]
    assert set(articles.date_basis) == {"printed"}


def test_a_folder_is_read_with_all_below_it_in_order_of_names(tmp_path):
    write(tmp_path, "b/page.txt", PAGE)
    write(tmp_path, "a.csv", "title,text\nOven lit,Bread was baked.\n")
    write(tmp_path, "c.jsonl", json.dumps({"text": "Rain fell."}) + "\n")
    write(tmp_path, ".hidden.txt", PAGE)
    write(tmp_path, "read.me", "not an archive")
    articles, rejected, notes = read_articles(tmp_path)
    assert articles.file.tolist() == ["a.csv", "b/page.txt", "c.jsonl"]
    assert rejected.empty
    assert notes.file.tolist() == ["read.me"]


def test_several_paths_give_the_same_rows_in_any_order(tmp_path):
    paths = [write(tmp_path, name, PAGE) for name in ("x/b.txt", "y/a.txt")]
    one, other = read_articles(paths).articles, read_articles(map(str, reversed(paths))).articles
    pd.testing.assert_frame_equal(one, other)
    assert one.file.tolist() == ["x/b.txt", "y/a.txt"]


def test_the_same_file_twice_is_read_once(tmp_path):
    path = write(tmp_path, "a.txt", PAGE)
    assert len(read_articles([path, str(path), tmp_path]).articles) == 1


def test_csv_with_other_marks_and_letters(tmp_path):
    path = write(tmp_path, "a.csv", '\ufeffText;Title;Extra\r\n"Bread; and\r\nbutter.";Oven lit;1\r\n')
    (row,) = read_articles(path).articles.itertuples()
    assert row.text == "Oven lit\n\nBread; and\nbutter."


def test_tsv_and_no_title(tmp_path):
    path = write(tmp_path, "a.tsv", "text\tsource\nBread was baked.\tAFP\n")
    (row,) = read_articles(path).articles.itertuples()
    assert (row.text, row.sources, row.article_id) == ("Bread was baked.", "AFP", "bread-was-baked")
    assert pd.isna(row.title)


def test_the_callers_text_is_the_body_even_where_it_begins_with_the_title():
    articles = read_articles(frame(title=["Oven lit"], text=["Oven lit\n\n  Bread. "])).articles
    assert articles.text.tolist() == ["Oven lit\n\nOven lit\n\n  Bread. "]


def test_parquet(tmp_path):
    pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    frame(text=["Bread was baked.", None], published=pd.to_datetime(["2016-10-03", None])).to_parquet(path)
    articles, rejected, _ = read_articles(path)
    assert articles.published.tolist() == [pd.Timestamp("2016-10-03")]
    assert rejected.reason.tolist() == ["no text"]


def test_parquet_without_pyarrow_names_the_line_that_installs_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(errors.MissingExtraError, match=r'pip install "syria-news\[parquet\]"'):
        read_articles(write(tmp_path, "a.parquet", b"PAR1"))


def test_batches_give_the_same_rows(tmp_path):
    given_frame = frame(title=["Oven lit"] * 7, text=["Bread.", "", *["Bread."] * 5])
    batches = list(read_batches(given_frame, size=2))
    whole = read_articles(given_frame)
    for name in whole._fields:
        together = [row for batch in batches for row in getattr(batch, name)]
        pd.testing.assert_frame_equal(make_frame(name, together), getattr(whole, name))
    assert all(len(batch) <= 2 for batch in batches)


# Frames of callers


def test_the_callers_frame_is_not_changed():
    given_frame = pd.DataFrame(
        {
            "text": pd.Categorical(["Bread.\r\n", None, "Salt."]),
            "published": ["2016-10-03", "nonsense", None],
            "article_id": [7, 8, 9],
        },
        index=pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2)]),
    )
    copy = given_frame.copy(deep=True)
    articles, rejected, _ = read_articles(given_frame)
    pd.testing.assert_frame_equal(given_frame, copy)
    assert articles.article_id.tolist() == ["7", "9"]
    assert rejected.article_id.tolist() == ["8"]
    assert articles.position.tolist() == [0, 2]


def test_an_index_of_identifiers_is_used():
    given_frame = pd.DataFrame({"text": ["Bread.", "Salt."]}, index=pd.Index(["b", "s"], name="article_id"))
    assert read_articles(given_frame).articles.article_id.tolist() == ["b", "s"]


def test_an_identifier_that_stands_twice_is_rejected_and_the_rest_goes_through():
    articles, rejected, _ = read_articles(frame(article_id=["a", "a", "b"], text=["One.", "Two.", "Three."]))
    assert articles.article_id.tolist() == ["a", "b"]
    assert rejected.values.tolist() == [
        [pd.NA, 1, "a", "article_id 'a' is that of an article before it; give each its own"]
    ]


@pytest.mark.parametrize("text", [None, np.nan, pd.NA, pd.NaT, "", "  \u00a0\n", 3, 2.5, ["a"], b"bytes"])
def test_a_text_that_is_none_is_rejected(text):
    articles, rejected, _ = read_articles(frame(text=pd.Series([text, "Bread."], dtype=object)))
    assert articles.text.tolist() == ["Bread."]
    assert rejected.position.tolist() == [0]
    assert "text" in rejected.reason[0]


def test_names_of_articles_without_one_are_made_from_what_they_say():
    given_frame = frame(title=["Oven lit", "Oven lit", "Oven lit", None, "خبز"], text=["A.", "B.", "B.", "C is.", "D."])
    names = read_articles(given_frame).articles.article_id.tolist()
    assert names[0] == "oven-lit"
    assert names[1].startswith("oven-lit-")
    assert names[2] == f"{names[1]}-2"
    assert names[3] == "c-is"
    assert names[4].startswith("article-")
    assert len(set(names)) == 5


def test_adding_an_article_renames_none():
    given_frame = frame(title=["Oven lit", "Well dug", "Oven lit"], text=["A.", "B.", "C."])
    longer = pd.concat([given_frame, frame(title=["Oven lit"], text=["D."])])
    assert (
        read_articles(longer).articles.article_id.tolist()[:3]
        == read_articles(given_frame).articles.article_id.tolist()
    )


def test_names_are_short_and_plain():
    assert slug("Élan") == "elan"
    assert slug("a" * 500) == "a" * 72
    assert slug("Well, oven, mill, barn, byre") == "well-oven-mill-barn"
    assert slug("؟") == ""


@pytest.mark.parametrize(
    "value",
    [
        "2016-10-03",
        "20161003",
        20161003,
        20161003.0,
        "3 October 2016",
        "Oct. 3, 2016",
        "Mon, 03 Oct 2016 09:14:00 GMT",
        "2016-10-03T23:59:00+11:00",
        "2016-10-03 23:59:00Z",
        "2016/10/03",
        date(2016, 10, 3),
        datetime(2016, 10, 3, 23, 59, tzinfo=UTC),
        pd.Timestamp("2016-10-03 23:59", tz="Asia/Damascus"),
        pd.Period("2016-10-03"),
        np.datetime64("2016-10-03"),
    ],
)
def test_days_as_callers_write_them(value):
    assert read_day(value) == (date(2016, 10, 3),) * 2


def test_time_zones_and_months():
    given_frame = frame(text=["A.", "B.", "C."], published=["2016-10-03T23:30:00-07:00", "2016-10", "2016"])
    articles = read_articles(given_frame).articles
    assert articles.published.tolist() == [pd.Timestamp("2016-10-03"), pd.NaT, pd.NaT]
    assert articles.published_earliest.tolist() == list(pd.to_datetime(["2016-10-03", "2016-10-01", "2016-01-01"]))
    assert articles.published_latest.tolist() == list(pd.to_datetime(["2016-10-03", "2016-10-31", "2016-12-31"]))
    assert set(articles.date_basis) == {"given"}


@pytest.mark.parametrize("value", ["soon", "03/04/2016", "2016-13-40", True, 12, "9" * 500, [1], "0000-00"])
def test_a_day_that_cannot_be_read_is_noted_and_the_article_kept(value):
    articles, rejected, notes = read_articles(frame(text=["A."], published=pd.Series([value], dtype=object)))
    assert articles.date_basis.tolist() == ["unknown"]
    assert rejected.empty
    assert "YYYY-MM-DD" in notes.note[0]


def test_bounds_given_by_the_caller():
    articles, _, notes = read_articles(
        frame(text=["A.", "B."], published_earliest=["2016-10-01", "2016-10-09"], published_latest=["2016-10-05"] * 2)
    )
    assert articles.published_earliest.tolist() == [pd.Timestamp("2016-10-01"), pd.NaT]
    assert articles.date_basis.tolist() == ["given", "unknown"]
    assert len(notes) == 1


# Encodings and damage


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (PAGE.encode("utf-8-sig"), None),
        (PAGE.replace("\n", "\r\n").encode(), None),
        (PAGE.encode("utf-16"), None),
        (PAGE.encode("utf-32"), None),
        (PAGE.encode("utf-16-le"), "UTF-16-LE"),
        (PAGE.replace("mill ", "‘mill’ ").encode("cp1252"), "Windows-1252"),
        (PAGE.encode() + "é".encode()[:1], "cut off"),
        (PAGE.encode() + b"\0\0", "2 NUL characters"),
        (PAGE.replace("said", "‘said’ “so” – é").encode() + b"\n\nIt was \xff so.", "damaged"),
        (PAGE.replace("mill ", "mill’s ").encode().decode("cp1252").encode(), "mojibake"),
    ],
)
def test_encodings(tmp_path, content, note):
    articles, rejected, notes = read_articles(write(tmp_path, "page.txt", content))
    assert articles.title.tolist()[0] == "Mill turns again"
    assert rejected.empty
    assert "â" not in articles.text[0]
    assert "\0" not in articles.text[0]
    assert notes.note.str.contains(note).tolist() == [True] if note else notes.empty


def test_texts_of_a_frame_are_mended_and_noted():
    text = pd.Series(["the millâ€™s\r\nwheel\0\ud800"], dtype=object)
    articles, _, notes = read_articles(frame(text=text, title=["Mill\r\nturns"]))
    assert articles.text.tolist() == ["Mill turns\n\nthe mill’s\nwheel\ufffd"]
    assert len(notes) == 5
    assert set(notes.article_id) == {"mill-turns"}


def test_rows_of_csv_that_do_not_fit_are_rejected(tmp_path):
    path = write(tmp_path, "a.csv", "title,text\na,b,c\nOven lit,Bread.\nonly a title\n\n")
    articles, rejected, _ = read_articles(path)
    assert articles.position.tolist() == [1]
    assert rejected.position.tolist() == [0, 2]


def test_lines_that_are_no_json_are_rejected(tmp_path):
    path = write(tmp_path, "a.jsonl", '{"text": "Bread."}\n{broken\n[1]\n\n{"title": "x"}\n' + "[" * 100_000 + "\n")
    articles, rejected, _ = read_articles(path)
    assert articles.text.tolist() == ["Bread."]
    assert rejected.position.tolist() == [1, 2, 3, 4]


def test_one_bad_file_leaves_the_others(tmp_path):
    write(tmp_path, "a.txt", "")
    write(tmp_path, "b.csv", "x,y\n1,2\n")
    write(tmp_path, "c.txt", b"\x89PNG\r\n\x1a\n\0\0\0")
    write(tmp_path, "d.txt", PAGE)
    articles, rejected, _ = read_articles(tmp_path)
    assert articles.file.tolist() == ["d.txt"]
    assert rejected.file.tolist() == ["a.txt", "b.csv", "c.txt"]
    assert rejected.position.isna().all()


# Size


def test_a_line_of_fifty_megabytes(tmp_path):
    path = write(tmp_path, "page.txt", "Mill turns again\n\n" + "grain " * 8_400_000)
    articles = read_articles(path).articles
    assert articles.title.tolist() == ["Mill turns again"]
    assert len(articles.text[0]) > 50_000_000


def test_an_article_of_a_million_characters_in_csv(tmp_path):
    path = write(tmp_path, "a.csv", f'text\n"{"Bread was baked. " * 60_000}"\n')
    assert read_articles(path).articles.words.tolist() == [180_000]


def test_ten_thousand_empty_articles(tmp_path):
    path = write(tmp_path, "a.csv", "title,text\n" + "Oven lit,\n" * 10_000)
    articles, rejected, _ = read_articles(path)
    assert articles.empty
    assert len(rejected) == 10_000


def test_ten_thousand_times_the_same_article():
    names = read_articles(frame(text=["Bread was baked."] * 10_000)).articles.article_id
    assert names.is_unique


# Properties

cells = st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.binary())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells, cells), max_size=6))
def test_any_frame_is_read_and_each_article_is_read_or_rejected(rows):
    given_frame = pd.DataFrame(rows, columns=["article_id", "title", "text", "published"], dtype=object)
    articles, rejected, _ = read_articles(given_frame)
    assert len(articles) + len(rejected) == len(rows)
    assert articles.article_id.is_unique
    for row in articles.itertuples():
        assert "\r" not in row.text
        assert "\0" not in row.text
        if pd.notna(row.title):
            assert row.text.startswith(f"{row.title}\n\n")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("bytes")
    try:
        for name in ("a.txt", "a.csv", "a.jsonl"):
            try:
                read_articles(write(folder, name, content))
            except errors.InputError:
                continue
    finally:
        shutil.rmtree(folder)


@settings(max_examples=40, deadline=None)
@given(st.text(st.one_of(st.characters(exclude_categories=["Cc", "Cs"]), st.sampled_from('\r\n\0\t",;'))))
def test_what_is_written_as_csv_is_read_again(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("csv")
    first = read_articles(frame(text=[f"Bread {text}"])).articles
    path = folder / "a.csv"
    first[["article_id", "text"]].to_csv(path, index=False, lineterminator="\n")
    assert read_articles(path).articles.text.tolist() == first.text.tolist()
    os.remove(path)
    folder.rmdir()
