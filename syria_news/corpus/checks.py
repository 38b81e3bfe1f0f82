"""Checks of the tables against the schema: one line for each thing that is wrong, with the row and the mend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.schema import ALL_TABLES, Column, Table
from syria_news.schema.tables import DTYPES

if TYPE_CHECKING:
    from syria_news.corpus import Corpus

__all__ = ["find_problems", "table_schema"]

SHOWN = 5  # problems of one kind in one table; more of the same teach nothing


def table_schema(table: Table) -> Any:
    """Make pandera's schema of a table.

    Parameters
    ----------
    table : Table
        A table of the schema.

    Returns
    -------
    pandera.pandas.DataFrameSchema
        Columns, in order, with their types, allowed values, missing values and the unique key.
    """
    import pandera.pandas as pandera

    return pandera.DataFrameSchema(
        {column.name: _column(column) for column in table.columns},
        unique=list(table.key) or None,
        strict=True,
        ordered=True,
        name=table.name,
    )


def _column(column: Column) -> Any:
    import pandera.pandas as pandera

    checks = []
    dtype: Any = DTYPES[column.dtype]
    if column.dtype == "category":
        dtype = pd.CategoricalDtype(list(column.allowed), ordered=column.ordered)
    elif column.allowed:
        checks.append(pandera.Check.isin([int(value) for value in column.allowed]))
    elif column.dtype == "Int64":
        checks.append(pandera.Check.ge(0))
    elif column.name in ("latitude", "longitude"):
        limit = 90 if column.name == "latitude" else 180
        checks.append(pandera.Check.in_range(-limit, limit))
    return pandera.Column(dtype, checks, nullable=bool(column.missing))


def find_problems(corpus: Corpus) -> list[str]:
    """List what is wrong with the tables of a corpus.

    Parameters
    ----------
    corpus : Corpus
        The tables.

    Returns
    -------
    list of str
        A line each; empty if all is well.
    """
    problems: list[str] = []
    for name, frame in corpus.frames.items():
        problems += _against_schema(ALL_TABLES[name], frame)
    if problems:
        return problems  # the further checks rely on columns and types
    for name, frame in corpus.frames.items():
        problems += _references(corpus, ALL_TABLES[name], frame)
        if "start" in frame:
            problems += _spans(corpus, name, frame)
    problems += _bounds("casualties", corpus.casualties, "low", "high")
    problems += _bounds("casualties", corpus.casualties, "date_from", "date_to")
    problems += _bounds("events", corpus.events, "date_from", "date_to")
    problems += _bounds("articles", corpus.articles, "published_earliest", "published_latest")
    problems += _within("events", corpus.events, "trigger")
    problems += _within("casualties", corpus.casualties, "figure")
    return problems


def _against_schema(table: Table, frame: pd.DataFrame) -> list[str]:
    from pandera.errors import SchemaErrors

    try:
        table_schema(table).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["column", "check", "index"])
        return _some(f"{table.name}{_where(case)}: {_what(case)}" for case in cases.to_dict("records"))
    return []


def _where(case: dict[Any, Any]) -> str:
    return "" if pd.isna(case["index"]) else f", row {int(case['index']) + 1}"


def _what(case: dict[Any, Any]) -> str:
    check, value, column = str(case["check"]), case["failure_case"], case["column"]
    if check == "column_in_dataframe":
        return f"column '{value}' is missing"
    if check == "column_in_schema":
        return f"unknown column '{value}'"
    if check == "column_ordered":
        return f"column '{value}' stands in the wrong place"
    if check == "not_nullable":
        return f"{column} is missing, and may not be"
    if check.startswith("dtype"):
        return f"{column} has the type {value}; make the table with the package"
    if "unique" in check:
        return f"the key {column} {value!r} stands twice"
    return f"{column} {value!r} is not allowed ({check})"


def _references(corpus: Corpus, table: Table, frame: pd.DataFrame) -> Iterator[str]:
    for reference in table.references:
        known = corpus.frames[reference.table][reference.to]
        values = frame[reference.column]
        lost = frame[values.notna() & ~values.isin(known)]
        yield from _some(
            f"{table.name}, row {number}: {reference.column} '{value}' is not in {reference.table}.{reference.to}"
            for number, value in zip(lost.index + 1, lost[reference.column], strict=True)
        )


def _spans(corpus: Corpus, name: str, frame: pd.DataFrame) -> list[str]:
    texts = dict(zip(corpus.articles["article_id"], corpus.articles["text"], strict=True))
    words = "quote" if "quote" in frame else "surface"
    rows = zip(frame["article_id"], frame["start"], frame["end"], frame[words], strict=True)
    return _some(
        f"{name}, row {number + 1}: text[{start}:{end}] of article '{article_id}' is not the {words} {quote[:40]!r}"
        for number, (article_id, start, end, quote) in enumerate(rows)
        if texts.get(article_id, "")[start:end] != quote
    )


def _bounds(name: str, frame: pd.DataFrame, low: str, high: str) -> list[str]:
    wrong = frame[(frame[low] > frame[high]).fillna(False)]
    return _some(f"{name}, row {index + 1}: {low} is above {high}" for index in wrong.index)


def _within(name: str, frame: pd.DataFrame, column: str) -> list[str]:
    rows = enumerate(zip(frame[column], frame["quote"], strict=True))
    return _some(
        f"{name}, row {number + 1}: the {column} '{words}' is not in the quote"
        for number, (words, quote) in rows
        if not pd.isna(words) and words not in quote
    )


def _some(problems: Any) -> list[str]:
    """The first few problems, and how many more there are."""
    found = list(problems)
    rest = len(found) - SHOWN
    return found[:SHOWN] + ([f"… and {rest} more of the kind"] if rest > 0 else [])
