"""Parts of speech and lemmas, worked out once for each word and remembered.

spaCy matches its attribute rules against every sentence again, which takes two fifths of a parse. All but one of them
look at a single token; what they give for a word with its tag and its role is remembered here instead. (The rest are
contractions such as `gonna`, whose lemma is then the word itself.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from syria_news.language.parses import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Lemmas"]

Key = tuple[int, int, int, bool]  # word, tag, role, and whether an expletive `there` stands before it
Strings = tuple[str, str, str, str, str, str]  # word, that in lower case, lemma, part of speech, tag, role
STOP = (",", ",", "punct")
REMEMBERED = 20_000  # keys; of those before them, only what comes up again


class Lemmas:
    """Turns spaCy's parses into plain ones, with part of speech and lemma filled in.

    Parameters
    ----------
    pipeline : spacy.language.Language
        A pipeline with an attribute ruler and a lemmatizer, from which the values come.
    """

    def __init__(self, pipeline: Language) -> None:
        from spacy.attrs import DEP, HEAD, ORTH, SPACY, TAG

        lemmatizer = pipeline.get_pipe("lemmatizer")
        self._steps, self._cache = [pipeline.get_pipe("attribute_ruler"), lemmatizer], lemmatizer.cache
        index = lemmatizer.lookups.get_table("lemma_index")
        index.update({part: frozenset(words) for part, words in index.items()})  # lists that are searched as sets are
        self._vocab = pipeline.vocab
        self._expletive = pipeline.vocab.strings.add("expl")
        self._columns = [ORTH, TAG, DEP, SPACY, HEAD]
        self._known: dict[Key, Strings] = {}
        self._before: dict[Key, Strings] = {}

    def read(self, texts: Sequence[str], docs: Sequence[Doc]) -> Iterator[Parse]:
        """Give each text, of which spaCy made a parsed document, as a plain parse."""
        if len(self._known) > REMEMBERED:
            self._known, self._before = {}, self._known
            self._cache.clear()
        table = np.concatenate([doc.to_array(self._columns) for doc in docs])
        words, tags, roles, spaces = (column.tolist() for column in table.T[:-1])
        heads = table.T[-1].astype(np.int64).tolist()  # offsets, to the left below zero
        ends = list(accumulate(map(len, docs)))
        expletive = {place for place, role in enumerate(roles, 1) if role == self._expletive}.difference(ends)
        keys = list(zip(words, tags, roles, [place in expletive for place in range(len(roles))], strict=True))
        if unknown := set(keys).difference(self._known):
            self._learn(sorted(unknown))
        known = list(map(self._known.__getitem__, keys))
        for text, first, stop in zip(texts, [0, *ends], ends, strict=False):
            yield _parse(text, known[first:stop], heads[first:stop], spaces[first:stop])

    def _learn(self, keys: list[Key]) -> None:
        self._known.update((key, self._before[key]) for key in keys if key in self._before)
        if new := [key for key in keys if key not in self._known]:
            self._work_out(new)

    def _work_out(self, keys: list[Key]) -> None:
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


def _parse(text: str, known: Sequence[Strings], heads: Sequence[int], spaces: Sequence[int]) -> Parse:
    """Make a parse of what is known of each token, how far away its head stands, and whether a space follows."""
    parse = Parse(text)
    tokens, at = parse.tokens, 0
    for place, (strings, space) in enumerate(zip(known, spaces, strict=True)):
        tokens.append(Token(parse, place, at, *strings, " " if space else ""))
        at += len(strings[0]) + space
    for place, distance in enumerate(heads):
        if distance:
            token, head = tokens[place], tokens[place + distance]
            token.head = head
            head.children.append(token)
    return parse
