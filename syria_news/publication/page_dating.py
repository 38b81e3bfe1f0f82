"""The articles of one archive page as a constraint problem: each article's day is a variable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from syria_news.dates.intervals import Interval
from syria_news.dates.resolving import days_of, snapped, written_on
from syria_news.dates.time_meanings import DAY, Fixed, Yearly
from syria_news.publication.date_evidence import ORDER, REFERENCE, Evidence
from syria_news.publication.happenings import Telling

__all__ = ["NEWEST_FIRST", "OLDEST_FIRST", "Variable", "order_of", "solve"]

NEWEST_FIRST, OLDEST_FIRST = "newest first", "oldest first"
NEIGHBOURS = 4  # articles between two that speak of the same happening
ROUNDS = 100


@dataclass(slots=True)
class Variable:
    """An article's day of publication.

    Parameters
    ----------
    name : str
        How the reasons of other articles call it.
    interval : Interval
        The days that are left.
    reasons : list of Evidence
        What narrowed it, in order.
    notes : list of str
        What clashed.
    """

    name: str
    tellings: Sequence[Telling] = ()
    interval: Interval = field(default_factory=Interval)
    reasons: list[Evidence] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    certain: bool = False  # one day by its own evidence

    def take(self, evidence: Evidence) -> None:
        """Narrow by the article's own evidence, the heaviest first; report what clashes with heavier evidence."""
        if not self.interval.meets(evidence.interval):
            against = next((r for r in self.reasons if not r.interval.meets(evidence.interval)), self.reasons[-1])
            self.notes.append(f"date: {against.reason} {evidence.reason} These clash; the first stands.")
            return
        self.narrow(evidence)

    def narrow(self, evidence: Evidence) -> bool:
        """Narrow to the days that the evidence leaves; False if that changes nothing or would leave none."""
        if not self.interval.meets(evidence.interval):
            return False
        left = self.interval.narrowed(evidence.interval)
        if left == self.interval:
            return False
        self.interval = left
        key = evidence.key or evidence.reason
        place = next((n for n, known in enumerate(self.reasons) if (known.key or known.reason) == key), None)
        if place is None:
            self.reasons.append(evidence)
        else:
            self.reasons[place] = evidence
        return True


@dataclass(slots=True)
class _Happening:
    """What several articles tell, and when it can have been."""

    concept: str
    told: list[tuple[Variable, Telling]]
    days: dict[str, Interval] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)

    def left(self) -> list[tuple[int, Variable, Telling]]:
        """The tellings that can still be of one happening, with their numbers."""
        return [(n, variable, telling) for n, (variable, telling) in enumerate(self.told) if n not in self.dropped]

    def drop(self, number: int) -> None:
        """Take a telling for another happening of the same kind; that is worth a note where its day was open."""
        self.dropped.add(number)
        variable, telling = self.told[number]
        other = next((other for n, _, other in self.left() if n != number), None)
        if other is not None and not variable.certain:
            variable.notes.append(
                f"date: “{_short(telling.quote)}” and “{_short(other.quote)}” cannot be of one {self.concept}; they "
                "are taken for two."
            )


def order_of(intervals: Sequence[Interval]) -> str | None:
    """In which order the articles of a page stand, by those whose days are known; newest first where none tells.

    Returns
    -------
    str or None
        None where they stand in no order.

    Examples
    --------
    >>> from datetime import date
    >>> order_of([Interval.of_day(date(2016, 3, day)) for day in (9, 7, 4)])
    'newest first'
    """
    newest = oldest = 0
    known = [interval for interval in intervals if interval != Interval()]
    for above, below in pairwise(known):
        if above.earliest and below.latest and below.latest < above.earliest:
            newest += 1
        elif above.latest and below.earliest and above.latest < below.earliest:
            oldest += 1
    if min(newest, oldest) * 4 > max(newest, oldest):
        return None
    return OLDEST_FIRST if oldest > newest else NEWEST_FIRST


def solve(page: Sequence[Variable], order: str | None) -> None:
    """Narrow the articles of a page by its order and by the happenings that they share, until nothing changes.

    Parameters
    ----------
    page : sequence of Variable
        In the order of the page, already narrowed by their own evidence. Changed in place.
    order : str or None
        `NEWEST_FIRST`, `OLDEST_FIRST`, or None for no order.
    """
    for variable in page:
        variable.certain = variable.interval.days == 1
    older_first = list(page) if order == OLDEST_FIRST else list(page)[::-1]
    chain = _in_order(older_first) if order else []
    happenings = list(_happenings(page))
    own = [(variable.interval, list(variable.reasons)) for variable in page]
    _settle(chain, order or "", happenings)
    while (clash := _contrary(chain)) and _loosen(clash, happenings):
        for variable, (interval, reasons) in zip(page, own, strict=True):
            variable.interval, variable.reasons = interval, list(reasons)
        _settle(chain, order or "", happenings)


def _settle(chain: list[Variable], order: str, happenings: list[_Happening]) -> None:
    """Narrow until nothing changes."""
    for happening in happenings:
        happening.days.clear()
    for _ in range(ROUNDS):
        changed = [_by_order(chain, order), *(_by_happening(happening) for happening in happenings)]
        if not any(changed):
            return


def _contrary(chain: list[Variable]) -> tuple[Variable, Variable] | None:
    """The first two neighbours whose days contradict their order."""
    for older, newer in pairwise(chain):
        first, last = older.interval.earliest, newer.interval.latest
        if first and last and last < first:
            return older, newer
    return None


def _loosen(clash: tuple[Variable, Variable], happenings: list[_Happening]) -> bool:
    """Give up, for one of two articles, that it tells of its neighbours' happening: that is weaker than the order."""
    for happening in happenings:
        for number, variable, _ in happening.left():
            if any(variable is one for one in clash) and len(happening.left()) > 1:
                happening.drop(number)
                return True
    return False


def _in_order(older_first: list[Variable]) -> list[Variable]:
    """Leave out the articles that their own evidence puts out of order, the most contrary first, and report them."""
    chain = list(older_first)
    while clashes := _clashes(chain):
        worst = max(range(len(chain)), key=lambda place: (clashes.get(place, 0), place))
        variable = chain.pop(worst)
        variable.notes.append(
            f"date: {variable.interval} does not fit its place among the articles of its page; the page's order is not "
            "used for it."
        )
    return chain


def _clashes(chain: list[Variable]) -> dict[int, int]:
    """How many others each article of a chain clashes with."""
    found: dict[int, int] = {}
    latest = None
    for variable in chain:  # a cheap look whether there are any
        if latest and variable.interval.latest and variable.interval.latest < latest:
            break
        latest = max(filter(None, (latest, variable.interval.earliest)), default=None)
    else:
        return found
    for one, older in enumerate(chain):
        for other in range(one + 1, len(chain)):
            first, last = older.interval.earliest, chain[other].interval.latest
            if first and last and last < first:
                found[one] = found.get(one, 0) + 1
                found[other] = found.get(other, 0) + 1
    return found


def _by_order(chain: list[Variable], order: str) -> bool:
    """Carry bounds along the page: nothing is older than what is older than it."""
    changed = False
    for older, newer in pairwise(chain):
        if first := older.interval.earliest:
            changed |= newer.narrow(_by_neighbour(order, older, Interval(first, None), "so it is no older"))
    for newer, older in pairwise(chain[::-1]):
        if last := newer.interval.latest:
            changed |= older.narrow(_by_neighbour(order, newer, Interval(None, last), "so it is no younger"))
    return changed


def _by_neighbour(order: str, neighbour: Variable, bound: Interval, therefore: str) -> Evidence:
    reason = f"Its page goes {order}, and “{_short(neighbour.name)}” beside it is from {bound}, {therefore}."
    return Evidence(bound, ORDER, reason, key=f"{therefore} {neighbour.name}")


def _happenings(page: Sequence[Variable]) -> Iterator[_Happening]:
    """Tie the tellings of neighbouring articles that can be of one happening."""
    by_concept: dict[tuple[str, int | None], list[tuple[int, Telling]]] = {}
    for place, variable in enumerate(page):
        for telling in variable.tellings:
            by_concept.setdefault((telling.concept, telling.weekday), []).append((place, telling))
    for (concept, _), told in sorted(by_concept.items(), key=lambda item: str(item[0])):
        group: list[tuple[int, Telling]] = []
        for place, telling in told:
            if group and place - group[-1][0] > NEIGHBOURS:
                yield _Happening(concept, [(page[p], t) for p, t in group])
                group = []
            group.append((place, telling))
        yield _Happening(concept, [(page[p], t) for p, t in group])


def _by_happening(happening: _Happening) -> bool:
    """Narrow when a happening was by its articles, and its articles by when it was."""
    for number, variable, telling in happening.left():
        days = happening.days.get(_part(number, telling), Interval())
        told = days_of(telling.meaning, variable.interval, telling.future)
        left = snapped(telling.meaning, days.narrowed(told)) if days.meets(told) else None
        if left is None:
            happening.drop(number)
        else:
            happening.days[_part(number, telling)] = left
    _in_sequence(happening.days)
    changed = False
    for number, variable, telling in happening.left():
        days = happening.days[_part(number, telling)]
        written = written_on(telling.meaning, days, telling.future, variable.interval)
        if written is None:
            happening.drop(number)
            continue
        reason, key = _reason(happening, variable, telling, days, written), f"{telling.concept} {telling.quote}"
        changed |= variable.narrow(Evidence(written, REFERENCE, reason, telling.span, key))
    return changed


def _part(number: int, telling: Telling) -> str:
    """Days on which a truce still held or talks were over are each article's own; the other parts are common to all."""
    return f"{telling.role} {number}" if telling.role in ("hold", "after") else telling.role


def _in_sequence(days: dict[str, Interval]) -> None:
    """A truce ends on or after the days on which it began and held; talks are over on or after their day."""
    pairs = [(part, "end") for part in days if part == "start" or part.startswith("hold")]
    pairs += [("thing", part) for part in days if part.startswith("after")]
    for sooner, later in pairs:
        if sooner in days and later in days:
            not_later, not_sooner = Interval(None, days[later].latest), Interval(days[sooner].earliest, None)
            if days[sooner].meets(not_later) and days[later].meets(not_sooner):
                days[sooner], days[later] = days[sooner].narrowed(not_later), days[later].narrowed(not_sooner)


def _reason(happening: _Happening, variable: Variable, telling: Telling, days: Interval, written: Interval) -> str:
    """Say how an article dates a happening, and how its neighbours do."""
    others: dict[str, str] = {}
    # What names a day of the calendar says more than a weekday or `last month`.
    for number, (article, other) in sorted(enumerate(happening.told), key=lambda item: not _names_day(item[1][1])):
        if number not in happening.dropped and other is not telling:
            where = "" if article is variable else f" in “{_short(article.name)}”"
            others.setdefault(where, f"“{_short(other.quote)}”{where}")
    parts = {"start": "the start of ", "end": "the end of ", "after": "a statement after "}
    what = f"{parts.get(telling.role, '')}the {happening.concept}"
    beside = f", beside {' and '.join(list(others.values())[:2])}" if others else ""
    return f"It dates {what} by “{_short(telling.quote)}”{beside}; that was {days}, so it is from {written}."


def _names_day(telling: Telling) -> bool:
    return isinstance(telling.meaning, (Fixed, Yearly)) and telling.meaning.precision == DAY


def _short(words: str) -> str:
    """At most seventy characters, without the middle of what is longer."""
    return words if len(words) <= 70 else f"{words[:34].rstrip()} … {words[-34:].lstrip()}"
