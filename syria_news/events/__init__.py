"""Who did what to whom, where and when: one row a report of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from syria_news.claims.suppositions import is_purpose
from syria_news.dates import Incidents
from syria_news.events.acts import Act, needs_nobody
from syria_news.events.antecedents import Antecedents
from syria_news.events.clauses import acts_of
from syria_news.events.completing import Completer
from syria_news.events.filling import Filler
from syria_news.events.incidents import link_repeats, named_incidents
from syria_news.events.parties import CIVILIANS, PartyReader
from syria_news.events.responsibility import Claim, claims_in
from syria_news.events.roles import RoleReader, Roles
from syria_news.events.settings import setting_of
from syria_news.events.traits import Traits, traits_of
from syria_news.events.trigger_book import load_triggers
from syria_news.events.triggers import find_triggers, wanted
from syria_news.language import Document
from syria_news.lexicon import Lexicon
from syria_news.mentions import ActorMention, Mentions
from syria_news.schema import EVENT_STATUSES
from syria_news.spans import Span
from syria_news.syntax import clause
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.claims import Claims
    from syria_news.dates import TimeExpression
    from syria_news.language.parses import Token

__all__ = ["Event", "find_events", "wanted"]

DEEDS = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE"))  # not yet done where they are what something is for
REMOTE, BATTLES, ON_CIVILIANS = "Explosions/Remote violence", "Battles", "Violence against civilians"


@dataclass(frozen=True, slots=True)
class Event:
    """One row a report of an event: the columns of the table of events."""

    event_id: str
    article_id: str
    sentence: int
    span: Span
    quote: str
    trigger: str
    type: str
    acled_type: str | None
    source: str | None
    target: str | None
    location_id: str | None
    geo_precision: int | None
    date_from: date | None
    date_to: date | None
    time_precision: int | None
    status: str
    attributed_to: str | None
    repeats: str | None
    incident_id: str
    trigger_span: Span


def find_events(
    document: Document, mentions: Mentions, times: Sequence[TimeExpression], claims: Claims, lexicon: Lexicon
) -> list[Event]:
    """Find the events that an article reports.

    Parameters
    ----------
    document : Document
        With the parse of the sentences that are wanted; others have no events.
    mentions : Mentions
        Actors and locations.
    times : sequence of TimeExpression
        Of the article.
    claims : Claims
        Who says what, and whether it happened.
    lexicon : Lexicon
        The codebooks.

    Returns
    -------
    list of Event
        In the order of the text; the same happening told again points at its first row.
    """
    return _Reader(document, mentions, times, claims, lexicon).read()


@dataclass(slots=True)
class _Reader:
    document: Document
    mentions: Mentions
    times: Sequence[TimeExpression]
    claims: Claims
    lexicon: Lexicon
    traits: dict[str, Traits] = field(default_factory=dict)

    def read(self) -> list[Event]:
        book = load_triggers(self.lexicon)
        before = Antecedents(self.lexicon)
        events: list[Event] = []
        claimed: list[Claim] = []
        for view in self.claims.views:
            named = find_triggers(view, book, self._is_said)
            triggers = [found for found in named if self.mentions.reports(found.span)]
            acts = acts_of(triggers, view)
            deeds = frozenset(found.token.i for act in acts for found in act.triggers if act.type == "ASSAULT")
            for act in acts:
                event = self._event(act, view, before, deeds)
                if event is not None:
                    events.append(event)
            claimed += claims_in(PartyReader(view, before, self.lexicon))
            before.read(view)
        places = {mention.location_id: mention for mention in self.mentions.locations}
        kinds = {mention.actor_id: mention.type for mention in self.mentions.actors}
        incidents = Incidents(self.document, self.times, self.lexicon.folder)
        filler = Filler(events, self.traits, places, kinds, incidents, claimed, self.lexicon.camps)
        told = {event.event_id: event for event in events}
        completed = Completer(self.traits, kinds).completed(filler.filled(), told)
        return named_incidents(link_repeats(completed))

    def _is_said(self, span: Span) -> bool:
        return self.claims.attributed_to(span) is not None

    def _event(self, act: Act, view: SentenceView, before: Antecedents, deeds: frozenset[int]) -> Event | None:
        status = self._status(act)
        if status is None:
            return None
        span = self._quote(act, view)
        said_by = self.claims.attributed_to(act.found.span)
        reader = RoleReader(PartyReader(view, before, self.lexicon, self._speaker(said_by)), deeds)
        roles = reader.roles_of(act)
        traits = traits_of(act, roles, reader.read, unnamed=reader.unnamed)
        sources = () if traits.unclear else roles.sources
        roles = Roles(sources, tuple(who for who in roles.targets if not self._only_tells(who, said_by)))
        if not roles.sources and not roles.targets and status == "reported" and not needs_nobody(act):
            return None
        if act.type == "CONSULT" and roles.sources and all("media" in self._kinds(who) for who in roles.sources):
            return None  # how the report was made
        self.traits[self._event_id(act)] = traits
        setting = setting_of(act, span, view, self.document, self.times, self.lexicon.folder)
        return Event(
            self._event_id(act),
            self.document.article_id,
            view.sentence.number,
            span,
            span.of(self.document.text),
            act.found.span.of(self.document.text),
            act.type,
            _acled_type(act, roles),
            "; ".join(roles.sources) or None,
            "; ".join(roles.targets) or None,
            setting.location_id,
            setting.geo_precision,
            setting.date_from,
            setting.date_to,
            setting.time_precision,
            status,
            said_by,
            None,
            "",
            act.found.span,
        )

    def _event_id(self, act: Act) -> str:
        return f"{self.document.article_id}-e{act.found.span.start}"

    def _status(self, act: Act) -> str | None:
        """The event's status; None where a verb tells what is only supposed, or an act is said not to have been."""
        if act.found.trigger.negated or "no" in act.found.trigger.before:
            return "reported"
        token = act.light.token if act.light is not None else act.found.token
        status = self.claims.event_status(token)
        if act.found.trigger.mode == "told":  # said to be bad or that it will be: a reproach now
            return "reported" if status in ("reported", "planned") else None
        if status == "reported" and act.type in DEEDS and is_purpose(token):
            return "planned"
        return status if status in EVENT_STATUSES else None

    def _quote(self, act: Act, view: SentenceView) -> Span:
        head = act.light.token if act.light is not None else act.found.token
        head = head.head if head.dep_ == "aux" else head  # `must` asks for its verb
        tokens = clause(head)
        first, last = next(filter(_is_word, tokens), head), next(filter(_is_word, reversed(tokens)), head)
        span = view.span_of(first, last)
        return span.joined(act.found.span)

    def _only_tells(self, who: str, said_by: str | None) -> bool:
        """Whether a supposed target only tells of the act: the outlet, or the monitor whose claim it is."""
        kinds = self._kinds(who)
        return "media" in kinds or (who == said_by and "ngo" in kinds)

    def _kinds(self, who: str) -> set[str]:
        return {mention.type for mention in self.mentions.actors if mention.actor_id == who}

    def _speaker(self, said_by: str | None) -> ActorMention | None:
        return next((mention for mention in self.mentions.actors if mention.actor_id == said_by), None)


def _is_word(token: Token) -> bool:
    return not token.is_punct and not token.is_space


def _acled_type(act: Act, roles: Roles) -> str | None:
    """ACLED's type: remote where any trigger says so; an attack on civilians alone is violence against them."""
    kinds = [found.trigger.acled_type for found in act.triggers]
    if REMOTE in kinds:
        return REMOTE
    kind = kinds[0]
    if kind == BATTLES and roles.targets == (CIVILIANS,):
        return ON_CIVILIANS
    if kind == ON_CIVILIANS and roles.targets and CIVILIANS not in roles.targets:
        return BATTLES
    return kind
