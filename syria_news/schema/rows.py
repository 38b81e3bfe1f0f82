"""Rows of the tables as plain values, for which pandas need not be loaded, and the one order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from syria_news.schema import ALL_TABLES

__all__ = ["Row", "plain", "sort_rows"]

Row = Sequence[Any]
_BY_FILE = ("articles", "notes", "rejected")  # notes stay in the order in which their file was read
_WITHIN = ("start", "end", "event_id", "casualty_id", "step")


def plain(rows: Iterable[Row]) -> list[Row]:
    """Give rows as plain values: None for missing, ISO days for dates.

    Examples
    --------
    >>> plain([("Homs", "", float("nan"), date(2016, 2, 1))])
    [('Homs', None, None, '2016-02-01')]
    """
    return [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> Any:
    if value is None or value == "" or value != value:  # only what is no number differs from itself
        return None
    return value.isoformat() if isinstance(value, date) else value


def sort_rows(name: str, rows: Sequence[Row], articles: Iterable[str]) -> list[Row]:
    """Put rows in the one order that they have on every machine: by article, then by place in the text.

    Parameters
    ----------
    name : str
        The table's name.
    rows : sequence of tuple
        In the order of the schema's columns, None for missing.
    articles : iterable of str
        The articles' identifiers, in their order; articles themselves are sorted by file and position.

    Returns
    -------
    list of tuple
        Sorted.
    """
    names = ALL_TABLES[name].names
    if name in _BY_FILE:
        at = [names.index(column) for column in ("file", "position") if column in names]
        return sorted(rows, key=lambda row: [(row[place] is not None, row[place]) for place in at])
    places = {article_id: place for place, article_id in enumerate(articles)}
    of = names.index("article_id")
    at = [names.index(column) for column in _WITHIN if column in names]
    return sorted(rows, key=lambda row: (places.get(row[of], len(places)), [(row[p] is None, row[p]) for p in at]))
