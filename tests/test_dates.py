"""Time expressions: what is found, what it means on any day, and which of them dates a clause."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news.dates import Interval, date_for, find_expressions, find_times
from syria_news.dates.resolving import days_of, resolve, written_on
from syria_news.dates.tenses import looks_ahead
from syria_news.dates.time_grammar import search
from syria_news.dates.time_meanings import Between, Calendar, Monthly, Offset, Weekly, Yearly
from syria_news.language import parse, read_document
from syria_news.spans import Span

MONDAY = date(2016, 10, 24)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS = st.dates(date(2011, 1, 1), date(2019, 12, 31))


def times(text: str, day: date | None = MONDAY):
    return find_expressions(text, Interval.of_day(day) if day else None)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("The mill burnt on Aug 8, 2016 at dawn.", "on Aug 8, 2016", "2016-08-08"),
        ("The mill burnt on 8 August 2016.", "on 8 August 2016", "2016-08-08"),
        ("It is dated 08.08.2016 there.", "08.08.2016", "2016-08-08"),
        ("It is dated 08.08.16 there.", "08.08.16", "2016-08-08"),
        ("It is dated 8/20/16 there.", "8/20/16", "2016-08-20"),
        ("Updated Jan 202015 Millers fled.", "Jan 202015", "2015-01-20"),
        ("On 2016-10-03 it burnt.", "On 2016-10-03", "2016-10-03"),
        ("Friday, Aug. 26, 2016, at the mill.", "Friday, Aug. 26, 2016", "2016-08-26"),
        ("SATURDAY 5 MARCH 2016 it burnt.", "SATURDAY 5 MARCH 2016", "2016-03-05"),
        ("It burnt on 29-30 January 2016.", "on 29-30 January 2016", "2016-01-29 to 2016-01-30"),
        ("It has burnt since Sept. 19.", "since Sept. 19", "2016-09-19 or later"),
        ("It burnt on Monday.", "on Monday", "2016-10-24"),
        ("It burnt on Tuesday night.", "on Tuesday night", "2016-10-18"),
        ("It burnt earlier on Saturday.", "earlier on Saturday", "2016-10-22"),
        ("The owner wept over Friday’s fire.", "over Friday’s", "2016-10-21"),
        ("It burnt last Monday.", "last Monday", "2016-10-17"),
        ("It burnt on Friday last week.", "on Friday last week", "2016-10-21"),
        ("It burnt yesterday.", "yesterday", "2016-10-23"),
        ("It burnt overnight.", "overnight", "2016-10-23 to 2016-10-24"),
        ("It burnt three days ago.", "three days ago", "2016-10-21"),
        ("It burnt three weeks ago.", "three weeks ago", "2016-09-30 to 2016-10-06"),
        ("It burnt last week.", "last week", "2016-10-17 to 2016-10-23"),
        ("It burnt last month.", "last month", "2016-09-01 to 2016-09-30"),
        ("It burnt earlier this month.", "earlier this month", "2016-10-01 to 2016-10-24"),
        ("It burnt over the weekend.", "over the weekend", "2016-10-21 to 2016-10-23"),
        ("Flour will lack from the start of next month.", "from the start of next month", "2016-11-01 or later"),
        ("It burnt twice in the past two days.", "in the past two days", "2016-10-22 to 2016-10-24"),
        ("It burnt in July.", "in July", "2016-07-01 to 2016-07-31"),
        ("It burnt in December.", "in December", "2015-12-01 to 2015-12-31"),
        ("It will open in December.", "in December", "2016-12-01 to 2016-12-31"),
        ("It burnt in March 2011.", "in March 2011", "2011-03-01 to 2011-03-31"),
        ("It burnt in 2011.", "in 2011", "2011-01-01 to 2011-12-31"),
        ("It burnt in late 2015.", "in late 2015", "2015-09-02 to 2015-12-31"),
        ("It burnt last summer.", "last summer", "2015-06-01 to 2015-08-31"),
        ("It burnt in the summer of 2014.", "in the summer of 2014", "2014-06-01 to 2014-08-31"),
        ("It burnt during Ramadan.", "during Ramadan", "2016-06-05 to 2016-07-06"),
        ("It will open next year.", "next year", "2017-01-01 to 2017-12-31"),
        ("From 3 to 5 October it burnt.", "From 3 to 5 October", "2016-10-03 to 2016-10-05"),
        ("It burnt between October 3 and 5.", "between October 3 and 5", "2016-10-03 to 2016-10-05"),
        ("It burnt on 3, 4 and 5 October.", "on 3, 4 and 5 October", "2016-10-03 to 2016-10-05"),
        ("It burnt on October the 3rd.", "on October the 3rd", "2016-10-03"),
        ("It burnt on the 3rd of this month.", "on the 3rd of this month", "2016-10-03"),
        ("It burnt on the 30th of last month.", "on the 30th of last month", "2016-09-30"),
        ("It has burnt twice since the start of the month.", "since the start of the month", "2016-10-01 or later"),
        (
            "It has burnt twice since the beginning of the year.",
            "since the beginning of the year",
            "2016-01-01 or later",
        ),
        ("It has burnt twice so far this month.", "so far this month", "2016-10-01 to 2016-10-24"),
        ("It burnt twice over the past week.", "over the past week", "2016-10-17 to 2016-10-24"),
        ("It burnt twice in the past 24 hours.", "in the past 24 hours", "2016-10-23 to 2016-10-24"),
        ("It has burnt twice since March 2011.", "since March 2011", "2011-03-01 or later"),
        ("It stood as of Sunday.", "as of Sunday", "2016-10-23 or earlier"),
    ],
)
def test_expressions_and_their_days(text, quote, found):
    (time,) = times(text)
    assert time.span.of(text) == quote
    assert str(time.interval) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It will begin within hours.", (0, 1)),
        ("It would end within two weeks.", (0, 14)),
        ("He died within hours of the raid.", None),
    ],
)
def test_what_comes_within_a_length_of_time(text, found):
    (time,) = times(text)
    day = MONDAY
    assert time.interval == (found and Interval(*(day + timedelta(days) for days in found)))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It has burnt for weeks.", "for weeks"),
        ("It would begin within hours.", "within hours"),
        ("Nobody died in the first 48 hours.", "48 hours"),
        ("It was the third fire in less than a week.", "in less than a week"),
        ("The five-year war goes on.", "five-year"),
        ("The war is now in its sixth year.", "in its sixth year"),
        ("The war is now in its 6th year.", "in its 6th year"),
        ("It burnt a day after the raid.", "a day after"),
        ("It burnt the day before.", "the day before"),
        ("It has burnt since then.", "since then"),
        ("In nearly six years of war it burnt twice.", "In nearly six years"),
    ],
)
def test_lengths_are_found_and_name_no_day(text, quote):
    (time,) = times(text)
    assert time.span.of(text) == quote
    assert not time.is_day


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the august house in the spring sun.",
        "Shells killed 2014 people and 2,011 sheep at 12:30.",
        "Call 2016/7 or the mayor; version 3.10 of 1999x.",
        "May Smith and April Jones spoke.",
        "They won by 3-2-15 sheep, at 10.0.16.4, with release 1.2.34.",
        "On 45 August and on 31.02.2016 nothing was.",
        "Men of the 4th Division fled, and so did the 3rd and 4th Brigades.",
        "He lives on the 5th floor, and she came 25th.",
    ],
)
def test_what_is_no_date(text):
    assert [time.span.of(text) for time in times(text) if time.interval] == []


def test_figures_keep_both_readings_until_the_day_decides():
    (time,) = times("The photo [10/9/2016] shows a mill.", None)
    assert [str(reading) for reading in time.readings] == ["2016-09-10", "2016-10-09"]
    assert not time.is_day
    (time,) = times("The photo [10/9/2016] shows a mill.", date(2016, 9, 14))
    assert (str(time.interval), time.is_day) == ("2016-09-10", True)
    (time,) = times("The photo [10/19/2016] shows a mill.", None)
    assert str(time.interval) == "2016-10-19"


def test_precision_follows_from_the_publication():
    def on(first: date, last: date | None):
        (time,) = find_expressions("It burnt on Monday.", Interval(first, last))
        return str(time.interval), time.precision, time.is_day

    assert on(MONDAY, MONDAY + timedelta(6)) == ("2016-10-24", 1, True)
    assert on(MONDAY, MONDAY + timedelta(7)) == ("2016-10-24 to 2016-10-31", 2, True)
    assert on(MONDAY, MONDAY + timedelta(30)) == ("2016-10-24 to 2016-11-21", 3, True)
    assert on(MONDAY, None) == ("2016-10-24 or later", 3, False)


def test_what_leans_on_the_day_before_it():
    _, after, same = times("It burnt on 3 May 2016 and fell the next day. Later in the day it rained.")
    assert str(after.interval) == "2016-05-04"
    assert str(same.interval) == "2016-05-04"


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Envoys met on Friday.", False),
        ("Envoys will meet on Friday.", True),
        ("Envoys are to meet on Friday.", True),
        ("A meeting due to be held on Friday was hailed.", True),
        ("They planned to meet in London on Friday.", True),
        ("Talks will be held in Oslo on Friday, he said.", True),
        ("He said on Friday that he would go.", False),
        ("The mill that burnt on Friday will be rebuilt.", False),
        ("On Friday envoys will meet.", True),
        ("On Friday shells killed a miller.", False),
        ("Gas believed to be chlorine was dropped on a mill on Friday.", False),
        ("The mill was shut due to a raid on Friday.", False),
        ("The mill was shut due to shelling on Friday.", False),
        ("The mill was shut due to heavy shelling on Friday.", False),
        ("Talks due to resume on Friday were put off.", True),
        ("They are due to visit the mill on Friday.", True),
    ],
)
def test_tense_of_the_clause(text, ahead):
    start = text.index("Friday")
    assert looks_ahead(text, Span(start, start + 6)) is ahead


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("offset", range(7))
@pytest.mark.parametrize("future", [False, True])
def test_every_weekday_on_every_day(weekday, offset, future):
    day = MONDAY + timedelta(days=offset)
    verb = "will meet" if future else "met"
    (time,) = times(f"Envoys {verb} on {WEEKDAYS[weekday]}.", day)
    named = time.interval.day
    assert named.weekday() == weekday
    assert timedelta(0) <= (named - day if future else day - named) < timedelta(7)


MEANINGS = st.one_of(
    st.builds(Monthly, st.integers(1, 31), shift=st.sampled_from([None, -1, 0, 1])),
    st.builds(Between, st.builds(Weekly, st.integers(0, 6)), st.builds(Weekly, st.integers(0, 6))),
    st.builds(Between, st.builds(Yearly, st.integers(1, 12)), st.builds(Yearly, st.integers(1, 12))),
    st.builds(Weekly, st.integers(0, 6), st.sampled_from([-1, 0, 1])),
    st.builds(Weekly, st.integers(0, 6), week=st.sampled_from([-1, 0, 1])),
    st.builds(Yearly, st.integers(1, 12)),
    st.builds(Yearly, st.integers(1, 12), st.integers(1, 31)),
    st.builds(Calendar, st.sampled_from(["week", "weekend", "month", "year"]), st.integers(-1, 1), st.integers(0, 3)),
    st.builds(lambda first, length: Offset(first, first + length), st.integers(-60, 30), st.integers(0, 30)),
)


@given(MEANINGS, DAYS, st.integers(0, 400), st.booleans())
def test_meanings_never_run_backwards(meaning, day, later, future):
    first, last = meaning.on(day, future), meaning.on(day + timedelta(later), future)
    assert first.earliest <= last.earliest
    assert first.latest <= last.latest


@given(MEANINGS, st.sampled_from([date.min, date.max]), st.booleans())
def test_the_calendar_has_ends(meaning, day, future):
    assert meaning.on(day, future).earliest


@given(MEANINGS, DAYS, st.integers(0, 40), st.booleans())
def test_an_interval_of_publication_resolves_to_the_hull_of_its_days(meaning, day, width, future):
    hull = days_of(meaning, Interval(day, day + timedelta(width)), future)
    for count in range(width + 1):
        each = meaning.on(day + timedelta(count), future)
        assert hull.earliest <= each.earliest
        assert each.latest <= hull.latest


@settings(deadline=None)
@given(MEANINGS, DAYS, st.booleans())
def test_the_day_of_writing_is_among_those_that_a_dated_happening_allows(meaning, day, future):
    happened = meaning.on(day, future)
    written = written_on(meaning, happened, future, Interval())
    assert written is not None
    assert day in written


def test_open_publication_resolves_as_far_as_it_can():
    assert str(resolve(Weekly(0), Interval(MONDAY, None))) == "2016-10-24 or later"
    assert str(resolve(Calendar("month", -1), Interval(None, MONDAY))) == "2016-09-30 or earlier"
    assert resolve(Weekly(0), None) is None
    assert resolve(Weekly(0), Interval()) is None


@given(st.text(alphabet="0123456789 .,/-MondayJuneoOf\n", max_size=200))
def test_any_text_is_searched_and_spans_fit(text):
    end = 0
    for time in times(text):
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.interval is None or isinstance(time.interval, Interval)
        end = time.span.end


@pytest.mark.parametrize("unit", ["20", "on ", "Monday ", "the last few ", "2016-", "1 May ", "March 1", "in "])
def test_hostile_texts_cost_no_more_than_their_length(unit):
    list(search(unit * 20_000))


def dated(text: str, deed: str, *, harm: bool = False, title: str = "") -> str | None:
    whole = f"{title}\n\n{text}" if title else text
    document = read_document("a", whole, title or None, Interval.of_day(MONDAY))
    start = whole.index(deed)
    found = date_for(document, find_times(document), Span(start, start + len(deed)), harm=harm)
    return str(found.interval) if found else None


@pytest.mark.parametrize(
    ("text", "deed", "day"),
    [
        ("Shells killed two millers on Sunday.", "killed", "2016-10-23"),
        ("On Saturday shells hit a mill, and on Sunday a bakery burnt.", "burnt", "2016-10-23"),
        ("On Saturday shells hit a mill, and on Sunday a bakery burnt.", "hit", "2016-10-22"),
        ("The army said on Sunday that rebels shelled a mill.", "shelled", None),
        ("The mayor called on Sunday for a truce.", "called", "2016-10-23"),
        ("Shells hit a mill on Saturday. The attack destroyed two houses.", "destroyed", "2016-10-22"),
        ("Shells hit a mill on Saturday. Rebels have long controlled the road.", "controlled", None),
        ("Posted on 24 October 2016 by Jo Lee The mayor praised the truce.", "praised", None),
        ("The army said Saturday’s attack killed two.", "killed", "2016-10-22"),
    ],
)
def test_which_expression_dates_a_deed(text, deed, day):
    assert dated(text, deed) == day


@pytest.mark.parametrize(
    ("text", "deed", "day"),
    [
        ("Shells hit a mill on Saturday. Two women died.", "died", "2016-10-22"),
        ("Since the war began in March 2011, it has killed 40,000 people.", "killed", "2011-03-01 or later"),
        ("The war began in 2011. It has killed 40,000 people.", "killed", "2011-01-01 or later"),
        ("Since Sept. 19 shells have killed 600 people.", "killed", "2016-09-19 or later"),
        ("The mill burnt on Sept. 19. Since then 600 people have been killed.", "killed", "2016-09-19 or later"),
        ("Shells killed 40 people in October.", "killed", "2016-10-01 to 2016-10-24"),
        ("Shells killed 40 people in August.", "killed", "2016-08-01 to 2016-08-31"),
        ("Two women died, a doctor said on Saturday.", "died", None),
        ("The army said on Saturday that shells had killed two women.", "killed", None),
        ("On Saturday the army said that shells had killed two women.", "killed", "2016-10-22"),
        ("Earlier on Saturday a doctor told a paper that two women had died.", "died", "2016-10-22"),
        ("The army said that on Friday and Saturday shells killed two women.", "killed", "2016-10-21 to 2016-10-22"),
        ("Shells hit a mill on Saturday, days after shells had killed two women.", "killed", None),
        ("Shells hit a mill on Friday. Over the past few weeks shells have killed 40 people.", "killed", None),
        ("Shells hit a mill on Friday. They have killed 40 people in recent months.", "killed", None),
        (
            "The war has held Syria since March 2011. A council in August said it has killed 40,000.",
            "killed",
            "2011-03-01 or later",
        ),
        ("Shells hit a mill on Friday. As the war enters its sixth year, it has killed 40,000 people.", "killed", None),
        ("Rebels slit the throats of ten men on Saturday. Two women died.", "died", "2016-10-22"),
    ],
)
def test_which_expression_dates_a_harm(text, deed, day):
    assert dated(text, deed, harm=True) == day


def test_a_headline_has_the_day_of_its_incident():
    assert dated("Shells hit a mill on Saturday.", "shelled", title="Mill shelled") == "2016-10-22"


def test_the_parse_keeps_clauses_apart():
    text = (
        "The army said on Tuesday that rebels had shelled a mill. Rebels fled from an offensive that began on Sunday."
    )
    document = read_document("a", text, None, Interval.of_day(MONDAY))
    parse([document])
    found = find_times(document)

    def day(deed: str) -> str | None:
        start = text.index(deed)
        dated = date_for(document, found, Span(start, start + len(deed)))
        return str(dated.interval) if dated else None

    assert (day("shelled"), day("fled"), day("offensive")) == (None, None, "2016-10-23")
