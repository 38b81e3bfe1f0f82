"""Actors and locations in a text: which characters, which entity, and whether a name is an actor or the ground."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from syria_news.language import Document
from syria_news.lexicon import Lexicon
from syria_news.lexicon.candidates import Candidate, Words
from syria_news.mentions.actor_names import ActorFinder
from syria_news.mentions.datelines import find_datelines
from syria_news.mentions.grounds import find_grounds
from syria_news.mentions.states import states_of
from syria_news.mentions.unreported import find_unreported
from syria_news.places import LocationMention, find_places
from syria_news.places.place_references import find_place_references
from syria_news.spans import Span

__all__ = ["ActorMention", "LocationMention", "Mentions", "find_mentions"]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention of an actor; ``surface`` holds the source's words, the rest is the codebook's or the article's."""

    span: Span
    sentence: int
    surface: str
    actor_id: str
    actor: str
    type: str
    country: str | None


_START = attrgetter("span.start")
M = TypeVar("M", ActorMention, LocationMention)


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions in an article, in the order of the text; none overlaps another.

    Attributes
    ----------
    actors, locations : tuple
        The mentions.
    references : tuple of LocationMention
        Bare words that speak of a location (`the town`, `there`): no mentions, but the ground of what is told.
    unreported : tuple of Span
        Parts of the page that are no report: tags, captions, links to other articles.
    """

    actors: tuple[ActorMention, ...]
    locations: tuple[LocationMention, ...]
    references: tuple[LocationMention, ...] = ()
    unreported: tuple[Span, ...] = ()
    _starts: tuple[list[int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kinds = (self.actors, self.locations, self.references)
        object.__setattr__(self, "_starts", tuple([mention.span.start for mention in kind] for kind in kinds))

    def reports(self, span: Span) -> bool:
        """Whether a piece of the text is part of the report."""
        return not any(part.overlaps(span) for part in self.unreported)

    def actors_in(self, span: Span) -> list[ActorMention]:
        """List the mentions of actors that begin within a span."""
        return _within(self.actors, self._starts[0], span)

    def locations_in(self, span: Span) -> list[LocationMention]:
        """List the mentions of locations that begin within a span."""
        return _within(self.locations, self._starts[1], span)

    def grounds_in(self, span: Span) -> list[LocationMention]:
        """List the locations named or spoken of within a span."""
        named, spoken_of = self.locations_in(span), _within(self.references, self._starts[2], span)
        return sorted([*named, *spoken_of], key=_START) if spoken_of else named


def _within(mentions: Sequence[M], starts: Sequence[int], span: Span) -> list[M]:
    first = bisect_left(starts, span.start)
    return list(mentions[first : bisect_left(starts, span.end, first)])


def find_mentions(document: Document, lexicon: Lexicon) -> Mentions:
    """Find every mention of an actor and of a location.

    Parameters
    ----------
    document : Document
        The article.
    lexicon : Lexicon
        The codebooks.

    Returns
    -------
    Mentions
        Without overlaps: of two readings the longer one stands.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> found = find_mentions(read_document("a", "Moscow said Russian jets had left Aleppo."), load_lexicon())
    >>> [(m.surface, m.actor_id) for m in found.actors]
    [('Moscow', 'russia'), ('Russian jets', 'russian-aerospace-forces')]
    >>> [m.location_id for m in found.locations]
    ['aleppo']
    """
    words = Words.of(document.text)
    matches = [match for match in lexicon.find(document.text) if not _runs_over(match.span, document)]
    places = find_places(document, lexicon, words, matches)
    found = ActorFinder(document, lexicon, words, matches, places).find()
    ground = find_grounds(document, words, found, places, lexicon)
    states = states_of(lexicon)
    actors = [c.naming(states.state(c.who)) for c in found if c.rule != "name" or c.span not in ground]
    outlets = {c.span for c in found if c.who.type == "media"}
    unreported = find_unreported(
        document, words, lexicon, [*(c.span for c in found), *(p.span for p in places)], outlets
    )
    unreported += find_datelines(
        document, {p.span.start for p in places} | {c.span.start for c in found if c.who.type == "igo"}, outlets
    )
    chosen = _longest_first(actors, places, unreported, len(document.text))
    locations = tuple(option for option in chosen if isinstance(option, LocationMention))
    return Mentions(
        tuple(_mention(document, option) for option in chosen if isinstance(option, Candidate)),
        locations,
        tuple(find_place_references(document, locations, lexicon.folder)),
        tuple(unreported),
    )


def _runs_over(span: Span, document: Document) -> bool:
    """Whether a name ends in another sentence than it begins in: a headline's last word and the text's first."""
    return "\n" in span.of(document.text) and document.sentence_at(span.start).span.end < span.end


def _longest_first(
    actors: list[Candidate], places: list[LocationMention], unreported: list[Span], size: int
) -> list[Candidate | LocationMention]:
    """Choose readings without overlap, the longer first, and of equals the actor."""
    taken = bytearray(size)
    for span in unreported:
        taken[span.start : span.end] = b"\x01" * len(span)
    chosen: list[Candidate | LocationMention] = []
    options: list[Candidate | LocationMention] = [*actors, *places]
    for option in sorted(options, key=lambda o: (-len(o.span), isinstance(o, LocationMention), o.span.start)):
        span = option.span
        if taken.find(1, span.start, span.end) < 0:
            taken[span.start : span.end] = b"\x01" * len(span)
            chosen.append(option)
    return sorted(chosen, key=_START)


def _mention(document: Document, candidate: Candidate) -> ActorMention:
    span, who = candidate.span, candidate.who
    number, surface = document.sentence_at(span.start).number, span.of(document.text)
    return ActorMention(span, number, surface, who.actor_id, who.actor, who.type, who.country)
