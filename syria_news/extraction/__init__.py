"""The whole way from articles to tables: batches of articles in, rows out."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news import language, publication, schema
from syria_news.corpus import Corpus
from syria_news.dates import Interval, find_times
from syria_news.errors import CodebookError
from syria_news.extraction.pools import executor
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.reading import Reading, Source, read_batches
from syria_news.schema.tables import ALL_TABLES

if TYPE_CHECKING:
    from tqdm import tqdm

__all__ = ["Article", "extract", "extract_batches", "extract_rows", "read"]

Rows = dict[str, list[tuple[Any, ...]]]
FOUND = ("actors", "locations", "events", "casualties")
BATCH = 100  # articles that are read, dated and parsed together
WAITING = 2  # batches that wait for each worker, so that none is idle and the memory stays small


@dataclass(frozen=True, slots=True)
class Article:
    """What the extractor needs of one article; plain, so that it travels between processes."""

    article_id: str
    title: str | None
    text: str
    published: Interval


def read(
    source: Source,
    *,
    codebooks: str | Path | None = None,
    workers: int = 1,
    engine: str = "processes",
    progress: bool = False,
) -> Corpus:
    """Read an archive from files and extract its tables.

    Parameters
    ----------
    source : path or iterable of paths
        Archive pages (.txt), tables of articles (.csv, .tsv, .jsonl, .parquet), or folders of them. See
        `syria_news.reading.read_articles`.
    codebooks : path, optional
        A folder with tables of the same names as the package's, whose rows are added or put in their place.
    workers : int, default 1
        Processes. With more than one, a script needs the usual ``if __name__ == "__main__":``.
    engine : {'processes', 'dask'}
        What runs the workers: processes of this machine, or a Dask cluster, that of the current client if there is one.
    progress : bool, default False
        Whether to show a progress bar.

    Returns
    -------
    Corpus
        The tables.

    Raises
    ------
    SyriaNewsError
        If nothing can be read, or a codebook is wrong: one line that names the file and the mend.
    """
    return _gathered(source, codebooks=codebooks, workers=workers, engine=engine, progress=progress)


def extract(
    frame: pd.DataFrame,
    *,
    codebooks: str | Path | None = None,
    workers: int = 1,
    engine: str = "processes",
    progress: bool = False,
) -> Corpus:
    """Extract the tables from a frame of articles.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row an article. ``text`` is its body; ``title``, ``published``, ``source`` and ``article_id`` are used where
        they are there. The frame is left as it is.
    codebooks, workers, engine, progress
        As for `read`.

    Returns
    -------
    Corpus
        The tables. Articles that cannot be read are in `Corpus.rejected`, with the reason.

    Raises
    ------
    SyriaNewsError
        If the frame has no ``text``, or a codebook is wrong.

    Examples
    --------
    >>> text = "Rebels shelled Aleppo on Monday, killing three people."
    >>> frame = pd.DataFrame({"text": [text], "published": ["2016-10-24"]})
    >>> extract(frame).casualties[["figure", "harm", "low", "high", "date_from"]].astype(str).values.tolist()
    [['three', 'killed', '3', '3', '2016-10-24']]
    """
    return _gathered(frame, codebooks=codebooks, workers=workers, engine=engine, progress=progress)


def extract_batches(
    source: Source,
    *,
    codebooks: str | Path | None = None,
    workers: int = 1,
    engine: str = "processes",
    scheduler: str | None = None,
    progress: bool = False,
    skip: Callable[[Mapping[str, pd.DataFrame]], bool] = lambda _: False,
) -> Iterator[Mapping[str, Any]]:
    """Extract the tables batch by batch, so that memory does not grow with the number of articles.

    Parameters
    ----------
    source, codebooks, workers, engine, progress
        As for `read`; ``source`` may be a frame too.
    scheduler : str, optional
        The address of a Dask scheduler.
    skip : callable, optional
        Takes the tables of a batch that is read and dated, and says whether it needs no extraction, because an earlier
        run has written its rows.

    Yields
    ------
    mapping of str to rows
        By table, what `Corpus.from_rows` takes.
    """
    folder = _existing(codebooks)
    lexicon = load_lexicon(folder)
    with _progress_bar(source, progress) as bar:
        dated = (_dated(batch) for batch in read_batches(source, BATCH))
        pool = executor(engine, workers, scheduler) if workers > 1 or engine != "processes" else nullcontext()
        with pool as running:
            for tables in _worked(dated, lexicon, folder, running, workers, skip):
                yield tables
                bar.update(len(tables["articles"]))


def extract_rows(articles: Sequence[Article], lexicon: Lexicon) -> Rows:
    """Read a batch of articles.

    Parameters
    ----------
    articles : sequence of Article
        The batch.
    lexicon : Lexicon
        The codebooks.

    Returns
    -------
    dict of str to list of tuple
        The rows of the tables `actors`, `locations`, `events` and `casualties`, in the order of the schema's columns.
    """
    from syria_news import casualties, claims, events, mentions

    documents = [language.read_document(a.article_id, a.text, a.title, a.published) for a in articles]
    language.parse(documents)
    rows: Rows = defaultdict(list)
    for document in documents:
        found = mentions.find_mentions(document, lexicon)
        times = find_times(document)
        said = claims.find_claims(document, found, lexicon)
        happened = events.find_events(document, found, times, said, lexicon)
        harmed = casualties.find_casualties(document, found, times, said, happened, lexicon)
        records: tuple[Sequence[object], ...] = (found.actors, found.locations, happened, harmed)
        for table, of_table in zip(FOUND, records, strict=True):
            rows[table] += [_row(table, document.article_id, record) for record in of_table]
    return rows


def _gathered(source: Source, *, codebooks: str | Path | None, **how: Any) -> Corpus:
    tables: dict[str, list[Any]] = {name: [] for name in ALL_TABLES}
    for batch in extract_batches(source, codebooks=codebooks, **how):
        for name, rows in batch.items():
            tables[name] += rows.itertuples(index=False) if isinstance(rows, pd.DataFrame) else rows
    return Corpus.from_rows(tables, codebooks=Path(codebooks) if codebooks is not None else None)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A batch whose articles' publication is known as well as it can be, ready for the extractor."""

    tables: dict[str, pd.DataFrame]
    articles: list[Article]


def _dated(batch: Reading) -> _Dated:
    dating = publication.date_articles(batch.articles)
    notes = pd.concat([batch.notes, dating.notes], ignore_index=True)
    tables = {"articles": dating.articles, "rejected": batch.rejected, "notes": notes, "date_reasons": dating.reasons}
    columns = ["article_id", "title", "text", "published_earliest", "published_latest"]
    articles = [
        Article(article_id, None if pd.isna(title) else title, text, Interval(_day(first), _day(last)))
        for article_id, title, text, first, last in dating.articles[columns].itertuples(index=False)
    ]
    return _Dated(tables, articles)


def _day(stamp: Any) -> date | None:
    return None if pd.isna(stamp) else stamp.date()


def _worked(
    batches: Iterator[_Dated],
    lexicon: Lexicon,
    folder: Path | None,
    pool: Executor | None,
    workers: int,
    skip: Callable[[Mapping[str, pd.DataFrame]], bool],
) -> Iterator[Mapping[str, Any]]:
    """Extract the batches in order, here or in other processes."""
    if pool is None:
        for batch in batches:
            yield batch.tables | extract_rows([] if skip(batch.tables) else batch.articles, lexicon)
        return
    waiting: deque[tuple[_Dated, Future[Rows]]] = deque()
    for batch in batches:
        waiting.append((batch, pool.submit(_work, [] if skip(batch.tables) else batch.articles, folder)))
        if len(waiting) > workers * WAITING:
            yield _finished(waiting.popleft())
    while waiting:
        yield _finished(waiting.popleft())


def _finished(job: tuple[_Dated, Future[Rows]]) -> Mapping[str, Any]:
    batch, rows = job
    return batch.tables | rows.result()


def _work(articles: list[Article], folder: Path | None) -> Rows:
    return extract_rows(articles, load_lexicon(folder))  # read once in each process


def _progress_bar(source: Source, shown: bool) -> tqdm[Any]:
    from tqdm import tqdm

    total = len(source) if isinstance(source, pd.DataFrame) else None
    return tqdm(total=total, unit=" articles", delay=0.5, disable=not shown)


def _existing(codebooks: str | Path | None) -> Path | None:
    folder = Path(codebooks) if codebooks is not None else None
    if folder is not None and not folder.is_dir():
        raise CodebookError(f"{folder}: there is no such folder of codebooks; check the path")
    return folder


def _row(table: str, article_id: str, record: object) -> tuple[Any, ...]:
    return tuple(article_id if path is None else path(record) for path in _PATHS[table])


def _paths(table: str) -> list[attrgetter[Any] | None]:
    """How each column is read off a record; None for the article's identifier, which records do not carry."""
    inner = {"start": "span.start", "end": "span.end"}
    names = schema.TABLES[table].names
    return [None if name == "article_id" else attrgetter(inner.get(name, name)) for name in names]


_PATHS = {table: _paths(table) for table in FOUND}
