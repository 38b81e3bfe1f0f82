"""Time expressions of an article: which words, what they mean, and the days that follow from its publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.datelines import stamp_places
from syria_news.dates.intervals import Interval
from syria_news.dates.neighbours import with_neighbours
from syria_news.dates.resolving import precision_of, resolve
from syria_news.dates.tenses import looks_ahead
from syria_news.dates.time_grammar import Found, search
from syria_news.dates.time_meanings import DAY, MONTH, Fixed, Leaning, Meaning
from syria_news.dates.time_readings import meaning_of
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.language import Document

__all__ = ["TimeExpression", "find_expressions", "find_times"]

# A preposition makes of a date the edge of a period.
ROLES = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "as of": "until",
    "before": "before",
}
ROLES |= {"after": "after", "for": "length", "within": "length", "throughout": "period", "over": "period"}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when.

    Parameters
    ----------
    span : Span
        With its preposition (`on Monday night`).
    sentence : int
        The number of its sentence; 0 where the text was not cut.
    interval : Interval or None
        The days that it names, as wide as they must be; None where the text does not say.
    precision : int
        1 day, 2 week, 3 month or longer: ACLED's scale; by the days that are left, so that `on Monday` in an article
        that may be of any day of a month is 3.
    kind : str
        Its shape: date, month, year, weekday, day, ago, unit, weekend, season, holiday, age, length, anaphor.
    role : str
        at; next (of what follows it: `a day after the raid`); stamp (the page's own day, no part of the report); since,
        until, before, after (edges of a period); period; length (how long, no date).
    future : bool
        Whether its clause looks ahead.
    meaning : Meaning or None
        What it names for any day of writing.
    readings : tuple of Interval
        More than one where figures can be read two ways (`3/2/2015`).
    """

    span: Span
    sentence: int
    interval: Interval | None
    precision: int
    kind: str
    role: str = "at"
    future: bool = False
    meaning: Meaning | None = None
    readings: tuple[Interval, ...] = ()

    @property
    def is_day(self) -> bool:
        """Whether it dates something to a day or two, as seen from the article's own day."""
        precision = self.meaning.precision if self.meaning else self.precision
        bounded = self.interval is not None and self.interval.days is not None
        return self.role == "at" and precision == DAY and bounded and len(self.readings) < 2

    def dates_next(self, deed: Span) -> bool:
        """Whether it tells of a deed that follows it when it was (`a day after a bomb killed two`), known or not."""
        return self.role == "next" and self.span.end <= deed.start

    @property
    def is_period(self) -> bool:
        """Whether its words name a month or longer, or a period: not a day that only the article leaves open."""
        precision = self.meaning.precision if self.meaning else self.precision
        return self.role in ("since", "period") or precision >= MONTH


def find_times(document: Document, folder: Path | None = None) -> list[TimeExpression]:
    """Find the time expressions of an article, resolved against its publication.

    Parameters
    ----------
    document : Document
        Its ``published`` may be open on a side, or None; it need not be parsed.
    folder : Path, optional
        A user's own codebooks.

    Returns
    -------
    list of TimeExpression
        In order, without overlap.

    Examples
    --------
    >>> from datetime import date
    >>> from syria_news.language import read_document
    >>> text, day = "A shell fell on Monday. Talks begin tomorrow.", Interval.of_day(date(2016, 3, 2))
    >>> document = read_document("a", text, published=day)
    >>> [(str(time.interval), time.kind) for time in find_times(document)]
    [('2016-02-29', 'weekday'), ('2016-03-03', 'day')]
    """
    bounds = [sentence.span for sentence in document.sentences]
    found = find_expressions(document.text, document.published, bounds, folder)
    title = "".join(sentence.text for sentence in document.sentences[:1] if sentence.is_title)
    for place in stamp_places(document.text, title, found, folder):
        found[place] = replace(found[place], role="stamp")
    return found


def find_expressions(
    text: str,
    published: Interval | None = None,
    sentences: list[Span] | None = None,
    folder: Path | None = None,
) -> list[TimeExpression]:
    """Find the time expressions of a text.

    Parameters
    ----------
    text : str
        Any text.
    published : Interval, optional
        When it was written.
    sentences : list of Span, optional
        Its sentences; the whole text is one by default.
    folder : Path, optional
        A user's own codebooks.

    Returns
    -------
    list of TimeExpression
        In order, without overlap.
    """
    spans = sentences or [Span(0, len(text))]
    found: list[TimeExpression] = []
    place = 0
    for item in search(text, folder):
        while place + 1 < len(spans) and spans[place + 1].start <= item.match.start():
            place += 1
        expression = _expression(text, item, place, spans[place], published)
        if expression is not None:
            found.append(expression)
    return with_neighbours(text, found, published, spans, folder)


def _expression(
    text: str, found: Found, number: int, sentence: Span, published: Interval | None
) -> TimeExpression | None:
    read = meaning_of(found, text)
    if read is None:
        return None
    kind, meaning, role = read
    span = Span(found.start, found.end)
    role = role or ROLES.get(found.role, "at")
    future = looks_ahead(text, span, sentence.start, sentence.end, found.folder)
    precision = meaning.precision if meaning else MONTH
    readings = meaning.readings if isinstance(meaning, Fixed) else ()
    expression = TimeExpression(span, number, None, precision, kind, role, future, meaning, readings)
    return _resolved(expression, published)


def _resolved(expression: TimeExpression, published: Interval | None) -> TimeExpression:
    """Resolve against the publication, and stretch from the edge of a period to its other side."""
    if expression.meaning is None or isinstance(expression.meaning, Leaning):
        return expression
    interval = resolve(expression.meaning, published, expression.future)
    if interval is None:
        return expression
    readings = tuple(r for r in expression.readings if r.meets(interval))
    precision = max(expression.precision, precision_of(interval))
    if expression.role == "since":
        interval, precision = Interval(interval.earliest, None), MONTH
    elif expression.role in ("until", "before"):
        interval, precision = Interval(None, interval.latest), MONTH
    return replace(expression, interval=interval, precision=precision, readings=readings)
