"""When things happened: time expressions in text, and which of them dates a clause."""

from __future__ import annotations

from syria_news.intervals import Interval
from syria_news.resolving import resolve
from syria_news.time_expressions import TimeExpression, find_expressions, find_times
from syria_news.timing import date_for

__all__ = ["Interval", "TimeExpression", "date_for", "find_expressions", "find_times", "resolve"]
