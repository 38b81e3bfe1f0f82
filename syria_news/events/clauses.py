"""One event a clause: which triggers of a sentence tell one act, and which of them names it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syria_news.events.triggers import Found
from syria_news.syntax import agents_by, is_passive, phrase, prepositional, subjects_of
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Act", "acts_of"]

RESULT_REACH = 24  # tokens between an attack and the harm that a comma-less sentence adds to it
VERBAL = ("VERB", "AUX")
HARM = ("harm", "suffer")
CONTENT = ("xcomp", "ccomp", "pcomp", "acl", "advcl")
STATEMENTS = frozenset(("ACCUSE", "REJECT", "THREATEN"))  # what they say is no event of its own
REFERRING = frozenset(("the", "this", "that", "these", "those", "any", "no", "such"))
LOOSE = frozenset(("RETREAT", "AID"))  # nouns of things that are spoken of more often than done
ASKING = frozenset(("call", "push", "appeal", "ask", "press", "urge", "plead", "agree", "access", "pause"))
PERSONAL = frozenset(("he", "she", "they", "who"))
OWN = frozenset(("his", "their", "its", "her"))
WARS = frozenset(("conflict", "war", "uprising"))
TOLLS = frozenset(("since", "conflict", "war", "uprising"))
APART = frozenset(("after", "following", "before", "since", "to", "despite", "amid", "ahead", "until"))  # another act
TERMS = frozenset(("under", "by", "through"))
DYING = frozenset(("die", "perish"))
CONDITIONS = frozenset(("until", "unless"))
BREAKS = frozenset('";:“”')


@dataclass(slots=True)
class Act:
    """What one clause tells: the trigger that names the act, and the others that tell of the same one."""

    found: Found
    others: list[Found] = field(default_factory=list)
    light: Found | None = None
    toll: Found | None = None

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.found.trigger.type

    @property
    def triggers(self) -> list[Found]:
        """All triggers, the one that names the act first."""
        return [self.found, *self.others]

    @property
    def is_mutual(self) -> bool:
        """Whether all parties do the act alike: a meeting, also one that somebody travelled to."""
        modes = [found.trigger.mode for found in self.triggers]
        return modes[0] == "mutual" or (self.type == "CONSULT" and "mutual" in modes)


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
    return [acts[place] for place in sorted(acts) if not _is_idle(acts[place], by_token, view)]


def _top(found: Found, leader: dict[int, Found]) -> Found:
    seen = set()
    while leader[found.token.i] is not found and found.token.i not in seen:
        seen.add(found.token.i)
        found = leader[found.token.i]
    return found


def _is_agentless(found: Found | None, view: SentenceView) -> bool:
    return found is not None and found.trigger.mode in HARM and not _has_doer(found, view)


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
        if token.dep_ == "prep" and token.lower_ in APART and not _is_agentless(above, view):
            return above if above is not None and token.lower_ in above.trigger.after else None
        if token.head.i == token.i or coordinated or token.dep_ in ("ccomp", "advcl", "parataxis", "relcl", "acl"):
            return None
        token = token.head
        if token.i in same:
            over = same[token.i]
            if _is_agentless(over, view):
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


def _has_doer(found: Found, view: SentenceView) -> bool:
    """Whether a verb of harm has somebody who did it in its own clause."""
    verb = found.token
    if verb.pos_ not in VERBAL or found.trigger.mode == "suffer":
        return False
    if is_passive(verb) or (verb.tag_ == "VBN" and not _has_auxiliary(verb)):
        return bool(agents_by(verb))
    return any(not view.is_victim(token) for token in subjects_of(verb))


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)


def _over_verb(found: Found, same: dict[int, Found], view: SentenceView) -> Found | None:
    """The attack over a verb that says what it did, or that only describes it."""
    token = found.token
    over = same.get(token.head.i)
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
            and found.trigger.mode in ("munition", "motion")
        ):
            return verb
    if token.dep_ == "conj" and over is not None and token.i == over.token.i + 2 and over.trigger.pos == "verb":
        return over  # shelled and burned the village
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        above = next((part for part in token.ancestors if part.pos_ in VERBAL), None)
        if above is not None and above.i in same and same[above.i].trigger.pos == "verb":
            return same[above.i]
    if token.dep_ == "pcomp" and token.head.lower_ == "by" and token.head.head.i in same:
        return same[token.head.head.i]
    return _over_result(found, same, view) if found.trigger.mode in HARM else None


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
    tells_who = over is not None and _is_agentless(over, view) and _has_doer(found, view)
    if (
        over is not None
        and linked
        and not tells_who
        and (token.tag_ == "VBG" or over.trigger.mode in HARM or token.dep_ == "xcomp")
    ):
        return over
    near = [other for other in same.values() if _is_near(token, other.token)]
    if token.tag_ == "VBG" and not _has_subject(token):
        before = [other for other in near if other.token.i < token.i]
        return max(before, key=lambda other: other.token.i, default=None)
    if not _has_doer(found, view):
        attacks = [
            other
            for other in near
            if not _is_agentless(other, view) and _clause_apart(token) == _clause_apart(other.token)
        ]
        return min(attacks, key=lambda other: (other.token.i < token.i, abs(other.token.i - token.i)), default=None)
    return None


def _clause_apart(token: Token) -> int | None:
    """The verb of the clause around a word that tells of another time: `days after six were killed`."""
    for verb in (token, *token.ancestors):
        if verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in APART for child in verb.children):
            return verb.i
    return None


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
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # a series of strikes
        token = token.head.head
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj"):
        return None
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return lights.get(verb.i)


def _is_idle(act: Act, by_token: dict[int, Found], view: SentenceView) -> bool:
    """Whether the words tell of no act of their own."""
    if _is_content(act.found, by_token):
        return True
    if act.found.trigger.pos == "verb" and not act.others and _names_people(act.found.token, view):
        return True
    if act.found.trigger.pos == "noun" and _is_charge(act.found.token, by_token):
        return True
    if act.found.trigger.pos == "noun":
        return _is_told_by_another(act.found, by_token, view) or _only_refers(act, view)
    token = act.found.token
    if act.found.trigger.mode == "harm" and any(noun.lemma_ in WARS for noun in subjects_of(token)):
        return True
    if act.others or not _is_agentless(act.found, view):
        return False
    definite = token.dep_ == "acl" and any(part.lower_ in REFERRING for part in token.head.subtree if part.i < token.i)
    return definite or _is_toll(token)


def _names_people(verb: Token, view: SentenceView) -> bool:
    """Whether a participle only says who is meant: `those displaced`, `many of the wounded`, `counted six wounded`."""
    if verb.tag_ not in ("VBN", "JJ", "VBD") or view.sentence.is_title or any(_helps(child) for child in verb.children):
        return False
    noun = verb.head if verb.dep_ == "acl" and verb.head.pos_ in ("NUM", "PRON", "DET") else verb
    if noun is verb and verb.dep_ not in ("pobj", "acomp") and not any(child.dep_ == "det" for child in verb.children):
        return False
    return noun.lower_ == "those" or noun.dep_ in ("pobj", "acomp", "dobj")


def _helps(child: Token) -> bool:
    return child.dep_ in ("aux", "auxpass", "agent", "nsubj", "nsubjpass", "dobj")


def _is_content(found: Found, by_token: dict[int, Found]) -> bool:
    """Whether a verb is what somebody is accused of, refuses or threatens."""
    token = found.token
    if token.pos_ not in VERBAL:
        return False
    beside = True  # so far only coordinated: `denied it and blamed the rebels` states twice
    for _ in range(6):
        told = token.tag_ == "VBD" and token.head.tag_ == "VB"  # not coordinated, whatever the parse says
        coordinated = token.dep_ == "conj" and token.pos_ in VERBAL and not told
        spoken_to = token.dep_ == "dobj" and not beside  # accused the rebels of
        if not (coordinated or spoken_to or token.dep_ == "prep" or token.dep_ in CONTENT) or _is_condition(token):
            return False
        beside = beside and coordinated
        token = token.head
        over = by_token.get(token.i)
        if over is not None and over.trigger.type in STATEMENTS:
            return over is not found and found.trigger.type != "REQUEST" and not beside and token.i < found.token.i
    return False


def _is_charge(noun: Token, by_token: dict[int, Found]) -> bool:
    """Whether a noun is what somebody is accused of: `blamed the rebels for the attack`."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "for", "behind"):
        return False
    over = by_token.get(noun.head.head.i) or by_token.get(noun.head.head.head.i)
    return over is not None and over.trigger.type == "ACCUSE" and over.trigger.pos != "noun"


def _is_condition(verb: Token) -> bool:
    """Whether a clause tells on what terms something is refused or threatened: `will not return until it is lifted`."""
    return verb.dep_ == "advcl" and any(child.lower_ in CONDITIONS for child in verb.children)


def _is_told_by_another(found: Found, by_token: dict[int, Found], view: SentenceView) -> bool:
    """Whether a noun is what another act of the sentence is done to: `break the siege`, `a pause in the fighting`."""
    token = found.token
    if token.dep_ == "dobj" and found.trigger.type in ("COERCE", "RETREAT") and token.head.i in by_token:
        return not view.actors_of(phrase(token))
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "of", "to"):
        over = by_token.get(token.head.head.i)
        return over is not None and over.trigger.type == "RETREAT" and found.trigger.type == "ASSAULT"
    return False


def _only_refers(act: Act, view: SentenceView) -> bool:
    """Whether a noun only points at an act told elsewhere: `ahead of the talks`, `no mention of the attack`."""
    token = act.found.token
    inside = [part for part in phrase(token) if part.i != token.i]
    named = bool(view.actors_of(inside))
    if any(part.lower_ == "no" for part in inside) or token.head.lower_ == "without":
        return True
    if act.light is not None:
        doers = [part for noun in subjects_of(act.light.token) for part in phrase(noun)]
        told = [*act.light.token.subtree, *doers]
        spoken_of = any(part.lower_ in PERSONAL for part in doers)
        return not (spoken_of or view.actors_of(told) or view.places_of(told))
    if act.others:
        return False
    if not named and act.type in LOOSE and _is_aside(token, view):
        return True
    if act.type == "CONSULT" and act.found.trigger.mode == "mutual":
        return not named and not any(part.lower_ in OWN for part in inside)
    if _is_cause(token):
        return False
    definite = any(part.lower_ in REFERRING and part.head.i == token.i for part in inside)
    if act.type == "AGREE" and act.found.trigger.mode == "mutual":
        return not (named or definite or token.head.lower_ in TERMS)  # an agreement may be near, the agreement is there
    bare = not named and not view.places_of(inside) and len(inside) <= 1
    return definite and bare and not _is_doing(token)


def _is_aside(noun: Token, view: SentenceView) -> bool:
    """Whether a noun without parties only stands in a phrase: `the failure of a ceasefire`."""
    if noun.dep_ not in ("pobj", "conj") or view.places_of(phrase(noun)):
        return False
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    return head.lemma_ not in ASKING


def _is_doing(noun: Token) -> bool:
    """Whether a noun has a part in what is told: it did something, or things came after it or by it."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ in ("after", "by", "on") and noun.head.head.pos_ in VERBAL
    subject = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.pos_ == "VERB"
    return subject and noun.head.lemma_ not in ("be", "serve", "begin")


def _is_cause(noun: Token) -> bool:
    """Whether a noun is what harm came from: `died as a result of the blast`."""
    if noun.dep_ != "pobj":
        return False
    result = noun.head.head if noun.head.lower_ == "of" and noun.head.head.lemma_ == "result" else noun
    verb = result.head.head
    return verb.lemma_ in DYING and result.dep_ == "pobj" and result.head.lower_ in ("in", "as", "from")


def _is_toll(verb: Token) -> bool:
    """Whether a clause sums up the whole war: `more than 300,000 have been killed since the conflict began`."""
    return any(part.lower_ in TOLLS for part in verb.subtree)
