"""Charts of the events that the articles report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from syria_news.charts.drawing import (
    actor_names,
    article_labels,
    beside,
    counted,
    date_axis,
    grid_lines,
    in_order,
    nothing,
    number_grid,
    periods,
    piece,
    stacked_bars,
    wrapped,
)
from syria_news.schema import EVENT_STATUSES, EVENT_TYPES
from syria_news.style import new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["event_pairs", "event_types", "events_by_article", "events_over_time"]

QUADRANTS = {
    # PLOVER's quad classes
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
CLASSES = list(dict.fromkeys(QUADRANTS.values()))
LOOKING_BACK = 183  # days before the first article; a lone older event would squeeze all others
NOTHING = "No event is reported."
LEFT_OUT = "Planned, proposed and denied acts are left out."


@styled
def event_types(corpus: Corpus, *, ax: Axes | None = None) -> Axes:
    """Reports of events by PLOVER type and status.

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
    kind, status = corpus.events["type"].astype("object"), corpus.events["status"].astype("object")
    counts = pd.crosstab(kind, status).reindex(index=EVENT_TYPES, columns=EVENT_STATUSES, fill_value=0)
    counts = counts[counts.sum(axis=1) > 0]
    counts = counts.loc[counts.sum(axis=1).sort_values(kind="stable").index]
    ax = new_axes(ax, 7, 0.27 * max(len(counts), 4) + 1.5)
    ax.set_title("What the articles report")
    if counts.empty:
        nothing(ax, NOTHING)
    else:
        stacked_bars(ax, counts, legend="status")
        ax.set_xlabel("reports of events")
    incidents = corpus.events["incident_id"].nunique()
    note(ax, f"{len(corpus.events):,} reports of {incidents:,} happenings in {counted(corpus)}, by PLOVER type. A "
             "happening told twice is counted twice.")  # fmt: skip
    return ax


@styled
def events_by_article(corpus: Corpus, *, articles: int = 22, ax: Axes | None = None) -> Axes:
    """Happenings in each article, the oldest article first: cooperation and conflict, in words and in deeds.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    articles : int, default 22
        How many articles, those with the most happenings.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    first = _reported(corpus)
    counts = pd.crosstab(first["article_id"], first["class"])
    kept = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index[:articles]
    rows = in_order(corpus)[::-1]
    rows = rows if len(rows) <= articles else rows[rows["article_id"].isin(kept)]
    counts = counts.reindex(index=rows["article_id"], columns=CLASSES, fill_value=0)
    counts.index = pd.Index(article_labels(rows))
    ax = new_axes(ax, 7.6, 0.35 * max(len(counts), 3) + 1.6)
    ax.set_title("Conflict and cooperation, article by article")
    if counts.empty:
        nothing(ax, "There is no article.")
    else:
        stacked_bars(ax, counts, legend="PLOVER class")
        ax.set_xlabel("happenings reported")
    part = "" if len(rows) == len(corpus.articles) else f" The {len(rows)} articles that report most are shown."
    note(ax, f"{len(first):,} happenings that {counted(corpus)} report as facts, each once an article; the oldest "
             f"article at the top. {LEFT_OUT}{part}")  # fmt: skip
    return ax


@styled
def events_over_time(corpus: Corpus, *, by: str | None = None, ax: Axes | None = None) -> Axes:
    """Happenings by the time at which they took place: cooperation and conflict, in words and in deeds.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    by : {'day', 'week', 'month', 'quarter', 'year'}, optional
        The periods; the shortest that is legible by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    from matplotlib.ticker import MaxNLocator

    told = _reported(corpus)
    begins = corpus.articles["published_earliest"].min() - pd.Timedelta(days=LOOKING_BACK)
    recent = told[~(told["date_from"] < begins)]
    firsts, unit = periods(recent["date_from"], recent["date_to"], by)
    counts = pd.crosstab(firsts, recent["class"]).reindex(columns=CLASSES, fill_value=0)
    ax = new_axes(ax, 7.6, 3.4)
    ax.set_title(f"Conflict and cooperation over time, by {unit}")
    if counts.empty:
        nothing(ax, "No event has a date.")
    else:
        below = pd.Series(0, index=counts.index)
        wide = {"day": 0.8, "week": 5.6, "month": 24, "quarter": 73, "year": 300}[unit]
        for number, name in enumerate(counts.columns):
            ax.bar(counts.index, counts[name], bottom=below, width=wide, align="edge", label=name, **piece(number))
            below = below + counts[name]
        date_axis(ax)
        grid_lines(ax, "y")
        ax.yaxis.set_major_locator(MaxNLocator(integer=True))
        ax.set_ylabel("happenings reported")
        beside(ax, "PLOVER class")
    note(ax, f"{len(firsts):,} of {len(told):,} happenings that {counted(corpus)} report as facts, each once an "
             f"article: those whose date fits into one {unit}, no earlier than half a year before the first article. "
             f"{LEFT_OUT}")  # fmt: skip
    return ax


@styled
def event_pairs(corpus: Corpus, *, top: int = 10, ax: Axes | None = None) -> Axes:
    """Who acts against whom: accusations, demands, threats, attacks and all other conflict, in words and in deeds.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 10
        How many who act, and how many who are acted on.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    told = _reported(corpus)
    conflict = told[told["class"].astype("string").str.endswith("conflict")]
    pairs = conflict.dropna(subset=["source", "target"])[["event_id", "source", "target"]]
    for side in ("source", "target"):
        pairs = pairs.assign(**{side: pairs[side].astype("object").str.split("; ")}).explode(side)
    counts = pd.crosstab(pairs["source"], pairs["target"])
    rows, columns = (
        counts.sum(axis=axis).sort_index().sort_values(ascending=False, kind="stable").index[:top] for axis in (1, 0)
    )
    counts = counts.loc[rows, columns]
    ax = new_axes(ax, 7, 0.38 * max(len(counts), 4) + 2.2)
    ax.set_title("Who acts against whom")
    if counts.empty:
        nothing(ax, "No act of conflict names both sides.")
    else:
        names = actor_names(corpus)
        labels = [[wrapped(names.get(name, name), 26) for name in side] for side in (columns, rows)]
        number_grid(ax, counts.to_numpy(), *labels)
        ax.set(ylabel="who acts", xlabel="who is acted on")
    note(ax, f"{pairs['event_id'].nunique()} of {len(conflict):,} happenings of conflict, in words or in deeds, that "
             f"{counted(corpus)} report as facts: those that name both sides, for the {len(rows)} and {len(columns)} "
             f"named most often. {LEFT_OUT}")  # fmt: skip
    return ax


def _reported(corpus: Corpus) -> pd.DataFrame:
    """The happenings that are told as facts, each once an article, with their class."""
    events = corpus.events
    first = events[events["repeats"].isna() & (events["status"] == "reported")]
    return first.assign(**{"class": first["type"].astype("object").map(QUADRANTS)})
