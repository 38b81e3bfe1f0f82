"""Who the people of a figure are, where the words of its sentence beside them say so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from syria_news.casualties.harm_scene import Finding, Scene
from syria_news.casualties.people import Group

__all__ = ["classify"]

_NEAR = 8  # words from people to what they are identified as
_TALE = 14  # words that tell of somebody's war: "a student who had left his village to fight with the rebels"
_WHILE = ("while", "whilst", "when")
_SIDES = (["both", "sides"], ["either", "side"], ["the", "two", "sides"], ["each", "side"])


def classify(scene: Scene, found: Sequence[Finding]) -> None:
    """Tell the victim class of a sentence's figures whose own noun leaves it open.

    Parameters
    ----------
    scene : Scene
        The sentence.
    found : sequence of Finding
        In the order of the text; their groups are changed.
    """
    for finding in found:
        if finding.group.victim_class != "combatant" and _fights(scene, finding):
            finding.group.victim_class = "combatant"
        elif finding.group.victim_class == "unknown":
            finding.group.victim_class = _described(scene, finding)
    for finding in found:
        finding.group.victim_class = _by_lot(scene, finding, found)
    for first, second in pairwise(found):
        _share_noun(scene, first, second)
    if found:
        _inherit(found[0], found[0].parent)
    for last, finding in pairwise(found):
        _inherit(finding, finding.parent or last.parent or last)


def _described(scene: Scene, finding: Finding) -> str:
    """Who people are said to be: "most of the injured were children", "61 people, mostly civilians"."""
    group, stop = finding.group, max(finding.group.stop, finding.cue.stop)
    if any(scene.lower[at + 1 : at + 1 + len(side)] == side for at in range(stop, stop + 3) for side in _SIDES):
        return "combatant"  # "dozens dead on both sides"
    if _is_of_an_army(scene, finding):
        return "combatant"
    if group.is_counted and (told := _told_of_all(scene, group.stop) or _told_of_all(scene, stop)):
        return told
    if named := _among_whom(scene, finding):
        return named
    said = _said_to_be(scene, finding)
    if group.head is None and said is not None and not said.is_counted:
        return said.victim_class
    if scene.is_of_them(group):
        them = [one for one in scene.groups if one.stop <= group.start and one.high != 1]
        return them[-1].victim_class if them else "unknown"
    return "unknown"


def _by_lot(scene: Scene, finding: Finding, found: Sequence[Finding]) -> str:
    """The class of people by what befell them: nationals who flee are civilians, a fighter may be a husband."""
    group = finding.group
    if group.head is None:
        return group.victim_class
    noun, alone = scene.lower[group.head], not any(other is not finding and other.cue is finding.cue for other in found)
    owned = scene.lower[group.start] in scene.grammar["owned"] | {"whose"}
    if group.victim_class == "civilian" and noun in scene.grammar["spouse"] and owned and alone:
        return "unknown"
    national = scene.tokens[group.head].text[0].isupper() and not scene.sentence.is_title
    if group.victim_class == "unknown" and finding.harm in ("displaced", "abducted") and national:
        return "civilian"
    return group.victim_class


def _fights(scene: Scene, finding: Finding) -> bool:
    """Whether people took part in the fighting: `died fighting for the group`, `a Briton who had fought with it`."""
    group, cue = finding.group, finding.cue
    stop = max(group.stop, cue.stop)
    if scene.grammar.phrase_at("in_action", scene.lower, stop) > stop:
        return True
    at = stop + (scene.word(stop) in _WHILE)
    if finding.harm != "displaced" and scene.word(at).endswith("ing") and _takes_part(scene, at):
        return True
    start, end = (group.stop, cue.start) if group.stop <= cue.start else (group.stop, group.stop + _TALE)
    if group.stop > cue.start and scene.word(start) not in scene.grammar["who"] | {"that"}:
        return False
    tale = range(start, min(end, start + _TALE, len(scene.tokens)))
    return any(scene.tags[at].startswith("VB") and _takes_part(scene, at) for at in tale)


def _takes_part(scene: Scene, at: int) -> bool:
    """Whether a word and the one after it tell of fighting on a side, or of joining an armed group."""
    if scene.lower[at] in scene.grammar["fight"]:
        return scene.word(at + 1) in scene.grammar["fight_side"]
    return scene.lower[at] in scene.grammar["join"] and not scene.armed.isdisjoint(range(at + 1, at + 5))


def _said_to_be(scene: Scene, finding: Finding) -> Group | None:
    """The people after "were", or after "as": "nine of the dead were identified as soldiers"."""
    group = finding.group
    stop = max(group.stop, finding.cue.stop)
    at = scene.skip(stop)
    held = max(scene.grammar.phrase_at("held_to_be", scene.lower, place) for place in (group.stop, stop))
    if held > group.stop and (suspected := scene.right_of(held, 4)) is not None:
        return suspected
    said = scene.group_at.get(at)
    if said is not None:
        return said if set(scene.lower[stop:at]) & scene.grammar["be"] else None
    near = range(stop, min(stop + _NEAR, len(scene.tokens)))
    named = next((at for at in near if scene.lower[at] == "as" and "identified" in scene.lower[stop:at]), None)
    return scene.right_of(named + 1, 3) if named is not None else None


def _told_of_all(scene: Scene, at: int) -> str:
    """Who all or most of some people are: "61 people, mostly civilians" are mixed, "all civilians" civilians."""
    at += scene.word(at) == ","
    whole = at + 1 if scene.word(at) == "all" else at
    part = max(scene.grammar.phrase_at(name, scene.lower, at) for name in ("mostly", "majority"))
    told = scene.group_at.get(max(whole, part))
    if told is None or max(whole, part) == at or told.is_counted:
        return ""
    mixed = part > at and scene.word(told.stop - 1) in ("civilian", "civilians")
    return "mixed" if mixed else told.victim_class if told.victim_class != "combatant" or whole > at else ""


def _is_of_an_army(scene: Scene, finding: Finding) -> bool:
    """Whether an armed group's own people are harmed: "lost 15 members", "12 of its men", "nine from the brigade"."""
    group = finding.group
    if group.head is None:
        of_it = scene.word(group.stop) in ("from", "of") and scene.word(group.stop + 1) == "the"
        return of_it and bool(scene.armed & {group.stop + 1, group.stop + 2})
    owned = {"its", "their"} & set(scene.lower[group.start : group.stop])
    lost = finding.cue.harm == "killed" and finding.verb.lemma_ == "lose"
    if scene.lower[group.head] not in scene.grammar["own_men"] or not (owned or lost):
        return False
    if lost and not any(one.stop <= group.start for one in scene.groups):
        return True
    fighters = any(one.stop <= group.start and one.victim_class == "combatant" for one in scene.groups)
    return fighters or any(at < group.start for at in scene.armed)


def _among_whom(scene: Scene, finding: Finding) -> str:
    """The class of those among whom people are: "nine people were among the fighters killed"."""
    between = range(finding.group.stop, finding.cue.start)
    at = next((at for at in between if scene.lower[at] in ("among", "amongst")), None)
    told = scene.group_at.get(at + 2) or scene.group_at.get(at + 1) if at is not None else None
    return told.victim_class if told is not None and told.victim_class != "unknown" else ""


def _share_noun(scene: Scene, first: Finding, second: Finding) -> None:
    """Give a number the noun of the next: "killed 28 and wounded 30 militants"."""
    one, two = first.group, second.group
    joined = scene.lower[one.stop : second.cue.start] in (["and"], [","], []) and second.cue.stop == two.start
    active = first.cue.stop == one.start and first.cue.form == second.cue.form != ""
    if one.head is None and one.victim_class == "unknown" and joined and active and two.is_counted:
        one.victim_class = two.victim_class


def _inherit(finding: Finding, earlier: Finding | None) -> None:
    """Fill in who people are where only a number, `others` or `another man` names them."""
    group = finding.group
    words = [token.lower_ for token in finding.tokens]
    vague = group.head is None or words[group.head].startswith("other") or words[group.start] == "another"
    alone = earlier is not None and words[earlier.group.start] in ("himself", "herself", "themselves")
    if earlier and not alone and vague and not group.harm_noun and group.victim_class == "unknown":
        group.victim_class = earlier.group.victim_class
