"""Parts of a text that are no report: tags, source lines, bylines, the outlet's name at the end of a headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping
from functools import cache
from pathlib import Path

from syria_news.language import Document
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.lexicon.candidates import Words
from syria_news.mentions.name_books import Naming, naming_of
from syria_news.mentions.page_credits import find_credits
from syria_news.spans import Span

__all__ = ["find_unreported"]

LONGEST_TAGS = 25  # words
_PROSE = 6  # words of a sentence among which one of grammar stands
_DRAWN = re.compile(r"\([^()]* by [^()]*\)")  # who made a picture
# Counts of shares, after which a page of links begins: "... 24 Related".
_SHARES = re.compile(r"\.\.\. ?\d+ (?:Related|Tags)\b.*")


@cache
def _openings(folder: Path | None) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {row["opening"]: row["reach"] for row in load_lexicon(folder).table("unreported")}
    texts = sorted((text for text, reach in rows.items() if reach != "tag"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, texts))})(?!\w)"), rows


def find_unreported(
    document: Document, words: Words, lexicon: Lexicon, names: Iterable[Span], outlets: Collection[Span]
) -> list[Span]:
    """Find the parts of an article in which nothing is a mention.

    Parameters
    ----------
    document : Document
        The article.
    words : Words
        Its words.
    lexicon : Lexicon
        The codebooks, of which `unreported` holds how such parts begin.
    names : iterable of Span
        Candidates for mentions; tags are names.
    outlets : collection of Span
        Mentions of outlets, which in brackets are credits.

    Returns
    -------
    list of Span
        In order.
    """
    text = document.text
    pattern, reaches = _openings(lexicon.folder)
    naming, tags = naming_of(lexicon), {text.lower() for text, reach in reaches.items() if reach == "tag"}
    named: dict[int, int] = {}  # the places of words within names, with that of the name's first word
    for span in names:
        first = words.first_in(span)
        for place in range(first, words.before(span.end) + 1):
            named[place] = min(first, named.get(place, first))
    found = []
    for opening in pattern.finditer(text):
        reach = reaches[opening[0]]
        end = opening.end()
        if reach == "rest":
            end = document.sentence_at(opening.start()).span.end
            closing = text.find(")", opening.start(), end) if opening[0].startswith("(") else -1
            drawn = _DRAWN.search(text, opening.end(), end)
            end = drawn.end() if drawn else max(end, closing)
        elif reach == "tags":
            end = _end_of_tags(words, words.after(end), naming, tags, named) or end
        found.append(Span(opening.start(), end))
    found += [Span(*shares.span()) for shares in _SHARES.finditer(text)]
    found += find_credits(document, words, naming, outlets)
    return sorted(found)


def _end_of_tags(
    words: Words, first: int, naming: Naming, tags: Container[str], named: Mapping[int, int]
) -> int | None:
    """Give the end of the tags that begin at a place: all words up to the one that begins a sentence."""
    last = min(first + LONGEST_TAGS, len(words))
    places = (place for place in range(first, last) if _opens_sentence(words, place, naming, tags, named))
    place = next(places, last)
    place = named.get(place, place) if place < last else last
    return words[place - 1].end if place > first else None


def _opens_sentence(words: Words, place: int, naming: Naming, tags: Container[str], named: Mapping[int, int]) -> bool:
    """Whether a capital begins prose: a word of grammar, or one such after the small words that follow it."""
    word = words[place]
    in_name = any(
        words[later].is_name and place in named and named.get(later) == named[place]
        for later in range(place + 1, min(place + _PROSE, len(words)))
    )
    if not word.is_name or in_name or any((words.phrase(place, size) or "") in tags for size in (2, 3)):
        return False
    for following in range(place, min(place + _PROSE, len(words))):
        text = words[following].text
        if following > place and not text.islower():
            return False
        if text not in tags and any(naming.is_cue(kind, text) for kind in ("stop", "said", "speech")):
            return True
    return False
