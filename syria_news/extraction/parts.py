"""Many articles written to a folder batch by batch: memory does not grow, and a run that ended early can go on."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path

from syria_news.corpus.datapackage import write_datapackage
from syria_news.corpus.writing import explain, new_files, save, write_csv
from syria_news.errors import OutputError
from syria_news.schema import ALL_TABLES
from syria_news.schema.rows import Row, plain, sort_rows

__all__ = ["PARTS", "write_in_parts"]

PARTS = ".syria-news-parts"
Tables = Mapping[str, Sequence[Row]]
READ = ("articles", "rejected", "notes", "date_reasons")  # the tables that are there before anything is extracted


def write_in_parts(
    extract: Callable[[Callable[[Tables], bool]], Iterator[Tables]],
    folder: Path,
    *,
    settings: str = "",
    form: str = "csv",
    spreadsheet_safe: bool = False,
) -> Counter[str]:
    """Extract batches of articles and write their tables, all of them or none.

    Each batch is kept in a hidden folder of the output until the last one is there; if the process ends before, the
    same call takes up where it stopped.

    Parameters
    ----------
    extract : callable
        Takes a function that tells whether the batch of these articles is written already, and gives the rows of each
        batch by table, in order; of those that are written, without what was extracted.
    folder : Path
        Where the tables shall stand.
    settings : str, optional
        All on which the rows depend besides the articles: what an earlier run wrote under others is not used.
    form : {'csv', 'parquet'}
        How they are written.
    spreadsheet_safe : bool, default False
        Guard texts that a spreadsheet would execute (CSV only).

    Returns
    -------
    Counter of str
        Rows by table.

    Raises
    ------
    OutputError
        If the tables cannot be written.
    """
    parts = folder / PARTS
    new = not folder.exists()
    guarded = spreadsheet_safe and form == "csv"
    settings = f"{settings} {guarded}"
    keys: list[str] = []
    try:
        parts.mkdir(parents=True, exist_ok=True)
        for tables in extract(lambda tables: (parts / _key(tables, settings)).is_dir()):
            keys.append(_key(tables, settings))
            if not (parts / keys[-1]).is_dir():
                _write_part(parts, keys[-1], tables, guarded)
        whole = [parts / key for key in keys]
        with new_files(folder) as unfinished:
            for name in ALL_TABLES:
                _join(name, whole, unfinished, form)
            write_datapackage(unfinished, form, spreadsheet_safe)
        counts = _counts(whole)
        shutil.rmtree(parts)
    except OSError as error:
        raise OutputError(explain(folder, error)) from error
    finally:
        _tidy(folder, parts, new)
    return counts


def _key(tables: Tables, settings: str) -> str:
    """A name for the part of a batch, which says what its articles hold and how they were read."""
    digest = sha256(settings.encode())
    for name in READ:
        digest.update(repr((name, tables.get(name))).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:32]


def _tidy(folder: Path, parts: Path, new: bool) -> None:
    """Leave no empty folders where nothing was written."""
    for path in (parts, folder) if new else (parts,):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _write_part(parts: Path, key: str, tables: Tables, guarded: bool) -> None:
    """Write the rows of one batch, whole or not at all."""
    unfinished = parts / f"{key}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        _write_tables(unfinished, tables, guarded)
        unfinished.rename(parts / key)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write_tables(folder: Path, tables: Tables, guarded: bool) -> None:
    articles = sort_rows("articles", plain(tables["articles"]), ())
    for name, table in ALL_TABLES.items():
        rows = sort_rows(name, plain(tables.get(name, ())), [article[0] for article in articles])
        save(folder / f"{name}.csv", lambda file: write_csv(file, table.names, rows, guarded))  # noqa: B023
    counts = json.dumps({name: len(tables.get(name, ())) for name in ALL_TABLES})
    save(folder / "counts.json", lambda file: file.write(counts))


def _counts(parts: Iterable[Path]) -> Counter[str]:
    counts: Counter[str] = Counter(dict.fromkeys(ALL_TABLES, 0))
    for part in parts:
        counts.update(json.loads((part / "counts.json").read_text(encoding="utf-8")))
    return counts


def _join(name: str, parts: Sequence[Path], folder: Path, form: str) -> None:
    """Write one table of all parts."""
    files = [part / f"{name}.csv" for part in parts]
    if form == "parquet":
        from syria_news.corpus.exports import write_row_groups
        from syria_news.schema.tables import make_frame, read_table

        frames = (read_table(file, name) for file in files)
        write_row_groups(folder / f"{name}.parquet", chain([make_frame(name)], frames))
        return
    save(folder / f"{name}.csv", lambda whole: write_csv(whole, ALL_TABLES[name].names, ()))
    with (folder / f"{name}.csv").open("ab") as whole:
        for file in files:
            with file.open("rb") as part:
                part.readline()  # the columns' names
                shutil.copyfileobj(part, whole)
