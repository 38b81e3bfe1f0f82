"""Who a sentence says did the harm, and who did not though it names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.casualties.harm_agents import Agents
from syria_news.casualties.harm_books import Grammar
from syria_news.casualties.harm_keepers import Keepers
from syria_news.casualties.harm_scene import Finding
from syria_news.language import Document, Sentence
from syria_news.lexicon import Lexicon
from syria_news.mentions.states import states_of
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.events import Event
    from syria_news.language.parses import Token
    from syria_news.mentions import ActorMention, Mentions

__all__ = ["HOLDING", "Parties", "Roles"]

HOLDING = ("detained", "abducted")
_GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of a figure, as its sentence names them."""

    perpetrator: str | None
    victims: frozenset[str]  # the victims' own side
    barred: frozenset[str]  # with those whom the sentence names only as holders of the ground
    aside: bool = False  # told of others than the incident's people: "the men who killed him"


class Parties:
    """Reads the parties to a harm.

    Parameters
    ----------
    document : Document
        The article.
    mentions : Mentions
        Its actors and places.
    grammar : Grammar
        Classes of words.
    lexicon : Lexicon
        For the states.
    """

    def __init__(self, document: Document, mentions: Mentions, grammar: Grammar, lexicon: Lexicon) -> None:
        self.document, self.mentions, self.grammar = document, mentions, grammar
        self.camps, self.states = lexicon.camps, lexicon.states
        states = states_of(lexicon)
        self.persons, self.governments = states.persons, states.of_country
        self.by_id = {actor.actor_id: actor for actor in mentions.actors}
        self.agents = Agents(document, mentions, grammar)
        self.keepers = Keepers(document, mentions, self.agents, states)
        self.can_harm = {actor.actor_id for actor in self.agents.violent(mentions.actors)}

    def of(self, finding: Finding, claimant: str | None, others: frozenset[str] = frozenset()) -> Roles:
        """Read the parties of a figure.

        Parameters
        ----------
        finding : Finding
            The figure.
        claimant : str or None
            Whose claim it is.
        others : frozenset of str
            The side of the people told just before, of whom a figure may speak without a noun ("and 30 injured").
        """
        named = frozenset(actor.actor_id for actor in self.mentions.actors_in(_with_their_side(finding)))
        named |= self._losers(finding)
        further = finding.group.head is None or finding.tokens[finding.group.head].lower_ in ("other", "others")
        victims = self._allied(named | (others if further else frozenset()))
        barred = victims | self.holders(finding.sentence)
        agent = self.agents.of(finding, victims) or self._speaker(finding, claimant)
        if agent is None and self._in_relative(finding):
            subject, aside = self._relative_subject(finding)
            return Roles(subject, victims, barred, aside)
        if agent is None and finding.harm in HOLDING:
            agent = self.keepers.of(finding, victims)
        agent = agent or self.agents.implied(finding, barred, claimant)
        return Roles(None if agent in named else agent and self.office_of(agent), victims, barred)

    def office_of(self, actor_id: str) -> str:
        """An actor; of a statesman the state, whose forces and prisons are not his own."""
        actor = self.by_id.get(actor_id)
        if actor is None or actor_id not in self.persons or actor.type != _GOVERNMENT:
            return actor_id
        state = self.governments.get(actor.country or "")
        return state.actor_id if state else actor_id

    def _losers(self, finding: Finding) -> frozenset[str]:
        """Whose people were killed where a verb says that they lost them: `the group said it lost 30 men`."""
        if finding.verb.lower_ not in self.grammar["loss"]:
            return frozenset()
        before = self.mentions.actors_in(
            Span(finding.sentence.span.start, finding.sentence.span_of(finding.verb).start)
        )
        return frozenset(actor.actor_id for actor in before)

    def _allied(self, actors: frozenset[str]) -> frozenset[str]:
        """The actors and, with any on the government's side, all of that side: they do not kill their own."""
        if any(self.camps.get(actor) == _GOVERNMENT for actor in actors):
            actors = actors | {actor for actor, camp in self.camps.items() if camp == _GOVERNMENT}
        own = {self.by_id[actor].country for actor in actors if self._serves_state(actor)} - {None, ""}
        return actors | {
            actor for actor in self.by_id if self._serves_state(actor) and self.by_id[actor].country in own
        }

    def _serves_state(self, actor_id: str) -> bool:
        return actor_id in self.by_id and self.by_id[actor_id].type in ("state", "government", "military")

    def sides(self, finding: Finding) -> frozenset[str]:
        """The armed actors whose people a figure counts."""
        return frozenset(actor.actor_id for actor in self.agents.violent(self.mentions.actors_in(finding.people)))

    def is_clash(self, finding: Finding) -> bool:
        """Whether the sentence of a figure tells of fighting between two sides."""
        return any(token.lower_ in self.grammar["clash"] for token in finding.tokens)

    def is_from_the_air(self, finding: Finding) -> bool:
        """Whether the clause of a figure tells of aircraft, which no group has."""
        return any(token.lower_ in self.grammar["aircraft"] for token in finding.tokens)

    def is_past(self, event: Event) -> bool:
        """Whether an attack is told of the past for comparison: "similar attacks in the past"."""
        words = {token.lower_ for token in self.document.sentences[event.sentence].tokens_in(event.span)}
        return bool(words & self.grammar["likened"])

    def is_unclear(self, number: int) -> bool:
        """Whether a sentence says that nobody knows who did it: "it was not clear whose jets they were"."""
        sentences = self.document.sentences
        words = [token.lower_ for token in sentences[number].doc or ()] if number < len(sentences) else []
        denied = bool((self.grammar["not"] | {"unable"}) & set(words))
        unknown = "unclear" in words or (denied and bool(self.grammar["known"] & set(words)))
        return unknown and bool(self.grammar["who"] & set(words))

    def fights(self, targets: str | None) -> bool:
        """Whether the target of an attack is an army or an armed group."""
        return any(self.wages_war(target) for target in (targets or "").split("; "))

    def is_group(self, actor_id: str) -> bool:
        """Whether an actor is an armed group with a name."""
        return actor_id in self.by_id and self.by_id[actor_id].type == "rebel"

    def are_allied(self, actors: str) -> bool:
        """Whether there is one actor, or all are of the government's side: foes do not act as one."""
        several = actors.split("; ")
        return len(several) == 1 or all(self.camps.get(actor) == _GOVERNMENT for actor in several)

    def is_person(self, actor_id: str) -> bool:
        """Whether an actor is one person, who is accused by name or not at all."""
        named = self.by_id.get(actor_id)
        return actor_id in self.persons or (named is not None and named.type == "person")

    def wages_war(self, actor_id: str) -> bool:
        """Whether an actor is an army or an armed group."""
        return actor_id in self.by_id and self.by_id[actor_id].type in ("rebel", "military")

    def suspect(self, event: Event, barred: frozenset[str] = frozenset(), here: bool = True) -> str | None:
        """The actors who are the source of an event, without those that its sentence names for other reasons."""
        sentence = self.document.sentences[event.sentence]
        here_named = {actor.actor_id: actor for actor in reversed(self.mentions.actors_in(sentence.span))}
        named = set(here_named) if here else self.can_harm
        able = (named & self.can_harm) - barred - self.holders(sentence)
        sources = [actor for actor in (event.source or "").split("; ") if actor in able]
        told = [self.agents.named(here_named[one], sentence).actor_id if one in here_named else one for one in sources]
        return "; ".join(dict.fromkeys(map(self.office_of, told))) or None

    def holders(self, sentence: Sentence) -> set[str]:
        """Those whom a sentence names only as holders of the ground: "rebel-held", "a stronghold of Example"."""
        actors = self.mentions.actors_in(sentence.span)
        held = {actor.actor_id for actor in actors if self._holds(actor, sentence)}
        return held - {actor.actor_id for actor in actors if not self._holds(actor, sentence)}

    def _holds(self, actor: ActorMention, sentence: Sentence) -> bool:
        words = sentence.tokens_in(actor.span)
        if not words:
            return False
        after, before = _beside(words[-1], 1), _beside(words[0], -1)
        if after is not None and after.text == "-" and not after.whitespace_:
            after = _beside(after, 1)
            return after is not None and after.lower_ in self.grammar["controlled"]
        if after is not None and after.lower_ in self.grammar["ground"]:
            return True
        ruled = _beside(words[0], -2)
        return (
            before is not None
            and ruled is not None
            and before.lower_ == "by"
            and ruled.lower_ in self.grammar["controlled"]
        )

    def _in_relative(self, finding: Finding) -> bool:
        """Whether an active verb has a relative pronoun for its subject: "the men who killed two guards"."""
        at = finding.cue.start - 1
        while at > 0 and finding.tokens[at].lower_ in self.grammar["have"]:
            at -= 1
        return (
            finding.group.start > finding.cue.start and at > 0 and finding.tokens[at].lower_ in ("who", "which", "that")
        )

    def _relative_subject(self, finding: Finding) -> tuple[str | None, bool]:
        """The actor that the pronoun stands for; where it is none, the deed lies outside the incident."""
        start = max(0, finding.cue.start - 4)
        before = finding.sentence.span_of(finding.tokens[start], finding.tokens[finding.cue.start - 1])
        actors = self.agents.violent(self.mentions.actors_in(before))
        persons = any(token.lower_ == "who" for token in finding.tokens[start : finding.cue.start])
        return (actors[-1].actor_id, False) if actors else (None, persons)

    def _speaker(self, finding: Finding, claimant: str | None) -> str | None:
        """The side of whoever says "we", "it killed": an army or group itself, the state of an official."""
        before = [token.lower_ for token in finding.tokens[max(0, finding.cue.start - 4) : finding.cue.start]]
        speaker = self.by_id.get(claimant or "")
        if "it" in before[-2:] and speaker is not None and speaker.type in ("rebel", "military"):
            return speaker.actor_id
        if "we" not in before or finding.verb.lemma_ == "lose":
            return None
        if speaker is None or speaker.type in ("rebel", "military", "state"):
            return speaker.actor_id if speaker else None
        return self.states.get(speaker.country or "")


def _with_their_side(finding: Finding) -> Span:
    """The people and what follows them: "members of the Example Army", "fighters loyal to Example"."""
    tokens, stop = finding.tokens, finding.group.stop
    if stop >= len(tokens) or tokens[stop].lower_ not in ("of", "from", "loyal", "allied", "belonging"):
        return finding.people
    last = stop
    while last + 1 < min(stop + 7, len(tokens)) and not tokens[last + 1].tag_.startswith(("VB", "WP", "WDT", ",")):
        last += 1
    return finding.people.joined(finding.sentence.span_of(tokens[stop], tokens[last]))


def _beside(token: Token, step: int) -> Token | None:
    """The token some steps away, if the sentence has it."""
    place = token.i + step
    return token.doc[place] if 0 <= place < len(token.doc) else None
