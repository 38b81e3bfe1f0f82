"""Parsed sentences as plain objects: tokens that know their word class, their role and their head.

They answer to the names that spaCy's tokens have, and are made once. spaCy makes a token anew each time that one is
looked at, and looks each of its strings up again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import overload

__all__ = ["Parse", "Token"]


class Token:
    """A word of a parsed sentence, under spaCy's names.

    Parameters
    ----------
    doc : Parse
        The sentence that it stands in.
    i, idx : int
        Its place among the tokens, and its first character in the sentence.
    text, lower_, lemma_, pos_, tag_, dep_ : str
        The word, also in lower case, its lemma, its universal part of speech, its Penn tag and its role.
    whitespace_ : str
        What follows it, a space or nothing.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "lemma_",
        "lower_",
        "pos_",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(
        self,
        doc: Parse,
        i: int,
        idx: int,
        text: str,
        lower_: str,
        lemma_: str,
        pos_: str,
        tag_: str,
        dep_: str,
        whitespace_: str,
    ) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_ = text, lower_, lemma_
        self.pos_, self.tag_, self.dep_ = pos_, tag_, dep_
        self.whitespace_ = whitespace_
        self.head: Token = self  # the root stays its own head
        self.children: list[Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.text.isalpha()

    @property
    def is_punct(self) -> bool:
        """Whether it is nothing but punctuation marks."""
        return _is_punctuation(self.text)

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or as a word."""
        return self.tag_ == "CD"

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()

    def nbor(self, distance: int = 1) -> Token:
        """Give the token so many places on; IndexError where there is none."""
        place = self.i + distance
        if place < 0:
            raise IndexError(place)
        return self.doc[place]

    @property
    def ancestors(self) -> Iterator[Token]:
        """Give its head, that one's head, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, in the order of the text."""
        found, waiting = [], [self]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting += token.children
        found.sort(key=attrgetter("i"))
        return found

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return self.subtree[0]

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return self.subtree[-1]


@lru_cache(maxsize=1 << 12)
def _is_punctuation(text: str) -> bool:
    return all(unicodedata.category(character).startswith("P") for character in text)


class Parse(Sequence[Token]):
    """The tokens of a parsed sentence, in order.

    Parameters
    ----------
    text : str
        The sentence.
    """

    __slots__ = ("_is_headline", "_lemmas", "_lower", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self._is_headline: bool | None = None
        self._lower: list[str] | None = None
        self._lemmas: list[str] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        return self.tokens[place]

    @property
    def lower(self) -> list[str]:
        """The words in lower case."""
        if self._lower is None:
            self._lower = [token.lower_ for token in self.tokens]
        return self._lower

    @property
    def lemmas(self) -> list[str]:
        """The lemmas in lower case."""
        if self._lemmas is None:
            self._lemmas = [token.lemma_.lower() for token in self.tokens]
        return self._lemmas

    @property
    def is_headline(self) -> bool:
        """Whether most words begin with capitals, as in headlines, where taggers take verbs for names."""
        if self._is_headline is None:
            words = [token for token in self.tokens if token.is_alpha]
            self._is_headline = sum(word.text[0].isupper() for word in words) > 0.6 * len(words)
        return self._is_headline

    def clear(self) -> None:
        """Let the tokens go, and let them go of each other."""
        for token in self.tokens:
            del token.head, token.children
        self.tokens.clear()

    def words(self, first: int, stop: int) -> str:
        """The text of the tokens from ``first`` to before ``stop``."""
        end = self.tokens[stop - 1]
        return self.text[self.tokens[first].idx : end.idx + len(end)]
