"""What the codebooks know of states: their demonyms, their bodies, and the nouns that name these."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from syria_news.lexicon import AT_WAR, Actor, Lexicon, fold, load_lexicon
from syria_news.lexicon.candidates import Who, who_is
from syria_news.lexicon.codebook_files import Row
from syria_news.mentions.metonymy import Cues, cues_of
from syria_news.spans import Span

__all__ = ["Noun", "Owner", "States", "slug", "states_of"]


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

    def noun(self, phrase: str | None) -> Noun | None:
        """The noun that a phrase is, also with the s of a possessive whose apostrophe was lost: armys."""
        return self.nouns.get(phrase or "") or self.nouns.get((phrase or "").removesuffix("s"))

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
        rows = self.lexicon.table("demonym_nouns")
        return {row["noun"]: row["reading"] for row in rows if row["reading"] != "name"}

    @cached_property
    def no_nouns(self) -> frozenset[str]:
        """Words before which a demonym is no adjective: "the US of"."""
        return frozenset(row["noun"] for row in self.lexicon.table("demonym_nouns") if row["reading"] == "name")

    @cached_property
    def names_too(self) -> frozenset[str]:
        """Demonyms that are also the name of their state, such as US."""
        actors = self.lexicon.actors
        return frozenset(text for text, who in self.demonyms.items() if text in actors[who.actor_id].names)

    @cached_property
    def short_forms(self) -> tuple[AhoCorasick, list[Row]]:
        """What finds the short forms, and the row of each."""
        rows = list(self.lexicon.table("short_forms"))
        return AhoCorasick([row["form"] for row in rows]), rows

    @cached_property
    def elsewhere(self) -> dict[str, dict[tuple[str, str], str]]:
        """Whom an actor's common nouns mean on the ground of another country, by that country and their last word."""
        found: dict[str, dict[tuple[str, str], str]] = {}
        for row in self.lexicon.table("actors_elsewhere"):
            for word in row["words"].split("|"):
                found.setdefault(row["actor_id"], {})[row["country"], word] = row["elsewhere"]
        return found

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
        foreign = role == "government" and country not in AT_WAR  # the British government is Britain
        if foreign or role == "officials" or role not in self._roles or not adjectives:
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
