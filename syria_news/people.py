"""Groups of people that a sentence speaks of: how many, who, and which words say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.harm_books import HarmBooks
from syria_news.quantities import Quantity, find_quantities
from syria_news.spans import Span
from syria_news.victim_classes import class_of

if TYPE_CHECKING:
    from syria_news.parses import Token

    from syria_news.language import Sentence
    from syria_news.mentions import ActorMention

__all__ = ["Group", "find_groups"]

_NOMINAL = ("NN", "JJ", "VBN", "VBG", "PRP$", "POS", "HYPH", "RB", "FW", "AFX", "LS")
_REACH = 11  # words from a number to its noun: "40 so-called Islamic State in Iraq fighters"
_YEARS = range(1900, 2101)


@dataclass(slots=True, eq=False)
class Group:
    """Some people of a sentence; tokens ``start`` to ``stop`` (exclusive) of its parse hold figure and noun."""

    start: int
    stop: int
    figure: Span  # in the article
    low: int | None
    high: int | None
    approximate: bool
    kind: str  # number, vague, share, none, enumeration; single, definite, named, bare
    head: int | None  # the noun's token; None where the number stands alone ("12 were killed")
    victim_class: str
    harm_noun: bool = False  # the noun is the harm: "12 deaths"
    share: int | None = None  # of "half of them", in hundredths

    figure_stop: int = 0  # the token after the number

    @property
    def is_counted(self) -> bool:
        """Whether words state a number, rather than name one person or a bare plural."""
        return self.kind in ("number", "vague", "share", "none", "enumeration")


def find_groups(
    sentence: Sentence, books: HarmBooks, actors: Iterable[ActorMention], harm_words: frozenset[int]
) -> list[Group]:
    """List the groups of people in a sentence, in order and without overlap.

    Parameters
    ----------
    sentence : Sentence
        Parsed.
    books : HarmBooks
        The codebooks.
    actors : iterable of ActorMention
        The sentence's actors: named persons can be harmed, and a group's name tells who its people are.
    harm_words : frozenset of int
        Tokens that belong to words of harm.

    Returns
    -------
    list of Group
    """
    return _Reader(sentence, books, list(actors), harm_words).read()


class _Reader:
    def __init__(
        self, sentence: Sentence, books: HarmBooks, actors: list[ActorMention], harm_words: frozenset[int]
    ) -> None:
        assert sentence.doc is not None
        self.sentence, self.nouns, self.numbers, self.grammar = sentence, books.nouns, books.numbers, books.grammar
        self.actors, self.harm_words = actors, harm_words
        self.tokens: list[Token] = list(sentence.doc)
        self.lower = [token.lower_ for token in self.tokens]
        self.tags = [token.tag_ for token in self.tokens]
        self.calendar = self.grammar["months"] | self.grammar["days"]
        self.armed = frozenset(
            token.i
            for actor in actors
            if actor.type in self.grammar["armed_type"]
            for token in sentence.tokens_in(actor.span)
        )
        self.groups: list[Group] = []
        self.taken: set[int] = set()

    def read(self) -> list[Group]:
        for quantity in find_quantities(self.sentence.text, self.numbers):
            self._add(self._counted(quantity))
        for at in range(len(self.tokens)):
            if at not in self.taken:
                self._add(self._noun(at) or self._another(at))
        for actor in self.actors:
            if actor.type == "person":
                self._add(self._named(actor))
        return sorted(self.groups, key=lambda group: group.start)

    def _add(self, group: Group | None) -> None:
        if group and not self.taken & set(range(group.start, group.stop)):
            self.groups.append(group)
            self.taken |= set(range(group.start, group.stop))

    def _word(self, at: int) -> str:
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    # --- people counted

    def _counted(self, quantity: Quantity) -> Group | None:
        tokens = self.sentence.tokens_in(quantity.span.shift(self.sentence.span.start))
        if not tokens or tokens[0].idx != quantity.span.start or self._is_split(tokens[-1], quantity.span):
            return None
        start, stop = tokens[0].i, tokens[-1].i + 1
        if start in self.harm_words or self._word(start - 1) == "how" or self._is_age(start, stop):
            return None
        if quantity.kind == "vague" and self._word(start - 1) == "as":
            return None
        if quantity.kind in ("single", "enumeration"):
            row = self.nouns.people(self.lower[stop - 1])
            if row is None or self._modifies(stop - 1, row):
                return None
            head: int | None = stop - 1
        else:
            if self._is_date(start, stop):
                return None
            head = self._head(stop)
            if head is None and self.lower[start] == "no" and stop - start == 1:
                return None
            if head is None and not self._stands_alone(stop):
                head = self._armed_name(stop)
                if head is None and not self._is_objected(start, stop):
                    return None
            if head is not None and self._counts_things(quantity, head):
                return None
        return self._group(quantity, start, stop, head)

    def _counts_things(self, quantity: Quantity, head: int) -> bool:
        """Whether what looks like a noun for people describes what is counted: "12 Syrian air strikes"."""
        word, after = self.lower[head], self.tags[head + 1] if head + 1 < len(self.tags) else ""
        if self._word(head + 1) == "-":
            return True
        if quantity.low == 1 or self.nouns.is_plural(word) or head in self.harm_words:
            return False
        return after.startswith("NN") and head + 1 not in self.harm_words

    def _group(self, quantity: Quantity, start: int, stop: int, head: int | None) -> Group:
        end = stop if head is None else head + 1
        span = quantity.span.shift(self.sentence.span.start)
        made = Group(start, end, span, quantity.low, quantity.high, quantity.approximate, quantity.kind, head, "")
        made.victim_class = self._class(start, end, head)
        made.harm_noun = head is not None and head in self.harm_words and self.nouns.harm_noun(self.lower[head])
        made.share, made.figure_stop = quantity.share, stop
        return made

    def _is_age(self, start: int, stop: int) -> bool:
        """Whether a number after a name that opens the sentence is an age: "Ziad, 13, was hurt"."""
        if self._word(start - 1) == "aged" or self.lower[max(0, start - 2) : start] == ["age", "of"]:
            return True
        name = [at for at in range(start) if self.lower[at] not in (",", '"', "“")]
        if not 0 < len(name) <= 3 or self.sentence.is_title or not self.lower[start].isdigit():
            return False
        after = next((self.tags[at] for at in range(stop, len(self.tags)) if self.lower[at] != ","), "")
        return all(self.tags[at] == "NNP" and at not in self.harm_words for at in name) and after.startswith(
            ("VBD", "VBZ", "WP")
        )

    def _is_split(self, last: Token, span: Span) -> bool:
        """Whether the number is a part of a longer word: "12-year-old", "a 10-man team"."""
        glued = self.sentence.text[span.end : span.end + 2]
        return last.idx + len(last) > span.end + 2 or (len(glued) == 2 and glued[0] in "-:" and glued[1].isalnum())

    def _is_date(self, start: int, stop: int) -> bool:
        word, before, after = self.lower[start], self._word(start - 1), self._word(stop)
        if not word.isdigit() or stop - start > 1:
            return False
        months = self.grammar["months"]
        if (before in months and self.tags[start - 1] != "MD" and int(word) < _YEARS.stop) or after in months:
            return True
        if int(word) in _YEARS and len(word) == 4:
            return before in self.grammar["dated"] or self._head(stop) != stop
        return False

    def _head(self, at: int) -> int | None:
        """The noun for the people that a number before token ``at`` counts."""
        best = None
        for place in range(at, min(at + _REACH, len(self.tokens))):
            row = self.nouns.people(self.lower[place])
            if row:
                best = place
                plural = self.nouns.is_plural(self.lower[place]) and row["plural"] != row["noun"]
                if not (self._owns_next(place) if plural else row["modifies"]):
                    break
            elif place in self.harm_words and self.nouns.harm_noun(self.lower[place]):
                return place if best is None or self._word(place + 1) != "of" else best
            elif (
                best is not None and not (self.tags[place].startswith(("JJ", "NN")) and self._has_people(place + 1))
            ) or not self._may_describe(place, at):
                break
        return best

    def _owns_next(self, place: int) -> bool:
        """Whether a plural has lost its apostrophe: "the prisoners visitors"."""
        owned = self.nouns.is_plural(self._word(place + 1)) and place + 1 not in self.harm_words
        return owned and self._word(place - 1) == "the"

    def _may_describe(self, place: int, at: int) -> bool:
        """Whether a word can stand between a number and its people."""
        word, tag = self.lower[place], self.tags[place]
        if place in self.harm_words:
            return self._describes(place)
        if word in self.calendar or word in self.grammar["reader_break"]:
            return False
        if word in ("and", "or", ","):
            return place > at and self.tags[place - 1].startswith(("NN", "JJ")) and self._has_people(place + 1)
        if word == "the" or tag == "DT":
            return place == at or self._word(place - 1) == "of"
        return word in self.grammar["neutral"] or tag.startswith(_NOMINAL)

    def _has_people(self, at: int) -> bool:
        return any(self.nouns.is_plural(word) for word in self.lower[at : at + 3])

    def _describes(self, place: int) -> bool:
        """Whether a word of harm stands before its noun: "30 wounded civilians"."""
        after = place + 1
        while after < min(place + 4, len(self.tokens)) and not self.nouns.people(self.lower[after]):
            if not self.tags[after].startswith(("JJ", "NNP")):
                return False
            after += 1
        return self.nouns.is_plural(self._word(after)) and after not in self.harm_words

    def _stands_alone(self, at: int) -> bool:
        """Whether a number counts people without naming them: what follows is no noun."""
        place = at
        while place < len(self.tokens) and self.lower[place] in self.grammar["neutral"]:
            place += 1
        if place >= len(self.tokens):
            return True
        if place in self.harm_words:
            things = place + 1 < len(self.tags) and self.tags[place + 1] == "NNS" and place + 1 not in self.harm_words
            return not things or self.sentence.is_title or self._word(place + 1) in self.calendar
        word, tag = self.lower[place], self.tags[place]
        if word in self.grammar["unit"]:
            return False
        if not word[0].isalnum():
            return word not in ("$", "-", "/", "%")
        if tag == "CD":
            return self._word(place + 1) == "of"
        return word in self.calendar or not tag.startswith(("NN", "JJ", "HYPH", "SYM", "POS", "$"))

    def _is_objected(self, start: int, stop: int) -> bool:
        """Whether a number right after a verb of harm counts people, whatever follows: "kills 18 New toll"."""
        return (
            start - 1 in self.harm_words
            and self.tags[stop] not in ("NNS", "NNPS")
            and self._word(stop) not in self.grammar["unit"]
        )

    def _armed_name(self, at: int) -> int | None:
        """The last token of an armed group's name that a number counts: "3 ISIS killed"."""
        last = at
        while last in self.armed:
            last += 1
        return last - 1 if last > at and (last >= len(self.tokens) or last in self.harm_words) else None

    # --- people named by a noun or a name

    def _noun(self, at: int) -> Group | None:
        word = self.lower[at]
        row = self.nouns.people(word)
        if row is None or self._modifies(at, row):
            return None
        start, determiner = self._phrase_start(at)
        if {"how", "as"} & {self._word(start - 1), self._word(start - 2)} and "many" in self.lower[
            start - 1 : start + 1
        ]:
            return None  # "how many people", "as many people as possible"
        plural = self.nouns.is_plural(word) and not (
            self.nouns.is_plural(word) and determiner in ("a", "an", "another")
        )
        if row["kind"] == "body" and (determiner in self.grammar["definite"] or (not plural and determiner != "a")):
            return None
        kind = "bare" if plural else self._single_kind(at, start, determiner)
        if not kind:
            return None
        low, high = (2, None) if plural else (1, 1)
        if row["kind"] == "group" and not plural:
            low, high = int(row["low"] or 2), None
        return Group(
            start, at + 1, self._span(start, at + 1), low, high, False, kind, at, self._class(start, at + 1, at)
        )

    def _another(self, at: int) -> Group | None:
        """`another` alone: "one was killed, another wounded"."""
        if self.lower[at] != "another" or self.tags[min(at + 1, len(self.tags) - 1)].startswith(("NN", "JJ", "CD")):
            return None
        return Group(at, at + 1, self._span(at, at + 1), 1, 1, False, "number", None, "unknown", figure_stop=at + 1)

    def _single_kind(self, at: int, start: int, determiner: str) -> str:
        if determiner in self.grammar["single"]:
            return "single"
        if determiner in self.grammar["definite"]:
            return "definite"
        return "single" if self._is_headline_person(at, start) else ""

    def _modifies(self, at: int, row: Mapping[str, str]) -> bool:
        """Whether a noun for people only stands before another noun: "the terrorist attack"."""
        after = self._word(at + 1)
        if not after:
            return False
        if after in ("'s", "’s", "'", "’", "-") or self.tags[at + 1] == "POS":
            return True
        if at + 1 in self.harm_words or after in self.calendar:
            return False
        if self.nouns.is_plural(self.lower[at]) and not row["modifies"]:
            return False
        if not row["modifies"] and self.nouns.people(after):
            return False
        tag = self.tags[at + 1]
        return tag in ("NN", "NNS") or (tag.startswith("NNP") and self.tokens[at].dep_ in ("compound", "amod", "nmod"))

    def _phrase_start(self, at: int) -> tuple[int, str]:
        place = at
        while place > 0 and place - 1 not in self.taken and at - place < 6:
            word, tag = self.lower[place - 1], self.tags[place - 1]
            if word in self.grammar["single"] or word in self.grammar["definite"]:
                return place - 1, word
            if (
                not tag.startswith(("JJ", "NN", "POS", "HYPH", "CD"))
                or place - 1 in self.harm_words
                or word in self.calendar
            ):
                break
            row = self.nouns.people(word)
            if row and not row["modifies"]:
                break
            place -= 1
        return place, ""

    def _is_headline_person(self, at: int, start: int) -> bool:
        """A bare singular counts as one where articles are dropped: "Child killed in shelling"."""
        near = {at + 1, at + 2, start - 1} & self.harm_words or self._word(start - 1) == "including"
        return bool(near) and (self.sentence.is_title or start == 0 or self.tokens[at].text[0].isupper())

    def _named(self, actor: ActorMention) -> Group | None:
        tokens = self.sentence.tokens_in(actor.span)
        if not tokens:
            return None
        start, stop = tokens[0].i, tokens[-1].i + 1
        span = self._span(start, stop)
        return Group(start, stop, span, 1, 1, False, "named", stop - 1, self._class(start, stop, None))

    def _span(self, start: int, stop: int) -> Span:
        return self.sentence.span_of(self.tokens[start], self.tokens[stop - 1])

    def _class(self, start: int, stop: int, head: int | None) -> str:
        return class_of(self.nouns, self.lower, start, stop, head, self.armed, self.tags, self.grammar["clash"])
