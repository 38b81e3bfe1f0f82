"""What a figure's own clause leaves out, filled up from its incident: perpetrator, place and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from syria_news.casualties.harm_drafts import Draft
from syria_news.places.extent import VAGUE, may_be_same, may_lie_within, rank_of

if TYPE_CHECKING:
    from syria_news.casualties.harm_parties import Parties
    from syria_news.events import Event
    from syria_news.mentions import LocationMention, Mentions

__all__ = ["fill_up"]

_AT_WAR = ("SYR", "IRQ", None)
_FEW = 2  # a figure told of more provinces than this is a sum
_CLOSE = 2  # sentences
_YEAR = 400  # days
_NEAR = 4  # sentences over which an incident is told on
_GENERIC = ("militants",)  # "terrorists" are nobody by name
_HOLDING = ("detained", "abducted")


def fill_up(drafts: Sequence[Draft], events: Sequence[Event], mentions: Mentions, parties: Parties) -> None:
    """Give each figure what others of its incident say, first those linked to it, then the nearest before and after."""
    filler = _Filler(drafts, events, mentions, parties)
    for draft in drafts:
        filler.fill_place(draft)
    for draft in drafts:
        filler.fill_perpetrator(draft)
        filler.fill_day(draft)


class _Filler:
    def __init__(self, drafts: Sequence[Draft], events: Sequence[Event], mentions: Mentions, parties: Parties) -> None:
        self.drafts, self.parties = drafts, parties
        first, last = drafts[0].sentence - _NEAR, drafts[-1].sentence + _NEAR
        near = [event for event in events if first <= event.sentence <= last]
        self.attacks = [event for event in near if event.type == "ASSAULT" and event.status == "reported"]
        self.suspects = {event.event_id: parties.suspect(event) for event in self.attacks}
        self.blamed = self._blamed(first, last)
        self.places = {place.location_id: place for place in mentions.locations}
        self.stated = {id(draft): draft.place if draft.own_place else None for draft in drafts}
        self.named = {id(draft): draft.perpetrator for draft in drafts}

    def _blamed(self, first: int, last: int) -> dict[int, str]:
        """Whom sentences hold responsible for what is told near them."""
        sentences = self.parties.document.sentences[max(first, 0) : last + 1]
        told = {sentence.number: self.parties.agents.blamed(sentence) for sentence in sentences}
        return {number: who for number, who in told.items() if who}

    # --- place

    def fill_place(self, draft: Draft) -> None:
        """The most precise place of the same figures, else of the attack told near by."""
        if draft.cumulative or draft.aside:
            if draft.provinces > _FEW:
                draft.place = None
            return
        family = [place for other in _family(draft, self.drafts) if (place := self.stated[id(other)])]
        within = [place for place in family if may_lie_within(place, draft.place)]
        if within:
            draft.place = min([*within, *([draft.place] if draft.place else [])], key=rank_of)
        if not draft.own_place and self._is_spread(draft):
            draft.place = None
        elif not draft.own_place and not within:
            draft.place = self._place_near(draft) or draft.place

    def _is_spread(self, draft: Draft) -> bool:
        """Whether the parts of a figure are told of several places."""
        first = draft.repeats or draft.part_of or draft
        first = first.repeats or first
        told = [
            self.stated[id(other)]
            for other in self.drafts
            if other.part_of is not None and (other.part_of.repeats or other.part_of) is first
        ]
        return len({place.location_id for place in told if place}) > 1

    def _place_near(self, draft: Draft) -> LocationMention | None:
        told: list[tuple[tuple[bool, bool, int, int], LocationMention]] = []
        for other in self.drafts:
            place = self.stated[id(other)]
            if place and other is not draft and not other.cumulative:
                told.append((_distance(draft, other.sentence, rank_of(place)), place))
        for attack in self.attacks:
            place = self.places.get(attack.location_id or "")
            if place and rank_of(place) < VAGUE and place.country in _AT_WAR:
                told.append((_distance(draft, attack.sentence, rank_of(place)), place))
        told = [item for item in told if item[0][3] <= _NEAR and may_lie_within(item[1], draft.place)]
        return min(told, key=lambda item: item[0], default=(None, None))[1]

    # --- perpetrator and day

    def fill_perpetrator(self, draft: Draft) -> None:
        """Who did it, by the same figures, else by the nearest of the incident."""
        if draft.aside or (draft.perpetrator is not None and draft.perpetrator not in _GENERIC):
            return
        kin = list(_family(draft, self.drafts))
        victims = draft.victims.union(*(other.victims for other in kin))
        family = [self.named[id(other)] or other.suspect for other in kin]
        running = draft.cumulative and not _is_short(draft)
        near = [] if running else [draft.suspect, *self._named_near(draft), self._source(draft)]
        told = [*family, self._other_side(draft), *near, self._own_claim(draft)]
        if draft.perpetrator is not None:
            told = [actor for actor in told if actor and self.parties.is_group(actor)]
        draft.perpetrator = next((actor for actor in told if actor and actor not in victims), draft.perpetrator)

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
        if draft.aside or (draft.cumulative and not draft.period and (not draft.own_day or draft.provinces > _FEW)):
            draft.day = (None, None)
        if draft.own_day or draft.cumulative or draft.aside:
            return
        days = [other.day for other in _family(draft, self.drafts) if other.own_day and _may_be_one(draft, other)]
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


def _family(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The figures that this one repeats or is a part of, and those that repeat it."""
    first = draft.repeats or draft
    for other in drafts:
        if other is not draft and (other is first or other.repeats is first):
            yield other
    if draft.part_of is not None and not draft.part_of.cumulative:
        yield draft.part_of


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
