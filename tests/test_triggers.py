"""Every row of the codebook of triggers is found in its own example; meanings are told apart by what stands beside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syria_news.claims import find_claims
from syria_news.dates import find_times
from syria_news.errors import CodebookError
from syria_news.events import find_events
from syria_news.events.trigger_book import NOT_AN_EVENT, Trigger, inflections, load_triggers
from syria_news.events.triggers import find_triggers, wanted
from syria_news.language import parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions
from syria_news.schema import ACLED_TYPES, EVENT_TYPES
from syria_news.syntax.sentence_view import view_of

LEXICON = load_lexicon()
BOOK = load_triggers(LEXICON)


def triggers_of(*texts: str) -> list[list[Trigger]]:
    """The triggers found in each text, all parsed in one batch."""
    documents = [read_document(f"a{number}", text) for number, text in enumerate(texts)]
    parse(documents)
    found = []
    for document in documents:
        mentions = find_mentions(document, LEXICON)
        views = [view_of(sentence, mentions, LEXICON) for sentence in document.sentences]
        found.append([hit.trigger for view in views for hit in find_triggers(view, BOOK)])
    return found


@pytest.fixture(scope="module")
def examples() -> dict[str, list[Trigger]]:
    texts = list(dict.fromkeys(row.example for row in BOOK.rows))
    return dict(zip(texts, triggers_of(*texts), strict=True))


@pytest.mark.parametrize("kind", sorted({row.type for row in BOOK.rows}))
def test_each_row_is_found_in_its_example(kind: str, examples: dict[str, list[Trigger]]) -> None:
    rows = [row for row in BOOK.rows if row.type == kind]
    found = {row: [(hit.head, hit.type) for hit in examples[row.example]] for row in rows}
    assert [(row.pattern, row.example) for row in rows if (row.head, kind) not in found[row]] == []


def test_all_types_have_verbs_and_nouns() -> None:
    assert {row.type for row in BOOK.rows if row.pos == "verb"} - set(NOT_AN_EVENT) == set(EVENT_TYPES)
    assert len({row.type for row in BOOK.rows if row.pos == "noun"} & set(EVENT_TYPES)) >= 14
    assert len(BOOK.rows) > 500


def test_violent_acts_have_an_acled_type() -> None:
    violent = [row for row in BOOK.rows if row.type in ("ASSAULT", "PROTEST")]
    assert all(row.acled_type in ACLED_TYPES for row in violent)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Turkey and Russia struck a deal in Ankara.", "AGREE"),
        ("Israeli jets struck a convoy near Damascus.", "ASSAULT"),
        ("Israeli jets struck Homs, according to Iran.", "ASSAULT"),
        ("The army took the hill near Latakia.", "ASSAULT"),
        ("The soldiers fired at a bus near Homs.", "ASSAULT"),
        ("Russia held talks with Turkey in Sochi.", "CONSULT"),
        ("Lavrov met Zarif in Moscow.", "CONSULT"),
        ("Jordan hosts thousands of refugees.", "AID"),
        ("The army lifted the siege of Madaya.", "RETREAT"),
        ("Turkey will not allow a Kurdish state.", "REJECT"),
        ("Rebels broke the siege of Aleppo.", "ASSAULT"),
        ("Egypt broke off talks with Syria.", "SANCTION"),
        ("Neither Turkey nor Iran will accept a Kurdish state.", "REJECT"),
        ("Germany said that the siege should end.", "REQUEST"),
        ("The call between Putin and Erdogan was short.", "CONSULT"),
        ("France renewed its call for talks.", "REQUEST"),
        ("The Kurds captured James Foley near Raqqa.", "COERCE"),
        ("The Kurds captured Raqqa.", "ASSAULT"),
        ("The army tried for months to surround Homs.", "COERCE"),
        ("The militants took about 900 Kurdish men, women and children hostage in Hasaka.", "ASSAULT"),
        ("Militants infiltrated Syria from Turkey.", "MOBILIZE"),
        ("The envoy told Iran it must leave.", "REQUEST"),
        ("Her lawyer said she should be freed.", "REQUEST"),
        ("Oman has forty troops in Homs.", "MOBILIZE"),
        ("The king of Oman flew to Muscat.", "CONSULT"),
    ],
)
def test_meanings_told_apart(text: str, event: str) -> None:
    (found,) = triggers_of(text)
    assert event in [row.type for row in found]
    assert len({row.type for row in found if row.is_event} - {event, "CONSULT", "COERCE"}) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The president fired the minister of oil.",
        "Turkey met its obligations under the pact of 2016.",
        "The rebels hold ground in Daraa.",
        "It was a mild winter in Damascus.",
        "A great deal of smoke rose over Homs.",
        "They have pictures to show of Homs.",
        "Inspectors visited a plant near Homs.",
        "The army is battle-ready in Homs.",
        "The groom hails from a family of Homs.",
        "The base is a way to counter Iran.",
        "The disease killed two men in Homs.",
        "The group is banned in Russia.",
        "Iran will have to pay.",
        "A resident who asked not to be named lives in Homs.",
        "The student flew to Turkey.",
        "She said she should rest.",
        "Iran has seen the troops.",
        "The minister spoke to reporters in Homs.",
        "A boy from Homs had panic attacks.",
        "The attack helicopter stood in a hangar.",
    ],
)
def test_words_that_name_no_act(text: str) -> None:
    (found,) = triggers_of(text)
    assert [row.pattern for row in found if row.is_event and row.pattern != "pact"] == []


def test_the_gate_lets_every_example_through() -> None:
    gate = wanted(LEXICON)
    for row in BOOK.rows:
        if row.is_event:
            document = read_document("a", row.example)
            assert gate(document, document.sentences[0]), row


def test_the_gate_knows_plurals_that_end_otherwise() -> None:
    assert BOOK.in_text("Two women were stoned to death.")


@given(st.text(max_size=300))
def test_the_gate_takes_any_text(text: str) -> None:
    assert BOOK.in_text(text) in (True, False)


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True), st.sampled_from(["verb", "noun", "adj"]))
def test_inflections_begin_with_the_lemma(lemma: str, pos: str) -> None:
    forms = inflections(lemma, pos)
    assert forms[0] == lemma
    assert all(form.startswith(lemma[:-1]) for form in forms)


def test_a_users_row_replaces_and_mistakes_are_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    header = "pattern,pos,type,acled_type,mode,subject,object,forms,example\n"
    (tmp_path / "triggers.csv").write_text(header + "zap,verb,ASSAULT,Battles,act,,,,Drones zapped the base.\n")
    own = load_triggers(load_lexicon(tmp_path))
    assert [row.type for row in own.of_form("zapped")] == ["ASSAULT"]
    other = tmp_path / "other"
    other.mkdir()
    (other / "triggers.csv").write_text(header + "zap,verb,ASSULT,,act,,,,Drones zapped the base.\n")
    with pytest.raises(CodebookError, match=r"triggers.csv, line 2.*did you mean 'ASSAULT'"):
        load_triggers(load_lexicon(other))


@pytest.mark.parametrize(
    "text",
    [
        "A cold wind from Turkey was undermining the wall.",
        "Washington was undermining the truce.",  # nobody says so
        "Qatar said that Egypt was not undermining the truce.",
        "Qatar said that the road was dangerous.",
        "Italy was not critical of Israel.",
        "The Kurdish nurse was not allowed to read the letters of Ahmad.",
        "Turkey had stood by as the cold crept into the houses of Jordan.",
        "Italy did not rule out the plan of Israel.",
        "Italy said it should be noted that the road to Homs is long.",
        "Italy insisted that the road to Homs was long.",
        "Italy said it was an achievement that the road to Homs is open.",
        "Italy came to Homs to share its photographs, and Israel to share their views.",
    ],
)
def test_no_act_is_told_by_nobody_of_nobody_or_where_it_is_denied(text: str) -> None:
    document = read_document("a", text)
    parse([document])
    mentions = find_mentions(document, LEXICON)
    claims = find_claims(document, mentions, LEXICON)
    assert find_events(document, mentions, find_times(document), claims, LEXICON) == []
