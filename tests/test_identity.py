"""Which actor a mention is, where its words alone do not say."""

import datetime as dt

import pytest

from syria_news.dates import Interval
from syria_news.language import read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions

NAMED = "ISIS took a mill. ISIS lost it. ISIS came back. ISIS left. "


def actors(text: str, title: str | None = None, year: int = 2016) -> list[tuple[str, str]]:
    whole = f"{title}\n\n{text}" if title else text
    document = read_document("a", whole, title, Interval(dt.date(year, 6, 1), dt.date(year, 6, 1)))
    return [(m.surface, m.actor_id) for m in find_mentions(document, load_lexicon()).actors]


def last(text: str, title: str | None = None) -> str:
    return actors(text, title)[-1][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NAMED + "Some 20 militants and several foreign fighters died.", "islamic-state"),
        (NAMED + "Some extremist groups came from afar.", "militants"),
        (NAMED + "Others fled from ISIS and other jihadists.", "militants"),
        (NAMED + "Others fled from ISIS and jihadists.", "militants"),
        (NAMED + "Others fled from ISIS, and the jihadists left.", "islamic-state"),
        (NAMED + "Twenty terrorists died.", "denounced-armed-groups"),
        (NAMED + "Nusra Front, Nusra Front, Nusra Front and Nusra Front fought 20 militants.", "militants"),
        ("The SDF fought ISIS near a mill and drove back the extremists.", "islamic-state"),
        ("The SDF fought ISIS near a mill and drove back extremists.", "militants"),
        ("ISIS and Nusra Front met. Shells hit the militants.", "militants"),
        ("Nusra Front said that its fighters and its militants had left.", "jabhat-fateh-al-sham"),
        ("Nusra Front left. A mill was shelled by al-Qaeda-affiliated extremists.", "jabhat-fateh-al-sham"),
        ("A mill was shelled by al-Qaeda-affiliated extremists.", "militants"),
        ("Nusra Front left the hill. Ahrar al-Sham stayed with the al-Qaeda affiliate.", "jabhat-fateh-al-sham"),
        ("Nusra Front, the al-Qaeda affiliate, left the hill.", "al-qaeda"),
    ],
)
def test_common_nouns_mean_the_group_that_the_article_is_about(text: str, expected: str) -> None:
    assert last(text) == expected


def test_terrorists_are_the_group_of_the_headline_if_no_other_is_meant() -> None:
    assert last(NAMED + "Twenty terrorists died.", "Jets Hit ISIS Mill") == "islamic-state"
    others = "Ten terrorists died. Six terrorists fled. Then terrorists shelled a school."
    assert last(NAMED + others, "Jets Hit ISIS Mill") == "denounced-armed-groups"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They blamed President Bashar al-Assads forces.",
            ("President Bashar al-Assads forces", "syrian-armed-forces"),
        ),
        (
            "They blamed President Bashar al-Assad's regime.",
            ("President Bashar al-Assad's regime", "syrian-government"),
        ),
        ("The Syrian armys guns fell silent.", ("Syrian armys", "syrian-armed-forces")),
        ("Talks in Homs followed the governments victory.", ("governments", "syrian-government")),
        ("In Homs few trusted governments.", ("governments", "foreign-actors")),
        ("Critics of Recep Tayyip Erdogan fear his government.", ("government", "turkey")),
        ("Critics of Bashar al-Assad fear his army.", ("army", "syrian-armed-forces")),
        ("The Turkish government agreed.", ("Turkish government", "turkey")),
        (
            "The government of President Bashar al-Assad agreed.",
            ("government of President Bashar al-Assad", "syrian-government"),
        ),
        ("They fear the regime of Syria's president, Bashar al-Assad.", ("regime", "syrian-government")),
        ("Russian and regime warplanes hit a mill.", ("Russian", "russian-aerospace-forces")),
        ("Russian and government officials met.", ("Russian", "russia")),
        ("US generals disagreed.", ("US generals", "us-armed-forces")),
        (
            "Forces loyal to President Bashar al-Assad left.",
            ("Forces loyal to President Bashar al-Assad", "syrian-armed-forces"),
        ),
        (
            "Government forces loyal to President Bashar al-Assad left.",
            ("President Bashar al-Assad", "bashar-al-assad"),
        ),
        ("Syrian security forces made arrests.", ("Syrian security forces", "syrian-security-forces")),
    ],
)
def test_whose_forces_and_whose_government(text: str, expected: tuple[str, str]) -> None:
    assert expected in actors(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shia militias entered Mosul.", "popular-mobilization-forces"),
        ("Shia militias entered Homs.", "pro-government-militias"),
        ("Kurdish forces held Kirkuk.", "peshmerga"),
        ("Kurdish forces held Afrin.", "kurdish-forces"),
        ("Syrian Kurdish forces went to Kirkuk.", "kurdish-forces"),
    ],
)
def test_a_common_noun_means_whom_it_means_on_the_ground(text: str, expected: str) -> None:
    assert [actor for _, actor in actors(text)] == [expected]


def test_a_coalition_against_a_group_is_a_mention_of_each() -> None:
    found = actors("The US-led coalition against Islamic State agreed.")
    assert found == [("US-led coalition", "us-led-coalition"), ("Islamic State", "islamic-state")]


def test_an_office_in_other_words() -> None:
    assert actors("The American president called.") == [("American president", "barack-obama")]
    assert actors("Turkey's leader called.", year=2018) == [("Turkey's leader", "recep-tayyip-erdogan")]
    assert ("Russian ambassador to the United Nations", "vitaly-churkin") in actors(
        "The Russian ambassador to the United Nations walked out."
    )


def test_a_surname_means_the_bearer_named_last() -> None:
    text = "Activist Salem Qasbani left. Qasbani wept. His cousin, doctor Huda Qasbani, stayed. Qasbani sang."
    assert [actor for surface, actor in actors(text) if surface == "Qasbani"] == ["salem-qasbani", "huda-qasbani"]


def test_spellings_of_one_name_in_an_article_are_one_person() -> None:
    text = "Activist Yousef el-Qamhani wept. Activist Youssef al-Qamhani sang. Then Qamhani left."
    assert {actor for _, actor in actors(text)} == {"yousef-el-qamhani"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In Homs and Hama, British citizen Anwar Mockup wept.", "GBR"),
        ("In Homs and Hama, activist Anwar Mockup wept.", "SYR"),
        ("In Toronto and Ottawa, activist Anwar Mockup spoke of Homs.", "CAN"),
    ],
)
def test_a_person_is_of_the_country_of_the_title_or_else_of_the_article(text: str, country: str) -> None:
    found = find_mentions(read_document("a", text), load_lexicon()).actors
    assert [m.country for m in found if m.actor_id == "anwar-mockup"] == [country]
