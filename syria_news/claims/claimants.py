"""Who speaks by a noun phrase: an actor, somebody named before, or a claimant in the article's words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syria_news.claims.statuses import SpeechWords
from syria_news.mentions import ActorMention, Mentions
from syria_news.spans import Span
from syria_news.syntax import agents_by, naming_phrase
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Claimants", "office_of"]

CLOSE = 4  # words behind a source within which its body is named
REACH = 3000  # characters back to a body that `the group` may mean
OPENING = 2  # words before a subject at the head of a sentence
NOMINAL = frozenset(("NOUN", "PROPN"))
WITHIN_PHRASE = frozenset(("ADP", "DET", "PROPN", "NOUN", "ADJ"))
OFFICE_WORDS = frozenset(("DET", "PROPN", "NOUN", "ADJ"))
PARTING = frozenset(("ADJ", "DET", "VERB", "ADV"))
NO_EDGE = frozenset(("CCONJ", "ADP", "PUNCT", "DET"))


@dataclass(slots=True)
class Claimants:
    """Tells who speaks, from the sentences of an article in order, and remembers who spoke last.

    Parameters
    ----------
    words : SpeechWords
        The table of words of speech.
    mentions : Mentions
        The article's actors.
    people : frozenset of str
        Who of the actors is a single person.
    """

    words: SpeechWords
    mentions: Mentions
    people: frozenset[str]
    last: str | None = None
    person: str | None = None  # whom `he` or `she` means
    body: str | None = None  # whom `it` means
    known: frozenset[str] = field(init=False)
    monitor: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.known = frozenset(mention.actor_id for mention in self.mentions.actors)
        self.monitor = self._monitor()

    def _monitor(self) -> str | None:
        """The monitor that the article names: one whose name says that it watches, else the first aid group."""
        groups = {m.actor_id: m.actor.lower().split() for m in self.mentions.actors if m.type == "ngo"}
        watching = (group for group, name in groups.items() if self.words.roles["watching"].keys() & set(name))
        return next(watching, next(iter(groups), None))

    def is_source(self, token: Token) -> bool:
        """Whether a token is a noun for a claimant without a name."""
        return token.pos_ != "VERB" and (self._is(token, "source") or self._is(token, "monitor"))

    def meet(self, view: SentenceView) -> None:
        """Remember of whom a sentence without speech tells; a pronoun in the next one may mean them."""
        subject = next((t for t in view.tokens if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
        told = view.actor_at.get(subject.i) if subject is not None else _first_of(view)
        if told is None:
            return
        if told.actor_id in self.people:
            self.person = told.actor_id
        else:
            self.body = told.actor_id

    def remember(self, speaker: str, head: Token, view: SentenceView) -> None:
        """Remember who spoke, by the noun that stands for the speaker."""
        is_body = speaker in self.known and speaker not in self.people
        if is_body:
            self.body = speaker
        if head.pos_ != "PRON" and not (is_body and head.i in view.actor_at):
            self.person = speaker  # also a spokesman, for whom his body stands

    def of(self, head: Token, view: SentenceView) -> str | None:
        """Whose words: the actor that a noun phrase names, the last speaker, or the article's own words."""
        phrase = self._phrase(head)
        actors = _named_in(head, phrase, view)
        if not actors and self.is_source(head):
            actors = _office(head, view)
        if actors:
            return actors[0].actor_id
        if any(self._is(part, "monitor") for part in (head, *phrase)) and not self._is(head, "calling"):
            return self.monitor or self._own_words(phrase, view)
        if head.tag_ in ("WP", "WDT") and head.head.dep_ == "relcl" and head.head.head is not head:
            return self.of(head.head.head, view)
        return self._before(head, view) or self._unnamed(head, phrase, view)

    def _is(self, token: Token, role: str) -> bool:
        return token.lower_ in self.words.roles[role]

    def _phrase(self, head: Token) -> list[Token]:
        """A noun's phrase; a source's without a name that an adjective parts from it, whose comma was lost."""
        phrase = naming_phrase(head)
        if not self.is_source(head):
            return phrase
        parting = (t.i for t in phrase if t.i < head.i and t.pos_ in PARTING and t.nbor(-1 if t.i else 0).text != "-")
        parted = max(parting, default=-1)
        return [part for part in phrase if part.i >= parted]

    def _before(self, head: Token, view: SentenceView) -> str | None:
        """Who of those before a pronoun or a definite noun means."""
        word = head.lower_
        if self._is(head, "personal") and self.person:
            return self.person
        if word == "it":
            return self.body or (self.last if self.last not in (self.person, *self.people) else None)
        if head.pos_ == "PRON":
            return self.last if self._is(head, "echo") else None
        if head.pos_ not in NOMINAL or not any(self._is(child, "definite") for child in head.children):
            return None
        here = view.span_of(head).start
        if self._is(head, "calling") and any(self._is(part, "monitor") for part in head.subtree):
            return self.person  # `the head of the monitor`
        if self._is(head, "office") and (called := self._called(word, here)):
            return called
        if self._is(head, "echo"):
            return self._echoed(head, here)
        return (self.last or self.person) if self._is(head, "source") else None

    def _called(self, noun: str, here: int) -> str | None:
        """The body before a noun whose name holds it: `the ministry`, `the observatory`."""
        earlier = self.mentions.actors_in(Span(max(0, here - REACH), here))
        called = [m.actor_id for m in earlier if noun in f"{m.actor} {m.surface}".lower().split()]
        return called[-1] if called else None

    def _echoed(self, head: Token, here: int) -> str | None:
        """The last speaker, or the last named, of the kind that a noun may mean: `the charity`, `the rebel group`."""
        roles = self.words.roles
        narrowed = next((roles["trait"][c.lower_] for c in head.children if c.lower_ in roles["trait"]), "")
        kinds = (narrowed or roles["echo"][head.lower_]).split("|")
        earlier = [m for m in self.mentions.actors_in(Span(max(0, here - REACH), here)) if m.type != "civilian"]
        types = {m.actor_id: m.type for m in earlier}
        if self.last and (kinds == [""] or types.get(self.last) in kinds):
            return self.last
        fits = [m.actor_id for m in earlier if m.actor_id not in self.people and (m.type in kinds or kinds == [""])]
        return fits[-1] if fits else None

    def _unnamed(self, head: Token, phrase: Sequence[Token], view: SentenceView) -> str | None:
        """The article's words for a claimant; a thing that tells (`the toll`) is none, but `reports` are."""
        speaks = head.pos_ in NOMINAL and not self._is(head, "tally")
        if not speaks and not self.is_source(head):
            return None
        return self._own_words(_with_ground(head, phrase, view), view)

    def _own_words(self, phrase: Sequence[Token], view: SentenceView) -> str | None:
        plain = itertools.takewhile(lambda part: part.text != ",", phrase)
        kept = [part for part in plain if not self._is(part, "article")]
        while kept and kept[-1].pos_ in NO_EDGE:
            kept.pop()
        if not any(part.is_alpha for part in kept) or view.sentence.doc is None:
            return None
        return view.sentence.doc.words(kept[0].i, kept[-1].i + 1)


def _first_of(view: SentenceView) -> ActorMention | None:
    """The actor with whom a sentence opens."""
    first = view.actors[0] if view.actors else None
    before = view.sentence.text[: first.span.start - view.sentence.span.start] if first else ""
    return first if len(before.split()) <= OPENING else None


def _named_in(head: Token, phrase: Sequence[Token], view: SentenceView) -> list[ActorMention]:
    """The actors that a noun phrase, what is set beside it and its last part name."""
    own = view.actors_of([head, *phrase])
    if own or _is_full_name(head, phrase):
        return own  # of a person without a row, what is set beside the name says only whom they serve
    behind = [part for part in head.subtree if part.dep_ == "pobj" and part.head.head == head]
    behind += [maker for child in head.children if child.dep_ == "acl" for maker in agents_by(child)]
    return view.actors_of([*(child for child in head.children if child.dep_ == "appos"), *behind])


def _is_full_name(head: Token, phrase: Sequence[Token]) -> bool:
    return head.pos_ == "PROPN" and sum(part.pos_ == "PROPN" and part.text[0].isupper() for part in phrase) > 1


def _office(source: Token, view: SentenceView) -> list[ActorMention]:
    """The body to which a source belongs: `a source at the Interior Ministry`."""
    after = source.doc[source.i + 1 : source.i + 1 + CLOSE]
    if not len(after) or after[0].pos_ != "ADP":
        return []
    return view.actors_of(itertools.takewhile(lambda token: token.pos_ in WITHIN_PHRASE, after))


def _with_ground(head: Token, phrase: Sequence[Token], view: SentenceView) -> list[Token]:
    """A noun phrase with the place or body behind it: `medical source in Aleppo`, `source at the town hall`."""
    found = [*phrase, *office_of(head)]
    for child in head.children:
        if child.dep_ == "prep" and view.places_of(child.subtree):
            found += child.subtree
    return sorted(set(found), key=lambda part: part.i)


def office_of(source: Token) -> list[Token]:
    """The words for the office at which a source sits, with `at` before them."""
    after = source.doc[source.i + 1 :]
    if not after or after[0].lower_ != "at":
        return []
    return [after[0], *itertools.takewhile(lambda token: token.pos_ in OFFICE_WORDS, after[1:])]
