"""Charts of the people reported harmed, and of those who say so."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import (
    actor_names,
    beside,
    counted,
    date_axis,
    grid_lines,
    nothing,
    number_of,
    place_names,
    stacked_bars,
    wrapped,
)
from syria_news.style import COLOURS, GREY, new_axes, note, styled
from syria_news.tallies import countable, tally

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["casualty_figures", "claimants", "competing_claims", "tally_over_time"]

# Colour and marker of each harm; all others look alike.
HARMS = {"killed": (COLOURS[0], "o"), "injured": (COLOURS[5], "s")}
OTHER = (COLOURS[2], "D")
VOICE = "the article itself"
LIMIT = 10  # the scale is linear up to here, logarithmic above, so that 0, 1 and 100,000 have room
FEW_TICKS = (0, 1, 2, 5, 10, 20, 50, 100)
SOME_TICKS = (0, 5, 10, 30, 100, 300, 1000)
MANY_TICKS = (0, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000)
MOST_ROWS = 36  # of competing claims; more do not fit on a page


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
            _draw_range(ax, place, row.low, row.high, str(row.harm), hollow=not row.counts)
        _people_axis(ax, len(rows))
        ax.set_yticks(range(len(rows)), [_figure_label(row, names) for row in rows.itertuples()])
        _explain(ax, rows["harm"], hollow=not rows["counts"].all())
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
        _explain(ax, pd.concat([group["harm"] for _, group in groups]), hollow=False, best=True)
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
            _draw_range(ax, place, low, high, harm, best=best)
    _people_axis(ax, height)
    ax.set_yticks(list(labels), list(labels.values()))


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
    if harm not in HARMS:
        raise ValueError(f"harm is {' or '.join(HARMS)}; got {harm!r}")
    whole = tally(corpus, by=by)
    whole = whole[whole["harm"] == harm]
    table = whole[whole[by].notna()]
    ax = new_axes(ax, 7.2, 3.4)
    ax.set_title(f"People reported {harm}, by {by}")
    if table.empty:
        nothing(ax, f"No figure of people {harm} has a date.")
    else:
        _draw_estimates(ax, table, by, HARMS[harm][0])
        ax.set_ylabel("people")
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


def _draw_estimates(ax: Axes, table: pd.DataFrame, by: str, colour: str) -> None:
    best, low, high = (table[name].astype(float) for name in ("best", "low", "high"))
    width = 20 if by == "month" else 0.8
    middle = table[by] + pd.Timedelta(days=15 if by == "month" else 0)
    ax.bar(middle, best, width=width, color=_lighter(colour))
    ax.vlines(middle, low, high.fillna(best), color="black", linewidth=1.2)
    unbounded = high.isna()
    ax.plot(middle[unbounded], best[unbounded], "^", color="black", markersize=5)
    ax.plot(middle[~unbounded], best[~unbounded], "_", color="black", markersize=7)
    if few := len(table) <= 8:
        for day, value in zip(middle, best, strict=True):
            ax.annotate(f"{value:,.0f}", (day, value), xytext=(0, 6), textcoords="offset points", ha="center")
    margin = pd.Timedelta(days=(3 if few else 1) * width)
    ax.set_xlim(left=middle.min() - margin, right=middle.max() + margin)  # type: ignore[arg-type] # days are units
    date_axis(ax)
    grid_lines(ax, "y")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.margins(y=0.12)


def _lighter(colour: str) -> tuple[float, ...]:
    """The colour half-way to white, on which black lines are seen."""
    from matplotlib.colors import to_rgb

    return tuple((1 + part) / 2 for part in to_rgb(colour))


def _draw_range(
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


def _people_axis(ax: Axes, rows: int) -> None:
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


def _explain(ax: Axes, harms: pd.Series, *, hollow: bool, best: bool = False) -> None:
    """A legend of the harms that are drawn."""
    shown = set(harms.astype(str))
    marks = [(*look, name) for name, look in HARMS.items() if name in shown]
    marks += [(*OTHER, "other harm")] if shown - set(HARMS) else []
    for colour, marker, label in marks:
        ax.plot([], [], marker, color=colour, label=label + (", best estimate" if best else ""))
    if hollow:
        ax.plot([], [], "o", color=GREY, markerfacecolor="white", label="not added up")
    beside(ax)
