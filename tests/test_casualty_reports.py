"""Figures of people harmed in short reports of many kinds: agencies, state media, opposition, aid groups, coders.

Each report lists its rows as `figure: harm low..high` with what else is said of it: `class=`, `by=` (`-` is nobody),
`in=`, `says=`, `of=` (the figure that it is a part of), `from=`, `running` or `once`, and a status other than reported.
"""

from datetime import date
from functools import cache

import pytest

from syria_news.casualties import find_casualties
from syria_news.claims import find_claims
from syria_news.dates import Interval, find_times
from syria_news.events import find_events
from syria_news.language import parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions

PUBLISHED = Interval(date(2016, 5, 12), date(2016, 5, 12))  # a Thursday
STATUSES = ("reported", "denied", "negated", "hypothetical")

REPORTS = {
    # a sentence without a word of harm may speak of people told in the one before
    "Shelling killed 12 people in Douma. Among them were two children.": [
        "12: killed 12..12 in=douma",
        "two: killed 2..2 class=civilian in=douma of=12",
    ],
    "Ten people were injured in Homs. They included a doctor.": [
        "Ten: injured 10..10 in=homs",
        "a doctor: injured 1..1 class=civilian in=homs of=Ten",
    ],
    "Ten ministers met in Homs. Among them were three women.": [],
    # who lost people did not kill them; nor did a spokesman who speaks of the dead
    "Ahrar al-Sham said it lost 30 men in the blast in Atarib on Saturday.": ["30: killed 30..30 by=-"],
    "Four soldiers died in a crash near Homs. Kremlin spokesman Dmitry Peskov spoke of a loss.": [
        "Four: killed 4..4 by=- in=homs"
    ],
    # a month's toll and its shares: each party answers for its own, nobody for all
    "A rights group said 95 civilians were killed in March. Government forces killed 50 and Russian forces killed 22. "
    "Islamic State killed 14. The remaining nine were killed by others.": [
        "95: killed 95..95 by=- running from=2016-03-01",
        "50: killed 50..50 of=95 by=syrian-armed-forces",
        "22: killed 22..22 of=95 by=russian-armed-forces",
        "14: killed 14..14 of=95 by=islamic-state",
        "nine: killed 9..9 of=95",
    ],
    "A rights group said 90 civilians died in April. Of those, government forces killed 40.": [
        "90: killed 90..90 by=- running",
        "40: killed 40..40 of=90 by=syrian-armed-forces",
    ],
    # one attack of which only the month is told is no running toll
    "Last month, a similar bombing in Homs killed 40 people.": ["40: killed 40..40 once from=2016-04-01"],
    "Air strikes killed 40 people in Homs in April.": ["40: killed 40..40 running from=2016-04-01"],
    # perpetrators stay with their incident
    "The Iraqi army killed 30 militants near Fallujah on Monday. In Baghdad, a car bomb claimed the lives of 12 "
    "people.": [
        "30: killed 30..30 by=iraqi-armed-forces",
        "12: killed 12..12 by=- in=baghdad",
    ],
    "Two soldiers died on Sunday in a roadside bombing in Ramadi. Rebels fought elsewhere, in Daraa.": [
        "Two: killed 2..2 class=combatant by=- in=ramadi",
    ],
    "Syrian government forces retook a hill near Palmyra on Tuesday.\n\nA suicide bomber blew himself up in Damascus, "
    "killing seven people.": ["seven: killed 7..7 by=- in=damascus"],
    "A mortar shell hit a school in Homs, and four pupils were wounded. SANA blamed nobody.": [
        "four: injured 4..4 class=civilian by=- in=homs"
    ],
    "Islamic State fighters shelled the airport of Deir al-Zor on Monday. In Idlib, two farmers died when a mine "
    "exploded.": ["two: killed 2..2 class=civilian by=- in=idlib"],
    "Rockets fired by rebels killed three people in Latakia. Five others were injured.": [
        "three: killed 3..3 by=syrian-rebels in=latakia",
        "Five: injured 5..5 by=syrian-rebels in=latakia",
    ],
    "Shelling by rebels on the Midan district of Aleppo left 4 dead.": ["4: killed 4..4 by=syrian-rebels"],
    "Barrel bombs dropped by regime helicopters killed five civilians in Daraya.": [
        "five: killed 5..5 by=syrian-air-force in=darayya"
    ],
    "Twelve people died on Monday in an air raid that activists blamed on the Syrian government.": [
        "Twelve: killed 12..12 by=syrian-government"
    ],
    "The bombing killed 12 people in Hasakah. Islamic State claimed responsibility.": [
        "12: killed 12..12 by=islamic-state"
    ],
    "Police said three people were hurt. The minister blamed the PKK for the attack.": [
        "three: injured 3..3 by=kurdistan-workers-party"
    ],
    "Ten people were killed in clashes between rebels and Kurdish fighters.": [
        "Ten: killed 10..10 by=syrian-rebels; kurdish-forces"
    ],
    "Helicopters bombed a village near Homs, killing two women. Rebels fought in Hama.": [
        "two: killed 2..2 by=- class=civilian"
    ],
    "Clashes left 12 rebels and eight soldiers dead.": [
        "12: killed 12..12 by=-",
        "eight: killed 8..8 by=syrian-rebels",
    ],
    # tolls of one incident, tolls of a war
    "The death toll from Sunday's attack rose to 61, including 18 women.": [
        "61: killed 61..61 once of=-",
        "18: killed 18..18 class=civilian of=61 once",
    ],
    "More than 5,000 people have been killed since the uprising began. The death toll from Sunday's attack rose to "
    "61, including 18 women.": [
        "More than 5,000: killed 5000.. running",
        "61: killed 61..61 once",
        "18: killed 18..18 of=61",
    ],
    "The truce collapsed on May 2. Activists say more than 600 people have been killed in Aleppo and villages around "
    "it since then.": ["more than 600: killed 600.. running by=- says=syrian-activists from=2016-05-02"],
    "The toll of the blast in Baghdad climbed to 44 on Tuesday, police said.": ["44: killed 44..44 once in=baghdad"],
    "Since March, 250 civilians have been killed in Daraya.": [
        "250: killed 250..250 running class=civilian in=darayya"
    ],
    "After the raid on the camp, 250 people are missing.": ["250: missing 250..250 once"],
    "Rescuers have pulled 14 bodies from the ruins so far.": ["14: killed 14..14 once"],
    # accusations
    "Damascus accused Turkey of bombing hospitals and killing dozens of civilians, as well as of hitting a convoy "
    "with the loss of around 20 lives.": [
        "dozens: killed 24.. class=civilian by=turkey",
        "around 20: killed 20..20 by=turkey reported",
    ],
    "The opposition accused Russia of killing 15 people in Idlib.": ["15: killed 15..15 by=russia in=idlib reported"],
    # elided figures
    "Three people, including a girl, were killed and 28 more injured in Homs.": [
        "Three: killed 3..3 class=unknown",
        "a girl: killed 1..1 class=civilian of=Three",
        "28: injured 28..28 class=unknown",
    ],
    "Shelling killed nine people, among them two children, and left dozens more injured.": [
        "nine: killed 9..9 class=unknown",
        "two: killed 2..2 class=civilian of=nine",
        "dozens: injured 24.. class=unknown",
    ],
    # no casualties
    "The rebels handed over 15 prisoners in exchange for three bodies.": [],
    "The car bomb in Baghdad claimed more than 100 civilians.": ["more than 100: killed 100.. class=civilian"],
    "The army suffered heavy losses in Hama.": ["heavy losses: casualties .."],
    "Most of the victims - 14 - died at once.": ["14: killed 14..14"],
    # the toll of two days, of a country, of a campaign
    "At least 14 people died in raids on Homs on Monday and Tuesday.": ["At least 14: killed 14.. running"],
    "Between 2 and 9 May the clinics of Homs took in more than 300 wounded.": ["more than 300: injured 300.. running"],
    "Shells hurt at least 40 people in attacks across Syria on Wednesday.": ["at least 40: injured 40.. running"],
    "Jets have in recent weeks flown raids on Homs, killing dozens of people.": ["dozens: killed 24.. running"],
    "Attacks on convoys have left hundreds dead.": ["hundreds: killed 200.. running"],
    "Attacks on convoys in Homs left dozens dead on Wednesday.": ["dozens: killed 24.. once"],
    "At least 14 people died in clashes between the army and rebels in Homs.": ["At least 14: killed 14.. once"],
    "Airstrikes since 21 May have killed 12 people in Homs.": ["12: killed 12..12 reported running from=2015-05-21"],
    "The monitor gave a toll of 17 dead for the strike in Raqqa.": ["17: killed 17..17 in=raqqa"],
    "Four nurses, who had come from the capital to help the town after its only clinic was closed last winter, were "
    "killed by a shell.": ["Four: killed 4..4 class=civilian"],
    # numbers and nouns
    "At least 43 YPG/PKK and Daesh terrorists were neutralized.": ["At least 43: killed 43.. class=combatant"],
    "The total number of terrorists neutralized since 20 January had risen to 303.": ["303: killed 303..303 running"],
    "The strike ended up killing a family of five.": ["a family: killed 5..5"],
    "Two citizens, a baker and a taxi driver, were martyred.": ["Two: killed 2..2 class=civilian"],
    "Two drivers of the aid group, Omar Sabbagh and Walid Kurdi, were detained.": ["Two: detained 2..2"],
    "The bomb killed 31 patients and staff, including two surgeons.": [
        "31: killed 31..31 class=civilian",
        "two: killed 2..2 class=civilian of=31",
    ],
    "Nine people were killed. The victims included three children.": [
        "Nine: killed 9..9",
        "three: killed 3..3 class=civilian of=Nine",
    ],
    "Ten people died. Two boys, aged 11 and 14, were among the victims.": [
        "Ten: killed 10..10",
        "Two: killed 2..2 of=Ten",
    ],
    "The guards killed 14 of the attackers and captured two.": [
        "14: killed 14..14 class=combatant",
        "two: detained 2..2",
    ],
    "The unit killed a commander and two of his escorts.": ["a commander: killed 1..1", "two: killed 2..2"],
    "The gunmen are holding hundreds of civilians hostage.": ["hundreds: abducted 200.. class=civilian"],
    "The shell hit a house, leaving a woman with serious wounds.": ["a woman: injured 1..1 class=civilian"],
    "As many as 140 people might still be trapped under the rubble.": ["As many as 140: missing ..140"],
    "The army has lost several senior officers in the battle.": ["several: killed 3.. class=combatant"],
    "They had killed innocents.": ["innocents: killed 2.. class=civilian"],
    "The explosion killed and wounded all of its members.": ["its members: casualties .."],
    "Dozens are feared dead under the ruins in Homs.": ["Dozens: killed 24.. hypothetical"],
    "Two suicide bombers killed themselves and nine others in Kirkuk.": [
        "themselves: killed 2..2 class=combatant",
        "nine: killed 9..9 class=unknown",
    ],
    "The raid killed an IS leader and his driver.": ["an IS leader: killed 1..1", "his driver: killed 1..1"],
    "Strikes led to a shepherd's death.": ["a shepherd: killed 1..1 class=civilian"],
    "A mother and her three children were among nine people killed.": [
        "A mother and her three children: killed 4..4 of=nine",
        "nine: killed 9..9",
    ],
    "Of the 20 killed, 12 were women.": ["20: killed 20..20", "12: killed 12..12 class=civilian of=20"],
    "Five of the 11 killed were from one family.": ["Five: killed 5..5 of=11", "11: killed 11..11"],
    "Three medics were among the 12 dead.": ["Three: killed 3..3 class=civilian of=12", "12: killed 12..12"],
    "There were seven people from the Caucasus among the militants killed.": ["seven: killed 7..7"],
    "The shelling killed three people: two men and a girl.": [
        "three: killed 3..3",
        "two: killed 2..2 of=three",
        "a girl: killed 1..1 of=three class=civilian",
    ],
    "Police found the decapitated bodies of two men.": ["two: killed 2..2"],
    "He sent 20 recruits and they were all killed.": ["20: killed 20..20 class=combatant"],
    "A bomb hit a police checkpoint, killing six policemen. A policeman died of old wounds.": [
        "six: killed 6..6 class=combatant",
        "A policeman: killed 1..1 class=unknown",
    ],
    "Four media workers, 20 medical personnel and three military personnel were hurt.": [
        "Four: injured 4..4 class=civilian",
        "20: injured 20..20 class=civilian",
        "three: injured 3..3 class=combatant",
    ],
    "Gunmen abducted four teachers in March.": ["four: abducted 4..4 once"],
    "The strike killed a woman and her two sons.": ["a woman and her two sons: killed 3..3 class=civilian"],
    "Most of the injured are schoolgirls and their teachers.": ["Most: injured .. class=civilian"],
    "Beside the well the body of a man in a grey coat lay in the sun.": ["a man: killed 1..1"],
    "The militants attacked the base. The militants were gunned down at the gate.": [],
    "Gunmen abducted four teachers. Their bodies were found on Monday.": [
        "four: abducted 4..4",
        "Their bodies: killed 4..4 class=civilian",
    ],
    "The bomb exploded, killing the commander Abu Omar Rifai and two of his escorts.": [
        "the commander: killed 1..1 class=combatant",
        "two: killed 2..2 class=combatant",
    ],
    "The toll may rise since many of the wounded lie in a critical condition.": ["many: injured 3.."],
    "The minister said that not a single civilian was harmed.": ["not a single: casualties 0..0 negated"],
    "They want to kill as many people as possible. Twice as many were hurt.": [],
    "8 SDF + 5 IS reported dead. 3 ISIS were killed.": [
        "8: killed 8..8",
        "5: killed 5..5",
        "3: killed 3..3 class=combatant",
    ],
    "Fourteen (14) bodies were exhumed.": ["Fourteen: killed 14..14"],
    "Two of five hostages were killed. Half of the 40 prisoners died.": [
        "Two: killed 2..2 class=civilian of=-",
        "Half: killed 20..20",
    ],
    "Ten people died. Of the dead, six were children.": [
        "Ten: killed 10..10",
        "six: killed 6..6 class=civilian of=Ten",
    ],
    "Hezbollah has lost more than 1,700 fighters in Syria.": ["more than 1,700: killed 1700.. by=-"],
    "A summit on the town, where up to 3 million people live, is being held in Tehran.": [],
    "A baker who fled the city joined the fighters.": [],
    "Six members of one family died.": ["Six: killed 6..6 class=civilian"],
    "Two women fighters of the YPJ died.": ["Two: killed 2..2 class=combatant"],
    "A rebel leader and a tribal leader were killed.": [
        "A rebel leader: killed 1..1 class=combatant",
        "a tribal leader: killed 1..1 class=civilian",
    ],
    "Forty people, all of them civilians, were killed.": ["Forty: killed 40..40 class=civilian"],
    "At least 40 villagers including several girls boys and old men were shot dead.": [
        "At least 40: killed 40..",
        "several: killed 3.. class=civilian of=At least 40",
    ],
    "Civilians are fleeing the villages.": ["Civilians: displaced 2.. class=civilian"],
    "Twelve died in strikes on Binnish and Taftanaz; 6 coded in each.": [
        "Twelve: killed 12..12 running",
        "6: killed 6..6 once",
    ],
    # claims that somebody rejects
    "The group said it killed 12 soldiers; Damascus denied the report.": ["12: killed 12..12 denied"],
    "Activists said 27 civilians had been killed in Jinderes. Ankara rejects the claim.": ["27: killed 27..27 denied"],
    "Activists said 27 civilians had been killed in Jinderes. Ankara denied that it bombed Afrin.": [
        "27: killed 27..27 reported"
    ],
    # places
    "The strikes hit the villages of Kafr Nabl, Hazarin and Maarat Hurma, killing six.": [
        "six: killed 6..6 in=kafranbel"
    ],
    "In Homs, eight people died on Monday.\n\nIn Hama, snipers shot dead two students.": [
        "eight: killed 8..8 in=homs",
        "two: killed 2..2 in=hama class=civilian",
    ],
    "Blasts killed 12 people in Aleppo, and another four in Idlib.": [
        "12: killed 12..12 in=aleppo",
        "four: killed 4..4 in=idlib",
    ],
    "Rockets fired from Afrin hit a mosque in Kilis, killing two worshippers.": [
        "two: killed 2..2 in=kilis class=civilian"
    ],
    "Twenty-two people were killed across Syria on Friday, activists said. Sixteen of the dead were in Homs, six in "
    "Hama.": [
        "Twenty-two: killed 22..22",
        "Sixteen: killed 16..16 in=homs of=Twenty-two",
        "six: killed 6..6 in=hama of=Twenty-two",
    ],
    # state media
    "An army unit destroyed a vehicle and eliminated ten terrorists in the countryside of Hama, a military source "
    "told SANA.": ["ten: killed 10..10 class=combatant"],
    "Terrorists fired mortar shells at Jaramana, martyring a child and injuring three citizens, SANA said.": [
        "a child: killed 1..1 class=civilian",
        "three: injured 3..3 class=civilian says=sana",
    ],
    # claimants
    "The White Helmets said 18 people had been killed in Saraqeb.": [
        "18: killed 18..18 says=syrian-civil-defence in=saraqib"
    ],
    "According to the Syrian Observatory for Human Rights, Russian air strikes on Raqqa killed 23 civilians.": [
        "23: killed 23..23 says=syrian-observatory-for-human-rights by=russia in=raqqa class=civilian"
    ],
    # coders' notes
    "12 May: Regime forces shelled Kafr Zita. 4 civilians killed, incl. 1 child and 2 women.": [
        "4: killed 4..4 class=civilian",
        "1: killed 1..1 of=4",
        "2: killed 2..2 of=4",
    ],
    "At least 7 killed (5 rebels, 2 civilians).": [
        "At least 7: killed 7..",
        "5: killed 5..5 of=At least 7 class=combatant",
        "2: killed 2..2 of=At least 7 class=civilian",
    ],
    "3 IS fighters and an SDF member were killed.": [
        "3: killed 3..3 class=combatant",
        "an SDF member: killed 1..1 class=combatant",
    ],
    "Coalition strikes on Raqqa (fatalities: 5).": ["5: killed 5..5"],
    "Rebels shelled the town. No fatalities.": ["No: killed 0..0 negated"],
    "Clashes were reported. Unknown number of casualties.": ["Unknown number of: casualties .."],
    "Jets hit the village, killing an unknown number of people.": ["an unknown number of: killed .."],
    "Jets hit the village, killing several people (coded as 3).": ["several: killed 3.."],
    "Clashes broke out near the dam. Fatalities coded as 0.": ["0: killed 0..0"],
    "Clashes near the dam. 10 (military forces) fatalities.": ["10: killed 10..10"],
    "A total of 12 people were killed in the attacks in Homs and Hama (6 in each).": ["12: killed 12..12"],
    "There were no reports of casualties.": ["no: casualties 0..0 negated"],
    "No casualties were reported.": ["No: casualties 0..0 negated"],
    "5 fatalities (3 ISIS, 2 YPG).": ["5: killed 5..5", "3: killed 3..3 of=5", "2: killed 2..2 of=5"],
    "An IED killed one SDF soldier and injured two others.": ["one: killed 1..1", "two: injured 2..2 class=combatant"],
    "Two killed and 5 wounded.": ["Two: killed 2..2", "5: injured 5..5"],
    "The bodies of 3 executed civilians were found.": ["3: killed 3..3 class=civilian"],
    # abroad
    "The civil war in Spain killed hundreds of thousands of people in the 1930s.": [],
    "In Rwanda, militias murdered 800,000 people.": [],
    "A bomb in Ankara killed 37 people in March.": ["37: killed 37..37 in=ankara"],
    "Gunmen of the Islamic State killed 130 people in Paris.": ["130: killed 130..130 by=islamic-state in=paris"],
}


@cache
def rows(text):
    lexicon = load_lexicon()
    document = read_document("report", text, None, PUBLISHED)
    parse([document])
    mentions, times = find_mentions(document, lexicon), find_times(document)
    claims = find_claims(document, mentions, lexicon)
    events = find_events(document, mentions, times, claims, lexicon)
    return find_casualties(document, mentions, times, claims, events, lexicon)


def facts(row, by_id):
    part = by_id.get(row.part_of)
    return {
        "class": row.victim_class,
        "by": row.perpetrator or "-",
        "in": row.location_id or "-",
        "says": row.attributed_to or "-",
        "of": part.figure if part else "-",
        "from": str(row.date_from or "-"),
    }


def expected(spec):
    figure, said = spec.split(": ", 1)
    harm, bounds, *rest = said.split(" ")
    return f"{figure}: {harm} {bounds}", " ".join(rest)


def bounds(row):
    low, high = ("" if one is None else one for one in (row.low, row.high))
    return f"{row.figure}: {row.harm} {low}..{high}"


def attributes(said):
    """Split `in=a of=At least 7 running` where the value may hold spaces."""
    found = {}
    name = ""
    for word in said.split():
        before, equals, value = word.partition("=")
        if equals:
            name = before
            found[name] = value
        elif word in ("running", "once", *STATUSES):
            found["cumulative" if word in ("running", "once") else "status"] = word
        else:
            found[name] += f" {word}"
    return found


@pytest.mark.parametrize(("text", "specs"), REPORTS.items())
def test_reports_yield_their_rows(text, specs):
    found = {bounds(row): row for row in rows(text)}
    wanted = dict(expected(spec) for spec in specs)
    assert sorted(found) == sorted(wanted)
    by_id = {row.casualty_id: row for row in found.values()}
    for key, said in wanted.items():
        row = found[key]
        told = {
            **facts(row, by_id),
            "status": row.status,
            "cumulative": "running" if row.cumulative else "once",
        }
        stated = attributes(said)
        assert {name: told[name] for name in stated} == stated, key
