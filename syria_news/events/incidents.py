"""The same happening again: within an article, and across articles."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.events import Event

__all__ = ["filled_up", "incident_id", "link_repeats", "named_incidents"]

VIOLENT, BREAK = "ASSAULT", "SANCTION"
TALKS = ("CONSULT", "AGREE")
COUNTRY = 4  # the rank of countries: too wide a place to stand for an attack where another report has a narrower one
HEADLINES = 1  # the title and its copy
LOOSE = 1  # from cities upwards, a place may hold another that is named elsewhere
NEAR = 3  # sentences in which an attack is told on


def filled_up(
    events: Sequence[Event], mutual: Collection[str], unnamed: Collection[str], ranks: Mapping[str, int]
) -> list[Event]:
    """Give an attack what its clause leaves out from the nearest report that does not contradict it.

    Parties and place hold for an incident: `Three people died. The raid, carried out by …`.

    Parameters
    ----------
    events : sequence of Event
        Of one article, in its order.
    mutual : collection of str
        Ids of the events that have parties on one side only, such as clashes.
    unnamed : collection of str
        Ids of the events done by somebody whom the text does not name, such as gunmen.
    ranks : mapping
        How precise each place is, the most precise first.
    """
    filled = list(events)
    for place, event in enumerate(events):
        if event.type == VIOLENT:
            columns = ("source", "location_id") if event.event_id in mutual else ("source", "target", "location_id")
            for column in columns:
                if column == "source" and event.event_id in unnamed:
                    continue
                if getattr(event, column) is None or (column == "location_id" and _is_wide(event, ranks)):
                    event = _with(event, column, filled, mutual, ranks)
            filled[place] = event
        elif event.type == BREAK and event.source is None:
            filled[place] = _with_talkers(event, filled)
    return filled


def _with_talkers(event: Event, events: Sequence[Event]) -> Event:
    """The end of talks, with the parties to the talks told of nearest."""
    talks = [other for other in events if other.type in TALKS and "; " in (other.source or "")]
    nearest = min(talks, key=lambda other: _distance(event, other), default=None)
    return replace(event, source=nearest.source) if nearest is not None else event


def _is_wide(event: Event, ranks: Mapping[str, int]) -> bool:
    """Whether a headline names only the country, which the text then narrows."""
    return event.sentence <= HEADLINES and ranks.get(event.location_id or "") == COUNTRY


def _with(
    event: Event, column: str, events: Sequence[Event], mutual: Collection[str], ranks: Mapping[str, int]
) -> Event:
    """The event with one column taken from the nearest report of the same incident."""
    fitting = [
        other
        for other in events
        if getattr(other, column) is not None
        and (column != "location_id" or ranks.get(other.location_id or "") != COUNTRY)
        and _may_be_one(event, other, ranks)
        and (column == "location_id" or (event.event_id in mutual) == (other.event_id in mutual))
        and not (column == "source" and set(_ids(other.source)) & set(_ids(event.target)))
        and not (column == "target" and set(_ids(other.target)) & set(_ids(event.source)))
    ]
    nearest = min(fitting, key=lambda other: _distance(event, other), default=None)
    if nearest is None:
        return event
    if column == "location_id":
        return replace(event, location_id=nearest.location_id, geo_precision=nearest.geo_precision)
    return replace(event, source=nearest.source) if column == "source" else replace(event, target=nearest.target)


def _distance(event: Event, other: Event) -> tuple[int, bool, int]:
    start, place = event.span.start, other.span.start
    return abs(other.sentence - event.sentence), place > start, abs(place - start)


def _may_be_one(event: Event, other: Event, ranks: Mapping[str, int]) -> bool:
    if other.event_id == event.event_id or other.type != event.type or other.status != event.status:
        return False
    near = NEAR if event.sentence > HEADLINES else 2 * NEAR
    if abs(other.sentence - event.sentence) > near:
        return False
    apart = _contradict(event.location_id, other.location_id, ranks)
    return not apart and _agree(event.source, other.source) and _agree(event.target, other.target)


def _contradict(one: str | None, other: str | None, ranks: Mapping[str, int]) -> bool:
    """Whether two places cannot be the same: both precise, and not the same one."""
    if one is None or other is None or one == other:
        return False
    return ranks.get(one, LOOSE) < LOOSE and ranks.get(other, LOOSE) < LOOSE


def link_repeats(events: Sequence[Event]) -> list[Event]:
    """Point each row at the first row of the article that tells the same happening.

    The same are two rows of one type whose parties, place, day and status do not contradict each other and that share a
    party or a place named by both; a row that names nothing is the same as none.
    """
    linked: list[Event] = []
    for event in events:
        first = next((other for other in linked if other.repeats is None and same_happening(event, other)), None)
        linked.append(replace(event, repeats=first.event_id if first else None))
    return linked


def same_happening(one: Event, other: Event) -> bool:
    """Whether two rows of an article tell one happening."""
    if one.type != other.type or one.status != other.status:
        return False
    if not (_agree(one.source, other.source) and _agree(one.target, other.target)):
        return False
    if one.location_id != other.location_id or one.date_from != other.date_from:
        return False
    shared = set(_ids(one.source)) & set(_ids(other.source)) or set(_ids(one.target)) & set(_ids(other.target))
    return bool(shared) or one.quote == other.quote


def _ids(joined: str | None) -> list[str]:
    return joined.split("; ") if joined else []


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or bool(set(_ids(one)) & set(_ids(other)))


def named_incidents(events: Iterable[Event]) -> list[Event]:
    """Give each row the name of its happening; repeats bear that of their first row."""
    names: dict[str, str] = {}
    named = []
    for event in events:
        parties = (*_ids(event.source), *_ids(event.target))
        own = incident_id(event.type, parties, event.location_id, event.date_from, event.event_id)
        names[event.event_id] = names.get(event.repeats, own) if event.repeats else own
        named.append(replace(event, incident_id=names[event.event_id]))
    return named


def incident_id(kind: str, parties: Iterable[str], location_id: str | None, day: date | None, event_id: str) -> str:
    """Name the happening that a row reports, the same in every article that reports it.

    The name says type, day, place and parties. Where day, place or parties are not known, the key would merge unlike
    happenings: the row's own id serves.

    Examples
    --------
    >>> from datetime import date
    >>> incident_id("ASSAULT", ["turkey", "islamic-state"], "kilis", date(2016, 4, 8), "a-e12")
    'assault-20160408-kilis-b4c7ca'
    >>> incident_id("ASSAULT", ["turkey"], None, date(2016, 4, 8), "a-e12")
    'a-e12'
    """
    named = sorted(set(parties))
    if not (day and location_id and named):
        return event_id
    digest = hashlib.sha256("|".join(named).encode()).hexdigest()[:6]
    return f"{kind.lower()}-{day:%Y%m%d}-{location_id}-{digest}"
