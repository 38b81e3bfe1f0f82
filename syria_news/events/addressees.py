"""Whom an act is turned to that the parse ties to no word of it: who is asked or blamed, and who is visited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syria_news.events.acts import VERBAL, Act
from syria_news.events.noun_roles import Roles
from syria_news.events.parties import PartyReader
from syria_news.events.triggers import Found
from syria_news.syntax import clause, objects_of, prepositional, subjects_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["addressed", "hosts", "is_own_force", "owners_of_subject"]

REJECT = "REJECT"
SAID = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"))  # acts that consist in saying something
OF_OTHERS = ("modal", "told")  # modes of what is said of who does it
POSITIONS = frozenset(("ACCUSE", "SUPPORT", "REJECT", "AGREE", "CONCEDE"))
DENIALS = ("deny", "denial")
TAKEN_HOME = frozenset(("withdraw", "pull", "remove", "recall", "bring", "redeploy", "reduce", "move", "draw"))
ARRIVING = ("to", "in", "at", "for")


def addressed(act: Act, roles: Roles, read: PartyReader) -> tuple[str, ...]:
    """Whom a demand, refusal or accusation is about, where the parse gives nobody it is addressed to.

    Parameters
    ----------
    act : Act
        Of any type.
    roles : Roles
        Who acts and is acted on, as far as known.
    read : PartyReader
        Of the sentence.
    """
    trigger, head = act.found.trigger, act.found.token
    if act.type not in SAID or roles.targets or trigger.mode in OF_OTHERS:
        return ()
    asked = [who for who in read.who(_asked(head)) if who not in roles.sources]
    if asked or trigger.after == ("for",) or trigger.head in DENIALS:  # denials answer whoever accuses
        return tuple(asked)
    inside = [token for token in clause(head) if token.i > head.i]
    if act.type == REJECT:  # what is said against somebody is not said to whom it speaks of
        inside = [token for token in inside if not _is_said(token, head)]
    for token in (part for part in inside if not _is_doer(part, head)):
        mention = read.view.actor_at.get(token.i)
        if mention is not None and mention.actor_id not in roles.sources and not read.marker(token):
            return tuple(who for who in read.who([token]) if who not in roles.sources)
    return ()


def owners_of_subject(act: Act, roles: Roles, read: PartyReader) -> tuple[str, ...]:
    """Whose plan or deed is welcomed, refused or put up with, told by a pronoun: `accepted their terms`.

    Parameters
    ----------
    act, roles, read
        As for `addressed`.
    """
    verb = act.found.token
    if act.type not in POSITIONS or roles.targets or verb.pos_ not in VERBAL:
        return ()
    matters = [*objects_of(verb), *(noun for word, noun in prepositional(verb) if word in ("in", "to", "with"))]
    pronouns = (part for noun in matters for part in noun.children if part.dep_ == "poss" and part.pos_ == "PRON")
    return tuple(who for who in read.who(pronouns) if who not in roles.sources)


def hosts(act: Act, roles: Roles, read: PartyReader) -> tuple[str, ...]:
    """The state to whose capital somebody travels for talks: `flew to Ankara`, `before arriving in Moscow`."""
    verb = act.found.token
    if act.type != "CONSULT" or act.is_mutual or roles.targets or not roles.sources or verb.pos_ not in VERBAL:
        return ()
    where = [*objects_of(verb), *(noun for word, noun in prepositional(verb) if word in ARRIVING)]
    states = (read.state_in(place) for place in read.view.places_of(where))
    own = {read.lexicon.actors[who].country for who in roles.sources if who in read.lexicon.actors}
    return tuple(state.actor_id for state in states if state is not None and state.country not in own)


def is_own_force(noun: Token, found: Found, read: PartyReader) -> bool:
    """Whether those who are moved back are the forces of who moves them: `withdrew its troops`, no prisoners."""
    return found.trigger.head in TAKEN_HOME and (read.are_forces(noun) or noun.pos_ == "PRON")


def _asked(head: Token) -> list[Token]:
    """Who is to do what is called for: `a call for the president to resign`."""
    wanted = [child for child in head.children if child.dep_ in ("advcl", "ccomp", "xcomp", "acl", "relcl")]
    marked = (verb for verb in wanted if any(part.lower_ == "for" and part.dep_ == "mark" for part in verb.children))
    return [noun for verb in marked for noun in subjects_of(verb)]


def _is_doer(token: Token, verb: Token) -> bool:
    """Whether a word stands in the by-phrase of another verb: `a draft submitted by Qatar`."""
    between = (part for part in (token, *token.ancestors) if part.i > verb.i)
    return any(part.dep_ == "agent" and part.head.i != verb.i for part in between)


def _is_said(token: Token, verb: Token) -> bool:
    """Whether a word stands in what a verb says: `countered that they hit only militants`."""
    return any(part.dep_ == "ccomp" and part.head.i == verb.i for part in (token, *token.ancestors))
