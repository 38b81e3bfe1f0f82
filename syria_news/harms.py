"""Figures of people harmed: each word of harm with the people whom it harms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from syria_news.harm_words import Cue, HarmBook, joined
from syria_news.people import Group, VictimNouns, find_groups
from syria_news.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from syria_news.language import Sentence
    from syria_news.mentions import ActorMention
    from syria_news.number_words import NumberWords

__all__ = ["Finding", "find_harms"]

_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "get", "got", "gets", "getting", "'re", "'s"])
_HAVE = frozenset(["have", "has", "had", "having", "'ve"])
_ADVERBS = frozenset(
    ["also", "not", "reportedly", "allegedly", "already", "now", "all", "both", "even", "later", "still", "only", "just", "confirmed", "reported", "believed", "said", "to", "feared", "instantly", "immediately", "reported", "currently", "so", "far", "seriously", "badly", "severely", "critically", "more", "others", "in", "total", "n't", "never", "either", "ever", "together", "least", "of", "them", "whom", "those", "the", "other", "too", "up"]
)
_CLAUSE = frozenset(["that", "when", "while", "after", "before", "because", "although", "though", "if", "whereas", "but", "whether", ";", ":"])
_PREPOSITIONS = frozenset(
    ["in", "on", "at", "by", "with", "from", "near", "during", "against", "of", "for", "to", "over", "under", "inside", "outside", "around", "between"]
)
_LINKS = frozenset(["and", "or", ",", "&", "plus", "besides"])
_LINK_PHRASES = (
    ("as", "well", "as"),
    ("in", "addition", "to"),
    ("along", "with"),
    ("together", "with"),
    ("apart", "from"),
)
_INCLUDING = (
    ("including",), ("included",), ("include",), ("among", "them"), ("amongst", "them"), ("among", "whom"), ("of", "whom"),
    ("of", "them"), ("most", "of", "them"), ("mostly",), ("mainly",), ("among", "which"), ("among", "these"), ("some", "of", "them"),
)  # fmt: skip
_CAUSES = frozenset(
    ["cause", "report", "confirm", "inflict", "suffer", "sustain", "result", "lead", "leave", "claim", "record", "register", "document", "count", "verify", "see", "incur", "deal"]
)
_FOUND = frozenset(
    ["find", "recover", "pull", "retrieve", "discover", "unearth", "exhume", "dig", "arrive", "bring", "receive", "take", "collect", "bury", "extract", "see"]
)
_POSSESSIVES = frozenset(["his", "her", "their", "its", "my", "our", "your"])
_SOME = 2  # the lower bound of "some", which states no number
_REACHED = 10  # words between a verb and the people it harms


@dataclass(slots=True, eq=False)
class Finding:
    """A figure of people harmed, before it is tied to its incident."""

    sentence: Sentence
    group: Group
    harm: str
    cue: Cue
    parent: Finding | None = None

    @property
    def span(self) -> Span:
        """The characters of figure, noun and word of harm."""
        doc = self.sentence.doc
        assert doc is not None
        start, stop = min(self.group.start, self.cue.start), max(self.group.stop, self.cue.stop)
        return self.sentence.span_of(doc[start], doc[stop - 1])

    @property
    def victims(self) -> str | None:
        """The noun phrase for the people, without the number."""
        doc, group = self.sentence.doc, self.group
        assert doc is not None
        if group.head is None or group.harm_noun:
            return None
        start = group.start
        if group.is_counted and group.kind != "enumeration":
            while start < group.head and self.sentence.span.start + doc[start].idx < group.figure.end:
                start += 1
            while start < group.head and doc[start].lower_ in ("of", "the", "more", "other"):
                start += 1
        return str(doc[start : group.stop])

    @property
    def verb(self) -> Token:
        """The token of the word of harm."""
        assert self.sentence.doc is not None
        return self.sentence.doc[self.cue.start]


def find_harms(
    sentence: Sentence, book: HarmBook, nouns: VictimNouns, words: NumberWords, actors: list[ActorMention]
) -> list[Finding]:
    """Find the figures of people harmed in a parsed sentence.

    Parameters
    ----------
    sentence : Sentence
        With or without a parse; without, nothing is found.
    book, nouns, words
        The codebooks.
    actors : list of ActorMention
        The sentence's actors.

    Returns
    -------
    list of Finding
        In the order of the text.
    """
    if sentence.doc is None:
        return []
    cues = book.find(list(sentence.doc))
    if not cues:
        return []
    harm_words = frozenset(place for cue in cues for place in range(cue.start, cue.stop))
    groups = find_groups(sentence, nouns, words, actors, harm_words)
    return _Binder(sentence, cues, groups, nouns).bind()


class _Binder:
    """Binds the words of harm of one sentence to its groups of people."""

    def __init__(self, sentence: Sentence, cues: list[Cue], groups: list[Group], nouns: VictimNouns) -> None:
        assert sentence.doc is not None
        self.sentence, self.groups, self.nouns = sentence, groups, nouns
        self.tokens: list[Token] = list(sentence.doc)
        self.lower = [token.lower_ for token in self.tokens]
        self.group_at = {place: group for group in groups for place in range(group.start, group.stop)}
        self.cues = joined(cues, self.tokens, frozenset(self.group_at))
        self.cue_at = {place: cue for cue in self.cues for place in range(cue.start, cue.stop)}
        self.found: dict[tuple[int, str], Finding] = {}

    def bind(self) -> list[Finding]:
        """Give every figure once."""
        for cue in self.cues:
            if not self._is_attributive(cue):
                for group in self._targets(cue):
                    self._add(cue, group)
        self._attributive()
        self._add_list_items()
        self._add_parts()
        return self._classed(sorted(self.found.values(), key=lambda finding: (finding.group.start, finding.cue.start)))

    def _classed(self, found: list[Finding]) -> list[Finding]:
        """Fill in who people are where only a number, `others` or `another man` names them."""
        for last, finding in zip([None, *found], found, strict=False):
            group = finding.group
            earlier = finding.parent or last
            vague = (
                group.head is None or self.lower[group.head].startswith("other") or self.lower[group.start] == "another"
            )
            if earlier and vague and not group.harm_noun and group.victim_class == "unknown":
                group.victim_class = earlier.group.victim_class
        return found

    def _add(self, cue: Cue, group: Group, parent: Finding | None = None) -> None:
        key = (group.start, cue.harm)
        if key not in self.found and not any(
            f.group is group and self._is_nearer(f.cue, cue, group) for f in self.found.values()
        ):
            self.found[key] = Finding(self.sentence, group, cue.harm, cue, parent)

    def _is_nearer(self, first: Cue, second: Cue, group: Group) -> bool:
        """A figure without its own noun belongs to one word of harm only: the first that claims it."""
        return group.head is None and group.is_counted

    # --- frames

    def _targets(self, cue: Cue) -> list[Group]:
        match cue.frame:
            case "transitive":
                main = self._transitive(cue)
            case "intransitive" | "state":
                main = self._state(cue)
            case "event":
                main = self._right(cue.stop, 4)
            case "count":
                return self._count(cue)
            case "toll":
                return self._toll(cue)
            case _:
                return self._bodies(cue)
        return self._with_others(main, cue)

    def _transitive(self, cue: Cue) -> Group | None:
        if cue.form == "past" and (self._aux(cue) == "be" or self._is_participle(cue)):
            return self._left(cue)
        if cue.form == "gerund" and cue.start and self.lower[cue.start - 1] in ("being", "been"):
            return self._left(cue)
        if cue.form == "gerund" and cue.start and self.lower[cue.start - 1] in ("the", "a", "this"):
            return None
        return self._object(cue) or self._antecedent(cue)

    def _aux(self, cue: Cue) -> str:
        """Whether forms of "be" or "have" stand before a verb."""
        place = cue.start - 1
        while place >= 0 and cue.start - place < 7:
            word = self.lower[place]
            if word in _BE:
                return "be"
            if word in _HAVE:
                return "have"
            if (
                word not in _ADVERBS
                and self.tokens[place].tag_ not in ("RB", "RBR")
                and place not in self.cue_at
                and word not in _LINKS
            ):
                return ""
            place -= 1
        return ""

    def _is_participle(self, cue: Cue) -> bool:
        """Whether a past form without "be" is passive: "12 people killed in a strike"."""
        if self._aux(cue) == "have":
            return False
        left, right = self._adjacent_left(cue.start), self.group_at.get(self._skip(cue.stop))
        tag = self.tokens[cue.start].tag_
        if left is None:
            return right is None and tag == "VBN" and self._subject(cue) is not None
        if right is None:
            following = self.lower[cue.stop] if cue.stop < len(self.lower) else ""
            return tag != "VBD" or left.is_counted or following in _PREPOSITIONS | {"", ".", ","}
        if right.is_counted and self._cue_after(right) and (left.is_counted or left.kind == "single"):
            return True
        if not left.is_counted and right.is_counted:
            return False
        return tag == "VBN" or (tag not in ("VBD",) and left.is_counted)

    def _cue_after(self, group: Group) -> bool:
        return self._skip(group.stop) in self.cue_at

    def _skip(self, place: int) -> int:
        """The next token that is no adverb."""
        while place < len(self.tokens) and place not in self.group_at and place not in self.cue_at and (
            self.lower[place] in _ADVERBS - {"the", "of"} or self.tokens[place].tag_ == "RB" or self.lower[place] in _BE | _HAVE
        ):  # fmt: skip
            place += 1
        return place

    def _adjacent_left(self, place: int) -> Group | None:
        """The group that ends right before a token, or with only auxiliaries and adverbs between."""
        place -= 1
        while place >= 0 and place not in self.group_at and (
            self.lower[place] in _ADVERBS | _BE | _HAVE or self.tokens[place].tag_ == "RB" or self.lower[place].endswith("day")
        ):  # fmt: skip
            place -= 1
        return self.group_at.get(place)

    def _left(self, cue: Cue) -> Group | None:
        """The people of a passive: the nearest subject before it."""
        near = self._adjacent_left(cue.start)
        if near and not self._is_included(near) and not self._after_preposition(near):
            return near
        if (cue.start and self.lower[cue.start - 1] in ("who", "which", "whom", "that")) or self._relative(cue):
            antecedent = self._antecedent(cue)
            if antecedent:
                return antecedent
        subject = self._subject(cue)
        return subject or self._scan_left(cue)

    def _relative(self, cue: Cue) -> bool:
        place = cue.start - 1
        while place > 0 and self.lower[place] in _BE | _HAVE | _ADVERBS:
            place -= 1
        return place > 0 and self.lower[place] in ("who", "which")

    def _subject(self, cue: Cue) -> Group | None:
        token = self.tokens[cue.start]
        for verb in (token, token.head if token.dep_ in ("conj", "acomp", "attr", "xcomp", "ccomp", "oprd") else token):
            for child in verb.children:
                if child.dep_ in ("nsubjpass", "nsubj") and child.i < cue.start:
                    group = self.group_at.get(child.i)
                    if group and not self._is_blocked(group.stop, cue.start):
                        return group
        return None

    def _is_blocked(self, start: int, stop: int) -> bool:
        """Whether another word of harm with its own people stands between."""
        return any(place in self.cue_at for place in range(start, stop)) and any(
            place in self.group_at and self.group_at[place].is_counted for place in range(start, stop)
        )

    def _scan_left(self, cue: Cue) -> Group | None:
        best = None
        place = cue.start - 1
        while place >= 0 and cue.start - place < 40:
            group = self.group_at.get(place)
            if group:
                if self._claimed(group):
                    break
                if best is None or (self._is_included(best) or self._after_preposition(best)):
                    best = group
                place = group.start
            elif self.lower[place] in _CLAUSE or (place in self.cue_at and self.cue_at[place].frame == "transitive") or (self.tokens[place].tag_ in ("VBD", "VBZ", "VBP") and self.lower[place] not in _BE | _HAVE):
                break
            place -= 1
        if best and self._after_preposition(best) and not best.is_counted:
            return None
        return best

    def _claimed(self, group: Group) -> bool:
        return any(finding.group is group for finding in self.found.values())

    def _is_included(self, group: Group) -> bool:
        """Whether a group is told as a part of one before it."""
        if any(self._phrase_before(group.start, phrase) for phrase in _INCLUDING):
            return True
        before = self._linked_before(group.start)
        return before is not None and self._is_included(before)

    def _phrase_before(self, place: int, phrase: tuple[str, ...]) -> bool:
        return place >= len(phrase) and tuple(self.lower[place - len(phrase) : place]) == phrase

    def _after_preposition(self, group: Group) -> bool:
        return group.start > 0 and self.lower[group.start - 1] in _PREPOSITIONS

    def _object(self, cue: Cue) -> Group | None:
        for child in self.tokens[cue.start].children:
            if child.dep_ in ("dobj", "obj") and child.i >= cue.stop and child.i in self.group_at:
                group = self.group_at[child.i]
                first = self._right(cue.stop, group.start - cue.stop + 1)
                if group.start - cue.stop <= 12:
                    return first or group
        return self._right(cue.stop, _REACHED)

    def _right(self, place: int, reach: int) -> Group | None:
        """The first people after a word, before the phrase ends."""
        for at in range(place, min(place + reach, len(self.tokens))):
            group = self.group_at.get(at)
            if group:
                after = self._skip(group.stop)
                own = self.cue_at.get(after)
                if own and group.is_counted and group.head is None and at > place:
                    return None
                return group
            word = self.lower[at]
            if word in _CLAUSE | _PREPOSITIONS - {"of", "over", "to", "between", "around"} or at in self.cue_at:
                return None
            if self.tokens[at].tag_ in ("VBD", "VBZ", "VBP", "MD") or word in (".", "who", "which"):
                return None
        return None

    def _antecedent(self, cue: Cue) -> Group | None:
        """The people of "the fighters that we captured", "a leader who was killed"."""
        token = self.tokens[cue.start]
        if token.dep_ == "relcl" and token.head.i < cue.start and token.head.i in self.group_at:
            return self.group_at[token.head.i]
        place = cue.start - 1
        while place > 0 and cue.start - place < 8:
            if self.lower[place] in ("who", "that", "whom"):
                return self.group_at.get(place - 1) or self.group_at.get(place - 2)
            place -= 1
        return None

    def _state(self, cue: Cue) -> Group | None:
        near = self._adjacent_left(cue.start)
        if cue.frame == "state" and cue.start and self.lower[cue.start - 1] in ("the", "those"):
            return near if near and near.head is None and near.is_counted else None
        if near and not self._is_included(near):
            return near
        if cue.frame == "state":
            return self._between_leave(cue) or (self._left(cue) if self._aux(cue) == "be" else None)
        return self._left(cue)

    def _between_leave(self, cue: Cue) -> Group | None:
        """ "left 12 people in the market dead"."""
        for place in range(cue.start - 1, max(cue.start - 12, -1), -1):
            if self.tokens[place].lemma_ == "leave":
                return self._right(place + 1, 6)
        return None

    # --- nouns of harm

    def _count(self, cue: Cue) -> list[Group]:
        """`12 deaths`, `deaths among civilians`, `caused deaths`, `fatalities: 12`."""
        own = self.group_at.get(cue.start)
        if own and (own.harm_noun or (own.is_counted and own.head == cue.start)):
            return [own]
        near = self._adjacent_left(cue.start)
        if near and near.is_counted and near.head is None:
            return [near]
        word = self.lower[cue.start]
        after = self.lower[cue.stop] if cue.stop < len(self.lower) else ""
        if after in (":", "coded", "code", "estimate", "-", "=", "recorded", "reported"):
            coded = self._number_after(cue.stop, 5)
            if coded:
                return [coded]
        if not word.endswith("s") and word != "casualties":
            return []
        if after in ("of", "among", "amongst"):
            people = self._right(cue.stop + 1, 4)
            if people:
                return self._with_others(people, cue)
        return [self._bare(cue)] if self._is_told(cue) else []

    def _number_after(self, place: int, reach: int) -> Group | None:
        for at in range(place, min(place + reach, len(self.tokens))):
            group = self.group_at.get(at)
            if group and group.is_counted:
                return group
        return None

    def _is_told(self, cue: Cue) -> bool:
        """Whether casualties without a number are said to be there: "caused deaths"."""
        if (
            cue.harm == "casualties"
            and cue.start
            and self.lower[cue.start - 1] in ("minimise", "minimize", "avoid", "civilian's")
        ):
            return False
        before = self.tokens[max(0, cue.start - 5) : cue.start]
        if any(token.lower_ == "there" for token in before):
            return True
        return any(token.lemma_.lower() in _CAUSES for token in before + self.tokens[cue.stop : cue.stop + 4])

    def _bare(self, cue: Cue) -> Group:
        start = cue.start
        while start and self.tokens[start - 1].tag_.startswith("JJ") and start - 1 not in self.cue_at:
            start -= 1
        span = self.sentence.span_of(self.tokens[cue.start], self.tokens[cue.stop - 1])
        row = self.nouns.row(self.lower[cue.start - 1]) if cue.start else None
        kind = row["victim_class"] if row else "unknown"
        return Group(cue.start, cue.stop, span, 2, None, False, "bare", None, kind, harm_noun=True)

    def _toll(self, cue: Cue) -> list[Group]:
        """The number that a toll has risen to."""
        for at in range(cue.stop, min(cue.stop + 25, len(self.tokens))):
            group = self.group_at.get(at)
            if group and group.is_counted and group.kind != "share":
                return [group]
        for at in range(cue.start - 1, max(cue.start - 6, -1), -1):
            group = self.group_at.get(at)
            if group and group.is_counted and group.head is None:
                return [group]
        return []

    def _bodies(self, cue: Cue) -> list[Group]:
        """`12 bodies`, `the bodies of 12 men`."""
        own = self.group_at.get(cue.start)
        after = self.lower[cue.stop] if cue.stop < len(self.lower) else ""
        if after == "of":
            people = self._right(cue.stop + 1, 4)
            if people:
                return self._with_others(people, cue)
        if own and own.is_counted and own.low != _SOME:
            return [own]
        if own and self._is_recovered(cue):
            return [own]
        return []

    def _is_recovered(self, cue: Cue) -> bool:
        window = self.tokens[max(0, cue.start - 6) : cue.stop + 6]
        return any(token.lemma_.lower() in _FOUND for token in window)

    # --- people told together, and parts of them

    def _with_others(self, main: Group | None, cue: Cue) -> list[Group]:
        if main is None:
            return []
        groups = [main]
        while (after := self._linked(groups[-1].stop)) and not self._has_own_cue(after, cue):
            if self._is_absorbed(groups[-1], after):
                break
            groups.append(after)
        while (
            (before := self._linked_before(groups[0].start))
            and not self._has_own_cue(before, cue)
            and before.start > -1
        ):
            if cue.stop <= before.stop <= groups[0].start and before.start < cue.start:
                break
            if not (before.stop <= cue.start) == (main.stop <= cue.start):
                break
            groups.insert(0, before)
        return groups

    def _is_absorbed(self, first: Group, second: Group) -> bool:
        """Whether one figure counts both: "thousands of children and women", "their wives and children"."""
        if second.kind != "bare" or self.lower[second.start - 1] in ("as", "to", "with"):
            return False
        return first.is_counted or (
            first.kind == "bare" and self.lower[first.start] in _POSSESSIVES and second.start == second.head
        )

    def _linked(self, place: int) -> Group | None:
        """The group that "and", "as well as" or a comma links to the one that stops at a token."""
        place = self._past_phrase(place)
        moved = place
        while moved < len(self.tokens) and self.lower[moved] in _LINKS:
            moved += 1
        for phrase in _LINK_PHRASES:
            if tuple(self.lower[moved : moved + len(phrase)]) == phrase:
                moved += len(phrase)
        group = self.group_at.get(moved)
        return (
            group
            if (group and moved > place and group.kind != "definite") or (group and moved > place and group.head)
            else None
        )

    def _past_phrase(self, place: int) -> int:
        """Go past "of the army", "from the village" after people."""
        if place < len(self.tokens) and self.lower[place] in ("of", "from", "in"):
            at = place + 1
            while at < min(place + 8, len(self.tokens)) and at not in self.group_at and at not in self.cue_at:
                if (
                    self.lower[at] in _LINKS
                    or self.lower[at] == "as"
                    or tuple(self.lower[at : at + 2]) == ("in", "addition")
                ):
                    return at
                if not self.tokens[at].tag_.startswith(("NN", "JJ", "DT", "PRP", "POS", "HYPH")):
                    break
                at += 1
        return place

    def _linked_before(self, start: int) -> Group | None:
        place = start - 1
        while place >= 0 and self.lower[place] in _LINKS:
            place -= 1
        return self.group_at.get(place) if place < start - 1 else None

    def _has_own_cue(self, group: Group, cue: Cue) -> bool:
        """Whether another word of harm follows a group as its own: "and 12 others were wounded"."""
        place = self._skip(group.stop)
        other = self.cue_at.get(place)
        return (
            other is not None
            and other is not cue
            and (other.frame in ("intransitive", "state") or other.form == "past")
        )

    def _add_parts(self) -> None:
        for finding in list(self.found.values()):
            for group in self._parts(finding):
                if not self._claimed(group):
                    self._add_part(finding, group)

    def _add_list_items(self) -> None:
        """The further numbers of a list: "12 died in Aleppo, five in Homs and one on Saturday"."""
        cue: Cue | None = None
        for at in range(len(self.tokens)):
            cue = self.cue_at.get(at, cue)
            group = self.group_at.get(at)
            if cue is None or group is None or group.start != at or group.head is not None or self._claimed(group):
                continue
            after = self.lower[group.stop] if group.stop < len(self.lower) else ""
            told = any(finding.cue is cue for finding in self.found.values())
            if told and group.is_counted and after in ("in", "on", "at", "near", "around", "from") and cue.stop <= at:
                if not self._is_included(group):
                    self._add(cue, group)

    def _add_part(self, whole: Finding, group: Group) -> None:
        if group.kind == "share" and group.share and whole.group.low:
            group.low = whole.group.low * group.share // 100 + 1
        self.found[group.start, whole.harm] = Finding(self.sentence, group, whole.harm, whole.cue, whole)

    def _parts(self, whole: Finding) -> list[Group]:
        """The groups after "including", "among them", up to the next number of their own kind."""
        for at in range(whole.group.stop, min(whole.group.stop + 25, len(self.tokens))):
            for phrase in _INCLUDING:
                if tuple(self.lower[at : at + len(phrase)]) == phrase:
                    first = self._first_part(at, at + len(phrase))
                    return [] if first is None else self._with_others(first, whole.cue)
            other = self.group_at.get(at)
            if other and other.is_counted and self._claimed(other) and at not in self.cue_at:
                return []
        return []

    def _first_part(self, start: int, stop: int) -> Group | None:
        after = self._right(stop, 6)
        before = self.group_at.get(start - 1)
        if self.lower[start] == "of" and before and before.head is None and not self._claimed(before):
            return before
        return after

    # --- "30 wounded civilians"

    def _is_attributive(self, cue: Cue) -> bool:
        group = self.group_at.get(cue.start)
        return bool(
            group and not group.harm_noun and group.head is not None and group.head > cue.start and cue.frame != "body"
        )

    def _attributive(self) -> Iterator[None] | None:
        for cue in self.cues:
            group = self.group_at.get(cue.start)
            if group and self._is_attributive(cue) and group.is_counted and not self._claimed(group):
                self._add(cue, group)
        return None

    @cached_property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.text
