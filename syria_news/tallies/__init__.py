"""From reports to counts, with nobody counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.tallies.counting import countable, counted_figures
from syria_news.tallies.estimates import HARMS, Unit, count_units

if TYPE_CHECKING:
    from syria_news.corpus import Corpus

__all__ = ["BY", "countable", "tally"]

BY = ("month", "day", "place", "perpetrator", "victim_class", "claimant", "incident")
COUNTS = ["harm", "low", "best", "high", "incidents", "figures", "claimants"]


def tally(corpus: Corpus, by: str | Sequence[str] | None = "month") -> pd.DataFrame:
    """Count the people reported killed and injured, nobody twice.

    The rule: of each incident every person counts once, so parts of other figures, repetitions, running tolls and
    figures that are negated, denied or hypothetical are left out, one account's figures for different victims are added
    up, and where several accounts give figures for the same victims the range spans them all.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    by : {'month', 'day', 'place', 'perpetrator', 'victim_class', 'claimant', 'incident'}, or several, or None
        What to count by; None for one count of everything. A period that does not fit into one month or day, and
        everything else that the articles do not say, is a row with a missing value. Counts by claimant are each
        claimant's own, and must not be added to each other.

    Returns
    -------
    pandas.DataFrame
        One row a group and harm (`killed` or `injured`), with

        - ``low``: the least that any account says;
        - ``best``: of one figure, the middle of its bounds rounded down, or its lower bound where it has no upper one;
          of one claimant's different figures for the same victims, the highest, because tolls rise; of several
          claimants, the median rounded down;
        - ``high``: the most that any account says; missing where a figure has no upper bound (`at least 12`);
        - ``incidents`` and ``figures``: how many were counted;
        - ``claimants``: who said so, joined by ``; ``; missing where the articles say it in their own voice.

    Notes
    -----
    An incident is what ``events.incident_id`` groups. Within one account, figures for civilians or combatants are not
    added to figures for people in general: the larger counts. A figure whose event has no row, or is not told by place
    and day, belongs to the one incident known for its own place and day; a claimant's figure that has neither, to the
    one incident of its article. Where claimants blame different perpetrators, or name
    different places of the same kind, the group names them all. Figures without a number (`heavy losses`) and
    `casualties` that are not told apart into killed and injured are not counted.

    Examples
    --------
    The Observatory speaks of 12 killed, 5 of them children; the headline repeats the 12; state media speak of 20; and
    since January 300 have been killed:

    >>> from syria_news.corpus import Corpus
    >>> figures = [
    ...     # figure, low, high, claimant, cumulative, part of, repeats
    ...     ("c1", 12, 12, "syrian-observatory-for-human-rights", False, None, None),
    ...     ("c2", 5, 5, "syrian-observatory-for-human-rights", False, "c1", None),
    ...     ("c3", 12, 12, None, False, None, "c1"),
    ...     ("c4", 20, 20, "sana", False, None, None),
    ...     ("c5", 300, None, None, True, None, None),
    ... ]
    >>> columns = ["casualty_id", "low", "high", "attributed_to", "cumulative", "part_of", "repeats"]
    >>> casualties = pd.DataFrame(figures, columns=columns).assign(
    ...     article_id="market", harm="killed", victim_class="civilian", victims="civilians", status="reported",
    ...     date_from="2016-11-07", date_to="2016-11-07",
    ... )
    >>> table = tally(Corpus.from_rows({"casualties": casualties}), by="day")
    >>> table[["day", "harm", "low", "best", "high"]]
             day    harm  low  best  high
    0 2016-11-07  killed   12    16    20
    >>> table.loc[0, "claimants"]
    'sana; syrian-observatory-for-human-rights'
    """
    keys = [by] if isinstance(by, str) else list(by or ())
    for key in keys:
        if key not in BY:
            raise ValueError(f"by={key!r} is not known; use None or some of {', '.join(BY)}")
    groups: dict[tuple[Any, ...], list[Unit]] = defaultdict(list)
    if not keys:
        groups = {(harm,): [] for harm in HARMS}
    for unit in count_units(counted_figures(corpus), _kinds(corpus), apart=("claimant" in keys)):
        groups[(*(_cell(unit, key) for key in keys), unit.harm)].append(unit)
    rows = [(*group, *_sums(units)) for group, units in groups.items()]
    rows.sort(
        key=lambda row: [(value is None, str(value)) for value in row[: len(keys)]] + [HARMS.index(row[len(keys)])]
    )
    return _frame(rows, keys)


def _kinds(corpus: Corpus) -> dict[str, str]:
    return dict(zip(corpus.locations["location_id"], corpus.locations["kind"].astype("object"), strict=True))


def _cell(unit: Unit, key: str) -> str | None:
    if key == "day":
        return unit.first if unit.first == unit.last else None
    if key == "month":
        same = unit.first and unit.last and unit.first[:7] == unit.last[:7]
        return f"{unit.first[:7]}-01" if unit.first and same else None
    if key == "claimant":
        return "; ".join(unit.claimants) or None
    if key == "incident":
        return unit.incident[0] if len(unit.incident) == 1 else None
    value: str | None = getattr(unit, key)
    return value


def _sums(units: list[Unit]) -> tuple[Any, ...]:
    highs = [unit.estimate.high for unit in units]
    return (
        sum(unit.estimate.low for unit in units),
        sum(unit.estimate.best for unit in units),
        None if None in highs else sum(high for high in highs if high is not None),
        len({unit.incident for unit in units}),
        sum(unit.figures for unit in units),
        "; ".join(sorted({claimant for unit in units for claimant in unit.claimants})) or None,
    )


def _frame(rows: list[tuple[Any, ...]], keys: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*keys, *COUNTS], dtype="object")
    types = dict.fromkeys(["low", "best", "high", "incidents", "figures"], "Int64")
    types |= {key: "datetime64[s]" if key in ("day", "month") else "string" for key in keys}
    return frame.astype(types | {"harm": "string", "claimants": "string"})
