"""Who speaks the quotations of an article: those of several sentences, and those that go on after `he said`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from syria_news.claims.speeches import Speech
from syria_news.language import Document, Sentence
from syria_news.spans import Span

__all__ = ["quoted_speeches"]

LONGEST_QUOTE = 1500  # characters; a mark that nothing closes does not reach further
SHORTEST = 20  # characters; fewer are words of which the article keeps its distance
_MARK = re.compile(r"[\"“”]")
_NEW_PARAGRAPH = re.compile(r"\n\s*$")


def quoted_speeches(document: Document, speeches: Sequence[Speech]) -> list[Speech]:
    """Find the speech that quotations carry on beyond the sentence of their cue.

    Parameters
    ----------
    document : Document
        The article.
    speeches : sequence of Speech
        What its sentences say, each by itself, in order.
    """
    found: list[Speech] = []
    for quote in _quotations(document.text):
        first, last = document.sentence_at(quote.start), document.sentence_at(quote.end - 1)
        cue = _around(quote, first, last, speeches) if first.number != last.number else None
        cue = cue or _before(quote, first, document, [*speeches, *found])
        if cue:
            found.append(Speech(cue.speaker, cue.cue, quote))
    return found


def _around(quote: Span, first: Sentence, last: Sentence, speeches: Sequence[Speech]) -> Speech | None:
    """The speech of the sentence that begins or ends a quotation of several."""
    return next(
        (
            speech
            for speech in speeches
            if (first.span.overlaps(speech.cue) or last.span.overlaps(speech.cue)) and not quote.contains(speech.cue)
        ),
        None,
    )


def _before(quote: Span, sentence: Sentence, document: Document, speeches: Sequence[Speech]) -> Speech | None:
    """The speech after which a sentence opens with a further quotation: `"…," he said. "…"`."""
    opens = quote.start == sentence.span.start and len(quote) >= SHORTEST and sentence.number > 0
    if not opens or any(speech.content.start <= quote.start < speech.content.end for speech in speeches):
        return None
    before = document.sentences[sentence.number - 1].span
    if not _MARK.search(before.of(document.text)):
        return None
    spoken = [
        s for s in speeches if before.overlaps(s.cue) or (s.content.overlaps(before) and before.end <= s.content.end)
    ]
    return spoken[-1] if spoken else None


def _quotations(text: str) -> list[Span]:
    """The quotations of a text; a straight mark before a word opens one and any other closes it.

    A mark at the head of a further paragraph carries on what is open.
    """
    found, opened = [], None
    for mark in _MARK.finditer(text):
        at = mark.start()
        after, before = text[at + 1 : at + 2], text[at - 1 : at] if at else " "
        opens = mark[0] == "“" or (mark[0] == '"' and before.isspace() and not after.isspace())
        if opens:
            goes_on = opened is not None and _NEW_PARAGRAPH.search(text, max(0, at - 5), at)
            opened = opened if goes_on else at
        elif opened is not None:
            if at - opened <= LONGEST_QUOTE:
                found.append(Span(opened, at + 1))
            opened = None
    return found
