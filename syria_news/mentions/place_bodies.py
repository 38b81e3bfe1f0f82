"""Bodies told by a place and a common noun: "the Homs city council", "the governor's office in the province of X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from syria_news.lexicon.candidates import Candidate, Who, Words
from syria_news.mentions.states import slug
from syria_news.places import LocationMention
from syria_news.spans import Span

__all__ = ["find_place_bodies"]

_LONGEST = 4  # words of a noun
_REACH = 6  # words from the noun to the place that it is in: the council in the northern town of X
_LINKS = ("in", "of", "for")
_KINDS = ("city", "town", "province", "governorate", "district")  # they may begin the noun: Homs city council
_OWNED = (" ", "'s ", "’s ")


def find_place_bodies(words: Words, places: Sequence[LocationMention], nouns: Mapping[str, str]) -> Iterator[Candidate]:
    """Find the bodies of places that no codebook holds.

    Parameters
    ----------
    words : Words
        The article.
    places : sequence of LocationMention
        The places named, in order.
    nouns : mapping
        What body each noun tells of, in lower case, with its type.

    Yields
    ------
    Candidate
        With an identifier made of the place's name and the noun; a bare noun means the body named before.
    """
    starts = frozenset(noun.split()[0].removesuffix("'s") for noun in nouns)
    towns = [place for place in places if place.kind != "country"]
    before = {words.before(place.span.end): place for place in towns}
    before |= {last - 1: place for last, place in before.items() if words[last].lower in _KINDS}
    named: dict[str, Who] = {}
    for first in words.of_stems(starts):
        noun, last = _noun_at(words, first, nouns)
        if not noun:
            continue
        owner = before.get(first - 1)
        if owner and words.gap(first) in _OWNED:
            start = owner.span.start
        else:
            owner, start = _place_after(words, last, towns), words[first].start
        if owner:
            named[noun] = _body(owner, noun, nouns[noun])
        elif not (first and words[first - 1].lower == "the" and noun in named):
            continue
        yield Candidate(Span(start, words.span(last, last).end), named[noun], "organisation")


def _noun_at(words: Words, first: int, nouns: Mapping[str, str]) -> tuple[str, int]:
    """Give the longest noun that begins at a word, and the place of its last word."""
    for size in range(_LONGEST, 0, -1):
        phrase = (words.phrase(first, size) or "").replace("’", "'")
        if phrase in nouns and words.items[first + size - 1].text.islower():
            return phrase, first + size - 1
    return "", first


def _place_after(words: Words, last: int, towns: Sequence[LocationMention]) -> LocationMention | None:
    """Give the place to which "in" or "of" after a noun leads."""
    link = last + 1
    if link + 1 >= len(words) or words[link].lower not in _LINKS or words.gap(link) != " ":
        return None
    near = bisect_left(towns, words[link].end, key=lambda town: town.span.start)
    if near == len(towns):
        return None
    end = words.after(towns[near].span.start)
    inside = range(link + 1, end + 1)
    plain = all(words.gap(at) == " " and words[at].text.islower() for at in inside[:-1])
    return towns[near] if len(inside) <= _REACH and plain and words.gap(end) in (" ", "-") else None


def _body(place: LocationMention, noun: str, kind: str) -> Who:
    name = f"{place.location} {noun}"
    return Who(slug(name), name, kind, place.country)
