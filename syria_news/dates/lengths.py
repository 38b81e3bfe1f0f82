"""What a length of time names beside a verb: `within hours`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from syria_news.dates.intervals import Interval
from syria_news.dates.time_meanings import Offset, add_days

__all__ = ["Within"]


@dataclass(frozen=True, slots=True)
class Within:
    """So many days at most from that of writing on (`will begin within hours`); of what is past, any day before."""

    days: int
    is_relative: bool = True

    @property
    def precision(self) -> int:
        """As that of days counted from the writing."""
        return Offset(0, self.days).precision

    def on(self, day: date, future: bool) -> Interval:
        """The days ahead of a clause that looks ahead."""
        return Interval(day, add_days(day, self.days)) if future else Interval(None, day)
