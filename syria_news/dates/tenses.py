"""Whether the clause around a time expression looks back or ahead, from its words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from syria_news.lexicon.codebook_files import read_codebook
from syria_news.spans import Span

__all__ = ["looks_ahead", "speaks_of_plans"]

REACH = 110  # characters of the clause that are read on either side
_WORD = re.compile(r"[\w'’]+|[;:.!?\n”\"]")
_STOPS = frozenset(";:.!?\n")
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "'s"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those"))
BESIDE = 2  # words between `be` and its participle (`be formally held`)


@cache
def _words(tense: str, folder: Path | None) -> frozenset[str]:
    return frozenset(row["word"] for row in read_codebook("tense_words", folder) if row["tense"] == tense)


def looks_ahead(text: str, span: Span, start: int = 0, end: int | None = None, folder: Path | None = None) -> bool:
    """Whether the clause of an expression speaks of what is to come; past unless its words show otherwise.

    Parameters
    ----------
    text : str
        The article.
    span : Span
        The expression.
    start, end : int
        The bounds of its sentence.
    folder : Path, optional
        A user's own codebooks.

    Examples
    --------
    >>> text = "Envoys will meet in Vienna on Saturday, the ministry said on Monday."
    >>> looks_ahead(text, Span(27, 38)), looks_ahead(text, Span(58, 67))
    (True, False)
    """
    before = _WORD.findall(text[max(start, span.start - REACH) : span.start].lower().replace("’", "'"))
    verdict = _from_verbs(before, folder)
    if verdict is None:
        after = _WORD.findall(text[span.end : min(end or len(text), span.end + REACH)].lower().replace("’", "'"))
        verdict = _first_after(after, folder)
    return bool(verdict)


def _from_verbs(before: list[str], folder: Path | None) -> bool | None:
    """Read the words before an expression backwards to the nearest verb that shows a tense."""
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in _STOPS:
            return None
        if word == "due" and _is_cause(before, place, folder):
            continue
        if word in _words("future", folder):
            return True
        if word == "to" and _is_plan(before[max(0, place - 2) : place], folder):
            if before[place - 1] == "due" and _is_cause(before, place - 1, folder):
                continue
            return True
        if _is_past(word, folder):
            # `will be held`, `is to be held`: the helping verbs before a participle decide.
            helpers = before[max(0, place - 4) : place]
            if "be" in helpers[-BESIDE:]:
                return _is_future_helper(helpers, folder)
            return False
    return None


def _is_cause(words: list[str], due: int, folder: Path | None) -> bool:
    """Whether `due to` gives a cause (`fled due to shelling`) and no plan (`is due to open`, `talks due to resume`)."""
    if words[due + 1 : due + 2] != ["to"]:
        return False
    following = "".join(words[due + 2 : due + 3])
    if following in _words("bare", folder):
        return False
    is_named = following in _DETERMINERS or following[:1].isdigit() or following.endswith("ing")
    verb = next((word for word in reversed(words[:due]) if word != "not"), "")
    return is_named or verb not in _BEING


def _is_plan(words: list[str], folder: Path | None) -> bool:
    return any(word in _words("infinitive", folder) for word in words)


def _is_future_helper(helpers: list[str], folder: Path | None) -> bool:
    return any(word in _words("future", folder) or word == "to" for word in helpers)


def _first_after(after: list[str], folder: Path | None) -> bool | None:
    for place, word in enumerate(after):
        if word in _STOPS:
            return None
        if word in _words("future", folder):
            return True
        if word in ("is", "are") and after[place + 1 : place + 2] == ["to"]:
            return True
        if _is_past(word, folder):
            return False
    return None


def _is_past(word: str, folder: Path | None) -> bool:
    return word in _words("past", folder) or (len(word) > 4 and word.endswith("ed"))


def speaks_of_plans(text: str, span: Span, sentence: Span, *, surely: bool = False, folder: Path | None = None) -> bool:
    """Whether the sentence of an expression may speak of what is to come; surely, whether it can speak of nothing else.

    Examples
    --------
    >>> text = "The vote will be held in 2021."
    >>> speaks_of_plans(text, Span(22, 29), Span(0, 30)), speaks_of_plans(text, Span(22, 29), Span(0, 30), surely=True)
    (True, True)
    """
    near = Span(max(sentence.start, span.start - 3 * REACH), min(sentence.end, span.end + 3 * REACH))
    words = [
        word if word == "May" else word.lower()  # a month, not a verb
        for word in _WORD.findall(near.of(text).replace("’", "'"))
    ]
    sure = any(word in _words("sure", folder) for word in words)
    if not surely:
        return sure or any(word in _words("future", folder) or word in _words("maybe", folder) for word in words)
    return sure and not any(word in _words("maybe", folder) for word in words)
