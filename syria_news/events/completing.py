"""Who did what long prose tells again without a name: `they were sentenced`, `the offensive`, `the pledge`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syria_news.events.incidents import party_ids
from syria_news.events.parties import CIVILIANS
from syria_news.events.reports import NEAR, REACH, nearest
from syria_news.events.traits import Traits

if TYPE_CHECKING:
    from syria_news.events import Event

__all__ = ["Completer"]

VIOLENT, HOLDING, PROTEST = "ASSAULT", "COERCE", "PROTEST"
AGAINST = ("REJECT", "THREATEN")
SAID = ("ACCUSE", *AGAINST)
ARMED = frozenset(("government", "military", "rebel"))
TO_PEOPLE = (HOLDING, "AID")
DEEDS = frozenset((VIOLENT, HOLDING, "AID", "RETREAT", "CONCEDE", "AGREE", "COOPERATE", "MOBILIZE", "SANCTION"))
HELD = ("rebel", "person", "political")  # who may be the people held that a report before named


@dataclass(frozen=True, slots=True)
class Completer:
    """Gives an act that names no doer the doer of the same act told nearest.

    Parameters
    ----------
    traits : mapping
        What is known of each event by its id.
    kinds : mapping
        The types of the article's actors by their ids.
    """

    traits: Mapping[str, Traits]
    kinds: Mapping[str, str]

    def completed(self, events: Sequence[Event], told: Mapping[str, Event]) -> list[Event]:
        """The events, each with what others of the article say of the same act.

        Parameters
        ----------
        events : sequence of Event
            In the order of the article.
        told : mapping
            The same by their ids, with only what their own clauses say.
        """
        held = [self._with_held(event, events) if told[event.event_id].target is None else event for event in events]
        done = [self._with_doer(event, held) for event in held]
        done = [self._with_foe(self._with_protested(event, done), done) for event in done]
        return [_with_addressee(event, done) for event in done]

    def _with_foe(self, event: Event, events: Sequence[Event]) -> Event:
        """A battle with whom else in the article the same party fights: `the Turkish incursion`."""
        own = self.traits[event.event_id]
        told = own.mutual or own.aside or own.people
        if event.type != VIOLENT or not own.battle or told or not event.source or event.target is not None:
            return event
        sides = set(party_ids(event.source))
        fights = [
            other
            for other in events
            if other.type == VIOLENT
            and sides & set(party_ids(other.source))
            and {self.kinds.get(who) for who in party_ids(other.target)} & ARMED
            and not sides & set(party_ids(other.target))
        ]
        return replace(event, target=nearest(event, fights).target) if fights else event

    def _with_protested(self, event: Event, events: Sequence[Event]) -> Event:
        """A protest against whom another protest of the article is."""
        if event.type != PROTEST or event.target is not None:
            return event
        alike = [other for other in events if other.type == PROTEST and other.target]
        return replace(event, target=nearest(event, alike).target) if alike else event

    def _with_doer(self, event: Event, events: Sequence[Event]) -> Event:
        own = self.traits[event.event_id]
        if event.source is not None or event.type not in DEEDS or own.unnamed or own.unclear:
            return event
        told = [other for other in events if other.source and other.type == event.type and not _is_hit(other, event)]
        if event.type == VIOLENT:  # a plan told again is told by the same word
            told = [other for other in told if other.status != event.status and _word(other) == _word(event)]
        elif event.type in TO_PEOPLE:
            told = [other for other in told if other.status == event.status and _distance(event, other) <= NEAR]
        else:
            told = [other for other in told if _distance(event, other) <= REACH]
        told = [other for other in told if self.traits[other.event_id].mutual == own.mutual]
        return replace(event, source=nearest(event, told).source) if told else event

    def _with_held(self, event: Event, events: Sequence[Event]) -> Event:
        """People held, of whom the clause does not say who they are, with those held whom another names."""
        if event.type != HOLDING or event.target != CIVILIANS or not self.traits[event.event_id].people:
            return event
        told = [
            other
            for other in events
            if other.type == HOLDING
            and _distance(event, other) <= NEAR
            and self._are_held(party_ids(other.target))
            and not set(party_ids(other.target)) & set(party_ids(event.source))
        ]
        return replace(event, target=nearest(event, told).target) if told else event

    def _are_held(self, who: Iterable[str]) -> bool:
        return any(self.kinds.get(one) in HELD for one in who)


def _with_addressee(event: Event, events: Sequence[Event]) -> Event:
    """What is said to nobody named with whom the same speaker speaks against in the same sentence."""
    if event.type not in AGAINST or event.target is not None or event.source is None:
        return event
    beside = [
        other
        for other in events
        if other.sentence == event.sentence and other.type in SAID and other.target and other.source == event.source
    ]
    return replace(event, target=nearest(event, beside).target) if beside else event


def _is_hit(doers: Event, event: Event) -> bool:
    """Whether the doers of one act are acted on in the other."""
    return not set(party_ids(doers.source)).isdisjoint(party_ids(event.target))


def _distance(event: Event, other: Event) -> int:
    return abs(other.sentence - event.sentence)


def _word(event: Event) -> str:
    return event.trigger.lower().removesuffix("s")
