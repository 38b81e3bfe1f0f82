"""The words around a place's name that say what is meant: northern X, X province, the village of X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from syria_news.lexicon import Lexicon
from syria_news.lexicon.candidates import Words
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.lexicon.folding import ARTICLES
from syria_news.spans import Span

__all__ = ["Direction", "Frame", "Noun", "PlaceWords"]

_LONGEST_NOUN = 2  # words
_LONGEST_LIST = 20  # words
_OWN_NAMES = (
    "facility",
    "natural",
)  # kinds whose noun is part of the name: whether X camp is X is not for the noun to say
_PARTS = ("part", "parts", "half", "side", "suburbs", "portion", "third")  # the eastern half of X is eastern X
_CLOSING = (".", ",", ";", ")", "")
_HELD = frozenset(("held", "controlled", "run", "ruled", "dominated", "majority"))
_GOING_ON = frozenset(
    (
        "and", "or", "but", "for", "to", "by", "at", "in", "on", "of", "with", "from", "after", "before", "since", "as",
        "over", "against", "when", "where", "while", "which", "who", "that", "is", "are", "was", "were", "has", "have",
        "had", "will", "would", "could", "may", "until", "during", "amid", "under", "into", "near", "if", "because",
        "remains", "remain", "fell", "became", "said", "this", "last", "along", "through", "more", "without", "has",
    )
)  # fmt: skip
_PROVINCIAL = ("province", "governorate", "countryside")
# Prepositions, and verbs whose object mostly is a place.
_PREPOSITIONS = frozenset(
    (
        "in", "at", "near", "from", "to", "around", "of", "outside", "inside", "into", "towards", "toward",
        "over", "on", "across", "fled", "left", "leaving", "entered", "entering", "reached", "reaching",
        "captured", "seized", "retook", "recaptured", "liberated", "besieged", "besieging", "stormed",
        "shelled", "bombed", "bombarded", "visited", "visiting", "overran", "evacuated", "through",
        "throughout", "struck", "hit", "hitting", "pounded", "pounding", "shelling", "bombing", "bombarding",
        "capturing", "seizing", "retaking", "recapturing", "liberating", "storming",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for a kind of place, and where it may stand."""

    noun: str
    kind: str
    of: bool
    after: bool
    in_span: bool
    introduces: bool
    is_plural: bool


@dataclass(frozen=True, slots=True)
class Direction:
    """A part of a place: its name in our names, and which way it lies from the middle."""

    part: str
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A place's name with what stands around it.

    ``span`` takes in the words that belong to the mention: ``northern X countryside``. ``noun`` is the common noun of
    ``city of X`` or ``X camp``, ``noun_end`` where it ends if it stands behind;
    ``part`` the direction of ``northern X``.
    """

    span: Span
    noun: Noun | None = None
    noun_end: int | None = None
    part: Direction | None = None
    countryside: bool = False
    preposition: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The codebooks of such words."""

    nouns: dict[str, Noun]
    directions: dict[str, Direction]
    direction_ends: frozenset[str]  # their last words
    openings: frozenset[str]  # first words of nouns that introduce
    heads: dict[str, str]  # first words of names that never are the whole name, and the kind that they show, if any
    city_cues: frozenset[str]  # words before a name that say city and not province
    unnamed: frozenset[str]  # words that make no name: demonyms, "every", "national"

    @classmethod
    def of(cls, lexicon: Lexicon) -> PlaceWords:
        """Take them from the codebooks."""
        return _place_words(lexicon.folder)

    def noun_after(self, text: Words, last: int) -> tuple[Noun, int] | None:
        """Give the noun that follows a word directly, and how many words it has."""
        if last + 1 >= len(text) or text.gap(last + 1) not in (" ", "-"):
            return None
        for count in range(_LONGEST_NOUN, 0, -1):
            noun = self.nouns.get(text.phrase(last + 1, count) or "")
            if noun and noun.after:
                return noun, count
        return None

    def noun_of(self, text: Words, first: int) -> tuple[Noun, int] | None:
        """Give the noun of ``noun of X``, and the place of its first word."""
        if first < 2 or text[first - 1].lower != "of" or text.gap(first) != " ":
            return None
        for count in range(_LONGEST_NOUN, 0, -1):
            start = first - 1 - count
            noun = self.nouns.get(text.phrase(start, count) or "") if start >= 0 else None
            if noun and noun.of and text.gap(first - 1) == " ":
                return noun, start
        return None

    def _list_noun(self, text: Words, first: int) -> tuple[Noun, int] | None:
        """Give the noun of "the towns of X, Y and Z" for each but the first, which ``noun_of`` finds."""
        place = first
        while place > 1 and first - place < _LONGEST_LIST and text.gap(place).strip(" ,-") == "":
            before = text[place - 1]
            if before.lower == "of":
                found = self.noun_of(text, place)
                return found if found and found[0].is_plural and place < first else None
            if not (before.is_name or before.lower in ARTICLES or before.lower == "and"):
                return None
            place -= 1
        return None

    def facility_after(self, text: Words, last: int) -> int | None:
        """Give the end of "X National Hospital", where X ends with a word, if capitals show it to be one name."""
        place = last + 1
        while place < min(last + 3, len(text)) and text[place].is_name and text[place].lower in self.unnamed:
            place += 1
        found = self.noun_after(text, place - 1)
        if found is None or found[0].kind != "facility" or text.gap(last + 1) != " ":
            return None
        end = place - 1 + found[1]
        return text[end].end if all(word.is_name for word in text.items[place : end + 1]) else None

    def direction_before(self, text: Words, first: int) -> tuple[Direction, int] | None:
        """Give the direction that stands directly before a word, and the place of its first word."""
        if first < 1 or text[first - 1].stem.lower() not in self.direction_ends:
            return None
        for count in (2, 1):
            start = first - count
            if start >= 0 and text.gap(first) in (" ", "-"):
                direction = self.directions.get(text.phrase(start, count) or "")
                if direction:
                    return direction, start
        return None

    def frame(
        self, text: Words, span: Span, owns: bool = False, is_province: bool = False, is_capital: bool = False
    ) -> Frame:
        """Read the words around a name.

        Parameters
        ----------
        text, span
            The words, and the name among them.
        owns : bool
            Whether the name ends with the s of a possessive whose apostrophe was lost.
        is_province : bool
            Whether the name says already that it is that of a province.
        is_capital : bool
            Whether it is that of a province's capital.
        """
        first, last = text.first_in(span), text.before(span.end)
        if (side := self._side(text, span, first, last, is_capital)) is not None:
            return side
        preposition = first > 0 and text[first - 1].lower in _PREPOSITIONS
        start, end, noun_end = span.start, span.end, None
        owned = owns or text[last].end > span.end  # "X's countryside" names X, "X countryside" a place of its own
        noun: Noun | None = None
        if (following := self.noun_after(text, last)) is not None and not owned:
            noun, count = following
            noun_end = text[last + count].end
            if noun.in_span and not noun.is_plural and noun.kind not in _OWN_NAMES:
                end = noun_end
        elif (leading := self.noun_of(text, first) or self._list_noun(text, first)) is not None:
            noun, place = leading
            if noun.noun in _PROVINCIAL and not noun.is_plural:
                first, start = place, text[place].start
        countryside = noun is not None and noun.noun == "countryside"
        if (is_province or (noun is not None and noun.kind == "admin1")) and self._is_apposed(text, first):
            return Frame(Span(start, end), noun, noun_end, preposition=preposition)
        parts: list[Direction] = []
        while len(parts) < 2 and (found := self.direction_before(text, first)) is not None:
            direction, first = found
            parts.append(direction)
            start = text[first].start
        countryside = countryside or any(direction.part == "countryside" for direction in parts)
        part = next((direction for direction in parts if direction.part != "countryside"), None)
        return Frame(Span(start, end), noun, noun_end, part, countryside, preposition)

    def _side(self, text: Words, span: Span, first: int, last: int, is_capital: bool) -> Frame | None:
        """Read "X's northern countryside", "X's north", and for cities of their own province "eastern half of X"."""
        preposition = first > 0 and text[first - 1].lower in _PREPOSITIONS
        if (after := self._direction_after(text, last)) is not None:
            direction, end = after
            rural = self.noun_after(text, end)
            if rural is not None and rural[0].noun == "countryside":
                end += rural[1]
                return Frame(Span(span.start, text[end].end), rural[0], text[end].end, direction, True, preposition)
            owner = text[last]
            owned = owner.stem != owner.text or owner.text.endswith("s")
            if owned and self._closes(text, end) and not text[end].lower.endswith("ern"):
                return Frame(Span(span.start, text[end].end), part=direction, preposition=preposition)
        if not is_capital or first < 3 or text[first - 1].lower != "of" or text[first - 2].lower not in _PARTS:
            return None
        found = self.direction_before(text, first - 2) if text.joined(first - 2, first) else None
        if found is None or self.noun_after(text, last) is not None:
            return None
        return Frame(Span(text[found[1]].start, span.end), part=found[0], preposition=preposition)

    @staticmethod
    def _closes(text: Words, end: int) -> bool:
        """Whether a direction ends its phrase: Syria's north, and; but not Syria's north coast."""
        if text.text[text[end].end : text[end].end + 1] in _CLOSING:
            return True
        return end + 1 < len(text) and text.gap(end + 1) == " " and text[end + 1].lower in _GOING_ON

    def _direction_after(self, text: Words, last: int) -> tuple[Direction, int] | None:
        """Give the direction that stands behind a word, perhaps with who holds it, and the place of its last word."""
        if last + 1 >= len(text) or text.gap(last + 1) not in (" ", "'s ", "’s "):
            return None
        held = last + 3 < len(text) and text.gap(last + 2) == "-" and text[last + 2].lower in _HELD
        if held and text.gap(last + 3) == " ":
            last += 2  # X's rebel-held north
        for count in (2, 1):
            phrase = text.phrase(last + 1, count) if last + 1 < len(text) else None
            direction = self.directions.get(phrase or "")
            if direction is not None and text[last + 1].text.islower():
                return direction, last + count
        return None

    def _is_apposed(self, text: Words, first: int) -> bool:
        """Whether a direction says where in the country a province is: Syria's northern X province."""
        found = self.direction_before(text, first)
        if found is None or found[1] == 0:
            return False
        before = text[found[1] - 1]
        return (
            found[0].part == "central"
            or text[first].lower in _PROVINCIAL
            or before.lower == "the"
            or before.text.endswith("s")
        )

    def introducing(self, text: Words) -> Iterator[tuple[int, int, Noun]]:
        """Find the nouns that can introduce an unknown name, as first word, last word and noun."""
        ready = 0
        for place in text.of_stems(self.openings):
            if place < ready or text[place].lower not in self.openings:
                continue
            for count in range(_LONGEST_NOUN, 0, -1):
                noun = self.nouns.get(text.phrase(place, count) or "")
                if noun is not None and noun.introduces:
                    yield place, place + count - 1, noun
                    ready = place + count
                    break


@cache
def _place_words(folder: Path | None) -> PlaceWords:
    nouns = {}
    for row in read_codebook("place_nouns", folder):
        singular = Noun(
            row["noun"],
            row["kind"],
            of=row["of"] == "yes",
            after=row["after"] == "yes",
            in_span=row["span"] == "yes",
            introduces=row["introduces"] == "yes",
            is_plural=False,
        )
        nouns[row["noun"]] = singular
        if row["plural"]:
            nouns[row["plural"]] = replace(singular, is_plural=True)
    directions = {
        row["word"]: Direction(row["part"], float(row["north"]), float(row["east"]))
        for row in read_codebook("directions", folder)
    }
    openings = frozenset(phrase.split()[0] for phrase, noun in nouns.items() if noun.introduces)
    heads = {row["word"]: row["kind"] for row in read_codebook("name_heads", folder)}
    cues, unnamed = (
        frozenset(row["word"] for row in read_codebook(name, folder)) for name in ("city_cues", "not_places")
    )
    unnamed |= {row["demonym"].lower() for row in read_codebook("demonyms", folder)}
    ends = frozenset(word for phrase in directions for word in (phrase.split()[-1], phrase.split("-")[-1]))
    return PlaceWords(nouns, directions, ends, openings, heads, cues, unnamed)
