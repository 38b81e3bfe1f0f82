"""The whole way from articles to tables: batches of articles in, rows out."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syria_news import publication
from syria_news.corpus import Corpus
from syria_news.dates import Interval
from syria_news.errors import CodebookError
from syria_news.extraction.article_rows import Article, Rows, extract_rows
from syria_news.extraction.pools import executor
from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.reading import Batch, Source, is_frame, read_batches
from syria_news.schema import ALL_TABLES, TABLES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Article", "extract", "extract_batches", "extract_rows", "read"]

BATCH = 100  # articles that are read, dated and, in one process, parsed together
FIRST_BATCH = 20  # soon dated, so that workers do not wait long
PIECE = 5  # articles of a batch that a worker takes at a time, so that all have work until the end
WAITING = 2  # batches that wait for each worker, so that none is idle and the memory stays small
_SAMPLE = "Rebels shelled Aleppo on Monday, killing three people, activists said."


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
    >>> import pandas as pd
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
    skip: Callable[[Rows], bool] = lambda _: False,
) -> Iterator[Rows]:
    """Extract the tables batch by batch, so that memory does not grow with the number of articles.

    Parameters
    ----------
    source, codebooks, workers, engine, progress
        As for `read`; ``source`` may be a frame too.
    scheduler : str, optional
        The address of a Dask scheduler.
    skip : callable, optional
        Takes the rows of a batch that is read and dated, and says whether it needs no extraction, because an earlier
        run has written them.

    Yields
    ------
    dict of str to list of tuple
        By table, what `Corpus.from_rows` takes.
    """
    folder = _existing(codebooks)
    lexicon = load_lexicon(folder)
    several = workers > 1 or engine != "processes"
    pool = executor(engine, workers, scheduler, lambda: _load(folder)) if several else nullcontext()
    with pool as running, _progress(source, progress) as advance:
        dated = (_dated(batch, folder) for batch in read_batches(source, BATCH, FIRST_BATCH))
        for tables in _worked(dated, lexicon, folder, running, workers, skip):
            yield tables
            advance(len(tables["articles"]))


def _gathered(source: Source, *, codebooks: str | Path | None, **how: Any) -> Corpus:
    tables: Rows = {name: [] for name in ALL_TABLES}
    for batch in extract_batches(source, codebooks=codebooks, **how):
        for name, rows in batch.items():
            tables[name] += rows
    return Corpus.from_rows(tables, codebooks=Path(codebooks) if codebooks is not None else None)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A batch whose articles' publication is known as well as it can be, ready for the extractor."""

    tables: Rows
    articles: list[Article]


def _dated(batch: Batch, folder: Path | None) -> _Dated:
    dating = publication.date_rows(batch.articles, folder=folder)
    tables = {
        "articles": dating.articles,
        "rejected": batch.rejected,
        "notes": batch.notes + dating.notes,
        "date_reasons": dating.reasons,
    }
    return _Dated(tables, [_article(row) for row in dating.articles])


def _article(row: tuple[Any, ...]) -> Article:
    cells = dict(zip(TABLES["articles"].names, row, strict=True))
    published = Interval(cells["published_earliest"], cells["published_latest"])
    return Article(cells["article_id"], cells["title"], cells["text"], published)


def _worked(
    batches: Iterator[_Dated],
    lexicon: Lexicon,
    folder: Path | None,
    pool: Executor | None,
    workers: int,
    skip: Callable[[Rows], bool],
) -> Iterator[Rows]:
    """Extract the batches in order, here or in other processes."""
    if pool is None:
        for batch in batches:
            yield batch.tables | extract_rows([] if skip(batch.tables) else batch.articles, lexicon)
        return
    waiting: deque[tuple[_Dated, list[Future[Rows]]]] = deque()
    for batch in batches:
        articles = [] if skip(batch.tables) else batch.articles
        waiting.append((batch, _submit(articles, folder, pool)))
        if len(waiting) > workers * WAITING:
            yield _finished(*waiting.popleft())
    while waiting:
        yield _finished(*waiting.popleft())


def _submit(articles: list[Article], folder: Path | None, pool: Executor) -> list[Future[Rows]]:
    """Hand the pieces of a batch to the workers, the longest first, so that none is at work long after the others."""
    pieces = [articles[first : first + PIECE] for first in range(0, len(articles), PIECE)]
    lengths = [sum(len(article.text) for article in piece) for piece in pieces]
    longest_first = sorted(range(len(pieces)), key=lengths.__getitem__, reverse=True)
    submitted = {number: pool.submit(_work, pieces[number], folder) for number in longest_first}
    return [submitted[number] for number in range(len(pieces))]


def _finished(batch: _Dated, pieces: list[Future[Rows]]) -> Rows:
    rows: Rows = defaultdict(list)
    for piece in pieces:
        for table, found in piece.result().items():
            rows[table] += found
    return batch.tables | rows


@cache
def _load(folder: Path | None) -> None:
    """Load all that is loaded at need, before the workers are made, so that they need not."""
    publication.date_records([publication.Undated("sample", "", _SAMPLE)], folder=folder)
    _work([Article("sample", None, _SAMPLE, Interval())], folder)


def _work(articles: list[Article], folder: Path | None) -> Rows:
    return extract_rows(articles, load_lexicon(folder))  # read once in each process


@contextmanager
def _progress(source: Source, shown: bool) -> Iterator[Callable[[int], object]]:
    """Give what to call with the number of articles done, which moves a bar where one is shown."""
    if not shown:
        yield lambda _: None
        return
    from tqdm import tqdm

    total = len(source) if is_frame(source) else None
    with tqdm(total=total, unit=" articles", delay=0.5) as bar:
        yield bar.update


def _existing(codebooks: str | Path | None) -> Path | None:
    folder = Path(codebooks) if codebooks is not None else None
    if folder is not None and not folder.is_dir():
        raise CodebookError(f"{folder}: there is no such folder of codebooks; check the path")
    return folder
