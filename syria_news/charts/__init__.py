"""The charts: each takes a corpus and draws on the axes that it is given, or on new ones."""

from syria_news.charts.accuracy import accuracy
from syria_news.charts.actors import actor_countries, actor_counts, actor_pairs, actors_by_article, actors_over_time
from syria_news.charts.articles import article_sources, publication_intervals
from syria_news.charts.casualties import casualty_figures, tally_over_time
from syria_news.charts.claims import claimants, competing_claims
from syria_news.charts.events import event_pairs, event_types, events_by_article, events_over_time

__all__ = [
    "accuracy",
    "actor_countries",
    "actor_counts",
    "actor_pairs",
    "actors_by_article",
    "actors_over_time",
    "article_sources",
    "casualty_figures",
    "claimants",
    "competing_claims",
    "event_pairs",
    "event_types",
    "events_by_article",
    "events_over_time",
    "publication_intervals",
    "tally_over_time",
]
