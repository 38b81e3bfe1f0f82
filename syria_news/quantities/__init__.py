"""Number words and their bounds: ``more than 600``, ``scores``, ``a girl`` as a lowest and a highest number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from syria_news.lexicon.codebook_files import read_codebook
from syria_news.quantities.number_words import LARGEST, NumberWords, Token, read_number, tokens_of, word_at
from syria_news.spans import Span

__all__ = ["NumberWords", "Quantity", "find_quantities", "parse_quantity"]

_RANGE = re.compile(r"(\d+(?:,\d{3})*)[-–](\d+(?:,\d{3})*)")
_LONGEST_NAME = 4  # words between `a` and the noun: "a senior Syrian army commander"
_LONGEST_LIST = 12  # people told one by one
_THEIR = ("his", "her", "their")
_EXACT_BELOW = 20  # the guide: "more than 12" is at least 13, "more than 600" at least 600

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many people some words state.

    Parameters
    ----------
    span : Span
        The words.
    low, high : int or None
        The bounds; None where open.
    approximate : bool
        Whether the words say about, around, nearly, some, an estimated.
    kind : str
        ``number``, ``vague`` (``dozens``), ``none`` (``no``), ``share`` (``half of``), ``single`` (``a girl``)
        or ``enumeration`` (``a man, a woman and a child``).
    share : int or None
        For a share, its hundredths.
    """

    span: Span
    low: int | None
    high: int | None
    approximate: bool = False
    kind: str = "number"
    share: int | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a quantity, up to but without token ``stop``."""

    stop: int
    low: int | None
    high: int | None
    kind: str = "number"
    share: int | None = None


@cache
def _packaged() -> NumberWords:
    return NumberWords(read_codebook("numbers"), read_codebook("victims"))


def parse_quantity(text: str, words: NumberWords | None = None) -> Quantity | None:
    """Read words that are a quantity from their first to their last character.

    Parameters
    ----------
    text : str
        Words such as ``at least 12`` or ``a man, a woman and a child``.
    words : NumberWords, optional
        The codebooks, the packaged ones by default.

    Returns
    -------
    Quantity or None
        None where the words are something else, or say more than a quantity.

    Examples
    --------
    >>> parse_quantity("more than 600")
    Quantity(span=Span(start=0, end=13), low=600, high=None, approximate=False, kind='number', share=None)
    >>> [(q.low, q.high) for q in map(parse_quantity, ["dozens", "up to 15", "a girl", "no one", "1.5 million"])]
    [(24, None), (None, 15), (1, 1), (0, 0), (1500000, 1500000)]
    >>> parse_quantity("a tank") is None
    True
    """
    words = words or _packaged()
    tokens = tokens_of(text)
    if not tokens:
        return None
    for part in (_enumeration(words, tokens, 0, least=2), _quantity(words, tokens, 0), _another(tokens)):
        if part and part[0].stop == len(tokens):
            return _made(tokens, 0, *part)
    named = _named(words, tokens, 1) if words.cardinal(tokens[0].text) == 1 else None
    return _made(tokens, 0, named, False) if named and named.stop == len(tokens) else None


def find_quantities(text: str, words: NumberWords | None = None) -> list[Quantity]:
    """Find the quantities in running text, in order and without overlap.

    Whether they count people is not asked: years, distances and ages are found too.

    Parameters
    ----------
    text : str
        Any text.
    words : NumberWords, optional
        The codebooks, the packaged ones by default.

    Returns
    -------
    list of Quantity

    Examples
    --------
    >>> text = "At least 12 people died and between 20 and 30 were hurt, a doctor said."
    >>> [(q.span.of(text), q.low, q.high) for q in find_quantities(text)]
    [('At least 12', 12, None), ('between 20 and 30', 20, 30), ('a doctor', 1, 1)]
    """
    words = words or _packaged()
    tokens = tokens_of(text)
    return list(_scan(words, tokens))


def _scan(words: NumberWords, tokens: list[Token]) -> Iterator[Quantity]:
    at = 0
    while at < len(tokens):
        part = None
        if words.may_begin(tokens[at].text):
            part = (
                _enumeration(words, tokens, at, least=3) or _with_kin(words, tokens, at) or _quantity(words, tokens, at)
            )
        if part:
            yield _made(tokens, at, *part)
            at = part[0].stop
        else:
            at += 1


def _made(tokens: list[Token], at: int, part: _Part, approximate: bool) -> Quantity:
    span = Span(tokens[at].start, tokens[part.stop - 1].end)
    return Quantity(span, part.low, part.high, approximate, part.kind, part.share)


def _another(tokens: list[Token]) -> tuple[_Part, bool] | None:
    """`another` alone, as in "one was killed, another wounded"."""
    return (_Part(1, 1, 1, "single"), False) if tokens[0].text == "another" else None


# --- numbers with their bounds


def _quantity(words: NumberWords, tokens: list[Token], at: int) -> tuple[_Part, bool] | None:
    bounds: list[str] = []
    approximate = False
    place = at
    while found := words.phrase(tokens, place, "at_least", "more_than", "up_to", "fewer_than", "about"):
        place = found[0]
        approximate |= found[1]["role"] == "about"
        bounds.append(found[1]["role"])
        if len(bounds) > 3:
            return None
    part = _between(words, tokens, place) or _core(words, tokens, place)
    if part is None or (bounds and part.kind in ("none", "single")):
        # "some" alone is vague; with nothing to bound, the other bounds are just words
        part = _stated(words, tokens, at)
        return (part, False) if part else None
    if bounds[:1] == ["up_to"] and words.phrase(tokens, at - 1, "rising"):
        del bounds[0]  # "went up to 12"
    for role in reversed(bounds):
        part = _bounded(part, role)
    part = _with_doubt(words, tokens, part)
    if found := words.phrase(tokens, part.stop, "after_at_least", "after_about"):
        approximate |= found[1]["role"] == "after_about"
        part = _bounded(_Part(found[0], part.low, part.high, part.kind, part.share), found[1]["role"][len("after_") :])
    return part, approximate


def _with_doubt(words: NumberWords, tokens: list[Token], part: _Part) -> _Part:
    """Go past the larger number of "dozens, if not hundreds", "several, and maybe dozens"."""
    doubt = words.phrase(tokens, part.stop + (word_at(tokens, part.stop) == ","), "doubt")
    if part.kind != "vague" or doubt is None:
        return part
    larger = _stated(words, tokens, doubt[0])
    return _Part(larger.stop, part.low, part.high, part.kind) if larger else part


def _bounded(part: _Part, role: str) -> _Part:
    low, high = part.low, part.high
    top = high if high is not None else (low if part.kind == "number" else None)
    match role:
        case "at_least":
            low, high = low, None
        case "more_than" if part.kind == "number" and low is not None:
            low, high = (low + 1 if low < _EXACT_BELOW else low), None
        case "more_than":
            high = None
        case "up_to":
            low, high = None, top
        case "fewer_than":
            low, high = None, (top - 1 if top else top)
    return _Part(part.stop, low, high, part.kind, part.share)


def _core(words: NumberWords, tokens: list[Token], at: int) -> _Part | None:
    stated = _stated(words, tokens, at)
    number = read_number(words, tokens, at)
    if number and (not stated or number[0] >= stated.stop):
        return _range(words, tokens, number) or _Part(number[0], number[1], number[1])
    return stated or _glued_range(tokens, at) or _single(words, tokens, at)


def _stated(words: NumberWords, tokens: list[Token], at: int) -> _Part | None:
    """A phrase with bounds of its own: `dozens`, `a couple of`, `no one`, `half`; `several` may count hundreds."""
    found = words.phrase(tokens, at, "vague", "exact", "none", "share")
    if not found:
        return None
    stop, row = found
    low = int(row["low"]) if row["low"] else None
    high = int(row["high"]) if row["high"] else None
    if row["role"] == "share":
        return _Part(stop, None, None, "share", low)
    kind = "number" if row["role"] == "exact" else row["role"]
    while kind == "vague" and low and stop < len(tokens) and (scale := words.multiplier(tokens[stop].text)) > 1:
        low *= scale
        stop += 1
        if stop < len(tokens) and tokens[stop].text == "of":
            stop += 1
            break
    if low and low > LARGEST:
        return None
    return _Part(stop, low, high, kind)


def _between(words: NumberWords, tokens: list[Token], at: int) -> _Part | None:
    """`between 10 and 20`, `from 10 to 20`."""
    opener = words.phrase(tokens, at, "opener")
    if not opener:
        return None
    first = read_number(words, tokens, opener[0])
    if not first:
        return None
    return _range(words, tokens, first, joiners=("and", "to"))


def _range(
    words: NumberWords, tokens: list[Token], first: tuple[int, int], joiners: tuple[str, ...] = ("to", "or", "-", "–")
) -> _Part | None:
    """The rest of `10 to 20`, `two or three`; the second number must be the larger."""
    place, low = first
    if word_at(tokens, place) not in joiners:
        return None
    second = read_number(words, tokens, place + 1)
    if not second:
        return None
    stop, high = second
    # "2 to 3 million": the multiplier belongs to both
    scale = words.multiplier(tokens[stop - 1].text)
    if low < high and low * scale <= high and scale > 1 and place == first[0] and low < 1000:
        low *= scale
    return _Part(stop, low, high) if low < high else None


def _glued_range(tokens: list[Token], at: int) -> _Part | None:
    if at >= len(tokens) or not (found := _RANGE.fullmatch(tokens[at].text)):
        return None
    low, high = (int(piece.replace(",", "")) for piece in found.groups())
    return _Part(at + 1, low, high) if low < high <= LARGEST else None


# --- people counted one by one


def _single(words: NumberWords, tokens: list[Token], at: int, shortest: bool = False) -> _Part | None:
    """`a girl`, `an elderly man`, `another soldier`, `a family`."""
    found = words.phrase(tokens, at, "single")
    return _named(words, tokens, found[0], shortest) if found else None


def _named(words: NumberWords, tokens: list[Token], at: int, shortest: bool = False) -> _Part | None:
    """A noun for one person or one group, and the words that describe it, from a token on."""
    best = None
    may_follow = True
    for place in range(at, min(at + _LONGEST_NAME, len(tokens))):
        word = tokens[place].text
        row = words.people.get(word)
        if row:
            best = _Part(place + 1, *_count(row), "single")
            may_follow = bool(row["modifies"])
        elif not may_follow or word in words.barriers or not word[0].isalnum() or words.cardinal(word) is not None:
            break
        if best and shortest and not (row and _describes(words, tokens, place, row)):
            break
    return best


def _describes(words: NumberWords, tokens: list[Token], at: int, row: Mapping[str, str]) -> bool:
    """Whether a noun only describes the next: `a rebel leader`, not `a woman man and child`."""
    is_side = bool(row["modifies"]) and row["victim_class"] != "civilian"
    return is_side and word_at(tokens, at + 1) in words.people


def _count(row: Mapping[str, str]) -> Bounds:
    if row["kind"] == "person":
        return 1, 1
    return int(row["low"]) if row["low"] else None, int(row["high"]) if row["high"] else None


def _enumeration(words: NumberWords, tokens: list[Token], at: int, least: int) -> tuple[_Part, bool] | None:
    """`a man, a woman and a child`, also without its commas, as the sum of its parts."""
    parts: list[_Part] = []
    joined, last = False, False
    place = at
    while not last and len(parts) < _LONGEST_LIST:
        part = _single(words, tokens, place, shortest=True) or (_bare(words, tokens, place) if parts else None)
        if part is None or part.low is None:
            break
        parts.append(part)
        place, last = part.stop, joined
        while word_at(tokens, place) in (",", "and"):
            joined |= word_at(tokens, place) == "and"
            place += 1
    if not last or len(parts) < least:
        return None
    low = sum(part.low or 0 for part in parts)
    high = None if any(part.high is None for part in parts) else sum(part.high or 0 for part in parts)
    return _Part(parts[-1].stop, low, high, "enumeration"), False


def _with_kin(words: NumberWords, tokens: list[Token], at: int) -> tuple[_Part, bool] | None:
    """`a woman and her child`, `a man and his two sons` as one family, whose members are added up."""
    first = _single(words, tokens, at, shortest=True)
    if first is None or word_at(tokens, first.stop) != "and" or word_at(tokens, first.stop + 1) not in _THEIR:
        return None
    number = read_number(words, tokens, first.stop + 2) or (first.stop + 2, 1)
    if first.low != 1 or word_at(tokens, number[0]) not in words.kin:
        return None
    return _Part(number[0] + 1, 1 + number[1], 1 + number[1], "enumeration"), False


def _bare(words: NumberWords, tokens: list[Token], at: int) -> _Part | None:
    """A further person of an enumeration without an article: "a man woman and child"."""
    row = words.people.get(word_at(tokens, at))
    return _Part(at + 1, *_count(row), "single") if row else None
