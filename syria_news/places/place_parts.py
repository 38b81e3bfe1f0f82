"""The row of a place mentioned: the place of the codebook itself, its province, or a part of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from math import cos, hypot, inf, radians
from pathlib import Path

from syria_news.lexicon import Lexicon, Place, load_lexicon
from syria_news.places.place_words import Direction
from syria_news.spans import Span

__all__ = ["Atlas", "LocationMention", "mention_of", "part_of", "province_named", "slug"]

_QUARTERED = (
    6  # a city with so many quarters in the codebook has an east and a west of its own; of others it is the province's
)
_QUARTER_DEGREES = 0.12  # quarters of a city lie within this of its middle
_SHIFT = {"city": 0.03, "town": 0.015, "village": 0.01, "admin1": 0.25, "admin2": 0.1, "region": 0.15}
_COUNTRY_SHIFT = {"SYR": 1.0, "IRQ": 1.5}  # of other countries no part is put on the map


@dataclass(frozen=True, slots=True)
class LocationMention:
    """One row a mention of a place."""

    span: Span
    sentence: int
    surface: str
    location_id: str
    location: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geocoding: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """Which governorate bears a city's name, which city a governorate's, and which cities have quarters."""

    province_of: dict[str, Place]
    city_of: dict[str, Place]
    quartered: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Atlas:
        """Work it out from the codebook, once."""
        return _atlas(lexicon.folder)

    def region(self, place: Place) -> Place:
        """Give the governorate that a part of a city without quarters lies in, or the place itself."""
        return place if place.location_id in self.quartered else self.province_of.get(place.location_id, place)


@cache
def _atlas(folder: Path | None) -> Atlas:
    places = load_lexicon(folder).places.values()
    provinces = {(p.country, p.admin1): p for p in places if p.kind == "admin1" and p.admin1}
    province_of, city_of = {}, {}
    for place in places:
        province = provinces.get((place.country, place.admin1 or ""))
        if province and place.kind == "city" and place.name == place.admin1:
            province_of[place.location_id] = province
            city_of[province.location_id] = place
    quarters = [p for p in places if p.kind == "neighbourhood" and p.latitude is not None]
    quartered = {
        city.location_id
        for city in city_of.values()
        if sum(q.admin1 == city.admin1 and _degrees(q, city) < _QUARTER_DEGREES for q in quarters) >= _QUARTERED
    }
    return Atlas(province_of, city_of, frozenset(quartered))


def _degrees(a: Place, b: Place) -> float:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return inf
    return hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * cos(radians(a.latitude)))


def mention_of(place: Place, span: Span, sentence: int, surface: str, ambiguous: bool = False) -> LocationMention:
    """Make the row of a place of the codebook; one that another fits as well has no coordinate."""
    return LocationMention(
        span,
        sentence,
        surface,
        place.location_id,
        place.name,
        place.kind,
        place.country,
        place.admin1,
        None if ambiguous else place.latitude,
        None if ambiguous else place.longitude,
        "ambiguous" if ambiguous else "unknown" if place.latitude is None else place.book,
    )


def part_of(place: Place, part: Direction | None, countryside: bool, atlas: Atlas) -> Place:
    """Make the place that a direction or "countryside" beside a name stands for, with an id of its own.

    Examples
    --------
    >>> from syria_news.places.place_words import PlaceWords
    >>> lexicon = load_lexicon()
    >>> north = PlaceWords.of(lexicon).directions["north"]
    >>> part_of(lexicon.places["aleppo"], north, False, Atlas.of(lexicon)).location_id
    'northern-aleppo'
    >>> part_of(lexicon.places["idlib"], north, False, Atlas.of(lexicon)).location_id
    'northern-idlib-governorate'
    """
    words = [part.part] if part else []
    if countryside:
        base = place.admin1 if place.kind == "admin1" and place.admin1 else place.name
        words += [base, "countryside"]
        place = atlas.province_of.get(place.location_id, place)
        kind = "region"
    else:
        place = atlas.region(place)
        words.append(place.name)
        kind = "neighbourhood" if place.kind in ("city", "town", "neighbourhood") else "region"
    latitude, longitude = _shifted(place, part)
    name = " ".join(words)
    return Place(
        slug(name),
        name,
        kind,
        place.country,
        place.admin1,
        latitude,
        longitude,
        "approximate",
        (),
        place.prominence,
        place.source,
        place.book,
    )


def province_named(place: Place, noun: str) -> Place:
    """Make the province that bears the name of a city, where the codebook has none.

    Examples
    --------
    >>> province_named(load_lexicon().places["istanbul"], "province").name
    'Istanbul province'
    """
    if place.kind not in ("city", "town"):
        return place
    name = f"{place.name} {noun}"
    return replace(place, location_id=slug(name), name=name, kind="admin1", admin1=place.name, precision="approximate")


def _shifted(place: Place, part: Direction | None) -> tuple[float | None, float | None]:
    """Move a place's middle towards one of its sides."""
    reach = _COUNTRY_SHIFT.get(place.country or "") if place.kind == "country" else _SHIFT.get(place.kind, 0.0)
    if place.latitude is None or place.longitude is None or reach is None:
        return None, None
    if part is None:
        return place.latitude, place.longitude
    return round(place.latitude + reach * part.north, 4), round(place.longitude + reach * part.east, 4)


def slug(name: str) -> str:
    """Make an identifier of a name.

    Examples
    --------
    >>> slug("Kafr Na'ha")
    'kafr-naha'
    """
    plain = unicodedata.normalize("NFKD", name.lower().replace("'", "").replace("’", ""))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "place"
