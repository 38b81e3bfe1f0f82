"""The inner loop: articles in, the rows of their tables out, without pandas."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from syria_news import language, schema
from syria_news.dates import Interval, find_times
from syria_news.lexicon import Lexicon

__all__ = ["Article", "Rows", "extract_rows"]

Rows = dict[str, list[tuple[Any, ...]]]
FOUND = ("actors", "locations", "events", "casualties")


@dataclass(frozen=True, slots=True)
class Article:
    """What the extractor needs of one article; plain, so that it travels between processes."""

    article_id: str
    title: str | None
    text: str
    published: Interval


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
    rows: Rows = defaultdict(list)
    with _no_collection():
        documents = [language.read_document(a.article_id, a.text, a.title, a.published) for a in articles]
        language.parse(documents)
        for document in documents:
            for table, records in zip(FOUND, _records(document, lexicon), strict=True):
                rows[table] += [_row(table, document.article_id, record) for record in records]
        language.forget(documents)
    return rows


def _records(document: language.Document, lexicon: Lexicon) -> tuple[Sequence[object], ...]:
    """Find the actors, locations, events and casualties of one article."""
    from syria_news import casualties, claims, events, mentions

    found = mentions.find_mentions(document, lexicon)
    times = find_times(document, lexicon.folder)
    said = claims.find_claims(document, found, lexicon)
    happened = events.find_events(document, found, times, said, lexicon)
    harmed = casualties.find_casualties(document, found, times, said, happened, lexicon)
    return found.actors, found.locations, happened, harmed


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from looking for unused cycles, a sixth of the time: nothing of a batch is unused before its end."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _row(table: str, article_id: str, record: object) -> tuple[Any, ...]:
    return tuple(article_id if path is None else path(record) for path in _PATHS[table])


def _paths(table: str) -> list[attrgetter[Any] | None]:
    """How each column is read off a record; None for the article's identifier, which records do not carry."""
    inner = {"start": "span.start", "end": "span.end"}
    names = schema.TABLES[table].names
    return [None if name == "article_id" else attrgetter(inner.get(name, name)) for name in names]


_PATHS = {table: _paths(table) for table in FOUND}
