"""What belongs to the page and not to the report: tags, captions, links, datelines, authors."""

from __future__ import annotations

import pytest

from syria_news.language import read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import Mentions, find_mentions


def mentions(text: str, title: str = "") -> Mentions:
    """Find the mentions of a text below its title."""
    return find_mentions(read_document("a", f"{title}\n\n{text}" if title else text, title), load_lexicon())


def ids(found: Mentions) -> list[str]:
    """List what is mentioned, in the order of the text."""
    named = [(mention.span, mention.actor_id) for mention in found.actors]
    named += [(place.span, place.location_id) for place in found.locations]
    return [name for _, name in sorted(named)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. Tags Syria Homs Gas Attack Islamic State Turkey has closed its border.", ["turkey"]),
        ("He left. Tags Homs Idlib aid trucks Jaish al-Islam fighters said they left.", ["jaish-al-islam"]),
        ("They left Homs. ... 17 Related Turkish Army Shells Manbij US Sends Troops to Iraq", ["homs"]),
        ("They left. BEIRUT (Reuters) Turkey has closed its border.", ["turkey"]),
        ("They left. AMMAN March 3 (RIA Novosti) Turkey has closed its border.", ["turkey"]),
        ("Last updated at Mar 022016 AMMAN Turkey has closed its border.", ["turkey"]),
        ("They left. AFP 2016 Karim Haddad Russian Jets Hit Depot in Homs The UN denied it.", ["united-nations"]),
        ("They left. Sputnik Boris Orlov US Plane Crashes in Iraq Earlier Turkey sent aid.", ["turkey"]),
        ("A girl runs past a wall in Homs. (Reuters) Turkey has closed its border.", ["turkey"]),
        ("A girl runs past a wall in Homs on May 3 2016 (AP Photo) Turkey has closed its border.", ["turkey"]),
        ("They left Homs. Samer Y./Ghada", ["homs"]),
        ("They left Homs. SANA-Turkey has closed its border.", ["homs", "turkey"]),
        ("We must help them. Ann Miller London • Turkey must act.", ["turkey"]),
    ],
)  # fmt: skip
def test_what_belongs_to_the_page_mentions_nobody(text: str, expected: list[str]) -> None:
    assert ids(mentions(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told Reuters (AFP reported it too) that Homs fell.", ["reuters", "agence-france-presse", "homs"]),
        ("Homs fell. Reuters reported that Turkey had closed its border.", ["homs", "reuters", "turkey"]),
        ("A girl was killed in Homs. (Reuters)", ["homs"]),
    ],
)
def test_outlets_that_tell_are_mentions(text: str, expected: list[str]) -> None:
    assert ids(mentions(text)) == expected
