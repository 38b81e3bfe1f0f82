"""Whether an act took place where no single incident did: it goes on for as long as a war does, or is many attacks."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.events.acts import VERBAL, Act
from syria_news.events.antecedents import role_words
from syria_news.places.landmarks import are_spread

if TYPE_CHECKING:
    from syria_news.language.parses import Token
    from syria_news.syntax.sentence_view import SentenceView

__all__ = ["is_of_many", "is_standing"]

AGAINST = frozenset(("against", "with", "on", "between"))
DESCRIBING = frozenset(("acl", "relcl"))
AIMS = frozenset(("xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp", "conj"))
PRESENT = frozenset(("VBZ", "VBP"))
SHOWN = frozenset(("aux", "auxpass"))
PLURALS = frozenset(("NNS", "NNPS"))
HEADLINES = 1  # sentences that are a title or begin with its copy
HARMFUL = frozenset(("ASSAULT", "COERCE"))


def is_standing(act: Act, folder: Path | None = None) -> bool:
    """Whether an act tells what somebody does all along, not one incident.

    So do those who are described by it (`the forces fighting the group`), a war (`the war on terror`)
    and, of deeds that harm, what is done all the time (`is imprisoning its critics`).
    """
    if act.toll is not None:
        return False
    warring = role_words(folder, "warring")
    return all(_is_of_war(found.token, warring) or _is_lasting(found.token, act.type) for found in act.triggers)


def is_of_many(act: Act, view: SentenceView) -> bool:
    """Whether a headline sums up attacks all over the country: `Seven injured in attacks in Example, Example and …`."""
    attacks = act.found.token
    if view.sentence.number > HEADLINES or act.type != "ASSAULT" or attacks.tag_ not in PLURALS:
        return False
    return are_spread([place for place in view.grounds if place.span.start > view.span_of(attacks).start])


def _is_of_war(token: Token, warring: Collection[str]) -> bool:
    """Whether a word of war tells who somebody is, what he is for, or against whom the war is."""
    if token.lemma_.lower() not in warring:
        return False
    if token.pos_ not in VERBAL:
        return any(child.dep_ == "prep" and child.lower_ in AGAINST for child in token.children)
    if token.dep_ in DESCRIBING:
        return True
    return token.tag_ == "VB" and token.dep_ in AIMS and any(child.lower_ == "to" for child in token.children)


def _is_lasting(token: Token, kind: str) -> bool:
    """Whether a verb tells a habit (`who shell towns`), or what is going on (`is shelling`, `are being held`)."""
    if token.pos_ not in VERBAL:
        return False
    helpers = [child for child in token.children if child.dep_ in SHOWN]
    if not helpers:
        return token.dep_ in DESCRIBING and token.tag_ in PRESENT
    going_on = token.tag_ == "VBG" or any(helper.lower_ == "being" for helper in helpers)
    return kind in HARMFUL and helpers[0].tag_ in PRESENT and going_on
