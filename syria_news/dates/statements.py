"""Whether the day of a time expression is that of a statement (`said on Monday`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.incident_threads import clause_words

if TYPE_CHECKING:
    from syria_news.dates.time_expressions import TimeExpression

__all__ = ["is_day_of_eyewitness", "is_day_of_statement"]

AUXILIARIES = frozenset(("was", "were", "is", "are", "had", "has", "have", "been", "will", "would"))
PAST = frozenset(("died", "hit", "fell", "struck", "fled", "shot", "began", "took", "left", "broke"))
SHORT = 4  # letters of a word that ends in `ed` by chance
BEFORE = 80  # characters before a day in which it is told who says something
REACH = 5  # words between a verb of saying and the day on which it was said
_WORD = re.compile(r"[\w'’]+|[,;:()“”\"–—]")
_FOLLOWING = re.compile(r" (\w+) (?:that|it|he|she|they|there)\b")


def is_day_of_statement(text: str, time: TimeExpression, start: int, folder: Path | None = None) -> bool:
    """Whether a verb of saying stands right before a day or month, in its sentence, or right after it.

    Parameters
    ----------
    text : str
        The article.
    time : TimeExpression
        One of its expressions.
    start : int
        Where its sentence begins.
    folder : Path, optional
        A user's own codebooks.
    """
    if time.kind == "weekday" and text[time.span.end - 1] == "s":
        return False  # `Tuesday's attack`
    saying = clause_words("saying", folder)
    following = _FOLLOWING.match(text, time.span.end)
    if following and following[1] in saying:
        return True  # `the council in August said that`
    words = _words_before(text, time, start)[-REACH:]
    told = next((place for place in reversed(range(len(words))) if words[place] in saying), None)
    if told is None:
        return False
    return not any(word == "that" or _is_of_clause(word) for word in words[told + 1 :])  # `said that on Monday`


def _is_of_clause(word: str) -> bool:
    """Whether a word shows that a clause of what is said has begun: `said ten people were killed in June`."""
    return word in AUXILIARIES or word in PAST or (word.endswith("ed") and len(word) > SHORT)


def is_day_of_eyewitness(text: str, time: TimeExpression, start: int, folder: Path | None = None) -> bool:
    """Whether the day of a statement is that of the news: a reporter, or who spoke to one, tells of the day itself.

    Parameters
    ----------
    text, time, start, folder
        As those of `is_day_of_statement`.
    """
    if not is_day_of_statement(text, time, start, folder):
        return False
    return not clause_words("eyewitness", folder).isdisjoint(_words_before(text, time, start))


def _words_before(text: str, time: TimeExpression, start: int) -> list[str]:
    """The last words of a sentence before an expression."""
    before = text[max(start, time.span.start - BEFORE) : time.span.start]
    return [word.lower() for word in _WORD.findall(before)]
