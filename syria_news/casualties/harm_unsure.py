"""Whom words harm that often harm nobody: "left the country", "is home to", "searched for", "buried"."""

from __future__ import annotations

from syria_news.casualties.harm_clauses import harmed_by
from syria_news.casualties.harm_objects import is_kin
from syria_news.casualties.harm_scene import Scene
from syria_news.casualties.harm_words import Cue
from syria_news.casualties.people import Group

__all__ = ["surely_harmed"]

_MANY = 20  # fewer people than these are guests rather than refugees
_CROWD = 500  # people of any name who are no guests
_REACH = 5  # words from such a word to its people


def surely_harmed(scene: Scene, cue: Cue) -> Group | None:
    """Give the people of a word that harms only some: a number of them, somebody's own, or no combatants.

    Parameters
    ----------
    scene : Scene
        The sentence.
    cue : Cue
        Of the frames ``moved`` (people leave), ``sheltered`` (a place takes people in), ``exodus`` (a noun for many
        who leave), ``owned`` (people are looked for), ``sought`` (by the police) and
        ``own`` (somebody's own are buried or mourned).
    """
    match cue.frame:
        case "moved" if not scene.tags[cue.start].startswith("NN"):
            people = harmed_by(scene, cue)
            camped = scene.lower[cue.start] == "in"  # "children in camps" are told of by the way
            return people if people and _are_many(people) and (people.is_counted or not camped) else None
        case "own":
            people = scene.right_of(cue.stop, 3)
            return people if people and is_kin(scene, people) and people.start == cue.stop else None
        case "sought":
            return scene.right_of(cue.stop, _REACH)
        case "owned":
            people = scene.right_of(cue.stop, _REACH)
            return people if people and (people.is_counted or is_kin(scene, people)) else None
        case "exodus":
            people = scene.right_of(cue.stop, _REACH)
            return people if people and _are_many(people) else None
        case "sheltered":
            people = scene.right_of(cue.stop, _REACH)
            return people if people and _are_many(people) and _are_refugees(scene, people) else None
        case _:
            return None


def _are_many(people: Group) -> bool:
    """Whether people are counted, or a plural of civilians, and none of them fighters."""
    plural = people.kind == "bare" and people.victim_class == "civilian"
    return people.victim_class != "combatant" and people.low != 0 and (people.is_counted or plural)


def _are_refugees(scene: Scene, people: Group) -> bool:
    """Whether people taken in are refugees rather than guests: by their noun, or by their number."""
    named = people.head is not None and scene.lower[people.head] in scene.grammar["refugee"]
    return (people.low or _MANY) >= (_MANY if named else _CROWD)
