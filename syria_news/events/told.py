"""Reproach and praise that somebody says: of whom a verb, an adjective or a noun of the codebook tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syria_news.syntax import agents_by, is_passive, stands_for_clause, subjects_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["is_another", "says_something", "told_of"]

VERBAL, NOMINAL = ("VERB", "AUX"), ("NOUN", "PROPN")
LINKING = frozenset(("be", "become", "remain", "seem", "look", "appear", "prove"))
PREDICATES = ("attr", "acomp", "oprd", "dobj", "advmod", "ccomp")  # of a linking verb, whatever the parser makes of it
BLANK = frozenset(("move", "step", "thing", "act", "way", "kind", "sort", "piece", "course", "decision", "policy"))
OTHERS = frozenset(("he", "she", "they", "you", "who"))  # of whom somebody may speak ill or well
CHAIN = 4  # words from a predicate up to its verb: a dangerous and foolish move


def told_of(token: Token, *, is_verb: bool) -> list[Token]:
    """The nouns of whom a word tells something: who does what a verb says, or is what a predicate says.

    Parameters
    ----------
    token : Token
        The word.
    is_verb : bool
        Whether it is taken for a verb, and not for a predicate (`was flawed`, `is a threat`).
    """
    if not is_verb:
        passive = any(child.dep_ == "auxpass" for child in token.children)
        verb = token if passive else _linking_verb(token)  # was misguided
        return subjects_of(verb) if verb is not None else []
    if is_passive(token):
        return agents_by(token)
    return subjects_of(token)


def _linking_verb(token: Token) -> Token | None:
    for _ in range(CHAIN):
        if token.dep_ in PREDICATES and token.head.lemma_ in LINKING and token.head.pos_ in VERBAL:
            return token.head
        blank = token.dep_ == "amod" and token.head.lemma_ in BLANK and token.head.i > token.i
        if not blank and not (token.dep_ == "conj" and token.head.pos_ not in VERBAL):
            return None
        token = token.head
    return None


def is_another(subject: Token) -> bool:
    """Whether a pronoun may stand for somebody or for what they did; `it would be a disaster` is of what may come."""
    supposed = any(child.dep_ in ("aux", "mark") for child in subject.head.children)
    meant = subject.lower_ == "it" and not supposed and not stands_for_clause(subject)
    return subject.lower_ in OTHERS or meant


def says_something(adjective: Token, *, denied: bool, outright: bool) -> bool:
    """Whether an adjective says of somebody what it means.

    Parameters
    ----------
    adjective : Token
        The word.
    denied : bool
        Whether it is looked for where it is denied: `not keen`; else what is denied says nothing.
    outright : bool
        Whether it must be said outright, and not in passing: `the army, responsible for a failed coup`.
    """
    beside = adjective.head.children if adjective.dep_ == "acomp" else ()
    contradicted = any(child.dep_ == "neg" and child.nbor(1).lower_ != "only" for child in beside)
    in_passing = adjective.dep_ in ("amod", "appos") and adjective.head.pos_ in NOMINAL
    return not (contradicted and not denied) and not (in_passing and outright)
