"""Paragraphs as agencies, broadsheets, state media and aid groups write them, with every mention marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from syria_news.language import read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions

MARK = re.compile(r"\[([^\]=]+)=([^\]]+)\]|\{([^}=]+)=([^}]+)\}")
LINES = Path(__file__).with_name("marked_paragraphs.txt").read_text(encoding="utf-8").splitlines()
PARAGRAPHS = [line for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("marked", PARAGRAPHS, ids=lambda marked: MARK.sub(r"\1\3", marked)[:40])
def test_a_paragraph_mentions_just_these(marked: str) -> None:
    text = MARK.sub(r"\1\3", marked)
    found = find_mentions(read_document("a", text, None, None), load_lexicon())
    marks = [(f"[{m.surface}={m.actor_id}]", m.span) for m in found.actors]
    marks += [(f"{{{m.surface}={m.location_id}}}", m.span) for m in found.locations]
    again, end = "", 0
    for mark, span in sorted(marks, key=lambda item: item[1]):
        again += text[end : span.start] + mark
        end = span.end
    assert again + text[end:] == marked


@pytest.mark.parametrize(
    "unit", ["Medical Centre ", "Committee for the ", "Xyz, a town ", "BEIRUT, ", "Ab Cd, 34, and "]
)
def test_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    find_mentions(read_document("a", unit * 4000, None, None), load_lexicon())
