"""The tables described for people and for other programs: data dictionary and Frictionless Data Package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from syria_news.corpus.writing import save
from syria_news.schema import EXTRAS, TABLES, Column, Reference, Table

__all__ = ["data_dictionary", "describe_package", "is_spreadsheet_safe", "write_datapackage"]

_TYPES = {
    "string": "string",
    "category": "string",
    "Int64": "integer",
    "Float64": "number",
    "boolean": "boolean",
    "datetime": "date",
}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
LICENCES = [
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0: the codings. The articles' texts belong to their publishers.",
    }
]
SOURCES = [
    {"title": "The articles, which name their own sources in the column `sources` of the table `articles`"},
    {"title": "GeoNames, coordinates of towns (CC BY 4.0)", "path": "https://www.geonames.org"},
]


def describe_package(form: str = "csv", spreadsheet_safe: bool = False) -> dict[str, Any]:
    """Describe the tables as a Frictionless Data Package.

    Parameters
    ----------
    form : {'csv', 'parquet'}
        How the tables are written.
    spreadsheet_safe : bool, default False
        Whether texts that a spreadsheet would execute have an apostrophe before them.

    Returns
    -------
    dict
        The descriptor: one resource a table, with its schema.

    Examples
    --------
    >>> [resource["name"] for resource in describe_package()["resources"]][:5]
    ['articles', 'actors', 'locations', 'events', 'casualties']
    """
    return {
        "profile": "tabular-data-package",
        "name": "syria-news",
        "title": "News archives of the wars in Syria and Iraq as tables",
        "description": "Articles, actors, places, events and casualty figures; every row gives the characters that it "
        "was read from.",
        "spreadsheetSafe": spreadsheet_safe,
        "licenses": LICENCES,
        "sources": SOURCES,
        "resources": [_resource(table, form) for table in (*TABLES.values(), *EXTRAS.values())],
    }


def write_datapackage(folder: Path, form: str, spreadsheet_safe: bool = False) -> None:
    """Write ``datapackage.json`` beside the tables."""
    text = json.dumps(describe_package(form, spreadsheet_safe), ensure_ascii=False, indent=2)
    save(folder / "datapackage.json", lambda file: file.write(text + "\n"))


def is_spreadsheet_safe(path: Path) -> bool:
    """Whether the tables beside a ``datapackage.json`` were guarded against spreadsheets."""
    try:
        return bool(json.loads(path.read_text(encoding="utf-8")).get("spreadsheetSafe"))
    except (OSError, ValueError, AttributeError):
        return False  # tables without their description are taken as they stand


def _resource(table: Table, form: str) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": table.name,
        "path": f"{table.name}.{form}",
        "profile": "tabular-data-resource",
        "description": table.grain,
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "schema": _schema(table),
    }
    if form == "csv":
        resource["dialect"] = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
    return resource


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [_foreign_key(table, reference) for reference in table.references]
    return schema


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.dtype], "description": _meaning(column)}
    if column.dtype == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    constraints: dict[str, Any] = {}
    if not column.missing:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = [int(value) for value in column.allowed] if column.dtype == "Int64" else [*column.allowed]
    elif column.dtype == "Int64":
        constraints["minimum"] = 0
    elif column.name in ("latitude", "longitude"):
        limit = 90 if column.name == "latitude" else 180
        constraints |= {"minimum": -limit, "maximum": limit}
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: Table, reference: Reference) -> dict[str, Any]:
    to = "" if reference.table == table.name else reference.table  # Frictionless names the same table so
    return {"fields": [reference.column], "reference": {"resource": to, "fields": [reference.to]}}


def _meaning(column: Column) -> str:
    unit = f" In {column.unit}." if column.unit else ""
    missing = f" Missing: {column.missing}." if column.missing else ""
    return column.meaning + unit + missing


def data_dictionary() -> str:
    """Write the data dictionary: every table and column, from the schema.

    Returns
    -------
    str
        Markdown, the text of ``docs/data-dictionary.md``.
    """
    return "\n".join(_dictionary()) + "\n"


def _dictionary() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "<!-- Written from syria_news/schema.py by `python scripts/write_data_dictionary.py`; do not edit. -->"
    yield ""
    yield (
        "Every span is a pair of offsets into `articles.text`, which begins with the title: `text[start:end]` is the "
        "row's `quote` or `surface`, always. A missing value is an empty cell in CSV and `<NA>` in pandas, never a "
        "word. `; ` joins several identifiers in one cell."
    )
    for table in (*TABLES.values(), *EXTRAS.values()):
        yield from _table_section(table)


def _table_section(table: Table) -> Iterator[str]:
    yield ""
    yield f"## {table.name}"
    yield ""
    yield table.grain + (f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else "")
    yield ""
    yield "| column | type | meaning | missing where |"
    yield "|---|---|---|---|"
    for column in table.columns:
        unit = f" ({column.unit})" if column.unit else ""
        values = f" One of {', '.join(f'`{value}`' for value in column.allowed)}." if column.allowed else ""
        kind = "day" if column.dtype == "datetime" else column.dtype
        yield f"| `{column.name}` | {kind}{unit} | {column.meaning}{values} | {column.missing or 'never'} |"
    if table.references:
        yield ""
        points = (f"`{one.column}` in `{one.table}.{one.to}`" for one in table.references)
        yield f"Where not missing, {', '.join(points)}."
