"""What the finders of actors share: the words of a text, and who a piece of it may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from syria_news.lexicon import Actor
from syria_news.lexicon.folding import RUN_ON
from syria_news.spans import Span

__all__ = ["Candidate", "Who", "Word", "Words", "who_is"]

_WORD = re.compile(rf"(?<!\w){RUN_ON}|(?:[A-Z]\.){{2,}}|[^\W_]+(?:['’ʿ][^\W_]+)*+")


@dataclass(frozen=True, slots=True)
class Who:
    """An actor, of the codebook or introduced by the article."""

    actor_id: str
    actor: str
    type: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece of text that may mention an actor.

    ``rule`` names the finder: ``name`` (codebook), ``generic`` (a common noun of the codebook), ``state`` (a country,
    which may be ground instead), ``compound``, ``person``, ``organisation``, ``short``.
    """

    span: Span
    who: Who
    rule: str

    def naming(self, who: Who) -> Candidate:
        """The same piece of text as a mention of somebody."""
        return self if who is self.who else replace(self, who=who)


class Word(NamedTuple):
    """A word of a text, without marks, also in lower case.

    ``stem`` is the word without a possessive ending that still has its apostrophe; ``is_name`` whether it begins with a
    capital.
    """

    start: int
    end: int
    text: str
    lower: str
    stem: str
    is_name: bool


@lru_cache(maxsize=1 << 15)
def _forms(word: str) -> tuple[str, str, str, bool]:
    stem = word[:-2] if word[-2:] in ("'s", "’s") else word
    return word, word.lower(), stem, word[0].isupper()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and what stands between them.

    ``places`` says where each word stands, ``spelt`` how the words of each stem in lower case are written.
    """

    text: str
    items: tuple[Word, ...]
    places: Mapping[str, Sequence[int]] = field(repr=False)
    spelt: Mapping[str, Sequence[str]] = field(repr=False)
    _starts: list[int] = field(repr=False)
    _gaps: list[str] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text into words; hyphens and slashes separate, apostrophes do not."""
        spans = [found.span() for found in _WORD.finditer(text)]
        texts = [text[start:end] for start, end in spans]
        places: dict[str, list[int]] = {word: [] for word in texts}
        for place, word in enumerate(texts):
            places[word].append(place)
        forms = {word: _forms(word) for word in places}
        items = tuple(Word(start, end, *forms[word]) for (start, end), word in zip(spans, texts, strict=True))
        spelt: dict[str, list[str]] = {}
        for word, (_, _, stem, _) in forms.items():
            spelt.setdefault(stem.lower(), []).append(word)
        starts, ends = [span[0] for span in spans], [0, *(span[1] for span in spans)]
        gaps = [text[end:start] for end, start in zip(ends, starts, strict=False)]
        return cls(text, items, places, spelt, starts, gaps)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: int) -> Word:
        return self.items[place]

    def where(self, texts: Iterable[str]) -> list[int]:
        """List the places of some words, in the order of the text."""
        return sorted(place for text in texts for place in self.places.get(text, ()))

    def of_stems(self, stems: Set[str]) -> list[int]:
        """List the places of the words with one of some stems, in lower case, in the order of the text."""
        return self.where(text for stem in self.spelt.keys() & stems for text in self.spelt[stem])

    def first_in(self, span: Span) -> int:
        """The place of the first word that begins at or after the span's start."""
        return bisect_left(self._starts, span.start)

    def after(self, offset: int) -> int:
        """The place of the first word that begins at or after a character."""
        return bisect_left(self._starts, offset)

    def before(self, offset: int) -> int:
        """The place of the last word that begins before a character, -1 if none does."""
        return bisect_right(self._starts, offset - 1) - 1

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        return self._gaps[place]

    def joined(self, first: int, last: int, marks: Sequence[str] = (" ",)) -> bool:
        """Whether nothing but the given marks stands between the words from first to last."""
        return all(gap in marks for gap in self._gaps[first + 1 : last + 1])

    def span(self, first: int, last: int) -> Span:
        """Give the characters from one word to another, without a possessive ending."""
        return Span(self.items[first].start, self.items[last].start + len(self.items[last].stem))

    def phrase(self, first: int, count: int) -> str | None:
        """Give ``count`` words from a place on in lower case, None where more than a space or hyphen divides them."""
        last = first + count - 1
        if last >= len(self.items):
            return None
        if count == 1:
            word = self.items[first]
            return word.lower[: len(word.stem)]
        for gap in self._gaps[first + 1 : last + 1]:
            if gap != " " and gap != "-":
                return None
        head = [word.lower for word in self.items[first:last]]
        return " ".join([*head, self.items[last].stem.lower()])


def who_is(actor: Actor) -> Who:
    """Give a codebook's actor as one that can be mentioned."""
    return Who(actor.actor_id, actor.name, actor.type, actor.country)
