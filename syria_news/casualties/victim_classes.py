"""Whether people harmed are civilians or combatants, by the words for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from syria_news.casualties.harm_books import Grammar, VictimNouns

__all__ = ["class_of"]

_AFTER = 6  # words after "of" that tell whose member somebody is
_SURE = ("civilian", "combatant")


def class_of(
    nouns: VictimNouns,
    words: Sequence[str],
    start: int,
    stop: int,
    head: int | None,
    armed: frozenset[int],
    tags: Sequence[str],
    grammar: Grammar,
) -> str:
    """Read the class of the people that words ``start`` to ``stop`` of a sentence name.

    Parameters
    ----------
    nouns : VictimNouns
        The codebook.
    words : sequence of str
        The sentence, lower case.
    start, stop : int
        The people, from the number to the noun.
    head : int or None
        The noun.
    armed : frozenset of int
        Words that belong to the name of an armed group or army.
    tags : sequence of str
        Parts of speech.
    grammar : Grammar
        Words such as `medical` and `armed`, which tell whose personnel somebody is, and words for combat: the police
        are combatants in it, and else may be anything.

    Returns
    -------
    str
        ``civilian``, ``combatant``, ``mixed`` or ``unknown``.
    """
    own = nouns.row(words[head]) if head is not None else None
    if any(row["victim_class"] == "police" for word in words[start:stop] if (row := nouns.row(word))):
        return "combatant" if (grammar["clash"] | grammar["post"]) & set(words) else "unknown"
    if head is not None and words[head] in grammar["office"] and grammar["civic"] & set(words[start:head]):
        return "civilian"  # "a tribal leader"
    if own and own["victim_class"] in _SURE:
        return _with_others(nouns, words, own["victim_class"], stop)
    told = list(_classes(nouns, [words[place] for place in range(start, stop) if place != head]))
    described = set(words[start:stop])
    if not told and described & grammar["civil"]:
        told = ["civilian"]
    is_name = head is not None and nouns.row(words[head]) is None  # "3 ISIS"
    if not told and (
        described & grammar["armed"] or armed & (set(range(start, stop)) - (set() if is_name else {head}))
    ):
        told = ["combatant"]
    if not told and head is not None:
        told = _whose(nouns, words, stop, armed, tags, grammar)
    return told[-1] if told else "unknown"


def _classes(nouns: VictimNouns, words: Sequence[str]) -> Iterator[str]:
    for word in words:
        row = nouns.row(word)
        if row and row["victim_class"] in _SURE:
            yield row["victim_class"]


def _with_others(nouns: VictimNouns, words: Sequence[str], own: str, stop: int) -> str:
    """`soldiers guards and staff` under one number are mixed."""
    others = set()
    for word in words[stop : stop + 4]:
        row = nouns.row(word)
        if row and row["victim_class"] in _SURE and nouns.is_plural(word):
            others.add(row["victim_class"])
        elif word not in ("and", ",", "or"):
            break
    return "mixed" if others - {own} else own


def _whose(
    nouns: VictimNouns, words: Sequence[str], stop: int, armed: frozenset[int], tags: Sequence[str], grammar: Grammar
) -> list[str]:
    """What "of the army", "from a local armed group" after the noun says."""
    if stop >= len(words) or words[stop] not in ("of", "from", "belonging", "with"):
        return []
    last = stop + 1
    while last < min(stop + 1 + _AFTER, len(words)) and not (
        last > stop + 1 and tags[last].startswith(("VBD", "VBZ", "VBP", "IN", "W"))
    ):
        last += 1
    if armed & set(range(stop, last)) or "armed" in words[stop:last]:
        return ["combatant"]
    if words[stop] in ("of", "from") and not grammar["civic_body"].isdisjoint(words[stop + 1 : last]):
        return ["civilian"]  # "members of the civil defence", "officials from the town council"
    return list(_classes(nouns, words[stop + 1 : last]))[:1]
