"""Figures of people drawn as ranges: what the charts of casualties and of claims share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import beside, grid_lines
from syria_news.style import COLOURS, GREY

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["HARMS", "VOICE", "draw_range", "explain", "people_axis"]

# Colour and marker of each harm; all others look alike.
HARMS = {"killed": (COLOURS[0], "o"), "injured": (COLOURS[5], "s")}
OTHER = (COLOURS[2], "D")
VOICE = "the article itself"
LIMIT = 10  # the scale is linear up to here, logarithmic above, so that 0, 1 and 100,000 have room
FEW_TICKS = (0, 1, 2, 5, 10, 20, 50, 100)
SOME_TICKS = (0, 5, 10, 30, 100, 300, 1000)
MANY_TICKS = (0, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000)


def draw_range(
    ax: Axes, place: float, low: Any, high: Any, harm: str, *, hollow: bool = False, best: Any = None
) -> None:
    """A figure as a line from its lower to its upper bound, with an arrow where there is none."""
    colour, marker = HARMS.get(harm, OTHER)
    first = 0.0 if pd.isna(low) else float(low)
    last = max(first * 1.7, first + 1) if pd.isna(high) else float(high)
    ax.plot([first, last], [place, place], color=colour, linewidth=2, solid_capstyle="butt", zorder=2)
    ends = [float(value) for value in ((low, high) if best is None else (best,)) if not pd.isna(value)]
    face = "white" if hollow else colour
    ax.plot(ends, [place] * len(ends), marker, color=colour, markerfacecolor=face, markersize=5.5, linestyle="none")
    if pd.isna(high):
        ax.plot([last], [place], ">", color=colour, markersize=5)


def people_axis(ax: Axes, rows: int) -> None:
    """People along the horizontal axis, for so many rows."""
    ax.set_xscale("symlog", linthresh=LIMIT)
    ax.set_xlim(left=-0.7)
    ax.set_ylim(-0.7, rows - 0.3)
    right = ax.get_xlim()[1]
    ticks: tuple[int, ...] = FEW_TICKS if right <= 150 else SOME_TICKS if right <= 5000 else MANY_TICKS
    shown = [tick for tick in ticks if tick <= right]
    ax.set_xticks(shown, [_short_number(tick) for tick in shown])
    ax.minorticks_off()
    grid_lines(ax, "x")
    ax.tick_params(left=False)
    ax.set_xlabel(f"people (logarithmic above {LIMIT})")


def _short_number(number: int) -> str:
    """The number, in thousands or millions where it would be long."""
    if number >= 1_000_000:
        return f"{number // 1_000_000}m"
    return f"{number // 1000}k" if number >= 10_000 else f"{number:,}"


def explain(ax: Axes, harms: pd.Series, *, hollow: bool, best: bool = False) -> None:
    """A legend of the harms that are drawn."""
    shown = set(harms.astype(str))
    marks = [(*look, name) for name, look in HARMS.items() if name in shown]
    marks += [(*OTHER, "other harm")] if shown - set(HARMS) else []
    for colour, marker, label in marks:
        ax.plot([], [], marker, color=colour, label=label + (", best estimate" if best else ""))
    if hollow:
        ax.plot([], [], "o", color=GREY, markerfacecolor="white", label="not added up")
    beside(ax)
