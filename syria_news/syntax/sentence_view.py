"""A parsed sentence with its mentions of actors and places, by token."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.language import Sentence
from syria_news.lexicon import Lexicon
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.mentions import ActorMention, LocationMention, Mentions
from syria_news.spans import Span
from syria_news.syntax.care import only_cares

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["SentenceView", "victim_nouns", "view_of"]

HYPHENS = ("-", "–")
NUMBERS = ("dozens", "dozen", "scores", "hundreds", "thousands", "tens")


@dataclass(frozen=True, slots=True)
class SentenceView:
    """Which actor or place each token belongs to."""

    sentence: Sentence
    actors: tuple[ActorMention, ...]
    locations: tuple[LocationMention, ...]
    actor_at: dict[int, ActorMention]
    place_at: dict[int, LocationMention]
    victims: frozenset[str] = frozenset()
    grounds: tuple[LocationMention, ...] = ()  # the locations named or spoken of where a thing may happen

    def is_victim(self, token: Token) -> bool:
        """Whether a token names people by number or kind only (`dozens`, `a girl`), and no actor."""
        named = token.lower_ in self.victims or token.lemma_.lower() in self.victims or token.like_num
        return named and token.i not in self.actor_at

    def span_of(self, first: Token, last: Token | None = None) -> Span:
        """Turn tokens into a span of the article."""
        return self.sentence.span_of(first, last)

    def actors_of(self, tokens: Iterable[Token]) -> list[ActorMention]:
        """The actors to which any of the tokens belongs, in the order of the tokens, each once."""
        found = {self.actor_at[token.i]: None for token in tokens if token.i in self.actor_at}
        return list(found)

    def sharing(self, token: Token) -> list[ActorMention]:
        """The actors that one token names, which may be two: `U.S.-Russian`."""
        return [mention for mention in self.actors if mention.span.overlaps(self.span_of(token))]

    def places_of(self, tokens: Iterable[Token]) -> list[LocationMention]:
        """The places to which any of the tokens belongs, each once."""
        found = {self.place_at[token.i]: None for token in tokens if token.i in self.place_at}
        return list(found)

    def is_prefix(self, mention: ActorMention) -> bool:
        """Whether an actor is only named to describe another: `US-backed`, `rebel-held`, not `Turkish-Iranian`."""
        last = max((place for place, who in self.actor_at.items() if who is mention), default=len(self.tokens))
        if last + 2 >= len(self.tokens) or last + 2 in self.actor_at:
            return False
        return self.tokens[last + 1].text in HYPHENS and not self.tokens[last].whitespace_

    @property
    def tokens(self) -> list[Token]:
        """The tokens; none if the sentence was not parsed."""
        return self.sentence.doc.tokens if self.sentence.doc is not None else []


def view_of(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> SentenceView:
    """Tie the mentions of a sentence to its tokens; the lexicon knows the nouns for victims."""
    actors, locations = mentions.actors_in(sentence.span), mentions.locations_in(sentence.span)
    actor_at = {token.i: mention for mention in actors for token in _tokens(sentence, mention.span)}
    place_at = {token.i: mention for mention in locations for token in _tokens(sentence, mention.span)}
    grounds = [place for place in mentions.grounds_in(sentence.span) if not only_cares(place, sentence, lexicon.folder)]
    victims = victim_nouns(lexicon.folder)
    return SentenceView(sentence, tuple(actors), tuple(locations), actor_at, place_at, victims, tuple(grounds))


@cache
def victim_nouns(folder: Path | None, victim_class: str | None = None) -> frozenset[str]:
    """List the nouns for people harmed, in all their forms, of one class or of all."""
    found: set[str] = set(NUMBERS) if victim_class is None else set()
    for row in read_codebook("victims", folder):
        if victim_class in (None, row["victim_class"]):
            found |= {row["noun"].lower(), *row["plural"].lower().split("|")} - {""}
    return frozenset(found)


def _tokens(sentence: Sentence, span: Span) -> list[Token]:
    """The tokens that a span touches: a name may end within one (`Assads`)."""
    found = sentence.tokens_in(span)
    first = sentence.token_at(span.start)
    return found if first is None or first in found else [first, *found]
