"""Which of several places of one name an article means, or that it means none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from syria_news.lexicon import AT_WAR, Place
from syria_news.places.place_words import Noun

__all__ = ["Context"]

_SETTLEMENTS = frozenset({"city", "town", "village"})
_LIKE_NAMES = frozenset({"city", "town", "village", "neighbourhood"})  # kinds whose names persons bear too
_SURE = 3  # prominence of places that need no support from the article
_CLOSE = 0.75  # a lead smaller than this decides nothing


@dataclass(slots=True)
class Context:
    """What an article names beyond doubt: how often each country, and each governorate."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, places: Iterable[Place]) -> Context:
        """Count the places that an article certainly names."""
        context = cls()
        for place in places:
            if place.country:
                context.countries[place.country] += 1
                if place.admin1:
                    context.regions[place.country, place.admin1] += 1
        return context

    @property
    def main_country(self) -> str | None:
        """The country at war of which the article names most, if any."""
        best = max(AT_WAR, key=lambda country: self.countries[country])
        return best if self.countries[best] else None

    def score(self, place: Place, noun: Noun | None) -> float:
        """Say how well a place fits the article and the noun beside its name."""
        total = sum(self.countries[country] for country in self.countries) or 1
        score = float(place.prominence)
        if place.country:
            score += 4 * self.countries[place.country] / total
            if place.admin1 and self.regions[place.country, place.admin1]:
                score += 2 + self.regions[place.country, place.admin1] / total
        if noun is not None:
            score += _fit(place, noun)
        return score

    def choose(self, places: Sequence[Place], noun: Noun | None) -> tuple[Place, bool]:
        """Choose the place that fits best, and say whether another fits about as well."""
        ranked = sorted(places, key=lambda place: (-self.score(place, noun), place.location_id))
        best = ranked[0]
        rivals = [place for place in ranked[1:] if (place.country, place.admin1) != (best.country, best.admin1)]
        lead = self.score(best, noun) - self.score(rivals[0], noun) if rivals else _CLOSE
        return best, lead < _CLOSE

    def supports(self, place: Place, cued: bool, preposition: bool) -> bool:
        """Whether a name that is also a person's or a word's may be taken for this place here."""
        if place.prominence >= _SURE or cued or place.country is None:
            return True
        if place.prominence > 1 and place.kind not in _LIKE_NAMES:
            return True
        if place.admin1 and self.regions[place.country, place.admin1]:
            return place.kind != "neighbourhood" or preposition or place.prominence > 1
        if place.prominence > 1 and preposition and self.countries[place.country]:
            return True
        return (
            place.kind != "neighbourhood"
            and preposition
            and (self.countries[place.country] > 0 or place.prominence > 1)
        )


def _fit(place: Place, noun: Noun) -> float:
    """Whether the noun beside the name says the kind that the place is of."""
    if noun.kind == place.kind:
        return 4
    if noun.kind in _SETTLEMENTS and place.kind in _SETTLEMENTS:
        return 3
    if noun.kind == "neighbourhood":
        return 2 if place.kind in ("town", "admin2") else -1
    if noun.kind in _SETTLEMENTS:
        return 1 if place.kind == "neighbourhood" else -1
    return 0
