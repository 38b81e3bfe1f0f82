"""Charts of the actors: how often, where, when, with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import (
    article_labels,
    bars,
    counted,
    date_axis,
    grid_lines,
    in_order,
    nothing,
    number_grid,
    number_of,
    periods,
    share_of,
    stacked_bars,
    wrapped,
)
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.style import COLOURS, new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["actor_countries", "actor_counts", "actor_pairs", "actors_by_article", "actors_over_time"]

NOBODY = "No actor is named."
FEW_ARTICLES = 30  # as many stand in the chart over time by themselves


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
    rows = table.sort_index(ascending=False).sort_values(["mentions", "articles"], kind="stable").tail(top)
    ax = new_axes(ax, 6.8, 0.26 * max(len(rows), 3) + 1.3)
    ax.set_title("How often each actor is mentioned")
    if rows.empty:
        nothing(ax, NOBODY)
    else:
        texts = [f"{mentions:,} in {articles}" for mentions, articles in rows.itertuples(index=False)]
        bars(ax, [wrapped(name, 40) for name in rows.index], rows["mentions"], texts)
        ax.set_xlabel("mentions")
    note(ax, f"Mentions, and the articles that hold them, of {share_of(len(rows), len(table), 'actor')} in "
             f"{counted(corpus)}. Captions, source lines, pronouns and plain nouns such as “the minister” are left "
             "out.")  # fmt: skip
    return ax


@styled
def actors_by_article(corpus: Corpus, *, top: int = 12, articles: int = 20, ax: Axes | None = None) -> Axes:
    """Mentions of the most mentioned actors in each article, the oldest article first.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 12
        How many actors.
    articles : int, default 20
        How many articles, those that name these actors most often.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    names = _most_mentioned(corpus, top)
    grid = pd.crosstab(corpus.actors["article_id"], corpus.actors["actor"]).reindex(columns=names, fill_value=0)
    kept = grid.sum(axis=1).sort_values(ascending=False, kind="stable").index[:articles]
    rows = in_order(corpus)
    rows = rows if len(rows) <= articles else rows[rows["article_id"].isin(kept)]
    grid = grid.reindex(rows["article_id"], fill_value=0)
    ax = new_axes(ax, 7.6, 0.34 * max(len(grid), 3) + 2.2)
    ax.set_title("Who is named in which article")
    if grid.empty:
        nothing(ax, NOBODY)
    else:
        number_grid(ax, grid.to_numpy(), names, article_labels(rows))
    part = "" if len(rows) == len(corpus.articles) else f" The {len(rows)} articles that name them most are shown."
    of_all = share_of(len(names), corpus.actors["actor"].nunique(), "actor")
    note(ax, f"Mentions of {of_all} in {counted(corpus)}, the oldest at the top.{part}")
    return ax


@styled
def actors_over_time(corpus: Corpus, *, top: int = 6, by: str | None = None, ax: Axes | None = None) -> Axes:
    """Mentions per hundred words over time, for the most mentioned actors.

    A block an article, as wide as the interval in which it appeared; with many articles, a block a period, into which
    an article falls by the middle of its interval. Nothing is drawn between them, for nothing is known.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    top : int, default 6
        How many actors.
    by : {'article', 'day', 'week', 'month', 'quarter', 'year'}, optional
        What a block is; by default an article as long as these are few, else the shortest legible period.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.
    """
    names = _most_mentioned(corpus, top)
    blocks, unit = _blocks(corpus, names, by)
    ax = new_axes(ax, 7.2, 0.62 * max(len(names), 2) + 1.7)
    ax.set_title("How often the main actors are named, over time")
    if blocks.empty or not names:
        nothing(ax, "No article with a date names an actor.")
        note(ax, f"{counted(corpus)}.")
        return ax
    top_rate = float(blocks[names].to_numpy().max()) or 1.0
    for row, name in enumerate(reversed(names)):
        ax.axhline(row, color="#DDDDDD", linewidth=0.6, zorder=0)
        for first, last, rate in zip(blocks["first"], blocks["last"], blocks[name], strict=True):
            _draw_block(ax, row, first, last, 0.82 * float(rate) / top_rate)
    ax.set_yticks(range(len(names)), [wrapped(name, 24) for name in reversed(names)])
    ax.set_ylim(-0.15, len(names))
    ax.tick_params(left=False)
    date_axis(ax)
    grid_lines(ax, "x")
    of_all = share_of(len(names), corpus.actors["actor"].nunique(), "actor")
    whole = f"{int(blocks['articles'].sum())} of {counted(corpus)}" if unit == "article" else counted(corpus)
    wide = "as wide as the days on which it may have appeared" if unit == "article" else "of the articles' average"
    note(ax, f"{of_all.capitalize()}, in mentions per 100 words: the tallest block is {top_rate:.1f}. A block is one "
             f"{unit}, {wide}. From {whole}; those without a bound on both sides of their date are left "
             "out.")  # fmt: skip
    return ax


def _blocks(corpus: Corpus, names: list[str], by: str | None) -> tuple[pd.DataFrame, str]:
    """First and last day, articles and rates of each block, and what a block is."""
    articles = in_order(corpus).set_index("article_id")
    counts = pd.crosstab(corpus.actors["article_id"], corpus.actors["actor"]).reindex(
        index=articles.index, columns=names, fill_value=0
    )
    words = articles["words"].astype(float).clip(lower=1)
    rates = counts.div(words, axis=0).mul(100)
    rates["first"], rates["last"] = articles["published_earliest"], articles["published_latest"]
    rates = rates.dropna(subset=["first", "last"])
    if by == "article" or (by is None and len(rates) <= FEW_ARTICLES):
        return rates.assign(last=rates["last"] + pd.Timedelta(days=1), articles=1), "article"
    middle = rates["first"] + (rates["last"] - rates["first"]) / 2
    firsts, unit = periods(middle, middle, by)
    table = rates.groupby(firsts)[names].mean().assign(articles=firsts.value_counts())
    ends = {"day": pd.DateOffset(days=1), "week": pd.DateOffset(days=7), "month": pd.DateOffset(months=1),
            "quarter": pd.DateOffset(months=3), "year": pd.DateOffset(years=1)}  # fmt: skip
    return table.assign(first=table.index, last=table.index + ends[unit]), unit


def _draw_block(ax: Axes, row: int, first: Any, last: Any, height: float) -> None:
    ax.fill_between([first, last], row, row + height, color=COLOURS[0], alpha=0.3, linewidth=0)
    ax.plot([first, first, last, last], [row, row + height, row + height, row], color=COLOURS[0], linewidth=1.1)


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
    ax = new_axes(ax, 7, 0.36 * max(len(names), 4) + 2)
    ax.set_title("Who is named together with whom")
    if len(names) < 2:
        nothing(ax, "Fewer than two actors are named.")
    else:
        pairs = _pairs(corpus, names)
        number_grid(ax, pairs[1:, :-1], names[:-1], names[1:])
    of_all = share_of(len(names), corpus.actors["actor"].nunique(), "actor")
    note(
        ax,
        f"Sentences that name both actors, for {of_all} in {counted(corpus)}. An empty cell: no sentence names both.",
    )
    return ax


def _pairs(corpus: Corpus, names: list[str]) -> Any:
    """The lower half of the table of pairs; the rest is not a number."""
    import numpy as np

    place = [corpus.actors["article_id"], corpus.actors["sentence"]]
    named = pd.crosstab(place, corpus.actors["actor"]).reindex(columns=names).clip(upper=1)
    pairs = named.T.dot(named).to_numpy().astype(float)
    pairs[np.triu_indices(len(pairs))] = np.nan
    return pairs


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
    names = {row["iso3"]: row["name"] for row in read_codebook("countries")}
    country = corpus.actors["country"].astype("object").map(lambda code: names.get(code, code), na_action="ignore")
    main = country.value_counts().sort_index().sort_values(ascending=False, kind="stable").index[:top]
    shown = country.where(country.isin(main) | country.isna(), OTHERS).fillna(NO_STATE)
    counts = pd.crosstab(shown, corpus.actors["type"].astype("object"))
    last = [name for name in (NO_STATE, OTHERS) if name in counts.index]
    counts = counts.reindex([*last, *main[::-1]], fill_value=0)
    counts = counts[counts.sum().sort_values(ascending=False, kind="stable").index]
    ax = new_axes(ax, 7.2, 0.3 * max(len(counts), 5) + 1.5)
    ax.set_title("Which states the actors belong to, and what they are")
    if counts.empty:
        nothing(ax, NOBODY)
    else:
        stacked_bars(ax, counts, legend="type of actor")
        ax.set_xlabel("mentions")
    mentions = number_of(len(corpus.actors), "mention")
    note(ax, f"{mentions} of {number_of(corpus.actors['actor'].nunique(), 'actor')} in {counted(corpus)}. An actor "
             "belongs to the state that it acts for, an armed group to its home; transnational ones to "
             "none.")  # fmt: skip
    return ax


NO_STATE, OTHERS = "no state", "other states"


def _most_mentioned(corpus: Corpus, top: int) -> list[str]:
    counts = corpus.actors.groupby("actor").size().reset_index(name="n")
    return list(counts.sort_values(["n", "actor"], ascending=[False, True])["actor"].head(top))
