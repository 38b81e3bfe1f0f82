"""Demonyms that stand alone: where "Russian" and "the Russians" mean the state that acts."""

from __future__ import annotations

from collections.abc import Iterator

from syria_news.lexicon import AT_WAR
from syria_news.lexicon.candidates import Words
from syria_news.mentions.states import Owner, States
from syria_news.spans import Span

__all__ = ["acts_alone", "find_demonyms"]

_COPULAS = ("was", "were", "is", "are", "be", "either")
_PEOPLE = frozenset(("Britons", "Turks", "Swedes", "Danes", "Finns", "Poles", "Spaniards", "Kurds", "Scots"))


def find_demonyms(words: Words, states: States) -> Iterator[Owner]:
    """Find demonyms, the longest at each place."""
    ready = 0
    for place in words.of_stems(states.demonym_starts):
        for count in (2, 1) if place >= ready else ():
            last = min(place + count, len(words)) - 1
            text = words.text[words[place].start : words[last].end]
            who = states.demonyms.get(text) or states.demonyms.get(words[last].stem if last == place else "")
            if who is None and last == place and text == text.upper() and len(text) > 4:
                who = states.demonyms.get(text.title())
            if who:
                yield Owner(Span(words[place].start, words[last].end), who, is_demonym=True)
                ready = last + 1
                break


def acts_alone(words: Words, owner: Owner, place: int, states: States) -> bool:
    """Whether a demonym stands for its state where no body of the state follows, from the word at a place on."""
    surface = owner.span.of(words.text)
    if surface.islower():
        return False
    before = words.before(owner.span.start)
    spaced = before >= 0 and words.gap(before + 1) == " "
    if spaced and words[before].lower in ("or", "and") and before > 1 and words[before - 1].text in states.demonyms:
        spaced, before = words.gap(before - 1) == " ", before - 2  # whether it was Russian or Syrian
    if spaced and words[before].lower in _COPULAS:
        return place >= len(words) or not states.readings.get(words[place].lower)
    if place < len(words) and words.gap(place) == "-" and words[place].text in states.demonyms:
        place += 1  # `Turkish-Iranian talks` are of both
    if place < len(words) and words.gap(place) == "-":
        cue = states.cues.hyphen.get(words[place].lower)
        return cue is not None and cue.reads == "actor"
    place = _end_of_list(words, place, states)
    by_default = owner.who.type != "state" or owner.who.country not in AT_WAR
    after_the = spaced and words[before].lower == "the"
    alone = place >= len(words) or bool(words.gap(place).strip(" "))
    no_noun = alone or words[place].lower in states.no_nouns or words[place].lower in states.cues.after
    if no_noun and after_the and surface in states.names_too:
        return False  # "the US" is the state's name, and the words around it tell how it is read
    no_noun = no_noun or words[place].lower not in states.readings
    if no_noun and surface.endswith("s") and (surface[:-1] in states.demonyms or surface in _PEOPLE):
        return by_default and after_the  # the Russians negotiate; Russians are people
    if alone:
        return by_default
    near = range(place, min(place + 3, len(words)))
    reading = next((found for at in near if (found := _reading(words, place, at, states))), "")
    return reading == "act" if reading else by_default and not words[place].is_name


def _end_of_list(words: Words, place: int, states: States) -> int:
    """Give the place of the noun that a list of demonyms shares: British, French and Dutch officials."""
    at = place
    while at + 1 < len(words) and words[at].text in states.demonyms and words.gap(at) == ", ":
        at += 1
    if at + 1 < len(words) and at > place - 1 and words[at].lower in ("and", "or") and words.gap(at) in (" ", ", "):
        at += 1
        if words[at].text in states.demonyms and words.gap(at) == " " and at + 1 < len(words):
            return at + 1 if words.gap(at + 1) == " " else place
    return place


def _reading(words: Words, start: int, place: int, states: States) -> str:
    if place > start and words.gap(place) not in (" ", "-"):
        return ""
    return states.readings.get(words.phrase(place, 2) or "", "") or states.readings.get(words[place].lower, "")
