"""The tables in other programs' forms: Parquet, SQLite and GeoJSON."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.corpus.datapackage import write_datapackage
from syria_news.corpus.writing import current, new_file, new_files, save
from syria_news.errors import MissingExtraError, SyriaNewsError, TableError
from syria_news.schema import ALL_TABLES, Column, Table
from syria_news.schema.tables import make_frame, plain_rows

if TYPE_CHECKING:
    from syria_news.corpus import Corpus

__all__ = ["PLACED", "read_parquet", "write_geojson", "write_parquet", "write_sqlite"]

PLACED = ("events", "casualties", "locations")
_SQL = {
    "string": "TEXT",
    "category": "TEXT",
    "Int64": "INTEGER",
    "Float64": "REAL",
    "boolean": "INTEGER",
    "datetime": "TEXT",
}


def write_parquet(frames: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write tables as Parquet files, all of them or none.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        By table name.
    folder : Path
        Where to.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    """
    _pyarrow()
    with new_files(folder) as new:
        for name, frame in frames.items():
            bare = frame.copy(deep=False)
            bare.attrs = {}  # which corpus of this process the frame belongs to says nothing in a file
            write_row_groups(new / f"{name}.parquet", [bare])
        write_datapackage(new, "parquet")


def read_parquet(folder: Path) -> dict[str, pd.DataFrame]:
    """Read back the tables that `write_parquet` wrote.

    Parameters
    ----------
    folder : Path
        Where they stand.

    Returns
    -------
    dict of str to pandas.DataFrame
        By table name, typed.

    Raises
    ------
    TableError
        If a file is missing or holds no such table.
    """
    arrow, _ = _pyarrow()
    frames = {}
    for name, table in ALL_TABLES.items():
        path = current(folder, f"{name}.parquet")
        try:
            found = pd.read_parquet(path, engine="pyarrow")
        except FileNotFoundError:
            raise TableError(f"{path}: no such file; is this a folder that syria-news wrote?") from None
        except (arrow.ArrowInvalid, OSError):
            raise TableError(f"{path}: not a Parquet file; write the tables again") from None
        if missing := [column for column in table.names if column not in found]:
            raise TableError(f"{path}: column '{missing[0]}' is missing; the columns are {', '.join(table.names)}")
        frames[name] = make_frame(name, found)
    return frames


def write_row_groups(path: Path, frames: Iterable[pd.DataFrame]) -> None:
    """Write frames of one table into one Parquet file, a group of rows each, and never hold more than one.

    Parameters
    ----------
    path : Path
        The file.
    frames : iterable of pandas.DataFrame
        All of the same columns and types, one at least.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    """
    arrow, parquet = _pyarrow()
    frames = iter(frames)
    first = arrow.Table.from_pandas(next(frames), preserve_index=False)
    with parquet.ParquetWriter(path, first.schema) as writer:
        writer.write_table(first)
        for frame in frames:
            writer.write_table(arrow.Table.from_pandas(frame, schema=first.schema, preserve_index=False))


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("Parquet needs pyarrow: pip install 'syria-news[parquet]'") from None
    return pyarrow, pyarrow.parquet


def write_sqlite(frames: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write tables into a new SQLite database, with keys and references.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        By table name.
    path : Path
        The file.
    """
    with new_file(path) as new, closing(sqlite3.connect(new)) as database:
        for name, frame in frames.items():
            table = ALL_TABLES[name]
            database.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            database.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", plain_rows(frame))
        database.commit()


def _create(table: Table) -> str:
    parts = [_definition(column) for column in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    for reference in table.references:
        if ALL_TABLES[reference.table].key == (reference.to,):  # SQLite refers to keys only
            to = f"{_quoted(reference.table)} ({_quoted(reference.to)})"
            parts.append(f"FOREIGN KEY ({_quoted(reference.column)}) REFERENCES {to}")
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})"


def _definition(column: Column) -> str:
    return f"{_quoted(column.name)} {_SQL[column.dtype]}{'' if column.missing else ' NOT NULL'}"


def _quoted(name: str) -> str:
    return f'"{name}"'  # `end` is a word of SQL; names come from the schema


def write_geojson(corpus: Corpus, table: str, path: Path) -> None:
    """Write a table as GeoJSON.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    table : {'events', 'casualties', 'locations'}
        Which.
    path : Path
        The file.

    Raises
    ------
    SyriaNewsError
        If the table has no places.
    """
    if table not in PLACED:
        raise SyriaNewsError(f"table '{table}' has no places; write one of {', '.join(PLACED)}")
    known = corpus.locations.dropna(subset=["latitude", "longitude"]).drop_duplicates("location_id")
    at = {row[0]: [row[2], row[1]] for row in plain_rows(known[["location_id", "latitude", "longitude"]])}
    names = ALL_TABLES[table].names
    features = [_feature(dict(zip(names, row, strict=True)), at) for row in plain_rows(corpus.frames[table])]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
    with new_file(path) as new:
        save(new, lambda file: file.write(text + "\n"))


def _feature(row: dict[str, Any], at: Mapping[str, list[float]]) -> dict[str, Any]:
    point = at.get(row["location_id"])
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "geometry": geometry, "properties": row}
