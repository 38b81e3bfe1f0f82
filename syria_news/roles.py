"""Who acts and who is acted on, read from the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.antecedents import Antecedents, role_words
from syria_news.clauses import Act
from syria_news.lexicon import Lexicon
from syria_news.mentions import ActorMention
from syria_news.sentence_view import SentenceView, victim_nouns
from syria_news.syntax import (
    agents_by,
    clause,
    conjuncts,
    is_passive,
    naming_phrase,
    objects_of,
    phrase,
    prepositional,
    subjects_of,
)
from syria_news.triggers import Found

if TYPE_CHECKING:
    from syria_news.parses import Token

__all__ = ["RoleReader", "Roles"]

CIVILIANS = "civilians"
PROTEST, ASSAULT = "PROTEST", "ASSAULT"
TELLERS = ("media", "ngo")
FIRST_PERSON = frozenset(("we", "our", "us"))
WORDS = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"))  # acts that consist in saying something
DEEDS = frozenset(("ASSAULT", "AID", "COERCE", "MOBILIZE", "RETREAT", "COOPERATE"))
OWNED = frozenset(("AGREE", "REQUEST", "MOBILIZE", "THREATEN", "CONCEDE", "REJECT", "SANCTION", "ACCUSE"))
VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Roles:
    """Actor ids (or a class of victims) on either side of an act."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    def filled(self, other: Roles) -> Roles:
        """The same with what is empty taken from another."""
        sources = self.sources or tuple(who for who in other.sources if who not in self.targets)
        targets = self.targets or tuple(who for who in other.targets if who not in sources)
        return Roles(sources, targets)


@dataclass(slots=True)
class RoleReader:
    """Reads the roles of the acts of one sentence.

    Parameters
    ----------
    view : SentenceView
        The sentence.
    before : Antecedents
        The actors named earlier.
    lexicon : Lexicon
        For nouns of victims and role words.
    deeds : frozenset of int
        The tokens of the sentence that name attacks.
    speaker : ActorMention, optional
        Who says the sentence, for modal verbs and the first person.
    """

    view: SentenceView
    before: Antecedents
    lexicon: Lexicon
    speaker: ActorMention | None = None
    deeds: frozenset[int] = frozenset()
    deed: bool = False

    def roles_of(self, act: Act) -> Roles:
        """The roles of an act: those of the trigger that names it, filled up from the others."""
        self.deed = act.type in DEEDS
        roles = self._apart(self._of_trigger(act.found, act), act)
        for found in act.others:
            if not _is_object(found, act):
                roles = roles.filled(self._of_trigger(found, act))
        if act.type != PROTEST:
            roles = Roles(tuple(who for who in roles.sources if who != CIVILIANS), roles.targets)
        if act.type == ASSAULT:
            roles = Roles(tuple(who for who in roles.sources if not self._only_tells(who)), roles.targets)
        if act.found.trigger.mode == "mutual" and not self._with(act.found.token, "against"):
            return self._all_parties(roles, act)
        return roles.filled(Roles(self._before(act, roles), self._after(act, roles)))

    def _only_tells(self, who: str) -> bool:
        """Whether an actor reports violence and does none."""
        mentions = (*self.before.before, *self.view.actors)
        return any(mention.actor_id == who and mention.type in TELLERS for mention in mentions)

    def _apart(self, roles: Roles, act: Act) -> Roles:
        """Nobody acts on themselves: who acts is no target."""
        if act.found.trigger.mode == "mutual":
            return roles
        return Roles(roles.sources, tuple(who for who in roles.targets if who not in roles.sources))

    def _of_trigger(self, found: Found, act: Act) -> Roles:
        token = found.token
        if found.trigger.pos == "adj":
            return Roles(self._speakers(token), self._who(subjects_of(token.head)))
        if found.trigger.pos == "noun":
            return self._of_noun(found, act)
        if found.trigger.mode == "modal":
            verb = token.head if token.dep_ in ("aux", "auxpass") else token
            return Roles(self._speakers(token), self._who(subjects_of(verb)))
        roles = self._of_verb(found, act)
        return roles.filled(self._around(token)) if token.pos_ not in VERBAL else roles

    def _around(self, token: Token) -> Roles:
        """For a verb that the tagger took for a name, in a headline: the actors next to it."""
        before = self.view.actors_of(self.view.tokens[: token.i])[-1:]
        after = self.view.actors_of(self.view.tokens[token.i + 1 :])[:1]
        return Roles(tuple(m.actor_id for m in before), tuple(m.actor_id for m in after))

    def _speakers(self, token: Token) -> tuple[str, ...]:
        """Who says the clause: the claimant, else the subject of the verb above it."""
        if self.speaker is not None:
            return (self.speaker.actor_id,)
        verbs = [verb for verb in token.ancestors if verb.pos_ in VERBAL]
        subjects = [subject for verb in verbs[1:] for subject in subjects_of(verb)]
        return self._who(subjects[:1])

    def _all_parties(self, roles: Roles, act: Act) -> Roles:
        """All parties of a mutual act are its sources; `between` and its names may stand apart from the noun."""
        actors = [who for who in (*roles.sources, *roles.targets) if who != CIVILIANS]
        if len(actors) < 2:
            between = next((t for t in self.view.tokens if t.lower_ == "between" and t.i > act.found.token.i), None)
            if between is not None:
                actors += [mention.actor_id for mention in self.view.actors_of(self.view.tokens[between.i :])[:2]]
        if len(actors) < 2 and act.found.trigger.pos == "noun" and self._with(act.found.token, "with"):
            actors = [*self._speakers(act.found.token), *actors]
        return Roles(tuple(dict.fromkeys(actors)))

    def _before(self, act: Act, roles: Roles) -> tuple[str, ...]:
        """Where the parse gives no doer of a word, the nearest actor named before it in the sentence."""
        spoken = act.type in WORDS or act.found.trigger.head in ("visit", "trip")
        if not spoken or roles.sources or act.found.trigger.mode == "modal":
            return ()
        if act.found.token.pos_ in VERBAL and is_passive(act.found.token):
            return self._speakers(act.found.token) if act.type == "REQUEST" else ()
        before = [mention for mention in self.view.actors if mention.span.end <= act.found.span.start]
        fitting = [mention.actor_id for mention in before if mention.actor_id not in roles.targets]
        return tuple(fitting[-1:])

    def _after(self, act: Act, roles: Roles) -> tuple[str, ...]:
        """Whom a demand, refusal or accusation is about, where the parse gives nobody it is addressed to."""
        if act.type not in WORDS or roles.targets:
            return ()
        inside = [token for token in clause(act.found.token) if token.i > act.found.token.i]
        for token in inside:
            mention = self.view.actor_at.get(token.i)
            if mention is not None and mention.actor_id not in roles.sources and not self._marker(token):
                return tuple(who for who in self._who([token]) if who not in roles.sources)
        return ()

    # -- verbs

    def _of_verb(self, found: Found, act: Act) -> Roles:
        verb, mode = found.token, found.trigger.mode
        passive = is_passive(verb)
        doers = agents_by(verb) if passive else subjects_of(verb)
        nouns = {other.token.i for other in act.triggers}
        doers = [noun for noun in doers if noun.i not in nouns and not self._is_deed(noun)]  # `shelling kills`
        done_to = objects_of(verb)
        if found.trigger.type == "MOBILIZE":
            return Roles(self._who(doers) or self._who(done_to), self._who(self._with(verb, "against", "in")))
        if mode in ("munition", "motion"):
            weapons = done_to if mode == "munition" else doers
            sources = self._who(doers) or self._senders(weapons)
            return Roles(sources, self._deep(self._behind(verb, weapons)))
        if mode == "harm" and not passive and doers and all(self.view.is_victim(noun) for noun in doers):
            return Roles((), self._who(doers))
        if mode == "suffer":
            return Roles(
                self._who(agents_by(verb)) or self._who(self._parties(verb, "owner")), self._who(subjects_of(verb))
            )
        sources, targets = self._who(doers), self._who(done_to)
        if mode == "mutual":
            return Roles(sources, tuple(dict.fromkeys((*targets, *self._who(self._parties(verb, "party"))))))
        if mode == "speech" and not targets:
            targets = self._who([child for child in verb.children if child.dep_ == "dative"])
        return Roles(sources, targets or self._deep(self._parties(verb, "target")))

    def _senders(self, weapons: Iterable[Token]) -> tuple[str, ...]:
        """Who fired the shells that fell: `fired by`, `belonging to` behind the noun."""
        for weapon in weapons:
            for part in weapon.subtree:
                if part.pos_ in VERBAL and part.dep_ in ("acl", "relcl"):
                    found = self._who(agents_by(part)) or self._who(noun for _, noun in prepositional(part))
                    if found:
                        return found
        return ()

    def _behind(self, verb: Token, weapons: Iterable[Token]) -> Iterator[Token]:
        """What stands behind a preposition after the verb or after its weapon."""
        for head in (verb, *weapons):
            yield from self._parties(head, "target")
            yield from (child for child in head.children if child.dep_ == "dative")

    def _parties(self, head: Token, kind: str) -> list[Token]:
        words = role_words(self.lexicon.folder, kind)
        return [noun for word, noun in prepositional(head) if word in words]

    def _is_deed(self, noun: Token) -> bool:
        """Whether `it` stands for an attack named as the subject before it: `the bombing was deadly because it hit`."""
        if noun.lower_ != "it":
            return False
        before = [token for token in self.view.tokens[: noun.i] if token.dep_ in ("nsubj", "nsubjpass")]
        return bool(before) and before[-1].i in self.deeds

    # -- nouns

    def _of_noun(self, found: Found, act: Act) -> Roles:
        noun = found.token
        if found.trigger.type == PROTEST:
            return Roles((), self._who(self._with(noun, "against")) or self._prefixed(noun))
        if found.trigger.type == "COERCE" and any(part.lemma_ in ("protest", "demonstration") for part in noun.subtree):
            return Roles(self._of_plain(found, act).sources or self._prefixed(noun), (CIVILIANS,))
        return self._of_plain(found, act)

    def _prefixed(self, noun: Token) -> tuple[str, ...]:
        """`anti-government protests`: whom they are against."""
        found = (self.view.actor_at[part.i] for part in phrase(noun) if self._marker(part) == "against")
        return tuple(dict.fromkeys(mention.actor_id for mention in found))

    def _of_plain(self, found: Found, act: Act) -> Roles:
        noun = found.token
        before = [
            child
            for child in noun.children
            if child.dep_ in ("poss", "compound", "amod", "nmod", "det") and child.i < noun.i
        ]
        sources = self._who(before) or self._who(self._with(noun, "by")) or self._at_hands(noun) or self._led(noun)
        of, aimed = self._who(self._with(noun, "of")), self._deep(self._parties(noun, "target"))
        suffered = any(other.trigger.mode == "suffer" for other in act.others)  # came under the bombardment of the army
        if (found.trigger.mode == "own" or suffered) and not sources:
            sources, of = of, ()
        light = act.light.token if act.light else None
        if light is not None:
            sources = sources or self._who(agents_by(light) if is_passive(light) else subjects_of(light))
            aimed = aimed or self._who(self._parties(light, "target"))
        if not sources and found.trigger.type in OWNED and noun.dep_ == "dobj":
            sources = self._who(subjects_of(noun.head))
        if found.trigger.mode == "mutual" and self._with(noun, "against"):
            return Roles(sources, self._who(self._with(noun, "against")))
        if found.trigger.mode == "mutual":
            others = (
                *of,
                *self._who(self._parties(noun, "party")),
                *(self._who(self._parties(light, "party")) if light is not None else ()),
            )
            return Roles(tuple(dict.fromkeys((*sources, *others))), ())
        targets = tuple(who for who in of or aimed if who not in sources)
        if not sources and of and aimed:
            return Roles(of, aimed)
        return Roles(sources, targets or self._hit(noun))

    def _with(self, noun: Token, *words: str) -> list[Token]:
        return [part for word, part in prepositional(noun) if word in words]

    def _at_hands(self, noun: Token) -> tuple[str, ...]:
        """`killed at the hands of`."""
        hands = [part for part in noun.subtree if part.lower_ == "hands" and part.head.lower_ == "at"]
        return self._who(owner for part in hands for owner in self._with(part, "of"))

    def _led(self, noun: Token) -> tuple[str, ...]:
        """`UN-led talks`, `Russian-brokered truce`: who stands before the hyphen."""
        return self._hyphenated(noun, "led")

    def _hit(self, noun: Token) -> tuple[str, ...]:
        """`raids over IS-held Raqqa`: who holds the ground that is hit."""
        for part in self._parties(noun, "target"):
            held = self._hyphenated(part, "held")
            if held:
                return held
        return ()

    def _hyphenated(self, noun: Token, kind: str) -> tuple[str, ...]:
        found = []
        for part in phrase(noun):
            mention = self.view.actor_at.get(part.i)
            if mention is not None and self._marker(part) == kind:
                found.append(mention.actor_id)
        return tuple(dict.fromkeys(found))

    # -- from words to actors

    def _who(self, nouns: Iterable[Token]) -> tuple[str, ...]:
        """The ids of those whom nouns name, with those coordinated with them."""
        found: dict[str, None] = {}
        for noun in nouns:
            for part in conjuncts(noun):
                found.update(dict.fromkeys(self._one(part)))
        return tuple(found)

    def _deep(self, nouns: Iterable[Token]) -> tuple[str, ...]:
        """The same, looking into clauses behind the nouns where they name nobody: `positions held by rebels`."""
        nouns = list(nouns)
        found = self._who(nouns)
        if found:
            return found
        participles = [part for noun in nouns for part in noun.subtree if part.dep_ in ("acl", "relcl")]
        return self._who(doer for part in participles for doer in agents_by(part))

    def _one(self, noun: Token) -> list[str]:
        own = self.view.actor_at.get(noun.i)
        if own is not None:
            return [] if self._marker(noun) else [own.actor_id]
        stands_for = self.before.of(noun, self.view, self.speaker)
        if noun.lower_ in FIRST_PERSON and self.deed:  # a minister's `we` that acts is the country
            stands_for = [self.before.state_of(mention) or mention for mention in stands_for]
        if stands_for:
            return [mention.actor_id for mention in stands_for]
        words = naming_phrase(noun)
        named = [mention.actor_id for mention in self._named(words)]
        if self._are_civilians(words) and CIVILIANS not in named:
            named = [*named, CIVILIANS] if not self._owned(noun) else [CIVILIANS]
        return named

    def _named(self, words: Iterable[Token]) -> list[ActorMention]:
        return self.view.actors_of(word for word in words if not self._marker(word))

    def _owned(self, noun: Token) -> bool:
        return any(child.dep_ in ("poss", "compound", "amod") for child in noun.children)

    def _are_civilians(self, words: Iterable[Token]) -> bool:
        folder = self.lexicon.folder
        nouns, sights = victim_nouns(folder, "civilian"), role_words(folder, "sight")
        return any(
            word.lower_ in nouns or word.lemma_.lower() in nouns or word.lemma_.lower() in sights for word in words
        )

    def _marker(self, token: Token) -> str | None:
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


def _is_object(found: Found, act: Act) -> bool:
    """Whether a noun is what the verb of the act is done to: `repelled the attack` has the attackers for its target."""
    return (
        found.trigger.pos == "noun"
        and found.token.dep_ in ("dobj", "nsubjpass")
        and found.token.head.i == act.found.token.i
    )
