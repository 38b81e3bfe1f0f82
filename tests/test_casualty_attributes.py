"""Who holds, drove out or killed the people of a figure, who they were, and whether it sums up more than one day."""

from functools import cache

import pytest

from syria_news.casualties import find_casualties
from syria_news.claims import find_claims
from syria_news.events import find_events
from syria_news.language import parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions


@cache
def rows(text):
    lexicon = load_lexicon()
    document = read_document("note", text)
    parse([document])
    mentions = find_mentions(document, lexicon)
    claims = find_claims(document, mentions, lexicon)
    events = find_events(document, mentions, [], claims, lexicon)
    return find_casualties(document, mentions, [], claims, events, lexicon)


def row(text, figure):
    """The row of a figure."""
    return next(row for row in rows(text) if row.figure == figure)


KEEPERS = [
    ("Three nuns were in captivity of the Nusra Front.", "Three", "jabhat-fateh-al-sham"),
    ("Her two sons are languishing in an Iraqi prison.", "two", "iraq"),
    ("More than 90 editors are behind bars in Turkey.", "More than 90", "turkey"),
    ("About 300 men are held in a Kurdish-run camp.", "About 300", "kurdish-forces"),
    ("Assad's prisons hold 70,000 people.", "70,000", "syrian-government"),
    ("The Peshmerga have asked for help with the 900 detainees in their custody.", "900", "peshmerga"),
    ("Women live in a camp run by the Peshmerga. Many mothers are held in the camp.", "Many", "peshmerga"),
]


@pytest.mark.parametrize(("text", "figure", "keeper"), KEEPERS)
def test_whoever_keeps_the_prison_holds_its_people(text, figure, keeper):
    assert row(text, figure).perpetrator == keeper


DOERS = [
    ("The regime's unlawful jailing of two doctors was condemned.", "two", "syrian-government"),
    ("About 900 people have fled Russian air strikes.", "About 900", "russia"),
    ("Turkey hosts 900 refugees.", "900", None),
    ("Some 90 fighters were captured by American-backed forces.", "Some 90", None),
    ("Turkish-backed rebels killed nine people.", "nine", "syrian-rebels"),
]


@pytest.mark.parametrize(("text", "figure", "doer"), DOERS)
def test_owners_of_a_deed_did_it_and_backers_and_hosts_did_not(text, figure, doer):
    assert row(text, figure).perpetrator == doer


CLASSES = [
    ("Two of her brothers died fighting for the Peshmerga.", "Two", "combatant"),
    ("A Danish cook who had joined the YPG was killed.", "A Danish cook", "combatant"),
    ("Five Swedes were killed in action near Homs.", "Five", "combatant"),
    ("Two American service members were killed.", "Two", "combatant"),
    ("Iran has lost 900 men in Syria.", "900", "combatant"),
    ("Rebels killed four officials from the town council.", "four", "civilian"),
    ("Their husbands were killed in the siege.", "Their husbands", "unknown"),
    ("A woman and her husband were killed in the siege.", "A woman and her husband", "civilian"),
    ("Gunmen abducted four Italians.", "four", "civilian"),
    ("Six policemen were killed when a bomber attacked them.", "Six", "combatant"),
    ("The army jailed two opposition leaders.", "two", "civilian"),
]


@pytest.mark.parametrize(("text", "figure", "who"), CLASSES)
def test_what_people_did_and_what_befell_them_tells_who_they_were(text, figure, who):
    assert row(text, figure).victim_class == who


def test_parts_tell_who_the_whole_was():
    text = "Airwars recorded the death of 31 people: 19 soldiers and 12 rebels."
    assert row(text, "31").victim_class == "combatant"
    assert row(text, "19").part_of == row(text, "12").part_of == row(text, "31").casualty_id


LASTING = [
    ("At least four Danes are held in the camp.", "At least four", True),
    ("Two Danes are held in the camp.", "Two", False),
    ("The unit captured four fighters.", "four", False),
    ("Some 500 people are still in detention.", "Some 500", True),
    ("Snipers kill children every week.", "children", True),
    ("Snipers routinely shot dead farmers there.", "farmers", True),
    ("Iran has lost 900 men in Syria.", "900", True),
    ("About 700 soldiers died in the battle for Mosul.", "About 700", True),
    ("A blast has killed 40 people in Syria.", "40", False),
]


@pytest.mark.parametrize(("text", "figure", "lasting"), LASTING)
def test_people_held_or_lost_again_and_again_are_a_running_figure(text, figure, lasting):
    assert row(text, figure).cumulative is lasting
