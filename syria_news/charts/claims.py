"""Charts of those who say what the articles report."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import actor_names, counted, nothing, number_of, place_names, stacked_bars, wrapped
from syria_news.charts.ranges import VOICE, draw_range, explain, people_axis
from syria_news.style import new_axes, note, styled
from syria_news.tallies import tally

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["claimants", "competing_claims"]

MOST_ROWS = 36  # of competing claims; more do not fit on a page


@styled
def claimants(corpus: Corpus, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """Who says what the articles report: events and casualty figures by claimant.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 15
        How many claimants.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    counts = pd.DataFrame(
        {
            label: frame["attributed_to"].astype("object").fillna(VOICE).value_counts()
            for label, frame in (("casualty figures", corpus.casualties), ("events", corpus.events))
        }
    )
    counts = counts.fillna(0).astype(int).sort_index(ascending=False)
    spoken = counts.drop(index=VOICE, errors="ignore")
    spoken = spoken.loc[spoken.sum(axis=1).sort_values(kind="stable").index]
    shown = spoken.tail(top)
    names = actor_names(corpus)
    shown.index = pd.Index([wrapped(names.get(name, name), 40) for name in shown.index])
    ax = new_axes(ax, 7, 0.27 * max(len(shown), 4) + 1.5)
    ax.set_title("Whose claims they are")
    if shown.empty:
        nothing(ax, "Nobody is cited.")
    else:
        stacked_bars(ax, shown, legend="reports of")
        ax.set_xlabel("reports")
    whole, part = (int(table.to_numpy().sum()) for table in (counts, spoken))
    note(ax, f"Casualty figures and events that {counted(corpus)} attribute to somebody: {part:,} of {whole:,}. The "
             f"rest are told in the articles' own voice. Shown are the {len(shown)} most cited of "
             f"{number_of(len(spoken), 'claimant')}.")  # fmt: skip
    return ax


@styled
def competing_claims(corpus: Corpus, *, by: str = "incident", top: int = 12, ax: Axes | None = None) -> Axes:
    """What different claimants say of the same incident, or of the same place, side by side.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    by : {'incident', 'place'}
        What the claims speak of. Claims about one place need not speak of one incident.
    top : int, default 12
        How many incidents or places, those with the most claimants first; fewer where they do not fit on a page.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    if by not in ("incident", "place"):
        raise ValueError(f"by is 'incident' or 'place'; got {by!r}")
    groups = _claims(corpus, by, top)
    height = sum(len(group) + 1 for _, group in groups)
    ax = new_axes(ax, 7.2, 0.27 * max(height, 4) + 1.8)
    ax.set_title(f"Competing claims about one {by}")
    if not groups:
        nothing(ax, f"No {by} has figures of more than one account.")
    else:
        _draw_claims(ax, groups, actor_names(corpus), height)
        explain(ax, pd.concat([group["harm"] for _, group in groups]), hollow=False, best=True)
    note(ax, f"People killed or injured in {number_of(len(groups), by)} of which more than one "
             f"account gives figures, in {counted(corpus)}. A line runs from an account's low to its high estimate, an "
             "arrow where it has no upper bound. Parts, repetitions, running tolls and denials are left "
             "out.")  # fmt: skip
    return ax


def _claims(corpus: Corpus, by: str, top: int) -> list[tuple[str, pd.DataFrame]]:
    """Each group's label and its rows, one a claimant and harm; only groups with several claimants."""
    table = tally(corpus, by=[by, "claimant"])
    table = table[table[by].notna()].assign(claimant=lambda rows: rows["claimant"].fillna(VOICE))
    found = [
        (str(name), group) for name, group in table.groupby(by, sort=True) if group["claimant"].nunique() > 1
    ]  # fmt: skip
    found.sort(key=lambda item: (-item[1]["claimant"].nunique(), item[0]))
    rows = accumulate(len(group) + 1 for _, group in found)
    found = [item for item, height in zip(found, rows, strict=True) if height <= MOST_ROWS] or found[:1]
    places = place_names(corpus)
    if by == "place":
        return [(places.get(name, name), group) for name, group in found[:top]]
    events = corpus.events.drop_duplicates("incident_id").to_dict("records")
    labels = {event["incident_id"]: _incident_label(event, places) for event in events}
    return [(labels.get(name, name), group) for name, group in found[:top]]


def _incident_label(event: dict[Any, Any], places: dict[str, str]) -> str:
    where = "" if pd.isna(event["location_id"]) else f", {places.get(event['location_id'], event['location_id'])}"
    when = "" if pd.isna(event["date_from"]) else f", {event['date_from']:%Y-%m-%d}"
    return f"{str(event['type']).lower()} (“{event['trigger']}”){where}{when}"


def _draw_claims(ax: Axes, groups: list[tuple[str, pd.DataFrame]], names: dict[str, str], height: int) -> None:
    labels: dict[int, str] = {}
    place = height
    for label, group in groups:
        place -= 1
        ax.annotate(
            wrapped(label, 70, 1), (0, place), xycoords=("axes fraction", "data"), xytext=(4, 0),
            textcoords="offset points", va="center", fontweight="bold", fontsize="small",
        )  # fmt: skip
        ax.axhline(place + 0.5, color="#BBBBBB", linewidth=0.6)
        rows = group.sort_values(["claimant", "harm"])
        for claimant, harm, low, best, high in rows[["claimant", "harm", "low", "best", "high"]].to_numpy():
            place -= 1
            labels[place] = f"{wrapped(names.get(claimant, claimant), 34, 1)}: {harm}"
            draw_range(ax, place, low, high, harm, best=best)
    people_axis(ax, height)
    ax.set_yticks(list(labels), list(labels.values()))
