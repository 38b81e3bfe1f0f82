"""The same happening again: within an article, and across articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.events import Event

__all__ = ["filled_up", "incident_id", "link_repeats", "named_incidents"]

VIOLENT = "ASSAULT"
NEAR = 3  # sentences in which an attack is told on


def filled_up(events: Sequence[Event]) -> list[Event]:
    """Give an attack what its clause leaves out from the nearest report that does not contradict it.

    Parties and place hold for an incident: `Three people died. The raid, carried out by …`.
    """
    filled = list(events)
    for place, event in enumerate(events):
        if event.type == VIOLENT:
            for column in ("source", "target", "location_id"):
                if getattr(event, column) is None and not _is_mutual(event):
                    event = _with(event, column, filled, place)
            filled[place] = event
    return filled


def _is_mutual(event: Event) -> bool:
    return "; " in (event.source or "") and event.target is None


def _with(event: Event, column: str, events: Sequence[Event], place: int) -> Event:
    """The event with one column taken from the nearest report of the same incident."""
    fitting = [
        (abs(other.sentence - event.sentence), at > place, abs(at - place), other)
        for at, other in enumerate(events)
        if at != place and getattr(other, column) is not None and _may_be_one(event, other)
    ]
    if not fitting:
        return event
    _, _, _, nearest = min(fitting, key=lambda item: item[:3])
    changes = {column: getattr(nearest, column)}
    if column == "location_id":
        changes["geo_precision"] = nearest.geo_precision
    return replace(event, **changes)


def _may_be_one(event: Event, other: Event) -> bool:
    if other.type != event.type or other.status != event.status or _is_mutual(other):
        return False
    if abs(other.sentence - event.sentence) > NEAR:
        return False
    places = event.location_id is None or other.location_id is None or event.location_id == other.location_id
    return places and _agree(event.source, other.source) and _agree(event.target, other.target)


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
    'assault-20160408-kilis-c2b0a3'
    >>> incident_id("ASSAULT", ["turkey"], None, date(2016, 4, 8), "a-e12")
    'a-e12'
    """
    named = sorted(set(parties))
    if not (day and location_id and named):
        return event_id
    digest = hashlib.sha256("|".join(named).encode()).hexdigest()[:6]
    return f"{kind.lower()}-{day:%Y%m%d}-{location_id}-{digest}"
