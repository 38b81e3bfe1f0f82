"""Charts of the archive itself: its dates and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import (
    article_labels,
    bars,
    beside,
    counted,
    date_axis,
    grid_lines,
    in_order,
    nothing,
    share_of,
    wrapped,
)
from syria_news.style import COLOURS, new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["article_sources", "publication_intervals"]

NAMED_ROWS = 30  # more articles than these are drawn without their titles
# The look of each kind of evidence; words of the schema, the strongest first.
MARKS = {
    "given": ("*", COLOURS[7], "given by the caller"),
    "printed": ("*", COLOURS[7], "a day printed in the article"),
    "photo": ("s", COLOURS[1], "the day of a photo"),
    "photo of what is told": ("s", COLOURS[1], "the day of a photo"),
    "day told as past": ("^", COLOURS[2], "a day that the article names"),
    "day still to come": ("^", COLOURS[2], "a day that the article names"),
    "period told as past": ("v", COLOURS[4], "a month or year that the article names"),
    "order of the page": ("D", COLOURS[3], "the order of the page"),
    "other article": ("o", COLOURS[5], "an event that another article dates"),
}


@styled
def publication_intervals(corpus: Corpus, *, ax: Axes | None = None) -> Axes:
    """When each article may have appeared: one bar an article, with the days that its evidence names.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    articles = in_order(corpus)[::-1].reset_index(drop=True)
    bounds = articles[["published_earliest", "published_latest"]]
    named = len(articles) <= NAMED_ROWS
    ax = new_axes(ax, 7.6, min(0.46 * max(len(articles), 2) + 1.6, 8.5))
    ax.set_title("When the articles appeared")
    if bounds.isna().all(axis=None):
        nothing(ax, "No article has a bound on its date.")
        note(ax, f"{counted(corpus)}.")
        return ax
    left, right = _frame(bounds)
    for row, (first, last) in enumerate(bounds.itertuples(index=False)):
        _draw_interval(ax, row, first, last, (left, right), named)
    drawn = _draw_evidence(ax, corpus, articles, (left, right)) if named else 0
    ax.set_xlim(left, right)
    ax.set_ylim(-0.7, len(articles) - 0.3)
    ax.set_yticks(range(len(articles)), article_labels(articles)) if named else ax.set_yticks([])
    ax.tick_params(left=False)
    date_axis(ax)
    grid_lines(ax, "x")
    text = f"{counted(corpus)}, the oldest at the top. A bar runs from the first to the last possible day"
    text += "; an arrow means that nothing bounds it on that side." if bounds.isna().any(axis=None) else "."
    if drawn:
        text += (
            f" The {drawn} marks under the bars are the days on which steps of the reasoning rest: full where the "
            "article is no older than that day, hollow where it is no younger. Bounds outside the picture are left out."
        )
    note(ax, text)
    return ax


def _frame(bounds: pd.DataFrame) -> tuple[Any, Any]:
    """The days that the picture shows: all bounds and a margin."""
    first, last = bounds.min().min(), bounds.max().max()
    margin = max((last - first) * 0.06, pd.Timedelta(days=4))
    return first - margin, last + margin


def _draw_interval(ax: Axes, row: int, first: Any, last: Any, frame: tuple[Any, Any], thick: bool) -> None:
    if pd.isna(first) and pd.isna(last):
        return
    left = frame[0] if pd.isna(first) else first
    right = frame[1] if pd.isna(last) else last
    height = row + (0.2 if thick else 0)
    ax.plot([left, right], [height, height], color=COLOURS[0], linewidth=5 if thick else 1.6, solid_capstyle="butt")
    for bound, edge, arrow in ((first, left, "<"), (last, right, ">")):
        marker = "|" if thick else "."
        ax.plot(
            [edge], [height], arrow if pd.isna(bound) else marker, color=COLOURS[0], clip_on=False,
            markersize=8 if thick else 2.5, markeredgewidth=2,
        )  # fmt: skip


def _draw_evidence(ax: Axes, corpus: Corpus, articles: pd.DataFrame, frame: tuple[Any, Any]) -> int:
    """Mark under each bar the days on which its bounds rest, those of one day below each other; say how many."""
    reasons = corpus.date_reasons.sort_values(["article_id", "step"], kind="stable")
    reasons = reasons[reasons["article_id"].isin(articles["article_id"])]
    rows = dict(zip(articles["article_id"], articles.index, strict=True))
    of_one_day: dict[tuple[int, Any], int] = {}
    marked = set()
    bounds = zip(*(reasons[name] for name in ("article_id", "evidence", "earliest", "latest")), strict=True)
    for article_id, evidence, earliest, latest in bounds:
        marker, colour, label = MARKS[evidence]
        row = rows[article_id]
        for day, face in ((earliest, colour), (latest, "white")):
            if pd.isna(day) or not frame[0] <= day <= frame[1] or (row, day, label, face) in marked:
                continue
            place = of_one_day.get((row, day), 0)
            of_one_day[row, day] = place + 1
            ax.plot([day], [row - 0.13 - 0.21 * place], marker, color=colour, markerfacecolor=face, markersize=5.5)
            marked.add((row, day, label, face))
    shown = {label for *_, label, _ in marked}
    for marker, colour, label in dict.fromkeys(MARKS.values()):
        if label in shown:
            ax.plot([], [], marker, color=colour, markersize=5.5, label=wrapped(label, 18, 3))
    if shown:
        beside(ax, "rests on")
    return len(marked)


@styled
def article_sources(corpus: Corpus, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """How many articles name each outlet in their source line.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 15
        How many outlets.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    sources = corpus.articles["sources"].dropna().str.split("; ").explode()
    every = sources.value_counts().sort_index(ascending=False).sort_values(kind="stable")
    counts = every.tail(top)
    ax = new_axes(ax, 6.5, 0.28 * max(len(counts), 3) + 1.3)
    ax.set_title("Where the articles come from")
    if counts.empty:
        nothing(ax, "No article has a source line.")
    else:
        bars(ax, [wrapped(name, 30) for name in counts.index], counts)
        ax.set_xlabel("articles")
    without = int(corpus.articles["sources"].isna().sum())
    several = " An article may name several." if len(sources) > sources.index.nunique() else ""
    shown = share_of(len(counts), len(every), "outlet").capitalize()
    note(ax, f"{shown} in the source lines of {counted(corpus)}.{several} Without a source line: {without}.")
    return ax
