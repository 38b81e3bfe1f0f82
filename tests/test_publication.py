"""When articles appeared: the seed archive worked out by hand, printed days, order, clashes, and what always holds."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import syria_news
from syria_news.dates.intervals import Interval
from syria_news.publication import Undated, date_articles, date_records
from syria_news.publication.date_evidence import KINDS, ArticleText
from syria_news.reading import read_articles
from syria_news.schema import DATE_EVIDENCE

ARCHIVE = Path(__file__).parent.parent / "data" / "raw" / "lavrov-tag-page.txt"

# The seed archive, worked out by hand from its words alone. It is a blog's page, so its articles go from new to old.
# Called A1 (top) to A7 (bottom):
#
# A7  A photo before a bilateral meeting in Geneva is of August 26, 2016, a Friday; the report tells of that meeting in
#     Geneva as "on Friday", the nearest Friday before it: 26 August to Thursday, 1 September 2016.
# A6  A photo bears 10/9/2016: taken on 10 September at the earliest. The truce that began on Monday was said on
#     Wednesday to hold, and collapsed "on Sept. 19" (A2), whose year A4 settles; the last Wednesday on or before
#     19 September is the 14th, and the last day from which it is the nearest is the 20th: 10 to 20 September.
# A4  The truce failed "last month" (so did A2's, of Sept. 19), so it is from an October; not of 2015, for the photo is
#     younger; not of 2017, for A3, which is no older, says that the war is in its sixth year. "On Saturday, three weeks
#     after the failure": 19 September and three weeks is 10 October; the Saturdays that writers may round to it are 8
#     and 15 October, and the last day from which the 15th is the nearest Saturday is the 21st: 8 to 21 October.
# A5  The talks in Lausanne "on Saturday" are still to come, and are A4's: 2 October (six days before the 8th) to 15th.
# A3  They were on Saturday, and after the meeting had ended a ministry spoke on Sunday: 9 to 21 October.
# A2  A truce failed "last month", "on Sept. 19": October; no older than A3: 9 to 31 October.
# A1  Names no day. It is no older than A2; nothing says how much younger.
BY_HAND = [
    ("2016-10-09", None),
    ("2016-10-09", "2016-10-31"),
    ("2016-10-09", "2016-10-21"),
    ("2016-10-08", "2016-10-21"),
    ("2016-10-02", "2016-10-15"),
    ("2016-09-10", "2016-09-20"),
    ("2016-08-26", "2016-09-01"),
]
# From the public record, used for nothing but this check: phone call of 24 October, Lausanne 15 October, announcement
# of it 12 October, extension of the truce 14 September, Geneva 26 August 2016; the day on which each can have appeared.
TRULY = [None, "2016-10-24", "2016-10-16", "2016-10-15", "2016-10-12", "2016-09-14", "2016-08-26"]


def interval(first: str | None, last: str | None) -> Interval:
    return Interval(first and date.fromisoformat(first), last and date.fromisoformat(last))


@pytest.fixture(scope="module")
def seed():
    return date_articles(read_articles(ARCHIVE).articles)


def test_seed_archive_is_dated_as_by_hand(seed):
    found = [
        Interval(None if first is None else first.date(), None if last is None else last.date())
        for first, last in seed.articles[["published_earliest", "published_latest"]]
        .astype(object)
        .where(lambda f: f.notna(), None)
        .to_numpy()
    ]
    assert found == [interval(*bounds) for bounds in BY_HAND]


def test_seed_archive_intervals_hold_the_true_days():
    for bounds, day in zip(BY_HAND, TRULY, strict=True):
        assert day is None or date.fromisoformat(day) in interval(*bounds)


def test_seed_archive_explains_itself(seed):
    reasons = seed.reasons.groupby("article_id")["reason"].agg(list)
    assert len(reasons) == 7
    assert any("“collapsed on Sept. 19”" in reason for reason in reasons["us-russia-agree-syria-truce-holding"])
    assert seed.notes.empty
    assert set(seed.articles["date_basis"]) == {"inferred"}


@pytest.mark.parametrize(
    ("title", "body", "day"),
    [
        ("", "Fri 08 Apr 2016 at 0914 A shell hit a mill.", "2016-04-08"),
        ("", "Posted on May 3 2016 by Jo Lee A shell hit a mill.", "2016-05-03"),
        ("", "Date of publication 11 May 2016 A shell hit a mill.", "2016-05-11"),
        ("", "18.05.2016(updated 1954 18.05.2016) Get short URL A shell hit a mill.", "2016-05-18"),
        ("", "24.05.2016Get short URL A shell hit a mill.", "2016-05-24"),
        ("", "3-06-2014 A shell hit a mill.", "2014-06-03"),
        ("", "05-11-2014 A shell hit a mill.", "2014-11-05"),
        ("", "Last updated at Jan 202015 A shell hit a mill.", "2015-01-20"),
        ("", "Published October 3 2016 21 millers fled.", "2016-10-03"),
        ("Shell hits mill in north", "Shell hits mill in north AFP Sunday 29 Jun 2014 It burnt.", "2014-06-29"),
        ("Shell hits mill", "A shell hit a mill. Last Update: Tuesday, 22 November 2016 KSA 23:28", "2016-11-22"),
        ("", "2016-10-24 A shell hit a mill.", "2016-10-24"),
        ("", "2016/10/24 A shell hit a mill.", "2016-10-24"),
        ("", "Thursday, 12/05/2016 A shell hit a mill.", "2016-05-12"),
        ("", "12-May-2016 A shell hit a mill.", "2016-05-12"),
        ("", "BEIRUT (Agency) - May 12th, 2016 - A shell hit a mill.", "2016-05-12"),
        ("", "Last updated: 13 May 2016 Published 12 May 2016 A shell hit a mill.", "2016-05-12"),
    ],
)
def test_printed_days(title, body, day):
    text = f"{title}\n\n{body}" if title else body
    (dated,) = date_records([Undated("a", title, text)])
    assert (str(dated.published), dated.basis) == (day, "printed")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A shell hit a mill on 8 August 2016 and killed a miller.", "2016-08-08 or later"),
        ("The army said the May 12, 2016 raid was over.", "2016-05-12 or later"),
        ("If they leave, it will be like the flood of 1991.", "any day"),
        ("The siege began in March 2015.", "2015-03-01 or later"),
        ("The vote will be held on 4 June 2017.", "2017-06-04 or earlier"),
        ("The war in Syria is now in its sixth year.", "2016-02-13 to 2017-04-15"),
        ("Had they come by 2031, they would have stayed until 2040.", "any day"),
        ("A shell hit a mill on Monday.", "any day"),
    ],
)
def test_own_words_bound_the_day(body, found):
    (dated,) = date_records([Undated("a", "", body)])
    assert str(dated.published) == found


def test_photo_is_not_younger_than_its_article():
    (dated,) = date_records([Undated("a", "", "Envoys met.", captions=("Envoys at the lake [3/2/2015]",))])
    assert dated.published == Interval(date(2015, 2, 3), None)


def test_given_day_wins_and_clash_is_noted():
    text = "Posted on 3 May 2016 A shell hit a mill."
    (dated,) = date_records([Undated("a", "", text, published=Interval.of_day(date(2016, 5, 1)), basis="given")])
    assert (str(dated.published), dated.basis) == ("2016-05-01", "given")
    (note,) = dated.notes
    assert "“on 3 May 2016”" in note
    assert "2016-05-01" in note


def test_a_clash_names_both_expressions_and_loosens_the_weaker():
    text = "Posted on 3 May 2016 A mill burnt on 8 August 2016 and a shop fell on 9 May 2016."
    (dated,) = date_records([Undated("a", "", text)])
    (note,) = dated.notes
    assert str(dated.published) == "2016-05-03"
    assert "“on 3 May 2016”" in note
    assert "“on 8 August 2016”" in note


def test_reasons_say_what_follows_from_them(seed):
    for reason in seed.reasons["reason"]:
        assert reason.endswith(".")
        assert reason.count("“") == reason.count("”") > 0
    told = seed.reasons.loc[seed.reasons["evidence"] == "other article", "reason"]
    assert all(", so it is from 2016-" in reason for reason in told)


def test_every_kind_of_evidence_is_of_the_schema():
    assert set(KINDS.values()) == set(DATE_EVIDENCE)


def page(*bodies: str, file: str = "page.txt") -> list[Undated]:
    return [Undated(f"{file}-{n}", "", body, file=file, position=n) for n, body in enumerate(bodies)]


NEW_TO_OLD = ("1 May 2016 A mill burnt.", "A mill was rebuilt.", "1 April 2016 A mill opened.")


def test_order_bounds_the_undated():
    assert str(date_records(page(*NEW_TO_OLD))[1].published) == "2016-04-01 to 2016-05-01"
    assert str(date_records(page(*NEW_TO_OLD[::-1]))[1].published) == "2016-04-01 to 2016-05-01"
    assert str(date_records(page(*NEW_TO_OLD), order=None)[1].published) == "any day"
    assert str(date_records(page(*NEW_TO_OLD, file="rows.csv"))[1].published) == "any day"


def test_stray_article_is_reported_and_costs_only_itself():
    stray = date_records(page(*NEW_TO_OLD, "9 June 2016 A mill closed."), order="newest first")
    assert str(stray[1].published) == "2016-04-01 to 2016-05-01"
    assert str(stray[3].published) == "2016-06-09"
    assert any(dated.notes for dated in stray)


def test_a_happening_that_one_article_dates_dates_the_other():
    new, _ = date_records(
        page("11 June 2016 The truce collapsed on 9 June.", "The truce began on Tuesday, the army said."), order=None
    )
    assert str(new.published) == "2016-06-11"
    new, _ = date_records(
        page("Talks in Vienna failed on Friday.", "2 March 2016 Talks in Vienna will open on Friday.")
    )
    assert str(new.published) == "2016-03-04 to 2016-03-10"


def test_what_contradicts_the_order_is_another_happening():
    monday, last_month, _, older = date_records(
        page(
            "The truce collapsed on Monday.",
            "The truce collapsed last month.",
            "2 January 2012 A mill burnt.",
            "The truce collapsed on Monday.",
        ),
        order="newest first",
    )
    assert str(older.published) == "2011-12-05 to 2012-01-02"
    assert str(last_month.published) == "2012-01-02 to 2012-02-29"
    assert str(monday.published) == "2012-01-02 or later"
    (note,) = monday.notes
    assert "“collapsed on Monday” and “collapsed last month”" in note


def test_unknown_order_is_refused():
    with pytest.raises(ValueError, match="newest first"):
        date_records([], order="sideways")


# Sentences of which archives can be made, some dated, some against each other.
BODIES = st.sampled_from(
    [
        "{d} A mill burnt.",
        "A mill burnt on {d}.",
        "The truce collapsed on Monday.",
        "The truce collapsed last month.",
        "The truce began on Sept. 19.",
        "Talks in Vienna opened on Friday.",
        "Talks in Vienna will open on Friday.",
        "A mill burnt.",
        "The vote will be held on {d}.",
    ]
)
DAYS = st.dates(date(2012, 1, 1), date(2018, 12, 31))
ARTICLES = st.lists(st.tuples(BODIES, DAYS), min_size=1, max_size=5)


def bodies(articles) -> list[str]:
    return [body.format(d=f"{day.day} {day:%B %Y}") for body, day in articles]


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_shuffling_changes_nothing(articles, random):
    records = page(*bodies(articles)) + page(*bodies(articles)[::-1], file="other.txt")
    shuffled = random.sample(records, len(records))
    assert sorted(map(repr, date_records(shuffled))) == sorted(map(repr, date_records(records)))


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.tuples(BODIES, DAYS))
def test_adding_an_article_widens_no_interval_unless_it_clashes(articles, extra):
    before = date_records(page(*bodies(articles)), order="newest first")
    after = date_records(page(*bodies([*articles, extra])), order="newest first")
    if any(dated.notes for dated in after):
        return
    for old, new in zip(before, after, strict=False):
        assert old.published.narrowed(new.published) == new.published


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_a_file_of_its_own_changes_no_other(articles):
    alone = date_records(page(*bodies(articles)))
    beside = date_records(page(*bodies(articles)) + page("7 July 2016 A mill burnt.", file="other.txt"))
    assert beside[:-1] == alone


@settings(max_examples=60, deadline=None)
@given(ARTICLES, DAYS)
def test_a_given_day_stands(articles, day):
    records = [
        Undated(
            record.article_id, "", record.text, file=record.file, position=record.position, published=given, basis=basis
        )
        for record, given, basis in zip(
            page(*bodies(articles)),
            [Interval.of_day(day)] + [Interval()] * len(articles),
            ["given"] + ["unknown"] * len(articles),
            strict=False,
        )
    ]
    assert date_records(records)[0].published.day == day


@settings(max_examples=60, deadline=None)
@given(st.tuples(BODIES, DAYS), st.tuples(BODIES, DAYS))
def test_no_clash_of_its_own_words_goes_unreported(first, second):
    text = " ".join(bodies([first, second]))
    (dated,) = date_records([Undated("a", "", text)])
    told = ArticleText("", text).evidence()
    clash = any(not one.interval.meets(other.interval) for one in told for other in told)
    assert bool(dated.notes) == clash


def test_long_pages_are_dated_in_time():
    day = date(2016, 12, 31)
    many = [f"{(day - timedelta(days=n)).isoformat()} A mill burnt on Monday." for n in range(1500)]
    assert len(date_records(page(*many))) == 1500


def test_clash_of_given_and_printed_day_is_among_the_notes_of_the_corpus():
    frame = pd.DataFrame({"text": ["Posted on 3 May 2016 A shell hit a mill."], "published": ["2016-05-01"]})
    corpus = syria_news.extract(frame)
    assert str(corpus.articles["published"].iloc[0])[:10] == "2016-05-01"
    assert any("3 May 2016" in note and "2016-05-01" in note for note in corpus.notes["note"])
