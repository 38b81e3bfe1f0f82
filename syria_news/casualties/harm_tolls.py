"""Words by which one figure is the toll of a period, a campaign or a whole country, not of one incident."""

from __future__ import annotations

from collections.abc import Set

from syria_news.casualties.harm_books import Grammar
from syria_news.casualties.harm_drafts import Draft
from syria_news.casualties.harm_sameness import words_of

__all__ = ["is_lasting", "is_of_habit", "is_of_one_attack", "is_toll_of_many", "runs_over"]

_WITHIN = frozenset(("in", "over", "within", "during"))
_SHORT = frozenset(("hours", "hour", "day", "minutes"))
_JOINING = frozenset(("and", "to", "-", "–"))
_LONG = 400  # days of a toll over a year or less
_CAUSE = 12  # words before a harm in which the attacks that caused it are told
_AGAIN = 5  # words between a harm and `every week`
_IN_WAR = 6  # words between a harm and `in the battle for`
_LOST = 10  # people, fewer than whom one attack kills
_ONE = frozenset(("a", "an", "another", "one", "single"))
_PHRASE = 4  # words from an article to its noun
_FEW = 2  # people, whose story is told one by one
_NEAR = 5  # words from "detained" to the prison or camp
_BESIDE = 3  # words between the attacks and `across the country`


def is_toll_of_many(draft: Draft, grammar: Grammar, numbers: Set[str]) -> bool:
    """Whether the words of a figure's sentence say that it sums up more than one incident.

    Parameters
    ----------
    draft : Draft
        The figure, with its day and place.
    grammar : Grammar
        The classes of words.
    numbers : set of str
        Words for numbers above one.
    """
    words = words_of(draft)
    if draft.finding.cue.frame != "body" and any(_is_so_far(words, at, grammar, numbers) for at in range(len(words))):
        return True
    several = draft.high is None or draft.high > 1
    if several and (is_of_habit(draft, grammar) or _is_of_theatre(draft, grammar)):
        return True
    return several and (
        _is_of_days(draft, grammar) or _is_everywhere(words, grammar) or _is_of_campaign(draft, grammar)
    )


def is_of_one_attack(draft: Draft, grammar: Grammar) -> bool:
    """Whether a sentence tells of one attack, though only of its month: `last month a similar bombing killed 40`."""
    words = words_of(draft)
    ones = (at for at, word in enumerate(words) if word in _ONE)
    deeds = grammar["weapon"] | grammar["blow"]
    return any(word in deeds and not word.endswith("s") for at in ones for word in words[at + 1 : at + _PHRASE])


def _is_so_far(words: list[str], at: int, grammar: Grammar, numbers: Set[str]) -> bool:
    """`in three weeks`, `over the past`, `this year`."""
    count, spell, after = [*words[at + 1 : at + 4], "", "", ""][:3]
    if words[at : at + 3] == ["in", "less", "than"]:
        return words[at + 4 : at + 5] != [] and words[at + 4] in grammar["spell"]
    if spell == "of" and count in grammar["spell"] and (words[at] in numbers or words[at].isdigit()):
        return after in grammar["weapon"] | grammar["clash"]  # "seven days of raids"
    if words[at] in _WITHIN and spell in grammar["spell"]:
        if count == "one":
            return not spell.startswith(("day", "night"))
        if count in numbers or count.isdigit():
            return not (count.isdigit() and spell.startswith("year"))
    if at and words[at - 1] in grammar["early"]:
        return False
    stop = grammar.phrase_at("so_far", words, at)
    return stop > at and not _SHORT & set(words[stop : stop + 2])


def is_of_habit(draft: Draft, grammar: Grammar) -> bool:
    """Whether harm is told as what happens again and again: `assassinations every week`, `routinely shot`."""
    words = words_of(draft)
    group, cue = draft.finding.group, draft.finding.cue
    start, stop = min(group.start, cue.start), max(group.stop, cue.stop)
    near = range(max(0, start - _AGAIN), min(stop + _AGAIN, len(words)))
    return not draft.own_day and any(grammar.phrase_at("again", words, at) > at for at in near)


def _is_of_theatre(draft: Draft, grammar: Grammar) -> bool:
    """Whether people fell in a whole war or battle: `has lost 700 men in Syria`, `90 died in the battle for Mosul`."""
    if draft.own_day or draft.finding.sentence.is_title or max(draft.low or 0, draft.high or 0) < _LOST:
        return False
    words, cue, group = words_of(draft), draft.finding.cue, draft.finding.group
    start, stop = min(group.start, cue.start), max(group.stop, cue.stop)
    after = words[stop : stop + _IN_WAR]
    if any(grammar.phrase_at("campaign", words, at) > at for at in range(stop, min(stop + _IN_WAR, len(words)))):
        return True
    perfect = not grammar["have"].isdisjoint(words[max(0, start - 2) : stop])
    abroad = any(after[at : at + 2] in (["in", "syria"], ["in", "iraq"]) for at in range(len(after)))
    return perfect and abroad and not is_of_one_attack(draft, grammar)


def _is_of_days(draft: Draft, grammar: Grammar) -> bool:
    """Whether a figure has two days of its own: `on Friday and Saturday`, `between 21 and 26 September`."""
    first, last = draft.day
    if not draft.own_day or first is None or last is None or first == last:
        return False
    words, days = words_of(draft), grammar["days"] | grammar["months"]
    return any(
        (at and word in _JOINING and words[at - 1] in days and words[at + 1] in days)
        or (word == "between" and (words[at + 1] in days or words[at + 1].isdigit()))
        for at, word in enumerate(words[:-1])
    )


def _is_everywhere(words: list[str], grammar: Grammar) -> bool:
    """`in several attacks across the country`."""
    places = [at for at in range(len(words)) if grammar.phrase_at("everywhere", words, at) > at]
    return any(_attacks(words[max(0, at - _BESIDE) : at], grammar) for at in places)


def _attacks(words: list[str], grammar: Grammar) -> list[int]:
    """Where words tell of more than one attack."""
    return [at for at, word in enumerate(words) if word in grammar["weapon"] and word.endswith("s")]


def _is_of_campaign(draft: Draft, grammar: Grammar) -> bool:
    """Whether attacks without a day have harmed many by now: `raids on hospitals have left hundreds dead`."""
    if draft.finding.group.kind != "vague" or draft.own_day or draft.finding.sentence.is_title:
        return False
    words = words_of(draft)
    before = words[max(0, draft.finding.cue.start - _CAUSE) : draft.finding.cue.start]
    attacks = _attacks(before, grammar)
    told = before[attacks[0] :] if attacks else []
    return bool({"have", "had"} & set(told)) and "been" not in told


def is_lasting(draft: Draft, grammar: Grammar) -> bool:
    """Whether people are held, or without a number flee, for as long as the war goes on: "families are fleeing"."""
    group, cue = draft.finding.group, draft.finding.cue
    if draft.own_day or draft.finding.sentence.is_title or (group.high is not None and group.high <= _FEW):
        return False
    if draft.harm == "detained":
        return not group.is_counted or _is_kept(draft, grammar)
    return draft.harm == "displaced" and cue.frame == "intransitive" and group.high is None and not group.is_counted


def _is_kept(draft: Draft, grammar: Grammar) -> bool:
    """Whether a sentence tells that people are held, not that they were caught: `are held in`, `in custody`."""
    cue, words = draft.finding.cue, words_of(draft)
    told = words[cue.start : cue.stop]
    near = words[cue.stop : cue.stop + _NEAR]
    held = draft.finding.verb.lemma_ in ("hold", "languish") or cue.frame == "state"
    return held or not grammar["kept_in"].isdisjoint([*told, *near])


def runs_over(toll: Draft, draft: Draft) -> bool:
    """Whether a figure of one day falls into the months of a toll told before it."""
    first, last = toll.day
    if not toll.cumulative or not first or not last or draft.cumulative or not draft.own_day or draft.day[0] is None:
        return False
    within = first <= draft.day[0] <= last and 0 < (last - first).days < _LONG
    return within and (draft.low or 0) < (toll.low or 0)
