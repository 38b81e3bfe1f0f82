from __future__ import annotations

import gc
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from corpora import TEXT, hand_made

from syria_news import Corpus, SyriaNewsError, show
from syria_news.evidence import _SHOWN
from syria_news.schema import ALL_TABLES

NASTY = "<script>alert(1)</script> & \"Homs\" 'x'"


@pytest.fixture(scope="module")
def corpus():
    return hand_made()


class Reader(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.titles, self.open = [], "", [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.open.append(tag)
        self.titles += [value for name, value in attrs if name == "title"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data if "sup" not in self.open else ""


def test_an_article_is_shown_with_every_row(corpus):
    text = str(show(corpus, "rastan"))
    assert "{Rebel} *shelling*1 [[killed 12 people]2, including a girl]3, in the market of <Rastan>" in text
    for key in [*corpus.events["event_id"], *corpus.casualties["casualty_id"]]:
        assert f" {key}: " in text
    assert text.startswith("Shelling hits Rastan market (2016-11-07 to 2016-11-09)\n")


def test_a_figure_is_shown_in_its_sentence(corpus):
    text = str(show(corpus.casualties.iloc[3]))
    assert "[20 people were killed]1." not in text
    assert "[The shelling killed 12 people]1, residents agreed." in text
    assert "repeats rastan-c51" in text
    assert "Shelling has killed" not in text


@pytest.mark.parametrize(
    "row",
    [
        lambda corpus: corpus.casualties.query("harm == 'injured'").iloc[0],
        lambda corpus: corpus.casualties[corpus.casualties["low"] == 7].reset_index(drop=True).loc[0],
        lambda corpus: (
            corpus.casualties.sort_values("low").set_index("quote", drop=False).loc["Seven soldiers were injured"]
        ),
        lambda corpus: corpus.casualties[["casualty_id", "low"]].iloc[5],
    ],
)
def test_a_row_finds_its_text_after_it_was_selected(corpus, row):
    assert "[Seven soldiers were injured]1 near Homs." in str(show(row(corpus)))


@pytest.mark.parametrize(
    ("table", "words"), [("actors", "{Rebel}"), ("locations", "<Rastan>"), ("events", "*shelling*1")]
)
def test_a_row_of_any_table_can_be_shown(corpus, table, words):
    assert words in str(show(corpus.frames[table].iloc[0]))
    assert words in str(show(corpus, corpus.frames[table].iloc[0]))


def test_a_row_of_the_articles_shows_the_article(corpus):
    assert str(show(corpus.articles.iloc[0])) == str(show(corpus, "rastan"))


def test_identifiers_of_events_and_figures_are_found(corpus):
    assert "*met*1" in str(show(corpus, corpus.events["event_id"].iloc[-1]))
    assert "[50 people may die]1" in str(show(corpus, corpus.casualties["casualty_id"].iloc[-1]))


def test_a_zero_is_worth_a_word_and_a_no_is_not(corpus):
    row = corpus.casualties.iloc[:1].assign(low=0, high=0, status="negated")
    text = str(show(replace(corpus, casualties=row), row["casualty_id"].iloc[0]))
    assert "low 0, high 0" in text
    assert "approximate" not in text


def test_html_holds_the_text_unchanged_and_balanced(corpus):
    page = Reader(show(corpus, "rastan")._repr_html_())
    assert TEXT in page.text
    assert not page.open
    assert any("harm killed, low 12, high 12" in title for title in page.titles)


def test_html_tells_marks_apart_without_colour(corpus):
    html = show(corpus, "rastan")._repr_html_()
    for sign in ("solid", "dotted", "dashed", "<mark", "<b>", "<sup>"):
        assert sign in html
    page = Reader(html)
    assert "figure“killed 12 people”harm killed" in page.text.replace("\n", "")


def test_html_is_the_same_on_every_run(corpus):
    assert show(corpus, "rastan")._repr_html_() == show(hand_made(), "rastan")._repr_html_()


def test_everything_is_escaped():
    start = NASTY.index("<script>alert")
    article = ("a", NASTY, NASTY, None, None, None, "unknown", NASTY, None, None, 0, 3)
    actor = ("a", 0, start, start + 8, "<script>", "<b>", "<i>", "rebel", None)
    corpus = Corpus.from_rows({"articles": [article], "actors": [actor]})
    for html in (show(corpus, "a")._repr_html_(), show(corpus.actors.iloc[0])._repr_html_(), corpus._repr_html_()):
        assert "script" not in Reader(html).tags
        assert "<i>" not in html
    assert NASTY in Reader(show(corpus, "a")._repr_html_()).text


def test_marks_that_cross_are_both_shown():
    text = "ten men and women died"
    article = ("a", None, text, None, None, None, "unknown", None, None, None, 0, 5)
    actors = [("a", 0, 0, 11, text[:11], "x", "X", "rebel", None), ("a", 0, 8, 17, text[8:17], "y", "Y", "rebel", None)]
    corpus = Corpus.from_rows({"articles": [article], "actors": actors})
    assert "{ten men {and} women} died" in str(show(corpus, "a"))
    assert Reader(show(corpus, "a")._repr_html_()).text.count("and") == 1


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda corpus: show(corpus), "show what?"),
        (lambda corpus: show(corpus, "rastn"), "unknown identifier 'rastn'; did you mean 'rastan'?"),
        (lambda corpus: show(corpus, corpus.events.groupby("type", observed=True).size()), "no row of these tables"),
        (lambda corpus: show(corpus.events.groupby("type", observed=True).size()), "does not know its corpus"),
        (lambda corpus: show(Corpus(), corpus.events.iloc[0]), "the corpus has no such row in events"),
    ],
)
def test_what_cannot_be_shown_is_told_with_the_mend(corpus, call, words):
    with pytest.raises(SyriaNewsError) as error:
        call(corpus)
    assert words in str(error.value)


def test_a_row_whose_corpus_is_gone_says_so():
    row = hand_made().events.iloc[0]
    gc.collect()
    with pytest.raises(SyriaNewsError, match=r"write show\(corpus, row\)"):
        show(row)


def test_every_column_shown_exists():
    for table, columns in _SHOWN.items():
        assert set(columns) <= set(ALL_TABLES[table].names)
