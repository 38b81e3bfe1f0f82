"""Which time expression of an article dates a clause: its own, its sentence's, or the incident's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from syria_news.attachment import are_apart
from syria_news.codebook_files import read_codebook
from syria_news.intervals import Interval
from syria_news.spans import Span
from syria_news.time_meanings import DAY

if TYPE_CHECKING:
    from syria_news.language import Document, Sentence
    from syria_news.time_expressions import TimeExpression

__all__ = ["date_for"]

SAYING_REACH = 5  # words between a verb of saying and the day on which it was said
SOON = 4  # sentences after the incident that need not refer back to it
LONGEST = 2000  # characters on either side of a deed in which its sentence's expressions are looked for
NEAR = 40  # characters around a deed that are of its clause
FARTHEST = 220  # cost above which an expression of the sentence belongs to another clause
_WORD = re.compile(r"[\w'’]+|[,;:()“”\"–—]")
_MARKS = frozenset(';:()“”"–—')


def date_for(
    document: Document,
    times: Sequence[TimeExpression],
    span: Span,
    *,
    harm: bool = False,
    violent: bool = True,
) -> TimeExpression | None:
    """Find the expression that dates what a piece of an article tells.

    Its clause's expression comes first, else its sentence's, else that of the incident which the article goes on about.
    The day of a statement (`said on Monday`) does not date what was stated.

    Parameters
    ----------
    document : Document
        The article.
    times : sequence of TimeExpression
        Its time expressions, from `find_times`.
    span : Span
        The trigger of an event, or the harm of a figure.
    harm : bool, default False
        Whether it is a figure of people harmed: these belong to the incident where they name no time of their own, and
        a running toll has its period.
    violent : bool, default True
        Whether an event is of the kind that the incident can be: what is not, is dated by its own sentence alone.

    Returns
    -------
    TimeExpression or None
        None where the text gives no day.
    """
    reader = _reader(_Article(document, times))
    return reader.harm(span) if harm else reader.event(span, violent)


class _Article:
    """An article and its expressions, the same only as the very same objects."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self.document, self.times = document, times

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Article) and self.document is other.document and self.times is other.times

    def __hash__(self) -> int:
        return hash((id(self.document), id(self.times)))


@lru_cache(maxsize=2)
def _reader(article: _Article) -> _Reader:
    """The deeds of an article are asked for one after the other: what is common to them is worked out once."""
    return _Reader(article.document, article.times)


class _Reader:
    """The expressions of an article, by sentence."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self.document, self.text = document, document.text
        self.times = [time for time in times if time.role != "stamp"]
        self.by_sentence: dict[int, list[TimeExpression]] = {}
        for time in self.times:
            self.by_sentence.setdefault(time.sentence, []).append(time)
        self._known_words: dict[int, frozenset[str]] = {}

    def _words(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence, in lower case."""
        if sentence.number not in self._known_words:
            self._known_words[sentence.number] = frozenset(_WORD.findall(sentence.text.lower()))
        return self._known_words[sentence.number]

    def harm(self, span: Span) -> TimeExpression | None:
        sentence = self.document.sentence_at(span.start)
        here = self._near(sentence, span)
        if own := self._own(here, span):
            return own
        if period := self._period(sentence, here, span):
            return period
        return self._incident(sentence)

    def event(self, span: Span, violent: bool) -> TimeExpression | None:
        sentence = self.document.sentence_at(span.start)
        here = self._near(sentence, span)
        if own := self._own(here, span):
            return own
        if not violent or any(time.interval for time in here):
            return None
        found = self._incident(sentence)
        return found if found and (sentence.is_title or self._goes_on(sentence, span, found)) else None

    def _incident(self, sentence: Sentence) -> TimeExpression | None:
        """The day last told before a sentence, else that of the lead; only days of violence."""
        days = self.incident_days
        place = bisect_left(days, sentence.span.start, key=lambda time: time.span.start)
        return days[max(place - 1, 0)] if days else None

    @cached_property
    def incident_days(self) -> list[TimeExpression]:
        """The days on which the article says that violence happened; days of statements where it has no others."""
        return [
            time
            for time in self.times
            if time.is_day and not time.future and self._tells_violence(time)
            if not self._is_said(time) and not self._is_background(time)
        ]

    def _tells_violence(self, time: TimeExpression) -> bool:
        words = self._words(self.document.sentence_at(time.span.start))
        return bool(words & (_role("incident") | _role("harm")))

    def _near(self, sentence: Sentence, span: Span) -> list[TimeExpression]:
        """The expressions of a deed's sentence; of a sentence without end, those around the deed."""
        here = self.by_sentence.get(sentence.number, [])
        first = bisect_left(here, span.start - LONGEST, key=lambda time: time.span.start)
        last = bisect_left(here, span.end + LONGEST, key=lambda time: time.span.start)
        return here[first:last]

    def _own(self, here: list[TimeExpression], span: Span) -> TimeExpression | None:
        """The nearest expression of the sentence that no other clause claims."""
        days = [(self._cost(time, span), time.span.start, time) for time in here if time.is_day]
        cost, _, best = min(days, key=lambda item: item[:2], default=(FARTHEST, 0, None))
        return best if cost < FARTHEST else None

    def _cost(self, time: TimeExpression, span: Span) -> int:
        """How far an expression is from a deed, in characters, each boundary of a clause counting as many."""
        if span.overlaps(time.span):
            return 0
        before = time.span.end <= span.start
        gap = Span(time.span.end, span.start) if before else Span(span.end, time.span.start)
        if len(gap) >= FARTHEST:
            return FARTHEST
        words = [word.lower() for word in _WORD.findall(gap.of(self.text))]
        if before and (self._is_said(time) or "to" in (*words[:1], *words[-1:]) or _role("opens") & set(words)):
            return FARTHEST
        if not before and any(word in _role("saying") for word in words):
            return FARTHEST
        if are_apart(self.document.sentence_at(span.start), span, time.span):
            return FARTHEST
        bounds = sum(word in _role("opens") or word in _MARKS for word in words)
        return len(gap) + 80 * bounds

    def _is_said(self, time: TimeExpression) -> bool:
        """Whether the day is that of a statement: a verb of saying stands right before it."""
        if time.kind == "weekday" and self.text[time.span.end - 1] == "s":
            return False  # `Tuesday's attack`
        start = self.document.sentence_at(time.span.start).span.start
        before = self.text[max(start, time.span.start - 60) : time.span.start]
        words = [word.lower() for word in _WORD.findall(before)][-SAYING_REACH:]
        return any(word in _role("saying") for word in words)

    def _is_background(self, time: TimeExpression) -> bool:
        """Whether the day is that on which something still going on began: such a verb stands right before it."""
        before = self.text[max(0, time.span.start - 24) : time.span.start].lower()
        return any(word in _role("begins") for word in _WORD.findall(before)[-2:])

    def _goes_on(self, sentence: Sentence, span: Span, incident: TimeExpression) -> bool:
        """Whether a sentence without a day goes on about an incident: in plain past, and near it or by `the attack`."""
        near = self.text[max(sentence.span.start, span.start - NEAR) : min(sentence.span.end, span.end + NEAR)]
        around = _WORD.findall(near.lower())
        if any(word in _role("perfect") or word in _role("coming") or word in _role("present") for word in around):
            return False
        if sentence.text[:NEAR].partition(" ")[0].lower() in _role("aside"):
            return False
        if sentence.number - incident.sentence > SOON:
            return bool(_back_reference().search(near))
        return any(word in _role("incident") or word in _role("harm") for word in around)

    def _period(self, sentence: Sentence, here: list[TimeExpression], span: Span) -> TimeExpression | None:
        """The period of a running toll: its sentence's month or year, else the start of the war told next to it."""
        known = [time for time in here if _is_long(time) and time.interval and time.interval.earliest]
        if long := [time for time in known if not time.future]:
            found = min(long, key=lambda time: max(time.span.start - span.end, span.start - time.span.end))
            return self._from_start(found) if self._is_start(sentence, found) else self._until_now(found)
        if not _role("perfect") & self._words(sentence):
            return None
        number = sentence.number
        beside = [time for near in (number - 1, number + 1) for time in self.by_sentence.get(near, [])]
        start = next((time for time in beside if self._begins_war(time)), None)
        return self._from_start(start) if start else None

    def _is_start(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a month or a year is that in which the toll began: `since` or a verb of beginning comes before it."""
        words = set(
            _WORD.findall(self.text[max(sentence.span.start, time.span.start - FARTHEST) : time.span.end].lower())
        )
        return time.role == "since" or "since" in words or bool(_role("begins") & words)

    def _from_start(self, time: TimeExpression) -> TimeExpression:
        return replace(time, interval=Interval(time.interval.earliest, None), role="since") if time.interval else time

    def _until_now(self, time: TimeExpression) -> TimeExpression:
        """A month or year that is not over runs up to the article."""
        latest = self.document.published.latest if self.document.published else None
        bound = Interval(None, latest)
        if time.interval is None or not time.interval.meets(bound):
            return time
        return replace(time, interval=time.interval.narrowed(bound))

    def _begins_war(self, time: TimeExpression) -> bool:
        """Whether a month or a year is that in which the war began."""
        if time.kind not in ("month", "year", "date") or not time.interval:
            return False
        words = self._words(self.document.sentence_at(time.span.start))
        return bool(words & _role("begins")) and bool(words & _role("war"))


def _is_long(time: TimeExpression) -> bool:
    """Whether it names more than a day or two, or the day from which on."""
    return time.role == "since" or (time.meaning is not None and time.meaning.precision > DAY)


@cache
def _back_reference() -> re.Pattern[str]:
    nouns = "|".join(sorted(_role("incident")))
    return re.compile(rf"(?i)\b(?:the|this|that|these|those|such) (?:[\w.’'-]+ ){{0,2}}(?:{nouns})\b")


@cache
def _role(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_codebook("clause_words") if row["role"] == role)
