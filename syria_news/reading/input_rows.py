"""Tables and pages → rows of plain values, one an article; a bad row is reported and the next one read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from syria_news.archive import split_page
from syria_news.errors import BrokenTableError, EmptyFileError, MissingColumnError, MissingExtraError, NoArticlesError
from syria_news.lexicon.codebook_files import unknown_word
from syria_news.reading.decoding import find_encoding, read_text
from syria_news.reading.input_files import InputFile

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Note", "RawArticle", "Rejected", "read_file", "read_frame"]

COLUMNS = (
    "article_id",
    "title",
    "text",
    "published",
    "published_earliest",
    "published_latest",
    "date_basis",
    "sources",
    "captions",
)
ALIASES = {"source": "sources", "id": "article_id", "date": "published", "headline": "title"}
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as it was given.

    Parameters
    ----------
    values : dict
        By column, only those that were given.
    position : int
        Its place in the file or frame, 0 first.
    file : str or None
        The file's name.
    printed : tuple of str
        Lines of a page that print its day.
    """

    values: Mapping[str, Any]
    position: int
    file: str | None = None
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An article, or a whole file, that is left out."""

    reason: str
    file: str | None = None
    position: int | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was mended or noticed."""

    note: str
    file: str | None = None
    article_id: str | None = None


Item = RawArticle | Rejected | Note


def read_file(file: InputFile) -> Iterator[Item]:
    """Read a file's articles, one after the other.

    Parameters
    ----------
    file : InputFile
        A file of a known kind.

    Yields
    ------
    RawArticle, Rejected or Note
        In the file's order.

    Raises
    ------
    InputError
        If the file as a whole cannot be read.
    """
    return _READERS[file.kind](file)


def _read_page(file: InputFile) -> Iterator[Item]:
    text, notes = read_text(file.path, file.name)
    yield from (Note(note, file.name) for note in notes)
    articles = split_page(text)
    if not articles:
        raise NoArticlesError(file.name, "no article is on this page", "give a page with titles and paragraphs")
    for position, article in enumerate(articles):
        values = {
            "title": article.title,
            "text": article.body,
            "sources": article.sources,
            "captions": article.captions,
        }
        yield RawArticle(values, position, file.name, article.printed)


def _read_csv(file: InputFile) -> Iterator[Item]:
    encoding = find_encoding(file.path, file.name)
    if encoding.note:
        yield Note(encoding.note, file.name)
    with file.path.open(encoding=encoding.name, errors="syria_news.mend", newline="") as lines:
        header = lines.readline(1 << 16)
        lines.seek(0)
        reader = csv.reader(lines, delimiter=_delimiter(header))
        limit = csv.field_size_limit(2**31 - 1)  # an article may be longer than the csv module expects of a cell
        try:
            yield from _csv_rows(reader, file.name)
        except csv.Error as error:
            raise BrokenTableError(file.name, f"line {reader.line_num}: {error}", "save it as CSV again") from None
        finally:
            csv.field_size_limit(limit)


def _delimiter(header: str) -> str:
    """Find what separates the cells: that which makes a `text` column of the header's words."""
    for delimiter in DELIMITERS:
        if "text" in (_column(cell) for cell in next(csv.reader([header], delimiter=delimiter), [])):
            return delimiter
    return ","


def _csv_rows(reader: Iterator[list[str]], name: str) -> Iterator[Item]:
    columns = _columns(next(reader, []), name)
    empty = True
    for position, cells in enumerate(row for row in reader if row):
        empty = False
        if len(cells) > len(columns):
            reason = f"{len(cells)} cells where the header has {len(columns)}; put quotes round cells that hold commas"
            yield Rejected(reason, name, position)
        else:
            values = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
            yield RawArticle(values, position, name)
    if empty:
        raise NoArticlesError(name, "no row stands below the header", "give a table with an article a row")


def _column(name: object) -> str:
    """Give the schema's name of a column, without regard to case."""
    folded = str(name).replace("\ufeff", "").replace("\0", "").strip().casefold()
    return folded


def _columns(header: Sequence[object], name: str) -> list[str]:
    """Name a table's columns as the schema does; empty for those that are not read."""
    folded = [_column(cell) for cell in header]
    known = [_known(column, folded) for column in folded]
    if "text" not in known:
        near = unknown_word("column", "text", folded).partition("; ")[2] if folded else "known: none"
        raise MissingColumnError(
            name, f"no column is called 'text' ({near})", "name the column that holds the articles' bodies 'text'"
        )
    for column in COLUMNS:
        if known.count(column) > 1:
            raise BrokenTableError(name, f"{known.count(column)} columns are called '{column}'", "keep one of them")
    return known


def _known(column: str, columns: Sequence[str]) -> str:
    if column in COLUMNS:
        return column
    alias = ALIASES.get(column, "")
    return alias if alias not in columns else ""


def _read_jsonl(file: InputFile) -> Iterator[Item]:
    encoding = find_encoding(file.path, file.name)
    if encoding.note:
        yield Note(encoding.note, file.name)
    position = -1
    with file.path.open(encoding=encoding.name, errors="syria_news.mend", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip("\ufeff \t\r\n\0"):
                continue
            position += 1
            try:
                values = json.loads(line.strip("\ufeff\0 \t\r\n"))
            except (ValueError, RecursionError) as error:
                what = getattr(error, "msg", "nested too deeply")
                yield Rejected(f"line {number} is not JSON ({what}); write one object a line", file.name, position)
                continue
            if isinstance(values, dict):
                yield RawArticle(_named(values), position, file.name)
            else:
                yield Rejected(f"line {number} is no JSON object; write one object a line", file.name, position)
    if position < 0:
        raise EmptyFileError(file.name, "the file is empty", "give a file that holds articles")


def _named(values: Mapping[Any, Any]) -> dict[str, Any]:
    folded = {_column(key): value for key, value in values.items()}
    return {known: value for key, value in folded.items() if (known := _known(key, list(folded)))}


def _read_parquet(file: InputFile) -> Iterator[Item]:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise MissingExtraError(
            f'{file.name}: Parquet files need pyarrow; run: pip install "syria-news[parquet]"'
        ) from None
    if not file.path.stat().st_size:
        raise EmptyFileError(file.name, "the file is empty", "give a file that holds articles")
    try:
        with parquet.ParquetFile(file.path) as table:
            columns = _columns(table.schema_arrow.names, file.name)
            wanted = [name for name, known in zip(table.schema_arrow.names, columns, strict=True) if known]
            position = 0
            for batch in table.iter_batches(batch_size=1000, columns=wanted):
                for values in batch.to_pylist():
                    yield RawArticle(_named(values), position, file.name)
                    position += 1
    except (pyarrow.ArrowException, OSError) as error:
        what = str(error).splitlines()[0] if str(error) else "it cannot be read"
        raise BrokenTableError(file.name, f"not a sound Parquet file ({what[:80]})", "write it again") from None


_READERS: dict[str, Callable[[InputFile], Iterator[Item]]] = {
    "page": _read_page,
    "csv": _read_csv,
    "jsonl": _read_jsonl,
    "parquet": _read_parquet,
}


def read_frame(frame: pd.DataFrame) -> Iterator[Item]:
    """Read a caller's frame, whatever its index, and leave it as it is.

    Parameters
    ----------
    frame : pandas.DataFrame
        With a column ``text``; other columns of the schema's names are used and the rest is left.

    Yields
    ------
    RawArticle
        In the frame's order.
    """
    columns = _columns(list(frame.columns), "DataFrame")
    read = {known: frame.iloc[:, at].tolist() for at, known in enumerate(columns) if known}
    if "article_id" not in read and frame.index.name == "article_id":
        read["article_id"] = frame.index.tolist()
    for position, values in enumerate(zip(*read.values(), strict=True)):
        yield RawArticle(dict(zip(read, values, strict=True)), position)
