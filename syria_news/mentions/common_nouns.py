"""Common nouns for actors: where they stand for one, which group they mean, and where a name makes them needless."""

from __future__ import annotations

from dataclasses import dataclass, replace

from syria_news.language import Document
from syria_news.lexicon.candidates import Candidate, Words
from syria_news.mentions.groups_meant import NAMES, GroupsMeant
from syria_news.mentions.name_books import Naming
from syria_news.mentions.states import States
from syria_news.spans import Span

__all__ = ["CommonNouns"]

_GROUPS = ("rebel", "political")
_SHORTEST = 4  # letters of a state's name that may end with the s of a possessive
_COMMON = ("generic", "short")
_OWNED = ("name", "person", "organisation")
_TELLING = (
    "accuse", "accused", "blamed", "reported", "shared", "posted", "published", "filmed", "documented", "spoke",
    "circulated", "urged", "warned", "described", "appealed",
)  # fmt: skip
_COPULAS = ("is", "are", "was", "were", "be", "as")
_BODIES = ("group", "network", "collective", "organisation", "organization")
_PEOPLES = ("Kurds",)  # names of groups that are also the names of peoples
_SIDE = "rebel"  # the one common noun that stands as an adjective in descriptions of places
_WITHIN = 8  # words from a noun to the name that it explains, or to the verb of speech


@dataclass(frozen=True, slots=True)
class CommonNouns:
    """The common nouns of one article.

    Parameters
    ----------
    document : Document
        The article.
    words : Words
        Its words.
    states, naming
        The tables.
    """

    document: Document
    words: Words
    states: States
    naming: Naming

    def settle(self, found: list[Candidate]) -> list[Candidate]:
        """Extend names by their nouns, leave out nouns that mention nobody, let others mean a group named before."""
        named = [self._with_members(candidate) for candidate in self._with_home(found)]
        ends = {self.words.before(c.span.end) for c in named if self._is_described(c)}
        named = [c for c in named if c.rule not in _COMMON or not self._describes(c, ends)]
        groups = (c for c in named if c.rule in NAMES and c.who.type in _GROUPS)
        starts = {self.words.first_in(c.span) for c in groups if c.who.actor_id not in self.states.persons}
        starts |= {self.words.first_in(c.span) for c in named if c.rule == "person"}
        mentioned = [candidate for candidate in named if self._mentions(candidate, starts)]
        return GroupsMeant(self.document, self.words, self.states, self.naming).settle(mentioned)

    def _with_home(self, found: list[Candidate]) -> list[Candidate]:
        """Let a name take in the state whose it is: Lebanon's Shiite Hezbollah, Iran's Press TV."""
        words = self.words
        homes = {words.before(c.span.end): c for c in found if c.rule == "name" and c.who.type == "state"}
        joined = []
        for name in found:
            before = words.first_in(name.span) - 1
            modified = before > 0 and self.naming.titles.get(words[before].lower) == "modifier"
            if modified and words.gap(before) == words.gap(before + 1) == " ":
                before -= 1
            home = homes.get(before) if name.rule in _OWNED and name.who.type != "state" else None
            owns = home is not None and words.gap(before + 1) == " " and self._is_possessive(home.span)
            joined.append(replace(name, span=name.span.joined(home.span)) if home and owns else name)
        return joined

    def _is_possessive(self, state: Span) -> bool:
        """Whether a state's name has an s of its own: Iran's, or Irans where apostrophes were lost."""
        surface = state.of(self.words.text)
        stripped = len(surface) > _SHORTEST and surface.endswith("s") and surface not in self.states.cues.plural
        return stripped or self.words.text.startswith(("'s", "’s"), state.end)

    def _with_members(self, name: Candidate) -> Candidate:
        """Let the name of a group take in the noun for its people: "Nusra Front fighters"."""
        if name.rule not in NAMES or name.who.type not in _GROUPS:
            return name
        words, members = self.words, self.states.members
        place = words.after(name.span.end)
        last = place - 1
        while last + 1 < len(words) and words.gap(last + 1) == " ":
            size = next((n for n in (3, 2, 1) if (words.phrase(last + 1, n) or "") in members), 0)
            if not size:
                break
            last += size
        return replace(name, span=name.span.joined(words.span(place, last))) if last >= place else name

    def _is_described(self, name: Candidate) -> bool:
        """Whether a name is one that common nouns for actors may describe."""
        return (name.rule in NAMES and name.who.type in _GROUPS) or name.rule == "person"

    def _describes(self, noun: Candidate, ends: set[int]) -> bool:
        """Whether a noun only describes the name before it: "the X (XYZ) militants", "X, a terrorist group"."""
        words, first = self.words, self.words.first_in(noun.span)
        if first > 1 and words[first - 1].text in ("a", "an") and words.gap(first) == " ":
            return first - 2 in ends and words.gap(first - 1) in (" ", ", ")
        return first - 1 in ends and words.gap(first) in (") ", "] ")

    def _mentions(self, candidate: Candidate, named: set[int]) -> bool:
        if candidate.rule == "generic":
            return self._stands_for_actor(candidate) and not self._leads_to(candidate, named)
        if candidate.rule == "short":
            before = self._before(candidate)
            owned = self.naming.is_cue("no body", before) or (before == "the" and self._is_anaphor(candidate))
            return not owned and (candidate.who.type != "political" or not self._goes_on(candidate))
        if candidate.rule == "name":
            alone = self._stands_alone(candidate) and not self._are_people(candidate)
            return alone and not self._leads_to(candidate, named)
        return True

    def _are_people(self, name: Candidate) -> bool:
        """Whether the name of a people that may stand for its forces means people: "thousands of Kurds"."""
        if name.span.of(self.document.text) not in _PEOPLES:
            return False
        first, last = self.words.first_in(name.span), self.words.before(name.span.end)
        listed = (
            first > 0 and self.words.gap(first) == ", " and self.naming.is_cue("common", self.words[first - 1].stem)
        )
        listed = listed or (
            last + 1 < len(self.words)
            and self.words.gap(last + 1) == ", "
            and self.naming.is_cue("common", self.words[last + 1].stem)
        )
        return listed or self.naming.is_cue("people", self._before(name))

    def _is_anaphor(self, noun: Candidate) -> bool:
        """Whether a noun with "the" only takes up a group named before, as "the group" does."""
        surface = noun.span.of(self.document.text).lower()
        return self.naming.is_cue("anaphor", " ".join(surface.split()[-2:]))

    def _stands_for_actor(self, noun: Candidate) -> bool:
        """Whether a common noun of the codebook stands for an actor where it is."""
        words, surface = self.words, noun.span.of(self.document.text).lower()
        first, following = words.first_in(noun.span), words.after(noun.span.end)
        before = (words.phrase(first - 2, 2) or "") if first > 1 else ""
        if noun.who.type == "civilian":
            if self._next(following) in _BODIES:
                return False
            return before == "according to" or self._speak(following, noun)
        if noun.who.type == "ngo" and self._before(noun) == "a" and self._next(following) in _BODIES:
            return False
        if self._before(noun) == "the" and surface not in self.states.nouns and self.states.noun(surface):
            return False  # one body of a state that lost its apostrophe: the governments forces
        wider = (words.phrase(first - 3, 2) or "") if first > 2 and words.joined(first - 3, first) else ""
        if first and words[first - 1].lower in _COPULAS and words.gap(first).strip():
            return False  # they are "terrorists"
        told = any(self.naming.is_cue("predicate", phrase) for phrase in (before, wider, self._before(noun)))
        if told and not (surface == _SIDE and self._next(following).islower()):
            return False
        if self._before(noun) == "the" and self._is_anaphor(noun):
            return False
        adjective = surface.endswith(("t", "i"))
        idea = self._next(following) if adjective else ""
        return not (idea and self.naming.is_cue("idea", idea))

    def _speak(self, following: int, noun: Candidate) -> bool:
        """Whether a verb of speech follows a noun within the sentence."""
        end = self.document.sentence_at(noun.span.start).span.end
        for place in range(following, min(following + _WITHIN, len(self.words))):
            word = self.words[place]
            if word.end > end:
                return False
            if word.lower != "to" and (self.naming.is_cue("said", word.lower) or word.lower in _TELLING):
                return True
        return False

    def _stands_alone(self, name: Candidate) -> bool:
        """Whether a name of one common word, such as Congress, is not part of a longer one."""
        first = self.words.first_in(name.span)
        surface = name.span.of(self.document.text)
        if not first or not self.naming.is_cue("part", surface):
            return True
        before = self.words[first - 1]
        return not before.is_name or self.words.gap(first) != " " or self.naming.is_cue("stop", before.text)

    def _goes_on(self, noun: Candidate) -> bool:
        """Whether a name, or "to", follows: "the opposition Syrian National Coalition", "opposition to it"."""
        following = self.words.after(noun.span.end)
        word = self._next(following)
        if word == "to":
            return self.naming.is_cue("object", self._next(following + 1)) or self.words[following + 1].is_name
        return bool(word) and self.words[following].is_name

    def _before(self, noun: Candidate) -> str:
        first = self.words.first_in(noun.span)
        return self.words[first - 1].lower if first and self.words.gap(first) in (" ", "-") else ""

    def _next(self, place: int) -> str:
        return self.words[place].lower if place < len(self.words) and self.words.gap(place) == " " else ""

    def _leads_to(self, noun: Candidate, named: set[int]) -> bool:
        """Whether a noun, or the parent's name, explains the group named after it: "militants of the so-called X"."""
        words = self.words
        last = words.before(noun.span.end)
        if noun.rule == "name" and not self.naming.is_cue("kin", words[last].lower):
            return False
        if last + 1 < len(words) and words.gap(last + 1) == ", " and words[last].lower.endswith("s"):
            return False  # one of a list: jihadists, Kurdish fighters and rebels
        for place in range(last + 1, min(last + _WITHIN, len(words))):
            if words.gap(place).strip("“\"' -,•\ufffd"):
                return False
            if place in named:
                return place > last + 1 or words[last].lower in self.states.members
            if not self.naming.is_cue("link", words[place].lower):
                return False
        return False
