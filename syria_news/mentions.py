"""Actors and locations in a text: which characters, which entity, and whether a name is an actor or the ground."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from syria_news.candidates import Candidate, Who, Words, who_is
from syria_news.compounds import GROUND_STATES, Owner, States, find_compounds, find_demonyms, states_of
from syria_news.unreported import find_unreported
from syria_news.language import Document
from syria_news.lexicon import Actor, Lexicon, Match, fold
from syria_news.metonymy import cues_of, reading_of
from syria_news.naming import NameFinder, Naming, naming_of
from syria_news.places import LocationMention, find_places
from syria_news.references import acronyms, bare_nouns, short_forms, surnames
from syria_news.spans import Span
from syria_news.titles import Known, title_before

if TYPE_CHECKING:
    from syria_news.dates import Interval

__all__ = ["ActorMention", "LocationMention", "Mentions", "find_mentions"]

AGAIN = 4  # mentions of a group after which a bare noun means it


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One row a mention of an actor."""

    span: Span
    sentence: int
    surface: str
    actor_id: str
    actor: str
    type: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions in an article, in the order of the text; none overlaps another."""

    actors: tuple[ActorMention, ...]
    locations: tuple[LocationMention, ...]

    def actors_in(self, span: Span) -> list[ActorMention]:
        """The mentions of actors that begin within a span."""
        return list(_within(self.actors, span))

    def locations_in(self, span: Span) -> list[LocationMention]:
        """The mentions of locations that begin within a span."""
        return list(_within(self.locations, span))


def _within(mentions: tuple, span: Span) -> Iterator:  # type: ignore[type-arg]
    place = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    while place < len(mentions) and mentions[place].span.start < span.end:
        yield mentions[place]
        place += 1


def find_mentions(document: Document, lexicon: Lexicon) -> Mentions:
    """Find every mention of an actor and of a location.

    Parameters
    ----------
    document : Document
        The article.
    lexicon : Lexicon
        The codebooks.

    Returns
    -------
    Mentions
        Without overlaps.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> found = find_mentions(read_document("a", "Moscow said Russian jets had left Aleppo."), load_lexicon())
    >>> [(m.surface, m.actor_id) for m in found.actors]
    [('Moscow', 'russia'), ('Russian jets', 'russian-aerospace-forces')]
    >>> [m.location_id for m in found.locations]
    ['aleppo']
    """
    return _Reader(document, lexicon).read()


@dataclass(slots=True)
class _Reader:
    """The steps of reading one article, each adding candidates that later ones build on."""

    document: Document
    lexicon: Lexicon
    words: Words = field(init=False)
    states: States = field(init=False)
    naming: Naming = field(init=False)
    places: list[LocationMention] = field(init=False)

    def __post_init__(self) -> None:
        self.words = Words.of(self.document.text)
        self.states = states_of(self.lexicon)
        self.naming = naming_of(self.lexicon)
        self.places = find_places(self.document, self.lexicon)

    def read(self) -> Mentions:
        names = [candidate for match in self.lexicon.find(self.document.text) if (candidate := self._named(match))]
        names = _longest(names)
        names += short_forms(self.words, names, self.states)
        demonyms = list(find_demonyms(self.words, self.states))
        compounds = list(find_compounds(self.words, [*demonyms, *self._owners(names)], self.states))
        known = self._known([*names, *compounds], demonyms)
        names = [self._titled(name, known) for name in names]
        people = [c for c in names if c.who.actor_id in self.states.persons]
        names += surnames(self.words, people, self.naming, self._taken(names, demonyms).__contains__)
        finder = NameFinder(
            self.words, self.naming, known, frozenset(self._taken(names, demonyms)), self._minor(), self._in_headline, self._home()
        )
        introduced = finder.find()
        found = [*names, *introduced, *compounds]
        found += surnames(self.words, introduced, self.naming, self._taken(found, []).__contains__)
        found += acronyms(self.words.text, [*introduced, *compounds, *names])
        found += bare_nouns(self.words, found, self.states, self._ground(), self._ground_near)
        return self._resolved(self._taken_up(self._without_generics(self._with_members(found))))

    def _taken_up(self, found: list[Candidate]) -> list[Candidate]:
        """Let "the militants" be the jihadist group that the article is about, where it names one again and again, and no other."""
        actors = self.lexicon.actors
        groups = Counter(c.who.actor_id for c in found if c.rule in ("name", "acronym") and c.who.type == "rebel" and c.who.actor_id in actors)
        jihadist = [i for i in groups if actors[i].camp == "jihadist"]
        if len(jihadist) != 1 or groups[jihadist[0]] < AGAIN or groups.most_common(1)[0][0] != jihadist[0]:
            return found
        who, text = who_is(actors[jihadist[0]]), self.document.text
        words = self.naming.taken_up
        return [replace(c, who=who) if c.rule == "generic" and c.who.actor_id == "militants" and words & set(c.span.of(text).lower().split()) else c for c in found]

    def _named(self, match: Match) -> Candidate | None:
        actors = [self.lexicon.actors[i] for i in match.ids if match.book == "actors"]
        if not actors:
            return None
        actor = self._dated(match, actors)
        if actor is None:
            return None
        surface = match.span.of(self.document.text)
        rule = "generic" if self._is_generic(actor, surface) else "name"
        span, text = match.span, self.document.text
        if surface[-2:-1] == "." and text[span.end : span.end + 1] == ".":
            span = Span(span.start, span.end + 1)  # the last full stop of U.N.
        return Candidate(span, who_is(actor), rule)

    def _is_generic(self, actor: Actor, surface: str) -> bool:
        """Whether a name is a common noun, which the codebook writes in small letters."""
        small = {name for name in (actor.name, *actor.names) if name.islower()}
        return surface.lower() in small or surface.lower().removesuffix("s") in small

    def _dated(self, match: Match, actors: list[Actor]) -> Actor | None:
        """Of several bearers of a name, the one that bore it when the article appeared; None if none did."""
        name = fold(match.span.of(self.document.text))
        limits = [(actor, self.lexicon.limits.get((actor.actor_id, name))) for actor in actors]
        published = self.document.published
        for actor, years in limits:
            if years is None or (published is not None and _within_years(published, years)):
                return actor
        return actors[0] if published is None and len(actors) == 1 else None

    def _owners(self, names: Iterable[Candidate]) -> list[Owner]:
        return [
            Owner(c.span, c.who, is_leader=c.who.actor_id in self.states.persons)
            for c in names
            if c.who.type in ("state", "government", "igo", "political")
        ]

    def _known(self, names: Iterable[Candidate], demonyms: Iterable[Owner]) -> Known:
        """The names that may stand within a title."""
        spans = [(place.span, place.country) for place in self.places]
        spans += [(owner.span, owner.who.country) for owner in demonyms]
        spans += [(name.span, name.who.country) for name in names if name.who.actor_id not in self.states.persons]
        return Known.of(self.words, spans)

    def _taken(self, names: Iterable[Candidate], demonyms: Iterable[Owner]) -> set[int]:
        """The places of words that belong to names that are known."""
        taken: set[int] = set()
        spans = [c.span for c in names if c.rule != "generic"] + [o.span for o in demonyms] + [p.span for p in self.places]
        for span in spans:
            taken.update(range(self.words.first_in(span), self.words.before(span.end) + 1))
        return taken

    def _titled(self, name: Candidate, known: Known) -> Candidate:
        if name.who.actor_id not in self.states.persons:
            return name
        title = title_before(self.words, self.words.first_in(name.span), self.naming.titles, known)
        return replace(name, span=Span(self.words[title.first].start, name.span.end)) if title else name

    def _home(self) -> str | None:
        """The country at war that the article is about."""
        counts = Counter(p.country for p in self.places if p.country in GROUND_STATES)
        return max(sorted(filter(None, counts)), key=lambda country: counts[country], default=None)

    def _in_headline(self, offset: int) -> bool:
        """Whether a character lies in a sentence most of whose words have capitals."""
        sentence = self.document.sentence_at(offset)
        long = [word for word in sentence.text.split() if len(word) > 3]
        return sentence.is_title or (len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long))

    def _minor(self) -> frozenset[int]:
        """The places of words that are only the name of a small place."""
        places = self.lexicon.places
        small = [p for p in self.places if p.location_id in places and places[p.location_id].prominence < 3]
        return frozenset(i for p in small for i in range(self.words.first_in(p.span), self.words.before(p.span.end) + 1))

    def _ground_near(self, offset: int) -> str | None:
        """The country at war whose ground the sentence named last before a character."""
        start = self.document.sentence_at(offset).span.start
        near = [p.country for p in self.places if start <= p.span.start < offset and p.country in GROUND_STATES]
        return near[-1] if near else None

    def _ground(self) -> Counter[str]:
        return Counter(place.country for place in self.places if place.country)

    def _with_members(self, found: list[Candidate]) -> list[Candidate]:
        """Let the name of a group take in the noun for its people: "Nusra Front fighters"."""
        return [self._extended(c) if c.rule in ("name", "acronym", "organisation") and c.who.type in ("rebel", "political") else c for c in found]

    def _is_report(self, candidate: Candidate) -> bool:
        """Whether a common noun stands for an actor where it is."""
        place, surface = self.words.before(candidate.span.end), candidate.span.of(self.document.text)
        following = place + 1
        after = self.words[following].lower if following < len(self.words) and self.words.gap(following) == " " else ""
        first = self.words.first_in(candidate.span)
        before = (self.words.phrase(first - 2, 2) or "") if first > 1 else ""
        if candidate.who.type == "civilian" and candidate.rule == "generic":
            end = self.document.sentence_at(candidate.span.start).span.end
            near = [self.words[p].lower for p in range(following, min(following + 6, len(self.words))) if self.words[p].end <= end]
            return any(self.naming.is_cue("said", word) and word != "to" for word in near) or before == "according to"
        if candidate.rule == "short" and candidate.who.type == "political" and after and (self.words[following].is_name or after == "to"):
            return False
        if candidate.rule == "generic" and before in ("as a", "is a", "was a", "as an"):
            return False
        if candidate.rule == "generic" and before.endswith("the") and surface.lower().endswith(("terrorist group", "militant group", "terrorist organization")):
            return False
        if surface == "Congress" and first and self.words[first - 1].is_name and self.words.gap(first) == " ":
            return before.lower().endswith(("the", "but", "and"))
        return not (surface.endswith(("t", "i")) and after and self.naming.is_cue("idea", after))

    def _without_generics(self, found: list[Candidate]) -> list[Candidate]:
        """Leave out the common noun that a name explains: "militants of the so-called X", "terrorist group X"."""
        named = {self.words.first_in(c.span) for c in found if c.rule in ("name", "acronym", "organisation") and c.who.type in ("rebel", "political")}
        return [c for c in found if c.rule not in ("generic", "name", "short") or (self._is_report(c) and not self._leads_to(c, named))]

    def _leads_to(self, candidate: Candidate, named: set[int]) -> bool:
        """Whether a candidate is a noun, or the parent group, of the named group right after it."""
        last = self.words.before(candidate.span.end)
        noun = self.words[last].lower
        if candidate.rule == "name" and noun not in ("affiliate", "offshoot", "branch", "franchise"):
            return False
        place = last + 1
        while place < len(self.words) and place < last + 8 and self.words.gap(place).strip("“\"' -,") == "":
            if place in named:
                return place > last + 1 or noun in self.states.members
            if self.words[place].lower not in ("of", "from", "the", "so", "called", "group", "groups", "organization", "organisation", "calling", "themselves"):
                return False
            place += 1
        return False

    def _extended(self, name: Candidate) -> Candidate:
        place = self.words.after(name.span.end)
        last = place - 1
        while last + 1 < len(self.words) and self.words.gap(last + 1) in (" ", ") ", "] "):
            size = next((n for n in (3, 2, 1) if (self.words.phrase(last + 1, n) or "") in self.states.members), 0)
            if not size:
                break
            last += size
        return replace(name, span=Span(name.span.start, self.words[last].end)) if last >= place else name

    def _resolved(self, found: list[Candidate]) -> Mentions:
        """Let the longer of two overlapping readings win, and decide between actor and ground where both fit."""
        places = {place.span: place for place in self.places}
        readings: dict[int, str] = {}
        ground: set[Span] = set()
        cues = cues_of(self.lexicon)
        for name in sorted((c for c in found if c.rule == "name" and self._may_be_ground(c, places)), key=lambda c: c.span):
            first = self.words.first_in(name.span)
            beside = readings.get(first - 2) if first > 1 and self.words[first - 1].lower in ("and", "or") else None
            beside = beside or self._before_ground(self.words.before(name.span.end), places)
            reading = reading_of(
                self.words, name.span, cues, self.states.readings,
                at_war=name.who.country == "SYR",
                place=name.who.country in GROUND_STATES or name.who.actor_id == "western-powers" or self._is_capital(name, places),
                beside=beside,
            )
            readings[self.words.before(name.span.end)] = reading
            if reading == "ground":
                ground.add(name.span)
        chosen: list[tuple[Span, Candidate | LocationMention]] = []
        options: list[tuple[Span, int, Candidate | LocationMention]] = []
        options += [(c.span, 0, replace(c, who=self.states.state(c.who))) for c in found if c.span not in ground or c.rule != "name"]
        options += [(p.span, 1, p) for p in self.places]
        outlets = [c.span for c in found if c.who.type == "media"]
        furniture = find_unreported(self.document, self.words, self.lexicon, self._taken(found, []).__contains__, outlets)
        options = [option for option in options if not any(part.contains(option[0]) for part in furniture)]
        cover = _Cover(len(self.document.text))
        for span, _, option in sorted(options, key=lambda o: (-len(o[0]), o[1], o[0])):
            if cover.free(span):
                cover.add(span)
                chosen.append((span, option))
        chosen.sort(key=lambda item: item[0])
        actors = tuple(self._mention(c) for _, c in chosen if isinstance(c, Candidate))
        return Mentions(actors, tuple(p for _, p in chosen if isinstance(p, LocationMention)))

    def _may_be_ground(self, name: Candidate, places: dict[Span, LocationMention]) -> bool:
        surface = name.span.of(self.document.text)
        if surface in cues_of(self.lexicon).building:
            return True
        return name.who.type == "state" or (name.who.type == "government" and name.span in places)

    def _before_ground(self, last: int, places: dict[Span, LocationMention]) -> str | None:
        """Whether "and Syria" follows a name, so that it is ground too."""
        if last + 2 >= len(self.words) or self.words[last + 1].lower not in ("and", "or"):
            return None
        return "ground" if self.words[last + 2].stem == "Syria" and self.words.gap(last + 3 if last + 3 < len(self.words) else last + 2)[:1] != "'" else None

    def _is_capital(self, name: Candidate, places: dict[Span, LocationMention]) -> bool:
        place = places.get(name.span)
        return place is not None and place.kind != "country"

    def _mention(self, candidate: Candidate) -> ActorMention:
        span, who = candidate.span, candidate.who
        return ActorMention(
            span, self.document.sentence_at(span.start).number, span.of(self.document.text), who.actor_id, who.actor, who.type, who.country
        )


def _within_years(published: Interval, years: tuple[str, str]) -> bool:
    first, last = years
    earliest, latest = published.earliest, published.latest
    return not (first and latest and latest.isoformat() < first) and not (last and earliest and earliest.isoformat() > last)


class _Cover:
    """Which characters of a text are taken."""

    def __init__(self, size: int) -> None:
        self._taken = bytearray(size)

    def free(self, span: Span) -> bool:
        return self._taken.find(1, span.start, span.end) < 0

    def add(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\x01" * len(span)


def _longest(names: list[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping names."""
    kept: list[Candidate] = []
    for name in sorted(names, key=lambda c: (c.span.start, -c.span.end)):
        if kept and kept[-1].span.overlaps(name.span):
            if len(name.span) > len(kept[-1].span):
                kept[-1] = name
            continue
        kept.append(name)
    return kept
