"""Lines that print the day, the hour or the author of an article, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from syria_news.archive.furniture import furniture_place
from syria_news.lexicon.codebook_files import read_codebook

__all__ = ["is_day", "is_stamp", "printed_days", "stamp_kinds"]

_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?|\d+")
_PARTS = re.compile(r"[|•·]")
_NUMERIC_DAY = re.compile(r"(?<!\d)\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?!\d)")
_BYLINE = re.compile(r"by:?\s+", re.I)


@cache
def stamp_kinds() -> dict[str, str]:
    """Give the kind of each word that a line of day and hour is made of."""
    return {row["word"]: row["kind"] for row in read_codebook("stamp_words")}


@cache
def _months() -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in read_codebook("stamp_words") if row["kind"] == "month"}


def is_stamp(line: str) -> bool:
    """Whether a line holds the day or the author of an article and nothing else.

    Examples
    --------
    >>> is_stamp("By Jo Lee | October 3, 2016"), is_stamp("3 Oct 2016 14:22 GMT"), is_stamp("Talks on October 3")
    (True, True, False)
    """
    parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
    return bool(parts) and len(line) <= 160 and all(_is_stamp_part(part) for part in parts)


def _is_stamp_part(part: str) -> bool:
    return is_day(part) or _is_byline(part) or furniture_place(part) == "under" or _is_day_by(part)


def is_day(part: str) -> bool:
    """Whether a text is a day, perhaps with the hour, and nothing else.

    Examples
    --------
    >>> is_day("Monday, 3 October 2016"), is_day("10/3/2016"), is_day("3 October 2016 in Homs")
    (True, True, False)
    """
    tokens = [token.casefold() for token in _TOKEN.findall(part)]
    kinds = stamp_kinds()
    if len(tokens) > 16 or not all(token.isdigit() or token in kinds for token in tokens):
        return False
    numbers = sum(token.isdigit() for token in tokens)
    return numbers > 0 and (any(kinds.get(token) == "month" for token in tokens) or bool(_NUMERIC_DAY.search(part)))


def _is_byline(part: str) -> bool:
    opening = _BYLINE.match(part)
    if not opening or part.endswith((".", "!", "?")):
        return False
    words = part[opening.end() :].replace(",", " ").split()
    small = {"and", "in", "for", "of", "de", "al", "the", "with", "at", "on", "admin", "&"}
    kinds = stamp_kinds()
    return 0 < len(words) <= 14 and all(
        not word[0].islower() or word in small or word.casefold() in kinds or word.startswith("al-") for word in words
    )


def _is_day_by(part: str) -> bool:
    """Whether a part is a day and its author: `October 3, 2016 by admin`, `admin, 3 October 2016`."""
    day, found, author = part.partition(" by ")
    return bool(found) and is_day(day) and len(author.split()) <= 4


def printed_days(line: str) -> list[date]:
    """Read the days that a stamp prints in full; a day that can be read in two ways is left out.

    Examples
    --------
    >>> printed_days("Posted on October 3, 2016 by admin")
    [datetime.date(2016, 10, 3)]
    >>> printed_days("03/10/2016")
    []
    """
    found: list[date] = []
    tokens = [token.casefold() for token in _TOKEN.findall(line)]
    tokens = [token for token in tokens if token not in ("st", "nd", "rd", "th", "of")]
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        months = _months()
        if first in months:
            found += _day(third, months[first], second)
        elif second in months:
            found += _day(third, months[second], first)
    for numeric in _NUMERIC_DAY.finditer(line):
        found += _numeric_day(*re.split(r"[-/.]", numeric.group()))
    return list(dict.fromkeys(found))


def _numeric_day(first: str, second: str, third: str) -> list[date]:
    """Read a day in figures: the year first, or a day that cannot be a month."""
    if len(first) == 4:
        return _day(first, int(second), third)
    if int(first) > 12 or int(first) == int(second):
        return _day(third, int(second), first)
    return _day(third, int(first), second) if int(second) > 12 else []


def _day(year: str, month: int, day: str) -> list[date]:
    if not (year.isdecimal() and day.isdecimal() and len(year) == 4 and len(day) <= 2):
        return []
    try:
        return [date(int(year), month, int(day))]
    except ValueError:
        return []
