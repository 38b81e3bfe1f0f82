"""Who did what to whom: roles, status, place, repeats and the ids of happenings, on sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syria_news.claims import find_claims
from syria_news.dates import Interval, find_times
from syria_news.events import Event, find_events
from syria_news.events.incidents import incident_id
from syria_news.language import parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions
from syria_news.schema import ACLED_TYPES, EVENT_STATUSES, EVENT_TYPES

LEXICON = load_lexicon()
DAY = Interval(date(2016, 10, 12), date(2016, 10, 12))  # a Wednesday


def events_in(text: str, title: str | None = None) -> list[Event]:
    whole = f"{title}\n\n{text}" if title else text
    document = read_document("a", whole, title, DAY)
    parse([document])
    mentions = find_mentions(document, LEXICON)
    claims = find_claims(document, mentions, LEXICON)
    return find_events(document, mentions, find_times(document), claims, LEXICON)


def only(text: str, kind: str) -> Event:
    found = [event for event in events_in(text) if event.type == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Turkey attacked the Islamic State near Azaz.", "ASSAULT", "turkey", "islamic-state"),
        ("The Islamic State was attacked by Turkey near Azaz.", "ASSAULT", "turkey", "islamic-state"),
        ("The Islamic State was attacked near Azaz.", "ASSAULT", None, "islamic-state"),
        ("Lavrov told Kerry that the United States must stop the rebels.", "REQUEST", "sergei-lavrov", "united-states"),
        ("Turkey, which criticised Iran, kept its border open.", "ACCUSE", "turkey", "iran"),
        ("Turkey and Qatar criticised Iran.", "ACCUSE", "turkey; qatar", "iran"),
        ("Iran was criticised by Turkey.", "ACCUSE", "turkey", "iran"),
        ("Turkey accused Iran of shelling Aleppo.", "ACCUSE", "turkey", "iran"),
        ("Russia's bombardment of the rebels near Hama went on.", "ASSAULT", "russia", "syrian-rebels"),
        ("Turkey urged Russia to leave.", "REQUEST", "turkey", "russia"),
        ("Turkey sent troops to Syria.", "MOBILIZE", "turkey", None),
        ("Hezbollah released two prisoners near Homs.", "RETREAT", "hezbollah", None),
    ],
)
def test_roles(text: str, kind: str, source: str | None, target: str | None) -> None:
    event = only(text, kind)
    assert event.source == source
    if target is not None or kind == "ASSAULT":
        assert event.target == target


@pytest.mark.parametrize(
    "text",
    [
        "Turkey and Russia agreed on a truce.",
        "Turkey held talks with Russia in Sochi.",
        "Talks between Turkey and Russia began in Sochi.",
        "Turkey met Russia in Sochi.",
    ],
)
def test_mutual_acts_have_all_parties_as_sources(text: str) -> None:
    event = next(event for event in events_in(text) if event.type in ("AGREE", "CONSULT"))
    assert set((event.source or "").split("; ")) == {"turkey", "russia"}
    assert event.target is None


def test_one_row_a_clause() -> None:
    text = "Rebels shelled the town of Nubl on Sunday, killing one woman and wounding seven children."
    assert [event.trigger for event in events_in(text)] == ["shelled"]
    text = "Six children were killed when Russian jets bombed a school in Hass."
    assert [event.type for event in events_in(text)] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # what is only named to say who is meant, or what somebody is accused of, is no act
        ("Many of the wounded were boys from Homs.", []),
        ("Those displaced live in tents near Homs.", []),
        ("Iran blamed Israel for the blast near Homs.", ["ACCUSE"]),
        ("Iran accused the rebels of using chlorine near Homs.", ["ACCUSE"]),
        ("Iran accused the rebels of shelling Homs and killing civilians, as well as hitting a convoy.", ["ACCUSE"]),
        ("Damascus said that Turkey was behind the raid near Homs.", ["ACCUSE"]),
        ("The war has killed thousands in Syria.", []),
        # what stands beside a refusal, and its terms, are acts of their own
        ("Turkey denied any role in it, and it blamed Iran.", ["REJECT", "ACCUSE"]),
        ("The opposition will not return to Geneva until the army lifts the siege of Homs.", ["REJECT", "RETREAT"]),
        # harm has its cause in its own clause
        ("Four guards died in the blast.", ["ASSAULT"]),
        ("A school in Homs was affected by the raid.", ["ASSAULT"]),
        ("A shell hit a bus near Homs days after six nurses were killed in Hama.", ["ASSAULT", "ASSAULT"]),
        ("Six gunmen were shot near Homs after they stormed a mill in Hama.", ["ASSAULT", "ASSAULT"]),
        ("Soldiers fired rockets which fell on the market of Homs.", ["ASSAULT"]),
        # two verbs with one object are one act
        ("Soldiers shelled and burned the village of Tiba.", ["ASSAULT"]),
        # the agreement is there; an agreement may be near
        ("The Nusra Front is not a party to the agreement in Homs.", ["AGREE"]),
        ("Turkey was close to a deal.", []),
        ("The report, dismissed by the army, spoke of fraud.", ["REJECT"]),
        ("Russia should have let the inspectors in, Kerry said.", ["ACCUSE"]),
        # who claims an attack did it; nobody's claim tells nothing
        ("Hezbollah claimed responsibility for the attack.", ["ASSAULT"]),
        ("No one claimed responsibility for the attack.", []),
        ("Hezbollah claimed the attack.", ["ASSAULT"]),
        # a deed and the harm it did are one act, also where they are coordinated
        ("ISIS attacked the town of Hass with rockets and killed three nurses.", ["ASSAULT"]),
        ("A car bomb killed nine and injured 40 others in Hama.", ["ASSAULT"]),
        ("A shell fired by rebels at a mill in Hama claimed the lives of two girls and injured a boy.", ["ASSAULT"]),
        ("The army withdrew and the rebels killed three guards.", ["RETREAT", "ASSAULT"]),
        ("Two guards have been killed, and nine injured after militants shelled parts of Homs.", ["ASSAULT"]),
        ("Nine guards were killed days after rebels shelled Homs.", ["ASSAULT", "ASSAULT"]),
        ("The Security Council will hold a meeting on Monday to discuss the truce.", ["CONSULT"]),
        # what is stopped, and what nobody mentions
        ("Amnesty demanded that the army stop its bombing campaign in Homs.", ["REQUEST", "RETREAT"]),
        ("State media made no mention of the attack.", []),
        # talks in which something was said, and what is shared
        ("The buses left after a deal between the warring sides.", ["AGREE"]),
        (
            "Since the cessation of hostilities agreement came into effect rebels have shelled Homs.",
            ["AGREE", "ASSAULT"],
        ),
        ("The town lives on airdrops carried out by Russian jets.", ["AID"]),
        # somebody without a name
        ("The mayor urged residents to stay indoors.", ["REQUEST"]),
        ("The ceasefire took hold at midnight.", ["RETREAT"]),
        ("Gunmen launched an offensive at dawn.", ["ASSAULT"]),
        ("It says whose planes carry out raids.", []),
        ("I met a farmer.", []),
        # what another act is done to
        ("The truce collapsed within days.", ["SANCTION"]),
        ("The United States suspended talks with Russia.", ["SANCTION"]),
        ("The opposition dropped its demand.", ["CONCEDE"]),
        ("The army prevented the convoy from entering Homs.", ["COERCE"]),
        ("The opposition insists that Assad must go.", ["REQUEST"]),
        ("Two towns have been under siege since May.", ["COERCE"]),
        # who besieges and who holds goes without saying
        ("Curfews were followed by sieges.", ["COERCE", "COERCE"]),
        ("The judge sentenced the poet to six years in prison.", ["COERCE"]),
        # a withdrawal is told where a truce may only be spoken of
        ("The plan hinged on the withdrawal of heavy guns.", ["RETREAT"]),
        ("Officials spoke of violations of the truce.", []),
        ("The poet is in a prison near Damascus.", ["COERCE"]),
        # a report's making is no meeting
        ("A reporter of Reuters visited Homs.", []),
    ],
)
def test_what_is_an_act_of_its_own(text: str, kinds: list[str]) -> None:
    assert [event.type for event in events_in(text)] == kinds


def test_victims_without_a_name_are_a_class() -> None:
    assert only("Gunmen killed three children near Idlib.", "ASSAULT").target == "civilians"


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("More than 400,000 people have been killed since the conflict began in 2011.", 0),
        ("Hundreds of thousands of Syrians are believed to have been killed to date.", 0),
        ("At least 90 civilians have been killed in Homs since Monday.", 1),
    ],
)
def test_the_whole_wars_toll_is_no_event(text: str, events: int) -> None:
    assert len(events_in(text)) == events


def test_protests_are_against_whom_the_prefix_names() -> None:
    event = only("There were anti-government protests in Daraa.", "PROTEST")
    assert (event.source, event.target) == (None, "syrian-government")


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Turkey will attack the Islamic State near Azaz.", "ASSAULT", "planned"),
        ("Turkey attacked the Islamic State near Azaz.", "ASSAULT", "reported"),
        # what is feared or supposed is told by its noun as one to come
        ("Thousands will leave if an assault on Homs begins.", "ASSAULT", "planned"),
        ("Residents fear a massacre in Homs.", "ASSAULT", "planned"),
        ("The army shelled Homs to capture the depot.", "ASSAULT", "reported"),
        ("Oman worked with Iran to capture Homs.", "ASSAULT", "planned"),
        ("If the militants leave Homs, the buses will return.", "RETREAT", "planned"),
        ("Residents fear that militants will attack Homs.", "ASSAULT", "planned"),
        ("The announcement that soldiers would withdraw from Homs was welcome.", "RETREAT", "planned"),
    ],
)
def test_status(text: str, kind: str, status: str) -> None:
    assert only(text, kind).status == status


def test_what_is_called_for_is_proposed() -> None:
    found = {event.type: event.status for event in events_in("France called for a ceasefire in Aleppo.")}
    assert found == {"REQUEST": "reported", "RETREAT": "proposed"}


def test_place_and_day() -> None:
    event = only("Russian jets bombed the town of Saraqib in Idlib province on Monday.", "ASSAULT")
    assert (event.location_id, event.geo_precision) == ("saraqib", 1)
    assert (event.date_from, event.time_precision) == (date(2016, 10, 10), 1)
    assert event.acled_type == "Explosions/Remote violence"


def test_a_headline_takes_from_the_text_and_the_text_repeats_it() -> None:
    first, second = events_in("Russian jets bombed Saraqib on Monday.", title="Jets bomb Saraqib")[:2]
    assert first.repeats is None
    assert second.source is not None
    assert second.repeats == first.event_id
    assert second.incident_id == first.incident_id


def test_unlike_happenings_are_apart() -> None:
    text = "Russian jets bombed Saraqib on Monday. Turkish forces shelled Tal Rifaat on Tuesday."
    one, other = events_in(text)
    assert one.incident_id != other.incident_id
    assert other.repeats is None


def test_reports_of_one_happening_share_an_id_across_articles() -> None:
    one = incident_id("ASSAULT", ["turkey", "islamic-state"], "azaz", date(2016, 10, 10), "a-e1")
    assert one == incident_id("ASSAULT", ["islamic-state", "turkey"], "azaz", date(2016, 10, 10), "b-e9")
    assert one != incident_id("ASSAULT", ["islamic-state", "turkey"], "azaz", date(2016, 10, 11), "b-e9")
    assert incident_id("ASSAULT", [], "azaz", date(2016, 10, 10), "b-e9") == "b-e9"


def test_an_article_without_a_parse_has_no_events() -> None:
    document = read_document("a", "Rebels shelled the airport.")
    mentions = find_mentions(document, LEXICON)
    assert find_events(document, mentions, [], find_claims(document, mentions, LEXICON), LEXICON) == []


WORDS = "Turkey Russia rebels ISIS shelled killed attacked met talks with in on near Aleppo civilians the said and by"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14))
def test_every_row_can_be_checked(words: list[str]) -> None:
    text = " ".join(words) + "."
    for event in events_in(text):
        assert event.quote == event.span.of(text)
        assert event.trigger in event.quote
        assert event.type in EVENT_TYPES
        assert event.status in EVENT_STATUSES
        assert event.acled_type is None or event.acled_type in ACLED_TYPES
        assert event.source != ""
        assert event.target != ""
