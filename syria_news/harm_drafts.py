"""Casualty rows in the making: a figure with what its own sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

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

__all__ = ["Draft", "Drafter"]

_VIOLENT = ("state", "government", "military", "rebel")
_HOLDING = ("detained", "abducted")
_COUNTRY = RANKS["country"]
_SUPPOSED = frozenset(
    [
        "could",
        "would",
        "might",
        "may",
        "if",
        "fear",
        "feared",
        "threaten",
        "threatened",
        "try",
        "tried",
        "attempt",
        "attempted",
        "plan",
        "planned",
        "vow",
        "vowed",
    ]
)
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
        made.own_place = made.place is not None and RANKS.get(made.place.kind, _COUNTRY) < _COUNTRY
        made.day = self._day(finding)
        made.own_day = made.day[0] is not None
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
        return "hypothetical" if any(token.lower_ in _SUPPOSED for token in before) else "reported"

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
        agent = self._agent(finding, made)
        if agent:
            return agent
        if made.event and made.event.source:
            victims = {actor.actor_id for actor in self.mentions.actors_in(self._victims(finding))}
            named = [actor for actor in made.event.source.split("; ") if actor not in victims]
            return "; ".join(named) or None
        return None

    def _victims(self, finding: Finding) -> Span:
        doc = finding.sentence.doc
        assert doc is not None
        return finding.sentence.span_of(doc[finding.group.start], doc[finding.group.stop - 1])

    def _agent(self, finding: Finding, made: Draft) -> str | None:
        """The actor after "by", or the one that is the subject of an active verb or names its weapon."""
        doc = finding.sentence.doc
        assert doc is not None
        tokens = list(doc)
        stop = max(finding.cue.stop, finding.group.stop)
        for token in tokens[stop : stop + 14]:
            if token.lower_ == "by":
                actor = self._actor_from(finding, token, 6)
                if actor:
                    return actor.actor_id
        return self._subject(finding) if finding.group.start > finding.cue.start else None

    def _actor_from(self, finding: Finding, token: Token, reach: int) -> ActorMention | None:
        doc = token.doc
        last = doc[min(token.i + reach, len(doc) - 1)]
        actors = self.mentions.actors_in(finding.sentence.span_of(token, last))
        return next((actor for actor in actors if actor.type in _VIOLENT), None)

    def _subject(self, finding: Finding) -> str | None:
        """The actor in the subject of an active verb, or of the clause that it hangs on."""
        token = finding.verb
        for _ in range(4):
            for child in token.children:
                if child.dep_ in ("nsubj", "agent") and child.i < finding.cue.start:
                    words = list(child.subtree)
                    actors = self.mentions.actors_in(finding.sentence.span_of(words[0], words[-1]))
                    named = [actor for actor in actors if actor.type in _VIOLENT]
                    if named:
                        return named[0].actor_id
            if token.head is token or token.dep_ not in ("advcl", "conj", "xcomp", "acl", "ccomp", "pcomp", "dep"):
                break
            token = token.head
        return None

    # --- place and day

    def _place(self, finding: Finding, until: int) -> LocationMention | None:
        everywhere = self.mentions.locations_in(finding.sentence.span)
        here = [place for place in everywhere if finding.span.start <= place.span.start < until]
        near = [place for place in here if RANKS.get(place.kind, _COUNTRY) < _COUNTRY] or everywhere
        start = finding.span.start
        return min(
            near, key=lambda place: (RANKS.get(place.kind, _COUNTRY), abs(place.span.start - start)), default=None
        )

    def _day(self, finding: Finding) -> tuple[date | None, date | None]:
        if not self.times:
            return None, None
        from syria_news.dates import date_for

        found = date_for(self.document, self.times, finding.sentence.span_of(finding.verb))
        if found is None or found.interval is None:
            return None, None
        return found.interval.earliest, found.interval.latest


def _gap(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)
