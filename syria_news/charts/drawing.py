"""What the charts share: labels, orders and the ways of drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from syria_news.style import COLOURS, GREY, HATCHES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["article_labels", "counted", "date_axis", "in_order", "number_grid", "short", "stacked_bars"]


def short(text: str, width: int = 44) -> str:
    """A label no longer than ``width`` characters, cut at a word."""
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + " …"


def in_order(corpus: Corpus) -> pd.DataFrame:
    """The articles, oldest first: by the first day on which each may have appeared, else by its place in the file."""
    days = corpus.articles[["published_latest", "published_earliest"]].bfill(axis=1).iloc[:, 0]
    articles: pd.DataFrame = corpus.articles.assign(day=days)
    return articles.sort_values(["day", "position"], ascending=[True, False], kind="stable").drop(columns="day")


def article_labels(articles: pd.DataFrame) -> list[str]:
    """The titles, cut short; the identifier where there is none."""
    return [short(title) for title in articles["title"].fillna(articles["article_id"])]


def counted(corpus: Corpus) -> str:
    """How many articles a chart is drawn from."""
    number = len(corpus.articles)
    return f"{number} article" + ("s" if number != 1 else "")


def number_grid(ax: Axes, values: object, columns: object, rows: object) -> None:
    """Numbers in shaded cells; empty where nothing was counted."""
    import numpy as np

    grid = np.asarray(values, dtype=float)
    ax.imshow(np.where(grid > 0, grid, np.nan), cmap="Blues", aspect="auto", vmin=0, vmax=1.6 * max(np.nanmax(grid), 1))
    for (row, column), value in np.ndenumerate(grid):
        if value > 0:
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", fontsize="small")
    ax.set_xticks(range(grid.shape[1]), list(columns), rotation=40, ha="right", rotation_mode="anchor")  # type: ignore[call-overload]
    ax.set_yticks(range(grid.shape[0]), list(rows))  # type: ignore[call-overload]
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def stacked_bars(ax: Axes, counts: pd.DataFrame) -> None:
    """Horizontal bars in pieces, each piece with a colour and a hatch of its own."""
    left = pd.Series(0, index=range(len(counts)))
    for number, name in enumerate(counts.columns):
        width = counts[name].reset_index(drop=True)
        ax.barh(
            range(len(counts)), width, left=left, label=str(name), color=COLOURS[number % 8],
            hatch=HATCHES[number % 8], edgecolor="white", linewidth=0,
        )  # fmt: skip
        left = left + width
    for row, total in left.items():
        ax.annotate(f"{total}", (total, row), xytext=(3, 0), textcoords="offset points", va="center", fontsize="small")
    ax.set_yticks(range(len(counts)), [str(label) for label in counts.index])
    ax.margins(x=0.08)
    ax.tick_params(left=False)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), title=str(counts.columns.name or "") or None)


def date_axis(ax: Axes) -> None:
    """Days along the horizontal axis, with as few labels as will do."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    ax.grid(axis="y", color="#DDDDDD", linewidth=0.6)
    ax.set_axisbelow(True)
    ax.spines["left"].set_color(GREY)
