"""Speakers whom a comma, a dash or a clause parts from their verb: `SANA, citing a medic, said`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["dashed", "introduced", "set_off"]

DASHES = ("–", "—", "-", "--")
OPENING = 6  # words within which a name opens a sentence


def set_off(verb: Token, view: SentenceView) -> Token | None:
    """The actor who opens a sentence, where commas set off what precedes the verb: `X, citing a medic, said`."""
    opening = next(
        (t for t in view.tokens[: min(OPENING, verb.i)] if t.i in view.actor_at and t.nbor().text == ","), None
    )
    return opening if opening is not None and opening.i + 1 < verb.i and verb.nbor(-1).text == "," else None


def dashed(verb: Token, view: SentenceView) -> Token | None:
    """The actor from whom dashes part a verb: `Russia - an ally of Assad - said`."""
    if not verb.i or verb.nbor(-1).text not in DASHES:
        return None
    between = reversed(view.tokens[1 : verb.i - 1])
    opening = next((t for t in between if t.text == verb.nbor(-1).text and t.nbor(-1).whitespace_), None)
    before = opening.nbor(-1) if opening is not None else None
    return before if before is not None and before.i in view.actor_at else None


def introduced(verb: Token, view: SentenceView) -> Token | None:
    """The actor who opens a sentence and whom a clause describes: `SANA which runs a desk there said`."""
    known = [token for token in view.tokens[: min(OPENING, verb.i)] if token.i in view.actor_at]
    return known[-1] if known and known[-1].nbor().tag_ in ("WDT", "WP") else None
