"""Names for articles, made from what they say, so that adding an article renames nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import sha256

__all__ = ["Identifiers", "slug"]

FEWEST, LONGEST = 4, 72  # words of a name, if the title has as many; characters
SUFFIX = 6  # hexadecimal digits

_CLAUSE = re.compile(r"[,;:–—?!]\s|\.\s")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʿʾ`´](?=\w)")


def slug(title: str) -> str:
    """Make a short name of a title: its first clause, or as many clauses as make four words.

    Parameters
    ----------
    title : str
        A title, or the beginning of a text.

    Returns
    -------
    str
        Lower-case Latin letters, digits and hyphens; empty if there are none.

    Examples
    --------
    >>> slug("Ministers talk about wheat, while the rain holds off")
    'ministers-talk-about-wheat'
    >>> slug("Haddad: Iraq’s ferry runs again")
    'haddad-iraqs-ferry-runs-again'
    """
    words: list[str] = []
    for clause in _CLAUSE.split(title[:400]):
        if len(words) >= FEWEST:
            break
        words += _WORD.findall(_plain(clause))
    name = ""
    for word in words:
        if len(name) + len(word) >= LONGEST:
            break
        name = f"{name}-{word}" if name else word
    return name or "".join(words)[:LONGEST]


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text))
    return "".join(char for char in letters if not unicodedata.combining(char)).casefold()


class Identifiers:
    """The names that are taken.

    Examples
    --------
    >>> identifiers = Identifiers()
    >>> identifiers.make("Bridge reopens", "Lorries crossed."), identifiers.make("Bridge reopens", "Nobody came.")
    ('bridge-reopens', 'bridge-reopens-625888')
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies: Counter[str] = Counter()

    def problem(self, name: str) -> str | None:
        """Say what is wrong with a caller's name, if anything is."""
        taken = f"article_id '{name[:80]}' is that of an article before it; give each its own"
        return taken if name in self._taken else None

    def take(self, name: str) -> str:
        """Take a caller's name."""
        self._taken.add(name)
        return name

    def make(self, title: str, text: str) -> str:
        """Make a name that is not taken from a title and, if another has it, from the text."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:SUFFIX]
        name = slug(title) or f"article-{digest}"
        if name in self._taken:
            name = name if name.endswith(f"-{digest}") else f"{name}-{digest}"
        base = name
        while name in self._taken:  # the same text once more
            self._copies[base] += 1
            name = f"{base}-{self._copies[base] + 1}"
        return self.take(name)
