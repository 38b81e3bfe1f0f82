"""All candidates for actors in an article: names, bodies of states, persons introduced, short forms, common nouns."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from syria_news.language import Document
from syria_news.lexicon import AT_WAR, Actor, Lexicon, Match, fold
from syria_news.lexicon.candidates import Candidate, Words, who_is
from syria_news.mentions.common_nouns import CommonNouns
from syria_news.mentions.compounds import find_compounds
from syria_news.mentions.demonyms import find_demonyms
from syria_news.mentions.name_books import Naming, naming_of
from syria_news.mentions.naming import NameFinder
from syria_news.mentions.place_bodies import find_place_bodies
from syria_news.mentions.references import BareNouns, acronyms, short_forms, surnames
from syria_news.mentions.states import Owner, States, states_of
from syria_news.mentions.titles import Known, title_before
from syria_news.places import LocationMention
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.dates import Interval

__all__ = ["ActorFinder"]

_OWNERS = ("state", "government", "igo", "political")
_KNOWN = 3  # prominence of places after which no unknown person is called
_NAMELESS = ("facility", "natural")


@dataclass(slots=True)
class ActorFinder:
    """The steps of reading one article, each adding candidates that later ones build on."""

    document: Document
    lexicon: Lexicon
    words: Words
    matches: list[Match]
    places: list[LocationMention]
    states: States = field(init=False)
    naming: Naming = field(init=False)
    ground: frozenset[int] = field(init=False, repr=False)  # the places of words that name places

    def __post_init__(self) -> None:
        self.states = states_of(self.lexicon)
        self.naming = naming_of(self.lexicon)
        self.ground = self._places_of(place.span for place in self.places)

    def find(self) -> list[Candidate]:
        """Find all candidates; they may overlap, and those of states may be ground."""
        words, states = self.words, self.states
        names = _apposed(words, _longest([c for match in self.matches if (c := self._named(match))]))
        names += short_forms(words, names, states)
        demonyms = list(find_demonyms(words, states))
        compounds = list(find_compounds(words, [*demonyms, *self._owners(names)], states))
        known = self._known([*names, *compounds], demonyms)
        titled = {name.span: self._titled(name, known) for name in names if name.who.actor_id in states.persons}
        names = [name for name in names if name.span not in titled] + _joined([*titled.values()])
        owners = {name.start: whole for name, whole in titled.items()}
        compounds = [_with_title(compound, owners) for compound in compounds]
        people = [name for name in names if name.who.actor_id in states.persons]
        names += surnames(words, people, self.naming, self._taken(names, demonyms))
        introduced = self._finder(known, self._taken(names, demonyms), people).find()
        found = list(find_place_bodies(words, self.places, self.naming.bodies))
        found += [*self._renamed(names, introduced), *introduced, *compounds]
        persons = [c for c in introduced if c.rule != "organisation"]
        found += surnames(words, persons, self.naming, self._taken(found, []) - self._called(persons))
        found += acronyms(words.text, found)
        ground = Counter(place.country for place in self.places if place.country)
        found += BareNouns(words, states, self.naming, found, ground, self._ground_near).find()
        settled = CommonNouns(self.document, words, states, self.naming).settle(found)
        return [self._elsewhere(candidate) for candidate in settled]

    def _named(self, match: Match) -> Candidate | None:
        actors = [self.lexicon.actors[i] for i in match.ids if match.book == "actors"]
        span, text = match.span, self.words.text
        surface = span.of(text)
        actor = self._dated(surface, actors) if actors else None
        if actor is None:
            return None
        if surface[-2:-1] == "." and text[span.end : span.end + 1] == ".":
            span = Span(span.start, span.end + 1)  # the last full stop of U.N.
        return Candidate(span, who_is(actor), "generic" if self.states.is_common(actor, surface) else "name")

    def _dated(self, surface: str, actors: list[Actor]) -> Actor | None:
        """Of several bearers of a name, the one that bore it when the article appeared; None if none did."""
        name, published = fold(surface), self.document.published
        for actor in actors:
            years = self.lexicon.limits.get((actor.actor_id, name))
            if years is None or (published is not None and _within_years(published, years)):
                return actor
        return actors[0] if published is None and len(actors) == 1 else None

    def _owners(self, names: Iterable[Candidate]) -> list[Owner]:
        persons = self.states.persons
        return [Owner(c.span, c.who, is_leader=c.who.actor_id in persons) for c in names if c.who.type in _OWNERS]

    def _known(self, names: Iterable[Candidate], demonyms: Iterable[Owner]) -> Known:
        """Index the names that may stand within a title."""
        spans = [(place.span, place.country) for place in self.places]
        spans += [(owner.span, owner.who.country) for owner in demonyms]
        spans += [(name.span, name.who.country) for name in names if name.who.actor_id not in self.states.persons]
        return Known.of(self.words, spans)

    def _taken(self, names: Iterable[Candidate], demonyms: Iterable[Owner]) -> frozenset[int]:
        """Give the places of words that belong to names that are known."""
        spans = [name.span for name in names if name.rule != "generic"]
        spans += [owner.span for owner in demonyms]
        return self._places_of(spans) | self.ground

    def _called(self, persons: list[Candidate]) -> frozenset[int]:
        """Give the places of words that name persons whom the article introduces by one name, though places bear it."""
        names = {person.who.actor for person in persons} & self.naming.given.keys()
        return frozenset(
            i for i in self.ground if self.words[i].text.removesuffix("s") in names or self.words[i].text in names
        )

    def _places_of(self, spans: Iterable[Span]) -> frozenset[int]:
        words = self.words
        return frozenset(i for span in spans for i in range(words.first_in(span), words.before(span.end) + 1))

    def _renamed(self, names: list[Candidate], introduced: list[Candidate]) -> list[Candidate]:
        """Let a bare surname mean the person whom the article introduces, not one whom it never names in full."""
        persons = self.states.persons
        known = [c for c in names if c.who.actor_id in persons and " " in c.span.of(self.words.text)]
        full = {c.who.actor_id for c in known}
        own = {c.span.of(self.words.text).split()[-1].split("-")[-1]: c.who for c in known}
        own |= {c.who.actor.split()[-1]: c.who for c in introduced if c.rule == "person" and " " in c.who.actor}
        unnamed = persons - full
        renamed = []
        for name in names:
            surname = name.span.of(self.words.text).removeprefix("al-").removeprefix("Al-")
            who = own.get(surname) if name.who.actor_id in unnamed else None
            renamed.append(name.naming(who) if who else name)
        return renamed

    def _titled(self, name: Candidate, known: Known) -> Candidate:
        if name.who.actor_id not in self.states.persons:
            return name
        title = title_before(self.words, self.words.first_in(name.span), self.naming.titles, known)
        return replace(name, span=Span(self.words[title.first].start, name.span.end)) if title else name

    def _finder(self, titles: Known, taken: frozenset[int], people: list[Candidate]) -> NameFinder:
        places = self.lexicon.places
        known = [(p.span, places[p.location_id]) for p in self.places if p.location_id in places]
        spans = [span for span, place in known if place.prominence < _KNOWN and place.kind not in _NAMELESS]
        spans += [person.span for person in people if " " not in person.span.of(self.words.text)]
        minor = self._places_of(spans) | {i for i in self.ground if self.words[i].text in self.naming.given}
        return NameFinder(self.words, self.naming, titles, taken, minor, self._in_headline, self._home())

    def _elsewhere(self, noun: Candidate) -> Candidate:
        """Let a common noun mean whom it means on the ground of its sentence: Shia militias in Iraq."""
        rows = self.states.elsewhere.get(noun.who.actor_id)
        surface = noun.span.of(self.words.text)
        if not rows or "Syria" in surface:
            return noun
        ground = self._ground_near(self.document.sentence_at(noun.span.start).span.end) or self._home()
        meant = rows.get((ground or "", surface.split()[-1].lower()))
        return noun.naming(who_is(self.lexicon.actors[meant])) if meant else noun

    def _home(self) -> str | None:
        """Give the country that the article is about, going by the places that it names."""
        counts = Counter(place.country for place in self.places)
        return max(sorted(filter(None, counts)), key=lambda country: counts[country], default=None)

    def _in_headline(self, offset: int) -> bool:
        """Whether a character lies in a sentence most of whose words have capitals."""
        sentence = self.document.sentence_at(offset)
        long = [word for word in sentence.text[:500].split() if len(word) > 3]
        share = 0.85 if sentence.text.rstrip().endswith((".", "”")) else 0.7
        return sentence.is_title or (len(long) > 5 and sum(word[0].isupper() for word in long) > share * len(long))

    def _ground_near(self, offset: int) -> str | None:
        """Give the country at war whose ground the sentence named last before a character."""
        start = self.document.sentence_at(offset).span.start
        last = bisect_left(self.places, offset, key=lambda place: place.span.start) - 1
        while last >= 0 and self.places[last].span.start >= start:
            if self.places[last].country in AT_WAR:
                return self.places[last].country
            last -= 1
        return None


def _within_years(published: Interval, years: tuple[str, str]) -> bool:
    first, last = years
    earliest, latest = published.earliest, published.latest
    too_early = first and latest and latest.isoformat() < first
    return not too_early and not (last and earliest and earliest.isoformat() > last)


def _joined(names: list[Candidate]) -> list[Candidate]:
    """Make one of an office and a titled name that share the title: Hezbollah leader, leader Hassan Nasrallah."""
    kept: list[Candidate] = []
    for name in sorted(names, key=lambda c: (c.span.start, -c.span.end)):
        if kept and kept[-1].who == name.who and kept[-1].span.overlaps(name.span):
            kept[-1] = replace(name, span=kept[-1].span.joined(name.span))
        else:
            kept.append(name)
    return kept


def _with_title(compound: Candidate, titled: Mapping[int, Candidate]) -> Candidate:
    """Let what a leader owns begin with his title: President Bashar al-Assad's regime."""
    owner = titled.get(compound.span.start)
    return replace(compound, span=compound.span.joined(owner.span)) if owner else compound


def _apposed(words: Words, names: list[Candidate]) -> list[Candidate]:
    """Make one of a description and the name that it leads to: the UN refugee agency UNHCR."""
    kept: list[Candidate] = []
    for name in names:
        before = kept[-1] if kept else None
        described = before and words[words.before(before.span.end)].text.islower()
        if before and described and before.who == name.who and words.text[before.span.end : name.span.start] == " ":
            kept[-1] = replace(before, span=before.span.joined(name.span))
        else:
            kept.append(name)
    return kept


def _longest(names: list[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping names, and join those of one bearer: Jordan's King, King Abdullah."""
    kept: list[Candidate] = []
    for name in sorted(names, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or not kept[-1].span.overlaps(name.span):
            kept.append(name)
        elif name.who == kept[-1].who and name.rule == kept[-1].rule == "name":
            kept[-1] = replace(name, span=kept[-1].span.joined(name.span))
        elif len(name.span) > len(kept[-1].span):
            kept[-1] = name
    return kept
