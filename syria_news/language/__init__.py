"""Sentences and, only where a step needs it, spaCy's parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from syria_news.language.parses import Parse, Token
from syria_news.language.pipeline import load_pipeline
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.dates.intervals import Interval

__all__ = ["Document", "Sentence", "forget", "parse", "read_document", "split_sentences"]

LONGEST_PARSED = 2000  # characters; the parser's memory grows with the sentence, and no sentence of prose is longer

# Possessive quantifiers and the look-behind keep this linear on runs of stops or spaces.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+\s++(?=[\"“‘'(\[]*[A-Z0-9])|\n|\t\s*(?=[\"“‘'(\[]*[A-Z0-9])")
_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")
_LAST_WORD = re.compile(r"([A-Za-z.]+)\.$")


@dataclass(slots=True)
class Sentence:
    """One sentence of an article; ``doc`` is its parse, or None where none was needed."""

    number: int
    span: Span
    text: str
    is_title: bool = False
    doc: Parse | None = None
    # Token starts, in the article's offsets, for looking a token up by its character.
    starts: list[int] = field(default_factory=list)

    def token_at(self, offset: int) -> Token | None:
        """Give the token that covers a character of the article, or None."""
        if self.doc is None:
            return None
        place = bisect_right(self.starts, offset) - 1
        return self.doc[place] if place >= 0 else None

    def tokens_in(self, span: Span) -> list[Token]:
        """List the tokens that begin within a span of the article."""
        if self.doc is None:
            return []
        first, last = bisect_right(self.starts, span.start - 1), bisect_right(self.starts, span.end - 1)
        return self.doc[first:last]

    def span_of(self, first: Token, last: Token | None = None) -> Span:
        """Turn tokens of this sentence into a span of the article."""
        last = last or first
        return Span(self.span.start + first.idx, self.span.start + last.idx + len(last))


@dataclass(slots=True)
class Document:
    """An article on its way through the extractor."""

    article_id: str
    text: str
    sentences: list[Sentence]
    published: Interval | None = None
    captions: str | None = None
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._starts = [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """Give the sentence that holds a character, or the last one before it."""
        place = bisect_right(self._starts, offset) - 1
        return self.sentences[max(place, 0)]


def split_sentences(text: str) -> list[Span]:
    """Cut a text into sentences, none of which runs over a line break or a tab before a capital.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of Span
        In order and without overlap; only white space lies between them.

    Examples
    --------
    >>> text = "U.S. Secretary Smith left on Nov. 8. He was late."
    >>> [span.of(text) for span in split_sentences(text)]
    ['U.S. Secretary Smith left on Nov. 8.', 'He was late.']
    """
    return [span for start, end in _pieces(text) if (span := _trimmed(text, start, end))]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(text):
        if (
            "\n" in stop[0]
            or "\t" in stop[0]
            or not _is_abbreviated(text[max(start, stop.start() - 12) : stop.start() + 1])
        ):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right) if left < right else None


def _is_abbreviated(head: str) -> bool:
    """Whether the full stop at the end of ``head`` belongs to an abbreviation or an initial."""
    word = _LAST_WORD.search(head)
    return word is not None and (
        word[1].strip(".") in _abbreviations() or bool(re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word[1]))
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in read_codebook("abbreviations"))


def read_document(
    article_id: str, text: str, title: str | None = None, published: Interval | None = None, captions: str | None = None
) -> Document:
    """Cut an article into sentences, without parsing any.

    Parameters
    ----------
    article_id : str
        The article's identifier.
    text : str
        The article, title first.
    title : str, optional
        The title, where the text begins with it. A copy of it at the head of the body is a sentence of its own too.
    published : Interval, optional
        When the article appeared.
    captions : str, optional
        Photo captions that were taken off the text.

    Returns
    -------
    Document
        With its sentences, none parsed.
    """
    spans = _cut(split_sentences(text), text, _title_copies(text, title or ""))
    titled = len(title or "") if title and text.startswith(title) else 0
    sentences = [
        Sentence(number, span, span.of(text), is_title=span.end <= titled) for number, span in enumerate(spans)
    ]
    return Document(article_id, text, sentences, published, captions)


def _title_copies(text: str, title: str) -> list[Span]:
    """The title's second standing at the head of the body, which some scrapers leave without a full stop."""
    words = title.rstrip(" .!?").split()
    if len(words) < 3:
        return []
    copy = re.compile(r"\s+".join(map(re.escape, words)) + r" ?[.!?]?(?!\w)", re.IGNORECASE)
    found = copy.search(text, len(title), len(title) + 200 + 2 * len(title))
    return [Span(*found.span())] if found else []


def _cut(spans: list[Span], text: str, copies: list[Span]) -> list[Span]:
    """Make each copy a sentence of its own, and what stands before and after it in its sentence another."""
    for copy in copies:
        edges = [copy.start, copy.end]
        pieces = []
        for span in spans:
            inner = [span.start, *(edge for edge in edges if span.start < edge < span.end), span.end]
            pieces += [piece for a, b in pairwise(inner) if (piece := _trimmed(text, a, b))]
        spans = pieces
    return spans


def parse(documents: Iterable[Document], wanted: Callable[[Document, Sentence], bool] | None = None) -> None:
    """Fill in ``sentence.doc`` for the sentences that are wanted, all of them by default.

    Equal sentences are parsed once. A sentence longer than ``LONGEST_PARSED`` characters is left without a parse.

    Parameters
    ----------
    documents : iterable of Document
        Changed in place.
    wanted : callable, optional
        ``(document, sentence) -> bool``.
    """
    by_text: dict[str, list[Sentence]] = {}
    for document in documents:
        for sentence in document.sentences:
            if len(sentence.text) <= LONGEST_PARSED and (wanted is None or wanted(document, sentence)):
                by_text.setdefault(sentence.text, []).append(sentence)
    parses = load_pipeline().read(map(_with_stand_ins, by_text))
    for (text, sentences), doc in zip(by_text.items(), parses, strict=True):
        _restore(doc, text)
        offsets = [token.idx for token in doc]
        for sentence in sentences:
            sentence.doc = doc
            sentence.starts = [sentence.span.start + offset for offset in offsets]


def forget(documents: Iterable[Document]) -> None:
    """Drop the parses; tokens point at each other, and would else stay until Python looks for unused cycles."""
    for document in documents:
        for sentence in document.sentences:
            if sentence.doc is not None:
                sentence.doc.clear()
                sentence.doc = None


def _with_stand_ins(text: str) -> str:
    """The text with names that the parser misreads replaced by words of the same length that it knows."""
    words = _stand_ins()
    return _CAPITALS.sub(lambda match: words.get(match[0], match[0]), text)


def _restore(doc: Parse, text: str) -> None:
    """Put the text's own words back where the parser saw a stand-in."""
    if doc.text == text:
        return
    doc.text = text
    for token in doc:
        word = text[token.idx : token.idx + len(token)]
        if word != token.text:
            token.text = token.lower_ = token.lemma_ = word  # in capitals, lest IS be taken for the verb after all


@cache
def _stand_ins() -> dict[str, str]:
    return {row["word"]: row["stand_in"] for row in read_codebook("stand_ins")}
