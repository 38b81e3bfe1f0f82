from __future__ import annotations

import errno

import pandas as pd
import pytest
from corpora import hand_made

from syria_news import Corpus, SyriaNewsError
from syria_news.extraction.parts import PARTS, write_in_parts
from syria_news.schema.tables import make_frame, plain_rows


def rows_of(number):
    """The hand-made corpus under another name, as the rows of its tables."""
    corpus, name = hand_made(), f"article-{number:02}"
    tables = {}
    for table, frame in corpus.frames.items():
        renamed = frame.astype("object").replace("rastan", name)
        for column in renamed:
            renamed[column] = [c.replace("rastan-", f"{name}-") if isinstance(c, str) else c for c in renamed[column]]
        tables[table] = renamed
    for table in ("locations", "events", "casualties"):
        tables[table]["location_id"] = corpus.frames[table]["location_id"]
    tables["articles"]["position"] = tables["rejected"]["position"] = number
    return {table: list(plain_rows(make_frame(table, frame))) for table, frame in tables.items()}


def batches(number=4, dies_at=None, seen=None):
    """An extractor as `write_in_parts` asks for it."""

    def extract(skip):
        for place in range(number):
            tables = rows_of(place)
            if skip({name: tables[name] for name in ("articles", "rejected", "notes", "date_reasons")}):
                yield tables | dict.fromkeys(("actors", "locations", "events", "casualties"), ())
                continue
            if place == dies_at:
                raise KeyboardInterrupt
            if seen is not None:
                seen.append(place)
            yield tables

    return extract


def bytes_of(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_parts_give_the_same_bytes_as_a_whole(tmp_path):
    counts = write_in_parts(batches(), tmp_path / "parts")
    whole = {name: [row for n in range(4) for row in rows_of(n)[name]] for name in rows_of(0)}
    Corpus.from_rows(whole).check().to_csv(tmp_path / "whole")
    assert bytes_of(tmp_path / "parts") == bytes_of(tmp_path / "whole")
    assert counts["articles"] == 4
    assert counts["casualties"] == 28


def test_a_run_that_ended_early_goes_on_where_it_stopped(tmp_path):
    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        write_in_parts(batches(dies_at=2), tmp_path / "out")
    assert [file.name for file in (tmp_path / "out").iterdir()] == [PARTS]
    write_in_parts(batches(seen=seen), tmp_path / "out")
    assert seen == [2, 3]
    write_in_parts(batches(), tmp_path / "whole")
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


def test_what_was_written_under_other_settings_is_not_used(tmp_path):
    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        write_in_parts(batches(dies_at=2), tmp_path, settings="old codebooks")
    write_in_parts(batches(seen=seen), tmp_path, settings="new codebooks")
    assert seen == [0, 1, 2, 3]
    assert not (tmp_path / PARTS).exists()


def test_no_batches_make_empty_tables(tmp_path):
    write_in_parts(batches(0), tmp_path / "out")
    assert Corpus.from_csv(tmp_path / "out").articles.empty


def test_a_failure_before_the_first_batch_leaves_nothing(tmp_path):
    def failing(skip):
        raise SyriaNewsError("articles.csv: no column 'text'")
        yield

    with pytest.raises(SyriaNewsError):
        write_in_parts(failing, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_the_old_tables(tmp_path, monkeypatch):
    write_in_parts(batches(1), tmp_path)
    before = bytes_of(tmp_path)

    def full(*args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("syria_news.extraction.parts.save", full)
    with pytest.raises(SyriaNewsError, match="no space left"):
        write_in_parts(batches(3), tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


def test_parquet_in_groups_of_rows(tmp_path):
    pytest.importorskip("pyarrow")
    write_in_parts(batches(), tmp_path, form="parquet")
    table = pd.read_parquet(tmp_path / "casualties.parquet")
    assert len(table) == 28
    assert table["casualty_id"].is_unique
