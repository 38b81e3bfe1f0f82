"""An archive page's text → articles.

A heading opens an article if one of these holds, and is a subheading otherwise; the first that applies decides:

1. It is the first heading of the page, or the first after a source line.
2. It stands after an article's end (`Share this`, `Leave a comment`, `Tags: …`, a rule of dashes) or with what stands
   only with titles: a byline, a day, a source line under it, or a dateline in the paragraph that follows.
3. A heading that is nothing but a quotation is a subheading.
4. A page sets all its titles alike. If the article's title has a mark (its last words tied by a no-break space, as
   WordPress does; capitals throughout; standing twice), a heading with the mark is a title and one without it a
   subheading. Headings with more empty lines above them than others have are titles.
5. What follows cannot be of the article so far (`openings`): it introduces anew by office and full
   name a person whom the article has introduced and called by surname, or shows the same photo again; or a headline
   stands over it (five words or more, told again in the paragraph below), no name of the article's title occurs in
   the two, and at least half of the names that do are new.
6. Where neither a source line nor empty lines tell the end of an article: a headline over a paragraph that says on
   which day its news happened, unless that paragraph goes on about people whom only the article so far introduced.

All evidence is taken between one source line and the next, so that what stands elsewhere on the page changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from syria_news.archive.openings import ArticleSoFar, has_dateline, is_fresh_lead, is_headline
from syria_news.archive.page_lines import Line, read_lines
from syria_news.spans import Span

__all__ = ["PageArticle", "split_page"]

LOOK_AHEAD = 20  # lines; a title stands among an article's first


@dataclass(frozen=True, slots=True)
class PageArticle:
    """One article of an archive page.

    Parameters
    ----------
    title : str
        The headline; empty where the page has none.
    body : str
        The paragraphs and subheadings, with an empty line between them.
    span : Span
        Its part of the page. The spans of a page's articles follow each other without a gap and cover the page.
    subheadings : tuple of str
        Those of the body's paragraphs that are headings.
    captions : tuple of str
        Photo captions, each once.
    sources : tuple of str
        The outlets of the source line.
    printed : tuple of str
        Lines that print the day or the author.
    """

    title: str
    body: str
    span: Span
    subheadings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """An article as far as it has been read."""

    title: Line | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.lines[0].span.start

    def has_text(self) -> bool:
        return any(line.kind == "paragraph" for line in self.lines)


def split_page(text: str) -> list[PageArticle]:
    """Split an archive page into its articles.

    Parameters
    ----------
    text : str
        The page's text, with its furniture; any line ends, with or without a byte order mark.

    Returns
    -------
    list of PageArticle
        In the page's order; empty if the page holds no paragraph.

    Examples
    --------
    >>> page = '''Convoy reaches the valley
    ...
    ... Forty lorries with flour reached the valley on Monday, the relief agency said.
    ...
    ... Sources: Reuters/AFP
    ...
    ... Share this:
    ...
    ... Bridge reopens after a year
    ...
    ... Engineers reopened the bridge to lorries on Sunday.
    ... '''
    >>> [(article.title, article.sources) for article in split_page(page)]
    [('Convoy reaches the valley', ('Reuters', 'AFP')), ('Bridge reopens after a year', ())]
    """
    drafts = [draft for segment in _segments(read_lines(text)) for draft in _split_segment(segment)]
    if not drafts:
        return []
    starts = [0, *(draft.start for draft in drafts[1:]), len(text)]
    return [_finished(draft, Span(*starts[at : at + 2])) for at, draft in enumerate(drafts)]


def _segments(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut after each source line that ends an article."""
    segment: list[Line] = []
    for at, line in enumerate(lines):
        segment.append(line)
        if line.kind == "source" and not _stands_under_title(lines, at):
            yield segment
            segment = []
    if segment:
        yield segment


def _stands_under_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a source line stands between a heading and a paragraph, where bylines do."""
    above, below = reversed(lines[max(at - 6, 0) : at]), lines[at + 1 : at + 7]
    before = next((line for line in above if line.kind not in ("stamp", "caption", "any")), None)
    after = next((line for line in below if line.kind not in ("stamp", "caption", "any")), None)
    return before is not None and before.is_heading and after is not None and after.kind == "paragraph"


def _split_segment(lines: list[Line]) -> list[_Draft]:
    """Split what stands between two source lines."""
    lines = _with_title(list(_without_lists(_without_masthead(lines))))
    if not any(line.kind == "paragraph" for line in lines):
        return _headline_only(lines)
    headings = [at for at, line in enumerate(lines) if line.is_heading] + [len(lines)]
    preamble = lines[: headings[0]]
    drafts = [_Draft(None, preamble)] if any(line.kind == "paragraph" for line in preamble) else []
    lead = [] if drafts else preamble
    marks = _Marks.of(lines, headings[:-1])
    so_far = ArticleSoFar()
    so_far.read(preamble)
    is_open = not any(line.kind == "source" for line in lines[-1:])
    for at, end in pairwise(headings):
        section = lines[at:end]
        if not drafts or _opens(drafts[-1], section, marks, so_far, is_open):
            above = lead if not drafts else _stamps_above(drafts[-1])
            drafts.append(_Draft(section[0], above + section))
            marks = marks.of_title(section[0])
            so_far = ArticleSoFar.under(section[0].text)
        else:
            drafts[-1].lines += section
        so_far.read(section)
    return drafts


def _without_masthead(lines: list[Line]) -> list[Line]:
    """Drop the page's name and menus, which stand above a line that only mastheads hold."""
    above = takewhile(lambda line: line.kind != "paragraph", lines)
    tops = [at for at, line in enumerate(above) if line.kind == "top"]
    return lines[tops[-1] + 1 :] if tops else lines


def _without_lists(lines: Sequence[Line]) -> Iterator[Line]:
    """Drop the headlines that are links to other pages: those in a list, but for the one that has a paragraph."""
    linked: list[Line] = []
    in_list = False
    for line in lines:
        if in_list and line.is_heading:
            linked = [line]
            continue
        if in_list and line.kind == "stamp":
            linked += [line] if linked else []
            continue
        if line.kind == "paragraph":
            yield from linked
            linked, in_list = [], False
        yield line
        in_list = in_list or line.kind == "list"


def _with_title(lines: list[Line]) -> list[Line]:
    """Take for the title, where an article could have no other, a line that stands twice or a headline with a stop."""
    start = next((at for at, line in enumerate(lines) if line.is_prose), None)
    if start is None or lines[start].kind != "paragraph":
        return lines
    unmarked = (at for at in range(start) if lines[at].doubled and not lines[at].marked)
    doubles = [at for at in unmarked if not lines[at].text.endswith(".")]
    stopped = [start] if _is_stopped_headline(lines[start : start + LOOK_AHEAD]) else []
    return [_as_heading(line) if at in (doubles + stopped)[:1] else line for at, line in enumerate(lines)]


def _is_stopped_headline(lines: Sequence[Line]) -> bool:
    """Whether the first of two paragraphs is one sentence that the second, longer one tells again."""
    head, rest = lines[0], [line for line in lines[1:] if line.is_prose]
    if not head.text.endswith(".") or ". " in head.text or len(head.text.split(None, 25)) > 25:
        return False
    told = bool(rest) and rest[0].kind == "paragraph" and len(rest[0].text) > len(head.text)
    return told and is_headline([_as_heading(head), rest[0]])


def _as_heading(line: Line) -> Line:
    return replace(line, kind="heading")


def _headline_only(lines: list[Line]) -> list[_Draft]:
    """Keep a headline whose source line follows straight on; what follows the last article is the page's foot."""
    prose = [at for at, line in enumerate(lines) if line.is_prose]
    if not prose or lines[-1].kind != "source":
        return []
    return [_Draft(lines[prose[0]], lines[prose[0] :])]


def _stamps_above(draft: _Draft) -> list[Line]:
    """Take back the day that the page prints above the next title, if the article has one of its own."""
    last = draft.lines[-1]
    own = any(line.kind == "stamp" for line in draft.lines[:-1])
    return [draft.lines.pop()] if last.kind == "stamp" and own else []


@dataclass(frozen=True, slots=True)
class _Marks:
    """How the page sets the title of the article so far."""

    title: Line | None = None
    gap: int = 0  # empty lines that only some headings have above them; 0 if all headings are alike

    @classmethod
    def of(cls, lines: Sequence[Line], headings: Sequence[int]) -> _Marks:
        """Find whether some headings stand further off than others, more than once, so that it is no accident."""
        gaps = [lines[at].gap for at in headings[1:] if lines[at - 1].kind == "paragraph"]
        wide = [gap for gap in gaps if gap > min(gaps)]
        return cls(None, min(wide) if len(wide) > 1 else 0)

    def of_title(self, title: Line) -> _Marks:
        """Give the marks of another article of the same part of the page."""
        return _Marks(title, self.gap)

    def verdict(self, heading: Line) -> bool | None:
        """Say whether a heading is set as a title; None if the title has no mark."""
        title = self.title
        if title is None:
            return None
        for mine, its in zip(_set(title), _set(heading), strict=True):
            if mine:
                return its
        return True if self.gap and heading.gap >= self.gap else None


def _set(heading: Line) -> tuple[bool, ...]:
    """Say how a heading is set."""
    return heading.tied, heading.doubled, heading.text.isupper()


def _opens(draft: _Draft, section: list[Line], marks: _Marks, so_far: ArticleSoFar, is_open: bool) -> bool:
    """Whether a heading, with what follows it up to the next, opens another article; the module says by which rule."""
    heading = section[0]
    paragraph = next((line.text for line in section if line.kind == "paragraph"), "")
    if not draft.has_text() or not paragraph:
        return False
    if _after_end(draft) or _titled(section) or has_dateline(paragraph):
        return True
    if heading.kind == "quote":
        return False
    set_as_title = marks.verdict(heading)
    if set_as_title is not None:
        return set_as_title
    if draft.title is None and is_headline(section):
        return True
    if so_far.ends_before(section):
        return True
    if not is_open or marks.gap or not is_headline(section):
        return False
    return is_fresh_lead(paragraph) and not so_far.goes_on_in(paragraph)


def _after_end(draft: _Draft) -> bool:
    """Whether the article's last words are followed by what stands at an article's end."""
    for line in reversed(draft.lines):
        if line.kind in ("end", "list", "stamp"):
            return True
        if line.is_prose:
            return False
    return False


def _titled(section: Sequence[Line]) -> bool:
    """Whether a byline, a day or a source line stands between the heading and its first paragraph."""
    for line in section[1:]:
        if line.kind in ("stamp", "source"):
            return True
        if line.is_prose:
            return False
    return False


def _finished(draft: _Draft, span: Span) -> PageArticle:
    lines = draft.lines
    body = [line for line in lines if line.is_prose and line is not draft.title]
    return PageArticle(
        title=draft.title.text if draft.title else "",
        body="\n\n".join(line.text for line in body),
        span=span,
        subheadings=tuple(line.text for line in body if line.is_heading),
        captions=tuple(dict.fromkeys(line.text for line in lines if line.kind == "caption")),
        sources=tuple(dict.fromkeys(name for line in lines for name in line.outlets)),
        printed=tuple(line.text for line in lines if line.kind == "stamp"),
    )
