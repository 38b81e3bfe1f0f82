"""Writing files so that the old output stands until the new one is whole, and with the same bytes everywhere."""

from __future__ import annotations

import csv
import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from syria_news.errors import OutputError

__all__ = ["NEW", "current", "explain", "finish_replacing", "guard", "new_file", "new_files", "save", "write_csv"]

NEW = ".syria-news-new"  # holds a whole new output, from the moment at which it counts until its files are in place
UNFINISHED = ".syria-news-unfinished"
# Spreadsheets take a cell that begins so for a formula; the apostrophe is doubled so that nothing is lost.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


@contextmanager
def new_files(folder: Path) -> Iterator[Path]:
    """Write files into a folder, all of them or none.

    The files are written to a hidden folder inside, which is renamed once all are there: at that moment the new output
    counts, and readers of this package take it even if the process ends before each file has been moved to its place.
    Other files of the folder are left alone.

    Parameters
    ----------
    folder : Path
        Where the files shall stand; made if need be.

    Yields
    ------
    Path
        Where to write them for now.

    Raises
    ------
    OutputError
        If they cannot be written: no space, no permission, a file where the folder should be.
    """
    made = not folder.exists()
    unfinished = folder / UNFINISHED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        finish_replacing(folder)
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        yield unfinished
        unfinished.rename(folder / NEW)
        finish_replacing(folder)
    except BaseException as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if made and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        if isinstance(error, OSError):
            raise OutputError(explain(folder, error)) from error
        raise


def finish_replacing(folder: Path) -> None:
    """Move the files of a whole new output to their places, if a process ended before it had."""
    new = folder / NEW
    if not new.is_dir():
        return
    for file in sorted(new.iterdir()):
        os.replace(file, folder / file.name)
    new.rmdir()


def current(folder: Path, name: str) -> Path:
    """Where a file of a folder stands that may have been written by a process which ended too early."""
    new = folder / NEW / name
    return new if new.is_file() else folder / name


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Write one file, whole or not at all.

    Parameters
    ----------
    path : Path
        Where it shall stand.

    Yields
    ------
    Path
        Where to write it for now.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder stands there")
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        yield unfinished
        os.replace(unfinished, path)
    except OSError as error:
        raise OutputError(explain(path, error)) from error
    finally:
        if unfinished.is_file():
            unfinished.unlink()


def explain(path: Path, error: OSError) -> str:
    """Say in one line what keeps a file from being written, and the mend."""
    mends = {
        errno.ENOSPC: "no space left on the disk; free some and run again",
        errno.EDQUOT: "the disk quota is used up; free some space and run again",
        errno.EFBIG: "a file may not grow so large there; choose another place",
        errno.EACCES: "no permission to write there; choose another place",
        errno.EROFS: "the disk is read-only; choose another place",
        errno.ENOTDIR: "a file stands where a folder is needed; choose another place",
        errno.EEXIST: "a file stands where a folder is needed; choose another place",
        errno.EISDIR: "a folder stands there; name a file",
    }
    return f"{path}: {mends.get(error.errno or 0, error.strerror or str(error))}"


def write_csv(
    file: TextIO, names: Sequence[str] | None, rows: Iterable[Sequence[Any]], spreadsheet_safe: bool = False
) -> None:
    """Write rows as CSV: UTF-8, Unix line ends, nothing for missing values.

    Parameters
    ----------
    file : text file
        Opened with ``newline=""``.
    names : sequence of str, or None
        The header; None to write none.
    rows : iterable of sequence
        Plain values.
    spreadsheet_safe : bool, default False
        Put an apostrophe before texts that a spreadsheet would execute.
    """
    writer = csv.writer(_UnixLines(file), lineterminator="\r\n")
    if names is not None:
        writer.writerow(names)
    writer.writerows([guard(value) for value in row] for row in rows) if spreadsheet_safe else writer.writerows(rows)


class _UnixLines:
    """A file that takes a line at a time and ends it with a line feed.

    The csv module quotes a cell for the sake of a carriage return only where that is part of its line ends.
    """

    def __init__(self, file: TextIO) -> None:
        self._write = file.write

    def write(self, line: str) -> int:
        return self._write(line.removesuffix("\r\n") + "\n")


def guard(value: Any) -> Any:
    """Keep a spreadsheet from executing a text.

    Examples
    --------
    >>> guard("=1+1"), guard("Aleppo"), guard(-3)
    ("'=1+1", 'Aleppo', -3)
    """
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def save(path: Path, write: Callable[[TextIO], object]) -> None:
    """Open a text file for writing, the same on every machine, and write it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write(file)
