"""Notes in the styles of conflict coders: the dead that count add up to the fatalities that the coder would give.

The rules were written by the notes of one half of `coder_notes.csv`; the notes of the other were only ever scored.
"""

import csv
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import syria_news as sn
from syria_news.tallies import countable

NOTES = Path(__file__).with_name("coder_notes.csv")


@cache
def half(name):
    with NOTES.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["half"] == name]


def counted(notes):
    """The people killed in each note: no part, no repetition, no toll of several incidents."""
    names = [f"note-{number}" for number in range(len(notes))]
    frame = pd.DataFrame({"article_id": names, "title": "", "text": [row["note"] for row in notes]})
    rows = sn.extract(frame.assign(published="2020-12-31")).casualties
    rows = rows[countable(rows) & (rows["harm"] == "killed")]
    people = rows["low"].fillna(rows["high"]).groupby(rows["article_id"]).sum()
    return people.reindex(names, fill_value=0).tolist()


@pytest.mark.parametrize("name", ["write", "check"])
def test_the_dead_of_notes_add_up(name):
    notes = half(name)
    right = [int(row["fatalities"]) == dead for row, dead in zip(notes, counted(notes), strict=True)]
    assert sum(right) >= 0.9 * len(notes)


def test_notes_without_casualties_yield_none():
    notes = [row for row in half("write") if row["fatalities"] == "0"]
    assert counted(notes) == [0] * len(notes)
