"""What a report of an event leaves out, taken from the other reports of its incident."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from syria_news.events.incidents import party_ids
from syria_news.events.parties import CIVILIANS
from syria_news.events.placing import Placer
from syria_news.events.reports import NEAR, REACH, Reports, nearest
from syria_news.events.traits import Traits

if TYPE_CHECKING:
    from syria_news.dates import Incidents
    from syria_news.events import Event
    from syria_news.events.responsibility import Claim
    from syria_news.mentions import LocationMention

__all__ = ["Filler"]

BATTLES = "Battles"
VIOLENT, BREAK, REFUSAL, ACCUSATION = "ASSAULT", "SANCTION", "REJECT", "ACCUSE"
STATEMENTS = ("ACCUSE", "REQUEST", "THREATEN", "REJECT")
DEEDS = ("ASSAULT", "COERCE")
TALKS = ("CONSULT", "AGREE")
SPOKEN = (BREAK, *TALKS)  # what the parties to talks do
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MANY = re.compile(r"[a-z0-9]-(?:party|part|way|nation|sided)\b|\b(?:participants|parties)\b")  # nine-party talks
FIGHTING = frozenset(("government", "opposition", "jihadist", "kurdish-led"))
OTHER_SIDE: Mapping[str | None, str] = {
    "government": "opposition",
    "opposition": "government",
    "kurdish-led": "jihadist",
}
ARMED = frozenset(("government", "military", "rebel", "political"))


@dataclass(slots=True)
class Filler:
    """Gives an event what its clause leaves out from the nearest report that does not contradict it.

    Parties and place hold for an incident: `Three people died. The raid, carried out by …`.

    Parameters
    ----------
    events : sequence of Event
        Of one article, in its order.
    traits : mapping
        What is known of each by its id.
    places : mapping
        The article's places by their ids.
    kinds : mapping
        The types of the article's actors by their ids.
    incidents : Incidents
        Where the article begins to tell of another incident.
    claimed : sequence of Claim
        Who says that attacks were his.
    camps : mapping
        The side of each actor in the war, where it has one.
    """

    events: Sequence[Event]
    traits: Mapping[str, Traits]
    places: Mapping[str, LocationMention]
    kinds: Mapping[str, str]
    incidents: Incidents
    claimed: Sequence[Claim]
    camps: Mapping[str, str]
    reports: Reports = field(init=False)

    def __post_init__(self) -> None:
        newest = max((event.date_from for event in self.events if event.date_from), default=None)
        self.reports = Reports(self.traits, self.places, self.incidents, newest)

    def filled(self) -> list[Event]:
        """The events, each with what the others of its incident say."""
        found = list(self.events)
        placer = Placer(self.reports)
        for at, event in enumerate(self.events):
            if event.type == VIOLENT:
                found[at] = placer.placed(self._with_parties(event, found), found)
            elif event.type in SPOKEN and self._lacks_parties(event):
                found[at] = self._with_talkers(event, found)
        found = [placer.at_home(placer.beside(event, found)) for event in found]
        found = [self._with_people(self._with_opponent(event, found)) for event in found]
        found = [self._with_victims(event, found) for event in found]
        found = [self._with_enemy(event, found) for event in found]
        return [self._with_sides(event, found) for event in found]

    def _with_sides(self, event: Event, events: Sequence[Event]) -> Event:
        """A clash of nobody named with those who fight each other in what is told beside it."""
        own = self.traits[event.event_id]
        if event.type != VIOLENT or event.source is not None or not own.mutual or event.status != "reported":
            return event
        fights = [
            other
            for other in self.reports.around(event, events)
            if other.type == VIOLENT
            and other.status == "reported"
            and abs(other.sentence - event.sentence) <= NEAR
            and other.source
            and {self.kinds.get(who) for who in party_ids(other.target)} & ARMED
            and not self.reports.lie_apart(event.location_id, other.location_id)
            and not self.reports.are_apart(event, other)
        ]
        if not fights:
            return event
        next_to = nearest(event, fights)
        return replace(event, source=f"{next_to.source}; {next_to.target}")

    def _with_enemy(self, event: Event, events: Sequence[Event]) -> Event:
        """A fight for ground between the two sides of the civil war with the other of them, named in another attack."""
        own = self.traits[event.event_id]
        fights = own.battle and event.acled_type == BATTLES and event.status != "denied"
        if not (fights and event.source and event.target is None) or own.mutual or own.aside:
            return event
        sides = {self.camps.get(who) for who in party_ids(event.source)}
        enemy = OTHER_SIDE.get(sides.pop()) if len(sides) == 1 else None
        near = [
            (abs(other.sentence - event.sentence), other.span.start, who)
            for other in events
            if other.type == VIOLENT
            for who in (*party_ids(other.source), *party_ids(other.target))
            if enemy and self.camps.get(who) == enemy and self.kinds.get(who) in ARMED
        ]
        return replace(event, target=min(near)[2]) if near else event

    def _with_victims(self, event: Event, events: Sequence[Event]) -> Event:
        """An attack on nobody in particular with the people who were harmed in it: `the blast`, which killed ten."""
        own = self.traits[event.event_id]
        if event.type != VIOLENT or event.target is not None or own.mutual or own.aside or own.battle:
            return event
        harmed = [other for other in self.reports.alike(event, events) if other.target == CIVILIANS]
        return replace(event, target=CIVILIANS) if harmed else event

    def _with_talkers(self, event: Event, events: Sequence[Event]) -> Event:
        """What the parties to talks do together, with those of the talks told of nearest."""
        kinds = (*TALKS, event.type)
        talks = [other for other in events if other.type in kinds and "; " in (other.source or "")]
        talks = [other for other in talks if not self.reports.lie_apart(event.location_id, other.location_id)]
        if _MANY.search(event.quote):
            most = max((len(party_ids(other.source)) for other in talks), default=0)
            talks = [other for other in talks if len(party_ids(other.source)) == most]
        return replace(event, source=nearest(event, talks).source) if talks else event

    def _lacks_parties(self, event: Event) -> bool:
        """Whether it is not told who took part: nobody, or one alone of those whose talks collapsed."""
        mutual = self.traits[event.event_id].mutual
        alone = mutual and "; " not in (event.source or "")
        unknown = event.source is None and (mutual or event.type != "AGREE")  # a pledge may be of one alone
        return unknown or (alone and (event.type == BREAK or bool(_MANY.search(event.quote))))

    def _with_parties(self, event: Event, events: Sequence[Event]) -> Event:
        own = self.traits[event.event_id]
        if event.source is not None and (event.target is not None or own.mutual or own.aside):
            return event
        alike = self.reports.alike(event, events)
        event = self._as_claimed(event)
        if event.source is None and not own.unnamed and not any(self._is_unclear(other) for other in (event, *alike)):
            fitting = [other for other in alike if self._tells(other, other.source) and not _are_hit(other, event)]
            fitting = [other for other in fitting if self._has_means(other.source, own.means)]
            fitting = [other for other in fitting if not self._on_one_side(other.source, event.target)]
            if own.people:  # a battle told beside it did not kill them
                fitting = [other for other in fitting if not self.traits[other.event_id].battle]
            event = replace(event, source=nearest(event, fitting).source) if fitting else event
        if event.target is None and not (own.mutual or own.aside or own.people):
            fitting = [other for other in alike if self._tells(other, other.target) and not _are_hit(event, other)]
            fitting = [other for other in fitting if not self._on_one_side(event.source, other.target)]
            event = replace(event, target=nearest(event, fitting).target) if fitting else event
        return event

    def _as_claimed(self, event: Event) -> Event:
        """The event with who says after it that the attack was his, before another is told of."""
        own = self.traits[event.event_id]
        if event.source is not None or own.mutual or own.unclear or own.aside or "air" in own.means:
            return event
        for claim in self.claimed:
            near = 0 <= claim.sentence - event.sentence <= REACH
            if near and not self.incidents.parted(event.sentence, claim.sentence):
                return replace(event, source="; ".join(claim.parties))
        return event

    def _on_one_side(self, doers: str | None, hit: str | None) -> bool:
        """Whether doers and those hit are of one camp, which does not fight itself."""
        sides = {self.camps.get(who) for who in party_ids(doers)} & FIGHTING
        return bool(sides & {self.camps.get(who) for who in party_ids(hit)})

    def _tells(self, other: Event, parties: str | None) -> bool:
        """Whether a report names parties that may hold for others of its incident."""
        long_ago = other.date_from is None and _YEAR.search(other.quote)
        return parties is not None and not long_ago and not self.traits[other.event_id].aside

    def _has_means(self, doers: str | None, means: frozenset[str]) -> bool:
        """Whether doers may have what an attack was done with: groups fly no jets, and air forces send no bombers."""
        kinds = {self.kinds.get(who) for who in party_ids(doers)}
        if "air" in means:
            return kinds != {"rebel"}
        return "bomber" not in means or "rebel" in kinds

    def _is_unclear(self, event: Event) -> bool:
        return self.traits[event.event_id].unclear

    def _with_people(self, event: Event) -> Event:
        """The event against civilians where people are harmed whom nobody names, else against who holds the ground."""
        own = self.traits[event.event_id]
        if own.mutual and event.source is None and len(own.foes) > 1:
            return replace(event, source="; ".join(own.foes))
        if event.target is not None or own.mutual:
            return event
        if own.people:
            return replace(event, target=CIVILIANS)
        holders = tuple(who for who in own.holders if who not in party_ids(event.source))
        against = holders or own.foes
        return replace(event, target="; ".join(against)) if against else event

    def _with_opponent(self, event: Event, events: Sequence[Event]) -> Event:
        """A refusal with whom it answers, and a condemnation with who did what it condemns."""
        if event.target is not None or event.source is None:
            return event
        if event.type == REFUSAL:
            return replace(event, target=self._answered(event, events))
        if event.type == ACCUSATION:
            near = self.reports.around(event, events)
            done = [other for other in near if other.type in DEEDS and other.source and self._is_meant(event, other)]
            return replace(event, target=nearest(event, done).source) if done else event
        return event

    def _is_meant(self, statement: Event, deed: Event) -> bool:
        """Whether a statement speaks of a deed: named in its clause, or told before and meant by `the attack`."""
        if statement.span.contains(deed.span) and deed.span.start > statement.trigger_span.start:
            return True
        told = 0 <= statement.sentence - deed.sentence <= NEAR and deed.span.start < statement.span.start
        return told and self.incidents.is_named_again(statement.quote)

    def _answered(self, event: Event, events: Sequence[Event]) -> str | None:
        """Who said what a refusal answers: the accuser, or whose claim the deed is."""
        own = set(party_ids(event.source))
        near = self.reports.around(event, events)
        before = [other for other in near if 0 <= event.sentence - other.sentence <= NEAR]
        before = [other for other in before if other.span.start < event.span.start]
        for other in reversed(before):
            if other.type in STATEMENTS and own & set(party_ids(other.target)):
                return other.source
            if own & set(party_ids(other.source)) and other.attributed_to in self.kinds.keys() - own:
                return other.attributed_to
        return None


def _are_hit(doers: Event, event: Event) -> bool:
    """Whether the source of one report is hit in the other."""
    return not set(party_ids(doers.source)).isdisjoint(party_ids(event.target))
