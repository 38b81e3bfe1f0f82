"""Words of harm in a sentence: `killed`, `the death of`, `lost their lives`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.language.parses import Parse, Token

__all__ = ["TOLD_BEFORE", "Cue", "HarmBook"]

TOLD_BEFORE = "as before"  # the harm of words that only speak of people told just before
_FORMS = ("base", "base", "past", "gerund")
_JOINERS = frozenset(("and", "or", ",", "/", "&", "also", "even", "then"))
_LINKS = frozenset(("and", "or", "/", "&"))
_INDEFINITE = frozenset(("a", "an", "large", "small", "unknown", "unspecified", "great"))
_CASUALTIES = {"killed", "injured"}
_VERBS = ("transitive", "intransitive", "counted", "own", "owned", "moved", "sheltered")
_NOMINAL = ("NN", "JJ", "DT", "PRP$", "POS", "VBN", "HYPH", "CD")
_COUNTED = "counted"  # a transitive verb of things too: it harms people with a number or an article only
_GAP = "…"  # ends a verb whose needed word comes after its people: "took three nurses hostage"
_LONGEST = 7  # words of a phrase such as "in the city's overcrowded central prison"
_AFTER = 14  # words between such a verb and the word it needs
_BREAKS = frozenset((".", ";", ":", "(", "that", "which", "when", "while", "after", "before", "but"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase of harm: tokens ``start`` to ``stop`` (exclusive) of a sentence's parse."""

    start: int
    stop: int
    harm: str
    frame: str
    form: str = ""  # of a verb: base, past, gerund
    strict: bool = False  # a verb of things too, which harms people with a number or an article only
    again: bool = False  # speaks of people told in the sentence before: "seven of them were women"


class HarmBook:
    """The codebook of words of harm.

    Parameters
    ----------
    rows : iterable of mapping
        The rows of ``harms.csv``.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.patterns: dict[str, list[tuple[tuple[str, ...], str, Mapping[str, str]]]] = defaultdict(list)
        for row in rows:
            forms = row["pattern"].split("|")
            inflected = row["frame"] in _VERBS and forms[3:] and forms[3].split()[0].endswith("ing")
            for place, form in enumerate(forms):
                words = tuple(form.lower().split())
                self.patterns[words[0]].append((words, _FORMS[place] if inflected and place < 4 else "past", row))
        for found in self.patterns.values():
            found.sort(key=_rank)
        needs = {row["needs"] for found in self.patterns.values() for _, _, row in found}
        self.needs = {words: frozenset(words.split("|")) for words in needs}

    def find(self, doc: Parse) -> list[Cue]:
        """Find the words of harm, the longest at each place."""
        tokens, lower = doc.tokens, doc.lower
        if self.patterns.keys().isdisjoint(lower):
            return []
        present = frozenset(lower)
        cues: list[Cue] = []
        for at, word in enumerate(lower):
            if word in self.patterns and (not cues or at >= cues[-1].stop):
                cue = self._at(tokens, lower, present, at)
                if cue:
                    cues.append(cue)
        return cues

    def _at(self, tokens: list[Token], lower: list[str], present: frozenset[str], at: int) -> Cue | None:
        if at and lower[at - 1] == "-" and not tokens[at - 1].whitespace_:
            return None  # "rebel-held"
        noun: Cue | None = None  # of a verb, where a noun may be read as one
        for words, form, row in self.patterns[lower[at]]:
            parted = words[-1] == _GAP
            stop = at + len(words) - parted
            if tuple(lower[at:stop]) != words[: stop - at] or (row["needs"] and not self.needs[row["needs"]] & present):
                continue
            if parted and row["frame"] == "state":
                stop = _phrase_stop(tokens, lower, stop, self.needs[row["needs"]])
                if not stop:
                    continue
            elif parted and not _comes_after(lower, stop, self.needs[row["needs"]]):
                continue
            if words[0] == "number" and at and lower[at - 1] in _INDEFINITE:
                continue  # "a number of deaths" is no toll
            if form == "past" and tokens[at].tag_ in ("VB", "VBZ", "VBP") and tokens[at].lemma_ == words[0]:
                form = "base"  # `hurt`, `put`: the tag tells the forms apart
            strict = row["frame"] == _COUNTED
            cue = Cue(at, stop, row["harm"], "transitive" if strict else row["frame"], form, strict)
            if form != "base" or row["frame"] != "transitive" or not tokens[at].tag_.startswith("NN") or stop > at + 1:
                return cue if noun is None or row["frame"] == "count" else noun
            noun = noun or cue
        return noun


def _rank(item: tuple[tuple[str, ...], str, Mapping[str, str]]) -> tuple[int, bool, bool, bool]:
    """The longest first, those that need a word after them before those that need none."""
    words, form, row = item
    return -len(words), words[-1] != _GAP, row["frame"] == "count", form != "past"


def _comes_after(lower: list[str], start: int, needed: frozenset[str]) -> bool:
    """Whether one of the needed words follows in the same clause."""
    for word in lower[start : start + _AFTER]:
        if word in needed:
            return True
        if word in _BREAKS:
            return False
    return False


def _phrase_stop(tokens: list[Token], lower: list[str], start: int, needed: frozenset[str]) -> int:
    """Where a noun phrase that begins at a token and ends in one of the needed words stops; 0 where it does not."""
    stop = start
    while stop < min(start + _LONGEST, len(tokens)) and tokens[stop].tag_.startswith(_NOMINAL):
        stop += 1
    ends = any(" ".join(lower[at:stop]) in needed for at in (stop - 1, stop - 2) if at >= start)
    return stop if ends else 0


def joined(cues: list[Cue], tokens: list[Token], is_group: frozenset[int]) -> list[Cue]:
    """Join words that share their people: "killed and wounded" are casualties, "shot and killed" killed."""
    merged: list[Cue] = []
    for cue in cues:
        last = merged[-1] if merged else None
        if last and _share(last, cue, tokens, is_group):
            merged[-1] = replace(last, stop=cue.stop, harm=_both(last.harm, cue.harm))
        else:
            merged.append(cue)
    return merged


def _share(first: Cue, second: Cue, tokens: list[Token], is_group: frozenset[int]) -> bool:
    between = [tokens[place].lower_ for place in range(first.stop, second.start)]
    if first.start and tokens[first.start - 1].lower_ == "the" and between in (["and"], ["and", "the"], ["or"]):
        return {first.harm, second.harm} == _CASUALTIES and second.form in ("past", "")  # "the dead and injured"
    verbs = {"transitive", "intransitive", "state"}
    if first.frame not in verbs or second.frame not in verbs or second.form not in (first.form, ""):
        return False
    if first.frame == "state" and first.stop - first.start > 1:
        return False  # "left a leader in a coma and killed 12"
    listed = between == [","] and second.form in ("base", "gerund") and second.stop in is_group  # "kills, hurts dozens"
    if len(between) > 3 or any(word not in _JOINERS for word in between):
        return False
    if between and not _LINKS & set(between) and not listed:
        return False
    if first.start and tokens[first.start - 1].lower_ in ("the", "those"):
        return False  # "two of the wounded died"
    # "12 killed 30 wounded" and "12 killed wounded 30": each has its own
    return not (first.start - 1 in is_group and second.stop in is_group and not between)


def _both(first: str, second: str) -> str:
    if first == second:
        return first
    if {first, second} <= _CASUALTIES | {"casualties"}:
        return "casualties"
    return next((harm for harm in ("killed", "abducted") if harm in (first, second)), second)
