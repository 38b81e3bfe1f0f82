"""Which nouns numbers count, and which numbers count no people: dates, ages, distances, things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syria_news.casualties.harm_books import HarmBooks
from syria_news.quantities import Quantity
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.language import Sentence
    from syria_news.language.parses import Token
    from syria_news.mentions import ActorMention

__all__ = ["NounFinder"]

_NOMINAL = ("NN", "JJ", "VBN", "VBG", "PRP$", "POS", "HYPH", "RB", "FW", "AFX", "LS")
_REACH = 11  # words from a number to its noun: "40 so-called Islamic State in Iraq fighters"
_OLDEST = 110  # years
_YEARS = range(1900, 2101)


class NounFinder:
    """Finds the noun that a number of a parsed sentence counts.

    Parameters
    ----------
    sentence : Sentence
        Parsed.
    books : HarmBooks
        The codebooks.
    actors : list of ActorMention
        The sentence's actors.
    harm_words : frozenset of int
        Tokens that belong to words of harm.
    """

    def __init__(
        self, sentence: Sentence, books: HarmBooks, actors: list[ActorMention], harm_words: frozenset[int]
    ) -> None:
        assert sentence.doc is not None
        self.sentence, self.nouns, self.numbers, self.grammar = sentence, books.nouns, books.numbers, books.grammar
        self.actors, self.harm_words = actors, harm_words
        self.tokens, self.lower = sentence.doc.tokens, sentence.doc.lower
        self.tags = [token.tag_ for token in self.tokens]
        self.calendar = self.grammar["months"] | self.grammar["days"]
        self.armed = frozenset(
            token.i
            for actor in actors
            if actor.type in self.grammar["armed_type"]
            for token in sentence.tokens_in(actor.span)
        )

    def word(self, at: int) -> str:
        """Give the word at a place, lower case, empty outside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def is_age(self, start: int, stop: int) -> bool:
        """Whether a number after a name that opens the sentence is an age: "Ziad, 13, was hurt"."""
        if self.lower[max(0, start - 2) : start] in (["age", "of"], ["ages", "of"]) or self._is_aged(start):
            return True
        if self._follows_name(start, stop):
            return True
        name = [at for at in range(start) if self.lower[at] not in (",", '"', "“")]
        if not 0 < len(name) <= 3 or self.sentence.is_title or not self.lower[start].isdigit():
            return False
        after = next((self.tags[at] for at in range(stop, len(self.tags)) if self.lower[at] != ","), "")
        return all(self._may_be_name(at) for at in name) and after.startswith(("VBD", "VBZ", "WP"))

    def _follows_name(self, start: int, stop: int) -> bool:
        """Whether a number is set off right after a person's name: "Omar Saleh, 34, and", "Omar Saleh (34)"."""
        word = self.lower[start]
        if start < 2 or start - 2 in self.harm_words or stop - start > 1 or not word.isdigit() or int(word) > _OLDEST:
            return False
        marks = (self.word(start - 1), self.word(stop))
        if marks != ("(", ")") and not (marks[0] == "," and marks[1] in (",", ".", ";", "and", "")):
            return False
        return any(actor.type == "person" and start - 2 in self._places(actor) for actor in self.actors) or (
            self.tags[start - 2] == "NNP" and self._is_relative(start - 2)
        )

    def _places(self, actor: ActorMention) -> range:
        tokens = self.sentence.tokens_in(actor.span)
        return range(tokens[0].i, tokens[-1].i + 1) if tokens else range(0)

    def _is_relative(self, at: int) -> bool:
        """Whether a noun for somebody stands before a name: "his brother Khalil"."""
        while at > 0 and self.tags[at] == "NNP" and self.nouns.people(self.lower[at]) is None:
            at -= 1
        return self.nouns.people(self.lower[at]) is not None

    def _may_be_name(self, at: int) -> bool:
        word = self.tokens[at].text
        return (
            self.tags[at].startswith("NN")
            and word[0].isupper()
            and at not in self.harm_words | self.armed
            and (self.nouns.people(self.lower[at]) is None)
        )

    def _is_aged(self, at: int) -> bool:
        """Whether a number stands in a list of ages: "aged 9, 11 and 14"."""
        while self.tags[at - 1] == "CD" or self.word(at - 1) in (",", "and", "between", "to", "from"):
            at -= 1
        return self.word(at - 1) in ("aged", "ages")

    def is_split(self, last: Token, span: Span) -> bool:
        """Whether the number is a part of a longer word: "12-year-old", "a 10-man team"."""
        glued = self.sentence.text[span.end : span.end + 2]
        return last.idx + len(last) > span.end + 2 or (len(glued) == 2 and glued[0] in "-:" and glued[1].isalnum())

    def is_date(self, start: int, stop: int) -> bool:
        """Whether a number is a day of a month or a year."""
        word, before, after = self.lower[start], self.word(start - 1), self.word(stop)
        if not word.isdigit() or stop - start > 1:
            return False
        months = self.grammar["months"]
        if (before in months and self.tags[start - 1] != "MD" and int(word) < _YEARS.stop) or after in months:
            return True
        if int(word) in _YEARS and len(word) == 4:
            return before in self.grammar["dated"] or self.head_after(stop) != stop
        return False

    def head_after(self, at: int) -> int | None:
        """The noun for the people that a number before token ``at`` counts."""
        best = None
        for place in range(at, min(at + _REACH, len(self.tokens))):
            row = self.nouns.people(self.lower[place])
            if row:
                best = place
                plural = self.nouns.is_plural(self.lower[place]) and row["plural"] != row["noun"]
                if not (self._owns_next(place) or self._qualifies_next(place) if plural else row["modifies"]):
                    break
            elif place in self.harm_words and self.nouns.harm_noun(self.lower[place]):
                return place if best is None or self.word(place + 1) != "of" else best
            elif (
                best is not None and not (self.tags[place].startswith(("JJ", "NN")) and self._has_people(place + 1))
            ) or not self._may_describe(place, at):
                break
        return best

    def unlisted_after(self, at: int) -> int | None:
        """A plural of no codebook that "who", or what befalls people alone, shows to be people: "40 acrobats who"."""
        stop = at
        while (
            stop < len(self.tags) and self.tags[stop].startswith(("NN", "JJ", "HYPH")) and stop not in self.harm_words
        ):
            stop += 1
        if (
            stop == at
            or self.tags[stop - 1] != "NNS"
            or self.lower[stop - 1] in self.grammar["unit"] | self.grammar["animal"]
        ):
            return None
        deed = stop
        while self.word(deed) in self.grammar["be"] | self.grammar["have"] | self.grammar["adverb"]:
            deed += 1
        told = self.word(stop) in ("who", "whose") or (deed > stop and self.word(deed) in self.grammar["of_people"])
        return stop - 1 if told else None

    def _owns_next(self, place: int) -> bool:
        """Whether a plural has lost its apostrophe: "the prisoners visitors"."""
        owned = self.nouns.is_plural(self.word(place + 1)) and place + 1 not in self.harm_words
        return owned and self.word(place - 1) == "the"

    def _qualifies_next(self, place: int) -> bool:
        """Whether a plural only describes the next: "two women fighters"."""
        next_is_plural = self.nouns.is_plural(self.word(place + 1)) and place + 1 not in self.harm_words
        return next_is_plural and self.lower[place] in ("women", "men", "helmets")

    def _may_describe(self, place: int, at: int) -> bool:
        """Whether a word can stand between a number and its people."""
        word, tag = self.lower[place], self.tags[place]
        if place in self.harm_words:
            return self._describes(place)
        if word in self.calendar or word in self.grammar["reader_break"]:
            return False
        if word in ("and", "or", ","):
            return place > at and self.tags[place - 1].startswith(("NN", "JJ")) and self._has_people(place + 1)
        if word == "/":
            return place > at and self.tags[place - 1].startswith("NN")  # "43 YPG/PKK fighters"
        if word == "the" or tag == "DT":
            return place == at or self.word(place - 1) == "of"
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
        row = self.nouns.people(self.word(after))
        return (
            row is not None
            and self.nouns.is_plural(self.word(after))
            and (row["kind"] == "body" or after not in self.harm_words)
        )

    def counts_things(self, quantity: Quantity, head: int) -> bool:
        """Whether what looks like a noun for people describes what is counted: "12 Syrian air strikes"."""
        word, after = self.lower[head], self.tags[head + 1] if head + 1 < len(self.tags) else ""
        if self.word(head + 1) == "-" and not self.tokens[head].whitespace_:
            return True
        if quantity.low == 1 or self.nouns.is_plural(word) or head in self.harm_words:
            return False
        return after.startswith("NN") and head + 1 not in self.harm_words

    def stands_alone(self, at: int) -> bool:
        """Whether a number counts people without naming them: what follows is no noun."""
        place = at
        while place < len(self.tokens) and self.lower[place] in self.grammar["neutral"]:
            place += 1
        if place >= len(self.tokens):
            return True
        if place in self.harm_words:
            things = place + 1 < len(self.tags) and self.tags[place + 1] == "NNS" and place + 1 not in self.harm_words
            return not things or self.sentence.is_title or self.word(place + 1) in self.calendar
        word, tag = self.lower[place], self.tags[place]
        if word in self.grammar["unit"]:
            return False
        if not word[0].isalnum():
            return word not in ("$", "-", "/", "%")
        if tag == "CD":
            return "of" in (self.word(place + 1), self.word(at))  # "five of the 11 killed"
        return word in self.calendar or not tag.startswith(("NN", "JJ", "HYPH", "SYM", "POS", "$"))

    def is_objected(self, start: int, stop: int) -> bool:
        """Whether a number right after a verb of harm counts people, whatever follows: "kills 18 New toll"."""
        return (
            start - 1 in self.harm_words
            and self.tags[stop] not in ("NNS", "NNPS")
            and self.word(stop) not in self.grammar["unit"]
        )

    def armed_name(self, at: int) -> int | None:
        """The last token of an armed group's name that a number counts: "3 ISIS killed", "(3 ISIS, 2 YPG)"."""
        in_brackets = self._is_in_brackets(at)
        last = at
        while last < len(self.tokens) and (last in self.armed or (in_brackets and self.tokens[last].text.isupper())):
            last += 1
        ends = last >= len(self.tokens) or last in self.harm_words
        ends |= self.word(last) in self.grammar["be"] | self.grammar["adverb"]
        ends |= self.word(last) in ("+", "&", "and", ",") and self.tags[min(last + 1, len(self.tags) - 1)] == "CD"
        ends |= in_brackets and not ends and not self.tags[last].startswith(("NN", "JJ"))
        return last - 1 if last > at and ends else None

    def _is_in_brackets(self, at: int) -> bool:
        brackets = [word for word in self.lower[:at] if word in ("(", "[", ")", "]")]
        return bool(brackets) and brackets[-1] in ("(", "[")
