"""Whose claim a piece of an article is, and whether it tells what happened, is planned, called for or denied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.claims.speeches import Speech, SpeechReader
from syria_news.claims.statuses import SpeechWords, Status, speech_words, status_of
from syria_news.language import LONGEST_PARSED, Document, Sentence
from syria_news.lexicon import Lexicon
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.mentions import Mentions
from syria_news.spans import Span
from syria_news.syntax.sentence_view import view_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Claims", "Speech", "find_claims"]

_QUOTE = re.compile(r"[\"“”]")
_TAIL = re.compile(r"(?:[:–—-]|[^\x00-\x7f]_?)\s*([\w ]{2,40})$|(\w+)$")
_SITE = re.compile(r"\s*[|•][^|•\n]*$")
LONGEST_SOURCE = 60  # characters before the colon of a headline
LONGEST_QUOTE = 1500  # characters; a mark that nothing closes does not reach further


@dataclass(frozen=True, slots=True)
class Claims:
    """The speech of an article, in the order of what is said."""

    speeches: tuple[Speech, ...]
    words: SpeechWords

    def attributed_to(self, place: Span | int) -> str | None:
        """Say whose claim the words at a place are; None where the article speaks in its own voice.

        Parameters
        ----------
        place : Span or int
            Where, in the article's offsets.

        Returns
        -------
        str or None
            An ``actor_id``, or the article's own words for a claimant without a name.
        """
        offset = place if isinstance(place, int) else place.start
        near = _beginning_in(self.speeches, Span(max(0, offset - LONGEST_PARSED), offset + 1))
        # The verb of speech itself (`accused`, `warned`) is told by the article.
        found = [speech for speech in near if offset < speech.content.end and not _holds(speech.cue, offset)]
        best = min(found, key=lambda speech: (len(speech.content), abs(speech.cue.start - offset)), default=None)
        return best.speaker if best else None

    def status(self, token: Token) -> Status:
        """Say whether a trigger tells what happened, is planned, proposed, denied, supposed or negated."""
        return status_of(token, self.words)

    def event_status(self, token: Token) -> Status:
        """Give the status that the events table holds: a supposed act is planned, one that was not is denied."""
        status = self.status(token)
        return {"hypothetical": "planned", "negated": "denied"}.get(status, status)  # type: ignore[return-value]

    def casualty_status(self, token: Token) -> Status:
        """Give the status that the casualties table holds: harm that is planned or called for is not counted."""
        status = self.status(token)
        return {"planned": "hypothetical", "proposed": "hypothetical"}.get(status, status)  # type: ignore[return-value]


def find_claims(document: Document, mentions: Mentions, lexicon: Lexicon) -> Claims:
    """Find what the article says that somebody says.

    Parameters
    ----------
    document : Document
        The article, parsed.
    mentions : Mentions
        Its actors and locations.
    lexicon : Lexicon
        The codebooks, of which `speech` holds the words.

    Returns
    -------
    Claims
        With the speakers by ``actor_id``, or in the article's own words.

    Examples
    --------
    >>> from syria_news.language import parse, read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> from syria_news.mentions import find_mentions
    >>> document = read_document("a", "Two men died in Homs, the Syrian Observatory for Human Rights said.")
    >>> parse([document])
    >>> find_claims(document, find_mentions(document, load_lexicon()), load_lexicon()).attributed_to(0)
    'syrian-observatory-for-human-rights'
    """
    words = speech_words(lexicon.folder)
    monitor = next((mention.actor_id for mention in mentions.actors if mention.type == "ngo"), None)
    named = frozenset(mention.actor_id for mention in mentions.actors)
    reader = SpeechReader(words, mentions, monitor, named, _people(mentions, lexicon))
    speeches: list[Speech] = []
    title = next((sentence.text for sentence in document.sentences if sentence.is_title), "")
    for sentence in document.sentences:
        found = reader.read(view_of(sentence, mentions, lexicon))
        speeches += found or _headline(sentence, title, mentions, words, monitor)
    speeches += _carried(document, speeches)
    return Claims(tuple(sorted(speeches, key=_start)), words)


def _people(mentions: Mentions, lexicon: Lexicon) -> frozenset[str]:
    """Who of the actors is a single person."""
    return frozenset(m.actor_id for m in mentions.actors if m.type == "person") | _known_people(lexicon.folder)


@cache
def _known_people(folder: Path | None) -> frozenset[str]:
    return frozenset(row["actor_id"] for row in read_codebook("actors", folder) if row["person"])


def _start(speech: Speech) -> int:
    return speech.content.start


def _holds(cue: Span, offset: int) -> bool:
    return cue.start <= offset < cue.end


def _beginning_in(speeches: Sequence[Speech], span: Span) -> Sequence[Speech]:
    """The speeches whose content begins within a span; they are in that order."""
    return speeches[bisect_left(speeches, span.start, key=_start) : bisect_left(speeches, span.end, key=_start)]


def _headline(
    sentence: Sentence, title: str, mentions: Mentions, words: SpeechWords, monitor: str | None
) -> list[Speech]:
    """A source at the end of a headline: `Air raids kill 19: monitor`."""
    if not (sentence.is_title or sentence.number == 0 or sentence.text.rstrip(" .") == title.rstrip(" .")):
        return []
    if len(sentence.text) > LONGEST_PARSED:
        return []
    opened = _headed(sentence, mentions, words, monitor)
    if opened:
        return [opened]
    text = _SITE.sub("", sentence.text).rstrip(" .")
    tail = _TAIL.search(text)
    if not tail:
        return []
    place = 1 if tail[1] else 2
    source, start = tail[place].strip(), sentence.span.start + tail.start(place)
    cue = Span(start, start + len(source))
    if source.lower() in words.roles["monitor"] and monitor:
        return [Speech(monitor, cue, sentence.span)]
    actors = [m for m in mentions.actors_in(Span(start, sentence.span.end)) if m.span.start == start]
    if place == 1 and actors and actors[0].type in ("ngo", "media", "igo") and actors[0].surface == source:
        return [Speech(actors[0].actor_id, cue, sentence.span)]
    return []


def _headed(sentence: Sentence, mentions: Mentions, words: SpeechWords, monitor: str | None) -> Speech | None:
    """A source at the beginning of a headline: `Monitor: air raids kill 19`."""
    source, mark, _ = sentence.text[:LONGEST_SOURCE].partition(": ")
    if not mark:
        return None
    cue = Span(sentence.span.start, sentence.span.start + len(source))
    content = Span(cue.end, sentence.span.end)
    if source.lower() in words.roles["monitor"] and monitor:
        return Speech(monitor, cue, content)
    named = next((m for m in mentions.actors_in(cue) if m.span == cue and m.type != "state"), None)
    return Speech(named.actor_id, cue, content) if named else None


def _carried(document: Document, speeches: Sequence[Speech]) -> list[Speech]:
    """Quotes over several sentences: the speaker of the sentence that begins or ends one speaks all of it."""
    found = []
    by_start = sorted(speeches, key=_start)
    for quote in _quotes(document.text):
        first, last = document.sentence_at(quote.start), document.sentence_at(quote.end - 1)
        if first.number == last.number:
            continue
        around = _beginning_in(by_start, Span(first.span.start, last.span.end))
        near = [s for s in around if first.span.overlaps(s.cue) or last.span.overlaps(s.cue)]
        outside = [s for s in near if not quote.contains(s.cue)]
        if outside:
            found.append(Speech(outside[0].speaker, outside[0].cue, quote))
    return found


def _quotes(text: str) -> list[Span]:
    """The quotations of a text; a straight mark before a word opens one and any other closes it."""
    found, opened = [], None
    for mark in _QUOTE.finditer(text):
        at = mark.start()
        after, before = text[at + 1 : at + 2], text[at - 1 : at] if at else " "
        opens = mark[0] == "“" or (mark[0] == '"' and before.isspace() and not after.isspace())
        if opens:
            opened = at
        elif opened is not None:
            if at - opened <= LONGEST_QUOTE:
                found.append(Span(opened, at + 1))
            opened = None
    return found
