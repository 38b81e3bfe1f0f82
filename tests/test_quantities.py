"""Numbers in words and digits, and the bounds that words put on them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syria_news.quantities import find_quantities, parse_quantity

UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
TENS = re.findall(r"\w+", "_ _ twenty thirty forty fifty sixty seventy eighty ninety")


def spelled(number: int) -> str:
    """The number in English words, as newspapers write it."""
    for scale, word in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            tail = f"{' and ' if rest < 100 else ' '}{spelled(rest)}" if rest else ""
            return f"{spelled(head)} {word}{tail}"
    if number < 20:
        return UNITS[number]
    tens, unit = divmod(number, 10)
    return TENS[tens] + (f"-{UNITS[unit]}" if unit else "")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12", 12, 12),
        ("twelve", 12, 12),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("a girl", 1, 1),
        ("one person", 1, 1),
        ("a soldier", 1, 1),
        ("an elderly shepherd", 1, 1),
        ("a 9-year-old boy", 1, 1),
        ("another", 1, 1),
        ("another man", 1, 1),
        ("a senior rebel commander", 1, 1),
        ("a couple", 2, 2),
        ("a couple of", 2, 2),
        ("both", 2, 2),
        ("a pair", 2, 2),
        ("at least 12", 12, None),
        ("12 or more", 12, None),
        ("no fewer than twelve", 12, None),
        ("not less than 12", 12, None),
        ("more than 12", 13, None),
        ("more than a dozen", 13, None),
        ("more than twenty", 20, None),
        ("over 600", 600, None),
        ("more than one", 2, None),
        ("up to 12", None, 12),
        ("as many as 12", None, 12),
        ("at most 12", None, 12),
        ("no more than 12", None, 12),
        ("fewer than 12", None, 11),
        ("less than 12", None, 11),
        ("between 10 and 20", 10, 20),
        ("10 to 20", 10, 20),
        ("10-20", 10, 20),
        ("10–20", 10, 20),
        ("from 10 to 20", 10, 20),
        ("two or three", 2, 3),
        ("two to three million", 2_000_000, 3_000_000),
        ("a few", 3, None),
        ("several", 3, None),
        ("a number of", 3, None),
        ("many", 3, None),
        ("numerous", 3, None),
        ("a large number of", 3, None),
        ("several hundred", 300, None),
        ("half a dozen", 6, 6),
        ("tens", 20, None),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("thousands", 2000, None),
        ("tens of thousands", 20_000, None),
        ("hundreds of thousands", 200_000, None),
        ("millions", 2_000_000, None),
        ("a man, a woman and a child", 3, 3),
        ("a man woman and child", 3, 3),
        ("a mother and a daughter", 2, 2),
        ("a family", 2, None),
        ("no", 0, 0),
        ("none", 0, 0),
        ("not a single", 0, 0),
        ("no one", 0, 0),
        ("2 million", 2_000_000, 2_000_000),
        ("1,500", 1500, 1500),
        ("1.5 million", 1_500_000, 1_500_000),
        ("250000", 250_000, 250_000),
        ("a hundred", 100, 100),
        ("half a million", 500_000, 500_000),
        ("two hundred and fifty", 250, 250),
        ("three hundred thousand", 300_000, 300_000),
        ("5m", 5_000_000, 5_000_000),
    ],
)
def test_words_state_bounds(words, low, high):
    found = parse_quantity(words)
    assert (found.low, found.high, found.span.of(words)) == (low, high, words)
    assert not found.approximate


@pytest.mark.parametrize("word", ["about", "around", "nearly", "almost", "some", "approximately", "an estimated"])
def test_approximations_keep_the_number(word):
    found = parse_quantity(f"{word} 30")
    assert (found.low, found.high, found.approximate) == (30, 30, True)


@pytest.mark.parametrize(
    "words", ["", "a tank", "10-member", "the 3rd", "Aleppo", "1.5", "ISIS", "more than", "and", "12 tanks"]
)
def test_other_words_are_no_quantity(words):
    assert parse_quantity(words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five dead 9 wounded", ["Five", "9"]),
        ("killing one person and wounding seven", ["one", "seven"]),
        ("A 10-member team met on 5-9 May", ["5-9"]),
        ("A man a woman and a child died", ["A man a woman and a child"]),
        ("two hundred and two hundred", ["two hundred", "two hundred"]),
        ("Half of them, some 40, fled", ["Half", "some 40"]),
        ("some of the wounded", ["some"]),
        ("at least, he said", []),
    ],
)
def test_quantities_are_found_in_text(text, found):
    assert [quantity.span.of(text) for quantity in find_quantities(text)] == found


@given(st.integers(1, 9_999_999))
def test_spelled_numbers_read_back(number):
    found = parse_quantity(spelled(number))
    assert (found.low, found.high) == (number, number)


@given(st.integers(1, 9_999_999))
def test_digits_read_back_with_and_without_commas(number):
    for digits in (str(number), f"{number:,}"):
        found = parse_quantity(digits)
        assert (found.low, found.high) == (number, number)


@given(st.integers(1, 9_999_999))
def test_bounds_words_bound(number):
    for words in (str(number), spelled(number)):
        assert parse_quantity(f"at least {words}").low == number
        assert parse_quantity(f"up to {words}").high == number
        assert parse_quantity(f"fewer than {words}").high == number - 1
        assert parse_quantity(f"more than {words}").low in (number, number + 1)
        assert parse_quantity(f"more than {words}").high is None


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_ranges_are_ordered(first, second):
    low, high = sorted((first, second + first))
    found = parse_quantity(f"between {low} and {high}")
    assert (found.low, found.high) == (low, high)
    assert parse_quantity(f"{high}-{low}") is None


_PIECES = (
    "at least|more than|up to|about|12|five|hundred|thousand|million|dozens|and|or|between|a man|woman|,|.|no one|"
    "half of|some|3-9|1,0|-"
)
_WORDS = st.sampled_from(_PIECES.split("|"))


@given(st.text(max_size=200) | st.lists(_WORDS, max_size=30).map(" ".join))
def test_any_text_is_read_without_crash_and_in_order(text):
    end = 0
    for found in find_quantities(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.low is None or found.high is None or 0 <= found.low <= found.high
        end = found.span.end
    parse_quantity(text)


def test_hostile_text_is_read_in_linear_time():
    for text in (
        "at least " * 20_000,
        "a man, " * 20_000,
        "1-" * 50_000,
        "hundred and " * 20_000,
        "9" * 200_000,
        "1,000," * 30_000,
    ):
        assert isinstance(find_quantities(text), list)
