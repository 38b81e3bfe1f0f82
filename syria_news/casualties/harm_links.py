"""Which figures repeat, contain or add up to others."""

from __future__ import annotations

from collections.abc import Sequence

from syria_news.casualties.harm_books import HarmBooks
from syria_news.casualties.harm_drafts import Draft
from syria_news.casualties.harm_sameness import (
    both_counted_alike,
    differ_in_setting,
    is_bounded_alike,
    is_headline_of,
    is_told_of_these,
    may_hold,
    tells_more,
    words_of,
)
from syria_news.casualties.harm_tolls import is_lasting, is_of_habit, is_of_one_attack, is_toll_of_many, runs_over

__all__ = ["link", "share_class"]

_TOLL = 5000  # a number that no single incident of these wars reached
_PARTY = 10  # fewer people were harmed at once, though only the month is told
_LASTING = ("-month", "-year", "-week", "-day")  # "the 30-month war"
_MANY = 100  # more people than one arrest takes
_LATELY = 3  # sentences from people to the finding of their bodies
_SHARES = 3  # figures that add up to a total right before them by no chance
_FEW = 5  # a smaller sum is told close to its parts, or is chance
_ONESELF = ("himself", "herself", "themselves")
_NEXT = 2  # a sum has as many parts at least; a headline and its copy are as many sentences


def link(drafts: Sequence[Draft], books: HarmBooks) -> None:
    """Set ``cumulative``, ``repeats`` and ``part_of`` of the drafts of one article, given in the order of the text."""
    linker = _Linker(drafts, books)
    linker.mark_running()
    linker.mark_repeats()
    linker.mark_parts()


class _Linker:
    def __init__(self, drafts: Sequence[Draft], books: HarmBooks) -> None:
        self.drafts, self.grammar = drafts, books.grammar
        self.numbers = frozenset(books.numbers.cardinals) - {"one"}

    # --- running tolls

    def mark_running(self) -> None:
        for last, draft in zip([None, *self.drafts], self.drafts, strict=False):
            running = self._is_running(draft) or (last is not None and self._goes_on(last, draft))
            draft.cumulative = running and draft.status != "hypothetical"
        for place, draft in enumerate(self.drafts):
            if self._is_of_split(draft):
                for other in self.drafts[:place]:
                    near = draft.sentence - other.sentence <= 1 and other.harm == draft.harm
                    other.cumulative |= near and (other.low or 0) > (draft.low or 0)

    def _is_of_split(self, draft: Draft) -> bool:
        """Whether coders give a figure to one of the events over which they split a toll."""
        words = words_of(draft)
        after = words[draft.finding.group.stop : draft.finding.group.stop + 2]
        coded = bool(self.grammar["coded"] & set(after)) and not {"as", "at"} & set(after)
        coded |= "this" in after and bool(self.grammar["coded"] & set(words[: draft.finding.group.start][-2:]))
        return coded or ("each" in after and "split" in words)

    def _is_running(self, draft: Draft) -> bool:
        """Whether a figure sums up a period or a campaign."""
        group = draft.finding.group
        if is_lasting(draft, self.grammar):
            return True
        if not group.is_counted:
            return is_of_habit(draft, self.grammar)
        if draft.harm == "detained" and (draft.finding.cue.form == "base" or (group.low or 0) >= _MANY):
            return True
        words = words_of(draft)
        if self.grammar["war"] & set(words) and self.grammar["since"] & set(words) and not draft.own_place:
            draft.day = (draft.day[0] if draft.period else None, None)
            return True
        if (group.low or group.high or 0) >= (2000 if group.kind == "vague" else _TOLL):
            return True
        told = is_toll_of_many(draft, self.grammar, self.numbers)
        long = any(word.endswith(_LASTING) for word in words) and bool(self.grammar["war"] & set(words))
        if draft.harm == "displaced" and group.kind == "share" and not draft.own_day:
            return True  # half the people of a country do not flee at once
        size = group.low or group.high or 0
        spell = draft.period and (draft.day[1] is None or not 0 < size < _PARTY)
        spell = spell and not is_of_one_attack(draft, self.grammar)
        return spell or told or long or self._is_sum(draft)

    def _is_sum(self, draft: Draft) -> bool:
        """Whether one figure is told of many provinces: "7 injured in attacks in Aleppo, Homs and Daraa"."""
        return draft.provinces > _NEXT and (draft.low or 0) > 1

    def _goes_on(self, last: Draft, draft: Draft) -> bool:
        """Whether a figure belongs to the toll told just before it: "200000 dead and half the people displaced"."""
        same = last.finding.sentence is draft.finding.sentence
        if same and last.cumulative and last.finding.cue is draft.finding.cue:
            return True
        return (
            same
            and last.cumulative
            and not draft.own_day
            and not draft.own_place
            and draft.has_number
            and last.place is draft.place
        )

    # --- the same figure again

    def mark_repeats(self) -> None:
        for place, draft in enumerate(self.drafts):
            if draft.status == "negated" or self._is_found_again(draft, self.drafts[:place]):
                continue
            earlier = [
                other for other in self.drafts[:place] if other.harm == draft.harm and other.status == draft.status
            ]
            same = [other for other in earlier if self._is_same(other, draft)]
            draft.repeats = next((other.repeats or other for other in same), None)
            if draft.repeats is not None and draft.repeats.sentence < _NEXT:
                draft.repeats.cumulative |= draft.cumulative  # the headline of a running toll

    def _is_found_again(self, draft: Draft, earlier: Sequence[Draft]) -> bool:
        """Whether a figure is of the bodies of people told before, who are counted as they were there."""
        group = draft.finding.group
        if draft.finding.cue.frame != "body" or words_of(draft)[group.start] not in self.grammar["owned"]:
            return False
        told = [other for other in earlier if draft.sentence - other.sentence <= _LATELY and other.low]
        if told:
            draft.low, draft.high = told[-1].low, told[-1].high
            group.victim_class = told[-1].finding.group.victim_class
            draft.repeats = (told[-1].repeats or told[-1]) if told[-1].harm == draft.harm else None
        return True

    def _is_same(self, earlier: Draft, later: Draft) -> bool:
        if earlier.finding.sentence is later.finding.sentence and (
            earlier.finding.cue is later.finding.cue or both_counted_alike(earlier, later)
        ):
            return False
        if self._is_further(later) or self._differ_in_people(earlier, later):
            return False
        if differ_in_setting(earlier, later) and not is_headline_of(earlier, later):
            return False
        if earlier.low is None and earlier.high is None:
            return False
        if (earlier.low, earlier.high) == (later.low, later.high):
            return True
        if is_bounded_alike(earlier, later):
            return True
        return earlier.cumulative == later.cumulative and later.finding.parent is None and tells_more(earlier, later)

    def _is_further(self, draft: Draft) -> bool:
        group = draft.finding.group
        return bool(set(words_of(draft)[max(0, group.start - 2) : group.start + 1]) & self.grammar["further"])

    def _differ_in_people(self, first: Draft, second: Draft) -> bool:
        one, two = first.finding.group, second.finding.group
        if {one.victim_class, two.victim_class} == {"civilian", "combatant"}:
            return True
        if second.finding.group.kind == "named" and first.finding.group.kind != "named":
            return first.high != 1 or second.sentence - first.sentence > _NEXT  # who "a reporter" was
        if first.high == 1 and second.high == 1:
            nouns = {self._kind(first.noun), self._kind(second.noun)}
            return len(nouns) > 1 and not nouns & self.grammar["generic"]
        return False

    def _kind(self, noun: str) -> str:
        return "child" if noun in self.grammar["young"] else noun

    # --- parts

    def mark_parts(self) -> None:
        by_finding = {id(draft.finding): draft for draft in self.drafts}
        for draft in self.drafts:
            if draft.finding.parent is not None:
                draft.part_of = by_finding.get(id(draft.finding.parent))
        self._mark_breakdowns()
        for place, draft in enumerate(self.drafts):
            self._mark_earlier(draft, self.drafts[:place])
            if draft.part_of is None and draft.repeats is None and self._is_of_the_dead(draft):
                draft.part_of = self._dead_before(draft, self.drafts[:place])
        self._mark_sums()
        for place, draft in enumerate(self.drafts):
            if draft.part_of is None and draft.repeats is None:
                draft.part_of = self._whole(draft, self.drafts[:place])
        for draft in self.drafts:
            if draft.repeats and draft.part_of is None and draft.repeats.part_of is not draft:
                draft.part_of = draft.repeats.part_of
        self._mark_parts_of_tolls()
        for last, draft in zip([None, *self.drafts], self.drafts, strict=False):
            _inherit_class(draft, self._told_near(draft, draft.part_of) or (last and last.part_of) or last)
        for draft in self.drafts:
            if draft.repeats is not None:
                share_class(draft.repeats, draft)
                share_class(draft, draft.repeats)

    def _told_near(self, draft: Draft, whole: Draft | None) -> Draft | None:
        """The whole of a part, or its copy that is told nearest."""
        told = [whole, *(other for other in self.drafts if other.repeats is whole)] if whole is not None else []
        return min(told, key=lambda other: abs(draft.sentence - other.sentence), default=None)

    def _mark_breakdowns(self) -> None:
        """Make what follows a total at once, and adds up to it, its parts: "90 died … 60 by X, 20 by Y and 10 by Z"."""
        for at, whole in enumerate(self.drafts):
            if whole.repeats is not None or whole.finding.parent is not None or whole.finding.group.kind != "number":
                continue
            rest, parts = whole.low or 0, []
            for other in self.drafts[at + 1 :]:
                if other.harm != whole.harm or other.repeats or other.finding.parent or not other.has_number:
                    continue
                rest -= other.low or 0
                parts.append(other)
                if rest <= 0:
                    break
            if rest == 0 and len(parts) >= _SHARES:
                for part in parts:
                    part.part_of = part.part_of or whole

    def _mark_earlier(self, whole: Draft, earlier: Sequence[Draft]) -> None:
        """Make what was told before a part of what comes: "they were among 19 people killed"."""
        words = words_of(whole)[max(0, whole.finding.group.start - 4) : whole.finding.group.start]
        if not {"among", "amongst"} & set(words[-1:]) or not {"were", "was"} & set(words):
            return
        for other in earlier:
            near = whole.sentence - other.sentence == 1 and other.finding.parent is None
            if near and other.harm == whole.harm and may_hold(whole, other):
                for told in (other, other.repeats):
                    if told is not None and told.part_of is None:
                        told.part_of = whole

    def _whole(self, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
        """The casualties or the toll told before, of which a figure is a part."""
        for other in reversed(earlier):
            near = (
                other.harm == "casualties"
                and draft.harm in ("killed", "injured")
                and draft.sentence - other.sentence <= 1
            )
            if near and may_hold(other, draft) and not differ_in_setting(other, draft):
                return other.repeats or other
        return next((other for other in earlier if other.harm == draft.harm and runs_over(other, draft)), None)

    def _dead_before(self, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
        """The last figure before that can hold a part."""
        counted = [
            d for d in earlier if d.harm == draft.harm and d.part_of is None and d.has_number and may_hold(d, draft)
        ]
        return (counted[-1].repeats or counted[-1]) if counted else None

    def _is_of_the_dead(self, draft: Draft) -> bool:
        """Whether a figure is told of the dead, the wounded already told: "the victims included", "among the dead"."""
        group, cue, words = draft.finding.group, draft.finding.cue, words_of(draft)
        before, between = words[max(0, group.start - 4) : group.start], words[group.stop : cue.start]
        if (
            cue.again
            or is_told_of_these(draft)
            or {"remaining", "rest"} & set(before)
            or between in (["of", "the"], ["of", "those"])
        ):
            return True
        if before[:2] in (["of", "the"], ["of", "those"]) and self.grammar["dead"] & set(before[2:]):
            return True  # "of the dead, six were children"
        harm = words[cue.start : cue.stop]
        if self.grammar["include_verb"] & set(harm):
            return True
        around = {*before, *words[max(0, cue.start - 4) : cue.start], *harm}
        among = {"among", "amongst"} & around
        return bool(among) and bool(self.grammar["dead"] & {*before, *harm})

    def _mark_sums(self) -> None:
        """A figure whose number the later ones add up to is their sum."""
        wholes = [whole for whole in self.drafts if whole.repeats is None and (whole.low or 0) >= _NEXT]
        for whole in sorted(wholes, key=lambda whole: whole.low or 0):
            if whole.finding.group.kind != "number":
                continue
            parts = [
                d
                for d in self.drafts
                if d.part_of is whole and d.repeats is None and d.finding.parent is None and d.low
            ]
            rest = (whole.low or 0) - sum(part.low or 0 for part in parts)
            later = [
                other for other in self.drafts[self.drafts.index(whole) + 1 :] if self._may_be_summed(whole, other)
            ]
            chosen = _adding_up([other.low or 0 for other in later], rest, least=1 if parts else 2)
            for at in chosen:
                later[at].part_of = whole
            if not parts and not chosen:
                self._mark_rest(whole, later)

    def _mark_parts_of_tolls(self) -> None:
        """What a running toll includes belongs to its period."""
        for draft in self.drafts:
            whole = draft.part_of if draft.finding.parent is not None else None
            draft.cumulative |= whole is not None and whole.cumulative and draft.high != 1

    def _may_be_summed(self, whole: Draft, other: Draft) -> bool:
        if (
            other.harm != whole.harm
            or other.repeats
            or other.part_of
            or other.low is None
            or other.finding.group.kind == "vague"
        ):
            return False
        if other.finding.sentence is whole.finding.sentence and other.finding.cue is whole.finding.cue:
            between = words_of(whole)[whole.finding.group.stop : other.finding.group.start]
            return ":" in between  # "31 fighters: 19 from one side and 12 from the other"
        near = other.sentence - whole.sentence <= 1
        small = whole.low or 0
        return small >= _FEW or (near and (small > _NEXT or other.finding.group.head is None))

    def _mark_rest(self, whole: Draft, later: Sequence[Draft]) -> None:
        """Mark the rest of a whole: "31 were killed, including 10 in a bus … 21 others died"."""
        told = [d for d in self.drafts if d.part_of is not None and (d.part_of is whole or d.part_of.repeats is whole)]
        sizes = {part.low or 0 for part in told}
        for other in later:
            if any(size + (other.low or 0) == whole.low for size in sizes):
                other.part_of = whole
                return


def _inherit_class(draft: Draft, other: Draft | None) -> None:
    """A number without a noun counts the people of the figure that it is a part of, `others` those told before."""
    group = draft.finding.group
    vague = draft.noun.startswith("other") or (group.head is None and draft.part_of is not None)
    near = other is not None and abs(draft.sentence - other.sentence) <= 1 and other.noun not in _ONESELF
    if other is not None and near and vague and not group.harm_noun and group.victim_class == "unknown":
        group.victim_class = other.finding.group.victim_class


def share_class(first: Draft, second: Draft) -> None:
    """A number without a noun counts the people whom the same figure names elsewhere."""
    group = first.finding.group
    if group.victim_class == "unknown" and (group.head is None or group.harm_noun):
        group.victim_class = second.finding.group.victim_class


def _adding_up(numbers: Sequence[int], total: int, least: int) -> list[int]:
    """The run of numbers that adds up to a total, as their places."""
    for start in range(len(numbers)):
        at, rest = start, total
        while at < len(numbers) and rest > 0:
            rest -= numbers[at]
            at += 1
            if rest == 0 and at - start >= least:
                return list(range(start, at))
    return []
