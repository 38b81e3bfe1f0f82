"""Whether the day of a time expression is that of a statement (`said on Monday`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.incident_threads import clause_words

if TYPE_CHECKING:
    from syria_news.dates.time_expressions import TimeExpression

__all__ = ["is_day_of_statement"]

AUXILIARIES = frozenset(("was", "were", "is", "are", "had", "has", "have", "been", "will", "would"))
PAST = frozenset(("died", "hit", "fell", "struck", "fled", "shot", "began", "took", "left", "broke"))
SHORT = 4  # letters of a word that ends in `ed` by chance
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
    before = text[max(start, time.span.start - 60) : time.span.start]
    words = [word.lower() for word in _WORD.findall(before)][-REACH:]
    told = next((place for place in reversed(range(len(words))) if words[place] in saying), None)
    if told is None:
        return False
    return not any(word == "that" or _is_of_clause(word) for word in words[told + 1 :])  # `said that on Monday`


def _is_of_clause(word: str) -> bool:
    """Whether a word shows that a clause of what is said has begun: `said ten people were killed in June`."""
    return word in AUXILIARIES or word in PAST or (word.endswith("ed") and len(word) > SHORT)
