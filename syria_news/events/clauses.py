"""One event a clause: which triggers of a sentence tell one act, and which of them names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syria_news.events.acts import HARM, VERBAL, Act, has_doer, is_agentless
from syria_news.events.idle import is_idle
from syria_news.events.triggers import Found
from syria_news.syntax import phrase, prepositional, subjects_of
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["acts_of"]

RESULT_REACH = 24  # tokens between an attack and the harm that a comma-less sentence adds to it
APART = frozenset(("after", "following", "before", "since", "to", "despite", "amid", "ahead", "until"))  # another act
NUMBERS = frozenset(
    (
        "series",
        "wave",
        "number",
        "spate",
        "string",
        "round",
        "hundred",
        "dozen",
        "thousand",
        "score",
        "kind",
        "session",
        "day",
        "week",
    )
)
SPANS_OF_TIME = frozenset(("minute", "hour", "day", "week", "month", "year"))
BREAKS = frozenset('";:“”')


def acts_of(triggers: list[Found], view: SentenceView) -> list[Act]:
    """Group the triggers of a sentence into acts, in order.

    A noun that is an argument of a verb of the same type tells the same act; so do the harm that an attack did and the
    participles and relative clauses that say more of it. What is only referred to, or is only the content of an
    accusation or a refusal, is no act.

    Parameters
    ----------
    triggers : list of Found
        All of a sentence, also those that name no act.
    view : SentenceView
        The sentence.
    """
    events = [found for found in triggers if found.trigger.is_event]
    lights = {found.token.i: found for found in triggers if found.trigger.mode == "light"}
    leader = {found.token.i: _superior(found, events, view) or found for found in events}
    acts: dict[int, Act] = {}
    for found in events:
        top = _top(found, leader)
        act = acts.setdefault(top.token.i, Act(top))
        if found is not top:
            act.others.append(found)
    for act in acts.values():
        act.light = _light_verb(act.found, lights)
        act.toll = _toll(act.found, triggers) if act.type == "ASSAULT" else None
    by_token = {found.token.i: found for found in events}
    return [acts[place] for place in sorted(acts) if not is_idle(acts[place], by_token, view)]


def _top(found: Found, leader: dict[int, Found]) -> Found:
    seen = set()
    while leader[found.token.i] is not found and found.token.i not in seen:
        seen.add(found.token.i)
        found = leader[found.token.i]
    return found


def _superior(found: Found, events: list[Found], view: SentenceView) -> Found | None:
    """The trigger of the same type that names the act of which this one tells a part, if any."""
    same = {other.token.i: other for other in events if other.trigger.type == found.trigger.type and other is not found}
    if not same:
        return None
    if found.trigger.pos == "noun":
        return _over_noun(found, same, view)
    return _over_verb(found, same, view)


def _over_noun(found: Found, same: dict[int, Found], view: SentenceView) -> Found | None:
    """The verb or the larger noun whose argument a noun is."""
    token = found.token
    for _ in range(8):
        coordinated = token.dep_ == "conj" and found.trigger.type != "ASSAULT"
        above = same.get(token.head.i)
        if token.dep_ == "prep" and token.lower_ in APART and not is_agentless(above, view):
            return above if above is not None and token.lower_ in above.trigger.after else None
        if token.head.i == token.i or coordinated or token.dep_ in ("ccomp", "advcl", "parataxis", "relcl", "acl"):
            return None
        token = token.head
        if token.i in same:
            over = same[token.i]
            if is_agentless(over, view):
                return over if _does(found, over) else None
            parties = any(word == "between" for word, _ in prepositional(found.token))
            return None if parties and over.trigger.mode != "mutual" else over
        if token.pos_ in VERBAL:
            return None
    return None


def _does(noun: Found, verb: Found) -> bool:
    """Whether the noun is what did the harm: its subject, or its by-phrase."""
    token = noun.token
    while token.head.i != token.i and token.i != verb.token.i:
        if token.dep_ in ("nsubj", "agent") or (token.dep_ == "prep" and token.lower_ == "by"):
            return True
        token = token.head
    return False


def _over_verb(found: Found, same: dict[int, Found], view: SentenceView) -> Found | None:
    """The attack over a verb that says what it did, or that only describes it."""
    token = found.token
    over = same.get(token.head.i)
    if found.trigger.mode == "modal":
        said = token.head if token.dep_ == "aux" else token
        return same.get(said.head.i) if said.dep_ == "ccomp" else None  # insists that they must
    if found.trigger.pos == "adj":
        return over  # held Iran responsible for
    if token.dep_ == "acl" and token.tag_ == "VBG" and over is None:
        over = _noun_above(token, same)  # an offensive by the army targeting a town
    told_of = token.dep_ in ("acl", "relcl") or (token.dep_ == "xcomp" and token.tag_ == "VB")
    if told_of and over is not None and over.trigger.pos == "noun":
        return over
    if token.dep_ in ("acl", "relcl"):
        verb = same.get(token.head.head.i)
        if (
            verb is not None
            and token.head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
            and (found.trigger.mode in ("munition", "motion") or _causes(token, verb, view))
        ):
            return verb  # a shell fired at the town killed ten
    if token.dep_ == "conj" and over is not None and over.trigger.pos == "verb" and not _has_subject(token):
        harm = found.trigger.mode in HARM or over.trigger.mode in HARM
        if harm or token.i == over.token.i + 2:
            return over  # attacked the town and killed ten, shelled and burned the village
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        above = next((part for part in token.ancestors if part.pos_ in VERBAL), None)
        if above is not None and above.i in same and same[above.i].trigger.pos == "verb":
            return same[above.i]
        if above is not None and found.trigger.type == "CONSULT":
            return next((other for other in same.values() if _is_held(other.token, above)), None)
    if token.dep_ == "pcomp" and token.head.lower_ == "by" and token.head.head.i in same:
        return same[token.head.head.i]
    return _over_result(found, same, view) if found.trigger.mode in HARM else None


def _is_held(noun: Token, verb: Token) -> bool:
    """Whether a noun is the subject or object of a verb: `will hold a meeting to discuss the truce`."""
    return noun.pos_ == "NOUN" and noun.head.i == verb.i and noun.dep_ in ("dobj", "nsubj", "nsubjpass")


def _causes(participle: Token, verb: Found, view: SentenceView) -> bool:
    """Whether a verb of harm tells what came of a deed that its subject is described by."""
    if verb.trigger.mode not in HARM:
        return False
    noun = participle.head
    return participle.tag_ == "VBG" or not (view.is_victim(noun) or view.actors_of(phrase(noun)))


def _noun_above(verb: Token, same: dict[int, Found]) -> Found | None:
    """The noun of the same type in whose phrase a participle stands."""
    for token in verb.ancestors:
        if token.pos_ in VERBAL:
            return None
        if token.i in same:
            return same[token.i]
    return None


def _over_result(found: Found, same: dict[int, Found], view: SentenceView) -> Found | None:
    """The attack of which a verb of harm tells the result."""
    token = found.token
    over = same.get(token.head.i)
    linked = over is not None and token.dep_ in ("advcl", "xcomp", "conj", "dep", "pcomp", "acl")
    tells_who = over is not None and is_agentless(over, view) and has_doer(found, view)
    if (
        over is not None
        and linked
        and not tells_who
        and not (has_doer(found, view) and _clause_apart(token) == token.i)
        and (token.tag_ == "VBG" or over.trigger.mode in HARM or token.dep_ == "xcomp")
    ):
        return over
    near = [other for other in same.values() if _is_near(token, other.token)]
    if token.tag_ == "VBD" and token.dep_ == "advcl" and not _has_subject(token):  # after a strike on Monday killed two
        named = [o for o in near if o.token.i < token.i and o.token.dep_ == "pobj" and o.token.head.lower_ in APART]
        if named:
            return named[-1]
    if token.tag_ == "VBG" and not view.actors_of(subjects_of(token) if _has_subject(token) else []):
        before = [other for other in near if other.token.i < token.i]
        return max(before, key=lambda other: other.token.i, default=None)
    if not has_doer(found, view):
        attacks = [
            other
            for other in near
            if not is_agentless(other, view)
            and (_clause_apart(token) == _clause_apart(other.token) or _came_of(token, other.token))
        ]
        return min(attacks, key=lambda other: (other.token.i < token.i, abs(other.token.i - token.i)), default=None)
    return None


def _clause_apart(token: Token) -> int | None:
    """The verb of the clause around a word that tells of another time: `days after six were killed`."""
    for verb in (token, *token.ancestors):
        if verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in APART for child in verb.children):
            return verb.i
    return None


def _came_of(harm: Token, deed: Token) -> bool:
    """Whether people were harmed right after a deed, and so by it: `two died after militants shelled the town`."""
    place = _clause_apart(deed)
    if place is None or _clause_apart(harm) is not None:
        return False
    verb = deed.doc[place]
    after = next((child for child in verb.children if child.lower_ == "after" and child.dep_ == "mark"), None)
    if after is None or after.nbor(-1).lemma_ in SPANS_OF_TIME or not any(part.i == harm.i for part in verb.ancestors):
        return False
    return not any(subject.pos_ == "PRON" for subject in subjects_of(verb))


def _is_near(token: Token, other: Token) -> bool:
    first, last = sorted((token.i, other.i))
    between = token.doc[first:last]
    return last - first <= RESULT_REACH and not any(part.text in BREAKS for part in between)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _toll(found: Found, triggers: list[Found]) -> Found | None:
    """The verb that tells who died of an attack: `six residents died when a shell struck their house`."""
    told = [other for other in triggers if other.trigger.type == "harmed" and other.token.pos_ in VERBAL]
    return next((other for other in told if _is_above(other.token, found.token)), None)


def _is_above(verb: Token, token: Token) -> bool:
    """Whether a token is of a verb's clause or of one that hangs on it, and near."""
    return _is_near(verb, token) and any(part.i == verb.i for part in token.ancestors)


def _light_verb(found: Found, lights: dict[int, Found]) -> Found | None:
    """The verb that carries a noun's roles: `the army launched an offensive`."""
    token = found.token
    if found.trigger.pos != "noun":
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in NUMBERS:
        token = token.head.head  # a series of strikes
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj"):
        return None
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return lights.get(verb.i)
