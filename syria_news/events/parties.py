"""From nouns to actors: whom a noun, a pronoun or a name before a hyphen stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.events.antecedents import Antecedents, role_words
from syria_news.events.trigger_book import class_words
from syria_news.lexicon import Actor, Lexicon
from syria_news.mentions import ActorMention, LocationMention
from syria_news.syntax import agents_by, conjuncts, naming_phrase, phrase, prepositional, relative_owner
from syria_news.syntax.sentence_view import SentenceView, victim_nouns

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["CIVILIANS", "PartyReader"]

CIVILIANS = "civilians"
AGAINST = ("anti", "counter")
AGAINST_WORDS = tuple(f"{word}-" for word in AGAINST)
LISTS = ("-", "–", ",")
OWNERS = ("its", "their", "our")  # nobody has jets of his own
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
    together : bool
        Whether the act is one that several do: `they` who met are not one.
    """

    view: SentenceView
    before: Antecedents
    lexicon: Lexicon
    speaker: ActorMention | None = None
    deed: bool = False
    together: bool = False

    def who(self, nouns: Iterable[Token]) -> tuple[str, ...]:
        """The ids of those whom nouns name, with those coordinated with them."""
        found: dict[str, None] = {}
        for noun in map(relative_owner, nouns):
            for part in self._by_name(noun) or self._with_others(noun):
                found.update(dict.fromkeys(self._one(part)))
        return tuple(found)

    def _with_others(self, noun: Token) -> list[Token]:
        """A noun with those coordinated with it; what is only said of a name is no other party: `Iran, one of …`."""
        named = noun.i in self.view.actor_at
        return [part for part in conjuncts(noun) if not (named and part.dep_ == "appos" and not self._is_named(part))]

    def _is_named(self, noun: Token) -> bool:
        return noun.i in self.view.actor_at

    def deep(self, nouns: Iterable[Token]) -> tuple[str, ...]:
        """The same, looking into clauses behind the nouns where they name nobody: `positions held by rebels`."""
        nouns = list(nouns)
        found = self.who(nouns)
        if found:
            return found
        participles = [part for noun in nouns for part in noun.subtree if part.dep_ in ("acl", "relcl")]
        return self.who(doer for part in participles for doer in agents_by(part))

    def _one(self, noun: Token) -> list[str]:
        if noun.i in self.view.actor_at:
            bare = self.view.actor_at[noun.i].surface == noun.lower_
            owner = self._owner(noun) if bare else []
            return (
                [] if self.marker(noun) else owner or self._examples(noun) or [who.actor_id for who in self._at(noun)]
            )
        stands_for = self.before.of(noun, self.view, self.speaker, together=self.together)
        if noun.lower_ in FIRST_PERSON and self.deed:  # a minister's `we` that acts is the country
            stands_for = [self._in_office(mention) for mention in stands_for]
        if stands_for:
            return [mention.actor_id for mention in stands_for]
        if served := self._served(noun):
            return served
        words = _with_coordinated(noun)
        named = [*self._home_states(noun, words), *(mention.actor_id for mention in self.named(words))]
        if self.are_civilians(words) and not (named and self._is_a("office", noun)):
            return [CIVILIANS] if self._owned(noun) else [*named, CIVILIANS]
        owners = dict.fromkeys(owner for word in words for owner in self._owner(word))  # one of its fighters
        return named or list(owners) or self._explained(words) or self._under_lead(noun)

    def _served(self, noun: Token) -> list[str]:
        """The state or army of the person whose men a noun names: `the president's officials`, `Assad's troops`."""
        if not (self._is_a("asset", noun) or (self._is_a("office", noun) and noun.tag_ == "NNS")):
            return []
        chiefs = self.named(child for child in noun.children if child.dep_ == "poss")
        return [self._acting(chief, noun).actor_id for chief in chiefs if self.before.is_person(chief)]

    def _under_lead(self, noun: Token) -> list[str]:
        """Who leads those whom nobody names: `Turkish-led forces`."""
        return list(self.hyphenated(noun, "led")) if self._is_a("asset", noun) else []

    def _examples(self, noun: Token) -> list[str]:
        """Who a group without a name is by examples: `rebel groups such as Ahrar al-Sham`, `jihadists like ISIS`."""
        mention = self.view.actor_at[noun.i]
        if not mention.surface[1:].islower():
            return []
        examples = (part for word, part in prepositional(noun) if word in ("like", "as") and noun.i < part.i)
        named = self.named(part for example in examples for part in conjuncts(example))
        return [mention.actor_id for mention in named if mention.type == "rebel"]

    def _explained(self, words: list[Token]) -> list[str]:
        """Who a noun is by the name that explains it: `members of a small group, the Nusra Front`."""
        apposed = (child for word in words for child in word.children if child.dep_ == "appos")
        return [mention.actor_id for part in apposed if self._is_named(part) for mention in self._at(part)]

    def _home_states(self, noun: Token, words: list[Token]) -> list[str]:
        """The states that officials come from, where their names are read as places: `leaders from Russia`."""
        places = self.view.places_of(words) if self._is_a("office", noun) else []
        return [place.location_id for place in places if self._is_state(place.location_id)]

    def _is_state(self, name: str) -> bool:
        actor = self.lexicon.actors.get(name)
        return actor is not None and actor.type == "state"

    def _at(self, noun: Token) -> list[ActorMention]:
        """The actor that a noun names, with those coordinated with its adjective: `Saudi and Egyptian ministers`."""
        own = self.view.actor_at[noun.i]
        joined = [part for part in phrase(noun) if part.i < noun.i and self._is_joined(part, own)]
        return [*self.named(joined), *self.view.sharing(noun)]

    def _is_joined(self, part: Token, own: ActorMention) -> bool:
        coordinated = part.dep_ == "conj" or any(child.dep_ == "conj" for child in part.children)
        listed = part.nbor().text in LISTS if part.i + 1 < len(part.doc) else False
        return self.view.actor_at.get(part.i) not in (None, own) and (coordinated or listed)

    def _by_name(self, noun: Token) -> list[Token]:
        """The person whose office a noun names: `the president of the council, Omar Haddad`."""
        if noun.i in self.view.actor_at or not self._is_a("office", noun):
            return []
        apposed = [child for part in naming_phrase(noun) for child in part.children if child.dep_ == "appos"]
        return [
            part
            for part in apposed
            if part.i in self.view.actor_at and self.before.is_person(self.view.actor_at[part.i])
        ]

    def _owner(self, noun: Token) -> list[str]:
        """Whose men or arms a noun names without a name: `its jets`, `his forces`, `the country's army`."""
        if not self._is_a("asset", noun):
            return []
        found = []
        for part in (child for child in noun.children if child.dep_ == "poss"):
            owners = self.before.of(part, self.view, self.speaker, together=self.together)
            found += owners if part.lower_ in OWNERS else [self._acting(owner, noun) for owner in owners]
        return [owner.actor_id for owner in found]

    def _acting(self, owner: ActorMention, noun: Token) -> ActorMention:
        """For whom the men of somebody in office, or of a country, act: its army if a noun says so, else the state."""
        of_state = owner.type in ("state", "government", "military")
        armed = role_words(self.lexicon.folder, "asset").get(noun.lemma_.lower()) == "army"
        return (of_state and armed and self.before.army_of(owner)) or self._in_office(owner)

    def _in_office(self, mention: ActorMention) -> ActorMention:
        """The state, or the army, for which somebody in office acts, else who it is."""
        if mention.type == "military":
            return self.before.army_of(mention) or mention
        state = self.before.state_of(mention) if mention.type == "government" else None
        return state or self.before.body_of(mention, self.view) or mention

    def _is_a(self, kind: str, noun: Token) -> bool:
        return noun.lemma_.lower() in role_words(self.lexicon.folder, kind)

    def are_people(self, noun: Token) -> bool:
        """Whether a noun counts people of whom no name says who they are: `eight people`, `dozens`, no soldiers."""
        return self.view.is_victim(noun) and not self.named(naming_phrase(noun)) and not self.are_fighters(noun)

    def are_fighters(self, noun: Token) -> bool:
        """Whether a noun is of fighters: `soldiers`, `a pilot`, `dozens of militants`."""
        fighters = victim_nouns(self.lexicon.folder, "combatant")
        words = [word for word in naming_phrase(noun) if not self.marker(word)]
        return any(word.lower_ in fighters or word.lemma_.lower() in fighters for word in words)

    def holders(self, grounds: Iterable[Token]) -> tuple[str, ...]:
        """Who holds the ground that is hit: `IS-held Raqqa`, `a village held by rebels`."""
        held = {word for word, kind in role_words(self.lexicon.folder, "marker").items() if kind == "held"}
        for ground in grounds:
            doers = [part for part in ground.children if part.dep_ == "acl" and part.lower_ in held]
            found = self.hyphenated(ground, "held") or self.who(noun for part in doers for noun in agents_by(part))
            if found:
                return found
        return ()

    def jailers(self, verb: Token) -> tuple[str, ...]:
        """In whose prisons something is done: `tortured in government jails`, `held in Kurdish-run camps`."""
        for jail in (noun for noun in self.behind(verb, "in", "at", "inside", "into") if self._is_a("jail", noun)):
            run = [noun for part in jail.children if part.dep_ == "acl" for noun in agents_by(part)]
            owned = [child for child in jail.children if child.dep_ in ("poss", "compound", "amod", "nmod")]
            found = (
                self.hyphenated(jail, "led") or self.who(run) or self.who(owned) or self.who(self.behind(jail, "of"))
            )
            if found:
                return found
        return ()

    def are_forces(self, noun: Token) -> bool:
        """Whether a noun is for soldiers: `troops`, `forces`."""
        return bool(role_words(self.lexicon.folder, "asset").get(noun.lemma_.lower()))

    def state_in(self, place: LocationMention) -> Actor | None:
        """The state that a capital stands for."""
        state = self.lexicon.actors.get(self.before.state_id(place.country) or "")
        return state if state is not None and place.location in state.names else None

    def are_states(self, noun: Token) -> bool:
        """Whether a plural pronoun would stand for states, which nobody holds: `put them on trial`."""
        if noun.lower_ not in ("they", "them"):
            return False
        meant = self.before.of(noun, self.view, self.speaker, together=self.together)
        return bool(meant) and all(mention.type in ("state", "government", "igo") for mention in meant)

    def is_private(self, who: str) -> bool:
        """Whether somebody is a person without office, or people outside the fight."""
        mentions = (*self.before.before, *self.view.actors)
        return who == CIVILIANS or any(mention.actor_id == who and mention.type == "person" for mention in mentions)

    def is_somebody(self, noun: Token) -> bool:
        """Whether a noun itself stands for an actor: not `the offer of Turkey`."""
        if self._is_named(noun) or self._is_a("office", noun):
            return True
        return bool(self.before.of(noun, self.view, self.speaker)) or any(map(self._is_named, conjuncts(noun)))

    def is_weapon(self, lemma: str) -> bool:
        """Whether a noun is a weapon or an attack, behind which somebody stands who may be named elsewhere."""
        return lemma in class_words(self.lexicon.folder, "munition", "device", "event")

    def is_munition(self, noun: Token) -> bool:
        """Whether a noun is for what is fired."""
        return noun.lemma_.lower() in class_words(self.lexicon.folder, "munition")

    def named(self, words: Iterable[Token]) -> list[ActorMention]:
        """The actors that words name, without those before a hyphen."""
        named = (word for word in words if word.i in self.view.actor_at and not self.marker(word))
        return list(dict.fromkeys(mention for word in named for mention in self.view.sharing(word)))

    def _owned(self, noun: Token) -> bool:
        return any(child.dep_ in ("poss", "compound", "amod") for child in noun.children)

    def is_post(self, noun: Token) -> bool:
        """Whether a noun is for ground that only fighters use: `an airfield`, `positions`."""
        return self._is_a("post", noun)

    def are_civilians(self, words: Iterable[Token]) -> bool:
        """Whether any of the words is for people outside the fight, or for a building of theirs."""
        folder = self.lexicon.folder
        nouns, sights = victim_nouns(folder, "civilian"), role_words(folder, "sight")
        return any(
            word.lower_ in nouns or word.lemma_.lower() in nouns or word.lemma_.lower() in sights for word in words
        )

    def marker(self, token: Token) -> str | None:
        """What the word behind a hyphen says of a name before it: held, led, other, or against for one before it."""
        mention = self.view.actor_at.get(token.i)
        doc = token.doc
        if mention is not None and token.lower_.startswith(AGAINST_WORDS):
            return "against"
        if mention is not None and token.i > 1 and doc[token.i - 1].text == "-" and doc[token.i - 2].lower_ in AGAINST:
            return "against"
        own = role_words(self.lexicon.folder, "marker").get(token.lower_.rpartition("-")[2])
        if mention is not None and own is not None:  # one word to the parser: U.S.-backed
            return own
        place = token.i + 1
        while mention is not None and place < len(doc) and self.view.actor_at.get(place) is mention:
            place += 1
        if place + 1 < len(doc) and doc[place].text in "-–" and not doc[place - 1].whitespace_:
            if place + 1 in self.view.actor_at:
                return None  # `Turkish-Iranian talks`: both
            return role_words(self.lexicon.folder, "marker").get(doc[place + 1].lower_, "other")
        return None

    def is_marked(self, mention: ActorMention) -> bool:
        """Whether an actor is named only before a hyphen: `rebel-held`."""
        return any(self.view.actor_at[i] is mention and self.marker(self.view.tokens[i]) for i in self.view.actor_at)

    def hyphenated(self, noun: Token, kind: str) -> tuple[str, ...]:
        """The names before a hyphen in front of a noun whose marker is of a kind."""
        found = []
        for part in (word for word in phrase(noun) if word.i < noun.i):
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


def _with_coordinated(noun: Token) -> list[Token]:
    """The words that say who a noun is, also where they are several: `officials from Iran, Iraq and Qatar`."""
    words = naming_phrase(noun)
    further = [other for word in words if word.i != noun.i for other in conjuncts(word) if other.dep_ == "conj"]
    return words + [part for other in further for part in naming_phrase(other)]
