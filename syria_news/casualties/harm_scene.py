"""One sentence as the readers of harm see it: its tokens, its groups of people and its words of harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.casualties.harm_words import Cue, joined
from syria_news.casualties.people import Group, find_groups
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.casualties.harm_books import HarmBooks
    from syria_news.language import Sentence
    from syria_news.language.parses import Token
    from syria_news.mentions import ActorMention

__all__ = ["Finding", "Scene"]

_WHOLE_REACH = 25  # words from "including" back to the people whom it tells more of


@dataclass(slots=True, eq=False)
class Finding:
    """A figure of people harmed, before it is tied to its incident."""

    sentence: Sentence
    group: Group
    harm: str
    cue: Cue
    parent: Finding | None = None

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        assert self.sentence.doc is not None
        return list(self.sentence.doc)

    @property
    def span(self) -> Span:
        """The characters of figure, noun and word of harm."""
        doc = self.sentence.doc
        assert doc is not None
        start, stop = min(self.group.start, self.cue.start), max(self.group.stop, self.cue.stop)
        return self.sentence.span_of(doc[start], doc[stop - 1])

    @property
    def people(self) -> Span:
        """The characters of figure and noun."""
        doc = self.sentence.doc
        assert doc is not None
        return self.sentence.span_of(doc[self.group.start], doc[self.group.stop - 1])

    @property
    def victims(self) -> str | None:
        """The noun phrase for the people, without the number."""
        doc, group = self.sentence.doc, self.group
        assert doc is not None
        if group.head is None or group.harm_noun:
            return None
        start = group.start
        if group.kind in ("number", "vague", "share", "none"):
            while start < group.head and self.sentence.span.start + doc[start].idx < group.figure.end:
                start += 1
            while start < group.head and doc[start].lower_ in ("of", "the", "more", "other"):
                start += 1
        return doc.words(start, group.stop)

    @property
    def verb(self) -> Token:
        """The token of the word of harm."""
        assert self.sentence.doc is not None
        return self.sentence.doc[self.cue.start]


class Scene:
    """A parsed sentence with its words of harm and its groups of people, by token.

    Parameters
    ----------
    sentence : Sentence
        Parsed.
    books : HarmBooks
        The codebooks.
    actors : list of ActorMention
        The sentence's actors.
    cues : list of Cue
        The sentence's words of harm.
    """

    def __init__(self, sentence: Sentence, books: HarmBooks, actors: list[ActorMention], cues: list[Cue]) -> None:
        assert sentence.doc is not None
        self.sentence, self.books, self.grammar = sentence, books, books.grammar
        self.tokens, self.lower = sentence.doc.tokens, sentence.doc.lower
        self.tags = [token.tag_ for token in self.tokens]
        self.armed = frozenset(
            token.i
            for actor in actors
            if actor.type in self.grammar["armed_type"]
            for token in sentence.tokens_in(actor.span)
        )
        words = frozenset(place for cue in cues for place in range(cue.start, cue.stop))
        self.groups = find_groups(sentence, books, actors, words)
        self.group_at = {place: group for group in self.groups for place in range(group.start, group.stop)}
        self.cues = joined(cues, self.tokens, frozenset(self.group_at))
        self.cue_at = {place: cue for cue in self.cues for place in range(cue.start, cue.stop)}
        self.found: dict[tuple[int, str], Finding] = {}

    def word(self, at: int) -> str:
        """The word at a place, empty outside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def claimed(self, group: Group) -> bool:
        """Whether a word of harm has taken a group."""
        return any(finding.group is group for finding in self.found.values())

    def unite(self, first: Group, second: Group) -> None:
        """Make one group of two that follow one another: "women and children"."""
        first.figure = Span(first.figure.start, second.figure.end)
        first.stop, first.head = second.stop, second.head
        if first.victim_class == "unknown":
            first.victim_class = second.victim_class
        self.group_at.update(dict.fromkeys(range(first.start, first.stop), first))

    def is_light(self, at: int) -> bool:
        """Whether a word may stand between people and their harm: an auxiliary, an adverb, a day."""
        word = self.lower[at]
        return (
            word in self.grammar["be"]
            or word in self.grammar["have"]
            or word in self.grammar["adverb"]
            or word in self.grammar["days"]
            or self.tags[at] in ("RB", "RBR", "RBS")
        )

    def skip(self, at: int) -> int:
        """The next place that is no auxiliary or adverb."""
        while at < len(self.tokens) and at not in self.group_at and at not in self.cue_at:
            if not self.is_light(at) or self.lower[at] in ("the", "of", "those", "to"):
                break
            at += 1
        return at

    def left_of(self, at: int) -> Group | None:
        """The group that ends right before a place, or with only auxiliaries and adverbs between."""
        at -= 1
        while at >= 0 and at not in self.group_at and self.is_light(at):
            at -= 1
        group = self.group_at.get(at)
        outer = self.group_at.get(group.start - 2) if group and self.word(group.start - 1) in ("of", "from") else None
        is_whole = outer and outer.head is not None and (outer.is_counted or outer.low != 1)
        return outer if is_whole else group  # "six members of one family", "a family of six"

    def right_of(self, at: int, reach: int) -> Group | None:
        """The first people after a place, before the phrase ends."""
        stops = self.grammar["clause"] | (self.grammar["preposition"] - {"of", "over", "to", "between", "around"})
        for place in range(at, min(at + reach, len(self.tokens))):
            group = self.group_at.get(place)
            if group:
                return None if self._is_of_another(group, at) else group
            if self.lower[place] in stops or place in self.cue_at or self.lower[place] in (".", "who", "which"):
                return None
            if self.tags[place] in ("VBD", "VBZ", "VBP", "MD"):
                return None
        return None

    def _is_of_another(self, group: Group, at: int) -> bool:
        """Whether a bare number some words on belongs to the word of harm that follows it."""
        return group.is_counted and group.head is None and group.start > at and self.skip(group.stop) in self.cue_at

    def number_after(self, at: int, reach: int) -> Group | None:
        """The first number of people after a place."""
        for place in range(at, min(at + reach, len(self.tokens))):
            group = self.group_at.get(place)
            if group and group.is_counted and group.kind != "share":
                return group
        return None

    def is_included(self, group: Group) -> bool:
        """Whether a group is told as a part of one before it: "including 5 children", "most of them women"."""
        if any(self.grammar.phrase_before(name, self.lower, group.start) for name in ("including", "mostly")):
            return True
        if self.is_of_them(group):
            return True
        if group.head is None and self.skip(group.stop) in self.cue_at:
            return False  # "including 5 children and 20 injured": a figure of its own
        before = self.linked_before(group.start)
        return before is not None and self.is_included(before)

    def whole_of(self, part: Group) -> Group | None:
        """The group before "including" that a part, and those linked to it, is told of."""
        if not self.is_included(part):
            return None
        for at in range(part.start - 1, max(part.start - _WHOLE_REACH, -1), -1):
            group = self.group_at.get(at)
            if group and (self.is_of_them(group) or not self.is_included(group)):
                return group if group.is_counted else None
            if at in self.cue_at and self.cue_at[at].frame != "count":
                return None
        return None

    def links_loosely(self, start: int) -> bool:
        """Whether "as well as", "in addition to" links what starts at a place to what stands before."""
        at = start - 1 if self.word(start - 1) in self.grammar["determiner"] else start
        return self.grammar.phrase_before("link_phrase", self.lower, at)

    def is_of_them(self, group: Group) -> bool:
        """Whether a group is a number of those named before: "five of them", "most of whom"."""
        after = self.lower[group.figure_stop : group.figure_stop + 2] if group.is_counted else []
        return after in (["of", "them"], ["of", "whom"], ["of", "which"])

    def linked_before(self, start: int) -> Group | None:
        """The group that "and" or a comma links to one that starts at a place."""
        at = start - 1
        beside = self.group_at.get(at)
        here = self.group_at.get(start)
        plain = ("single", "bare")
        if beside and here and beside.head is not None and here.kind in plain and beside.kind in (*plain, "vague"):
            return beside  # "mother child killed", "several women children and men": a list without its commas
        if at >= 0 and self.lower[at] in self.grammar["determiner"]:
            at -= 1
        edge = at
        while at >= 0 and (self.lower[at] in self.grammar["link"] or self._is_age(at)):
            at -= 1
        if self.word(at) == ")" and self._is_age(at - 1):
            at -= 3
        if at < edge:
            at = self._before_name(at)
        for phrase in self.grammar.phrases["link_phrase"]:
            if tuple(self.lower[at - len(phrase) + 1 : at + 1]) == phrase:
                at -= len(phrase)
                break
        return self.group_at.get(at) if at < edge else None

    def _before_name(self, at: int) -> int:
        """Go back over the name that tells who somebody is: "his wife Rima and their son"."""
        start = at
        while start > 0 and self.tags[start] == "NNP" and start not in self.group_at and start not in self.cue_at:
            start -= 1
        named = self.group_at.get(start)
        return start if named is not None and named.kind in ("single", "definite") else at

    def linked_after(self, stop: int) -> Group | None:
        """The group that "and", "as well as" or a comma links to one that stops at a place."""
        start = self._past_phrase(self._past_name(stop))
        at = start
        while at < len(self.tokens) and self.lower[at] in self.grammar["link"]:
            at += 1
        at = self.grammar.phrase_at("link_phrase", self.lower, at)
        if at > start and self.word(at) in self.grammar["determiner"] and at not in self.group_at:
            at += 1
        return self.group_at.get(at) if at > start else None

    def _past_name(self, at: int) -> int:
        """Go past the name after a noun: "the commander Omar Khalil and two of his guards"."""
        named = self.group_at.get(at)
        if named is not None and named.kind == "named":
            at = named.stop
        while at < len(self.tokens) and self.tags[at] == "NNP" and at not in self.group_at and at not in self.cue_at:
            at += 1
        if self._is_age(at + 1):
            return at + 2 if self.word(at) == "," else at + 3
        return at

    def _is_age(self, at: int) -> bool:
        """Whether a number that counts nobody is set off by a comma: "Omar Saleh, 34, and his brother"."""
        return self.word(at).isdigit() and self.word(at - 1) in (",", "(") and at not in self.group_at

    def _past_phrase(self, at: int) -> int:
        """Go past "of the army", "from the village", "for treason" after people."""
        if self.word(at) not in ("of", "from", "in", "for"):
            return at
        for place in range(at + 1, min(at + 8, len(self.tokens))):
            if place in self.group_at or place in self.cue_at:
                break
            if (
                self.lower[place] in self.grammar["link"]
                or self.grammar.phrase_at("link_phrase", self.lower, place) > place
            ):
                return place
            if not self.tags[place].startswith(("NN", "JJ", "DT", "PRP", "POS", "HYPH")):
                break
        return at
