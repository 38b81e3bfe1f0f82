"""Who a sentence says did a harm: by a verb's subject, after "by", as the owner of the weapon, as the one accused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.casualties.harm_books import Grammar
    from syria_news.casualties.harm_scene import Finding
    from syria_news.language import Document, Sentence
    from syria_news.language.parses import Token
    from syria_news.mentions import ActorMention, Mentions

__all__ = ["Agents"]

_BACKS = re.compile(r"[-–](?:backed|trained|funded|financed|armed|supported|sponsored|supplied|equipped|aligned)\b")

_AGENT_REACH = 14  # words after the harm in which "by" names who did it
_ACTOR_REACH = 9  # words after "by"
_CAUSES = ("when", "after")
_DRIVING = ("transitive", "event")  # frames of words by which somebody drives people out
_OWNED = ("'s", "’s", "'", "’")
_ADJECTIVES = 3  # words between an owner and the deed: "the regime's brutal and lawless jailing of"
_OBJECTS = ("dobj", "nsubjpass")
_BEFORE = 32  # words back to "fired by", "a raid by"


class Agents:
    """Reads who did a harm from the words of its sentence.

    Parameters
    ----------
    document : Document
        The article.
    mentions : Mentions
        Its actors.
    grammar : Grammar
        Classes of words.
    """

    def __init__(self, document: Document, mentions: Mentions, grammar: Grammar) -> None:
        self.document, self.mentions, self.grammar = document, mentions, grammar

    def of(self, finding: Finding, victims: frozenset[str]) -> str | None:
        """The actor after "by", or the other side of the clash."""
        return self._agent(finding) or self._opponent(finding, victims)

    def implied(self, finding: Finding, barred: frozenset[str], claimant: str | None) -> str | None:
        """The one accused, the subject, whoever fired, or the owner of the weapon."""
        if finding.harm == "displaced" and finding.cue.frame not in _DRIVING:
            return self._fled(finding, barred)
        return (
            self._possessor(finding)
            or self._accused(finding)
            or self._subject(finding)
            or self._agent_before(finding, barred)
            or self._armed_with(finding, barred | {claimant or ""})
        )

    def _agent(self, finding: Finding) -> str | None:
        """The actor after "by", of the harm itself or of the deed that "when" or "after" tells as its cause."""
        stop = max(finding.cue.stop, finding.group.stop)
        unlike = self.grammar["controlled"] | self.grammar["formed"]
        is_cause = False
        for token in finding.tokens[stop : stop + _AGENT_REACH]:
            before = finding.tokens[token.i - 1]
            if token.lower_ == "by" and before.lower_ not in unlike and (not is_cause or self._is_deed(before)):
                actor = self._actor_from(finding, token)
                if actor:
                    return self._with_partners(actor, finding.sentence)
            if token.lower_ in self.grammar["clause"]:
                if is_cause or token.lower_ not in _CAUSES:
                    break
                is_cause = True
        return None

    def _opponent(self, finding: Finding, victims: frozenset[str]) -> str | None:
        """The actor of "killed in clashes with"; of clashes between two, the one that is not the victims' side."""
        stop = max(finding.cue.stop, finding.group.stop)
        clash = False
        for token in finding.tokens[stop : stop + _AGENT_REACH]:
            clash |= token.lower_ in self.grammar["clash"]
            if clash and token.lower_ in ("with", "against"):
                actor = self._actor_from(finding, token)
                return actor.actor_id if actor and actor.actor_id not in victims else None
            if clash and token.lower_ == "between":
                sides = self.violent(self.mentions.actors_in(finding.sentence.span_of(*self._next(finding, token))))
                return "; ".join(dict.fromkeys(one.actor_id for one in sides if one.actor_id not in victims)) or None
        return None

    @staticmethod
    def _next(finding: Finding, token: Token) -> tuple[Token, Token]:
        """A token and the one some words on, within which an actor is named."""
        return token, finding.tokens[min(token.i + _ACTOR_REACH, len(finding.tokens) - 1)]

    def _actor_from(self, finding: Finding, token: Token) -> ActorMention | None:
        """The first armed actor some words on."""
        actors = self.violent(self.mentions.actors_in(finding.sentence.span_of(*self._next(finding, token))))
        return self.named(actors[0], finding.sentence) if actors else None

    def named(self, actor: ActorMention, sentence: Sentence) -> ActorMention:
        """An actor; of "terrorists of the so-called Example Army" the army."""
        words = sentence.tokens_in(actor.span)
        tokens = list(sentence.doc or ())
        if not words:
            return actor
        end = words[-1].i + 1
        while end < len(tokens) and tokens[end].lower_ in self.grammar["belonging"]:
            end += 1
        further = self.mentions.actors_in(sentence.span_of(tokens[min(end, len(tokens) - 1)]))
        linked = tokens[min(end, len(tokens)) - 1].lower_ in self.grammar["belonging"]
        return next(iter(self.violent(further)), actor) if linked else actor

    def violent(self, actors: Iterable[ActorMention]) -> list[ActorMention]:
        """Those that wage war, without a lone bomber, who is nobody's name, and whoever only backs others."""
        return [
            actor
            for actor in actors
            if actor.type in self.grammar["violent_type"]
            and not _BACKS.match(self.document.text, actor.span.end)
            and not set(actor.surface.lower().split()) <= self.grammar["lone"]
        ]

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
                    named = self.violent(
                        self.mentions.actors_in(finding.sentence.span_of(tokens[at + 1], tokens[stop]))
                    )
                    return "; ".join(dict.fromkeys(actor.actor_id for actor in named)) or None
        return None

    def _agent_before(self, finding: Finding, barred: frozenset[str]) -> str | None:
        """The actor of "rockets fired by", "a raid by" before the harm that they did."""
        tokens = finding.tokens
        for at in range(finding.cue.start - 1, max(finding.cue.start - _BEFORE, 0), -1):
            if tokens[at].lower_ in self.grammar["clause"] - {"that", "when", "after"}:
                break
            if tokens[at].lower_ == "by" and self._is_deed(tokens[at - 1]):
                actor = self._actor_from(finding, tokens[at])
                if actor is not None and actor.actor_id not in barred:
                    return self._with_partners(actor, finding.sentence)
        return None

    def _is_deed(self, token: Token) -> bool:
        """Whether a word before "by" is an attack or tells of one."""
        if token.lower_ in self.grammar["weapon"] | self.grammar["clash"] or token.lower_ == "behind":
            return True
        return token.tag_ in ("VBN", "VBD") and token.lower_ not in self.grammar["controlled"] | self.grammar["saying"]

    def _subject(self, finding: Finding) -> str | None:
        """The actor in the subject of an active verb, or of the clause that it hangs on."""
        if finding.group.start < finding.cue.start and finding.cue.frame != "count":
            return None
        token = finding.verb
        if token.lemma_ == "lose":
            return None  # whoever loses soldiers did not kill them
        for _ in range(4):
            for child in token.children:
                if (
                    child.dep_ == "nsubj"
                    and child.i < finding.cue.start
                    and child.i not in range(finding.group.start, finding.group.stop)
                ):
                    words = _noun_phrase(child, self.grammar["of_armed"])
                    named = self.violent(self.mentions.actors_in(finding.sentence.span_of(words[0], words[-1])))
                    head = finding.sentence.span_of(child)
                    named.sort(key=lambda actor: not actor.span.contains(head))
                    if named:
                        return self.named(named[0], finding.sentence).actor_id
            token = token.head
            if token.lemma_.lower() in self.grammar["saying_verb"]:
                break
        return None

    def _possessor(self, finding: Finding) -> str | None:
        """The owner of the deed: "the regime's unlawful jailing of two doctors"."""
        tokens, at = finding.tokens, finding.cue.start - 1
        if finding.cue.frame not in ("event", "count"):
            return None
        while at > max(0, finding.cue.start - 1 - _ADJECTIVES) and tokens[at].lower_ not in _OWNED:
            at -= 1
        if tokens[at].lower_ not in _OWNED or not at:
            return None
        owners = self.violent(self.mentions.actors_in(finding.sentence.span_of(tokens[0], tokens[at - 1])))
        owns = owners and owners[-1].span.end >= finding.sentence.span_of(tokens[at]).start
        return owners[-1].actor_id if owns else None

    def _fled(self, finding: Finding, barred: frozenset[str]) -> str | None:
        """Whose attacks people flee; whoever shelters or fears them drove nobody out."""
        stop = max(finding.cue.stop, finding.group.stop)
        if stop >= len(finding.tokens):
            return None
        after = finding.sentence.span_of(*self._next(finding, finding.tokens[stop]))
        return self._armed_with(finding, barred, after)

    def _armed_with(self, finding: Finding, barred: frozenset[str], where: Span | None = None) -> str | None:
        """The actor that names the weapon: "Russian air strikes", "regime shelling"."""
        tokens, start = finding.tokens, finding.span.start
        named = []
        for actor in self.violent(self.mentions.actors_in(where or finding.sentence.span)):
            last = finding.sentence.tokens_in(actor.span)[-1]
            words = {token.lower_ for token in tokens[last.i + 1 : last.i + 3]}
            if words & self.grammar["weapon"] and actor.actor_id not in barred and not self._is_downed(last):
                named.append(actor)
        nearest = min(named, key=lambda actor: abs(actor.span.start - start), default=None)
        return self._with_partners(nearest, finding.sentence) if nearest else None

    def _is_downed(self, owner: Token) -> bool:
        """Whether the weapon that an actor owns was hit itself: `they shot down a regime jet, killing its pilot`."""
        weapon = owner if owner.dep_ in _OBJECTS else owner.head
        return weapon.dep_ in _OBJECTS and weapon.head.lemma_ in self.grammar["down"]

    def blamed(self, sentence: Sentence) -> str | None:
        """Whom a sentence holds responsible for an attack: "blamed on X", "blamed X for it", "X claimed it"."""
        words = list(sentence.doc or ())
        for token in words:
            first, last = token, token
            if token.lemma_.lower() == "blame":
                last = next((one for one in words[token.i + 1 :] if one.lower_ in ("for", ",", ".", ";")), words[-1])
                if last.lower_ == "for" and not self._is_violence(words[last.i + 1 : last.i + _ACTOR_REACH]):
                    continue
            elif token.lower_ == "responsibility" and self.grammar["claimed"] & {
                one.lower_ for one in words[max(0, token.i - 3) : token.i]
            }:
                first = words[0]
            else:
                continue
            named = self.violent(self.mentions.actors_in(sentence.span_of(first, last)))
            return named[-1].actor_id if named else None
        return None

    def _is_violence(self, words: Iterable[Token]) -> bool:
        told = self.grammar["weapon"] | self.grammar["clash"] | self.grammar["violence"]
        return any(token.lower_ in told for token in words)

    def _with_partners(self, actor: ActorMention, sentence: Sentence) -> str:
        """An actor and those linked to it: "Russian and Syrian government air strikes"."""
        group = [actor]
        for other in self.violent(self.mentions.actors_in(sentence.span)):
            between = Span(*sorted((min(other.span.end, actor.span.end), max(other.span.start, actor.span.start))))
            words = set(between.of(self.document.text).lower().split())
            if other.actor_id != actor.actor_id and words and words <= self.grammar["partner"]:
                group.append(other)
        group.sort(key=lambda one: one.span)
        return "; ".join(dict.fromkeys(one.actor_id for one in group))


def _noun_phrase(head: Token, armed: frozenset[str]) -> list[Token]:
    """A noun with what belongs to it, up to a clause or a phrase that only describes it."""
    words, ends = list(head.subtree), ("WDT", "WP", "IN", "VBN")
    of = ("of",) if head.lower_ in armed else ()  # "gunmen of the Example Army"
    stop = next(
        (place for place, word in enumerate(words) if word.i > head.i and word.tag_ in ends and word.lower_ not in of),
        len(words),
    )
    return words[:stop]
