from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from corpora import hand_made

from syria_news import Corpus, tally
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.schema import ACLED_TYPES, ACTOR_TYPES, EVENT_TYPES

# ACLED's export since March 2023 (Guide to 2023 ACLED column changes; ACLED codebook 2024).
ACLED = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
]  # fmt: skip
# The header of POLECAT's files (Harvard Dataverse, doi:10.7910/DVN/AJGVIT).
POLECAT = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
]  # fmt: skip
ACLED_SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus():
    return hand_made()


def with_event(corpus, **cells):
    """The corpus with its first event changed, and no other."""
    return replace(corpus, events=corpus.events.head(1).assign(**cells), casualties=corpus.casualties.head(0))


def test_acled_columns_are_the_published_ones(corpus):
    assert list(corpus.to_acled().columns) == ACLED
    assert list(Corpus().to_acled().columns) == ACLED


def test_polecat_columns_are_the_published_ones(corpus):
    assert list(corpus.to_plover().columns) == POLECAT
    assert list(Corpus().to_plover().columns) == POLECAT


def test_an_acled_row_is_an_incident_and_not_a_report(corpus):
    table = corpus.to_acled()
    assert len(table) == 1
    row = table.iloc[0]
    assert row["event_id_cnty"] == corpus.events.loc[0, "incident_id"]
    expected = {
        "event_date": pd.Timestamp("2016-11-07"), "year": 2016, "time_precision": 1,
        "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack", "inter1": "Rebel group", "actor2": "Civilians",
        "inter2": "Civilians", "interaction": "Rebel group-Civilians", "civilian_targeting": "Civilian targeting",
        "iso": 760, "region": "Middle East", "country": "Syria", "admin1": "Homs", "location": "Rastan",
        "latitude": 34.925, "longitude": 36.735, "geo_precision": 1, "source": "Orient; SANA",
        "notes": "Rebel shelling killed 12 people",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_acled_fatalities_are_those_of_the_tally(corpus):
    by_incident = tally(corpus, by="incident").query("harm == 'killed'")
    assert corpus.to_acled()["fatalities"].tolist() == by_incident["best"].tolist() == [16]


def test_an_incident_without_a_figure_has_no_fatalities(corpus):
    assert with_event(corpus).to_acled().loc[0, "fatalities"] == 0


@pytest.mark.parametrize("status", ["planned", "proposed", "denied"])
def test_only_what_is_reported_is_in_the_views(corpus, status):
    changed = with_event(corpus, status=status)
    assert changed.to_acled().empty
    assert changed.to_plover().empty


@pytest.mark.parametrize(
    ("source", "target", "inters", "interaction"),
    [
        ("syrian-armed-forces", "free-syrian-army", ("State forces", "Rebel group"), "State forces-Rebel group"),
        ("free-syrian-army", "syrian-armed-forces", ("Rebel group", "State forces"), "State forces-Rebel group"),
        ("syrian-armed-forces; free-syrian-army", None, ("State forces", "Rebel group"), "State forces-Rebel group"),
        ("russian-aerospace-forces", None, ("External/Other forces", None), "External/Other forces only"),
        (None, None, (None, None), None),
    ],
)
def test_kinds_of_actors(corpus, source, target, inters, interaction):
    row = with_event(corpus, source=source, target=target).to_acled().iloc[0]
    found = tuple(None if pd.isna(row[name]) else row[name] for name in ("inter1", "inter2", "interaction"))
    assert found == (*inters, interaction)


@pytest.mark.parametrize(
    ("kind", "quote", "source", "sub_event"),
    [
        ("Battles", "The army recaptured the hill", "syrian-armed-forces", "Government regains territory"),
        ("Battles", "Fighters captured the hill", "free-syrian-army", "Non-state actor overtakes territory"),
        ("Battles", "They fought all night", None, "Armed clash"),
        ("Explosions/Remote violence", "Warplanes hit the town", None, "Air/drone strike"),
        ("Explosions/Remote violence", "Mortars fell on the airport", None, "Shelling/artillery/missile attack"),
        ("Explosions/Remote violence", "A blast shook the town", None, None),
        ("Violence against civilians", "Gunmen kidnapped a doctor", None, "Abduction/forced disappearance"),
        ("Protests", "Residents marched", None, "Peaceful protest"),
    ],
)
def test_sub_event_types(corpus, kind, quote, source, sub_event):
    found = with_event(corpus, acled_type=kind, quote=quote, source=source).to_acled().loc[0, "sub_event_type"]
    assert (None if pd.isna(found) else found) == sub_event


def test_sub_event_types_are_acleds():
    for row in read_codebook("acled_sub_events"):
        allowed = ACLED_SUB_EVENTS[row["acled_type"]] | {"", "territory"}
        assert row["sub_event_type"] in allowed
    assert set(ACLED_SUB_EVENTS) == set(ACLED_TYPES)


def test_a_polecat_row_is_a_report_and_no_repetition(corpus):
    table = corpus.to_plover()
    assert table["Event ID"].tolist() == corpus.events.loc[corpus.events["repeats"].isna(), "event_id"].tolist()
    row = table.iloc[1]
    assert row[["Event Type", "Quad Code", "Actor Country", "Actor COW"]].tolist() == [
        "CONSULT", "VERBAL COOPERATION", "TUR", "640",
    ]  # fmt: skip
    assert row["Actor Name Raw"] == "mayor of Homs; Turkish"
    assert row[["Placename", "City", "Country"]].tolist() == ["Ankara", "Ankara", "Turkey"]


def test_every_event_type_has_a_quad_code(corpus):
    for kind in EVENT_TYPES:
        assert with_event(corpus, type=kind).to_plover().loc[0, "Quad Code"]


def test_countries_of_all_actors_and_places_are_known(corpus):
    known = {row["iso3"] for row in read_codebook("countries")}
    assert set(corpus.actor_codebook["country"].dropna()) <= known
    assert set(corpus.gazetteer["country"].dropna()) <= known
    assert set(corpus.actor_codebook["type"]) <= set(ACTOR_TYPES)
