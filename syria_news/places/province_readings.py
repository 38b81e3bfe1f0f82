"""Whether the bare name that a city shares with its province means the one or the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from syria_news.lexicon import Place
from syria_news.lexicon.candidates import Words
from syria_news.places.place_parts import Atlas
from syria_news.places.place_words import Frame
from syria_news.spans import Span

__all__ = ["NamedPlace", "ProvinceReader"]

_REACH = 6  # words from "villages" to the province in "villages of X, Y and Z in Idlib"
_OWNED = 30  # characters between a province and its town: Idlib's opposition-held Saraqib
_WITHIN = ("town", "village", "admin2")  # kinds of places that lie in a province and not in its city
_JOINTS = frozenset((" ", ", ", " in ", ", in ", " (", " city ", " town ", " city in ", " town in ", " city ("))
_RURAL = frozenset(("villages", "village", "towns", "hamlets", "farms", "areas", "rural", "parts"))
_LINKS = ("in", "of")
_ENDS = ("in", "on", "to", "from")
_WHOLE = ("all of", "most of", "much of", "neighbouring", "neighboring")
_ITS_PROVINCE = re.compile(r"[^.!?]*\bthe (?:province|governorate)(?![’'\w])(?! of)")
_PLAIN = re.compile(r"[\w\s’'-]*")

NamedPlace = tuple[Span, Place, Frame]


@dataclass(frozen=True, slots=True)
class ProvinceReader:
    """The names of one article, of which some are those of a city and of its province.

    Parameters
    ----------
    names : sequence
        Span, place and frame of every name, in the order of the text.
    words : Words
        The text.
    title : str
        The headline, which many archives print again at the head of the text.
    atlas : Atlas
        Which province bears which city's name.
    cues : frozenset of str
        Words before a name that say city.
    """

    names: Sequence[NamedPlace]
    words: Words
    title: str
    atlas: Atlas
    cues: frozenset[str]

    def provinces(self) -> set[Span]:
        """Find the bare names that mean the province.

        They do where the article spoke of it last, and no word beside says city. An article that never names the
        province, or names quarters of the city, means the city throughout; and so does one on a city better known than
        its province, but for what the words beside a name say, and for the headline of an article on the province.
        """
        said: dict[str, list[tuple[Span, str]]] = {}
        for place, (span, named, _) in enumerate(self.names):
            city = self.atlas.city_of.get(named.location_id)
            if city is not None:
                said.setdefault(city.location_id, []).append((span, "province"))
            elif named.location_id in self.atlas.province_of:
                said.setdefault(named.location_id, []).append((span, self._explicit(place)))
        quarters = {(place.country, place.admin1) for _, place, _ in self.names if place.kind == "neighbourhood"}
        cities = {place.location_id: place for _, place, _ in self.names}
        found: set[Span] = set()
        for city_id, mentions in said.items():
            found |= {span for span, reading in mentions if reading == "its province"}
            province, city = self.atlas.province_of[city_id], cities.get(city_id)
            if city is None or (city.country, city.admin1) in quarters:
                continue
            if province.prominence >= city.prominence:
                found |= _bare_provinces(mentions)
            elif self._is_headline_alone(mentions):
                found |= {span for span, reading in mentions if reading == "bare"}
        return found

    def _is_headline_alone(self, mentions: Sequence[tuple[Span, str]]) -> bool:
        """Whether only the headline has the bare name, and the text the province's."""
        readings = {reading for _, reading in mentions}
        if "province" not in readings or not readings <= {"bare", "province", "its province"}:
            return False
        head = self.words.text.rfind(self.title) + len(self.title)
        return bool(self.title) and all(span.start < head for span, reading in mentions if reading == "bare")

    def _explicit(self, place: int) -> str:
        """Say whether the words around a name show which is meant.

        ``cued`` and ``its province`` are shown for the name itself, ``city`` and ``province`` for those after it too.
        """
        span, named, frame = self.names[place]
        noun = frame.noun
        if noun is not None and (noun.kind == "admin1" or (frame.noun_end and noun.noun == "village")):
            return "province"
        if noun is not None and (noun.kind == "city" or (noun.noun == "town" and not noun.is_plural)):
            return "city"
        if frame.part is not None:
            return "bare"
        if self._is_of_town(place):
            return "its province"
        if self._is_rural(span):
            return "its province" if self._is_famous(named) else "province"
        if not self._is_famous(named) and self._is_whole(span):
            return "province"
        first = self.words.first_in(span)
        before = [self.words[at].lower for at in range(max(first - 2, 0), first)]
        cue = before[-2:-1] if before[-1:] in (["of"], ["for"], ["from"]) else before[-1:]
        if self.cues.intersection((*cue, " ".join(before))):
            return "cued"
        return "province" if not self._is_famous(named) and _ITS_PROVINCE.match(self.words.text, span.end) else "bare"

    def _is_famous(self, city: Place) -> bool:
        return self.atlas.province_of[city.location_id].prominence < city.prominence

    def _is_of_town(self, place: int) -> bool:
        """Whether a town of the province stands beside its name: Saraqib in Idlib, Idlib's Saraqib."""
        span, named, _ = self.names[place]
        text = self.words.text
        if place:
            town, other, _ = self.names[place - 1]
            if _lies_in(other, named) and text[town.end : span.start] in _JOINTS:
                return True
        if place + 1 == len(self.names):
            return False
        town, other, _ = self.names[place + 1]
        owner = span.of(text)
        owns = text.startswith(("'s ", "’s "), span.end) or (owner.endswith("s") and not named.name.endswith("s"))
        between = text[span.end : town.start]
        return owns and _lies_in(other, named) and len(between) < _OWNED and _PLAIN.fullmatch(between) is not None

    def _is_whole(self, span: Span) -> bool:
        """Whether the words before a name speak of a wide area: all of X, neighbouring X."""
        first = self.words.first_in(span)
        return first > 1 and (self.words[first - 1].lower in _WHOLE or self.words.phrase(first - 2, 2) in _WHOLE)

    def _is_rural(self, span: Span) -> bool:
        """Whether what lies in it shows a name to be the province's: villages in X, rural areas of X."""
        words = self.words
        first = words.first_in(span)
        if first < 2 or words.gap(first) != " " or words[first - 1].lower not in _LINKS:
            return False
        for place in range(first - 2, max(first - 2 - _REACH, -1), -1):
            word = words[place]
            if words.gap(place + 1).strip("-, ") or word.lower in _ENDS or word.lower in self.cues:
                return False
            if word.lower in _RURAL:
                return word.lower not in ("areas", "parts") or words[place - 1].lower == "rural"
        return False


def _lies_in(town: Place, city: Place) -> bool:
    return town.kind in _WITHIN and (town.country, town.admin1) == (city.country, city.admin1)


def _bare_provinces(mentions: Sequence[tuple[Span, str]]) -> set[Span]:
    """Give each bare name the reading of the last explicit one, the first ones that of the first."""
    explicit = [reading for _, reading in mentions if reading in ("province", "city")]
    if "province" not in explicit:
        return set()
    reading = explicit[0]
    found = set()
    for span, said in mentions:
        if said in ("province", "city"):
            reading = said
        if said == "province" or (said == "bare" and reading == "province"):
            found.add(span)
    return found
