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

__all__ = ["Cues", "Name", "Reading", "cues_of", "default_reading", "told_reading"]

Reading = Literal["actor", "ground"]
LONGEST_CUE = 3  # words
_MOTION = 8  # words back to the verb of moving or giving that "from" or "to" may belong to
_WAYS = ("from", "to")
_WAGED = ("war", "wars")  # Ankara's war with somebody
_ENDING = frozenset(("of", "in", "on", "for", "to", "with", "from", "at", "by", "against"))  # a possessed noun's phrase
_EXAMPLES = ("such as", "like")  # before them stands what the names are examples of: from countries such as X
_NO_SUBJECT = ("to", "from", "of", "on", "about")  # a name right after one is no subject of the verb behind it
_DASHES = frozenset(("–", "—", "-", "--", "("))
_BETWEEN = frozenset(("the", "neighbouring", "neighboring", "both", "war-torn", "president"))


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word beside a name tells; nothing beside names of one sort, if it is weak there.

    ``weak`` is ``war`` where the word tells nothing beside the name of the state on whose ground the war is,
    ``place`` where it tells nothing beside any name that mostly is a place, and ``country`` where it does so only
    beside a capital's.
    """

    reads: Reading
    weak: str

    def tells(self, name: Name) -> bool:
        """Whether the cue counts beside this name."""
        if self.weak == "country":
            return name.capital
        return not ((self.weak and name.at_war and not name.leads) or (self.weak == "place" and name.place))


@dataclass(frozen=True, slots=True)
class Cues:
    """The words beside a name that tell its reading, by where they stand; and names that end with an s of their own."""

    before: Mapping[str, Cue]
    after: Mapping[str, Cue]
    hyphen: Mapping[str, Cue]
    building: Mapping[str, Cue]
    motion: Mapping[str, Cue]
    giving: Mapping[str, Cue]
    parting: Mapping[str, Cue]
    judging: Mapping[str, Cue]
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
    capital : bool
        Whether it is the name of a state's capital.
    beside : str, optional
        The reading of the name that this one is joined to by "and", if any.
    subject : bool
        Whether a parse makes it the subject of a verb.
    listed : str, optional
        The reading of the name before it in a list with commas.
    firm : bool
        Whether that reading was told, and it is a list: not what follows a setting, as in "In Syria, Turkey and Iran".
    holds : bool
        Whether the name of a place in it follows: Turkey's Hatay.
    leads : bool
        Whether it is the first word of a headline, where most that follows is a verb.
    """

    span: Span
    at_war: bool
    place: bool
    capital: bool = False
    beside: Reading | None = None
    subject: bool = False
    listed: Reading | None = None
    firm: bool = False
    holds: bool = False
    leads: bool = False


@cache
def _cues(folder: Path | None) -> Cues:
    lexicon = load_lexicon(folder)
    places = ("before", "after", "hyphen", "building", "motion", "giving", "parting", "judging")
    tables: dict[str, dict[str, Cue]] = {where: {} for where in places}
    for row in lexicon.table("metonymy"):
        tables[row["where"]][row["cue"]] = Cue(cast(Reading, row["reads"]), row["weak"])
    names = (name.lstrip("!") for a in lexicon.actors.values() for name in (a.name, *a.names))
    return Cues(**tables, plural=frozenset(name for name in names if name.endswith("s")))


def cues_of(lexicon: Lexicon) -> Cues:
    """The table of cues, made once for each folder of codebooks."""
    return _cues(lexicon.folder)


def told_reading(words: Words, name: Name, cues: Cues, nouns: Mapping[str, str]) -> Reading | None:
    """Read whether a name is the actor or the ground from the words around it.

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
    str or None
        ``actor`` or ``ground``; None if nothing tells.
    """
    following = words.after(name.span.end)
    hyphen = _hyphenated(words, following, cues, nouns)
    if hyphen:
        return hyphen
    if _is_possessive(words, name.span, following, cues):
        return _possessed(words, following, nouns, name)
    if _names_other(words, following, cues, nouns) or words.phrase(following, 1) == "where":
        return "ground"
    before = _before(words, name, cues)
    way = _moves(words, name.span, cues)
    if way == "actor" or (not name.at_war and _is_judged(words, name.span, following, cues)):
        return "actor"
    if before == "ground" or way:
        return "ground"
    if name.beside:
        return name.beside
    if _is_to_act(words, words.first_in(name.span), following):
        return "actor"
    if name.listed == "ground" and name.firm:
        return "ground"
    if before == "actor" or (name.subject and not name.at_war):
        return "actor"
    if not _after_preposition(words, name.span) and _acts(words, following, cues, name):
        return "actor"
    return None


def default_reading(name: Name) -> Reading:
    """Give the reading of a name of which nothing tells: that of the list that it stands in, else its usual one."""
    return name.listed or ("ground" if name.place else "actor")


def _hyphenated(words: Words, following: int, cues: Cues, nouns: Mapping[str, str]) -> Reading | None:
    if following >= len(words) or words.gap(following) not in ("-", "–"):
        return None
    if words[following].is_name and following + 1 < len(words) and words.gap(following + 1) == " ":
        shared = nouns.get(words[following + 1].lower)  # X-Y relations, the X-Y border
        return {"act": "actor", "ground": "ground"}.get(shared or "")  # type: ignore[return-value]
    cue = cues.hyphen.get(words[following].lower)
    return cue.reads if cue else None


def _names_other(words: Words, following: int, cues: Cues, nouns: Mapping[str, str]) -> bool:
    """Whether the name only tells which war, border or people is meant: "the Iraq war"."""
    if following >= len(words) or words.gap(following) != " ":
        return False
    word = words[following].text
    phrases = (words.phrase(following, 3) or "", words.phrase(following, 2) or "", word)
    cue = next((cues.after[phrase] for phrase in phrases if phrase in cues.after), None)
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
    for place in range(following, min(following + 4, len(words))):
        compound = words.gap(place) == "-" or (place + 1 < len(words) and words.gap(place + 1) == "-")
        reading = None if compound else nouns.get(words[place].lower)
        if reading:
            waged = reading == "other" and not name.at_war and words[place].lower in _WAGED
            return "actor" if reading == "act" or waged or (reading == "other" and not name.place) else "ground"
        if words[place].is_name or words[place].lower in _ENDING or words.gap(place).strip("'’s -"):
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
        if cue and (cue.weak != "country" or name.capital):
            return cue.reads if cue.tells(name) else None
    return _of_example(words, last, cues)


def _of_example(words: Words, last: int, cues: Cues) -> Reading | None:
    """Read what the name is an example of: "women from countries such as X"."""
    size = next((size for size in (2, 1) if last >= size and words.phrase(last - size + 1, size) in _EXAMPLES), 0)
    way = last - size - 1
    if not size or way < 0 or not words.joined(way, last):
        return None
    cue = cues.before.get(words[way].lower)
    return "ground" if cue and cue.reads == "ground" else None


def _is_judged(words: Words, span: Span, following: int, cues: Cues) -> bool:
    """Whether somebody takes the name for something: "regard X as an enemy"."""
    first = words.first_in(span)
    if first < 1 or following >= len(words) or words[following].lower != "as" or words.gap(following) != " ":
        return False
    return words[first - 1].lower in cues.judging and words.gap(first) == " "


def _moves(words: Words, span: Span, cues: Cues) -> Reading | None:
    """Whether people or things go "from" the name or "to" it, or are given to it: slipped across from X, sold to X."""
    way = words.first_in(span) - 1
    while way > 0 and words[way].lower in _BETWEEN and words.gap(way + 1) == " ":
        way -= 1
    if way < 1 or words[way].lower not in _WAYS or words.gap(way + 1) != " ":
        return None
    if (words.phrase(way - 1, 2) or "") in cues.before:
        return None
    for place in range(way - 1, max(way - _MOTION, -1), -1):
        if words.gap(place + 1) not in (" ", "-"):
            return None
        word = words[place].lower
        if word in cues.motion:
            return "ground"
        if word in (cues.giving if words[way].lower == "to" else cues.parting):
            return "actor"
    return None


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
    if (together := cues.after.get(words.phrase(following, 3) or "")) and together.reads == "actor":
        return True  # X and its allies
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
