"""Whether a word of harm truly harms people here: verbs of things too, and what somebody was sentenced for."""

from __future__ import annotations

from collections.abc import Sequence

from syria_news.casualties.harm_books import Grammar
from syria_news.casualties.harm_scene import Scene
from syria_news.casualties.harm_subjects import auxiliary
from syria_news.casualties.harm_words import Cue
from syria_news.casualties.people import Group

__all__ = ["harms_people", "is_apart", "is_beside_the_war", "is_kin", "is_of_a_crime", "is_only_tried"]

_HOLDING = ("detained", "abducted", "displaced")  # harms of people alone, not of things
_TRIED = 4  # words from "failed to" to what was tried
_TOLD = ("number", "vague", "enumeration", "single")


def harms_people(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a verb of things harms people: "lost 12 soldiers", "destroyed a post and 12 fighters"."""
    if scene.tokens[cue.start].lemma_ == "lose":
        if is_kin(scene, group) and group.start == cue.stop:
            return True
        named = group.victim_class == "combatant" or scene.word(group.stop - 1) in scene.grammar["own_men"]
        return named and group.is_counted and group.start == cue.stop
    if scene.word(cue.stop) == "them":
        return True  # "convicted 17 officers and sent them to prison"
    if group.stop <= cue.start and not (scene.left_of(cue.start) is group and auxiliary(scene, cue) == "be"):
        return False  # "12 soldiers fought there, and a tank was destroyed"
    start = cue.stop + (scene.tags[cue.stop : cue.stop + 1] == ["RP"])
    if group.start > start and scene.word(group.start - 1) not in scene.grammar["link"]:
        return False  # "destroyed the homes of 12 families"
    held = cue.harm in _HOLDING
    if group.head is None:
        return (cue.harm == "injured" or held) and group.is_counted and not scene.claimed(group)
    row = scene.books.nouns.people(scene.lower[group.head])
    if scene.tags[group.stop : group.stop + 1] and scene.tags[group.stop].startswith(("NN", "JJ", "POS")):
        return False  # "destroyed several terrorists positions"
    if cue.harm == "displaced" and group.victim_class == "combatant":
        return False  # "drove the militants out of two villages"
    told = group.kind in _TOLD or is_kin(scene, group) or (held and group.kind == "bare")
    return told and row is not None and row["kind"] != "body" and not scene.claimed(group)


def is_kin(scene: Scene, group: Group) -> bool:
    """Whether people are somebody's own: "lost her husband", "lost eight relatives"."""
    words = scene.lower[group.start : group.stop]
    owned = group.is_counted or words[0] in scene.grammar["owned"] or words[0] in ("a", "an")
    return owned and (words[-1] in scene.books.numbers.kin or words[-1] in scene.grammar["kin"])


def is_of_a_crime(scene: Scene, cue: Cue) -> bool:
    """Whether a word of harm names what somebody was sentenced for: "convicted of killing his wife"."""
    return any(scene.grammar.phrase_before("crime", scene.lower, at) for at in (cue.start, cue.start - 1))


def is_only_tried(words: Sequence[str], cue: Cue, grammar: Grammar) -> bool:
    """Whether somebody only tried to harm: "failed to kill the leader", "an attempted assassination of him"."""
    before = set(words[max(0, cue.start - _TRIED) : cue.start])
    told = cue.frame == "event" or cue.form in ("base", "gerund")
    return told and bool(grammar["attempt"] & before) and not grammar["clause"] & before


def is_apart(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a verb of holding holds no people: "holds talks between rebels", "a film captures two boys"."""
    if cue.harm != "detained" or cue.frame != "transitive":
        return False
    between = range(cue.stop, group.start)
    things = any(
        scene.tags[at].startswith(("NN", "RP")) and scene.lower[at] not in scene.grammar["band"] for at in between
    )
    seen = any(child.lemma_.lower() in scene.grammar["image"] for child in scene.tokens[cue.start].children)
    embraced = scene.word(group.stop) == "in" and scene.word(group.stop + 2) in scene.grammar["embrace"]
    return things or embraced or (seen and group.start >= cue.stop)


def is_beside_the_war(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether people die of no violence: "the virus killed 300 people", "who died aged 68", "who died in 1998"."""
    words, grammar = set(scene.lower), scene.grammar
    if cue.harm == "killed" and words & grammar["past_war"]:
        return True
    if cue.harm != "killed" or words & (grammar["weapon"] | grammar["clash"] | grammar["war"] | grammar["violence"]):
        return False
    if scene.tokens[cue.start].lemma_ == "die" and group.high == 1:
        year = scene.word(cue.stop) == "in" and scene.word(cue.stop + 1).isdigit()
        if year or grammar.phrase_at("quiet", scene.lower, cue.stop) > cue.stop:
            return True
    return bool(words & grammar["natural"])
