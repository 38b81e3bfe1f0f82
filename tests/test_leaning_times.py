"""Time expressions that lean on another: periods with two ends, days counted from another, days without their month."""

from datetime import date

import pandas as pd
import pytest

import syria_news
from syria_news.dates import Interval, find_expressions
from syria_news.language import split_sentences

MONDAY = date(2016, 10, 24)


def days(text: str, day: date | None = MONDAY) -> dict[str, str | None]:
    found = find_expressions(text, Interval.of_day(day) if day else None, split_sentences(text))
    return {time.span.of(text): str(time.interval) if time.interval else None for time in found}


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        # --- two ends of one period
        ("The mill burnt from Friday to Sunday.", "from Friday to Sunday", "2016-10-21 to 2016-10-23"),
        ("The mill burnt between Friday and Sunday.", "between Friday and Sunday", "2016-10-21 to 2016-10-23"),
        ("The mill burnt on Saturday and Sunday.", "on Saturday and Sunday", "2016-10-22 to 2016-10-23"),
        ("The mill burnt on Sunday night into Monday.", "on Sunday night into Monday", "2016-10-23 to 2016-10-24"),
        (
            "It burnt from October 30 to November 2, 2015.",
            "from October 30 to November 2, 2015",
            "2015-10-30 to 2015-11-02",
        ),
        ("It burnt from 30 September to 2 October.", "from 30 September to 2 October", "2016-09-30 to 2016-10-02"),
        ("It burnt between March and June.", "between March and June", "2016-03-01 to 2016-06-30"),
        ("It burnt from March 2011 until June 2012.", "from March 2011 until June 2012", "2011-03-01 to 2012-06-30"),
        ("It burnt between 2011 and 2013.", "between 2011 and 2013", "2011-01-01 to 2013-12-31"),
        # --- no period, for each has its own clause
        ("It burnt on Saturday, and on Sunday it fell.", "on Saturday", "2016-10-22"),
        ("It burnt from Saturday. On Sunday it fell.", "On Sunday", "2016-10-23"),
        # --- counted from the day named before
        ("The mill burnt on Sunday. Two days earlier a shop had burnt.", "Two days earlier", "2016-10-21"),
        ("The mill burnt on Friday. A day later a shop burnt.", "A day later", "2016-10-22"),
        ("The mill burnt on Friday. The day before, a shop burnt.", "The day before", "2016-10-20"),
        ("The mill burnt on Friday. A shop burnt the day after.", "the day after", "2016-10-22"),
        ("The mill burnt on Friday. The night before, a shop burnt.", "The night before", "2016-10-20"),
        ("The mill burnt on Friday. The same day a shop burnt.", "The same day", "2016-10-21"),
        ("The mill burnt on Friday. A shop burnt later that day.", "later that day", "2016-10-21"),
        ("The mill burnt on Friday. Hours later a shop burnt.", "Hours later", "2016-10-21"),
        ("The mill burnt on Friday. A few hours earlier a shop burnt.", "A few hours earlier", "2016-10-21"),
        ("The mill burnt on Friday. A week earlier a shop burnt.", "A week earlier", "2016-10-11 to 2016-10-17"),
        ("The mill burnt on Sept. 19. It has smoked since then.", "since then", "2016-09-19 or later"),
        # --- not from the day of a statement, where another is told
        (
            "The mill burnt on Friday, the owner said on Sunday. A day earlier a shop burnt.",
            "A day earlier",
            "2016-10-20",
        ),
        ("The owner said on Sunday that he wept. A day earlier a shop burnt.", "A day earlier", "2016-10-22"),
        # --- what follows is the other
        ("The mill burnt on Sunday, a day after a shop burnt.", "a day after", "2016-10-22"),
        ("A day after a shop burnt, the mill fell on Sunday.", "A day after", "2016-10-22"),
        ("The mill burnt on Friday, the day before the fair opened.", "the day before", "2016-10-22"),
        ("The mill burnt on Friday, hours after a shop burnt.", "hours after", "2016-10-21"),
        ("A shop burnt on Friday. Two days after the fire, the mill fell.", "Two days after", "2016-10-23"),
        ("The mill burnt on Sunday. The fire came a day after a shop burnt.", "a day after", "2016-10-22"),
        # --- days without their month
        (
            "The mill burnt on 2 October, and a shop on the 3rd and 4th.",
            "on the 3rd and 4th",
            "2016-10-03 to 2016-10-04",
        ),
        ("The mill burnt on 30 August, and a shop on the 1st.", "on the 1st", "2016-09-01"),
        ("The mill burnt on the 3rd.", "on the 3rd", "2016-10-03"),
        ("The mill burnt on the 29th.", "on the 29th", "2016-09-29"),
    ],
)
def test_days_that_lean_on_others(text, words, found):
    assert days(text)[words] == found


@pytest.mark.parametrize(
    "text", ["A shop burnt a day earlier.", "It burnt that night.", "It fell two days after a fire."]
)
def test_nothing_to_lean_on_is_no_day(text):
    assert set(days(text).values()) == {None}


def test_a_codebook_of_ones_own_reaches_events_and_publication(tmp_path):
    (tmp_path / "calendar_words.csv").write_text("word,kind,low,high\nfirstday,weekday,6,\nshvat,month,2,\n")
    (tmp_path / "date_labels.csv").write_text("words,kind\nset in type,published\n")
    texts = [
        "Shells killed two people in Rastan on Firstday.",
        "Set in type on 3 Shvat 2016 by Jo Lee Shells hit Rastan.",
    ]
    frame = pd.DataFrame({"text": texts, "published": ["2016-10-24", None]})
    plain, own = syria_news.extract(frame), syria_news.extract(frame, codebooks=tmp_path)
    assert plain.casualties["date_from"].isna().all()
    assert str(own.casualties["date_from"].iloc[0])[:10] == "2016-10-23"
    assert str(own.articles["published"].iloc[1])[:10] == "2016-02-03"


@pytest.mark.parametrize(
    ("text", "figure", "day"),
    [
        ("Jets bombed Idlib on Sunday, a day after a bomb killed 40 people in Hama.", "40", "2016-10-22"),
        (
            "A bomb killed 40 people in Hama on Friday. Two days earlier, a mine killed nine people there.",
            "nine",
            "2016-10-19",
        ),
        (
            "A bomb killed 40 people in Hama on Friday. A mine killed nine people in Raqqa the same day.",
            "nine",
            "2016-10-21",
        ),
        (
            "A bomb killed 40 people in Hama on Friday. Hours later, a mine killed nine people in Raqqa.",
            "nine",
            "2016-10-21",
        ),
        ("Shells killed three women in Hama on Friday and one on Saturday.", "three", "2016-10-21"),
        ("Shells killed three women in Hama on Friday and one on Saturday.", "one", "2016-10-22"),
        ("From 3 to 5 October shells killed 40 people in Hama.", "40", "2016-10-03"),
        ("Shells have killed 40 people in Hama since the start of the month.", "40", "2016-10-01"),
        ("Shells killed 40 people in Hama over the past week.", "40", "2016-10-17"),
        ("The war has killed 400,000 people since March 2011.", "400,000", "2011-03-01"),
        ("Since the battle for Hama began on 3 October, 40 people have died.", "40", "2016-10-03"),
        ("Shells have killed 40 people since a truce collapsed last Friday.", "40", "2016-10-21"),
        ("The year 2015 was the deadliest, with 55,000 people killed.", "55,000", "2015-01-01"),
        ("Three weeks ago shells killed 40 people in Hama.", "40", None),
        (
            "Jets killed nine people in Hama on Sunday. In nearly six years the war has killed 400,000 people.",
            "400,000",
            None,
        ),
    ],
)
def test_figures_have_the_day_that_their_expression_leans_to(text, figure, day):
    table = syria_news.extract(pd.DataFrame({"text": [text], "published": ["2016-10-24"]})).casualties
    (found,) = table.loc[table["figure"] == figure, "date_from"]
    assert (None if pd.isna(found) else str(found)[:10]) == day
