"""The tables together: reading, writing and checking them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syria_news.corpus import belonging, summary
from syria_news.corpus.datapackage import is_spreadsheet_safe, write_datapackage
from syria_news.corpus.writing import current, new_files, save, write_csv
from syria_news.errors import SyriaNewsError, TableError
from syria_news.lexicon.codebook_files import unknown_word
from syria_news.schema import ALL_TABLES
from syria_news.schema.rows import sort_rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Corpus", "load"]


def _empty(name: str) -> pd.DataFrame:
    from syria_news.schema.tables import make_frame  # here, for pandas is not needed to write tables

    return make_frame(name)


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """The reporting of an archive as tables.

    Parameters
    ----------
    articles, actors, locations, events, casualties : pandas.DataFrame
        The five tables; ``docs/data-dictionary.md`` describes their columns.
    rejected : pandas.DataFrame
        Articles that could not be read, each with its reason.
    notes : pandas.DataFrame
        What was mended or noticed while reading.
    date_reasons : pandas.DataFrame
        How each article's publication was dated, step by step.
    codebooks : Path, optional
        The user's codebooks with which the tables were made.

    Examples
    --------
    >>> import syria_news as sn
    >>> corpus = sn.load()
    >>> list(corpus.events.columns[:4])
    ['event_id', 'article_id', 'sentence', 'start']
    """

    articles: pd.DataFrame = field(default_factory=partial(_empty, "articles"))
    actors: pd.DataFrame = field(default_factory=partial(_empty, "actors"))
    locations: pd.DataFrame = field(default_factory=partial(_empty, "locations"))
    events: pd.DataFrame = field(default_factory=partial(_empty, "events"))
    casualties: pd.DataFrame = field(default_factory=partial(_empty, "casualties"))
    rejected: pd.DataFrame = field(default_factory=partial(_empty, "rejected"))
    notes: pd.DataFrame = field(default_factory=partial(_empty, "notes"))
    date_reasons: pd.DataFrame = field(default_factory=partial(_empty, "date_reasons"))
    codebooks: Path | None = None

    def __post_init__(self) -> None:
        belonging.mark(self)

    @classmethod
    def from_rows(
        cls, rows: Mapping[str, Iterable[Sequence[Any]] | pd.DataFrame], codebooks: Path | None = None
    ) -> Corpus:
        """Make a corpus from the rows of its tables.

        Parameters
        ----------
        rows : mapping of str to rows
            By table: tuples in the order of the schema's columns, or a frame that has those columns. Tables that are
            not there are empty.
        codebooks : Path, optional
            The user's codebooks with which the rows were made.

        Returns
        -------
        Corpus
            Its rows sorted by article and place in the text.
        """
        from syria_news.schema.tables import make_frame, plain_rows

        given = {name: rows.get(name, ()) for name in ALL_TABLES}
        tuples = {
            name: list(plain_rows(make_frame(name, found)) if hasattr(found, "columns") else found)
            for name, found in given.items()
        }
        order = [article[0] for article in sort_rows("articles", tuples["articles"], ())]
        frames: dict[str, Any] = {name: make_frame(name, sort_rows(name, tuples[name], order)) for name in ALL_TABLES}
        return cls(**frames, codebooks=codebooks)

    @classmethod
    def from_csv(cls, folder: str | Path) -> Corpus:
        """Read a corpus back that was written with `to_csv`.

        Parameters
        ----------
        folder : str or Path
            The folder.

        Returns
        -------
        Corpus
            The same tables.

        Raises
        ------
        TableError
            With the file, the line and the mend.
        """
        from syria_news.schema.tables import read_table

        folder = Path(folder)
        if not folder.is_dir():
            raise TableError(f"{folder}: no such folder; name one that syria-news wrote")
        guarded = is_spreadsheet_safe(current(folder, "datapackage.json"))
        files = {name: current(folder, f"{name}.csv") for name in ALL_TABLES}
        frames: dict[str, Any] = {name: read_table(file, name, guarded) for name, file in files.items()}
        return cls(**frames)

    @classmethod
    def from_parquet(cls, folder: str | Path) -> Corpus:
        """Read a corpus back that was written with `to_parquet`. Needs pyarrow.

        Parameters
        ----------
        folder : str or Path
            The folder.

        Returns
        -------
        Corpus
            The same tables.

        Raises
        ------
        TableError
            With the file and the mend.
        """
        from syria_news.corpus.exports import read_parquet

        frames: dict[str, Any] = read_parquet(Path(folder))
        return cls(**frames)

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """Every table by its name."""
        return {name: getattr(self, name) for name in ALL_TABLES}

    @cached_property
    def actor_codebook(self) -> pd.DataFrame:
        """What is known of each actor: one row an actor of the codebook, or named in the articles."""
        from syria_news.corpus.dimensions import actor_table

        return actor_table(self)

    @cached_property
    def gazetteer(self) -> pd.DataFrame:
        """What is known of each place: one row a place of the codebooks, or named in the articles."""
        from syria_news.corpus.dimensions import place_table

        return place_table(self)

    def article(self, article_id: str) -> pd.Series:
        """Give one article's row.

        Parameters
        ----------
        article_id : str
            The identifier.

        Returns
        -------
        pandas.Series
            The row of `articles`.

        Raises
        ------
        SyriaNewsError
            If there is no such article; the message names one that may have been meant.
        """
        found = self.articles[self.articles["article_id"] == article_id]
        if found.empty:
            raise SyriaNewsError(unknown_word("article", article_id, self.articles["article_id"].tolist()))
        row: pd.Series = found.iloc[0]
        return row

    def explain_date(self, article_id: str) -> list[str]:
        """Say how an article's publication was dated.

        Parameters
        ----------
        article_id : str
            The identifier.

        Returns
        -------
        list of str
            The reasons, in the order in which they narrowed the interval.
        """
        self.article(article_id)
        reasons = self.date_reasons[self.date_reasons["article_id"] == article_id]
        return [str(reason) for reason in reasons.sort_values("step")["reason"]]

    def check(self) -> Corpus:
        """Check every table against the schema.

        Returns
        -------
        Corpus
            The same corpus.

        Raises
        ------
        TableError
            With all that is wrong: columns, types, values, keys, references, spans and bounds.
        """
        from syria_news.corpus.checks import find_problems

        if problems := find_problems(self):
            raise TableError("\n".join(problems))
        return self

    def to_csv(self, folder: str | Path, *, spreadsheet_safe: bool = False) -> None:
        """Write every table as CSV, with a ``datapackage.json`` that describes them; all of it or nothing.

        Parameters
        ----------
        folder : str or Path
            Where to; made if need be. Other files in it are left alone.
        spreadsheet_safe : bool, default False
            Put an apostrophe before texts that a spreadsheet would take for a formula. `from_csv` takes it off again.
        """
        from syria_news.schema.tables import plain_rows

        with new_files(Path(folder)) as new:
            for name, frame in self.frames.items():
                rows = plain_rows(frame)
                names = ALL_TABLES[name].names
                save(new / f"{name}.csv", lambda file: write_csv(file, names, rows, spreadsheet_safe))  # noqa: B023
            write_datapackage(new, "csv", spreadsheet_safe)

    def to_parquet(self, folder: str | Path) -> None:
        """Write every table as Parquet, with a ``datapackage.json``; all of it or nothing. Needs pyarrow.

        Parameters
        ----------
        folder : str or Path
            Where to; made if need be.
        """
        from syria_news.corpus.exports import write_parquet

        write_parquet(self.frames, Path(folder))

    def to_sqlite(self, path: str | Path) -> None:
        """Write every table into an SQLite database, with keys and references; the whole file or nothing.

        Parameters
        ----------
        path : str or Path
            The file; replaced if there is one.
        """
        from syria_news.corpus.exports import write_sqlite

        write_sqlite(self.frames, Path(path))

    def to_geojson(self, path: str | Path, table: str = "events") -> None:
        """Write a table as GeoJSON, one feature a row, at the place that the row names.

        Parameters
        ----------
        path : str or Path
            The file; replaced if there is one.
        table : {'events', 'casualties', 'locations'}, default 'events'
            The table. Rows without a coordinate keep a feature, whose geometry is null.
        """
        from syria_news.corpus.exports import write_geojson

        write_geojson(self, table, Path(path))

    def to_acled(self) -> pd.DataFrame:
        """Give the violent and political incidents under ACLED's column names; see `views.to_acled`."""
        from syria_news.corpus.views import to_acled

        return to_acled(self)

    def to_plover(self) -> pd.DataFrame:
        """Give the events under POLECAT's column names; see `views.to_plover`."""
        from syria_news.corpus.views import to_plover

        return to_plover(self)

    def __repr__(self) -> str:
        return summary.as_text(self)

    def _repr_html_(self) -> str:
        return summary.as_html(self)


def load() -> Corpus:
    """Load the packaged articles' tables. Nothing is extracted: they were built by ``syria-news build``.

    Returns
    -------
    Corpus
        The tables.

    Examples
    --------
    >>> import syria_news as sn
    >>> sorted(sn.load().frames)[:3]
    ['actors', 'articles', 'casualties']
    """
    return Corpus.from_csv(data_folder())


def data_folder() -> Path:
    """Where the packaged tables stand: inside the installed package, or beside it in a checkout of the repository."""
    package = Path(__file__).parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"
