"""Texts with marks in them, as HTML and as plain text.

Each kind of mark differs in more than its colour, so that it can be told on paper and by the colour-blind: actors are
underlined, places dotted, what happened is bold with its clause dashed, figures stand on a background between brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from syria_news.spans import Span

__all__ = ["Mark", "as_html", "as_text"]

# Okabe and Ito's colours.
STYLES = {
    "actors": "border-bottom:2px solid #0072B2",
    "locations": "border-bottom:2px dotted #009E73",
    "events": "border-bottom:1px dashed #D55E00",
    "casualties": "background:#FBE9C6;color:#000",
}
NAMES = {"actors": "actor", "locations": "place", "events": "event", "casualties": "figure"}
SIGNS = {"actors": ("{", "}"), "locations": ("<", ">"), "events": ("*", "*"), "casualties": ("[", "]")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A row in a text: its span, the word it rests on, its identifier if it has one, and what it says."""

    table: str
    span: Span
    core: Span
    key: str
    stated: tuple[tuple[str, str], ...]

    def shift(self, offset: int) -> Mark:
        """The same mark in a text that begins elsewhere."""
        return replace(self, span=self.span.shift(offset), core=self.core.shift(offset))

    @property
    def said(self) -> str:
        """What the row says, in one line."""
        return ", ".join(f"{column} {value}" for column, value in self.stated)


def _numbered(marks: list[Mark]) -> list[tuple[int, Mark]]:
    """The rows that are explained under the text, by their place in it."""
    kept = [mark for mark in marks if mark.key]
    return list(enumerate(sorted(kept, key=lambda mark: (mark.span, mark.table)), start=1))


def as_text(heading: str, text: str, marks: list[Mark]) -> str:
    """Write a marked text for a terminal.

    Parameters
    ----------
    heading : str
        The line above.
    text : str
        The text.
    marks : list of Mark
        The rows, by their offsets in the text.

    Returns
    -------
    str
        Actors in ``{}``, places in ``<>``, what happened in ``*``, figures in ``[]``; below, what each row says.
    """
    numbers = {id(mark): str(number) for number, mark in _numbered(marks)}
    opened: dict[int, list[tuple[int, str]]] = {}
    closed: dict[int, list[tuple[int, str]]] = {}
    for mark in marks:
        span = mark.span if mark.table == "casualties" else mark.core
        left, right = SIGNS[mark.table]
        opened.setdefault(span.start, []).append((-len(span), left))
        closed.setdefault(span.end, []).append((len(span), right + numbers.get(id(mark), "")))
    pieces = []
    for start, end in pairwise(sorted({0, len(text), *opened, *closed})):
        pieces += [sign for _, sign in sorted(closed.get(start, []))]
        pieces += [sign for _, sign in sorted(opened.get(start, []))]
        pieces.append(text[start:end])
    pieces += [sign for _, sign in sorted(closed.get(len(text), []))]
    lines = [heading, "", "".join(pieces)]
    below = list(_below(text, marks))
    return "\n".join([*lines, "", *below] if below else lines)


def _below(text: str, marks: list[Mark]) -> Iterator[str]:
    numbered = _numbered(marks)
    width = len(str(len(numbered)))
    for number, mark in numbered:
        yield f"{number:>{width}} {NAMES[mark.table]} {mark.key}: {mark.said}"
    if not numbered:  # a single mention, or mentions alone
        for mark in marks:
            left, right = SIGNS[mark.table]
            yield f"{left}{mark.span.of(text)}{right} {mark.said}"


def as_html(heading: str, text: str, marks: list[Mark]) -> str:
    """Write a marked text as HTML, everything in it escaped.

    Parameters
    ----------
    heading : str
        The line above.
    text : str
        The text.
    marks : list of Mark
        The rows, by their offsets in the text.

    Returns
    -------
    str
        Each mark says what its row says when pointed at; numbered rows are listed below for readers on paper.
    """
    rows = "".join(
        f"<tr><td style='text-align:right'>{number}</td><td style='text-align:left'>{NAMES[mark.table]}</td>"
        f"<td style='text-align:left'>“{escape(mark.span.of(text))}”</td>"
        f"<td style='text-align:left'>{escape(mark.said)}</td>"
        f"<td style='text-align:left'><code>{escape(mark.key)}</code></td></tr>"
        for number, mark in _numbered(marks)
    )
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    key = " ".join(f"<span style='{STYLES[name]}'>{NAMES[name]}</span>" for name in STYLES if _has(marks, name))
    legend = f"<div><small>{key}</small></div>" if marks else ""
    return (
        f"<div><div><strong>{escape(heading)}</strong></div>"
        f"<div style='white-space:pre-wrap;max-width:48em;line-height:1.7'>{''.join(_segments(text, marks))}</div>"
        f"{legend}{table}</div>"
    )


def _has(marks: list[Mark], table: str) -> bool:
    return any(mark.table == table for mark in marks)


def _segments(text: str, marks: list[Mark]) -> Iterator[str]:
    """Cut the text wherever a mark begins or ends, and dress each piece in the marks that cover it."""
    numbers = {id(mark): number for number, mark in _numbered(marks)}
    cuts = sorted({0, len(text), *(cut for mark in marks for cut in (*_ends(mark.span), *_ends(mark.core)))})
    covering = sorted(marks, key=lambda mark: (mark.span.start, -len(mark.span)))
    active: list[Mark] = []
    waiting = iter(covering)
    coming = next(waiting, None)
    for start, end in pairwise(cuts):
        while coming is not None and coming.span.start <= start:
            active.append(coming)
            coming = next(waiting, None)
        active = [mark for mark in active if mark.span.end > start]
        yield _dressed(text[start:end], start, active)
        for mark in active:
            if mark.span.end == end and id(mark) in numbers:
                yield f"<sup>{numbers[id(mark)]}</sup>"


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _dressed(piece: str, start: int, marks: list[Mark]) -> str:
    html = escape(piece)
    if not marks:
        return html
    if any(mark.key and mark.core.start <= start < mark.core.end for mark in marks):
        html = f"<b>{html}</b>"
    said = "\n".join(f"{NAMES[mark.table]}: {mark.said}" for mark in marks)
    style = ";".join(dict.fromkeys(STYLES[mark.table] for mark in marks))
    tag = "mark" if any(mark.table == "casualties" for mark in marks) else "span"
    return f'<{tag} style="{style}" title="{escape(said)}">{html}</{tag}>'
