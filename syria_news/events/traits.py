"""What the words of an act say of its parties besides naming them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.events.acts import Act
from syria_news.events.antecedents import role_words
from syria_news.events.parties import PartyReader
from syria_news.events.trigger_book import class_words
from syria_news.events.triggers import Found
from syria_news.syntax import clause, objects_of, phrase, prepositional, subjects_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Traits", "traits_of"]

VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of the parties of an act besides their names.

    Parameters
    ----------
    mutual : bool
        They are on one side only, as in clashes.
    unnamed : bool
        Somebody whom the text does not name did it, such as gunmen.
    unclear : bool
        Nobody knows who did it.
    aside : bool
        They hold for no other report: a habit, a whole war.
    people : bool
        It harms or helps people of whom the clause does not say who they are.
    holders : tuple of str
        Who holds the ground that is hit.
    """

    mutual: bool = False
    unnamed: bool = False
    unclear: bool = False
    aside: bool = False
    people: bool = False
    holders: tuple[str, ...] = ()


def traits_of(act: Act, read: PartyReader, *, unnamed: bool) -> Traits:
    """Read the traits of an act.

    Parameters
    ----------
    act : Act
        With its triggers.
    read : PartyReader
        Of its sentence.
    unnamed : bool
        Whether its doer has a noun but no name.
    """
    grounds = [noun for found in act.triggers for noun in _hit(found, read)]
    return Traits(
        act.is_mutual,
        unnamed and not read.view.sentence.is_title,
        act.type == "ASSAULT" and _is_unclear(act.found.token),
        _is_aside(act, read),
        _meets_people(act, read),
        read.holders(grounds) if act.type == "ASSAULT" else (),
    )


def _undergoers(found: Found) -> list[Token]:
    """The nouns that a trigger acts on."""
    token = found.token
    if found.trigger.mode == "suffer":
        return subjects_of(token)
    if token.pos_ in VERBAL:
        return objects_of(token)
    return [noun for word, noun in prepositional(token) if word == "of"]


def _hit(found: Found, read: PartyReader) -> Iterator[Token]:
    yield from _undergoers(found)
    yield from read.parties(found.token, "target")


def _is_unclear(token: Token) -> bool:
    """Whether the clause is of what nobody knows: `could not say whether …`, `unable to determine who …`."""
    for verb in (token, *token.ancestors):
        asked = any(child.lower_ == "whether" and child.dep_ == "mark" for child in verb.children)
        who = any(child.lower_ == "who" and child.dep_ == "nsubj" for child in verb.children)
        if asked or (who and verb.dep_ in ("ccomp", "pcomp", "xcomp")):
            return True
    return False


def _is_aside(act: Act, read: PartyReader) -> bool:
    """Whether an act tells of a habit or of the past: `regularly bombed`, `similar attacks in the past`."""
    words = role_words(read.lexicon.folder, "habit")
    return any(part.lower_ in words for part in clause(act.found.token))


def _meets_people(act: Act, read: PartyReader) -> bool:
    """Whether people are harmed, held, helped or left without help: who they are goes without saying."""
    nouns = [noun for found in act.triggers for noun in _undergoers(found)]
    if act.type == "COERCE":
        return True
    if act.type == "AID":
        return not _speaks_of(clause(act.found.token), "arms", read)
    if act.type == "SANCTION":
        return any(_speaks_of(phrase(noun), "relief", read) for noun in nouns)
    dead = subjects_of(act.toll.token) if act.toll is not None else []
    return act.type == "ASSAULT" and any(map(read.are_people, (*nouns, *dead)))


def _speaks_of(words: list[Token], kind: str, read: PartyReader) -> bool:
    return any(word.lemma_.lower() in class_words(read.lexicon.folder, kind) for word in words)
