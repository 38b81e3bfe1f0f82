"""The codebooks are read with clear errors, and their names are found in every spelling."""

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news.errors import CodebookError
from syria_news.lexicon import Lexicon, fold, load_lexicon
from syria_news.lexicon.codebook_files import read_codebook
from syria_news.lexicon.matcher import Matcher, Name

PLACES = "location_id,name,kind,country,admin1,latitude,longitude,precision,names,prominence,source\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def found(lexicon: Lexicon, text: str, book: str = "places") -> list[tuple[str, tuple[str, ...]]]:
    return [(match.span.of(text), match.ids) for match in lexicon.find(text) if match.book == book]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Hasakah", "al-Hassakeh"),
        ("Idlib", "Idleb"),
        ("Saraqib", "Saraqeb"),
        ("Suwayda", "Sweida"),
        ("Kobanê", "Kobani"),
        ("Qamishli", "Kamishly"),
        ("Tal Rifaat", "Tell Rif'at"),
        ("Maarat al-Numan", "Ma’arrat an-Nu‘man"),
        ("Salamiyah", "Salamieh"),
        ("Ghouta", "Ghuta"),
        ("Douma", "Duma"),
        ("al-Dumayr", "Dumeir"),
        ("Şaḩnāyā", "Sahnaya"),
        ("Kafr Zita", "Kefr Zeta"),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Homs", "Hama"),
        ("Azaz", "Aziz"),
        ("Douma", "Daraa"),
        ("Mosul", "Manbij"),
        ("Tal Abyad", "Tal Hamis"),
        ("Aden", "Adana"),
    ],
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=200))
def test_folding_takes_any_text_and_gives_small_letters(text: str) -> None:
    folded = fold(text)
    assert folded == folded.lower()
    assert folded.isascii()


@settings(deadline=None)  # the first call builds the automaton
@given(st.text(max_size=300))
def test_matches_lie_within_the_text_and_in_order(text: str) -> None:
    matches = load_lexicon().find(text + " Aleppo " + text)
    starts = [match.start for match in matches]
    assert starts == sorted(starts)
    assert all(0 <= match.start < match.end <= 2 * len(text) + 8 for match in matches)
    assert any(match.start == len(text) + 1 for match in matches)


def test_span_is_that_of_the_words_in_any_script_around(lexicon: Lexicon) -> None:
    text = "“Ḩalab” – حلب – and Deir ez‑Zor’s streets; Şam."
    assert found(lexicon, text)[0] == ("Ḩalab", ("aleppo",))
    assert ("Deir ez‑Zor", ("deir-ez-zor",)) in found(lexicon, text)


def test_possessives_with_and_without_apostrophe(lexicon: Lexicon) -> None:
    assert found(lexicon, "Syria's and Syria’s") == [("Syria", ("syria",)), ("Syria", ("syria",))]
    assert found(lexicon, "Syrias war") == [("Syrias", ("syria",))]


def test_article_belongs_to_the_name(lexicon: Lexicon) -> None:
    text = "They left al-Hasakeh, Al Raqqa and Ar-Raqqah for As Suwayda."
    assert [surface for surface, _ in found(lexicon, text)] == ["al-Hasakeh", "Al Raqqa", "Ar-Raqqah", "As Suwayda"]


def test_names_need_their_capitals(lexicon: Lexicon) -> None:
    assert not found(lexicon, "a hama of turkey for us, and the euphrates")
    assert not found(lexicon, "it is us who said so", "actors")


def test_words_of_a_name_that_may_be_small(lexicon: Lexicon) -> None:
    assert ("Castello road", ("castello-road",)) in found(lexicon, "the Castello road")


def test_names_do_not_cross_a_sentence_or_a_comma(lexicon: Lexicon) -> None:
    assert ("bab-al-hawa",) not in [ids for _, ids in found(lexicon, "They reached the Bab. Al-Hawa said so.")]


def test_english_words_are_not_taken_for_names(lexicon: Lexicon) -> None:
    assert not found(lexicon, "Read it. Seen from there, She and Terry held the Door. Some tiny Monster.")


def test_names_abroad_are_found_only_as_they_are_spelt(lexicon: Lexicon) -> None:
    assert found(lexicon, "Tunis")
    assert not found(lexicon, "Tones")


def test_homonyms_share_a_match(lexicon: Lexicon) -> None:
    ((_, ids),) = found(lexicon, "in Khaldiyeh")
    assert {"khalidiya-homs", "khalidiya-aleppo"} <= set(ids)


def test_exact_names() -> None:
    matcher = Matcher([Name("!al-Bab", "places", "al-bab"), Name("IS", "actors", "isis")])
    text = "al-Bab and Al Bab, not Bab; IS, not is or Is"
    assert [match.span.of(text) for match in matcher.find(text)] == ["al-Bab", "Al Bab", "IS"]


def test_all_codebooks_within_two_seconds_a_million_characters(lexicon: Lexicon) -> None:
    text = (
        "Shells fell on Kafr Zita, Latamneh and the outskirts of Aleppo’s old town, residents there said. " * 11_000
    )[:1_000_000]
    lexicon.find(text[:1000])
    start = process_time()
    matches = lexicon.find(text)
    assert process_time() - start < 2
    assert len(matches) > 30_000


def test_matching_needs_no_parser() -> None:
    code = (
        "import sys; from syria_news.lexicon import load_lexicon; "
        "assert load_lexicon().find('Rebels left Aleppo.'); assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_all_codebooks_take_part(lexicon: Lexicon) -> None:
    names = [name for actor in lexicon.actors.values() for name in actor.names if not name.startswith("!")]
    names += [place.name for place in lexicon.places.values()]
    text = ", ".join(names)
    text = (text + ". ") * (1_000_000 // len(text) + 1)
    start = process_time()
    assert lexicon.find(text[:1_000_000])
    assert process_time() - start < 4  # nothing but names, forty times as many as in prose


@pytest.mark.parametrize(
    "hostile", ["al-" * 300_000, "A" * 1_000_000, "'" * 500_000, "Aleppo " * 100_000, "\x00" * 100_000]
)
def test_hostile_texts_take_no_longer(lexicon: Lexicon, hostile: str) -> None:
    start = process_time()
    lexicon.find(hostile)
    assert process_time() - start < 3


def test_lexicon_is_loaded_once() -> None:
    assert load_lexicon() is load_lexicon()


def test_user_rows_are_added_and_replace(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(
        "# mine\n" + PLACES + "new-place,Newplacia,town,SYR,Aleppo,36.0,37.0,exact,,3,mine\n"
        "aleppo,Aleppo,city,SYR,Aleppo,1.0,2.0,exact,Beroea,5,mine\n",
        encoding="utf-8",
    )
    mine = load_lexicon(tmp_path)
    assert mine.places["new-place"].book == "codebook"
    assert mine.places["aleppo"].latitude == 1.0
    assert found(mine, "in Newplacia") == [("Newplacia", ("new-place",))]
    assert "new-place" not in load_lexicon().places
    assert mine.table("titles") == load_lexicon().table("titles")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (PLACES + "x,X,twon,SYR,,,,,,,mine\n", r"places\.csv, line 2: unknown kind 'twon'; did you mean 'town'\?"),
        (PLACES + "x,X,town,SYR,,north,,,,,mine\n", r"places\.csv, line 2: latitude 'north' is not a number"),
        (PLACES + "x,X,town,SYR,,99,1,,,,mine\n", r"places\.csv, line 2: latitude 99 lies outside -90\.\.90"),
        (PLACES + "x,X,town\n", r"places\.csv, line 2: 3 cells where the header has 11 columns"),
        (PLACES + "x,,town,SYR,,,,,,,mine\n", r"places\.csv, line 2: the name is missing"),
        (PLACES + "x,X,town,SYR,,,,,,high,mine\n", r"places\.csv, line 2: prominence 'high' is not a number"),
        (PLACES + "x,X,town,SYR,,,,,,,m\nx,X,town,SYR,,,,,,,m\n", r"places\.csv, line 3: location_id 'x' stands twice"),
        ("location_id,nmae\nx,X\n", r"places\.csv, line 1: unknown column 'nmae'; did you mean 'name'\?"),
        ("# only a comment\n", r"places\.csv: empty"),
    ],
)
def test_errors_name_file_line_and_mend(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "places.csv").write_text(table, encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        load_lexicon(tmp_path)


def test_a_table_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_bytes(PLACES.encode() + b"x,K\xf6ln,town,DEU,,,,,,,mine\n")
    with pytest.raises(CodebookError, match=r"places\.csv: not UTF-8"):
        load_lexicon(tmp_path)


def test_unknown_codebook() -> None:
    with pytest.raises(CodebookError, match="no codebook 'plcaes'"):
        read_codebook("plcaes")
