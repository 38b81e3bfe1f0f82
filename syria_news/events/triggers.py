"""Finding the words that name an act, and telling their meanings apart by what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.events.told import is_another, says_something, told_of
from syria_news.events.trigger_book import KINDS, Trigger, TriggerBook, load_triggers
from syria_news.language import Document, Sentence
from syria_news.lexicon import Lexicon
from syria_news.spans import Span
from syria_news.syntax import (
    agents_by,
    is_passive,
    objects_of,
    phrase,
    prepositional,
    reads_as_adjective,
    stands_for_clause,
    subjects_of,
)
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Found", "find_triggers", "wanted"]

REACH = 5  # tokens in which a verb's particle or object is looked for where the parse does not give it
NOUN_REACH = 3
CLOSE = 3
VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN")
AFTER_VERB = ("ADP", "NUM", "PUNCT", "CCONJ", "SCONJ", "ADV", "DET", "VERB")
AFTER_NOUN = ("PART", "ADP", "VERB", "AUX", "PUNCT", "CCONJ")
ADDRESSING = frozenset(("on", "upon", "for"))
PARTICLES = frozenset(("in", "up", "off", "down"))  # of a verb only where they stand close to it
APART = ("conj", "ccomp", "xcomp", "punct")  # parts of a verb's clause that are no words of it
FINITE = ("VBP", "VBZ")
AS_NOUN = ("nsubj", "nsubjpass", "dobj", "pobj", "ROOT")
SUFFERERS = ("victim", "survivor", "suspect")
TELLERS = ("monitor", "ngo", "media", "tv", "activist", "afp", "reuter", "watchdog", "report")  # in a headline
STILL_NAMED = frozenset((*SUFFERERS, *TELLERS))  # whose noun may stand behind the act's
PERSONAL = frozenset(("he", "she", "they", "we", "it", "who", "i"))
SAYING = frozenset(
    ("say", "tell", "insist", "argue", "add", "write", "tweet", "stress", "state", "reiterate", "declare")
)
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "longer"))
NOBODY = frozenset(("neither", "nobody", "none", "no"))


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in a sentence: the row, the token of its head and the span of its words."""

    trigger: Trigger
    token: Token
    span: Span


def wanted(lexicon: Lexicon) -> Callable[[Document, Sentence], bool]:
    """Make the test for sentences worth parsing: those with a word that may name an act.

    Notes
    -----
    What it loses, measured on the annotated articles by which the rules were written: 13 of 1,960 events (0.7 per
    cent) stand in sentences that it leaves out, such as `This is a threat`. Behind it the codebook loses more: of 1,820
    events, 4 per cent are told in words that no row has, 6 in words of which a row asks for something that is not
    there, 2 are found as another type, 2 are taken for mere references. In news of war it leaves out one word in
    sixteen.

    Examples
    --------
    >>> from syria_news.language import read_document
    >>> from syria_news.lexicon import load_lexicon
    >>> document = read_document("a", "Rebels shelled the airport. It was a mild winter.")
    >>> [wanted(load_lexicon())(document, sentence) for sentence in document.sentences]
    [True, False]
    """
    book = load_triggers(lexicon)
    return lambda document, sentence: book.in_text(sentence.text)


def find_triggers(view: SentenceView, book: TriggerBook, is_said: Callable[[Span], object] = bool) -> list[Found]:
    """Find the triggers of a parsed sentence, with those whose words name no act themselves, in order.

    Parameters
    ----------
    view : SentenceView
        A sentence with its mentions; a sentence without a parse has no triggers.
    book : TriggerBook
        The codebook.
    is_said : callable
        Whether somebody says a piece of the text; without it, all of it counts as said.

    Returns
    -------
    list of Found
        At most one a token.
    """
    doc = view.sentence.doc
    if doc is None:
        return []
    context = _Context(view, is_said)
    words = {*doc.lower, *doc.lemmas, *(word.removesuffix("s") for word in doc.lower)}
    found = []
    for token in [doc[place] for place, word in enumerate(doc.lower) if word in book.by_form]:
        for trigger in _likeliest(token, book.by_form[token.lower_]):
            span = context.match(trigger, token) if trigger.may_stand(words) else None
            if span is not None:
                found.append(Found(trigger, token, span))
                break
    return found


def _likeliest(token: Token, rows: Sequence[Trigger]) -> Sequence[Trigger]:
    """The rows for a token's form, the narrowest first; those for nouns first where an -ing form stands as one."""
    if token.tag_ == "VBG" and token.dep_ in AS_NOUN and not _has_auxiliary(token):
        return sorted(rows, key=lambda row: row.pos != "noun")
    return rows


@dataclass(frozen=True, slots=True)
class _Context:
    view: SentenceView
    is_said: Callable[[Span], object]

    def match(self, trigger: Trigger, token: Token) -> Span | None:
        """The span of the trigger's words if the row fits here."""
        if not self._fits(trigger, token):
            return None
        first = self._before(trigger, token)
        last, place = self._after(trigger, token)
        if first is None or last is None or (trigger.negated and not _is_denied(trigger, token)):
            return None
        outright = trigger.mode == "act"
        if trigger.pos == "adj" and not says_something(token, denied=trigger.negated, outright=outright):
            return None
        if trigger.mode == "speech" and trigger.after == ("to",) and place <= token.i + 1:
            return None  # `wants to talk` asks nobody for anything; `wants Russia to talk` does
        foreseen = any(child.tag_ == "MD" for child in token.children)  # `will have to pay`
        if trigger.pos == "modal" and (foreseen or place > token.i + len(trigger.after)):
            return None  # `have pictures to show` asks for nothing
        if trigger.subject and not self._has_subject(trigger, token):
            return None
        if trigger.object and not self._has_object(trigger, token, place):
            return None
        span = self.view.span_of(first, last)
        return None if trigger.mode == "told" and not self.is_said(span) else span

    def _fits(self, trigger: Trigger, token: Token) -> bool:
        """Whether the part of speech is right, allowing for taggers that are at a loss in headlines."""
        named = token.i in self.view.actor_at or token.i in self.view.place_at
        if named and not trigger.after and trigger.mode != "told":  # are terrorists
            return False
        form = token.lower_
        if trigger.pos == "modal":
            return token.pos_ in VERBAL and token.tag_ != "VBN"
        if trigger.pos == "adj":
            return token.pos_ in ("ADJ", "NOUN") or token.tag_ == "VBN"
        if trigger.pos == "noun":
            return (token.pos_ in NOMINAL or _is_used_as_noun(token)) and not _is_modifier(token)
        if token.tag_ == "VBN" and token.i and token.nbor(-1).text == "-" and "-" not in trigger.before:
            return False  # Iranian-backed
        if token.dep_ == "aux" and token.lemma_ == "have":
            return False  # `have announced a withdrawal of troops`
        if token.pos_ in VERBAL:
            if trigger.mode == "munition" and reads_as_adjective(token) and token.i - 1 in self.view.actor_at:
                return True
            if token.tag_ == "VBN" and token.dep_ in AS_NOUN and any(child.dep_ == "det" for child in token.children):
                return False  # the wounded
            told = token.tag_ in FINITE and token.i > 0 and token.nbor(-1).pos_ in NOMINAL
            return told or token.dep_ not in ("amod", "compound", "nmod") or token.head.i < token.i
        is_past = form.endswith("ed") or (form != trigger.head and not form.endswith(("s", "ing")))
        following = token.nbor(1).pos_ if token.i + 1 < len(token.doc) else "PUNCT"
        if is_past and token.pos_ in ("ADJ", "PROPN", "NOUN"):
            if token.dep_ in ("pobj", "dobj", "nsubj") and not token.doc.is_headline:
                return False  # the wounded
            modifies = token.dep_ in ("amod", "compound") and token.head.i > token.i
            return not modifies or (token.doc.is_headline and following in AFTER_VERB)
        third_person = token.pos_ in NOMINAL and token.doc.is_headline and form != trigger.head and form.endswith("s")
        return third_person and following not in AFTER_NOUN

    def _before(self, trigger: Trigger, token: Token) -> Token | None:
        first = token
        for word in reversed(trigger.before):
            if first.i == 0 or first.nbor(-1).lower_ != word:
                return None
            first = first.nbor(-1)
        return first

    def _after(self, trigger: Trigger, token: Token) -> tuple[Token | None, int]:
        """The last of the trigger's words that stand together, if all are there, and the place of the very last."""
        last, place = token, token.i
        if not trigger.after:
            return last, place
        children = {child.lower_: child for child in token.children if child.i > token.i and child.dep_ not in APART}
        for word in trigger.after:
            close = word in PARTICLES or (trigger.mode == "speech" and word in ADDRESSING)
            reach = 1 if trigger.pos != "verb" else CLOSE if close else REACH
            following = self._following(place, word, reach)
            near = following or (children.get(word) if word not in PARTICLES else None)
            if near is None:
                return None, place
            if trigger.mode == "speech" and word in ADDRESSING and _has_object_before(token, near):
                return None, place  # called him on Monday
            if near.i == last.i + 1:
                last = near
            place = near.i
        return last, place

    def _following(self, place: int, word: str, reach: int) -> Token | None:
        doc = self.view.sentence.doc
        assert doc is not None
        for token in doc[place + 1 : place + 1 + reach]:
            if token.lower_ == word or token.lemma_.lower() == word:
                return token
            if (token.is_punct and token.text not in "\"'“”‘’-") or (token.pos_ == "VERB" and reach > 1):
                return None
        return None

    def _has_subject(self, trigger: Trigger, token: Token) -> bool:
        if trigger.mode == "modal":  # who must: the head of the subject itself, and no `it`
            verb = token.head if token.dep_ == "aux" else token
            heads = subjects_of(verb)
            said = _is_said(verb) and any(_is_noun(noun) or _is_asked_for(noun) for noun in heads)
            return said or self._holds(trigger.subject, heads, ())
        if trigger.mode == "told":
            heads = told_of(token, is_verb=trigger.pos == "verb")
            named = [part for noun in heads for part in phrase(noun)]
            return any(is_another(noun) for noun in heads) or self._holds(trigger.subject, named, ())
        if trigger.negated and trigger.type == "REJECT" and is_passive(token):  # he was not allowed to see them
            return self._holds(trigger.subject, [part for noun in agents_by(token) for part in phrase(noun)], ())
        tokens = list(self._subjects(token))
        if not tokens and self.view.sentence.is_title:
            tokens = self.view.tokens[: token.i]  # a headline whose parse gives the verb no subject
        if "@actor" in trigger.subject and any(part.lower_ in PERSONAL for part in tokens):
            return True
        return self._holds(trigger.subject, tokens, ())

    def _subjects(self, token: Token) -> Iterator[Token]:
        if token.pos_ not in VERBAL:
            return
        verb = token.head if token.dep_ in ("aux", "auxpass") else token
        found = subjects_of(verb)
        if not found and verb.tag_ == "VB" and verb.dep_ == "relcl":  # tried for months to surround the town
            above = next((part for part in verb.ancestors if part.pos_ in VERBAL), None)
            found = subjects_of(above) if above is not None else []
        for subject in found:
            yield from phrase(subject)

    def _has_object(self, trigger: Trigger, token: Token, place: int) -> bool:
        if trigger.pos == "noun":
            near = [*token.subtree, *self.view.tokens[token.i + 1 : token.i + 1 + NOUN_REACH], *_light_verb(token)]
            return self._holds(trigger.object, near, trigger.before)
        found = [part for noun in objects_of(token) for part in phrase(noun)]
        if trigger.type == "none":
            found += [part for noun in agents_by(token) for part in phrase(noun)]
        for word, noun in prepositional(token):
            if word in trigger.after or not found or trigger.mode in ("munition", "motion"):
                found += phrase(noun)
        if trigger.after or not found:
            found += self.view.tokens[token.i + 1 : place + 1 + REACH]
        return self._holds(trigger.object, [*found, *_complements(token)], ())

    def _holds(self, words: frozenset[str], tokens: Sequence[Token], used: tuple[str, ...]) -> bool:
        named = (token for token in tokens if token.lower_ != "according")  # no accord
        forms = ({token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")} for token in named)
        if any(words & form and not form & set(used) for form in forms):
            return True
        if "@place" in words and self.view.places_of(tokens):
            return True
        types = [KINDS[kind] for kind in KINDS.keys() & words]
        return bool(types) and any(
            wanted is None or mention.type in wanted for mention in self.view.actors_of(tokens) for wanted in types
        )


def _complements(verb: Token) -> list[Token]:
    """The small words that a verb is built with, and what is said of its object: `asked … to`, `called it illegal`."""
    found = [child for child in verb.children if child.dep_ in ("prep", "agent", "prt", "aux")]
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd"):
            found += phrase(child)
        elif child.dep_ in ("xcomp", "ccomp"):
            found += [child, *(part for part in child.children if part.dep_ in ("aux", "mark"))]
    return found


def _is_denied(trigger: Trigger, token: Token) -> bool:
    return is_negated(token) or (trigger.pos == "adj" and is_negated(token.head))


def is_negated(token: Token) -> bool:
    """Whether a verb is negated: itself, through an auxiliary or through its subject (`neither side will accept`)."""
    denied = (part for subject in subjects_of(token) for part in (subject, *subject.children))
    own = any(child.dep_ == "neg" or child.lower_ in NEGATIONS for child in token.children)
    return own or any(part.lower_ in NOBODY for part in denied)


def _is_said(verb: Token) -> bool:
    """Whether a clause is what somebody said: `said that the siege should end`."""
    return verb.dep_ in ("ccomp", "parataxis") and verb.head.lemma_ in SAYING


def _is_asked_for(pronoun: Token) -> bool:
    """Whether somebody is told what to do, or is spoken for: `told Iran it must leave`, `said she should be freed`."""
    told = pronoun.head.head.lemma_ == "tell"
    passive = pronoun.dep_ == "nsubjpass" and not stands_for_clause(pronoun)
    return pronoun.lower_ in PERSONAL and (told or passive)


def _is_noun(token: Token) -> bool:
    return token.pos_ in NOMINAL


def _is_used_as_noun(token: Token) -> bool:
    """Whether a gerund or an adjective stands where a noun does (`the shelling of`, `opened a counteroffensive`)."""
    stands = token.dep_ in AS_NOUN or token.dep_ in ("conj", "appos", "nmod", "attr")
    return (token.tag_ == "VBG" and stands and not _has_auxiliary(token)) or (
        token.pos_ == "ADJ" and token.dep_ in AS_NOUN
    )


def _has_object_before(verb: Token, word: Token) -> bool:
    return any(child.dep_ == "dobj" and child.i < word.i for child in verb.children)


def _has_auxiliary(token: Token) -> bool:
    return any(child.dep_ == "aux" for child in token.children)


def _is_modifier(token: Token) -> bool:
    """Whether a noun only modifies another: `attack helicopter`, not `attack victims` or `blast NGO`."""
    if token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_:
        return True  # battle-ready
    if token.dep_ not in ("compound", "nmod", "amod") or token.head.i <= token.i:
        return False
    return token.head.lower_.removesuffix("s") not in STILL_NAMED


def _light_verb(noun: Token) -> list[Token]:
    return [noun.head] if noun.dep_ in ("dobj", "nsubjpass") else []
