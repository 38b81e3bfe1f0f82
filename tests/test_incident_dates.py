"""A figure has the day of its own incident, and no other's: short articles and the first day of each figure."""

import pandas as pd
import pytest

import syria_news

PUBLISHED = "2016-10-24"  # a Monday
SATURDAY, SUNDAY = "2016-10-22", "2016-10-23"

# title, paragraphs, {words of a figure: its first day}
ARTICLES = [
    # --- carried on within the incident
    ("Shells kill three in Manbij", ["Shells killed three people in Manbij on Saturday."], {"kill three": SATURDAY}),
    ("", ["Shells killed three people in Manbij on Saturday. Nine others were wounded."], {"Nine others": SATURDAY}),
    ("", ["Shells hit Manbij on Saturday.", "The attack killed three people."], {"killed three": SATURDAY}),
    ("", ["A bomb blew up in Manbij on Saturday.", "It killed three people."], {"killed three": SATURDAY}),
    ("", ["Jets bombed Manbij on Sunday.", "A nurse said that 12 people had died."], {"12 people": SUNDAY}),
    ("", ["Jets bombed Manbij on Sunday, killing 12 people.", "Five of the dead were children."],
     {"killing 12": SUNDAY}),
    ("", ["Jets killed 12 people in Manbij on Sunday, including five children."], {"five children": SUNDAY}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "The dead included five children."], {"killed 12": SUNDAY}),
    ("Jets bomb Manbij, 12 killed", ["Jets bombed Manbij on Sunday.", "In all, 12 people were killed."],
     {"12 killed": SUNDAY, "12 people": SUNDAY}),
    ("", ["On Saturday shells killed two men in Manbij.", "On Sunday a mine killed four women in Raqqa."],
     {"two men": SATURDAY, "four women": SUNDAY}),
    ("", ["On Saturday shells killed two men in Manbij.", "On Sunday a mine killed four women in Raqqa.",
          "The mine also wounded six boys."], {"six boys": SUNDAY}),
    ("", ["Two bombs tore through a market in Manbij on Sunday, leaving 12 people dead, a nurse said.",
          "Four women were hurt."], {"12 people": SUNDAY, "Four women": SUNDAY}),
    ("", ["Rockets have killed 12 people in Manbij.",
          "Earlier on Sunday a nurse told the paper that gunmen had fired at a bus, hurting four women."],
     {"12 people": SUNDAY, "four women": SUNDAY}),
    ("", ["Jets killed 12 people in eastern Aleppo on Sunday.", "Four women died when a raid hit a bus in Aleppo."],
     {"Four women": SUNDAY}),
    ("", ["Jets bombed a bakery by a school (now empty) in Manbij on Sunday.", "The raid killed 12 people."],
     {"killed 12": SUNDAY}),
    ("", ["Two bombs hit Manbij on Saturday.", "The bombs blew up on Post Street and left 12 people dead."],
     {"12 people": SATURDAY}),
    # --- another incident of the same article
    ("", ["Jets killed 12 people in Manbij on Sunday.", "In Raqqa, a mine killed four women."], {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "In Raqqa, a mine went off. It killed four women."],
     {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday. In Raqqa, a mine killed four women."], {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Elsewhere, a mine killed four women."], {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Separately, a mine killed four women."], {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Meanwhile, rebels shelled Raqqa, killing four women."],
     {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Elsewhere in Syria, a mine went off. Four women died."],
     {"Four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "In a separate attack, gunmen killed four women."],
     {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Rebels shelled Raqqa. Four women were killed."],
     {"Four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "In Raqqa, on Saturday, a mine killed four women."],
     {"four women": SATURDAY}),
    ("", ["In Manbij, jets killed 12 people on Sunday.", "In Manbij, a nurse said that nine people were wounded."],
     {"nine people": SUNDAY}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Snow fell.", "Hunger has its dead; four women died."],
     {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Snow fell.", "The dead lay in a cellar; four women died."],
     {"four women": SUNDAY}),
    ("", ["Shells killed three people in Manbij. A nurse wept. Roads are shut. Bread is dear. Snow fell. It thawed.",
          "Jets hit Raqqa on Sunday."], {"three people": None}),
    ("", ["Shells killed three people in Manbij. A nurse wept. Roads are shut. Bread is dear. Snow fell. It thawed.",
          "The attack on Saturday was the first in weeks."], {"three people": SATURDAY}),
    # --- a note a paragraph
    ("", ["On 22 October 2016, shells killed two men in Manbij.", "Rebels executed three spies in Azaz.",
          "On 23 October 2016, a mine killed four women in Raqqa."], {"three spies": None, "four women": SUNDAY}),
    ("", ["On 22 October 2016, shells hit Manbij. 2 fatalities.",
          "On 23 October 2016, a mine went off in Raqqa. 4 fatalities."],
     {"2 fatalities": SATURDAY, "4 fatalities": SUNDAY}),
    # --- what has not happened, or goes on
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Thousands of people could die this winter."],
     {"Thousands": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "Another 9,000 people could be displaced."], {"9,000": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "“Nurses are being killed,” a doctor said."], {"Nurses": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "The mines may kill four women a day."], {"four women": None}),
    ("", ["Jets killed 12 people in Manbij on Sunday.", "No casualties were reported among UN staff."],
     {"No casualties": None}),
    # --- a reporter tells of the day itself
    ("Shells kill three in Manbij", ["Shells killed three people in Manbij.",
                                     "A police source told the paper on Sunday that the shells fell on a school."],
     {"kill three": SUNDAY, "killed three": SUNDAY}),
    ("", ["Mortar shells wounded three people in Manbij, the paper's reporter said on Sunday."],
     {"wounded three": SUNDAY}),
    ("", ["Jets killed 12 people in Manbij on Saturday, a police source told the paper on Sunday."],
     {"killed 12": SATURDAY}),
    ("", ["Shells killed three people in Manbij, officials told reporters on Sunday."], {"killed three": None}),
    ("", ["Shells killed nine men and two women in Manbij on Sunday."], {"nine men": SUNDAY, "two women": SUNDAY}),
    # --- an attack spoken of on a later day
    ("", ["On Saturday rebels claimed Thursday's raid in which 12 guards were shot dead."],
     {"12 guards": "2016-10-20"}),
    ("", ["On Saturday rebels claimed Sunday's raid in which 12 guards were shot dead."], {"12 guards": "2016-10-16"}),
    ("", ["A bomb went off in Raqqa Also on Sunday state TV reported that shells killed three people in Manbij."],
     {"killed three": SUNDAY}),
    ("", ["On Sunday the rebels said that they had downed a jet near Manbij, killing its pilot."],
     {"its pilot": SUNDAY}),
    ("", ["A shell fell near 8 March Street in Manbij. It killed three people."], {"killed three": None}),
    # --- days of statements and of other clauses
    ("", ["The army is said to have killed three people on Sunday."], {"killed three": SUNDAY}),
    ("", ["The army said on Sunday that shells killed three people."], {"three people": None}),
    ("", ["On Sunday the army said that shells had killed three people."], {"three people": SUNDAY}),
    ("", ["Jets killed 12 people in Manbij on Saturday.", "Also on Sunday, the mayor said a mine killed four women."],
     {"four women": SUNDAY}),
    ("", ["Jets bombed Manbij on Saturday.", "On Sunday the mayor said that the raid had killed four women."],
     {"four women": SATURDAY}),
    ("", ["The mayor today condemned the killing of three nurses."], {"three nurses": None}),
    ("", ["RAQQA, October 24 - A mine killed four women on Sunday."], {"four women": SUNDAY}),
    ("Mine kills four women", ["RAQQA, October 24 - A mine killed four women on Sunday."], {"kills four": SUNDAY}),
    ("Mine kills four women", ["24 October 2016 – A mine killed four women on Sunday."], {"kills four": SUNDAY}),
    ("", ["Six rebels were killed on the third day of the siege of Manbij, the army said on Sunday."],
     {"Six rebels": SUNDAY}),
    ("Six rebels killed in Manbij", ["Six rebels were killed on the third day of the siege, the army said on Sunday."],
     {"Six rebels killed": SUNDAY}),
    ("", ["Jets killed 12 people in Manbij on Sunday. No women were hurt."], {"No women": SUNDAY}),
    ("", ["Jets killed 12 people in Manbij on Sunday. Another strike may have killed four women."],
     {"four women": SUNDAY}),
    ("", ["The council today halted its work after a shell killed three nurses.", "They died on Saturday evening."],
     {"three nurses": SATURDAY}),
    ("", ["On Saturday morning in Idlib, two men were killed and, on Sunday, four women died."],
     {"two men": SATURDAY, "four women": SUNDAY}),
    # --- periods
    ("", ["Shells have killed 600 people in Syria since mid-March."], {"600 people": "2016-03-01"}),
    ("", ["Shells have killed 600 people in Syria since late August."], {"600 people": "2016-08-01"}),
    ("", ["Shells have killed 600 people in Syria since 2014."], {"600 people": "2014-01-01"}),
    ("", ["Shells killed 30 people in Manbij last week."], {"30 people": "2016-10-17"}),
    ("", ["The war began in March 2011.", "Snow fell.", "It thawed.",
          "More than 300,000 people have been killed since the conflict began."], {"300,000": "2011-03-01"}),
    ("", ["The war began in March 2011. It has no end. More than 300,000 people have been killed."],
     {"300,000": "2011-03-01"}),
    ("", ["Jets have bombed Syria since 2015 when Moscow joined the war. Nurses treat 40,000 people displaced by it."],
     {"40,000": None}),
    ("", ["The country has been at war since early 2014. Since then 9,000 people have been killed."],
     {"9,000": "2014-01-01"}),
    ("", ["At least 110 people have died since the assault began on Friday.", "The dead include 60 women.",
          "Another 50 people were hit in Manbij and died."], {"110": "2016-10-21", "60 women": "2016-10-21"}),
    ("Jets kill 80 fighters", ["Jets killed 80 fighters near Manbij during the past week, the ministry said."],
     {"kill 80": "2016-10-17"}),
    ("", ["Jets killed 80 fighters near Manbij during the past week.",
          "Jets have burnt 200 lorries since they came on 30 September."], {"80 fighters": "2016-10-17"}),
    ("", ["A strike on Manbij last week brought down two houses.", "Neighbours pulled 30 bodies from the rubble."],
     {"30 bodies": "2016-10-17"}),
    ("", ["Nurses prayed on Sunday for those whom a strike on Manbij killed last week.", "It wounded 40 people."],
     {"40 people": "2016-10-17"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def days():
    rows = [(str(n), title, "\n\n".join(paragraphs), PUBLISHED) for n, (title, paragraphs, _) in enumerate(ARTICLES)]
    corpus = syria_news.extract(pd.DataFrame(rows, columns=["article_id", "title", "text", "published"]))
    texts = corpus.articles.set_index("article_id")["text"]
    return [(row, texts[row.article_id]) for row in corpus.casualties.itertuples()]


@pytest.mark.parametrize("number", range(len(ARTICLES)))
def test_a_figure_has_the_day_of_its_incident(days, number):
    for words, expected in ARTICLES[number][2].items():
        found = None
        for row, text in days:
            start = text.find(words) if row.article_id == str(number) else -1
            if start >= 0 and row.start < start + len(words) and start < row.end:
                found = row
        assert found is not None, words
        assert (None if pd.isna(found.date_from) else str(found.date_from)[:10]) == expected, words
