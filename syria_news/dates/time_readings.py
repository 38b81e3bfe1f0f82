"""From the shape of a time expression to what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from syria_news.dates.intervals import Interval
from syria_news.dates.time_grammar import Found
from syria_news.dates.time_meanings import (
    DAY,
    MONTH,
    AgeOf,
    Calendar,
    Feast,
    Fixed,
    Leaning,
    Meaning,
    Monthly,
    Offset,
    Weekly,
    Yearly,
    month_interval,
    part_of,
)
from syria_news.lexicon.codebook_files import read_codebook

__all__ = ["meaning_of"]

Reading = tuple[str, Meaning | None, str]  # kind, meaning, role ("" where the preposition decides)
Match = re.Match[str]

CENTURY, THIS_CENTURY = 100, 2000
CALENDAR_UNITS = frozenset(("week", "month", "year", "weekend"))
SHIFTS = {
    "next": 1,
    "following": 1,
    "after": 1,
    "later": 1,
    "previous": -1,
    "preceding": -1,
    "before": -1,
    "earlier": -1,
}
# Prepositions and words that make a year of a bare number.
_BEFORE_YEAR = re.compile(
    r"(?i)\b(?:in|since|of|from|until|till|by|during|before|after|through|throughout|between|the|to|and)\W{1,2}\Z"
)
_OBJECT = re.compile(r" ([\w’'-]+)")
_NO_OBJECT = frozenset(
    (
        "in",
        "at",
        "on",
        "near",
        "around",
        "outside",
        "inside",
        "by",
        "with",
        "from",
        "for",
        "and",
        "but",
        "or",
        "as",
        "when",
    )
)
_NAME = re.compile(r" [A-Z][a-z]")
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
        month, day = _month(match[f"{name}_m"], found), _figure(match[f"{name}_d"])
        last = _figure(match[f"{name}_to"]) if match[f"{name}_to"] else None
        role = "at" if last else ""  # `from 3 to 5 October` has an end
        if match[f"{name}_y"]:
            known = _fixed(_date(int(match[f"{name}_y"]), month, day, last))
            return ("date", known, role) if known else None
        return ("date", Yearly(month, day, last), role) if _date(2016, month, day, last) else None

    return read


def _month_of_year(match: Match, found: Found, text: str) -> Reading | None:
    whole = month_interval(int(match["my_y"]), _month(match["my_m"], found))
    return "month", _fixed(part_of(whole, _part(match["my_part"], found)), precision=MONTH), ""


def _month_alone(match: Match, found: Found, text: str) -> Reading | None:
    which, name = (match["m_which"] or "").lower(), match["m_m"].lower()
    known = found.role or which or match["m_part"] or match["month_shift"]
    doubtful = not known and name in found.words.doubtful
    if doubtful and (not _follows(_NAMES_MONTH, text, match.start()) or _NAME.match(text, match.end())):
        return None
    shift = _shift(match["month_shift"].lower(), found) if match["month_shift"] else None
    return "month", Yearly(_month(name, found), shift=shift, part=_part(match["m_part"], found)), ""


def _weekday(match: Match, found: Found, text: str) -> Reading | None:
    number = found.words.weekdays[match["w_d"].lower()]
    week = _shift(match["w_week"].lower(), found) if match["w_week"] else None
    which = _shift((match["w_which"] or "").lower(), found)
    if match["w_own"] and found.role == "on":
        return "length", None, "period"  # `on Fridays`: every one of them
    return "weekday", Weekly(number, which, week), ""


def _day(match: Match, found: Found, text: str) -> Reading | None:
    words = match["day"].lower()
    known = found.words.days
    name = max((word for word in known if words.startswith(word.removeprefix("the "))), key=len)
    return "day", Offset(*known[name]), ""


def _ago(match: Match, found: Found, text: str) -> Reading | None:
    first, last = _days_of_count(match["a_n"] or "several", match["a_unit"], found)
    way = match["a_way"].lower()
    if way == "on":
        return "length", None, "length"
    if way == "ago":
        return "ago", Offset(-last - (last == 0), -first), ""
    if way in ("later", "after"):
        return "anaphor", Leaning(first, last, way == "after" and _has_object(text, match.end())), "at"
    return "anaphor", Leaning(-last, -first, way == "before" and _has_object(text, match.end())), "at"


def _days_of_count(count: str, unit: str, found: Found) -> tuple[int, int]:
    """Fewest and most days in so many units, as writers round; of hours, whole days only."""
    low, high = _count(count, found)
    length = _unit_length(unit, found)
    if length == 0:
        return (low // 24, high // 24) if unit.lower() == "hour" else (0, 0)
    room = {1: 0, 7: 3, 14: 4, 30: 16, 365: 190}.get(length, length // 2)
    return length * low - room, length * high + room


def _has_object(text: str, end: int) -> bool:
    """Whether what follows says after or before what: not where the clause ends, or goes on with a place."""
    following = _OBJECT.match(text, end)
    return following is not None and following[1].lower() not in _NO_OBJECT


def _anaphor(match: Match, found: Found, text: str) -> Reading | None:
    words = match["anaphor"].lower().split()
    if words == ["then"]:
        return ("anaphor", Leaning(0, 0), "since") if found.role == "since" else None
    shift = next((SHIFTS[word] for word in words if word in SHIFTS), 0)
    if words[0] in ("earlier", "later") or "that" in words:
        shift = 0
    return "anaphor", Leaning(shift, shift, words[-1] in ("before", "after") and _has_object(text, match.end())), ""


def _start(match: Match, found: Found, text: str) -> Reading | None:
    return "unit", Calendar(match["start_unit"].lower(), 0, _part(match["start_part"], found)), ""


def _ordinal(match: Match, found: Found, text: str) -> Reading | None:
    which = match["o_which"]
    if which is None and found.role not in ("on", "since", "from", "until", "by", "between"):
        return None  # `the 4th, a brigade`
    last = _figure(match["o_to"]) if match["o_to"] else None
    shift = None if which is None else _shift(which.lower(), found)
    kind = "ordinal" if which is None else "date"
    return kind, Monthly(_figure(match["o_d"]), last, shift), "at" if last else ""


def _unit(match: Match, found: Found, text: str) -> Reading | None:
    which, unit = match["u_which"].lower(), match["u_unit"].lower().replace("-", "")
    if match["u_n"] or match["u_many"] or which in ("recent", "following") or unit not in CALENDAR_UNITS:
        return _stretch(match, found, which, unit)
    words = (match["u_part"] or "").strip().lower()
    back, ahead = words in ("earlier", "so far"), words == "later"
    # `The past month` is the thirty days that end now, `last month` the calendar's.
    if which == "past":
        return "unit", Offset(-_unit_length(unit, found), 0), "period"
    part = 0 if back or ahead else _part(match["u_part"], found)
    return "unit", Calendar(unit, _shift(which, found), part, gone=back, coming=ahead), ""


def _stretch(match: Match, found: Found, which: str, unit: str) -> Reading | None:
    """Days up to the day of writing, or from it on (`the last 48 hours`, `in the coming days`)."""
    if unit in found.words.seasons:
        return "season", Calendar("season", _shift(which, found), months=found.words.seasons[unit]), ""
    if unit == "weekend":
        return "weekend", Calendar("weekend", _shift(which, found)), ""
    _, high = _count(match["u_n"], found) if match["u_n"] else (2, 12)
    days = -(-high * (_unit_length(unit, found) or 1) // (24 if unit == "hour" else 1440 if unit == "minute" else 1))
    if which in ("next", "coming"):
        return "unit", Offset(0, days), "period"
    if which in ("last", "past", "previous", "recent"):
        return "unit", Offset(-days, 0), "at" if days == 1 else "period"
    if which == "this" and unit in ("day", "night", "hour"):
        return "length", None, "length"
    return "length", None, "length"


def _season(match: Match, found: Found, text: str) -> Reading | None:
    first, last = found.words.seasons[match["s_s"].lower()]
    year = int(match["s_y"])
    whole = Interval(date(year, first, 1), month_interval(year + (last < first), last).latest)
    return "season", _fixed(part_of(whole, _part(match["s_part"], found)), precision=MONTH), ""


def _weekend(match: Match, found: Found, text: str) -> Reading | None:
    return "weekend", Calendar("weekend", 0), "at"


def _age(match: Match, found: Found, text: str) -> Reading | None:
    order = match["age_n"].lower()
    return "age", AgeOf(_figure(order) if order[0].isdigit() else found.words.orders[order]), "length"


def _length(match: Match, found: Found, text: str) -> Reading | None:
    unit = match["l_unit"].lower()
    if found.role == "for" and (match["l_many"] or match["l_n"]):
        _, high = _count(match["l_n"], found) if match["l_n"] else (2, 12)
        if length := _unit_length(unit, found):
            return "length", Offset(-length * high - length // 2, 0), "period"
    return "length", None, "length"


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
    return "year", _fixed(part_of(whole, _part(match["y_part"], found)), precision=MONTH), ""


def _follows(pattern: re.Pattern[str], text: str, end: int) -> bool:
    return bool(pattern.search(text[max(0, end - 12) : end]))


def _shift(which: str, found: Found) -> int:
    return found.words.shifts.get(which, 0)


def _month(name: str, found: Found) -> int:
    return found.words.months[name.lower().rstrip(".")]


def _figure(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _part(words: str | None, found: Found) -> int:
    wanted = (words or "").lower().strip(" -")
    return next((n for word, n in found.words.parts.items() if wanted and word.removeprefix("the ") == wanted), 0)


def _count(words: str, found: Found) -> tuple[int, int]:
    return (int(words), int(words)) if words.isdigit() else found.words.counts[words.lower()]


def _unit_length(unit: str, found: Found) -> int:
    name = unit.lower()
    return 0 if name in ("hour", "minute") else found.words.units.get(name, 0)


READERS: dict[str, Callable[[Match, Found, str], Reading | None]] = {
    "iso": _iso,
    "figures": _figures,
    "dmy": _named("dmy"),
    "mdy": _named("mdy"),
    "my": _month_of_year,
    "month": _month_alone,
    "weekday": _weekday,
    "day": _day,
    "ago": _ago,
    "anaphor": _anaphor,
    "start": _start,
    "ordinal": _ordinal,
    "unit": _unit,
    "season": _season,
    "weekend": _weekend,
    "age": _age,
    "length": _length,
    "holiday": _holiday,
    "year": _year,
}
