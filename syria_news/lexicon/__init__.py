"""The codebooks: what is known of actors and places, and one matcher over all their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from syria_news.lexicon.codebook_files import Row, read_codebook, unknown_word
from syria_news.lexicon.folding import fold
from syria_news.lexicon.matcher import Match, Matcher, Name
from syria_news.schema import ACTOR_TYPES, PLACE_KINDS

__all__ = ["AT_WAR", "Actor", "Lexicon", "Match", "Place", "fold", "load_lexicon", "read_codebook"]

AT_WAR = ("SYR", "IRQ")  # the countries on whose ground the wars are
CAMPS = ("", "government", "opposition", "jihadist", "kurdish-led", "international", "other")
T = TypeVar("T")
# Countries whose places newspapers spell in many ways; of the long gazetteer, those at war alone.
TRANSLITERATED = (*AT_WAR, "LBN", "JOR", "TUR", "IRN", "SAU", "YEM", "LBY", "EGY", "PSE", "KWT")
PRECISIONS = ("exact", "approximate", "centroid", "")


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of the codebook of actors."""

    actor_id: str
    name: str
    type: str
    country: str | None
    camp: str | None
    camp_note: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the codebook of places or of the gazetteer (``book`` says which).

    ``prominence`` runs from 1 (a village) to 5 (known to every reader), and settles which of two places is meant
    when the text does not. ``precision`` says how near the coordinate is: exact, approximate, centroid of an area.
    """

    location_id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    names: tuple[str, ...]
    prominence: int
    source: str
    book: str


@dataclass(frozen=True)
class Lexicon:
    """All codebooks together.

    Parameters
    ----------
    actors, places : dict
        By identifier.
    limits : dict
        For names that an actor bore for some years only, by actor and folded name, the first and the last day (ISO, as
        far as known, else empty).
    folder : Path, optional
        A user's own tables.

    Examples
    --------
    >>> lexicon = load_lexicon()
    >>> text = "Shells fell on Khan Shaykhun, in Idleb province."
    >>> [text[m.start : m.end] for m in lexicon.find(text) if m.book == "places"]
    ['Khan Shaykhun', 'Idleb province', 'Idleb']
    """

    actors: dict[str, Actor]
    places: dict[str, Place]
    limits: dict[tuple[str, str], tuple[str, str]]
    folder: Path | None = None

    @cached_property
    def camps(self) -> dict[str, str]:
        """The camps of the actors that have one, by their identifiers."""
        return {actor.actor_id: actor.camp for actor in self.actors.values() if actor.camp}

    @cached_property
    def states(self) -> dict[str | None, str]:
        """The identifiers of states, by their countries."""
        return {actor.country: actor.actor_id for actor in self.actors.values() if actor.type == "state"}

    @cached_property
    def _matcher(self) -> Matcher:
        small, common = (frozenset(row["word"] for row in self.table(name)) for name in ("small_words", "common_words"))
        return Matcher(self._names(), small, common)

    def _names(self) -> Iterator[Name]:
        for actor in self.actors.values():
            exact = f"!{actor.name}" in actor.names  # the usual name itself only as it is spelt: Reuters, not Rioters
            for name in actor.names if exact else (actor.name, *actor.names):
                yield Name(name, "actors", actor.actor_id)
        for alias, row in _terms(self.folder):
            yield Name(alias, "actors", row["actor_id"])
        for place in self.places.values():
            for name in _written(place.name, place.names):
                yield Name(name, "places", place.location_id, literal=not _is_transliterated(place))
        for row in read_codebook("false_places", self.folder):
            yield Name(row["phrase"], "other", row["phrase"], literal=True)

    def find(self, text: str) -> list[Match]:
        """Find every name of an actor or a place in a text.

        Parameters
        ----------
        text : str
            Any text; a million characters take a fraction of a second.

        Returns
        -------
        list of Match
            Overlapping ones too, by start and then the longest first. Where a name is that of several places, one
            match has all their ids. Of book ``other`` are phrases that hold a place's name and mean no place.
        """
        return self._matcher.find(text)

    def table(self, name: str) -> tuple[Row, ...]:
        """Read any codebook by its name, with the user's rows."""
        return read_codebook(name, self.folder)


def load_lexicon(folder: str | Path | None = None) -> Lexicon:
    """Load the codebooks, once.

    Parameters
    ----------
    folder : str or Path, optional
        A folder of the user's own tables, of the same names and columns, whose rows are added to the package's or
        replace those with the same identifier.

    Returns
    -------
    Lexicon
        The same object on every call with the same folder.

    Raises
    ------
    CodebookError
        With the file, the line and the mend.
    """
    return _load(Path(folder) if folder is not None else None)


@cache
def _load(folder: Path | None) -> Lexicon:
    actors = _by_id(read_codebook("actors", folder), "actor_id", _actor)
    places = _by_id(read_codebook("gazetteer", folder), "location_id", lambda row: _place(row, "gazetteer"))
    places |= _by_id(read_codebook("places", folder), "location_id", lambda row: _place(row, "codebook"))
    limits = {}
    for alias, row in _terms(folder):
        if row["actor_id"] not in actors:
            raise row.error(unknown_word("actor_id", row["actor_id"], list(actors)))
        limits[row["actor_id"], fold(alias)] = (row["from"], row["to"])
    return Lexicon(actors, places, limits, folder)


def _terms(folder: Path | None) -> Iterator[tuple[str, Row]]:
    """Read the names that hold for some years, each in all its spellings: `Russian foreign minister`, `Russian FM`."""
    spellings = read_codebook("office_spellings", folder)
    for row in read_codebook("actor_names", folder):
        yield row["alias"], row
        for other in spellings:
            if row["alias"].endswith(" " + other["office"]):
                yield row["alias"].removesuffix(other["office"]) + other["spelling"], row


def _by_id(rows: Iterable[Row], key: str, make: Callable[[Row], T]) -> dict[str, T]:
    made: dict[str, T] = {}
    for row in rows:
        if row[key] in made:
            raise row.error(f"{key} '{row[key]}' stands twice")
        made[row[key]] = make(row)
    return made


def _actor(row: Row) -> Actor:
    _check(row, "type", ACTOR_TYPES)
    _check(row, "camp", CAMPS)
    return Actor(
        row["actor_id"],
        row["name"],
        row["type"],
        row["country"] or None,
        row["camp"] or None,
        row["camp_note"] or None,
        _names(row),
    )


def _place(row: Row, book: str) -> Place:
    _check(row, "kind", PLACE_KINDS)
    _check(row, "precision", PRECISIONS)
    return Place(
        row["location_id"],
        row["name"],
        row["kind"],
        row["country"] or None,
        row["admin1"] or None,
        _degrees(row, "latitude", 90),
        _degrees(row, "longitude", 180),
        row["precision"] or None,
        _names(row),
        _prominence(row),
        row["source"],
        book,
    )


def _is_transliterated(place: Place) -> bool:
    if place.kind == "country":
        return False
    return place.country in (TRANSLITERATED if place.book == "codebook" else AT_WAR)


def _written(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Give a row's names; the usual one not, where it stands among the others as one to be matched exactly."""
    return others if f"!{name}" in others else (name, *others)


def _names(row: Row) -> tuple[str, ...]:
    if not row["name"]:
        raise row.error("the name is missing")
    return tuple(name for name in row["names"].split("|") if name)


def _prominence(row: Row) -> int:
    if not (row["prominence"] or "1").isdecimal():
        raise row.error(f"prominence '{row['prominence']}' is not a number; write 1 to 5")
    return int(row["prominence"] or 1)


def _degrees(row: Row, column: str, most: int) -> float | None:
    if not row[column]:
        return None
    try:
        value = float(row[column])
    except ValueError:
        raise row.error(f"{column} '{row[column]}' is not a number; write degrees such as 36.2") from None
    if not -most <= value <= most:
        raise row.error(f"{column} {row[column]} lies outside -{most}..{most}")
    return value


def _check(row: Row, column: str, known: Sequence[str]) -> None:
    if row[column] not in known:
        raise row.error(unknown_word(column, row[column], known))
