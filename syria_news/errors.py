"""What goes wrong with input, each with a message of one line that names the file and the mend."""

from __future__ import annotations

__all__ = ["CodebookError", "OutputError", "SyriaNewsError", "TableError"]


class SyriaNewsError(Exception):
    """The base of every error that the package raises on purpose."""


class CodebookError(SyriaNewsError):
    """A codebook, the package's or a user's, that cannot be used."""


class TableError(SyriaNewsError):
    """A table that does not follow the schema."""


class OutputError(SyriaNewsError):
    """Output that could not be written; what stood there before still stands."""
