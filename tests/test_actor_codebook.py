from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest

from syria_news.dates import Interval
from syria_news.language import read_document
from syria_news.lexicon import fold, load_lexicon, read_codebook
from syria_news.mentions import find_mentions

LEXICON = load_lexicon()
ROWS = read_codebook("actors")


def test_it_holds_the_actors_of_the_wars() -> None:
    assert len(LEXICON.actors) > 1000


def faults(row: dict[str, str]) -> list[str]:
    names = row["names"].split("|") if row["names"] else []
    wrong = {
        "the id is no slug": not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["actor_id"]),
        "the country has no ISO code": not re.fullmatch(r"[A-Z]{3}|", row["country"]),
        "there is no camp, not even 'other'": not row["camp"],
        "a name stands twice": len({row["name"], *names}) <= len(names),
        "a name is empty or has spaces around it": not all(name == name.strip() and name for name in names),
    }
    return [f"{row['actor_id']}: {words}" for words, is_wrong in wrong.items() if is_wrong]


def test_every_row_is_well_formed() -> None:
    assert [fault for row in ROWS for fault in faults(row)] == []


def test_a_camp_is_explained() -> None:
    unexplained = [row["actor_id"] for row in ROWS if row["camp"] not in ("other", "") and not row["camp_note"]]
    assert unexplained == []


def test_identifiers_take_no_side() -> None:
    loaded = {"terrorist", "terrorists", "regime", "extremists", "zionist", "takfiri"}
    assert [row["actor_id"] for row in ROWS if loaded & set(row["actor_id"].split("-"))] == []


def test_no_name_means_two_actors() -> None:
    owners: dict[str, set[str]] = {}
    dated = {row["alias"] for row in read_codebook("actor_names")}
    for row in ROWS:
        for name in (row["name"], *filter(None, row["names"].split("|"))):
            if not name.startswith("!") and f"!{row['name']}" not in row["names"]:
                key = fold(name) if len(name) > 3 or not name.isupper() else name
                owners.setdefault(key, set()).add(row["actor_id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1 and key not in dated} == {}


def test_limited_names_have_ordered_years_and_one_bearer_at_a_time() -> None:
    bearers: dict[str, list[tuple[str, str, str]]] = {}
    for row in read_codebook("actor_names"):
        for day in (row["from"], row["to"]):
            assert not day or dt.date.fromisoformat(day)
        assert not row["to"] or row["from"] <= row["to"]
        bearers.setdefault(row["alias"], []).append((row["from"], row["to"] or "9999", row["actor_id"]))
    for alias, terms in bearers.items():
        terms.sort()
        for (_, end, _), (start, _, _) in pairwise(terms):
            assert end <= start, alias


def test_every_state_has_a_row_and_its_demonyms_lead_to_it() -> None:
    states = {actor.country for actor in LEXICON.actors.values() if actor.type == "state" and actor.country}
    assert len(states) >= 193
    for row in read_codebook("demonyms"):
        actor = LEXICON.actors[row["actor_id"]]
        assert not row["country"] or (actor.type == "state" and actor.country == row["country"])


def test_short_forms_and_roles_lead_to_known_rows() -> None:
    for row in read_codebook("short_forms"):
        assert all(actor_id in LEXICON.actors for actor_id in row["actors"].split("|")), row["form"]
    roles = {row["role"] for row in read_codebook("actor_roles")}
    nouns = {row["role"] for row in read_codebook("actor_nouns")}
    assert nouns - roles == {"officials", "administration", "modifier", "members"}
    for row in read_codebook("actors_elsewhere"):
        assert {row["actor_id"], row["elsewhere"]} <= LEXICON.actors.keys()


@pytest.mark.parametrize(
    ("name", "actor_id", "kind"),
    [
        ("Jabhat al-Nusra", "jabhat-fateh-al-sham", "rebel"),
        ("Hayat Tahrir al-Sham", "jabhat-fateh-al-sham", "rebel"),
        ("Jaish al-Islam", "jaish-al-islam", "rebel"),
        ("Faylaq al-Rahman", "faylaq-al-rahman", "rebel"),
        ("the YPG", "peoples-protection-units", "rebel"),
        ("Kataib Hezbollah", "kataib-hezbollah", "rebel"),
        ("the National Defence Forces", "national-defence-forces", "rebel"),
        ("the Republican Guard", "syrian-republican-guard", "military"),
        ("the Turkish army", "turkish-armed-forces", "military"),
        ("the US-led coalition", "us-led-coalition", "military"),
        ("the Popular Mobilisation Forces", "popular-mobilization-forces", "military"),
        ("the Iraqi Oil Ministry", "iraqi-oil-ministry", "government"),
        ("the FSB", "federal-security-service", "government"),
        ("the UN refugee agency", "un-high-commissioner-for-refugees", "igo"),
        ("the White Helmets", "syrian-civil-defence", "ngo"),
        ("Anadolu Agency", "anadolu-agency", "media"),
        ("the Kurdish National Council", "kurdish-national-council", "political"),
        ("the Syrian opposition", "syrian-opposition", "political"),
        ("rebel fighters", "syrian-rebels", "rebel"),
        ("militants", "militants", "rebel"),
    ],
)
def test_actors_of_every_sort_are_known(name: str, actor_id: str, kind: str) -> None:
    text = f"He left {name} in spring."
    found = find_mentions(read_document("a", text), LEXICON).actors
    assert [(mention.actor_id, mention.type) for mention in found] == [(actor_id, kind)]


@pytest.mark.parametrize(
    ("office", "day", "holder"),
    [
        ("The US secretary of state", dt.date(2012, 5, 5), "hillary-clinton"),
        ("The US secretary of state", dt.date(2016, 5, 5), "john-kerry"),
        ("Israel's defence minister", dt.date(2015, 5, 5), "moshe-yaalon"),
        ("Israel's defence minister", dt.date(2017, 5, 5), "avigdor-lieberman"),
        ("The CIA director", dt.date(2019, 5, 5), "gina-haspel"),
        ("Ukraine's president", dt.date(2015, 5, 5), "petro-poroshenko"),
    ],
)
def test_an_office_is_that_of_its_holder_in_the_year(office: str, day: dt.date, holder: str) -> None:
    document = read_document("a", f"{office} agreed.", None, Interval(day, day))
    assert [mention.actor_id for mention in find_mentions(document, LEXICON).actors] == [holder]


def test_actors_that_changed_camps_say_when() -> None:
    changed = ("syrian-democratic-forces", "jabhat-fateh-al-sham", "hamas", "liwa-shuhada-al-yarmouk", "manaf-tlass")
    for actor_id in changed:
        assert re.search(r"\b20\d\d\b", LEXICON.actors[actor_id].camp_note or ""), actor_id


def test_every_camp_has_actors() -> None:
    camps = {actor.camp for actor in LEXICON.actors.values()}
    assert camps >= {"government", "opposition", "jihadist", "kurdish-led", "international", "other"}
