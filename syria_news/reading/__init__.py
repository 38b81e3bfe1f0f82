"""Files and frames of any supported form → articles, one row each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, Union, cast

from syria_news.archive.stamps import printed_days
from syria_news.errors import InputError, UnknownFormatError
from syria_news.reading.decoding import clean
from syria_news.reading.given_days import is_missing, read_day
from syria_news.reading.identifiers import Identifiers
from syria_news.reading.input_files import READABLE, InputFile, find_files
from syria_news.reading.input_rows import Item, Note, RawArticle, Rejected, read_file, read_frame
from syria_news.schema import DATE_BASES, TABLES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Batch", "Reading", "Source", "is_frame", "read_articles", "read_batches"]

Source = Union[str, os.PathLike[str], "pd.DataFrame", Iterable[str | os.PathLike[str]]]
Row = tuple[Any, ...]
_FILE = TABLES["articles"].names.index("file")
_BREAKS = re.compile(r"[\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Reading(NamedTuple):
    """Articles that were read.

    Parameters
    ----------
    articles, rejected, notes : pandas.DataFrame
        With the columns of the schema: the articles; those left out, each with its reason; what was mended or noticed.
    """

    articles: pd.DataFrame
    rejected: pd.DataFrame
    notes: pd.DataFrame


def read_articles(source: Source) -> Reading:
    r"""Read articles.

    Parameters
    ----------
    source : path, DataFrame, or iterable of paths
        An archive page (.txt), a table (.csv, .tsv, .jsonl, .parquet) or a folder of these with all that is below it;
        several of them; or a DataFrame, which is left as it is. A table needs a column ``text``, the article's body;
        ``article_id``, ``title``, ``published``, ``published_earliest``, ``published_latest``, ``source`` or
        ``sources``, and ``captions`` are used where they are there.

    Returns
    -------
    Reading
        The frames ``articles``, ``rejected`` and ``notes``. Articles stand in the order of the files' names and of
        their places in the files. ``articles.text`` is title, an empty line and body. An article without an
        ``article_id`` is called by its title's words; a second one of that name gets a suffix made from its text.

    Raises
    ------
    InputError
        If nothing can be read: one line that names the file and the mend. Where there are several files, one that
        cannot be read is entered in ``rejected``.

    Examples
    --------
    >>> import pandas as pd
    >>> bodies = ["Lorries crossed it on Sunday.", float("nan")]
    >>> frame = pd.DataFrame({"title": ["Bridge reopens", None], "text": bodies})
    >>> articles, rejected, notes = read_articles(frame)
    >>> articles[["article_id", "text", "words"]].values.tolist()
    [['bridge-reopens', 'Bridge reopens\n\nLorries crossed it on Sunday.', 7]]
    >>> rejected[["position", "reason"]].values.tolist()
    [[1, 'no text']]
    """
    from syria_news.schema.tables import make_frame

    rows = Batch()
    for item in _finished(source):
        rows.add(item)
    return Reading(*(make_frame(name, getattr(rows, name)) for name in Reading._fields))


def read_batches(source: Source, size: int = 500, first: int | None = None) -> Iterator[Batch]:
    """Read articles, a batch at a time, so that an archive of any size fits into the memory.

    Parameters
    ----------
    source : path, DataFrame, or iterable of paths
        As for :func:`read_articles`.
    size : int
        How many articles, rejected ones and notes a batch holds at most; an archive page is never divided, for its
        articles are dated together.
    first : int, optional
        How many the first batch holds, if fewer.

    Yields
    ------
    Batch
        Together, the same rows as of :func:`read_articles`.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"text": ["Snow fell.", "Rain fell.", "Hail fell."]})
    >>> [len(batch.articles) for batch in read_batches(frame, size=2)]
    [2, 1]
    """
    rows, last, full = Batch(), None, first or size
    for item in _finished(source):
        file = item[_FILE] if isinstance(item, tuple) else item.file
        if len(rows) >= full and not (file == last and _is_page(file)):
            yield rows
            rows, full = Batch(), size
        rows.add(item)
        last = file
    if len(rows):
        yield rows


def _is_page(file: str | None) -> bool:
    return file is not None and file.endswith(".txt")


def is_frame(source: object) -> TypeGuard[pd.DataFrame]:
    """Whether a source is a frame; asked so that pandas is not loaded for files."""
    return hasattr(source, "iloc")


@dataclass(slots=True)
class Batch:
    """Some articles that were read, those left out, and what was noticed: the rows of the three tables."""

    articles: list[Row] = field(default_factory=list)
    rejected: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.articles) + len(self.rejected) + len(self.notes)

    def add(self, item: Row | Rejected | Note) -> None:
        """Take what was read next."""
        if isinstance(item, Rejected):
            self.rejected.append((item.file, item.position, item.article_id, item.reason))
        elif isinstance(item, Note):
            self.notes.append((item.file, item.article_id, item.note))
        else:
            self.articles.append(item)


def _finished(source: Source) -> Iterator[Row | Rejected | Note]:
    """Give articles as rows of the schema, and what was rejected and noticed, in the order of the input."""
    identifiers = Identifiers()
    for item in _items(source):
        if isinstance(item, RawArticle):
            yield from _finish(item, identifiers)
        else:
            yield item


def _items(source: Source) -> Iterator[Item]:
    if is_frame(source):
        yield from read_frame(source)
        return
    if isinstance(source, (bytes, dict)) or not isinstance(source, (str, os.PathLike, Iterable)):
        what = f"input of type {type(source).__name__}"
        raise UnknownFormatError(what, "not a path, several paths or a DataFrame", f"give {READABLE}, or a DataFrame")
    files = find_files(cast("str | Iterable[str]", source))
    yield from read_file(files[0]) if len(files) == 1 and files[0].kind else _several(files)


def _several(files: list[InputFile]) -> Iterator[Item]:
    """Read several files; one that cannot be read is rejected, unless none can."""
    first_error: InputError | None = None
    any_read = False
    for file in files:
        if not file.kind:
            yield Note(f"not read, for it is no {READABLE}", file.name)
            continue
        try:
            for item in read_file(file):
                any_read = any_read or not isinstance(item, Note)
                yield item
        except InputError as error:
            first_error = first_error or error
            yield Rejected(f"{error.problem}; {error.mend}", file.name)
    if first_error and not any_read:
        raise first_error


def _finish(raw: RawArticle, identifiers: Identifiers) -> Iterator[Row | Rejected | Note]:
    """Check one article and make a row of it."""
    given = None if is_missing(raw.values.get("article_id")) else _name(raw.values["article_id"])
    problem = _problem(raw) or (given and identifiers.problem(given))
    if problem:
        yield Rejected(problem, raw.file, raw.position, given)
        return
    mended: list[str] = []
    title = _BREAKS.sub(" ", _cell(raw, "title", mended)).strip()  # the title is the text's first line
    body = _cell(raw, "text", mended)
    text = f"{title}\n\n{body}" if title else body
    article_id = identifiers.take(given) if given else identifiers.make(title or body, text)
    earliest, latest, basis = _published(raw, mended)
    yield from (Note(note, raw.file, article_id) for note in dict.fromkeys(mended))
    yield (
        article_id,
        title or None,
        text,
        earliest if earliest == latest else None,
        earliest,
        latest,
        basis,
        _joined(raw, "sources", "; ", mended),
        _joined(raw, "captions", "\n", mended),
        raw.file,
        raw.position,
        len(text.split()),
    )


def _name(value: Any) -> str:
    """Write a caller's identifier; pandas makes `12.0` of a column of numbers with a gap."""
    whole = isinstance(value, float) and value.is_integer()
    return " ".join(clean(str(int(value) if whole else value))[0].split())


def _problem(raw: RawArticle) -> str | None:
    """Say why an article cannot be read, if so."""
    text = raw.values.get("text")
    if is_missing(text):
        return "no text"
    if not isinstance(text, str):
        return f"its text is of type {type(text).__name__}; give a string"
    return None


def _cell(raw: RawArticle, column: str, mended: list[str]) -> str:
    value = raw.values.get(column)
    if is_missing(value):
        return ""
    text, notes = clean(str(value))
    mended += [f"{column}: {note}" for note in notes]
    return text


def _joined(raw: RawArticle, column: str, joint: str, mended: list[str]) -> str | None:
    value = raw.values.get(column)
    if isinstance(value, (list, tuple)):
        parts = [clean(str(part))[0] for part in value]
        return joint.join(part for part in parts if part) or None
    return _cell(raw, column, mended) or None


def _published(raw: RawArticle, mended: list[str]) -> tuple[date | None, date | None, str]:
    """Give the bounds of the day of publication that the caller or the page states, and which of them does."""
    bounds = [_bounds(raw, column, mended) for column in ("published", "published_earliest", "published_latest")]
    day, first, last = bounds
    earliest = day[0] if day else first[0] if first else None
    latest = day[1] if day else last[1] if last else None
    if earliest and latest and earliest > latest:
        mended.append(f"published: {earliest} is after {latest}; both left out")
        earliest = latest = None
    if earliest or latest:
        basis = str(raw.values.get("date_basis"))
        return earliest, latest, basis if basis in DATE_BASES and basis != "unknown" else "given"
    printed = [found for line in raw.printed for found in printed_days(line)]
    return (printed[0], printed[0], "printed") if printed else (None, None, "unknown")


def _bounds(raw: RawArticle, column: str, mended: list[str]) -> tuple[date, date] | None:
    value = raw.values.get(column)
    if is_missing(value):
        return None
    found = read_day(value)
    if found is None:
        mended.append(f"{column}: {str(value)[:40]!r} is no day that can be read; write it as YYYY-MM-DD")
    return found
