"""Which reports of an article tell of one incident, and which are told near each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from syria_news.events.incidents import share_parties
from syria_news.events.traits import Traits
from syria_news.places.extent import CITY, rank_of

if TYPE_CHECKING:
    from syria_news.dates import Incidents
    from syria_news.events import Event
    from syria_news.mentions import LocationMention

__all__ = ["HEADLINES", "NEAR", "REACH", "Reports", "nearest"]

REACH = 6  # sentences over which a headline or lead sums up an incident
HEADLINES = 1  # the title and its copy
NEAR = 3  # sentences in which an attack is told on
WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class Reports:
    """Compares the reports of an article.

    Parameters
    ----------
    traits : mapping
        What is known of each by its id.
    places : mapping
        The article's places by their ids.
    incidents : Incidents
        Where the article begins to tell of another incident.
    newest : date, optional
        The last day that a report names.
    """

    traits: Mapping[str, Traits]
    places: Mapping[str, LocationMention]
    incidents: Incidents
    newest: date | None

    def around(self, event: Event, events: Sequence[Event]) -> Sequence[Event]:
        """The events told within reach of one, which stand in the order of the text."""
        first = bisect_left(events, event.sentence - REACH, key=_sentence)
        return events[first : bisect_right(events, event.sentence + REACH, key=_sentence)]

    def alike(self, event: Event, events: Sequence[Event]) -> list[Event]:
        """The other reports of an incident that have the same kind of parties."""
        both = self.traits[event.event_id].mutual
        return [
            other
            for other in self.around(event, events)
            if self.traits[other.event_id].mutual == both
            and self.is_of(event, other)
            and not self.are_apart(event, other)
        ]

    def are_apart(self, event: Event, other: Event) -> bool:
        """Whether two reports are of other days or of the past, or another incident has begun between them."""
        days = {event.date_from, other.date_from} - {None}
        if len(days) > 1 or self.incidents.parted(event.sentence, other.sentence):
            return True
        undated = None in (event.date_from, other.date_from)
        return undated and any(day is not None and self._is_past(day) for day in days)

    def _is_past(self, day: date) -> bool:
        """Whether a day lies well before others of the article: what it tells of is no news."""
        return self.newest is not None and self.newest - day > WEEK

    def is_of(self, event: Event, other: Event) -> bool:
        """Whether another report may be of the same incident."""
        if other.event_id == event.event_id or other.type != event.type or other.status != event.status:
            return False
        if abs(other.sentence - event.sentence) > (NEAR if event.sentence > HEADLINES else REACH):
            return False
        agree = share_parties(event.source, other.source) and share_parties(event.target, other.target)
        return agree and not self.lie_apart(event.location_id, other.location_id)

    def lie_apart(self, one: str | None, other: str | None) -> bool:
        """Whether two places cannot be the same: both precise, and not the same one."""
        if one == other:
            return False
        first, second = self.places.get(one or ""), self.places.get(other or "")
        return first is not None and second is not None and max(rank_of(first), rank_of(second)) < CITY


def _sentence(event: Event) -> int:
    return event.sentence


def nearest(event: Event, others: Sequence[Event]) -> Event:
    """The report told nearest to one, of two as near the one before it."""
    start = event.span.start
    return min(
        others, key=lambda o: (abs(o.sentence - event.sentence), o.span.start > start, abs(o.span.start - start))
    )
