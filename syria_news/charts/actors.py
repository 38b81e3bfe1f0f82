"""Charts of the actors: how often, where, when, with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from syria_news.charts.drawing import article_labels, counted, date_axis, in_order, number_grid, stacked_bars
from syria_news.style import COLOURS, new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["actor_countries", "actor_counts", "actor_pairs", "actors_by_article", "actors_over_time"]


@styled
def actor_counts(corpus: Corpus, *, top: int = 20, ax: Axes | None = None) -> Axes:
    """How often each actor is mentioned.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 20
        How many actors, the most mentioned first.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    table = corpus.actors.groupby("actor").agg(mentions=("actor", "size"), articles=("article_id", "nunique"))
    rows = table.sort_values(["mentions", "articles"], kind="stable").tail(top)
    ax = new_axes(ax, 7, 0.24 * max(len(rows), 3) + 1.3)
    bars = ax.barh(rows.index, rows["mentions"], color=COLOURS[0])
    ax.bar_label(bars, [f"{n} in {a}" for n, a in rows.itertuples(index=False)], padding=3, fontsize="small")
    ax.margins(x=0.12)
    ax.tick_params(left=False)
    ax.set(title="How often each actor is mentioned", xlabel="mentions")
    note(ax, f"Mentions, and the articles that hold them, of the {len(rows)} most mentioned of {len(table)} actors in "
             f"{counted(corpus)}.\nCaptions, source lines and pronouns are left out.")  # fmt: skip
    return ax


@styled
def actors_by_article(corpus: Corpus, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Mentions of the most mentioned actors in each article, the oldest article first.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 12
        How many actors.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    articles = in_order(corpus)
    grid = pd.crosstab(corpus.actors["article_id"], corpus.actors["actor"]).reindex(
        articles["article_id"], fill_value=0
    )
    grid = grid[_most_mentioned(corpus, top)]
    ax = new_axes(ax, 9, 0.32 * max(len(grid), 3) + 2.4)
    number_grid(ax, grid.to_numpy(), grid.columns, article_labels(articles))
    ax.set_title("Who is named in which article")
    note(ax, f"Mentions of the {grid.shape[1]} most mentioned actors, by article, the oldest first.")
    return ax


@styled
def actors_over_time(corpus: Corpus, *, top: int = 5, ax: Axes | None = None) -> Axes:
    """Mentions per hundred words over time, for the most mentioned actors.

    An article stands at the middle of the interval in which it appeared. One that is bounded on one side only stands
    at that bound; one with no bound is left out.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 5
        How many actors, at most eight.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    articles = in_order(corpus).set_index("article_id")
    bounds = articles[["published_earliest", "published_latest"]]
    day = bounds.bfill(axis=1).ffill(axis=1).mean(axis=1)
    counts = pd.crosstab(corpus.actors["article_id"], corpus.actors["actor"]).reindex(articles.index, fill_value=0)
    rates = counts.div(articles["words"].astype(float), axis=0).mul(100)[day.notna()].assign(day=day.dropna())
    names = _most_mentioned(corpus, min(top, len(COLOURS)))
    rates = rates.groupby("day")[names].mean().sort_index()
    ax = new_axes(ax, 8, 4)
    markers = "osD^vPX*"
    for name, colour, marker in zip(names, COLOURS, markers, strict=False):
        ax.plot(rates.index, rates[name], color=colour, marker=marker, markersize=5, linewidth=1.4, label=name)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    ax.set(title="How often the main actors are named, over time", ylabel="mentions per 100 words", ylim=(0, None))
    date_axis(ax)
    note(ax, f"{len(names)} most mentioned actors; {int(day.notna().sum())} of {counted(corpus)} that have a bound on "
             "their date,\neach at the middle of its interval; articles of one day are averaged.")  # fmt: skip
    return ax


@styled
def actor_pairs(corpus: Corpus, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Who appears with whom: the sentences that name both of two actors.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 12
        How many actors.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    names = _most_mentioned(corpus, top)
    place = [corpus.actors["article_id"], corpus.actors["sentence"]]
    named = pd.crosstab(place, corpus.actors["actor"]).reindex(columns=names).clip(upper=1)
    pairs = named.T.dot(named).to_numpy().astype(float)
    for i in range(len(pairs)):
        pairs[i, i:] = float("nan")
    ax = new_axes(ax, 7.5, 6.5)
    number_grid(ax, pairs[1:, :-1], names[:-1], names[1:])
    ax.set_title("Who is named together with whom")
    note(ax, f"Sentences that name both actors, for the {len(names)} most mentioned in {counted(corpus)}.")
    return ax


@styled
def actor_countries(corpus: Corpus, *, top: int = 10, ax: Axes | None = None) -> Axes:
    """Mentions of actors by the state they belong to, divided by type.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 10
        How many states; the rest are one bar.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    country = corpus.actors["country"].astype("object").fillna("none")
    main = country.value_counts().index[:top]
    counts = pd.crosstab(country.where(country.isin(main), "others"), corpus.actors["type"].astype("object"))
    counts = counts.loc[counts.sum(axis=1).sort_values(kind="stable").index]
    counts = counts[counts.sum().sort_values(ascending=False, kind="stable").index]
    ax = new_axes(ax, 7.5, 0.3 * len(counts) + 1.8)
    stacked_bars(ax, counts)
    ax.set(title="Which states the actors belong to, and what they are", xlabel="mentions")
    note(ax, f"Mentions in {counted(corpus)}. States are ISO 3166-1 codes; 'none' are transnational bodies and groups.")
    return ax


def _most_mentioned(corpus: Corpus, top: int) -> list[str]:
    counts = corpus.actors.groupby("actor").size().reset_index(name="n")
    return list(counts.sort_values(["n", "actor"], ascending=[False, True])["actor"].head(top))
