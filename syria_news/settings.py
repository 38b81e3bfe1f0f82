"""Where and when an event took place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syria_news.clauses import Act
from syria_news.dates import date_for
from syria_news.language import Document
from syria_news.mentions import LocationMention
from syria_news.sentence_view import SentenceView
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.dates import TimeExpression

__all__ = ["RANKS", "Setting", "setting_of"]

# How precise a kind of place is; the most precise one named is where it happened.
RANKS = {
    "facility": 0,
    "neighbourhood": 1,
    "village": 1,
    "natural": 1,
    "town": 2,
    "city": 3,
    "admin2": 4,
    "region": 5,
    "admin1": 5,
    "country": 6,
}
EXACT, PART, AREA = 1, 2, 3
NEARNESS = frozenset(("near", "outside", "around", "outskirts", "surroundings", "vicinity", "close", "edge"))
ON_THE_GROUND = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "PROTEST"))
MEETINGS = frozenset(("CONSULT", "COOPERATE"))


@dataclass(frozen=True, slots=True)
class Setting:
    """Place and day of an event, with their precision on ACLED's scales."""

    location_id: str | None = None
    geo_precision: int | None = None
    date_from: date | None = None
    date_to: date | None = None
    time_precision: int | None = None


def setting_of(act: Act, span: Span, view: SentenceView, document: Document, times: Sequence[TimeExpression]) -> Setting:
    """The place and the day that the clause of an act gives it, or its sentence."""
    place = _place(act, span, view)
    first, last, precision = _day(act, document, times)
    if place is None:
        return Setting(None, None, first, last, precision)
    return Setting(place.location_id, _geo_precision(place, view), first, last, precision)


def _place(act: Act, span: Span, view: SentenceView) -> LocationMention | None:
    inside = [mention for mention in view.locations if span.contains(mention.span)]
    if act.type in ON_THE_GROUND:
        return _most_precise(inside or list(view.locations), act)
    if act.type in MEETINGS:
        return _most_precise([mention for mention in inside if RANKS.get(mention.kind, 6) <= RANKS["city"]], act)
    return None


def _most_precise(mentions: Sequence[LocationMention], act: Act) -> LocationMention | None:
    here = act.found.span.start
    return min(mentions, key=lambda m: (RANKS.get(m.kind, 6), abs(m.span.start - here)), default=None)


def _geo_precision(place: LocationMention, view: SentenceView) -> int:
    if RANKS.get(place.kind, 6) >= RANKS["region"]:
        return AREA
    first = view.sentence.token_at(place.span.start)
    before = [] if first is None else [token.lower_ for token in view.tokens[max(0, first.i - 3) : first.i]]
    if place.kind == "admin2" or any(word in NEARNESS for word in before):
        return PART
    return EXACT


def _day(act: Act, document: Document, times: Sequence[TimeExpression]) -> tuple[date | None, date | None, int | None]:
    found = date_for(document, times, act.found.span)
    if found is None or found.interval is None or found.interval.earliest is None:
        return None, None, None
    return found.interval.earliest, found.interval.latest, found.precision
