"""Charts of the people reported harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from syria_news.charts.drawing import counted, date_axis, short
from syria_news.style import COLOURS, GREY, new_axes, note, styled
from syria_news.tallies import tally

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["casualty_figures", "tally_over_time"]


@styled
def casualty_figures(corpus: Corpus, *, top: int = 40, ax: Axes | None = None) -> Axes:
    """Every figure that the articles report, as a range, with its claimant.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 40
        How many figures at the most, the largest first.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    rows = corpus.casualties[corpus.casualties[["low", "high"]].notna().any(axis=1)]
    rows = rows.assign(size=rows["low"].fillna(rows["high"]))
    rows = rows.sort_values(["size", "casualty_id"], kind="stable").tail(top)
    ax = new_axes(ax, 9, 0.3 * max(len(rows), 3) + 1.9)
    for place, row in enumerate(rows.itertuples()):
        low, high = (None if pd.isna(value) else float(value) for value in (row.low, row.high))
        colour = COLOURS[0] if row.harm == "killed" else COLOURS[1]
        left, right = low or 0.0, high if high is not None else (low or 0.0) * 1.6
        ax.plot([left, right], [place, place], color=colour, linewidth=2, solid_capstyle="butt")
        face = colour if is_counted(row) else "white"
        ends = [value for value in (low, high) if value is not None]
        ax.plot(ends, [place] * len(ends), "o", color=colour, markerfacecolor=face, markersize=6)
        if high is None:
            ax.plot([right], [place], ">", color=colour, markersize=5)
    ax.set_yticks(range(len(rows)), [figure_label(row) for row in rows.itertuples()])
    ax.set_xscale("symlog", linthresh=10)
    ax.set_xlim(left=-0.5)
    ticks = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000]
    ax.set_xticks([tick for tick in ticks if tick <= ax.get_xlim()[1]])
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.grid(axis="x", color="#DDDDDD", linewidth=0.6)
    ax.tick_params(left=False)
    ax.set(title="The figures as they are reported", xlabel="people (logarithmic above 10)")
    killed, other = COLOURS[:2]
    marks = ((killed, killed, "killed"), (other, other, "other harm"), (GREY, "white", "not added up"))
    for edge, face, label in marks:
        ax.plot([], [], "o", color=edge, markerfacecolor=face, label=label)
    ax.legend(loc="lower right")
    note(ax, f"{len(rows)} figures in {counted(corpus)}. An arrow: the words set no upper bound. Hollow: a part, a "
             "repetition,\na running toll, a denial or a fear, which no tally adds up.")  # fmt: skip
    return ax


@styled
def tally_over_time(corpus: Corpus, *, harm: str = "killed", by: str = "month", ax: Axes | None = None) -> Axes:
    """People reported killed (or injured) over time, with low and high estimates, nobody counted twice.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    harm : {'killed', 'injured'}
        What to count.
    by : {'month', 'day'}
        How to group the dates.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    table = tally(corpus, by=by)
    table = table[table[by].notna() & (table["harm"] == harm)]
    ax = new_axes(ax, 8, 3.6)
    best = table["best"].astype(float)
    reach = [best - table["low"].astype(float), (table["high"].astype(float) - best).fillna(0)]
    ax.bar(table[by], best, width=20 if by == "month" else 0.8, color=COLOURS[0])
    ax.errorbar(table[by], best, yerr=reach, fmt="none", ecolor=GREY, capsize=3)
    ax.set(title=f"People reported {harm}, by {by}", ylabel="people")
    date_axis(ax)
    note(ax, f"Best estimates, with low and high, of {len(table)} {by}s in {counted(corpus)}. Parts, repetitions and "
             "running tolls\nare left out, and so are figures without a date.")  # fmt: skip
    return ax


def is_counted(row: object) -> bool:
    """Whether a tally would add the figure up."""
    links = (getattr(row, name) for name in ("part_of", "repeats"))
    return row.status == "reported" and not row.cumulative and all(pd.isna(link) for link in links)  # type: ignore[attr-defined]


def figure_label(row: object) -> str:
    """What was counted and who says so, in one line."""
    figure, victims, claimant = (getattr(row, name) for name in ("figure", "victims", "attributed_to"))
    words = " ".join(str(word) for word in (figure, victims) if not pd.isna(word))
    who = "in the article's voice" if pd.isna(claimant) else str(claimant)
    return f"{short(words, 30)} {row.harm} ({short(who, 34)})"  # type: ignore[attr-defined]
