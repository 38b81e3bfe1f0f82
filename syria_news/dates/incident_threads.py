"""Whether a sentence still tells of the incident that another sentence has dated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.dates.attachment import are_apart
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.dates.time_expressions import TimeExpression
    from syria_news.language import Document, Sentence

__all__ = ["Incidents", "clause_words", "is_background", "refers_back"]

SHORTEST = 4  # letters of a noun by which a sentence goes back to another
LEAD = 4  # sentences after which the day of what a lead tells stands
HEADLINES = 1  # sentences that are a title or begin with its copy
OPENING = 5  # words of a sentence that tell whether it begins another incident
LONGEST = 300  # characters of a sentence that are looked at for what it goes back to
_WORD = re.compile(r"[\w'’]+")
_PLACE = re.compile(
    r"(?:In|Near|At|Around|Outside|Inside) (?:the )?(?:[a-z-]{1,20} ){0,4}((?:[A-Z][\w’'-]{1,30} ?){1,4})"
)
_POSSESSIVE = re.compile(r"['’]s\b.*")
_PRONOUN = re.compile(r"(?:It|They|This|These|Those|Both|The (?:dead|victims|wounded|injured))\b")
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r"\n")
_PRESENT = frozenset(("VBP", "VBZ"))
_NO_OBJECT = (
    r"(?!(?<=ing) (?:the|an?|its|his|their|\d+)\b)"  # `the jet fell, killing its crew` names no killing told before
)
_OF_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]?s"  # `Tuesday's attack` is one that was told
_STATES = frozenset(("missing",))  # `were missing` is no act that goes on
_SHOWN = ("aux", "auxpass")


class Incidents:
    """The incidents of an article, as its paragraphs and the openings of its sentences part them.

    Parameters
    ----------
    document : Document
        The article.
    times : sequence of TimeExpression
        Its time expressions.
    folder : Path, optional
        A user's own codebooks.
    """

    def __init__(self, document: Document, times: Sequence[TimeExpression], folder: Path | None = None) -> None:
        self.document, self.times, self.folder = document, times, folder

    def holds(self, sentence: Sentence, deed: Span, time: TimeExpression) -> bool:
        """Whether what a sentence tells of a deed happened at a time named in another sentence."""
        number = sentence.number
        if number <= time.sentence:
            return self._is_lead(number, time)
        if self._is_of_notes and self._paragraphs[number] != self._paragraphs[time.sentence]:
            return _goes_back(sentence, self.document.sentences[time.sentence], self.folder)
        return not self._began_another(sentence, deed, time) and self._is_joined(sentence, time)

    def _is_lead(self, number: int, time: TimeExpression) -> bool:
        """Whether what a sentence tells is dated by a later one: soon, or by one that goes back to it."""
        dated = self.document.sentences[time.sentence]
        if time.sentence - number <= LEAD or self.is_named_again(dated.text):
            return True
        return time.span.of(self.document.text).partition(" ")[0].lower() in clause_words("same day", self.folder)

    def _is_joined(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a sentence is of the dated paragraph, follows right on it, or its paragraph has gone back to it."""
        dated, number = self.document.sentences[time.sentence], sentence.number
        paragraph = self._paragraphs[number]
        while number > time.sentence and self._paragraphs[number] == paragraph:
            if _goes_back(self.document.sentences[number], dated, self.folder):
                return True
            number -= 1
        return number == time.sentence

    def share_paragraph(self, one: int, other: int) -> bool:
        """Whether two sentences, by their numbers, are of one paragraph."""
        return self._paragraphs[one] == self._paragraphs[other]

    def parted(self, one: int, other: int) -> bool:
        """Whether another incident is begun between two sentences, by their numbers."""
        return any(self._openings[number] for number in range(min(one, other) + 1, max(one, other) + 1))

    def is_named_again(self, words: str) -> bool:
        """Whether words speak of an incident already told: `the attack`."""
        return refers_back(words, self.folder)

    def heads_note(self, sentence: Sentence, day: Span) -> bool:
        """Whether a day stands at the head of a paragraph of an article that has an incident a paragraph."""
        if not self._is_of_notes or day.start != sentence.span.start:
            return False
        number = sentence.number
        return number == 0 or self._paragraphs[number] != self._paragraphs[number - 1]

    def _began_another(self, sentence: Sentence, deed: Span, time: TimeExpression) -> bool:
        """Whether another incident was begun in the sentence's paragraph, after the time was named."""
        paragraph = self._paragraphs[sentence.number]
        for number in range(sentence.number, time.sentence, -1):
            if self._paragraphs[number] != paragraph:
                return False
            opening = self._openings[number]
            if opening is None:
                continue
            if number == sentence.number and are_apart(sentence, deed, opening):
                return False  # `In London, a watchdog said that the raid had killed ten`
            return not self._is_named(opening, time)
        return False

    def _is_named(self, opening: Span, time: TimeExpression) -> bool:
        """Whether the place of an opening is that of the dated sentence."""
        place = _POSSESSIVE.sub("", opening.of(self.document.text)).strip()
        return place in self.document.sentences[time.sentence].text

    @cached_property
    def _openings(self) -> list[Span | None]:
        """For each sentence the words at its head that begin another incident."""
        return [None if sentence.is_title else self._opening(sentence) for sentence in self.document.sentences]

    def _opening(self, sentence: Sentence) -> Span | None:
        head = sentence.text[:120]
        words = [found.group().lower() for found in islice(_WORD.finditer(head), OPENING)]
        if words and (
            words[0] in clause_words("aside", self.folder) or clause_words("apart", self.folder) & set(words)
        ):
            return Span(sentence.span.start, sentence.span.start + len(words[0]))
        found = _PLACE.match(head)
        if found is None:
            return None
        place = Span(found.start(1), found.end(1)).shift(sentence.span.start)
        return None if any(time.span.overlaps(place) for time in self.times) else place

    @cached_property
    def _paragraphs(self) -> list[int]:
        """The number of each sentence's paragraph."""
        numbers: list[int] = []
        last = 0
        body = self.document.sentences[0].span.end if self.document.sentences else 0
        text = self.document.text
        end = _BLANK_LINE if _BLANK_LINE.search(text, body + 2) else _LINE  # lines may be wrapped
        for sentence in self.document.sentences:
            broken = end.search(text, last, sentence.span.start) is not None
            numbers.append((numbers[-1] if numbers else 0) + broken)
            last = sentence.span.end
        return numbers

    @cached_property
    def _is_of_notes(self) -> bool:
        """Whether an article without a title has an incident a paragraph, most of them dated."""
        sentences = self.document.sentences
        if not sentences or sentences[0].is_title:
            return False
        paragraphs = set(self._paragraphs)
        days = [time for time in self.times if time.is_day and time.kind in ("date", "weekday")]
        dated = {self._paragraphs[time.sentence] for time in days}
        return len(dated) > 1 and 2 * len(dated) >= len(paragraphs)


def is_background(sentence: Sentence, deed: Span) -> bool:
    """Whether a deed goes on, recurs or may come: `nurses are being killed`, `many could die`; never in a headline."""
    verb = sentence.token_at(deed.start)
    if sentence.is_title or verb is None or verb.pos_ not in ("VERB", "AUX"):
        return False
    helpers = [child for child in verb.children if child.dep_ in _SHOWN]
    if any(helper.tag_ == "MD" for helper in helpers):
        return not any(helper.lemma_ == "have" for helper in helpers)  # `may have killed` is of the incident
    if verb.tag_ == "VBG":
        return verb.lower_ not in _STATES and any(helper.lemma_ == "be" for helper in helpers)
    if verb.tag_ == "VBN":
        return any(helper.lower_ == "being" for helper in helpers)
    return verb.tag_ in _PRESENT and not helpers and verb.dep_ != "ROOT"


def is_told_as_done(sentence: Sentence, deed: Span, lead: bool) -> bool:
    """Whether a deed is told in a past tense (`had been hit`; in a lead also `has hit`), or named as one known before.

    That is `the raid is their first`, but not `they launch raids`, `will hit`, `the raid would help`.
    """
    token = sentence.token_at(deed.start)
    if token is None:
        return True
    for verb in (token, *token.ancestors):
        helpers = [child for child in verb.children if child.dep_ in _SHOWN]
        if any(helper.tag_ == "MD" for helper in helpers):
            return any(helper.lemma_ == "have" for helper in helpers)
        shown = helpers[0] if helpers else verb
        if shown.tag_ in ("VBD", *_PRESENT):
            is_known = token.pos_ != "VERB" and any(child.lower_ in _DEFINITE for child in token.children)
            is_headline = lead and (shown.lemma_ == "have" or sentence.number <= HEADLINES)
            return shown.tag_ == "VBD" or is_known or is_headline
    return True


def _goes_back(sentence: Sentence, dated: Sentence, folder: Path | None) -> bool:
    """Whether a sentence speaks of what another told: `the attack`, `it`, `others`, `the mine` after a mine."""
    head = sentence.text[:LONGEST]
    if _PRONOUN.match(head) or refers_back(head, folder):
        return True
    words = _WORD.findall(head)
    if clause_words("same", folder) & {word.lower() for word in words}:
        return True
    known = clause_words("ground", folder) | _introduced(dated)
    return any(
        first.lower() in _DEFINITE and (second in known or third in known)
        for first, second, third in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


def _introduced(sentence: Sentence) -> set[str]:
    """The nouns of a sentence that a later one can call `the mine`: not those that were known before (`the army`)."""
    words = _WORD.findall(sentence.text[:LONGEST])
    pairs = zip(["", *words], words, strict=False)
    return {
        word for before, word in pairs if before.lower() not in _DEFINITE and word.islower() and len(word) >= SHORTEST
    }


def refers_back(words: str, folder: Path | None = None) -> bool:
    """Whether words speak of an incident already told: `the attack`, `that raid`, but not `said that shells fell`."""
    for found in _back_reference(folder).finditer(words):
        before = _WORD.findall(words[max(0, found.start() - LONGEST) : found.start()].lower())
        if found.group().lower().startswith("that ") and before and before[-1] in clause_words("saying", folder):
            continue
        return True
    return False


@cache
def _back_reference(folder: Path | None) -> re.Pattern[str]:
    nouns = sorted(clause_words("incident", folder))
    one = "|".join(noun for noun in nouns if not noun.endswith("s"))
    return re.compile(
        rf"(?i)\b(?:(?:the|these|those|such|{_OF_DAY}) (?:[\w.’'-]+ ){{0,2}}(?:{'|'.join(nouns)})"
        rf"|th(?:is|at) (?!the |an? )(?:[\w.’'-]+ ){{0,2}}(?:{one}))\b{_NO_OBJECT}"
    )


@cache
def clause_words(role: str, folder: Path | None = None) -> frozenset[str]:
    """The words of a role in `clause_words.csv`."""
    return frozenset(row["word"] for row in read_codebook("clause_words", folder) if row["role"] == role)
