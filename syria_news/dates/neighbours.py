"""Time expressions that lean on each other: `a day later`, `from Friday to Sunday`, `on the 3rd`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.intervals import Interval
from syria_news.dates.resolving import precision_of, resolve
from syria_news.dates.statements import is_day_of_statement
from syria_news.dates.time_meanings import DAY, MONTH, Between, Fixed, Leaning, Meaning, Monthly, add_days
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.dates.time_expressions import TimeExpression

__all__ = ["with_neighbours"]

NEAR = 2  # sentences back in which a day that is no statement's goes before a nearer one that is
_TO = re.compile(r" ?(?:to|until|till|through|and|into|[-–—]) ?(?:the )?")
_FROM = re.compile(r"(?i)(?:from|between)\b")
_DEFINITE = re.compile(r" (?:the|this|that|these|those)\b")


def with_neighbours(
    text: str,
    found: Sequence[TimeExpression],
    published: Interval | None,
    sentences: Sequence[Span],
    folder: Path | None,
) -> list[TimeExpression]:
    """Join the two ends of a period, and date what leans on a day named elsewhere.

    Parameters
    ----------
    text : str
        The article.
    found : sequence of TimeExpression
        Its expressions, in order, resolved as far as each alone can be.
    published : Interval or None
        When it was written.
    sentences : sequence of Span
        Its sentences.
    folder : Path or None
        A user's own codebooks.
    """
    times = _with_periods(text, found, published)
    for place, time in enumerate(times):
        if isinstance(time.meaning, Leaning):
            before = [t for t in times[:place] if t.is_day or (time.role == "since" and _is_start(t))]
            told = [t for t in before if not is_day_of_statement(text, t, sentences[t.sentence].start, folder)]
            times[place] = _leant(text, time, _nearest_day(time, before, told), times[place + 1 :], published)
        elif time.kind == "weekday" and place and text[time.span.end - 1] == "s":
            times[place] = _spoken_of(times[place - 1], time)
        elif time.kind == "ordinal" and isinstance(time.meaning, Monthly):
            times[place] = _in_month_of(times[:place], time)
    return times


def _with_periods(text: str, found: Sequence[TimeExpression], published: Interval | None) -> list[TimeExpression]:
    joined: list[TimeExpression] = []
    for time in found:
        if joined and _are_ends(text, joined[-1], time):
            joined[-1] = _period(joined[-1], time, published)
        else:
            joined.append(time)
    return joined


def _are_ends(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two expressions are the ends of one period: `from March to June 2012`, `on Saturday and Sunday`."""
    if first.meaning is None or last.meaning is None or isinstance(first.meaning, Leaning | Between):
        return False
    if (first.meaning.precision == DAY) != (last.meaning.precision == DAY) or isinstance(last.meaning, Leaning):
        return False
    gap = text[first.span.end : last.span.start]
    if _FROM.match(text, first.span.start):
        return bool(_TO.fullmatch(gap)) or (gap == " " and last.role == "until")
    return first.kind == last.kind == "weekday" and last.role == "at" and bool(_TO.fullmatch(gap))


def _period(first: TimeExpression, last: TimeExpression, published: Interval | None) -> TimeExpression:
    assert first.meaning is not None
    assert last.meaning is not None
    meaning: Meaning = Between(first.meaning, last.meaning)
    if isinstance(first.meaning, Fixed) and isinstance(last.meaning, Fixed):
        meaning = Fixed((meaning.on(date.max, False),), meaning.precision)
    interval = resolve(meaning, published, last.future)
    return replace(
        first,
        span=first.span.joined(last.span),
        interval=interval,
        precision=precision_of(interval) if interval else meaning.precision,
        role="at" if meaning.precision == DAY else "period",
        future=last.future,
        meaning=meaning,
        readings=(),
    )


def _nearest_day(
    time: TimeExpression, before: Sequence[TimeExpression], told: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The day last named; in the same sentence or shortly before it rather one that is not of a statement."""
    if told and told[-1].sentence >= time.sentence - NEAR:
        return told[-1]
    return before[-1] if before else None


def _leant(
    text: str,
    time: TimeExpression,
    base: TimeExpression | None,
    later: Sequence[TimeExpression],
    published: Interval | None,
) -> TimeExpression:
    """Count from the day that an expression leans on; undated where the text names none."""
    meaning, role = time.meaning, time.role
    assert isinstance(meaning, Leaning)
    if meaning.has_object:
        if base is None or base.sentence != time.sentence:
            base = next((t for t in later if t.sentence == time.sentence and t.is_day), base)
        if base is None or base.sentence == time.sentence or not _DEFINITE.match(text, time.span.end):
            # `They fled on Sunday, a day after a raid`: the raid was the day before that of the sentence.
            meaning, role = meaning.back(), "next"
    own = published if time.span.of(text).lower().endswith(" in the day") else None
    known = base.interval if base else own
    if known is None or (known.days is None and role != "since"):
        return replace(time, role=role)
    moved = _moved(known, meaning)
    precision = precision_of(moved)
    if role == "since":
        moved, precision = Interval(moved.earliest, None), MONTH
    return replace(time, interval=moved, precision=precision, role=role)


def _spoken_of(before: TimeExpression, time: TimeExpression) -> TimeExpression:
    """What is spoken of on a weekday lies before it: `on Sunday a group claimed Tuesday's raid`."""
    alike = before.kind == time.kind and before.sentence == time.sentence and before.is_day and time.is_day
    if not alike or before.future or time.future or before.interval is None or time.interval is None:
        return time
    later = before.interval.latest and time.interval.latest and before.interval.latest < time.interval.latest
    return replace(time, interval=_moved(time.interval, Leaning(-7, -7))) if later else time


def _is_start(time: TimeExpression) -> bool:
    """Whether it is a month, a season or a year from which something may go on: `in early 2011. Since then …`."""
    return time.kind in ("month", "season", "year") and time.interval is not None and time.interval.earliest is not None


def _moved(known: Interval, by: Leaning) -> Interval:
    first, last = known.earliest, known.latest
    return Interval(add_days(first, by.first) if first else None, add_days(last, by.last) if last else None)


def _in_month_of(before: Sequence[TimeExpression], time: TimeExpression) -> TimeExpression:
    """`On the 3rd` is of the month of the date named before it, or of the next."""
    date_before = next((t for t in reversed(before) if t.kind == "date" and t.is_day and t.interval), None)
    assert time.meaning is not None
    if date_before is None or date_before.interval is None or date_before.interval.earliest is None:
        return time
    interval = time.meaning.on(date_before.interval.earliest, True)
    return replace(time, interval=interval, precision=precision_of(interval), readings=())
