"""What an article's short forms refer to: surnames, acronyms in brackets, "the Observatory", "the army"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from syria_news.candidates import Candidate, Who, Words, who_is
from syria_news.compounds import GROUND_STATES, States
from syria_news.naming import Naming
from syria_news.spans import Span

__all__ = ["acronyms", "bare_nouns", "short_forms", "surnames"]

_ACRONYM = re.compile(r"\s?[(\[]([A-Z][A-Za-z-]{1,9})[)\]]")
_NOT_A_BODY = frozenset("terror no any new transitional unity interim caretaker future provisional local self coalition federal central each every world tribal".split())
_BEFORE_MONTHS = frozenset("in since by until of last this next early late mid on during".split())
_NEAR = 300  # characters back to the body that a bare noun takes up


def surnames(words: Words, people: Iterable[Candidate], naming: Naming, taken: Callable[[int], bool]) -> Iterator[Candidate]:
    """Find the surnames of persons named in full, and single names of those introduced by one."""
    refers: dict[str, Who] = {}
    for person in people:
        parts = person.who.actor.replace("-", " ").split()
        if len(parts) > 1 and len(parts[-1]) > 2 and (parts[-1] == "May" or not naming.is_cue("stop", parts[-1])):
            refers.setdefault(parts[-1].replace("’", "'"), person.who)
            if re.search(rf"[Aa]l[- ]{re.escape(parts[-1])}$", person.who.actor):
                refers.setdefault("Al" + parts[-1].lower(), person.who)
        elif len(parts) == 1:
            refers.setdefault(parts[0], person.who)
        if person.rule == "office":
            continue
        surface = person.span.of(words.text).replace("-", " ").split()
        if len(surface) > 1 and len(surface[-1]) > 2 and not naming.is_cue("stop", surface[-1]):
            refers.setdefault(surface[-1], person.who)
    for place in range(len(words)):
        word = words[place].text
        who = refers.get(words[place].stem) or (refers.get(word[:-1]) if word.endswith("s") else None)
        if who is None or taken(place) or (word == "May" and _is_month(words, place)):
            continue
        first = place
        while first and words.gap(first) in ("-", " ") and naming.is_cue("particle", words[first - 1].text) and words[first - 1].text not in ("a",):
            if words[first - 1].text.islower() and words.gap(first) == " " and words[first - 1].lower not in who.actor.lower().split():
                break
            first -= 1
        yield Candidate(Span(words[first].start, words[place].start + len(words[place].stem)), who, "short")


def _is_month(words: Words, place: int) -> bool:
    before, after = words[place - 1].text if place else "", words[place + 1].text if place + 1 < len(words) else ""
    return before[:1].isdigit() or after[:1].isdigit() or before.lower() in _BEFORE_MONTHS


def acronyms(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find the acronyms that the article gives in brackets after a name."""
    means: dict[str, Who] = {}
    for candidate in found:
        given = _ACRONYM.match(text, candidate.span.end)
        if given and given[1].upper() == given[1] and candidate.rule in ("name", "organisation", "compound"):
            means.setdefault(given[1], candidate.who)
    if means:
        for again in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(means)))})(?!\w)", text):
            yield Candidate(Span(*again.span()), means[again[0]], "acronym")


def short_forms(words: Words, found: Iterable[Candidate], states: States) -> Iterator[Candidate]:
    """Find the short forms of the codebook, such as "the Observatory"."""
    text = words.text
    named = {candidate.who.actor_id for candidate in found}
    for row in states.lexicon.table("short_forms"):
        ids = [i for i in row["actors"].split("|") if i in states.lexicon.actors and (not row["needs"] or i in named)]
        if ids:
            who = who_is(states.lexicon.actors[ids[0]])
            for again in re.finditer(rf"(?<!\w){row['form']}(?=\w?(?!\w))", text):
                end = again.end() + (text[again.end() : again.end() + 1] == "s")
                if end == len(text) or not text[end].isalnum():
                    yield Candidate(Span(again.start(), again.end()), who, "short")


def bare_nouns(
    words: Words, found: Iterable[Candidate], states: States, ground: Counter[str], nearby: Callable[[int], str | None]
) -> Iterator[Candidate]:
    """Find "government forces", "the regime", "the army": the body of the state that the article is about."""
    bodies = sorted((c for c in found if c.who.country and c.rule in ("compound", "name", "state", "demonym")), key=lambda c: c.span)
    main = _main_state(ground)
    place = 0
    while place < len(words):
        last, role, bare = _bare(words, place, states)
        if last < 0:
            place += 1
            continue
        if bare == "owned":
            country = _sender(words, words[place].start, bodies)
        else:
            country = _country_of(words[place].start, role, bodies, nearby(words[place].start) or main, states)
        if country:
            yield Candidate(Span(words[place].start, words[last].end), states.body(country, role), "bare")
        place = last + 1


def _bare(words: Words, place: int, states: States) -> tuple[int, str, str]:
    """Read a chain of nouns that begins with one that can stand alone: its last word, what it names, and how."""
    last, role, bare = -1, "", ""
    at = place
    while at < len(words) and at < place + 6:
        if at > place and words.gap(at) not in (" ", "-"):
            break
        size = next((n for n in (4, 3, 2, 1) if (p := words.phrase(at, n)) and (p in states.nouns or _singular(p) in states.nouns)), 0)
        if not size:
            break
        phrase = words.phrase(at, size) or ""
        noun = states.nouns.get(phrase) or states.nouns[_singular(phrase)]
        if at == place:
            bare = noun.bare
            if not bare:
                return -1, "", ""
        if at > place and words.gap(at) == "-":
            break
        if at > place and _owns(words, at - 1, states):
            break
        at += size
        if noun.role == "modifier":
            continue
        if noun.role != "officials" or not role:
            role = noun.role
        last = at - 1
    if last < 0 or (place and words[place - 1].lower in _NOT_A_BODY and words.gap(place) in (" ", "-")):
        return -1, "", ""
    return last, role, bare


def _owns(words: Words, place: int, states: States) -> bool:
    """Whether a word is a possessive, with its apostrophe or without: the regimes helicopter."""
    word = words[place]
    return word.stem != word.text or (word.lower not in states.nouns and _singular(word.lower) in states.nouns)


def _sender(words: Words, offset: int, bodies: list[Candidate]) -> str | None:
    """The state that the sentence names shortly before its troops: "Turkey sent troops"."""
    near = [c for c in bodies if offset - 70 < c.span.start < offset and c.who.country not in GROUND_STATES]
    if not near or "." in words.text[near[-1].span.end : offset].replace("U.S.", ""):
        return None
    return near[-1].who.country if near[-1].who.type in ("state", "government") else None


def _singular(phrase: str) -> str:
    """Take the s off that stripped apostrophes leave: the regimes helicopter."""
    return phrase[:-1] if phrase.endswith("s") else phrase.removesuffix("'s").removesuffix("’s")


def _main_state(counts: Counter[str]) -> str:
    weighted = Counter({country: count * (3 if country in GROUND_STATES else 1) for country, count in counts.items()})
    weighted["SYR"] += 1
    return max(sorted(weighted), key=lambda country: weighted[country])


def _country_of(offset: int, role: str, bodies: list[Candidate], main: str, states: States) -> str | None:
    """The state whose body a bare noun means: that of the same body named shortly before, else the main one."""
    ministry = role.endswith("ministry")
    for candidate in reversed([c for c in bodies if offset - (5 if ministry else 1) * _NEAR < c.span.start < offset]):
        country = candidate.who.country
        if country in states.of_country and candidate.who == states.body(country, role):
            return country
        if ministry and candidate.who.type in ("state", "government") and country not in GROUND_STATES:
            return country
    return main
