"""The codebooks that figures of people harmed are read with, loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.casualties.harm_words import HarmBook
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.quantities.number_words import NumberWords

if TYPE_CHECKING:
    from syria_news.lexicon import Lexicon

__all__ = ["Grammar", "HarmBooks", "VictimNouns", "load_harm_books"]


class VictimNouns:
    """The codebook of nouns for people, by each of their forms.

    Parameters
    ----------
    rows : iterable of mapping
        The rows of ``victims.csv``.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.forms: dict[str, tuple[Mapping[str, str], bool]] = {}
        for row in rows:
            for plural in (row["plural"] or row["noun"] + "s").split("|"):
                self.forms[plural.lower()] = (row, True)
            self.forms.setdefault(row["noun"].lower(), (row, False))

    def row(self, word: str) -> Mapping[str, str] | None:
        """Give the row of a word in any of its forms."""
        found = self.forms.get(word)
        return found[0] if found else None

    def is_plural(self, word: str) -> bool:
        """Whether a word is a plural of the codebook."""
        found = self.forms.get(word)
        return bool(found and found[1])

    def people(self, word: str) -> Mapping[str, str] | None:
        """Give the row of a noun for people or bodies, not of one for the harm itself."""
        row = self.row(word)
        return row if row and row["kind"] != "harm" else None

    def harm_noun(self, word: str) -> bool:
        """Whether a word is a plural such as `deaths`, which counts people by their harm."""
        row = self.row(word)
        return bool(row and row["kind"] == "harm" and self.is_plural(word) and word != row["noun"])


class Grammar:
    """Classes of words, from ``harm_grammar.csv``.

    Examples
    --------
    >>> grammar = Grammar([{"class": "link_phrase", "words": "as well as|along with"}])
    >>> grammar["link_phrase"] == {"as well as", "along with"}
    True
    >>> grammar.phrase_at("link_phrase", ["he", "as", "well", "as", "she"], 1)
    4
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.classes = {row["class"]: frozenset(row["words"].split("|")) for row in rows}
        self.phrases = {
            name: sorted((tuple(words.split()) for words in found), key=lambda words: (-len(words), words))
            for name, found in self.classes.items()
        }
        self._first = {name: frozenset(p[0] for p in found if p) for name, found in self.phrases.items()}
        self._last = {name: frozenset(p[-1] for p in found if p) for name, found in self.phrases.items()}

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]

    def phrase_at(self, name: str, words: list[str], at: int) -> int:
        """Where the longest phrase of a class that begins at a word stops; ``at`` itself if none does."""
        if at >= len(words) or words[at] not in self._first[name]:
            return at
        return next((at + len(p) for p in self.phrases[name] if p and tuple(words[at : at + len(p)]) == p), at)

    def phrase_before(self, name: str, words: list[str], at: int) -> bool:
        """Whether a phrase of a class ends right before a word."""
        if at < 1 or words[at - 1] not in self._last[name]:
            return False
        return any(p and at >= len(p) and tuple(words[at - len(p) : at]) == p for p in self.phrases[name])


@dataclass(frozen=True, slots=True)
class HarmBooks:
    """All of them together."""

    cues: HarmBook
    nouns: VictimNouns
    numbers: NumberWords
    grammar: Grammar


def load_harm_books(lexicon: Lexicon) -> HarmBooks:
    """Load the codebooks of harm, with the rows of the lexicon's user.

    Parameters
    ----------
    lexicon : Lexicon
        For its folder.
    """
    return _load(lexicon.folder)


@cache
def _load(folder: Path | None) -> HarmBooks:
    victims = read_codebook("victims", folder)
    return HarmBooks(
        HarmBook(read_codebook("harms", folder)),
        VictimNouns(victims),
        NumberWords(read_codebook("numbers", folder), victims),
        Grammar(read_codebook("harm_grammar", folder)),
    )
