"""Bytes to text: the encoding of a file, and the repair of what a wrong one did to a text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from syria_news.errors import BinaryFileError, EmptyFileError, UnreadableFileError

__all__ = ["Encoding", "clean", "find_encoding", "read_text"]

CHUNK = 1 << 20
FEW = 4
_SIGNATURES = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0",
    b"SQLite format 3", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"Rar!", b"RIFF", b"OggS", b"ID3", b"PAR1", b"MZ\x90",
)  # fmt: skip
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_MARKS_16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x00")) + b"\x7f"
_SUSPECT = re.compile("[ÂÃâÅÐÑØÙ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to read a file's bytes.

    Parameters
    ----------
    name : str
        A codec of Python.
    note : str
        What the user should know of it; empty for sound UTF-8.
    """

    name: str
    note: str = ""


def find_encoding(path: Path, name: str) -> Encoding:
    """Find the encoding of a text file; the file may be larger than the memory.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        What to call it in messages.

    Returns
    -------
    Encoding
        From the byte order mark; else UTF-8 where the bytes are that, or nearly; else UTF-16 where every other byte is
        zero; else Windows-1252, which has a character for every byte that Western texts hold.

    Raises
    ------
    EmptyFileError, BinaryFileError, UnreadableFileError
        If there is no text to read.
    """
    count = _Counts()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                count.add(chunk)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise UnreadableFileError(name, reason, "check that you may read it") from None
    if not count.size or (not count.marked and not count.inked):
        raise EmptyFileError(name, "the file is empty", "give a file that holds articles")
    if count.marked:
        return Encoding(count.marked)
    if count.wide:
        return Encoding(count.wide, f"read as {count.wide.upper()}, though it has no byte order mark")
    if count.head.startswith(_SIGNATURES) or count.is_binary:
        raise BinaryFileError(name, "not a text file", "save it as plain text, CSV, JSON Lines or Parquet")
    return count.verdict()


class _Counts:
    """What is counted over a file's bytes."""

    def __init__(self) -> None:
        self.size = self.controls = self.nuls = self.bad = self.good = 0
        self.inked = False
        self.head = b""
        self.marked = self.wide = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.strict = codecs.getincrementaldecoder("utf-8")("strict")
        self.sound = True

    def add(self, chunk: bytes) -> None:
        if not self.size:
            self.head = chunk[:1024]
            self.marked = next((name for mark, name in (*_MARKS, *_MARKS_16) if chunk.startswith(mark)), "")
            self.wide = "" if self.marked else _wide(self.head)
        self.size += len(chunk)
        self.inked = self.inked or bool(chunk.strip(b" \t\r\n\v\f"))
        self.controls += len(chunk) - len(chunk.translate(None, _CONTROLS))
        self.nuls += chunk.count(0)
        text = self.decoder.decode(chunk)
        self.bad += text.count("\ufffd")
        self.good += len(text) - len(text.encode("ascii", "ignore"))
        try:
            self.strict.decode(chunk)
        except UnicodeDecodeError:
            self.sound = False

    @property
    def is_binary(self) -> bool:
        """Whether there are more control characters than a slip of the pen."""
        return self.controls > max(FEW, self.size // 50) or self.nuls > max(FEW, self.size // 10)

    def verdict(self) -> Encoding:
        """UTF-8, UTF-8 with damage, or Windows-1252."""
        rest = self.strict.getstate()[0] if self.sound else b""
        if self.sound and not rest:
            return Encoding("utf-8")
        if self.sound and rest:
            return Encoding("utf-8", "cut off in the middle of its last character, which was left out")
        if 4 * self.bad < self.good - self.bad:
            return Encoding("utf-8", f"{self.bad} damaged characters, each shown as U+FFFD")
        return Encoding("cp1252", "read as Windows-1252, for it is not UTF-8")


def _wide(head: bytes) -> str:
    """Recognise UTF-16 without a mark: in Latin script every other byte is zero."""
    even, odd = head[0::2], head[1::2]
    if len(head) < 8:
        return ""
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd) else ""


def _unmapped(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that Windows-1252 leaves open as Latin-1 does, and any other as damaged."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    damaged = error.object[error.start : error.end]
    if error.encoding in ("charmap", "cp1252"):
        return damaged.decode("latin-1"), error.end
    if error.end == len(error.object) and error.reason in ("unexpected end of data", "truncated data"):
        return "", error.end
    return "\ufffd", error.end


codecs.register_error("syria_news.mend", _unmapped)


def read_text(path: Path, name: str) -> tuple[str, list[str]]:
    """Read a text file whole.

    Parameters
    ----------
    path, name : Path, str
        The file, and what to call it in messages.

    Returns
    -------
    tuple of str and list of str
        The text, with its line ends as they are; and what was noticed.
    """
    encoding = find_encoding(path, name)
    with path.open(encoding=encoding.name, errors="syria_news.mend", newline="") as file:
        text, notes = clean(file.read(), line_ends=False)
    return text, [encoding.note, *notes] if encoding.note else notes


def clean(text: str, line_ends: bool = True) -> tuple[str, list[str]]:
    r"""Take from a text what would break tables, and repair mojibake.

    Parameters
    ----------
    text : str
        A text.
    line_ends : bool
        Whether to write all line ends as ``\n``.

    Returns
    -------
    tuple of str and list of str
        The text, and what was done to it.

    Examples
    --------
    >>> clean("the rebelsâ€™ tents\r\n")
    ('the rebels’ tents\n', ['mojibake repaired in 1 line', 'line ends written as \\n'])
    """
    notes: list[str] = []
    if "\0" in text:
        notes.append(f"{_times(text.count(chr(0)), 'NUL character')} left out")
        text = text.replace("\0", "")
    if _SURROGATE.search(text):
        text, number = _SURROGATE.subn("\ufffd", text)
        notes.append(f"{_times(number, 'half of a character', 'halves of characters')} replaced by U+FFFD")
    if _SUSPECT.search(text):
        text, number = _repaired(text)
        notes += [f"mojibake repaired in {_times(number, 'line')}"] if number else []
    if line_ends and "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notes.append("line ends written as \\n")
    return text, notes


def _times(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _repaired(text: str) -> tuple[str, int]:
    import ftfy  # only where it is needed, for its import takes time

    lines = list(_lines(text))
    mended = [ftfy.fix_encoding(line) if _SUSPECT.search(line) else line for line in lines]
    return "".join(mended), sum(one != other for one, other in zip(lines, mended, strict=True))


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
