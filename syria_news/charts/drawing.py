"""What the charts share: labels, orders and the ways of drawing."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from syria_news.style import COLOURS, GREY, HATCHES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = [
    "actor_names", "article_labels", "bars", "beside", "counted", "date_axis", "grid_lines", "in_order", "nothing",
    "number_grid", "number_of", "periods", "piece", "place_names", "share_of", "stacked_bars", "wrapped",
]  # fmt: skip

UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
MANY_PERIODS = 40
MOST = 0.8


def wrapped(text: str, width: int = 34, lines: int = 2) -> str:
    """A label of so many lines at the most, broken at words.

    Examples
    --------
    >>> wrapped("Envoys meet again in Oslo", width=12).splitlines()
    ['Envoys meet', 'again in …']
    """
    return "\n".join(wrap(text, width, max_lines=lines, placeholder=" …"))


def in_order(corpus: Corpus) -> pd.DataFrame:
    """The articles, oldest first: by the first day on which each may have appeared, else by its place in the file."""
    days = corpus.articles[["published_earliest", "published_latest"]].bfill(axis=1).iloc[:, 0]
    articles: pd.DataFrame = corpus.articles.assign(day=days)
    return articles.sort_values(["day", "position"], ascending=[True, False], kind="stable").drop(columns="day")


def article_labels(articles: pd.DataFrame) -> list[str]:
    """The titles, cut to two lines; the identifier where there is none."""
    return [wrapped(title) for title in articles["title"].fillna(articles["article_id"])]


def counted(corpus: Corpus) -> str:
    """How many articles a chart is drawn from, and of which period."""
    text = number_of(len(corpus.articles), "article")
    first, last = corpus.articles["published_earliest"].min(), corpus.articles["published_latest"].max()
    if pd.isna(first) or pd.isna(last):
        return text
    open_ends = int(corpus.articles["published_latest"].isna().sum())
    later = " or later" if open_ends else ""
    days = " to ".join(dict.fromkeys(f"{day.day} {day:%B %Y}" for day in (first, last)))
    return f"{text} ({days}{later})"


def number_of(number: int, what: str) -> str:
    """A number and its noun.

    Examples
    --------
    >>> number_of(1, "figure"), number_of(1200, "figure")
    ('1 figure', '1,200 figures')
    """
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def share_of(shown: int, whole: int, what: str) -> str:
    """How many of how many, without the second number where they are the same.

    Examples
    --------
    >>> share_of(20, 59, "actor")
    'the 20 most mentioned of 59 actors'
    >>> share_of(3, 3, "actor")
    'the 3 actors'
    """
    if shown == whole:
        return f"the {number_of(shown, what)}"
    return f"the {shown:,} most mentioned of {number_of(whole, what)}"


def actor_names(corpus: Corpus) -> dict[str, str]:
    """Each actor's usual name by its identifier."""
    known = corpus.actor_codebook
    return dict(zip(known["actor_id"], known["name"], strict=True))


def place_names(corpus: Corpus) -> dict[str, str]:
    """Each named place's usual name by its identifier."""
    return dict(zip(corpus.locations["location_id"], corpus.locations["location"], strict=True))


def periods(first: pd.Series, last: pd.Series, unit: str | None = None) -> tuple[pd.Series, str]:
    """The first day of the period into which each span of days fits, and the period's name.

    By default the shortest period that makes a chart legible and holds four spans in five. A span that fits into no
    period is left out.

    Examples
    --------
    >>> days = pd.Series(pd.to_datetime(["2016-10-03", "2017-05-09"]))
    >>> firsts, unit = periods(days, days + pd.Timedelta(days=2))
    >>> unit, [str(day.date()) for day in firsts]
    ('week', ['2016-10-03', '2017-05-08'])
    """
    if unit is not None and unit not in UNITS:
        raise ValueError(f"a period is one of {', '.join(UNITS)}; got {unit!r}")
    known = first.notna() & last.notna()
    for name in UNITS if unit is None else [unit]:
        begins, ends = (days[known].dt.to_period(UNITS[name]) for days in (first, last))
        fits = begins == ends
        if begins.empty or name == unit:
            break
        if (ends.max() - begins.min()).n < MANY_PERIODS and fits.mean() >= MOST:
            break
    return begins[fits].dt.start_time, name


def nothing(ax: Axes, words: str) -> None:
    """Say in the chart itself that there is nothing to draw."""
    ax.text(0.5, 0.5, words, transform=ax.transAxes, ha="center", va="center", color=GREY)
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def bars(ax: Axes, labels: list[str], values: pd.Series, texts: list[str] | None = None) -> None:
    """Horizontal bars with their values written at the ends, the first at the bottom."""
    from matplotlib.ticker import MaxNLocator

    drawn = ax.barh(range(len(labels)), values.astype(float), color=COLOURS[0], height=0.72)
    ax.bar_label(drawn, texts or [f"{value:,}" for value in values], padding=3, fontsize="small")
    ax.set_yticks(range(len(labels)), labels)
    ax.margins(x=0.14, y=0.02)
    ax.tick_params(left=False)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))


def number_grid(ax: Axes, values: Any, columns: list[str], rows: list[str]) -> None:
    """Numbers in shaded cells; empty where nothing was counted."""
    import numpy as np

    grid = np.asarray(values, dtype=float)
    top = 1.6 * max(np.nanmax(grid), 1)  # the darkest shade still bears black figures
    ax.imshow(np.where(grid > 0, grid, np.nan), cmap="Blues", aspect="auto", vmin=0, vmax=top)
    for (row, column), value in np.ndenumerate(grid):
        if value > 0:
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", fontsize="small")
    ax.set_xticks(range(grid.shape[1]), columns, rotation=40, ha="right", rotation_mode="anchor")
    ax.set_yticks(range(grid.shape[0]), rows)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def stacked_bars(ax: Axes, counts: pd.DataFrame, *, legend: str = "", totals: bool = True) -> None:
    """Horizontal bars in pieces, each piece with a colour and a hatch of its own."""
    from matplotlib.ticker import MaxNLocator

    left = pd.Series(0, index=range(len(counts)))
    for number, name in enumerate(counts.columns):
        width = counts[name].reset_index(drop=True)
        ax.barh(range(len(counts)), width, left=left, label=str(name), height=0.72, **piece(number))
        left = left + width
    if totals:
        for row, total in left.items():
            ax.annotate(
                f"{total:,}", (total, row), xytext=(3, 0), textcoords="offset points", va="center", fontsize="small"
            )
    ax.set_yticks(range(len(counts)), [str(label) for label in counts.index])
    ax.margins(y=0.02)
    ax.set_xlim(0, 1.1 * max(left.max(), 1))  # a piece of no width at the end of the longest bar would take the margin
    ax.tick_params(left=False)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    beside(ax, legend)


def piece(number: int) -> dict[str, Any]:
    """The look of the n-th piece of a bar; the colours begin anew after eight, with other hatches."""
    hatch = HATCHES[(number + number // len(COLOURS)) % len(HATCHES)]
    return {"color": COLOURS[number % len(COLOURS)], "hatch": hatch, "edgecolor": "white", "linewidth": 0}


def beside(ax: Axes, title: str = "") -> None:
    """A legend beside the chart, where it hides nothing."""
    ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), title=title or None, alignment="left", handleheight=1.1)


def date_axis(ax: Axes) -> None:
    """Days along the horizontal axis, with as few labels as will do."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, num2date

    locator = AutoDateLocator(minticks=3, maxticks=8)
    formatter = ConciseDateFormatter(locator)
    first, last = map(num2date, ax.get_xlim())
    # Where the axis runs through several months, they stand among its labels.
    formatter.offset_formats[2] = "%B %Y" if (first.year, first.month) == (last.year, last.month) else "%Y"
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(formatter)


def grid_lines(ax: Axes, axis: Literal["x", "y"]) -> None:
    """Faint lines behind what is drawn."""
    ax.grid(axis=axis, color="#DDDDDD", linewidth=0.6)
    ax.set_axisbelow(True)
