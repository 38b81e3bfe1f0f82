"""Whether a hospital is only where the wounded were brought, or whose staff speaks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.lexicon.codebook_files import read_codebook

if TYPE_CHECKING:
    from syria_news.language import Sentence
    from syria_news.mentions import LocationMention

__all__ = ["only_cares"]

ROLES = ("care", "arrival", "staff")
BEFORE = 4  # words before a hospital's name in which its staff is named: the director of the main hospital


def only_cares(place: LocationMention, sentence: Sentence, folder: Path | None = None) -> bool:
    """Whether a place cares for the harmed and nothing in its sentence says that they were harmed there.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> from syria_news.mentions import find_mentions
    >>> told = read_document("a", "Ten bodies were taken to Quds Hospital. A raid on Quds Hospital killed two nurses.")
    >>> places = find_mentions(told, load_lexicon()).locations
    >>> [only_cares(place, sentence) for place, sentence in zip(places, told.sentences)]
    [True, False]
    """
    roles = _care_words(folder)
    if roles["care"].isdisjoint(place.surface.lower().split()):
        return False
    words = sentence.text.lower().split()
    before = sentence.text[: place.span.start - sentence.span.start].lower().split()[-BEFORE:]
    return not roles["arrival"].isdisjoint(words) or not roles["staff"].isdisjoint(before)


@cache
def _care_words(folder: Path | None) -> dict[str, frozenset[str]]:
    rows = read_codebook("care_words", folder)
    return {role: frozenset(row["word"] for row in rows if row["role"] == role) for role in ROLES}
