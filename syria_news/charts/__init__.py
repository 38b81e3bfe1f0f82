"""The charts: each takes a corpus and draws on the axes that it is given, or on new ones."""

from syria_news.charts.actors import actor_countries, actor_counts, actor_pairs, actors_by_article, actors_over_time
from syria_news.charts.articles import article_sources, publication_intervals
from syria_news.charts.casualties import casualty_figures, tally_over_time
from syria_news.charts.events import event_types, events_over_time

__all__ = [
    "actor_countries",
    "actor_counts",
    "actor_pairs",
    "actors_by_article",
    "actors_over_time",
    "article_sources",
    "casualty_figures",
    "event_types",
    "events_over_time",
    "publication_intervals",
    "tally_over_time",
]
