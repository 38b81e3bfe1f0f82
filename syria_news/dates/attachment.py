"""Whether the parse puts a deed and a time expression into different clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syria_news.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from syria_news.language import Sentence

__all__ = ["are_apart"]

STATED = frozenset(("ccomp", "pcomp"))  # what is said, or done `by shelling`, is of a clause of its own
RELATIVE = "relcl"
BRINGING = frozenset(("leave", "see"))


def are_apart(sentence: Sentence, deed: Span, time: Span, beside: bool = False) -> bool:
    """Whether a clause of its own holds one of the two and not the other; False where the sentence was not parsed.

    Parameters
    ----------
    sentence : Sentence
        The sentence of both.
    deed, time : Span
        The trigger, and the time expression.
    beside : bool, default False
        Whether the time follows the deed within its clause, as its words tell: then it is not that of the verb of
        saying above, whatever the parse (`Jets killed two men on Monday, a nurse told the paper`).
    """
    trigger, words = sentence.token_at(deed.start), sentence.tokens_in(time)
    if trigger is None or not words:
        return False
    inside = {token.i for token in words}
    top = next((token for token in words if token.head.i not in inside or token.head.i == token.i), words[0])
    upwards, downwards = _paths(trigger, top)
    if any(_is_stated(token) for token in (downwards if beside else (*upwards, *downwards))):
        return True
    # A clause that describes the deed (`the raid that began on Monday`) dates it; one that describes another does not.
    return any(token.dep_ == RELATIVE for token in downwards[:-1])


def _is_stated(token: Token) -> bool:
    """Whether a clause is what somebody says, not what a deed brings about (`leaving 30 people dead`)."""
    return token.dep_ in STATED and token.head.lemma_ not in BRINGING


def _paths(one: Token, other: Token) -> tuple[list[Token], list[Token]]:
    """The tokens from each of two up to the first that is above both."""
    first, second = [one, *one.ancestors], [other, *other.ancestors]
    place = {token.i: number for number, token in enumerate(second)}
    for number, token in enumerate(first):
        if token.i in place:
            return first[:number], second[: place[token.i]]
    return [], []
