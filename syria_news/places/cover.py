"""Which characters of a text are spoken for."""

from __future__ import annotations

from syria_news.spans import Span

__all__ = ["Cover"]


class Cover:
    """The characters that any of the spans added so far covers; each question takes no longer for there being many.

    Examples
    --------
    >>> cover = Cover(20)
    >>> cover.add(Span(3, 9))
    >>> cover.touches(Span(0, 3)), cover.touches(Span(8, 12))
    (False, True)
    """

    __slots__ = ("_taken",)

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def add(self, span: Span) -> None:
        """Cover a span."""
        self._taken[span.start : span.end] = b"\1" * len(span)

    def touches(self, span: Span) -> bool:
        """Whether the span shares a character with one added before."""
        return self._taken.find(1, span.start, span.end) >= 0
