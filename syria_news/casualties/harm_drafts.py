"""Casualty rows in the making: a figure with what its own sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.casualties.harm_books import HarmBooks
from syria_news.casualties.harm_lists import phrase_of_place
from syria_news.casualties.harm_objects import is_only_tried
from syria_news.casualties.harm_parties import HOLDING, Parties
from syria_news.casualties.harm_scene import Finding
from syria_news.dates import date_for
from syria_news.lexicon import AT_WAR
from syria_news.places.extent import VAGUE, may_be_same, rank_of
from syria_news.places.landmarks import are_listed_apart, first_of_list, is_rough, without_landmarks
from syria_news.spans import Span
from syria_news.syntax.care import only_cares

if TYPE_CHECKING:
    from pathlib import Path

    from syria_news.claims import Claims
    from syria_news.dates import TimeExpression
    from syria_news.events import Event
    from syria_news.language import Document, Sentence
    from syria_news.language.parses import Token
    from syria_news.mentions import LocationMention, Mentions

__all__ = ["Draft", "Drafter", "is_history_abroad"]

_NEIGHBOURS = ("TUR", "LBN", "JOR", "ISR", "PSE", "IRN", "KWT", "SAU")
_LARGEST = 5000  # more than one incident abroad kills: the toll of another war
_WITHIN = ("in", "inside", "at", "near", "of")
_ANSWER = 10  # words of the next sentence in which somebody answers a claim
_ASKED = 12  # words after "whether" in which a deed is in doubt
_BESIDE = 100  # characters
_RIGHT_AFTER = 40  # characters between people and a place said to be theirs
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b")


@dataclass(slots=True, eq=False)
class Draft:
    """A casualty row before it is linked to others and filled up from its incident."""

    finding: Finding
    low: int | None
    high: int | None
    status: str
    attributed_to: str | None = None
    event: Event | None = None
    perpetrator: str | None = None
    suspect: str | None = None  # the source of its event, where the clause itself names nobody
    place: LocationMention | None = None
    day: tuple[date | None, date | None] = (None, None)
    cumulative: bool = False
    part_of: Draft | None = None
    repeats: Draft | None = None
    own_place: bool = False
    own_day: bool = False
    victims: frozenset[str] = frozenset()  # the victims' own side
    aside: bool = False  # told of others than the incident's people: "the men who killed him"
    provinces: int = 0  # how many provinces its sentence names
    rough: bool = False  # its place only says near which city it happened
    spread: bool = False  # told of places far from each other
    period: bool = False  # the day is a month or more, or "since"

    @property
    def harm(self) -> str:
        """What happened."""
        return self.finding.harm

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.finding.sentence.number

    @property
    def has_number(self) -> bool:
        """Whether words state a number."""
        return self.finding.group.is_counted

    @property
    def noun(self) -> str:
        """The noun for the people, lower case; empty where there is none."""
        doc, head = self.finding.sentence.doc, self.finding.group.head
        return doc[head].lower_ if doc is not None and head is not None else ""


@dataclass(slots=True)
class Drafter:
    """Reads what the sentence of a figure says of it."""

    document: Document
    mentions: Mentions
    times: Sequence[TimeExpression]
    claims: Claims | None
    events: Mapping[int, Sequence[Event]]  # by sentence
    books: HarmBooks
    parties: Parties
    folder: Path | None = None  # of a user's codebooks
    last: Draft | None = None

    def draft(self, finding: Finding, until: int, found: Sequence[Finding]) -> Draft:
        """Make the draft of one of a sentence's figures, whose words reach to ``until``, where the next one begins."""
        group = finding.group
        status = self._status(finding)
        low, high = (0, 0) if status == "negated" else (group.low, group.high)
        made = Draft(finding, low, high, status)
        made.attributed_to = self.claims.attributed_to(finding.span) if self.claims else None
        made.event = self._event(finding)
        parties = self.parties.of(finding, made.attributed_to, self._side_before(finding))
        self.last = made
        made.perpetrator, made.victims, made.aside = parties.perpetrator, parties.victims, parties.aside
        if made.event and made.perpetrator is None:
            made.suspect = self.parties.suspect(made.event, parties.barred)
            beside = made.event.target is None and not made.event.span.overlaps(finding.span)
            if made.suspect and ";" in made.suspect and beside:
                made.suspect = None  # both sides of a clash told beside it
        made.place = self._place(finding, until, found)
        if made.place is not None and self._is_only_near(made.place):
            made.place = None
        made.own_place = made.place is not None and rank_of(made.place) < VAGUE
        made.rough = made.place is not None and made.place.kind == "city" and is_rough(self.document.text, made.place)
        places = self.mentions.locations_in(Span(finding.people.start, until))
        made.spread = (low or 0) > 1 and are_listed_apart(self.document.text, places)
        made.provinces = len({place.admin1 for place in places if place.admin1})
        time = self._day(finding, found, carried=status not in ("negated", "denied"))
        if time is not None and time.interval is not None:
            owned = self.document.text[time.span.end - 2 : time.span.end + 2]
            of_one = "'s" in owned or "’s" in owned  # "the toll from Sunday's attack"
            made.period = time.is_period and not of_one
            made.day = (time.interval.earliest, None if time.role == "since" and not of_one else time.interval.latest)
            made.own_day = time.sentence == finding.sentence.number and not made.period
        return made

    def _side_before(self, finding: Finding) -> frozenset[str]:
        """The side of the people of the last figure, where the sentence goes on about them."""
        last = self.last
        if last is None or last.finding.sentence is not finding.sentence:
            return frozenset()
        return last.victims

    # --- status

    def _status(self, finding: Finding) -> str:
        if finding.cue.frame in ("facing", "sought") or self._is_foreseen(finding):
            return "hypothetical"
        if finding.group.low == 0 and finding.group.high == 0:
            return "negated"
        if self.claims is not None:
            deeds = self._deeds(finding)
            first = min(token.i for token in deeds)
            if "whether" in [token.lower_ for token in finding.tokens[max(0, first - _ASKED) : first]]:
                return "hypothetical"
            told = [self.claims.casualty_status(token) for token in deeds]
            status = next((status for status in told if status != "reported"), "reported")
            return "denied" if status == "reported" and self._is_rejected(finding) else status
        doc = finding.sentence.doc
        assert doc is not None
        before = doc[max(0, finding.cue.start - 4) : finding.cue.start]
        return "hypothetical" if any(token.lower_ in self.books.grammar["supposed"] for token in before) else "reported"

    def _is_rejected(self, finding: Finding) -> bool:
        """Whether what follows says that somebody rejects the claim: "Damascus denied this", "a claim denied by it"."""
        sentences, number = self.document.sentences, finding.sentence.number
        stop = max(finding.cue.stop, finding.group.stop)
        following = list(sentences[number + 1].doc or ())[:_ANSWER] if number + 1 < len(sentences) else []
        claims, rejects = self.books.grammar["claim_noun"], self.books.grammar["reject"]
        for words in (finding.tokens[stop:], following):
            for place, token in enumerate(words):
                if token.lemma_.lower() in rejects and token.tag_.startswith("VB"):
                    beside = words[place + 1 : place + 4] if token.tag_ != "VBN" else words[max(0, place - 2) : place]
                    claim = next((word for word in beside if word.lower_ in claims), None)
                    if claim is not None and beside[0].lower_ != "that":
                        return claim.i + 1 == len(claim.doc) or claim.nbor().lower_ != "that"  # it is another claim
        return False

    def _is_foreseen(self, finding: Finding) -> bool:
        """Whether harm is tried or feared: "tried to kill ten hostages", "warned of a bloodbath"."""
        words, start = [token.lower_ for token in finding.tokens], finding.cue.start
        if words[max(0, start - 1) : start] == ["feared"] or is_only_tried(words, finding.cue, self.books.grammar):
            return True
        for above in list(finding.verb.ancestors)[:3] if finding.verb.pos_ == "NOUN" else ():
            if above.lemma_.lower() in self.books.grammar["foreseen"]:
                return True
            if above.pos_ == "VERB" or (above.pos_ == "ADP" and above.lower_ != "of"):
                break
        return False

    @staticmethod
    def _deeds(finding: Finding) -> list[Token]:
        """The verb of harm; with a noun of harm also the verb that governs it: "may have caused casualties"."""
        token = finding.verb
        deeds = [token]
        if token.pos_ in ("NOUN", "PROPN"):
            above = [one for one in list(token.ancestors)[:4] if one.pos_ == "VERB"]
            deeds += above[:1]
        return deeds

    # --- event

    def _event(self, finding: Finding) -> Event | None:
        wanted = ("ASSAULT", "COERCE") if finding.harm in HOLDING else ("ASSAULT",)
        near = [event for event in self.events.get(finding.sentence.number, ()) if event.type in wanted]
        near = [
            event for event in near if event.span.overlaps(finding.span) or _gap(event.span, finding.span) < _BESIDE
        ]
        cue = finding.sentence.span_of(finding.verb)
        return min(
            near,
            key=lambda event: (
                not event.trigger_span.overlaps(finding.span),
                not event.span.overlaps(finding.span),
                _gap(event.trigger_span, cue),
            ),
            default=None,
        )

    # --- place and day

    def _place(self, finding: Finding, until: int, found: Sequence[Finding]) -> LocationMention | None:
        named = self.mentions.grounds_in(finding.sentence.span)
        beside = [other for other in found if other is not finding]
        theirs = {place.span for other in beside for place in self._listed(other, named)}
        everywhere = [place for place in named if place.span not in theirs and not self._is_elsewhere(finding, place)]
        everywhere = [*without_landmarks(self.document.text, everywhere)]
        here = [place for place in everywhere if finding.span.start <= place.span.start < until]
        near = self._listed(finding, everywhere) or self._right_after(finding, everywhere)
        near = near or [place for place in here if rank_of(place) < VAGUE] or everywhere
        start = finding.span.start
        best = min(near, key=lambda place: (rank_of(place), abs(place.span.start - start)), default=None)
        return best and first_of_list(self.document.text, best, everywhere)

    def _listed(self, finding: Finding, places: Sequence[LocationMention]) -> list[LocationMention]:
        """The place of a bare number in a list of places: "12 of them in Homs and eight in Hama"."""
        at = phrase_of_place(finding)
        start = finding.sentence.span_of(finding.tokens[at]).start if at is not None else None
        return [place for place in places if start is not None and start < place.span.start < start + _RIGHT_AFTER][:1]

    def _right_after(self, finding: Finding, places: Sequence[LocationMention]) -> list[LocationMention]:
        """The places right after the people, which are theirs alone: "12 died in Aleppo, and four in Idlib"."""
        tokens = finding.tokens
        for stop in (finding.group.stop, max(finding.cue.stop, finding.group.stop)):
            at = stop
            while at < len(tokens) and tokens[at].lower_ in self.books.grammar["be"]:
                at += 1
            if at >= len(tokens) or tokens[at].lower_ not in _WITHIN[:-1]:
                continue
            start = finding.sentence.span_of(tokens[at]).start
            found = [place for place in places if start < place.span.start < start + _RIGHT_AFTER]
            if found:
                chain = [found[0]]
                for place in places:
                    if chain[-1].span.end < place.span.start < chain[-1].span.end + _RIGHT_AFTER // 2:
                        between = self.document.text[chain[-1].span.end : place.span.start]
                        if _NUMBER.search(between) or " and " in between:
                            break
                        chain.append(place)
                return chain
        return []

    def _is_elsewhere(self, finding: Finding, place: LocationMention) -> bool:
        """Whether the victims were only brought to a place, or the report or its outlet comes from one abroad."""
        grammar = self.books.grammar
        first = finding.sentence.token_at(place.span.start)
        if first is not None and first.i > 1 and finding.tokens[first.i - 1].lower_ == "from":
            words = {token.lower_ for token in finding.tokens[max(0, first.i - 4) : first.i - 1]}
            if words & grammar["fired"]:
                return True  # "rockets fired from Example hit the town"
        if only_cares(place, finding.sentence, self.folder):
            return True
        if place.country in AT_WAR:
            return False
        token = finding.sentence.token_at(place.span.start)
        if token is None or token.i == 0:
            return True
        before = [one.lower_ for one in finding.tokens[max(0, token.i - 3) : token.i]]
        return before[-1] not in _WITHIN or bool(self.books.grammar["saying"] & set(before))

    def _is_only_near(self, place: LocationMention) -> bool:
        """Whether "near the capital" only tells where the true place lies."""
        before = self.document.text[max(0, place.span.start - 12) : place.span.start].split()
        return "capital" in place.surface.lower() and bool(before) and before[-1] in ("near", "outside")

    def _day(self, finding: Finding, found: Sequence[Finding], carried: bool) -> TimeExpression | None:
        if not self.times:
            return None
        before = [other for other in found if other.cue is finding.cue and other.group.stop <= finding.group.start]
        elided = bool(before) and finding.parent is None
        deed = (
            finding.people if elided else finding.sentence.span_of(finding.verb)
        )  # `three on Friday and one on Saturday`
        time = date_for(self.document, self.times, deed, harm=True, carried=carried, folder=self.folder)
        return None if time is not None and self._is_of_another_place(finding, time) else time

    def _is_of_another_place(self, finding: Finding, time: TimeExpression) -> bool:
        """Whether a day told in another sentence is that of what happened elsewhere."""
        if time.sentence == finding.sentence.number:
            return False
        here = self._towns(finding.sentence) or self._towns_before(finding.sentence, time.sentence)
        there = self._towns(self.document.sentences[time.sentence])
        return bool(here and there) and not any(may_be_same(one, two) for one in here for two in there)

    def _towns_before(self, sentence: Sentence, dated: int) -> list[LocationMention]:
        """The places last told before a sentence in its paragraph, after the one that names a day."""
        last = sentence
        for number in range(sentence.number - 1, dated, -1):
            before = self.document.sentences[number]
            if "\n" in self.document.text[before.span.end : last.span.start]:
                break
            if towns := self._towns(before):
                return towns
            last = before
        return []

    def _towns(self, sentence: Sentence) -> list[LocationMention]:
        places = self.mentions.locations_in(sentence.span)
        return [place for place in places if rank_of(place) < VAGUE]


def is_history_abroad(draft: Draft) -> bool:
    """Whether a figure is the toll of a war elsewhere: "in Rwanda, militias murdered 800,000 people"."""
    size = max(draft.low or 0, draft.high or 0)
    if draft.harm not in ("killed", "injured", "casualties") or size < _LARGEST or draft.place is None:
        return False
    return draft.place.country not in (None, "", *AT_WAR, *_NEIGHBOURS)


def _gap(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)
