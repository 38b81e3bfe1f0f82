"""The charts and maps: drawn of any corpus, true to the tables, legible, leaving no trace on the caller's settings."""

import inspect
import itertools
import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from corpora import hand_made

import syria_news as sn
from syria_news import charts, maps, style
from syria_news.charts import drawing
from syria_news.charts.articles import MARKS
from syria_news.charts.events import QUADRANTS
from syria_news.figures import FIGURES
from syria_news.schema import DATE_EVIDENCE, EVENT_TYPES
from syria_news.tallies import countable

MEASURED = pd.DataFrame(
    {"figure": ["actors", "events"], "all": [0.9, 0.7], "first half": [0.95, 0.8], "second half": [0.85, 0.6]}
)
DRAWINGS = FIGURES | {
    "events-by-day": lambda corpus: charts.events_over_time(corpus, by="day"),
    "claims-by-incident": lambda corpus: charts.competing_claims(corpus),
    "injured-by-day": lambda corpus: charts.tally_over_time(corpus, harm="injured", by="day"),
    "events-iraq": lambda corpus: maps.events(corpus, region="Iraq"),
    "actors-by-year": lambda corpus: charts.actors_over_time(corpus, by="year"),
}
A4 = (8.3, 11.7)


def many(corpus, times=12):
    """The corpus again and again, half a year later each time."""
    frames = {}
    for name, frame in corpus.frames.items():
        copies = []
        for turn in range(times):
            copy = frame.astype("object")
            for column in copy.columns:
                if column in ("article_id", "event_id", "casualty_id", "repeats", "part_of", "incident_id"):
                    copy[column] = copy[column].map(lambda value, n=turn: f"{value}-{n}", na_action="ignore")
                elif pd.api.types.is_datetime64_any_dtype(frame[column]):
                    copy[column] = frame[column] + pd.Timedelta(days=183 * turn)
            copies.append(copy)
        frames[name] = pd.concat(copies, ignore_index=True)
    return sn.Corpus.from_rows(frames)


@pytest.fixture(scope="module")
def seven():
    return sn.load()


@pytest.fixture(scope="module")
def corpora(seven):
    return {"seven": seven, "many": many(seven), "one": hand_made(), "none": sn.Corpus.from_rows({})}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def written(ax):
    """The words in a figure that are seen, with the boxes that they stand in."""
    figure = ax.figure
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    legend = ax.get_legend()
    texts = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, ax.yaxis.label]
    texts += [ax.title, ax._left_title, *(figure.texts), *(legend.get_texts() if legend else [])]
    texts += [figure._supxlabel] if figure._supxlabel else []
    seen = {id(text): text for text in texts if text.get_visible() and text.get_text().strip()}
    for text in seen.values():
        if hasattr(text, "update_positions"):
            text.update_positions(renderer)
        yield text, mpl.text.Text.get_window_extent(text, renderer)


def bar_lengths(ax):
    return [round(bar.get_width()) for bar in ax.patches]


@pytest.mark.parametrize("kind", ["seven", "many", "one", "none"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_every_chart_draws_every_corpus_legibly_on_a_page(name, kind, corpora):
    ax = DRAWINGS[name](corpora[kind])
    assert ax.get_title(loc="left")
    width, height = ax.figure.get_size_inches()
    assert width <= A4[0]
    assert height <= A4[1]
    if kind in ("seven", "one"):
        assert overlaps(ax) == []
    if kind == "seven":
        assert "7 articles" in " ".join(ax.figure._supxlabel.get_text().split())


def overlaps(ax):
    """Words that touch each other; slanted ones are left out, for the boxes around them say nothing."""
    words = [(text.get_text(), box.padded(-1)) for text, box in written(ax) if text.get_rotation() % 90 == 0]
    return [(one, other) for (one, box), (other, second) in itertools.combinations(words, 2) if box.overlaps(second)]


@pytest.mark.parametrize("name", FIGURES)
def test_on_given_axes_nothing_else_is_touched(name, seven):
    figure, (left, right) = plt.subplots(1, 2)
    before = dict(mpl.rcParams)
    assert FIGURES[name](seven, ax=right) is right
    assert figure._supxlabel is None
    assert not left.has_data()
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("module", [charts, maps])
def test_charts_share_one_signature(module):
    for name in module.__all__:
        draw = getattr(module, name)
        if inspect.isfunction(draw):
            first, *rest = inspect.signature(draw).parameters.values()
            assert first.name in ("corpus", "table")
            assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in rest)
            assert rest[-1].name == "ax"


def test_pyplot_waits_for_the_first_chart():
    code = "import sys, syria_news as sn; sn.charts; sn.maps; print('matplotlib.pyplot' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_actor_bars_are_the_counts(seven):
    ax = charts.actor_counts(seven, top=5)
    counts = seven.actors["actor"].value_counts()
    names = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    assert bar_lengths(ax) == [counts[name] for name in names]
    assert sorted(bar_lengths(ax), reverse=True) == counts.head(5).tolist()
    in_articles = seven.actors.groupby("actor")["article_id"].nunique()
    assert ax.texts[-1].get_text() == f"{counts[names[-1]]} in {in_articles[names[-1]]}"


def test_source_bars_are_the_counts(seven):
    ax = charts.article_sources(seven)
    counts = seven.articles["sources"].dropna().str.split("; ").explode().value_counts()
    assert bar_lengths(ax) == [counts[label.get_text()] for label in ax.get_yticklabels()]


def test_pieces_of_bars_add_up(seven):
    events = seven.events
    assert sum(bar_lengths(charts.event_types(seven))) == len(events)
    told = events[(events["status"] == "reported") & events["repeats"].isna()]
    assert sum(bar_lengths(charts.events_by_article(seven))) == len(told)
    assert sum(bar_lengths(charts.actor_countries(seven))) == len(seven.actors)


def test_the_longest_bar_leaves_room_for_its_number():
    _, ax = plt.subplots()
    drawing.stacked_bars(ax, pd.DataFrame({"reported": [3, 41], "denied": [1, 0]}, index=["AID", "ASSAULT"]))
    assert ax.get_xlim() == pytest.approx((0, 45.1))
    plt.close(ax.figure)


def test_countries_are_named_and_the_rest_is_told_apart(seven):
    ax = charts.actor_countries(seven, top=2)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[:2] == ["no state", "other states"]
    assert len(labels) == 4
    assert "Russia" in labels


def test_grid_of_articles_holds_the_counts(seven):
    ax = charts.actors_by_article(seven, top=3, articles=4)
    top = seven.actors["actor"].value_counts().head(3)
    by_article = seven.actors[seven.actors["actor"].isin(top.index)].groupby("article_id").size()
    assert sum(int(text.get_text()) for text in ax.texts) == by_article.nlargest(4).sum()


def test_pairs_are_sentences_that_name_both(seven):
    ax = charts.actor_pairs(seven, top=2)
    one, two = (label.get_text() for label in (ax.get_xticklabels()[0], ax.get_yticklabels()[0]))
    named = seven.actors.groupby(["article_id", "sentence"])["actor"].unique()
    assert [text.get_text() for text in ax.texts] == [str(sum({one, two} <= set(both) for both in named))]


def test_intervals_run_from_the_first_to_the_last_day(seven):
    ax = charts.publication_intervals(seven)
    articles = drawing.in_order(seven)[::-1]
    bars = [line for line in ax.lines if len(line.get_xdata()) == 2]
    for bar, (_, article) in zip(bars, articles.iterrows(), strict=True):
        left, right = bar.get_xdata()
        assert left == article["published_earliest"]
        assert pd.isna(article["published_latest"]) or right == article["published_latest"]


def test_evidence_is_marked_under_the_bars(seven):
    assert set(MARKS) == set(DATE_EVIDENCE)
    ax = charts.publication_intervals(seven)
    labels = {text.get_text().replace("\n", " ") for text in ax.get_legend().get_texts()}
    assert labels == {MARKS[kind][2] for kind in seven.date_reasons["evidence"].astype(str)} - {
        MARKS["period told as past"][2]
    }


def test_figures_are_drawn_with_their_bounds():
    corpus = hand_made()
    ax = charts.casualty_figures(corpus)
    dots = [line for line in ax.lines if line.get_marker() in "osD" and len(line.get_xdata())]
    rows = corpus.casualties.sort_values(["low", "casualty_id"])
    assert [line.get_xdata()[0] for line in dots] == rows["low"].tolist()
    hollow = [line.get_markerfacecolor() == "white" for line in dots]
    counts = countable(corpus.casualties)
    assert hollow == [not counts[index] for index in rows.index]


def test_an_open_bound_has_an_arrow():
    corpus = hand_made()
    open_ended = corpus.casualties.assign(high=pd.array([None] * len(corpus.casualties), dtype="Int64"))
    ax = charts.casualty_figures(sn.Corpus(**(corpus.frames | {"casualties": open_ended})))
    assert sum(line.get_marker() == ">" for line in ax.lines) == len(open_ended)


def test_claims_stand_side_by_side():
    ax = charts.competing_claims(hand_made())
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["SANA: killed", "Syrian Observatory for Human …: killed"]
    assert "Rastan" in ax.texts[0].get_text()
    best = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o" and len(line.get_xdata())]
    assert best == [20, 12]


@pytest.mark.parametrize("harm", ["killed", "injured", None])
def test_tally_bars_are_the_best_estimates(harm, seven):
    table = sn.tally(seven, by="month")
    table = table[table["month"].notna() & (table["harm"].isin([harm] if harm else ["killed", "injured"]))]
    ax = charts.tally_over_time(seven, harm=harm)
    assert sorted(bar.get_height() for bar in ax.patches) == sorted(table["best"])
    assert (ax.get_legend() is not None) == (harm is None)


def test_claimants_are_named_by_their_names():
    ax = charts.claimants(hand_made())
    assert {label.get_text() for label in ax.get_yticklabels()} == {"SANA", "Syrian Observatory for Human Rights"}


def test_events_over_time_leave_out_what_fits_into_no_period():
    corpus = hand_made()
    ax = charts.events_over_time(corpus, by="day")
    assert sum(bar.get_height() for bar in ax.patches) == 1
    assert ax.get_title(loc="left").endswith("by day")


def test_conflict_is_counted_by_both_sides():
    ax = charts.event_pairs(hand_made())
    assert [text.get_text() for text in ax.texts] == ["1"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["civilians"]


def test_maps_hold_every_place_that_lies_on_them():
    corpus = hand_made()
    ax = maps.places(corpus, region="Levant")
    drawn = sum(len(dots.get_offsets()) for dots in ax.collections[2:])
    assert drawn == 2  # Rastan and Homs; Ankara lies outside
    assert {text.get_text() for text in ax.texts} == {"Rastan", "Homs"}
    assert "1 outside the map" in " ".join(ax.figure._supxlabel.get_text().split())


def test_event_maps_tell_precisions_apart():
    ax = maps.events(hand_made(), region="Syria")
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["exact place: 1 event"]


def test_maps_name_their_source(seven):
    for draw in (maps.places, maps.events):
        assert "Natural Earth" in draw(seven).figure._supxlabel.get_text()


def test_accuracy_bars_are_the_measured_figures():
    ax = charts.accuracy(MEASURED)
    assert [bar.get_width() for bar in ax.patches] == [0.7, 0.9]
    charts.accuracy(MEASURED.head(0))


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda corpus: maps.places(corpus, region="Mars"), "region is one of"),
        (lambda corpus: charts.tally_over_time(corpus, harm="lost"), "harm is killed or injured"),
        (lambda corpus: charts.tally_over_time(corpus, by="place"), "by is month or day"),
        (lambda corpus: charts.competing_claims(corpus, by="actor"), "by is 'incident' or 'place'"),
        (lambda corpus: charts.events_over_time(corpus, by="decade"), "a period is one of"),
    ],
)
def test_wrong_choices_are_named(draw, words):
    with pytest.raises(ValueError, match=words):
        draw(hand_made())


def test_pieces_differ_in_more_than_colour():
    looks = [drawing.piece(number) for number in range(len(style.COLOURS) * 2)]
    assert len({(look["color"], look["hatch"]) for look in looks}) == len(looks)
    assert all(one["hatch"] != two["hatch"] for one, two in itertools.pairwise(looks))


@pytest.mark.parametrize("name", FIGURES)
def test_words_of_the_sources_are_drawn_as_they_are(name):
    odd = "$5_{ and $6^ <b> \\frac{ \u2028 % \u202e"
    corpus = hand_made()
    frames = dict(corpus.frames)
    frames["articles"] = frames["articles"].assign(title=odd, sources=odd)
    frames["actors"] = frames["actors"].assign(actor=odd, country=odd)
    frames["locations"] = frames["locations"].assign(location=odd)
    frames["casualties"] = frames["casualties"].assign(figure=odd, attributed_to=odd)
    frames["events"] = frames["events"].assign(source=odd, target=odd, attributed_to=odd)
    FIGURES[name](sn.Corpus(**frames)).figure.draw_without_rendering()


def test_every_event_type_has_a_class():
    assert set(QUADRANTS) == set(EVENT_TYPES)


def test_settings_are_left_alone(seven):
    before = dict(mpl.rcParams)
    charts.actor_counts(seven)
    assert dict(mpl.rcParams) == before
