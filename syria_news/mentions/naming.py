"""Persons and organisations that no codebook holds, found by what stands around their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from syria_news.lexicon import fold
from syria_news.lexicon.candidates import Candidate, Who, Words
from syria_news.mentions.name_books import Naming
from syria_news.mentions.name_evidence import Evidence
from syria_news.mentions.states import slug
from syria_news.mentions.titles import LONGEST_TITLE, Known, Title, title_after, title_before
from syria_news.spans import Span

__all__ = ["NameFinder"]

LONGEST_NAME = 7  # words
_LONGEST_UNIT = 4  # words of a unit's name
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?:Fir|Seco|Thi|Four|Fif|Six|Seven|Eigh|Nin|Ten)(?:st|nd|rd|th)")
_NATIVE = "levant"  # the region of given names that are used where the wars are
_HOMES = {"russia": "RUS", "turkey": "TUR", "iran": "IRN"}  # of people with given names of these regions
_ARTICLES = ("al", "abu", "umm")  # words in small letters with which a name may begin


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names in one article.

    Parameters
    ----------
    words : Words
        The article.
    naming : Naming
        The tables.
    known : Known
        Names that may stand within a title.
    taken : frozenset of int
        The places of words that belong to names that the codebooks hold.
    minor : frozenset of int
        Those of words that are only the name of a small place, or a surname of the codebook, and may be another's.
    in_headline : callable
        Whether a character lies in a headline, where a capital tells nothing.
    home : str or None
        The country of those whom nothing ties to another.
    """

    words: Words
    naming: Naming
    known: Known
    taken: frozenset[int]
    minor: frozenset[int]
    in_headline: Callable[[int], bool]
    home: str | None
    evidence: Evidence = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "evidence", Evidence(self.words, self.naming))

    def find(self) -> list[Candidate]:
        """Find all, with identifiers made of their names."""
        found: list[Candidate] = []
        left: list[tuple[int, int]] = []
        for first, last in self._runs():
            named = self._organisation(first, last) or self._person(first, last)
            found += named
            while not named and first < last and self._is_common(first):
                first += 1
            if not named and last > first:
                left.append((first, last))
        found += self._numbered()
        single = {c.who.actor: c.who for c in found if c.rule == "person" and " " not in c.who.actor}
        full = {self.words.first_in(c.span): c for c in found if c.rule == "person" and " " in c.who.actor}
        found += [
            self._make(first, last, None)
            for first, last in left
            if self._text(last, last) in single or self._is_joined(first, last, full)
        ]
        return _same_persons(found)

    def _numbered(self) -> Iterator[Candidate]:
        """Find units of armies that are only numbered: the 101st Infantry Division."""
        words = self.words
        for first in words.where(filter(_ORDINAL.fullmatch, words.places)):
            if first in self.taken or self.in_headline(words[first].start):
                continue
            for last in range(first + 1, min(first + _LONGEST_UNIT, len(words))):
                if words.gap(last) != " " or not words[last].is_name or last in self.taken:
                    break
                kind = self.naming.heads.get((words[last].stem, "numbered"))
                if kind:
                    name = self._text(first, last)
                    who = Who(slug(name), name, kind, self.home)
                    yield Candidate(words.span(first, last), who, "organisation")
                    break

    def _is_joined(self, first: int, last: int, full: dict[int, Candidate]) -> bool:
        """Whether "and" and a person named in full follow a name of two words: Zaina X and Rami Y."""
        words = self.words
        joined = last + 2 in full and words[last + 1].text == "and" and words.joined(last, last + 2)
        return (
            joined
            and last - first == 1
            and self.evidence.is_plain(first, last)
            and not self.in_headline(words[first].start)
        )

    def _fits(self, place: int) -> bool:
        word = self.words[place]
        return word.is_name and place not in self.taken and not self._stops(place)

    def _stops(self, place: int) -> bool:
        word = self.words[place]
        return self.naming.is_cue("stop", word.stem) or self.naming.is_cue(
            "stop", word.text.split("’")[0].split("'")[0]
        )

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Give the first and last word of every run of capitalised words that are not known."""
        ready = 0
        starts = (word for word in self.words.places if word[0].isupper() or word in _ARTICLES)
        for place in self.words.where(starts):
            last = self._run_from(place) if place >= ready else -1
            if last >= place:
                yield place, last
                ready = last + 1

    def _run_from(self, place: int) -> int:
        """Give the last word of the run that begins at a place; the word before it if none does."""
        words = self.words
        if not self._fits(place) or (self._is_common(place) and not self._heads(place)):
            following = place + 1
            if place in self.minor and self.evidence.is_no_place(place):
                return place
            if following >= len(words) or not self._fits(following):
                return place - 1
            article = words[place].lower in _ARTICLES and words.gap(following) in ("-", " ")
            surname_first = place in self.minor and words[place].is_name and words.gap(following) == " "
            if not article and not (surname_first and words[place].text in self.naming.given):
                return place - 1
            place = following
        last = place
        while last + 1 < len(words) and last - place < LONGEST_NAME:
            step = self._step(last)
            if step == last:
                break
            last = step
        return last

    def _step(self, last: int) -> int:
        """Give the next word of a run after its last, or the last again."""
        words, step = self.words, last + 1
        gap = words.gap(step)
        if words[last].stem != words[last].text:
            return last
        if gap not in (" ", "-") and not (gap == ". " and len(words[last].text) == 1):
            return last
        following = step + 1
        inner = following < len(words) and words.gap(following) in (" ", "-") and self._goes_on(following)
        if words[step].text in ("of", "for") and self._takes_object(last):
            return self._object_of(step) or last
        if inner and self.naming.is_cue("particle", words[step].text):
            return following
        return step if self._goes_on(step) else last

    def _takes_object(self, last: int) -> bool:
        """Whether "of" after a word may go on with the name: Committee for the Release of."""
        heads = (self.words[last].text, "of") in self.naming.heads
        return heads or (last > 1 and self._links(last - 1) and self.words[last].text[-1] in "en")

    def _links(self, place: int) -> bool:
        words = self.words
        place -= words[place].text == "the"
        return words[place].text in ("of", "for") and (words[place - 1].text, "of") in self.naming.heads

    def _object_of(self, link: int) -> int | None:
        """Give the word with which an organisation's name goes on after "of" or "for": for the Release, of Syrian."""
        words, place = self.words, link + 1
        if place + 1 < len(words) and words[place].text == "the" and words.joined(link, place + 1):
            place += 1
        if place >= len(words) or not words.joined(link, place) or not words[place].is_name:
            return None
        demonym = place in self.taken and place + 1 < len(words) and words.gap(place + 1) == " "
        followed = demonym and place not in self.minor and self._goes_on(place + 1)
        followed = followed and words[place].text.endswith(("n", "i", "sh"))
        owned = place in self.known.starts and self.naming.heads.get((words[link - 1].text, "of")) == "rebel"
        return place if self._goes_on(place) or followed or owned else None

    def _goes_on(self, place: int) -> bool:
        """Whether a name may go on with this word."""
        minor = place in self.minor and self.words[place].is_name and not self._stops(place)
        return minor or self._fits(place)

    def _heads(self, place: int) -> bool:
        """Whether an organisation's name may begin with this common word: Department of."""
        word = self.words[place].text
        heads = self.naming.heads
        return (word, "of") in heads or (word, "first") in heads or (word, "last") in heads

    def _is_common(self, place: int) -> bool:
        return self.naming.is_cue("common", self.words[place].stem)

    def _text(self, first: int, last: int) -> str:
        return _plain(self.words.text[self.words[first].start : self.words[last].end])

    def _person(self, first: int, last: int) -> list[Candidate]:
        words, naming = self.words, self.naming
        while first < last and (size := self._title_at(first, last) or int(self._is_common(first))):
            first += size
        last = next((place - 1 for place in range(first, last + 1) if self._is_common(place)), last)
        if last < first:
            return []
        text, longer = self._text(first, last), last > first
        given = longer and (words[first].text in naming.given or words[first].lower in ("abu", "umm"))
        if text.isupper() or (self.in_headline(words[first].start) and not given):
            return []
        if not longer and (len(text) < 3 or text.lower() in naming.titles or naming.is_cue("word", text)):
            return []
        before = title_before(words, first, naming.titles, self.known)
        after = title_after(words, last + 1, naming.titles, self.known) if longer else None
        told = bool(before) and (longer or before.type != "person" or len(text) > 3)  # type: ignore[union-attr]
        if not (given or told or after or self.evidence.shows_person(first, last)):
            return []
        found = [self._make(first, last, before or after)]
        if after and after.country and not before:
            found.append(Candidate(Span(words[after.first].start, words[after.last].end), found[0].who, "office"))
        return found

    def _title_at(self, first: int, last: int) -> int:
        """How many words at a name's head are a title; the last word is none."""
        sizes = range(min(LONGEST_TITLE, last - first), 0, -1)
        return next((size for size in sizes if (self.words.phrase(first, size) or "") in self.naming.titles), 0)

    def _make(self, first: int, last: int, title: Title | None) -> Candidate:
        words, name = self.words, self._text(first, last)
        origin = self.naming.given.get(words[first].text, _NATIVE)
        home = self.home if origin == _NATIVE else _HOMES.get(origin)
        country = title.country if title and title.country else home
        who = Who(slug(name), name, title.type if title else "person", country)
        start = words[title.first].start if title and title.first < first else words[first].start
        return Candidate(Span(start, words[first].start + len(name)), who, "person")

    def _organisation(self, first: int, last: int) -> list[Candidate]:
        first, bare = self._with_common(first), first
        described = self._described(first, last)
        words, heads = self.words, self.naming.heads
        owned = heads.get((words[last].text, "owned")) if last == first and self._follows_owner(first) else None
        if last == first and not described and not owned:
            return []
        kind = described or owned or heads.get((words[first].text, "first"))
        inner = (
            heads.get((words[p].text, "of")) for p in range(first, last - 1) if words[p + 1].lower in ("of", "for")
        )
        kind = kind or next((k for k in inner if k), None)
        for size in (3, 2, 1):
            if kind or last - size + 1 <= first:
                continue
            kind = heads.get((words.text[words[last - size + 1].start : words[last].end], "last"))
        if last + 1 < len(words) and words.gap(last + 1) == " " and self.naming.is_cue("site", words[last + 1].text):
            return []  # the University roundabout
        if not kind or (self.in_headline(words[first].start) and not self._is_in_prose(first, last)):
            return []
        if not (described or owned) and first < bare and last - first < 2 and not self._follows_owner(first):
            return []
        country = None if kind in ("media", "igo") else self.home
        if self._follows_owner(first):
            first, owner = self.known.ends[first - 1]
            country = owner or country
        name = self._text(first, last)
        who = Who(slug(name), name, kind, country)
        return [Candidate(Span(words[first].start, words[first].start + len(name)), who, "organisation")]

    def _is_in_prose(self, first: int, last: int) -> bool:
        """Whether an organisation's name of a headline, where any word has a capital, stands in a sentence too."""
        name, text = self._text(first, last), self.words.text
        at = text.find(name)
        while at >= 0 and self.in_headline(at):
            at = text.find(name, at + len(name))
        return at >= 0

    def _described(self, first: int, last: int) -> str | None:
        """Give the type that a noun after the name tells of: the Binnish Now activist group."""
        words = self.words
        if last + 1 >= len(words) or words.gap(last + 1) != " " or self.in_headline(words[first].start):
            return None
        if first == last and not self.evidence.is_plain(first, last):
            return None
        phrases = (words.phrase(last + 1, size) or "" for size in (3, 2, 1))
        return next((kind for phrase in phrases if (kind := self.naming.heads.get((phrase, "noun")))), None)

    def _with_common(self, first: int) -> int:
        """Give the first of the common words before a run: Southern Storm Front, Medical Centre."""
        words, place = self.words, first
        while place > max(0, first - LONGEST_NAME) and words.gap(place) == " " and words[place - 1].is_name:
            if not self._is_common(place - 1):
                break
            if place - 1 in self.taken or self._stops(place - 1) or words[place - 1].stem != words[place - 1].text:
                break
            place -= 1
        return first if place < first and self.in_headline(words[place].start) else place

    def _follows_owner(self, first: int) -> bool:
        """Whether the name of a place or a demonym begins the name: Palmyra Coordination Committee, not Sky's Watch."""
        before = self.words[first - 1]
        joined = self.words.gap(first) == " " and before.is_name and before.stem == before.text
        return first - 1 in self.known.ends and joined


def _plain(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


def _same_persons(found: list[Candidate]) -> list[Candidate]:
    """Let a person introduced by a short name be the one whose full name ends, or begins, with it, however spelt."""
    full: dict[str, Who] = {}
    best: dict[str, Who] = {}
    for candidate in sorted(found, key=lambda c: c.who.type == "person"):
        best.setdefault(candidate.who.actor_id, candidate.who)
    people = [c.who for c in found if c.rule in ("person", "office")]
    for who in sorted(people, key=lambda who: " " not in who.actor):
        parts = who.actor.split()
        for tail in range(len(parts)):
            full.setdefault(fold(" ".join(parts[tail:])), who)
        full.setdefault(fold(parts[0]), who)
        if parts[0] in ("Abu", "Abou", "Umm", "Um") and len(parts) > 2:
            full.setdefault(fold(" ".join(parts[:2])), who)
    named = [c.naming(full.get(fold(c.who.actor), c.who)) if c.rule == "person" else c for c in found]
    return [c.naming(best.get(c.who.actor_id, c.who)) for c in named]
