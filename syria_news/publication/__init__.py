"""When the articles of an archive appeared: what they print, what they say, and what their neighbours say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from syria_news.dates.intervals import Interval
from syria_news.publication.date_evidence import GIVEN, KINDS, PRINTED, ArticleText, Evidence
from syria_news.publication.happenings import find_tellings
from syria_news.publication.page_dating import NEWEST_FIRST, OLDEST_FIRST, Variable, order_of, solve
from syria_news.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Dated", "DatedRows", "Dating", "Undated", "date_articles", "date_records", "date_rows"]

Row = tuple[Any, ...]
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


class DatedRows(NamedTuple):
    """The rows that `date_rows` makes.

    Parameters
    ----------
    articles, reasons, notes : list of tuple
        As the frames of `Dating`, which see.
    """

    articles: list[Row]
    reasons: list[Row]
    notes: list[Row]


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


def date_rows(rows: Sequence[Row], order: str | None = AUTO, folder: Path | None = None) -> DatedRows:
    """Date the articles of an archive that are given as rows.

    Parameters
    ----------
    rows : sequence of tuple
        Rows of the table `articles`.
    order : {'auto', 'newest first', 'oldest first'} or None
        See `date_records`.
    folder : Path, optional
        A user's own codebooks.

    Returns
    -------
    DatedRows
        The rows with ``published``, ``published_earliest``, ``published_latest`` and ``date_basis`` filled in, one a
        step of reasoning in ``reasons``, one a clash in ``notes``.
    """
    columns = TABLES["articles"].names
    cells = [dict(zip(columns, row, strict=True)) for row in rows]
    records = [_record(row) for row in cells]
    dated = date_records(records, order, folder)
    articles = [tuple((row | _cells(item)).values()) for row, item in zip(cells, dated, strict=True)]
    reasons = [
        (item.article_id, step, found.reason, KINDS[found.weight], found.interval.earliest, found.interval.latest)
        for item in dated
        for step, found in enumerate(item.reasons, start=1)
    ]
    notes = [
        (record.file, item.article_id, note) for record, item in zip(records, dated, strict=True) for note in item.notes
    ]
    return DatedRows(articles, reasons, notes)


def date_articles(articles: pd.DataFrame, order: str | None = AUTO, folder: Path | None = None) -> Dating:
    """Date the articles of a frame.

    Parameters
    ----------
    articles : pandas.DataFrame
        With the columns of the table `articles`. The frame is left as it is.
    order, folder
        As for `date_rows`.

    Returns
    -------
    Dating
        As `date_rows` gives it.
    """
    from syria_news.schema.tables import make_frame

    known = articles[TABLES["articles"].names].astype("object")
    rows = known.where(known.notna(), None).itertuples(index=False, name=None)
    dating = date_rows(list(rows), order, folder)
    dated = make_frame("articles", dating.articles).set_index(articles.index)
    return Dating(dated, make_frame("date_reasons", dating.reasons), make_frame("notes", dating.notes))


def _record(row: dict[str, Any]) -> Undated:
    published = Interval(_day(row["published_earliest"]), _day(row["published_latest"]))
    if published == Interval() and (day := _day(row["published"])):
        published = Interval.of_day(day)
    return Undated(
        row["article_id"],
        row["title"] or "",
        row["text"],
        tuple((row["captions"] or "").splitlines()),
        row["file"],
        row["position"] or 0,
        published,
        row["date_basis"],
    )


def _cells(dated: Dated) -> dict[str, Any]:
    days = dated.published
    return {
        "published": days.day,
        "published_earliest": days.earliest,
        "published_latest": days.latest,
        "date_basis": dated.basis,
    }


def _day(value: Any) -> date | None:
    day: date | None = value.date() if isinstance(value, datetime) else value  # a frame's days are times
    return day
