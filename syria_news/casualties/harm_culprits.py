"""Who did a harm whose clause names nobody: by the same figures, else by what is told near by of its incident."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from syria_news.casualties.harm_drafts import Draft
from syria_news.casualties.harm_parties import HOLDING, Parties
from syria_news.casualties.harm_places import family
from syria_news.casualties.harm_sameness import is_told_of_these
from syria_news.places.extent import VAGUE, may_be_same, rank_of

if TYPE_CHECKING:
    from syria_news.dates import Incidents
    from syria_news.events import Event
    from syria_news.mentions import Mentions

__all__ = ["CulpritFiller", "may_be_one"]

_CLOSE = 2  # sentences
_NEAR = 4  # sentences over which an incident is told on
_YEAR = 400  # days
_TOLL = 5000  # the toll of a war, which has no one culprit
_HURT = ("killed", "injured", "casualties")
_PEOPLE = ("civilian", "unknown")


class CulpritFiller:
    """Finds the perpetrators of figures whose clauses name nobody.

    Parameters
    ----------
    drafts : sequence of Draft
        The figures of an article, in the order of the text.
    attacks : sequence of Event
        The attacks reported near them.
    mentions : Mentions
        Actors and places.
    incidents : Incidents
        Where the article begins to tell of another incident.
    parties : Parties
        Who is named for what in each sentence.
    """

    def __init__(
        self,
        drafts: Sequence[Draft],
        attacks: Sequence[Event],
        mentions: Mentions,
        incidents: Incidents,
        parties: Parties,
    ) -> None:
        self.drafts, self.incidents, self.parties = drafts, incidents, parties
        self.nameless = parties.grammar["nameless"]
        self.attacks = [attack for attack in attacks if not parties.is_past(attack)]
        self.suspects = {event.event_id: parties.suspect(event) for event in self.attacks}
        self.blamed = self._blamed(drafts[0].sentence - _NEAR, drafts[-1].sentence + _NEAR)
        self.places = {place.location_id: place for place in mentions.locations}
        self.named = {id(draft): draft.perpetrator for draft in drafts}

    def _blamed(self, first: int, last: int) -> dict[int, str]:
        """Whom sentences hold responsible for what is told near them."""
        sentences = self.parties.document.sentences[max(first, 0) : last + 1]
        told = {sentence.number: self.parties.agents.blamed(sentence) for sentence in sentences}
        return {number: who for number, who in told.items() if who}

    def fill(self, draft: Draft) -> None:
        """Who did it, by the same figures, else by the nearest of the incident."""
        if draft.aside or any(map(self._is_shared_out, filter(None, (draft, draft.part_of)))):
            return
        if draft.perpetrator is not None and draft.perpetrator not in self.nameless:
            return
        kin = list(family(draft, self.drafts))
        named = [self.named[id(other)] or other.suspect for other in kin]
        told = [self._of_whole(draft), *named, *self._of_incident(draft), *self._keepers(draft), self._own_claim(draft)]
        barred = self._barred(draft, kin)
        able = [actor for actor in told if actor and actor not in barred and not self.parties.is_person(actor)]
        if self.parties.is_from_the_air(draft.finding):
            able = [actor for actor in able if not self.parties.is_group(actor)]
        first = draft.perpetrator or next(iter(able), None)
        if first in self.nameless:
            told = [draft.suspect, *named, *self._groups_beside(draft)]
            first = next((actor for actor in told if actor in able and actor not in self.nameless), first)
        draft.perpetrator = first

    def _is_shared_out(self, whole: Draft) -> bool:
        """Whether parties answer for parts of a figure, so that no one of them answers for all."""
        if whole.perpetrator is not None:
            return False
        parts = [other for other in self.drafts if other.part_of in (whole, whole.repeats) and other.part_of]
        shares = [part for part in parts if self.named[id(part)] and part.finding.parent is None]
        partly = any(is_told_of_these(part) and (part.low or 0) < (whole.low or 0) for part in shares)
        return partly or len({self.named[id(part)] for part in shares}) > 1

    @staticmethod
    def _barred(draft: Draft, kin: Iterable[Draft]) -> frozenset[str]:
        """The victims' own side, and who tells of it, unless they count the enemies whom they killed."""
        enemies = draft.finding.group.victim_class == "combatant"
        teller = [draft.attributed_to] if draft.attributed_to and not enemies else []
        return draft.victims.union(teller, *(other.victims for other in kin))

    @staticmethod
    def _of_whole(draft: Draft) -> str | None:
        """Whoever killed people killed a part of them."""
        whole = draft.part_of
        return whole.perpetrator if whole and (not whole.cumulative or draft.finding.parent) else None

    def _of_incident(self, draft: Draft) -> list[str | None]:
        """Those named for the incident in the figure's sentence and in those near it, the surest first."""
        if draft.status == "hypothetical" or _is_of_war(draft):
            return [self._other_side(draft)]
        own = [self._other_side(draft), draft.suspect]
        reach = _CLOSE if draft.sentence > 1 else _NEAR
        if any(self.parties.is_unclear(number) for number in range(draft.sentence, draft.sentence + reach + 1)):
            return own
        return [*own, *self._named_near(draft), self._source(draft), self._told_last(draft)]

    def _keepers(self, draft: Draft) -> list[str]:
        """Those who keep prisons and camps by what other sentences say, the nearest first."""
        if draft.harm != "detained" or not draft.cumulative or (draft.low or draft.high or 0) >= _TOLL:
            return []
        told = [(number, who) for number, who in self.parties.keepers.named.items()]
        held = [(other.sentence, self.named[id(other)]) for other in self.drafts if other.harm == "detained"]
        told += [(number, who) for number, who in held if who]
        return [who for _, who in sorted(told, key=lambda item: abs(item[0] - draft.sentence))]

    def _other_side(self, draft: Draft) -> str | None:
        """In a clash, the side of the other combatants who fell in it."""
        finding = draft.finding
        if finding.group.victim_class != "combatant" or not self.parties.is_clash(finding):
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

    def _told_last(self, draft: Draft) -> str | None:
        """Who harmed the people told right before, where the article goes on about them."""
        place = self.drafts.index(draft)
        last = self.drafts[place - 1] if place else None
        if last is None or draft.sentence - last.sentence > 1 or self.incidents.parted(last.sentence, draft.sentence):
            return None
        alike = last.finding.group.victim_class in _PEOPLE and draft.finding.group.victim_class in _PEOPLE
        return last.perpetrator if alike and not last.cumulative and may_be_one(last, draft) else None

    def _named_near(self, draft: Draft) -> list[str]:
        """Those whom other figures, accusations and attacks told near by name, the nearest first."""
        named = [
            (_distance(draft, other.sentence, 0), who)
            for other in self._near(draft)
            if (who := self.named[id(other)] or other.suspect) and (draft.harm in HOLDING) == (other.harm in HOLDING)
        ]
        if draft.harm not in HOLDING:
            named += [
                (_distance(draft, sentence, 0), who)
                for sentence, who in self.blamed.items()
                if abs(sentence - draft.sentence) <= _CLOSE
            ]
            named += [
                (_distance(draft, attack.sentence, 1), who)
                for attack in self.attacks
                if (who := self.suspects[attack.event_id])
                and self.parties.are_allied(who)
                and self._may_be_of(draft, attack)
            ]
        return [who for _, who in sorted(named, key=lambda item: item[0])]

    def _may_be_of(self, draft: Draft, attack: Event) -> bool:
        """Whether an attack told near by may be the one that a figure is of."""
        ahead = attack.sentence - draft.sentence
        if not -_CLOSE <= ahead <= (_NEAR if draft.sentence < _CLOSE else 0):
            return False
        others = draft.finding.group.victim_class != "combatant" and self.parties.fights(attack.target)
        return not (ahead > 0 and others) and not self._is_elsewhere(draft, attack)

    def _is_elsewhere(self, draft: Draft, attack: Event) -> bool:
        """Whether an attack is told of another place than a figure's own."""
        place = self.places.get(attack.location_id or "")
        if place is None or draft.place is None or not draft.own_place or attack.sentence == draft.sentence:
            return False
        return rank_of(place) < VAGUE and not may_be_same(place, draft.place)

    def _groups_beside(self, draft: Draft) -> list[str]:
        """The armed groups that the figures right before and after one name, of the same place."""
        return [
            who
            for other in self._near(draft)
            if abs(other.sentence - draft.sentence) <= 1
            and (who := self.named[id(other)] or other.suspect)
            and self.parties.is_group(who)
            and who not in self.nameless
        ]

    def _near(self, draft: Draft) -> list[Draft]:
        others = [
            other
            for other in self.drafts
            if other is not draft
            and not other.aside
            and (not other.cumulative or draft.cumulative)
            and abs(other.sentence - draft.sentence) <= _NEAR
            and may_be_one(draft, other)
        ]
        return sorted(others, key=lambda other: _distance(draft, other.sentence, 0))


def _distance(draft: Draft, sentence: int, rank: int) -> tuple[bool, bool, int, int]:
    """How far another report is: those before come first, then the nearest, then the surest."""
    gap = sentence - draft.sentence
    return gap > 1 and draft.sentence > 1, abs(gap) > _CLOSE, rank, abs(gap)


def _is_of_war(draft: Draft) -> bool:
    """Whether a toll runs over the war, not over a campaign of some months."""
    first, last = draft.day
    short = first is not None and last is not None and (last - first).days < _YEAR
    group = draft.finding.group
    counted = group.kind == "number" and group.victim_class != "combatant" and draft.harm in _HURT and first is None
    large = draft.harm != "displaced" and (draft.low or draft.high or 0) >= _TOLL
    return draft.cumulative and (large or not (short or counted))


def may_be_one(first: Draft, second: Draft) -> bool:
    """Whether two figures may be of one incident: neither place nor day speaks against it."""
    if first.own_day and second.own_day and first.day[0] != second.day[0]:
        return False
    if not (first.own_place and second.own_place and first.place and second.place):
        return True
    return may_be_same(first.place, second.place)
