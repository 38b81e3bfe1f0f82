"""Days known within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Interval"]


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from ``earliest`` to ``latest``, both included; None where that side is open.

    Parameters
    ----------
    earliest, latest : date or None
        The bounds.

    Raises
    ------
    ValueError
        If the latest day lies before the earliest.

    Examples
    --------
    >>> august = Interval(date(2016, 8, 1), date(2016, 8, 31))
    >>> date(2016, 8, 9) in august, august.days
    (True, 31)
    >>> print(august.narrowed(Interval(date(2016, 8, 20), None)))
    2016-08-20 to 2016-08-31
    """

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"an interval ends on or after its first day, got {self.earliest} to {self.latest}")

    @classmethod
    def of_day(cls, day: date) -> Interval:
        """Make the interval of one day."""
        return cls(day, day)

    def __contains__(self, day: date) -> bool:
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    @property
    def day(self) -> date | None:
        """The day, where only one is left."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def days(self) -> int | None:
        """How many days it holds; None where it is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None

    def meets(self, other: Interval) -> bool:
        """Whether the two share a day."""
        first, last = _later(self.earliest, other.earliest), _sooner(self.latest, other.latest)
        return first is None or last is None or first <= last

    def narrowed(self, other: Interval) -> Interval:
        """The days that both hold; ValueError if there are none."""
        return Interval(_later(self.earliest, other.earliest), _sooner(self.latest, other.latest))

    def spanned(self, other: Interval) -> Interval:
        """The shortest interval that holds both."""
        first = min(self.earliest, other.earliest) if self.earliest and other.earliest else None
        last = max(self.latest, other.latest) if self.latest and other.latest else None
        return Interval(first, last)

    def __str__(self) -> str:
        if self.day:
            return f"{self.day}"
        if self.earliest and self.latest:
            return f"{self.earliest} to {self.latest}"
        if self.earliest:
            return f"{self.earliest} or later"
        return f"{self.latest} or earlier" if self.latest else "any day"


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other


def _sooner(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other
