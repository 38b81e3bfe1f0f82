"""Who a sentence says did the harm, and who did not though it names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.casualties.harm_books import Grammar
from syria_news.casualties.harm_scene import Finding
from syria_news.language import Document, Sentence
from syria_news.lexicon import Lexicon
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.events import Event
    from syria_news.language.parses import Token
    from syria_news.mentions import ActorMention, Mentions

__all__ = ["Parties", "Roles"]

_GOVERNMENT = "government"
_AGENT_REACH = 14  # words after the harm in which "by" names who did it
_ACTOR_REACH = 9  # words after "by"


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
        self.camps = {actor.actor_id: actor.camp for actor in lexicon.actors.values() if actor.camp}
        self.states = {actor.country: actor.actor_id for actor in lexicon.actors.values() if actor.type == "state"}
        self.by_id = {actor.actor_id: actor for actor in mentions.actors}
        self.can_harm = {actor.actor_id for actor in self._violent(mentions.actors)}

    def of(self, finding: Finding, claimant: str | None, others: frozenset[str] = frozenset()) -> Roles:
        """Read the parties of a figure.

        Parameters
        ----------
        finding : Finding
            The figure.
        claimant : str or None
            Whose claim it is.
        others : frozenset of str
            The side of the people told just before, whose number alone a figure may state ("and 30 injured").
        """
        named = frozenset(actor.actor_id for actor in self.mentions.actors_in(_with_their_side(finding)))
        victims = self._allied(named | (others if finding.group.head is None else frozenset()))
        barred = victims | self.holders(finding.sentence)
        agent = self._agent(finding) or self._opponent(finding, victims) or self._speaker(finding, claimant)
        if agent is None and self._in_relative(finding):
            subject, aside = self._relative_subject(finding)
            return Roles(subject, victims, barred, aside)
        agent = (
            agent
            or self._accused(finding)
            or self._subject(finding)
            or self._armed_with(finding, barred | {claimant or ""})
        )
        return Roles(None if agent in named else agent, victims, barred)

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

    def suspect(self, event: Event, barred: frozenset[str] = frozenset(), here: bool = True) -> str | None:
        """The actors who are the source of an event, without those that its sentence names for other reasons."""
        sentence = self.document.sentences[event.sentence]
        named = {actor.actor_id for actor in self.mentions.actors_in(sentence.span)} if here else self.can_harm
        able = (named & self.can_harm) - barred - self.holders(sentence)
        return "; ".join(actor for actor in (event.source or "").split("; ") if actor in able) or None

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
        actors = self._violent(self.mentions.actors_in(before))
        persons = any(token.lower_ == "who" for token in finding.tokens[start : finding.cue.start])
        return (actors[-1].actor_id, False) if actors else (None, persons)

    def _agent(self, finding: Finding) -> str | None:
        """The actor after "by"."""
        stop = max(finding.cue.stop, finding.group.stop)
        for token in finding.tokens[stop : stop + _AGENT_REACH]:
            controlled = token.i and finding.tokens[token.i - 1].lower_ in self.grammar["controlled"]
            if token.lower_ == "by" and not controlled:
                actor = self._actor_from(finding, token)
                if actor:
                    return self._with_partners(actor, finding.sentence)
            if token.lower_ in self.grammar["clause"]:
                break
        return None

    def _opponent(self, finding: Finding, victims: frozenset[str]) -> str | None:
        """The actor of "killed in clashes with"."""
        stop = max(finding.cue.stop, finding.group.stop)
        clash = False
        for token in finding.tokens[stop : stop + _AGENT_REACH]:
            clash |= token.lower_ in self.grammar["clash"]
            if clash and token.lower_ in ("with", "against", "between"):
                actor = self._actor_from(finding, token)
                return actor.actor_id if actor and actor.actor_id not in victims else None
        return None

    def _actor_from(self, finding: Finding, token: Token) -> ActorMention | None:
        """The first armed actor some words on; of "terrorists of the so-called Example Army" the army."""
        tokens = finding.tokens
        last = tokens[min(token.i + _ACTOR_REACH, len(tokens) - 1)]
        actors = self._violent(self.mentions.actors_in(finding.sentence.span_of(token, last)))
        if not actors:
            return None
        end = finding.sentence.tokens_in(actors[0].span)[-1].i + 1
        while end < len(tokens) and tokens[end].lower_ in self.grammar["belonging"]:
            end += 1
        further = self.mentions.actors_in(finding.sentence.span_of(tokens[min(end, len(tokens) - 1)]))
        linked = tokens[min(end, len(tokens)) - 1].lower_ in self.grammar["belonging"]
        return next(iter(self._violent(further)), actors[0]) if linked else actors[0]

    def _speaker(self, finding: Finding, claimant: str | None) -> str | None:
        """The side of whoever says "we", "it killed": an army or group itself, the state of an official."""
        before = [token.lower_ for token in finding.tokens[max(0, finding.cue.start - 4) : finding.cue.start]]
        speaker = self.by_id.get(claimant or "")
        if "it" in before[-2:] and speaker is not None and speaker.type in ("rebel", "military"):
            return speaker.actor_id
        if "we" not in before:
            return None
        if speaker is None or speaker.type in ("rebel", "military", "state"):
            return speaker.actor_id if speaker else None
        return self.states.get(speaker.country or "")

    def _violent(self, actors: Iterable[ActorMention]) -> list[ActorMention]:
        return [actor for actor in actors if actor.type in self.grammar["violent_type"]]

    def _accused(self, finding: Finding) -> str | None:
        """Whom somebody is said to accuse: "A accused B and C of killing two guards"."""
        tokens = finding.tokens
        for at in range(finding.cue.start - 1, -1, -1):
            if tokens[at].lower_ in (";", "but"):
                break
            if tokens[at].lemma_.lower() in self.grammar["accuse"] and tokens[at].tag_.startswith("VB"):
                stop = next(
                    (place for place in range(at, finding.cue.start) if tokens[place].lower_ in ("of", "for")), at
                )
                if stop > at + 1:
                    named = self._violent(
                        self.mentions.actors_in(finding.sentence.span_of(tokens[at + 1], tokens[stop]))
                    )
                    return "; ".join(dict.fromkeys(actor.actor_id for actor in named)) or None
        return None

    def _subject(self, finding: Finding) -> str | None:
        """The actor in the subject of an active verb, or of the clause that it hangs on."""
        if finding.group.start < finding.cue.start and finding.cue.frame != "count":
            return None
        token = finding.verb
        for _ in range(4):
            for child in token.children:
                if (
                    child.dep_ == "nsubj"
                    and child.i < finding.cue.start
                    and child.i not in range(finding.group.start, finding.group.stop)
                ):
                    words = _noun_phrase(child, self.grammar["of_armed"])
                    named = self._violent(self.mentions.actors_in(finding.sentence.span_of(words[0], words[-1])))
                    head = finding.sentence.span_of(child)
                    named.sort(key=lambda actor: not actor.span.contains(head))
                    if named:
                        return named[0].actor_id
            if token.head is token:
                break
            token = token.head
        return None

    def _armed_with(self, finding: Finding, barred: frozenset[str]) -> str | None:
        """The actor that names the weapon: "Russian air strikes", "regime shelling"."""
        tokens, start = finding.tokens, finding.span.start
        named = []
        for actor in self._violent(self.mentions.actors_in(finding.sentence.span)):
            after = finding.sentence.tokens_in(actor.span)[-1].i + 1
            words = {token.lower_ for token in tokens[after : after + 2]}
            if words & self.grammar["weapon"] and actor.actor_id not in barred:
                named.append(actor)
        nearest = min(named, key=lambda actor: abs(actor.span.start - start), default=None)
        return self._with_partners(nearest, finding.sentence) if nearest else None

    def _with_partners(self, actor: ActorMention, sentence: Sentence) -> str:
        """An actor and those linked to it: "Russian and Syrian government air strikes"."""
        group = [actor]
        for other in self._violent(self.mentions.actors_in(sentence.span)):
            between = Span(*sorted((min(other.span.end, actor.span.end), max(other.span.start, actor.span.start))))
            words = set(between.of(self.document.text).lower().split())
            if other.actor_id != actor.actor_id and words and words <= self.grammar["partner"]:
                group.append(other)
        group.sort(key=lambda one: one.span)
        return "; ".join(dict.fromkeys(one.actor_id for one in group))


def _with_their_side(finding: Finding) -> Span:
    """The people and what follows them: "members of the Example Army", "fighters loyal to Example"."""
    tokens, stop = finding.tokens, finding.group.stop
    if stop >= len(tokens) or tokens[stop].lower_ not in ("of", "from", "loyal", "allied", "belonging"):
        return finding.people
    last = stop
    while last + 1 < min(stop + 7, len(tokens)) and not tokens[last + 1].tag_.startswith(("VB", "WP", "WDT", ",")):
        last += 1
    return finding.people.joined(finding.sentence.span_of(tokens[stop], tokens[last]))


def _noun_phrase(head: Token, armed: frozenset[str]) -> list[Token]:
    """A noun with what belongs to it, up to a clause or a phrase that only describes it."""
    words, ends = list(head.subtree), ("WDT", "WP", "IN", "VBN")
    of = ("of",) if head.lower_ in armed else ()  # "gunmen of the Example Army"
    stop = next(
        (place for place, word in enumerate(words) if word.i > head.i and word.tag_ in ends and word.lower_ not in of),
        len(words),
    )
    return words[:stop]


def _beside(token: Token, step: int) -> Token | None:
    """The token some steps away, if the sentence has it."""
    place = token.i + step
    return token.doc[place] if 0 <= place < len(token.doc) else None
