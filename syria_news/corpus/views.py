"""The events under the column names of other projects, for tools that read theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.lexicon.codebook_files import Row, read_codebook
from syria_news.schema.tables import plain_rows
from syria_news.tallies import tally

if TYPE_CHECKING:
    from syria_news.corpus import Corpus

__all__ = ["ACLED_COLUMNS", "POLECAT_COLUMNS", "to_acled", "to_plover"]

ACLED_COLUMNS = {
    "event_id_cnty": "string", "event_date": "datetime64[s]", "year": "Int64", "time_precision": "Int64",
    "disorder_type": "string", "event_type": "string", "sub_event_type": "string", "actor1": "string",
    "assoc_actor_1": "string", "inter1": "string", "actor2": "string", "assoc_actor_2": "string", "inter2": "string",
    "interaction": "string", "civilian_targeting": "string", "iso": "Int64", "region": "string", "country": "string",
    "admin1": "string", "admin2": "string", "admin3": "string", "location": "string", "latitude": "Float64",
    "longitude": "Float64", "geo_precision": "Int64", "source": "string", "source_scale": "string", "notes": "string",
    "fatalities": "Int64", "tags": "string", "timestamp": "Int64",
}  # fmt: skip
POLECAT_COLUMNS = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
]  # fmt: skip
_DISORDERS = {
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
# ACLED's words for kinds of actors, in the order in which an interaction names them.
_INTERS = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
    "External/Other forces",
)  # fmt: skip
_CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}
_VICTIMS = ("civilian", "civilians")
_QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
# PLOVER's sectors for the types of actors.
_SECTORS = {
    "government": "GOV", "military": "MIL", "rebel": "REB", "political": "PTY", "igo": "IGO", "ngo": "NGO",
    "media": "MED", "civilian": "CVL", "state": "GOV",
}  # fmt: skip


def to_acled(corpus: Corpus) -> pd.DataFrame:
    """Give the incidents that have an ACLED event type under ACLED's column names.

    Parameters
    ----------
    corpus : Corpus
        The tables.

    Returns
    -------
    pandas.DataFrame
        One row an incident that is reported (not planned, proposed or denied), with the columns of ACLED's export
        since March 2023, in its order. ``event_id_cnty`` is our ``incident_id``; a period has its first day as
        ``event_date``; ``notes`` is the clause of the first report; ``fatalities`` is the best estimate of `tally`,
        and 0 where no article gives a number, as in ACLED.

    Notes
    -----
    Columns: ACLED, *Codebook* (2024) and *Guide to 2023 ACLED column changes*.
    What cannot be filled: ``admin2``, ``admin3``, ``source_scale``, ``tags`` and ``timestamp`` are always missing;
    actors bear this package's names, not ACLED's; ``inter1`` and ``inter2`` follow from the type of the actor alone, so
    political and identity militias are rebel groups; an incident without a day or a place has none.
    """
    events = corpus.events[corpus.events["acled_type"].notna() & (corpus.events["status"] == "reported")]
    killed = tally(corpus, by="incident")
    dead = dict(zip(*(killed.loc[killed["harm"] == "killed", name] for name in ("incident", "best")), strict=True))
    look = _Lookup(corpus)
    incidents: dict[str, list[Any]] = defaultdict(list)
    for event in events.itertuples():
        incidents[str(event.incident_id)].append(event)
    rows = [_incident(key, reports, look, int(dead.get(key, 0))) for key, reports in incidents.items()]
    return pd.DataFrame(rows, columns=list(ACLED_COLUMNS), dtype="object").astype(ACLED_COLUMNS)


def to_plover(corpus: Corpus) -> pd.DataFrame:
    """Give the events under the column names of POLECAT, the data set that is coded by PLOVER.

    Parameters
    ----------
    corpus : Corpus
        The tables.

    Returns
    -------
    pandas.DataFrame
        One row an event that is reported (not planned, proposed or denied) and is no repetition, with the columns of
        POLECAT's files, in their order. Several actors are joined by ``; ``; of a symmetric event all parties are
        actors, as in PLOVER.

    Notes
    -----
    Columns: POLECAT Weekly Data, Harvard Dataverse, doi:10.7910/DVN/AJGVIT; quad codes and sectors: PLOVER codebook.
    What cannot be filled: ``Event Mode``, ``Intensity`` and ``Contexts`` are not coded; actors are not linked to
    Wikipedia and their titles are part of their names; ``GeoNames ID`` is not kept; ``District`` and ``City`` are
    filled where the place itself is one.
    """
    events = corpus.events[(corpus.events["status"] == "reported") & corpus.events["repeats"].isna()]
    look = _Lookup(corpus)
    rows = [_plover_row(event, look) for event in events.itertuples()]
    floats = dict.fromkeys(("Intensity", "Latitude", "Longitude"), "Float64")
    days = dict.fromkeys(("Event Date", "Publication Date"), "datetime64[s]")
    types = dict.fromkeys(POLECAT_COLUMNS, "string") | floats | days
    frame = pd.DataFrame(rows, columns=POLECAT_COLUMNS, dtype="object")
    return frame.astype(types)


class _Lookup:
    """What the rows refer to, by identifier."""

    def __init__(self, corpus: Corpus) -> None:
        self.actors = {
            row[0]: row for row in plain_rows(corpus.actor_codebook[["actor_id", "name", "type", "country"]])
        }
        named = ["location_id", "location", "kind", "country", "admin1", "latitude", "longitude", "surface"]
        places = corpus.locations.sort_values("latitude", na_position="last", kind="stable")
        self.places = {row[0]: row for row in plain_rows(places.drop_duplicates("location_id")[named])}
        self.articles = {row[0]: row for row in plain_rows(corpus.articles[["article_id", "sources", "published"]])}
        self.surfaces: dict[tuple[str, str], str] = {}
        for article_id, actor_id, surface in plain_rows(corpus.actors[["article_id", "actor_id", "surface"]]):
            self.surfaces.setdefault((article_id, actor_id), surface)
        self.mentions = {
            "people": self._mentioned(corpus.actors[corpus.actors["type"].isin(["person", "government"])], "actor"),
            "bodies": self._mentioned(corpus.actors[~corpus.actors["type"].isin(["person", "state"])], "actor"),
            "places": self._mentioned(corpus.locations, "location"),
        }

    @staticmethod
    def _mentioned(frame: pd.DataFrame, column: str) -> dict[str, str]:
        distinct = frame.drop_duplicates(["article_id", column])
        return {str(key): "; ".join(group) for key, group in distinct.groupby("article_id")[column]}

    def name(self, actor_id: str) -> str:
        return self.actors[actor_id][1] if actor_id in self.actors else actor_id.capitalize()

    def type(self, actor_id: str) -> str | None:
        return self.actors[actor_id][2] if actor_id in self.actors else "civilian" if actor_id in _VICTIMS else None

    def country(self, actor_id: str) -> str | None:
        return self.actors[actor_id][3] if actor_id in self.actors else None


def _incident(key: str, reports: list[Any], look: _Lookup, fatalities: int) -> tuple[Any, ...]:
    first = reports[0]
    kind = first.acled_type
    place = look.places.get(_first(report.location_id for report in reports), (None,) * 8)
    _, location, _, country, admin1, latitude, longitude, _ = place
    day = _first(report.date_from for report in reports)
    sources, targets = _parties(reports)
    ones, others = [sources[:1], sources[1:2]] if not targets else [sources[:1], targets[:1]]
    rest = [party for party in sources if party not in (*ones, *others)]
    inters = [_inter(look, party, country, kind if number == 0 else "") for number, party in enumerate((ones, others))]
    nation = _country(country)
    return (
        key, day, day.year if day is not None else None, _first(report.time_precision for report in reports),
        _DISORDERS.get(kind, "Political violence"), kind, _sub_event(kind, reports, look, ones),
        _names(look, ones), _names(look, rest), inters[0],
        _names(look, others), _names(look, targets[1:]), inters[1], _interaction(inters),
        "Civilian targeting" if kind == "Violence against civilians" or any(t in _VICTIMS for t in targets) else None,
        nation.get("iso_numeric") or None, nation.get("acled_region"), nation.get("name"), admin1, None, None,
        location, latitude, longitude, _first(report.geo_precision for report in reports),
        _joined(look.articles[report.article_id][1] for report in reports), None, first.quote, fatalities, None, None,
    )  # fmt: skip


def _plover_row(event: Any, look: _Lookup) -> tuple[Any, ...]:
    place = look.places.get(event.location_id, (None,) * 8)
    _, location, kind, country, admin1, latitude, longitude, surface = place
    _, sources, published = look.articles[event.article_id]
    city = location if kind in ("city", "town", "village") else None
    district = location if kind == "admin2" else None
    return (
        event.event_id, event.date_from, event.type, None, None,
        next(quad for quad, types in _QUADS.items() if event.type in types), None,
        *_polecat_party(event, _split(event.source), look), *_polecat_party(event, _split(event.target), look),
        location, city, district, admin1, _country(country).get("name"), latitude, longitude, None, surface, kind,
        sources, published, *(look.mentions[name].get(event.article_id) for name in ("people", "bodies", "places")),
        "en", None,
    )  # fmt: skip


def _polecat_party(event: Any, parties: list[str], look: _Lookup) -> tuple[str | None, ...]:
    sectors = list(dict.fromkeys(_SECTORS.get(look.type(party) or "", "") for party in parties))
    sectors = [sector for sector in sectors if sector]
    countries = list(dict.fromkeys(filter(None, (look.country(party) for party in parties))))
    return (
        _names(look, parties),
        "; ".join(countries) or None,
        _joined(_country(country).get("cow") for country in countries),
        sectors[0] if sectors else None,
        "; ".join(sectors) or None,
        None,
        _joined(look.surfaces.get((event.article_id, party)) for party in parties),
        None,
    )


def _parties(reports: list[Any]) -> tuple[list[str], list[str]]:
    """Who acts and who is acted on, by all reports of an incident, each once."""
    sources = list(dict.fromkeys(party for report in reports for party in _split(report.source)))
    targets = list(dict.fromkeys(party for report in reports for party in _split(report.target)))
    return sources, [party for party in targets if party not in sources]


def _inter(look: _Lookup, parties: list[str], country: str | None, kind: str) -> str | None:
    if kind in _CROWDS:
        return _CROWDS[kind]
    if not parties:
        return None
    actor_type, home = look.type(parties[0]), look.country(parties[0])
    if actor_type in ("state", "government", "military"):
        return "State forces" if country is None or home == country else "External/Other forces"
    return {"rebel": "Rebel group", "civilian": "Civilians", "igo": "External/Other forces"}.get(actor_type or "")


def _interaction(inters: Iterable[str | None]) -> str | None:
    known = sorted((inter for inter in inters if inter), key=_INTERS.index)
    return "-".join(known) if len(known) == 2 else f"{known[0]} only" if known else None


def _sub_event(kind: str, reports: list[Any], look: _Lookup, winner: list[str]) -> str | None:
    text = " ".join(report.quote for report in reports).casefold()
    for row in read_codebook("acled_sub_events"):
        if row["acled_type"] == kind and (not row["words"] or re.search(rf"\b(?:{row['words']})", text)):
            if row["sub_event_type"] != "territory":
                return row["sub_event_type"] or None
            state = bool(winner) and look.type(winner[0]) in ("state", "government", "military")
            return "Government regains territory" if state else "Non-state actor overtakes territory"
    return None


@cache
def _countries() -> dict[str, Row]:
    return {row["iso3"]: row for row in read_codebook("countries")}


def _country(code: str | None) -> dict[str, str]:
    return _countries().get(code or "", {})


def _split(value: Any) -> list[str]:
    return [] if pd.isna(value) else str(value).split("; ")


def _names(look: _Lookup, parties: list[str]) -> str | None:
    return _joined(look.name(party) for party in parties)


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if not pd.isna(value)), None)
