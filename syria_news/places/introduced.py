"""Names of places that no codebook has and the text itself introduces: the village of X, X hospital."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from syria_news.language import Document
from syria_news.lexicon.candidates import Words
from syria_news.lexicon.folding import ARTICLES, fold
from syria_news.places.cover import Cover
from syria_news.places.place_parts import LocationMention, slug
from syria_news.places.place_words import Noun, PlaceWords
from syria_news.spans import Span

__all__ = ["introduced_places", "is_headline"]

_LONGEST = 8  # words of a name, or of a list of names
_LINKS = ARTICLES | {"bin", "ibn"}
_INNER = ARTICLES | {"bin", "ibn", "of", "and", "wa", "abu", "umm", "de"}  # words of a name that may be lower case
_NEAR = 20  # places before and after a name among which the nearest is sought
_LISTED = 3  # names in a row are a list; two words may be one name
_CHARACTERS_A_COMMA = 600  # prose with fewer commas lost them on its way
_OWN_NAMES = ("facility", "natural")
_SETTLEMENTS = ("city", "town", "village")
_APPOSED = 5  # words from "a" to the noun of an apposition
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_TITLE_SHARE = 0.8  # of the longer words are capitalised in a headline: capitals say nothing there


@dataclass(frozen=True, slots=True)
class _Introduction:
    span: Span
    kind: str


def introduced_places(
    document: Document,
    words: Words,
    cues: PlaceWords,
    known: Sequence[LocationMention],
    is_taken: Callable[[Span], bool],
    country: str | None,
) -> list[LocationMention]:
    """Find the names that a common noun shows to be places, and every other mention of them.

    Parameters
    ----------
    document, words, cues
        The article, its words, and the nouns.
    known : sequence of LocationMention
        The places found so far, in order.
    is_taken : callable
        Whether a span has a name of the codebooks, or a demonym, in it.
    country : str, optional
        The country of the article, for names with no known place near.

    Returns
    -------
    list of LocationMention
        None of which overlaps those known.
    """
    introductions = [*_introductions(document, words, cues, is_taken), *_by_head(words, cues.heads, is_taken)]
    beside = _by_sentence(known)
    first: dict[str, LocationMention] = {}
    spelt: dict[str, LocationMention] = {}
    for found in sorted(introductions, key=lambda introduction: introduction.span):
        name = found.span.of(document.text)
        if (known_as := fold(name)) not in spelt:
            near = _nearest(beside, document, found.span)
            spelt[known_as] = _mention(document, found, name, near, country)
        first[name] = spelt[known_as]
    cover = Cover(len(document.text))
    for place in known:
        cover.add(place.span)
    mentions = []
    for name, span in _everywhere(document.text, list(first)):
        if not cover.touches(span):
            cover.add(span)
            sentence = document.sentence_at(span.start).number
            mentions.append(replace(first[name], span=span, sentence=sentence, surface=name))
    return mentions


def _mention(
    document: Document, found: _Introduction, name: str, near: LocationMention | None, country: str | None
) -> LocationMention:
    return LocationMention(
        found.span,
        document.sentence_at(found.span.start).number,
        name,
        slug(name),
        name,
        found.kind,
        near.country if near else country,
        near.admin1 if near else None,
        None,
        None,
        "unknown",
    )


def _everywhere(text: str, names: list[str]) -> list[tuple[str, Span]]:
    """Find all mentions of the names in one pass, the longest first."""
    if not names:
        return []
    hits = AhoCorasick(names).find_matches_as_indexes(text, overlapping=True)
    found = [(names[number], Span(start, end)) for number, start, end in hits if _is_whole(text, start, end)]
    return sorted(found, key=lambda item: (-len(item[1]), item[1]))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _introductions(
    document: Document, words: Words, cues: PlaceWords, is_taken: Callable[[Span], bool]
) -> Iterator[_Introduction]:
    for first, last, noun in cues.introducing(words):
        spans = []
        if noun.of and last + 2 < len(words) and words[last + 1].lower == "of":
            spans += _names_after(words, last + 2, noun, cues.heads, is_taken)
        if (
            noun.after
            and first > 0
            and not noun.is_plural
            and not is_headline(document.sentence_at(words[first].start).text)
        ):
            spans += _name_before(document, words, first, last, noun, is_taken)
        if noun.kind in _SETTLEMENTS and not noun.is_plural:
            spans += _name_apposed(document, words, first, is_taken)
        for span in spans:
            if _is_open(words, span, cues.heads, is_taken):
                yield _Introduction(span, noun.kind)


def _is_open(words: Words, span: Span, heads: Mapping[str, str], is_taken: Callable[[Span], bool]) -> bool:
    """Whether no known name lies within a new one, but for what follows its head: Tell X, where X is known."""
    first = words[words.first_in(span)]
    return not is_taken(span) or (first.lower in heads and first.end < span.end and not is_taken(Span(*first[:2])))


def _name_apposed(document: Document, words: Words, noun: int, is_taken: Callable[[Span], bool]) -> list[Span]:
    """Read the capitalised name before "a town", "a small village" between commas."""
    article = noun - 1
    while article > 0 and noun - article < _APPOSED and words[article].lower not in ("a", "an"):
        article -= 1
    if article < 1 or words[article].text not in ("a", "an") or words.gap(article) != ", ":
        return []
    start = article
    opening = document.sentence_at(words[noun].start).span.start
    while start > 0 and article - start < _LONGEST and (start == article or words.gap(start) in (" ", "-")):
        word = words[start - 1]
        if not (word.is_name or word.lower in ARTICLES) or word.start < opening or is_taken(Span(word.start, word.end)):
            break
        start -= 1
    while start < article and not (words[start].is_name or words.gap(start + 1) == "-"):
        start += 1
    return [Span(words[start].start, words[article - 1].end)] if start < article else []


def _by_head(words: Words, heads: Mapping[str, str], is_taken: Callable[[Span], bool]) -> Iterator[_Introduction]:
    """Find names whose first word shows what they are: Kafr X, Jabal al-X."""
    ready = 0
    for place in words.of_stems(heads.keys()):
        word = words[place]
        kind = heads.get(word.lower) if word.is_name else None
        if not kind or place + 1 >= len(words) or words.gap(place + 1) not in (" ", "-"):
            continue
        last = place + 1
        if words[last].lower in ARTICLES and last + 1 < len(words) and words.gap(last + 1) in (" ", "-"):
            last += 1
        before = words[place - 1] if place and words.gap(place) == " " else word
        after_name = before is not word and before.is_name and place != ready
        after_name = after_name and not is_taken(Span(before.start, before.end))
        span = Span(word.start, words[last].start + len(words[last].stem))
        if (
            words[last].is_name
            and words[last].lower not in ARTICLES
            and not after_name
            and _is_open(words, span, heads, is_taken)
        ):
            ready = last + 1
            yield _Introduction(span, kind)


def _names_after(
    words: Words, start: int, noun: Noun, heads: Mapping[str, str], is_taken: Callable[[Span], bool]
) -> list[Span]:
    """Read the unknown names after "the towns of": one or, with the known ones among them, all of a list."""
    spans: list[Span] = []
    place: int | None = start
    while place is not None and place < len(words):
        end = place
        while end < len(words) and end - place < _LONGEST and _goes_on(words, place, end, is_taken, heads):
            end += 1
        while end > place and not words[end - 1].is_name:
            end -= 1
        if end > place:
            pieces = _split(words, place, end, heads)
            spans += [Span(words[a].start, words[b - 1].start + len(words[b - 1].stem)) for a, b in pieces]
        elif words[place].lower in ARTICLES or (words[place].is_name and is_taken(_span(words, place))):
            end = place + 1
        place = _next_in_list(words, end) if noun.is_plural and end > place else None
    return spans


def _goes_on(words: Words, first: int, place: int, is_taken: Callable[[Span], bool], heads: Mapping[str, str]) -> bool:
    """Whether a word belongs to the name, or the list of names without commas, that begins at ``first``."""
    word = words[place]
    if (place > first and words.gap(place) not in (" ", "-")) or word.lower in ("the", "a"):
        return False
    inner = word.lower in _LINKS and (place > first or words.text[word.end : word.end + 1] == "-")
    after_head = place == first + 1 and words[first].lower in heads and word.is_name
    return (word.is_name or inner) and (after_head or not is_taken(_span(words, place)))


def _span(words: Words, place: int) -> Span:
    return Span(words[place].start, words[place].end)


def _next_in_list(words: Words, end: int) -> int | None:
    if end >= len(words):
        return None
    word, gap = words[end], words.gap(end)
    if word.lower == "and" and gap.strip(" ,") == "":
        return end + 1
    return end if gap.strip(" ,-") == "" and (word.is_name or word.lower in ARTICLES) else None


def _split(words: Words, first: int, end: int, heads: Mapping[str, str]) -> list[tuple[int, int]]:
    """Cut a run of capitals into the names of a list whose commas were lost: "the villages of A Kafr B C and D"."""
    pieces: list[tuple[int, int]] = []
    place = first
    while place < end:
        stop = place + 1
        while stop < end and (
            words[stop - 1].lower in heads
            or words[stop - 1].lower in ARTICLES
            or words[stop].lower in ARTICLES
            or words.gap(stop) == "-"
        ):
            stop += 1
        pieces.append((place, stop))
        place = stop
    commas_lost = words.text.count(",") * _CHARACTERS_A_COMMA < len(words.text)
    return pieces if commas_lost and len(pieces) >= _LISTED else [(first, end)]


def _name_before(
    document: Document, words: Words, first: int, last: int, noun: Noun, is_taken: Callable[[Span], bool]
) -> list[Span]:
    """Read the capitalised name before "hospital" or "village", back to a word that is in lower case or known."""
    opening = document.sentence_at(words[first].start).span.start
    start = first
    while start > 0 and first - start < _LONGEST and words.gap(start) in (" ", "-"):
        word = words[start - 1]
        if not (word.is_name or word.lower in _INNER) or word.start < opening or word.text[-2:] in ("'s", "’s"):
            break
        if is_taken(Span(word.start, word.end)):
            break
        start -= 1
    while start < first and not (words[start].is_name or words.text[words[start].end] == "-"):
        start += 1
    if start == first or (words[start].start == opening and first - start == 1):
        return []  # a capital at the head of a sentence says nothing
    end = words[last].end if noun.kind in _OWN_NAMES and noun.in_span else words[first - 1].end
    return [Span(words[start].start, end)]


@lru_cache(maxsize=1024)
def is_headline(sentence: str) -> bool:
    """Whether most of a sentence's longer words are capitalised, so that a capital says nothing.

    Examples
    --------
    >>> is_headline("Shells Hit Two Towns Near The Border"), is_headline("Shells hit Douma near the border")
    (True, False)
    """
    longer = _LONGER_WORD.findall(sentence)
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) >= _TITLE_SHARE * len(longer)


def _by_sentence(known: Sequence[LocationMention]) -> dict[int, list[LocationMention]]:
    beside: dict[int, list[LocationMention]] = {}
    for place in known:
        if place.country:
            beside.setdefault(place.sentence, []).append(place)
    return beside


def _nearest(beside: Mapping[int, list[LocationMention]], document: Document, span: Span) -> LocationMention | None:
    """The known place named nearest in the same sentence, by preference one within a province."""
    places = beside.get(document.sentence_at(span.start).number, [])
    near = places[max(0, (middle := bisect_left(places, span, key=lambda place: place.span)) - _NEAR) : middle + _NEAR]
    return min(near, key=lambda place: (place.admin1 is None, abs(place.span.start - span.start)), default=None)
