"""Whether a country or a capital acts in a sentence, or is the ground on which others act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.lexicon.candidates import Words
from syria_news.spans import Span

__all__ = ["Cues", "Name", "Reading", "cues_of", "reading_of"]

Reading = Literal["actor", "ground"]
LONGEST_CUE = 3  # words
_MOTION = 8  # words back to the verb of moving that "from" or "to" may belong to
_WAYS = ("from", "to")
_NO_SUBJECT = ("to", "from", "of", "on", "about")  # a name right after one is no subject of the verb behind it
_DASHES = frozenset(("–", "—", "-", "--", "("))
_BETWEEN = frozenset(("the", "neighbouring", "neighboring", "both", "war-torn", "president"))


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word beside a name tells; nothing beside names of one sort, if it is weak there.

    ``weak`` is ``war`` where the word tells nothing beside the name of the state on whose ground the war is, and
    ``place`` where it tells nothing beside any name that mostly is a place.
    """

    reads: Reading
    weak: str

    def tells(self, name: Name) -> bool:
        """Whether the cue counts beside this name."""
        return not ((self.weak and name.at_war and not name.leads) or (self.weak == "place" and name.place))


@dataclass(frozen=True, slots=True)
class Cues:
    """The words beside a name that tell its reading, by where they stand; and names that end with an s of their own."""

    before: Mapping[str, Cue]
    after: Mapping[str, Cue]
    hyphen: Mapping[str, Cue]
    building: Mapping[str, Cue]
    motion: Mapping[str, Cue]
    plural: frozenset[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be read.

    Parameters
    ----------
    span : Span
        Where it stands.
    at_war : bool
        Whether the war is on the state's ground, so that the name mostly is a place.
    place : bool
        Whether without a cue it is the ground, as capitals are.
    beside : str, optional
        The reading of the name that this one is joined to by "and", if any.
    subject : bool
        Whether a parse makes it the subject of a verb.
    listed : str, optional
        The reading of the name before it in a list with commas, for where nothing else tells.
    holds : bool
        Whether the name of a place in it follows: Turkey's Hatay.
    leads : bool
        Whether it is the first word of a headline, where most that follows is a verb.
    """

    span: Span
    at_war: bool
    place: bool
    beside: Reading | None = None
    subject: bool = False
    listed: Reading | None = None
    holds: bool = False
    leads: bool = False


@cache
def _cues(folder: Path | None) -> Cues:
    lexicon = load_lexicon(folder)
    places = ("before", "after", "hyphen", "building", "motion")
    tables: dict[str, dict[str, Cue]] = {where: {} for where in places}
    for row in lexicon.table("metonymy"):
        tables[row["where"]][row["cue"]] = Cue(cast(Reading, row["reads"]), row["weak"])
    names = (name.lstrip("!") for a in lexicon.actors.values() for name in (a.name, *a.names))
    return Cues(**tables, plural=frozenset(name for name in names if name.endswith("s")))


def cues_of(lexicon: Lexicon) -> Cues:
    """The table of cues, made once for each folder of codebooks."""
    return _cues(lexicon.folder)


def reading_of(words: Words, name: Name, cues: Cues, nouns: Mapping[str, str]) -> Reading:
    """Decide between the actor and the ground.

    Parameters
    ----------
    words : Words
        The article.
    name : Name
        The name, and what is known of it.
    cues : Cues
        What tells.
    nouns : mapping
        The reading of nouns after a state's adjective, for "Turkey's border" and "the Iraq war".

    Returns
    -------
    str
        ``actor`` or ``ground``.
    """
    following = words.after(name.span.end)
    hyphen = _hyphenated(words, following, cues)
    if hyphen:
        return hyphen
    if _is_possessive(words, name.span, following, cues):
        return _possessed(words, following, nouns, name)
    if _names_other(words, following, cues, nouns):
        return "ground"
    before = _before(words, name, cues)
    if before == "ground" or _moves(words, name.span, cues):
        return "ground"
    if name.beside:
        return name.beside
    if _is_to_act(words, words.first_in(name.span), following):
        return "actor"
    if before == "actor" or (name.subject and not name.at_war):
        return "actor"
    if not _after_preposition(words, name.span) and _acts(words, following, cues, name):
        return "actor"
    return name.listed or ("ground" if name.place else "actor")


def _hyphenated(words: Words, following: int, cues: Cues) -> Reading | None:
    if following >= len(words) or words.gap(following) != "-":
        return None
    cue = cues.hyphen.get(words[following].lower)
    return cue.reads if cue else None


def _names_other(words: Words, following: int, cues: Cues, nouns: Mapping[str, str]) -> bool:
    """Whether the name only tells which war, border or people is meant: "the Iraq war"."""
    if following >= len(words) or words.gap(following) != " ":
        return False
    word = words[following].text
    cue = cues.after.get(words.phrase(following, 2) or "") or cues.after.get(word)
    return (cue is not None and cue.reads == "ground") or nouns.get(word) in ("ground", "people", "other")


def _is_possessive(words: Words, span: Span, following: int, cues: Cues) -> bool:
    """Whether an 's follows, or an s whose apostrophe an archive has lost: Syrias."""
    if following >= len(words):
        return False
    surface = span.of(words.text)
    stripped = len(surface) > 4 and surface.endswith("s") and surface not in cues.plural
    return stripped or words.text.startswith(("'s ", "’s "), span.end) or surface.endswith(("'s", "’s"))


def _possessed(words: Words, following: int, nouns: Mapping[str, str], name: Name) -> Reading:
    if name.holds:
        return "ground"
    for place in range(following, min(following + 3, len(words))):
        reading = nouns.get(words[place].lower)
        if reading:
            return "actor" if reading == "act" or (reading == "other" and not name.place) else "ground"
        if words[place].is_name or words.gap(place).strip("'’s -"):
            break
    return "ground" if name.at_war or (name.place and words[following].is_name) else "actor"


def _before(words: Words, name: Name, cues: Cues) -> Reading | None:
    """Read the longest cue right before the name."""
    last = words.first_in(name.span) - 1
    while last >= 0 and words[last].lower in _BETWEEN and words.gap(last + 1) == " ":
        last -= 1
    if last < 0 or words.gap(last + 1) != " ":
        return None
    if words[last].lower == "from" and words.gap(last).strip() in _DASHES:
        return "actor"  # ministers of the region – from Oman and Kuwait: it says who they are
    for size in range(min(LONGEST_CUE, last + 1), 0, -1):
        cue = cues.before.get(words.phrase(last - size + 1, size) or "")
        if cue:
            return cue.reads if cue.tells(name) else None
    return None


def _moves(words: Words, span: Span, cues: Cues) -> bool:
    """Whether people or things go "from" the name or "to" it: slipped across the hills from Lebanon."""
    way = words.first_in(span) - 1
    if way < 1 or words[way].lower not in _WAYS or words.gap(way + 1) != " ":
        return False
    if (words.phrase(way - 1, 2) or "") in cues.before:
        return False
    for place in range(way - 1, max(way - _MOTION, -1), -1):
        if words.gap(place + 1) not in (" ", "-"):
            return False
        if words[place].lower in cues.motion:
            return True
    return False


def _after_preposition(words: Words, span: Span) -> bool:
    first = words.first_in(span)
    return first > 0 and words[first - 1].lower in _NO_SUBJECT and words.gap(first) == " "


def _is_to_act(words: Words, first: int, following: int) -> bool:
    """Whether the name is the subject of an infinitive: "for Turkey to agree"."""
    if first < 1 or following >= len(words):
        return False
    if words[first - 1].lower != "for" or words[following].lower != "to" or not words.joined(first - 1, following):
        return False
    return words.phrase(following, 2) != "to be"


def _after_and(words: Words, following: int) -> int:
    """Skip a second subject: "Washington and Moscow agreed"."""
    place = following
    if place + 1 < len(words) and words[place].lower == "and" and words.joined(place - 1, place + 1):
        place += 1
        while place < min(following + 4, len(words)) and (words[place].is_name or words[place].lower == "the"):
            place += 1
    return place


def _acts(words: Words, following: int, cues: Cues, name: Name) -> bool:
    """Whether the name is the subject of a verb of acting, perhaps after "has not yet"."""
    for place in range(_after_and(words, following), min(following + 7, len(words))):
        if words.gap(place) != " ":
            return False
        word = words[place].lower
        cue = cues.after.get(word)
        if cue and cue.reads == "actor":
            if cue.tells(name):
                return True
        elif not word.endswith("ly"):
            return False
    return False
