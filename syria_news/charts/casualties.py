"""Charts of the people reported harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import actor_names, beside, counted, date_axis, grid_lines, nothing, number_of, wrapped
from syria_news.charts.ranges import HARMS, VOICE, draw_range, explain, people_axis
from syria_news.style import new_axes, note, styled
from syria_news.tallies import countable, tally

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["casualty_figures", "tally_over_time"]


@styled
def casualty_figures(corpus: Corpus, *, top: int = 35, ax: Axes | None = None) -> Axes:
    """Every figure that the articles report, as a range, with its claimant.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 35
        How many figures at the most, the largest first.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    figures = corpus.casualties.assign(counts=countable(corpus.casualties).to_numpy())
    figures = figures[figures[["low", "high"]].notna().any(axis=1)]
    size = figures["low"].fillna(figures["high"])
    rows = figures.assign(size=size).sort_values(["size", "casualty_id"], kind="stable").tail(top)
    names = actor_names(corpus)
    ax = new_axes(ax, 7.6, 0.26 * max(len(rows), 3) + 1.8)
    ax.set_title("The figures as they are reported")
    if rows.empty:
        nothing(ax, "No figure is reported.")
    else:
        for place, row in enumerate(rows.itertuples()):
            draw_range(ax, place, row.low, row.high, str(row.harm), hollow=not row.counts)
        people_axis(ax, len(rows))
        ax.set_yticks(range(len(rows)), [_figure_label(row, names) for row in rows.itertuples()])
        explain(ax, rows["harm"], hollow=not rows["counts"].all())
    part = "" if len(rows) == len(figures) else f"The {len(rows)} largest of "
    note(ax, f"{part}{number_of(len(figures), 'figure')} in {counted(corpus)}; in brackets, who says so. An arrow: the "
             "words set no upper bound. Hollow: a part, a repetition, a running toll, a denial, a fear or other harm, "
             "none of which a tally adds up.")  # fmt: skip
    return ax


def _figure_label(row: Any, names: dict[str, str]) -> str:
    """What was counted and who says so."""
    figure, victims, claimant = ("" if pd.isna(x) else str(x) for x in (row.figure, row.victims, row.attributed_to))
    words = figure if victims in figure else f"{figure} {victims}"
    return wrapped(f"{wrapped(words, 34, 1)} {row.harm} ({names.get(claimant, claimant) or VOICE})", 58, 1)


@styled
def tally_over_time(corpus: Corpus, *, harm: str | None = None, by: str = "month", ax: Axes | None = None) -> Axes:
    """People reported killed and injured over time, with low and high estimates, nobody counted twice.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    harm : {'killed', 'injured'}, optional
        What to count; both by default.
    by : {'month', 'day'}
        How to group the dates.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    if harm is not None and harm not in HARMS:
        raise ValueError(f"harm is {' or '.join(HARMS)}; got {harm!r}")
    if by not in WIDTHS:
        raise ValueError(f"by is {' or '.join(WIDTHS)}; got {by!r}")
    harms = [harm] if harm else list(HARMS)
    whole = tally(corpus, by=by)
    whole = whole[whole["harm"].isin(harms)]
    table = whole[whole[by].notna()]
    ax = new_axes(ax, 7.2, 3.4)
    ax.set_title(f"People reported {' and '.join(harms)}, by {by}")
    if table.empty:
        nothing(ax, f"No figure of people {' or '.join(harms)} has a date.")
    else:
        _draw_estimates(ax, table, by, harms)
    lost = whole[whole[by].isna()]
    undated = ""
    if len(lost):
        people = f"{int(lost['best'].sum()):,} people by best estimate"
        undated = f", and so are figures that fit into no one {by} ({people})"
    figures = number_of(int(table["figures"].sum()), "figure")
    note(ax, f"Best estimates from {figures} in {counted(corpus)}. A line runs from the low to the high estimate, an "
             "arrow where there is no upper bound. Parts, repetitions, running tolls and denials are left "
             f"out{undated}.")  # fmt: skip
    return ax


WIDTHS = {"month": 24.0, "day": 0.8}  # days that the bars of one period fill
FEW_BARS = 10  # as many have their numbers written


def _draw_estimates(ax: Axes, table: pd.DataFrame, by: str, harms: list[str]) -> None:
    width = WIDTHS[by] / len(harms)
    for place, harm in enumerate(harms):
        rows = table[table["harm"] == harm]
        best, low, high = (rows[name].astype(float) for name in ("best", "low", "high"))
        middle = rows[by] + pd.Timedelta(days=3 * (by == "month") + width * (place + 0.5))
        look: dict[str, Any] = {"color": _lighter(HARMS[harm][0]), "hatch": ("", "//")[place], "edgecolor": "white"}
        ax.bar(middle, best, width=width, linewidth=0, label=harm, **look)
        ax.vlines(middle, low, high.fillna(best), color="black", linewidth=1.2)
        for unbounded, marker in ((high.isna(), "^"), (high.notna(), "_")):
            ax.plot(middle[unbounded], best[unbounded], marker, color="black", markersize=5)
        for day, value in zip(middle, best, strict=True):
            if len(table) <= FEW_BARS:
                ax.annotate(f"{value:,.0f}", (day, value), xytext=(0, 5), textcoords="offset points", ha="center")
    margin = pd.Timedelta(days=WIDTHS[by])
    left, right = table[by].min() - margin, table[by].max() + 2 * margin
    ax.set_xlim(left=left, right=right)
    date_axis(ax)
    grid_lines(ax, "y")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.margins(y=0.12)
    ax.set_ylabel("people")
    if len(harms) > 1:
        beside(ax)


def _lighter(colour: str) -> tuple[float, ...]:
    """The colour half-way to white, on which black lines are seen."""
    from matplotlib.colors import to_rgb

    return tuple((1 + part) / 2 for part in to_rgb(colour))
