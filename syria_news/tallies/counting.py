"""Which figures count, and of which incident each of them speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.schema.tables import plain_rows
from syria_news.tallies.estimates import HARMS, Figure

if TYPE_CHECKING:
    from syria_news.corpus import Corpus

__all__ = ["countable", "counted_figures"]

BROAD = ("country", "region", "admin1")  # two reports from the same country on one day need not be of one incident
SHARED = ["location_id", "date_from", "date_to"]
WANTED = [
    "casualty_id", "event_id", "article_id", "harm", "low", "high", "victims", "victim_class", "perpetrator",
    "attributed_to", *SHARED,
]  # fmt: skip


def countable(casualties: pd.DataFrame) -> pd.Series:
    """Tell which figures a tally counts: nobody is in two of them by the articles' own words.

    Parameters
    ----------
    casualties : pandas.DataFrame
        The table.

    Returns
    -------
    pandas.Series
        True for figures of people killed or injured that are reported, have a number, and are neither a running toll
        nor a repetition nor a part of a figure of the same harm.
    """
    rows = casualties.set_index("casualty_id")
    numbered = casualties[["low", "high"]].notna().any(axis=1)
    kept = numbered & casualties["harm"].isin(HARMS) & (casualties["status"] == "reported")
    kept &= ~casualties["cumulative"].fillna(False)
    repeats = casualties["repeats"]
    first = repeats.isna() | (~repeats.isin(rows.index) & ~repeats.duplicated())  # the first is not in a table cut down
    wholes = rows.reindex(casualties["part_of"].fillna("").tolist())
    same_harm = wholes["harm"].astype("object").to_numpy() == casualties["harm"].astype("object").to_numpy()
    has_number = wholes[["low", "high"]].notna().any(axis=1).to_numpy()
    counts: pd.Series = (kept & first & ~(same_harm & has_number)).astype(bool)
    return counts


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure, and how surely its incident is known."""

    figure: Figure
    has_event: bool
    named: bool  # the event's incident is known by place and day, or by several events

    @property
    def at(self) -> tuple[str, str] | None:
        """Where and when, if both are known."""
        place, day = self.figure.place, self.figure.first
        return (place, day) if place and day else None

    def of(self, incident: tuple[str, ...]) -> _Told:
        """The same figure as one of an incident."""
        return replace(self, figure=replace(self.figure, incident=incident))


def counted_figures(corpus: Corpus) -> list[Figure]:
    """Give the figures that count, each with its incident.

    The incident is that of the figure's event. Where the event is not told by place and day, or there is none, it is
    the one incident of the article at the figure's place and day; else that of any article; else, for a claimant's
    figure without a place or day, the one incident of which the article gives figures.

    Parameters
    ----------
    corpus : Corpus
        The tables.

    Returns
    -------
    list of Figure
        In the order of the table.
    """
    kinds = dict(zip(corpus.locations["location_id"], corpus.locations["kind"].astype("object"), strict=True))
    return [one.figure for one in _joined(_placed(list(_told(corpus)), kinds))]


def _told(corpus: Corpus) -> Iterator[_Told]:
    events = {row[0]: row[1:] for row in plain_rows(corpus.events[["event_id", "incident_id", *SHARED]])}
    reports = corpus.events["incident_id"].value_counts()
    casualties = corpus.casualties[countable(corpus.casualties)]
    sentence = [casualties[column].astype("object") for column in ("article_id", "sentence", "harm")]
    beside = casualties.groupby(sentence, dropna=False)["casualty_id"].transform("size")
    for row, alone in zip(plain_rows(casualties[WANTED]), beside == 1, strict=True):
        event = events.get(row[1], (None, None, None, None))
        named = event[0] is not None and (event[0] not in events or reports[event[0]] > 1)
        yield _Told(_figure(row, event, named, alone), event[0] is not None, named)


def _figure(row: tuple[Any, ...], event: tuple[Any, ...], named: bool, alone: bool) -> Figure:
    """Make a figure of a row and of the incident, place and days of its event."""
    casualty_id, _, article_id, harm, low, high, victims, victim_class, perpetrator, claimant, *own = row
    incident, *of_event = event
    place, first, last = (mine or theirs for mine, theirs in zip(own, of_event, strict=True))
    apart = None if named else incident
    if incident is None and not (place and first):
        apart = casualty_id  # nothing says that two such figures of one account speak of the same people
    # `Two people died in Homs and three in Hama`: the three are others, though their noun is left out.
    who = victims.casefold() if victims else None if alone else casualty_id
    key = (incident,) if incident else (article_id, casualty_id)
    return Figure(
        key, apart, article_id, harm, claimant, who, victim_class, perpetrator, place, first, last or first,
        low or 0, high,
    )  # fmt: skip


def _placed(told: list[_Told], kinds: dict[str, str]) -> list[_Told]:
    """Give figures of unnamed incidents the one that is known for their place and day."""
    in_article: dict[tuple[str, tuple[str, str]], set[tuple[str, ...]]] = defaultdict(set)
    anywhere: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for one in told:
        if one.named and one.at:
            in_article[one.figure.article_id, one.at].add(one.figure.incident)
            anywhere[one.at].add(one.figure.incident)

    def placed(one: _Told) -> _Told:
        if one.named or not one.at:
            return one
        precise = kinds.get(one.at[0]) not in BROAD
        for known in (in_article[one.figure.article_id, one.at], anywhere[one.at] if precise else set()):
            if len(known) == 1:
                return one.of(next(iter(known)))
        return one.of(("", *one.at) if precise else (one.figure.article_id, *one.at))

    return [placed(one) for one in told]


def _joined(told: list[_Told]) -> list[_Told]:
    """Give a claimant's figures without place or day the one incident of their article and harm."""
    others: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for one in told:
        if one.named or one.at:
            others[one.figure.article_id, one.figure.harm].add(one.figure.incident)

    def joined(one: _Told) -> _Told:
        known = others[one.figure.article_id, one.figure.harm]
        if one.named or one.at:
            return one
        if one.figure.claimant and len(known) == 1:
            return one.of(next(iter(known)))
        return one if one.has_event else one.of((one.figure.article_id, "", ""))

    return [joined(one) for one in told]
