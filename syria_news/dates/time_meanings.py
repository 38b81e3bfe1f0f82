"""What a time expression means: the days that it names, seen from the day on which it was written."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from syria_news.dates.intervals import Interval

__all__ = [
    "AgeOf",
    "Before",
    "Between",
    "Calendar",
    "Feast",
    "Fixed",
    "Leaning",
    "Meaning",
    "Monthly",
    "Offset",
    "Weekly",
    "Yearly",
    "add_days",
    "month_interval",
    "part_of",
]

THIRDS = 3  # parts of a unit, after which its halves are numbered
DAY, WEEK, MONTH = 1, 2, 3  # precision, on ACLED's scale


class Meaning(Protocol):
    """What an expression names, as a function of the day of writing that never runs backwards."""

    @property
    def precision(self) -> int:
        """1 day, 2 week, 3 month or longer."""

    @property
    def is_relative(self) -> bool:
        """Whether it changes with the day of writing."""

    def on(self, day: date, future: bool) -> Interval:
        """The days that it names in a text of ``day``."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that the expression states in full; several readings where their order is open (`3/2/2015`)."""

    readings: tuple[Interval, ...]
    precision: int = DAY
    is_relative: bool = False

    def on(self, day: date, future: bool) -> Interval:
        """The readings that the tense leaves, or all of them."""
        left = [r for r in self.readings if (r.latest or day) >= day] if future else self.possible(day)
        first, *others = left or self.readings
        for other in others:
            first = first.spanned(other)
        return first

    def possible(self, day: date) -> list[Interval]:
        """The readings that lie on or before a day."""
        return [reading for reading in self.readings if (reading.earliest or day) <= day]


@dataclass(frozen=True, slots=True)
class Yearly:
    """Days or a month without their year (`Sept. 19`, `in July`): the nearest that the tense allows."""

    month: int
    day: int | None = None
    last_day: int | None = None
    shift: int | None = None  # `last July`, `July last year`: years from that of writing
    part: int = 0
    is_relative: bool = True

    @property
    def precision(self) -> int:
        """A day where one is named."""
        return DAY if self.day else MONTH

    def on(self, day: date, future: bool) -> Interval:
        """The nearest such days on or before ``day``; on or after it when future."""
        if self.shift is not None:
            return self._in(day.year + self.shift)
        if future:
            coming = self._in(day.year)
            return coming if coming.latest and coming.latest >= day else self._in(day.year + 1)
        gone = self._in(day.year)
        return gone if gone.earliest and gone.earliest <= day else self._in(day.year - 1)

    def _in(self, year: int) -> Interval:
        year = _possible(year)
        if self.day is None:
            return part_of(month_interval(year, self.month), self.part)
        # 29 February in a year that has none is its last day.
        first = min(self.day, _last_of(year, self.month))
        last = min(self.last_day or first, _last_of(year, self.month))
        return Interval(date(year, self.month, first), date(year, self.month, max(first, last)))


@dataclass(frozen=True, slots=True)
class Weekly:
    """A day of the week (`on Monday`): the nearest on or before the day of writing, or on or after it."""

    weekday: int
    shift: int = 0  # -1 for `last Monday`, 1 for `next Monday`
    week: int | None = None  # `Monday of last week`: weeks from that of writing
    precision: int = DAY
    is_relative: bool = True

    def on(self, day: date, future: bool) -> Interval:
        """The nearest such day; strictly before or after where the words say `last` or `next`."""
        if self.week is not None:
            return Interval.of_day(add_days(day, self.weekday - day.weekday() + 7 * self.week))
        gone, coming = (day.weekday() - self.weekday) % 7, (self.weekday - day.weekday()) % 7
        if self.shift > 0 or (future and not self.shift):
            return Interval.of_day(add_days(day, coming or (7 if self.shift else 0)))
        return Interval.of_day(add_days(day, -(gone or (7 if self.shift else 0))))


@dataclass(frozen=True, slots=True)
class Monthly:
    """A day of the month without its month (`on the 3rd`): the nearest such day that the tense allows."""

    day: int
    last_day: int | None = None
    shift: int | None = None  # `the 3rd of last month`: months from that of writing
    precision: int = DAY
    is_relative: bool = True

    def on(self, day: date, future: bool) -> Interval:
        """The nearest such days on or before ``day``; on or after it when future."""
        if self.shift is not None:
            return self._in(day, self.shift)
        here = self._in(day, 0)
        if future:
            return here if here.latest and here.latest >= day else self._in(day, 1)
        return here if here.earliest and here.earliest <= day else self._in(day, -1)

    def _in(self, day: date, shift: int) -> Interval:
        years, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
        return Yearly(month + 1, self.day, self.last_day)._in(years)


@dataclass(frozen=True, slots=True)
class Offset:
    """Days counted from that of writing (`yesterday`, `three weeks ago`, `the past two days`)."""

    first: int
    last: int
    is_vague: bool = False  # of an unknown number: `in recent weeks`
    is_relative: bool = True

    @property
    def precision(self) -> int:
        """A day up to two days, a week up to two weeks."""
        width = self.last - self.first + 1
        return DAY if width <= 2 else WEEK if width <= 14 else MONTH

    def on(self, day: date, future: bool) -> Interval:
        """So many days before or after."""
        return Interval(add_days(day, self.first), add_days(day, self.last))


@dataclass(frozen=True, slots=True)
class Leaning:
    """Days counted from another that the text names (`a day later`, `the same night`, `hours after the raid`)."""

    first: int
    last: int
    has_object: bool = False  # what follows names the other (`a day after the raid`)
    is_relative: bool = True

    @property
    def precision(self) -> int:
        """As that of days counted from the writing."""
        return Offset(self.first, self.last).precision

    def on(self, day: date, future: bool) -> Interval:
        """So many days before or after the other."""
        return Interval(add_days(day, self.first), add_days(day, self.last))

    def back(self) -> Leaning:
        """From the day that it names to the other."""
        return Leaning(-self.last, -self.first)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A unit of the calendar (`last month`, `this week`, `early next year`, `over the weekend`)."""

    unit: str
    shift: int
    part: int = 0
    gone: bool = False  # `earlier this month`: up to the day of writing
    coming: bool = False  # `later this month`: from the day of writing
    months: tuple[int, int] = (0, 0)  # of a season
    is_relative: bool = True

    @property
    def precision(self) -> int:
        """A week for weeks and week-ends, else a month or longer."""
        return WEEK if self.unit in ("week", "weekend") else MONTH

    def on(self, day: date, future: bool) -> Interval:
        """The unit that holds the day, moved by the shift."""
        whole = self._whole(day, future)
        if self.gone and whole.latest:
            return Interval(whole.earliest, min(whole.latest, day))
        if self.coming and whole.earliest:
            return Interval(max(whole.earliest, day), whole.latest)
        return part_of(whole, self.part)

    def _whole(self, day: date, future: bool) -> Interval:
        if self.unit == "week":
            monday = add_days(day, 7 * self.shift - day.weekday())
            return Interval(monday, add_days(monday, 6))
        if self.unit == "weekend":
            # Friday and Saturday in Syria, Saturday and Sunday elsewhere: both are kept.
            to_friday = (day.weekday() - 4) % 7
            friday = add_days(day, 7 * self.shift + (7 if future and to_friday > 2 else 0) - to_friday)
            return Interval(friday, add_days(friday, 2))
        if self.unit == "month":
            years, month = divmod(day.year * 12 + day.month - 1 + self.shift, 12)
            return month_interval(_possible(years), month + 1)
        if self.unit == "season":
            return self._season(day, future)
        year = _possible(day.year + self.shift)
        return Interval(date(year, 1, 1), date(year, 12, 31))

    def _season(self, day: date, future: bool) -> Interval:
        first, last = self.months
        year = _possible(day.year + self.shift)
        begun = date(year, first, 1)
        if self.shift == 0 and not future and begun > day:
            year = _possible(year - 1)
        last_year = _possible(year + (last < first))
        return Interval(date(year, first, 1), date(last_year, last, _last_of(last_year, last)))


@dataclass(frozen=True, slots=True)
class Before:
    """So long before another expression (`on Saturday, three weeks after the failure of the truce`: the failure)."""

    later: Meaning
    first: int  # days between the two, fewest and most
    last: int
    is_relative: bool = True

    @property
    def precision(self) -> int:
        """A day, a week or more, by the room between fewest and most."""
        return DAY if self.last == self.first else WEEK if self.last - self.first <= 14 else MONTH

    def on(self, day: date, future: bool) -> Interval:
        """Counted back from what the other means."""
        later = self.later.on(day, future)
        first = add_days(later.earliest, -self.last) if later.earliest else None
        return Interval(first, add_days(later.latest, -self.first) if later.latest else None)


@dataclass(frozen=True, slots=True)
class Between:
    """From what one expression names to what another does (`from Friday to Sunday`, `between March and June`)."""

    first: Meaning
    last: Meaning

    @property
    def precision(self) -> int:
        """That of the vaguer of the two."""
        return max(self.first.precision, self.last.precision)

    @property
    def is_relative(self) -> bool:
        """Whether either changes with the day of writing."""
        return self.first.is_relative or self.last.is_relative

    def on(self, day: date, future: bool) -> Interval:
        """From the nearest such start before the end that the tense allows."""
        last = self.last.on(day, future)
        first = self.first.on(last.latest or day, False)
        if not (first.earliest and last.latest and first.earliest <= last.latest):
            return last
        return Interval(first.earliest, last.latest)


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast, which falls on other days each year: the nearest that the tense allows."""

    every: tuple[Interval, ...]  # in order
    precision: int = WEEK
    is_relative: bool = True

    def on(self, day: date, future: bool) -> Interval:
        """The last one begun, or the next one to end."""
        if future:
            return next((feast for feast in self.every if feast.latest and feast.latest >= day), self.every[-1])
        return next(
            (feast for feast in reversed(self.every) if feast.earliest and feast.earliest <= day), self.every[0]
        )


@dataclass(frozen=True, slots=True)
class AgeOf:
    """The year of its age in which a war is (`now in its sixth year`): names the years in which it can have begun."""

    order: int
    precision: int = MONTH
    is_relative: bool = True

    def on(self, day: date, future: bool) -> Interval:
        """When what is so old can have begun, with a month's room for rounding."""
        return Interval(add_days(day, -366 * self.order - 31), add_days(day, -365 * (self.order - 1) + 31))


def month_interval(year: int, month: int) -> Interval:
    """The days of a month."""
    return Interval(date(year, month, 1), date(year, month, _last_of(year, month)))


def _possible(year: int) -> int:
    """The nearest year that the calendar has."""
    return min(max(year, date.min.year), date.max.year)


def _last_of(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def part_of(whole: Interval, part: int) -> Interval:
    """The first, middle or last third, with a little room; a half for 4 and 5; the whole for 0."""
    if not part or not whole.earliest or not whole.latest or not whole.days:
        return whole
    pieces, number = (2, part - THIRDS) if part > THIRDS else (THIRDS, part)
    length = -(-whole.days // pieces)
    first = min(add_days(whole.earliest, length * (number - 1)), whole.latest)
    return Interval(first, min(add_days(first, length), whole.latest))


def add_days(day: date, days: int) -> date:
    """A day so many days on, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
