"""How wide a place is, and whether one may lie within another."""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.places.place_parts import LocationMention

__all__ = [
    "CITY",
    "COUNTRY",
    "PROVINCE",
    "TOWN",
    "VAGUE",
    "degrees_apart",
    "lies_by",
    "may_be_same",
    "may_lie_within",
    "rank_of",
]

TOWN, CITY, NATURAL, PROVINCE, VAGUE, COUNTRY = 0, 1, 2, 3, 4, 5
_RANKS = {
    "facility": TOWN,
    "neighbourhood": TOWN,
    "village": TOWN,
    "town": TOWN,
    "city": CITY,
    "natural": NATURAL,
    "admin2": NATURAL,
    "admin1": PROVINCE,
    "region": VAGUE,
    "country": COUNTRY,
}
_VAST = frozenset(("euphrates", "tigris", "river", "sea", "desert", "badia", "lake", "coast", "valley", "orontes"))
BESIDE = 0.5  # degrees from a city within which its surroundings lie
_SIDES = ("east", "west", "north", "south")


def rank_of(place: LocationMention) -> int:
    """Rank a place by its extent, the most precise first.

    A river, or a region that lies in no one governorate, is nearly as vague as a country; the side of a city holds
    quarters, as a city does.
    """
    return _rank(place.location, place.kind, place.admin1)


@lru_cache(maxsize=1 << 12)
def _rank(name: str, kind: str, admin1: str | None) -> int:
    words = name.lower().split()
    if kind == "natural" and _VAST.intersection(words):
        return VAGUE
    if kind == "region" and admin1 is not None:
        return PROVINCE
    rank = _RANKS.get(kind, COUNTRY)
    return max(rank, CITY) if words and words[0].startswith(_SIDES) else rank


def may_be_same(first: LocationMention, second: LocationMention) -> bool:
    """Whether two places are one, or one may lie within the other."""
    one, two = sorted((first, second), key=rank_of)
    if one.location_id == two.location_id or may_lie_within(one, two) or _is_site_in(one, two) or _is_site_in(two, one):
        return True
    names = sorted((one.location.lower(), two.location.lower()), key=len)
    return names[1].startswith(_SIDES) and names[1].endswith(f" {names[0]}")  # `eastern Example` and Example


def _is_site_in(site: LocationMention, place: LocationMention) -> bool:
    """Whether a street, square or building of which nobody knows where it stands may be in a town or quarter."""
    unknown = site.kind == "facility" and site.geocoding == "unknown"
    return unknown and place.kind != "facility" and site.country in (None, place.country)


def may_lie_within(place: LocationMention, area: LocationMention | None) -> bool:
    """Whether a place may be the more precise name of an area, by country and governorate."""
    if area is None or area.location_id == place.location_id:
        return True
    if rank_of(place) >= rank_of(area):
        return False
    if rank_of(area) >= VAGUE:
        return place.country in (None, area.country)
    return place.admin1 is None or area.admin1 is None or place.admin1 == area.admin1


def lies_by(place: LocationMention, mark: LocationMention) -> bool:
    """Whether a place lies by a greater one: near a city, or as a suburb of a governorate's capital."""
    is_capital = mark.location == mark.admin1 and place.location_id != mark.location_id
    greater = rank_of(place) < rank_of(mark) + is_capital
    if not greater or place.country != mark.country:
        return False
    apart = degrees_apart(place, mark)
    return apart < BESIDE if apart is not None else place.admin1 is not None and place.admin1 == mark.admin1


def degrees_apart(one: LocationMention, two: LocationMention) -> float | None:
    """How far two places lie from each other, None where one has no coordinate."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    return hypot(one.latitude - two.latitude, one.longitude - two.longitude)
