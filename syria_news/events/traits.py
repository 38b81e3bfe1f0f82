"""What the words of an act say of its parties besides naming them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.events.acts import Act
from syria_news.events.antecedents import role_words
from syria_news.events.parties import PartyReader
from syria_news.events.roles import Roles
from syria_news.events.standing import is_of_many, is_standing
from syria_news.events.trigger_book import class_words
from syria_news.events.triggers import Found
from syria_news.syntax import clause, objects_of, phrase, prepositional, subjects_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Traits", "traits_of"]

BATTLES = "Battles"
ATTACKS = ("attack", "open", "fire", "ambush")  # on whomever
VERBAL = ("VERB", "AUX")
_SIDES = (("government", "opposition"), ("government", "jihadist"), ("kurdish-led", "jihadist"))
WARS = (*_SIDES, *(side[::-1] for side in _SIDES))


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
    unplaced : bool
        It took place where no one incident did: a war, attacks all over a country.
    people : bool
        It harms or helps people of whom the clause does not say who they are.
    battle : bool
        It is fought for ground, or aimed at bases or positions of fighters.
    holders : tuple of str
        Who holds the ground that is hit.
    means : frozenset of str
        What it was done with, where this tells who cannot have done it: `air` or `bomber`.
    foes : tuple of str
        Whom those who fight for ground have against them, or the sides of a clash, of those whom the sentence names.
    """

    mutual: bool = False
    unnamed: bool = False
    unclear: bool = False
    aside: bool = False
    people: bool = False
    battle: bool = False
    holders: tuple[str, ...] = ()
    means: frozenset[str] = frozenset()
    foes: tuple[str, ...] = ()
    unplaced: bool = False


def traits_of(act: Act, roles: Roles, read: PartyReader, *, unnamed: bool) -> Traits:
    """Read the traits of an act.

    Parameters
    ----------
    act : Act
        With its triggers.
    roles : Roles
        Who acts and who is acted on.
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
        _is_fought(act) or any(map(read.is_post, grounds)),
        read.holders(grounds) if act.type == "ASSAULT" else (),
        _means(act, read),
        _foes(act, roles, read),
        is_standing(act, read.lexicon.folder) or is_of_many(act, read.view),
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
    undergoers = _undergoers(found)
    yield from undergoers
    weapons = undergoers if found.trigger.mode == "munition" else []
    for head in (found.token, *weapons):
        yield from read.parties(head, "target")


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
        return not any(map(read.are_fighters, nouns))
    if act.type == "AID":
        return not _speaks_of(clause(act.found.token), "arms", read) and not any(map(read.are_fighters, nouns))
    if act.type == "SANCTION":
        return any(_speaks_of(phrase(noun), "relief", read) for noun in nouns)
    if act.toll is not None:
        nouns += subjects_of(act.toll.token)
    atrocity = act.found.token.lemma_.lower() in role_words(read.lexicon.folder, "atrocity")
    hit = (
        (atrocity and not nouns)
        or any(map(read.are_people, (*nouns, *_dead(act, read))))
        or read.are_civilians(_damaged(act, read))
    )
    return act.type == "ASSAULT" and hit


def _dead(act: Act, read: PartyReader) -> Iterator[Token]:
    """Whose death a clause tells by a noun: `the death of a woman`, `civilian casualties`, `victims of the attack`."""
    harms = role_words(read.lexicon.folder, "harm")
    for word in clause(act.found.token):
        if word.lemma_.lower() in harms:
            yield from (*read.behind(word, "of"), *word.children)
    if act.found.token.dep_ == "pobj" and act.found.token.head.head.lemma_.lower() in harms:
        yield act.found.token.head.head


def _damaged(act: Act, read: PartyReader) -> Iterator[Token]:
    """The words for what is damaged by an attack: `caused damage to houses and property`."""
    token = act.found.token
    told = [token.head] if token.dep_ == "nsubj" else [token]
    verbs = [*told, *(part for verb in told for part in verb.children if part.dep_ == "conj")]
    for word in (part for verb in verbs for part in clause(verb)):
        if word.lemma_.lower() == "damage":
            yield from (part for noun in read.behind(word, "to", "in", "of") for part in phrase(noun))


def _is_fought(act: Act) -> bool:
    """Whether an act is a fight for ground, not an attack that may hit anybody."""
    return act.found.trigger.acled_type == BATTLES and act.found.trigger.head not in ATTACKS


def _means(act: Act, read: PartyReader) -> frozenset[str]:
    """Whether aircraft or bombers did it, by the words of its clause."""
    kinds = role_words(read.lexicon.folder, "means")
    words = [part.lower_ for found in act.triggers for part in clause(found.token)]
    return frozenset(kinds[word] for word in words if word in kinds)


def _foes(act: Act, roles: Roles, read: PartyReader) -> tuple[str, ...]:
    """The other side of a battle: `rebels launched an offensive to break the siege of the army`; both of a clash."""
    if act.found.trigger.acled_type != "Battles" and not (act.is_mutual and act.type == "AGREE"):
        return ()
    camps = read.lexicon.camps
    bodies = (mention for mention in read.view.actors if not read.before.is_person(mention))  # not `Assad's birthplace`
    if act.is_mutual:  # fighting in rebel-held districts: it is not told with whom
        bodies = (mention for mention in bodies if not read.is_marked(mention))
    named = dict.fromkeys(mention.actor_id for mention in bodies)
    fighting = named if act.is_mutual else roles.sources
    against = {foe for who in fighting for camp, foe in WARS if camps.get(who) == camp}
    return tuple(who for who in named if camps.get(who) in against and who not in roles.sources)


def _speaks_of(words: Iterable[Token], kind: str, read: PartyReader) -> bool:
    return any(word.lemma_.lower() in class_words(read.lexicon.folder, kind) for word in words)
