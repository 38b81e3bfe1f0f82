"""Who says of an attack that he did it, and whom others hold responsible: `the group claimed the bombing`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.events.antecedents import role_words
from syria_news.events.parties import PartyReader
from syria_news.syntax import agents_by, is_passive, objects_of, phrase, subjects_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Claim", "claims_in"]

NOBODY = frozenset(("no", "neither", "nobody", "none", "any", "not", "n't", "n’t", "yet", "never"))
TAKING = ("claim", "take", "accept", "assume")


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's word, in a sentence, that the attack told of near by was his."""

    sentence: int
    parties: tuple[str, ...]


def claims_in(read: PartyReader) -> Iterator[Claim]:
    """Find the claims of responsibility of a sentence.

    Parameters
    ----------
    read : PartyReader
        Of the sentence.
    """
    for token in read.view.tokens:
        if token.pos_ in ("VERB", "AUX") and (_is_of_attack(token, read) or _is_behind(token, read)):
            doers = agents_by(token) if is_passive(token) else subjects_of(token)
            parties = read.who(doers) if not _is_denied(token, doers) else ()
            if parties:
                yield Claim(read.view.sentence.number, parties)


def _is_of_attack(verb: Token, read: PartyReader) -> bool:
    """Whether what is claimed is an attack or the responsibility for it."""
    if verb.lemma_ not in TAKING or verb.dep_ == "acl":  # a bombing claimed by the group, perhaps one of the past
        return False
    attacks = role_words(read.lexicon.folder, "claim")
    words = {word.lemma_.lower() for noun in objects_of(verb) for word in (noun, *_named_first(noun))}
    return "responsibility" in words or (verb.lemma_ == "claim" and not words.isdisjoint(attacks))


def _is_behind(verb: Token, read: PartyReader) -> bool:
    """Whether somebody says of himself that he did it: `the group said it was behind the attack`."""
    attacks = role_words(read.lexicon.folder, "claim")
    done = any(noun.lemma_.lower() in attacks for noun in read.behind(verb, "behind"))
    return done and all(noun.pos_ == "PRON" for noun in subjects_of(verb))


def _named_first(noun: Token) -> list[Token]:
    """The nouns in front of one: `the suicide bombing`."""
    return [part for part in phrase(noun) if part.i < noun.i and part.pos_ == "NOUN"]


def _is_denied(verb: Token, doers: list[Token]) -> bool:
    near = [*verb.children, *(child for noun in doers for child in (noun, *noun.children))]
    return any(part.lower_ in NOBODY for part in near)
