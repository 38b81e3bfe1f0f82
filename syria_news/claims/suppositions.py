"""What a clause supposes: whether it is still to come, is done, or never was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syria_news.claims.statuses import SpeechWords, Status, chain_up, is_infinitive

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["is_purpose", "supposed_status"]


def supposed_status(token: Token, words: SpeechWords) -> Status:
    """Tell what is to come (`planned`) from what is done, or never was, of what a clause only supposes."""
    for here in chain_up(token, words):
        helped = {child.lower_ for child in here.children if child.dep_ in ("aux", "auxpass")}
        marks = {child.lower_ for child in here.children if child.dep_ in ("mark", "advmod")}
        if "if" in marks:
            return _if_status(here, helped, even="even" in marks)
        if here.tag_ == "VBN" and "have" in helped:
            return "reported" if helped & {"may", "might"} else "hypothetical"
        able = "can" in helped or ("could" in helped and here.dep_ == "relcl")  # a shell that could destroy a house
        if able or "before" in marks or words.is_a("doubting", here.head):
            return "hypothetical"  # shot before they could attack
    return "planned"


def _if_status(verb: Token, helped: set[str], *, even: bool) -> Status:
    """The status of what stands behind `if`."""
    if not _is_imagined(verb.head):
        return "reported" if even or _is_past(verb) else "planned"  # unclear if they bombed it
    if "had" not in helped:
        return "planned"
    denied = any(child.dep_ == "neg" for child in verb.children)
    return "reported" if denied else "hypothetical"  # it would have fallen had they not killed him


def is_purpose(token: Token) -> bool:
    """Whether a verb tells what something else is done for: `shelled the town to drive them out`."""
    return token.dep_ == "advcl" and is_infinitive(token) and not any(child.dep_ == "mark" for child in token.children)


def _is_imagined(verb: Token) -> bool:
    return any(child.lower_ in ("would", "could", "'d", "’d") for child in verb.children)


def _is_past(verb: Token) -> bool:
    """Whether a verb, or its auxiliary, is in the past tense."""
    helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return any(part.tag_ == "VBD" for part in (verb, *helping))
