"""Words that name an act and tell of none: what is only referred to, counted, or said of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from syria_news.events.acts import VERBAL, Act, is_agentless
from syria_news.events.triggers import Found
from syria_news.syntax import agents_by, phrase, prepositional, subjects_of
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["is_idle"]

CONTENT = ("xcomp", "ccomp", "pcomp", "acl", "advcl")
SPOKEN = frozenset(("in", "during", "by", "over", "on"))  # before a talk in which something was said
STATEMENTS = frozenset(("ACCUSE", "REJECT", "THREATEN"))  # what they say is no event of its own
DEEDS = frozenset(("ASSAULT", "COERCE", "AID"))
NONE = frozenset(("no", "zero"))
REFERRING = frozenset(("the", "this", "that", "these", "those", "any", "no", "such"))
TIES = frozenset(("RETREAT", "CONSULT", "COOPERATE"))  # what may collapse or be broken off
ASKING = frozenset(
    ("call", "push", "appeal", "ask", "press", "urge", "plead", "agree", "access", "pause", "demand", "plea", "request")
)
PERSONAL = frozenset(("he", "she", "they", "who"))
QUESTIONS = frozenset(("whose", "what", "which"))
OWN = frozenset(("his", "their", "its", "her"))
WARS = frozenset(("conflict", "war", "uprising"))
WHOLE = 50_000  # dead of whom nobody tells in one report of one happening
TERMS = frozenset(("under", "by", "through"))
CLAIMING = frozenset(("claim", "admit", "accept", "take"))
DYING = frozenset(("die", "perish", "lose"))
COURSES = frozenset(
    ("start", "begin", "open", "end", "conclude", "resume", "continue", "finish", "proceed", "hold", "fail")
)
YEARS = 2011, 2030
_NUMBER = re.compile(r"\d[\d,]*")
CONDITIONS = frozenset(("until", "unless"))
HOLDING_THAT = frozenset(("insist",))  # verbs that state as well as demand
DEMANDED = frozenset(("be", "must", "should"))


def is_idle(act: Act, by_token: dict[int, Found], view: SentenceView) -> bool:
    """Whether the words of an act tell of no act of their own.

    Parameters
    ----------
    act : Act
        The act.
    by_token : dict of int to Found
        All triggers of the sentence that name acts.
    view : SentenceView
        The sentence.
    """
    found, token = act.found, act.found.token
    if _is_missed(token, by_token) or _only_states(found):
        return True
    if (act.type in DEEDS and _is_charged(token, by_token)) or _is_content(found, by_token):
        return True
    if found.trigger.pos == "noun":
        charged = _is_charge(token, by_token)
        return charged or _is_told_by_another(found, by_token, view) or _only_refers(act, view)
    if found.trigger.pos == "verb" and not act.others and _names_people(token, view):
        return True
    if found.trigger.mode == "harm" and any(noun.lemma_ in WARS for noun in subjects_of(token)):
        return True
    if act.others or not is_agentless(found, view):
        return False
    definite = token.dep_ == "acl" and any(part.lower_ in REFERRING for part in token.head.subtree if part.i < token.i)
    return definite or (act.type == "ASSAULT" and _is_toll(token))


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
    if token.dep_ == "pcomp" and token.head.lower_ == "from" and token.head.head.i in by_token:
        return by_token[token.head.head.i].trigger.type == "COERCE"  # prevented the convoy from entering
    beside = True  # so far only coordinated: `denied it and blamed the rebels` states twice
    for _ in range(6):
        told = token.tag_ == "VBD" and token.head.tag_ == "VB"  # not coordinated, whatever the parse says
        coordinated = token.dep_ == "conj" and token.pos_ in VERBAL and not told
        if token.dep_ == "acl" and token.tag_ == "VBN":
            return False  # an accusation dismissed by the army
        spoken_to = token.dep_ == "dobj" and not beside  # accused the rebels of
        if not (coordinated or spoken_to or token.dep_ == "prep" or token.dep_ in CONTENT) or _is_condition(token):
            return False
        beside = beside and coordinated
        token = token.head
        over = by_token.get(token.i)
        if over is not None and over.trigger.type in STATEMENTS:
            return over is not found and found.trigger.type != "REQUEST" and not beside and token.i < found.token.i
    return False


def _only_states(found: Found) -> bool:
    """Whether a verb says that something is so, and does not demand it: `insisted that they were gone`, `be gone`."""
    verb = found.token
    if found.trigger.head not in HOLDING_THAT or found.trigger.after:
        return False
    claims = [child for child in verb.children if child.dep_ == "ccomp"]
    return not any(_is_bare(claim, verb) for claim in claims)


def _is_bare(claim: Token, verb: Token) -> bool:
    """Whether a clause has its verb as it stands in the dictionary: `that it be lifted`, `insisted that they leave`."""
    helping = [child for child in claim.children if child.dep_ in ("aux", "auxpass")]
    if helping:
        return helping[0].lower_ in DEMANDED
    present = claim.tag_ == "VB" or (claim.tag_ == "VBP" and verb.tag_ in ("VBD", "VBN"))
    return present and claim.lower_ == claim.lemma_


def _is_missed(verb: Token, by_token: dict[int, Found]) -> bool:
    """Whether a verb only tells what somebody is reproached for not having done: `should have let them in`."""
    reproaches = (by_token.get(child.i) for child in verb.children if child.dep_ == "aux")
    return any(over is not None and over.trigger.type == "ACCUSE" for over in reproaches)


def _is_charged(token: Token, by_token: dict[int, Found]) -> bool:
    """Whether a word stands anywhere in what a verb accuses somebody of: `accused them of crimes by bombing`."""
    for part in (token, *token.ancestors):
        if part.dep_ in ("relcl", "ccomp", "advcl") or (part.dep_ == "acl" and part.tag_ == "VBN"):
            return False
        over = by_token.get(part.head.i)
        if part.dep_ == "conj" and part.tag_ == "VBG" and part.head.tag_ != "VBG" and over is not None:
            return over.trigger.type == "ACCUSE"  # of bombing it and killing
        opens = part.lower_ == "of" or any(child.dep_ == "pcomp" for child in part.children)
        if part.dep_ == "prep" and opens and over is not None:
            return over.trigger.type == "ACCUSE" and over.trigger.pos == "verb"
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
    token = found.token.head if found.token.dep_ == "compound" else found.token  # a ceasefire plan
    within = [by_token.get(part.i) for word, part in prepositional(token) if word == "of"]
    if any(part is not None and part.trigger.before[1:2] == ("of",) for part in within):
        return True  # a cessation of hostilities agreement
    over = by_token.get(token.head.i)
    done_to = token.dep_ in ("dobj", "nsubjpass")
    if over is not None and over.trigger.type == "SANCTION" and (done_to or token.dep_ == "nsubj"):
        return found.trigger.type in TIES  # the truce collapsed, suspended the talks
    if over is not None and over.trigger.type == "REJECT" and done_to and found.trigger.type == "CONSULT":
        return True  # avoided talks with
    if over is not None and done_to and (over.trigger.type, found.trigger.type) == ("RETREAT", "ASSAULT"):
        return True  # stop the bombing
    if over is not None and done_to and found.trigger.type in ("COERCE", "RETREAT", "REQUEST"):
        owned = token.dep_ == "nsubjpass" and any(child.lower_ in OWN for child in token.children)
        return not (owned or view.actors_of(phrase(token)))  # its calls are ignored
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "of", "to"):
        over = by_token.get(token.head.head.i)
        if over is not None and over.trigger.type == "SANCTION":
            return found.trigger.type in TIES  # the breakdown of their cooperation
        return over is not None and over.trigger.type == "RETREAT" and found.trigger.type == "ASSAULT"
    return False


def _only_refers(act: Act, view: SentenceView) -> bool:
    """Whether a noun only points at an act told elsewhere: `ahead of the talks`, `no mention of the attack`."""
    token = act.found.token
    inside = [part for part in phrase(token) if part.i != token.i]
    named = bool(view.actors_of(inside) or _is_told_whose(token, view))
    denied = any(part.lower_ in NONE for part in inside) and not NONE & set(act.found.trigger.before)
    if denied or token.head.lower_ == "without":
        return True
    if act.light is not None:
        doers = [part for noun in subjects_of(act.light.token) for part in phrase(noun)]
        told = [*act.light.token.subtree, *doers]
        asked = any(part.lower_ in QUESTIONS for part in doers)  # it says whose planes carry out raids
        noun = token.dep_ != "pobj" and not asked and any(part.pos_ == "NOUN" for part in doers)
        somebody = noun or any(part.lower_ in PERSONAL for part in doers)
        return not (somebody or view.actors_of(told) or view.places_of(told))
    if act.others:
        return False
    if _is_claimed(token):
        return False
    loose = act.type == "AID" or (act.type == "RETREAT" and act.is_mutual)  # spoken of more often than done
    if not named and loose and _is_aside(token, view):
        return True
    if act.type == "CONSULT" and act.found.trigger.mode == "mutual":
        return not (named or _is_shared(inside) or _takes_its_course(token) or _is_spoken_in(token))
    if _is_cause(token):
        return False
    definite = any(part.lower_ in REFERRING and part.head.i == token.i for part in inside)
    if act.type == "AGREE" and act.found.trigger.mode == "mutual":
        spelled_out = bool(act.found.trigger.before) or token.head.lower_ in TERMS
        return not (
            named or definite or spelled_out or _is_shared(inside)
        )  # an agreement may be near, the agreement is there
    bare = not named and not view.places_of(inside) and len(inside) <= 1
    return definite and bare and not _is_doing(token)


def _is_told_whose(noun: Token, view: SentenceView) -> bool:
    """Whether a participle behind a noun names who did the act: `airdrops carried out by Russian jets`."""
    told = (child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN")
    return any(view.actors_of(phrase(doer)) for verb in told for doer in agents_by(verb))


def _is_claimed(noun: Token) -> bool:
    """Whether somebody claims an act: `claimed responsibility for the attack`, `claimed the attack`."""
    if noun.dep_ == "dobj" and noun.head.lemma_ == "claim":
        return True
    claim = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun
    claimants = [part.lower_ for doer in subjects_of(claim.head) for part in phrase(doer)]
    return claim.lemma_ == "responsibility" and claim.head.lemma_ in CLAIMING and not NONE & set(claimants)


def _is_shared(inside: Sequence[Token]) -> bool:
    """Whether the words with a noun say between whom it is: `their talks`, `a deal between the sides`."""
    return any(part.lower_ in OWN or part.lower_ == "between" for part in inside)


def _is_spoken_in(talk: Token) -> bool:
    """Whether a talk is that in which something was said: `told him in a telephone call`."""
    if talk.dep_ != "pobj" or talk.head.lower_ not in SPOKEN or talk.head.head.pos_ not in VERBAL:
        return False
    return any(child.lower_ in ("a", "an") for child in talk.children)


def _takes_its_course(noun: Token) -> bool:
    """Whether a sentence tells how talks go: `the talks began`, `talks end without a deal`."""
    told_before = any(child.lower_ in REFERRING for child in noun.children)
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in COURSES and not told_before


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
    told = [*verb.subtree, *(part for subject in subjects_of(verb) for part in subject.subtree)]
    words = {part.lower_ for part in told}
    numbers = [int(word.replace(",", "")) for word in words if _NUMBER.fullmatch(word)]
    years = "since" in words and any(YEARS[0] <= number <= YEARS[1] for number in numbers)
    many = {"hundreds", "thousands"} <= words or max(numbers, default=0) >= WHOLE
    return years or many or bool(words & WARS)
