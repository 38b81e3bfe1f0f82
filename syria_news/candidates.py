"""What the finders of actors share: the words of a text, and who a piece of it may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from syria_news.lexicon import Actor
from syria_news.spans import Span

__all__ = ["Candidate", "Who", "Word", "Words", "who_is"]

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʿ][^\W_]+)*+")


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


class Word(NamedTuple):
    """A word of a text, without marks, also in lower case; ``stem`` is the word without a possessive ending."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def stem(self) -> str:
        """The word without a possessive ending that still has its apostrophe."""
        return self.text[:-2] if self.text[-2:] in ("'s", "’s") else self.text


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and what stands between them."""

    text: str
    items: tuple[Word, ...]
    _starts: list[int] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text into words; hyphens and slashes separate, apostrophes do not."""
        items = tuple(Word(found.start(), found.end(), found[0], found[0].lower()) for found in _WORD.finditer(text))
        return cls(text, items, [word.start for word in items])

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: int) -> Word:
        return self.items[place]

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
        return (
            self.text[self.items[place - 1].end : self.items[place].start]
            if place
            else self.text[: self.items[0].start]
        )

    def joined(self, first: int, last: int, marks: Sequence[str] = (" ",)) -> bool:
        """Whether nothing but the given marks stands between the words from first to last."""
        return all(self.gap(place) in marks for place in range(first + 1, last + 1))

    def span(self, first: int, last: int) -> Span:
        """Give the characters from one word to another, without a possessive ending."""
        return Span(self.items[first].start, self.items[last].start + len(self.items[last].stem))

    def phrase(self, first: int, count: int) -> str | None:
        """Give ``count`` words from a place on in lower case, None where more than a space or hyphen divides them."""
        last = first + count - 1
        if last >= len(self.items):
            return None
        if count == 1:
            return self.items[first].stem.lower()
        if not self.joined(first, last, (" ", "-")):
            return None
        head = [word.lower for word in self.items[first:last]]
        return " ".join([*head, self.items[last].stem.lower()])


def who_is(actor: Actor) -> Who:
    """Give a codebook's actor as one that can be mentioned."""
    return Who(actor.actor_id, actor.name, actor.type, actor.country)
