"""The command line: ``syria-news build | extract | figures | check | show``."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from syria_news import __version__
from syria_news.errors import SyriaNewsError

__all__ = ["main", "program"]

WRONG_INPUT = 2
SELDOM = 50_000  # new objects before Python looks for cycles; loading alone makes more than a million


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after the program's name; those of the command line by default.

    Returns
    -------
    int
        0 where all went well, 2 where the input or the output place was wrong, 130 where it was interrupted.

    Examples
    --------
    >>> main(["check", "no-such-folder"])
    2
    """
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
    except SyriaNewsError as error:
        print(f"syria-news: {error}", file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:  # the reader of the output has seen enough
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("syria-news: interrupted; what stood there before still stands", file=sys.stderr)
        return 130
    return 0


def program() -> int:
    """Run the command line as a process of its own, which starts and ends as fast as it can.

    It does not look for unused cycles as it starts and ends, and spaCy is imported without its command line.

    Returns
    -------
    int
        As of `main`.
    """
    gc.set_threshold(SELDOM)
    _leave_out_spacys_commands()
    try:
        return main()
    finally:
        gc.freeze()


def _leave_out_spacys_commands() -> None:
    """Let spaCy find its function `info`, for which it imports web clients and all else that its commands need."""
    commands = ModuleType("spacy.cli.info")
    vars(commands)["info"] = None  # nobody asks for it in this process
    sys.modules[commands.__name__] = commands


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="syria-news", description="News archives of the wars in Syria and Iraq as tables."
    )
    parser.add_argument("--version", action="version", version=f"syria-news {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="make the tables in data/ from the archive pages in data/raw/")
    build.add_argument("--raw", type=Path, default=Path("data/raw"), metavar="DIR", help="the pages (data/raw)")
    build.add_argument("--out", type=Path, default=Path("data"), metavar="DIR", help="where the tables go (data)")
    _add_common(build, _build)

    extract = commands.add_parser("extract", help="make tables from archive pages, CSV, JSON Lines, Parquet or folders")
    extract.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="a file or a folder of files")
    extract.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the tables go")
    extract.add_argument("--format", choices=["csv", "parquet"], default="csv", help="how they are written (csv)")
    extract.add_argument("--spreadsheet-safe", action="store_true", help="guard texts that a spreadsheet would execute")
    extract.add_argument("--engine", choices=["processes", "dask"], default="processes", help="what runs the workers")
    extract.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster to use, instead of one on this machine")
    extract.add_argument("--codebooks", type=Path, metavar="DIR", help="your own codebooks, added to the package's")
    _add_common(extract, _extract)

    figures = commands.add_parser("figures", help="draw every figure as PNG and SVG")
    figures.add_argument("--data", type=Path, metavar="DIR", help="tables to draw from (the packaged ones)")
    figures.add_argument("--out", type=Path, default=Path("figures"), metavar="DIR", help="where they go (figures)")
    figures.add_argument("--accuracy", type=Path, metavar="CSV", help="accuracy.csv of the benchmarks, to draw it too")
    figures.set_defaults(command=_figures)

    check = commands.add_parser("check", help="check tables against the schema")
    check.add_argument("folder", type=Path, metavar="DIR", help="a folder of tables")
    check.set_defaults(command=_check)

    show = commands.add_parser("show", help="print an article, or a row in its text")
    show.add_argument("id", metavar="ID", help="an article's, an event's or a casualty figure's identifier")
    show.add_argument("--data", type=Path, metavar="DIR", help="tables to look in (the packaged ones)")
    show.set_defaults(command=_show)
    return parser


def _add_common(command: argparse.ArgumentParser, run: Callable[[argparse.Namespace], None]) -> None:
    command.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes (1)")
    command.add_argument("-q", "--quiet", action="store_true", help="no progress bar, no summary")
    command.set_defaults(command=run)


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of processes; write 1 or more")
    return number


def _build(options: argparse.Namespace) -> None:
    from syria_news import read

    corpus = read(options.raw, workers=options.workers, progress=not options.quiet)
    corpus.check().to_csv(options.out)
    _say(options, f"{corpus}\nThe tables are in {options.out}.")


def _extract(options: argparse.Namespace) -> None:
    from syria_news.corpus.provenance import fingerprint
    from syria_news.extraction import extract_batches
    from syria_news.extraction.parts import write_in_parts

    counts = write_in_parts(
        lambda skip: extract_batches(
            options.inputs,
            codebooks=options.codebooks,
            workers=options.workers,
            engine=options.engine,
            scheduler=options.scheduler,
            progress=not options.quiet,
            skip=skip,
        ),
        options.out,
        settings=fingerprint(options.codebooks),
        form=options.format,
        spreadsheet_safe=options.spreadsheet_safe,
    )
    counted = [_number(counts[table], noun) for table, noun in (("articles", "article"), ("casualties", "figure"))]
    _say(options, f"{', '.join(counted)} and {_number(counts['events'], 'event')} are in {options.out}.")
    if counts["rejected"]:
        print(f"Not read: {_number(counts['rejected'], 'article')}; the table rejected says why.", file=sys.stderr)


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _figures(options: argparse.Namespace) -> None:
    from syria_news.corpus import Corpus, load
    from syria_news.corpus.writing import new_files
    from syria_news.figures import draw_figures, read_accuracy

    corpus = Corpus.from_csv(options.data) if options.data else load()
    measured = read_accuracy(options.accuracy) if options.accuracy else None
    with new_files(options.out) as folder:
        number = sum(1 for _ in draw_figures(corpus, folder, measured))
    print(f"{number} files in {options.out}")


def _check(options: argparse.Namespace) -> None:
    from syria_news.corpus import Corpus

    parquet = (options.folder / "articles.parquet").is_file() and not (options.folder / "articles.csv").is_file()
    corpus = (Corpus.from_parquet if parquet else Corpus.from_csv)(options.folder).check()
    print(f"{corpus}\n{options.folder}: all tables follow the schema")


def _show(options: argparse.Namespace) -> None:
    from syria_news.corpus import Corpus, load
    from syria_news.evidence import show

    print(show(Corpus.from_csv(options.data) if options.data else load(), options.id))


def _say(options: argparse.Namespace, text: str) -> None:
    if not options.quiet:
        print(text)


if __name__ == "__main__":
    sys.exit(program())
