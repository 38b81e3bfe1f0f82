import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news.archive import split_page
from syria_news.archive.furniture import furniture_place
from syria_news.archive.page_lines import read_lines
from syria_news.archive.stamps import printed_days
from syria_news.lexicon.codebook_files import read_codebook

ROOT = Path(__file__).parent
PAGES = ROOT / "pages"
SEED = ROOT.parent / "data" / "raw" / "lavrov-tag-page.txt"
SEED_STARTS = [
    "Lavrov: Russia respects",
    "Kerry and Lavrov talk about Aleppo",
    "Nine-party Syria talks in Lausanne end",
    "Nine-party talks on Syria start in Lausanne",
    "6-part talks on Syria",
    "US, Russia agree Syria truce",
    "Kerry, Lavrov closer to Syria agreement",
]


def page(name):
    return (PAGES / name).read_bytes().decode("utf-8")


def titles(text):
    return [article.title for article in split_page(text)]


def seed_titles_hold(text):
    found = titles(text)
    return len(found) == 7 and all(title.startswith(start) for title, start in zip(found, SEED_STARTS, strict=True))


@pytest.fixture(scope="module")
def seed():
    return SEED.read_text(encoding="utf-8")


# The committed archive page


def test_the_archive_page_holds_seven_articles_in_order(seed):
    assert seed_titles_hold(seed)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\u00a0", " "),  # no mark on the titles
        lambda text: "\n".join(line for line in text.split("\n") if not line.startswith("Source")),
        lambda text: "\n".join(
            line for line in text.replace("\u00a0", " ").split("\n") if not line.startswith("Source")
        ),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\u00a0", " ").replace("\n\n", "\n"),
    ],
    ids=[
        "untied",
        "no sources",
        "untied, no sources",
        "CRLF and BOM",
        "CR",
        "no empty lines",
        "untied, no empty lines",
    ],
)
def test_the_seven_are_found_without_one_sign_or_another(seed, change):
    assert seed_titles_hold(change(seed))


def test_texts_hold_no_caption_source_line_or_furniture(seed):
    for article in split_page(seed):
        text = f"{article.title}\n\n{article.body}"
        assert "[10/9/2016]" not in text
        assert "(L)" not in text
        assert "Advertisements" not in text
        assert "Source" not in text
        assert "\u00a0" not in text


def test_captions_stand_once_and_sources_are_outlets(seed):
    articles = split_page(seed)
    assert [len(article.captions) for article in articles] == [0, 1, 0, 1, 1, 1, 1]
    assert articles[1].sources == ("Reuters", "Associated Press", "Russia Today", "Syria & Iraq News")
    assert articles[4].sources == ()
    assert [len(article.subheadings) for article in articles] == [0, 3, 2, 0, 0, 0, 3]


# Pages of other outlets


def test_wordpress_tag_page():
    ferry, bakers, school = split_page(page("wordpress-tag-page.txt"))
    assert ferry.title == "Ferry resumes crossings below the broken bridge"
    assert ferry.subheadings == ("Tickets stay free",)
    assert ferry.captions == ("The ferry leaves its mooring at dawn (Photo: Town council)",)
    assert ferry.printed == ("Posted on October 12, 2016 by admin",)
    assert bakers.body.startswith("Twelve bakeries")
    assert bakers.body.endswith("on Sunday.")
    assert bakers.printed == ("Posted on October 9, 2016 by admin",)
    assert school.body == "Ninety pupils began lessons on Sunday in a depot that once held cotton."


def test_agency_list_with_datelines():
    articles = split_page(page("agency-list.txt"))
    assert [article.title.split()[0] for article in articles] == ["Convoy", "Electricity", "Ministers", "Storks"]
    assert articles[0].body.count("\n\n") == 1


def test_bylines_and_days_under_titles():
    articles = split_page(page("bylines.txt"))
    assert [article.title.split()[0] for article in articles] == ["Negotiators", "Harvest", "Radio"]
    assert articles[0].subheadings == ("A question of chairs",)
    assert all("By " not in article.body for article in articles)
    assert [printed_days(article.printed[0])[0].day for article in articles] == [14, 11, 8]


def test_one_article_with_a_subheading():
    (article,) = split_page(page("one-article.txt"))
    assert article.title == "Doctors ask for a pause of three days"
    assert article.subheadings == ("What the army says",)


def test_page_without_sources():
    assert [title.split()[0] for title in titles(page("no-sources.txt"))] == ["Workers", "Port", "Kirkuk"]


def test_capitals_crlf_bom_agencies_and_a_missing_source():
    market, river, clock = split_page(page("crlf-agencies.txt"))
    assert (market.sources, river.sources, clock.sources) == (("Agencies",), (), ("Levant Courier",))
    assert market.subheadings == ("Prices are high",)
    assert "\r" not in market.body + market.title
    assert market.title == "MARKET REOPENS IN RAMADI"


def test_paragraphs_broken_by_hand_are_made_whole():
    teachers, snow = split_page(page("wrapped.txt"))
    assert teachers.body.count("\n\n") == 1
    assert "Sunday after the council" in teachers.body
    assert snow.sources == ("Beqaa Post",)


def test_a_hundred_articles():
    text = "\n\n".join(f"Boat {n} reaches the far bank\n\nBoat {n} came in.\n\nSource: AFP" for n in range(100))
    assert len(split_page(text)) == 100


# Single rules

LEAD = "Masons began to mend the wall of the citadel on Monday, the governor said."


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("Source: Reuters", ("Reuters",)),
        ("SOURCES : AFP, Al Jazeera", ("AFP", "Al Jazeera")),
        ("(Source: Levant Courier)", ("Levant Courier",)),
        ("Via Levant Courier", ("Levant Courier",)),
        ("Via: AFP/SANA", ("AFP", "SANA")),
        ("Agencies", ("Agencies",)),
        ("(Agencies)", ("Agencies",)),
        ("Reuters/AFP", ("Reuters", "AFP")),
        ("Source: https://example.org/a", ("https://example.org/a",)),
        ("Sources: Reuters and AFP", ("Reuters", "AFP")),
        ("Sources: Syria & Iraq News", ("Syria & Iraq News",)),
    ],
)
def test_forms_of_source_lines(line, outlets):
    first, second = split_page(f"Wall mended\n\n{LEAD}\n\n{line}\n\nGate mended\n\n{LEAD}")
    assert first.sources == outlets
    assert (first.title, second.title) == ("Wall mended", "Gate mended")


def test_a_source_note_at_the_end_of_a_paragraph():
    first, second = split_page(f"Wall mended\n\n{LEAD} (Source: Levant Courier)\n\nGate mended\n\n{LEAD}")
    assert first.body == LEAD
    assert first.sources == ("Levant Courier",)
    assert second.title == "Gate mended"


def test_a_source_line_under_the_title_ends_nothing():
    (first, second) = split_page(f"Wall mended\nSource: AFP\n\n{LEAD}\n\nGate mended\nSource: SANA\n\n{LEAD}")
    assert (first.sources, second.sources) == (("AFP",), ("SANA",))
    assert first.body == second.body == LEAD


def test_a_headline_that_begins_with_sources_is_a_headline():
    assert titles(f"Sources: army to leave the town within days\n\n{LEAD}") == [
        "Sources: army to leave the town within days"
    ]


def test_a_quotation_is_a_subheading_even_without_source_lines():
    (article,) = split_page(f"Wall of the citadel mended\n\n{LEAD}\n\n“We will mend the whole of it”\n\n{LEAD}")
    assert article.subheadings == ("“We will mend the whole of it”",)


def test_a_person_introduced_anew_opens_an_article():
    first = "Foreign Minister Jo Arden spoke on Monday. Arden said little."
    again = "Foreign Minister Jo Arden flew home."
    on = "Arden flew home."
    assert len(split_page(f"Arden speaks\n\n{first}\n\nArden flies\n\n{again}\n\nSource: AFP")) == 2
    assert len(split_page(f"Arden speaks\n\n{first}\n\nArden flies\n\n{on}\n\nSource: AFP")) == 1


def test_the_same_photo_opens_an_article():
    photo = "Masons at work on the wall\nMasons at work on the wall"
    page_text = f"Wall mended\n\n{LEAD}\n\n{photo}\n\nHope returns\n\n{LEAD}\n\n{photo}\n\nSource: AFP"
    assert [article.captions for article in split_page(page_text)] == [("Masons at work on the wall",)] * 2


def test_a_headline_that_leaves_the_subject_opens_an_article():
    near = "Masons in Aleppo mended the wall of the Citadel."
    far = "Boats on the Tigris reached Mosul and Qayyarah with flour."
    headline = "Boats with flour reach Mosul again"
    assert len(split_page(f"Wall mended\n\n{near}\n\n{headline}\n\n{far}\n\nSource: AFP")) == 2
    assert len(split_page(f"Wall mended\n\n{near}\n\nMeanwhile, elsewhere\n\n{far}\n\nSource: AFP")) == 1
    assert len(split_page(f"Wall in Mosul mended\n\n{near}\n\n{headline}\n\n{far}\n\nSource: AFP")) == 1


def test_days_above_titles_belong_to_the_article_below():
    page_text = f"October 3, 2016\n\nWall mended\n\n{LEAD}\n\nOctober 2, 2016\n\nGate mended\n\n{LEAD}"
    assert [article.printed for article in split_page(page_text)] == [("October 3, 2016",), ("October 2, 2016",)]


def test_days_and_agencies_under_titles_are_taken_off():
    page_text = f"Wall mended\nOctober 3, 2016\nAFP\n\n{LEAD}\n\nGate mended\nOctober 2, 2016\nSANA\n\n{LEAD}"
    first, second = split_page(page_text)
    assert (first.body, first.sources, second.sources) == (LEAD, ("AFP",), ("SANA",))


def test_a_day_between_paragraphs_stays_in_the_text():
    (article,) = split_page(f"How the wall was mended\n\n{LEAD}\n\nOctober 4\n\n{LEAD}")
    assert article.subheadings == ("October 4",)


@pytest.mark.parametrize(
    "caption",
    [
        "Masons at the wall [Jo Lee/Reuters]",
        "Jo Lee (L) greets Al Ray (R) at the wall",
        "Photo: Jo Lee",
        "Masons at the wall. REUTERS/Jo Lee",
        "The wall, seen from the west (AFP Photo/Jo Lee)",
        "The wall in spring [10/9/2016]",
        "FILE - The wall, seen from the west.",
    ],
)
def test_captions_that_stand_once(caption):
    (article,) = split_page(f"Wall mended\n\n{LEAD}\n\n{caption}\n\n{LEAD}")
    assert article.captions == (caption,)
    assert article.body == f"{LEAD}\n\n{LEAD}"


def test_a_title_that_stands_twice():
    assert titles(f"Wall mended\nWall mended\n\n{LEAD}") == ["Wall mended"]


def test_a_headline_that_ends_with_a_stop():
    lead = "The wall of the citadel was mended on Monday by forty masons, the governor told reporters."
    (article,) = split_page(f"Masons mended the wall of the citadel.\n\n{lead}\n\nIt had stood for ages.")
    assert article.title == "Masons mended the wall of the citadel."
    (article,) = split_page(f"Nobody came to the market on Monday.\n\n{lead}")
    assert article.title == ""


def test_prose_that_begins_like_furniture_stays():
    prose = "Related families were given tents by the governor, who had counted them on Sunday."
    (article,) = split_page(f"Camp grows\n\n{prose}")
    assert article.body == prose


def test_nothing_to_split():
    assert split_page("") == split_page("\ufeff \r\n\u00a0\n") == split_page("Advertisements\n\nShare this:") == []
    assert split_page("Only a headline") == []


def test_a_text_without_a_title():
    (article,) = split_page(LEAD)
    assert (article.title, article.body) == ("", LEAD)


# Properties

words = st.text("abcdefghijklmnop", min_size=2, max_size=9)
sentences = st.lists(words, min_size=4, max_size=30).map(lambda found: " ".join(found).capitalize() + ".")
headlines = st.lists(words, min_size=2, max_size=9).map(lambda found: " ".join(found).capitalize())
sources = st.sampled_from(["Source: Reuters", "Sources: AFP/SANA", "(Agencies)", "Via Levant Courier"])
blank = st.sampled_from(["\n\n", "\n\n\n", "\n\u00a0\n", "\n \n\n"])


@st.composite
def articles(draw):
    parts = [draw(headlines)]
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()) and len(parts) > 1:
            parts.append(draw(headlines))
        parts += draw(st.lists(sentences, min_size=1, max_size=3))
    return draw(blank).join([*parts, draw(sources)])


pages = st.lists(articles(), min_size=1, max_size=4).map("\n\n".join)
any_page = st.one_of(
    pages, st.text(), st.lists(st.one_of(sentences, headlines, sources, st.just("")), max_size=20).map("\n".join)
)


def said(article):
    return article.title, article.body, article.sources, article.captions


@settings(deadline=None)
@given(any_page)
def test_spans_cover_the_page_without_overlap(text):
    found = split_page(text)
    if found:
        assert found[0].span.start == 0
        assert found[-1].span.end == len(text)
        assert all(one.span.end == other.span.start for one, other in itertools.pairwise(found))


@settings(deadline=None)
@given(any_page)
def test_each_line_lies_in_the_span_of_its_article(text):
    for article in split_page(text):
        inside = {line.text for line in read_lines(article.span.of(text))}
        assert not article.title or any(article.title in line for line in inside)


@settings(deadline=None)
@given(pages)
def test_nothing_but_furniture_captions_and_source_lines_is_lost(text):
    kept = "\n\n".join(f"{article.title}\n\n{article.body}" for article in split_page(text)).split("\n\n")
    assert [line for line in kept if line] == [line.text for line in read_lines(text) if line.is_prose]


@settings(max_examples=40, deadline=None)
@given(pages, pages)
def test_joined_pages_give_the_sum_of_their_articles(one, other):
    joined = split_page(f"{one}\n\n{other}")
    assert list(map(said, joined)) == list(map(said, split_page(one) + split_page(other)))


@given(st.text())
def test_any_text_is_split_without_an_error(text):
    split_page(text)


@pytest.mark.parametrize(
    "unit", ["a\n", "A b c d e f g\n\n", "Source: X\n", "(", "“", "Advertisements\n", "1/", " \u00a0", "A. "]
)
def test_hostile_text_takes_time_in_proportion(unit):
    split_page(unit * 20_000)  # a run-away expression would not return


def test_each_row_of_the_furniture_codebook_fits_its_own_example():
    for row in read_codebook("page_furniture"):
        assert furniture_place(row["example"]) == row["place"], row
