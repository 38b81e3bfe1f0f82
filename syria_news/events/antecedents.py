"""Whom a pronoun or a bare noun stands for, by the actors named before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.lexicon import Lexicon
from syria_news.lexicon.candidates import Who
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.mentions import ActorMention
from syria_news.mentions.states import states_of
from syria_news.syntax import conjuncts, phrase, subjects_of
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Antecedents", "role_words"]

SUBJECT_BONUS = 200  # characters by which a subject counts as nearer
MEMORY = 60
PERSONS = ("diplomat", "minister", "leader", "man")
PAIRED = ("side", "country", "party", "two", *PERSONS)
OBJECTS = ("dobj", "pobj", "dative")
PLURAL = frozenset(("they", "them", "their"))  # a state is `it`
ONE = ("state", "government", "media", "ngo", "igo")  # bodies that are `it`
BODIES = ("rebel", "political", "ngo", "igo")
DEFINITE = frozenset(("the", "this", "that", "its"))


@cache
def role_words(folder: Path | None, kind: str) -> dict[str, str]:
    """Read the words of one class with their kinds."""
    return {row["word"]: row["kinds"] for row in read_codebook("role_words", folder) if row["class"] == kind}


@dataclass(slots=True)
class Antecedents:
    """The actors named so far in an article; fed sentence by sentence.

    Parameters
    ----------
    lexicon : Lexicon
        Tells people from bodies.
    """

    lexicon: Lexicon
    before: list[ActorMention] = field(default_factory=list)
    subjects: set[ActorMention] = field(default_factory=set)
    groups: list[list[ActorMention]] = field(default_factory=list)
    bodies: dict[str, ActorMention] = field(default_factory=dict)

    def read(self, view: SentenceView) -> None:
        """Remember the actors of a sentence that has been dealt with."""
        resolved: list[ActorMention] = []
        self.bodies.update(self._introduced(view))
        for token in view.tokens:
            if token.dep_ in ("nsubj", "nsubjpass"):
                mention = next(iter(self._named(token, view)), None)
                if mention is None and token.head.dep_ == "ROOT":  # the subject that goes on as a pronoun
                    resolved += [replace(who, span=view.span_of(token)) for who in self.of(token, view)]
                elif mention is not None:
                    self.subjects.add(mention)
                    self.groups.append(view.actors_of(conjuncts(token)))
        self.subjects.update(resolved)
        named = (who for who in view.actors if not view.is_prefix(who))
        self.before = sorted([*self.before, *named, *resolved], key=_start)[-MEMORY:]

    def of(
        self, token: Token, view: SentenceView, speaker: ActorMention | None = None, *, together: bool = False
    ) -> list[ActorMention]:
        """The actors that a pronoun or a definite common noun stands for; none if it is neither or nobody fits.

        What is done together has several doers where one plural pronoun stands for them.
        """
        folder = self.lexicon.folder
        word = token.lower_
        pronouns = role_words(folder, "pronoun")
        if word in pronouns:
            kind = pronouns[word]
            if together and (group := self._last_group(token, view, speaker if kind == "speaker" else None)):
                return group
            if kind == "speaker":
                return [speaker] if speaker is not None else self._nearest("person", token, view)
            if speaker is not None and self._fits(speaker, (kind,)) and _goes_on(token):
                return [speaker]
            return self._nearest(kind, token, view)
        return self._of_noun(token, view)

    def _last_group(self, token: Token, view: SentenceView, speaker: ActorMention | None) -> list[ActorMention]:
        """Those last named together: `they` of whom no group has been told since, `we` of whom the speaker is one."""
        if speaker is None and len(here := self._above_together(token, view)) > 1:
            return here
        if speaker is not None:
            alike = (group for group in reversed(self.groups) if speaker.actor_id in {who.actor_id for who in group})
            return next((group for group in alike if len(group) > 1), [])
        if token.lower_ not in PLURAL or self._governing(("body",), token, view):
            return []
        for group in reversed(self.groups):
            if len(group) > 1:
                return group
            if group and not self.is_person(group[0]) and group[0].type not in ONE:
                return []
        return []

    def _above_together(self, token: Token, view: SentenceView) -> list[ActorMention]:
        """The persons whom the subject of a clause above names: `Putin, along with Rouhani, … where they …`."""
        subjects = (child for verb in token.ancestors for child in subjects_of(verb) if child.i < token.i)
        groups = ([who for who in view.actors_of(phrase(noun)) if self.is_person(who)] for noun in subjects)
        return next((group for group in groups if token.lower_ in PLURAL and group), [])

    def _of_noun(self, token: Token, view: SentenceView) -> list[ActorMention]:
        """The actors that a definite common noun stands for: `the ministry`, `both sides`."""
        nouns = role_words(self.lexicon.folder, "anaphor")
        lemma = token.lemma_.lower()
        whole = token.head if token.dep_ == "compound" else token  # the coalition raids
        words = {part.lower_ for part in (*token.children, *whole.children)}
        if lemma in PAIRED and words & set(role_words(self.lexicon.folder, "pair")):
            return self._last_two(lemma, token, view)
        if not words & DEFINITE or token.tag_ != "NN":
            return []
        if lemma in role_words(self.lexicon.folder, "namesake"):
            return self._of_that_name(lemma, token, view)
        if lemma in nouns:
            return self._of_that_name(lemma, token, view) or self._nearest(nouns[lemma], token, view)
        return []

    def _earlier(self, token: Token, view: SentenceView) -> list[ActorMention]:
        place = view.span_of(token).start
        here = [who for who in view.actors if who.span.end <= place and not view.is_prefix(who)]
        return [*self.before, *here]

    def _of_that_name(self, lemma: str, token: Token, view: SentenceView) -> list[ActorMention]:
        """The last actor whose name holds the noun: `the coalition`, `the ministry`."""
        fitting = [mention for mention in self._earlier(token, view) if lemma in mention.actor.lower().split()]
        return fitting[-1:]

    def _governing(self, kinds: Iterable[str], token: Token, view: SentenceView) -> list[ActorMention]:
        """The subject of the clause above: `the ministry said it would …`."""
        for verb in token.ancestors:
            for child in verb.children:
                if child.dep_ != "nsubj" or child.i >= token.i:
                    continue
                named = self._named(child, view) or self._of_noun(child, view)
                if named and self._fits(named[0], kinds):
                    return view.actors_of(conjuncts(child)) if token.lower_ in PLURAL else named[:1]
        return []

    def _named(self, noun: Token, view: SentenceView) -> list[ActorMention]:
        """The actor whom a noun names, also by the name before it: `the Islamic State (IS) group`."""
        if noun.i in view.actor_at:
            return [view.actor_at[noun.i]]
        if noun.lemma_.lower() not in role_words(self.lexicon.folder, "anaphor"):
            return []
        return view.actors_of(child for child in noun.children if child.dep_ in ("nmod", "compound"))[-1:]

    def _barred(self, token: Token, view: SentenceView) -> set[str]:
        """The subject of the verb whose object a pronoun is: `disowned it`, `let it leave` speak of another."""
        bare = token.head.tag_ == "VB" and not any(child.dep_ in ("aux", "mark") for child in token.head.children)
        let = bare and token.dep_ == "nsubj" and token.head.dep_ == "ccomp"
        head = token.head.head if token.dep_ == "pobj" or let else token.head
        subjects = [noun for noun in subjects_of(head) if noun.i != token.i] if let or token.dep_ in OBJECTS else []
        return {view.actor_at[child.i].actor_id for child in subjects if child.i in view.actor_at}

    def _nearest(self, kind: str, token: Token, view: SentenceView) -> list[ActorMention]:
        kinds = kind.split("|")
        barred = self._barred(token, view)
        above = [mention for mention in self._governing(kinds, token, view) if mention.actor_id not in barred]
        if above:
            return above
        earlier = [mention for mention in self._earlier(token, view) if mention.actor_id not in barred]
        fitting = [mention for mention in earlier if self._fits(mention, kinds)]
        here = {view.actor_at[part.i] for part in view.tokens if part.dep_ == "nsubj" and part.i in view.actor_at}
        group = self._together(token)
        if not fitting or group:
            return group
        plural = token.lower_ in PLURAL
        led = {m for m in fitting if (m in self.subjects or m in here) and not (plural and m.type == "state")}
        return [max(fitting, key=lambda m: m.span.start + SUBJECT_BONUS * (m in led))]

    def _together(self, token: Token) -> list[ActorMention]:
        """Those whom the last subject named together, for a plural pronoun."""
        last = self.groups[-1] if self.groups and token.lower_ in PLURAL else []
        return last if len(last) > 1 else []

    def _last_two(self, lemma: str, token: Token, view: SentenceView) -> list[ActorMention]:
        """The two actors named last, or the two states that they belong to."""
        found: dict[str, ActorMention] = {}
        for mention in reversed(self._earlier(token, view)):
            party = self.state_of(mention) if lemma == "country" else mention
            if lemma in PERSONS and not self.is_person(mention):
                continue
            if party is not None:
                found.setdefault(party.actor_id, party)
            if len(found) == 2:
                break
        return list(reversed(found.values()))

    def _body_of(self, name: Token, person: ActorMention, view: SentenceView) -> ActorMention | None:
        """The group or agency that a person is introduced with: `a spokesman for the charity, Omar Haddad`."""
        introduced = [*phrase(name), *(phrase(name.head) if name.dep_ == "appos" else ())]
        named = (who for who in view.actors_of(introduced) if who is not person and not view.is_prefix(who))
        return next((who for who in named if who.type in BODIES), None)

    def _introduced(self, view: SentenceView) -> dict[str, ActorMention]:
        """The groups or agencies of the persons whom a sentence introduces."""
        people = ((place, who) for place, who in view.actor_at.items() if self.is_person(who))
        bodies = ((who.actor_id, self._body_of(view.tokens[place], who, view)) for place, who in people)
        return {person: body for person, body in bodies if body is not None}

    def body_of(self, person: ActorMention, view: SentenceView) -> ActorMention | None:
        """The group or agency that a person is introduced with, as a mention in its place."""
        body = self._introduced(view).get(person.actor_id) or self.bodies.get(person.actor_id)
        return replace(person, actor_id=body.actor_id, actor=body.actor, type=body.type) if body is not None else None

    def state_of(self, mention: ActorMention) -> ActorMention | None:
        """The state that an actor belongs to, as a mention in its place."""
        state = states_of(self.lexicon).of_country.get(mention.country or "")
        return _as(mention, state) if state is not None else None

    def state_id(self, country: str | None) -> str | None:
        """The identifier of the state, or for Syria its government, of a country."""
        state = states_of(self.lexicon).of_country.get(country or "")
        return state.actor_id if state is not None else None

    def army_of(self, mention: ActorMention) -> ActorMention | None:
        """The armed forces of the state that an actor belongs to, as a mention in its place."""
        states = states_of(self.lexicon)
        known = mention.country in states.of_country
        return _as(mention, states.body(mention.country or "", "armed-forces")) if known else None

    def _fits(self, mention: ActorMention, kinds: Iterable[str]) -> bool:
        person = self.is_person(mention)
        for kind in kinds:
            if kind == "any" or (kind == "person" and person) or (kind == "body" and not person):
                return True
            if kind == mention.type and kind not in ("person",):
                return True
        return False

    def is_person(self, mention: ActorMention) -> bool:
        """Whether an actor is one person."""
        return mention.type == "person" or mention.actor_id in states_of(self.lexicon).persons


def _goes_on(pronoun: Token) -> bool:
    """Whether a pronoun goes on with the pronoun that says its clause: `He said he would not talk`."""
    verb = pronoun.head
    said = verb.head if verb.dep_ == "ccomp" else verb
    subjects = [child for child in said.children if child.dep_ == "nsubj"] if said is not verb else []
    return pronoun.dep_ in ("nsubj", "nsubjpass") and any(noun.lower_ == pronoun.lower_ for noun in subjects)


def _as(mention: ActorMention, who: Who) -> ActorMention:
    return replace(mention, actor_id=who.actor_id, actor=who.actor, type=who.type)


def _start(mention: ActorMention) -> int:
    return mention.span.start
