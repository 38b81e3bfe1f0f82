"""Whether two figures are told of the same people, may be, or may hold one another."""

from __future__ import annotations

from syria_news.casualties.harm_drafts import Draft
from syria_news.places.extent import TOWN, rank_of

__all__ = [
    "both_counted_alike",
    "differ_in_setting",
    "is_bounded_alike",
    "is_headline_of",
    "is_told_of_these",
    "may_hold",
    "tells_more",
    "words_of",
]

_OF_THESE = (["of", "these"], ["of", "those"], ["of", "them"], ["among", "these"], ["among", "them"])
_LEAD = 3  # the sentences in which a report repeats its headline
_LOOSE = 10  # how much larger an exact number may be than the words that first told it: "dozens", then 130
_NEXT = 2  # sentences within which deaths without a number are told again with one


def words_of(draft: Draft) -> list[str]:
    """The words of a figure's sentence, lower case."""
    doc = draft.finding.sentence.doc
    assert doc is not None
    return doc.lower


def both_counted_alike(first: Draft, second: Draft) -> bool:
    """Whether one sentence tells two small figures of different people."""
    return first.noun != second.noun and not (first.has_number and second.has_number and (first.low or 0) > 1)


def tells_more(earlier: Draft, later: Draft) -> bool:
    """Whether the later figure states what the earlier left open: `dozens`, then `at least 30`."""
    if earlier.high is not None or earlier.low is None or later.low is None or earlier.finding.parent is not None:
        return False
    at = earlier.finding.group.figure_stop
    if words_of(earlier)[at : at + 2] in (["of", "the"], ["of", "those"], ["of", "them"]):
        return False  # "many of the bodies"
    if earlier.finding.group.kind == "vague":
        return earlier.low <= later.low <= _LOOSE * earlier.low and later.has_number
    if earlier.finding.group.kind == "bare":
        return later.has_number and later.low >= earlier.low and later.sentence - earlier.sentence <= _NEXT
    return later.low in (earlier.low, earlier.low + 1) and earlier.low > _NEXT


def is_headline_of(earlier: Draft, later: Draft) -> bool:
    """Whether the lead tells more precisely where what the headline told happened."""
    headline = earlier.finding.sentence.is_title or earlier.sentence == 0
    same = (earlier.low, earlier.high) == (later.low, later.high) and later.sentence <= _LEAD
    return headline and same and (earlier.high == 1 or earlier.has_number)


def is_told_of_these(draft: Draft) -> bool:
    """Whether a sentence goes on about people told before: `of those, …`."""
    return words_of(draft)[:2] in _OF_THESE


def is_bounded_alike(earlier: Draft, later: Draft) -> bool:
    """Whether both state one number, one of them with "at least"."""
    alike = earlier.low is not None and earlier.low == later.low and earlier.low > _NEXT
    return alike and earlier.finding.group.kind == later.finding.group.kind == "number"


def differ_in_setting(first: Draft, second: Draft) -> bool:
    """Whether place or day speak against one incident."""
    if (
        first.own_place
        and second.own_place
        and first.place
        and second.place
        and first.place.location_id != second.place.location_id
    ):
        one, two = first.place, second.place
        small = max(rank_of(one), rank_of(two)) <= TOWN
        provinces = one.admin1 and two.admin1 and one.admin1 != two.admin1
        if small or (rank_of(one) == rank_of(two) and one.kind == two.kind) or provinces:
            return True
    return first.own_day and second.own_day and first.day[0] != second.day[0]


def may_hold(whole: Draft, part: Draft) -> bool:
    """Whether one figure is large enough to hold another."""
    return whole.high is None or (part.low or 0) <= whole.high
