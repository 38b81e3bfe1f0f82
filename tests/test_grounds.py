"""Where a thing happened that is told of `the town`, `there`, or nowhere: the place of its incident."""

import pandas as pd
import pytest

import syria_news as sn


def places_of_attacks(text: str) -> list[str]:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text], "published": ["2016-10-12"]})
    events = sn.extract(articles).events
    return events[events["type"] == "ASSAULT"]["location_id"].fillna("").tolist()


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
