"""Offices, ranks and callings beside a person's name: "Homs Governor X", "X, Iraq's deputy speaker"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.lexicon.candidates import Words
from syria_news.spans import Span

__all__ = ["LONGEST_TITLE", "Known", "Title", "title_after", "title_before", "titles_of"]

LONGEST_TITLE = 5  # words
REACH = 15  # words of titles and names of bodies before a person's name
_OFFICE_LINKS = frozenset(("for", "to", "of", "in", "on"))
_ARTICLES = ("a", "an", "the")
_SHORTENED = frozenset(
    (
        "Gen", "Lt", "Col", "Maj", "Capt", "Cpl", "Sgt", "Brig", "Adm", "Cmdr", "Pvt", "Spc", "Dr", "Mr", "Mrs", "Ms",
        "Prof", "Sen", "Rep", "Gov", "Rev", "Hon", "Amb", "Fr", "Sr", "St", "Eng", "Pres", "Sec", "Supt", "Insp",
    )
)  # fmt: skip
_MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the places of its first and last word, what it takes the person for, and the state it names."""

    first: int
    last: int
    type: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """The names of states, places and bodies that may stand within a title, by the places of their words."""

    ends: dict[int, tuple[int, str | None]]
    starts: dict[int, tuple[int, str | None]]

    @classmethod
    def of(cls, words: Words, spans: Iterable[tuple[Span, str | None]]) -> Known:
        """Index names with their countries; of two with the same end, the longer one."""
        ends: dict[int, tuple[int, str | None]] = {}
        starts: dict[int, tuple[int, str | None]] = {}
        for span, country in sorted(spans, key=lambda item: len(item[0])):
            first, last = words.first_in(span), words.before(span.end)
            ends[last], starts[first] = (first, country), (last, country)
        return cls(ends, starts)


@cache
def _titles(folder: Path | None) -> dict[str, str]:
    rows = load_lexicon(folder).table("titles")
    return {row["title"].lower().rstrip(".").replace("-", " "): row["type"] for row in rows}


def titles_of(lexicon: Lexicon) -> dict[str, str]:
    """What each title takes a person for; ``modifier`` for words that only stand beside titles."""
    return _titles(lexicon.folder)


def title_before(words: Words, place: int, titles: dict[str, str], known: Known) -> Title | None:
    """Read the title that stands before the name whose first word is at a place.

    Parameters
    ----------
    words : Words
        The article.
    place : int
        Where the name begins.
    titles : dict
        As `titles_of` gives them.
    known : Known
        Names that a title may hold: "Homs governor", "UN envoy for Syria".

    Returns
    -------
    Title or None
        None if no title stands there.
    """
    last, kind, country, owned = place - 1, "", None, False
    while last >= 0 and place - last <= REACH and _adjoins(words, last, place):
        size = _size_before(words, last, titles)
        office = last == place - 1 and last in known.ends and _closes_office(words, last, titles, known)
        if size and not office:
            phrase = words.phrase(last - size + 1, size) or ""
            found = titles[phrase]
            plural = phrase.endswith("s") and phrase[:-1] in titles
            if (found == _MODIFIER and last == place - 1) or (kind and plural):
                break
            kind = kind or ("" if found == _MODIFIER else found)
            last -= size
        elif last in known.ends and not owned and (kind or _closes_office(words, last, titles, known)):
            owned = bool(kind)
            first, state = known.ends[last]
            country = country or state
            last = first - 1 if kind else _link_before(words, first) - 1
        else:
            break
    return Title(last + 1, place - 1, kind, country) if kind else None


def _adjoins(words: Words, last: int, place: int) -> bool:
    """Whether a word belongs to the same title as what follows it."""
    gap = words.gap(last + 1)
    if last == place - 1:
        return gap in (" ", "-", ", ", " “", ' "') or (gap == ". " and words[last].text in _SHORTENED)
    return gap in (" ", "-", "’s ", "'s ") or (gap == ". " and len(words[last].text) <= 3 and words[last].is_name)


def _size_before(words: Words, last: int, titles: dict[str, str]) -> int:
    sizes = range(min(LONGEST_TITLE, last + 1), 0, -1)
    return next((n for n in sizes if words.phrase(last - n + 1, n) in titles), 0)


def _closes_office(words: Words, last: int, titles: dict[str, str], known: Known) -> bool:
    """Whether the known name that ends here closes a title: "envoy for Syria"."""
    first = known.ends[last][0]
    link = _link_before(words, first)
    if link < first - 1 and words.gap(last + 1) != " ":
        return False
    if link < 1 or words[link].lower not in _OFFICE_LINKS or words.gap(link + 1) != " ":
        return False
    return _size_before(words, link - 1, titles) > 0


def _link_before(words: Words, first: int) -> int:
    """Give the word before a name and its article: envoy to the UN."""
    article = first > 1 and words[first - 1].text == "the" and words.gap(first) == " "
    return first - 2 if article and words[first - 2].text in ("to", "for") else first - 1


def title_after(words: Words, place: int, titles: dict[str, str], known: Known) -> Title | None:
    """Read the title that follows a name, from the word at a place on.

    Parameters
    ----------
    words, titles, known
        As for `title_before`.
    place : int
        The word after the name.

    Returns
    -------
    Title or None
        After a comma any title; without one, as in archives stripped of commas, a capitalised one, or with an article.
    """
    if place >= len(words) or words.gap(place) not in (", ", " "):
        return None
    comma = words.gap(place) == ", "
    at, country = place, None
    while at < min(place + 7, len(words)):
        if at > place and words.gap(at) not in (" ", "-", "'s ", "’s "):
            return None
        size = next((n for n in (4, 3, 2, 1) if titles.get(words.phrase(at, n) or "", _MODIFIER) != _MODIFIER), 0)
        if size:
            kind = titles[words.phrase(at, size) or ""]
            told = comma or words[at].is_name or (at == place + 1 and words[place].text in _ARTICLES)
            return Title(place, at + size - 1, kind, country) if told else None
        if at == place and words[at].text in _ARTICLES:
            at += 1
            continue
        if not comma or (words[at].is_name and at not in known.starts):
            return None
        if at in known.starts:
            at, country = known.starts[at]
            closing = titles.get(words.phrase(at, 1) or "", _MODIFIER)
            if closing != _MODIFIER:  # the title is part of what is known: the Serbian ambassador
                return Title(place, at, closing, country)
        at += 1
    return None
