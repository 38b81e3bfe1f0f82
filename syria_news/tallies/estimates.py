"""Figures for the same victims brought together: which accounts compete, which add up, and the range that results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from statistics import median

__all__ = ["HARMS", "Estimate", "Figure", "Unit", "count_units"]

HARMS = ("killed", "injured")
GENERAL = ("unknown", "mixed")  # may hold civilians and combatants alike
AREAS = ("country", "region", "admin1", "admin2", "city")  # may hold other places named for the same incident


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported figure that counts; ``low`` is 0 where the words set no lower bound.

    Figures of one account with the same ``victims`` are tolls of the same people; with None they may hold anybody.
    Those with another ``event`` are of other people.
    """

    incident: tuple[str, ...]
    event: str | None
    article_id: str
    harm: str
    claimant: str | None
    victims: str | None
    victim_class: str
    perpetrator: str | None
    place: str | None
    first: str | None
    last: str | None
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high; ``high`` is None where there is no upper bound."""

    low: int
    best: int
    high: int | None

    def __add__(self, other: Estimate) -> Estimate:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Estimate(self.low + other.low, self.best + other.best, high)


@dataclass(frozen=True, slots=True)
class Unit:
    """People of one incident that are counted together, once."""

    incident: tuple[str, ...]
    harm: str
    estimate: Estimate
    figures: int
    claimants: tuple[str, ...]
    victim_class: str
    perpetrator: str | None
    place: str | None
    first: str | None
    last: str | None


def count_units(figures: Iterable[Figure], kinds: Mapping[str, str], apart: bool = False) -> Iterator[Unit]:
    """Bring together the figures that speak of the same people.

    Parameters
    ----------
    figures : iterable of Figure
        Those that count.
    kinds : mapping of str to str
        The kind of each place, to tell a part of town from the town.
    apart : bool, default False
        Keep each claimant's figures apart.

    Yields
    ------
    Unit
        No two of which hold the same people, but for those of different claimants kept apart.
    """
    incidents: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        incidents[figure.incident, figure.harm, figure.claimant if apart else None].append(figure)
    for together in incidents.values():
        for group in _overlapping(together, kinds):
            yield _unit(group)


def _overlapping(figures: list[Figure], kinds: Mapping[str, str]) -> list[list[Figure]]:
    """Part the figures of an incident into groups, so that only figures of one group can hold the same people."""
    alike: dict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        alike[figure.article_id, figure.claimant, figure.victim_class, figure.place].append(figure)
    groups = {key: [key] for key in alike}
    for one, other in combinations(alike, 2):
        if groups[one] is not groups[other] and _may_overlap(alike[one][0], alike[other][0], kinds):
            merged = groups[one] + groups[other]
            groups |= dict.fromkeys(merged, merged)
    distinct = {id(group): group for group in groups.values()}
    return [[figure for key in group for figure in alike[key]] for group in distinct.values()]


def _may_overlap(one: Figure, other: Figure, kinds: Mapping[str, str]) -> bool:
    same_account = (one.article_id, one.claimant) == (other.article_id, other.claimant)
    general = one.victim_class in GENERAL or other.victim_class in GENERAL
    if one.victim_class != other.victim_class and not general:
        return False
    if same_account and (one.victim_class in GENERAL) == (other.victim_class in GENERAL):
        return False  # one account's figures for the same class at two places add up
    return _same_place(one.place, other.place, kinds)


def _same_place(one: str | None, other: str | None, kinds: Mapping[str, str]) -> bool:
    if one is None or other is None or one == other:
        return True
    return kinds.get(one) != kinds.get(other) and (kinds.get(one) in AREAS or kinds.get(other) in AREAS)


def _unit(figures: list[Figure]) -> Unit:
    accounts: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        accounts[figure.article_id, figure.claimant].append(figure)
    # A claimant who is quoted in several articles speaks once; articles that speak in their own voice, each for itself.
    said: dict[tuple[str, ...], list[Estimate]] = defaultdict(list)
    for (article_id, claimant), account in accounts.items():
        said[(claimant,) if claimant else ("", article_id)].append(_total(account))
    claims = [_rising(estimates) for estimates in said.values()]
    days = sorted(figure.first for figure in figures if figure.first)
    ends = sorted(figure.last for figure in figures if figure.last)
    return Unit(
        figures[0].incident,
        figures[0].harm,
        Estimate(min(claim.low for claim in claims), int(median(claim.best for claim in claims)), _highest(claims)),
        len(figures),
        tuple(sorted({figure.claimant for figure in figures if figure.claimant})),
        _class(figures),
        "; ".join(sorted({one for figure in figures if figure.perpetrator for one in figure.perpetrator.split("; ")}))
        or None,
        _place(figures),
        days[0] if days else None,
        ends[-1] if ends else None,
    )


def _total(account: list[Figure]) -> Estimate:
    """What one account says in all."""
    events: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in account:
        events[figure.event].append(figure)
    return sum((_of_event(figures) for figures in events.values()), Estimate(0, 0, 0))


def _of_event(account: list[Figure]) -> Estimate:
    """The largest of the sums for groups, for people in general and for anybody, who may hold one another."""
    unnamed = [figure for figure in account if figure.victims is None]
    named = [figure for figure in account if figure.victims is not None]
    general = [figure for figure in named if figure.victim_class in GENERAL]
    special = [figure for figure in named if figure.victim_class not in GENERAL]
    return _largest([_added(figures) for figures in (unnamed, general, special) if figures])


def _added(figures: list[Figure]) -> Estimate:
    tolls: dict[tuple[str | None, ...], list[Estimate]] = defaultdict(list)
    for figure in figures:
        best = figure.low if figure.high is None else (figure.low + figure.high) // 2
        tolls[figure.victims, figure.victim_class, figure.place].append(Estimate(figure.low, best, figure.high))
    return sum((_rising(estimates) for estimates in tolls.values()), Estimate(0, 0, 0))


def _rising(estimates: list[Estimate]) -> Estimate:
    """An earlier and a later toll of the same people: tolls rise, so the highest is the best."""
    return Estimate(min(one.low for one in estimates), max(one.best for one in estimates), _highest(estimates))


def _largest(estimates: list[Estimate]) -> Estimate:
    """A whole and its parts, both stated: at least as many as either."""
    return Estimate(max(one.low for one in estimates), max(one.best for one in estimates), _highest(estimates))


def _highest(estimates: list[Estimate]) -> int | None:
    highs = [one.high for one in estimates if one.high is not None]
    return max(highs) if len(highs) == len(estimates) else None


def _class(figures: list[Figure]) -> str:
    special = sorted({figure.victim_class for figure in figures if figure.victim_class not in GENERAL})
    if len(special) == 1 and not any(figure.victim_class == "mixed" for figure in figures):
        return special[0]
    return "unknown" if {figure.victim_class for figure in figures} == {"unknown"} else "mixed"


def _place(figures: list[Figure]) -> str | None:
    return "; ".join(sorted({figure.place for figure in figures if figure.place})) or None
