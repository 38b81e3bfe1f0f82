"""Which corpus a frame, or a row of it, belongs to, so that a row can be shown in its text."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    import pandas as pd

    from syria_news.corpus import Corpus

__all__ = ["corpus_of", "mark"]

ATTRIBUTE = "syria_news_corpus"
# pandas copies attrs to what is selected from a frame, and writes them to Parquet as JSON: so a plain number there.
_CORPORA: WeakValueDictionary[int, Corpus] = WeakValueDictionary()
_NUMBERS = count(1)


def mark(corpus: Corpus) -> None:
    """Note in the frames of a corpus, and so in what is selected from them, that they belong to it."""
    number = next(_NUMBERS)
    _CORPORA[number] = corpus
    for frame in corpus.frames.values():
        frame.attrs[ATTRIBUTE] = number


def corpus_of(row: pd.Series | pd.DataFrame) -> Corpus | None:
    """Give the corpus that a row was taken from, or None if that is not known or the corpus is gone."""
    number = row.attrs.get(ATTRIBUTE)
    return _CORPORA.get(number) if isinstance(number, int) else None
