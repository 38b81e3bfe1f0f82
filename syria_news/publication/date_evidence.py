"""What an article's own words say of the day on which it appeared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from syria_news.dates.datelines import find_dateline, stamp_places
from syria_news.dates.intervals import Interval
from syria_news.dates.resolving import written_on
from syria_news.dates.tenses import speaks_of_plans
from syria_news.dates.time_expressions import TimeExpression, find_expressions
from syria_news.dates.time_meanings import DAY, AgeOf, Fixed, Weekly
from syria_news.language import split_sentences
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.spans import Span

__all__ = ["KINDS", "ArticleText", "Evidence"]

# The stronger evidence stands where two pieces clash.
GIVEN, PRINTED, CAPTION, PAST_DAY, LINKED_CAPTION, PAST_MONTH, FUTURE, ORDER, REFERENCE = 9, 8, 7, 6, 5, 4, 3, 2, 1
KINDS = {
    GIVEN: "given", PRINTED: "printed", CAPTION: "photo", PAST_DAY: "day told as past",
    LINKED_CAPTION: "photo of what is told", PAST_MONTH: "period told as past", FUTURE: "day still to come",
    ORDER: "order of the page", REFERENCE: "other article",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason that narrows when an article appeared.

    Parameters
    ----------
    interval : Interval
        The days that it leaves.
    weight : int
        The heavier stands where two clash.
    reason : str
        In a plain sentence, with the words that it rests on.
    span : Span or None
        Where these stand in the article's text; None where they stand in a caption or another article.
    key : str
        What it rests on, where the sentence changes as the solver learns more.
    """

    interval: Interval
    weight: int
    reason: str
    span: Span | None = None
    key: str = ""


class ArticleText:
    """An article's words, as far as they say when it appeared.

    Parameters
    ----------
    title : str
        The headline; empty if it has none.
    text : str
        Title, an empty line, body.
    captions : sequence of str
        Photo captions.
    folder : Path, optional
        A user's own codebooks.
    """

    def __init__(self, title: str, text: str, captions: Sequence[str] = (), folder: Path | None = None) -> None:
        self.title, self.text, self.captions, self.folder = title, text, tuple(captions), folder
        self.sentences = split_sentences(text)
        self.times = find_expressions(text, None, self.sentences, folder)
        self.stamps = frozenset(stamp_places(text, title, self.times, folder))

    @property
    def reported(self) -> list[TimeExpression]:
        """The expressions of the report, without the page's own."""
        return [time for place, time in enumerate(self.times) if place not in self.stamps]

    def evidence(self) -> list[Evidence]:
        """All that the article's own words say, the heaviest first."""
        found = [*self._printed(), *self._captions(), *self._past(), *self._future(), *self._age()]
        return sorted(found, key=lambda evidence: -evidence.weight)

    def _printed(self) -> Iterator[Evidence]:
        stamp = find_dateline(self.text, self.title, self.times, self.folder)
        if stamp and isinstance(stamp.meaning, Fixed):
            interval = stamp.meaning.on(date.max, False)
            words = stamp.span.of(self.text)
            yield Evidence(interval, PRINTED, f"It prints its day: “{words}”.", stamp.span)

    def _captions(self) -> Iterator[Evidence]:
        for caption in self.captions:
            for time in find_expressions(caption, folder=self.folder):
                if not isinstance(time.meaning, Fixed) or time.meaning.precision > DAY:
                    continue
                taken = time.meaning.on(date.max, False)
                words = time.span.of(caption)
                read = f", {taken.earliest} at the earliest" if len(time.meaning.readings) > 1 else ""
                yield Evidence(
                    Interval(taken.earliest, None), CAPTION,
                    f"A photo in it was taken on “{words}”{read}; an article is not older than its pictures.",
                )  # fmt: skip
                yield from self._pictured(caption, time.meaning)

    def _pictured(self, caption: str, taken: Fixed) -> Iterator[Evidence]:
        """Where the report says that what the picture shows happened on that weekday, it is the same happening."""
        if len(taken.readings) > 1 or not taken.readings[0].day:
            return
        day = taken.readings[0].day
        shown = _names(caption)
        for time in self.reported:
            if not isinstance(time.meaning, Weekly) or time.future or time.meaning.weekday != day.weekday():
                continue
            if time.sentence and not _is_near_head(self.sentences, time.sentence):
                return
            around = " ".join(span.of(self.text) for span in self.sentences[: time.sentence + 2])
            if len(shown & _names(around)) < 3:
                continue
            written = written_on(time.meaning, Interval.of_day(day), False, Interval())
            if written:
                words = time.span.of(self.text)
                yield Evidence(
                    written, LINKED_CAPTION,
                    f"The photo of {day:%A}, {day} shows what it reports “{words}”, the nearest such day before it.",
                    time.span,
                )  # fmt: skip
                return

    def _past(self) -> Iterator[Evidence]:
        """The latest day, and the latest month or year, of which it speaks as past."""
        days: list[tuple[date, TimeExpression]] = []
        longer: list[tuple[date, TimeExpression]] = []
        for time in self.reported:
            if not isinstance(time.meaning, Fixed) or time.future or time.role in ("until", "before"):
                continue
            if speaks_of_plans(self.text, time.span, self.sentences[time.sentence], folder=self.folder):
                continue
            first = min(reading.earliest for reading in time.meaning.readings if reading.earliest)
            (days if time.meaning.precision == DAY else longer).append((first, time))
        for known, weight in ((days, PAST_DAY), (longer, PAST_MONTH)):
            if known:
                first, time = max(known, key=lambda item: (item[0], -item[1].span.start))
                words = time.span.of(self.text)
                yield Evidence(Interval(first, None), weight, f"It speaks of “{words}” as past.", time.span)

    def _future(self) -> Iterator[Evidence]:
        coming = [
            (reading.latest, time)
            for time in self.reported
            if isinstance(time.meaning, Fixed)
            and time.future
            and time.role != "since"
            and len(time.meaning.readings) == 1
            if (reading := time.meaning.readings[0]).latest
            if speaks_of_plans(self.text, time.span, self.sentences[time.sentence], surely=True, folder=self.folder)
        ]
        if coming:
            last, time = min(coming, key=lambda item: (item[0] or date.max, item[1].span.start))
            words = time.span.of(self.text)
            yield Evidence(Interval(None, last), FUTURE, f"It speaks of “{words}” as still to come.", time.span)

    def _age(self) -> Iterator[Evidence]:
        for time in self.reported:
            if not isinstance(time.meaning, AgeOf):
                continue
            sentence = self.sentences[time.sentence].of(self.text)
            for name, words, began in _wars(self.folder):
                if any(word in words for word in sentence.replace("’", "'").split()):
                    order = time.meaning.order
                    first = date(began.year + order - 1, began.month, began.day) - timedelta(days=31)
                    last = date(began.year + order, began.month, began.day) + timedelta(days=31)
                    quote = time.span.of(self.text)
                    reason = f"It says “{quote}” of {name}, which began in {began:%B %Y}."
                    yield Evidence(Interval(first, last), PAST_MONTH, reason, time.span)


@cache
def _wars(folder: Path | None) -> tuple[tuple[str, frozenset[str], date], ...]:
    rows = read_codebook("wars", folder)
    return tuple((row["name"], frozenset(row["words"].split("|")), date.fromisoformat(row["began"])) for row in rows)


def _is_near_head(sentences: Sequence[Span], number: int) -> bool:
    return number <= 2 and len(sentences) > number


def _names(text: str) -> set[str]:
    """The capitalised words of a text that are no titles of office."""
    words: Iterable[str] = (word.strip(".,;:()[]“”\"'’") for word in text.split())
    return {word for word in words if word[:1].isupper() and word[1:].islower() and len(word) > 3}
