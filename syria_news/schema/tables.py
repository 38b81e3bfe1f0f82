"""Rows to typed DataFrames: pandas' nullable dtypes, the order of the rows, and CSV read back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from syria_news.errors import TableError
from syria_news.schema import ALL_TABLES, Column, Table

__all__ = ["DTYPES", "make_frame", "plain_rows", "read_table"]

DTYPES = {
    "string": "string",
    "Int64": "Int64",
    "Float64": "Float64",
    "boolean": "boolean",
    "datetime": "datetime64[s]",
    "category": "category",
}
_NEVER_MISSING, _TEXT = {type(None), bool, int, date}, {type(None), str}
_TRUTHS = {"True": True, "true": True, "1": True, "False": False, "false": False, "0": False}


def make_frame(name: str, rows: Iterable[Sequence[Any]] | pd.DataFrame = ()) -> pd.DataFrame:
    """Make one table, typed and with its columns in order.

    Parameters
    ----------
    name : str
        A table of the schema.
    rows : iterable of tuple, or pandas.DataFrame
        Tuples in the order of the schema's columns, with None for missing values; or a frame with some or all of the
        columns, whose other columns are left off.

    Returns
    -------
    pandas.DataFrame
        With the dtypes of the schema and a fresh index.

    Raises
    ------
    TableError
        If a value does not fit its column.

    Examples
    --------
    >>> frame = make_frame("notes", [("page.txt", None, "mended 3 characters")])
    >>> frame.dtypes.astype(str).tolist()
    ['string', 'string', 'string']
    """
    table = ALL_TABLES[name]
    if isinstance(rows, pd.DataFrame):
        columns = [rows[n].tolist() if n in rows else [None] * len(rows) for n in table.names]
    else:
        columns = list(map(list, zip(*rows, strict=True))) or [[]] * len(table.columns)
    return pd.DataFrame(
        {column.name: _array(table, column, values) for column, values in zip(table.columns, columns, strict=True)}
    )


def _array(table: Table, column: Column, values: list[Any]) -> Any:
    values = _without_gaps(values)
    if column.dtype == "category":
        for number, value in enumerate(values):
            if value is not None and value not in column.allowed:
                raise _misfit(table, column, number, value, f"use one of {', '.join(column.allowed)}")
        return pd.Categorical(values, categories=list(column.allowed), ordered=column.ordered)
    try:
        return _ARRAYS[column.dtype](values)
    except (ValueError, TypeError):
        pass
    for number, value in enumerate(values):  # slowly, to find the one that does not fit
        try:
            _ARRAYS[column.dtype]([value])
        except (ValueError, TypeError):
            raise _misfit(table, column, number, value, f"write {_FORMS[column.dtype]}") from None
    raise TableError(f"{table.name}: the values of '{column.name}' do not fit {column.dtype}")


def _without_gaps(values: list[Any]) -> list[Any]:
    """Give None for every missing value."""
    kinds = set(map(type, values))
    if kinds <= _NEVER_MISSING:
        return values
    if kinds <= _TEXT:
        return [value or None for value in values]
    return [None if _is_missing(value) else value for value in values]


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value == "" or value != value


def _misfit(table: Table, column: Column, number: int, value: Any, mend: str) -> TableError:
    return TableError(f"{table.name}, row {number + 1}: {column.name} {value!r} does not fit; {mend}")


def _strings(values: list[Any]) -> Any:
    return pd.array([None if value is None else str(value) for value in values], dtype="string")


def _integers(values: list[Any]) -> Any:
    if any(isinstance(value, float) and not value.is_integer() for value in values):
        raise ValueError("not whole")
    return pd.array([None if value is None else int(value) for value in values], dtype="Int64")


def _floats(values: list[Any]) -> Any:
    return pd.array([None if value is None else float(value) for value in values], dtype="Float64")


def _booleans(values: list[Any]) -> Any:
    if any(value is not None and str(value) not in _TRUTHS for value in values):
        raise ValueError("neither true nor false")
    return pd.array([None if value is None else _TRUTHS[str(value)] for value in values], dtype="boolean")


def _days(values: list[Any]) -> Any:
    days = ["NaT" if value is None else _iso(value) for value in values]
    return pd.array(np.array(days, dtype="datetime64[D]").astype("datetime64[s]"))


def _iso(value: Any) -> str:
    if isinstance(value, (date, datetime)):  # pandas' Timestamp is a datetime
        return value.strftime("%Y-%m-%d") if value.year > 999 else f"{value.year:04}-{value:%m-%d}"
    return date.fromisoformat(str(value)[:10]).isoformat()


_ARRAYS = {"string": _strings, "Int64": _integers, "Float64": _floats, "boolean": _booleans, "datetime": _days}
_FORMS = {
    "string": "text",
    "Int64": "a whole number",
    "Float64": "a number",
    "boolean": "True or False",
    "datetime": "a day such as 2016-11-08",
}


def plain_rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Give a frame's rows as plain values: None for missing, ISO days for dates."""
    columns = []
    for name in frame:
        column = frame[name]
        if column.dtype.kind == "M":
            columns.append([None if day is pd.NaT else day.date().isoformat() for day in column])
        else:
            values = column.astype("object").tolist()
            columns.append([None if missing else value for value, missing in zip(values, column.isna(), strict=True)])
    return zip(*columns, strict=True)


def read_table(path: Path, name: str, spreadsheet_safe: bool = False) -> pd.DataFrame:
    """Read one table back from the CSV that the package wrote.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        The table that it should hold.
    spreadsheet_safe : bool, default False
        Whether cells were guarded against spreadsheets, and are to be stripped of the guard.

    Returns
    -------
    pandas.DataFrame
        The table, typed.

    Raises
    ------
    TableError
        If the file is missing, is no such table, or a value does not fit; the message names file, line and mend.
    """
    table = ALL_TABLES[name]
    try:
        frame = pd.read_csv(path, dtype="object", keep_default_na=False, na_filter=False, encoding="utf-8")
    except FileNotFoundError:
        raise TableError(f"{path}: no such file; is this a folder that syria-news wrote?") from None
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError, OSError) as error:
        raise TableError(f"{path}: not a table of this package ({str(error).splitlines()[0]})") from None
    if missing := [column for column in table.names if column not in frame]:
        raise TableError(f"{path}: column '{missing[0]}' is missing; the columns are {', '.join(table.names)}")
    if extra := [column for column in frame if column not in table.names]:
        raise TableError(f"{path}: unknown column '{extra[0]}'; the columns are {', '.join(table.names)}")
    if spreadsheet_safe:
        for column in table.columns:
            if column.dtype == "string":
                frame[column.name] = [value.removeprefix("'") for value in frame[column.name]]
    try:
        return make_frame(name, frame)
    except TableError as error:
        raise TableError(f"{path}: {error}") from None
