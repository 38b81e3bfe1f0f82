"""Whom a verb harms: the object of an active one, the subject of a passive one, the noun that it describes."""

from __future__ import annotations

from syria_news.casualties.harm_scene import Scene
from syria_news.casualties.harm_subjects import (
    antecedent_of,
    auxiliary,
    is_object,
    is_relative,
    nearest_before,
    people_before,
    share_of,
    subject_of,
    told_along,
    told_before,
    verb_start,
)
from syria_news.casualties.harm_words import Cue
from syria_news.casualties.people import Group

__all__ = ["harmed_by", "is_attributive"]

_REACH = 10  # words between a verb and the people it harms


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
    verb = cue.frame == "transitive" and cue.form == "past"
    return verb and people is not None and scene.word(cue.start - 1) in ("the", "their", "these")


def _has_subject(scene: Scene, cue: Cue) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in scene.tokens[cue.start].children)


def harmed_by(scene: Scene, cue: Cue) -> Group | None:
    """The people whom a verb or a state such as `dead` harms."""
    if cue.frame == "state":
        return _in_state(scene, cue)
    if cue.frame in ("intransitive", "moved", "facing"):
        near = scene.left_of(verb_start(scene, cue))
        return share_of(scene, near) if near and not scene.is_included(near) else people_before(scene, cue)
    if _is_of_the_hurt(scene, cue):
        return None
    if cue.form == "past" and scene.word(cue.start - 1) in ("the", "those") and scene.word(cue.stop) in ("to", "at"):
        return scene.number_after(cue.stop, 2)  # "the toll rose to 12 and the injured to 45"
    if cue.form == "past" and cue.start == 0 and (inverted := _inverted(scene, cue)):
        return inverted
    if cue.form == "past" and (auxiliary(scene, cue) == "be" or _is_participle(scene, cue)):
        return people_before(scene, cue) or told_along(scene, cue)
    if cue.form == "gerund":
        before = scene.word(cue.start - 1)
        if before in ("being", "been"):
            return people_before(scene, cue)
        if before in ("the", "a", "this"):
            return None
    if cue.form == "base" and scene.tags[cue.start].startswith("NN") and not scene.sentence.is_title:
        return scene.group_at.get(cue.stop)
    return _object(scene, cue) or (None if is_relative(scene, cue) else antecedent_of(scene, cue))


def _inverted(scene: Scene, cue: Cue) -> Group | None:
    """The people of "Killed in the raid were two nurses"."""
    for at in range(cue.stop, min(cue.stop + _REACH, len(scene.tokens))):
        if scene.lower[at] in ("was", "were"):
            return scene.right_of(at + 1, 3)
        if at in scene.group_at or at in scene.cue_at or scene.lower[at] == ",":
            return None
    return None


def _is_of_the_hurt(scene: Scene, cue: Cue) -> bool:
    """Whether a participle is a noun whose people another verb harms: "one of the wounded died"."""
    if scene.lower[max(0, cue.start - 2) : cue.start] not in (["of", "the"], ["of", "those"]):
        return False
    other = scene.cue_at.get(scene.skip(cue.stop))
    return other is not None and other.harm != cue.harm


def _is_participle(scene: Scene, cue: Cue) -> bool:
    """Whether a past form without "be" is passive: "12 people killed in a strike"."""
    if auxiliary(scene, cue) == "have":
        return False
    left, right = scene.left_of(verb_start(scene, cue)), scene.group_at.get(scene.skip(cue.stop))
    tag = scene.tags[cue.start]
    if left is None:
        far = nearest_before(scene, cue)
        told = (far is not None and far.is_counted) or (tag == "VBN" and subject_of(scene, cue) is not None)
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
    return scene.word(cue.stop) in scene.grammar["preposition"] | {"", ".", ",", "hostage", "captive", "prisoner"}


def _is_taken(scene: Scene, group: Group) -> bool:
    """Whether people are the object of the verb right before them: "kill 10 civilians injured dozens"."""
    before = scene.cue_at.get(group.start - 1)
    return before is not None and before.frame == "transitive"


# --- the people after a verb


def _object(scene: Scene, cue: Cue) -> Group | None:
    if scene.word(cue.stop) == "them":
        return told_before(scene, cue)
    near = scene.right_of(cue.stop, _REACH)
    if near:
        return near
    for child in scene.tokens[cue.start].children:
        if child.dep_ in ("dobj", "obj") and cue.stop <= child.i < cue.stop + 12 and child.i in scene.group_at:
            return scene.group_at[child.i]
    return None


# --- states


def _in_state(scene: Scene, cue: Cue) -> Group | None:
    """The people of "12 dead", "left 12 people dead", "are missing", "half of the dead"."""
    near = scene.left_of(cue.start)
    if scene.word(cue.stop + 1) == "alive":
        return None  # "dead or alive"
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
    if near and (near.is_counted or not is_object(scene, near)):
        return (scene.whole_of(near) or near) if scene.is_included(near) else share_of(scene, near)
    for at in range(cue.start - 1, max(cue.start - 12, -1), -1):
        if scene.tokens[at].lemma_ == "leave":
            return scene.right_of(at + 1, 6)
    return people_before(scene, cue) if auxiliary(scene, cue) == "be" else None
