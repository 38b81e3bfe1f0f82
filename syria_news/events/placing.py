"""Where an event took place whose clause does not say it, or only roughly: by the other reports of its incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syria_news.events.reports import Reports, nearest
from syria_news.events.settings import AREA, EXACT, ON_THE_GROUND, PART
from syria_news.lexicon import AT_WAR
from syria_news.places.extent import COUNTRY, VAGUE, lies_by, may_lie_within, rank_of

if TYPE_CHECKING:
    from syria_news.events import Event

__all__ = ["Placer"]

PROTEST = "PROTEST"
DEEDS = ON_THE_GROUND - {PROTEST}
LEAD = 4  # sentences that sum up what follows
ASIDE = 1  # sentences in which a further deed is told of the same place


@dataclass(frozen=True, slots=True)
class Placer:
    """Gives an event the place that the reports of its incident name.

    Parameters
    ----------
    reports : Reports
        The reports of an article.
    """

    reports: Reports

    def placed(self, event: Event, events: Sequence[Event]) -> Event:
        """An attack with the place of its incident, also where a lead names only a country or region."""
        own = self.reports.places.get(event.location_id or "")
        rough = own is not None and own.kind == "city" and event.geo_precision == PART
        if own is not None and not rough and (event.sentence > LEAD or rank_of(own) < VAGUE):
            return event
        if self.reports.traits[event.event_id].unplaced:
            return event
        fitting = [
            other
            for other in self.reports.around(event, events)
            if (place := self.reports.places.get(other.location_id or ""))
            and rank_of(place) < (COUNTRY if own is None else VAGUE)
            and (may_lie_within(place, own) or (rough and own and other.geo_precision == EXACT and lies_by(place, own)))
            and self.reports.is_of(event, other)
            and not self.reports.are_apart(event, other)
        ]
        return _at_place_of(nearest(event, fitting), event) if fitting else event

    def at_home(self, event: Event) -> Event:
        """A protest without a place in the country at war of which the article names most places."""
        if event.type != PROTEST or event.location_id is not None or event.status != "reported":
            return event
        named = self.reports.places.values()
        counts = Counter(place.country for place in named if place.country in AT_WAR)
        home = counts.most_common(1)[0][0] if counts else None
        country = next((place for place in named if place.kind == "country" and place.country == home), None)
        return replace(event, location_id=country.location_id, geo_precision=AREA) if country else event

    def beside(self, event: Event, events: Sequence[Event]) -> Event:
        """A deed on the ground with the place of what is told right before it."""
        if event.type not in DEEDS or event.location_id is not None or event.status != "reported":
            return event
        if self.reports.traits[event.event_id].unplaced:
            return event
        told = [
            other
            for other in self.reports.around(event, events)
            if other.type in DEEDS
            and event.sentence - ASIDE <= other.sentence <= event.sentence
            and (place := self.reports.places.get(other.location_id or ""))
            and rank_of(place) < VAGUE
            and not self.reports.incidents.parted(event.sentence, other.sentence)
        ]
        return _at_place_of(nearest(event, told), event) if told else event


def _at_place_of(other: Event, event: Event) -> Event:
    return replace(event, location_id=other.location_id, geo_precision=other.geo_precision)
