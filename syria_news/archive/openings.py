"""What tells that a heading opens another article, though no source line stands before it.

An article says who its people are once, by office and full name, and calls them by their surnames from then on; it
shows a photo once; it keeps to its subject. A heading after which somebody already called by surname is introduced
anew, a photo stands again, or the names are new and those of the title gone, opens another article.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from syria_news.archive.page_lines import Line
from syria_news.archive.stamps import stamp_kinds
from syria_news.lexicon.codebook_files import read_codebook

__all__ = ["ArticleSoFar", "has_dateline", "is_fresh_lead", "is_headline"]

SHORTEST_HEADLINE = 5  # words
LOOK_AHEAD = 3  # paragraphs; people are introduced early
PHOTOS_KEPT = 20
LONGEST_READ = 4000  # characters of a paragraph

_WORD = re.compile(r"[\w'’-]+(?:\.\w+)*|[.!?…]")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_ARTICLE = re.compile(r"\A(?:al|el|as|ash|an|ad|ar|at|az)-", re.I)
# `DAMASCUS, (SANA) – `, `BEIRUT (Reuters) - `, `MOSCOW, October 3. /TASS/. `, `AMMAN — `: a place, perhaps a day and an
# agency, a dash. A place in ordinary letters needs the agency, for a sentence may begin `Russia – a key ally – said`.
_AGENCY = r"(?:\([^()]{2,40}\)|/[A-Z][A-Za-z ]{1,20}/|[A-Z]{3,}(?: News)?)"
_PLACE = r"[A-Z][\w.'’-]*(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,4}"
_DATELINE = re.compile(
    rf"(?:{_PLACE}[ ,.]*(?:\d{{1,2}}[ ,.]*)?(?:[A-Z][a-z]+[ ,.]*)?(?:\d{{4}}[ ,.]*)?{_AGENCY}\s*(?:[.–—:-]|\s-)"
    r"|[A-Z][A-Z.'’-]{3,}(?:[ ,]{1,2}[A-Z][\w.'’-]*){0,4}\s*(?:[–—]|-\s|--))"
)


def has_dateline(paragraph: str) -> bool:
    """Whether a paragraph begins with the place, and perhaps the agency, that a report was filed from.

    Examples
    --------
    >>> has_dateline("BEIRUT (Reuters) - Shells fell."), has_dateline("Homs, SANA – A bus left.")
    (True, True)
    >>> has_dateline("Russia – a key ally – said no.")
    False
    """
    return _DATELINE.match(paragraph[:100]) is not None


def is_fresh_lead(paragraph: str) -> bool:
    """Whether a paragraph says on which day its news happened, as the first paragraph of a report does.

    Examples
    --------
    >>> is_fresh_lead("Rebels left the town on Monday."), is_fresh_lead("Many of them have no water.")
    (True, False)
    """
    kinds = stamp_kinds()
    words = [word for word in _WORD.findall(paragraph[:600]) if len(word) > 2]
    return any(
        kinds.get(word.casefold()) == "day" or (word[0].isupper() and kinds.get(word.casefold()) == "weekday")
        for word in words
    )


@cache
def _offices() -> frozenset[str]:
    """Give the last words of the offices and ranks that stand before names."""
    return frozenset(row["title"].split()[-1].casefold() for row in read_codebook("titles"))


@cache
def _countries() -> frozenset[str]:
    """Give the words of countries' names and of their peoples', which tie no two reports together."""
    states = [row for row in read_codebook("actors") if row["type"] == "state"]
    names = [row["name"] for row in states] + [name for row in states for name in row["names"].split("|")]
    names += [row["demonym"] for row in read_codebook("demonyms")]
    return frozenset(word.strip("!.'’").casefold() for name in names for word in name.split())


@dataclass(frozen=True, slots=True)
class _People:
    introduced: frozenset[str]
    bare: frozenset[str]
    names: frozenset[str]


def _people(text: str) -> _People:
    """Find the surnames introduced by office and full name, the names that stand alone, and all names."""
    introduced: set[str] = set()
    bare: set[str] = set()
    names: set[str] = set()
    run: list[str] = []
    office_before = first = True
    for word in [*_WORD.findall(text), "."]:
        if _is_name(word):
            run.append(_surname(word))
            continue
        if run:
            first = _end_run(run, office_before, first, introduced, bare, names)
        office_before = word.casefold() in _offices()
        first = word in (".", "!", "?", "…")
        run = []
    return _People(frozenset(introduced), frozenset(bare), frozenset(names))


def _end_run(
    run: Sequence[str], office_before: bool, first: bool, introduced: set[str], bare: set[str], names: set[str]
) -> bool:
    """Enter a run of capitalised words; an office may begin it (`Foreign Minister Jo Lee`)."""
    offices = [at for at, word in enumerate(run) if word in _offices()]
    start = offices[-1] + 1 if offices else 0
    person = run[start:]
    if len(person) >= 2 and (office_before or offices):
        introduced.add(person[-1])
    if len(run) == 1:
        bare.add(run[0])
    # A word is no name for standing first in its sentence.
    ordinary = 1 if first else 0
    names.update(word for word in run[ordinary:] if word not in _countries() and word not in stamp_kinds())
    return False


def _is_name(word: str) -> bool:
    return word[0].isupper() or (_ARTICLE.match(word) is not None and word.split("-", 1)[-1][:1].isupper())


def _surname(word: str) -> str:
    return _ARTICLE.sub("", _POSSESSIVE.sub("", word)).casefold()


@dataclass(slots=True)
class ArticleSoFar:
    """What a reader has learnt from an article up to a heading."""

    introduced: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    title: frozenset[str] = frozenset()
    photos: deque[frozenset[str]] = field(default_factory=lambda: deque(maxlen=PHOTOS_KEPT))
    unread: list[Line] = field(default_factory=list)

    @classmethod
    def under(cls, title: str) -> ArticleSoFar:
        """Begin an article."""
        return cls(title=_names(title))

    def read(self, lines: Iterable[Line]) -> None:
        """Read on; what is read is taken in only when a heading asks for it."""
        self.unread += lines

    def _take_in(self) -> None:
        for line in self.unread:
            if line.kind == "caption":
                self.photos.append(_words(line.text))
            elif line.is_prose:
                text = line.text[:LONGEST_READ]
                people = _people(text)
                self.words |= _names(text, countries=True)
                if line.kind == "paragraph":
                    self.introduced |= people.introduced
                    self.bare |= people.bare
        self.unread.clear()

    def ends_before(self, section: Sequence[Line]) -> bool:
        """Whether a heading and what follows it, up to the next heading, cannot be of the same article."""
        self._take_in()
        return self._shows_again(section) or self._introduces_anew(section) or self._leaves_the_subject(section)

    def _shows_again(self, section: Sequence[Line]) -> bool:
        photos = [_words(line.text) for line in section if line.kind == "caption"]
        return any(_alike(photo, seen) for photo in photos for seen in self.photos)

    def _introduces_anew(self, section: Sequence[Line]) -> bool:
        known = self.bare & self.introduced
        return any(not known.isdisjoint(_people(line.text[:LONGEST_READ]).introduced) for line in _early(section))

    def _leaves_the_subject(self, section: Sequence[Line]) -> bool:
        """Whether a headline and its lead hold no name of the article's title, and more new names than known ones."""
        if not is_headline(section):
            return False
        names = _people(_lead(section)).names | _names(section[0].text)
        known = len(self.words & names)
        if len(names) < 2 or len(self.words) < 2 or 2 * known > len(names):
            return False
        return not known or self.title.isdisjoint(names)

    def goes_on_in(self, paragraph: str) -> bool:
        """Whether a paragraph names somebody by surname whom only the article so far has introduced."""
        self._take_in()
        people = _people(paragraph[:LONGEST_READ])
        return not (self.introduced & people.bare) <= people.introduced


def _names(text: str, countries: bool = False) -> frozenset[str]:
    """Find the words that may be names, without those of countries."""
    names = frozenset(_surname(word) for word in _WORD.findall(text) if _is_name(word))
    return names if countries else names - _countries()


def is_headline(section: Sequence[Line]) -> bool:
    """Whether a heading is a report's headline: long enough, and told again in the paragraph below it."""
    stems = _stems(section[0].text)
    retold = len(stems & _stems(_lead(section)))
    return len(section[0].text.split()) >= SHORTEST_HEADLINE and 5 * retold >= 2 * len(stems)


def _stems(text: str) -> frozenset[str]:
    """Give the beginnings of the longer words, which inflection does not change."""
    return frozenset(word.casefold()[:5] for word in _WORD.findall(text) if len(word) > 3)


def _lead(section: Sequence[Line]) -> str:
    return next((line.text[:LONGEST_READ] for line in section if line.kind == "paragraph"), "")


def _early(section: Sequence[Line]) -> list[Line]:
    return [line for line in section if line.kind == "paragraph"][:LOOK_AHEAD]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text) if len(word) > 1)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two captions are the same but for a word or two."""
    return 5 * len(one & other) >= 4 * len(one | other) > 0
