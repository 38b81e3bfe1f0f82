"""What a figure's own clause leaves out, filled up from its incident: place, perpetrator and day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from syria_news.casualties.harm_drafts import Draft
from syria_news.casualties.harm_places import FEW, PlaceFiller, family
from syria_news.places.extent import VAGUE, may_be_same, rank_of

if TYPE_CHECKING:
    from syria_news.casualties.harm_parties import Parties
    from syria_news.dates import Incidents
    from syria_news.events import Event
    from syria_news.language import Document
    from syria_news.mentions import Mentions

__all__ = ["fill_up"]

_CLOSE = 2  # sentences
_YEAR = 400  # days
_REACH = 8  # sentences beside the figures in which attacks are looked for
_NEAR = 4  # sentences over which an incident is told on
_GENERIC = ("militants",)  # "terrorists" are nobody by name
_HOLDING = ("detained", "abducted")


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
    filler = _Filler(drafts, attacks, mentions, parties)
    for draft in drafts:
        places.fill(draft)
    for draft in drafts:
        filler.fill_perpetrator(draft)
        filler.fill_day(draft)


def _attacks_near(drafts: Sequence[Draft], events: Sequence[Event]) -> list[Event]:
    first, last = drafts[0].sentence - _REACH, drafts[-1].sentence + _REACH
    near = [event for event in events if first <= event.sentence <= last]
    return [event for event in near if event.type == "ASSAULT" and event.status == "reported"]


class _Filler:
    def __init__(self, drafts: Sequence[Draft], attacks: Sequence[Event], mentions: Mentions, parties: Parties) -> None:
        self.drafts, self.attacks, self.parties = drafts, attacks, parties
        self.suspects = {event.event_id: parties.suspect(event) for event in self.attacks}
        self.blamed = self._blamed(drafts[0].sentence - _NEAR, drafts[-1].sentence + _NEAR)
        self.places = {place.location_id: place for place in mentions.locations}
        self.named = {id(draft): draft.perpetrator for draft in drafts}

    def _blamed(self, first: int, last: int) -> dict[int, str]:
        """Whom sentences hold responsible for what is told near them."""
        sentences = self.parties.document.sentences[max(first, 0) : last + 1]
        told = {sentence.number: self.parties.agents.blamed(sentence) for sentence in sentences}
        return {number: who for number, who in told.items() if who}

    # --- perpetrator and day

    def fill_perpetrator(self, draft: Draft) -> None:
        """Who did it, by the same figures, else by the nearest of the incident."""
        if draft.aside or (draft.perpetrator is not None and draft.perpetrator not in _GENERIC):
            return
        kin = list(family(draft, self.drafts))
        victims = draft.victims.union(*(other.victims for other in kin))
        named = [self.named[id(other)] or other.suspect for other in kin]
        running = (draft.cumulative and not _is_short(draft)) or draft.status == "hypothetical"
        near = [] if running else [draft.suspect, *self._named_near(draft), self._source(draft)]
        told = [self._of_whole(draft), *named, self._other_side(draft), *near, self._own_claim(draft)]
        if self.parties.is_from_the_air(draft.finding):
            told = [who for who in told if who and not self.parties.is_group(who)]
        able = [actor for actor in told if actor and actor not in victims]
        first = draft.perpetrator or next(iter(able), None)
        if first in _GENERIC:
            first = next((actor for actor in [*named, *self._groups_beside(draft)] if actor in able), first)
        draft.perpetrator = first

    def _groups_beside(self, draft: Draft) -> list[str]:
        """The armed groups that the figures right before and after one name, of the same place."""
        return [
            who
            for other in self._near(draft)
            if abs(other.sentence - draft.sentence) <= 1
            and (who := self.named[id(other)] or other.suspect)
            and self.parties.is_group(who)
            and who not in _GENERIC
        ]

    @staticmethod
    def _of_whole(draft: Draft) -> str | None:
        """Whoever killed people killed a part of them."""
        whole = draft.part_of
        return whole.perpetrator if whole and (not whole.cumulative or draft.finding.parent) else None

    def _other_side(self, draft: Draft) -> str | None:
        """In a clash, the side of the other combatants who fell in it."""
        finding = draft.finding
        if draft.finding.group.victim_class != "combatant" or not self.parties.is_clash(finding):
            return None
        for other in self.drafts:
            same = other.finding.sentence is finding.sentence and other is not draft and other.harm == draft.harm
            if same and other.finding.group.victim_class == "combatant":
                sides = self.parties.sides(other.finding) - draft.victims
                if sides:
                    return "; ".join(sorted(sides))
        return None

    def _own_claim(self, draft: Draft) -> str | None:
        """An army or group that counts the enemies who died says that it killed them."""
        claimant = draft.attributed_to
        fighters = draft.finding.group.victim_class == "combatant" and draft.status == "reported"
        return claimant if claimant and fighters and self.parties.wages_war(claimant) else None

    def _source(self, draft: Draft) -> str | None:
        """The source of its event, though named in another sentence, if that is not told of elsewhere."""
        who = self.parties.suspect(draft.event, draft.victims, here=False) if draft.event else None
        told = [self._is_elsewhere(draft, attack) for attack in self.attacks if self.suspects[attack.event_id] == who]
        return None if told and all(told) else who

    def _named_near(self, draft: Draft) -> list[str]:
        """Those whom other figures, and attacks told near by, name, the nearest first."""
        named = [
            (_distance(draft, other.sentence, 0), who)
            for other in self._near(draft)
            if (who := self.named[id(other)] or other.suspect) and (draft.harm in _HOLDING) == (other.harm in _HOLDING)
        ]
        if draft.harm not in _HOLDING:
            named += [
                (_distance(draft, sentence, 0), who)
                for sentence, who in self.blamed.items()
                if abs(sentence - draft.sentence) <= _CLOSE
            ]
            ahead = _NEAR if draft.sentence < _CLOSE else 0
            for attack in self.attacks:
                who = self.suspects[attack.event_id]
                near = -ahead <= draft.sentence - attack.sentence <= _CLOSE
                if who and ";" not in who and near and not self._is_elsewhere(draft, attack):
                    named.append((_distance(draft, attack.sentence, 1), who))
        return [who for _, who in sorted(named, key=lambda item: item[0])]

    def _is_elsewhere(self, draft: Draft, attack: Event) -> bool:
        """Whether an attack is told of another place than a figure's own."""
        place = self.places.get(attack.location_id or "")
        if place is None or draft.place is None or not draft.own_place or attack.sentence == draft.sentence:
            return False
        return rank_of(place) < VAGUE and not may_be_same(place, draft.place)

    def fill_day(self, draft: Draft) -> None:
        """The day, by the same figures where its own sentence has none; a part has the day of its whole."""
        whole = draft.part_of
        if whole is not None and whole.own_day and not draft.own_day and not draft.period:
            draft.day = whole.day
            return
        if draft.aside or (draft.cumulative and not draft.period and (not draft.own_day or draft.provinces > FEW)):
            draft.day = (None, None)
        if draft.own_day or draft.cumulative or draft.aside:
            return
        days = [other.day for other in family(draft, self.drafts) if other.own_day and _may_be_one(draft, other)]
        if days:
            draft.day = days[0]

    def _near(self, draft: Draft) -> list[Draft]:
        others = [
            other
            for other in self.drafts
            if other is not draft
            and not other.aside
            and (not other.cumulative or draft.cumulative)
            and abs(other.sentence - draft.sentence) <= _NEAR
            and _may_be_one(draft, other)
        ]
        return sorted(others, key=lambda other: _distance(draft, other.sentence, 0))


def _distance(draft: Draft, sentence: int, rank: int) -> tuple[bool, bool, int, int]:
    """How far another report is: those before come first, then the nearest, then the most precise."""
    gap = sentence - draft.sentence
    return gap > 1 and draft.sentence > 1, abs(gap) > _CLOSE, rank, abs(gap)


def _is_short(draft: Draft) -> bool:
    """Whether a toll runs over months, not over the war."""
    first, last = draft.day
    return first is not None and last is not None and (last - first).days < _YEAR


def _may_be_one(first: Draft, second: Draft) -> bool:
    """Whether two figures may be of one incident: neither place nor day speaks against it."""
    if first.own_day and second.own_day and first.day[0] != second.day[0]:
        return False
    if not (first.own_place and second.own_place and first.place and second.place):
        return True
    return may_be_same(first.place, second.place)
