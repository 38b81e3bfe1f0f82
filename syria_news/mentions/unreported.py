"""Parts of a text that are no report: tags, source lines, bylines, the outlet's name at the end of a headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator
from functools import cache
from pathlib import Path

from syria_news.language import Document
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.lexicon.candidates import Words
from syria_news.spans import Span

__all__ = ["find_datelines", "find_unreported"]

LONGEST_TAGS = 25  # words
_HEAD, _TAIL = 400, 120  # characters at the article's ends in which its author may be named
_BYLINE = re.compile(r"(?:Posted|Published|Written)[\w ,.:-]{0,40}? [Bb]y ([A-Z][\w'’-]+ [A-Z][\w'’-]+)")
_CREDIT = re.compile(r"\((?:With )?(?:[A-Z][\w./-]+(?: and)? ?){1,4}\)")
_OUTLET = re.compile(r"(?:[|•]| [-–—] )[^|•\n–—]{2,60}$")
_DAY_AFTER = re.compile(r"\s*[|,]?\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} [A-Z][a-z]{2,8}")
_AGENCY = re.compile(r"[-–—]\s?[A-Z]{3,10}\.?\s*$")


_DATELINE = re.compile(
    r"[ \t]*(?P<place>(?P<first>[^\W\d_a-z]{3,}|[A-Z])[^\n(–—]{0,40}?)"
    r"(?P<rest>(?:,? ?\([^\n()]{2,30}\))?\.? ?(?:[–—]|--|- | -|(?<=\)) ?- ?)|(?<=[A-Z]) \([A-Z][\w/ ]{1,20}\) )"
)
_BY = re.compile(r"[Bb][Yy] (?:[A-Z][\w.'’-]+,? (?:and )?){1,8}[A-Z][\w.'’-]+[ \t]*(?:\n|$)")
_DATE = re.compile(r"\d|\(")
_DATELINES_WITHIN = 600  # characters of an article


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
    named = {i for span in names for i in range(words.first_in(span), words.before(span.end) + 1)}
    found = []
    for opening in pattern.finditer(text):
        reach = reaches[opening[0]]
        end = opening.end()
        if reach == "rest":
            end = document.sentence_at(opening.start()).span.end
            closing = text.find(")", opening.start(), end) if opening[0].startswith("(") else -1
            end = max(end, closing)
        elif reach == "tags":
            end = _end_of_tags(words, words.after(end), reaches, named) or end
        found.append(Span(opening.start(), end))
    authors = [byline[1] for byline in _BYLINE.finditer(text, 0, _HEAD)]
    found += [
        Span(*name.span())
        for author in authors
        for name in re.finditer(re.escape(author), text)
        if not _HEAD < name.start() < len(text) - _TAIL
    ]
    found += [
        Span(*credit.span())
        for credit in _CREDIT.finditer(text)
        if any(
            o.start == credit.start() + 1 or (credit[0].startswith("(With") and credit.start() < o.start < credit.end())
            for o in outlets
        )
    ]
    found += _credited_lines(document, outlets)
    return sorted(found)


def _credited_lines(document: Document, outlets: Collection[Span]) -> Iterator[Span]:
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


def find_datelines(document: Document, starts: Container[int]) -> list[Span]:
    """Find where the article was sent from, and by whom: "BEIRUT, June 3 (Reuters) -", near its head.

    Parameters
    ----------
    document : Document
        The article.
    starts : container of int
        Where names of places begin.

    Returns
    -------
    list of Span
        In order, not more than two.
    """
    found: list[Span] = []
    title = next((s.span.end for s in document.sentences if s.is_title), 0)
    text, at = document.text, title
    while 0 <= at < min(title + _DATELINES_WITHIN, len(document.text)) and len(found) < 2:
        while text[at : at + 1].isspace():
            at += 1
        line = _DATELINE.match(text, at)
        if line and line.start("place") in starts and _is_sent(line):
            found.append(Span(line.start(), line.end()))
        elif byline := _BY.match(text, at):
            found.append(Span(*byline.span()))
        at = text.find("\n", at)
    return found


def _is_sent(line: re.Match[str]) -> bool:
    """Whether capitals, a day or an agency show the place at the head of a line to be a dateline."""
    small = [word for word in re.findall(r"[^\W\d_]+", line["place"]) if word.islower() and len(word) > 3]
    return not small and ((line["first"].isupper() and len(line["first"]) > 2) or bool(_DATE.search(line[0])))


def _end_of_tags(words: Words, place: int, reaches: dict[str, str], named: Container[int]) -> int | None:
    """Give the end of the tags that begin at a place: names, words of tags, and small words between them."""
    first, end = place, None
    while place < min(first + LONGEST_TAGS, len(words)):
        size = next((n for n in (2, 1) if reaches.get((words.phrase(place, n) or "")) == "tag"), 0)
        small = words[place].text.islower() and words[place].text.isalpha()
        if not size and place not in named and not small and place > first:
            break
        place += size or 1
        end = words[place - 1].end
    return end
