"""Places in a text: which characters, which place, what kind, and where on the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from syria_news.language import Document
from syria_news.lexicon import Lexicon, Match, Place
from syria_news.lexicon.candidates import Words
from syria_news.places.cover import Cover
from syria_news.places.introduced import introduced_places, is_headline
from syria_news.places.place_choice import Context
from syria_news.places.place_parts import Atlas, LocationMention, mention_of, part_of, province_named, slug
from syria_news.places.place_words import Frame, PlaceWords
from syria_news.places.province_readings import ProvinceReader
from syria_news.spans import Span

__all__ = ["LocationMention", "find_places"]

_WITH_FACILITIES = ("city", "town", "village", "neighbourhood", "admin1")
_SMALL = ("town", "village", "neighbourhood")
_SETTLEMENTS = ("city", "town", "village")
_NAME_WORDS = ("bin", "ibn", "Bin", "Ibn", "Abu", "Umm", "Abdul", "Abdel")
_ROADS = ("road", "highway", "motorway")
_SURE = 3  # prominence of places that stand beside other capitals without being part of a longer name


def find_places(
    document: Document, lexicon: Lexicon, words: Words | None = None, matches: list[Match] | None = None
) -> list[LocationMention]:
    """Find every name of a place, those of states and capitals that act too, and names that the text introduces.

    Parameters
    ----------
    document : Document
        The article.
    lexicon : Lexicon
        The codebooks.
    words, matches : optional
        The article's words, and what the lexicon finds in it, where they are at hand.

    Returns
    -------
    list of LocationMention
        In the order of the text, without overlaps.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> text = "Shells fell on northern Syria, in Idlib province and the village of Kafr Example."
    >>> for place in find_places(read_document("a", text), load_lexicon()):
    ...     print(place.surface, place.kind, place.country, place.geocoding, sep=", ")
    northern Syria, region, SYR, codebook
    Idlib province, admin1, SYR, codebook
    Kafr Example, village, SYR, unknown
    """
    words = Words.of(document.text) if words is None else words
    return _Reader(document, lexicon, words, lexicon.find(document.text) if matches is None else matches).read()


@dataclass(slots=True)
class _Name:
    """A name of one or more known places, with the words around it; ``place`` is the one chosen."""

    span: Span
    places: list[Place]
    frame: Frame
    place: Place
    ambiguous: bool = False


@dataclass(slots=True)
class _Reader:
    """The steps of reading one article."""

    document: Document
    lexicon: Lexicon
    words: Words
    matches: list[Match]
    cues: PlaceWords = field(init=False)
    atlas: Atlas = field(init=False)
    context: Context = field(init=False)
    known: Cover = field(init=False)
    starts: frozenset[int] = field(init=False)  # where names of actors begin
    kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cues = PlaceWords.of(self.lexicon)
        self.atlas = Atlas.of(self.lexicon)
        self.context = Context()
        self.known = Cover(len(self.document.text))
        self.starts = frozenset(match.start for match in self.matches if match.book == "actors")
        for match in self.matches:
            self.known.add(match.span)

    def read(self) -> list[LocationMention]:
        """Name, choose, and describe the places."""
        matches = _longest([match for match in self.matches if match.book != "actors"], len(self.document.text))
        names = [self._name(match) for match in matches if match.book == "places"]
        for left, right in pairwise(names):
            if left.frame.span.end > right.frame.span.start:  # one noun between two names belongs to the first
                right.frame = replace(right.frame, span=Span(right.span.start, right.frame.span.end))
        self._share_nouns(names)
        self.context = Context.of(name.place for name in names if self._is_certain(name))
        for name in names:
            name.place, name.ambiguous = self.context.choose(name.places, name.frame.noun)
        names = self._with_roads(self._supported(names))
        self.kinds = self._own_kinds(names)
        title = next((sentence.text for sentence in self.document.sentences if sentence.is_title), "")
        called = [(name.span, name.place, name.frame) for name in names]
        provinces = ProvinceReader(called, self.words, title, self.atlas, self.cues.city_cues).provinces()
        found = [self._mention(name, provinces) for name in names]
        found += introduced_places(
            self.document, self.words, self.cues, found, self._is_known, self.context.main_country
        )
        return sorted(found, key=lambda mention: mention.span)

    def _name(self, match: Match) -> _Name:
        places = [self.lexicon.places[i] for i in match.ids]
        span = match.span
        surface = span.of(self.document.text)
        owns = surface.endswith("s") and not any(name.endswith("s") for p in places for name in (p.name, *p.names))
        is_province = all(place.kind == "admin1" for place in places)
        is_capital = any(place.location_id in self.atlas.province_of for place in places)
        frame = self.cues.frame(self.words, span, owns, is_province, is_capital)
        return _Name(span, places, frame, places[0])

    def _share_nouns(self, names: list[_Name]) -> None:
        """Let the noun of "the provinces of X and Y", or "X and Y provinces", and "in" hold for each of the names.

        What is listed behind a place that everybody knows is a place too.
        """
        for left, right in [*pairwise(names), *reversed(list(pairwise(names)))]:
            between = self.document.text[left.span.end : right.span.start]
            if between.strip(" ,") not in ("", "and"):
                continue
            if (left.frame.preposition or self._is_certain(left)) and not right.frame.preposition:
                right.frame = replace(right.frame, preposition=True)
            if left.frame.noun and left.frame.noun.is_plural and not right.frame.noun and left.frame.noun_end is None:
                right.frame = replace(right.frame, noun=left.frame.noun)
            elif right.frame.noun and right.frame.noun.is_plural and not left.frame.noun:
                left.frame = replace(left.frame, noun=right.frame.noun)

    def _supported(self, names: list[_Name]) -> list[_Name]:
        """Leave out names of little-known places that nothing in the article speaks for, and parts of longer names."""
        names = [n for n in names if self.context.supports(n.place, self._is_cued(n), n.frame.preposition)]
        edges = {name.frame.span.start for name in names} | {name.frame.span.end for name in names}
        return [name for name in names if name.frame.noun or not self._in_longer_name(name, edges)]

    def _is_cued(self, name: _Name) -> bool:
        """Whether a common noun shows the name to be a place: X town, X National Hospital."""
        own = name.place.kind == "facility" and " " in name.span.of(self.document.text)
        return own or name.frame.noun is not None or self._facility(name) is not None

    def _with_roads(self, names: list[_Name]) -> list[_Name]:
        """Make one name of the two ends of a road: the Homs-Hama highway."""
        kept: list[_Name] = []
        for name in names:
            before, noun = kept[-1] if kept else None, name.frame.noun
            if before and noun and noun.noun in _ROADS and self.document.text[before.span.end : name.span.start] == "-":
                end = name.frame.noun_end or name.span.end
                whole = self.document.text[before.span.start : end]
                road = replace(before.place, location_id=slug(whole), name=whole, kind="facility")
                road = replace(road, latitude=None, longitude=None)
                span = Span(before.span.start, end)
                kept[-1] = _Name(span, [road], Frame(span), road)
            else:
                kept.append(name)
        return kept

    def _is_certain(self, name: _Name) -> bool:
        return len(name.places) == 1 and (
            name.place.prominence >= _SURE or (name.frame.noun is not None and name.place.prominence > 1)
        )

    def _in_longer_name(self, name: _Name, edges: set[int]) -> bool:
        """Whether the name stands beside other capitalised words, as in a person's name."""
        first, last = self.words.first_in(name.span), self.words.before(name.span.end)
        if self._goes_on(last, edges):
            return True
        place = name.place
        if place.prominence > _SURE or (place.prominence == _SURE and place.kind not in _SMALL):
            return False
        if self._comes_after_name(first, edges):
            return True
        if place.prominence == _SURE or place.kind == "facility" or last + 1 >= len(self.words):
            return False
        if self.words.gap(last + 1) != " ":
            return False
        after = self.words[last + 1]
        apart = after.start in edges or after.start in self.starts
        return after.is_name and not apart and self.words[last].end == name.span.end

    def _comes_after_name(self, first: int, edges: set[int]) -> bool:
        if not first or self.words.gap(first) not in (" ", "-"):
            return False
        before = self.words[first - 1]
        if before.text in _NAME_WORDS:
            return True
        if (
            not before.is_name
            or before.end in edges
            or before.stem != before.text
            or before.lower in self.cues.unnamed
            or self.words.gap(first) != " "
        ):
            return False
        sentence = self.document.sentence_at(before.start)
        return before.start > sentence.span.start and not is_headline(sentence.text)

    def _goes_on(self, last: int, edges: set[int]) -> bool:
        """Whether "al-" and a capital follow that begin no other place: Tahrir al-Sham."""
        following = self.words.items[last + 1 : last + 3]
        return (
            len(following) == 2
            and following[0].text in ("al", "el")
            and following[0].start not in edges
            and following[1].is_name
            and self.words.gap(last + 1) == " "
            and self.words.gap(last + 2) == "-"
        )

    def _own_kinds(self, names: list[_Name]) -> dict[str, str]:
        """Take the article's word for whether a place is a city, a town or a village, but for capitals of provinces."""
        called: dict[str, Counter[str]] = {}
        for name in names:
            noun, place = name.frame.noun, name.place
            if (
                noun
                and noun.noun in _SETTLEMENTS
                and place.kind in _SETTLEMENTS
                and place.location_id not in self.atlas.province_of
            ):
                called.setdefault(place.location_id, Counter())[noun.noun] += 1
        return {place: counts.most_common(1)[0][0] for place, counts in called.items()}

    def _mention(self, name: _Name, provinces: set[Span]) -> LocationMention:
        place, frame = name.place, name.frame
        if (facility := self._facility(name)) is not None:
            return facility
        noun = frame.noun
        if noun is not None and noun.kind == "admin1":
            place = self.atlas.province_of.get(place.location_id) or province_named(place, noun.noun)
        elif name.span in provinces and not frame.countryside:
            place = self.atlas.province_of.get(place.location_id, place)
        span = frame.span
        if (frame.part or frame.countryside) and place.kind not in ("facility", "natural"):
            place = part_of(place, frame.part, frame.countryside, self.atlas)
        elif frame.part:
            span = name.span
        if noun is not None and frame.noun_end and noun.kind == place.kind and noun.kind in ("facility", "natural"):
            span = Span(span.start, frame.noun_end)
        place = replace(place, kind=self.kinds.get(place.location_id, place.kind))
        sentence = self.document.sentence_at(span.start).number
        return mention_of(place, span, sentence, span.of(self.document.text), name.ambiguous)

    def _facility(self, name: _Name) -> LocationMention | None:
        """Take "Homs Military Hospital" for one name, where capitals say so."""
        last = self.words.before(name.span.end)
        end = self.cues.facility_after(self.words, last) if self.words[last].end == name.span.end else None
        sentence = self.document.sentence_at(name.span.start)
        if end is None or name.place.kind not in _WITH_FACILITIES or is_headline(sentence.text):
            return None
        span = Span(name.span.start, end)
        surface = span.of(self.document.text)
        whole = name.place.name + self.document.text[name.span.end : end]
        place = replace(name.place, location_id=slug(whole), name=whole, kind="facility")
        return mention_of(place, span, sentence.number, surface, name.ambiguous)

    def _is_known(self, span: Span) -> bool:
        """Whether a name of the codebooks, a demonym or a word that makes no name lies within a span."""
        if any(word in self.cues.unnamed for word in span.of(self.document.text).lower().replace("-", " ").split()):
            return True
        return self.known.touches(span)


def _longest(matches: list[Match], length: int) -> list[Match]:
    """Of overlapping matches keep the longest, in the order of the text."""
    cover = Cover(length)
    kept = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        span = match.span
        if not cover.touches(span):
            cover.add(span)
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)
