"""Who acts and who is acted on, read from the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.events.acts import Act
from syria_news.events.addressees import addressed, hosts, is_own_force, owners_of_subject
from syria_news.events.noun_roles import NounReader, Roles
from syria_news.events.parties import CIVILIANS, PartyReader
from syria_news.events.told import told_of
from syria_news.events.triggers import Found
from syria_news.syntax import (
    LETTING,
    agents_by,
    conjuncts,
    is_passive,
    objects_of,
    phrase,
    prepositional,
    subjects_of,
)

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["RoleReader", "Roles"]

PROTEST, ASSAULT, CONSULT, REJECT = "PROTEST", "ASSAULT", "CONSULT", "REJECT"
TALKS = ("CONSULT", "AGREE")
DETENTION = ("ASSAULT", "COERCE")
MEDIA = ("media",)
TELLERS = (*MEDIA, "ngo")
WORDS = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"))  # acts that consist in saying something
DEEDS = frozenset(("ASSAULT", "AID", "COERCE", "MOBILIZE", "RETREAT", "COOPERATE"))
SAID = ("modal", "told")  # what somebody says of somebody else
DEFINITE = frozenset(("the", "these", "those", "this", "that"))
VERBAL = ("VERB", "AUX")
FINITE = ("VBD", "VBZ", "VBP", "VBN")


@dataclass(slots=True)
class RoleReader:
    """Reads the roles of the acts of one sentence.

    Parameters
    ----------
    read : PartyReader
        Tells whom a noun stands for.
    deeds : frozenset of int
        The tokens of the sentence that name attacks.
    """

    read: PartyReader
    deeds: frozenset[int] = frozenset()
    unnamed: bool = False

    def roles_of(self, act: Act) -> Roles:
        """The roles of an act: those of the trigger that names it, filled up from the others."""
        self.read.deed, self.read.together = act.type in DEEDS, act.is_mutual
        roles = self._apart(self._of_trigger(act.found, act), act)
        for found in act.others:
            if not _is_object(found, act):
                roles = roles.filled(self._beside(found, act))
        harmed = () if act.is_mutual else self._harmed(act)
        roles = Roles(roles.sources, harmed or roles.targets or self._died(act, roles.sources))
        if act.type != PROTEST:
            roles = Roles(tuple(who for who in roles.sources if who != CIVILIANS), roles.targets)
        if act.type == ASSAULT:
            roles = Roles(self._without(TELLERS, roles.sources), roles.targets)
        if act.type == CONSULT:  # a correspondent who visited the town
            roles = Roles(self._without(MEDIA, roles.sources), self._without(MEDIA, roles.targets))
        if act.is_mutual and not self.read.behind(act.found.token, "against"):
            return self._all_parties(roles, act)
        roles = roles.filled(Roles(self._before(act, roles), addressed(act, roles, self.read)))
        roles = roles.filled(Roles((), owners_of_subject(act, roles, self.read)))
        return roles.filled(Roles((), hosts(act, roles, self.read)))

    def _beside(self, found: Found, act: Act) -> Roles:
        """The roles of another trigger of an act; who is let do something is acted on by who lets them."""
        roles = self._of_trigger(found, act)
        let = found.token.dep_ in ("ccomp", "xcomp") and found.token.head.i == act.found.token.i
        return Roles((), roles.sources) if let and act.found.token.lemma_ in LETTING else roles

    def _harmed(self, act: Act) -> tuple[str, ...]:
        """Who was harmed by an attack that was aimed at others: `civilians killed in strikes on rebels`."""
        for found in act.others:
            if found.trigger.mode == "harm" and found.token.pos_ in VERBAL:
                harmed = self._of_verb(found, act).targets
                if harmed:
                    return harmed
        return ()

    def _died(self, act: Act, sources: tuple[str, ...]) -> tuple[str, ...]:
        """Who died of an attack that names no target, by the verb beside it: `ten soldiers died in the raid`."""
        dead = subjects_of(act.toll.token) if act.toll is not None else []
        return tuple(who for who in self.read.who(dead) if who not in sources)

    def _without(self, kinds: tuple[str, ...], parties: tuple[str, ...]) -> tuple[str, ...]:
        """The parties but for those who only tell of such acts and take no part in any."""
        mentions = (*self.read.before.before, *self.read.view.actors)
        tellers = {mention.actor_id for mention in mentions if mention.type in kinds}
        return tuple(who for who in parties if who not in tellers)

    def _apart(self, roles: Roles, act: Act) -> Roles:
        """Nobody acts on themselves: who acts is no target."""
        if act.found.trigger.mode == "mutual":
            return roles
        return Roles(roles.sources, tuple(who for who in roles.targets if who not in roles.sources))

    def _of_trigger(self, found: Found, act: Act) -> Roles:
        token = found.token
        if found.trigger.mode == "told":
            of = self.read.who(told_of(token, is_verb=found.trigger.pos == "verb"))
            speakers = self._speakers(token)
            return Roles(() if set(of) & set(speakers) else speakers, of)  # critics of the ministry say that it failed
        if found.trigger.pos == "adj":
            subjects = self.read.who(subjects_of(token if token.pos_ in VERBAL else token.head))
            return Roles(subjects) if found.trigger.mode == "own" else Roles(self._speakers(token), subjects)
        if found.trigger.pos == "noun":
            return NounReader(self.read).roles_of(found, act)
        if found.trigger.mode == "modal":
            verb = token.head if token.dep_ in ("aux", "auxpass") else token
            return Roles(self._speakers(token), self.read.who(subjects_of(verb)))
        roles = self._of_verb(found, act)
        return roles.filled(self._around(found)) if token.pos_ not in VERBAL else roles

    def _around(self, found: Found) -> Roles:
        """For a verb that the tagger took for a name, in a headline: the actors next to it."""
        token = found.token
        before = self.read.view.actors_of(self.read.view.tokens[: token.i])[-1:]
        after = self.read.view.actors_of(self.read.view.tokens[token.i + 1 :])[:1]
        in_past = token.lower_ != found.trigger.head and not token.lower_.endswith(("s", "ing"))
        if in_past and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("ADP", "PUNCT"):
            return Roles((), tuple(m.actor_id for m in before))  # Jet shot down over Idlib
        return Roles(tuple(m.actor_id for m in before), tuple(m.actor_id for m in after))

    def _speakers(self, token: Token) -> tuple[str, ...]:
        """Who says the clause: the claimant, else the subject of the verb above it."""
        if self.read.speaker is not None:
            return (self.read.speaker.actor_id,)
        verbs = [verb for verb in token.ancestors if verb.pos_ in VERBAL]
        subjects = [subject for verb in verbs[1:] for subject in subjects_of(verb)]
        return self.read.who(subjects[:1])

    def _all_parties(self, roles: Roles, act: Act) -> Roles:
        """All parties of a mutual act are its sources; `between` and its names may stand apart from the noun."""
        actors = [who for who in (*roles.sources, *roles.targets) if who != CIVILIANS]
        if len(actors) == 1:
            actors = [*self._before_comma(act.found.token), *actors]
        if len(actors) < 2:
            between = next(
                (t for t in self.read.view.tokens if t.lower_ == "between" and t.i > act.found.token.i), None
            )
            if between is not None:
                named = self.read.view.actors_of(self.read.view.tokens[between.i : between.right_edge.i + 1])
                actors += [mention.actor_id for mention in named[:2]]
        if len(actors) < 2 and act.found.trigger.pos == "noun" and self.read.behind(act.found.token, "with"):
            actors = [*(self._holders(act.found.token) or self._speakers(act.found.token)), *actors]
        return Roles(tuple(dict.fromkeys(actors)))

    def _holders(self, talks: Token) -> tuple[str, ...]:
        """Who did something in talks, and so had a part in them: `said Lavrov during talks with`."""
        if talks.dep_ != "pobj" or talks.head.head.pos_ not in VERBAL:
            return ()
        return tuple(who for who in self.read.who(subjects_of(talks.head.head)) if who != CIVILIANS)

    def _before_comma(self, token: Token) -> list[str]:
        """In a headline, the first of `Kerry, Lavrov agree`, which the parser takes for something else."""
        tokens = self.read.view.tokens
        commas = [at for at in range(1, token.i) if tokens[at].text == ","]
        if not commas or not self.read.view.sentence.is_title:
            return []
        return [mention.actor_id for mention in self.read.view.actors_of([tokens[commas[-1] - 1]])]

    def _before(self, act: Act, roles: Roles) -> tuple[str, ...]:
        """Where the parse gives no doer of a word, the nearest actor named before it in the sentence."""
        spoken = act.type in WORDS or act.found.trigger.head in ("visit", "trip")
        if not spoken or roles.sources or act.found.trigger.mode in SAID:
            return ()
        if act.found.token.pos_ in VERBAL and is_passive(act.found.token):
            return self._speakers(act.found.token) if act.type == "REQUEST" else ()
        before = [mention for mention in self.read.view.actors if mention.span.end <= act.found.span.start]
        fitting = [mention.actor_id for mention in before if mention.actor_id not in roles.targets]
        return tuple(fitting[-1:])

    def _of_verb(self, found: Found, act: Act) -> Roles:
        verb, mode = found.token, found.trigger.mode
        clipped = self._is_clipped(found)
        passive = is_passive(verb) or clipped
        doers = agents_by(verb) if passive else subjects_of(verb)
        nouns = {other.token.i for other in act.triggers}
        doers = [noun for noun in doers if noun.i not in nouns and not self._is_deed(noun)]  # `shelling kills`
        done_to = subjects_of(verb) if clipped else objects_of(verb)
        if found.trigger.type == "RETREAT":
            done_to = [noun for noun in done_to if not is_own_force(noun, found, self.read)]
        if found.trigger.type == "MOBILIZE":
            return Roles(
                self.read.who(doers) or self.read.who(done_to), self.read.who(self.read.behind(verb, "against", "in"))
            )
        if mode in ("munition", "motion"):
            weapons = [part for noun in (done_to if mode == "munition" else doers) for part in conjuncts(noun)]
            sources = self.read.who(doers) or self._senders(weapons)
            return Roles(sources, self.read.deep(self._behind(verb, weapons)))
        if (
            mode == "harm"
            and not passive
            and doers
            and not done_to
            and all(self.read.view.is_victim(noun) for noun in doers)
        ):
            return Roles((), self.read.who(doers))
        if mode == "suffer":
            return Roles(
                self.read.who(agents_by(verb)) or self.read.who(self.read.parties(verb, "owner")),
                self.read.who(subjects_of(verb)),
            )
        if mode == "felt":
            return Roles(
                self.read.who(done_to), self.read.who(doers) or self.read.who(self.read.parties(verb, "target"))
            )
        if found.trigger.type == "COERCE":
            done_to = [noun for noun in done_to if not self.read.are_states(noun)]
        sources, targets = self.read.who(doers), self.read.who(done_to)
        if not sources and not passive and mode in ("act", "harm", "speech"):
            sources = tuple(who for who in self.read.who(self._right_before(verb)) if who not in targets)
        if passive and not sources and not self.read.behind(verb, "by"):
            sources = tuple(who for who in self._further_back(found) if who not in targets)
        crowd = sources == (CIVILIANS,) and bool(done_to) and not passive  # protesters stormed a station
        self.unnamed |= crowd or (not sources and any(map(self._is_somebody, doers)))
        if mode == "mutual":
            topics = found.trigger.type in TALKS  # discussed the offer of Turkey: no talks with Turkey
            met = self.read.who(noun for noun in done_to if not topics or self.read.is_somebody(noun))
            beside = (part for noun in done_to for part in self.read.behind(noun, "with"))  # signed a deal with
            others = self.read.who((*self.read.parties(verb, "party"), *self.read.behind(verb, "to"), *beside))
            return Roles(sources, tuple(dict.fromkeys((*met, *others))))
        if not targets:
            targets = self.read.who([child for child in verb.children if child.dep_ == "dative"])
        aimed = self.read.parties(verb, "target")
        held = self.read.deep(aimed) if self.read.deed else self.read.who(aimed)
        return Roles(sources, targets or held or self._with(done_to, found))

    def _right_before(self, verb: Token) -> list[Token]:
        """The name right before a finite verb to which the parse gives another subject, or none."""
        if verb.tag_ not in FINITE:
            return []
        first = min((child.i for child in verb.children if child.dep_ == "aux" and child.i < verb.i), default=verb.i)
        if not first or first - 1 not in self.read.view.actor_at:
            return []
        name = verb.doc[first - 1]
        own = {noun.i for noun in subjects_of(verb)}  # the fight against Daesh went on: part of the subject
        return [] if any(part.i in own for part in name.ancestors) else [name]

    def _further_back(self, found: Found) -> tuple[str, ...]:
        """Who did it by a by-phrase or a weapon further back: `was made to pass checks by rebels`, `in rebel fire`."""
        verb = found.token
        inside = [word for word in phrase(verb) if word.i > verb.i and word.pos_ not in VERBAL]
        by = [part for word in inside for part in self.read.behind(word, "by") if self.read.named([part])]
        if not by and found.trigger.type in DETENTION and (jailers := self.read.jailers(verb)):
            return jailers
        if by or found.trigger.mode != "harm":
            return self.read.who(by)
        weapons = (noun for noun in self.read.behind(verb, "in", "from", "under") if self.read.is_munition(noun))
        return self.read.who(part for noun in weapons for part in noun.children if part.i < noun.i)

    def _is_clipped(self, found: Found) -> bool:
        """Whether a headline has left out the auxiliary of a passive: `Jet shot down over Idlib`."""
        verb = found.token
        if not self.read.view.sentence.is_title or found.trigger.type not in (ASSAULT, "COERCE"):
            return False
        acts = any(child.dep_ in ("dobj", "aux", "xcomp", "ccomp") for child in verb.children)
        return verb.tag_ in ("VBN", "VBD") and found.trigger.mode == "act" and not acts

    def _with(self, done_to: Iterable[Token], found: Found) -> tuple[str, ...]:
        """Whom a tie or a measure is with or against: `broke off talks with`, `imposed sanctions on`."""
        if found.trigger.type == ASSAULT:
            return ()
        return self.read.who(part for noun in done_to for part in self.read.behind(noun, "with", "on", "against"))

    def _is_somebody(self, noun: Token) -> bool:
        """Whether a doer that names no actor is somebody after all: `gunmen`, `fighter jets`, not `a shell`."""
        lemma = noun.lemma_.lower()
        if any(child.lower_ in DEFINITE for child in noun.children):
            return False  # the jets: those spoken of before
        return noun.pos_ in ("NOUN", "PROPN") and not self.read.is_weapon(lemma) and not self.read.view.is_victim(noun)

    def _senders(self, weapons: Iterable[Token]) -> tuple[str, ...]:
        """Who fired the shells that fell: `fired by`, `belonging to` behind the noun."""
        for weapon in weapons:
            for part in weapon.subtree:
                if part.pos_ in VERBAL and part.dep_ in ("acl", "relcl"):
                    found = self.read.who(agents_by(part)) or self.read.who(noun for _, noun in prepositional(part))
                    if found:
                        return found
        return ()

    def _behind(self, verb: Token, weapons: Iterable[Token]) -> Iterator[Token]:
        """What stands behind a preposition after the verb or after its weapon."""
        for head in (verb, *weapons):
            yield from self.read.parties(head, "target")
            yield from (child for child in head.children if child.dep_ == "dative")

    def _is_deed(self, noun: Token) -> bool:
        """Whether `it` stands for an attack named as the subject before it: `the bombing was deadly because it hit`."""
        if noun.lower_ != "it":
            return False
        before = [token for token in self.read.view.tokens[: noun.i] if token.dep_ in ("nsubj", "nsubjpass")]
        return bool(before) and before[-1].i in self.deeds


def _is_object(found: Found, act: Act) -> bool:
    """Whether a noun is what the verb of the act is done to: `repelled the attack` has the attackers for its target."""
    return (
        found.trigger.pos == "noun"
        and found.token.dep_ in ("dobj", "nsubjpass")
        and found.token.head.i == act.found.token.i
    )
