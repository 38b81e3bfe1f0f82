"""Which time expression of an article dates a clause: its own, its sentence's, or the incident's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.attachment import are_apart
from syria_news.dates.incident_threads import Incidents, clause_words, is_background, is_told_as_done, refers_back
from syria_news.dates.running_tolls import RunningTolls
from syria_news.dates.statements import is_day_of_eyewitness, is_day_of_statement
from syria_news.dates.time_meanings import WEEK
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.dates.time_expressions import TimeExpression
    from syria_news.language import Document, Sentence

__all__ = ["date_for", "day_of_statement"]

SOON = 4  # sentences after the incident that need not refer back to it
LONGEST = 2000  # characters on either side of a deed in which its sentence's expressions are looked for
MANY = 20  # words of violence in a sentence that are looked at
NEAR = 40  # characters around a deed that are of its clause
HEAD_WORDS = 1  # before a day that heads its sentence (`Earlier on Sunday`)
OVERNIGHT = 2  # days that a night touches
FARTHEST = 220  # cost above which an expression of the sentence belongs to another clause
_DAY_COUNT = re.compile(
    r"(?i)\b(?:on|for|in|entered) (?:the|its|their) "
    r"(?:second|third|[a-z]{2,12}(?:th|first)|\d{1,4}(?:st|nd|rd|th)) (?:straight |consecutive |successive )?day\b"
)
_WORD = re.compile(r"[\w'’]+|[,;:()“”\"–—]")
_ASIDE = re.compile(r"\([^()]{1,80}\)")  # `hit the town (his own) on Sunday`
_MARKS = frozenset(';:()“”"–—')


def date_for(
    document: Document,
    times: Sequence[TimeExpression],
    span: Span,
    *,
    harm: bool = False,
    violent: bool = True,
    carried: bool = True,
    folder: Path | None = None,
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
    carried : bool, default True
        Whether the incident's day may date it in another paragraph: not what is denied, or did not happen.
    folder : Path, optional
        A user's own codebooks.

    Returns
    -------
    TimeExpression or None
        None where the text gives no day.
    """
    reader = _reader(_Article(document, times, folder))
    return reader.harm(span, carried) if harm else reader.event(span, violent)


def day_of_statement(
    document: Document, times: Sequence[TimeExpression], span: Span, folder: Path | None = None
) -> TimeExpression | None:
    """Find the day on which was said what a piece of an article tells: `said on Monday that the raids must end`."""
    return _reader(_Article(document, times, folder)).statement(span)


class _Article:
    """An article and its expressions, the same only as the very same objects."""

    def __init__(self, document: Document, times: Sequence[TimeExpression], folder: Path | None) -> None:
        self.document, self.times, self.folder = document, times, folder

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Article)
            and self.document is other.document
            and self.times is other.times
            and self.folder == other.folder
        )

    def __hash__(self) -> int:
        return hash((id(self.document), id(self.times), self.folder))


@lru_cache(maxsize=2)
def _reader(article: _Article) -> _Reader:
    """The deeds of an article are asked for one after the other: what is common to them is worked out once."""
    return _Reader(article.document, article.times, article.folder)


class _Reader:
    """The expressions of an article, by sentence."""

    def __init__(self, document: Document, times: Sequence[TimeExpression], folder: Path | None) -> None:
        self.document, self.text, self.folder = document, document.text, folder
        self.times = [time for time in times if time.role != "stamp"]
        self.by_sentence: dict[int, list[TimeExpression]] = {}
        for time in self.times:
            self.by_sentence.setdefault(time.sentence, []).append(time)
        self._known_words: dict[int, frozenset[str]] = {}

    def _known(self, role: str) -> frozenset[str]:
        """The words of a role in the codebook of clause words."""
        return clause_words(role, self.folder)

    def _words(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence, in lower case."""
        if sentence.number not in self._known_words:
            self._known_words[sentence.number] = frozenset(_WORD.findall(sentence.text.lower()))
        return self._known_words[sentence.number]

    def harm(self, span: Span, carried: bool) -> TimeExpression | None:
        sentence = self.document.sentence_at(span.start)
        here = self._near(sentence, span)
        if own := self._own(here, span) or self._day_of_count(sentence, here):
            return self.tolls.since(own, sentence, span) if own.interval else None
        if is_background(sentence, span):
            return None
        if told := self.tolls.told(sentence, here):
            return self.tolls.period(sentence, told, span)
        if period := self.tolls.of_war(sentence):
            return period
        found = self._day_of_report(sentence, here) or self._incident(sentence, span)
        found = found or self._day_of_eyewitness(here)
        return found if found and (carried or self.incidents.share_paragraph(sentence.number, found.sentence)) else None

    def statement(self, span: Span) -> TimeExpression | None:
        """The one day of a sentence, where it is that of who says something."""
        sentence = self.document.sentence_at(span.start)
        days = [time for time in self._near(sentence, span) if time.is_day]
        return days[0] if len(days) == 1 and not days[0].future and self._is_said(days[0]) else None

    def event(self, span: Span, violent: bool) -> TimeExpression | None:
        sentence = self.document.sentence_at(span.start)
        here = self._near(sentence, span)
        if own := self._own(here, span) or self._day_of_count(sentence, here):
            return own if own.interval else None
        if violent and (reported := self._day_of_report(sentence, here) or self._day_of_eyewitness(here)):
            return reported
        if not violent or any(time.interval for time in here):
            return None
        if self._known("people harmed").intersection(span.of(self.text).lower().split()):
            found = self.harm(span, True)  # the day of those killed and of the killing is one
            return found if found and found.is_day else None
        found = self._incident(sentence, span)
        if found is None or not found.is_day:
            return None
        return found if sentence.is_title or self._goes_on(sentence, span, found) else None

    def _incident(self, sentence: Sentence, span: Span) -> TimeExpression | None:
        """The day last told before a sentence, else that of the lead; only days of violence, of the same incident."""
        days = self.incident_days
        place = bisect_left(days, sentence.span.start, key=lambda time: time.span.start)
        own = [time for time in days[place : place + 2] if time.sentence == sentence.number]
        if len(own) == 1 and not are_apart(sentence, span, own[0].span):
            return own[0]
        found = days[max(place - 1, 0)] if days else None
        return found if found and self.incidents.holds(sentence, span, found) else None

    def _day_of_report(self, sentence: Sentence, here: list[TimeExpression]) -> TimeExpression | None:
        """The one day of a report that heads its sentence: `On Sunday an official said that shells had killed two`."""
        days = [time for time in here if time.is_day and not time.future]
        if len(days) != 1 or not self._known("saying") & self._words(sentence):
            return None
        spans = (days[0].interval.days or 0) > OVERNIGHT if days[0].interval else False  # no statement takes days
        if not (spans or self._heads(days[0])) or refers_back(sentence.text, self.folder):
            return None
        return days[0]

    def _day_of_eyewitness(self, here: list[TimeExpression]) -> TimeExpression | None:
        """The one day of a sentence on which a reporter, or who spoke to one, told what it tells."""
        days = [time for time in here if time.is_day and not time.future]
        return days[0] if len(days) == 1 and self._is_of_eyewitness(days[0]) else None

    def _is_of_eyewitness(self, time: TimeExpression) -> bool:
        start = self.document.sentence_at(time.span.start).span.start
        return is_day_of_eyewitness(self.text, time, start, self.folder)

    def _heads(self, time: TimeExpression) -> bool:
        """Whether a day heads its sentence, but for a word (`Also on Sunday`), though a headline may run into it."""
        start = self.document.sentence_at(time.span.start).span.start
        before = _WORD.findall(self.text[max(start, time.span.start - LONGEST) : time.span.start])
        return len(before) <= HEAD_WORDS or (before[-1].istitle() and before[-1].lower() in self._known("same day"))

    def _is_of_same_day(self, time: TimeExpression) -> bool:
        """Whether what was told before happened on the day that heads a sentence: `Earlier on Sunday`."""
        sentence = self.document.sentence_at(time.span.start)
        return self._heads(time) and sentence.text.partition(" ")[0].lower() in self._known("same day")

    @cached_property
    def tolls(self) -> RunningTolls:
        """The running tolls of the article."""
        return RunningTolls(self.document, self.by_sentence, self.folder)

    @cached_property
    def incidents(self) -> Incidents:
        """The incidents of the article."""
        return Incidents(self.document, self.times, self.folder)

    @cached_property
    def incident_days(self) -> list[TimeExpression]:
        """The days on which the article says that violence happened; weeks where it has no days."""
        told = [
            time
            for time in self.times
            if time.role == "at" and not time.future and time.interval and time.interval.days
            if not self._is_background(time) and self._tells_violence(time)
            if not self._is_said(time) or _DAY_COUNT.search(self.document.sentence_at(time.span.start).text)
        ]
        days = [time for time in told if time.is_day and not _is_overnight(time)]
        weeks = [time for time in told if time.kind == "unit" and time.precision == WEEK]
        return days or weeks or [time for time in self.times if self._is_news(time)]

    def _is_news(self, time: TimeExpression) -> bool:
        """Whether violence is told by an eyewitness on a day."""
        words = self._words(self.document.sentence_at(time.span.start))
        return time.is_day and not time.future and not self._violent.isdisjoint(words) and self._is_of_eyewitness(time)

    @cached_property
    def _violent(self) -> frozenset[str]:
        return self._known("incident") | self._known("harm") | self._known("violent")

    def _tells_violence(self, time: TimeExpression) -> bool:
        """Whether a word of violence is of its clause; or it heads a note, whose next sentences may be bare."""
        sentence = self.document.sentence_at(time.span.start)
        if time.kind == "date" and self.incidents.heads_note(sentence, time.span):
            return True
        if not self._violent & self._words(sentence):
            return False
        if self._is_of_same_day(time):
            return True
        first, last = max(sentence.span.start, time.span.start - LONGEST), time.span.end + LONGEST
        around = Span(first, min(sentence.span.end, last))
        found = [word for word in _WORD.finditer(around.of(self.text)) if word.group().lower() in self._violent]
        spans = [Span(word.start(), word.end()).shift(around.start) for word in found[:MANY]]
        return any(self._cost(time, span) < FARTHEST for span in spans)

    def _near(self, sentence: Sentence, span: Span) -> list[TimeExpression]:
        """The expressions of a deed's sentence; of a sentence without end, those around the deed."""
        here = self.by_sentence.get(sentence.number, [])
        first = bisect_left(here, span.start - LONGEST, key=lambda time: time.span.start)
        last = bisect_left(here, span.end + LONGEST, key=lambda time: time.span.start)
        return here[first:last]

    def _own(self, here: list[TimeExpression], span: Span) -> TimeExpression | None:
        """The nearest expression of the sentence that no other clause claims."""
        days = [
            (self._cost(time, span), time.span.start, time) for time in here if time.is_day or time.dates_next(span)
        ]
        cost, _, best = min(days, key=lambda item: item[:2], default=(FARTHEST, 0, None))
        return best if cost < FARTHEST else None

    def _day_of_count(self, sentence: Sentence, here: list[TimeExpression]) -> TimeExpression | None:
        """The day of a statement that itself says the how-manieth day it was: `on the sixth day of the siege`."""
        day = next((time for time in here if time.is_day), None)
        return day if day and _DAY_COUNT.search(sentence.text) else None

    def _cost(self, time: TimeExpression, span: Span) -> int:
        """How far an expression is from a deed, in characters, each boundary of a clause counting as many."""
        if span.overlaps(time.span):
            return 0
        before = time.span.end <= span.start
        gap = Span(time.span.end, span.start) if before else Span(span.end, time.span.start)
        if len(gap) >= FARTHEST:
            return FARTHEST
        words = [word.lower() for word in _WORD.findall(_ASIDE.sub(" ", gap.of(self.text)))]
        if before and (self._is_comment(words) or self._is_aftermath(words)):
            return FARTHEST
        if before and (self._is_said(time) or "to" in (*words[:1], *words[-1:])):
            return FARTHEST
        if before and self._known("opens") & set(words) and not self._describes(words):
            return FARTHEST
        if not before and any(word in self._known("saying") for word in words):
            return FARTHEST
        bounds = sum(word in self._known("opens") or word in _MARKS for word in words)
        beside = not before and not bounds and "," not in words
        if are_apart(self.document.sentence_at(span.start), span, time.span, beside):
            return FARTHEST
        bounds += not before and "and" in words  # `were killed and, on Sunday, six more died`
        return len(gap) + 80 * bounds

    def _describes(self, words: Sequence[str]) -> bool:
        """Whether the words from a day to a deed begin a clause about its attack: `Monday's raid in which`."""
        return words[0] in self._known("incident") and "which" in words[1:3]

    def _is_comment(self, words: Sequence[str]) -> bool:
        """Whether the words from a day to a deed comment on the deed: `today condemned the bombing`."""
        return bool(self._known("comment") & set(words)) and "and" not in words

    def _is_aftermath(self, words: Sequence[str]) -> bool:
        """Whether the words from a day to a deed tell of something else that was done `after` the deed."""
        until = words.index("after") if "after" in words else 0
        return until > 1 and not (self._known("harm") | self._known("incident")) & set(words[:until])

    def _is_said(self, time: TimeExpression) -> bool:
        """Whether the day is that of a statement."""
        start = self.document.sentence_at(time.span.start).span.start
        return is_day_of_statement(self.text, time, start, self.folder)

    def _is_background(self, time: TimeExpression) -> bool:
        """Whether on the day something still going on began: `since they landed on`, or such a verb right before it."""
        start = self.document.sentence_at(time.span.start).span.start
        before = self.text[max(start, time.span.start - LONGEST) : time.span.start].lower()
        if "since" in _WORD.findall(before.rpartition(",")[2]):
            return True
        return any(word in self._known("begins") for word in _WORD.findall(before[-24:])[-2:])

    def _goes_on(self, sentence: Sentence, span: Span, incident: TimeExpression) -> bool:
        """Whether a sentence without a day goes on about an incident: in plain past, and near it or by `the attack`."""
        near = self.text[max(sentence.span.start, span.start - NEAR) : min(sentence.span.end, span.end + NEAR)]
        around = _WORD.findall(near.lower())
        if not self._known("habit").isdisjoint(around) or not is_told_as_done(
            sentence, span, sentence.number < incident.sentence
        ):
            return False
        if sentence.text[:NEAR].partition(" ")[0].lower() in self._known("aside"):
            return False
        if sentence.number - incident.sentence > SOON:
            return refers_back(near, self.folder)
        return not self._violent.isdisjoint(around)


def _is_overnight(time: TimeExpression) -> bool:
    """Whether it names two days at once, of which the next sentence may mean either."""
    return time.kind == "day" and time.interval is not None and time.interval.days == 2
