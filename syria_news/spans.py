"""The one kind of offset: a half-open range of characters in an article's text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a text.

    Parameters
    ----------
    start, end : int
        Offsets with ``0 <= start <= end``.

    Raises
    ------
    ValueError
        If the offsets are negative or out of order.

    Examples
    --------
    >>> Span(4, 10).of("The Kremlin said")
    'Kremli'
    >>> Span(0, 4).overlaps(Span(3, 9)), Span(0, 9).contains(Span(3, 9))
    (True, True)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, offset: int) -> Span:
        """The same range, moved by ``offset`` characters."""
        return Span(self.start + offset, self.end + offset)

    def joined(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
