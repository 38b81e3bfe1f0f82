"""How much of the invented articles in tests/gold the extractor finds: floors that no change may break."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

import syria_news as sn

GOLD = Path(__file__).parent / "gold"

# F1, some hundredths below what is measured
FLOORS = {"figures": 0.83, "actors": 0.92, "locations": 0.91, "event types": 0.76}


@pytest.fixture(scope="module")
def gold():
    return {path.name.split(".")[0]: json.loads(path.read_text(encoding="utf-8")) for path in GOLD.glob("*.gold.json")}


@pytest.fixture(scope="module")
def corpus():
    return sn.extract(GOLD / "articles.csv")


def f1(wanted: Counter, found: Counter) -> float:
    return 2 * (wanted & found).total() / (wanted.total() + found.total())


def places_of(text, words):
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}{after}", text)]


def mentions(text, truth, table):
    """Where the actors or places of the gold stand: the longest names first, none inside another or an exception."""
    hits = []
    for group in ("actors", "locations"):
        for entry in truth[group]:
            barred = [span for words in entry["exceptions"] for span in places_of(text, words)]
            spans = [span for words in entry["surfaces"] for span in places_of(text, words)]
            hits += [(a, b, group) for a, b in spans if not any(x <= a and b <= y for x, y in barred)]
    taken: list[tuple[int, int, str]] = []
    for a, b, group in sorted(hits, key=lambda hit: hit[0] - hit[1]):
        if not any(x < b and a < y for x, y, _ in taken):
            taken.append((a, b, group))
    return sorted((a, b) for a, b, group in taken if group == table)


def shared(wanted, found) -> int:
    """How many of the wanted spans have a found one of their own that overlaps them."""
    left = sorted(found)
    before = len(left)
    for start, end in wanted:
        match = next((span for span in left if span[0] < end and start < span[1]), None)
        if match:
            left.remove(match)
    return before - len(left)


def figure(article_id, row):
    low, high = (None if pd.isna(row[name]) else int(row[name]) for name in ("low", "high"))
    return article_id, row["harm"], low, high


def test_casualty_figures(gold, corpus):
    wanted = Counter(figure(name, row) for name, truth in gold.items() for row in truth["casualties"])
    found = Counter(figure(row["article_id"], row) for row in corpus.casualties.to_dict("records"))
    assert f1(wanted, found) >= FLOORS["figures"]


@pytest.mark.parametrize("table", ["actors", "locations"])
def test_mentions(gold, corpus, table):
    rows = getattr(corpus, table)
    right = wanted = 0
    for article in corpus.articles.itertuples():
        spans = mentions(article.text, gold[article.article_id], table)
        own = rows[rows["article_id"] == article.article_id]
        right += shared(spans, zip(own["start"], own["end"], strict=True))
        wanted += len(spans)
    assert 2 * right / (wanted + len(rows)) >= FLOORS[table]


def test_event_types(gold, corpus):
    wanted = Counter((name, row["type"]) for name, truth in gold.items() for row in truth["events"])
    found = Counter(zip(corpus.events["article_id"], corpus.events["type"], strict=True))
    assert f1(wanted, found) >= FLOORS["event types"]


def test_every_quote_of_the_gold_is_verbatim(gold, corpus):
    texts = dict(zip(corpus.articles["article_id"], corpus.articles["text"], strict=True))
    for name, truth in gold.items():
        assert all(row["quote"] in texts[name] for row in truth["casualties"] + truth["events"])
