"""From the shape of an expression that counts from another day to what it means."""

from __future__ import annotations

import re

from syria_news.dates.lengths import Within
from syria_news.dates.time_grammar import Found
from syria_news.dates.time_meanings import AgeOf, Calendar, Leaning, Meaning, Offset

__all__ = ["READERS", "Reading"]

Reading = tuple[str, Meaning | None, str]  # kind, meaning, role ("" where the preposition decides)
Match = re.Match[str]

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
_OBJECT = re.compile(r" ([\w’'-]+)")
_PLACING = ("in", "at", "on", "near", "around", "outside", "inside", "by", "with", "from", "for")
_NO_OBJECT = frozenset((*_PLACING, "and", "but", "or", "as", "when"))


def _day(match: Match, found: Found, text: str) -> Reading | None:
    words = match["day"].lower()
    known = found.words.days
    name = max((word for word in known if words.startswith(word.removeprefix("the "))), key=len)
    return "day", Offset(*known[name]), ""


def _ago(match: Match, found: Found, text: str) -> Reading | None:
    way = match["a_way"].lower()
    if way == "on":
        return "length", None, "length"
    if match["a_n"] is None and found.words.length(match["a_unit"]):  # `days after the raid`
        return "anaphor", None, "next" if way in ("after", "before") and _has_object(text, match.end()) else "length"
    first, last = _days_of_count(match["a_n"] or "several", match["a_unit"], found)
    if way == "ago":
        return "ago", Offset(-last - (last == 0), -first, last - first > 0), ""
    if way in ("later", "after"):
        return "anaphor", Leaning(first, last, way == "after" and _has_object(text, match.end())), "at"
    return "anaphor", Leaning(-last, -first, way == "before" and _has_object(text, match.end())), "at"


def _days_of_count(count: str, unit: str, found: Found) -> tuple[int, int]:
    """Fewest and most days in so many units, as writers round; of hours, whole days only."""
    low, high = found.words.number(count)
    length = found.words.length(unit)
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
    return "unit", Calendar(match["start_unit"].lower(), 0, found.words.part(match["start_part"])), ""


def _unit(match: Match, found: Found, text: str) -> Reading | None:
    which, unit = match["u_which"].lower(), match["u_unit"].lower().replace("-", "")
    if match["u_n"] or match["u_many"] or which in ("recent", "following") or unit not in CALENDAR_UNITS:
        return _stretch(match, found, which, unit)
    words = (match["u_part"] or "").strip().lower()
    back, ahead = words in ("earlier", "so far"), words == "later"
    # `The past month` is the thirty days that end now, `last month` the calendar's.
    if which == "past":
        return "unit", Offset(-found.words.length(unit), 0), "period"
    part = 0 if back or ahead else found.words.part(match["u_part"])
    return "unit", Calendar(unit, found.words.shift(which), part, gone=back, coming=ahead), ""


def _stretch(match: Match, found: Found, which: str, unit: str) -> Reading | None:
    """Days up to the day of writing, or from it on (`the last 48 hours`, `in the coming days`)."""
    if unit in found.words.seasons:
        return "season", Calendar("season", found.words.shift(which), months=found.words.seasons[unit]), ""
    if unit == "weekend":
        return "weekend", Calendar("weekend", found.words.shift(which)), ""
    low, high = found.words.number(match["u_n"]) if match["u_n"] else (2, 12)
    days = -(-high * (found.words.length(unit) or 1) // (24 if unit == "hour" else 1440 if unit == "minute" else 1))
    if which in ("next", "coming"):
        return "unit", Offset(0, days), "period"
    if which in ("last", "past", "previous", "recent"):
        return "unit", Offset(-days, 0, low != high), "at" if days == 1 else "period"
    if which == "this" and unit in ("day", "night", "hour"):
        return "length", None, "length"
    return "length", None, "length"


def _weekend(match: Match, found: Found, text: str) -> Reading | None:
    return "weekend", Calendar("weekend", 0), "at"


def _age(match: Match, found: Found, text: str) -> Reading | None:
    order = match["age_n"].lower()
    return "age", AgeOf(int(order[:-2]) if order[0].isdigit() else found.words.orders[order]), "length"


def _length(match: Match, found: Found, text: str) -> Reading | None:
    unit = match["l_unit"].lower()
    if found.role == "within" and not text.startswith(" of", match.end()):  # within hours of the raid
        high = found.words.number(match["l_n"])[1] if match["l_n"] else 12
        hours = {"hour": high, "minute": 1}.get(unit, high * found.words.length(unit) * 24)
        return "length", Within(-(-hours // 24)), "length"
    if found.role == "for" and (match["l_many"] or match["l_n"]):
        low, high = found.words.number(match["l_n"]) if match["l_n"] else (2, 12)
        if length := found.words.length(unit):
            return "length", Offset(-length * high - length // 2, 0, low != high), "period"
    return "length", None, "length"


READERS = {
    "day": _day,
    "ago": _ago,
    "anaphor": _anaphor,
    "start": _start,
    "unit": _unit,
    "weekend": _weekend,
    "age": _age,
    "length": _length,
}
