"""Whose claim a piece of an article is, and whether it tells what happened, is planned, called for or denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from syria_news.claims.claimants import Claimants
from syria_news.claims.headlines import headline_speech, is_headline
from syria_news.claims.quotations import quoted_speeches
from syria_news.claims.speeches import Speech, SpeechReader
from syria_news.claims.statuses import SpeechWords, Status, speech_words, status_of
from syria_news.claims.suppositions import supposed_status
from syria_news.language import LONGEST_PARSED, Document
from syria_news.lexicon import Lexicon
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.mentions import Mentions
from syria_news.spans import Span
from syria_news.syntax.sentence_view import SentenceView, view_of

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Claims", "Speech", "find_claims"]


@dataclass(frozen=True, slots=True)
class Claims:
    """The speech of an article, in the order of what is said."""

    speeches: tuple[Speech, ...]
    words: SpeechWords
    known: frozenset[str]  # the claimants who are actors
    views: tuple[SentenceView, ...]  # all sentences, with their mentions

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
        if best and best.speaker not in self.known:
            # Whoever cites somebody without a name answers for it: `SANA, citing a military source, said`.
            answering = [speech for speech in found if speech.speaker in self.known and speech.answers_for(best)]
            best = min(answering, key=lambda speech: len(speech.content), default=best)
        return best.speaker if best else None

    def status(self, token: Token) -> Status:
        """Say whether a trigger tells what happened, is planned, proposed, denied, supposed or negated."""
        return status_of(token, self.words)

    def event_status(self, token: Token) -> Status:
        """Give the status that the events table holds: what may come is planned, what was not is denied."""
        status = self.status(token)
        if status == "hypothetical":
            return supposed_status(token, self.words)
        return "denied" if status == "negated" else status

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
    claimants = Claimants(words, mentions, _people(mentions, lexicon))
    reader = SpeechReader(words, claimants)
    title = next((sentence.text for sentence in document.sentences if sentence.is_title), "")
    speeches: list[Speech] = []
    headlines: list[SentenceView] = []
    views = tuple(view_of(sentence, mentions, lexicon) for sentence in document.sentences)
    for view in views:
        found = reader.read(view)
        if not found and is_headline(view.sentence, title):
            headlines.append(view)
        speeches += found
    speakers = frozenset(speech.speaker for speech in speeches)
    sources = (headline_speech(view, claimants, speakers) for view in headlines)
    speeches = sorted([*speeches, *(source for source in sources if source)], key=_start)
    speeches += quoted_speeches(document, speeches)
    return Claims(tuple(sorted(speeches, key=_start)), words, claimants.known, views)


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
