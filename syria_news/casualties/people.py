"""Groups of people that a sentence speaks of: how many, who, and which words say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.casualties.harm_books import HarmBooks
from syria_news.casualties.head_nouns import NounFinder
from syria_news.casualties.victim_classes import class_of
from syria_news.quantities import Quantity, find_quantities
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.language import Sentence
    from syria_news.language.parses import Token
    from syria_news.mentions import ActorMention

__all__ = ["Group", "find_groups"]

_ADULT = 18  # years
_SIDES = ("government", "military", "rebel", "political")  # types of persons by what they belong to
_OWNED = ("his", "her", "their")


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


class _Reader(NounFinder):
    def __init__(
        self, sentence: Sentence, books: HarmBooks, actors: list[ActorMention], harm_words: frozenset[int]
    ) -> None:
        super().__init__(sentence, books, actors, harm_words)
        self.groups: list[Group] = []
        self.taken: set[int] = set()

    def read(self) -> list[Group]:
        for quantity in find_quantities(self.sentence.text, self.numbers):
            self._add(self._counted(quantity))
        for at in range(len(self.tokens)):
            if at not in self.taken:
                self._add(self._noun(at) or self._another(at) or self._oneself(at) or self._aged(at))
        for actor in self.actors:
            self._add(self._named(actor))
        return sorted(self.groups, key=lambda group: group.start)

    def _add(self, group: Group | None) -> None:
        if group and not self.taken & set(range(group.start, group.stop)):
            self.groups.append(group)
            self.taken |= set(range(group.start, group.stop))

    # --- people counted

    def _counted(self, quantity: Quantity) -> Group | None:
        tokens = self.sentence.tokens_in(quantity.span.shift(self.sentence.span.start))
        if not tokens or tokens[0].idx != quantity.span.start or self.is_split(tokens[-1], quantity.span):
            return None
        start, stop = tokens[0].i, tokens[-1].i + 1
        if start in self.harm_words or self.word(start - 1) == "how" or self.is_age(start, stop):
            return None
        if self.lower[start] == "many" and self._is_compared(start, stop):
            return None
        if self.word(start - 1) == "of" and self.word(start - 2) in ("father", "mother", "parent"):
            return None  # "a father of three"
        if self.word(start - 1) == "of" and self.word(start - 2) in self.grammar["settlement"]:
            return None  # "the city of two million"
        if quantity.kind in ("single", "enumeration"):
            row = self.nouns.people(self.lower[stop - 1])
            if row is None or self._modifies(stop - 1, row):
                return None
            head: int | None = stop - 1
        else:
            if self.is_date(start, stop):
                return None
            if share := self._share(quantity, start, stop):
                return share
            stop = self._past_copy(stop, quantity)
            head = self.head_after(stop + (self.lower[stop : stop + 2] == [",", "of"]))
            if head is None and self.lower[start] == "no" and stop - start == 1 and stop not in self.harm_words:
                return None
            if head is None and not self.stands_alone(stop):
                head = self.armed_name(stop) or self.unlisted_after(stop)
                if head is None and not self.is_objected(start, stop):
                    return None
            if head is not None and self.counts_things(quantity, head):
                return None
        return self._group(quantity, start, stop, head)

    def _share(self, quantity: Quantity, start: int, stop: int) -> Group | None:
        """A part of some people: "40% of the dead", "nine out of ten civilians"; the number is not theirs."""
        after = self.grammar.phrase_at("hundredths", self.lower, stop)
        if after == stop:
            after = self.grammar.phrase_at("out_of", self.lower, stop)
        if quantity.kind != "number" or after == stop:
            return None
        span = self._span(start, after)
        head = self.head_after(after)
        end = after if head is None else head + 1
        return Group(start, end, span, None, None, False, "share", head, self._class(start, end, head), False, 0, after)

    def _past_copy(self, at: int, quantity: Quantity) -> int:
        """Go past the same number in digits: "fourteen (14) bodies"."""
        copy = self.word(at) == "(" and self.word(at + 2) == ")" and self.word(at + 1) == str(quantity.low)
        return at + 3 if copy else at

    def _is_compared(self, start: int, stop: int) -> bool:
        """Whether "many" only compares: "as many people as possible", "twice as many were hurt"."""
        second = "as" in self.lower[stop : stop + 4] or self.word(start - 2) in self.grammar["times"]
        return self.word(start - 1) == "as" and second

    def _group(self, quantity: Quantity, start: int, stop: int, head: int | None) -> Group:
        end = stop if head is None else head + 1
        span = quantity.span.shift(self.sentence.span.start)
        made = Group(start, end, span, quantity.low, quantity.high, quantity.approximate, quantity.kind, head, "")
        made.victim_class = self._class(start, end, head)
        made.harm_noun = head is not None and head in self.harm_words and self.nouns.harm_noun(self.lower[head])
        row = self.nouns.people(self.lower[head]) if head is not None else None
        if head is not None and row is not None and row["kind"] == "group" and quantity.kind == "single":
            made.low, made.high = self._sized(head) or (made.low, made.high)
        made.share, made.figure_stop = quantity.share, stop
        if made.kind == "number" and self.lower[end : end + 2] in (["at", "least"], ["or", "more"]):
            made.high = None  # "12 civilians at least"
        return made

    # --- people named by a noun or a name

    def _noun(self, at: int) -> Group | None:
        word = self.lower[at]
        row = self.nouns.people(word)
        if row is None or self._modifies(at, row):
            return None
        if word == "other" and self.tags[at + 1 : at + 2] in (["VBN"], ["JJ"], ["VBG"]):
            return None  # "the other murdered men"
        start, determiner = self._phrase_start(at)
        if {"how", "as"} & {self.word(start - 1), self.word(start - 2)} and "many" in self.lower[start - 1 : start + 1]:
            return None  # "how many people", "as many people as possible"
        plural = self.nouns.is_plural(word) and not (
            self.nouns.is_plural(word) and determiner in ("a", "an", "another")
        )
        owned = determiner in _OWNED  # "their bodies"
        unowned = determiner in self.grammar["definite"] or (not plural and determiner != "a")
        if row["kind"] == "body" and unowned and not owned:
            return None
        kind = "bare" if plural else self._single_kind(at, start, determiner)
        if not kind:
            return None
        low: int | None
        high: int | None
        low, high = (2, None) if plural else (1, 1)
        if row["kind"] == "group" and not plural:
            low, high = int(row["low"] or 2), None
            low, high = self._sized(at) or (low, high)
        if self.lower[start - 2 : start] == ["all", "of"] and plural:
            low, high = None, None
        return Group(
            start, at + 1, self._span(start, at + 1), low, high, False, kind, at, self._class(start, at + 1, at)
        )

    def _another(self, at: int) -> Group | None:
        """`another` alone: "one was killed, another wounded"."""
        if self.lower[at] != "another" or self.tags[min(at + 1, len(self.tags) - 1)].startswith(("NN", "JJ", "CD")):
            return None
        return Group(at, at + 1, self._span(at, at + 1), 1, 1, False, "number", None, "unknown", figure_stop=at + 1)

    def _aged(self, at: int) -> Group | None:
        """Somebody named by an age alone: "a 19-year-old was killed"."""
        if self.lower[at] != "old" or self.lower[max(0, at - 3) : at] != ["-", "year", "-"]:
            return None
        start = at - 4
        if start < 0 or self.tags[min(at + 1, len(self.tags) - 1)].startswith(("NN", "JJ", "VBN", "HYPH")):
            return None
        single = self.word(start - 1) in self.grammar["single"] | self.grammar["definite"]
        kind = "single" if self.word(start - 1) in self.grammar["single"] else "definite"
        young = self.lower[start].isdigit() and int(self.lower[start]) < _ADULT
        start -= single
        span = self._span(start, at + 1)
        return Group(start, at + 1, span, 1, 1, False, kind, at, "civilian" if young else "unknown")

    def _oneself(self, at: int) -> Group | None:
        """Whoever is killed by their own bomb: "killed himself and four guards"."""
        if self.lower[at] not in self.grammar["oneself"]:
            return None
        low, high = (2, None) if self.lower[at] == "themselves" else (1, 1)
        for group in self.groups:
            if group.stop <= at and group.is_counted and high is None:
                low, high = group.low or low, group.high  # "two bombers killed themselves"
        kind = "combatant" if self.grammar["lone"] & set(self.lower[:at]) else "unknown"
        return Group(at, at + 1, self._span(at, at + 1), low, high, False, "single", at, kind)

    def _sized(self, at: int) -> tuple[int, int | None] | None:
        """The bounds of "a family of five"."""
        if self.word(at + 1) != "of" or at + 2 >= len(self.tokens):
            return None
        begin = self.tokens[at + 2].idx
        sizes = find_quantities(self.sentence.text, self.numbers)
        size = next((one for one in sizes if one.span.start == begin), None)
        return (size.low, size.high) if size is not None and size.kind == "number" and size.low else None

    def _single_kind(self, at: int, start: int, determiner: str) -> str:
        if determiner in self.grammar["single"]:
            return "single"
        if (
            determiner in self.grammar["definite"]
            or self.word(start - 1) in ("'s", "’s")
            or "POS" in self.tags[start:at]
        ):
            return "definite"
        return "single" if self._is_headline_person(at, start) else ""

    def _modifies(self, at: int, row: Mapping[str, str]) -> bool:
        """Whether a noun for people only stands before another noun: "the terrorist attack"."""
        after = self.word(at + 1)
        if not after:
            return False
        glued = after == "-" and not self.tokens[at].whitespace_
        if glued or after in ("'s", "’s", "'", "’") or self.tags[at + 1] == "POS":
            return at + 2 not in self.harm_words  # "a farmer's death"
        if at + 1 in self.harm_words or after in self.calendar:
            return False
        if self.nouns.is_plural(self.lower[at]) and not row["modifies"]:
            return self._owns_kin(at)
        if not row["modifies"] and self.nouns.people(after):
            return False
        tag = self.tags[at + 1]
        return tag in ("NN", "NNS") or (tag.startswith("NNP") and self.tokens[at].dep_ in ("compound", "amod", "nmod"))

    def _owns_kin(self, at: int) -> bool:
        """Whether a plural has lost its apostrophe: "the grooms father"."""
        return self.word(at - 1) == "the" and self.word(at + 1) in self.numbers.kin

    def _phrase_start(self, at: int) -> tuple[int, str]:
        place = at
        while place > 0 and place - 1 not in self.taken and at - place < 6:
            word, tag = self.lower[place - 1], self.tags[place - 1]
            if word in self.grammar["single"] or word in self.grammar["definite"]:
                return place - 1, word
            if word == "more":
                break  # "in the strike more militants died"
            if (
                not tag.startswith(("JJ", "NN", "POS", "HYPH", "CD"))
                or place - 1 in self.harm_words
                or word in self.calendar
            ):
                break
            row = self.nouns.people(word)
            if row and not row["modifies"] and not self._owns_kin(place - 1):
                break
            place -= 1
        return place, ""

    def _is_headline_person(self, at: int, start: int) -> bool:
        """A bare singular counts as one where articles are dropped: "Child killed in shelling"."""
        listed = range(at + 1, at + 6) if self.word(at + 1) == "and" else ()  # "Teacher and his son killed"
        near = {at + 1, at + 2, start - 1, *listed} & self.harm_words or self.word(start - 1) == "including"
        return bool(near) and (self.sentence.is_title or start == 0 or self.tokens[at].text[0].isupper())

    def _named(self, actor: ActorMention) -> Group | None:
        tokens = self.sentence.tokens_in(actor.span)
        if not tokens or not (actor.type == "person" or (actor.type in _SIDES and self._has_title(tokens))):
            return None
        start, stop = tokens[0].i, tokens[-1].i + 1
        span = self._span(start, stop)
        return Group(start, stop, span, 1, 1, False, "named", stop - 1, self._class(start, stop, None))

    def _has_title(self, tokens: Sequence[Token]) -> bool:
        """Whether a name begins with what somebody is: "Colonel Samir Haddad", of an army."""
        titles = [at for at, token in enumerate(tokens) if self.nouns.people(token.lower_)]
        named = bool(titles) and titles[-1] < len(tokens) - 1 and tokens[-1].lower_ not in self.grammar["bodies"]
        return named and not self.nouns.is_plural(tokens[titles[-1]].lower_) and tokens[-1].tag_ == "NNP"

    def _span(self, start: int, stop: int) -> Span:
        return self.sentence.span_of(self.tokens[start], self.tokens[stop - 1])

    def _class(self, start: int, stop: int, head: int | None) -> str:
        return class_of(self.nouns, self.lower, start, stop, head, self.armed, self.tags, self.grammar)
