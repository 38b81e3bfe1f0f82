"""The source that a headline names at its end or its beginning: `Air raids kill 19: monitor`, `Monitor: …`."""

from __future__ import annotations

import re
from collections.abc import Container

from syria_news.claims.claimants import Claimants
from syria_news.claims.speeches import Speech
from syria_news.language import LONGEST_PARSED, Sentence
from syria_news.spans import Span
from syria_news.syntax.sentence_view import SentenceView

__all__ = ["headline_speech", "is_headline"]

LONGEST_SOURCE = 60  # characters before the colon
_SITE = re.compile(r"\s*[|•][^|•\n]*$")
_MARKED = re.compile(r"(?P<mark>[:–—-]|[^\x00-\x7f]_?)\s*(?P<source>[\w ]{2,40})$")
_SECTION = re.compile(r"\s+-\s+[A-Z][\w ]{2,25}$")  # `- World - Marja Online`
_LAST_WORD = re.compile(r"\w+$")
SECTIONS = 4
SPEAKING = frozenset(("ngo", "media", "igo", "military", "government", "person"))
ENDS = frozenset(("NOUN", "PROPN", "NUM", "ADV"))  # what a headline may end with before a source without a mark


def is_headline(sentence: Sentence, title: str) -> bool:
    """Whether a sentence is the title, its copy, or the first of an article without a title."""
    return sentence.is_title or sentence.number == 0 or sentence.text.rstrip(" .") == title.rstrip(" .")


def headline_speech(view: SentenceView, claimants: Claimants, speakers: Container[str]) -> Speech | None:
    """Find the source of a headline.

    Parameters
    ----------
    view : SentenceView
        The headline.
    claimants : Claimants
        Who may be meant.
    speakers : container of str
        Who speaks in the body: an outlet behind a dash that does not is only where the article appeared.
    """
    sentence = view.sentence
    if len(sentence.text) > LONGEST_PARSED:
        return None
    opened = _opening(view, claimants)
    if opened:
        return opened
    text = _SITE.sub("", sentence.text).rstrip(" .")
    for _ in range(SECTIONS):
        found = _closing(text, view, claimants, speakers)
        shorter = _SECTION.sub("", text)
        if found or shorter == text:
            return found
        text = shorter
    return None


def _opening(view: SentenceView, claimants: Claimants) -> Speech | None:
    """A source at the beginning: `Monitor: air raids kill 19`."""
    sentence = view.sentence
    source, mark, _ = sentence.text[:LONGEST_SOURCE].partition(": ")
    if not mark:
        return None
    cue = Span(sentence.span.start, sentence.span.start + len(source))
    content = Span(cue.end, sentence.span.end)
    if source.lower() in claimants.words.roles["monitor"] and claimants.monitor:
        return Speech(claimants.monitor, cue, content)
    named = next((m for m in view.actors if m.span == cue and m.type != "state"), None)
    return Speech(named.actor_id, cue, content) if named else None


def _closing(text: str, view: SentenceView, claimants: Claimants, speakers: Container[str]) -> Speech | None:
    """A source at the end, behind a mark or, where the mark was lost, without one."""
    marked = _MARKED.search(text)
    if marked:
        cue = _cue(view, *marked.span("source"))
        speaker = _marked_source(cue, marked["mark"], view, claimants, speakers)
        if speaker:
            return Speech(speaker, cue, view.sentence.span)
    return _unmarked(text, view, claimants)


def _marked_source(
    cue: Span, mark: str, view: SentenceView, claimants: Claimants, speakers: Container[str]
) -> str | None:
    source = cue.shift(-view.sentence.span.start).of(view.sentence.text)
    if source.lower() in claimants.words.roles["monitor"]:
        return claimants.monitor
    named = next((m for m in view.actors if m.span == cue and m.type in SPEAKING), None)
    if named:
        only_prints = named.type == "media" and mark != ":" and named.actor_id not in speakers
        return None if only_prints else named.actor_id
    roles = claimants.words.roles
    return source if source.lower() in roles["source"] and source.lower().rstrip("s") not in roles["echo"] else None


def _unmarked(text: str, view: SentenceView, claimants: Claimants) -> Speech | None:
    """`Raid kills five in Homs monitor`, `… state TV`."""
    word = _LAST_WORD.search(text)
    if not word:
        return None
    cue = _cue(view, *word.span())
    if word[0].lower() in claimants.words.roles["monitor"]:
        return Speech(claimants.monitor, cue, view.sentence.span) if claimants.monitor else None
    named = next((m for m in view.actors if m.span.end == cue.end), None)
    if named is None or not (named.type == "media" or named.actor_id == claimants.monitor):
        return None
    first = view.sentence.token_at(named.span.start)
    if first is None or first.i == 0:
        return None
    before = first.nbor(-1)
    ends = before.pos_ in ENDS or (before.pos_ == "VERB" and before.dep_ != "ROOT")
    return Speech(named.actor_id, named.span, view.sentence.span) if ends else None


def _cue(view: SentenceView, start: int, end: int) -> Span:
    return Span(start, end).shift(view.sentence.span.start)
