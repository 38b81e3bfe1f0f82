"""The day that an article prints of itself: at its head, or in a line of its own at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.time_meanings import DAY, Fixed
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.dates.time_expressions import TimeExpression

__all__ = ["find_dateline", "stamp_places"]

HEAD, TAIL = 420, 160  # characters of the body in which a page prints its day
LEAD_WORDS, SUBTITLE_WORDS = 14, 40  # an agency or a place before the day; a subtitle too, before one with its weekday
STAMP = 40  # characters after the day that belong to it (`(updated 1954 08.04.2017)`)
AGENCY = 60  # characters of the body within which a day stands beside the place of an agency's report
_DASH = re.compile(r"[.,]? ?(?:\([\w /.-]{1,30}\) ?)?[-–—:]")
_PLACES = re.compile(r"(?:[A-Z][\w’'./-]*[,;]? ?){1,8}")
_SENTENCE_END = re.compile(r"[a-z]{2}[.!?] ")
_WORD = re.compile(r"\w[\w'’.-]*")
_WEEKDAY = re.compile(r"(?i)\A(?:mon|tue|wed|thu|fri|sat|sun)")


def find_dateline(
    text: str, title: str, times: Sequence[TimeExpression], folder: Path | None = None
) -> TimeExpression | None:
    """Find the full date that an article prints as its own day, among its time expressions.

    Parameters
    ----------
    text : str
        The article, title first.
    title : str
        Its title; empty if it has none.
    times : sequence of TimeExpression
        Its time expressions.
    folder : Path, optional
        A user's own codebooks.

    Returns
    -------
    TimeExpression or None
        The one that stands nearest to the head; one with a label (`Posted on`) before one without.

    Examples
    --------
    >>> from syria_news.dates.time_expressions import find_expressions
    >>> text = "Posted on August 3 2016 by Jo Lee Gas dropped on a town. It fell on August 1, 2016."
    >>> find_dateline(text, "", find_expressions(text)).span.of(text)
    'on August 3 2016'
    """
    body = len(title) if title and text.startswith(title) else 0
    full = [t for t in times if isinstance(t.meaning, Fixed) and t.meaning.precision == DAY and t.kind == "date"]
    head = [t for t in full if body <= t.span.start <= body + HEAD + len(title)]
    labelled = [t for t in head if _has_label(text, t.span, folder)]
    plain = [t for t in head if _has_no_preposition(text, t.span) and _heads(text, t.span, body, title)]
    tail = [t for t in full if t.span.start > len(text) - TAIL and _has_label(text, t.span, folder)]
    found = [*(t for t in labelled if not _is_update(text, t.span, folder)), *plain, *labelled, *tail]
    return found[0] if found else None


def stamp_places(text: str, title: str, times: Sequence[TimeExpression], folder: Path | None = None) -> list[int]:
    """Which of the expressions are not the report's but the page's: its own day, and those printed beside it."""
    own = find_dateline(text, title, times, folder)
    if own is None:
        return [place for place, time in enumerate(times) if _is_of_agency(text, title, time)]
    near = Span(max(0, own.span.start - STAMP), own.span.end + STAMP)
    return [
        place
        for place, time in enumerate(times)
        if _is_stamp(text, time, own, near, folder) or _is_of_agency(text, title, time)
    ]


def _is_of_agency(text: str, title: str, time: TimeExpression) -> bool:
    """Whether a day stands between the place and the dash at the head of the body: `RAQQA, October 24 - `."""
    body = len(title) if title and text.startswith(title) else 0
    if time.kind != "date" or time.span.start - body > AGENCY or not _DASH.match(text, time.span.end):
        return False
    return bool(_PLACES.fullmatch(text[body : time.span.start].strip()))


def _is_stamp(text: str, time: TimeExpression, own: TimeExpression, near: Span, folder: Path | None) -> bool:
    if time is own:
        return True
    if time.kind != "date" or not isinstance(time.meaning, Fixed):
        return False
    if time.meaning == own.meaning and _has_no_preposition(text, time.span):
        return True
    return _has_label(text, time.span, folder) and (near.contains(time.span) or time.span.start > len(text) - TAIL)


@cache
def _labels(kind: str, folder: Path | None) -> re.Pattern[str]:
    words = [re.escape(row["words"]) for row in read_codebook("date_labels", folder) if row["kind"] == kind or not kind]
    return re.compile(
        rf"(?i)(?:\b|\()(?:{'|'.join(sorted(words, key=len, reverse=True))})\W{{0,3}}(?:on|at|by)?\W{{0,2}}\Z"
    )


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - 40) : span.start] + (
        "" if _has_no_preposition(text, span) else span.of(text).split(" ")[0]
    )


def _has_label(text: str, span: Span, folder: Path | None) -> bool:
    return bool(_labels("", folder).search(_before(text, span)))


def _is_update(text: str, span: Span, folder: Path | None) -> bool:
    return bool(_labels("update", folder).search(_before(text, span)))


def _has_no_preposition(text: str, span: Span) -> bool:
    first = span.of(text).split(" ")[0]
    return first[:1].isdigit() or (first[:1].isupper() and first.lower() not in ("on", "in", "since", "by", "until"))


def _heads(text: str, span: Span, body: int, title: str) -> bool:
    """Whether nothing but the title's copy, an agency or a place stands before a date."""
    lead = text[body : span.start]
    copy = _copy_end(lead, title)
    rest = lead[copy:]
    room = SUBTITLE_WORDS if _WEEKDAY.match(span.of(text)) else LEAD_WORDS
    return len(_WORD.findall(rest)) <= room and not _SENTENCE_END.search(rest)


def _copy_end(lead: str, title: str) -> int:
    """Where a copy of the title at the head of the body ends, 0 if there is none."""
    words = title.split()
    if len(words) < 3:
        return 0
    found = re.search(r"\W+".join(map(re.escape, words[-3:])), lead)
    return found.end() if found else 0
