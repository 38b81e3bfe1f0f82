from __future__ import annotations

from itertools import count

import pandas as pd
import pytest
from corpora import hand_made
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news import Corpus, tally
from syria_news.schema import TABLES
from syria_news.tallies import BY
from syria_news.tallies.counting import countable

SOHR, SANA = "syrian-observatory-for-human-rights", "sana"


def figure(low, high=0, **rest):
    """A figure of people killed in one incident at Idlib on 7 November, unless told otherwise."""
    row = dict.fromkeys(TABLES["casualties"].names)
    row |= {
        "article_id": "a", "event_id": "e1", "harm": "killed", "low": low, "high": low if high == 0 else high,
        "victims": "people", "victim_class": "unknown", "cumulative": False, "status": "reported",
        "location_id": "idlib", "date_from": "2016-11-07", "date_to": "2016-11-07",
    }  # fmt: skip
    return row | rest


def corpus_of(*figures, incidents=None, kinds=None):
    """A corpus of figures, of the incidents of their events, and of the kinds of their places."""
    numbers = count(1)
    rows = [row | {"casualty_id": row["casualty_id"] or f"c{next(numbers)}"} for row in figures]
    named = {row["event_id"] for row in rows if row["event_id"]}
    events = pd.DataFrame({"event_id": sorted(named)})
    events["incident_id"] = [(incidents or {}).get(event, f"incident-{event}") for event in events["event_id"]]
    places = pd.DataFrame({"location_id": list(kinds or {}), "kind": list((kinds or {}).values())})
    casualties = pd.DataFrame(rows, columns=TABLES["casualties"].names, dtype="object")
    return Corpus.from_rows({"casualties": casualties, "events": events, "locations": places.assign(start=0)})


def killed(corpus, by=None):
    table = tally(corpus, by=by)
    table = table[table["harm"] == "killed"]
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in table[["low", "best", "high"]].to_numpy()]


def test_parts_repetitions_and_tolls_are_left_out():
    corpus = corpus_of(
        figure(12, casualty_id="whole"),
        figure(5, victims="children", victim_class="civilian", part_of="whole"),
        figure(12, repeats="whole"),
        figure(300, cumulative=True, date_from="2016-01-01"),
    )
    assert killed(corpus) == [(12, 12, 12)]


@pytest.mark.parametrize("status", ["negated", "denied", "hypothetical"])
def test_what_is_not_reported_is_left_out(status):
    assert killed(corpus_of(figure(50, status=status))) == [(0, 0, 0)]


def test_claimants_of_one_incident_give_a_range_with_the_middle_as_best():
    corpus = corpus_of(figure(12, attributed_to=SOHR), figure(20, attributed_to=SANA))
    table = tally(corpus, by="month")
    assert killed(corpus, "month") == [(12, 16, 20)]
    assert table["claimants"].tolist() == [f"{SANA}; {SOHR}"]
    assert table["month"].tolist() == [pd.Timestamp("2016-11-01")]
    assert table[["incidents", "figures"]].iloc[0].tolist() == [1, 2]


def test_the_median_of_three_claimants_is_the_best():
    claims = [figure(n, attributed_to=who) for n, who in ((3, "a"), (4, "b"), (40, "c"))]
    assert killed(corpus_of(*claims)) == [(3, 4, 40)]


def test_claimants_in_different_articles_compete_where_the_incident_is_one():
    one, other = figure(12, attributed_to=SOHR), figure(20, article_id="b", event_id="e2")
    assert killed(corpus_of(one, other, incidents={"e1": "i", "e2": "i"})) == [(12, 16, 20)]
    assert killed(corpus_of(one, other)) == [(32, 32, 32)]


def test_an_article_that_copies_another_adds_nothing():
    copies = [figure(12, article_id=article, event_id=f"e{article}") for article in "abcd"]
    assert killed(corpus_of(*copies, incidents={f"e{article}": "i" for article in "abcd"})) == [(12, 12, 12)]


def test_different_victims_of_one_account_add_up():
    soldiers = figure(5, victims="soldiers", victim_class="combatant")
    civilians = figure(7, victims="civilians", victim_class="civilian")
    corpus = corpus_of(soldiers, civilians)
    assert killed(corpus) == [(12, 12, 12)]
    assert killed(corpus, "victim_class") == [(7, 7, 7), (5, 5, 5)]


def test_two_claimants_compete_class_by_class():
    corpus = corpus_of(
        figure(5, victims="soldiers", victim_class="combatant", attributed_to=SOHR),
        figure(7, victims="civilians", victim_class="civilian", attributed_to=SOHR),
        figure(1, victims="troops", victim_class="combatant", attributed_to=SANA),
        figure(9, victims="residents", victim_class="civilian", attributed_to=SANA),
    )
    assert killed(corpus, "victim_class") == [(7, 8, 9), (1, 3, 5)]
    assert killed(corpus) == [(8, 11, 14)]


def test_a_figure_for_people_in_general_holds_the_others():
    corpus = corpus_of(
        figure(24, None, victims=None, sentence=0),
        figure(30, victims="civilians", victim_class="civilian"),
        figure(2, victims="soldiers", victim_class="combatant"),
    )
    assert killed(corpus) == [(32, 32, None)]


def test_a_later_toll_takes_the_place_of_an_earlier_one():
    assert killed(corpus_of(figure(5), figure(12))) == [(5, 12, 12)]


def test_two_quarters_add_up_and_a_town_holds_its_quarters():
    kinds = {"shaar": "neighbourhood", "hanano": "neighbourhood", "aleppo": "city"}
    quarters = [figure(2, location_id="shaar"), figure(3, location_id="hanano")]
    assert killed(corpus_of(*quarters, kinds=kinds)) == [(5, 5, 5)]
    town = figure(6, location_id="aleppo", attributed_to=SANA)
    assert killed(corpus_of(*quarters, town, kinds=kinds)) == [(5, 5, 6)]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (12, 12, (12, 12, 12)),
        (12, None, (12, 12, None)),  # at least 12
        (None, 30, (0, 15, 30)),  # up to 30
        (10, 15, (10, 12, 15)),
    ],
)
def test_the_best_of_one_figure(low, high, expected):
    assert killed(corpus_of(figure(low, high))) == [expected]


def test_a_figure_without_a_number_is_not_counted():
    assert killed(corpus_of(figure(None, None))) == [(0, 0, 0)]


def test_killed_among_casualties_not_told_apart_are_counted():
    corpus = corpus_of(
        figure(30, harm="casualties", casualty_id="all"),
        figure(4, part_of="all"),
        figure(26, harm="injured", part_of="all"),
    )
    table = tally(corpus, by=None)
    assert table["best"].tolist() == [4, 26]


def test_a_part_of_a_toll_is_as_old_as_the_toll():
    assert killed(corpus_of(figure(300, cumulative=True, casualty_id="t"), figure(40, part_of="t"))) == [(0, 0, 0)]


def test_repetitions_count_once_where_the_first_is_not_in_the_table():
    assert killed(corpus_of(figure(12, repeats="gone"), figure(12, repeats="gone"))) == [(12, 12, 12)]


def test_figures_without_an_event_in_one_article():
    unknown = {"event_id": None, "location_id": None, "date_from": None, "date_to": None}
    assert killed(corpus_of(figure(2, **unknown), figure(3, **unknown))) == [(5, 5, 5)]
    assert killed(corpus_of(figure(2, **unknown), figure(3, **unknown, attributed_to=SANA))) == [(2, 2, 3)]
    assert killed(corpus_of(figure(2, event_id=None), figure(3, event_id=None))) == [(2, 3, 3)]


def test_a_claim_without_an_event_joins_the_incident_of_its_place_and_day():
    hurt = figure(12, attributed_to=SOHR)
    assert killed(corpus_of(hurt, figure(20, attributed_to=SANA, event_id=None))) == [(12, 16, 20)]
    assert killed(corpus_of(hurt, figure(20, attributed_to=SANA, event_id=None, article_id="b"))) == [(12, 16, 20)]
    assert killed(corpus_of(hurt, figure(20, attributed_to=SANA, event_id=None, location_id="hama"))) == [(32, 32, 32)]
    assert killed(corpus_of(hurt, figure(20, event_id=None, attributed_to=SOHR))) == [(12, 20, 20)]


def test_a_claim_without_place_or_day_joins_the_one_incident_of_its_article():
    lost = {"event_id": None, "location_id": None, "date_from": None, "date_to": None, "attributed_to": SANA}
    elsewhere = figure(3, location_id="hama", event_id="e2")
    assert killed(corpus_of(figure(12), figure(20, **lost))) == [(12, 16, 20)]
    assert killed(corpus_of(figure(12), elsewhere, figure(20, **lost))) == [(35, 35, 35)]
    assert killed(corpus_of(figure(12), figure(20, **lost, article_id="b"))) == [(32, 32, 32)]


def test_events_that_place_and_day_do_not_tell_apart():
    unnamed = {"e1": "e1", "e2": "e2"}
    one, other = figure(2, event_id="e1"), figure(3, event_id="e2")
    assert killed(corpus_of(one, other, incidents=unnamed)) == [(5, 5, 5)]
    assert killed(corpus_of(one, other | {"attributed_to": SANA}, incidents=unnamed)) == [(2, 2, 3)]


def test_two_reports_from_one_country_on_one_day_need_not_be_of_one_incident():
    kinds = {"syria": "country"}
    reports = [figure(2, event_id=None, location_id="syria", article_id=name) for name in "ab"]
    assert killed(corpus_of(*reports, kinds=kinds)) == [(4, 4, 4)]


def test_people_whose_noun_is_left_out_are_others_in_one_sentence_and_the_same_in_a_headline():
    assert killed(corpus_of(figure(2, sentence=3), figure(3, sentence=3, victims=None))) == [(5, 5, 5)]
    assert killed(corpus_of(figure(20, sentence=0, victims=None), figure(22, sentence=1))) == [(22, 22, 22)]


def test_an_event_gives_its_day_and_place_where_the_figure_has_none():
    corpus = hand_made()
    bare = corpus.casualties.assign(location_id=pd.NA, date_from=pd.NaT, date_to=pd.NaT)
    filled = tally(Corpus.from_rows(corpus.frames | {"casualties": bare}), by=["day", "place"])
    assert filled.loc[0, ["day", "place", "best"]].tolist() == [pd.Timestamp("2016-11-07"), "rastan", 16]


@pytest.mark.parametrize(
    ("first", "last", "day", "month"),
    [
        ("2016-11-07", "2016-11-07", "2016-11-07", "2016-11-01"),
        ("2016-11-07", None, "2016-11-07", "2016-11-01"),
        ("2016-11-07", "2016-11-09", None, "2016-11-01"),
        ("2016-11-29", "2016-12-01", None, None),
        (None, None, None, None),
    ],
)
def test_periods_fall_into_a_day_or_month_or_neither(first, last, day, month):
    corpus = corpus_of(figure(1, date_from=first, date_to=last))
    for by, expected in (("day", day), ("month", month)):
        cell = tally(corpus, by=by).loc[0, by]
        assert pd.isna(cell) if expected is None else cell == pd.Timestamp(expected)


def test_claimants_who_blame_different_perpetrators_share_a_row():
    corpus = corpus_of(
        figure(12, perpetrator="syrian-armed-forces", attributed_to=SOHR),
        figure(12, perpetrator="rebels", attributed_to=SANA),
    )
    table = tally(corpus, by="perpetrator")
    assert table["perpetrator"].tolist() == ["rebels; syrian-armed-forces"]
    assert table["best"].tolist() == [12]


def test_by_claimant_each_has_a_count_of_their_own():
    corpus = corpus_of(figure(12, attributed_to=SOHR), figure(20, attributed_to=SANA))
    assert tally(corpus, by="claimant")[["claimant", "best"]].to_numpy().tolist() == [[SANA, 20], [SOHR, 12]]


def test_nothing_to_count():
    table = tally(Corpus(), by="month")
    assert table.empty
    assert table.dtypes.astype(str)["month"] == "datetime64[s]"
    assert tally(Corpus(), by=None)["best"].tolist() == [0, 0]


def test_an_unknown_group_is_named():
    with pytest.raises(ValueError, match="by='year' is not known; use None or some of month, day"):
        tally(Corpus(), by="year")


FIGURES = st.builds(
    lambda number, span, **rest: figure(number, None if span is None else number + span, **rest),
    st.integers(0, 50),
    st.none() | st.integers(0, 9),
    article_id=st.sampled_from("ab"),
    event_id=st.none() | st.sampled_from(["e1", "e2"]),
    victim_class=st.sampled_from(["civilian", "combatant", "mixed", "unknown"]),
    victims=st.none() | st.sampled_from(["people", "men"]),
    sentence=st.integers(0, 3),
    location_id=st.none() | st.sampled_from(["idlib", "shaar", "hanano"]),
    attributed_to=st.none() | st.sampled_from([SOHR, SANA]),
    cumulative=st.booleans(),
    repeats=st.none() | st.just("c1"),
    part_of=st.none() | st.just("c1"),
)


@settings(deadline=None, max_examples=30)
@given(st.lists(FIGURES, max_size=8), st.sampled_from([by for by in BY if by != "claimant"]))
def test_whatever_is_counted_by_the_sums_agree(figures, by):
    corpus = corpus_of(*figures, kinds={"shaar": "neighbourhood", "hanano": "neighbourhood", "idlib": "city"})
    whole, parts = killed(corpus), tally(corpus, by=by)
    low, best, high = whole[0]
    assert low <= best
    assert high is None or best <= high
    assert (parts["low"].sum(), parts["best"].sum()) == (low, best)
    assert best <= sum((row["low"] or 0) if row["high"] is None else (row["low"] + row["high"]) // 2 for row in figures)
    shuffled = Corpus.from_rows(corpus.frames | {"casualties": corpus.casualties.iloc[::-1]})
    assert killed(shuffled) == whole


def test_countable_is_a_mask_of_the_table():
    corpus = hand_made()
    assert corpus.casualties.loc[countable(corpus.casualties), "figure"].tolist() == ["12", "20", "Seven"]
