"""Which files are meant by what a user gives: a file, a folder, or several of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from syria_news.errors import FolderError, MissingFileError, NoArticlesError, UnknownFormatError, UnreadableFileError

__all__ = ["KINDS", "InputFile", "find_files"]

KINDS = {
    ".txt": "page",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
READABLE = ".txt, .csv, .jsonl or .parquet"


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A file to read.

    Parameters
    ----------
    name : str
        Its path below the folder that was given, or below the folder that all given files share; never absolute.
    path : Path
        Where it is.
    kind : str
        ``page``, ``csv``, ``jsonl``, ``parquet``; empty for a file of another kind.
    """

    name: str
    path: Path
    kind: str


def find_files(source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[InputFile]:
    """Find the files that are meant.

    Parameters
    ----------
    source : path or iterable of paths
        Files, and folders, which are searched with all that is below them. Files of other kinds in folders have an
        empty ``kind``; hidden ones are left out.

    Returns
    -------
    list of InputFile
        Sorted by name, each once, in whatever order they were given.

    Raises
    ------
    MissingFileError, UnreadableFileError, UnknownFormatError, FolderError, NoArticlesError
        If a path that was given leads to nothing that can be read.
    """
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if _is_folder(path):
            return sorted(InputFile(_below(path, file), file, _kind(file)) for file in _in_folder(path))
        return [InputFile(path.name, path, _known_kind(path))]
    found: set[Path] = set()
    for item in source:
        if not isinstance(item, (str, os.PathLike)):
            raise UnknownFormatError(
                f"item of type {type(item).__name__}", "not a path", "give paths, or one DataFrame of articles"
            )
        path = Path(os.path.abspath(item))
        found.update(_in_folder(path) if _is_folder(path) else [path] * bool(_known_kind(path)))
    if not found:
        raise NoArticlesError("input", "no paths", "give at least one file or folder")
    base = Path(os.path.commonpath([path.parent for path in found]))
    return sorted(InputFile(_below(base, path), path, _kind(path)) for path in found)


def _below(folder: Path, file: Path) -> str:
    return file.relative_to(folder).as_posix()


def _kind(path: Path) -> str:
    return KINDS.get(path.suffix.casefold(), "")


def _known_kind(path: Path) -> str:
    if not _kind(path):
        what = f"files of kind '{path.suffix}' are not read" if path.suffix else "its name does not say what kind it is"
        raise UnknownFormatError(path.name, what, f"give {READABLE}")
    return _kind(path)


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder, a file otherwise."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            if _kind(path) and not any(path.iterdir()):
                raise FolderError(name, "a folder, where a file is meant", "give the file itself")
            return True
        if path.is_file():
            return False
        exists = path.exists()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(name, reason, "check the path and that you may read it") from None
    if exists:
        raise UnreadableFileError(name, "neither a file nor a folder", f"give {READABLE}")
    raise MissingFileError(name, "there is no such file or folder", "check the path")


def _in_folder(folder: Path) -> list[Path]:
    files = list(_walk(folder))
    if not any(_kind(file) for file in files):
        raise NoArticlesError(
            folder.name or str(folder), "no file that can be read is in this folder", f"give {READABLE}"
        )
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield Path(place, name)


def _unreadable(error: OSError) -> None:
    name = Path(str(error.filename)).name
    raise UnreadableFileError(name, error.strerror or "it cannot be read", "check that you may read it")
