"""The chart of how accurate the extraction is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from syria_news.charts.drawing import beside, grid_lines, nothing
from syria_news.style import COLOURS, new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["accuracy"]

HALVES = {"first half": (COLOURS[0], "o"), "second half": (COLOURS[1], "s")}


@styled
def accuracy(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """How well the extracted rows agree with annotations made by hand.

    Parameters
    ----------
    table : pandas.DataFrame
        What ``benchmarks/accuracy.py`` writes: one row a figure, with ``figure``, ``all``, ``first half`` and
        ``second half``.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    rows = table[::-1].reset_index(drop=True)
    ax = new_axes(ax, 6.8, 0.175 * max(len(rows), 8) + 1.4)
    ax.set_title("How well the rows agree with annotations made by hand")
    if rows.empty:
        nothing(ax, "Nothing has been measured.")
        return ax
    ax.barh(rows.index, rows["all"], color="#D9D9D9", height=0.7, label="all articles")
    for half, (colour, marker) in HALVES.items():
        ax.plot(
            rows[half],
            rows.index,
            marker,
            color=colour,
            markersize=4.5,
            markeredgecolor="black",
            markeredgewidth=0.5,
            label=half,
        )
    for place, value in enumerate(rows["all"]):
        ax.text(1.04, place, f"{value:.2f}", va="center", fontsize="small")
    ax.set_yticks(rows.index, rows["figure"], fontsize="small")
    ax.set(xlim=(-0.02, 1.12), xticks=[0, 0.2, 0.4, 0.6, 0.8, 1], ylim=(-0.7, len(rows) - 0.3))
    ax.tick_params(left=False)
    grid_lines(ax, "x")
    beside(ax)
    note(ax, "F1 where rows are found or not, the share of right values where a found row's column is compared; 1 is "
             "full agreement. The number is that of all articles. Rules were written on the first half and checked on "
             "the second.")  # fmt: skip
    return ax
