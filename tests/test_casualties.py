"""Figures of people harmed: which are found, how many, who, and how they hang together."""

import re
from collections import Counter
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news.casualties import find_casualties
from syria_news.claims import find_claims
from syria_news.dates import Interval, find_times
from syria_news.events import find_events
from syria_news.language import parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions

PUBLISHED = Interval(date(2016, 5, 12), date(2016, 5, 12))  # a Thursday


def rows_of(text, title=None):
    lexicon = load_lexicon()
    document = read_document("note", f"{title}\n\n{text}" if title else text, title, PUBLISHED)
    parse([document])
    mentions, times = find_mentions(document, lexicon), find_times(document)
    claims = find_claims(document, mentions, lexicon)
    events = find_events(document, mentions, times, claims, lexicon)
    return find_casualties(document, mentions, times, claims, events, lexicon)


@cache
def rows(text, title=None):
    return rows_of(text, title)


def told(text, title=None):
    """Harm, low and high of each figure."""
    return [(row.harm, row.low, row.high) for row in rows(text, title)]


# --- what is found

K, I, C = "killed", "injured", "casualties"  # noqa: E741
NOTES = [
    ("On 3 March, regime warplanes shelled Kafr Example. 4 civilians were killed, 2 injured.", [(I, 2, 2), (K, 4, 4)]),
    ("At least 3 fatalities were reported.", [(K, 3, None)]),
    ("Fatalities coded as 10.", [(K, 10, 10)]),
    ("10 reported fatalities.", [(K, 10, 10)]),
    ("Fatalities: 3.", [(K, 3, 3)]),
    ("Regime airstrikes hit the town; 4 fatalities.", [(K, 4, 4)]),
    ("Clashes between rebels and regime forces (10 killed).", [(K, 10, 10)]),
    ("6 civilians (including 2 women) were killed.", [(K, 2, 2), (K, 6, 6)]),
    ("7 SDF fighters and 3 ISIS militants were killed.", [(K, 3, 3), (K, 7, 7)]),
    ("2 people killed and 4 wounded by a landmine.", [(I, 4, 4), (K, 2, 2)]),
    ("3 rebel fighters and 1 civilian died.", [(K, 1, 1), (K, 3, 3)]),
    ("Up to 10 militants were killed in the ambush.", [(K, None, 10)]),
    ("Between 20 and 30 fighters were killed.", [(K, 20, 30)]),
    ("Several people were killed.", [(K, 3, None)]),
    ("Two men and a girl died when a mine exploded.", [(K, 1, 1), (K, 2, 2)]),
    ("A car bomb left twelve people dead and thirty wounded.", [(I, 30, 30), (K, 12, 12)]),
    ("Leaving 12 dead and more than 30 wounded, the blast hit a market.", [(I, 30, None), (K, 12, 12)]),
    ("The blast claimed the lives of nine people.", [(K, 9, 9)]),
    ("Rescuers pulled 12 bodies from the rubble.", [(K, 12, 12)]),
    ("The bodies of 14 men were found in a mass grave.", [(K, 14, 14)]),
    ("The death toll rose to 34.", [(K, 34, 34)]),
    ("The death toll from the strike on the market has risen to 23 with children under the ruins.", [(K, 23, 23)]),
    ("The attack brought to 61 the number killed since dawn.", [(K, 61, 61)]),
    ("The strike killed a woman, her husband and two children.", [(K, 1, 1), (K, 1, 1), (K, 2, 2)]),
    ("A man, a woman and a child died in the fire.", [(K, 3, 3)]),
    ("Seven people, including three children, were killed in air strikes.", [(K, 3, 3), (K, 7, 7)]),
    ("A total of 9 people were killed, among them 4 children.", [(K, 4, 4), (K, 9, 9)]),
    ("5 dead 9 wounded in clashes.", [(I, 9, 9), (K, 5, 5)]),
    ("12 killed and 28 more injured in the attack.", [(I, 28, 28), (K, 12, 12)]),
    ("Three soldiers were martyred and five others wounded.", [(I, 5, 5), (K, 3, 3)]),
    ("Clashes resulted in the death of 6 rebels and 4 soldiers.", [(K, 4, 4), (K, 6, 6)]),
    ("15 rebels and 3 regime soldiers were reportedly killed.", [(K, 3, 3), (K, 15, 15)]),
    ("Russian jets struck a school, killing at least 8.", [(K, 8, None)]),
    ("The bombing killed 14 and left about 50 injured.", [(I, 50, 50), (K, 14, 14)]),
    ("A commander of the group was shot dead by unknown gunmen.", [(K, 1, 1)]),
    ("A journalist succumbed to his wounds.", [(K, 1, 1)]),
    ("They executed 7 captives by firing squad.", [(K, 7, 7)]),
    ("An armed group assassinated a former mayor.", [(K, 1, 1)]),
    ("Two women were stoned to death.", [(K, 2, 2)]),
    ("Eleven families lost their lives in the quake zone of the front.", [(K, 11, 11)]),
    ("A family was killed.", [(K, 2, None)]),
    ("An unidentified man was found dead.", [(K, 1, 1)]),
    ("A 12-year-old girl was killed.", [(K, 1, 1)]),
    ("An IED exploded killing one child and injuring another.", [(I, 1, 1), (K, 1, 1)]),
    ("One person was killed and another was wounded.", [(I, 1, 1), (K, 1, 1)]),
    ("At least three people have been killed, another ten were wounded.", [(I, 10, 10), (K, 3, None)]),
    ("The shelling killed a man and injured his wife.", [(I, 1, 1), (K, 1, 1)]),
    ("Shelling killed 3 people in Raqqa, 2 in Homs and 1 in Idlib.", [(K, 1, 1), (K, 2, 2), (K, 3, 3)]),
    ("Thirty people were affected by the toxic gas.", [(I, 30, 30)]),
    ("Twenty residents suffered from suffocation.", [(I, 20, 20)]),
    ("Medics treated 30 suffocation cases.", [(I, 30, 30)]),
    ("Dozens of casualties were reported.", [(C, 24, None)]),
    ("32 people were killed or wounded.", [(C, 32, 32)]),
    ("Army units killed and injured many terrorists.", [(C, 3, None)]),
    ("There were casualties on both sides.", [(C, 2, None)]),
    ("Airstrikes killed civilians in the town.", [(K, 2, None)]),
    ("Gunmen kidnapped two doctors in the city.", [("abducted", 2, 2)]),
    ("Four men are missing after the raid.", [("missing", 4, 4)]),
    ("The group arrested 15 people.", [("detained", 15, 15)]),
    ("The militia holds hundreds of foreign fighters that it captured.", [("detained", 200, None)]),
    ("The fighting displaced 20000 people.", [("displaced", 20000, 20000)]),
    ("More than 20 thousand people fled the town.", [("displaced", 20000, None)]),
    ("The town shelters 3.5 million refugees.", [("displaced", 3_500_000, 3_500_000)]),
    ("A raid on a bakery killed two workers while 5 others were hurt.", [(I, 5, 5), (K, 2, 2)]),
    ("Nine of those killed were women.", [(K, 9, 9)]),
]


@pytest.mark.parametrize(("text", "figures"), NOTES)
def test_figures_are_found(text, figures):
    assert Counter(told(text)) == Counter(figures)


@pytest.mark.parametrize(
    "text",
    [
        "No fatalities reported.",
        "There were no casualties.",
        "The shelling did not cause any casualties.",
        "No one was hurt in the blast.",
        "No injuries or fatalities were reported.",
        "There were no reports of casualties.",
        "Russian jets struck the hill without causing casualties.",
    ],
)
def test_no_casualties_are_rows_of_nobody(text):
    found = rows(text)
    assert found
    assert {(row.low, row.high, row.status) for row in found} == {(0, 0, "negated")}


@pytest.mark.parametrize(
    "text",
    [
        "Casualties unknown.",
        "Militants fired rockets; fatalities unknown.",
        "He is 45 years old and has 3 children.",
        "The troops advanced 12 km and destroyed three tanks.",
        "Forces captured 3 villages and held them on 12 May 2016.",
        "The sides exchanged 40 prisoners at a crossing.",
        "About 300000 people live in the rebel-held east of the city.",
        "Jets carried out 12 raids on the rebel-held town in 2016.",
        "The council held talks with two ministers.",
        "It was not clear how many people were killed.",
    ],
)
def test_other_numbers_are_no_figures(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "title", "figures"),
    [
        ("The blast hit a bakery.", "Motorbike bomber kills 16 outside bakery", [(K, 16, 16)]),
        ("The blast hit a bakery.", "Child killed 7 people injured in mortar attacks", [(I, 7, 7), (K, 1, 1)]),
        ("The blast hit a bakery.", "10 dead after strikes on two clinics", [(K, 10, 10)]),
        ("The blast hit a bakery.", "Dozens Killed Injured in Missile Attack", [(C, 24, None)]),
        ("The blast hit a bakery.", "Army Kills Terrorist Commander", [(K, 1, 1)]),
    ],
)
def test_headlines_are_read(text, title, figures):
    assert Counter(told(text, title)) == Counter(figures)


# --- notes of coders: what they count as fatalities

SUMS = [
    (
        5,
        "On 05 May 2017, SAA and HTS clashed in Kafr Example, leading to the death of 5 HTS fighters.",
    ),
    (1, "Around 15 May 2018 (as reported), unidentified gunmen shot and killed an SDF fighter near Kafr Example."),
    (
        2,
        "On 1 January 2019, an IED hit a QSD car in Kafr Example, killing 2 QSD members and injuring 3 others.",
    ),
    (1, "Regime forces shelled the town. 1 fatality."),
    (0, "No information on casualties."),
    (0, "Fatalities unknown."),
    (5, "10 fatalities were recorded (split into 2 events, 5 fatalities each)."),
    (3, "3 civilians were killed, including a child and a woman."),
    (
        0,
        "Regime forces carried out shelling on Kafr Example village. No casualties or injuries were reported.",
    ),
    (2, "Warplanes targeted the town, killing 2 and wounding others."),
    (4, "The strikes resulted in at least 4 deaths."),
    (1, "A body of a man was found with gunshot wounds."),
    (2, "2 unidentified bodies were found in the town."),
    (4, "SDF forces killed 3 IS militants; 1 SDF fighter was also killed."),
    (4, "Clashes resulted in the deaths of 4 on both sides."),
    (4, "4 people were reportedly killed (3 men and 1 child)."),
    (10, "Casualties coded as 10."),
    (3, "Coded fatalities: 3."),
    (7, "Fatalities: at least 7."),
    (0, "There were unconfirmed reports of fatalities."),
    (4, "The drone strike killed an ISIS commander and three of his guards."),
    (1, "A sniper shot dead a man in the district."),
    (1, "One Turkish soldier was killed and two were injured."),
    (1, "A child was killed and another injured by unexploded ordnance."),
    (2, "2 SAA soldiers dead, 4 captured."),
    (6, "A VBIED exploded at a checkpoint: 6 killed, 15 injured."),
    (2, "Militants executed two men by gunshot, accusing them of collaborating."),
    (0, "No report of casualties."),
    (0, "No deaths were reported."),
    (26, "17 ISIS fighters and 9 regime soldiers died."),
    (8, "The attack led to the death of at least 8 persons including 2 children."),
    (1, "Unknown assailants assassinated an FSA commander with a silenced weapon."),
    (3, "Three members of the Internal Security Forces were killed when an IED detonated."),
    (1, "Property destruction: a shell hit a house and killed a woman."),
    (0, "Rebels fired rockets at the base; no fatalities were noted."),
    (5, "Fighting between the groups: at least 5 killed."),
    (2, "Two people were killed by gunfire, one of whom was a woman."),
    (1, "Gunmen opened fire on a car, killing its driver."),
    (12, "Coalition airstrikes hit the town. 12 civilian fatalities reported."),
    (3, "An airstrike left 3 dead."),
    (1, "A man was tortured to death in regime prison."),
    (6, "Six civilians, including four from the same family, died in the raid."),
    (9, "The toll of the attack is 9 deaths and 20 injured."),
    (0, "Regime forces arrested 8 people at a checkpoint."),
    (7, "5 SAA killed and 2 HTS killed in clashes."),
    (5, "Regime barrel bombs killed 5 people and injured dozens of others in the city."),
    (10, "Suicide attack against Kurdish forces; 10 fatalities."),
    (3, "Clashes between Islamists and YPG forces, 3 killed."),
    (1, "A protester was shot and killed by security forces."),
    (11, "At least 11 people were killed, 3 of them children."),
    (2, "ISIS claimed to have killed 2 soldiers with sniper fire."),
    (30, "Over 30 killed and 100 injured in the bombardment."),
    (2, "A mine explosion killed a father and his son."),
    (4, "4 unspecified fatalities."),
    (0, "Two drones were shot down. No injuries."),
    (1, "One of the wounded later died."),
    (15, "Approximately 15 rebels died."),
    (3, "One civilian, one rebel and one regime soldier were killed."),
    (8, "8 dead bodies of soldiers were found in a mass grave."),
]


def dead(text):
    """The people killed that a coder would count: no part, no repeat, no running toll."""
    found = [row for row in rows(text) if row.harm == K and row.status == "reported"]
    counted = [row for row in found if not (row.part_of or row.repeats or row.cumulative)]
    return sum(row.low if row.low is not None else row.high for row in counted)


@pytest.mark.parametrize(("fatalities", "text"), SUMS)
def test_the_dead_of_a_note_add_up(fatalities, text):
    assert dead(text) == fatalities


# --- who


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Three civilians were killed and 20 others suffered from suffocation.", ["civilian", "civilian"]),
        ("The group killed 270 soldiers guards and staff.", ["mixed"]),
        ("Five people were killed.", ["unknown"]),
        ("Forty Islamic State fighters were killed.", ["combatant"]),
        ("A member of the security forces was wounded.", ["combatant"]),
        ("Seven people of a local armed group were killed.", ["combatant"]),
        ("Four medical workers were killed.", ["civilian"]),
        ("Over 130 women were hurt and hundreds killed.", ["civilian", "civilian"]),
    ],
)
def test_victims_have_their_class(text, classes):
    assert [row.victim_class for row in rows(text)] == classes


def test_victims_are_told_in_the_source_s_words():
    (row,) = rows("At least 40 government soldiers were killed.")
    assert (row.figure, row.victims) == ("At least 40", "government soldiers")


# --- links


def test_parts_point_at_their_whole():
    whole, part = rows("Seven people, including three children, were killed.")
    assert (part.part_of, whole.part_of) == (whole.casualty_id, None)


def test_a_sum_in_the_headline_holds_its_parts():
    whole, first, second = rows("Eleven people died in Raqqa. Five more were killed in Homs.", "Raids kill 16 in Syria")
    assert {first.part_of, second.part_of} == {whole.casualty_id}


def test_the_same_figure_again_is_a_repeat():
    title, body = rows("At least 30 people were killed in the raid, medics said.", "Dozens killed in raid")
    assert (title.repeats, body.repeats) == (None, title.casualty_id)


def test_another_loss_is_no_repeat():
    _, second = rows("A girl was killed in Raqqa on Monday. A commander was killed in Homs on Tuesday.")
    assert second.repeats is None


def test_running_tolls_are_told_from_incidents():
    first, toll = rows(
        "Six people were killed on Monday. More than 250000 people have been killed since the war began in 2011."
    )
    assert (first.cumulative, toll.cumulative) == (False, True)
    assert (toll.date_from.year, toll.date_to) == (2011, None)


# --- attributes


def test_the_clause_names_who_did_it():
    assert (
        rows("Russian air strikes killed 12 people.")[0].perpetrator
        == rows("12 people were killed by Russia.")[0].perpetrator
    )


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("A woman was killed when a mine planted by the Islamic State blew up in Manbij.", "islamic-state"),
        ("A woman was killed when troops backed by Russia entered Manbij.", None),
        ("Shells fired by terrorists killed two boys in Homs. A woman died when a mine laid by ISIS blew up in Hama.",
         "islamic-state"),
        ("Militants hit Homs. Rebels said that they had shot down a Russian jet, killing its pilot.", None),
        ("Raids killed 10 people in Homs. It was unclear if Russian or Syrian jets carried them out.", None),
        ("The Syrian army and Russian forces stepped up raids on Homs. The raids killed 10 people.",
         "syrian-armed-forces; russian-armed-forces"),
        ("Hezbollah and ISIS fighters clashed in Homs. Ten people were killed.", None),
        ("IS is regularly bombed by Russia in Homs. A blast killed 10 people.", None),
    ],
)  # fmt: skip
def test_who_did_it_is_told_by_the_cause_or_beside(text, culprit):
    assert rows(text)[-1].perpetrator == culprit


def test_holders_of_the_ground_are_not_blamed():
    assert rows("Six people were killed in strikes on a rebel-held town.")[0].perpetrator is None


def test_the_most_precise_place_of_the_clause_counts():
    eleven, man = rows("Eleven civilians were killed in Raqqa and another man died in Homs.")
    assert (eleven.location_id, man.location_id) == ("raqqa", "homs")


def test_days_come_from_the_clause_or_the_incident():
    first, second = rows("Air strikes killed 12 people on Tuesday. Five children were among the dead.")
    assert first.date_from == second.date_from == date(2016, 5, 10)
    assert second.part_of == first.casualty_id


def test_hypothetical_and_denied_deaths_keep_their_status():
    assert {row.status for row in rows("A new offensive could kill thousands of civilians, the envoy warned.")} == {
        "hypothetical"
    }


def test_every_row_can_be_found_in_the_text():
    text = "Seven people, including three children, were killed. No one was hurt in Homs."
    for row in rows(text):
        assert row.span.of(text) == row.quote
        assert row.figure in row.quote


WORDS = re.findall(
    r"\S+",
    "12 killed wounded people and , . a girl including dead the toll of rose to civilians were in Homs among them "
    "bodies no casualties one another missing 30 who",
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_words_are_read_without_crash(text):
    for row in rows_of(text):
        assert row.span.of(text) == row.quote
        assert row.low is None or row.high is None or row.low <= row.high


def test_the_group_is_no_verb():
    assert told("IS killed 4 people in Raqqa. IS executed 3 captives.") == [(K, 4, 4), (K, 3, 3)]
