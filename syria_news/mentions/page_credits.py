"""Credits that pages leave in an article: pictures with their captions, links with their headlines, authors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from syria_news.language import Document
from syria_news.lexicon.candidates import Words
from syria_news.mentions.name_books import Naming
from syria_news.spans import Span

__all__ = ["find_credits"]

_HEAD, _TAIL = 400, 120  # characters at the article's ends in which its author may be named
_BYLINE = re.compile(r"(?:Posted|Published|Written)[\w ,.:-]{0,40}? [Bb]y ([A-Z][\w'’-]+ [A-Z][\w'’-]+)")
_BRACKETS = re.compile(r"\((?:With )?(?:[A-Z][\w./-]+(?: and)? ?){1,4}\)")
_OUTLET = re.compile(r"(?:[|•]| [-–—] )[^|•\n–—]{2,60}$")
_DAY_AFTER = re.compile(r"\s*[|,]?\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} [A-Z][a-z]{2,8}")
_AGENCY = re.compile(r"[-–—]\s?[A-Z]{3,10}\.?\s*$")
# What an article ends with when its author signs: "R. Milad/Salwa Y."; readers' letters sign before a bullet.
_NAMES = r"(?:(?:al-|[A-Z]\.[A-Z]?\.?|)[A-Z][\w'’-]*[.,]?(?: ?/ ?| |$)){1,6}"
_SIGNED = re.compile(rf"(?<=[.!?”\"’)] ){_NAMES}\s*$")
_LETTER = re.compile(
    r"(?<=[.!?”\"’)] )(?:[A-Z][\w'’-]+,? (?:(?:in|of|the|and|for) )*){2,8}(?=• )|(?<=• )Read more\b.*", re.S
)
# An outlet with a photographer's name opens a picture: "Sputnik Pavel Ivanov", "AFP 2017 Samer Doumy".
_OPENS = re.compile(r"(?:(?<=[.!?”\"] )|(?<=\bReports ))$")
_PICTURE = re.compile(r"(?: [Pp]hoto)?(?: 20\d\d)?[ /]+(?=[A-Z])")
_SMALL = frozenset(
    (
        "a", "an", "the", "in", "of", "to", "for", "on", "at", "by", "and", "with", "from", "as", "near", "over",
        "after", "against", "amid", "into", "under", "al", "ez",
    )
)  # fmt: skip
_LONGEST_LINK = 30  # words
_SHORTEST_LINK = 3
_PLACE_SENT_FROM = 3  # capitals that show a place's name to be a dateline


def find_credits(document: Document, words: Words, naming: Naming, outlets: Collection[Span]) -> Iterator[Span]:
    """Find what belongs to the page: authors, outlets in brackets, captions, pictures with the headlines under them.

    Parameters
    ----------
    document : Document
        The article.
    words : Words
        Its words.
    naming : Naming
        The words of names.
    outlets : collection of Span
        Mentions of outlets.

    Yields
    ------
    Span
        In no order.
    """
    yield from _authors(document.text)
    yield from _lines(document, outlets)
    yield from _captions(document, outlets)
    for outlet in outlets:
        if (picture := _picture(words, naming, outlet)) is not None:
            yield picture


def _authors(text: str) -> Iterator[Span]:
    for byline in _BYLINE.finditer(text, 0, _HEAD):
        for name in re.finditer(re.escape(byline[1]), text):
            if not _HEAD < name.start() < len(text) - _TAIL:
                yield Span(*name.span())
    last = _SIGNED.search(text, max(0, len(text) - _TAIL))
    if last:
        yield Span(*last.span())
    yield from (Span(*letter.span()) for letter in _LETTER.finditer(text))


def _lines(document: Document, outlets: Collection[Span]) -> Iterator[Span]:
    """Find the outlet at the end of a headline or of the text, and the agency with its day at the head."""
    text = document.text
    title = next((s.span for s in document.sentences if s.is_title), Span(0, 0))
    named = _OUTLET.search(text, title.start, title.end)
    if named and (named[0][0] in "|•" or any(named.start() < o.start < named.end() for o in outlets)):
        yield Span(*named.span())
    last = _AGENCY.search(text, max(0, len(text.rstrip()) - 20))
    if last:
        yield Span(*last.span())
    yield from (o for o in outlets if o.start < title.end + _HEAD and _DAY_AFTER.match(text, o.end))


def _captions(document: Document, outlets: Collection[Span]) -> Iterator[Span]:
    """Find outlets in brackets; one that stands behind a sentence, and not at the end, credits a picture told in it."""
    text, starts = document.text, {o.start for o in outlets}
    for credit in _BRACKETS.finditer(text):
        inside = any(credit.start() < start < credit.end() for start in starts)
        if not (credit.start() + 1 in starts or (inside and credit[0].startswith("(With"))):
            continue
        head = text[: credit.start()].rstrip()
        closed = head[-1:] in ".!?" or head[-4:].isdecimal()
        sentence = document.sentence_at(max(len(head) - 1, 0))
        goes_on = text[credit.end() :].strip() and not credit[0].startswith("(With") and not sentence.is_title
        start = sentence.span.start if closed and goes_on else credit.start()
        yield Span(start, credit.end())


def _picture(words: Words, naming: Naming, outlet: Span) -> Span | None:
    """Read an outlet, a photographer and, in the capitals of headlines, the link under the picture."""
    text = words.text
    opens = _OPENS.search(text, max(0, outlet.start - 1), outlet.start)
    if not opens or not (opening := _PICTURE.match(text, outlet.end)):
        return None
    first = words.after(opening.end())
    signed = opening[0].strip() or words[first].text in naming.given
    if not signed or first + 1 >= len(words) or not (words[first + 1].is_name or words[first + 1].lower in _SMALL):
        return None
    last = first
    while last + 1 < min(first + _LONGEST_LINK, len(words)) and _in_headline(words, naming, first, last + 1):
        last += 1
    if last + 1 < len(words) and words[last + 1].text.islower() and words.gap(last + 1) == " ":
        last -= 1  # the next sentence's first word
    while last > first and not words[last].is_name:
        last -= 1
    return Span(outlet.start, words[last].end) if last - first >= _SHORTEST_LINK - 1 or opening[0].strip() else None


def _in_headline(words: Words, naming: Naming, first: int, place: int) -> bool:
    """Whether a word goes on with a headline that has its capitals, and neither a sentence nor a dateline begins."""
    word, gap = words[place], words.gap(place)
    if gap not in (" ", "-", "/", ", ") and place - first > 1:
        return False
    sent = word.text.isupper() and len(word.text) > _PLACE_SENT_FROM and words.text.startswith(" (", word.end)
    opens = word.is_name and place - first > _SHORTEST_LINK and naming.is_cue("stop", word.text)
    opens = opens and place + 1 < len(words) and words[place + 1].text.islower()
    return not sent and not opens and (word.is_name or word.lower in _SMALL or word.text.isdecimal())
