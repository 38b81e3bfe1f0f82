"""Places in sentences: what is named, which place it is, what kind, and what the article adds."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news.language import read_document
from syria_news.lexicon import load_lexicon
from syria_news.places import LocationMention, find_places

PIECES = (
    "Aleppo",
    "northern",
    "province",
    "of",
    "village",
    "the",
    "Kafr",
    "Foo",
    "al",
    "-",
    ",",
    "and",
    ".",
    "Idlib",
    "city",
)


def places(text: str, title: str | None = None) -> list[LocationMention]:
    whole = f"{title}\n\n{text}" if title else text
    found = find_places(read_document("a", whole, title), load_lexicon())
    for place in found:
        assert whole[place.span.start : place.span.end] == place.surface
    return found


def ids(text: str) -> list[str]:
    return [place.location_id for place in places(text)]


def surfaces(text: str) -> list[str]:
    return [place.surface for place in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Snipers held the Syrian city of Aleppo.", ["aleppo"]),
        ("Snipers held Aleppo city.", ["aleppo"]),
        ("Snipers held parts of Aleppo province.", ["aleppo-governorate"]),
        ("Snipers held the governorate of Homs.", ["homs-governorate"]),
        ("Snipers held the Aleppo countryside.", ["aleppo-countryside"]),
        ("Snipers held rural Idlib.", ["idlib-countryside"]),
        ("Snipers held the countryside of Hama.", ["hama-countryside"]),
        ("Snipers held the northern Aleppo countryside.", ["northern-aleppo-countryside"]),
        ("Snipers held Rural Damascus.", ["rif-dimashq-governorate"]),
        ("Snipers held eastern Aleppo.", ["eastern-aleppo"]),
        ("Snipers held West Aleppo.", ["western-aleppo"]),
        ("Snipers held southern Idlib.", ["southern-idlib-governorate"]),
        ("Snipers held southern Idlib province.", ["southern-idlib-governorate"]),
        ("Snipers held the northwestern province of Idlib.", ["idlib-governorate"]),
        ("Snipers held Syria's eastern Deir Ezzor province.", ["syria", "deir-ez-zor-governorate"]),
        ("Snipers held north-west Syria.", ["northwestern-syria"]),
        ("Snipers held north Syria and northern Syria.", ["northern-syria", "northern-syria"]),
        (
            "Snipers held the provinces of Idlib, Hama and Homs.",
            ["idlib-governorate", "hama-governorate", "homs-governorate"],
        ),
        ("Snipers held Idlib and Hama provinces.", ["idlib-governorate", "hama-governorate"]),
        ("Snipers fired on the Castello road.", ["castello-road"]),
        ("Snipers fired across the Euphrates river.", ["euphrates"]),
        ("A Britain-based group said so.", ["united-kingdom"]),
        ("Syrian and Turkish pilots met.", []),
    ],
)
def test_which_place(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Idlib province.", ["Idlib province"]),
        ("Shells fell on the province of Idlib.", ["province of Idlib"]),
        ("Shells fell on the town of Azaz.", ["Azaz"]),
        ("Shells fell on Azaz town.", ["Azaz"]),
        ("Shells fell on Aleppo city.", ["Aleppo city"]),
        ("Shells fell on al-Bab and Al Bab.", ["al-Bab", "Al Bab"]),
        ("Most of Idlibs countryside was hit.", ["Idlibs"]),
        ("Shells fell on Aleppo's countryside.", ["Aleppo"]),
        ("Shells fell on Darayya, Moadamiya and Madaya.", ["Darayya", "Moadamiya", "Madaya"]),
        ("Shells fell on Darayya Moadamiya and Madaya.", ["Darayya", "Moadamiya", "Madaya"]),
    ],
)
def test_which_characters(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rain fell on Iraq.", "country"),
        ("Rain fell on Anbar.", "admin1"),
        ("Rain fell on Homs.", "city"),
        ("Rain fell on Saraqib.", "town"),
        ("Rain fell on the village of Maarzita.", "village"),
        ("Rain fell on the Sakhour neighbourhood of Aleppo.", "neighbourhood"),
        ("Rain fell on Kweires airbase.", "facility"),
        ("Rain fell on the Orontes.", "natural"),
        ("Rain fell on Eastern Ghouta.", "region"),
        ("Rain fell on eastern Aleppo.", "neighbourhood"),
        ("Rain fell on northern Hama.", "region"),
    ],
)
def test_what_kind(text: str, kind: str) -> None:
    assert places(text)[0].kind == kind


def test_an_article_says_what_a_small_place_is() -> None:
    assert {place.kind for place in places("The city of Tal Abyad fell. Tal Abyad is quiet.")} == {"city"}
    assert places("The town of Hama fell.")[0].kind == "city"  # a provincial capital is a city whatever it is called


def test_bare_name_follows_the_last_explicit_one() -> None:
    text = "Idlib was hit. Troops entered Idlib province. A hospital in Idlib closed."
    assert ids(text) == ["idlib-governorate"] * 3
    assert ids("Idlib was hit. A hospital in Idlib closed.") == ["idlib"] * 2
    assert ids("Raids hit Raqqa province. They fought near Raqqa.") == ["raqqa-governorate", "raqqa"]
    assert ids("Raids hit Raqqa province. They left Raqqa city. In Raqqa, ten died.") == [
        "raqqa-governorate",
        "raqqa",
        "raqqa",
    ]


def test_homonyms_by_what_else_is_named() -> None:
    assert "hamdaniya-aleppo" in ids("A rocket fell on Hamdaniya in Aleppo.")
    assert "hamdaniya-aleppo" in ids("Rockets hit Western Aleppo's Hamdaniya district and a school.")
    assert "al-hamdaniya-district" in ids("Families fled to Hamdaniya district, south-east of Mosul.")
    assert "hamdaniya-iraq" in ids("Troops near Mosul took Hamdaniya, east of the Tigris in Nineveh.")
    assert "tripoli-lebanon" in ids("In Lebanon, gunmen clashed in Tripoli, north of Beirut.")
    assert "tripoli-libya" in ids("In Libya, gunmen clashed in Tripoli and Benghazi.")
    assert "salaheddine" in ids("Shells hit Aleppo: the Salah al-Din neighbourhood burned.")
    assert "saladin-governorate" in ids("In Iraq, troops entered Salah al-Din province near Tikrit.")
    assert "khalidiya-homs" in ids("Homs: tanks entered Khaldiyeh and Baba Amr.")
    assert "jdeideh-aleppo" not in ids("Minister Jdeideh spoke in Oslo.")


def test_homonyms_that_nothing_tells_apart_have_no_coordinate() -> None:
    (place,) = places("Gunmen clashed in Tripoli.")
    assert (place.latitude, place.geocoding) == (None, "ambiguous")


def test_a_preposition_holds_for_a_list() -> None:
    assert surfaces("In Syria, raids hit hospitals in Atarib, Atmeh, Sarmada and Harem.")[1:] == [
        "Atarib",
        "Atmeh",
        "Sarmada",
        "Harem",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Planes struck Habbaniyah in Iraq.",
        "Troops went through Habbaniyah near Ramadi.",
        "Jets hit Ramadi, Habbaniyah.",
    ],
)
def test_what_is_hit_crossed_or_listed_is_a_place(text: str) -> None:
    assert "habbaniyah" in ids(text)


def test_provinces_abroad_bear_a_name_of_their_own() -> None:
    (place,) = places("They left Gaziantep province.")
    assert (place.location_id, place.kind, place.country) == ("gaziantep-province", "admin1", "TUR")


def test_names_of_persons_are_not_small_places() -> None:
    assert ids("The doctors Malik Kasab and Hamza Mansour met with Ahmad Jasim on the road.") == []


def test_operations_are_not_places() -> None:
    assert ids("Operation Euphrates Shield began.") == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Raids hit the village of Kafr Mithal in Idlib.", "Kafr Mithal", "village"),
        ("Raids hit the town of Mithaliya in Hama.", "Mithaliya", "town"),
        ("Raids hit the Mithaliya district of Homs.", "Mithaliya", "neighbourhood"),
        ("Raids hit the Mithal hospital in Homs.", "Mithal hospital", "facility"),
        ("Raids hit al-Mithal mosque in Homs.", "al-Mithal mosque", "facility"),
        ("Raids hit a camp on Mithal hill.", "Mithal hill", "natural"),
    ],
)
def test_names_that_the_text_introduces(text: str, name: str, kind: str) -> None:
    (place,) = [place for place in places(text) if place.geocoding == "unknown"]
    assert (place.location, place.kind) == (name, kind)
    assert place.latitude is None


def test_introduced_names_have_a_country_and_come_again() -> None:
    found = places("Raids hit the village of Mithaliya in Hama province. Mithaliya burned. In Mithaliya, two died.")
    again = [place for place in found if place.location_id == "mithaliya"]
    assert len(again) == 3
    assert {(place.country, place.admin1) for place in again} == {("SYR", "Hama")}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They fled Kafr Mithal at night.", "Kafr Mithal", "village"),
        ("They fled Saraqib Tal al-Mithal and Azaz.", "Tal al-Mithal", "village"),
        ("They fled to Jabal al-Mithal, which burned.", "Jabal al-Mithal", "natural"),
        ("They crossed Wadi Mithal’s stream.", "Wadi Mithal", "natural"),
    ],
)
def test_first_words_that_show_a_place(text: str, name: str, kind: str) -> None:
    (place,) = [place for place in places(text) if place.geocoding == "unknown"]
    assert (place.surface, place.kind) == (name, kind)


def test_a_facility_named_after_its_town() -> None:
    text = "The wounded were taken from Saraqib to Idlib National Hospital at night, and to a hospital in Homs."
    assert [(place.surface, place.kind) for place in places(text)] == [
        ("Saraqib", "town"),
        ("Idlib National Hospital", "facility"),
        ("Homs", "city"),
    ]


def test_lists_of_unknown_names() -> None:
    text = "In Syria they shelled the neighbourhoods of Alifa al-Mogambo al-Baa and Furqan in Aleppo."
    assert surfaces(text)[1:5] == ["Alifa", "al-Mogambo", "al-Baa", "Furqan"]
    assert surfaces("They left the villages of Kafr Alif, Bayt and Tal Jim in Syria.")[:3] == [
        "Kafr Alif",
        "Bayt",
        "Tal Jim",
    ]
    assert surfaces("They left the villages of Alif Kafr Ba Jim and Dal in Syria.")[:4] == [
        "Alif",
        "Kafr Ba",
        "Jim",
        "Dal",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The hospital was full.",
        "Every school in the area closed.",
        "A Kurdish town fell.",
        "Syrian villages burned.",
        "The Islamic State district chief left.",
        "Terrorists Attack Mithal Hospital Again Today",
    ],
)
def test_common_words_introduce_nothing(text: str) -> None:
    assert [place for place in places(text) if place.geocoding == "unknown"] == []


def test_parts_lie_on_their_side() -> None:
    (middle,) = places("Rain fell on Aleppo.")
    (east,) = places("Rain fell on eastern Aleppo.")
    assert middle.longitude is not None
    assert east.longitude is not None
    assert east.longitude > middle.longitude


def test_parts_of_far_countries_have_no_coordinate() -> None:
    (place,) = places("Rain fell on northern Uganda.")
    assert (place.latitude, place.geocoding) == (None, "unknown")


@pytest.mark.parametrize(
    "text", ["", " ", "Aleppo", "of", "village of", "the village of al-", "northern", "\n\nAleppo\n", "al-", "Aleppo's"]
)
def test_edges(text: str) -> None:
    places(text)


@pytest.mark.parametrize(
    "piece",
    ["the village of Mithal, near Homs, and Alif hospital. ", "village of ", "Aleppo Homs ", "northern ", "al-"],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    text = (piece * (100_000 // len(piece)))[:100_000]
    start = process_time()
    places(text)
    assert process_time() - start < 4


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=14,
    )
)
def test_no_two_mentions_overlap(words: list[str]) -> None:
    found = places(" ".join(words))
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mill burned in Saraqib, Idlib.", "idlib-governorate"),
        ("A mill burned in Atarib in Aleppo.", "aleppo-governorate"),
        ("A mill burned in Aleppo's rebel-held Atarib.", "aleppo-governorate"),
        ("A mill burned in three Hama villages.", "hama-governorate"),
        ("Rural areas of Daraa were hit.", "daraa-governorate"),
        ("The villages of Foo and Bar in Hama fell.", "hama-governorate"),
        ("They hold all of Raqqa.", "raqqa-governorate"),
        ("Farms northwest of Hama burned.", "hama"),
        ("They hold most of Homs.", "homs"),
        ("They met in the town of Idlib. Idlib province is large.", "idlib"),
        ("They help Idlib and the rest of the province.", "idlib-governorate"),
        ("A district of Aleppo burned.", "aleppo"),
    ],
)
def test_what_lies_in_it_shows_a_province(text: str, expected: str) -> None:
    assert expected in [place.location_id for place in places(text)]


def test_a_headline_on_a_province_names_it() -> None:
    text = "Mill burns in Aleppo. A mill burned in the north of Aleppo province."
    assert [p.location_id for p in places(text, "Mill burns in Aleppo")][:2] == ["aleppo-governorate"] * 2
    text = "Mill burns in Aleppo. A mill burned in Aleppo city, not in Aleppo province."
    assert [p.location_id for p in places(text, "Mill burns in Aleppo")][:2] == ["aleppo"] * 2


@pytest.mark.parametrize(
    ("text", "surface", "location_id"),
    [
        ("They fled Hama's northern countryside.", "Hama's northern countryside", "northern-hama-countryside"),
        ("They fled Idlibs northern countryside.", "Idlibs northern countryside", "northern-idlib-countryside"),
        ("They fled Aleppo western countryside.", "Aleppo western countryside", "western-aleppo-countryside"),
        ("They fled the western half of Aleppo.", "western half of Aleppo", "western-aleppo"),
        ("They fled Syria's south, and hid.", "Syria's south", "southern-syria"),
        ("They fled the western half of Hama province.", "Hama province", "hama-governorate"),
        ("They fled Hama south of the river.", "Hama", "hama"),
        ("They fled Damascus province.", "Damascus province", "rif-dimashq-governorate"),
    ],
)
def test_a_side_may_stand_behind_a_name(text: str, surface: str, location_id: str) -> None:
    assert [(place.surface, place.location_id) for place in places(text)] == [(surface, location_id)]


def test_two_spellings_of_a_place_that_the_text_introduces_are_one_place() -> None:
    found = places("The village of Mulaniyeh burned. The people of the village of Mulaniyah wept.")
    assert [(place.surface, place.location_id) for place in found] == [
        ("Mulaniyeh", "mulaniyeh"),
        ("Mulaniyah", "mulaniyeh"),
    ]
