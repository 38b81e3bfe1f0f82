"""Whom a noun of harm counts: `12 deaths`, `the death toll rose to 12`, `12 bodies`."""

from __future__ import annotations

from collections.abc import Mapping

from syria_news.casualties.harm_objects import is_kin
from syria_news.casualties.harm_scene import Scene
from syria_news.casualties.harm_words import Cue
from syria_news.casualties.people import Group

__all__ = ["among", "counted_by", "found_bodies", "heavy", "in_status", "toll_of"]

_MANY = 20  # fewer refugees are people met on the way
_WINDOW = 14  # words after bodies in which they are found, or lie
_PHRASE = 7  # words back over "from the village" to the people who are among the dead
_CODED = 4  # words from deaths to the number that they are coded as
_POSSESSIVE = ("'s", "’s", "'", "’")
_SOME = 2  # the lower bound of "some", which states no number


def counted_by(scene: Scene, cue: Cue) -> Group | None:
    """The people of `12 deaths`, `deaths among civilians`, `caused deaths`, `fatalities: 12`."""
    own = scene.group_at.get(cue.start)
    if own and (own.harm_noun or (own.is_counted and own.head == cue.start)):
        at = next((at for at in range(cue.stop, cue.stop + 4) if scene.word(at) in ("of", "among", "amongst")), None)
        people = scene.right_of(at + 1, 4) if at is not None else None
        if people and own.victim_class == "unknown":
            own.victim_class = _class_with(scene, people)
        is_asked = scene.lower[own.start] == "number" and scene.word(own.start - 1) in ("the", "exact")
        return _numbered(scene, cue, own) or (None if is_asked else own)
    near = scene.left_of(cue.start) or _before_brackets(scene, cue.start)
    if near and near.is_counted and near.head is None:
        singular = cue.stop - cue.start == 1 and not scene.lower[cue.start].endswith("s")
        return None if singular and near.low not in (0, 1) else near  # "two execution videos"
    owner = scene.group_at.get(cue.start - 2) if scene.word(cue.start - 1) in _POSSESSIVE else None
    if owner and (owner.kind in ("single", "number", "named", "definite") or is_kin(scene, owner)):
        return owner  # "a farmer's death"
    if told := _told_after(scene, cue):
        return told
    if not scene.books.nouns.harm_noun(scene.lower[cue.start]):
        return None
    if scene.word(cue.stop) in ("of", "among", "amongst"):
        people = scene.right_of(cue.stop + 1, 4)
        if people and people.is_counted:
            return people
    if _is_denied(scene, cue):
        return _uncounted(scene, cue, 0, 0)
    return _uncounted(scene, cue) if _is_told(scene, cue) else None


def _class_with(scene: Scene, people: Group) -> str:
    """The class of people and of those linked to them: deaths "among the civilians and the troops" are mixed."""
    other = scene.linked_after(people.stop)
    kinds = {people.victim_class, other.victim_class if other else people.victim_class}
    return "mixed" if kinds == {"civilian", "combatant"} else people.victim_class


def _before_brackets(scene: Scene, at: int) -> Group | None:
    """The number before brackets: "10 (military forces) fatalities"; who is in them are its people."""
    if scene.word(at - 1) not in (")", "]"):
        return None
    start = at - 1
    while start > 0 and scene.lower[start] not in ("(", "["):
        start -= 1
    number, people = scene.left_of(start), scene.group_at.get(at - 2)
    if number and people and not people.is_counted and number.victim_class == "unknown":
        number.victim_class = people.victim_class
    return number


def _told_after(scene: Scene, cue: Cue) -> Group | None:
    """The number of "fatalities: 12", "casualties reported as 12", "deaths unknown, coded as 12"."""
    grammar = scene.grammar
    at = next((at for at in range(cue.stop, cue.stop + _CODED) if scene.word(at) in grammar["coded"]), cue.stop)
    told = scene.word(at) in grammar["told"] or bool({"at", "as", ":"} & {scene.word(at), scene.word(at + 1)})
    told |= (scene.word(cue.stop), scene.word(cue.stop + 2)) == ("(", ")")  # "fatalities (3)"
    number = scene.number_after(at, 5) if told else None
    return number if number and number.head is None and scene.skip(number.stop) not in scene.cue_at else None


def _numbered(scene: Scene, cue: Cue, group: Group) -> Group | None:
    """The number that "the total number of casualties" has come to."""
    if scene.lower[group.start] != "number" or scene.word(group.start - 1) not in ("the", "total", "overall"):
        return None
    number = scene.number_after(cue.stop, 6)
    return _named_by(scene, cue, number) if number and number.head is None else None


def _is_told(scene: Scene, cue: Cue) -> bool:
    """Whether deaths without a number are said to be there: "caused deaths", "there are fatalities"."""
    before = scene.tokens[max(0, cue.start - 5) : cue.start]
    words = {token.lower_ for token in before}
    if words & (scene.grammar["avoid"] | scene.grammar["not"] | scene.grammar["open"]):
        return False
    if scene.word(cue.stop) in scene.grammar["open"] or scene.word(cue.start - 1) in scene.grammar["definite"]:
        return False
    if "there" in words:
        return True
    if cue.harm == "injured" and {token.lemma_.lower() for token in before} & {"suffer", "sustain"}:
        return False  # the people who suffered them are counted
    after = scene.tokens[cue.stop : cue.stop + 4]
    if any(token.lemma_.lower() in scene.grammar["mount"] and token.tag_.startswith("VB") for token in after):
        return True
    return any(token.lemma_.lower() in scene.grammar["cause"] for token in [*before, *after])


def _is_denied(scene: Scene, cue: Cue) -> bool:
    """Whether deaths are said not to be: "has not acknowledged any deaths", "without casualties"."""
    words = scene.lower[max(0, cue.start - 8) : cue.start]
    negated = [place for place, word in enumerate(words) if word in scene.grammar["not"]]
    if not negated or set(words) & scene.grammar["open"] or set(words[negated[-1] :]) & scene.grammar["clause"]:
        return False
    return "any" in words[-4:] or len(words) - negated[-1] <= 4


def _uncounted(scene: Scene, cue: Cue, low: int = 2, high: int | None = None) -> Group:
    """A plural without a number: at least two people."""
    span = scene.sentence.span_of(scene.tokens[cue.start], scene.tokens[cue.stop - 1])
    described = scene.books.nouns.row(scene.word(cue.start - 1))
    people = scene.right_of(cue.stop + 1, 4) if scene.word(cue.stop) in ("of", "among", "amongst") else None
    kind = people.victim_class if people else _class_of(described)
    return Group(cue.start, cue.stop, span, low, high, False, "bare", None, kind, harm_noun=True)


def heavy(scene: Scene, cue: Cue) -> Group:
    """Losses that are heavy, with no figure."""
    span = scene.sentence.span_of(scene.tokens[cue.start], scene.tokens[cue.stop - 1])
    upon = scene.word(cue.stop) in ("upon", "on", "among", "to", "in")
    people = scene.right_of(cue.stop + 1, 5) if upon else None
    if upon and scene.word(cue.stop + 1) == "them":
        people = next((one for one in reversed(scene.groups) if one.stop <= cue.start and one.high != 1), None)
    kind = people.victim_class if people else "unknown"
    return Group(cue.start, cue.stop, span, None, None, False, "vague", None, kind, harm_noun=True)


def in_status(scene: Scene, cue: Cue) -> Group | None:
    """The people of `2000 refugees`, `many of the detainees`, where no verb harms them."""
    group = scene.group_at.get(cue.start)
    if not group or not group.is_counted or scene.claimed(group) or not group.low:
        return None
    freed = scene.grammar["freed"] & {token.lemma_.lower() for token in scene.tokens}
    if "former" in scene.lower[group.start : group.stop]:
        return None
    if cue.frame == "kept" and (scene.found or (freed and cue.harm == "detained")):
        return None  # "exchanged 35 prisoners", "half of the 40 prisoners died"
    return group if cue.harm != "displaced" or group.low >= _MANY else None


def toll_of(scene: Scene, cue: Cue) -> Group | None:
    """The number that a toll has risen to, or that stands right before it."""
    for at in range(cue.stop, min(cue.stop + 25, len(scene.tokens))):
        group = scene.group_at.get(at)
        if group and group.is_counted and group.kind != "share":
            return _named_by(scene, cue, _risen(scene, group))
        if scene.lower[at] in scene.grammar["clause"] - {"after", ":"}:
            break
    for at in range(cue.start - 1, max(cue.start - 6, -1), -1):
        group = scene.group_at.get(at)
        if group and group.is_counted and group.head is None:
            return _named_by(scene, cue, group)
    return None


def _risen(scene: Scene, group: Group) -> Group:
    """Take the last number of "rose from 12 to 19", which is no range."""
    if scene.lower[group.start] == "from":
        group.low = group.high
    return group


def _named_by(scene: Scene, cue: Cue, group: Group) -> Group:
    """Take who the people are from the words of the toll: "the civilian death toll"."""
    for word in scene.lower[max(0, cue.start - 1) : cue.stop]:
        row = scene.books.nouns.people(word)
        if row and group.victim_class == "unknown":
            group.victim_class = _class_of(row)
    return group


def _class_of(row: Mapping[str, str] | None) -> str:
    return row["victim_class"] if row and row["victim_class"] in ("civilian", "combatant") else "unknown"


def found_bodies(scene: Scene, cue: Cue) -> Group | None:
    """The people of `12 bodies`, `the bodies of 12 men`."""
    if scene.grammar["swap"] & set(scene.lower):
        return None  # "15 prisoners in exchange for three bodies"
    own = scene.group_at.get(cue.start)
    if own and own.is_counted and own.low != _SOME:
        return own
    if own and scene.lower[own.start] in scene.grammar["owned"]:
        return own if _is_found(scene, cue, "recovered") else None
    if scene.word(cue.stop) == "of":
        people = scene.right_of(cue.stop + 1, 4)
        if people and (people.is_counted or _is_found(scene, cue)):
            return people
    return own if own and _is_found(scene, cue) else None


def _is_found(scene: Scene, cue: Cue, verbs: str = "found") -> bool:
    window = scene.tokens[max(0, cue.start - 6) : cue.stop + _WINDOW]
    return any(token.lemma_.lower() in scene.grammar[verbs] for token in window)


def among(scene: Scene, cue: Cue) -> tuple[bool, Group | None]:
    """Whether a word of harm stands in "among the dead", and who is said to be among them."""
    before = scene.lower[max(0, cue.start - 4) : cue.start]
    if "among" not in before and "amongst" not in before:
        return False, None
    start = cue.start - 1
    while scene.lower[start] not in ("among", "amongst"):
        start -= 1
    if cue.start - start > 1 and scene.word(start + 1) not in ("the", "those", "its", "their"):
        return False, None
    counted = scene.left_of(cue.start)
    if counted and counted.is_counted and counted.start > start:
        return False, None  # "among the 12 dead": a whole with its parts
    after = scene.group_at.get(scene.skip(cue.stop))
    if after and scene.skip(cue.stop) > cue.stop:
        return True, after
    for at in range(start - 1, max(start - _PHRASE, -1), -1):
        left = scene.group_at.get(at)
        owner = scene.group_at.get(left.start - 2) or scene.group_at.get(left.start - 3) if left else None
        if left and owner and "of" in scene.lower[owner.stop : left.start]:
            left = owner  # "the wives of five rebels were among the dead"
        if left or (scene.tags[at].startswith("VB") and not scene.is_light(at)):
            return True, left if left and not scene.claimed(left) else None
    return True, None
