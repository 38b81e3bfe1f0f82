"""Actors that are made of a state and a noun: "Jordanian troops", "Iraq's foreign ministry", "Russian strikes"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from syria_news.lexicon import AT_WAR
from syria_news.lexicon.candidates import Candidate, Who, Words
from syria_news.mentions.demonyms import acts_alone
from syria_news.mentions.states import Noun, Owner, States
from syria_news.spans import Span

__all__ = ["find_compounds"]

_FORCES = ("armed-forces", "air-force", "aircraft", "navy", "government", "parliament")
_LOYAL = ("loyal to", "of", "allied with", "backing", "supporting")
_LOYAL_ENDS = frozenset(link.split()[-1] for link in _LOYAL)


def find_compounds(words: Words, owners: Iterable[Owner], states: States) -> Iterator[Candidate]:
    """Find what each owner makes with the words after it, or a demonym alone with the noun that it stands before."""
    owners = list(owners)
    demonyms = {words.first_in(owner.span): owner for owner in owners if owner.is_demonym}
    for owner in owners:
        start = words.after(owner.span.end)
        found = _nouns_from(words, start, states, owner.is_leader or not owner.is_demonym)
        if found and _tells_topic(words, owner, start, found[0]):
            continue
        if not found and owner.is_demonym and (shared := _shared_noun(words, start, demonyms, states)):
            who = _owned(owner, shared, states)
            if who:
                yield Candidate(owner.span, who, "compound")
                continue
        if found:
            last, role = found
            who = _owned(owner, role, states)
            if who:
                yield Candidate(Span(owner.span.start, words.span(last, last).end), who, "compound")
                continue
        if owner.is_demonym and acts_alone(words, owner, start, states):
            yield Candidate(owner.span, states.state(owner.who), "demonym")
        yield from _loyal_forces(words, owner, states)


def _tells_topic(words: Words, owner: Owner, start: int, last: int) -> bool:
    """Whether a state's name only says what somebody's policy is about: "the new Syria policy"."""
    named = not owner.is_demonym and owner.who.country in AT_WAR and words.gap(start) == " "
    return named and last == start and words[start].lower == "policy"


def _shared_noun(words: Words, start: int, demonyms: Mapping[int, Owner], states: States) -> str | None:
    """What the noun after a second side names, which the first shares: Syrian and Russian, Russian and regime jets."""
    while start + 1 < len(words) and words.gap(start) == ", " and start in demonyms:
        start = words.after(demonyms[start].span.end)  # Syrian, Iranian and Russian forces
    if start + 2 >= len(words) or words[start].lower not in ("and", "or") or not words.joined(start - 1, start + 1):
        return None
    other = demonyms.get(start + 1)
    if other is not None:
        place, least = words.after(other.span.end), 1
    else:
        place, least = start + 1 + words[start + 1].is_name, 2  # the Assad regime jets
        if not _is_regime(words.phrase(place, 1), states):
            return None
    found = _nouns_from(words, place, states, possessive=False)
    return found[1] if found and found[0] - place + 1 >= least else None


def _is_regime(phrase: str | None, states: States) -> bool:
    noun = states.nouns.get(phrase or "")
    return noun is not None and noun.role == "government"


def _owned(owner: Owner, role: str, states: States) -> Who | None:
    who = owner.who
    if not who.country or who.type not in ("state", "government") or (owner.is_demonym and who.type != "state"):
        return who if not owner.is_leader else None
    if role == "officials":
        return None if owner.is_leader else states.state(who)
    if role == "administration":
        return states.of_country.get(who.country)
    return states.body(who.country, role) if who.country in states.of_country else None


def _nouns_from(words: Words, start: int, states: States, possessive: bool) -> tuple[int, str] | None:
    """Read modifiers and nouns from a place on: the last noun's place and what it names."""
    place, last, role = start, -1, ""
    marks = (" ", "-", "'s ", "’s ", "' ", "’ ") if possessive else (" ", "-")
    while place < len(words) and place < start + 8:
        if place and words.gap(place) not in (marks if place == start else (" ", "-")):
            break
        count, noun = _noun_at(words, place, states)
        if noun is None:
            break
        place += count
        if noun.role == "modifier" or _is_adjective(words, place, states):
            continue
        if noun.role != "officials" or not role:
            role = noun.role
        last = place - 1
    return (last, role) if last >= 0 else None


def _noun_at(words: Words, place: int, states: States) -> tuple[int, Noun | None]:
    """Read the longest noun at a place, also one whose possessive lost its apostrophe: the Assad regimes raids."""
    word = words[place]
    sizes = (4, 3, 2, 1) if {word.lower, word.stem.lower()} & states.noun_starts else ()
    for count in sizes:
        noun = states.nouns.get(words.phrase(place, count) or "")
        if noun is not None:
            return count, noun
    following = words[place + 1].text if place + 1 < len(words) and words.gap(place + 1) == " " else ""
    if word.text.islower() and word.text.endswith("s") and following.islower():
        noun = states.nouns.get(word.text[:-1])
        return 1, noun if noun is not None and noun.role != "modifier" else None
    return 0, None


def _is_adjective(words: Words, following: int, states: States) -> bool:
    """Whether a noun that may be an adjective stands before what is done: Iran's military campaign."""
    if words[following - 1].lower != "military" or following >= len(words) or words.gap(following) != " ":
        return False
    return states.readings.get(words[following].lower) == "act"


def _loyal_forces(words: Words, owner: Owner, states: States) -> Iterator[Candidate]:
    """Find "forces loyal to President Bashar al-Assad", "air forces of Syria", "the foreign ministry of Kuwait"."""
    if owner.is_demonym or not owner.who.country:
        return
    place = words.before(owner.span.start)
    skipped = 0
    while place >= 1 and skipped < 4 and (words[place].is_name or words[place].lower in ("the", "president")):
        place, skipped = place - 1, skipped + 1
    for link in _LOYAL if place >= 0 and words[place].stem.lower() in _LOYAL_ENDS else ():
        size = len(link.split())
        first = place - size + 1
        if first < 1 or words.phrase(first, size) != link:
            continue
        count = next((c for c in (4, 3, 2, 1) if first - c >= 0 and _is_force(words.phrase(first - c, c), states)), 0)
        owned = first - count > 0 and _is_regime(words.phrase(first - count - 1, 1), states)
        if count and not owned and owner.who.type in ("state", "government"):
            role = states.nouns[words.phrase(first - count, count) or ""].role
            titled = owner.is_leader and words.joined(place, words.first_in(owner.span))
            if link == "of" and skipped and not titled and owner.who.type != "state":
                return
            who = states.body(owner.who.country, role)
            yield Candidate(Span(words[first - count].start, owner.span.end), who, "compound")
        return


def _is_force(phrase: str | None, states: States) -> bool:
    noun = states.nouns.get(phrase or "")
    return noun is not None and (noun.role in _FORCES or noun.role.endswith("ministry"))
