"""From the shape of a time expression to what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from syria_news.dates.counted_readings import READERS as COUNTED
from syria_news.dates.counted_readings import Reading
from syria_news.dates.intervals import Interval
from syria_news.dates.time_grammar import Found
from syria_news.dates.time_meanings import (
    DAY,
    MONTH,
    Feast,
    Fixed,
    Monthly,
    Weekly,
    Yearly,
    month_interval,
    part_of,
)
from syria_news.lexicon.codebook_files import read_codebook

__all__ = ["meaning_of"]

Match = re.Match[str]

CENTURY, THIS_CENTURY = 100, 2000
# Prepositions and words that make a year of a bare number.
_BEFORE_YEAR = re.compile(
    r"(?i)\b(?:in|since|of|from|until|till|by|during|before|after|through|throughout|between|the|to|and|year)\W{1,2}\Z"
)
_NAME = re.compile(r" [A-Z][a-z]")
_NEXT = re.compile(r" (\w+)")
_NAMES_MONTH = re.compile(
    r"(?i)\b(?:in|since|of|from|until|till|by|during|before|after|through|to|and|between|for)\W{1,2}\Z"
)


def meaning_of(found: Found, text: str) -> Reading | None:
    """What an expression of a text means; None where it is no time expression after all.

    Returns
    -------
    tuple of str, Meaning or None, str
        Its kind, its meaning, and its role where that does not follow from the preposition.
    """
    return READERS[found.shape](found.match, found, text)


def _date(year: int, month: int, day: int, last: int | None = None) -> Interval | None:
    try:
        return Interval(date(year, month, day), date(year, month, max(last or day, day)))
    except ValueError:
        return None


def _fixed(*readings: Interval | None, precision: int = DAY) -> Fixed | None:
    known = tuple(dict.fromkeys(reading for reading in readings if reading))
    return Fixed(known, precision) if known else None


def _iso(match: Match, found: Found, text: str) -> Reading | None:
    day = _fixed(_date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])))
    return ("date", day, "") if day else None


def _figures(match: Match, found: Found, text: str) -> Reading | None:
    year, one, two = int(match["f_y"]), int(match["f_a"]), int(match["f_b"])
    if year < CENTURY:
        if match["f_sign"] == "-":
            return None  # a score, or a range of three
        year += THIS_CENTURY
    day_first, month_first = _date(year, two, one), _date(year, one, two)
    named = found.words.weekdays.get(re.split(r"\W", match["figures"].lower())[0])
    if named is not None:  # `Thursday, 12/05/2016`: the weekday decides
        fitting = [day for day in (day_first, month_first) if day and day.earliest and day.earliest.weekday() == named]
        day = _fixed(*fitting[:1])
        return ("date", day, "") if day else None
    if _orders(found.folder)[match["f_sign"]] == "dmy":
        day = _fixed(day_first or month_first)
    else:
        day = _fixed(*sorted((d for d in (day_first, month_first) if d), key=lambda d: str(d.earliest)))
    return ("date", day, "") if day else None


@cache
def _orders(folder: Path | None) -> dict[str, str]:
    return {row["sign"]: row["order"] for row in read_codebook("date_orders", folder)}


def _named(name: str) -> Callable[[Match, Found, str], Reading | None]:
    """Read a day with its month's name, in either order."""

    def read(match: Match, found: Found, text: str) -> Reading | None:
        month, day = found.words.month(match[f"{name}_m"]), _figure(match[f"{name}_d"])
        last = _figure(match[f"{name}_to"]) if match[f"{name}_to"] else None
        role = "at" if last else ""  # `from 3 to 5 October` has an end
        following = _NEXT.match(text, match.end())
        if following and following[1].istitle() and following[1].lower() in found.words.named:
            return None  # `8 March Street`
        if match[f"{name}_y"]:
            known = _fixed(_date(int(match[f"{name}_y"]), month, day, last))
            return ("date", known, role) if known else None
        return ("date", Yearly(month, day, last), role) if _date(2016, month, day, last) else None

    return read


def _month_of_year(match: Match, found: Found, text: str) -> Reading | None:
    whole = month_interval(int(match["my_y"]), found.words.month(match["my_m"]))
    return "month", _fixed(part_of(whole, found.words.part(match["my_part"])), precision=MONTH), ""


def _month_alone(match: Match, found: Found, text: str) -> Reading | None:
    which, name = (match["m_which"] or "").lower(), match["m_m"].lower()
    known = found.role or which or match["m_part"] or match["month_shift"]
    doubtful = not known and name in found.words.doubtful
    if doubtful and (not _follows(_NAMES_MONTH, text, match.start()) or _NAME.match(text, match.end())):
        return None
    shift = found.words.shift(match["month_shift"].lower()) if match["month_shift"] else None
    return "month", Yearly(found.words.month(name), shift=shift, part=found.words.part(match["m_part"])), ""


def _weekday(match: Match, found: Found, text: str) -> Reading | None:
    number = found.words.weekdays[match["w_d"].lower()]
    week = found.words.shift(match["w_week"].lower()) if match["w_week"] else None
    which = found.words.shift((match["w_which"] or "").lower())
    if match["w_own"] and found.role == "on":
        return "length", None, "period"  # `on Fridays`: every one of them
    return "weekday", Weekly(number, which, week), "at" if match["w_own"] else ""  # `blamed for Monday's raid`


def _ordinal(match: Match, found: Found, text: str) -> Reading | None:
    which = match["o_which"]
    if which is None and found.role not in ("on", "since", "from", "until", "by", "between"):
        return None  # `the 4th, a brigade`
    last = _figure(match["o_to"]) if match["o_to"] else None
    shift = None if which is None else found.words.shift(which.lower())
    kind = "ordinal" if which is None else "date"
    return kind, Monthly(_figure(match["o_d"]), last, shift), "at" if last else ""


def _season(match: Match, found: Found, text: str) -> Reading | None:
    first, last = found.words.seasons[match["s_s"].lower()]
    year = int(match["s_y"])
    whole = Interval(date(year, first, 1), month_interval(year + (last < first), last).latest)
    return "season", _fixed(part_of(whole, found.words.part(match["s_part"])), precision=MONTH), ""


def _holiday(match: Match, found: Found, text: str) -> Reading | None:
    return "holiday", Feast(_feasts(found.folder)[match["holiday"]]), ""


@cache
def _feasts(folder: Path | None) -> dict[str, tuple[Interval, ...]]:
    feasts: dict[str, tuple[Interval, ...]] = {}
    for row in read_codebook("holidays", folder):
        interval = Interval(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
        feasts[row["name"]] = (*feasts.get(row["name"], ()), interval)
    return feasts


def _year(match: Match, found: Found, text: str) -> Reading | None:
    named = match["y_part"] or _follows(_BEFORE_YEAR, text, match.start())
    following = text[match.end() : match.end() + 16].split(" ")[1:2]
    if not named or (following and following[0].lower() in found.words.counted):
        return None
    year = int(match["y_y"])
    whole = Interval(date(year, 1, 1), date(year, 12, 31))
    return "year", _fixed(part_of(whole, found.words.part(match["y_part"])), precision=MONTH), ""


def _follows(pattern: re.Pattern[str], text: str, end: int) -> bool:
    return bool(pattern.search(text[max(0, end - 12) : end]))


def _figure(words: str) -> int:
    return int(words.rstrip("stndrh"))


READERS: dict[str, Callable[[Match, Found, str], Reading | None]] = COUNTED | {
    "iso": _iso,
    "figures": _figures,
    "dmy": _named("dmy"),
    "mdy": _named("mdy"),
    "my": _month_of_year,
    "month": _month_alone,
    "weekday": _weekday,
    "ordinal": _ordinal,
    "season": _season,
    "holiday": _holiday,
    "year": _year,
}
