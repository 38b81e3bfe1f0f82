"""Claims: whose words a sentence tells, and whether its act happened."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syria_news.claims import Claims, find_claims
from syria_news.language import Document, parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions

OBSERVATORY = "syrian-observatory-for-human-rights"


def claims_of(text: str, title: str | None = None) -> tuple[Document, Claims]:
    document = read_document("a", f"{title}\n\n{text}" if title else text, title)
    parse([document])
    return document, find_claims(document, find_mentions(document, load_lexicon()), load_lexicon())


def claimant(text: str, words: str, title: str | None = None) -> str | None:
    document, claims = claims_of(text, title)
    return claims.attributed_to(document.text.index(words))


def status(text: str, word: str) -> str:
    document, claims = claims_of(text)
    at = document.text.index(word)
    token = document.sentence_at(at).token_at(at)
    assert token is not None
    return claims.status(token)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Syrian Observatory for Human Rights said six men died near Homs.", "six men", OBSERVATORY),
        ("Six men died near Homs, the Syrian Observatory for Human Rights said.", "Six men", OBSERVATORY),
        ("Six men died near Homs the Syrian Observatory for Human Rights said.", "Six men", OBSERVATORY),
        ("According to SANA, six men died near Homs.", "six men", "sana"),
        ("Six men died near Homs, local sources told Reuters.", "Six men", "local sources"),
        ("Six men died near Homs.", "Six men", None),
        ("SANA reported on the trip. It said six men died near Homs.", "six men", "sana"),
        ("The fighting claimed the lives of six men.", "six men", None),
    ],
)
def test_the_claimant_is_who_says_so(text: str, words: str, expected: str | None) -> None:
    assert claimant(text, words) == expected


def test_a_speaker_carries_on_through_a_quote_of_several_sentences() -> None:
    text = 'Sergei Lavrov said: "We saw the road. Four men died there. It was dark."'
    assert claimant(text, "Four men") == "sergei-lavrov"


def test_a_headline_may_end_with_its_source() -> None:
    text = "The Syrian Observatory for Human Rights counted the dead for a week."
    assert claimant(text, "Raids", title="Raids kill nine near Homs: monitor") == OBSERVATORY


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Russia bombed the town.", "bombed", "reported"),
        ("Russia will bomb the town.", "bomb", "planned"),
        ("Russia said it would bomb the town.", "bomb", "planned"),
        ("Russia plans to bomb the town.", "bomb", "planned"),
        ("Turkey urged Russia to leave the town.", "leave", "proposed"),
        ("Russia should leave the town.", "leave", "proposed"),
        ("Russia denied bombing the town.", "bombing", "denied"),
        ("The parties did not agree.", "agree", "denied"),
        ("Russia might bomb the town.", "bomb", "hypothetical"),
        ("The envoy rejected claims that jets bombed the market.", "bombed", "denied"),
        ("Residents fear that the army will attack.", "attack", "hypothetical"),
        ("No one was killed in the town.", "killed", "negated"),
    ],
)
def test_the_status_follows_the_words_that_govern_the_trigger(text: str, word: str, expected: str) -> None:
    assert status(text, word) == expected


def test_the_tables_know_fewer_statuses() -> None:
    document, claims = claims_of("Russia might bomb the town.")
    token = document.sentences[0].token_at(document.text.index("bomb"))
    assert token is not None
    assert (claims.event_status(token), claims.casualty_status(token)) == ("planned", "hypothetical")


def test_speech_knows_who_is_told() -> None:
    _, claims = claims_of("Sergei Lavrov told John Kerry that the United States must leave.")
    speech = claims.speeches[0]
    assert (speech.speaker, speech.addressee) == ("sergei-lavrov", "john-kerry")


def test_media_that_are_told_are_no_claimants() -> None:
    assert claimant("Six men died near Homs, Sergei Lavrov told Reuters.", "Six men") == "sergei-lavrov"


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet='ab .,"“”:-\nSANA said', max_size=80))
def test_any_text_has_claims(text: str) -> None:
    document, claims = claims_of(text)
    for offset in range(len(document.text) + 1):
        claims.attributed_to(offset)
