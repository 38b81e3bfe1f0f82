"""Measure the extractor's accuracy against gold annotations, and write the table that the notebooks show.

    python benchmarks/accuracy.py SCORER GOLD ARTICLES

SCORER is the program that compares tables with annotations (`SCORER GOLD_DIR TABLES_DIR --json`), GOLD a folder of
`<article_id>.gold.json` files, ARTICLES the CSV of the annotated articles. The result is written beside this file
as accuracy.csv: all articles, and each half of them (every second file in alphabetical order).
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

import syria_news as sn

OUT = Path(__file__).parent / "accuracy.csv"
FIGURES = ("f1", "b3_f1", "accuracy")


def figure(line: dict[str, Any]) -> float | None:
    """The one number that sums a line of the report up."""
    return next((line[name] for name in FIGURES if name in line), None)


def scored(scorer: Path, gold: list[Path], tables: Path) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        for path in gold:
            shutil.copy(path, folder)
        run = [sys.executable, str(scorer), folder, str(tables), "--json"]
        report: dict[str, dict[str, Any]] = json.loads(subprocess.run(run, check=True, capture_output=True).stdout)
        return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("scorer", "gold", "articles"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    files = sorted(options.gold.glob("*.gold.json"))
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables"
        sn.read(options.articles).to_csv(tables)
        reports = {
            name: scored(options.scorer, part, tables)
            for name, part in (("all", files), ("first half", files[::2]), ("second half", files[1::2]))
        }
    rows = [
        {"figure": name, **{half: figure(report.get(name, {})) for half, report in reports.items()}}
        for name in reports["all"]
        if figure(reports["all"][name]) is not None
    ]
    table = pd.DataFrame(rows).round(3)
    table.to_csv(OUT, index=False, lineterminator="\n")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
