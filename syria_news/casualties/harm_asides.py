"""People told again within their sentence: in apposition, after dashes, in brackets, as a coder's number."""

from __future__ import annotations

from collections.abc import Iterator

from syria_news.casualties.harm_scene import Scene
from syria_news.casualties.harm_words import Cue
from syria_news.casualties.people import Group

__all__ = ["coded", "in_brackets", "is_coded", "number_of", "restated", "told_apart", "told_beside", "told_once"]

_REACH = 25  # words in which a total or the parts of a figure follow it
_BACK = 10  # words from names back to the number of those named
_RENAMED = (
    ("named", "single"),
    ("named", "definite"),
    ("definite", "single"),
    ("definite", "named"),
    ("single", "named"),
)  # kinds of groups of which the second may tell again who the first is
_OPENING = ("(", "[", ":")
_CLOSING = (")", "]", ".", ";")


def number_of(scene: Scene, group: Group, cue: Cue) -> Group:
    """The number that "the total number of fighters killed" has come to."""
    words = scene.lower[group.start : group.start + 2]
    if words != ["number", "of"] or scene.word(group.start - 1) not in ("the", "total", "overall"):
        return group
    for at in range(cue.stop, min(cue.stop + _REACH, len(scene.tokens))):
        number = scene.group_at.get(at)
        if number and number.is_counted and number.head is None and scene.word(at - 1) in scene.grammar["risen"]:
            number.victim_class = group.victim_class
            return number
    return group


def restated(scene: Scene, group: Group) -> Group:
    """The number set off by dashes after a share: "most of the victims - 14 - died"."""
    number = scene.group_at.get(group.stop + 1)
    if scene.word(group.stop) not in scene.grammar["dash"] or number is None or number.head is not None:
        return group
    return number if scene.word(number.stop) in scene.grammar["dash"] else group


# --- in apposition


def told_once(scene: Scene, groups: list[Group]) -> list[Group]:
    """Leave out those who only tell who the people counted before them are: "two drivers, A and B, were killed"."""
    if all(group.kind in ("named", "single") for group in groups) and scene.word(groups[0].start - 1) == ",":
        return _counted_before(scene, groups)
    groups = [
        one for place, one in enumerate(groups) if not place or not _is_same_person(scene, groups[place - 1], one)
    ]
    for place, whole in enumerate(groups):
        told = _apposed(scene, whole, groups[place + 1 :])
        if told:
            return [*groups[: place + 1], *groups[place + 1 + len(told) :]]
    return groups


def _is_same_person(scene: Scene, first: Group, second: Group) -> bool:
    """Whether somebody is told again between commas: "her brother, a baker, was shot", "a baker, Omar Haddad, was"."""
    if first.high != 1 or second.high != 1 or scene.lower[first.stop : second.start] != [","]:
        return False
    kinds = (first.kind, second.kind)
    if kinds not in _RENAMED:
        return False
    at = second.stop
    while at < second.stop + _BACK and scene.word(at) not in (",", "") and at not in scene.cue_at:
        if at in scene.group_at or scene.lower[at] in ("and", "who"):
            break
        at += 1
    closed = scene.skip(at + (scene.word(at) == ","))
    return closed in scene.cue_at or scene.word(closed) == "who"


def told_apart(scene: Scene, whole: Group) -> list[Group]:
    """The parts of a figure told in apposition by number: "three people, two men and a girl, were killed"."""
    told = _apposed(scene, whole, list(_linked_after(scene, whole)))
    return told if any(group.is_counted for group in told) else []


def _linked_after(scene: Scene, group: Group) -> Iterator[Group]:
    dashed = scene.word(group.stop) in scene.grammar["dash"]
    after = scene.group_at.get(group.stop + 1) if dashed else scene.linked_after(group.stop)
    while after is not None:
        yield after
        after = scene.linked_after(after.stop)


def _counted_before(scene: Scene, groups: list[Group]) -> list[Group]:
    for at in range(groups[0].start - 2, max(groups[0].start - _BACK, -1), -1):
        counted = scene.group_at.get(at)
        if counted and counted.is_counted:
            return [counted] if counted.low == counted.high == len(groups) > 1 else groups
        if scene.tags[at].startswith("VB") or at in scene.cue_at:
            break
    return groups


def _apposed(scene: Scene, whole: Group, after: list[Group]) -> list[Group]:
    """The first of the groups after a number that, set off by a comma, add up to it."""
    if whole.kind != "number" or whole.head is None or whole.low != whole.high:
        return []
    told: list[Group] = []
    for group in after:
        told.append(group)
        if sum(one.low or 0 for one in told) >= (whole.low or 0):
            break
    exact = all(one.low is not None and one.low == one.high for one in told)
    if not told or not exact or sum(one.low or 0 for one in told) != whole.low or not _is_set_off(scene, told[0]):
        return []
    classes = {one.victim_class for one in told if one.kind != "named"}
    if not classes <= {"unknown", whole.victim_class} and whole.victim_class != "unknown":
        return []
    closed = scene.word(told[-1].stop) in (",", *scene.grammar["dash"])
    return told if closed or scene.lower[whole.head] in scene.grammar["inclusive"] else []


def _is_set_off(scene: Scene, first: Group) -> bool:
    at = first.start - 1
    while scene.word(at) in scene.grammar["determiner"]:
        at -= 1
    return scene.word(at) in (",", ":", *scene.grammar["dash"])


# --- in brackets


def in_brackets(scene: Scene, whole: Group, cue: Cue) -> list[Group]:
    """The groups that add up to a figure in the brackets after it: "7 killed (5 rebels, 2 civilians)"."""
    if whole.low is None:
        return []
    for start in (max(whole.stop, cue.stop), whole.stop):
        at = start + 1 if scene.word(start) in ("-", "–") else start
        if scene.word(at) in _OPENING:
            groups = list(_up_to_close(scene, at + 1))
            counted = all(group.low is not None and group.kind in ("number", "single", "bare") for group in groups)
            if groups and counted and sum(group.low or 0 for group in groups) == whole.low:
                return groups
    return []


def _up_to_close(scene: Scene, start: int) -> Iterator[Group]:
    for at in range(start, min(start + _REACH, len(scene.tokens))):
        if scene.lower[at] in _CLOSING or scene.lower[at] in scene.grammar["coded"]:
            return
        group = scene.group_at.get(at)
        if group and group.start == at:
            yield group


# --- a whole with its parts before it


def told_beside(scene: Scene, whole: Group, cue: Cue) -> list[Group]:
    """The parts of "three of the 11 killed", "two were among the 12 dead", "of the 20 killed, nine were women"."""
    start = whole.start
    while scene.word(start - 1) in scene.grammar["determiner"]:
        start -= 1
    after = scene.skip(max(whole.stop, cue.stop) + (scene.word(max(whole.stop, cue.stop)) == ","))
    if scene.word(start - 1) in ("among", "amongst"):
        first = scene.left_of(start - 1) or scene.group_at.get(after)
        return _linked(scene, first) if first and first is not whole else []
    if scene.word(start - 1) != "of":
        return []
    first = scene.group_at.get(start - 2) or scene.group_at.get(after)
    if first is None or not first.is_counted or first is whole or first.kind == "share":
        return []
    named = scene.group_at.get(scene.skip(first.stop))
    if first.head is None and named and named is not whole and not named.is_counted:
        first.victim_class = named.victim_class
    if first.start < whole.start:
        return [first]
    return list(_told_to_be(scene, first))


def _told_to_be(scene: Scene, first: Group) -> Iterator[Group]:
    """Numbers that are said to be somebody, one after another: "nine were rebels and five were civilians"."""
    part: Group | None = first
    while part and part.is_counted and part.head is None and scene.word(part.stop) in scene.grammar["be"]:
        yield part
        named = scene.group_at.get(scene.skip(part.stop))
        if named is None or named.is_counted:
            return
        part.victim_class = named.victim_class
        at = named.stop
        while scene.word(at) in scene.grammar["link"] | scene.grammar["determiner"] | {"other", "remaining"}:
            at += 1
        part = scene.group_at.get(at)


def _linked(scene: Scene, first: Group) -> list[Group]:
    groups = [first]
    while before := scene.linked_before(groups[0].start):
        groups.insert(0, before)
    return groups


# --- coded


def is_coded(scene: Scene, group: Group) -> bool:
    """Whether a coder gave a number to one of several events: "6 coded in each", "coded as 5 for this event"."""
    after = scene.lower[group.stop : group.stop + 3]
    before = scene.lower[max(0, group.start - 2) : group.start]
    told = bool(scene.grammar["coded"] & set(before)) and before[-1] in ("as", "at")
    return scene.word(group.stop) in scene.grammar["coded"] or (told and bool({"this", "each", "here"} & set(after)))


def coded(scene: Scene, group: Group) -> Group | None:
    """The number at which a coder put people whom words leave open: "several people (coded as 3)"."""
    for at in range(group.stop, min(group.stop + _BACK, len(scene.tokens))):
        if scene.lower[at] in scene.grammar["coded"]:
            number = scene.number_after(at, 4)
            return number if number and number.head is None else None
        if scene.lower[at] in scene.grammar["clause"] - {":"} and scene.lower[at] != ";":
            return None
    return None
