"""Measure how well the days on which articles appeared are found again when they are withheld.

    python benchmarks/publication_days.py ARTICLES...

ARTICLES are tables with the columns `text` and `published` (CSV, JSON Lines, Parquet). Their days are taken away, found
from the texts alone, and compared. A text prints its day where its first characters hold the given day in figures or
words, or where it is found to print one. Articles whose day is missed are listed with the reasons for what was found.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pandas as pd

from syria_news.publication import date_articles
from syria_news.reading import read_articles

HEAD = 500  # characters of a text in which a page prints its day
ORDERS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d %m %Y", "%m %d %Y", "%Y %m %d", "%b %d%Y")
_WORD = re.compile(r"[a-z]+|\d+")


def withheld(path: Path) -> tuple[pd.DataFrame, pd.Series]:
    """The articles of a table without their days, and the days of those that had one."""
    articles = read_articles(path).articles
    known = articles["published"].dropna()
    bare = articles.loc[known.index].copy()
    bare[["published", "published_earliest", "published_latest"]] = pd.NaT
    bare["date_basis"] = pd.Series("unknown", index=bare.index).astype(articles["date_basis"].dtype)
    return bare, known


def prints(text: str, day: pd.Timestamp) -> bool:
    """Whether the head of a text holds a day, in any usual order."""
    head = f" {' '.join(word.lstrip('0') for word in _WORD.findall(text[:HEAD].lower()))} "
    written = (" ".join(word.lstrip("0") for word in _WORD.findall(f"{day:{order}}".lower())) for order in ORDERS)
    return any(f" {words} " in head for words in written)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, nargs="+")
    printed = exact = inside = total = 0
    for path in parser.parse_args().articles:
        bare, known = withheld(path)
        dating = date_articles(bare)
        found = dating.articles
        heads = pd.Series([prints(*row) for row in zip(found["text"], known, strict=True)], index=found.index)
        is_printed = (found["date_basis"] == "printed") | heads
        is_exact = is_printed & (found["published"] == known)
        first, last = found["published_earliest"], found["published_latest"]
        is_inside = (first.isna() | (first <= known)) & (last.isna() | (known <= last))
        printed, exact = printed + is_printed.sum(), exact + is_exact.sum()
        inside, total = inside + is_inside.sum(), total + len(known)
        for place in found.index[~is_inside | (is_printed & ~is_exact)]:
            article_id = found.at[place, "article_id"]
            reasons = dating.reasons.loc[dating.reasons["article_id"] == article_id, "reason"]
            print(f"{article_id}: given {known[place].date()}. {' '.join(reasons)}")
    print(f"days printed: {printed}, of which exact: {exact} ({exact / max(printed, 1):.1%})")
    print(f"all articles: {total}, given day inside the interval: {inside} ({inside / max(total, 1):.1%})")


if __name__ == "__main__":
    main()
