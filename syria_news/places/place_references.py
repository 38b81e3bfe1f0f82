"""Which place `the town` or `there` speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.lexicon.codebook_files import read_codebook
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.language import Document
    from syria_news.places.place_parts import LocationMention

__all__ = ["find_place_references"]

REACH = 8  # sentences over which a place is spoken of without its name
AT_HAND = 2  # sentences over which it is "there"
_EXISTS = (
    r"is|are|was|were|will|would|has|have|had|may|might|can|could|should|must|be|been|being|seem|remain|exist|came"
)
_THERE = rf"\bthere\b(?!['’]s|\s+(?:{_EXISTS}))"
_LINKS = "of|in|at|on|to|from|and|or|for|with|by|near|that|which|who|was|were|had|has"


@dataclass(frozen=True, slots=True)
class _Noun:
    kinds: tuple[str, ...]
    fallback: tuple[str, ...]
    names: frozenset[str]

    def pick(self, near_first: Sequence[LocationMention]) -> LocationMention | None:
        """The nearest of the places before a noun that it may speak of."""
        for kinds in (self.kinds, self.fallback):
            for place in near_first:
                if place.kind in kinds and self._is_named_so(place):
                    return place
        return None

    def _is_named_so(self, place: LocationMention) -> bool:
        words = f"{place.surface} {place.location}".lower().replace("-", " ").split()
        return not self.names or not self.names.isdisjoint(words)


def find_place_references(
    document: Document, places: Sequence[LocationMention], folder: Path | None = None
) -> list[LocationMention]:
    """Find the bare nouns and adverbs that speak of a place named before.

    They are no mentions, for nobody counts `the town`; they tell where a thing happened.

    Parameters
    ----------
    document : Document
        The article.
    places : sequence of LocationMention
        The places that it names, in the order of the text.
    folder : Path, optional
        A user's codebooks, which go before the packaged ones.

    Returns
    -------
    list of LocationMention
        The place spoken of, with the characters of the noun as its span and surface.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> from syria_news.mentions import find_mentions
    >>> told = read_document("a", "Troops entered Saraqib. Shells had fallen on the town.")
    >>> places = find_mentions(told, load_lexicon()).locations
    >>> [(place.surface, place.location_id) for place in find_place_references(told, places)]
    [('the town', 'saraqib')]
    """
    starts = [place.span.start for place in places]
    found = []
    for span, noun in _nouns_in(document, _reference_nouns(folder), _pattern(folder)):
        at = bisect_left(starts, span.start)
        if _names_itself(document.text, span, places[max(0, at - 1) : at + 1]):
            continue
        number = document.sentence_at(span.start).number
        reach = REACH if noun is not None else AT_HAND
        before = [place for place in reversed(places[:at]) if number - place.sentence <= reach]
        place = noun.pick(before) if noun else next((one for one in before if one.kind != "country"), None)
        if place is not None:
            found.append(replace(place, span=span, sentence=number, surface=span.of(document.text)))
    return found


def _nouns_in(
    document: Document, nouns: dict[str, _Noun], pattern: re.Pattern[str]
) -> Iterator[tuple[Span, _Noun | None]]:
    for match in pattern.finditer(document.text):
        word = match["noun"]
        yield Span(*match.span()), nouns[word.lower()] if word else None


def _names_itself(text: str, span: Span, beside: Sequence[LocationMention]) -> bool:
    """Whether a name belongs to the noun: `the town of Saraqib`, `the Hader hospital`, `the city Aleppo`."""
    return any(
        place.span.overlaps(span)
        or (place.span.start >= span.end and text[span.end : place.span.start].strip() in ("", "of", "called"))
        for place in beside
    )


@cache
def _reference_nouns(folder: Path | None) -> dict[str, _Noun]:
    return {
        row["noun"]: _Noun(_parts(row["kinds"]), _parts(row["or"]), frozenset(_parts(row["names"])))
        for row in read_codebook("place_references", folder)
    }


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|")) if joined else ()


@cache
def _pattern(folder: Path | None) -> re.Pattern[str]:
    """A determiner, up to two adjectives and a noun, or the adverb of place."""
    nouns = "|".join(map(re.escape, sorted(_reference_nouns(folder), key=len, reverse=True)))
    phrase = rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|same) (?:(?!(?:{_LINKS}) )[a-z][\w-]+ ){{0,2}}(?P<noun>{nouns})\b"
    return re.compile(rf"{phrase}|{_THERE}")
