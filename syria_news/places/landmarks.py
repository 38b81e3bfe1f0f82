"""Which of the places of a sentence is the one meant: not one that only tells where it lies, the first of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from syria_news.places.extent import CITY, VAGUE, degrees_apart, lies_by, may_lie_within, rank_of

if TYPE_CHECKING:
    from syria_news.places.place_parts import LocationMention

__all__ = ["are_listed_apart", "are_spread", "first_of_list", "is_landmark", "is_rough", "without_landmarks"]

FAR = 0.5  # degrees between places that no one attack hits
REACH = 60  # characters before a name in which it is told how far away the place itself lies
_SIDE = r"(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?"
_BESIDE = re.compile(
    rf"\b(?:near|nearby|outside|beside|close to|adjacent to|(?:to the )?{_SIDE} of|"
    r"(?:km|kms|kilomet(?:re|er)s?|miles?)\)?(?: away)? from) "
    r"(?:(?!in |at |on |and |to |of |from )[\w’'-]+ ){0,5}(?:of )?\Z",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?<!to )\b(?:the|in|on) (?:\w+-\w+ )?{_SIDE} of (?:the )?\Z", re.IGNORECASE
)  # `in the east of the city` is a part of it
_SITE = r"(?:town|village|hamlet|suburb)s?"
_UNNAMED_IN = re.compile(
    rf"\b(?:an?|one|another|two|three|several|some) (?:[\w’'-]+ ){{0,3}}{_SITE} (?:\w+ )?"
    r"(?:in|of|outside|near|inside|on the (?:outskirts|edge) of) (?:the )?(?:[\w-]+ ){0,4}\Z",
    re.IGNORECASE,
)
_UNNAMED_OF = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,2}suburbs?\b(?! of)")
_NEARBY = re.compile(r"\bnearby [^.]*\Z", re.IGNORECASE)
_OWNER = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,2}(?:suburb|town|village|district) of ")
_LISTING = re.compile(r"(?:, ?)?(?: ?(?:and|&))? ?")


def is_landmark(text: str, place: LocationMention) -> bool:
    """Whether what happened near, outside or so far from a place is told before its name.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> from syria_news.places import find_places
    >>> told = read_document("a", "Shells fell on Saraqib near the city of Idlib, 50 km south of Aleppo.")
    >>> [is_landmark(told.text, place) for place in find_places(told, load_lexicon())]
    [False, True, True]
    """
    before = text[max(0, place.span.start - REACH) : place.span.start]
    return _BESIDE.search(before) is not None and _PART.search(before) is None


def without_landmarks(text: str, places: Sequence[LocationMention]) -> Sequence[LocationMention]:
    """Leave out the landmarks of places that are told as precisely, and the cities near which a place lies.

    `Near Example, in the province of its name` tells of Example.
    """
    landmarks = [place for place in places if is_landmark(text, place)]
    sites = [place for place in places if place not in landmarks and rank_of(place) < VAGUE]
    owners = {found.end(): place for place in places if (found := _OWNER.match(text, place.span.end))}
    of_suburb = ((owners.get(site.span.start), site) for site in sites)  # `an Example suburb of`
    owned = [city for city, site in of_suburb if city is not None and lies_by(site, city)]
    needless = [mark for mark in landmarks if any(_is_beside(site, mark) for site in sites)]
    needless += owned
    return [place for place in places if place not in needless]


def first_of_list(text: str, last: LocationMention, places: Sequence[LocationMention]) -> LocationMention:
    """The first place of a list of places as precise that one stands in: `the villages of A, B and the C hotel`."""
    for place in sorted(places, key=lambda place: place.span, reverse=True):
        between = text[place.span.end : last.span.start].strip(" ,").removesuffix("the").rstrip()
        if place.span.end <= last.span.start and between in ("", "and", "&"):
            if rank_of(place) != rank_of(last):
                break
            last = place
    return last


def is_rough(text: str, place: LocationMention) -> bool:
    """Whether a name only says where a place lies that goes without a name: `a village in Example`.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> from syria_news.places import find_places
    >>> told = read_document("a", "Shells hit a market in a town in Idlib province, and Syria's Raqqa.")
    >>> [is_rough(told.text, place) for place in find_places(told, load_lexicon())]
    [True, False, False]
    """
    before = text[max(0, place.span.start - REACH) : place.span.start]
    if _UNNAMED_IN.search(before) or (is_landmark(text, place) and not _NEARBY.search(before)):
        return True
    return _UNNAMED_OF.match(text, place.span.end) is not None and not before.lower().endswith("the ")


def are_spread(places: Sequence[LocationMention]) -> bool:
    """Whether places lie so far from each other that what happened in them happened in no one place."""
    named = [place for place in places if rank_of(place) < VAGUE]
    return any((degrees_apart(one, two) or 0) > FAR for one, two in combinations(named, 2))


def are_listed_apart(text: str, places: Sequence[LocationMention]) -> bool:
    """Whether two places named in one breath lie far from each other: `in Example and Example`."""
    return any(
        are_spread((one, two))
        and not may_lie_within(one, two)
        and _LISTING.fullmatch(text, one.span.end, two.span.start)
        for one, two in pairwise(places)
    )


def _is_beside(site: LocationMention, mark: LocationMention) -> bool:
    """Whether a place needs its landmark no more: it is as precise, or lies near a city."""
    return site.span.end <= mark.span.start and (rank_of(site) <= rank_of(mark) or rank_of(mark) >= CITY)
