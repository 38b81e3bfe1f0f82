"""Finding speech in a parsed sentence: the verb or preposition, who speaks, to whom, and which words are said."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.claims.statuses import SpeechWords
from syria_news.mentions import ActorMention, Mentions
from syria_news.spans import Span
from syria_news.syntax import naming_phrase
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["Speech", "SpeechReader"]

CLOSE = 4  # words between a speaker and the verb of speech where the parse does not join them
REACH = 3000  # characters back to a body that `the group` may mean
FAR = 8  # words beyond which a source beside the verb is likelier its subject
VERBAL = frozenset(("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
NOT_HEADS = frozenset(("relcl", "advcl", "acl"))
ARTICLES = frozenset(("a", "an", "the", "another", "one", "some", "this", "that"))
QUOTES = ('"', "“", "”")
CONTRAST = frozenset(("while", "whereas", "but", "though", "although"))
EDGE = 6  # words after `while` in which the people harmed show that the toll goes on
ADDED = frozenset(("conj", "advcl", "xcomp", "dep"))


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that somebody is said to say: the claimant, the cue, what is said, and who is told."""

    speaker: str
    cue: Span
    content: Span
    addressee: str | None = None


@dataclass(slots=True)
class SpeechReader:
    """Reads the sentences of an article in order and remembers who spoke last."""

    words: SpeechWords
    mentions: Mentions
    monitor: str | None
    known: frozenset[str]
    people: frozenset[str]
    last: str | None = None
    person: str | None = None  # whom `he` or `she` means
    body: str | None = None  # whom `it` means

    def read(self, view: SentenceView) -> list[Speech]:
        """List the speech of a sentence, in order."""
        found: list[Speech] = []
        sides = _sides(view)
        quotes = any(mark in view.sentence.text for mark in QUOTES)
        for token in view.tokens:
            speech = self._origin(token, view) or self._quoted(token, view) or self._verb(token, view)
            if speech:
                side = next(side for side in sides if side.contains(speech.cue))
                kept = Span(max(side.start, speech.content.start), min(side.end, speech.content.end))
                found.append(Speech(speech.speaker, speech.cue, kept, speech.addressee))
                self.last = speech.speaker
            elif token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.i in view.actor_at and not quotes:
                self._meet(view.actor_at[token.i])
        return found

    def _meet(self, mention: ActorMention) -> None:
        """Remember the person last told of, whom a pronoun may mean."""
        if mention.actor_id in self.people:
            self.person = mention.actor_id

    def _remember(self, speaker: str, head: Token, view: SentenceView) -> None:
        if head.i in view.actor_at and speaker not in self.people:
            self.body = speaker
        elif head.pos_ != "PRON":
            self.person = speaker  # also a spokesman, for whom his body stands

    def _origin(self, token: Token, view: SentenceView) -> Speech | None:
        """`according to X`, `citing X`."""
        if token.lower_ not in self.words.roles["origin"]:
            return None
        doc = token.doc
        first = token.i + 1 + (token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to")
        if token.lower_ == "per" and not any(t.i in view.actor_at for t in doc[first : first + 2]):
            return None
        if first >= len(doc):
            return None
        heads = self._nouns_from(first, view)
        known = [head for head in heads if head.i in view.actor_at or self._is_source(head)]
        speaker = next((speaker for head in [*known, *heads] if (speaker := self._speaker(head, view))), None)
        return Speech(speaker, view.span_of(token), view.sentence.span) if speaker else None

    def _nouns_from(self, first: int, view: SentenceView) -> list[Token]:
        """The nouns near the beginning of a phrase that may name its claimant, in order."""
        topic = self.words.roles["topic"]
        after = list(
            itertools.takewhile(
                lambda t: not t.is_punct and t.lower_ not in topic, view.tokens[first : first + 2 * CLOSE]
            )
        )
        return [t for t in after if t.i in view.actor_at or t.pos_ in ("NOUN", "PROPN", "PRON")]

    def _quoted(self, token: Token, view: SentenceView) -> Speech | None:
        """`Outlet quoted X as saying`, `X was quoted as saying`: X speaks."""
        if token.lemma_.lower() not in self.words.roles["quoting"]:
            return None
        says = [part for child in token.children if child.lower_ == "as" for part in child.children]
        heads = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
        speaker = self._speaker(heads[0], view) if says and heads else None
        if speaker is None or speaker not in self.known:
            return None  # who quotes a source without a name answers for it
        self._remember(speaker, heads[0], view)
        opens = any(child.dep_ == "ccomp" and child.i > token.i for child in says[0].children)
        whole = view.sentence.span
        cue = view.span_of(token)
        return Speech(speaker, cue, Span(cue.start, whole.end) if opens else whole)

    def _verb(self, token: Token, view: SentenceView) -> Speech | None:
        if token.tag_ not in VERBAL or not self._tells(token):
            return None
        subject = self._subject(token, view)
        speaker = self._speaker(subject, view) if subject is not None else None
        if speaker and subject is not None and not self._is_plain(subject, speaker, verb=token):
            speaker = None
        if speaker is None and token.dep_ in ADDED and self.words.is_a("statement", token.head):
            speaker = self.last  # `…, adding that`
        if speaker is None:
            return None
        if subject is not None:
            self._remember(speaker, subject, view)
        addressee = self._addressee(token, view)
        return Speech(speaker, view.span_of(token), self._content(token, subject, view), addressee)

    def _is_plain(self, subject: Token, speaker: str, verb: Token) -> bool:
        """Whether someone without a name surely speaks: the verb has a clause of what is said."""
        named = speaker == self.last or speaker in self.known or self._is_source(subject)
        return named or any(child.dep_ == "ccomp" for child in verb.children)

    def _tells(self, verb: Token) -> bool:
        if self.words.is_a("accusation", verb) or self.words.is_a("statement", verb):
            return not any(child.lower_ in self.words.roles["empty"] for child in verb.children)
        if self.words.is_a("showing", verb):  # `figures from the ministry show that`
            clause = any(child.dep_ == "ccomp" for child in verb.children)
            return clause and any(self.words.is_a("tally", child) for child in verb.children if child.dep_ == "nsubj")
        tallies = self.words.is_a("tallying", verb)
        return tallies and any(self.words.is_a("tally", child) for child in verb.children if child.dep_ == "dobj")

    def _subject(self, verb: Token, view: SentenceView) -> Token | None:
        """Who stands as the subject of a verb of speech; beside it where the parse has lost it; none of a passive."""
        if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is not None and verb.i - subject.i <= FAR:
            return subject
        reported = verb.tag_ == "VBN" and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
        if subject is None and verb.tag_ not in FINITE and not reported:
            return None
        return self._beside(verb, view, after=subject is None) or subject

    def _beside(self, verb: Token, view: SentenceView, *, after: bool) -> Token | None:
        """An unnamed source before a verb, else the nearest actor before or after it."""
        doc = verb.doc
        before = [doc[i] for i in range(verb.i - 1, max(-1, verb.i - 1 - FAR), -1)]
        nouns = itertools.takewhile(lambda t: t.pos_ in ("NOUN", "PROPN", "ADP", "DET", "ADJ"), before)
        source = next((t for t in nouns if self._is_source(t) and not (t.i and t.nbor(-1).pos_ == "ADP")), None)
        near = [*before[:CLOSE], *(doc[verb.i + 1 : verb.i + 3] if after else ())]
        known = next((t for t in near if t.i in view.actor_at or self._is_source(t)), None)
        touching = before[:1] if before and before[0].pos_ in ("NOUN", "PROPN") and verb.tag_ != "VBN" and after else []
        return source or known or next(iter(touching), None)

    def _is_source(self, token: Token) -> bool:
        return token.lower_ in self.words.roles["source"] or token.lower_ in self.words.roles["monitor"]

    def _speaker(self, head: Token, view: SentenceView) -> str | None:
        """Whose words: the actor that a noun phrase names, the last speaker, or the article's own words."""
        phrase = naming_phrase(head)
        phrase = _without_neighbours(head, phrase) if self._is_source(head) else phrase
        actors = view.actors_of([head, *phrase])
        named = [part for part in head.subtree if part.dep_ == "pobj" and part.head.head == head]
        people = [child for child in head.children if child.dep_ == "appos"]
        actors += view.actors_of([*people, *named])
        if not actors and self._is_source(head):
            actors = _office(head, view)
        lower = head.lower_
        if actors:
            return actors[0].actor_id
        if lower in self.words.roles["monitor"] or any(t.lower_ in self.words.roles["monitor"] for t in phrase):
            return self.monitor or _own_words(phrase, view)
        if head.tag_ in ("WP", "WDT") and head.head.dep_ == "relcl" and head.head.head is not head:
            return self._speaker(head.head.head, view)
        if lower in self.words.roles["personal"] and self.person:
            return self.person
        if lower == "it" and self.body:
            return self.body
        definite = head.pos_ == "PRON" or any(child.lower_ in ("the", "his", "its") for child in head.children)
        if definite and head.pos_ == "NOUN" and (named_so := self._called(lower, view.span_of(head).start)):
            return named_so
        if definite and self.last and (lower in self.words.roles["echo"] or lower in self.words.roles["source"]):
            return self.last
        if definite and head.pos_ == "NOUN" and lower in self.words.roles["echo"]:
            return self._body_before(head, view)
        # A thing that tells (`the toll`, `reports`) is no claimant; whoever else does is one in the article's words.
        silent = head.pos_ not in ("NOUN", "PROPN") or (lower in self.words.roles["tally"])
        return None if silent and not self._is_source(head) else _own_words(_with_place(head, view), view)

    def _called(self, noun: str, here: int) -> str | None:
        """The body before a noun whose name holds it: `the ministry`, `the observatory`."""
        if noun not in self.words.roles["office"]:
            return None
        earlier = self.mentions.actors_in(Span(max(0, here - REACH), here))
        called = [m.actor_id for m in earlier if noun in f"{m.actor} {m.surface}".lower().split()]
        return called[-1] if called else None

    def _body_before(self, head: Token, view: SentenceView) -> str | None:
        """The organisation named last before `the group`, where none has spoken yet."""
        here = view.span_of(head).start
        earlier = self.mentions.actors_in(Span(max(0, here - REACH), here))
        return next((m.actor_id for m in reversed(earlier) if m.type not in ("person", "state", "civilian")), None)

    def _addressee(self, verb: Token, view: SentenceView) -> str | None:
        told = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
        actors = view.actors_of(part for child in told for part in naming_phrase(child))
        return actors[0].actor_id if actors else None

    def _content(self, verb: Token, subject: Token | None, view: SentenceView) -> Span:
        """Which words are said: the clause for an embedded verb, what follows an opening speaker, else the sentence."""
        whole = view.sentence.span
        clauses = [child for child in verb.children if child.dep_ == "ccomp"]
        embedded = verb.dep_ in NOT_HEADS or (verb.dep_ == "ccomp" and verb.head.i < verb.i)
        if embedded and clauses and clauses[0].i > verb.i:
            return view.span_of(verb, clauses[0].doc[clauses[0].right_edge.i])
        if self.words.is_a("accusation", verb):
            return Span(view.span_of(verb).start, whole.end)
        if verb.dep_ == "conj" and subject is not None and self._is_source(subject):
            return whole  # `A man died and the source added that`: the source goes on
        objects = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
        if verb.dep_ == "conj" and subject is not None and subject.i < verb.i and objects:
            return Span(view.span_of(verb).start, whole.end)  # `…, and the UN estimated 40 people`
        first = subject if subject is not None and subject.i < verb.i else verb
        opens = (first is not verb and first.left_edge.i <= 1) or bool(clauses and min(c.i for c in clauses) > verb.i)
        return Span(view.span_of(verb).start, whole.end) if opens and clauses else whole


def _sides(view: SentenceView) -> list[Span]:
    """The parts of a sentence that a semicolon, or a comma before a word of contrast, sets against one another."""
    whole, starts, quoted = view.sentence.span, [view.sentence.span.start], False
    tokens = view.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.text in QUOTES:
            quoted = token.text == "“" or (token.text == '"' and not quoted)
        if quoted:
            continue
        after = tokens[at + 1]
        if token.text == ";" or (token.text == "," and after.lower_ in CONTRAST and not _goes_on(view, at + 2)):
            starts.append(view.span_of(after).start)
    return [Span(start, end) for start, end in itertools.pairwise([*starts, whole.end])]


def _goes_on(view: SentenceView, at: int) -> bool:
    """Whether people harmed stand right after a word of contrast: the toll goes on."""
    return any(view.is_victim(word) for word in view.tokens[at : at + EDGE])


def _without_neighbours(source: Token, phrase: list[Token]) -> list[Token]:
    """A source's phrase without a name that an adjective parts from it: another phrase, whose comma was lost."""
    parted = max((t.i for t in phrase if t.i < source.i and t.pos_ in ("ADJ", "DET", "VERB", "ADV")), default=-1)
    return [part for part in phrase if part.i >= parted]


def _office(source: Token, view: SentenceView) -> list[ActorMention]:
    """The body to which a source belongs: `a source at the Interior Ministry`."""
    doc = source.doc
    after = doc[source.i + 1 : source.i + 1 + CLOSE]
    if not len(after) or after[0].pos_ != "ADP":
        return []
    return view.actors_of(
        itertools.takewhile(lambda token: token.pos_ in ("ADP", "DET", "PROPN", "NOUN", "ADJ"), after)
    )


def _with_place(head: Token, view: SentenceView) -> list[Token]:
    """A noun phrase with the place behind it: `medical source in Aleppo`."""
    phrase = naming_phrase(head)
    for child in head.children:
        if child.dep_ == "prep" and view.places_of(child.subtree):
            phrase += [part for part in child.subtree if part not in phrase]
    return sorted(phrase, key=lambda part: part.i)


def _own_words(phrase: list[Token], view: SentenceView) -> str:
    kept = [part for part in phrase if part.lower_ not in ARTICLES] or phrase
    return view.sentence.doc.words(kept[0].i, kept[-1].i + 1) if view.sentence.doc is not None else ""
