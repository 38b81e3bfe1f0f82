"""Where people were harmed, where the figure's own sentence leaves it out or says it only roughly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from syria_news.dates import Incidents
from syria_news.places.extent import VAGUE, may_lie_within, rank_of
from syria_news.syntax.care import only_cares

if TYPE_CHECKING:
    from pathlib import Path

    from syria_news.casualties.harm_drafts import Draft
    from syria_news.events import Event
    from syria_news.language import Document
    from syria_news.mentions import LocationMention, Mentions

__all__ = ["FEW", "PlaceFiller", "family"]

_AT_WAR = ("SYR", "IRQ", None)
FEW = 2  # a figure told of more provinces than this is a sum
_CLOSE = 2  # sentences
_NEAR = 4  # sentences over which an incident is told on
_TOLLS = ("killed", "injured", "displaced")
_MONTH = 3  # the time precision of a month, on ACLED's scale
_LEAD = 1  # the title and the first sentence sum up what follows


class PlaceFiller:
    """Gives figures the place of their incident: that of the same figures, else of what is told of it near by.

    Parameters
    ----------
    document : Document
        The article.
    mentions : Mentions
        Its places.
    incidents : Incidents
        Where it begins to tell of another incident.
    drafts : sequence of Draft
        All figures near each other.
    attacks : sequence of Event
        The attacks told near them.
    folder : Path or None
        A user's codebooks.
    """

    def __init__(
        self,
        document: Document,
        mentions: Mentions,
        incidents: Incidents,
        drafts: Sequence[Draft],
        attacks: Sequence[Event],
        folder: Path | None,
    ) -> None:
        self.document, self.mentions, self.incidents = document, mentions, incidents
        self.drafts, self.attacks, self.folder = drafts, attacks, folder
        self.places = {place.location_id: place for place in mentions.locations}
        self.stated = {id(draft): draft.place if draft.own_place else None for draft in drafts}

    def fill(self, draft: Draft) -> None:
        """The most precise place of the same figures, else of the attack told near by; a war's toll has its country."""
        if draft.cumulative or draft.aside:
            if draft.provinces > FEW:
                draft.place = None
            elif draft.cumulative and draft.place is None:
                draft.place = self._country_before(draft)
            return
        told = [place for other in family(draft, self.drafts) if (place := self.stated[id(other)])]
        within = [place for place in told if may_lie_within(place, draft.place)]
        if within:
            draft.place = min([*within, *([draft.place] if draft.place else [])], key=rank_of)
        if not draft.own_place and self._is_spread(draft):
            draft.place = None
        elif not draft.own_place and not within:
            draft.place = self._place_near(draft) or draft.place
        elif draft.sentence <= _LEAD:
            draft.place = self._narrowed(draft) or draft.place

    def _country_before(self, draft: Draft) -> LocationMention | None:
        """The country at war that a running toll, or the sentence before it, names."""
        if draft.harm not in _TOLLS:
            return None
        here = self.document.sentences[draft.sentence].span
        before = self.document.sentences[max(0, draft.sentence - 1)].span
        named = [place for place in self.mentions.locations_in(before.joined(here)) if place.kind == "country"]
        return next((place for place in reversed(named) if place.country in _AT_WAR), None)

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

    def _narrowed(self, draft: Draft) -> LocationMention | None:
        """The one place within a lead's own at which the same incident is told further on."""
        own = draft.place
        found = {
            place.location_id: place
            for place in self._grounds(draft)
            if own is not None and rank_of(place) < rank_of(own) and may_lie_within(place, own)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _grounds(self, draft: Draft) -> Iterator[LocationMention]:
        """The places of the sentences that tell of a figure's incident."""
        for sentence in self.document.sentences[draft.sentence + 1 : draft.sentence + 1 + 2 * _NEAR]:
            if self.incidents.parted(draft.sentence, sentence.number):
                return
            attacks = [attack for attack in self.attacks if attack.sentence == sentence.number]
            if any(_is_of_another_time(attack, draft) for attack in attacks):
                continue
            if any(_is_told_again(draft, other) for other in self.drafts if other.sentence == sentence.number):
                return
            if self.incidents.goes_back(sentence, self.document.sentences[draft.sentence]):
                named = self.mentions.locations_in(sentence.span)
                yield from (place for place in named if not only_cares(place, sentence, self.folder))


def _is_told_again(draft: Draft, other: Draft) -> bool:
    return other.harm == draft.harm and other.repeats is None and other.part_of is None


def family(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The figures that one repeats or is a part of, and those that repeat it."""
    first = draft.repeats or draft
    for other in drafts:
        if other is not draft and (other is first or other.repeats is first):
            yield other
    if draft.part_of is not None and not draft.part_of.cumulative:
        yield draft.part_of


def _is_of_another_time(attack: Event, draft: Draft) -> bool:
    first = draft.day[0]
    return attack.time_precision == _MONTH or (attack.date_from and first and attack.date_from != first) is True


def _distance(draft: Draft, sentence: int, rank: int) -> tuple[bool, bool, int, int]:
    """How far another report is: those before come first, then the nearest, then the most precise."""
    gap = sentence - draft.sentence
    return gap > 1 and draft.sentence > 1, abs(gap) > _CLOSE, rank, abs(gap)
