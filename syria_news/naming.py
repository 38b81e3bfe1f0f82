"""Names that no codebook holds: persons and organisations that an article introduces, and titles before names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from syria_news.candidates import Candidate, Who, Words
from syria_news.compounds import slug
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.spans import Span

__all__ = ["Naming", "find_names", "naming_of", "title_before"]

LONGEST_NAME, LONGEST_TITLE = 5, 5
_OFFICE_LINKS = ("for", "to", "of", "in", "on")


@dataclass(frozen=True)
class Naming:
    """What the codebooks know of titles, speakers and the words within names."""

    lexicon: Lexicon

    @cached_property
    def titles(self) -> dict[str, str]:
        """The type of person that each title tells of; modifier for words that only stand beside titles."""
        return {row["title"].lower().rstrip("."): row["type"] for row in self.lexicon.table("titles")}

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
    def heads(self) -> dict[str, tuple[str, str]]:
        """The type of organisation that each head word tells of, and the side on which it stands."""
        return {row["head"]: (row["type"], row["side"]) for row in self.lexicon.table("org_heads")}


@cache
def _naming(folder: Path | None) -> Naming:
    return Naming(load_lexicon(folder))


def naming_of(lexicon: Lexicon) -> Naming:
    """The tables of naming, made once for each folder of codebooks."""
    return _naming(lexicon.folder)


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: the place of its first word, and what it tells of the person."""

    first: int
    type: str
    country: str | None


def title_before(words: Words, place: int, naming: Naming, known: dict[int, tuple[int, str | None]]) -> Title | None:
    """Read the title that stands before the name whose first word is at a place.

    Parameters
    ----------
    words : Words
        The article.
    place : int
        Where the name begins.
    naming : Naming
        The titles.
    known : dict
        For the last word of each demonym, state, place and group: the first one, and its country.

    Returns
    -------
    Title or None
        None if no title stands there.
    """
    last, kind, country = place - 1, "", None
    while last >= 0 and place - last <= 3 * LONGEST_TITLE:
        marks = (" ", "-", ", ", " “", ' "') if last == place - 1 else (" ", "-", "’s ", "'s ", ". ")
        if words.gap(last + 1) not in marks:
            break
        size = next((n for n in range(LONGEST_TITLE, 0, -1) if last - n + 1 >= 0 and words.phrase(last - n + 1, n) in naming.titles), 0)
        if size:
            found = naming.titles[words.phrase(last - size + 1, size) or ""]
            if found != "modifier" and not kind:
                kind = found
            if found == "modifier" and not kind and last == place - 1:
                break
            last -= size
            continue
        if last in known and (kind or _is_office_of(words, last, naming, known)):
            first, state = known[last]
            country = country or state
            last = first - 1
            if not kind:
                last -= 1
            continue
        break
    return Title(last + 1, kind, country) if kind else None


def _is_office_of(words: Words, last: int, naming: Naming, known: dict[int, tuple[int, str | None]]) -> bool:
    """Whether the known name that ends here closes a title: "envoy for Syria"."""
    link = known[last][0] - 1
    if link < 1 or words[link].lower not in _OFFICE_LINKS or words.gap(link + 1) != " ":
        return False
    return any(words.phrase(link - n, n) in naming.titles for n in range(1, LONGEST_TITLE + 1) if link - n >= 0)


def find_names(words: Words, naming: Naming, known: dict[int, tuple[int, str | None]], taken: Callable[[int], bool], minor: Callable[[int], bool]) -> Iterator[Candidate]:
    """Find persons and organisations that no codebook holds.

    Parameters
    ----------
    words : Words
        The article.
    naming : Naming
        The tables.
    known : dict
        As for `title_before`.
    taken : callable
        Whether the word at a place belongs to a name that the codebooks hold.
    minor : callable
        Whether that name is only a small place's, which may as well be a surname.

    Yields
    ------
    Candidate
        With an identifier made of the name.
    """
    place = 0
    while place < len(words):
        last = _run(words, place, naming, taken, minor)
        if last < place:
            place += 1
            continue
        yield from _organisation(words, place, last, naming) or _person(words, place, last, naming, known)
        place = last + 1


def _run(words: Words, place: int, naming: Naming, taken: Callable[[int], bool], minor: Callable[[int], bool]) -> int:
    """Give the last word of the run of capitalised words that begins at a place; before it, if none does."""

    def fits(at: int) -> bool:
        word = words[at]
        return word.is_name and (not taken(at) or (at > place and minor(at))) and not naming.is_cue("stop", word.stem)

    if not fits(place) and not (words[place].lower in ("al", "abu") and place + 1 < len(words) and words.gap(place + 1) == "-" and fits(place + 1)):
        return place - 1
    last = place
    if not fits(place):
        last = place + 1
    while last + 1 < len(words) and last - place < LONGEST_NAME + 2:
        step = last + 1
        if words.gap(step) not in (" ", "-", ". "):
            break
        if words.gap(step) == ". " and len(words[last].text) > 1:
            break
        if naming.is_cue("particle", words[step].text) and step + 1 < len(words) and words.gap(step + 1) in (" ", "-") and fits(step + 1):
            last = step + 1
        elif fits(step):
            last = step
        else:
            break
    return last


def _person(words: Words, first: int, last: int, naming: Naming, known: dict[int, tuple[int, str | None]]) -> list[Candidate]:
    while first < last and words[first].lower in naming.titles:
        first += 1
    title = title_before(words, first, naming, known)
    text = words.text[words[first].start : words[last].end]
    speaks = _speaks(words, first, last, naming)
    longer = last > first
    if not (title and (longer or speaks or title.type != "person" or len(text) > 3)) and not speaks:
        return []
    if text.isupper() or (not longer and len(text) < 3):
        return []
    name = _without_possessive(text)
    start = words[title.first].start if title else words[first].start
    who = Who(slug(name), name, title.type if title else "person", title.country if title else None)
    return [Candidate(Span(start, words[first].start + len(name)), who, "person")]


def _speaks(words: Words, first: int, last: int, naming: Naming) -> bool:
    """Whether a verb of speech stands beside the name."""
    following = last + 1
    if following < len(words) and words.gap(following) == " " and naming.is_cue("speech", words[following].lower) and words[following].lower == words[following].text:
        return first < last or not words[first].text.endswith("s")
    if first >= 1 and words.gap(first) == " " and words.phrase(max(first - 2, 0), 2) == "according to":
        return first < last
    if first >= 1 and first < last and words.gap(first) == " " and words[first - 1].text.islower():
        return naming.is_cue("said", words[first - 1].lower) and words[first - 1].lower != "to"
    return False


def _organisation(words: Words, first: int, last: int, naming: Naming) -> list[Candidate]:
    if last == first:
        return []
    head = naming.heads.get(words[first].text)
    if head and head[1] == "first":
        return [_named(words, first, last, head[0])]
    for size in (3, 2, 1):
        if last - size + 1 <= first:
            continue
        text = words.text[words[last - size + 1].start : words[last].end]
        head = naming.heads.get(text)
        if head and head[1] == "last":
            return [_named(words, first, last, head[0])]
    return []


def _named(words: Words, first: int, last: int, kind: str) -> Candidate:
    name = _without_possessive(words.text[words[first].start : words[last].end])
    return Candidate(Span(words[first].start, words[first].start + len(name)), Who(slug(name), name, kind, None), "organisation")


def _without_possessive(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name
