"""Which of the places of a sentence is the one meant: not one that only tells where it lies, the first of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from syria_news.places.extent import CITY, VAGUE, rank_of

if TYPE_CHECKING:
    from syria_news.places.place_parts import LocationMention

__all__ = ["first_of_list", "is_landmark", "without_landmarks"]

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
    needless = [mark for mark in landmarks if any(_is_beside(site, mark) for site in sites)]
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


def _is_beside(site: LocationMention, mark: LocationMention) -> bool:
    """Whether a place needs its landmark no more: it is as precise, or lies near a city."""
    return site.span.end <= mark.span.start and (rank_of(site) <= rank_of(mark) or rank_of(mark) >= CITY)
