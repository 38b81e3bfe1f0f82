"""What goes wrong with input, each with a message of one line that names the file and the mend."""

from __future__ import annotations

__all__ = [
    "BinaryFileError",
    "BrokenTableError",
    "CodebookError",
    "EmptyFileError",
    "FolderError",
    "InputError",
    "MissingColumnError",
    "MissingExtraError",
    "MissingFileError",
    "NoArticlesError",
    "OutputError",
    "SyriaNewsError",
    "TableError",
    "UnknownFormatError",
    "UnreadableFileError",
]


class SyriaNewsError(Exception):
    """The base of every error that the package raises on purpose."""


class CodebookError(SyriaNewsError):
    """A codebook, the package's or a user's, that cannot be used."""


class TableError(SyriaNewsError):
    """A table that does not follow the schema."""


class OutputError(SyriaNewsError):
    """Output that could not be written; what stood there before still stands."""


class InputError(SyriaNewsError):
    """Input that cannot be read.

    Parameters
    ----------
    file : str
        The file, or what else was given.
    problem : str
        What is wrong with it.
    mend : str
        What the user can do.

    Examples
    --------
    >>> str(InputError("page.txt", "empty", "give a file that holds articles"))
    'page.txt: empty; give a file that holds articles'
    """

    def __init__(self, file: str, problem: str, mend: str) -> None:
        super().__init__(file, problem, mend)
        self.file, self.problem, self.mend = file, problem, mend

    def __str__(self) -> str:
        # A file's name may hold a line break; a message is one line.
        return " ".join(f"{self.file}: {self.problem}; {self.mend}".split())


class MissingFileError(InputError):
    """There is no such file."""


class UnreadableFileError(InputError):
    """The system does not let the file be read: no permission, a device, a failing disk."""


class FolderError(InputError):
    """A folder where a file is meant."""


class UnknownFormatError(InputError):
    """A file or object of a kind that is not read."""


class EmptyFileError(InputError):
    """A file without a character, or with none but spaces."""


class BinaryFileError(InputError):
    """A file that is not text."""


class NoArticlesError(InputError):
    """A page or folder in which there is no article."""


class BrokenTableError(InputError):
    """A table that cannot be read as rows and columns, though its kind is known."""


class MissingColumnError(BrokenTableError):
    """A table without a column that is needed."""


class MissingExtraError(SyriaNewsError, ImportError):
    """A library that is not among the required ones; the message holds the line that installs it."""
