"""Actors that are made of a state and a noun: "Jordanian troops", "Iraq's foreign ministry", "Russian strikes"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from syria_news.lexicon import Actor, Lexicon, fold, load_lexicon
from syria_news.lexicon.candidates import Candidate, Who, Words, who_is
from syria_news.lexicon.codebook_files import Row
from syria_news.mentions.metonymy import Cues, cues_of
from syria_news.spans import Span

__all__ = ["Owner", "States", "find_compounds", "states_of"]

GROUND_STATES = frozenset({"SYR", "IRQ"})  # their demonyms mostly name the ground of the war
_FORCES = ("armed-forces", "air-force", "aircraft", "navy", "government", "parliament")
_LOYAL = ("loyal to", "of", "allied with", "backing", "supporting")
_LOYAL_ENDS = frozenset(link.split()[-1] for link in _LOYAL)


@dataclass(frozen=True, slots=True)
class Owner:
    """A demonym, a state or a leader, whose forces and ministries the words after it may name."""

    span: Span
    who: Who
    is_demonym: bool = False
    is_leader: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of the table of nouns that make an actor."""

    role: str
    bare: str


@dataclass(frozen=True)
class States:
    """What the codebooks know of states, their demonyms and their bodies."""

    lexicon: Lexicon

    @cached_property
    def demonyms(self) -> dict[str, Who]:
        """The state, or group of states, that each adjective stands for."""
        actors = self.lexicon.actors
        return {row["demonym"]: who_is(actors[row["actor_id"]]) for row in self.lexicon.table("demonyms")}

    @cached_property
    def demonym_starts(self) -> frozenset[str]:
        """The first words of demonyms, in lower case."""
        return frozenset(demonym.split()[0].lower() for demonym in self.demonyms)

    @cached_property
    def nouns(self) -> dict[str, Noun]:
        """Nouns that name a body of a state, or its people in office."""
        rows = self.lexicon.table("actor_nouns")
        return {row["noun"].lower(): Noun(row["role"], row["bare"]) for row in rows if row["role"] != "members"}

    @cached_property
    def bare_starts(self) -> frozenset[str]:
        """The first words of the nouns that can stand alone, with an s and without."""
        starts = {phrase.split()[0].removesuffix("s") for phrase, noun in self.nouns.items() if noun.bare}
        return frozenset(starts | {f"{start}s" for start in starts})

    @cached_property
    def noun_starts(self) -> frozenset[str]:
        """The first words of all nouns, hyphens separating."""
        return frozenset(phrase.replace("-", " ").split()[0] for phrase in self.nouns)

    @cached_property
    def members(self) -> frozenset[str]:
        """Nouns that after the name of a group belong to it."""
        return frozenset(row["noun"].lower() for row in self.lexicon.table("actor_nouns") if row["role"] == "members")

    @cached_property
    def readings(self) -> dict[str, str]:
        """What a demonym means before each noun."""
        return {row["noun"]: row["reading"] for row in self.lexicon.table("demonym_nouns")}

    @cached_property
    def short_forms(self) -> tuple[AhoCorasick, list[Row]]:
        """What finds the short forms, and the row of each."""
        rows = list(self.lexicon.table("short_forms"))
        return AhoCorasick([row["form"] for row in rows]), rows

    @cached_property
    def cues(self) -> Cues:
        """What tells the actor from the ground."""
        return cues_of(self.lexicon)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Actors that are one person."""
        return frozenset(row["actor_id"] for row in self.lexicon.table("actors") if row["person"])

    @cached_property
    def of_country(self) -> dict[str, Who]:
        """The state of each country, Syria's being its government, as in the coding guide."""
        found = {a.country: who_is(a) for a in self.lexicon.actors.values() if a.type == "state" and a.country}
        government = self.lexicon.actors.get("syrian-government")
        return found | ({"SYR": who_is(government)} if government else {})

    @cached_property
    def _by_name(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for actor in self.lexicon.actors.values():
            for name in (actor.name, *actor.names):
                names.setdefault(fold(name), actor.actor_id)
        return names

    @cached_property
    def _roles(self) -> dict[str, dict[str, str]]:
        return {row["role"]: dict(row) for row in self.lexicon.table("actor_roles")}

    @cached_property
    def _bodies(self) -> dict[tuple[str, str], Who]:
        return {}

    @cached_property
    def _common(self) -> dict[str, frozenset[str]]:
        """The names of each actor that are common nouns, which the codebook writes in small letters."""
        actors = self.lexicon.actors.values()
        return {a.actor_id: frozenset(name for name in (a.name, *a.names) if name.islower()) for a in actors}

    def is_common(self, actor: Actor, surface: str) -> bool:
        """Whether a name of an actor is a common noun."""
        names, noun = self._common[actor.actor_id], surface.lower()
        return noun in names or noun.removesuffix("s") in names

    def state(self, who: Who) -> Who:
        """The actor that acts when a country acts."""
        return self.of_country.get(who.country or "", who) if who.type == "state" and who.country else who

    def body(self, country: str, role: str) -> Who:
        """A body of a state: the codebook's, else one made by rule."""
        key = (country, role)
        if key not in self._bodies:
            self._bodies[key] = self._make_body(country, role)
        return self._bodies[key]

    def _make_body(self, country: str, role: str) -> Who:
        adjectives = [text for text, who in self.demonyms.items() if who.country == country and who.type == "state"]
        if role == "officials" or role not in self._roles or not adjectives:
            return self.of_country[country]
        row = self._roles[role]
        for adjective in adjectives:
            known = self._by_name.get(fold(f"{adjective} {row['probe']}"))
            if known:
                return who_is(self.lexicon.actors[known])
        if not row["name"]:
            return self.of_country[country]
        name = row["name"].format(adjective=adjectives[0])
        return Who(f"{slug(adjectives[0])}-{row['slug']}", name, row["type"], country)


def slug(name: str) -> str:
    """Turn a name into an identifier.

    Examples
    --------
    >>> slug("Péter Szijjártó"), slug("U.S. Navy")
    ('peter-szijjarto', 'us-navy')
    """
    plain = (
        unicodedata.normalize("NFKD", re.sub(r"['’.]", "", name.replace("ı", "i"))).encode("ascii", "ignore").decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@cache
def _states(folder: Path | None) -> States:
    return States(load_lexicon(folder))


def states_of(lexicon: Lexicon) -> States:
    """The tables of states, made once for each folder of codebooks."""
    return _states(lexicon.folder)


def find_demonyms(words: Words, states: States) -> Iterator[Owner]:
    """Find demonyms, the longest at each place."""
    ready = 0
    for place in words.of_stems(states.demonym_starts):
        for count in (2, 1) if place >= ready else ():
            last = min(place + count, len(words)) - 1
            text = words.text[words[place].start : words[last].end]
            who = states.demonyms.get(text) or states.demonyms.get(words[last].stem if last == place else "")
            if who is None and last == place and text == text.upper() and len(text) > 4:
                who = states.demonyms.get(text.title())
            if who:
                yield Owner(Span(words[place].start, words[last].end), who, is_demonym=True)
                ready = last + 1
                break


def find_compounds(words: Words, owners: Iterable[Owner], states: States) -> Iterator[Candidate]:
    """Find what each owner makes with the words after it, or a demonym alone with the noun that it stands before."""
    for owner in owners:
        start = words.after(owner.span.end)
        found = _nouns_from(words, start, states, owner.is_leader or not owner.is_demonym)
        if found:
            last, role = found
            who = _owned(owner, role, states)
            if who:
                yield Candidate(Span(owner.span.start, words.span(last, last).end), who, "compound")
                continue
        if owner.is_demonym and _acts(words, owner, start, states):
            yield Candidate(owner.span, states.state(owner.who), "demonym")
        yield from _loyal_forces(words, owner, states)


def _owned(owner: Owner, role: str, states: States) -> Who | None:
    who = owner.who
    if not who.country or who.type not in ("state", "government") or (owner.is_demonym and who.type != "state"):
        return who if not owner.is_leader else None
    if role == "officials":
        return None if owner.is_leader else states.state(who)
    if role == "administration":
        return states.of_country.get(who.country)
    return states.body(who.country, role) if who.country in states.of_country else None


def _nouns_from(words: Words, start: int, states: States, possessive: bool) -> tuple[int, str] | None:
    """Read modifiers and nouns from a place on: the last noun's place and what it names."""
    place, last, role = start, -1, ""
    marks = (" ", "-", "'s ", "’s ", "' ", "’ ") if possessive else (" ", "-")
    while place < len(words) and place < start + 8:
        if place and words.gap(place) not in (marks if place == start else (" ", "-")):
            break
        word = words[place]
        sizes = (4, 3, 2, 1) if {word.lower, word.stem.lower()} & states.noun_starts else ()
        count = next((c for c in sizes if (p := words.phrase(place, c)) and p in states.nouns), 0)
        if not count:
            break
        noun = states.nouns[words.phrase(place, count) or ""]
        place += count
        if noun.role == "modifier":
            continue
        if noun.role != "officials" or not role:
            role = noun.role
        last = place - 1
    return (last, role) if last >= 0 else None


def _acts(words: Words, owner: Owner, place: int, states: States) -> bool:
    """Whether a demonym without a body of the state stands for the state."""
    if owner.span.of(words.text).islower():
        return False
    plural = owner.span.of(words.text).removesuffix("s") in states.demonyms and owner.span.of(words.text)[-1] == "s"
    ground_state = owner.who.type == "state" and owner.who.country in GROUND_STATES
    before = words.before(owner.span.start)
    if (
        before >= 0
        and words[before].lower in ("was", "were", "is", "are", "be", "either")
        and words.gap(before + 1) == " "
    ):
        return place >= len(words) or not states.readings.get(words[place].lower)
    if place < len(words) and words.gap(place) == "-" and words[place].text in states.demonyms:
        place += 1  # `Turkish-Iranian talks` are of both
    if place < len(words) and words.gap(place) == "-":
        cue = states.cues.hyphen.get(words[place].lower)
        return cue is not None and cue.reads == "actor"
    if place >= len(words) or words.gap(place).strip(" "):
        return not ground_state
    noun = words[place]
    if plural and noun.lower not in states.readings:
        return not ground_state
    reading = next(
        (r for p in range(place, min(place + 3, len(words))) if (r := _reading(words, place, p, states))), ""
    )
    if reading:
        return reading == "act"
    if noun.is_name and not ground_state:
        return False
    return not ground_state


def _reading(words: Words, start: int, place: int, states: States) -> str:
    if place > start and words.gap(place) not in (" ", "-"):
        return ""
    return states.readings.get(words.phrase(place, 2) or "", "") or states.readings.get(words[place].lower, "")


def _loyal_forces(words: Words, owner: Owner, states: States) -> Iterator[Candidate]:
    """Find "forces loyal to President Bashar al-Assad", "air forces of Syria"."""
    if owner.is_demonym or not owner.who.country:
        return
    place = words.before(owner.span.start)
    skipped = 0
    while place >= 1 and skipped < 4 and (words[place].is_name or words[place].lower in ("the", "president")):
        place, skipped = place - 1, skipped + 1
    for link in _LOYAL if place >= 0 and words[place].stem.lower() in _LOYAL_ENDS else ():
        size = len(link.split())
        first = place - size + 1
        if first < 1 or words.phrase(first, size) != link:
            continue
        count = next((c for c in (3, 2, 1) if first - c >= 0 and _is_force(words.phrase(first - c, c), states)), 0)
        if count and owner.who.type in ("state", "government"):
            role = states.nouns[words.phrase(first - count, count) or ""].role
            if link == "of" and skipped:
                return
            who = states.body(owner.who.country, role)
            yield Candidate(Span(words[first - count].start, owner.span.end), who, "compound")
        return


def _is_force(phrase: str | None, states: States) -> bool:
    noun = states.nouns.get(phrase or "")
    return noun is not None and noun.role in (
        "armed-forces",
        "air-force",
        "aircraft",
        "navy",
        "government",
        "parliament",
    )
