"""Happenings of which several articles of an archive speak, and how each dates them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from syria_news.dates.time_expressions import TimeExpression
from syria_news.dates.time_grammar import calendar_words
from syria_news.dates.time_meanings import DAY, MONTH, Before, Meaning, Weekly
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.publication.date_evidence import ArticleText
from syria_news.spans import Span

__all__ = ["Telling", "find_tellings"]

GAP = 60  # characters between a word and the expression that dates it
_AFTER_WORDS = re.compile(r"(?i)(\d+|[a-z\-]+) (day|week|month)s? after\Z")
_PLACE = re.compile(r"\b(?:in|at) (?:the (?:\w+ ){1,4}?of |the )?([A-Z][a-z]{3,})")


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article dates one happening.

    Parameters
    ----------
    concept : str
        What it is: ``truce``, or talks with their place.
    role : str
        thing, start, end, hold, after (a statement made when it was over).
    meaning : Meaning
        When, seen from the article's day.
    future : bool
        Whether it is still to come.
    quote : str
        The words from the one to the other.
    span : Span
        Where the expression stands.
    weekday : int or None
        The day of the week of the happening, which tells it from others of its kind.
    """

    concept: str
    role: str
    meaning: Meaning
    future: bool
    quote: str
    span: Span
    weekday: int | None = None


def find_tellings(article: ArticleText) -> list[Telling]:
    """Find which happenings an article dates.

    Parameters
    ----------
    article : ArticleText
        The article.

    Returns
    -------
    list of Telling
        In the order of the text.

    Examples
    --------
    >>> text = "The truce between the two armies collapsed on Sept. 19. Talks in Vienna begin on Friday."
    >>> [(t.concept, t.role, t.quote) for t in find_tellings(ArticleText("", text))]
    [('truce', 'end', 'collapsed on Sept. 19'), ('talks in Vienna', 'thing', 'Talks in Vienna begin on Friday')]
    """
    by_sentence: dict[int, list[TimeExpression]] = {}
    for time in article.reported:
        by_sentence.setdefault(time.sentence, []).append(time)
    found: list[Telling] = []
    for number, times in by_sentence.items():
        sentence = article.sentences[number]
        words = sentence.of(article.text)
        if not _pattern("thing", article.folder).search(words):
            continue
        found += _of_truce(article, sentence, times)
        found += _of_talks(article, number, times)
    return [*found, *_when_over(article, by_sentence, found)]


def _of_truce(article: ArticleText, sentence: Span, times: list[TimeExpression]) -> Iterator[Telling]:
    """Start, end and holding of a truce, each dated by the nearest expression that is left."""
    text, words = article.text, sentence.of(article.text)
    things = _things(words, "truce", article.folder)
    left = [time for time in times if time.meaning or _AFTER_WORDS.search(time.span.of(text))]
    if not things:
        return
    for role in ("end", "start", "hold"):
        for match in _pattern(role, article.folder).finditer(words):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            time = _nearest(article, span, left, far=role == "hold")
            if time is None or (meaning := _meaning(article, time, times)) is None:
                continue
            left.remove(time)
            yield Telling("truce", role, meaning, time.future, span.joined(time.span).of(text), time.span)


def _of_talks(article: ArticleText, number: int, times: list[TimeExpression]) -> Iterator[Telling]:
    """Talks at a place that the sentence names, or the headline where the sentence opens the report."""
    text, sentence = article.text, article.sentences[number]
    words = sentence.of(text)
    thing = next(iter(_things(words, "talks", article.folder)), None)
    if thing is None:
        return
    opens = number <= 1 or (not article.title and number == 0)
    place = _place(words[thing.start() :], article) or (_place(article.title, article) if opens else None)
    span = Span(sentence.start + thing.start(), sentence.start + thing.end())
    days = [time for time in times if time.meaning and time.role == "at" and time.meaning.precision == DAY]
    time = _nearest(article, span, days, far=True)
    if place and time and time.meaning:
        quote = span.joined(time.span).of(text)
        weekday = time.meaning.weekday if isinstance(time.meaning, Weekly) else None
        yield Telling(f"talks in {place}", "thing", time.meaning, time.future, quote, time.span, weekday)


def _when_over(
    article: ArticleText, by_sentence: dict[int, list[TimeExpression]], found: list[Telling]
) -> Iterator[Telling]:
    """Days of statements about talks that, as the sentence or the one before it says, were over."""
    talks = next((t for t in found if t.concept.startswith("talks") and t.role == "thing" and not t.future), None)
    if talks is None or talks.weekday is None:
        return
    for number, times in by_sentence.items():
        near = article.sentences[max(number - 1, 0)].start, article.sentences[number].end
        over = _over(article.folder).search(article.text, *near)
        for time in times:
            lead = article.text[max(near[0], time.span.start - GAP // 3) : time.span.start]
            if over and isinstance(time.meaning, Weekly) and not time.future and _saying(article.folder).search(lead):
                words = Span(over.start(), over.end()).joined(time.span).of(article.text).replace("\n\n", " … ")
                yield Telling(talks.concept, "after", time.meaning, False, words, time.span, talks.weekday)


def _place(words: str, article: ArticleText) -> str | None:
    """The first place in which something is said to be, without days and months."""
    calendar = calendar_words(article.folder)
    places = [place for place in _PLACE.findall(words) if place.lower() not in {*calendar.weekdays, *calendar.months}]
    return str(places[0]) if places else None


def _nearest(article: ArticleText, span: Span, times: list[TimeExpression], far: bool = False) -> TimeExpression | None:
    """The nearest expression, those after a word before those in front of it, and none beyond a verb of saying."""
    text = article.text
    best: tuple[int, TimeExpression] | None = None
    for time in times:
        after = time.span.start >= span.end
        gap = text[span.end : time.span.start] if after else text[time.span.end : span.start]
        if not far and (len(gap) > GAP or _saying(article.folder).search(gap)):
            continue
        cost = len(gap) + (0 if after else 12)
        if best is None or cost < best[0]:
            best = cost, time
    return best[1] if best else None


def _meaning(article: ArticleText, time: TimeExpression, times: list[TimeExpression]) -> Meaning | None:
    """What an expression means; `three weeks after` counts back from the day named before it."""
    if after := _AFTER_WORDS.search(time.span.of(article.text)):
        calendar = calendar_words(article.folder)
        day = next(
            (t for t in reversed(times) if t.span.end <= time.span.start and isinstance(t.meaning, Weekly)), None
        )
        count = calendar.counts.get(after[1].lower(), (int(after[1]),) * 2 if after[1].isdigit() else (0, 0))[0]
        length = calendar.units[after[2].lower()]
        # Writers round to the nearest week or drop what is over: both are kept.
        return (
            Before(day.meaning, length * count - length // 2, length * (count + 1) - 1)
            if day and day.meaning and count
            else None
        )
    if time.meaning is None or time.role not in ("at", "since") or not time.meaning.is_relative:
        return time.meaning if time.role in ("at", "since") else None
    return time.meaning if time.meaning.precision <= MONTH and time.kind not in ("age", "length") else None


def _things(words: str, concept: str, folder: Path | None) -> list[re.Match[str]]:
    """The words that name a happening of a concept."""
    found = _pattern("thing", folder).finditer(words)
    return [match for match in found if _concepts(folder)[match[0].lower()] == concept]


@cache
def _pattern(role: str, folder: Path | None) -> re.Pattern[str]:
    words = sorted(
        (row["words"] for row in read_codebook("happenings", folder) if row["role"] == role), key=len, reverse=True
    )
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def _over(folder: Path | None) -> re.Pattern[str]:
    things = "|".join(word for word, concept in _concepts(folder).items() if concept == "talks")
    ends = "ended|closed|finished|broke up|failed|collapsed"
    return re.compile(rf"(?i)\bafter (?:the|their|its|these) (?:\w+ )?(?:{things}) (?:{ends})\b")


@cache
def _concepts(folder: Path | None) -> dict[str, str]:
    return {row["words"]: row["concept"] for row in read_codebook("happenings", folder) if row["role"] == "thing"}


@cache
def _saying(folder: Path | None) -> re.Pattern[str]:
    words = [row["word"] for row in read_codebook("clause_words", folder) if row["role"] == "saying"]
    return re.compile(rf"(?i)\b(?:{'|'.join(words)})\b")
