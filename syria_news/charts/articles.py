"""Charts of the archive itself: its dates and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from syria_news.charts.drawing import article_labels, counted, date_axis, in_order
from syria_news.style import COLOURS, GREY, new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["article_sources", "publication_intervals"]

LABEL_BASES = {"given": "given", "printed": "printed in the text", "inferred": "inferred", "unknown": "unknown"}


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
    first, last = articles["published_earliest"], articles["published_latest"]
    days = pd.concat([first, last]).dropna()
    ax = new_axes(ax, 9, 0.36 * max(len(articles), 3) + 1.6)
    margin = max((days.max() - days.min()) * 0.12, pd.Timedelta(days=7)) if len(days) else pd.Timedelta(days=7)
    for row, (_, article) in enumerate(articles.iterrows()):
        begins, ends = article["published_earliest"], article["published_latest"]
        if pd.isna(begins) and pd.isna(ends):
            continue
        left = begins if pd.notna(begins) else ends - margin
        right = ends if pd.notna(ends) else begins + margin
        ax.plot([left, right], [row, row], color=COLOURS[0], linewidth=5, solid_capstyle="butt")
        for bound, edge, marker in ((begins, left, "<"), (ends, right, ">")):
            ax.plot([edge], [row], "o" if pd.notna(bound) else marker, color=COLOURS[0], markersize=7)
    ax.set_yticks(range(len(articles)), article_labels(articles))
    ax.tick_params(left=False)
    ax.set_title("When the articles appeared")
    date_axis(ax)
    ax.grid(axis="x", color="#DDDDDD", linewidth=0.6)
    note(ax, f"{counted(corpus)}, the oldest at the bottom. A bar runs from the first to the last possible day; an "
             "arrow: no bound on that side.")  # fmt: skip
    return ax


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
    counts = sources.value_counts().sort_index(ascending=False).sort_values(kind="stable").tail(top)
    ax = new_axes(ax, 7, 0.28 * max(len(counts), 3) + 1.4)
    bars = ax.barh(counts.index, counts.to_numpy(), color=COLOURS[0])
    ax.bar_label(bars, padding=3, fontsize="small")
    ax.locator_params(axis="x", integer=True)
    ax.tick_params(left=False)
    ax.set(title="Where the articles come from", xlabel="articles")
    without = int(corpus.articles["sources"].isna().sum())
    note(ax, f"Outlets in the source lines of {counted(corpus)}; an article may name several. Without a source line: "
             f"{without}.")  # fmt: skip
    ax.spines["left"].set_color(GREY)
    return ax
