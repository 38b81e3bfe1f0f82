"""Which names of states and capitals are only the ground on which others act."""

from __future__ import annotations

import re

from syria_news.language import Document
from syria_news.lexicon import AT_WAR, Lexicon
from syria_news.lexicon.candidates import Candidate, Words
from syria_news.mentions.metonymy import Name, Reading, cues_of, default_reading, told_reading
from syria_news.mentions.states import states_of
from syria_news.places import LocationMention
from syria_news.spans import Span

__all__ = ["find_grounds"]

_COPIED = 6  # sentences among which the headline may stand again
_HOMONYMS = ("government", "media")  # types of actors that may share a name with a place
_SITES = ("in", "at", "near", "from", "outside", "around", "like")
_SETTING = re.compile(r"\W*(?:In|At|Across|Near|Inside|Outside|Throughout|From) [^,]*, (?:the )?")


def find_grounds(
    document: Document, words: Words, found: list[Candidate], places: list[LocationMention], lexicon: Lexicon
) -> set[Span]:
    """Find the names of states and capitals that are only the ground on which others act.

    Parameters
    ----------
    document : Document
        The article.
    words : Words
        Its words.
    found : list of Candidate
        Candidates for actors.
    places : list of LocationMention
        Names of places, of which some may be actors.
    lexicon : Lexicon
        The codebooks.

    Returns
    -------
    set of Span
        Where these names stand.
    """
    cues, nouns = cues_of(lexicon), states_of(lexicon).readings
    by_span = {place.span: place for place in places}
    readings: dict[int, Reading] = {}
    ends = {words.before(place.span.end): place.country for place in places if place.kind != "country"}
    told: dict[int, Reading] = dict.fromkeys(ends, "ground")
    starts = {words.first_in(place.span): place.country for place in places if place.kind != "country"}
    for candidate in sorted((c for c in found if c.rule == "name"), key=lambda c: c.span):
        place, span = by_span.get(candidate.span), candidate.span
        building = cues.building.get(span.of(words.text))
        if candidate.who.type != "state" and not building and not (candidate.who.type in _HOMONYMS and place):
            continue
        is_ground = building is not None and building.reads == "ground"
        is_capital = place is not None and place.kind != "country" and not building and candidate.who.type != "media"
        name = Name(
            span,
            at_war=candidate.who.country == "SYR",
            place=is_ground or is_capital or candidate.who.country in AT_WAR,
            capital=is_capital,
            beside=_beside(words, candidate, readings, ends),
            subject=_is_subject(document, span),
            listed=_listed(words, span, readings, ends),
            firm=told.get(_before_article(words, words.first_in(span)) - 1) == "ground" and not _opens(document, span),
            leads=_leads_headline(document, span.start),
            holds=candidate.who.country is not None and starts.get(words.after(span.end)) == candidate.who.country,
        )
        reading = told_reading(words, name, cues, nouns)
        last = words.before(span.end)
        readings[last] = reading or default_reading(name)
        told.pop(last, None)
        if reading:
            told[last] = reading
    return {c.span for c in found if c.rule == "name" and readings.get(words.before(c.span.end)) == "ground"}


def _leads_headline(document: Document, offset: int) -> bool:
    """Whether a character is the first of the headline, or of its copy at the head of the body."""
    sentence = document.sentence_at(offset)
    if sentence.span.start != offset:
        return False
    return sentence.is_title or (sentence.number < _COPIED and sentence.text == document.sentences[0].text)


def _is_subject(document: Document, span: Span) -> bool:
    """Whether a sentence's parse, where there is one, makes a name the subject of a verb."""
    sentence = document.sentence_at(span.start)
    token = None if sentence.is_title else sentence.token_at(span.end - 1)
    return (
        token is not None and token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "AUX") and token.head.lemma_ != "be"
    )


def _beside(words: Words, name: Candidate, readings: dict[int, Reading], ends: dict[int, str | None]) -> Reading | None:
    """Give the reading of the name that this one is joined to: "Russia and X", "Geneva, Switzerland"."""
    first = _before_article(words, words.first_in(name.span))
    if first > 1 and words[first - 1].lower in ("and", "or"):
        return readings.get(first - 2) or ("ground" if first - 2 in ends else None)
    if not first or words.gap(first) != ", ":
        return None
    if first - 1 in ends and ends[first - 1] == name.who.country:
        return readings.get(first - 1, "ground")
    ends_there = words.after(name.span.end) >= len(words) or words.gap(words.after(name.span.end)) != " "
    return "ground" if ends_there and first - 1 not in readings and _is_town(words, first - 1) else None


def _is_town(words: Words, last: int) -> bool:
    """Whether a name that no codebook holds is that of a town, going by what leads to it: "in Xville, Uganda"."""
    first = last
    while first > 0 and words[first].is_name and words.gap(first) in (" ", "-"):
        first -= 1
    return first < last and words[first].text in _SITES and words.gap(first + 1) == " "


def _opens(document: Document, span: Span) -> bool:
    """Whether all before a name is where the sentence is set: "In Syria, Turkey and Russia agreed"."""
    sentence = document.sentence_at(span.start)
    return bool(_SETTING.fullmatch(document.text[sentence.span.start : span.start]))


def _listed(words: Words, span: Span, readings: dict[int, Reading], ends: dict[int, str | None]) -> Reading | None:
    """Give the reading of the name before this one in a list: "from X, Y and Z"."""
    first, following = _before_article(words, words.first_in(span)), words.after(span.end)
    if not first or words.gap(first) != ", " or following >= len(words):
        return None
    goes_on = words.gap(following) == ", " or (words.gap(following) == " " and words[following].lower in ("and", "or"))
    return (readings.get(first - 1) or ("ground" if first - 1 in ends else None)) if goes_on else None


def _before_article(words: Words, first: int) -> int:
    """Give the place of the article before a name, or else of the name: the Philippines."""
    article = first > 0 and words[first - 1].lower == "the" and words.gap(first) == " "
    return first - article
