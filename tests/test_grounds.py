"""Where a thing happened that is told of `the town`, `there`, or nowhere: the place of its incident."""

import pandas as pd
import pytest

import syria_news as sn


def corpus_of(text: str) -> sn.Corpus:
    return sn.extract(pd.DataFrame({"article_id": ["a"], "text": [text], "published": ["2016-10-12"]}))


def places_of_attacks(text: str) -> list[str]:
    events = corpus_of(text).events
    return events[events["type"] == "ASSAULT"]["location_id"].fillna("").tolist()


def places_of_figures(text: str) -> list[str]:
    return corpus_of(text).casualties["location_id"].fillna("").tolist()


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Troops entered Saraqib on Monday. Rebels shelled the town at night.", "saraqib"),
        ("Aid reached Daraya, south of Damascus. Soldiers shelled the besieged town again.", "darayya"),
        ("Families fled from Shaykhun near Idlib. Planes bombed the city at dawn.", "idlib"),
        ("Generals met at Shayrat airbase near Homs. Jihadists attacked the base on Friday.", "shayrat-air-base"),
        ("A convoy had reached Douma. Two mortar shells were fired there on Sunday.", "douma"),
        ("Envoys spoke of Idlib province. Warplanes raided the province all week.", "idlib-governorate"),
    ],
)
def test_a_bare_noun_speaks_of_the_place_named_before(text: str, last: str) -> None:
    assert places_of_attacks(text)[-1] == last


def test_there_is_no_place_in_there_were() -> None:
    assert places_of_attacks("Envoys met in Geneva. Officials said there were air strikes by rebels' foes.")[-1] == ""


def test_a_noun_that_names_its_own_place_speaks_of_no_other() -> None:
    text = "Troops left Saraqib. Rebels shelled the town of Binnish at night."
    assert places_of_attacks(text)[-1] == "binnish"


def test_a_hospital_without_a_name_is_not_the_road_named_before() -> None:
    text = "Trucks waited on the Castello Road. Rebels hit the hospital with rockets."
    assert places_of_attacks(text)[-1] == ""


@pytest.mark.parametrize(
    "text",
    [
        "A raid on Homs killed nine people. The wounded were rushed to Rastan Hospital, where two of them died.",
        "A raid on Homs killed nine people. The director of Rastan Hospital said that the bombing injured two nurses.",
    ],
)
def test_where_the_wounded_are_cared_for_nothing_has_happened(text: str) -> None:
    assert set(places_of_figures(text)) == {"homs"}


def test_a_lead_that_names_only_a_region_has_the_place_told_further_on() -> None:
    text = "Shells killed nine people in northern Syria. The attack hit a bakery in the town of Marea."
    assert places_of_figures(text) == ["marea"]
    assert places_of_attacks(text)[0] == "marea"


def test_a_lead_that_names_a_city_or_governorate_keeps_it() -> None:
    text = "Shells killed nine people in Aleppo province. The shelling hit a bakery in Marea."
    assert places_of_figures(text) == ["aleppo-governorate"]
    assert places_of_attacks(text)[0] == "aleppo-governorate"


def test_the_toll_of_a_war_has_its_country() -> None:
    text = "The civil war in Syria began in 2011. More than 400,000 people have been killed in the conflict."
    assert places_of_figures(text) == ["syria"]


def test_the_toll_of_a_war_has_the_main_country_though_it_is_named_far_above() -> None:
    text = (
        "There is war in Syria and Iraq. Jets hit Homs. Bread is dear in Hama. Schools are shut. "
        "More than 280,000 people have been killed since the war began in 2011."
    )
    assert places_of_figures(text) == ["syria"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A car bomb killed 12 people in Eastern Ghouta near Damascus.", "eastern-ghouta"),
        ("Gunmen killed four people in Saraqib, 10 km south of Idlib.", "saraqib"),
        ("Near the city of Homs, a mine killed four people in Rastan.", "al-rastan"),
        ("Gunmen killed four people near Azaz in Aleppo province.", "azaz"),
        ("Shells killed 10 people in the rebel-held east of Homs city.", "homs"),
        ("Shells killed 10 people just outside Homs.", "homs"),
        ("According to Rastan Hospital, four people died in a raid on Homs.", "homs"),
        ("Shells on Mezzeh and the Sheraton Hotel killed four people.", "mezzeh"),
    ],
)
def test_what_tells_only_where_a_place_lies_is_not_the_place(text: str, place: str) -> None:
    assert places_of_figures(text) == [place]
    assert set(places_of_attacks(text)) <= {place, ""}


def test_an_area_is_no_roundabout() -> None:
    text = "A bomb went off in Mezzeh on the road to Umayyad roundabout. Nine people were killed in the area."
    assert places_of_figures(text) == ["mezzeh"]


def test_what_is_told_right_after_an_attack_happened_there_too() -> None:
    text = "Soldiers stormed Rastan on Monday. They arrested nine men. Envoys met in Geneva."
    events = corpus_of(text).events.set_index("type")
    assert events.loc["COERCE", "location_id"] == "al-rastan"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Raids killed 20 people, 12 of them in Idlib and eight in Saraqib.", ["", "idlib", "saraqib"]),
        ("Raids killed 20 people, 12 in Idlib and eight in Saraqib.", ["", "idlib", "saraqib"]),
        (
            "Police shot dead 30 people across Syria. Sixteen of the dead were in Homs, six in Hama, three in Douma.",
            ["syria", "homs", "hama", "douma"],
        ),
    ],
)
def test_each_figure_of_a_list_has_its_own_place_and_is_a_part_of_the_sum(text: str, places: list[str]) -> None:
    corpus = corpus_of(text)
    figures = corpus.casualties
    assert figures["location_id"].fillna("").tolist() == places
    assert figures["part_of"].isna().tolist() == [True] + [False] * (len(places) - 1)
    assert sn.tally(corpus)["low"].sum() == figures["low"].iloc[0]


@pytest.mark.parametrize(
    "told_after",
    [
        "The militia, which has been fighting the army for years, blamed the government.",
        "The officers fighting the rebels were decorated.",
        "He praised the struggle of Syria's army against the rebels.",
        "The government is imprisoning doctors, a lawyer said.",
        "Soldiers who shell villages go free, a lawyer said.",
    ],
)
def test_what_goes_on_all_along_has_not_the_place_of_an_incident(told_after: str) -> None:
    events = corpus_of(f"Shells hit the town of Jisr al-Shughur on Monday. {told_after}").events
    later = events[(events["sentence"] == 1) & events["type"].isin(["ASSAULT", "COERCE"])]
    assert later["location_id"].isna().all()


def test_a_headline_of_attacks_far_from_each_other_has_no_place() -> None:
    text = "Nine injured in mortar attacks in Daraa and Hasakah\n\nA shell injured four people in Daraa on Monday."
    corpus = corpus_of(text)
    assert corpus.casualties["location_id"].fillna("").tolist() == ["", "daraa"]
    assert corpus.events["location_id"].fillna("").tolist() == ["", "daraa"]


def test_the_first_of_two_places_beside_each_other_stays() -> None:
    assert places_of_figures("Shells killed nine people in Damascus and Jaramana on Monday.") == ["damascus"]


@pytest.mark.parametrize(
    "lead",
    [
        "A blast near Idlib killed five people.",
        "A blast in a village outside Idlib killed five people.",
        "A blast in a small town near the city of Idlib killed five people.",
    ],
)
def test_what_happened_near_a_city_has_the_place_told_further_on(lead: str) -> None:
    text = f"{lead} A car bomb killed five people in the village of Kafr Takharim, doctors said."
    assert places_of_figures(text) == ["kafr-takharim"] * 2
    assert places_of_attacks(text) == ["kafr-takharim"] * 2


def test_the_city_that_a_suburb_belongs_to_is_not_the_place() -> None:
    text = "A bomb killed nine people in the Damascus suburb of Jaramana."
    assert places_of_figures(text) == ["jaramana"]
    assert places_of_attacks(text) == ["jaramana"]


def test_a_note_has_the_place_of_its_own_paragraph() -> None:
    text = (
        "On 3 October 2016, a mine went off on the road between Idlib and Binnish. Two boys were killed.\n\n"
        "On 5 October 2016, two groups of gunmen clashed in Idlib. Four of them died."
    )
    assert places_of_figures(text)[-1] == "idlib"


def test_a_lead_after_the_first_sentence_that_names_only_a_region_has_the_place_told_further_on() -> None:
    text = (
        "Blast kills six\n\nReuters. Troops were on alert at dawn. A car bomb killed six people in northern Syria. "
        "The car blew up beside a bakery in the town of Marea."
    )
    assert places_of_attacks(text)[-2:] == ["marea", "marea"]


def test_the_protests_with_which_a_war_began_were_all_over_the_country() -> None:
    text = "Shells fell on Rastan in Syria. The war began with protests against the government in March 2011."
    events = corpus_of(text).events.set_index("type")
    assert events.loc["PROTEST", "location_id"] == "syria"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Turkey demanded in Vienna that Russia stop the raids.", "vienna"),
        ("France demanded at a conference in Vienna that Russia stop the raids.", "vienna"),
        ("France demanded that Russia stop the raids in Homs.", ""),
        ("France, whose envoys live in Vienna, demanded that Russia stop the raids.", ""),
    ],
)
def test_what_is_demanded_in_a_city_or_at_an_occasion_there_has_its_place(text: str, place: str) -> None:
    events = corpus_of(text).events.set_index("type")
    assert events["location_id"].fillna("").to_dict()["REQUEST"] == place


def test_a_statement_is_made_on_the_day_on_which_it_is_said() -> None:
    text = "Turkey said on Monday that Russia must stop the raids. Iran rejected the plan."
    events = corpus_of(text).events.set_index("type")
    assert str(events.loc["REQUEST", "date_from"])[:10] == "2016-10-10"
    assert events["date_from"].isna()["REJECT"]
