"""When the articles of an archive appeared: what they print, what they say, and what their neighbours say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from syria_news.dates.intervals import Interval
from syria_news.publication.date_evidence import GIVEN, KINDS, PRINTED, ArticleText, Evidence
from syria_news.publication.happenings import find_tellings
from syria_news.publication.page_dating import NEWEST_FIRST, OLDEST_FIRST, Variable, order_of, solve
from syria_news.schema.tables import make_frame

__all__ = ["Dated", "Dating", "Undated", "date_articles", "date_records"]

AUTO = "auto"
ANY_DAY = Interval()
PAGE_SUFFIXES = (".txt", ".md", ".html")  # files that are archive pages, whose articles stand in an order


@dataclass(frozen=True, slots=True)
class Undated:
    """What the solver needs of one article.

    Parameters
    ----------
    article_id, title, text : str
        Its identifier, headline (or empty) and text, title first.
    captions : tuple of str
        Photo captions.
    file : str or None
        The archive page that it stands on.
    position : int
        Its place on the page.
    published : Interval
        When it appeared, as far as that is stated.
    basis : str
        Who states that: ``given`` by the caller, ``printed`` on the page, ``unknown``.
    """

    article_id: str
    title: str
    text: str
    captions: tuple[str, ...] = ()
    file: str | None = None
    position: int = 0
    published: Interval = ANY_DAY
    basis: str = "unknown"


@dataclass(frozen=True, slots=True)
class Dated:
    """When an article appeared, and why.

    Parameters
    ----------
    article_id : str
        The article.
    published : Interval
        The days that are left.
    basis : str
        ``given``, ``printed``, ``inferred`` or ``unknown``.
    reasons : tuple of Evidence
        What narrowed it, in order.
    notes : tuple of str
        What clashed.
    """

    article_id: str
    published: Interval
    basis: str
    reasons: tuple[Evidence, ...]
    notes: tuple[str, ...]


class Dating(NamedTuple):
    """The frames that `date_articles` makes.

    Parameters
    ----------
    articles, reasons, notes : pandas.DataFrame
        The articles with their dates; one row a step of reasoning; one row a clash.
    """

    articles: pd.DataFrame
    reasons: pd.DataFrame
    notes: pd.DataFrame


def date_records(records: Sequence[Undated], order: str | None = AUTO, folder: Path | None = None) -> list[Dated]:
    """Find the interval in which each article of an archive appeared.

    Parameters
    ----------
    records : sequence of Undated
        The articles, in any order.
    order : {'auto', 'newest first', 'oldest first'} or None
        In which order the articles of a page stand. By default their days tell, and where none does they stand newest
        first, as blog archives do; tables of articles have no order. None for no order.
    folder : Path, optional
        A user's own codebooks.

    Returns
    -------
    list of Dated
        One a record, in their order.

    Examples
    --------
    >>> post = Undated("a", "", "Envoys met in Oslo on Friday. Posted on 5 March 2016")
    >>> [(str(dated.published), dated.basis) for dated in date_records([post])]
    [('2016-03-05', 'printed')]
    """
    if order not in (AUTO, NEWEST_FIRST, OLDEST_FIRST, None):
        raise ValueError(f"order is 'auto', 'newest first', 'oldest first' or None, not {order!r}")
    variables = {place: _variable(record, folder) for place, record in enumerate(records)}
    pages: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        if record.file is not None and (order != AUTO or record.file.lower().endswith(PAGE_SUFFIXES)):
            pages.setdefault(record.file, []).append(place)
    for places in pages.values():
        places.sort(key=lambda place: (records[place].position, records[place].article_id))
        page = [variables[place] for place in places]
        solve(page, order_of([variable.interval for variable in page]) if order == AUTO else order)
    return [_dated(record, variables[place]) for place, record in enumerate(records)]


def _variable(record: Undated, folder: Path | None) -> Variable:
    """An article's day, narrowed by what is stated of it and by its own words."""
    words = ArticleText(record.title, record.text, record.captions, folder)
    variable = Variable(record.title or record.article_id, find_tellings(words))
    if record.published != ANY_DAY:
        said = "The caller gives" if record.basis == "given" else "The page prints"
        weight = GIVEN if record.basis == "given" else PRINTED
        variable.narrow(Evidence(record.published, weight, f"{said} {record.published}."))
    for evidence in words.evidence():
        variable.take(evidence)
    return variable


def _dated(record: Undated, variable: Variable) -> Dated:
    if record.published != ANY_DAY:
        basis = record.basis if record.basis != "unknown" else "given"
    elif any(reason.weight == PRINTED for reason in variable.reasons):
        basis = "printed"
    else:
        basis = "inferred" if variable.interval != Interval() else "unknown"
    return Dated(record.article_id, variable.interval, basis, tuple(variable.reasons), tuple(variable.notes))


def date_articles(articles: pd.DataFrame, order: str | None = AUTO, folder: Path | None = None) -> Dating:
    """Date the articles of a frame.

    Parameters
    ----------
    articles : pandas.DataFrame
        With the columns of the table `articles`. The frame is left as it is.
    order : {'auto', 'newest first', 'oldest first'} or None
        See `date_records`.
    folder : Path, optional
        A user's own codebooks.

    Returns
    -------
    Dating
        ``articles`` with ``published``, ``published_earliest``, ``published_latest`` and ``date_basis`` filled in, one
        row a step of reasoning in ``reasons``, one row a clash in ``notes``.
    """
    records = [_record(row) for row in articles.to_dict("records")]  # type: ignore[arg-type] # the columns are strings
    dated = date_records(records, order, folder)
    frame = articles.copy()
    first = [item.published.earliest for item in dated]
    last = [item.published.latest for item in dated]
    frame["published_earliest"] = _days(first, articles.index)
    frame["published_latest"] = _days(last, articles.index)
    frame["published"] = _days((item.published.day for item in dated), articles.index)
    bases = pd.Series([item.basis for item in dated], index=articles.index, dtype="string")
    frame["date_basis"] = bases.astype(articles["date_basis"].dtype)
    reasons = [
        (item.article_id, step, found.reason, KINDS[found.weight], found.interval.earliest, found.interval.latest)
        for item in dated
        for step, found in enumerate(item.reasons, start=1)
    ]
    notes = [
        (record.file, item.article_id, note) for record, item in zip(records, dated, strict=True) for note in item.notes
    ]
    return Dating(frame, make_frame("date_reasons", reasons), make_frame("notes", notes))


def _record(row: dict[str, Any]) -> Undated:
    published = Interval(_day(row["published_earliest"]), _day(row["published_latest"]))
    if published == Interval() and (day := _day(row["published"])):
        published = Interval.of_day(day)
    return Undated(
        row["article_id"],
        _text(row["title"]) or "",
        row["text"],
        tuple((_text(row["captions"]) or "").splitlines()),
        _text(row["file"]),
        0 if pd.isna(row["position"]) else int(row["position"]),
        published,
        str(row["date_basis"]),
    )


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date() if hasattr(value, "date") else value


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _days(values: Iterable[date | None], index: pd.Index[Any]) -> pd.Series[Any]:
    return pd.Series([pd.Timestamp(day) if day else pd.NaT for day in values], index=index, dtype="datetime64[s]")
