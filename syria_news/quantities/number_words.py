"""The words and digits that numbers are written with, looked up and added up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = ["LARGEST", "NumberWords", "Token", "read_number", "tokens_of", "word_at"]

_TOKEN = re.compile(
    r"(?:\d+(?:,\d{3}(?!\d))*(?:\.\d+)?[^\W\d_]*|[^\W\d_]\w*)(?:[-–’'](?!(?:odd|plus)\b)(?:\d+(?:,\d{3}(?!\d))*|[^\W\d_]\w*))*|[^\w\s]"
)
_DIGITS = re.compile(r"(\d+(?:,\d{3})*)(\.\d+)?(k|m|mn|bn)?", re.IGNORECASE)
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # "250.000" people, with a point for the comma
_SUFFIXES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
LARGEST = 10**10  # more than there are people: a longer run of digits is no count


Phrases = dict[str, list[tuple[tuple[str, ...], Mapping[str, str]]]]  # by first words, the longest first


class Token(NamedTuple):
    """A word, with what hyphens and apostrophes join to it, or a mark; ``text`` is in lower case."""

    start: int
    end: int
    text: str


class NumberWords:
    """The number words and the nouns for people, indexed for look-up.

    Parameters
    ----------
    numbers, victims : iterable of mapping
        The rows of the codebooks ``numbers.csv`` and ``victims.csv``.
    """

    def __init__(self, numbers: Iterable[Mapping[str, str]], victims: Iterable[Mapping[str, str]]) -> None:
        self.cardinals: dict[str, int] = {}
        self.multipliers: dict[str, int] = {}
        self.barriers: set[str] = set()
        self.kin: set[str] = set()
        self.phrases: Phrases = defaultdict(list)
        self._of_roles: dict[tuple[str, ...], Phrases] = {}
        for row in numbers:
            self._add(row)
        for found in self.phrases.values():
            found.sort(key=lambda item: -len(item[0]))
        self.people = {row["noun"].lower(): row for row in victims if row["kind"] in ("person", "group")}

    def _add(self, row: Mapping[str, str]) -> None:
        words = tuple(row["words"].lower().split())
        match row["role"]:
            case "cardinal":
                self.cardinals[words[0]] = int(row["low"])
            case "multiplier":
                self.multipliers[words[0]] = int(row["low"])
            case "barrier":
                self.barriers.add(words[0])
            case "kin":
                self.kin.add(words[0])
            case _:
                self.phrases[words[0]].append((words, row))

    def may_begin(self, word: str) -> bool:
        """Whether a quantity may begin with a word."""
        return (
            word in self.phrases
            or word in ("a", "dozen")
            or word[0].isdigit()
            or word.partition("-")[0] in self.cardinals
        )

    def phrase(self, tokens: list[Token], at: int, *roles: str) -> tuple[int, Mapping[str, str]] | None:
        """Give the longest phrase with one of the roles at a token, and where it stops."""
        following = word_at(tokens, at + 1)
        for words, row in self._having(roles).get(word_at(tokens, at), ()):
            stop = at + len(words)
            if len(words) == 1 or (words[1] == following and words == tuple(word.text for word in tokens[at:stop])):
                return stop, row
        return None

    def _having(self, roles: tuple[str, ...]) -> Phrases:
        """The phrases with one of the roles, by their first words."""
        if roles not in self._of_roles:
            chosen = (
                (word, [item for item in found if item[1]["role"] in roles]) for word, found in self.phrases.items()
            )
            self._of_roles[roles] = {word: found for word, found in chosen if found}
        return self._of_roles[roles]

    def multiplier(self, word: str) -> int:
        """Give what a word such as `thousand` multiplies by; 1 for other words."""
        return self.multipliers.get(word, 1)

    def cardinal(self, word: str) -> int | None:
        """Give the value of ``twelve``, ``twenty-one``; None for other words."""
        total = 0
        for part in word.split("-"):
            value = self.cardinals.get(part)
            if value is None or (total and (total % 10 or total < 20 or value >= 10)):
                return None
            total += value
        return total


def tokens_of(text: str) -> list[Token]:
    """Cut a text into words and marks.

    Examples
    --------
    >>> [token.text for token in tokens_of("A 12-year-old, 1,500")]
    ['a', '12-year-old', ',', '1,500']
    """
    return [Token(found.start(), found.end(), found[0].lower()) for found in _TOKEN.finditer(text)]


def word_at(tokens: list[Token], at: int) -> str:
    """Give the token's text, empty after the last one."""
    return tokens[at].text if at < len(tokens) else ""


def read_number(words: NumberWords, tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Where an exact number stops, and its value: groups such as "two hundred and five", each with its multiplier."""
    total, place, stop, ceiling = 0, at, at, LARGEST
    while group := _group(words, tokens, place):
        place = group[0]
        scale = words.multiplier(word_at(tokens, place))
        value = group[1] * scale
        if value >= ceiling or not float(value).is_integer():
            break
        total += int(value)
        stop = place + (scale > 1)
        if scale < 1000:
            break
        ceiling = scale
        place = stop + 1 if _joins(words, tokens, stop, scale) else stop
    return (stop, total) if stop > at else None


def _group(words: NumberWords, tokens: list[Token], at: int) -> tuple[int, float] | None:
    """Where a number below a thousand, or one in digits, stops, and its value."""
    word = word_at(tokens, at)
    if word == "a" and words.multiplier(word_at(tokens, at + 1)) > 1:
        place, value = at + 1, 1.0
    elif word == "dozen":
        return at, 1
    elif _POINTED.fullmatch(word) and words.multiplier(word_at(tokens, at + 1)) == 1:
        return at + 1, float(word.replace(".", ""))
    elif (small := _value(words, word)) is not None:
        place, value = at + 1, float(small)
        unit = words.cardinal(word_at(tokens, place)) if word in words.cardinals and small >= 20 else None
        if unit is not None and unit < 10:
            place, value = place + 1, value + unit
    else:
        return None
    if word_at(tokens, place) != "hundred":
        return place, value
    place, value = place + 1, value * 100
    if _joins(words, tokens, place, 100):
        place += 1
    rest = words.cardinal(word_at(tokens, place))
    return (place + 1, value + rest) if rest is not None and rest < 100 else (place, value)


def _joins(words: NumberWords, tokens: list[Token], at: int, floor: int) -> bool:
    """Whether `and` goes on with a number: "two hundred and five", and not "two hundred and two hundred"."""
    value = words.cardinal(word_at(tokens, at + 1))
    goes_on = word_at(tokens, at) == "and" and value is not None and value < floor
    return goes_on and word_at(tokens, at + 2) != "hundred"


def _value(words: NumberWords, word: str) -> int | float | None:
    """The value of one token of digits or letters."""
    if found := _DIGITS.fullmatch(word):
        if len(found[1]) > 14:
            return None
        value = float(found[1].replace(",", "") + (found[2] or ""))
        scale = _SUFFIXES.get((found[3] or "").lower(), 1)
        scaled = value * scale
        return round(scaled) if scale > 1 or (scaled.is_integer() and not found[2]) else scaled
    return words.cardinal(word)
