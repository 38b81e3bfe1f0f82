"""What an article's short forms refer to: surnames, acronyms in brackets, "the Observatory", "the army"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from syria_news.lexicon import AT_WAR
from syria_news.lexicon.candidates import Candidate, Who, Words, who_is
from syria_news.mentions.name_books import Naming
from syria_news.mentions.states import Noun, States
from syria_news.spans import Span

__all__ = ["BareNouns", "acronyms", "short_forms", "surnames"]

_ACRONYM = re.compile(r"\s?[(\[]([A-Z][A-Z-]{1,9})[)\]]")
_NEAR = 300  # characters back to the body of a state that a bare noun takes up
_SENTENCE = 120  # characters back to the state that sent "troops"
_JUST_NAMED = 150  # characters within which a surname means the bearer named last, not the one named most
_PARTICLES = 3  # words such as al, Abu, de before a surname, at most
_SHORT = 3  # letters of a given name that may well be another word
_MONTHS = frozenset(("May", "April", "June", "August"))
_BEFORE_VERBS = ("acting", "speaking")  # when a bare noun is one
_BODIES = ("compound", "name", "demonym")
_AUXILIARIES = ("has", "have", "had", "publicly", "also", "later", "earlier", "then", "not", "only")
_THEIR_OWN = ("his", "her", "our")
_PARLIAMENT = "parliament"
_OF_ANY_STATE = ("ministry", _PARLIAMENT)  # of the state named last, not of that at war
_INSIDE = ("in", "inside", "outside")  # before a parliament that is the ground
_WITHOUT = ("USA",)  # states whose legislature is called no parliament
_COUNTRIES = ("country", "nation", "kingdom")
_ITS = ("its", "their")
_ADJECTIVES = 2  # words between "its" and the noun, at most
_NO_PLURAL = ("government", "regime", "army")  # more than one are of no one state


def surnames(words: Words, people: Iterable[Candidate], naming: Naming, taken: Container[int]) -> Iterator[Candidate]:
    """Find the surnames of persons named in full, and single names of those introduced by one."""
    refers = _by_surname(words, people, naming)
    for place in words.where(text for name in refers for text in (name, f"{name}'s", f"{name}’s", f"{name}s")):
        word = words[place]
        bearers = refers.get(word.stem) or (refers.get(word.text[:-1]) if word.text.endswith("s") else None)
        who = _named_last(bearers, word.start) if bearers else None
        if who is None or place in taken or (word.text in _MONTHS and _is_month(words, place, naming)):
            continue
        first = _with_particles(words, place, who, naming)
        yield Candidate(Span(words[first].start, word.start + len(word.stem)), who, "short")


def _by_surname(words: Words, people: Iterable[Candidate], naming: Naming) -> dict[str, list[tuple[int, Who]]]:
    """Index the persons by what else they may be called, with where each is named in full."""
    by_surname: dict[str, list[tuple[int, Who]]] = {}
    by_given: dict[str, list[tuple[int, Who]]] = {}
    for person in sorted(people, key=lambda c: c.span):
        bearer, given = (person.span.start, person.who), person.who.actor.replace("-", " ").split()[0]
        for surname in _surnames_of(words, person, naming):
            by_surname.setdefault(surname, []).append(bearer)
        if person.rule == "person" and len(given) > _SHORT and given in naming.given:
            by_given.setdefault(given, []).append(bearer)  # only those whom the article introduces are called so
    return by_given | by_surname


def _surnames_of(words: Words, person: Candidate, naming: Naming) -> Iterator[str]:
    name = person.who.actor.replace("-", " ").split()
    if len(name) == 1:
        yield name[0]
        return
    surface = person.span.of(words.text).replace("-", " ").split() if person.rule != "office" else []
    for last in dict.fromkeys((name[-1], *surface[1:][-1:])):
        common = naming.is_cue("stop", last) or naming.is_cue("common", last)
        if len(last) > 2 and last[0].isupper() and (last in _MONTHS or not common):
            yield last
    if name[-2].lower() == "al":
        yield "Al" + name[-1].lower()  # as some outlets join it: Alhariri


def _named_last(bearers: list[tuple[int, Who]], offset: int) -> Who:
    """Of several bearers of a name, give the one named shortly before a character, or else the one named most."""
    last = max(bisect_left(bearers, offset, key=itemgetter(0)) - 1, 0)
    start, who = bearers[last]
    if offset - start < _JUST_NAMED:
        return who
    times = Counter(bearer for _, bearer in bearers)
    return max(bearers[: last + 1], key=lambda named: (times[named[1]], named[0]))[1]


def _with_particles(words: Words, place: int, who: Who, naming: Naming) -> int:
    """Give the first word of a surname with its particles: al-Hariri, de Mistura."""
    first = place
    while (
        place - first < _PARTICLES
        and first
        and words.gap(first) in ("-", " ")
        and naming.is_cue("particle", words[first - 1].text)
    ):
        before = words[first - 1]
        if before.text.islower() and words.gap(first) == " " and before.text not in who.actor.lower().split():
            break
        first -= 1
    return first


def _is_month(words: Words, place: int, naming: Naming) -> bool:
    before, after = words[place - 1].text if place else "", words[place + 1].text if place + 1 < len(words) else ""
    return before[:1].isdigit() or after[:1].isdigit() or naming.is_cue("before month", before)


def acronyms(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find the acronyms that the article gives in brackets after a name."""
    means: dict[str, Who] = {}
    for candidate in found:
        given = _ACRONYM.match(text, candidate.span.end)
        if given and candidate.rule in ("name", "organisation", "compound"):
            means.setdefault(given[1], candidate.who)
    if means:
        for again in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(means)))})(?!\w)", text):
            yield Candidate(Span(*again.span()), means[again[0]], "acronym")


def short_forms(words: Words, found: Iterable[Candidate], states: States) -> Iterator[Candidate]:
    """Find the short forms of the codebook, such as "the Observatory", with a possessive s or without."""
    named = {candidate.who.actor_id for candidate in found}
    text, actors = words.text, states.lexicon.actors
    automaton, rows = states.short_forms
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        after = end + text.startswith("s", end)
        if text[start - 1 : start].isalnum() or text[after : after + 1].isalnum():
            continue
        row = rows[number]
        known = (i for i in row["actors"].split("|") if i in actors and (not row["needs"] or i in named))
        actor = next(known, None)
        if actor:
            yield Candidate(Span(start, end), who_is(actors[actor]), "short")


@dataclass(slots=True)
class BareNouns:
    """Finds bodies of a state without its name: "government forces", "the regime", "the army", "troops".

    Parameters
    ----------
    words : Words
        The article.
    states, naming
        The tables.
    found : list of Candidate
        What was found before, to which a bare noun may refer.
    ground : Counter
        How often the article names places of each country.
    ground_near : callable
        The country at war whose ground the sentence named last before a character.
    """

    words: Words
    states: States
    naming: Naming
    found: list[Candidate]
    ground: Counter[str]
    ground_near: Callable[[int], str | None]

    def find(self) -> Iterator[Candidate]:
        """Find them all."""
        bodies = sorted((c for c in self.found if c.who.country and c.rule in _BODIES), key=lambda c: c.span)
        people = sorted((c for c in self.found if self._governs(c)), key=lambda c: c.span)
        main = self._main_state()
        ready = 0
        for place in self.words.of_stems(self.states.bare_starts):
            last, noun = self._chain(place) if place >= ready else (-1, None)
            if noun is None:
                continue
            offset = self.words[place].start
            national = self._is_national(place)
            sent = noun.bare == "owned" or national or self._is_owned(place)
            country = self._leaders(place, people) or (self._sender(offset, bodies) if sent else None)
            country = country or self._owner(offset, noun.role, bodies, main)
            if noun.role == _PARLIAMENT and place and self.words[place - 1].lower in _INSIDE:
                continue
            if country and (
                noun.bare not in _BEFORE_VERBS or national or self._acts(place, last, noun.bare == "acting")
            ):
                yield Candidate(self.words.span(place, last), self.states.body(country, noun.role), "bare")
            ready = last + 1

    def _chain(self, place: int) -> tuple[int, Noun | None]:
        """Read nouns from one that can stand alone on: the last word, and what they name together."""
        words = self.words
        last, role, bare, at = -1, "", "", place
        while at < min(place + 6, len(words)) and (at == place or words.gap(at) == " "):
            sizes = (n for n in (4, 3, 2, 1) if (found := self._noun(at, n)) and (at > place or found.bare))
            size = next(sizes, 0)
            noun = self._noun(at, size)
            if noun is None or (at > place and self._owns(at - 1)):
                break
            bare = bare or noun.bare
            at += size
            if noun.role != "modifier":
                role = role if noun.role == "officials" and role else noun.role
                last = at - 1
        near = place and words.gap(place) in (" ", "-")
        before = [words[place - 1].lower] if near else []
        before += [words.phrase(place - 2, 2) or ""] if near and place > 1 else []
        other = any(self.naming.is_cue("no body", phrase) for phrase in before)
        meant = not self._are_several(place) and self._word(last + 1) != "change"  # regime-change
        if last < 0 or not meant or (other and not self._does(last + 1)):
            return -1, None  # a new government, but new government attacks
        return last, Noun(role, bare)

    def _word(self, place: int) -> str:
        """The word at a place that a space or a hyphen joins to the one before, in lower case: regime-change."""
        joined = place < len(self.words) and self.words.gap(place) in (" ", "-")
        return self.words[place].lower if joined else ""

    def _are_several(self, place: int) -> bool:
        """Whether a plural is none that lost its apostrophe: "most governments", not "the governments forces"."""
        word = self.words[place]
        several = word.lower != word.lower.removesuffix("s") in _NO_PLURAL and word.stem == word.text
        return several and not (place and self.words[place - 1].lower == "the")

    def _does(self, place: int) -> bool:
        """Whether a word is a noun for what bodies of a state do."""
        following = place < len(self.words) and self.words.gap(place) == " "
        return following and self.states.readings.get(self.words[place].lower) == "act"

    def _acts(self, first: int, last: int, in_deeds: bool) -> bool:
        """Whether a verb of speech follows, or one of acting: the military said, soldiers arrested."""
        if last > first and not in_deeds:
            return False
        closing = self.words.text[self.words[last].end : self.words[last].end + 1]
        if closing in (".", ",", ";"):  # a noun of its own and no adjective: control over the military
            return first > 0 and self.words[first - 1].lower == "the"
        if closing != " " or last + 1 >= len(self.words):
            return False
        following = last + 1
        while following + 1 < len(self.words) and self.words[following].text in _AUXILIARIES:
            following += 1
        verb = self.words[following].text
        return self.naming.is_cue("speech", verb) or (in_deeds and verb in self.naming.acts and verb[-1] == "d")

    def _noun(self, place: int, size: int) -> Noun | None:
        return self.states.noun(self.words.phrase(place, size)) if size else None

    def _owns(self, place: int) -> bool:
        """Whether a word is a possessive, with its apostrophe or without: the regimes helicopter."""
        word, nouns = self.words[place], self.states.nouns
        return word.stem != word.text or (word.lower not in nouns and word.lower.removesuffix("s") in nouns)

    def _main_state(self) -> str:
        weights = {country: count * (3 if country in AT_WAR else 1) for country, count in self.ground.items()}
        weights["SYR"] = weights.get("SYR", 0) + 1
        return max(sorted(weights), key=lambda country: weights[country])

    def _owner(self, offset: int, role: str, bodies: list[Candidate], main: str) -> str | None:
        """Give the state that a bare noun means: that of the same body named shortly before, else the main one."""
        ministry = role.endswith(_OF_ANY_STATE)
        if role == _PARLIAMENT and (near := self.ground_near(offset)):
            return near
        reach = offset - (5 * _NEAR if ministry else _NEAR)
        place = bisect_left(bodies, offset, key=lambda c: c.span.start) - 1
        while place >= 0 and bodies[place].span.start > reach:
            who = bodies[place].who
            country = who.country or ""
            same = country in self.states.of_country and who.type != "state" and who == self.states.body(country, role)
            if role == _PARLIAMENT and country in _WITHOUT:
                place -= 1
                continue
            if same or (ministry and who.type in ("state", "government") and country not in AT_WAR):
                return country
            place -= 1
        return self.ground_near(offset) or main

    def _governs(self, candidate: Candidate) -> bool:
        """Whether a name is that of a person in the office of a state."""
        who, states = candidate.who, self.states
        return who.type == "government" and who.country in states.of_country and who.actor_id in states.persons

    def _leaders(self, place: int, people: list[Candidate]) -> str | None:
        """Give the state of the leader that "his regime" speaks of."""
        if not place or self.words[place - 1].lower not in _THEIR_OWN:
            return None
        offset = self.words[place].start
        last = bisect_left(people, offset, key=lambda c: c.span.start) - 1
        return people[last].who.country if last >= 0 and people[last].span.start > offset - _NEAR else None

    def _is_national(self, place: int) -> bool:
        """Whether "the country's" stands before a noun."""
        before = self.words[place - 1] if place else None
        return before is not None and before.stem != before.text and before.stem.lower() in _COUNTRIES

    def _is_owned(self, place: int) -> bool:
        """Whether "its" stands before a noun, perhaps with adjectives between: its already stretched army."""
        for before in range(place - 1, max(place - 2 - _ADJECTIVES, -1), -1):
            if self.words.gap(before + 1) != " ":
                return False
            if self.words[before].lower in _ITS:
                return True
        return False

    def _sender(self, offset: int, bodies: list[Candidate]) -> str | None:
        """Give the state that the sentence names shortly before its troops: "Turkey sent troops"."""
        place = bisect_left(bodies, offset, key=lambda c: c.span.start) - 1
        while place >= 0 and bodies[place].span.start > offset - _SENTENCE:
            body = bodies[place]
            if body.who.country not in AT_WAR:
                stopped = "." in self.words.text[body.span.end : offset].replace("U.S.", "")
                return body.who.country if body.who.type in ("state", "government") and not stopped else None
            place -= 1
        return None
