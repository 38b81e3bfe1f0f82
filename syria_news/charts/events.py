"""Charts of the events that the articles report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from syria_news.charts.drawing import article_labels, counted, in_order, stacked_bars
from syria_news.schema import EVENT_STATUSES, EVENT_TYPES
from syria_news.style import new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["event_types", "events_over_time"]

QUADRANTS = {
    # PLOVER's quad classes
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}


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
    ax = new_axes(ax, 7.5, 0.26 * max(len(counts), 3) + 1.8)
    stacked_bars(ax, counts)
    incidents = corpus.events["incident_id"].nunique()
    ax.set(title="What the articles report", xlabel="reports of events")
    note(ax, f"{len(corpus.events)} reports of {incidents} happenings in {counted(corpus)}, by PLOVER type; a "
             "happening\ntold twice is counted twice. Planned, proposed and denied acts are told apart.")  # fmt: skip
    return ax


@styled
def events_over_time(corpus: Corpus, *, ax: Axes | None = None) -> Axes:
    """Happenings in each article, the oldest article first: violence, other acts, and words.

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
    articles = in_order(corpus)
    first = corpus.events[corpus.events["repeats"].isna() & (corpus.events["status"] == "reported")]
    quad = first["type"].astype("object").map(QUADRANTS)
    counts = pd.crosstab(first["article_id"], quad).reindex(
        index=articles["article_id"][::-1], columns=list(dict.fromkeys(QUADRANTS.values())), fill_value=0
    )
    counts.index = pd.Index(article_labels(articles[::-1]))
    ax = new_axes(ax, 8.5, 0.32 * max(len(counts), 3) + 1.8)
    stacked_bars(ax, counts)
    ax.set(title="Conflict and cooperation, article by article", xlabel="happenings reported")
    note(ax, f"{len(first)} happenings that {counted(corpus)} report as facts, each once an article, in PLOVER's "
             "four classes;\nthe oldest first. Planned, proposed and denied acts are left out.")  # fmt: skip
    return ax
