"""Reported figures of people harmed, tied to their events and to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syria_news.casualties.harm_books import HarmBooks, load_harm_books
from syria_news.casualties.harm_drafts import Draft, Drafter, is_history_abroad
from syria_news.casualties.harm_fill import fill_up
from syria_news.casualties.harm_links import link
from syria_news.casualties.harm_lists import link_listed, phrase_of_place
from syria_news.casualties.harm_parties import Parties
from syria_news.casualties.harm_scene import Finding
from syria_news.casualties.harms import find_harms
from syria_news.dates import Incidents
from syria_news.language import Document
from syria_news.lexicon import Lexicon
from syria_news.mentions import Mentions
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.claims import Claims
    from syria_news.dates import TimeExpression
    from syria_news.events import Event

__all__ = ["Casualty", "find_casualties"]

_PIECE = 150  # figures; no article of news has so many


@dataclass(frozen=True, slots=True)
class Casualty:
    """One row a figure reported: the columns of the table of casualties."""

    casualty_id: str
    event_id: str | None
    sentence: int
    span: Span
    quote: str
    figure: str | None
    harm: str
    low: int | None
    high: int | None
    approximate: bool
    victims: str | None
    victim_class: str
    perpetrator: str | None
    location_id: str | None
    date_from: date | None
    date_to: date | None
    attributed_to: str | None
    cumulative: bool
    part_of: str | None
    repeats: str | None
    status: str


def find_casualties(
    document: Document,
    mentions: Mentions,
    times: Sequence[TimeExpression],
    claims: Claims | None,
    events: Sequence[Event],
    lexicon: Lexicon,
) -> list[Casualty]:
    """Find the figures of people harmed that an article reports.

    Parameters
    ----------
    document : Document
        With the parse of the sentences that hold a word of harm; others have no figures.
    mentions : Mentions
        Actors and locations.
    times : sequence of TimeExpression
        Of the article.
    claims : Claims or None
        Who says what, and whether it happened.
    events : sequence of Event
        Of the article.
    lexicon : Lexicon
        The codebooks.

    Returns
    -------
    list of Casualty
        In the order of the text.

    Examples
    --------
    >>> from syria_news.claims import find_claims
    >>> from syria_news.language import parse, read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> from syria_news.mentions import find_mentions
    >>> lexicon = load_lexicon()
    >>> document = read_document("note", "Shells killed five people in Homs, including a girl.")
    >>> parse([document])
    >>> mentions = find_mentions(document, lexicon)
    >>> claims = find_claims(document, mentions, lexicon)
    >>> for row in find_casualties(document, mentions, [], claims, [], lexicon):
    ...     print(row.quote, row.low, row.high, row.victim_class, row.location_id, row.part_of, sep=" | ")
    killed five people | 5 | 5 | unknown | homs | None
    killed five people in Homs, including a girl | 1 | 1 | civilian | homs | note-c14-killed
    """
    books = load_harm_books(lexicon)
    told = list(_told(document, mentions, books))
    parties = Parties(document, mentions, books.grammar, lexicon)
    by_sentence: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        by_sentence[event.sentence].append(event)
    drafter = Drafter(document, mentions, times, claims, by_sentence, books, parties, lexicon.folder)
    made = [drafter.draft(finding, _until(found, at), found) for found in told for at, finding in enumerate(found)]
    drafts = [draft for draft in made if not is_history_abroad(draft)]
    incidents = Incidents(document, times, lexicon.folder)
    # Figures far apart are not of one incident: an archive pasted as one article is linked piece by piece.
    pieces = [drafts[start : start + _PIECE] for start in range(0, len(drafts), _PIECE)]
    for piece in pieces:
        link(piece, books)
        link_listed(piece)
        fill_up(piece, events, document, mentions, incidents, parties)
    ids = {id(draft): f"{document.article_id}-c{draft.finding.group.figure.start}-{draft.harm}" for draft in drafts}
    return [_row(draft, document, ids) for draft in drafts]


def _told(document: Document, mentions: Mentions, books: HarmBooks) -> Iterator[list[Finding]]:
    """The figures of each sentence; what only speaks of people told before has those of the sentence before it."""
    before = None
    for sentence in document.sentences:
        found = find_harms(sentence, books, mentions.actors_in(sentence.span), before)
        found = [finding for finding in found if mentions.reports(finding.group.figure)]
        before = next((finding for finding in reversed(found) if finding.parent is None), None)
        yield found


def _until(found: Sequence[Finding], at: int) -> int:
    """Where the words about a figure end: at the next figure that is no part of it, or lies elsewhere."""
    finding = found[at]
    for other in found[at + 1 :]:
        if other.people.start >= finding.people.end and (other.parent is None or phrase_of_place(other) is not None):
            return other.people.start
    return finding.sentence.span.end


def _row(draft: Draft, document: Document, ids: dict[int, str]) -> Casualty:
    finding = draft.finding
    group = finding.group
    place = draft.place
    return Casualty(
        casualty_id=ids[id(draft)],
        event_id=draft.event.event_id if draft.event else None,
        sentence=finding.sentence.number,
        span=finding.span,
        quote=finding.span.of(document.text),
        figure=group.figure.of(document.text),
        harm=finding.harm,
        low=draft.low,
        high=draft.high,
        approximate=group.approximate,
        victims=finding.victims,
        victim_class=group.victim_class,
        perpetrator=draft.perpetrator,
        location_id=place.location_id if place else None,
        date_from=draft.day[0],
        date_to=draft.day[1],
        attributed_to=draft.attributed_to,
        cumulative=draft.cumulative,
        part_of=ids.get(id(draft.part_of)),
        repeats=ids.get(id(draft.repeats)),
        status=draft.status,
    )
