"""The period of a running toll: from when on, and until when, people were harmed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.incident_threads import clause_words
from syria_news.dates.intervals import Interval
from syria_news.dates.statements import is_day_of_statement
from syria_news.dates.time_meanings import DAY, Offset

if TYPE_CHECKING:
    from syria_news.dates.time_expressions import TimeExpression
    from syria_news.language import Document, Sentence
    from syria_news.spans import Span

__all__ = ["RunningTolls"]

AFTER = 6  # words after `since` in which the war is named
BACK = 2  # sentences before a figure in which the start of the war is told
REACH = 220  # characters before a month or year in which a verb may tell that something began
_WORD = re.compile(r"[\w'’]+")


class RunningTolls:
    """The periods that an article names.

    Parameters
    ----------
    document : Document
        The article.
    by_sentence : mapping of int to sequence of TimeExpression
        Its time expressions, by the number of the sentence.
    folder : Path, optional
        A user's own codebooks.
    """

    def __init__(
        self, document: Document, by_sentence: Mapping[int, Sequence[TimeExpression]], folder: Path | None = None
    ) -> None:
        self.document, self.by_sentence, self.folder = document, by_sentence, folder

    def told(self, sentence: Sentence, here: Sequence[TimeExpression]) -> list[TimeExpression]:
        """The periods among the expressions of a sentence, those too whose first day nobody can tell."""
        start = sentence.span.start
        return [
            time
            for time in here
            if _is_long(time) and not time.future
            if not is_day_of_statement(self.document.text, time, start, self.folder)
        ]

    def period(self, sentence: Sentence, told: Sequence[TimeExpression], span: Span) -> TimeExpression | None:
        """The nearest of the periods told beside a figure; None where its first day is not stated."""
        known = [time for time in told if not _is_vague(time) and time.interval and time.interval.earliest]
        if not known:
            return None
        found = min(known, key=lambda time: max(time.span.start - span.end, span.start - time.span.end))
        return self._from_start(found) if self._is_start(sentence, found) else self._until_now(found)

    def since(self, day: TimeExpression, sentence: Sentence, span: Span) -> TimeExpression:
        """The period from a day on, where it tells since when: `40 have died since the battle began on Monday`."""
        head = self.document.text[sentence.span.start : day.span.start].lower()
        since = head.rfind("since ")
        if since < 0 or "," in head[since:] or since + sentence.span.start < span.start < day.span.start:
            return day
        return self._from_start(day)

    def of_war(self, sentence: Sentence) -> TimeExpression | None:
        """The period of a figure without one, in a perfect tense: the war whose start is told beside it.

        That may be any other sentence where the figure's own speaks of it: `since the conflict began`.
        """
        if not clause_words("perfect", self.folder) & _words(sentence):
            return None
        near = sorted(self.by_sentence, key=lambda number: (abs(number - sentence.number), number))
        if not self._is_since_war(sentence):
            near = [number for number in near if -BACK <= number - sentence.number <= 1]
        beside = (time for number in near for time in self.by_sentence[number])
        start = next((time for time in beside if self._begins_war(time)), None)
        return self._from_start(start) if start else None

    def _is_since_war(self, sentence: Sentence) -> bool:
        """Whether a sentence counts from the start of the war, without its day."""
        words = _WORD.findall(sentence.text.lower())
        wars = clause_words("war", self.folder)
        return any(word == "since" and wars & set(words[at : at + AFTER]) for at, word in enumerate(words))

    def _is_start(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a month or a year is that in which the toll began: `since` or a verb of beginning comes before it."""
        before = self.document.text[max(sentence.span.start, time.span.start - REACH) : time.span.end]
        words = set(_WORD.findall(before.lower()))
        return time.role == "since" or "since" in words or bool(clause_words("begins", self.folder) & words)

    def _from_start(self, time: TimeExpression) -> TimeExpression:
        """From the first day on; of a month, even `mid-March`, from its first."""
        if time.interval is None:
            return time
        first = time.interval.earliest
        if first is not None and time.kind == "month":
            first = first.replace(day=1)
        return replace(time, interval=Interval(first, None), role="since")

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
        sentence, wars = self.document.sentence_at(time.span.start), clause_words("war", self.folder)
        words = _words(sentence)
        if words & clause_words("begins", self.folder):
            return bool(words & wars)
        before = self.document.text[sentence.span.start : time.span.start].lower()
        return time.role == "since" and not wars.isdisjoint(_WORD.findall(before))


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(_WORD.findall(sentence.text.lower()))


def _is_long(time: TimeExpression) -> bool:
    """Whether it names more than a day or two, or the day from which on."""
    return time.role == "since" or (time.meaning is not None and time.meaning.precision > DAY)


def _is_vague(time: TimeExpression) -> bool:
    """Whether nobody can tell its first day: `in recent weeks`, `in its sixth year`."""
    return time.kind == "age" or (isinstance(time.meaning, Offset) and time.meaning.is_vague)
