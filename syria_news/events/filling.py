"""What a report of an event leaves out, taken from the other reports of its incident."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syria_news.events.incidents import party_ids, share_parties
from syria_news.places.extent import CITY, COUNTRY, may_lie_within, rank_of

if TYPE_CHECKING:
    from syria_news.dates import Incidents
    from syria_news.events import Event
    from syria_news.mentions import LocationMention

__all__ = ["Filler"]

VIOLENT, BREAK = "ASSAULT", "SANCTION"
TALKS = ("CONSULT", "AGREE")
HEADLINES = 1  # the title and its copy
NEAR = 3  # sentences in which an attack is told on


@dataclass(frozen=True, slots=True)
class Filler:
    """Gives an attack what its clause leaves out from the nearest report that does not contradict it.

    Parties and place hold for an incident: `Three people died. The raid, carried out by …`.

    Parameters
    ----------
    events : sequence of Event
        Of one article, in its order.
    mutual : collection of str
        Ids of the events that have parties on one side only, such as clashes.
    unnamed : collection of str
        Ids of the events done by somebody whom the text does not name, such as gunmen.
    places : mapping
        The article's places by their ids.
    incidents : Incidents
        Where the article begins to tell of another incident.
    """

    events: Sequence[Event]
    mutual: Collection[str]
    unnamed: Collection[str]
    places: Mapping[str, LocationMention]
    incidents: Incidents

    def filled(self) -> list[Event]:
        """The events, each with what the others of its incident say."""
        found = list(self.events)
        for at, event in enumerate(self.events):
            if event.type == VIOLENT:
                found[at] = self._placed(self._with_parties(event, found), found)
            elif event.type == BREAK and event.source is None:
                found[at] = _with_talkers(event, found)
        return found

    def _with_parties(self, event: Event, events: Sequence[Event]) -> Event:
        if event.source is None and event.event_id not in self.unnamed:
            fitting = [other for other in self._alike(event, events) if other.source and not _are_hit(other, event)]
            event = replace(event, source=_nearest(event, fitting).source) if fitting else event
        if event.target is None and event.event_id not in self.mutual:
            fitting = [other for other in self._alike(event, events) if other.target and not _are_hit(event, other)]
            event = replace(event, target=_nearest(event, fitting).target) if fitting else event
        return event

    def _alike(self, event: Event, events: Sequence[Event]) -> list[Event]:
        """The other reports of an incident that have the same kind of parties."""
        both = event.event_id in self.mutual
        return [
            other
            for other in events
            if (other.event_id in self.mutual) == both
            and self._is_of(event, other)
            and not self._are_apart(event, other)
        ]

    def _are_apart(self, event: Event, other: Event) -> bool:
        """Whether the article has begun to tell of another incident between two reports, or of another day."""
        days = {event.date_from, other.date_from} - {None}
        return len(days) > 1 or self.incidents.parted(event.sentence, other.sentence)

    def _placed(self, event: Event, events: Sequence[Event]) -> Event:
        """The event with the place of its incident, also where a headline names only the country."""
        own = self.places.get(event.location_id or "")
        if own is not None and (event.sentence > HEADLINES or rank_of(own) < COUNTRY):
            return event
        fitting = [
            other
            for other in events
            if (place := self.places.get(other.location_id or ""))
            and rank_of(place) < COUNTRY
            and may_lie_within(place, own)
            and self._is_of(event, other)
        ]
        if not fitting:
            return event
        nearest = _nearest(event, fitting)
        return replace(event, location_id=nearest.location_id, geo_precision=nearest.geo_precision)

    def _is_of(self, event: Event, other: Event) -> bool:
        """Whether another report may be of the same incident."""
        if other.event_id == event.event_id or other.type != event.type or other.status != event.status:
            return False
        if abs(other.sentence - event.sentence) > (NEAR if event.sentence > HEADLINES else 2 * NEAR):
            return False
        agree = share_parties(event.source, other.source) and share_parties(event.target, other.target)
        return agree and not self._lie_apart(event.location_id, other.location_id)

    def _lie_apart(self, one: str | None, other: str | None) -> bool:
        """Whether two places cannot be the same: both precise, and not the same one."""
        first, second = self.places.get(one or ""), self.places.get(other or "")
        return first is not None and second is not None and one != other and max(rank_of(first), rank_of(second)) < CITY


def _with_talkers(event: Event, events: Sequence[Event]) -> Event:
    """The end of talks, with the parties to the talks told of nearest."""
    talks = [other for other in events if other.type in TALKS and "; " in (other.source or "")]
    return replace(event, source=_nearest(event, talks).source) if talks else event


def _are_hit(doers: Event, event: Event) -> bool:
    """Whether the source of one report is hit in the other."""
    return not set(party_ids(doers.source)).isdisjoint(party_ids(event.target))


def _nearest(event: Event, others: Sequence[Event]) -> Event:
    start = event.span.start
    return min(
        others, key=lambda o: (abs(o.sentence - event.sentence), o.span.start > start, abs(o.span.start - start))
    )
