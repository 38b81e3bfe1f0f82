"""Who did what to whom, construction by construction; `event_roles.csv` is the specification, in our own sentences."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from syria_news.claims import find_claims
from syria_news.dates import find_times
from syria_news.events import Event, find_events
from syria_news.language import parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions

LEXICON = load_lexicon()
with Path(__file__).with_name("event_roles.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = list(csv.DictReader(file))


@cache
def all_events() -> list[list[Event]]:
    """The events of each text, all parsed in one batch."""
    documents = [read_document(f"a{number}", row["text"]) for number, row in enumerate(SENTENCES)]
    parse(documents)
    found = []
    for document in documents:
        mentions = find_mentions(document, LEXICON)
        claims = find_claims(document, mentions, LEXICON)
        found.append(find_events(document, mentions, find_times(document), claims, LEXICON))
    return found


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=[row["text"][:60] for row in SENTENCES])
def test_who_did_what_to_whom(number: int) -> None:
    row = SENTENCES[number]
    told = [event for event in all_events()[number] if (event.type, event.trigger) == (row["type"], row["trigger"])]
    assert told, all_events()[number]
    assert (told[0].source or "", told[0].target or "") == (row["source"], row["target"])
