"""Every figure of the notebooks, drawn to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news import charts, maps
from syria_news.style import save

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["FIGURES", "draw_figures"]

FIGURES: dict[str, Callable[[Corpus], Axes]] = {
    "publication-intervals": charts.publication_intervals,
    "article-sources": charts.article_sources,
    "actor-counts": charts.actor_counts,
    "actors-by-article": charts.actors_by_article,
    "actors-over-time": charts.actors_over_time,
    "actor-pairs": charts.actor_pairs,
    "actor-countries": charts.actor_countries,
    "event-types": charts.event_types,
    "events-over-time": charts.events_over_time,
    "casualty-figures": charts.casualty_figures,
    "tally-over-time": charts.tally_over_time,
    "places": maps.places,
    "places-syria": partial(maps.places, region="Syria"),
    "events": maps.events,
}


def draw_figures(corpus: Corpus, folder: Path) -> Iterator[Path]:
    """Draw every figure as PNG and SVG.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    folder : Path
        Where to write; made if need be.

    Yields
    ------
    Path
        Each file written.
    """
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context({"backend": "agg"}):
        for name, draw in FIGURES.items():
            figure = draw(corpus).figure
            yield from save(figure, folder / name)
            plt.close(figure)
