"""Casualty rows in the making: a figure with what its own sentence says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syria_news.dates import date_for
from syria_news.harm_books import HarmBooks
from syria_news.harm_scene import Finding
from syria_news.settings import RANKS
from syria_news.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from syria_news.claims import Claims
    from syria_news.dates import TimeExpression
    from syria_news.events import Event
    from syria_news.language import Document
    from syria_news.mentions import ActorMention, LocationMention, Mentions

__all__ = ["Draft", "Drafter", "rank_of"]

_AT_WAR = ("SYR", "IRQ")
_WEEK = 2
_HOLDING = ("detained", "abducted")
_COUNTRY = RANKS["country"]
_AGENT_REACH = 14  # words after the harm in which "by" names who did it
_STATUSES = {
    "planned": "hypothetical",
    "proposed": "hypothetical",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "negated": "negated",
}


@dataclass(slots=True, eq=False)
class Draft:
    """A casualty row before it is linked to others and filled up from its incident."""

    finding: Finding
    low: int | None
    high: int | None
    status: str
    attributed_to: str | None = None
    event: Event | None = None
    perpetrator: str | None = None
    place: LocationMention | None = None
    day: tuple[date | None, date | None] = (None, None)
    cumulative: bool = False
    part_of: Draft | None = None
    repeats: Draft | None = None
    own_place: bool = False
    own_day: bool = False
    barred: frozenset[str] = frozenset()  # actors that are no perpetrators: the victims' own, the holders of the ground
    aside: bool = False  # told of others than the incident's people: "the men who killed him"
    provinces: int = 0  # how many provinces its sentence names
    period: bool = False  # the day is a month or more, or "since"

    @property
    def harm(self) -> str:
        """What happened."""
        return self.finding.harm

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.finding.sentence.number

    @property
    def has_number(self) -> bool:
        """Whether words state a number."""
        return self.finding.group.is_counted

    @property
    def noun(self) -> str:
        """The noun for the people, lower case; empty where there is none."""
        doc, head = self.finding.sentence.doc, self.finding.group.head
        return doc[head].lower_ if doc is not None and head is not None else ""


@dataclass(slots=True)
class Drafter:
    """Reads what the sentence of a figure says of it."""

    document: Document
    mentions: Mentions
    times: Sequence[TimeExpression]
    claims: Claims | None
    events: Sequence[Event]
    books: HarmBooks

    def draft(self, finding: Finding, until: int) -> Draft:
        """Make the draft of a figure whose words reach to the offset ``until``, where the next figure begins."""
        group = finding.group
        status = self._status(finding)
        low, high = (0, 0) if status == "negated" else (group.low, group.high)
        made = Draft(finding, low, high, status)
        made.attributed_to = self.claims.attributed_to(finding.span) if self.claims else None
        made.event = self._event(finding)
        made.perpetrator = self._perpetrator(finding, made)
        made.place = self._place(finding, until)
        made.own_place = made.place is not None and rank_of(made.place) < _COUNTRY
        places = self.mentions.locations_in(Span(finding.span.start, until))
        made.provinces = len({place.admin1 for place in places if place.admin1})
        time = self._day(finding)
        if time is not None and time.interval is not None:
            made.period = time.role in ("since", "period") or time.precision > _WEEK
            made.day = (time.interval.earliest, None if time.role == "since" else time.interval.latest)
            made.own_day = time.sentence == finding.sentence.number and not made.period
        return made

    # --- status

    def _status(self, finding: Finding) -> str:
        if finding.group.low == 0 and finding.group.high == 0:
            return "negated"
        if self.claims is not None:
            status = self.claims.status(finding.verb)
            return _STATUSES.get(status, "reported")
        doc = finding.sentence.doc
        assert doc is not None
        before = doc[max(0, finding.cue.start - 4) : finding.cue.start]
        return "hypothetical" if any(token.lower_ in self.books.grammar["supposed"] for token in before) else "reported"

    # --- event

    def _event(self, finding: Finding) -> Event | None:
        wanted = ("ASSAULT", "COERCE") if finding.harm in _HOLDING else ("ASSAULT",)
        near = [
            event
            for event in self.events
            if event.sentence == finding.sentence.number and event.type in wanted and event.span.overlaps(finding.span)
        ]
        cue = finding.sentence.span_of(finding.verb)
        return min(
            near,
            key=lambda event: (not event.trigger_span.overlaps(finding.span), _gap(event.trigger_span, cue)),
            default=None,
        )

    # --- perpetrator

    def _perpetrator(self, finding: Finding, made: Draft) -> str | None:
        barred = {actor.actor_id for actor in self.mentions.actors_in(finding.people)} | self._holders(finding)
        made.barred = frozenset(barred)
        agent = self._agent(finding) or self._opponent(finding, barred)
        if agent is None and self._in_relative(finding):
            return self._relative_subject(finding, made)
        if agent is None:
            agent = self._subject(finding) or self._armed_with(finding, barred | {made.attributed_to or ""})
        if agent is None and made.event and made.event.source:
            here = {actor.actor_id for actor in self.mentions.actors_in(finding.sentence.span)} - barred
            agent = "; ".join(actor for actor in made.event.source.split("; ") if actor in here)
        return agent or None

    def _holders(self, finding: Finding) -> set[str]:
        """Those who hold the place: "rebel-held", "in an area controlled by Example"."""
        tokens = finding.tokens
        held = set()
        for actor in self.mentions.actors_in(finding.sentence.span):
            words = finding.sentence.tokens_in(actor.span)
            after, before = words[-1].i + 1, words[0].i - 1
            if after < len(tokens) and tokens[after].lower_ == "-" and not tokens[after].whitespace_:
                held.add(actor.actor_id)
            if (
                before > 0
                and tokens[before].lower_ == "by"
                and tokens[before - 1].lower_ in self.books.grammar["controlled"]
            ):
                held.add(actor.actor_id)
        return held

    def _in_relative(self, finding: Finding) -> bool:
        """Whether an active verb has a relative pronoun for its subject: "the men who killed two guards"."""
        at = finding.cue.start - 1
        while at > 0 and finding.tokens[at].lower_ in self.books.grammar["have"]:
            at -= 1
        return (
            finding.group.start > finding.cue.start and at > 0 and finding.tokens[at].lower_ in ("who", "which", "that")
        )

    def _relative_subject(self, finding: Finding, made: Draft) -> str | None:
        """The actor that the pronoun stands for; where it is none, the deed lies outside the incident."""
        start = max(0, finding.cue.start - 4)
        before = finding.sentence.span_of(finding.tokens[start], finding.tokens[finding.cue.start - 1])
        actors = self._violent(actor for actor in self.mentions.actors if actor.span.overlaps(before))
        made.aside = not actors and any(token.lower_ == "who" for token in finding.tokens[start : finding.cue.start])
        return actors[-1].actor_id if actors else None

    def _agent(self, finding: Finding) -> str | None:
        """The actor after "by"."""
        stop = max(finding.cue.stop, finding.group.stop)
        for token in finding.tokens[stop : stop + _AGENT_REACH]:
            controlled = token.i and finding.tokens[token.i - 1].lower_ in self.books.grammar["controlled"]
            if token.lower_ == "by" and not controlled:
                actor = self._actor_from(finding, token)
                if actor:
                    return actor.actor_id
            if token.lower_ in self.books.grammar["clause"]:
                break
        return None

    def _opponent(self, finding: Finding, victims: set[str]) -> str | None:
        """The actor of "killed in clashes with"."""
        stop = max(finding.cue.stop, finding.group.stop)
        clash = False
        for token in finding.tokens[stop : stop + _AGENT_REACH]:
            clash |= token.lower_ in self.books.grammar["clash"]
            if clash and token.lower_ in ("with", "against", "between"):
                actor = self._actor_from(finding, token)
                return actor.actor_id if actor and actor.actor_id not in victims else None
        return None

    def _actor_from(self, finding: Finding, token: Token) -> ActorMention | None:
        """The first armed actor some words on; of "terrorists of the so-called Example Army" the army."""
        tokens = finding.tokens
        last = tokens[min(token.i + 9, len(tokens) - 1)]
        actors = self._violent(self.mentions.actors_in(finding.sentence.span_of(token, last)))
        if not actors:
            return None
        end = finding.sentence.tokens_in(actors[0].span)[-1].i + 1
        while end < len(tokens) and tokens[end].lower_ in self.books.grammar["belonging"]:
            end += 1
        further = self.mentions.actors_in(finding.sentence.span_of(tokens[min(end, len(tokens) - 1)]))
        linked = tokens[min(end, len(tokens)) - 1].lower_ in self.books.grammar["belonging"]
        return next(iter(self._violent(further)), actors[0]) if linked else actors[0]

    def _violent(self, actors: Iterable[ActorMention]) -> list[ActorMention]:
        return [actor for actor in actors if actor.type in self.books.grammar["violent_type"]]

    def _subject(self, finding: Finding) -> str | None:
        """The actor in the subject of an active verb, or of the clause that it hangs on."""
        if finding.group.start < finding.cue.start and finding.cue.frame != "count":
            return None
        token = finding.verb
        for _ in range(4):
            for child in token.children:
                if (
                    child.dep_ == "nsubj"
                    and child.i < finding.cue.start
                    and child.i not in range(finding.group.start, finding.group.stop)
                ):
                    words = list(child.subtree)
                    named = self._violent(self.mentions.actors_in(finding.sentence.span_of(words[0], words[-1])))
                    head = finding.sentence.span_of(child)
                    named.sort(key=lambda actor: not actor.span.contains(head))
                    if named:
                        return named[0].actor_id
            if token.head is token:
                break
            token = token.head
        return None

    def _armed_with(self, finding: Finding, barred: set[str]) -> str | None:
        """The actor that names the weapon: "Russian air strikes", "regime shelling"."""
        tokens, start = finding.tokens, finding.span.start
        named = []
        for actor in self._violent(self.mentions.actors_in(finding.sentence.span)):
            after = finding.sentence.tokens_in(actor.span)[-1].i + 1
            words = {token.lower_ for token in tokens[after : after + 2]}
            if words & self.books.grammar["weapon"] and actor.actor_id not in barred:
                named.append(actor)
        nearest = min(named, key=lambda actor: abs(actor.span.start - start), default=None)
        return nearest.actor_id if nearest else None

    # --- place and day

    def _place(self, finding: Finding, until: int) -> LocationMention | None:
        everywhere = [
            place
            for place in self.mentions.locations_in(finding.sentence.span)
            if not self._is_dateline(finding, place)
        ]
        here = [place for place in everywhere if finding.span.start <= place.span.start < until]
        near = [place for place in here if rank_of(place) < _COUNTRY] or everywhere
        start = finding.span.start
        return min(near, key=lambda place: (rank_of(place), abs(place.span.start - start)), default=None)

    def _is_dateline(self, finding: Finding, place: LocationMention) -> bool:
        """Whether a city abroad stands before the first sentence, where the report was written."""
        if place.span.start > finding.span.start or place.country in _AT_WAR or finding.sentence.number > 2:
            return False
        token = finding.sentence.token_at(place.span.start)
        before = token.nbor(-1).lower_ if token is not None and token.i else ""
        return before not in self.books.grammar["preposition"]

    def _day(self, finding: Finding) -> TimeExpression | None:
        if not self.times:
            return None
        return date_for(self.document, self.times, finding.sentence.span_of(finding.verb), harm=True)


def rank_of(place: LocationMention) -> int:
    """How precise a place is, the most precise first; a region such as the north is as vague as a country."""
    return _COUNTRY if place.kind == "region" else RANKS.get(place.kind, _COUNTRY)


def _gap(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)
