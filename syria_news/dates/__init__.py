"""When things happened: time expressions in text, and which of them dates a clause."""

from __future__ import annotations

from syria_news.dates.incident_threads import Incidents
from syria_news.dates.intervals import Interval
from syria_news.dates.resolving import resolve
from syria_news.dates.time_expressions import TimeExpression, find_expressions, find_times
from syria_news.dates.timing import date_for, day_of_statement

__all__ = [
    "Incidents",
    "Interval",
    "TimeExpression",
    "date_for",
    "day_of_statement",
    "find_expressions",
    "find_times",
    "resolve",
]
