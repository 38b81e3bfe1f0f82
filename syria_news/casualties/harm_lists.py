"""Lists of places with a figure each: "20 people, 12 of them in Homs and eight in Hama"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.casualties.harm_drafts import Draft
    from syria_news.casualties.harm_scene import Finding

__all__ = ["link_listed", "phrase_of_place"]

GROUND = frozenset(("in", "inside", "at", "near"))
THEM = frozenset(("them", "whom", "which", "those", "dead", "victims", "wounded", "injured"))


def phrase_of_place(finding: Finding) -> int | None:
    """Where, in tokens, the words begin that place a bare number alone: "eight in", "12 of them in"; else None."""
    group, words = finding.group, [token.lower_ for token in finding.tokens]
    if not group.is_counted or (group.head is not None and words[group.head] not in THEM):
        return None
    at = group.stop
    if words[at : at + 1] == ["of"] and THEM & set(words[at + 1 : at + 3]):
        at += 2 if words[at + 1] in THEM else 3
    while at < len(words) and words[at] in ("was", "were"):
        at += 1
    return at if at < len(words) and words[at] in GROUND else None


def link_listed(drafts: Sequence[Draft]) -> None:
    """Make the numbers of a list parts of one whole: the eight, after the 12, of the 20."""
    for at, whole in enumerate(drafts):
        listed = _listed_after(whole, drafts[at + 1 :])
        if sum(draft.low or 0 for draft in listed) == whole.low:
            for draft in listed:
                draft.part_of = draft.part_of or whole.repeats or whole
    for last, draft in pairwise(drafts):
        if draft.part_of is None and draft.repeats is None and _are_listed(last, draft):
            draft.part_of = last.part_of


def _listed_after(whole: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The figures of a list that stands right after another figure."""
    if phrase_of_place(whole.finding) is not None:
        return []
    first = drafts[0] if drafts else whole
    listed = list(takewhile(lambda draft: _are_listed(first, draft), drafts))
    return listed if first.finding.sentence is whole.finding.sentence and first.harm == whole.harm else []


def _are_listed(first: Draft, second: Draft) -> bool:
    same = first.finding.sentence is second.finding.sentence and first.harm == second.harm
    return same and all(phrase_of_place(draft.finding) is not None for draft in (first, second))
