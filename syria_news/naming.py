"""Persons and organisations that no codebook holds, found by what stands around their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from syria_news.candidates import Candidate, Who, Words
from syria_news.compounds import slug
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.metonymy import cues_of
from syria_news.spans import Span
from syria_news.titles import Known, Title, title_after, title_before, titles_of

__all__ = ["NameFinder", "Naming", "naming_of"]

LONGEST_NAME = 7  # words


@dataclass(frozen=True)
class Naming:
    """What the codebooks know of the words within names and beside them."""

    lexicon: Lexicon

    @cached_property
    def titles(self) -> dict[str, str]:
        """The type of person that each title tells of."""
        return titles_of(self.lexicon)

    @cached_property
    def _cues(self) -> dict[str, frozenset[str]]:
        kinds: dict[str, set[str]] = {}
        for row in self.lexicon.table("name_cues"):
            kinds.setdefault(row["kind"], set()).add(row["word"])
        return {kind: frozenset(found) for kind, found in kinds.items()}

    def is_cue(self, kind: str, word: str) -> bool:
        """Whether a word is a cue of that kind."""
        return word.lower() in self._cues[kind]

    @cached_property
    def heads(self) -> dict[tuple[str, str], str]:
        """The type of organisation that each head word tells of, by the side on which it stands."""
        return {(row["head"], row["side"]): row["type"] for row in self.lexicon.table("org_heads")}

    @cached_property
    def given(self) -> dict[str, str]:
        """The region in which each given name is most used."""
        return {row["name"]: row["origin"] for row in self.lexicon.table("given_names")}

    @cached_property
    def acts(self) -> frozenset[str]:
        """Verbs of acting."""
        after = cues_of(self.lexicon).after
        return frozenset(
            verb for verb, cue in after.items() if cue.reads == "actor" and len(verb) > 4 and verb[-1] in "ds"
        )


@cache
def _naming(folder: Path | None) -> Naming:
    return Naming(load_lexicon(folder))


def naming_of(lexicon: Lexicon) -> Naming:
    """The tables of naming, made once for each folder of codebooks."""
    return _naming(lexicon.folder)


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

    def find(self) -> list[Candidate]:
        """Find all, with identifiers made of their names."""
        found: list[Candidate] = []
        left: list[tuple[int, int]] = []
        for first, last in self._runs():
            named = self._organisation(first, last) or self._person(first, last)
            found += named
            if not named and last > first:
                left.append((first, last))
        single = {c.who.actor: c.who for c in found if c.rule == "person" and " " not in c.who.actor}
        found += [self._make(first, last, None) for first, last in left if self._text(last, last) in single]
        return _same_persons(found)

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
        place = 0
        while place < len(self.words):
            last = self._run_from(place)
            if last < place:
                place += 1
                continue
            yield place, last
            place = last + 1

    def _run_from(self, place: int) -> int:
        """Give the last word of the run that begins at a place; the word before it if none does."""
        words = self.words
        if not self._fits(place) or (self._is_common(place) and not self._heads(place)):
            following = place + 1
            if following >= len(words) or not self._fits(following):
                return place - 1
            article = words[place].lower in ("al", "abu", "umm") and words.gap(following) in ("-", " ")
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
        if inner and self.naming.is_cue("particle", words[step].text):
            return following
        if inner and words[step].lower in ("of", "for") and (words[last].text, "of") in self.naming.heads:
            return following
        return step if self._goes_on(step) else last

    def _goes_on(self, place: int) -> bool:
        """Whether a name may go on with this word."""
        minor = place in self.minor and self.words[place].is_name and not self._stops(place)
        return minor or self._fits(place)

    def _heads(self, place: int) -> bool:
        """Whether an organisation's name may begin with this common word: Department of."""
        word = self.words[place].text
        return (word, "of") in self.naming.heads or (word, "first") in self.naming.heads

    def _is_common(self, place: int) -> bool:
        return self.naming.is_cue("common", self.words[place].stem)

    def _text(self, first: int, last: int) -> str:
        return _plain(self.words.text[self.words[first].start : self.words[last].end])

    def _person(self, first: int, last: int) -> list[Candidate]:
        words, naming = self.words, self.naming
        while first < last and (words[first].lower in naming.titles or self._is_common(first)):
            first += 1
        last = next((place - 1 for place in range(first, last + 1) if self._is_common(place)), last)
        if last < first:
            return []
        text, longer = self._text(first, last), last > first
        given = longer and (words[first].text in naming.given or words[first].lower in ("abu", "umm"))
        if text.isupper() or (not longer and len(text) < 3) or (self.in_headline(words[first].start) and not given):
            return []
        before = title_before(words, first, naming.titles, self.known)
        after = title_after(words, last + 1, naming.titles, self.known) if longer else None
        told = bool(before) and (longer or before.type != "person" or len(text) > 3)  # type: ignore[union-attr]
        if not (given or told or after or self._speaks(first, last)):
            return []
        found = [self._make(first, last, before or after)]
        if after and after.country and not before:
            found.append(Candidate(Span(words[after.first].start, words[after.last].end), found[0].who, "office"))
        return found

    def _make(self, first: int, last: int, title: Title | None) -> Candidate:
        words, name = self.words, self._text(first, last)
        western = self.naming.given.get(words[first].text) not in (None, "levant")
        country = title.country if title and title.country else None if western else self.home
        who = Who(slug(name), name, title.type if title else "person", country)
        start = words[title.first].start if title and title.first < first else words[first].start
        return Candidate(Span(start, words[first].start + len(name)), who, "person")

    def _speaks(self, first: int, last: int) -> bool:
        """Whether a verb of speech, or for a full name of acting, stands beside the name."""
        words, following, longer = self.words, last + 1, last > first
        if following < len(words) and words.gap(following) == " ":
            verb = words[following].text
            if self.naming.is_cue("said", verb) and verb != "to" and verb.islower():
                return longer or not words[first].text.endswith(("s", "ing"))
            if longer and (verb in self.naming.acts or (verb.islower() and self.naming.is_cue("speech", verb))):
                return True
        if first == 0 or words.gap(first) != " " or not longer:
            return False
        before = words[first - 1].text
        if before == "to" and first > 1:
            return words[first - 2].lower == "according"
        return before.islower() and before != "to" and self.naming.is_cue("said", before)

    def _organisation(self, first: int, last: int) -> list[Candidate]:
        if last == first:
            return []
        words, heads = self.words, self.naming.heads
        kind = heads.get((words[first].text, "first"))
        inner = (
            heads.get((words[p].text, "of")) for p in range(first, last - 1) if words[p + 1].lower in ("of", "for")
        )
        kind = kind or next((k for k in inner if k), None)
        for size in (3, 2, 1):
            if kind or last - size + 1 <= first:
                continue
            kind = heads.get((words.text[words[last - size + 1].start : words[last].end], "last"))
        if not kind or (self.in_headline(words[first].start) and last - first < 2):
            return []
        country = None if kind in ("media", "igo") else self.home
        if self._follows_owner(first):
            first, owner = self.known.ends[first - 1]
            country = owner or country
        name = self._text(first, last)
        who = Who(slug(name), name, kind, country)
        return [Candidate(Span(words[first].start, words[first].start + len(name)), who, "organisation")]

    def _follows_owner(self, first: int) -> bool:
        """Whether the name of a place or a demonym begins the name: Palmyra Coordination Committee, not Sky's Watch."""
        before = self.words[first - 1]
        joined = self.words.gap(first) == " " and before.is_name and before.stem == before.text
        return first - 1 in self.known.ends and joined


def _plain(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


def _same_persons(found: list[Candidate]) -> list[Candidate]:
    """Let a person introduced by a short name be the one whose full name ends, or begins, with it."""
    full: dict[str, Who] = {}
    best: dict[str, Who] = {}
    for candidate in sorted(found, key=lambda c: c.who.type == "person"):
        best.setdefault(candidate.who.actor_id, candidate.who)
    for who in (c.who for c in found if c.rule in ("person", "office")):
        parts = who.actor.split()
        for tail in range(1, len(parts)):
            full.setdefault(" ".join(parts[tail:]), who)
        full.setdefault(parts[0], who)
    named = [replace(c, who=full.get(c.who.actor, c.who)) if c.rule == "person" else c for c in found]
    return [replace(c, who=best.get(c.who.actor_id, c.who)) for c in named]
