"""The day of publication as a caller writes it → the first and the last day that it may mean."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from typing import Any

from syria_news.archive.stamps import printed_days

__all__ = ["is_missing", "read_day"]

_YEAR_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
# What files hold, besides text; only frames hold other kinds of cells, and only they need pandas.
_SINGLE, _SEVERAL = (int, float, date), (list, tuple, dict)


def is_missing(value: Any) -> bool:
    """Whether a cell holds nothing.

    Examples
    --------
    >>> [is_missing(value) for value in (None, float("nan"), " ", "nan", [])]
    [True, True, True, False, False]
    """
    if isinstance(value, str):
        return not value.strip() or not value.replace("\ufeff", "").replace("\0", "").strip()
    if value is None or isinstance(value, (*_SINGLE, *_SEVERAL)):
        return value is None or bool(value != value)  # as only the missing number and the missing day do
    import pandas as pd

    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def read_day(value: Any) -> tuple[date, date] | None:
    """Read a day, a month or a year.

    Parameters
    ----------
    value : object
        A date, a date with time (its own day counts, whatever its time zone), or one of these as text.

    Returns
    -------
    tuple of date, or None
        The first and the last day that are meant; None if it cannot be read or can be read in two ways.

    Examples
    --------
    >>> read_day("2016-10-03T23:30:00+02:00") == read_day("3 October 2016") == (date(2016, 10, 3),) * 2
    True
    >>> read_day("2016-02")
    (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
    >>> read_day("03/10/2016") is None
    True
    """
    if isinstance(value, datetime):
        return value.date(), value.date()
    if isinstance(value, date):
        return value, value
    if isinstance(value, bool) or not _is_single(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if hasattr(value, "astype") and "datetime64" in str(getattr(value, "dtype", "")):
        value = str(value)[:10]
    return _read_text(str(value).strip())


def _is_single(value: Any) -> bool:
    if isinstance(value, (str, *_SINGLE, *_SEVERAL)):
        return not isinstance(value, _SEVERAL)
    import pandas as pd

    return bool(pd.api.types.is_scalar(value))


def _read_text(text: str) -> tuple[date, date] | None:
    if len(text) > 80:
        return None
    month = _YEAR_MONTH.match(text)
    try:
        if month:
            return _months(int(month[1]), int(month[2] or 1), int(month[2] or 12))
        compact = _COMPACT.match(text)
        day = date(*map(int, compact.groups())) if compact else datetime.fromisoformat(text).date()
        return day, day
    except ValueError:
        days = printed_days(text)
        return (days[0], days[0]) if len(days) == 1 else None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
