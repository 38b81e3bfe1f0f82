"""One pass over a text that finds every name of the codebooks, however it is spelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick

from syria_news.lexicon.folding import ARTICLES, RUN_ON, ascii_bytes, fold_word
from syria_news.spans import Span

__all__ = ["Match", "Matcher", "Name"]

# Words of the folded text say how they were written: ^capitalised, =ACRONYM, ~ the Arabic article, lower case plain.
_ARTICLE, _OTHER = "~", b"."
_CACHED = 20_000  # words, and readings of matches: those of a hundred articles or more
_ACRONYM = 3  # capitals of up to this length must be capitals in the text; longer ones may be written as a word (Nato)
_GLUED = re.compile(r"A(?:l|d(?=d)|n(?=n)|r(?=r)|s(?=s)|t(?=t)|z(?=z))[a-z]{4}")
_RUN_ON = re.compile(RUN_ON)
_APOSTROPHES = ("'", "’", "‘")
_BEFORE = 4  # characters that an article before the name may take
_AROUND = _BEFORE + 2  # those that tell where it begins
# As, An and At, with a space, are English words at the head of a sentence.
_ARTICLE_BEFORE = re.compile(r"(?<!\w)(?:[AaEe]l[- ]|[Aa]sh-|[AaEe][dnrstz]-|A[drz] |(?<=[a-z,] )A(?:sh|[nst]) )$")


class Match(NamedTuple):
    """A name of the codebooks found in a text; more than one id where the name is that of several."""

    start: int
    end: int
    book: str
    ids: tuple[str, ...]

    @property
    def span(self) -> Span:
        """The characters matched."""
        return Span(self.start, self.end)


class Name(NamedTuple):
    """A name as a codebook writes it; a leading ``!`` means: exactly so, with its capitals, article and letters.

    ``literal`` names are found in no other spelling, whatever their case and article: Tunis is not Tones.
    """

    text: str
    book: str
    id: str
    literal: bool = False


class _Target(NamedTuple):
    """What a pattern stands for; worked out of the name when the pattern is first met."""

    book: str
    id: str
    plain: str
    exact: str  # the name as written where nothing else will do, else empty
    literal: bool

    @classmethod
    def of(cls, name: Name) -> _Target:
        exact = name.text[1:] if name.text.startswith("!") else ""
        return cls(name.book, name.id, _plain(exact or name.text), _spelt(exact), name.literal)


# How a match's span differs from that of its words, at the start and at the end; and the books and ids of its names.
_Reading = tuple[int, int, tuple[tuple[str, tuple[str, ...]], ...]]


class _Words(dict[bytes, bytes]):
    """The folded form of each word seen, with its case, or a stop where no name holds the word."""

    def __init__(self, known: frozenset[str]) -> None:
        self.known = known

    def __missing__(self, word: bytes) -> bytes:
        if len(self) > _CACHED:
            self.clear()
        folded = self[word] = next(
            (f.encode() for f in _forms(word.decode()) if f in self.known), _OTHER if word else b""
        )
        return folded


def _forms(word: str) -> Iterator[str]:
    """Give the folded forms that a word of the text may have, the likeliest first."""
    word = word.strip("'")
    if word.lower() in ARTICLES:
        yield from _marked(word)
        yield _ARTICLE
        return
    word = word.removesuffix("'s").removesuffix("'S")
    yield from _marked(word)
    if word[:1].isupper() and word[-1:] == "s":
        yield from _marked(word[:-1])  # newspapers stripped of apostrophes: Syrias, Assads
    if _GLUED.match(word):
        yield from _marked(word[2:3].upper() + word[3:])  # Alwaer, Addawla
    if run_on := _RUN_ON.match(word):
        yield from _marked(word[run_on.end() :])  # theUnited States


def _marked(word: str) -> Iterator[str]:
    folded = fold_word(word)
    if word.isupper() and len(word) <= _ACRONYM:
        yield "=" + word.lower()
    if word[:1].isupper() or word[:1].isdigit():
        yield "^" + folded
    yield folded


class _Choices(dict[str, tuple[str, ...]]):
    """The forms in which a word of a name, its first or an inner one, may stand in the folded text."""

    def __init__(self, small: frozenset[str], *, inner: bool) -> None:
        self._small, self._inner = small, inner

    def __missing__(self, word: str) -> tuple[str, ...]:
        forms = self[word] = self._forms(word)
        return forms

    def _forms(self, word: str) -> tuple[str, ...]:
        if not word:
            return ("\0",)
        if self._inner and word.lower() in ARTICLES:
            return (_ARTICLE, "")
        if word.isupper() and len(word) <= _ACRONYM:
            return ("=" + word.lower(),)
        folded = fold_word(word)
        if (word[:1].isupper() or word[:1].isdigit()) and not (self._inner and word.lower() in self._small):
            return ("^" + folded,)
        return (folded, "^" + folded)


def _plain(text: str) -> str:
    """Give a name without case, apostrophes, hyphens and a leading article."""
    words = ascii_bytes(text).decode().replace("'", "").lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def _order(match: Match) -> tuple[int, int, str]:
    return match.start, -match.end, match.book


def _spelt(text: str) -> str:
    """Give a name as it is written, but for hyphens, the shape of apostrophes, and the capital of its article."""
    words = text.replace("’", "'").replace("‘", "'").replace("-", " ").split()
    if words and words[0].lower() in ARTICLES:
        words[0] = words[0].lower()
    return " ".join(words)


class Matcher:
    """An Aho-Corasick automaton over the folded names.

    Parameters
    ----------
    names : iterable of Name
        All names of all codebooks.
    small : frozenset of str
        Words that may be in lower case within a name.
    common : frozenset of str
        Words of English that are a name only where they are spelt as that is.
    """

    def __init__(
        self, names: Iterable[Name], small: frozenset[str] = frozenset(), common: frozenset[str] = frozenset()
    ) -> None:
        self._common = common
        self._choices = _Choices(small, inner=False), _Choices(small, inner=True)
        named: dict[str, list[Name]] = {}
        for name in names:
            for pattern in self._patterns(name.text.removeprefix("!")):
                named.setdefault(pattern, []).append(name)
        self._named = list(named.values())
        self._readings: dict[tuple[int, str], _Reading] = {}
        self._words = _Words(frozenset("".join(named).split()))
        self._automaton = BytesAhoCorasick([pattern.encode() for pattern in named])

    def _patterns(self, name: str) -> Iterator[str]:
        """Give the forms in which a name stands in the folded text, with a space around each."""
        written = ascii_bytes(name).decode().strip()
        first, inner = self._choices
        # A mark before a space leaves an empty word in the text: U.S. State Department.
        for words in (written.split(), written.split(" "))[: 2 if "  " in written else 1]:
            stems = [word.strip("'").removesuffix("'s") for word in words]
            if len(stems) > 1 and stems[0].lower() in ARTICLES:
                del stems[0]
            choices = [first[stems[0]], *map(inner.__getitem__, stems[1:])] if stems else []
            for pattern in product(*choices):
                yield f" {' '.join(filter(None, pattern))} ".replace("\0", "")

    def find(self, text: str) -> list[Match]:
        """Find all names, overlapping ones too, by start and then the longest first."""
        data = ascii_bytes(text)
        folded = b" " + b" ".join(map(self._words.__getitem__, data.split(b" "))) + b" "
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not hits:
            return []
        pattern, start, end = np.array(hits).T
        spaces = np.flatnonzero(np.frombuffer(folded, np.uint8) == 32)
        edges = np.concatenate(([-1], np.flatnonzero(np.frombuffer(data, np.uint8) == 32), [len(data)]))
        starts = edges[np.searchsorted(spaces, start)] + 1
        ends = edges[np.searchsorted(spaces, end - 1)]
        around = " " * _AROUND + text
        found: list[Match] = []
        for number, first, last in zip(pattern.tolist(), starts.tolist(), ends.tolist(), strict=True):
            key = (number, around[first : last + _AROUND])
            reading = self._readings.get(key)
            if reading is None:
                reading = self._readings[key] = self._read(text, first, last, number)
            cut, short, names = reading
            for book, ids in names:
                found.append(Match(first + cut, last - short, book, ids))
        if len(self._readings) > _CACHED:
            self._readings.clear()
        found.sort(key=_order)
        return found

    def _read(self, text: str, start: int, end: int, number: int) -> _Reading:
        """Find where a match of a pattern begins and ends in the text itself, and whose names are spelt so."""
        targets = list(dict.fromkeys(map(_Target.of, self._named[number])))
        first, last = start, end
        while not text[first].isalnum():
            first += 1
        while not text[last - 1].isalnum():
            last -= 1
        run_on = _RUN_ON.match(text, first, last)
        first = run_on.end() if run_on else first
        if text[last - 2 : last - 1] in _APOSTROPHES and text[last - 1] in "sS":
            last -= 2
        before = _ARTICLE_BEFORE.search(text, max(0, first - _BEFORE), first)
        if before:
            first = before.start()
        surface = text[first:last]
        if len(targets) > 1 or targets[0].exact or targets[0].literal or surface.lower() in self._common:
            targets = self._closest(surface, targets)
        books = dict.fromkeys(target.book for target in targets)
        names = tuple((book, tuple(dict.fromkeys(t.id for t in targets if t.book == book))) for book in books)
        return first - start, end - last, names

    def _closest(self, surface: str, targets: list[_Target]) -> list[_Target]:
        """Leave out what is not spelt as it must be, and other spellings where one fits the text's own."""
        plain = {_plain(surface), _plain(surface.removesuffix("s"))}
        spelt = {_spelt(surface), _spelt(surface.removesuffix("s"))}
        allowed = [t for t in targets if (t.exact in spelt if t.exact else not t.literal or t.plain in plain)]
        fitting = {target.id for target in allowed if target.plain in plain}
        homonyms = {target.plain for target in allowed if target.id in fitting}
        near = [target for target in allowed if target.plain in homonyms]
        return near or ([] if surface.lower() in self._common else allowed)
