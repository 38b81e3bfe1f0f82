"""A page's text, line by line: which lines are headings, paragraphs, captions, source lines, stamps or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from syria_news.archive.furniture import furniture_place, plain
from syria_news.archive.outlets import credited, inline_source, outlets_of
from syria_news.archive.stamps import is_stamp
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.spans import Span

__all__ = ["Line", "read_lines"]

LONGEST_HEADING = 25  # words
WIDEST = 120  # characters; a page whose lines are longer does not break its paragraphs by hand

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_STOPS = (".", ";", ",", ":", "…")
_AFTER_STOP = re.compile(r"[.!?…,;]['\"”’)\]]+\Z")
_BULLET = re.compile(r"[•·*▪●–—-]\s")
# WordPress ties the last two words of a title, so that none stands alone on a line.
_TIED = re.compile(r"\S\u00a0\S+\s*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or one paragraph that the page breaks over several.

    Parameters
    ----------
    span : Span
        Its characters in the page.
    text : str
        What it says, with plain spaces.
    kind : str
        ``heading``, ``quote`` (a heading that is nothing but a quotation), ``paragraph``, ``caption``, ``source``,
        ``stamp``, or for furniture its place: ``top``, ``end``, ``list``, ``any``.
    gap : int
        How many empty lines stand above it.
    tied : bool
        Whether a no-break space joins its last two words.
    doubled : bool
        Whether it stands twice.
    marked : bool
        For a caption, whether more than its standing twice shows it to be one.
    outlets : tuple of str
        For a source line.
    """

    span: Span
    text: str
    kind: str = ""
    gap: int = 0
    tied: bool = False
    doubled: bool = False
    marked: bool = False
    outlets: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it may be a title or subheading."""
        return self.kind in ("heading", "quote")

    @property
    def is_prose(self) -> bool:
        """Whether it belongs in an article's text."""
        return self.kind in ("heading", "quote", "paragraph")


def read_lines(page: str) -> list[Line]:
    r"""Read a page's lines and say what each is; empty lines are left out.

    Parameters
    ----------
    page : str
        A page's text, with any line ends.

    Returns
    -------
    list of Line
        In order, without overlap.

    Examples
    --------
    >>> page = "Truce holds\n\nThe truce held on Monday, both sides said.\n\nSource: Reuters\n\nShare this:"
    >>> [line.kind for line in read_lines(page)]
    ['heading', 'paragraph', 'source', 'end']
    """
    lines = _without_doubles(_joined(_without_doubles(_filled(page))))
    return list(_settled(list(_over_furniture(_judged(line) for line in lines))))


def _filled(page: str) -> Iterator[Line]:
    """Give the lines that hold more than spaces, and cut a source note in brackets off a paragraph's end."""
    seen = 0  # how far line breaks have been counted
    for found in _LINE.finditer(page):
        raw = found.group()
        text = plain(raw)
        if not text:
            continue
        gap = max(sum(1 for _ in _BREAK.finditer(page, seen, found.start())) - 1, 0) if seen else 0
        seen = found.end()
        cut = inline_source(raw.rstrip()) if len(text.split(None, 8)) > 8 else None
        if cut:
            yield Line(Span(found.start(), found.start() + cut), plain(raw[:cut]), gap=gap)
            yield Line(Span(found.start() + cut, found.end()), plain(raw[cut:]))
        else:
            yield Line(Span(found.start(), found.end()), text, gap=gap, tied=bool(_TIED.search(raw[-80:])))


def _without_doubles(lines: Iterator[Line]) -> Iterator[Line]:
    """Make one line of the same words on consecutive lines."""
    held: Line | None = None
    for line in lines:
        if held and line.text == held.text and line.gap == 0:
            held = replace(held, span=held.span.joined(line.span), doubled=True)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _joined(lines: Iterator[Line]) -> Iterator[Line]:
    """Make one line of each paragraph that the page breaks by hand."""
    block: list[Line] = []
    for line in lines:
        if block and line.gap:
            yield from _unbroken(block)
            block = []
        block.append(line)
    yield from _unbroken(block)


def _unbroken(block: list[Line]) -> Iterator[Line]:
    width = max((len(line.text) for line in block), default=0)
    if len(block) < 2 or width > WIDEST:
        yield from block
        return
    broken = any(line.text[0].islower() for line in block[1:])
    held = block[0]
    last = held  # the last printed line of `held`
    parts = [held.text]
    for line in block[1:]:
        if _runs_on(last, line, width, broken):
            parts.append(line.text)
            held = replace(held, span=held.span.joined(line.span), tied=False)
        else:
            yield replace(held, text=" ".join(parts))
            held, parts = line, [line.text]
        last = line
    yield replace(held, text=" ".join(parts))


def _runs_on(line: Line, following: Line, width: int, broken: bool) -> bool:
    """Whether a line was broken for want of room: the next word would not have fitted."""
    if line.doubled or following.doubled or _apart(line.text) or _apart(following.text):
        return False
    stopped = line.text.endswith((".", "!", "?", ":", "”", '"'))
    if following.text[0].islower() and not stopped:
        return True
    return (
        width >= 50 and (broken or not stopped) and len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width
    )


def _apart(text: str) -> bool:
    """Whether a line is whole for what it says."""
    return bool(outlets_of(text)) or furniture_place(text) is not None or is_stamp(text) or bool(_BULLET.match(text))


def _judged(line: Line) -> Line:
    """Say what a line is, as far as it shows by itself."""
    outlets = outlets_of(line.text)
    if outlets:
        return replace(line, kind="source", outlets=tuple(outlets[0]), marked=outlets[1])
    place = furniture_place(line.text)
    if place == "caption" or credited(line.text):
        return replace(line, kind="caption", marked=True)
    if place and place != "under":
        return replace(line, kind=place)
    if is_stamp(line.text):
        return replace(line, kind="stamp")
    shape = _shape(line.text)
    if line.doubled and len(line.text.split(None, 60)) <= 60:
        return replace(line, kind="caption")
    return replace(line, kind=shape)


def _over_furniture(lines: Iterator[Line]) -> Iterator[Line]:
    """Carry the empty lines above furniture on to what follows it."""
    gap = 0
    for line in lines:
        yield replace(line, gap=max(line.gap, gap))
        gap = max(line.gap, gap) if line.kind in ("any", "end", "list") else 0


def _shape(text: str) -> str:
    """Tell a heading from a paragraph by how it is written."""
    if len(text.split(None, LONGEST_HEADING)) > LONGEST_HEADING or _BULLET.match(text) or "://" in text:
        return "paragraph"
    if _is_quotation(text):
        return "quote"
    if _AFTER_STOP.search(text[-6:]):
        return "paragraph"
    if text.endswith(_STOPS) and text.rsplit(None, 1)[-1] not in _abbreviations():
        return "paragraph"
    if text.endswith(("!", "?")) and re.search(r"[.!?…]['\"”’)]*\s+\S", text):
        return "paragraph"  # more than one sentence
    return "heading" if any(char.isalpha() for char in text) else "paragraph"


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"] + "." for row in read_codebook("abbreviations"))


def _is_quotation(text: str) -> bool:
    """Whether quotation marks stand round the whole line and nothing ends within it."""
    if text[0] not in "“\"‘'" or text[-1] not in "”\"’'" or len(text) < 4:
        return False
    inner = text[1:-1]
    return not inner.endswith((".", ",", "!", "…")) and not any(mark in inner for mark in '“”"')


def _settled(lines: list[Line]) -> Iterator[Line]:
    """Settle what only the neighbours show: a stamp without a heading, a headline that begins with `Source:`."""
    for at, line in enumerate(lines):
        after = _neighbour(lines, at, 1)
        if line.kind == "stamp":
            before = _neighbour(lines, at, -1)
            alone = not any(near and near.is_heading for near in (before, after)) and before and after
            yield replace(line, kind="heading") if alone and before and before.kind == "paragraph" else line
        elif line.kind == "source" and not line.marked and after and after.kind == "paragraph":
            yield replace(line, kind="heading", outlets=())
        else:
            yield line


def _neighbour(lines: list[Line], at: int, step: int) -> Line | None:
    """Give the nearest line before or after that is no furniture, stamp or caption."""
    for _ in range(12):
        at += step
        if not 0 <= at < len(lines):
            return None
        if lines[at].is_prose or lines[at].kind == "source":
            return lines[at]
    return None
