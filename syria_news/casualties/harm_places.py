"""Where people were harmed, where the figure's own sentence leaves it out or says it only roughly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from syria_news.dates import Incidents
from syria_news.lexicon import AT_WAR
from syria_news.places.extent import VAGUE, lies_by, may_lie_within, rank_of

if TYPE_CHECKING:
    from syria_news.casualties.harm_drafts import Draft
    from syria_news.events import Event
    from syria_news.language import Document
    from syria_news.mentions import LocationMention, Mentions
    from syria_news.spans import Span

__all__ = ["FEW", "PlaceFiller", "family"]

_THEATRE = (*AT_WAR, None)
FEW = 2  # a figure told of more provinces than this is a sum
LEAD = 1  # sentences that sum up what follows
_CLOSE = 2  # sentences
_NEAR = 4  # sentences over which an incident is told on
_WAR = 5000  # the toll of a war
_TOLLS = ("killed", "injured", "displaced")


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
    """

    def __init__(
        self,
        document: Document,
        mentions: Mentions,
        incidents: Incidents,
        drafts: Sequence[Draft],
        attacks: Sequence[Event],
    ) -> None:
        self.document, self.mentions, self.incidents = document, mentions, incidents
        self.drafts, self.attacks = drafts, attacks
        self.places = {place.location_id: place for place in mentions.locations}
        self.stated = {id(draft): draft.place if draft.own_place else None for draft in drafts}

    def fill(self, draft: Draft) -> None:
        """Give a figure the most precise place of its incident where its sentence names no city or governorate."""
        if draft.spread:
            draft.place = None
            return
        if draft.cumulative or draft.aside:
            if draft.provinces > FEW:
                draft.place = None
            elif draft.cumulative and draft.place is None:
                draft.place = self._country_before(draft)
            return
        if draft.own_place and not draft.rough:
            return
        told = [place for other in family(draft, self.drafts) if (place := self.stated[id(other)])]
        within = [place for place in told if self._may_be_in(place, draft)]
        if self._is_spread(draft):
            return
        if within:
            draft.place = min(within, key=rank_of)
        elif not draft.rough or draft.sentence <= LEAD:
            draft.place = self._place_near(draft) or draft.place

    def _country_before(self, draft: Draft) -> LocationMention | None:
        """The country at war that a running toll, or the sentence before it, names; else of a war's the main one."""
        if draft.harm not in _TOLLS:
            return None
        sentences = self.document.sentences
        here, before = sentences[draft.sentence].span, sentences[max(0, draft.sentence - 1)].span
        if near := self._at_war(before.joined(here)):
            return near[-1]
        told = self._at_war(sentences[0].span.joined(here)) if _is_of_war(draft) else []
        places = Counter(place.country for place in self.mentions.locations if place.country in _THEATRE)
        return next((place for place in told if place.country == places.most_common(1)[0][0]), None)

    def _at_war(self, span: Span) -> list[LocationMention]:
        named = self.mentions.locations_in(span)
        return [place for place in named if place.kind == "country" and place.country in _THEATRE]

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
        """The place of the nearest figure or attack, unless the article has begun another incident between."""
        single = [other for other in self.drafts if not other.cumulative]
        figures = [(other.sentence, place) for other in single if (place := self.stated[id(other)])]
        attacks = [(attack.sentence, place) for attack in self.attacks if (place := self._ground_of(attack))]
        told = [
            (
                (
                    not self.incidents.share_paragraph(draft.sentence, sentence),
                    *_distance(draft, sentence, rank_of(place)),
                ),
                place,
            )
            for sentence, place in (*figures, *attacks)
            if abs(sentence - draft.sentence) <= _NEAR
            and self._may_be_in(place, draft)
            and not self.incidents.parted(draft.sentence, sentence)
        ]
        return min(told, key=lambda item: item[0], default=(None, None))[1]

    def _may_be_in(self, place: LocationMention, draft: Draft) -> bool:
        """Whether a place may be the more precise one of a figure; where it says only near which city, one near it."""
        if draft.rough and draft.place is not None:
            return lies_by(place, draft.place)
        return may_lie_within(place, draft.place)

    def _ground_of(self, attack: Event) -> LocationMention | None:
        place = self.places.get(attack.location_id or "")
        return place if place and rank_of(place) < VAGUE and place.country in _THEATRE else None


def family(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The figures that one repeats or is a part of, and those that repeat it."""
    first = draft.repeats or draft
    for other in drafts:
        if other is not draft and (other is first or other.repeats is first):
            yield other
    if draft.part_of is not None and not draft.part_of.cumulative:
        yield draft.part_of


def _is_of_war(draft: Draft) -> bool:
    """Whether a toll is so large, or runs so long, that it is that of a war."""
    first, last = draft.day
    return (draft.low or draft.high or 0) >= _WAR or (first is not None and last is None and draft.period)


def _distance(draft: Draft, sentence: int, rank: int) -> tuple[bool, bool, int, int]:
    """How far another report is: those before come first, then the nearest, then the most precise."""
    gap = sentence - draft.sentence
    return gap > 1 and draft.sentence > 1, abs(gap) > _CLOSE, rank, abs(gap)
