"""From nouns to actors: whom a noun, a pronoun or a name before a hyphen stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.events.antecedents import Antecedents, role_words
from syria_news.lexicon import Lexicon
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.mentions import ActorMention
from syria_news.syntax import agents_by, conjuncts, naming_phrase, phrase, prepositional
from syria_news.syntax.sentence_view import SentenceView, victim_nouns

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["CIVILIANS", "PartyReader"]

CIVILIANS = "civilians"
FIRST_PERSON = frozenset(("we", "our", "us"))


@dataclass(slots=True)
class PartyReader:
    """Reads actors off the nouns of one sentence.

    Parameters
    ----------
    view : SentenceView
        The sentence.
    before : Antecedents
        The actors named earlier.
    lexicon : Lexicon
        For nouns of victims and role words.
    speaker : ActorMention, optional
        Who says the sentence, for the first person.
    deed : bool
        Whether the act is a deed: a minister's `we` that acts is the country.
    """

    view: SentenceView
    before: Antecedents
    lexicon: Lexicon
    speaker: ActorMention | None = None
    deed: bool = False

    def who(self, nouns: Iterable[Token]) -> tuple[str, ...]:
        """The ids of those whom nouns name, with those coordinated with them."""
        found: dict[str, None] = {}
        for noun in nouns:
            for part in conjuncts(noun):
                found.update(dict.fromkeys(self._one(part)))
        return tuple(found)

    def deep(self, nouns: Iterable[Token]) -> tuple[str, ...]:
        """The same, looking into clauses behind the nouns where they name nobody: `positions held by rebels`."""
        nouns = list(nouns)
        found = self.who(nouns)
        if found:
            return found
        participles = [part for noun in nouns for part in noun.subtree if part.dep_ in ("acl", "relcl")]
        return self.who(doer for part in participles for doer in agents_by(part))

    def _one(self, noun: Token) -> list[str]:
        own = self.view.actor_at.get(noun.i)
        if own is not None:
            return [] if self.marker(noun) else [own.actor_id]
        stands_for = self.before.of(noun, self.view, self.speaker)
        if noun.lower_ in FIRST_PERSON and self.deed:  # a minister's `we` that acts is the country
            stands_for = [self.before.state_of(mention) or mention for mention in stands_for]
        if stands_for:
            return [mention.actor_id for mention in stands_for]
        words = naming_phrase(noun)
        named = [mention.actor_id for mention in self.named(words)]
        if self._are_civilians(words) and CIVILIANS not in named:
            named = [*named, CIVILIANS] if not self._owned(noun) else [CIVILIANS]
        return named

    def is_weapon(self, lemma: str) -> bool:
        """Whether a noun is a weapon or an attack, behind which somebody stands who may be named elsewhere."""
        return lemma in weapon_words(self.lexicon.folder)

    def named(self, words: Iterable[Token]) -> list[ActorMention]:
        """The actors that words name, without those before a hyphen."""
        return self.view.actors_of(word for word in words if not self.marker(word))

    def _owned(self, noun: Token) -> bool:
        return any(child.dep_ in ("poss", "compound", "amod") for child in noun.children)

    def _are_civilians(self, words: Iterable[Token]) -> bool:
        folder = self.lexicon.folder
        nouns, sights = victim_nouns(folder, "civilian"), role_words(folder, "sight")
        return any(
            word.lower_ in nouns or word.lemma_.lower() in nouns or word.lemma_.lower() in sights for word in words
        )

    def marker(self, token: Token) -> str | None:
        """What the word behind a hyphen says of a name before it: held, led, other, or against for one before it."""
        mention = self.view.actor_at.get(token.i)
        doc = token.doc
        if mention is not None and token.lower_.startswith("anti-"):
            return "against"
        if mention is not None and token.i > 1 and doc[token.i - 1].text == "-" and doc[token.i - 2].lower_ == "anti":
            return "against"
        place = token.i + 1
        while mention is not None and place < len(doc) and self.view.actor_at.get(place) is mention:
            place += 1
        if place + 1 < len(doc) and doc[place].text in "-–" and not doc[place - 1].whitespace_:
            return role_words(self.lexicon.folder, "marker").get(doc[place + 1].lower_, "other")
        return None

    def hyphenated(self, noun: Token, kind: str) -> tuple[str, ...]:
        """The names before a hyphen in a noun's phrase whose marker is of a kind."""
        found = []
        for part in phrase(noun):
            mention = self.view.actor_at.get(part.i)
            if mention is not None and self.marker(part) == kind:
                found.append(mention.actor_id)
        return tuple(dict.fromkeys(found))

    def prefixed(self, noun: Token) -> tuple[str, ...]:
        """`anti-government protests`: whom they are against."""
        found = (self.view.actor_at[part.i] for part in phrase(noun) if self.marker(part) == "against")
        return tuple(dict.fromkeys(mention.actor_id for mention in found))

    def behind(self, noun: Token, *words: str) -> list[Token]:
        """The nouns behind any of these prepositions."""
        return [part for word, part in prepositional(noun) if word in words]

    def parties(self, head: Token, kind: str) -> list[Token]:
        """The nouns behind the prepositions of a class of role words."""
        words = role_words(self.lexicon.folder, kind)
        return [noun for word, noun in prepositional(head) if word in words]


@cache
def weapon_words(folder: Path | None) -> frozenset[str]:
    """The words for weapons and attacks that trigger rows may ask for."""
    rows = read_codebook("trigger_words", folder)
    return frozenset(
        word for row in rows if row["class"] in ("munition", "device", "event") for word in row["words"].split("|")
    )
