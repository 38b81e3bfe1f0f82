"""What a figure's own clause leaves out, filled up from its incident: perpetrator, place and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from syria_news.harm_drafts import Draft
from syria_news.settings import RANKS

if TYPE_CHECKING:
    from syria_news.events import Event
    from syria_news.mentions import LocationMention, Mentions

__all__ = ["fill_up"]

_COUNTRY = RANKS["country"]
_NEAR = 4  # sentences over which an incident is told on


def fill_up(drafts: Sequence[Draft], events: Sequence[Event], mentions: Mentions) -> None:
    """Give each figure what others of its incident say, first those linked to it, then the nearest before and after."""
    places = {place.location_id: place for place in mentions.locations}
    for draft in drafts:
        if draft.event and draft.place is None and draft.event.location_id in places:
            draft.place = places[draft.event.location_id]
    for draft in drafts:
        if draft.cumulative:
            continue
        family = list(_family(draft, drafts))
        near = list(_near(draft, drafts))
        if _is_vague(draft.place):
            draft.place = _better(draft.place, [other.place for other in family + near if other.own_place])
        if draft.perpetrator is None:
            draft.perpetrator = next((other.perpetrator for other in family + near if other.perpetrator), None)
        if draft.day[0] is None:
            draft.day = next(
                (other.day for other in family + near if other.own_day and not other.cumulative), (None, None)
            )


def _is_vague(place: LocationMention | None) -> bool:
    return place is None or RANKS.get(place.kind, _COUNTRY) >= _COUNTRY


def _better(place: LocationMention | None, others: Sequence[LocationMention | None]) -> LocationMention | None:
    return next((other for other in others if other is not None), place)


def _family(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The figures that this one repeats or is a part of, and those that repeat it."""
    for other in (draft.repeats, draft.part_of):
        if other is not None:
            yield other
    for other in drafts:
        if other.repeats is draft or (
            draft.repeats is not None and other.repeats is draft.repeats and other is not draft
        ):
            yield other


def _near(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The figures of other clauses near by, those before first."""
    others = [
        other
        for other in drafts
        if other is not draft and not other.cumulative and abs(other.sentence - draft.sentence) <= _NEAR
    ]
    return sorted(others, key=lambda other: (other.sentence > draft.sentence, abs(other.sentence - draft.sentence)))
