"""Who acts and who is acted on where a noun names the act: `the raid of the army on Douma`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.events.acts import Act
from syria_news.events.antecedents import role_words
from syria_news.events.parties import CIVILIANS, PartyReader
from syria_news.events.triggers import Found
from syria_news.syntax import agents_by, conjuncts, governing_verb, is_passive, objects_of, phrase, subjects_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["NounReader", "Roles"]

PROTEST, RETREAT = "PROTEST", "RETREAT"
OWNERS = frozenset(("poss", "compound", "amod", "nmod", "det", "nsubj"))
BY_DOERS = ("with", "on")
INTO = ("in", "into", "to", "behind", "under")
SPOKEN = ("in", "during", "over")
HELP = ("AID", "SUPPORT", "COOPERATE")
OWNED = frozenset(("AGREE", "REQUEST", "MOBILIZE", "THREATEN", "CONCEDE", "REJECT", "SANCTION", "ACCUSE"))
GIVEN = OWNED | {*HELP}


@dataclass(frozen=True, slots=True)
class Roles:
    """Actor ids (or a class of victims) on either side of an act."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    def apart_from(self, targets: tuple[str, ...]) -> Roles:
        """The same done to others, who do not do it."""
        return Roles(tuple(who for who in self.sources if who not in targets), targets)

    def filled(self, other: Roles) -> Roles:
        """The same with what is empty taken from another."""
        sources = self.sources or tuple(who for who in other.sources if who not in self.targets)
        targets = self.targets or tuple(who for who in other.targets if who not in sources)
        return Roles(sources, targets)


@dataclass(frozen=True, slots=True)
class NounReader:
    """Reads the roles of the nouns of one sentence that name acts.

    Parameters
    ----------
    read : PartyReader
        Tells whom a noun stands for.
    """

    read: PartyReader

    def roles_of(self, found: Found, act: Act) -> Roles:
        """The roles that a noun has around it, or that the verb gives it that it stands with."""
        noun = found.token
        if found.trigger.type == PROTEST:
            return Roles((), self.read.who(self.read.behind(noun, "against")) or self.read.prefixed(noun))
        if found.trigger.type == "COERCE" and any(part.lemma_ in ("protest", "demonstration") for part in noun.subtree):
            return Roles(self._of_plain(found, act).sources or self.read.prefixed(noun), (CIVILIANS,))
        if found.trigger.type == "COERCE":
            return self._of_plain(found, act).filled(self._put(noun))
        return self._of_plain(found, act)

    def _put(self, noun: Token) -> Roles:
        """Who is held by whom: `put them in prison`, `was kept under house arrest`, `languishes in jail`."""
        verb = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ not in INTO or verb.pos_ != "VERB":
            return Roles()
        if is_passive(verb):
            return Roles(self.read.who(agents_by(verb)), self.read.who(subjects_of(verb)))
        held = objects_of(verb)
        doers = self.read.who(subjects_of(verb))
        return Roles(doers, self.read.who(held)) if held else Roles((), doers)

    def _of_plain(self, found: Found, act: Act) -> Roles:
        noun = found.token
        before = [child for child in noun.children if child.dep_ in OWNERS and child.i < noun.i]
        if found.trigger.mode == "doer":
            return Roles(self.read.who(_meant_by(noun)), self.read.who([*self.read.behind(noun, "of"), *before]))
        if undergone := self._undergone(found, before):
            return self._of_others(found, act, []).apart_from(undergone)
        return self._of_others(found, act, before)

    def _undergone(self, found: Found, before: list[Token]) -> tuple[str, ...]:
        """Whom an arrest or a killing befell that bears his name: `the pastor's detention`, `a school massacre`."""
        noun = found.token
        if not self._is_a("undergone", noun.lemma_.lower()) or self.read.behind(noun, "of"):
            return ()
        before = [part for part in before if part.lower_ not in found.trigger.before]  # house arrest
        return tuple(who for part in before for who in self.read.who([part]) if self.read.is_private(who))

    def _of_others(self, found: Found, act: Act, before: list[Token]) -> Roles:
        noun = found.token
        if noun.dep_ == "pobj" and noun.head.lower_ == "under":
            return self._under(noun, before)
        sources = (
            self.read.who(self._by(noun))
            or self.read.who(before)
            or self._received(noun, found)
            or self._at_hands(noun)
            or self._led(noun)
            or self._made_or_claimed(noun)
            or self._shared(noun)
            or self._of_effort(noun)
        )
        if not sources and found.trigger.type == RETREAT:  # a halt to Russian bombing
            sources = self.read.who(
                owner
                for part in self.read.behind(noun, "to", "of", "in")
                for owner in part.children
                if owner.i < part.i
            )
        of, aimed = self.read.who(self.read.behind(noun, "of")), self.read.deep(self.read.parties(noun, "target"))
        suffered = any(other.trigger.mode == "suffer" for other in act.others)  # came under the bombardment of the army
        if (found.trigger.mode == "own" or suffered) and not sources:
            belongs = noun.dep_ == "attr" and noun.head.lemma_ == "be"  # they are party to the truce
            sources, of = of or (self.read.who(subjects_of(noun.head)) if belongs else ()), ()
        light = act.light.token if act.light else None
        if light is not None:
            sources = sources or self.read.who(agents_by(light) if is_passive(light) else subjects_of(light))
            aimed = aimed or self.read.who(self.read.parties(light, "target"))
        if noun.dep_ == "dobj" and self._is_a("receiving", noun.head.lemma_.lower()):
            givers = self.read.who(self.read.behind(noun.head, "from", "by"))
            receivers = self.read.who(subjects_of(noun.head))
            return Roles(sources or givers, tuple(who for who in receivers if who not in sources) or of or aimed)
        if not sources and found.trigger.type in OWNED and noun.dep_ == "dobj":
            sources = self.read.who(subjects_of(noun.head))
        if not sources and found.trigger.type in OWNED and noun.dep_ == "pobj" and noun.head.lower_ in BY_DOERS:
            verb = governing_verb(noun)  # angered Iran with a promise, went back on a pledge
            sources = self.read.who(subjects_of(verb)) if verb is not None else ()
        if found.trigger.mode == "mutual" and self.read.behind(noun, "against"):
            return Roles(sources, self.read.who(self.read.behind(noun, "against")))
        if found.trigger.mode == "mutual":
            others = (
                *of,
                *self.read.who(self.read.parties(noun, "party")),
                *(self.read.who(self.read.parties(light, "party")) if light is not None else ()),
            )
            return Roles(tuple(dict.fromkeys((*sources, *others))) or self._speaking(noun), ())
        targets = tuple(who for who in of or aimed if who not in sources)
        if not sources and of and aimed:
            return Roles(of, aimed)
        return Roles(sources, targets or self.read.prefixed(noun) or self._given(noun) or self._helped(found))

    def _speaking(self, talk: Token) -> tuple[str, ...]:
        """Who speaks to whom in a talk: `told the king in a telephone call`."""
        verb = talk.head.head
        if talk.dep_ != "pobj" or talk.head.lower_ not in SPOKEN or verb.pos_ != "VERB":
            return ()
        return self.read.who([*subjects_of(verb), *objects_of(verb)])

    def _helped(self, found: Found) -> tuple[str, ...]:
        """Who does something with help: `took the town with support from the coalition`."""
        verb = governing_verb(found.token) if found.trigger.type in HELP else None
        if verb is None or (found.token.head.lower_ != "with" and found.trigger.before[:1] != ("with",)):
            return ()
        return self.read.who(agents_by(verb) if is_passive(verb) else subjects_of(verb))

    def _by(self, noun: Token) -> list[Token]:
        """Who stands in a by-phrase, also one that the parse gives to a word of the noun's phrase."""
        own = [part for part in self.read.behind(noun, "by") if not self.read.is_weapon(part.lemma_.lower())]
        inside = (part for word in phrase(noun) if word.i > noun.i for part in self.read.behind(word, "by"))
        return own or [part for part in inside if self.read.named([part])]

    def _received(self, noun: Token, found: Found) -> tuple[str, ...]:
        """`consent from the ministry`, `criticism from the mayor`, `help from Iran`: whose words or deeds they are."""
        return self.read.who(self.read.behind(noun, "from")) if found.trigger.type in GIVEN else ()

    def _given(self, noun: Token) -> tuple[str, ...]:
        """To whom something is granted: `rebels were granted safe passage`, `gave the agency access`."""
        if noun.dep_ != "dobj":
            return ()
        receivers = ("nsubjpass",) if is_passive(noun.head) else ("dative",)
        return self.read.who(child for child in noun.head.children if child.dep_ in receivers)

    def _under(self, noun: Token, before: list[Token]) -> Roles:
        """`came under attack from rebels`, `is under Turkish fire`."""
        behind = (part for head in (noun, noun.head.head) for part in self.read.behind(head, "from", "by", "of"))
        doers = tuple(who for who in self.read.who(before) if who != CIVILIANS) or self.read.who(behind)
        verb = noun.head.head
        held = [] if is_passive(verb) else objects_of(verb)  # kept the town under siege
        if held:
            return Roles(doers or self.read.who(subjects_of(verb)), self.read.who(held))
        return Roles(doers, self.read.who(subjects_of(verb)))

    def _at_hands(self, noun: Token) -> tuple[str, ...]:
        """`killed at the hands of`."""
        hands = [part for part in noun.subtree if part.lower_ == "hands" and part.head.lower_ == "at"]
        return self.read.who(owner for part in hands for owner in self.read.behind(part, "of"))

    def _made_or_claimed(self, noun: Token) -> tuple[str, ...]:
        """`an offensive on the town led by rebels`, `a bombing claimed by IS`, `raids blamed on the army`."""
        for part in noun.subtree:
            if part.dep_ != "acl":
                continue
            if self._is_a("made", part.lower_):
                return self.read.who(agents_by(part))
            if part.head.i == noun.i and self._is_a("claimed", part.lower_):
                return self.read.who(agents_by(part)) or self.read.who(self.read.behind(part, "on", "to"))
        return ()

    def _shared(self, noun: Token) -> tuple[str, ...]:
        """`the renewal of strikes by the army`, `strikes and attacks by the army`: said of the words around a noun."""
        around = conjuncts(noun)
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and self._is_a("phase", noun.head.head.lemma_.lower()):
            around.append(noun.head.head)
        return self.read.who(part for other in around for part in self.read.behind(other, "by"))

    def _of_effort(self, noun: Token) -> tuple[str, ...]:
        """`Turkish efforts in the fight against IS`: whose effort it is."""
        over = noun.head.head
        if noun.dep_ != "pobj" or not self._is_a("effort", over.lemma_.lower()):
            return ()
        return tuple(mention.actor_id for mention in self.read.named(part for part in phrase(over) if part.i < over.i))

    def _is_a(self, kind: str, word: str) -> bool:
        return word in role_words(self.read.lexicon.folder, kind)

    def _led(self, noun: Token) -> tuple[str, ...]:
        """`UN-led talks`, `Russian-brokered truce`: who stands before the hyphen."""
        return self.read.hyphenated(noun, "led")


def _meant_by(noun: Token) -> list[Token]:
    """Who is meant by a noun for people: `Norway, a backer of the rebels`, `their main backers, Iran and Qatar`."""
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ == "attr":
        return subjects_of(noun.head)
    return [child for child in noun.children if child.dep_ == "appos"]
