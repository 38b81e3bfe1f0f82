"""Names that no codebook holds: persons and organisations that an article introduces, and titles before names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from syria_news.candidates import Candidate, Who, Words
from syria_news.compounds import slug
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.metonymy import cues_of
from syria_news.spans import Span

__all__ = ["Naming", "find_names", "naming_of", "title_before"]

Known = dict[int, tuple[int, str | None]]
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
    def heads(self) -> dict[tuple[str, str], str]:
        """The type of organisation that each head word tells of, by the side on which it stands."""
        return {(row["head"], row["side"]): row["type"] for row in self.lexicon.table("org_heads")}

    @cached_property
    def acts(self) -> frozenset[str]:
        """Verbs of acting."""
        return frozenset(c for c, reads in cues_of(self.lexicon).after.items() if reads == "actor" and len(c) > 4 and c[-1] in "ds")


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
    last: int
    type: str
    country: str | None


def title_before(words: Words, place: int, naming: Naming, known: Known) -> Title | None:
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
    last, kind, country, owned = place - 1, "", None, False
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
        if last in known and not owned and (kind or _is_office_of(words, last, naming, known)):
            owned = bool(kind)
            first, state = known[last]
            country = country or state
            last = first - 1
            if not kind:
                last -= 1
            continue
        break
    return Title(last + 1, place - 1, kind, country) if kind else None


def _is_office_of(words: Words, last: int, naming: Naming, known: Known) -> bool:
    """Whether the known name that ends here closes a title: "envoy for Syria"."""
    link = known[last][0] - 1
    if link < 1 or words[link].lower not in _OFFICE_LINKS or words.gap(link + 1) != " ":
        return False
    return any(words.phrase(link - n, n) in naming.titles for n in range(1, LONGEST_TITLE + 1) if link - n >= 0)


def find_names(words: Words, naming: Naming, known: Known, taken: Callable[[int], bool], minor: Callable[[int], bool]) -> Iterator[Candidate]:
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

    if minor(place) and words[place].is_name and place + 1 < len(words) and words.gap(place + 1) == " " and fits(place + 1) and not taken(place + 1):
        return _run(words, place + 1, naming, taken, minor)
    if not fits(place) and not (words[place].lower in ("al", "abu") and place + 1 < len(words) and words.gap(place + 1) == "-" and fits(place + 1)):
        return place - 1
    last = place
    if not fits(place):
        last = place + 1
    while last + 1 < len(words) and last - place < LONGEST_NAME + 2:
        step = last + 1
        if words.gap(step) not in (" ", "-", ". "):
            break
        if _continues(words, last, naming) and words.joined(last, last + 2):
            last += 2
            continue
        if words.gap(step) == ". " and len(words[last].text) > 1:
            break
        if naming.is_cue("particle", words[step].text) and step + 1 < len(words) and words.gap(step + 1) in (" ", "-") and fits(step + 1):
            last = step + 1
        elif fits(step):
            last = step
        else:
            break
    return last


def _continues(words: Words, place: int, naming: Naming) -> bool:
    """Whether a word that heads an organisation goes on with "of": Department of Education."""
    head = naming.heads.get((words[place].text, "of"))
    return head is not None and place + 2 < len(words) and words[place + 1].lower in ("of", "for") and words[place + 2].is_name


def _person(words: Words, first: int, last: int, naming: Naming, known: Known) -> list[Candidate]:
    while first < last and words[first].lower in naming.titles:
        first += 1
    title = title_before(words, first, naming, known) or _title_after(words, last + 1, naming, known)
    text = words.text[words[first].start : words[last].end]
    longer = last > first
    speaks = _speaks(words, first, last, naming)
    if not (title and (longer or (title.first < first and (speaks or title.type != "person" or len(text) > 3)))) and not speaks:
        return []
    if text.isupper() or (not longer and len(text) < 3):
        return []
    name = _without_possessive(text)
    start = words[title.first].start if title and title.first < first else words[first].start
    who = Who(slug(name), name, title.type if title else "person", title.country if title else None)
    found = [Candidate(Span(start, words[first].start + len(name)), who, "person")]
    if title and title.first > last and title.country:
        found.append(Candidate(Span(words[title.first].start, words[title.last].end), who, "office"))
    return found


def _speaks(words: Words, first: int, last: int, naming: Naming) -> bool:
    """Whether a verb of speech stands beside the name."""
    following = last + 1
    if following < len(words) and words.gap(following) == " " and naming.is_cue("speech", words[following].lower) and words[following].lower == words[following].text:
        return first < last or not words[first].text.endswith("s")
    if first < last and following < len(words) and words.gap(following) == " " and words[following].text in naming.acts:
        return True
    if first >= 1 and words.gap(first) == " " and words.phrase(max(first - 2, 0), 2) == "according to":
        return first < last
    if first >= 1 and first < last and words.gap(first) == " " and words[first - 1].text.islower():
        return naming.is_cue("said", words[first - 1].lower) and words[first - 1].lower != "to"
    return False


def _title_after(words: Words, place: int, naming: Naming, known: Known) -> Title | None:
    """Read the office that follows a name: "X Y, Iraq's deputy speaker", "X Y Secretary General of"."""
    if place >= len(words) or words.gap(place) not in (", ", " "):
        return None
    comma = words.gap(place) == ", "
    firsts = {first: (last, country) for last, (first, country) in known.items()}
    at, country = place, None
    while at < min(place + 7, len(words)):
        if at > place and words.gap(at) not in (" ", "-", "'s ", "’s "):
            return None
        size = next((n for n in (4, 3, 2, 1) if naming.titles.get(words.phrase(at, n) or "", "modifier") != "modifier"), 0)
        if size:
            kind = naming.titles[words.phrase(at, size) or ""]
            return Title(place, at + size - 1, kind, country) if comma or words[at].is_name else None
        if not comma:
            return None
        if at in firsts:
            at, country = firsts[at][0], firsts[at][1]
        elif words[at].is_name:
            return None
        at += 1
    return None


def _organisation(words: Words, first: int, last: int, naming: Naming) -> list[Candidate]:
    if last == first:
        return []
    kind = naming.heads.get((words[first].text, "first")) or next(
        (k for p in range(first, last - 1) if words[p + 1].lower in ("of", "for") and (k := naming.heads.get((words[p].text, "of")))), ""
    )
    if kind:
        return [_named(words, first, last, kind)]
    for size in (3, 2, 1):
        if last - size + 1 <= first:
            continue
        text = words.text[words[last - size + 1].start : words[last].end]
        kind = naming.heads.get((text, "last"), "")
        if kind:
            return [_named(words, first, last, kind)]
    return []


def _named(words: Words, first: int, last: int, kind: str) -> Candidate:
    name = _without_possessive(words.text[words[first].start : words[last].end])
    return Candidate(Span(words[first].start, words[first].start + len(name)), Who(slug(name), name, kind, None), "organisation")


def _without_possessive(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name
