"""What is known of each actor and each place that the tables name by an identifier."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.lexicon import load_lexicon

if TYPE_CHECKING:
    from syria_news.corpus import Corpus

__all__ = ["actor_table", "place_table"]

ACTORS = ["actor_id", "name", "type", "country", "camp", "camp_note", "names"]
PLACES = [
    "location_id", "name", "kind", "country", "admin1", "latitude", "longitude", "precision", "names", "source", "book",
]  # fmt: skip


def actor_table(corpus: Corpus) -> pd.DataFrame:
    """One row an actor: those of the codebook, then those that only the articles name.

    Parameters
    ----------
    corpus : Corpus
        The tables.

    Returns
    -------
    pandas.DataFrame
        ``names`` are other names joined by ``|``; ``camp`` and ``names`` are missing for actors outside the codebook.
    """
    actors = load_lexicon(corpus.codebooks).actors
    known = _frame(
        ([a.actor_id, a.name, a.type, a.country, a.camp, a.camp_note, "|".join(a.names)] for a in actors.values()),
        ACTORS,
    )
    named = corpus.actors.rename(columns={"actor": "name"}).astype({"type": "string"})
    return _with_others(known, named, "actor_id")


def place_table(corpus: Corpus) -> pd.DataFrame:
    """One row a place: those of the codebooks, then those that only the articles name.

    Parameters
    ----------
    corpus : Corpus
        The tables.

    Returns
    -------
    pandas.DataFrame
        ``names`` are other names joined by ``|``; ``book`` is the codebook that has the place.
    """
    places = load_lexicon(corpus.codebooks).places.values()
    known = _frame(
        (
            [
                p.location_id,
                p.name,
                p.kind,
                p.country,
                p.admin1,
                p.latitude,
                p.longitude,
                p.precision,
                "|".join(p.names),
                p.source,
                p.book,
            ]
            for p in places
        ),
        PLACES,
    ).astype({"latitude": "Float64", "longitude": "Float64"})
    named = corpus.locations.rename(columns={"location": "name"}).astype({"kind": "string"})
    return _with_others(known, named, "location_id")


def _frame(rows: Iterable[list[Any]], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=columns, dtype="object")
    texts = [column for column in columns if column not in ("latitude", "longitude")]
    typed: pd.DataFrame = frame.replace("", None).astype(dict.fromkeys(texts, "string"))
    return typed


def _with_others(known: pd.DataFrame, named: pd.DataFrame, key: str) -> pd.DataFrame:
    """Add those that are not in the codebook, as their first mention gives them."""
    others = named[~named[key].isin(known[key])].drop_duplicates(key).sort_values(key)
    if others.empty:
        return known
    others = others.reindex(columns=known.columns).astype(known.dtypes.to_dict())
    return pd.concat([known, others], ignore_index=True)
