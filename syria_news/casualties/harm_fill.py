"""What a figure's own clause leaves out, filled up from its incident: place, perpetrator and day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from syria_news.casualties.harm_culprits import CulpritFiller, may_be_one
from syria_news.casualties.harm_drafts import Draft
from syria_news.casualties.harm_links import share_class
from syria_news.casualties.harm_places import FEW, PlaceFiller, family

if TYPE_CHECKING:
    from syria_news.casualties.harm_parties import Parties
    from syria_news.dates import Incidents
    from syria_news.events import Event
    from syria_news.language import Document
    from syria_news.mentions import Mentions

__all__ = ["fill_up"]

_REACH = 8  # sentences beside the figures in which attacks are looked for


def fill_up(
    drafts: Sequence[Draft],
    events: Sequence[Event],
    document: Document,
    mentions: Mentions,
    incidents: Incidents,
    parties: Parties,
) -> None:
    """Give each figure what others of its incident say, first those linked to it, then the nearest before and after."""
    attacks = _attacks_near(drafts, events)
    places = PlaceFiller(document, mentions, incidents, drafts, attacks)
    culprits = CulpritFiller(drafts, attacks, mentions, incidents, parties)
    for draft in drafts:
        places.fill(draft)
    for draft in drafts:
        culprits.fill(draft)
        fill_day(draft, drafts)
    _fill_classes(drafts)


def _fill_classes(drafts: Sequence[Draft]) -> None:
    """Who the people of a figure were whose parts add up to it: five rebels and six soldiers are 11 combatants."""
    for whole in drafts:
        if whole.finding.group.victim_class != "unknown" or whole.repeats is not None or not whole.low:
            continue
        parts = [part for part in drafts if part.part_of is whole and part.repeats is None and part.harm == whole.harm]
        classes = {part.finding.group.victim_class for part in parts} - {"unknown"}
        if classes and sum(part.low or 0 for part in parts if part.finding.group.victim_class in classes) == whole.low:
            whole.finding.group.victim_class = classes.pop() if len(classes) == 1 else "mixed"
    for draft in drafts:
        if draft.repeats is not None:
            share_class(draft, draft.repeats)


def _attacks_near(drafts: Sequence[Draft], events: Sequence[Event]) -> list[Event]:
    first, last = drafts[0].sentence - _REACH, drafts[-1].sentence + _REACH
    near = [event for event in events if first <= event.sentence <= last]
    return [event for event in near if event.type == "ASSAULT" and event.status == "reported"]


def fill_day(draft: Draft, drafts: Sequence[Draft]) -> None:
    """The day, by the same figures where its own sentence has none; a part has the day of its whole."""
    whole = draft.part_of
    if whole is not None and (whole.own_day or whole.period) and not draft.own_day and not draft.period:
        draft.day = whole.day
        return
    if draft.aside or (draft.cumulative and not draft.period and (not draft.own_day or draft.provinces > FEW)):
        draft.day = next((other.day for other in family(draft, drafts) if other.period), (None, None))
    if draft.own_day or draft.cumulative or draft.aside:
        return
    days = [other.day for other in family(draft, drafts) if other.own_day and may_be_one(draft, other)]
    if days:
        draft.day = days[0]
