"""Whom a verb harms: the object of an active one, the subject of a passive one, the noun that it describes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from syria_news.casualties.harm_scene import Scene
from syria_news.casualties.harm_words import Cue
from syria_news.casualties.people import Group

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["auxiliary", "harmed_by", "is_attributive"]

_REACH = 10  # words between a verb and the people it harms
_CHAIN = 4  # verbs joined to one another that share a subject
_FAR = 40  # words back to the subject of a passive


def is_attributive(scene: Scene, cue: Cue) -> bool:
    """Whether a participle only describes people: "30 wounded civilians", "displaced families"."""
    group = scene.group_at.get(cue.start)
    if group:
        return not group.harm_noun and group.head is not None and group.head >= cue.stop and cue.frame != "body"
    after = scene.group_at.get(cue.stop)
    if _describes_noun(scene, cue):
        return True
    return (
        cue.frame == "transitive"
        and cue.form == "past"
        and after is not None
        and not after.is_counted
        and after.head is not None
        and scene.tags[cue.start] in ("JJ", "VBN", "NN", "NNP")
        and auxiliary(scene, cue) == ""
        and scene.left_of(cue.start) is None
        and scene.word(cue.stop) not in scene.grammar["definite"] | scene.grammar["single"]
        and not _has_subject(scene, cue)
    )


def _describes_noun(scene: Scene, cue: Cue) -> bool:
    """Whether a participle stands between an article and a noun for people: "the decapitated bodies of two men"."""
    people = scene.books.nouns.people(scene.word(cue.stop))
    return cue.form == "past" and people is not None and scene.word(cue.start - 1) in ("the", "their", "these")


def _has_subject(scene: Scene, cue: Cue) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in scene.tokens[cue.start].children)


def harmed_by(scene: Scene, cue: Cue) -> Group | None:
    """The people whom a verb or a state such as `dead` harms."""
    if cue.frame == "state":
        return _in_state(scene, cue)
    if cue.frame == "intransitive":
        near = scene.left_of(_verb_start(scene, cue))
        return _share_of(scene, near) if near and not scene.is_included(near) else _before(scene, cue)
    if _is_of_the_hurt(scene, cue):
        return None
    if cue.form == "past" and (auxiliary(scene, cue) == "be" or _is_participle(scene, cue)):
        return _before(scene, cue) or _along_with(scene, cue)
    if cue.form == "gerund":
        before = scene.word(cue.start - 1)
        if before in ("being", "been"):
            return _before(scene, cue)
        if before in ("the", "a", "this"):
            return None
    if cue.form == "base" and scene.tags[cue.start].startswith("NN") and not scene.sentence.is_title:
        return scene.group_at.get(cue.stop)
    return _object(scene, cue) or (None if _is_relative(scene, cue) else _antecedent(scene, cue))


def _is_of_the_hurt(scene: Scene, cue: Cue) -> bool:
    """Whether a participle is a noun whose people another verb harms: "one of the wounded died"."""
    if scene.lower[max(0, cue.start - 2) : cue.start] not in (["of", "the"], ["of", "those"]):
        return False
    other = scene.cue_at.get(scene.skip(cue.stop))
    return other is not None and other.harm != cue.harm


def auxiliary(scene: Scene, cue: Cue) -> str:
    """Which auxiliary stands before a verb: ``be``, ``have`` or none."""
    at = _verb_start(scene, cue) - 1
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


def _verb_start(scene: Scene, cue: Cue) -> int:
    """Where the verbs that a verb is joined to begin: "were rounded up and executed"."""
    if scene.word(cue.start - 1) not in ("and", "or", "then"):
        return cue.start
    for at in range(cue.start - 2, max(cue.start - 6, -1), -1):
        if at in scene.group_at:
            break
        if scene.tags[at] == "VBN" and (scene.is_light(at - 1) or at - 1 in scene.group_at):
            return at
    return cue.start


def _is_participle(scene: Scene, cue: Cue) -> bool:
    """Whether a past form without "be" is passive: "12 people killed in a strike"."""
    if auxiliary(scene, cue) == "have":
        return False
    left, right = scene.left_of(_verb_start(scene, cue)), scene.group_at.get(scene.skip(cue.stop))
    tag = scene.tags[cue.start]
    if left is None:
        far = _nearest(scene, cue)
        told = (far is not None and far.is_counted) or (tag == "VBN" and _subject(scene, cue) is not None)
        return right is None and told and (tag == "VBN" or _ends_clause(scene, cue))
    if right is None:
        return tag != "VBD" or left.is_counted or _ends_clause(scene, cue)
    if scene.skip(right.stop) in scene.cue_at and (left.is_counted or left.kind == "single"):
        return True
    if right.is_counted and (not left.is_counted or _is_taken(scene, left)):
        return False
    return tag == "VBN" or (tag != "VBD" and left.is_counted)


def _ends_clause(scene: Scene, cue: Cue) -> bool:
    """Whether no object can follow a verb."""
    return scene.word(cue.stop) in scene.grammar["preposition"] | {"", ".", ","}


def _is_taken(scene: Scene, group: Group) -> bool:
    """Whether people are the object of the verb right before them: "kill 10 civilians injured dozens"."""
    before = scene.cue_at.get(group.start - 1)
    return before is not None and before.frame == "transitive"


# --- the people before a verb


def _before(scene: Scene, cue: Cue) -> Group | None:
    """The people of a passive: those right before it, else its subject, else the nearest that may be."""
    near = scene.left_of(_verb_start(scene, cue))
    if near and scene.is_included(near):
        return scene.whole_of(near) or near
    if near and (near.is_counted or not _is_object(scene, near)):
        return _share_of(scene, near) if auxiliary(scene, cue) == "be" else near
    if _has_pronoun(scene, cue):
        return _told_before(scene, cue) if _is_they(scene, cue) else None
    if _is_relative(scene, cue):
        antecedent = _antecedent(scene, cue)
        if antecedent:
            return antecedent
    if cue.harm == "detained" and _holds_things(scene, cue):
        return None
    subject = _subject(scene, cue)
    if subject and not (subject.kind in ("bare", "definite") and _is_object(scene, subject)):
        return scene.whole_of(subject) or subject
    return _nearest(scene, cue) or subject


def _share_of(scene: Scene, whole: Group) -> Group:
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


def _is_object(scene: Scene, group: Group) -> bool:
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


def _is_relative(scene: Scene, cue: Cue) -> bool:
    at = cue.start - 1
    while at > 0 and scene.is_light(at):
        at -= 1
    return scene.word(at) in ("who", "which", "that", "whom")


def _holds_things(scene: Scene, cue: Cue) -> bool:
    """Whether what is held is no person: "a meeting, where people are crowded in, is being held"."""
    subjects = [child for child in scene.tokens[cue.start].children if child.dep_ == "nsubjpass"]
    return any(child.pos_ in ("NOUN", "PROPN") and child.i not in scene.group_at for child in subjects)


def _subject(scene: Scene, cue: Cue) -> Group | None:
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
    inserted = scene.word(group.stop) == "," and scene.word(group.stop + 1) in ("who", "whom", "which", "whose")
    return inserted and scene.word(at) == "," and at > group.stop


def _is_blocked(scene: Scene, start: int, stop: int, verbs: Sequence[Token]) -> bool:
    """Whether another clause, or a word of harm with its own people that is none of some verbs, stands between."""
    between = range(start, stop)
    if any(scene.lower[place] in scene.grammar["clause"] - {"that"} for place in between):
        return True
    counted = any(place in scene.group_at and scene.group_at[place].is_counted for place in between)
    joint = {verb.i for verb in verbs}
    return counted and any(place in scene.cue_at and scene.cue_at[place].start not in joint for place in between)


def _nearest(scene: Scene, cue: Cue) -> Group | None:
    """The nearest people before a verb in its clause, rather not a part nor the object of a preposition."""
    best = None
    at = cue.start - 1
    while at >= 0 and cue.start - at < _FAR:
        group = scene.group_at.get(at)
        if group:
            if scene.claimed(group):
                break
            if best is None or scene.is_included(best) or _is_object(scene, best):
                best = group
            at = group.start
        elif (
            scene.lower[at] in scene.grammar["clause"]
            or (at in scene.cue_at and scene.cue_at[at].frame == "transitive")
            or (scene.tags[at] in ("VBD", "VBZ", "VBP") and not scene.is_light(at))
        ):
            break
        at -= 1
    return None if best and _is_object(scene, best) and not best.is_counted else best


def _antecedent(scene: Scene, cue: Cue) -> Group | None:
    """The people of "the fighters that we captured", "a leader who was killed"."""
    token = scene.tokens[cue.start]
    if token.dep_ == "relcl" and token.head.i < cue.start and token.head.i in scene.group_at:
        return scene.group_at[token.head.i]
    for at in range(cue.start - 1, max(cue.start - 8, 0), -1):
        if scene.lower[at] in ("who", "that", "whom"):
            return scene.group_at.get(at - 1) or scene.group_at.get(at - 2)
    return None


def _along_with(scene: Scene, cue: Cue) -> Group | None:
    """The further people of "he was killed along with two others"."""
    at = scene.grammar.phrase_at("link_phrase", scene.lower, cue.stop)
    return scene.right_of(at, 3) if at > cue.stop else None


# --- the people after a verb


def _object(scene: Scene, cue: Cue) -> Group | None:
    if scene.word(cue.stop) == "them":
        return _told_before(scene, cue)
    near = scene.right_of(cue.stop, _REACH)
    if near:
        return near
    for child in scene.tokens[cue.start].children:
        if child.dep_ in ("dobj", "obj") and cue.stop <= child.i < cue.stop + 12 and child.i in scene.group_at:
            return scene.group_at[child.i]
    return None


def _told_before(scene: Scene, cue: Cue) -> Group | None:
    """The people of "them": "rounded up forty men and executed them"."""
    for at in range(cue.start - 1, max(cue.start - _FAR, -1), -1):
        group = scene.group_at.get(at)
        if group and group.is_counted:
            return group
        if at in scene.cue_at or scene.lower[at] in scene.grammar["clause"]:
            break
    return None


# --- states


def _in_state(scene: Scene, cue: Cue) -> Group | None:
    """The people of "12 dead", "left 12 people dead", "are missing", "half of the dead"."""
    near = scene.left_of(cue.start)
    if cue.stop - cue.start > 1 and scene.word(cue.start) == "in":
        if scene.tags[cue.stop : cue.stop + 1] in (["NN"], ["NNS"]):
            return None  # "in detention centres"
        if near and not near.is_counted and auxiliary(scene, cue) != "be":
            near = None  # "people in prison"
        if near and cue.harm == "injured" and near.kind not in ("number", "single"):
            return None  # "many of them in critical condition" only describes the wounded
    if scene.lower[max(0, cue.start - 2) : cue.start] in (["of", "the"], ["of", "those"]) and near is None:
        after = scene.group_at.get(cue.stop + 1)  # "of the dead, six were children"
        return after if after and after.is_counted and scene.word(cue.stop) == "," else None
    if scene.word(cue.start - 1) in ("the", "those"):
        return near if near and near.head is None and near.is_counted and scene.word(near.stop) == "of" else None
    if near and (near.is_counted or not _is_object(scene, near)):
        return (scene.whole_of(near) or near) if scene.is_included(near) else near
    for at in range(cue.start - 1, max(cue.start - 12, -1), -1):
        if scene.tokens[at].lemma_ == "leave":
            return scene.right_of(at + 1, 6)
    return _before(scene, cue) if auxiliary(scene, cue) == "be" else None
