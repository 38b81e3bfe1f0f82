"""Reading the codebooks: CSV tables with a header comment, the package's own and a user's."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path

from syria_news.errors import CodebookError

__all__ = ["Row", "packaged_codebooks", "read_codebook", "unknown_word"]


class Row(dict[str, str]):
    """One row of a codebook, by column, which knows the file and line that it stands in."""

    __slots__ = ("file", "line")
    file: str
    line: int

    def error(self, problem: str) -> CodebookError:
        """Make the error that names this row."""
        return CodebookError(f"{self.file}, line {self.line}: {problem}")


@cache
def read_codebook(name: str, folder: Path | None = None) -> tuple[Row, ...]:
    """Read a codebook by its name: the package's, with a user's rows added or put in place of it.

    Parameters
    ----------
    name : str
        The file's name without ``.csv``.
    folder : Path, optional
        A user's folder of tables of the same names and columns. A row with the first column of a packaged row
        replaces it; others are added.

    Returns
    -------
    tuple of Row
        In the order of the file.

    Raises
    ------
    CodebookError
        If there is no such table, or a line of it cannot be read.

    Examples
    --------
    >>> read_codebook("name_words")[0]["folded"]
    'tal'
    """
    packaged = resources.files("syria_news") / "codebooks" / f"{name}.csv"
    own = folder / f"{name}.csv" if folder else None
    rows = _read(packaged.read_text(encoding="utf-8"), f"{name}.csv") if packaged.is_file() else []
    if own is None or not own.is_file():
        if not packaged.is_file():
            raise CodebookError(f"there is no codebook '{name}'; known: {', '.join(packaged_codebooks())}")
        return tuple(rows)
    try:
        added = _read(own.read_text(encoding="utf-8-sig"), str(own.name), list(rows[0]) if rows else None)
    except UnicodeDecodeError as error:
        raise CodebookError(f"{own.name}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    keys = {next(iter(row.values())) for row in added}
    return (*(row for row in rows if next(iter(row.values())) not in keys), *added)


def packaged_codebooks() -> list[str]:
    """Name the codebooks that come with the package."""
    files = (resources.files("syria_news") / "codebooks").iterdir()
    return sorted(file.name.removesuffix(".csv") for file in files if file.name.endswith(".csv"))


def _read(text: str, file: str, columns: list[str] | None = None) -> list[Row]:
    """Read one CSV text; lines before the header that begin with ``#`` are its comment."""
    lines = text.splitlines(keepends=True)
    comment = 0
    while comment < len(lines) and lines[comment].startswith("#"):
        comment += 1
    reader = csv.reader(lines[comment:], strict=True)
    try:
        return list(_rows(reader, file, comment, columns))
    except csv.Error as error:
        raise CodebookError(f"{file}, line {comment + reader.line_num}: {error}") from None


def _rows(reader: Iterator[list[str]], file: str, comment: int, columns: list[str] | None) -> Iterator[Row]:
    header = next(reader, [])
    if not header:
        raise CodebookError(f"{file}: empty; its first line should name the columns")
    if columns is not None:
        for name in (*header, *columns):
            if name not in columns:
                raise CodebookError(f"{file}, line {comment + 1}: {unknown_word('column', name, columns)}")
            if name == columns[0] and name not in header:
                raise CodebookError(f"{file}, line {comment + 1}: column '{name}' is missing")
    filler = dict.fromkeys(columns or header, "")
    for cells in reader:
        if not any(cells):
            continue
        line = comment + reader.line_num  # type: ignore[attr-defined]
        if len(cells) != len(header):
            raise CodebookError(f"{file}, line {line}: {len(cells)} cells where the header has {len(header)} columns")
        row = Row(filler)
        row.update(zip(header, cells, strict=True))
        row.file, row.line = file, line
        yield row


def unknown_word(what: str, word: str, known: Sequence[str]) -> str:
    """Say that a word is not one of those known, and which of them may have been meant.

    Examples
    --------
    >>> unknown_word("type", "rebbel", ["rebel", "state"])
    "unknown type 'rebbel'; did you mean 'rebel'?"
    """
    close = get_close_matches(word, known, n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"known: {', '.join(known)}"
    return f"unknown {what} '{word}'; {hint}"
