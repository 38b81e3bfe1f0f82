"""How wide a place is, and whether one may lie within another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.places.place_parts import LocationMention

__all__ = ["CITY", "COUNTRY", "PROVINCE", "TOWN", "VAGUE", "may_be_same", "may_lie_within", "rank_of"]

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
_SIDES = ("east", "west", "north", "south")


def rank_of(place: LocationMention) -> int:
    """Rank a place by its extent, the most precise first.

    A river, or a region that lies in no one governorate, is nearly as vague as a country; the side of a city holds
    quarters, as a city does.
    """
    words = place.location.lower().split()
    if place.kind == "natural" and _VAST.intersection(words):
        return VAGUE
    if place.kind == "region" and place.admin1 is not None:
        return PROVINCE
    rank = _RANKS.get(place.kind, COUNTRY)
    return max(rank, CITY) if words and words[0].startswith(_SIDES) else rank


def may_be_same(first: LocationMention, second: LocationMention) -> bool:
    """Whether two places are one, or one may lie within the other."""
    one, two = sorted((first, second), key=rank_of)
    return one.location_id == two.location_id or may_lie_within(one, two)


def may_lie_within(place: LocationMention, area: LocationMention | None) -> bool:
    """Whether a place may be the more precise name of an area, by country and governorate."""
    if area is None or area.location_id == place.location_id:
        return True
    if rank_of(place) >= rank_of(area):
        return False
    if rank_of(area) >= VAGUE:
        return place.country in (None, area.country)
    return place.admin1 is None or area.admin1 is None or place.admin1 == area.admin1
