"""What a corpus holds, in a few lines for a terminal or a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from syria_news.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from syria_news.corpus import Corpus

__all__ = ["as_html", "as_text"]


def as_text(corpus: Corpus) -> str:
    """The summary as plain text."""
    lines = [f"Corpus of {_headline(corpus)}"]
    lines += [f"  {name:<11}{len(corpus.frames[name]):>7,}  {what}" for name, what in _contents(corpus).items()]
    return "\n".join(lines)


def as_html(corpus: Corpus) -> str:
    """The summary as a table in HTML."""
    cell = '<td style="text-align:{}">{}</td>'
    rows = [
        "<tr>"
        + cell.format("left", f"<code>{escape(name)}</code>")
        + cell.format("right", f"{len(corpus.frames[name]):,}")
        + cell.format("left", escape(what))
        + "</tr>"
        for name, what in _contents(corpus).items()
    ]
    return (
        f"<div><strong>Corpus</strong> of {escape(_headline(corpus))}"
        f"<table><thead><tr><th>table</th><th>rows</th><th style='text-align:left'>what</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _headline(corpus: Corpus) -> str:
    articles = corpus.articles
    parts = [_number(len(articles), "article")]
    outlets = articles["sources"].dropna().str.split("; ").explode().nunique()
    if outlets:
        parts.append(f"citing {_number(outlets, 'outlet')}")
    first, last = articles["published_earliest"].dropna(), articles["published_latest"].dropna()
    if len(first) and len(last):
        parts.append(f"published between {first.min():%Y-%m-%d} and {last.max():%Y-%m-%d}")
    text = ", ".join(parts)
    return text + (f"; {len(corpus.rejected):,} rejected" if len(corpus.rejected) else "")


def _contents(corpus: Corpus) -> dict[str, str]:
    """What each table's rows are, and how they spread."""
    actors, locations, events, casualties = (corpus.frames[name] for name in list(TABLES)[1:])
    harms = casualties["harm"].value_counts().head(3)
    types = events["type"].value_counts().head(3)
    placed = locations["latitude"].notna().mean() if len(locations) else 0.0
    return {
        "articles": f"{int(corpus.articles['words'].sum()):,} words",
        "actors": f"mentions of {_number(actors['actor_id'].nunique(), 'actor')}",
        "locations": f"mentions of {_number(locations['location_id'].nunique(), 'place')}, "
        f"{placed:.0%} with coordinates",
        "events": f"reports of {_number(events['incident_id'].nunique(), 'happening')}{_most(types)}",
        "casualties": f"reported figures{_most(harms)}",
    }


def _most(counts: pd.Series[int]) -> str:
    shown = [f"{value} {number:,}" for value, number in counts.items() if number]
    return ": " + ", ".join(shown) if shown else ""


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
