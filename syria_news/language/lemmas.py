"""Parts of speech and lemmas, worked out once for each word and remembered.

spaCy matches its attribute rules against every sentence again, which takes two fifths of a parse. All but one of them
look at a single token; what they give for a word with its tag and its role is remembered here instead. (The rest are
contractions such as `gonna`, whose lemma is then the word itself.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from syria_news.language.parses import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Lemmas"]

Key = tuple[int, int, int, bool]  # word, tag, role, and whether an expletive `there` stands before it
Strings = tuple[str, str, str, str, str, str]  # word, that in lower case, lemma, part of speech, tag, role
STOP = (",", ",", "punct")
REMEMBERED = 100_000
WRAPPED = 2**64  # heads on the left come as offsets wrapped to unsigned numbers


class Lemmas:
    """Turns spaCy's parses into plain ones, with part of speech and lemma filled in.

    Parameters
    ----------
    pipeline : spacy.language.Language
        A pipeline with an attribute ruler and a lemmatizer, from which the values come.
    """

    def __init__(self, pipeline: Language) -> None:
        from spacy.attrs import DEP, HEAD, ORTH, SPACY, TAG

        self._steps = [pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")]
        index = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index")
        index.update({part: frozenset(words) for part, words in index.items()})  # lists that are searched as sets are
        self._vocab = pipeline.vocab
        self._expletive = pipeline.vocab.strings.add("expl")
        self._columns = [ORTH, TAG, DEP, HEAD, SPACY]
        self._known: dict[Key, Strings] = {}

    def read(self, texts: Sequence[str], docs: Sequence[Doc]) -> Iterator[Parse]:
        """Give each text, of which spaCy made a parsed document, as a plain parse."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        tables = [doc.to_array(self._columns).tolist() for doc in docs]
        keys = [self._keys(rows) for rows in tables]
        if unknown := {key: None for row in keys for key in row if key not in self._known}:
            self._learn(list(unknown))
        for text, rows, of_text in zip(texts, tables, keys, strict=True):
            yield self._parse(text, rows, of_text)

    def _keys(self, rows: list[list[int]]) -> list[Key]:
        roles = [0, *(row[2] for row in rows)]
        pairs = zip(rows, pairwise(roles), strict=True)
        return [(row[0], row[1], role, before == self._expletive) for row, (before, role) in pairs]

    def _parse(self, text: str, rows: list[list[int]], keys: list[Key]) -> Parse:
        parse = Parse(text)
        tokens, at = parse.tokens, 0
        for place, (row, key) in enumerate(zip(rows, keys, strict=True)):
            space = " " if row[4] else ""
            token = Token(parse, place, at, *self._known[key], space)
            tokens.append(token)
            at += len(token.text) + len(space)
        for token, row in zip(tokens, rows, strict=True):
            if row[3]:
                token.head = tokens[(token.i + row[3]) % WRAPPED]
                token.head.children.append(token)
        return parse

    def _learn(self, keys: list[Key]) -> None:
        """Run the real rules over the words that are new, each set apart from its neighbours by a comma."""
        from spacy.tokens import Doc

        text = self._vocab.strings
        tokens = []
        for orth, tag, role, after_expletive in keys:
            tokens.append(("there", "EX", "expl") if after_expletive else STOP)
            tokens.append((text[orth], text[tag], text[role]))
        words, tags, roles = (list(column) for column in zip(*tokens, strict=True))
        doc = Doc(self._vocab, words=words, tags=tags, deps=roles, heads=list(range(len(words))))
        for step in self._steps:
            doc = step(doc)
        for key, token in zip(keys, list(doc)[1::2], strict=True):
            self._known[key] = (token.text, token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_)
