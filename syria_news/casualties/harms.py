"""Figures of people harmed: each word of harm with the people whom it harms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syria_news.casualties.harm_asides import (
    coded,
    in_brackets,
    is_coded,
    number_of,
    restated,
    told_apart,
    told_beside,
    told_once,
)
from syria_news.casualties.harm_classes import classify
from syria_news.casualties.harm_clauses import harmed_by, is_attributive
from syria_news.casualties.harm_nouns import among, counted_by, found_bodies, heavy, in_status, toll_of
from syria_news.casualties.harm_objects import harms_people, is_apart, is_beside_the_war, is_of_a_crime, is_only_tried
from syria_news.casualties.harm_scene import Finding, Scene
from syria_news.casualties.harm_subjects import auxiliary, told_along
from syria_news.casualties.harm_unsure import surely_harmed
from syria_news.casualties.harm_words import TOLD_BEFORE, Cue
from syria_news.casualties.people import Group

if TYPE_CHECKING:
    from syria_news.casualties.harm_books import HarmBooks
    from syria_news.language import Sentence
    from syria_news.mentions import ActorMention

__all__ = ["find_harms"]

_REACH = 25  # words in which the parts of a figure follow it
_NEAR = 3  # words from a verb of holding to a number that may be of things: "captured three"
_SOME = 2  # the lower bound of "some", which states no number
_HURT = ("killed", "injured", "casualties")
_LATE = ("toll", "count", "status", "kept")  # nouns of harm take a figure only where no verb does
_LISTED = frozenset(("in", "on", "at", "near", "around", "from"))


def find_harms(
    sentence: Sentence, books: HarmBooks, actors: list[ActorMention], before: Finding | None = None
) -> list[Finding]:
    """Find the figures of people harmed in a sentence.

    Parameters
    ----------
    sentence : Sentence
        Without a parse, nothing is found in it.
    books : HarmBooks
        The codebooks.
    actors : list of ActorMention
        The sentence's actors.
    before : Finding, optional
        The figure told last in the sentence before, of which words such as "seven of them" speak.

    Returns
    -------
    list of Finding
        In the order of the text.
    """
    cues = _meant(books.cues.find(sentence.doc), before) if sentence.doc is not None else []
    if not cues:
        return []
    scene = Scene(sentence, books, actors, cues)
    for cue in sorted(scene.cues, key=lambda cue: (_LATE.index(cue.frame) if cue.frame in _LATE else -1, cue.start)):
        for group in _targets(scene, cue):
            _add(scene, _as_coded(scene, cue), group)
    _add_described(scene)
    _add_coded(scene)
    _add_listed(scene)
    _add_parts(scene)
    found = sorted(scene.found.values(), key=lambda finding: (finding.group.start, finding.cue.start))
    classify(scene, found)
    return found


def _meant(cues: list[Cue], before: Finding | None) -> list[Cue]:
    """Give words that speak of people told before their harm, where no word of harm stands beside them."""
    own = [cue for cue in cues if cue.harm != TOLD_BEFORE]
    if own or before is None:
        return own
    return [replace(cue, harm=before.harm, again=True) for cue in cues]


def _as_coded(scene: Scene, cue: Cue) -> Cue:
    """Casualties that are the dead: "casualties coded as 10", "20 dead with children among the casualties"."""
    if cue.harm != "casualties":
        return cue
    dead = among(scene, cue)[0] and any(finding.harm == "killed" for finding in scene.found.values())
    return replace(cue, harm="killed") if dead or scene.word(cue.stop) == "coded" else cue


def _add(scene: Scene, cue: Cue, group: Group, whole: Finding | None = None) -> None:
    if cue.harm == "detained" and group.head is not None and scene.lower[group.head] in scene.grammar["hostage"]:
        cue = replace(cue, harm="abducted")
    key = (group.start, cue.harm)
    # A number without a noun belongs to one word of harm only, the first that claims it.
    alone = group.head is None and group.is_counted and scene.claimed(group)
    some = group.head is None and group.kind == "vague" and group.low == _SOME
    each = "each" in (scene.word(group.stop), scene.word(group.stop + 1))
    if each and scene.found and "split" not in scene.lower:
        return  # "10 fatalities, 5 in each of two towns": told before as a sum
    if cue.harm in _HURT and _is_known(scene, group):
        return
    held = cue.harm == "detained" and group.head is None and group.start in range(cue.stop, cue.stop + _NEAR)
    held &= (
        cue.frame == "transitive" and whole is None and not (scene.found and scene.word(group.stop) in _LISTED)
    )  # "six are held in Syria and ten in Turkey"
    if held and scene.found and group.start == cue.stop and scene.word(cue.start - 1) == "and":
        held = False  # "killed 14 of them and captured two"
    if key not in scene.found and not alone and not some and not held and not _is_flight(cue, group):
        scene.found[key] = Finding(scene.sentence, group, cue.harm, cue, whole)


def _is_known(scene: Scene, group: Group) -> bool:
    """Whether a plural with "the" only speaks of people told before: "the militants were gunned down"."""
    return group.kind == "bare" and group.head == group.start + 1 and scene.lower[group.start] == "the"


def _is_flight(cue: Cue, group: Group) -> bool:
    """Whether fighters without a number, or one person of a story, only run away."""
    alone = group.kind in ("named", "single", "definite") and group.high == 1
    return cue.harm == "displaced" and not group.is_counted and (alone or group.victim_class == "combatant")


def _targets(scene: Scene, cue: Cue) -> list[Group]:
    is_among, one = among(scene, cue)
    if is_attributive(scene, cue) and not (one and one.stop <= cue.start):
        return []
    if is_among:
        one = scene.whole_of(one) or one if one else None
        return _together(scene, one, cue) if one else []
    match cue.frame:
        case "transitive" | "intransitive" | "state" | "facing":
            main = harmed_by(scene, cue)
        case "moved" | "own" | "owned" | "sheltered" | "exodus" | "sought":
            main = surely_harmed(scene, cue)
        case "event":
            main = scene.right_of(cue.stop, 4)
        case "count":
            main = counted_by(scene, cue)
        case "toll":
            main = toll_of(scene, cue)
        case "losses":
            main = heavy(scene, cue)
        case "status" | "kept":
            main = in_status(scene, cue)
        case _:
            main = found_bodies(scene, cue)
    if main is None or (not main.is_counted and is_of_a_crime(scene, cue)):
        return []
    if (
        is_beside_the_war(scene, cue, main)
        or is_apart(scene, cue, main)
        or (main.high == 1 and is_only_tried(scene.lower, cue, scene.grammar))
    ):
        return []
    if cue.strict and not harms_people(scene, cue, main):
        return []
    groups = told_once(scene, _together(scene, restated(scene, number_of(scene, main, cue)), cue))
    if (
        main.stop <= cue.start
        and (along := told_along(scene, cue))
        and not scene.claimed(along)
        and along not in groups
    ):
        groups += [one for one in _together(scene, along, cue) if one not in groups]
    for group in groups:
        number = coded(scene, group) if group.high is None else None
        group.low = number.low if number else group.low
    return groups


# --- people told together


def _together(scene: Scene, main: Group, cue: Cue) -> list[Group]:
    """A group and those linked to it: "two men and a girl"."""
    groups = [main]
    if main.harm_noun:
        return groups
    while (after := scene.linked_after(groups[-1].stop)) and _may_join(scene, after, main, cue):
        if _is_absorbed(scene, groups[-1], after):
            break
        groups.append(after)
    while (before := scene.linked_before(groups[0].start)) and _may_join(scene, before, main, cue):
        if cue.form == "past" and scene.links_loosely(groups[0].start) and not _is_passive(scene, cue):
            break  # "rose to 12 in addition to 200 injured"
        groups.insert(0, before)
    kept = groups[:1]
    for group in groups[1:]:
        if _are_one(scene, kept[-1], group):
            scene.unite(kept[-1], group)
        elif not _is_absorbed(scene, kept[-1], group):
            kept.append(group)
    return kept


def _are_one(scene: Scene, first: Group, second: Group) -> bool:
    """Whether plurals without numbers are one figure: "women and children were arrested"."""
    plain = first.kind == second.kind == "bare" and second.head is not None and not scene.is_included(first)
    alike = first.victim_class == second.victim_class or "unknown" in (first.victim_class, second.victim_class)
    owned = scene.lower[second.start] in scene.grammar["definite"]
    return plain and alike and not owned and scene.lower[first.stop : second.start] in (["and"], [","], [",", "and"])


def _is_passive(scene: Scene, cue: Cue) -> bool:
    return auxiliary(scene, cue) == "be"


def _may_join(scene: Scene, group: Group, main: Group, cue: Cue) -> bool:
    if group.stop <= main.start and (scene.is_of_them(main) or scene.is_included(group) > scene.is_included(main)):
        return False
    if main.head is None and main.is_counted and not group.is_counted:
        return False  # "clashes of rebels and soldiers, 3 killed"
    own_side = (group.stop <= cue.start) == (main.stop <= cue.start)
    if any(scene.cue_at.get(place) not in (None, cue) for place in range(group.start, group.stop)):
        return False  # "and 140 injured people"
    return own_side and not group.harm_noun and not _has_own_cue(scene, group, cue) and not scene.is_of_them(group)


def _has_own_cue(scene: Scene, group: Group, cue: Cue) -> bool:
    """Whether another word of harm follows a group as its own: "and 12 others were wounded"."""
    other = scene.cue_at.get(scene.skip(group.stop))
    return other is not None and other is not cue and (other.frame in ("intransitive", "state") or other.form == "past")


def _is_absorbed(scene: Scene, first: Group, second: Group) -> bool:
    """Whether one figure counts both: "thousands of children and women", "their wives and children"."""
    if second.kind != "bare" or scene.lower[second.start - 1] in ("as", "to", "with"):
        return False
    owned = first.kind == "bare" and scene.lower[first.start] in scene.grammar["definite"] - {"the"}
    return first.is_counted or (owned and second.start == second.head)


# --- parts, lists, descriptions


def _add_parts(scene: Scene) -> None:
    for whole in list(scene.found.values()):
        for group in _parts(scene, whole):
            if not scene.claimed(group) and not (group.kind == "share" and group.head is None):
                if group.kind == "share" and group.share and whole.group.low:
                    group.low = whole.group.low * group.share // 100 + 1
                _add(scene, whole.cue, group, whole)
        if whole.parent is None:
            _find_parent(scene, whole)


def _find_parent(scene: Scene, part: Finding) -> None:
    """A claimed group after "including" or "of them" is a part of the group before it."""
    if not scene.is_included(part.group):
        return
    before = [
        f for f in scene.found.values() if f.harm == part.harm and f.group.start < part.group.start and f is not part
    ]
    wholes = [finding for finding in before if not scene.is_included(finding.group)]
    part.parent = max(wholes, key=lambda finding: finding.group.start, default=None)


def _parts(scene: Scene, whole: Finding) -> list[Group]:
    """The groups after "including", "among them", up to the next figure."""
    if whole.parent is None and (told := in_brackets(scene, whole.group, whole.cue) or told_apart(scene, whole.group)):
        return told
    if whole.parent is None and whole.group.kind in ("number", "vague"):
        told = [group for group in told_beside(scene, whole.group, whole.cue) if not scene.claimed(group)]
        if told and sum(group.low or 0 for group in told) <= (whole.group.low or 0):
            return told
    for at in range(whole.group.stop, min(whole.group.stop + _REACH, len(scene.tokens))):
        group = scene.group_at.get(at)
        if group and scene.is_of_them(group):
            return [group]
        stop = max(scene.grammar.phrase_at(name, scene.lower, at) for name in ("including", "include_verb"))
        if stop > at and not (stop == at + 1 and scene.lower[at] == "them"):
            first = _first_part(scene, at, stop)
            if first and "all" in (scene.lower[at], scene.word(at - 1)):
                whole.group.victim_class = first.victim_class  # "forty people, all of them civilians"
                return []
            return _together(scene, first, whole.cue) if first else []
        if group and group.is_counted and scene.claimed(group) and at not in scene.cue_at and group is not whole.group:
            return []
    return []


def _first_part(scene: Scene, start: int, stop: int) -> Group | None:
    before = scene.group_at.get(start - 1)
    if before and not scene.claimed(before) and before.kind == "single" and scene.lower[start] == "among":
        return before  # "three people were killed, a woman among them"
    return scene.right_of(stop, 6)


def _add_listed(scene: Scene) -> None:
    """The further numbers of a list: "12 died in Aleppo, five in Homs and one on Saturday"."""
    cue: Cue | None = None
    for at in range(len(scene.tokens)):
        cue = scene.cue_at.get(at, cue)
        group = scene.group_at.get(at)
        if cue is None or group is None or group.start != at or not group.is_counted or cue.stop > at:
            continue
        told = any(finding.cue is cue for finding in scene.found.values())
        listed = scene.word(group.stop) in _LISTED and not scene.is_included(group) and not scene.claimed(group)
        listed &= not scene.tags[at - 1].startswith("VB")
        if told and listed and group.head is None:
            _add(scene, cue, group)


def _add_coded(scene: Scene) -> None:
    """The number that a coder gave to one of several events: "12 died in A and B; 6 coded in each"."""
    killed = [finding for finding in scene.found.values() if finding.harm == "killed" and finding.group.is_counted]
    for group in scene.groups:
        if killed and group.is_counted and not scene.claimed(group) and is_coded(scene, group):
            _add(scene, killed[0].cue, group)


def _add_described(scene: Scene) -> None:
    """`30 wounded civilians`, `a dead child`."""
    for cue in scene.cues:
        group = scene.group_at.get(cue.start)
        if group is None or not is_attributive(scene, cue) or scene.claimed(group):
            continue
        if group.is_counted or (group.kind == "single" and group.high == 1 and cue.harm in _HURT):
            _add(scene, cue, group)
