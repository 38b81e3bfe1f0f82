"""The whole way from articles to tables: batches of articles in, rows out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from syria_news import casualties, claims, dates, events, language, mentions, schema
from syria_news.lexicon import Lexicon, load_lexicon

__all__ = ["Article", "extract_rows"]

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Article:
    """What the extractor needs of one article; plain, so that it travels between processes."""

    article_id: str
    title: str | None
    text: str
    published: dates.Interval


def extract_rows(articles: Sequence[Article], lexicon: Lexicon) -> Rows:
    """Read a batch of articles.

    Parameters
    ----------
    articles : sequence of Article
        The batch.
    lexicon : Lexicon
        The codebooks.

    Returns
    -------
    dict of str to list of tuple
        The rows of the tables `actors`, `locations`, `events` and `casualties`, in the order of the schema's columns.
    """
    documents = [language.read_document(a.article_id, a.text, a.title, a.published) for a in articles]
    language.parse(documents)
    rows: Rows = defaultdict(list)
    for document in documents:
        found = mentions.find_mentions(document, lexicon)
        times = dates.find_times(document)
        said = claims.find_claims(document, found, lexicon)
        happened = events.find_events(document, found, times, said, lexicon)
        harmed = casualties.find_casualties(document, found, times, said, happened, lexicon)
        for table, records in (
            ("actors", found.actors),
            ("locations", found.locations),
            ("events", happened),
            ("casualties", harmed),
        ):
            rows[table] += [_row(table, document.article_id, record) for record in records]
    return rows


def _row(table: str, article_id: str, record: object) -> Row:
    return tuple(article_id if path is None else path(record) for path in _PATHS[table])


def _paths(table: str) -> list[attrgetter[Any] | None]:
    """How each column is read off a record; None for the article's identifier, which records do not carry."""
    inner = {"start": "span.start", "end": "span.end"}
    names = schema.TABLES[table].names
    return [None if name == "article_id" else attrgetter(inner.get(name, name)) for name in names]


_PATHS = {table: _paths(table) for table in ("actors", "locations", "events", "casualties")}
