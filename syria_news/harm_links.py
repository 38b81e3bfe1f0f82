"""Which figures repeat, contain or add up to others."""

from __future__ import annotations

from collections.abc import Sequence

from syria_news.harm_drafts import Draft

__all__ = ["link"]

_TOLL = 5000  # a number that no single incident of these wars reached
_WAR = frozenset(
    ["conflict", "war", "uprising", "revolution", "crisis", "revolt", "crackdown", "unrest", "hostilities"]
)
_SINCE = frozenset(["since", "began", "begun", "started", "erupted", "broke"])
_SO_FAR = (
    ("so", "far"),
    ("over", "the", "past"),
    ("in", "the", "past"),
    ("during", "the", "past"),
    ("over", "the", "last"),
    ("in", "the", "last"),
)
_FURTHER = frozenset(["another", "further", "additional"])
_OF_THE_DEAD = frozenset(["dead", "killed", "victims", "wounded", "injured", "casualties", "fatalities"])
_PEOPLE = frozenset(
    ["people", "person", "persons", "victims", "others", "civilians", "citizens", "residents", "fighters"]
)


def link(drafts: Sequence[Draft]) -> None:
    """Set ``cumulative``, ``repeats`` and ``part_of`` of the drafts of one article, given in the order of the text."""
    for draft in drafts:
        draft.cumulative = _is_running(draft)
    for place, draft in enumerate(drafts):
        if draft.status == "negated":
            continue
        earlier = [other for other in drafts[:place] if other.harm == draft.harm and other.status == draft.status]
        draft.repeats = next((_first(other) for other in earlier if _is_same(other, draft)), None)
    _link_parts(drafts)


def _first(draft: Draft) -> Draft:
    return draft.repeats or draft


# --- running tolls


def _is_running(draft: Draft) -> bool:
    """Whether a figure sums up a period or a campaign."""
    if draft.finding.harm == "detained" and draft.finding.cue.form == "base":
        return True
    if (draft.low or draft.high or 0) >= _TOLL:
        return True
    if draft.finding.group.kind == "vague" and (draft.low or 0) >= 2000:
        return True
    words = _words(draft)
    if _WAR & set(words) and _SINCE & set(words) and draft.has_number and not draft.own_place:
        return True
    first, last = draft.day
    if first and (last is None or (last - first).days > 6):
        return True
    return any(words[at : at + len(phrase)] == list(phrase) for phrase in _SO_FAR for at in range(len(words)))


def _words(draft: Draft) -> list[str]:
    doc = draft.finding.sentence.doc
    assert doc is not None
    return [token.lower_ for token in doc]


# --- the same figure again


def _is_same(earlier: Draft, later: Draft) -> bool:
    if earlier.finding.sentence is later.finding.sentence and earlier.finding.cue is later.finding.cue:
        return False
    if _is_further(later) or _differ_in_setting(earlier, later) or _differ_in_people(earlier, later):
        return False
    if earlier.low is None and earlier.high is None:
        return False
    if (earlier.low, earlier.high) == (later.low, later.high):
        return True
    if earlier.cumulative != later.cumulative:
        return False
    return _tells_more(earlier, later)


def _tells_more(earlier: Draft, later: Draft) -> bool:
    """Whether the later figure states what the earlier one left open: `dozens`, then `at least 30`; `at least 10`, `more than 10`."""
    if earlier.high is not None or earlier.low is None or later.low is None:
        return False
    if earlier.finding.group.kind in ("vague", "bare"):
        return later.low >= earlier.low and later.has_number and later.low < 5 * earlier.low + 10
    return later.high is None and later.low in (earlier.low, earlier.low + 1)


def _is_further(draft: Draft) -> bool:
    doc = draft.finding.sentence.doc
    assert doc is not None
    group = draft.finding.group
    return any(token.lower_ in _FURTHER for token in doc[max(0, group.start - 2) : group.start + 1])


def _differ_in_setting(first: Draft, second: Draft) -> bool:
    if (
        first.own_place
        and second.own_place
        and first.place
        and second.place
        and first.place.location_id != second.place.location_id
    ):
        if first.place.kind == second.place.kind:
            return True
    return first.own_day and second.own_day and first.day[0] != second.day[0]


def _differ_in_people(first: Draft, second: Draft) -> bool:
    one, two = first.finding.group, second.finding.group
    classes = {one.victim_class, two.victim_class}
    if classes == {"civilian", "combatant"}:
        return True
    if first.high == 1 and second.high == 1:
        nouns = {_stem(first.noun), _stem(second.noun)}
        return len(nouns) > 1 and not nouns & {"", "person", "child"}
    return False


def _stem(noun: str) -> str:
    if noun in ("girl", "boy", "baby", "infant", "toddler", "teenager"):
        return "child"
    return noun


# --- parts


def _link_parts(drafts: Sequence[Draft]) -> None:
    by_finding = {id(draft.finding): draft for draft in drafts}
    for draft in drafts:
        if draft.finding.parent is not None:
            draft.part_of = by_finding.get(id(draft.finding.parent))
    for place, draft in enumerate(drafts):
        if draft.part_of is None and draft.repeats is None:
            draft.part_of = _whole(draft, drafts[:place])
    _link_sums(drafts)
    for draft in drafts:
        if draft.repeats and draft.part_of is None and draft.repeats.part_of is not draft:
            draft.part_of = draft.repeats.part_of


def _whole(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The earlier figure that this one says it is a part of: "among the dead", "the remaining six", "of those killed"."""
    for other in reversed(earlier):
        if other.harm == "casualties" and draft.harm in ("killed", "injured") and _may_hold(other, draft):
            if draft.sentence - other.sentence <= 2 and not _differ_in_setting(other, draft):
                return other
    if _is_of_the_dead(draft):
        same = [
            other
            for other in reversed(earlier)
            if other.harm == draft.harm and other.part_of is None and _may_hold(other, draft)
        ]
        return next((other for other in same if other.has_number), None)
    return None


def _may_hold(whole: Draft, part: Draft) -> bool:
    size = whole.high if whole.high is not None else None
    return size is None or (part.low or 0) <= size


def _is_of_the_dead(draft: Draft) -> bool:
    doc, group, cue = draft.finding.sentence.doc, draft.finding.group, draft.finding.cue
    assert doc is not None
    before = [token.lower_ for token in doc[max(0, group.start - 4) : group.start]]
    between = [token.lower_ for token in doc[group.stop : cue.start]]
    if "remaining" in before or "rest" in before:
        return True
    if (before and before[0] == "among") or ("among" in before and _OF_THE_DEAD & set(before)):
        return True
    return "of" in between[:1] and ("the" in between or "those" in between or "them" in between)


def _link_sums(drafts: Sequence[Draft]) -> None:
    """A first figure whose number the later ones add up to is their sum."""
    for place, whole in enumerate(drafts):
        if whole.repeats or whole.cumulative or whole.part_of or not whole.low or whole.low < 3:
            continue
        later = [
            other
            for other in drafts[place + 1 :]
            if other.harm == whole.harm
            and not other.repeats
            and not other.part_of
            and not other.cumulative
            and other.low
        ]
        chosen = _adding_up([other.low or 0 for other in later], whole.low)
        if len(chosen) > 1:
            for at in chosen:
                later[at].part_of = whole


def _adding_up(numbers: Sequence[int], total: int) -> list[int]:
    """The run of numbers that adds up to a total, as their places."""
    for start in range(len(numbers)):
        at, rest = start, total
        while at < len(numbers) and rest > 0:
            rest -= numbers[at]
            at += 1
            if rest == 0:
                return list(range(start, at))
    return []
