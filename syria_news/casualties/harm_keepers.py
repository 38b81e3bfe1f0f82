"""Who holds the people who are detained: the keeper of the camp, the prison, the custody that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from syria_news.mentions.states import States
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.casualties.harm_agents import Agents
    from syria_news.casualties.harm_scene import Finding
    from syria_news.language import Document, Sentence
    from syria_news.mentions import Mentions

__all__ = ["Keepers"]

_WORD = re.compile(r"\w+|[^\w\s]")
_OWNS = ("'", "’", "s", "-", "–")
_IN = ("in", "inside", "across", "at", "of")
_LIKE = 3  # words from a keeper's name to the prison: "the regime's notorious military prisons"
_RUN = 10  # words from a camp to the words for who runs it
_OVER = ("to", "up")


class Keepers:
    """Reads who holds people.

    Parameters
    ----------
    document : Document
        The article.
    mentions : Mentions
        Its actors and places.
    agents : Agents
        Which actors are armed, and the classes of words.
    states : States
        For the prisons and courts of states.
    """

    def __init__(self, document: Document, mentions: Mentions, agents: Agents, states: States) -> None:
        self.document, self.mentions, self.agents, self.states = document, mentions, agents, states
        self.grammar = agents.grammar

    @cached_property
    def named(self) -> dict[int, str]:
        """The first keeper that each sentence names, by the sentences' numbers."""
        return {number: found[0][1] for number, found in self._by_sentence.items()}

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[Span, str]]]:
        told = ((sentence.number, self._told(sentence)) for sentence in self.document.sentences)
        return {number: found for number, found in told if found}

    def of(self, finding: Finding, barred: frozenset[str]) -> str | None:
        """Who holds the people of a figure: the keeper named nearest to it, the owner of "their custody"."""
        people, told = finding.people, self._by_sentence.get(finding.sentence.number, [])
        able = [(span, who) for span, who in told if who not in barred and not people.overlaps(span)]
        nearest = min(able, key=lambda item: abs(item[0].start - people.end), default=None)
        return nearest[1] if nearest else self._owner(finding, barred)

    def _owner(self, finding: Finding, barred: frozenset[str]) -> str | None:
        """Whom "the 900 men in their custody" means: the actor that the sentence names first."""
        words = finding.tokens
        owned = (
            token
            for token in words[: len(words) - 1]
            if token.lower_ in ("its", "their")
            and any(word.lower_ in self.grammar["kept_in"] for word in words[token.i + 1 : token.i + 1 + _LIKE])
        )
        token = next(owned, None)
        if token is None:
            return None
        before = Span(finding.sentence.span.start, finding.sentence.span_of(token).start)
        named = [actor.actor_id for actor in self.agents.violent(self.mentions.actors_in(before))]
        return next((actor for actor in named if actor not in barred), None)

    def _told(self, sentence: Sentence) -> list[tuple[Span, str]]:
        """The keepers that a sentence names, where it does."""
        words = [match.group() for match in _WORD.finditer(sentence.text.lower())]
        if self.grammar["kept_in"].isdisjoint(words) and self.grammar["kept_by"].isdisjoint(words):
            return []
        return sorted(
            [*self._actors(sentence), *self._states(sentence), *self._grounds(sentence)], key=lambda told: told[0].start
        )

    def _actors(self, sentence: Sentence) -> Iterator[tuple[Span, str]]:
        """`in Kurdish custody`, `a camp run by the group`, `surrendered to the army`."""
        for actor in self.agents.violent(self.mentions.actors_in(sentence.span)):
            before, after = self._around(sentence, actor.span)
            called = actor.surface.lower().split()[-1] in self.grammar["kept_in"]  # `Kurdish prisons`
            if called or self._is_place(after) or self._keeps(before):
                yield actor.span, actor.actor_id

    def _states(self, sentence: Sentence) -> Iterator[tuple[Span, str]]:
        """`an Iraqi jail`, `a Turkish court`."""
        held = self.grammar["kept_in"] | self.grammar["court"]
        for match in re.finditer(r"\b[A-Z][\w-]+", sentence.text):
            who = self.states.demonyms.get(match.group())
            if who is None or who.country is None:
                continue
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            if self._is_place(self._around(sentence, span)[1], held):
                yield span, self.states.of_country[who.country].actor_id

    def _grounds(self, sentence: Sentence) -> Iterator[tuple[Span, str]]:
        """`behind bars in Turkey`: where several powers hold people, as in Syria, the country says nothing."""
        for place in self.mentions.locations_in(sentence.span):
            before, _ = self._around(sentence, place.span)
            near = [word for word in before if word != "the"][-2:]
            kept = len(near) > 1 and near[1] in _IN[:-1] and near[0] in self.grammar["kept_in"]
            state = self.states.of_country.get(place.country or "")
            if kept and state and place.country != "SYR" and (place.country != "IRQ" or place.kind == "country"):
                yield place.span, state.actor_id

    def _around(self, sentence: Sentence, span: Span) -> tuple[list[str], list[str]]:
        """The words of a sentence before and after a span, lower case."""
        text = self.document.text
        before, after = Span(sentence.span.start, span.start), Span(span.end, sentence.span.end)
        return tuple(_WORD.findall(part.of(text).lower()) for part in (before, after))  # type: ignore[return-value]

    def _is_place(self, after: Sequence[str], held: frozenset[str] | None = None) -> bool:
        """Whether the words after a name make it the keeper of a prison or camp: `-run camps`, `'s secret prisons`."""
        at = 0
        while at < len(after) and (after[at] in _OWNS or after[at] in self.grammar["controlled"]):
            at += 1
        for word in after[at : at + _LIKE]:
            if word in (held or self.grammar["kept_in"]):
                return True
            if word not in self.grammar["kept_like"]:
                return False
        return False

    def _keeps(self, before: Sequence[str]) -> bool:
        """Whether the words before a name make it a keeper: `in the hands of`, `a camp run by`, `handed over to`."""
        near = [word for word in before if word not in self.grammar["determiner"]][-_RUN:]
        if len(near) < 2:
            return False
        last, told = near[-1], near[-2]
        if last == "of":
            return told in self.grammar["kept_in"] | {"hands", "control"} and not {"out", "outside"} & set(near[-4:])
        if last == "by":
            runs = told in self.grammar["controlled"] | self.grammar["kept_like"]
            return told in self.grammar["kept_by"] or (runs and not self.grammar["kept_in"].isdisjoint(near))
        return last in _OVER and bool(self.grammar["given_up"] & set(near[-4:]))
