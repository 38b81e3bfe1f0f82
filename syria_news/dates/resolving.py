"""From the day of writing to the days that an expression means, and back."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from syria_news.dates.intervals import Interval
from syria_news.dates.time_meanings import DAY, MONTH, WEEK, Meaning, Weekly, Yearly, add_days

__all__ = ["days_of", "precision_of", "resolve", "snapped", "written_on"]

FARTHEST = 3700  # days between a text and what it names by counting from its own day, with some room


def days_of(meaning: Meaning, published: Interval, future: bool = False) -> Interval:
    """The days that an expression can mean in a text of an interval of days.

    Examples
    --------
    >>> from syria_news.dates.time_meanings import Calendar
    >>> print(days_of(Weekly(0), Interval(date(2016, 10, 24), date(2016, 10, 26))))
    2016-10-24
    >>> print(days_of(Calendar("month", -1), Interval(date(2016, 10, 24), None)))
    2016-09-01 or later
    """
    if not meaning.is_relative:
        seen_from = published.earliest or date.min if future else published.latest or date.max
        return meaning.on(seen_from, future)
    first = meaning.on(published.earliest, future).earliest if published.earliest else None
    last = meaning.on(published.latest, future).latest if published.latest else None
    return Interval(first, last)


def resolve(meaning: Meaning, published: Interval | None, future: bool = False) -> Interval | None:
    """The days that an expression means, as wide as they must be; None where nothing bounds them.

    Examples
    --------
    >>> from syria_news.dates.time_meanings import Offset
    >>> print(resolve(Offset(-1, -1), Interval.of_day(date(2016, 3, 1))))
    2016-02-29
    """
    found = days_of(meaning, published or Interval(), future)
    return None if found == Interval() else found


def precision_of(interval: Interval) -> int:
    """A day up to two days, for what happens overnight; a week up to two weeks."""
    if interval.days is None or interval.days > 14:
        return MONTH
    return DAY if interval.days <= 2 else WEEK


def written_on(meaning: Meaning, happened: Interval, future: bool, bounds: Interval) -> Interval | None:
    """The days on which a text that dates a happening so can have been written; None if there are none.

    Parameters
    ----------
    meaning : Meaning
        How the text dates it.
    happened : Interval
        When it happened, by other knowledge.
    future : bool
        Whether the text speaks of it as coming.
    bounds : Interval
        When the text was written, as far as that is known.

    Examples
    --------
    >>> monday = Interval.of_day(date(2016, 9, 12))
    >>> print(written_on(Weekly(0), monday, False, Interval()))
    2016-09-12 to 2016-09-18
    """
    if not meaning.is_relative:
        return bounds if days_of(meaning, bounds, future).meets(happened) else None
    first = _first_writing(meaning, happened.earliest, future) if happened.earliest else None
    last = _last_writing(meaning, happened.latest, future) if happened.latest else None
    if first and last and last < first:
        return None
    written = Interval(first, last)
    if not written.meets(bounds):
        return None
    return _fitting(meaning, happened, future, written.narrowed(bounds))


def _first_writing(meaning: Meaning, earliest: date, future: bool) -> date:
    """The first day on which the expression no longer means days before ``earliest``."""
    reach = range(-FARTHEST, FARTHEST + 1)
    return add_days(earliest, reach[0] + bisect_left(reach, True, key=lambda shift: _reaches(
        meaning.on(add_days(earliest, shift), future).latest, earliest)))  # fmt: skip


def _last_writing(meaning: Meaning, latest: date, future: bool) -> date:
    """The last day on which the expression does not yet mean days after ``latest``."""
    reach = range(-FARTHEST, FARTHEST + 1)
    after = add_days(latest, 1)
    return add_days(latest, reach[0] - 1 + bisect_left(reach, True, key=lambda shift: _reaches(
        meaning.on(add_days(latest, shift), future).earliest, after)))  # fmt: skip


def _reaches(day: date | None, other: date) -> bool:
    return day is None or day >= other


def _fitting(meaning: Meaning, happened: Interval, future: bool, written: Interval) -> Interval | None:
    """Trim the days of writing at both ends to those from which the expression means the happening."""
    first, last = written.earliest, written.latest
    while first and (last is None or first <= last) and not meaning.on(first, future).meets(happened):
        if last is None and (first - (written.earliest or first)).days > FARTHEST:
            return None
        first = add_days(first, 1)
    while last and (first is None or first <= last) and not meaning.on(last, future).meets(happened):
        if first is None and ((written.latest or last) - last).days > FARTHEST:
            return None
        last = add_days(last, -1)
    return Interval(first, last) if first is None or last is None or first <= last else None


def snapped(meaning: Meaning, happened: Interval) -> Interval | None:
    """Move the bounds of a happening inwards to days that the expression can name at all; None if there are none.

    Examples
    --------
    >>> print(snapped(Weekly(5), Interval(date(2016, 10, 7), date(2016, 10, 16))))
    2016-10-08 to 2016-10-15
    """
    first, last = happened.earliest, happened.latest
    if isinstance(meaning, Weekly):
        first = add_days(first, (meaning.weekday - first.weekday()) % 7) if first else None
        last = add_days(last, -((last.weekday() - meaning.weekday) % 7)) if last else None
    elif isinstance(meaning, Yearly) and meaning.shift is None:
        if first:
            coming = meaning.on(first, True).earliest
            first = max(first, coming) if coming else first
        if last:
            gone = meaning.on(last, False).latest
            last = min(last, gone) if gone else last
    return Interval(first, last) if first is None or last is None or first <= last else None
