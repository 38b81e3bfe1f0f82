"""Whether a country or a capital acts in a sentence, or is the ground on which others act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from syria_news.candidates import Words
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.spans import Span

__all__ = ["Cues", "cues_of", "reading_of"]

Reading = Literal["actor", "ground"]
LONGEST_CUE = 3

# Next to the name of a country at war these are found as often where it is only the ground.
_WEAK = frozenset("and or to of from that because if with against between while although though whether since".split())
_WEAK_GROUND = frozenset("from of to and or".split())
_WEAK_VERBS = frozenset(
    "has have had will would should must may might can could is was are were be been does did do not also then now "
    "still never and itself alone remains became needs faces".split()
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The words beside a name that tell its reading, by where they stand."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    hyphen: Mapping[str, str]
    building: Mapping[str, str]


@cache
def _cues(folder: Path | None) -> Cues:
    tables: dict[str, dict[str, str]] = {"before": {}, "after": {}, "hyphen": {}, "building": {}}
    for row in load_lexicon(folder).table("metonymy"):
        tables[row["where"]][row["cue"]] = row["reads"]
    return Cues(tables["before"], tables["after"], tables["hyphen"], tables["building"])


def cues_of(lexicon: Lexicon) -> Cues:
    """The table of cues, made once for each folder of codebooks."""
    return _cues(lexicon.folder)


def reading_of(
    words: Words, span: Span, cues: Cues, nouns: Mapping[str, str], *, at_war: bool, place: bool, beside: str | None
) -> Reading:
    """Decide between the actor and the ground.

    Parameters
    ----------
    words : Words
        The article.
    span : Span
        The name.
    cues : Cues
        What tells.
    nouns : mapping
        The reading of nouns after a state's adjective, for the possessive ("Turkey's border").
    at_war : bool
        Whether the war is on the state's ground, so that the name mostly is a place.
    place : bool
        Whether without a cue the name is the ground.
    beside : str or None
        The reading of the name that this one is joined to by "and", if any.

    Returns
    -------
    str
        ``actor`` or ``ground``.
    """
    first, following = words.first_in(span), words.after(span.end)
    hyphen = _hyphenated(words, following, cues)
    if hyphen:
        return hyphen
    if _names_other(words, following, cues, nouns):
        return "ground"
    if _is_possessive(words, span, following):
        return _possessed(words, following, nouns, at_war, place)
    before = _before(words, first, cues, _WEAK if at_war else _WEAK_GROUND if place else frozenset())
    if before == "ground":
        return "ground"
    if beside:
        return "actor" if beside == "actor" else "ground"
    if _after(words, following, cues, at_war) or before == "actor":
        return "actor"
    return "ground" if place else "actor"


def _names_other(words: Words, following: int, cues: Cues, nouns: Mapping[str, str]) -> bool:
    """Whether the name only tells which war, border or people is meant: "the Iraq war"."""
    if following >= len(words) or words.gap(following) != " ":
        return False
    word = words[following].text
    return cues.after.get(word) == "ground" or nouns.get(word) in ("ground", "people", "other")


def _hyphenated(words: Words, following: int, cues: Cues) -> Reading | None:
    if following >= len(words) or words.gap(following) != "-":
        return None
    return _narrow(cues.hyphen.get(words[following].lower))


def _before(words: Words, first: int, cues: Cues, weak: frozenset[str]) -> Reading | None:
    last = first - 1
    while last >= 0 and words[last].lower in ("the", "neighbouring", "neighboring", "both", "war-torn", "president") and words.gap(last + 1) == " ":
        last -= 1
    if last < 0 or words.gap(last + 1) not in (" ", " the "):
        return None
    for size in range(LONGEST_CUE, 0, -1):
        phrase = words.phrase(last - size + 1, size) if last - size + 1 >= 0 else None
        if phrase in cues.before:
            if phrase in weak:
                return None
            return _narrow(cues.before[phrase])
    return None


def _after(words: Words, following: int, cues: Cues, at_war: bool) -> bool:
    """Whether the name is the subject of a verb of acting."""
    for place in range(following, min(following + 3, len(words))):
        if words.gap(place) != " ":
            return False
        word = words[place].lower
        if cues.after.get(word) != "actor":
            return place == following and word.endswith("ly") and _after(words, place + 1, cues, at_war)
        if not at_war or word not in _WEAK_VERBS:
            return word != "and" or not at_war
    return False


def _is_possessive(words: Words, span: Span, following: int) -> bool:
    if following >= len(words):
        return False
    return words.gap(following).startswith(("'s", "’s")) or words[following - 1].stem != words[following - 1].text or _stripped(words, span)


def _stripped(words: Words, span: Span) -> bool:
    """Whether the name has a possessive s without its apostrophe, as in some archives: Syrias."""
    surface = span.of(words.text)
    return len(surface) > 4 and surface[-1] == "s" and not surface.endswith(("States", "Emirates", "Netherlands", "Philippines", "Honduras", "Cyprus", "Paris", "Tunis", "Maldives", "Athens", "Belarus", "Damascus", "Algiers"))


def _possessed(words: Words, following: int, nouns: Mapping[str, str], at_war: bool, capital: bool) -> Reading:
    for place in range(following, min(following + 3, len(words))):
        reading = nouns.get(words[place].lower)
        if reading:
            return "actor" if reading == "act" or (reading == "other" and not at_war) else "ground"
        if words[place].is_name or words.gap(place).strip("'’s -"):
            break
    return "ground" if at_war or capital and words[following].is_name else "actor"


def _narrow(reading: str | None) -> Reading | None:
    return "actor" if reading == "actor" else "ground" if reading == "ground" else None
