"""The same happening again: within an article, and across articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.events import Event

__all__ = ["incident_id", "link_repeats", "named_incidents", "party_ids", "share_parties"]


def link_repeats(events: Sequence[Event]) -> list[Event]:
    """Point each row at the first row of the article that tells the same happening.

    The same are two rows of one type whose parties, place, day and status do not contradict each other and that share a
    party or a place named by both; a row that names nothing is the same as none.
    """
    linked: list[Event] = []
    for event in events:
        first = next((other for other in linked if other.repeats is None and same_happening(event, other)), None)
        linked.append(replace(event, repeats=first.event_id) if first else event)
    return linked


def same_happening(one: Event, other: Event) -> bool:
    """Whether two rows of an article tell one happening."""
    if one.type != other.type or one.status != other.status:
        return False
    if not (share_parties(one.source, other.source) and share_parties(one.target, other.target)):
        return False
    if one.location_id != other.location_id or one.date_from != other.date_from:
        return False
    shared = set(party_ids(one.source)) & set(party_ids(other.source)) or set(party_ids(one.target)) & set(
        party_ids(other.target)
    )
    return bool(shared) or one.quote == other.quote


def party_ids(joined: str | None) -> list[str]:
    """The actors that a column of an event joins."""
    return joined.split("; ") if joined else []


def share_parties(one: str | None, other: str | None) -> bool:
    """Whether two columns of actors do not contradict each other: one is empty, or they share an actor."""
    return not one or not other or bool(set(party_ids(one)) & set(party_ids(other)))


def named_incidents(events: Iterable[Event]) -> list[Event]:
    """Give each row the name of its happening; repeats bear that of their first row."""
    names: dict[str, str] = {}
    named = []
    for event in events:
        parties = (*party_ids(event.source), *party_ids(event.target))
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
