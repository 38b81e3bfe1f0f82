"""Where an article was sent from, and by whom, in front of its first sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator

from syria_news.language import Document
from syria_news.spans import Span

__all__ = ["find_datelines"]

_DATELINE = re.compile(
    r"[ \t]*(?P<place>(?P<first>[^\W\d_a-z]{3,}|[A-Z])[^\n(–—]{0,40}?)"
    r"(?P<rest>(?:,? ?\([^\n()]{2,30}\))?\.? ?(?:[–—]|--|- | -|(?<=\)) ?- ?)|(?<=[A-Z]) \([A-Z][\w/ ]{1,20}\) )"
)
_BY = re.compile(r"[Bb][Yy] (?:[A-Z][\w.'’-]+,? (?:and )?){1,8}[A-Z][\w.'’-]+[ \t]*(?:\n|$)")
_DATE = re.compile(r"\d|\(")
_DATELINES_WITHIN = 600  # characters of an article
# A dateline that lost its line, before the bracket of an agency; and a place after the day of the last change.
_INLINE = re.compile(
    r"(?<![\w-])(?P<place>[A-Z]{3,}(?:[ -][A-Z]{2,})*)(?: \([A-Z][a-z]+\))?(?:,? [A-Z][a-z]+\.? \d{1,2})? ?\((?=[A-Z])"
)
_SIGNS = re.compile(r" ?[-–—] ?(?=[A-Z])")
_LONGEST_OPENING = 60
_OPENS = re.compile(r"(?:[.!?]\s+|\n\s*)(?:[A-Z][\w '’-]{2,30}, )?$")
_UPDATED = re.compile(r"Last updated at \w+ [\d, ]+\s(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)(?= (?:—|–|- )?[A-Z])")


def find_datelines(document: Document, starts: Container[int], outlets: Collection[Span]) -> list[Span]:
    """Find where the article was sent from, and by whom: "BEIRUT, June 3 (Reuters) -", near its head.

    Parameters
    ----------
    document : Document
        The article.
    starts : container of int
        Where names of places begin.
    outlets : collection of Span
        Mentions of outlets.

    Returns
    -------
    list of Span
        Not more than two at the heads of lines.
    """
    found: list[Span] = []
    title = next((s.span.end for s in document.sentences if s.is_title), 0)
    text, at = document.text, title
    while 0 <= at < min(title + _DATELINES_WITHIN, len(document.text)) and len(found) < 2:
        while text[at : at + 1].isspace():
            at += 1
        line = _DATELINE.match(text, at)
        if line and line.start("place") in starts and _is_sent(line):
            found.append(Span(line.start(), line.end()))
        elif byline := _BY.match(text, at):
            found.append(Span(*byline.span()))
        at = text.find("\n", at)
    return [*found, *_within_lines(text, starts, outlets)]


def _within_lines(text: str, starts: Container[int], outlets: Collection[Span]) -> Iterator[Span]:
    """Find the datelines whose own line was lost."""
    agencies = {outlet.start: outlet.end for outlet in outlets}
    for outlet in outlets:
        if (
            text[outlet.start : outlet.end].isupper()
            and _SIGNS.match(text, outlet.end)
            and _OPENS.search(text, max(0, outlet.start - _LONGEST_OPENING), outlet.start)
        ):
            yield outlet
    for line in _INLINE.finditer(text):
        if line.start("place") in starts and line.end() in agencies:
            yield Span(line.start(), agencies[line.end()] + 1)
    yield from (Span(*line.span("place")) for line in _UPDATED.finditer(text) if line.start("place") in starts)


def _is_sent(line: re.Match[str]) -> bool:
    """Whether capitals, a day or an agency show the place at the head of a line to be a dateline."""
    small = [word for word in re.findall(r"[^\W\d_]+", line["place"]) if word.islower() and len(word) > 3]
    return not small and ((line["first"].isupper() and len(line["first"]) > 2) or bool(_DATE.search(line[0])))
