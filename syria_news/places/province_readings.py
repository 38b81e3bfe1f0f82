"""Whether the bare name that a city shares with its province means the one or the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from syria_news.lexicon import Place
from syria_news.lexicon.candidates import Words
from syria_news.places.place_parts import Atlas
from syria_news.places.place_words import Frame
from syria_news.spans import Span

__all__ = ["province_readings"]


def province_readings(
    names: Sequence[tuple[Span, Place, Frame]],
    words: Words,
    atlas: Atlas,
    city_of: Callable[[str], Place],
    cues: frozenset[str],
) -> set[Span]:
    """Find the bare names that mean the province: the article spoke of it last, and no word beside says city.

    An article that never names the province, or names quarters of the city, means the city throughout; and so does one
    on a city better known than its province.

    Parameters
    ----------
    names : sequence
        Span, place and frame of every name, in the order of the text.
    words : Words
        The text.
    atlas : Atlas
        Which province bears which city's name.
    city_of : callable
        The place of an identifier.
    cues : frozenset of str
        Words before a name that say city.

    Returns
    -------
    set of Span
        Those of the names.
    """
    said: dict[str, list[tuple[Span, str]]] = {}
    for span, place, frame in names:
        if place.location_id in atlas.city_of:
            said.setdefault(atlas.city_of[place.location_id].location_id, []).append((span, "province"))
        elif place.location_id in atlas.province_of:
            said.setdefault(place.location_id, []).append((span, _explicit(span, frame, words, cues)))
    quarters = {(place.country, place.admin1) for _, place, _ in names if place.kind == "neighbourhood"}
    found: set[Span] = set()
    for city, mentions in said.items():
        place = city_of(city)
        if atlas.province_of[city].prominence >= place.prominence and (place.country, place.admin1) not in quarters:
            found |= _bare_provinces(mentions)
    return found


def _bare_provinces(mentions: list[tuple[Span, str]]) -> set[Span]:
    """Give each bare name the reading of the last explicit one, the first ones that of the first."""
    explicit = [reading for _, reading in mentions if reading in ("province", "city")]
    if "province" not in explicit:
        return set()
    reading = explicit[0]
    found = set()
    for span, said in mentions:
        if said in ("province", "city"):
            reading = said
        elif said == "bare" and reading == "province":
            found.add(span)
    return found


def _explicit(span: Span, frame: Frame, words: Words, cues: frozenset[str]) -> str:
    """Say whether the words around a name show which is meant; ``cued`` ones show it for themselves alone."""
    if frame.noun is not None and frame.noun.kind == "admin1":
        return "province"
    if frame.noun is not None and frame.noun.kind == "city":
        return "city"
    if frame.part is not None:
        return "bare"
    first = words.first_in(span)
    before = [words[place].lower for place in range(max(first - 2, 0), first)]
    cue = before[-2:-1] if before[-1:] in (["of"], ["for"], ["from"]) else before[-1:]
    return "cued" if cue and cue[0] in cues else "bare"
