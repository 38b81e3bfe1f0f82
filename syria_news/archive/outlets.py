"""Lines that name the outlets of an article, and lines that are a photo's caption."""

from __future__ import annotations

import re
from functools import cache

from syria_news.archive.furniture import furniture_place
from syria_news.archive.stamps import is_day
from syria_news.lexicon.codebook_files import Row, read_codebook

__all__ = ["credited", "inline_source", "outlets_of"]

_SOURCE = re.compile(
    r"(?:(?:news )?sources?|source\(s\)|via|originally published (?:by|in|on|at)|(?:news )?agenc(?:y|ies))(?![\w'’-])",
    re.I,
)
_LABEL = re.compile(r"sources?|source\(s\)", re.I)
_JOINTS = re.compile(r"\s*[/;|•]\s*|\s*,\s*(?:and\s+)?")
_SMALL = frozenset(("of", "the", "for", "and", "de", "al", "via", "on", "in", "&", "website", "agency", "news"))
_INLINE = re.compile(r"[(\[](?P<line>(?:Sources?|Via)\s*:\s*[^()\[\]]{1,120})[)\]]\s*\Z", re.I)


@cache
def _media() -> frozenset[str]:
    names = (name for row in read_codebook("actors") if row["type"] == "media" for name in _names_of(row))
    return frozenset(name.casefold() for name in names if not name[0].islower() or name.startswith("al-"))


def _names_of(row: Row) -> list[str]:
    return [row["name"], *(name.lstrip("!") for name in row["names"].split("|") if name.lstrip("!"))]


def outlets_of(line: str) -> tuple[list[str], bool] | None:
    """Read a source line.

    Parameters
    ----------
    line : str
        A line as :func:`plain` gives it.

    Returns
    -------
    tuple of list of str and bool, or None
        The outlets, and whether their form leaves no doubt: a line such as `Source: army to leave Homs` may be a
        headline. None if the line cannot be a source line.

    Examples
    --------
    >>> outlets_of("Sources: Reuters/Syria & Iraq News")
    (['Reuters', 'Syria & Iraq News'], True)
    >>> outlets_of("(Agencies)"), outlets_of("Source: army to leave Homs"), outlets_of("The talks ended.")
    ((['Agencies'], True), (['army to leave Homs'], False), None)
    """
    if len(line) > 400:
        return None
    bare = line.strip(" *_[]()–—-")
    label = _SOURCE.match(bare)
    if not label:
        names = _split(bare)
        return (names, True) if names and all(name.casefold() in _media() for name in names) else None
    rest = bare[label.end() :]
    word = label.group().casefold()
    if "agenc" in word:
        return (["Agencies"], True) if not rest.strip(" .") else None
    colon = re.match(r"\s*[:–—-]\s*", rest)
    if not colon and (_LABEL.fullmatch(word) or not rest.startswith(" ")):
        return ([], True) if _LABEL.fullmatch(word) and not rest.strip() and word.endswith("s") else None
    names = _split(rest[colon.end() if colon else 0 :])
    certain = _look_like_names(names)
    if not colon and (not certain or sum(len(name.split()) for name in names) > 6):
        return None
    return names, certain


def _split(text: str) -> list[str]:
    """Split a list of outlets; an address stays whole, and `and` joins two only between known names."""
    text = text.strip().rstrip(".").strip()
    if "://" in text or text.startswith("www."):
        return text.split()
    names: list[str] = []
    for part in _JOINTS.split(text):
        pair = part.split(" and ")
        known = len(pair) > 1 and all(name.strip().casefold() in _media() for name in pair)
        names += [name.strip() for name in (pair if known else [part])]
    return list(dict.fromkeys(name for name in names if name))


def _look_like_names(names: list[str]) -> bool:
    words = [word for name in names for word in name.split()]
    ordinary = [word for word in words if word[0].islower() and word not in _SMALL and "." not in word]
    return sum(not word.startswith("al-") for word in ordinary) <= len(words) // 3


def inline_source(line: str) -> int | None:
    """Give the offset at which a paragraph's own source note, in brackets at its end, begins."""
    found = _INLINE.search(line, max(0, len(line) - 140)) if line.endswith((")", "]")) else None
    return found.start() if found else None


_CREDIT = re.compile(r"(?:REUTERS|AFP|AP|EPA|AAP|TASS|SANA|Getty)\s?/\s?\S[^.!?]{0,60}\Z|©\s?\S[^.!?]{0,60}\Z")
_SIDES = re.compile(r"\((?:L|R|C|left|right|center|centre)\)")


def credited(line: str) -> bool:
    """Whether a line bears the marks of a photo's caption: a credit, a day in brackets, who stands left and right.

    Examples
    --------
    >>> credited("The two ministers in Geneva [10/9/2016]"), credited("Jo Lee (L) greets Al Ray (R) in Geneva")
    (True, True)
    >>> credited("The talks ended on Monday [in Geneva].")
    False
    """
    if len(line) > 500:
        return False
    if furniture_place(line) == "caption" or _CREDIT.search(line, max(0, len(line) - 80)) or _SIDES.search(line):
        return True
    if not line.endswith(("]", ")")):
        return False
    opening = max(line.rfind("["), line.rfind("("))
    inside = line[opening + 1 : -1] if opening > 0 else ""
    if not inside or len(inside) > 80:
        return False
    after_sentence = line[:opening].rstrip().endswith((".", "”", '"'))
    return "/" in inside or is_day(inside) or (_is_outlet(inside) and not after_sentence)


def _is_outlet(text: str) -> bool:
    names = _split(text)
    return bool(names) and all(name.casefold() in _media() for name in names)
