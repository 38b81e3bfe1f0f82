"""Lines of web pages that belong to no article: menus, buttons, tags, notices."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from syria_news.lexicon.codebook_files import read_codebook

__all__ = ["furniture_place", "plain"]

LONGEST = 60  # words; nothing longer is page furniture
_SPACES = dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u3000\t\v\f", " ")
_NOTHING = dict.fromkeys("\u200b\ufeff\u2060\u00ad", "")
_TABLE = str.maketrans(_SPACES | _NOTHING)
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_AROUND = " \"'*_[](){}<>«»←→‹›|•·-–—.…:,;!"
_NUMBER = re.compile(r"\d+")


def plain(line: str) -> str:
    r"""Give a line with single plain spaces, without marks that take no room.

    Examples
    --------
    >>> plain(" start in\u00a0Lausanne ")
    'start in Lausanne'
    """
    return " ".join(line.translate(_TABLE).split())


class _Pattern(NamedTuple):
    regex: re.Pattern[str] | None
    text: str
    words: int
    place: str  # the page's part where the line stands

    def fits(self, line: str, words: int) -> bool:
        if words > self.words:
            return False
        return self.regex.fullmatch(line) is not None if self.regex else line == self.text


@cache
def _patterns() -> tuple[dict[str, list[_Pattern]], list[_Pattern]]:
    """Give the codebook's patterns by their first word, and those that begin with any words."""
    by_word: dict[str, list[_Pattern]] = {}
    anywhere: list[_Pattern] = []
    for row in read_codebook("page_furniture"):
        text = row["pattern"]
        regex = re.compile(".*".join(map(re.escape, text.split("*")))) if "*" in text else None
        pattern = _Pattern(regex, text, int(row["words"] or LONGEST), row["place"])
        if text.startswith("*"):
            anywhere.append(pattern)
        else:
            by_word.setdefault(_first_word(text), []).append(pattern)
    return by_word, anywhere


def _first_word(text: str) -> str:
    word = re.match(r"[^\s:*]*", text)
    return word.group() if word else ""


def furniture_place(line: str) -> str | None:
    """Say where a line of page furniture stands, None for a line that is none.

    Parameters
    ----------
    line : str
        A line as :func:`plain` gives it.

    Returns
    -------
    str or None
        ``top``, ``under``, ``end``, ``any`` or ``caption``, as the codebook `page_furniture` explains.

    Examples
    --------
    >>> furniture_place("Leave a comment"), furniture_place("12 Comments"), furniture_place("The talks ended.")
    ('end', 'end', None)
    """
    if not any(char.isalnum() for char in line):
        return "end" if len(line) >= 3 else "any"  # a rule between articles, or a stray mark
    words = line.count(" ") + 1
    if words > LONGEST:
        return None
    folded = _NUMBER.sub("#", line.translate(_STRAIGHT).casefold())
    bare = folded.strip(_AROUND)
    by_word, anywhere = _patterns()
    for text in (folded, bare):
        for pattern in (*by_word.get(_first_word(text), ()), *anywhere):
            if pattern.fits(text, words):
                return str(pattern.place)
    return None
