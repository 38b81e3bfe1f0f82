"""Groups of people that a sentence speaks of: how many, who, and which words say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.number_words import NumberWords
from syria_news.quantities import Quantity, find_quantities
from syria_news.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from syria_news.language import Sentence
    from syria_news.mentions import ActorMention

__all__ = ["Group", "VictimNouns", "find_groups"]

_NOMINAL = ("NN", "JJ", "VBN", "VBG", "PRP$", "POS", "HYPH", "RB", "FW", "AFX", "LS")
_NEUTRAL = frozenset(
    ["more", "other", "others", "further", "additional", "new", "the", "of", "these", "those", "them", "their", "its", "his", "her", "whom", "which", "-"]
)
_DETERMINERS = {"a": "single", "an": "single", "another": "single", "one": "single"}
_DEFINITE = frozenset(["the", "this", "that", "my", "his", "her", "their", "our", "its", "your"])
_CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "tonight", "tomorrow"]
)
_NO_PEOPLE = frozenset(
    ["%", "percent", "km", "kilometers", "kilometres", "miles", "meters", "metres", "years-old", "years", "hours", "days", "am", "pm", "gmt"]
)
_DATED = frozenset(["in", "since", "until", "of", "during", "by", "from", "to"])
_ARMED = ("rebel", "military")
_REACH = 10  # words from a number to its noun: "40 so-called Islamic State in Iraq fighters"


@dataclass(slots=True)
class Group:
    """Some people of a sentence; tokens ``start`` to ``stop`` (exclusive) of its parse hold figure and noun."""

    start: int
    stop: int
    figure: Span  # in the article
    low: int | None
    high: int | None
    approximate: bool
    kind: str  # number, vague, share, none; single, definite, named, bare
    head: int | None  # the noun's token; None where the number stands alone ("12 were killed")
    victim_class: str
    harm_noun: bool = False  # the noun is the harm: "12 deaths"
    share: int | None = None  # of "half of them", in hundredths

    @property
    def is_counted(self) -> bool:
        """Whether words state a number, rather than one person or a bare plural."""
        return self.kind in ("number", "vague", "share", "none", "enumeration")


class VictimNouns:
    """The codebook of nouns for people, by each of their forms.

    Parameters
    ----------
    rows : iterable of mapping
        The rows of ``victims.csv``.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.forms: dict[str, tuple[Mapping[str, str], bool]] = {}
        for row in rows:
            for plural in (row["plural"] or row["noun"] + "s").split("|"):
                self.forms[plural.lower()] = (row, True)
            if row["noun"].lower() not in self.forms:
                self.forms[row["noun"].lower()] = (row, False)

    def row(self, word: str) -> Mapping[str, str] | None:
        """Give the row of a word in any of its forms."""
        found = self.forms.get(word.lower())
        return found[0] if found else None

    def is_plural(self, word: str) -> bool:
        """Whether a word is a plural of the codebook."""
        found = self.forms.get(word.lower())
        return bool(found and found[1])


def find_groups(
    sentence: Sentence,
    nouns: VictimNouns,
    words: NumberWords,
    actors: Iterable[ActorMention],
    harm_words: frozenset[int],
) -> list[Group]:
    """List the groups of people in a sentence, in order and without overlap.

    Parameters
    ----------
    sentence : Sentence
        Parsed.
    nouns, words
        The codebooks.
    actors : iterable of ActorMention
        The sentence's actors: named persons can be harmed, and a group's name tells who its people are.
    harm_words : frozenset of int
        Tokens that belong to words of harm.

    Returns
    -------
    list of Group
    """
    return _Reader(sentence, nouns, words, list(actors), harm_words).read()


class _Reader:
    def __init__(
        self,
        sentence: Sentence,
        nouns: VictimNouns,
        words: NumberWords,
        actors: list[ActorMention],
        harm_words: frozenset[int],
    ) -> None:
        assert sentence.doc is not None
        self.sentence, self.nouns, self.words, self.actors, self.harm_words = sentence, nouns, words, actors, harm_words
        self.tokens: list[Token] = list(sentence.doc)
        self.lower = [token.lower_ for token in self.tokens]
        self.groups: list[Group] = []
        self.taken: set[int] = set()

    def read(self) -> list[Group]:
        for quantity in find_quantities(self.sentence.text, self.words):
            self._add(self._counted(quantity))
        for at in range(len(self.tokens)):
            if at not in self.taken:
                self._add(self._noun(at))
        for actor in self.actors:
            if actor.type == "person":
                self._add(self._named(actor))
        return sorted(self.groups, key=lambda group: group.start)

    def _add(self, group: Group | None) -> None:
        if group and not self.taken & set(range(group.start, group.stop)):
            self.groups.append(group)
            self.taken |= set(range(group.start, group.stop))

    # --- people counted

    def _counted(self, quantity: Quantity) -> Group | None:
        span = quantity.span.shift(self.sentence.span.start)
        tokens = self.sentence.tokens_in(span)
        if not tokens or tokens[0].idx != quantity.span.start or self._is_split(tokens[-1], quantity.span):
            return None
        start, stop = tokens[0].i, tokens[-1].i + 1
        if start in self.harm_words or (start and self.lower[start - 1] == "how"):
            return None
        if quantity.kind in ("single", "enumeration"):
            head: int | None = stop - 1
            row = self.nouns.row(self.lower[stop - 1])
            if row is None or self._modifies(stop - 1, row):
                return None
        elif self._is_date(start, stop):
            return None
        else:
            head = self._head(stop)
            if head is None and not self._stands_alone(stop):
                head = self._armed_name(stop)
                if head is None:
                    return None
        end = head + 1 if head is not None else stop
        row = self.nouns.row(self.lower[head]) if head is not None else None
        return Group(
            start,
            end,
            span,
            quantity.low,
            quantity.high,
            quantity.approximate,
            "share" if quantity.kind == "share" else quantity.kind,
            head,
            self._class(start, end, head),
            bool(row and row["kind"] == "harm" and head in self.harm_words),
            quantity.share,
        )

    def _is_split(self, last: Token, span: Span) -> bool:
        """Whether the number is a part of a longer word: "12-year-old", "a 10-man team"."""
        text = self.sentence.text
        glued = text[span.end : span.end + 2]
        return last.idx + len(last) > span.end + 2 or (len(glued) == 2 and glued[0] in "-:" and glued[1].isalnum())

    def _is_date(self, start: int, stop: int) -> bool:
        text = self.lower[start]
        before = self.lower[start - 1] if start else ""
        after = self.lower[stop] if stop < len(self.lower) else ""
        if before in _CALENDAR - {"may"} | {"may"} and text.isdigit() and before in _CALENDAR and int(text) < 2100:
            return self.tokens[start - 1].tag_ != "MD" and not self._day_of_week(before)
        if text.isdigit() and after in _CALENDAR and not self._day_of_week(after):
            return True
        if stop - start == 1 and text.isdigit() and len(text) == 4 and 1900 <= int(text) <= 2100:
            return before in _DATED or self._head(stop) is None
        return False

    @staticmethod
    def _day_of_week(word: str) -> bool:
        return word.endswith("day")

    def _head(self, at: int) -> int | None:
        """The noun for the people that a number before token ``at`` counts."""
        best = None
        for place in range(at, min(at + _REACH, len(self.tokens))):
            word, tag = self.lower[place], self.tokens[place].tag_
            row = self.nouns.row(word)
            if row and row["kind"] != "harm":
                best = place
                if self.nouns.is_plural(word):
                    return place + 1 if self._owns_next(place) else place
                if not row["modifies"]:
                    break
            elif place in self.harm_words:
                if (
                    row
                    and row["kind"] == "harm"
                    and self.nouns.is_plural(word)
                    and word not in ("dead", "wounded", "injured")
                ):
                    return place
                if best is not None or not self._describes(place):
                    break
            elif word in _CALENDAR or (best is not None and not self._continues(place)) or (word not in _NEUTRAL and not (
                tag.startswith(_NOMINAL) or (tag == "DT" and self.lower[place - 1] == "of")
            )):
                break
        return best

    def _owns_next(self, place: int) -> bool:
        """Whether a plural has lost its apostrophe: "the prisoners visitors"."""
        if place + 1 >= len(self.tokens) or self.lower[place - 1] != "the":
            return False
        return self.nouns.is_plural(self.lower[place + 1]) and place + 1 not in self.harm_words

    def _describes(self, place: int) -> bool:
        """Whether a word of harm stands before its noun: "30 wounded civilians"."""
        after = place + 1
        while after < min(place + 4, len(self.tokens)) and not self.nouns.row(self.lower[after]):
            if not self.tokens[after].tag_.startswith(("JJ", "NNP")):
                return False
            after += 1
        return after < len(self.tokens) and self.nouns.is_plural(self.lower[after]) and after not in self.harm_words

    def _continues(self, place: int) -> bool:
        row = self.nouns.row(self.lower[place])
        return bool(row and row["kind"] != "harm")

    def _stands_alone(self, at: int) -> bool:
        """Whether a number counts people without naming them: what follows is no noun."""
        place = at
        while place < len(self.tokens) and self.lower[place] in _NEUTRAL:
            place += 1
        if place >= len(self.tokens) or place in self.harm_words:
            return True
        word, tag = self.lower[place], self.tokens[place].tag_
        if word in _NO_PEOPLE:
            return False
        if not word[0].isalnum() and word not in ("$", "-", "/"):
            return True
        return word in _CALENDAR or not tag.startswith(("NN", "JJ", "CD", "HYPH", "SYM", "POS", "$"))

    def _armed_name(self, at: int) -> int | None:
        """The last token of an armed group's name that a number counts: "3 ISIS killed"."""
        if at >= len(self.tokens):
            return None
        begin = self.sentence.span.start + self.tokens[at].idx
        for actor in self.actors:
            if actor.span.start <= begin < actor.span.end and actor.type in _ARMED:
                last = self.sentence.tokens_in(actor.span)[-1].i
                return last if last + 1 >= len(self.tokens) or last + 1 in self.harm_words else None
        return None

    # --- people named by a noun or a name

    def _noun(self, at: int) -> Group | None:
        word = self.lower[at]
        row = self.nouns.row(word)
        if row is None or row["kind"] == "harm" or self._modifies(at, row):
            return None
        start, determiner = self._phrase_start(at)
        plural = self.nouns.is_plural(word)
        kind = "bare" if plural else _DETERMINERS.get(determiner, "definite" if determiner in _DEFINITE else "")
        if row["kind"] == "body" and not plural and determiner != "a":
            return None
        if not kind:
            if not self._is_headline_person(at, start):
                return None
            kind = "single"
        low, high = (2, None) if plural else (1, 1)
        if row["kind"] == "group" and not plural:
            low, high = (int(row["low"]) if row["low"] else 2), None
        return Group(
            start, at + 1, self._span(start, at + 1), low, high, False, kind, at, self._class(start, at + 1, at)
        )

    def _modifies(self, at: int, row: Mapping[str, str]) -> bool:
        token = self.tokens[at]
        if at + 1 >= len(self.tokens):
            return False
        after, tag = self.lower[at + 1], self.tokens[at + 1].tag_
        if after in ("'s", "’s", "'", "’") or self.tokens[at + 1].tag_ == "POS" or after == "-":
            return True
        if at + 1 in self.harm_words or after in _CALENDAR:
            return False
        if self.nouns.is_plural(token.lower_) and not row["modifies"]:
            return False
        return tag in ("NN", "NNS") or (tag.startswith("NNP") and token.dep_ in ("compound", "amod", "nmod"))

    def _phrase_start(self, at: int) -> tuple[int, str]:
        place = at
        while place > 0 and place - 1 not in self.taken and at - place < 6:
            word, tag = self.lower[place - 1], self.tokens[place - 1].tag_
            if word in _DETERMINERS or word in _DEFINITE:
                return place - 1, word
            if (
                not tag.startswith(("JJ", "NN", "POS", "HYPH", "CD"))
                or place - 1 in self.harm_words
                or word in _CALENDAR
            ):
                break
            row = self.nouns.row(word)
            if row and not row["modifies"]:
                break
            place -= 1
        return place, ""

    def _is_headline_person(self, at: int, start: int) -> bool:
        """A bare singular counts as one where articles are dropped: "Child killed in shelling"."""
        near = {at + 1, at + 2, start - 1} & self.harm_words
        return bool(near) and (self.sentence.is_title or start == 0 or self.tokens[at].text[0].isupper())

    def _named(self, actor: ActorMention) -> Group | None:
        tokens = self.sentence.tokens_in(actor.span)
        if not tokens:
            return None
        start, stop = tokens[0].i, tokens[-1].i + 1
        return Group(
            start, stop, self._span(start, stop), 1, 1, False, "named", stop - 1, self._class(start, stop, None)
        )

    # --- who they are

    def _span(self, start: int, stop: int) -> Span:
        return self.sentence.span_of(self.tokens[start], self.tokens[stop - 1])

    def _class(self, start: int, stop: int, head: int | None) -> str:
        """Civilian or combatant, by the noun, the words before it and "of …" after it."""
        own = self.nouns.row(self.lower[head]) if head is not None else None
        if own and own["victim_class"] != "unknown":
            return self._mixed(own["victim_class"], stop)
        before = [self.lower[place] for place in range(start, stop) if place != head]
        classes = list(self._classes(before)) or (["combatant"] if self._is_armed(start, stop) else [])
        if not classes and head is not None:
            classes = self._following(stop)
        return classes[-1] if classes else "unknown"

    def _classes(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            row = self.nouns.row(word)
            if row and row["victim_class"] in ("civilian", "combatant"):
                yield row["victim_class"]

    def _mixed(self, own: str, stop: int) -> str:
        """`soldiers guards and staff` under one number are mixed."""
        place, others = stop, set()
        while place < min(stop + 4, len(self.tokens)):
            row = self.nouns.row(self.lower[place])
            if row and row["victim_class"] != "unknown" and self.nouns.is_plural(self.lower[place]):
                others.add(row["victim_class"])
            elif self.lower[place] not in ("and", ",", "or"):
                break
            place += 1
        return "mixed" if others - {own} else own

    def _is_armed(self, start: int, stop: int) -> bool:
        span = self._span(start, stop)
        return any(actor.span.overlaps(span) and actor.type in _ARMED for actor in self.actors)

    def _following(self, stop: int) -> list[str]:
        """What "of the army", "from a local armed group" after the noun says."""
        if stop >= len(self.tokens) or self.lower[stop] not in ("of", "from", "in", "belonging"):
            return []
        words: list[str] = []
        place = stop + 1
        while place < min(stop + 7, len(self.tokens)) and place not in self.harm_words:
            if self.tokens[place].tag_.startswith(("VBD", "VBZ", "VBP", "IN", "WDT")) and words:
                break
            words.append(self.lower[place])
            place += 1
        if self.lower[stop] == "in":
            return []
        if self._is_armed(stop, place) or "armed" in words:
            return ["combatant"]
        return list(self._classes(words))[:1]
