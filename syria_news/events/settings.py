"""Where and when an event took place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates import date_for, day_of_statement
from syria_news.events.acts import Act
from syria_news.events.standing import is_of_many
from syria_news.language import Document
from syria_news.lexicon import AT_WAR
from syria_news.mentions import LocationMention
from syria_news.places.extent import CITY, COUNTRY, PROVINCE, rank_of
from syria_news.places.landmarks import first_of_list, is_rough, without_landmarks
from syria_news.spans import Span
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.dates import TimeExpression

__all__ = ["AREA", "EXACT", "ON_THE_GROUND", "PART", "Setting", "setting_of"]

EXACT, PART, AREA = 1, 2, 3  # how precise a place is
NEARNESS = frozenset(("near", "outside", "around", "outskirts", "surroundings", "vicinity", "close", "edge"))
ORIGINS = frozenset(("from", "with", "based", "about"))
ON_THE_GROUND = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "PROTEST"))
TOPICS = frozenset(("amid", "over", "about", "on", "after", "despite", "before", "following", "since", "for"))
FURTHER = frozenset(("advcl", "pcomp", "relcl", "ccomp"))
THEATRE = (*AT_WAR, None)  # a place abroad in another clause is where somebody spoke
WIDE = frozenset(("MOBILIZE", "COERCE", "PROTEST"))  # often said of a whole country
STATEMENTS = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))  # are made when they are said
AT = frozenset(("in", "at"))
OCCASIONS = frozenset(
    ("visit", "trip", "summit", "conference", "meeting", "talk", "negotiation", "forum", "session", "round", "dialogue")
)
MEETINGS = frozenset(("CONSULT", "COOPERATE", "SANCTION"))


@dataclass(frozen=True, slots=True)
class Setting:
    """Place and day of an event, with their precision on ACLED's scales."""

    location_id: str | None = None
    geo_precision: int | None = None
    date_from: date | None = None
    date_to: date | None = None
    time_precision: int | None = None


def setting_of(
    act: Act,
    span: Span,
    view: SentenceView,
    document: Document,
    times: Sequence[TimeExpression],
    folder: Path | None = None,
) -> Setting:
    """The place and the day that the clause of an act gives it, or its sentence."""
    place = _place(act, span, view, document.text)
    first, last, precision = _day(act, document, times, folder)
    if place is None:
        return Setting(None, None, first, last, precision)
    return Setting(place.location_id, _geo_precision(place, view, document.text), first, last, precision)


def _place(act: Act, span: Span, view: SentenceView, text: str) -> LocationMention | None:
    named = [mention for mention in view.grounds if not _is_origin(mention, act, view)]
    named = [*without_landmarks(text, named)]
    inside = [mention for mention in named if span.contains(mention.span)]
    if is_of_many(act, view):
        return None
    if act.type in ON_THE_GROUND:
        elsewhere = [m for m in named if act.type in WIDE or (rank_of(m) < COUNTRY and m.kind != "natural")]
        if act.type == "ASSAULT":
            elsewhere = [mention for mention in elsewhere if mention.country in THEATRE]
        within = [mention for mention in inside if rank_of(mention) < COUNTRY]
        own = [mention for mention in within if not _is_of_further_clause(mention, act, view)]
        if act.type == "PROTEST" and act.found.token.pos_ == "NOUN":
            elsewhere = []  # the protests with which a war began were everywhere
        best = _most_precise(own or within or elsewhere or inside, act)
        return best and first_of_list(text, best, named)
    if act.type in MEETINGS:
        cities = [mention for mention in named if rank_of(mention) <= CITY]
        found = [mention for mention in cities if span.contains(mention.span)] or cities[: len(cities) == 1]
        return _most_precise([mention for mention in found if not _is_topic(mention, act, view)], act)
    spoken = [mention for mention in named if rank_of(mention) <= CITY and _is_where_said(mention, act, view)]
    return _most_precise(spoken, act)


def _is_origin(mention: LocationMention, act: Act, view: SentenceView) -> bool:
    """Whether the words say where something comes from: `fired from Syria`, `the Britain-based group`."""
    first, text = view.sentence.token_at(mention.span.start), view.sentence.text
    after = text[mention.span.end - view.sentence.span.start :]
    if after.startswith(("-based", " based", "-registered")):
        return True
    if first is None or first.i == 0:
        return False
    head = next((part for part in first.ancestors if part.dep_ == "prep"), None)
    if head is not None and head.head.i == act.found.token.i and act.found.trigger.mode == "act":
        return False  # expelled from Idlib, withdrew from Homs: the ground itself
    before = first.nbor(-1)
    return before.lower_ in ORIGINS or (head is not None and head.lower_ == "from" and first.head.head is head)


def _is_of_further_clause(mention: LocationMention, act: Act, view: SentenceView) -> bool:
    """Whether a place is that of another verb below the act's: `shot down in Idlib after delivering aid to Aleppo`."""
    first = view.sentence.token_at(mention.span.start)
    told = {found.token.i for found in (*act.triggers, act.light) if found is not None}
    for part in [] if first is None else first.ancestors:
        if part.i in told:
            return False
        if part.dep_ in FURTHER and part.pos_ == "VERB":
            return any(above.i in told for above in part.ancestors)
    return False


def _is_topic(mention: LocationMention, act: Act, view: SentenceView) -> bool:
    """Whether talks are of a place, or were held while things happened there: `talks … amid the siege of Homs`."""
    first = view.sentence.token_at(mention.span.start)
    told = {found.token.i for found in act.triggers}
    for part in [] if first is None else first.ancestors:
        if part.i in told:
            return False
        if part.dep_ == "prep" and part.lower_ in TOPICS:
            return any(above.i in told for above in part.ancestors)
    return False


def _is_where_said(mention: LocationMention, act: Act, view: SentenceView) -> bool:
    """Whether it was said at a place, or at an occasion there: `demanded in Example`, `at a summit in Example`."""
    first = view.sentence.token_at(mention.span.start)
    at = next((part for part in (first.ancestors if first else ()) if part.dep_ == "prep"), None)
    if at is None or at.lower_ not in AT:
        return False
    told = {found.token.i for found in act.triggers}
    occasion = at.head.lemma_.lower() in OCCASIONS and any(above.i in told for above in at.ancestors)
    return occasion or at.head.i in told


def _most_precise(mentions: Sequence[LocationMention], act: Act) -> LocationMention | None:
    """The most precise kind; of several, the first behind the trigger, else the nearest before it."""
    here = act.found.span.start
    return min(mentions, key=lambda m: (rank_of(m), m.span.start < here, abs(m.span.start - here)), default=None)


def _geo_precision(place: LocationMention, view: SentenceView, text: str) -> int:
    if rank_of(place) >= PROVINCE:
        return AREA
    first = view.sentence.token_at(place.span.start)
    before = [] if first is None else [token.lower_ for token in view.tokens[max(0, first.i - 3) : first.i]]
    if place.kind == "admin2" or is_rough(text, place) or any(word in NEARNESS for word in before):
        return PART
    return EXACT


def _day(
    act: Act, document: Document, times: Sequence[TimeExpression], folder: Path | None
) -> tuple[date | None, date | None, int | None]:
    found = date_for(document, times, act.found.span, violent=act.type == "ASSAULT", folder=folder)
    if found is None and act.type in STATEMENTS:
        found = day_of_statement(document, times, act.found.span, folder)
    if found is None or found.interval is None or found.interval.earliest is None:
        return None, None, None
    return found.interval.earliest, found.interval.latest, found.precision
