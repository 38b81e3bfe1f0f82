"""Who acts and what is ground in long prose: features, analysis, opinion."""

from __future__ import annotations

import pytest

from syria_news.language import read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import Mentions, find_mentions


def mentions(text: str) -> Mentions:
    return find_mentions(read_document("a", text, None, None), load_lexicon())


def ids(text: str) -> list[str]:
    return [m.actor_id for m in mentions(text).actors]


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Recruits from Chechnya, Tunisia and Norway arrived.", []),
        ("Envoys in Vienna, Jordan and Kuwait were told.", []),
        ("In Vienna, Jordan and Kuwait agreed.", ["jordan", "kuwait"]),
        ("He has lived in Mexico, Brazil or the Philippines.", []),
        ("It fell on Norway, where nobody noticed.", []),
        ("The smugglers took her to neighbouring Turkey.", []),
        ("Girls from countries such as Norway and Kuwait were freed.", []),
        ("The letter came from Lugazi, Uganda.", []),
        ("Turkey-Egypt relations froze.", ["turkey", "egypt"]),
        ("The Iraq-Jordan border is open.", []),
        ("Damascus and its allies saw a chance.", ["syrian-government"]),
        ("They regard Tehran as a partner.", ["iran"]),
        ("It sold wheat to Damascus.", ["syrian-government"]),
        ("He would wean Beirut from Tehran.", ["iran"]),
        ("Few have leverage over Damascus.", ["syrian-government"]),
        ("Ankara's long-term approach is patient.", ["turkey"]),
    ],
)
def test_what_stands_farther_off_tells_the_ground_from_the_actor(text: str, acting: list[str]) -> None:
    assert ids(text) == acting


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Turks view the deal coldly.", []),
        ("The Turks view the deal coldly.", ["turkey"]),
        ("Most Iranians oppose it.", []),
        ("Thousands of Kurds left, and Arabs, Kurds and Christians stayed.", []),
        ("The Kurds vowed to stay.", ["kurdish-forces"]),
        ("French, German and Kuwaiti hostages were freed.", []),
        ("French, German and Kuwaiti officials met.", ["france", "germany", "kuwait"]),
        (
            "Syrian, Iranian and Russian forces advanced.",
            ["syrian-armed-forces", "iranian-armed-forces", "russian-armed-forces"],
        ),
    ],
)
def test_peoples_and_lists_of_them(text: str, acting: list[str]) -> None:
    assert ids(text) == acting


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("The terror group was losing.", []),
        ("The YPG advanced and the militia dug in.", ["peoples-protection-units"]),
        ("It grew into a shadow government.", []),
        ("Foreign troops had left.", []),
        ("Men whom he regards as terrorists fled.", []),
        ("The new Syria policy is a muddle.", []),
        ("A village lies between the west of the city and a dam.", []),
        ("The west has failed.", ["western-powers"]),
        ("Turkey sent in its already stretched armed forces.", ["turkey", "turkish-armed-forces"]),
        ("Theresa May told parliament so.", ["theresa-may", "uk-parliament"]),
        ("Isis fell. A local al-Qaida affiliate grew.", ["islamic-state", "al-qaeda"]),
        (
            "Aid agencies, NGOs and rights groups protested.",
            [
                "aid-organisations",
                "non-governmental-organisations",
                "human-rights-groups",
            ],
        ),
    ],
)
def test_collectives_of_features(text: str, acting: list[str]) -> None:
    assert ids(text) == acting


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ayham, a web designer, wept.", ["ayham"]),
        ("Hevda, who led the base, wept.", ["hevda"]),
        ("She gave her name only as Salma.", ["salma"]),
        ("His brothers, Sami and Fadi, wept.", ["sami", "fadi"]),
        ("“It is late,” sighs Nour.", ["nour"]),
        ("Samira, a nurse, wept. Samira will stay.", ["samira", "samira"]),
        ("In Salma, a nurse wept.", []),
        ("Telegram, an app, was used.", []),
        ("History suggests so.", []),
    ],
)
def test_people_of_one_name_are_introduced(text: str, people: list[str]) -> None:
    assert ids(text) == people


def test_an_office_and_the_name_after_it_are_one_mention() -> None:
    assert [m.surface for m in mentions("Saudi Arabia's King Salman rang.").actors] == ["Saudi Arabia's King Salman"]


def test_a_mention_ends_with_its_sentence() -> None:
    assert [m.surface for m in mentions("He followed Moscow's lead. Trump was pleased.").actors] == ["Moscow", "Trump"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ekaterina Petrakova, a lawyer, wept.", "RUS"),
        ("Yavuz Demirkan, a lawyer, wept.", "TUR"),
        ("Daphne Hartwell, a lawyer, wept.", None),
    ],
)
def test_a_given_name_may_tell_the_home_country(text: str, country: str | None) -> None:
    assert [m.country for m in mentions(text).actors] == [country]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Forces are massing in Syria's north-west for an offensive.", "northwestern-syria"),
        ("The towns of Iraq's north have emptied.", "northern-iraq"),
        ("Men stood in Syria's rebel-held north-east and waited.", "northeastern-syria"),
        ("Men stood on Syria's north coast.", "syria"),
    ],
)
def test_a_side_of_a_country_goes_with_its_name(text: str, place: str) -> None:
    assert [m.location_id for m in mentions(text).locations] == [place]


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("He sought new allies in Moscow and Beijing.", ["russia", "china"]),
        ("He sought new allies in Syria.", []),
        ("Ankara's long war with them goes on.", ["turkey"]),
        ("Syria's war goes on.", []),
        ("It was a regime-change plot, met by fierce opposition to it.", []),
        ("Iranian-backed militias left.", ["iran", "pro-government-militias"]),
    ],
)
def test_what_capitals_and_wars_mean(text: str, acting: list[str]) -> None:
    assert ids(text) == acting


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Jihadists linked to al-Qaida rule it.", ["militants", "al-qaeda"]),
        ("The terrorist group, Jabhat al-Nusra, left.", ["jabhat-fateh-al-sham"]),
        ("Militants, Kurdish fighters and rebels left.", ["militants", "kurdish-forces", "syrian-rebels"]),
        ("Turkey stayed away and the country's military dug in.", ["turkey", "turkish-armed-forces"]),
        ("Britain's intelligence services knew.", ["united-kingdom"]),
        ("Kuwaiti health officials knew.", ["kuwait"]),
        ("Tareq was 17 when he left.", ["tareq"]),
    ],
)
def test_lists_links_and_bodies_of_a_country(text: str, acting: list[str]) -> None:
    assert ids(text) == acting


def test_of_two_with_one_surname_the_one_just_named_is_meant_or_else_the_main_one() -> None:
    text = (
        "Marta Ellwand left in May. “It was dark,” said Marta Ellwand. Her cousin Rosa Ellwand stayed. Ellwand wept. "
        "The bus took nine hours, and the border was shut when it arrived; nobody had told the drivers, and there was "
        "neither water nor shade for the families who had to wait there until noon. Ellwand would never forget it."
    )
    assert [i for i in ids(text) if "ellwand" in i][-2:] == ["rosa-ellwand", "marta-ellwand"]


def test_a_ministry_of_a_state_is_one_mention() -> None:
    found = mentions(
        "The Ministry of Foreign Affairs of the Russian Federation agreed, and the foreign ministry of Kuwait."
    )
    assert [m.actor_id for m in found.actors] == ["russian-foreign-ministry", "kuwaiti-foreign-ministry"]
