"""Rows of the tables as plain values, for which pandas need not be loaded, and the one order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from syria_news.schema import ALL_TABLES

__all__ = ["Row", "plain", "row_order", "sort_rows", "sorting_columns"]

Row = Sequence[Any]
_BY_FILE = ("articles", "notes", "rejected")  # notes stay in the order in which their file was read


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


def sorting_columns(name: str) -> list[str]:
    """Name the columns by which a table's rows are sorted."""
    by_place = ("article_id", "start", "end", "event_id", "casualty_id", "step")
    columns = ("file", "position") if name in _BY_FILE else by_place
    return [column for column in columns if column in ALL_TABLES[name].names]


def row_order(name: str, keys: Iterable[Row], articles: Iterable[str]) -> list[int]:
    """Put rows in the one order that they have on every machine: by article, then by place in the text.

    Parameters
    ----------
    name : str
        The table's name.
    keys : iterable of tuple
        The cells of each row in the `sorting_columns`, None for missing.
    articles : iterable of str
        The articles' identifiers, in their order; articles themselves are sorted by file and position.

    Returns
    -------
    list of int
        Where the first row stands among the given ones, where the second, and so on.
    """
    if name in _BY_FILE:
        sortable = [[(cell is not None, cell) for cell in row] for row in keys]
    else:
        places = {article_id: place for place, article_id in enumerate(articles)}
        ranked = ((places.get(article_id, len(places)), *cells) for article_id, *cells in keys)
        sortable = [[(cell is None, cell) for cell in row] for row in ranked]
    return sorted(range(len(sortable)), key=sortable.__getitem__)


def sort_rows(name: str, rows: Sequence[Row], articles: Iterable[str]) -> list[Row]:
    """Sort plain rows; see `row_order`."""
    at = [ALL_TABLES[name].names.index(column) for column in sorting_columns(name)]
    return [rows[place] for place in row_order(name, ([row[place] for place in at] for row in rows), articles)]
