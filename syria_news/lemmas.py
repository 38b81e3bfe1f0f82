"""Parts of speech and lemmas, worked out once for each word and remembered.

spaCy matches its attribute rules against every sentence again, a quarter of the time that a parse takes. All but one of
them look at a single token; what they give for a word with its tag and its role is remembered here instead. (The rest
are contractions such as `gonna`, whose lemma is then the word itself.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Lemmas"]

Key = tuple[int, int, int, bool]  # word, tag, role, and whether an expletive `there` stands before it
STOP = (",", ",", "punct")


class Lemmas:
    """Fills in part of speech, morphology and lemma of parsed sentences.

    Parameters
    ----------
    pipeline : spacy.language.Language
        A pipeline with an attribute ruler and a lemmatizer, from which the values come.
    """

    def __init__(self, pipeline: Language) -> None:
        self._steps = [pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")]
        self._vocab = pipeline.vocab
        self._expletive = pipeline.vocab.strings.add("expl")
        self._known: dict[Key, tuple[int, int, int]] = {}

    def fill(self, docs: Iterable[Doc], batch: int = 128) -> Iterator[Doc]:
        """Give the documents back with the attributes of their tokens filled in."""
        waiting: list[tuple[Doc, list[Key]]] = []
        for doc in docs:
            waiting.append((doc, self._keys(doc)))
            if len(waiting) == batch:
                yield from self._filled(waiting)
                waiting = []
        yield from self._filled(waiting)

    def _keys(self, doc: Doc) -> list[Key]:
        expletive = self._expletive
        roles = [0, *(token.dep for token in doc)]
        return [
            (token.orth, token.tag, role, before == expletive)
            for token, (before, role) in zip(doc, pairwise(roles), strict=True)
        ]

    def _filled(self, waiting: list[tuple[Doc, list[Key]]]) -> Iterator[Doc]:
        known = self._known
        unknown = {key: None for _, keys in waiting for key in keys if key not in known}
        if unknown:
            self._learn(list(unknown))
        for doc, keys in waiting:
            for token, key in zip(doc, keys, strict=True):
                token.pos, token.lemma, morph = known[key]
                token.set_morph(morph)
            yield doc

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
            self._known[key] = (token.pos, token.lemma, token.morph.key)
