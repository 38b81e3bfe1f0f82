"""Every figure of the notebooks, drawn to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news import charts, maps
from syria_news.errors import TableError
from syria_news.style import save

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["FIGURES", "draw_figures", "read_accuracy"]

FIGURES: dict[str, Callable[[Corpus], Axes]] = {
    "publication-intervals": charts.publication_intervals,
    "article-sources": charts.article_sources,
    "actor-counts": charts.actor_counts,
    "actors-by-article": charts.actors_by_article,
    "actors-over-time": charts.actors_over_time,
    "actor-pairs": charts.actor_pairs,
    "actor-countries": charts.actor_countries,
    "event-types": charts.event_types,
    "events-by-article": charts.events_by_article,
    "events-over-time": charts.events_over_time,
    "event-pairs": charts.event_pairs,
    "casualty-figures": charts.casualty_figures,
    "tally-over-time": charts.tally_over_time,
    "claimants": charts.claimants,
    "competing-claims": partial(charts.competing_claims, by="place"),
    "places": maps.places,
    "places-syria": partial(maps.places, region="Syria"),
    "events": maps.events,
    "events-syria": partial(maps.events, region="Syria"),
}


def read_accuracy(file: Path) -> pd.DataFrame:
    """Read the table that ``benchmarks/accuracy.py`` writes.

    Parameters
    ----------
    file : Path
        The CSV.

    Returns
    -------
    pandas.DataFrame
        One row a measured figure.

    Raises
    ------
    TableError
        If it is no such table.
    """
    try:
        table = pd.read_csv(file)
    except (OSError, ValueError) as error:
        raise TableError(f"{file}: cannot be read; name the accuracy.csv that benchmarks/accuracy.py wrote") from error
    missing = {"figure", "all", "first half", "second half"} - set(table.columns)
    if missing:
        raise TableError(f"{file}: column '{min(missing)}' is missing; name the CSV that benchmarks/accuracy.py wrote")
    return table


def draw_figures(corpus: Corpus, folder: Path, measured: pd.DataFrame | None = None) -> Iterator[Path]:
    """Draw every figure as PNG and SVG.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    folder : Path
        Where to write; made if need be.
    measured : pandas.DataFrame, optional
        The accuracy, as ``benchmarks/accuracy.py`` writes it; without it, that chart is left out.

    Yields
    ------
    Path
        Each file written.
    """
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context({"backend": "agg"}):
        drawings = {name: partial(draw, corpus) for name, draw in FIGURES.items()}
        if measured is not None:
            drawings["accuracy"] = partial(charts.accuracy, measured)
        for name, draw in drawings.items():
            figure: Any = draw().figure
            yield from save(figure, folder / name)
            plt.close(figure)
