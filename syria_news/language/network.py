"""The layers of spaCy's network in numpy.

They give the vectors that spaCy's own library gives. What they write into is kept from one batch to the next, for to
give memory back to the system and to ask for it again takes longer than most of the sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

__all__ = ["Encoder", "Floats", "Kept", "Linear", "WordVectors", "layer_of", "maxout"]

Floats = NDArray[np.float32]
REMEMBERED = 20_000  # words; those of a few hundred articles
LEAST_VARIANCE = 1e-8


class Kept(dict[str, Floats]):
    """Arrays to write into, by what they are for."""

    def rows(self, name: str, number: int, width: int) -> Floats:
        """Give an array of so many rows, whose numbers are any."""
        if len(self.get(name, ())) < number:
            self[name] = np.empty((number, width), np.float32)
        return self[name][:number]


def layer_of(model: Model[Any, Any], name: str) -> Model[Any, Any]:
    """Give the first layer of that name."""
    return next(layer for layer in model.walk() if layer.name == name)


class WordVectors:
    """The first layers, which see each word by itself: worked out once for each word.

    Parameters
    ----------
    embed : thinc.api.Model
        From documents to vectors.
    """

    def __init__(self, embed: Model[Any, Any]) -> None:
        from thinc.api import chain

        self._features, *layers = embed.layers
        self._embed: Model[Any, Any] = chain(*layers)
        self._places: dict[bytes, int] = {}
        self._vectors: Floats = np.empty((REMEMBERED, embed.get_dim("nO")), np.float32)

    def of(self, docs: Sequence[Doc]) -> Floats:
        """Give the vectors of the words of all documents, a row a word."""
        words = np.concatenate(self._features.predict(docs))
        keys = words.view(f"V{words.itemsize * words.shape[1]}").ravel().tolist()
        if len(self._places) + len(keys) > REMEMBERED:
            self._places.clear()
        if unknown := set(keys).difference(self._places):
            new = {key: row for row, key in enumerate(keys) if key in unknown}
            places = range(len(self._places), len(self._places) + len(new))
            (self._vectors[places.start : places.stop],) = self._embed.predict([words[list(new.values())]])
            self._places.update(zip(new, places, strict=True))
        return self._vectors.take(list(map(self._places.__getitem__, keys)), axis=0)


class Encoder:
    """The layers that see each word among its neighbours.

    Parameters
    ----------
    model : thinc.api.Model
        Layers that add to each word's vector what they make of those around it.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self._gap = model.attrs["pad"]  # empty rows between sentences, as many as all layers together can see
        self._layers = [_Convolution(layer) for layer in model.layers[0].layers]
        self._kept = Kept()

    def __call__(self, words: Floats, lengths: Sequence[int]) -> Floats:
        """Give the vectors of the words of sentences of these lengths."""
        places = np.arange(len(words)) + np.repeat(np.arange(1, len(lengths) + 1) * self._gap, lengths)
        rows = self._kept.rows("rows", len(words) + (len(lengths) + 1) * self._gap, words.shape[1])
        rows[:] = 0
        rows[places] = words
        for layer in self._layers:
            rows += layer(rows, self._kept)
        vectors: Floats = rows.take(places, axis=0)
        return vectors


class _Convolution:
    """A window over each word and its neighbours, a maxout and a normalisation."""

    def __init__(self, model: Model[Any, Any]) -> None:
        self._reach = layer_of(model, "expand_window").attrs["window_size"]
        sums, norm = layer_of(model, "maxout"), layer_of(model, "layernorm")
        self._pieces, self._sums = sums.get_dim("nP"), Linear(sums)
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Floats, kept: Kept) -> Floats:
        sums = self._sums(self._windows(rows, kept), kept)
        made = maxout(sums, self._pieces, out=kept.rows("made", *rows.shape))
        made -= _means(made)
        squares = np.multiply(made, made, out=kept.rows("squares", *rows.shape))
        made *= (_means(squares) + LEAST_VARIANCE) ** -0.5
        made *= self._scale
        made += self._shift
        return made

    def _windows(self, rows: Floats, kept: Kept) -> Floats:
        number, width = rows.shape
        places = 2 * self._reach + 1
        windows = kept.rows("windows", number, places * width)
        columns = windows.reshape(number, places, width)
        columns[:, self._reach] = rows
        for distance in range(1, self._reach + 1):
            before, after = columns[:, self._reach - distance], columns[:, self._reach + distance]
            before[:distance] = after[-distance:] = 0
            before[distance:], after[:-distance] = rows[:-distance], rows[distance:]
        return windows


class Linear:
    """Weighted sums of each row.

    Parameters
    ----------
    layer : thinc.api.Model
        Weights and what is added to them.
    """

    def __init__(self, layer: Model[Any, Any]) -> None:
        bias: Floats = layer.get_param("b")
        self._bias = bias.ravel()
        self._weights: Floats = layer.get_param("W").reshape(bias.size, -1).T

    def __call__(self, rows: Floats, kept: Kept | None = None) -> Floats:
        """Give the sums of each row, in memory kept for them if there is any."""
        out = None if kept is None else kept.rows("sums", len(rows), self._bias.size)
        sums: Floats = np.dot(rows, self._weights, out=out)
        sums += self._bias
        return sums


def maxout(sums: Floats, pieces: int, out: Floats | None = None) -> Floats:
    """Give the largest of each so many neighbours in a row."""
    first, second, *others = np.moveaxis(sums.reshape(len(sums), -1, pieces), -1, 0)
    largest: Floats = np.maximum(first, second, out=out)
    for other in others:
        np.maximum(largest, other, out=largest)
    return largest


def _means(rows: Floats) -> Floats:
    sums: Floats = np.add.reduce(rows, axis=1, keepdims=True)
    sums /= rows.shape[1]
    return sums
