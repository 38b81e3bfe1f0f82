"""The people told before a verb that harms them: its subject, those whom a relative clause is about, those nearest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from syria_news.casualties.harm_scene import Scene
from syria_news.casualties.harm_words import Cue
from syria_news.casualties.people import Group

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = [
    "antecedent_of",
    "auxiliary",
    "is_object",
    "is_relative",
    "nearest_before",
    "people_before",
    "share_of",
    "subject_of",
    "told_along",
    "told_before",
    "verb_start",
]

_CHAIN = 4  # verbs joined to one another that share a subject
_ALONG = 14  # words from a verb to those who are harmed along with others
_FAR = 40  # words back to the subject of a passive


def auxiliary(scene: Scene, cue: Cue) -> str:
    """Which auxiliary stands before a verb: ``be``, ``have`` or none."""
    at = verb_start(scene, cue) - 1
    while at >= 0 and cue.start - at < 10:
        word = scene.lower[at]
        if word in scene.grammar["be"]:
            return "be"
        if word in scene.grammar["have"]:
            return "have"
        if at in scene.group_at or not (scene.is_light(at) or at in scene.cue_at or word in scene.grammar["link"]):
            return ""
        at -= 1
    return ""


def verb_start(scene: Scene, cue: Cue) -> int:
    """Where the verbs that a verb is joined to begin: "were rounded up and executed"."""
    if scene.word(cue.start - 1) not in ("and", "or", "then"):
        return cue.start
    for at in range(cue.start - 2, max(cue.start - 6, -1), -1):
        if at in scene.group_at:
            break
        if scene.tags[at] == "VBN" and (scene.is_light(at - 1) or at - 1 in scene.group_at):
            return at
    return cue.start


def people_before(scene: Scene, cue: Cue) -> Group | None:
    """The people of a passive: those right before it, else its subject, else the nearest that may be."""
    near = scene.left_of(verb_start(scene, cue))
    if near and scene.is_included(near):
        return near if _has_own_verb(scene, near) else scene.whole_of(near) or near
    if near and (near.is_counted or not is_object(scene, near)):
        return share_of(scene, near) if auxiliary(scene, cue) == "be" else near
    if _has_pronoun(scene, cue):
        return told_before(scene, cue) if _is_they(scene, cue) else None
    if is_relative(scene, cue):
        antecedent = antecedent_of(scene, cue)
        if antecedent:
            return antecedent
    if cue.harm == "detained" and _holds_things(scene, cue):
        return None
    subject = subject_of(scene, cue)
    if subject and not (subject.kind in ("bare", "definite") and is_object(scene, subject)):
        return scene.whole_of(subject) or subject
    return nearest_before(scene, cue) or subject


def _has_own_verb(scene: Scene, part: Group) -> bool:
    """Whether a verb is that of a relative clause: "14 people, three of whom died, were hurt"."""
    return scene.lower[part.figure_stop : part.figure_stop + 2] in (["of", "whom"], ["of", "which"])


def share_of(scene: Scene, whole: Group) -> Group:
    """Those of a group who are harmed: "two of five hostages were killed"; the group itself where all are."""
    at = whole.start - 1
    while scene.word(at) in scene.grammar["determiner"]:
        at -= 1
    share = scene.group_at.get(at - 1) if scene.word(at) == "of" else None
    if share is None or not share.is_counted or share.head is not None:
        return whole
    if share.share and whole.low:
        share.low = share.high = whole.low * share.share // 100
    share.victim_class = whole.victim_class if share.victim_class == "unknown" else share.victim_class
    return share


def is_object(scene: Scene, group: Group) -> bool:
    """Whether people are the object of a preposition."""
    return scene.word(group.start - 1) in scene.grammar["preposition"]


def _has_pronoun(scene: Scene, cue: Cue) -> bool:
    """Whether the subject is a pronoun, which counts nobody: "he was taken hostage"."""
    at = cue.start - 1
    while at > 0 and scene.is_light(at) and scene.lower[at] not in ("them", "others"):
        at -= 1
    return at >= 0 and scene.tags[at] == "PRP"


def _is_they(scene: Scene, cue: Cue) -> bool:
    """Whether "they", who were told before, are harmed: "he sent 20 men and they were all killed"."""
    return "they" in scene.lower[max(0, cue.start - 4) : cue.start]


def is_relative(scene: Scene, cue: Cue) -> bool:
    """Whether a verb stands in a relative clause: "a leader who was killed"."""
    at = cue.start - 1
    while at > 0 and scene.is_light(at):
        at -= 1
    return scene.word(at) in ("who", "which", "that", "whom")


def _holds_things(scene: Scene, cue: Cue) -> bool:
    """Whether what is held is no person: "a meeting, where people are crowded in, is being held"."""
    subjects = [child for child in scene.tokens[cue.start].children if child.dep_ == "nsubjpass"]
    return any(child.pos_ in ("NOUN", "PROPN") and child.i not in scene.group_at for child in subjects)


def subject_of(scene: Scene, cue: Cue) -> Group | None:
    """The people who are the subject of a verb, or of the verbs that it is joined to."""
    token = scene.tokens[cue.start]
    verbs = [token, token.head] if token.dep_ in ("conj", "acomp", "attr", "xcomp", "ccomp", "oprd") else [token]
    while token.dep_ == "conj" and verbs[-1].dep_ == "conj" and len(verbs) < _CHAIN:
        verbs.append(verbs[-1].head)  # "were rounded up, shot and beheaded"
    for verb in verbs:
        for child in verb.children:
            group = scene.group_at.get(child.i)
            if (
                child.dep_ in ("nsubjpass", "nsubj")
                and child.i < cue.start
                and group
                and (_is_resumed(scene, group, cue) or not _is_blocked(scene, group.stop, cue.start, verbs))
            ):
                return group
    return None


def _is_resumed(scene: Scene, group: Group, cue: Cue) -> bool:
    """Whether a clause set off by commas stands between: "four nurses, who had come when …, were killed"."""
    at = cue.start - 1
    while at > group.stop and scene.is_light(at):
        at -= 1
    after = scene.lower[group.stop + 1 : group.stop + 4]  # "who had come", "three of whom died"
    inserted = scene.word(group.stop) == "," and bool({"who", "whom", "which", "whose"} & {*after[:1], *after[-1:]})
    return inserted and scene.word(at) == "," and at > group.stop


def _is_blocked(scene: Scene, start: int, stop: int, verbs: Sequence[Token]) -> bool:
    """Whether another clause, or a word of harm with its own people that is none of some verbs, stands between."""
    between = range(start, stop)
    if any(scene.lower[place] in scene.grammar["clause"] - {"that"} for place in between):
        return True
    counted = any(place in scene.group_at and scene.group_at[place].is_counted for place in between)
    joint = {verb.i for verb in verbs}
    return counted and any(place in scene.cue_at and scene.cue_at[place].start not in joint for place in between)


def nearest_before(scene: Scene, cue: Cue) -> Group | None:
    """The nearest people before a verb in its clause, rather not a part nor the object of a preposition."""
    best = None
    at = cue.start - 1
    while at >= 0 and cue.start - at < _FAR:
        group = scene.group_at.get(at)
        if group:
            if scene.claimed(group):
                break
            if best is None or scene.is_included(best) or is_object(scene, best):
                best = group
            at = group.start
        elif (
            scene.lower[at] in scene.grammar["clause"]
            or (at in scene.cue_at and scene.cue_at[at].frame == "transitive")
            or (scene.tags[at] in ("VBD", "VBZ", "VBP") and not scene.is_light(at))
        ):
            break
        at -= 1
    return None if best and is_object(scene, best) and not best.is_counted else best


def antecedent_of(scene: Scene, cue: Cue) -> Group | None:
    """The people of "the fighters that we captured", "a leader who was killed"."""
    token = scene.tokens[cue.start]
    if token.dep_ == "relcl" and token.head.i < cue.start and token.head.i in scene.group_at:
        return scene.group_at[token.head.i]
    for at in range(cue.start - 1, max(cue.start - 8, 0), -1):
        if scene.lower[at] in ("who", "that", "whom"):
            return scene.group_at.get(at - 1) or scene.group_at.get(at - 2)
    return None


def told_along(scene: Scene, cue: Cue) -> Group | None:
    """The further people of "he was killed along with two others", "she was seized in Homs with two other nurses"."""
    at = scene.grammar.phrase_at("link_phrase", scene.lower, cue.stop)
    if at > cue.stop:
        return scene.right_of(at, 3)
    for place in range(cue.stop, min(cue.stop + _ALONG, len(scene.tokens))):
        at = scene.grammar.phrase_at("with_others", scene.lower, place)
        people = scene.right_of(at, 2) if at > place else scene.group_at.get(place + 1)
        others = people and {"other", "others"} & set(scene.lower[people.start : people.stop])
        if people and (at > place or (others and scene.lower[place] == "with")):
            return None if scene.skip(people.stop) in scene.cue_at else people
        if place in scene.cue_at or scene.lower[place] in scene.grammar["clause"] or scene.tags[place].startswith("VB"):
            break
    return None


def told_before(scene: Scene, cue: Cue) -> Group | None:
    """The people of "them": "rounded up forty men and executed them"."""
    for at in range(cue.start - 1, max(cue.start - _FAR, -1), -1):
        group = scene.group_at.get(at)
        if group and group.is_counted:
            return group
        if at in scene.cue_at or scene.lower[at] in scene.grammar["clause"]:
            break
    return None
