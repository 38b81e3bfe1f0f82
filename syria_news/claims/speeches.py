"""Finding speech in a parsed sentence: the verb or preposition, who speaks, to whom, and which words are said."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syria_news.claims.claimants import Claimants, office_of
from syria_news.claims.parted_speakers import dashed, introduced, set_off
from syria_news.claims.statuses import SpeechWords
from syria_news.spans import Span
from syria_news.syntax import agents_by, naming_phrase, subjects_of
from syria_news.syntax.sentence_view import SentenceView

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = ["QUOTES", "Speech", "SpeechReader"]

CLOSE = 4  # words between a speaker and the verb of speech where the parse does not join them
FAR = 8  # words beyond which a source beside the verb is likelier its subject
VERBAL = frozenset(("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
NOT_HEADS = frozenset(("relcl", "advcl", "acl"))
QUOTES = ('"', "“", "”")
CLOSING = ('"', "”")
EDGE = 6  # words after `while` in which the people harmed show that the toll goes on
SETTINGS = frozenset(("during", "in", "at", "after", "before", "following", "ahead", "on"))
AT_THE_SAME_TIME = frozenset(("as", "while", "whereas"))
NOMINAL = frozenset(("NOUN", "PROPN"))
BEFORE_SOURCE = NOMINAL | {"ADP", "DET", "ADJ"}


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that somebody is said to say: the claimant, the cue, what is said, and who is told."""

    speaker: str
    cue: Span
    content: Span
    addressee: str | None = None

    def answers_for(self, other: Speech) -> bool:
        """Whether another's speech is cited in this one."""
        return self.content.start <= other.cue.start < self.content.end


@dataclass(slots=True)
class SpeechReader:
    """Reads the sentences of an article in order."""

    words: SpeechWords
    claimants: Claimants

    def read(self, view: SentenceView) -> list[Speech]:
        """List the speech of a sentence, in order."""
        found: list[Speech] = []
        for token in self.words.tellers(view.sentence.doc) if view.sentence.doc is not None else ():
            speech = (
                self._origin(token, view)
                or self._reckoned(token, view)
                or self._quoted(token, view)
                or self._alleged(token, view)
                or self._verb(token, view, goes_on=bool(found))
            )
            if speech:
                side = next(side for side in _sides(view, self.words) if side.contains(speech.cue))
                kept = Span(max(side.start, speech.content.start), min(side.end, speech.content.end))
                found.append(Speech(speech.speaker, speech.cue, kept, speech.addressee))
                self.claimants.last = speech.speaker
        found = self._without_cited(found, view)
        if not found and not any(mark in view.sentence.text for mark in QUOTES):
            self.claimants.meet(view)
        return found

    def _without_cited(self, speeches: list[Speech], view: SentenceView) -> list[Speech]:
        """Leave out sources without a name whom another speaker cites: `SANA, citing a medic, said`."""
        cited = [
            speech
            for speech in speeches
            if speech.speaker not in self.claimants.known
            and (verb := view.sentence.token_at(speech.cue.start)) is not None
            and verb.tag_ == "VBG"
            and self.words.is_a("quoting", verb)
        ]
        return [speech for speech in speeches if speech not in cited] or cited

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
        known = [head for head in heads if head.i in view.actor_at or self.claimants.is_source(head)]
        for head in [*known, *heads]:
            speaker = self.claimants.of(head, view)
            if speaker:
                self.claimants.remember(speaker, head, view)
                return Speech(speaker, view.span_of(token), view.sentence.span)
        return None

    def _reckoned(self, token: Token, view: SentenceView) -> Speech | None:
        """`by the group's own count`, `by the estimates of X`."""
        if not self.words.is_a("reckoning", token) or token.dep_ != "pobj" or token.head.lower_ != "by":
            return None
        actors = view.actors_of(token.subtree)
        return Speech(actors[0].actor_id, view.span_of(token), view.sentence.span) if actors else None

    def _nouns_from(self, first: int, view: SentenceView) -> list[Token]:
        """The nouns near the beginning of a phrase that may name its claimant, in order."""
        topic = self.words.roles["topic"]
        near = view.tokens[first : first + 2 * CLOSE]
        after = itertools.takewhile(lambda t: (not t.is_punct or t.text == "-") and t.lower_ not in topic, near)
        nouns = (t for t in after if t.i in view.actor_at or t.pos_ in ("NOUN", "PROPN", "PRON"))
        return [noun if noun.i in view.actor_at else _head_of(noun) for noun in nouns]

    def _quoted(self, token: Token, view: SentenceView) -> Speech | None:
        """`Outlet quoted X as saying`, `X was quoted as saying`: X speaks."""
        if token.lemma_.lower() not in self.words.roles["quoting"]:
            return None
        says = [part for child in token.children if child.lower_ == "as" for part in child.children]
        heads = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
        speaker = self.claimants.of(heads[0], view) if says and heads else None
        if speaker is None or (speaker not in self.claimants.known and not office_of(heads[0])):
            return None  # who quotes a source without a name answers for it
        self.claimants.remember(speaker, heads[0], view)
        opens = any(child.dep_ == "ccomp" and child.i > token.i for child in says[0].children)
        whole = view.sentence.span
        cue = view.span_of(token)
        return Speech(speaker, cue, Span(cue.start, whole.end) if opens else whole)

    def _alleged(self, token: Token, view: SentenceView) -> Speech | None:
        """`reports by X that …`, `X's claim that …`."""
        if token.pos_ != "NOUN" or not self.words.is_a("allegation", token):
            return None
        clause = next((child for child in token.children if child.dep_ in ("acl", "ccomp", "relcl")), None)
        whose = [child for child in token.children if child.dep_ == "poss"] + agents_by(token)
        if clause is None or not whose or whose[0].i not in view.actor_at:
            return None
        content = view.span_of(clause.left_edge, clause.right_edge)
        return Speech(view.actor_at[whose[0].i].actor_id, view.span_of(token), content)

    def _verb(self, token: Token, view: SentenceView, *, goes_on: bool) -> Speech | None:
        if token.tag_ not in VERBAL or not self._tells(token, view):
            return None
        subject = self._subject(token, view)
        speaker = self.claimants.of(subject, view) if subject is not None else None
        if speaker and subject is not None and not self._is_plain(subject, speaker, verb=token):
            speaker = None
        if speaker is None and goes_on and (token.tag_ == "VBG" or _is_joined(token)):
            speaker = self.claimants.last  # `…, adding that`
        if speaker is None:
            return None
        if subject is not None:
            self.claimants.remember(speaker, subject, view)
        addressee = self._addressee(token, view)
        return Speech(speaker, view.span_of(token), self._content(token, subject, view), addressee)

    def _is_plain(self, subject: Token, speaker: str, verb: Token) -> bool:
        """Whether someone without a name surely speaks: the verb has a clause of what is said."""
        named = speaker == self.claimants.last or speaker in self.claimants.known or self.claimants.is_source(subject)
        return named or self.words.is_a("counting", verb) or any(child.dep_ == "ccomp" for child in verb.children)

    def _tells(self, verb: Token, view: SentenceView) -> bool:
        words = self.words
        if _is_told(verb):
            return words.is_a("published", verb)
        clause = any(child.dep_ == "ccomp" for child in verb.children)
        if words.is_a("accusation", verb) or words.is_a("statement", verb):
            return not any(child.lower_ in words.roles["empty"] for child in verb.children)
        if words.is_a("answer", verb):  # `responded with raids` answers in deeds
            return _has_finite_clause(verb) or any(mark in view.sentence.text for mark in QUOTES)
        if words.is_a("showing", verb):  # `figures from the ministry show that`
            shown = [child for child in verb.children if child.dep_ == "nsubj"]
            return clause and any(words.is_a("tally", child) or words.is_a("study", child) for child in shown)
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if words.is_a("counting", verb):
            counted = [part for child in objects for part in child.subtree]
            return any(view.is_victim(part) or words.is_a("harmed", part) for part in counted)
        return words.is_a("tallying", verb) and any(words.is_a("tally", child) for child in objects)

    def _subject(self, verb: Token, view: SentenceView) -> Token | None:
        """Who stands as the subject of a verb of speech, or beside it where the parse has lost it."""
        if _is_told(verb):
            return next(iter(agents_by(verb)), None)
        if parted := dashed(verb, view):
            return parted
        subject = self._own_subject(verb, view)
        named = subject is not None and self._is_named(subject, view)
        if verb.tag_ == "VBG":
            return subject if named else None
        if not named and verb.tag_ in FINITE and (opening := introduced(verb, view)):
            return opening
        apart = named and verb.i > 0 and verb.nbor(-1).text == ","  # `X, the head of Y, said`
        if subject is not None and (apart or verb.i - subject.i <= FAR):
            return subject
        if subject is None and _is_joined(verb):
            return next((shared for shared in subjects_of(verb) if shared.dep_ == "nsubj"), None)
        if subject is None and verb.tag_ not in FINITE and not _may_be_finite(verb):
            return None
        return set_off(verb, view) or self._beside(verb, view, after=subject is None) or subject

    def _own_subject(self, verb: Token, view: SentenceView) -> Token | None:
        """The subject nearest to a verb that names somebody, of the two that a lost comma may give it."""
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        quoted = verb.i > 0 and verb.nbor(-1).text in CLOSING  # `…," said X`
        nearest = sorted(subjects, key=lambda child: ((child.i > verb.i) != quoted, abs(verb.i - child.i)))
        return next((child for child in nearest if self._is_named(child, view)), next(iter(nearest), None))

    def _is_named(self, subject: Token, view: SentenceView) -> bool:
        named = view.actors_of([subject, *naming_phrase(subject)])
        return bool(named) or subject.pos_ == "PRON" or self.claimants.is_source(subject)

    def _beside(self, verb: Token, view: SentenceView, *, after: bool) -> Token | None:
        """An unnamed source before a verb, else the nearest actor before or after it."""
        doc = verb.doc
        before = [doc[i] for i in range(verb.i - 1, max(-1, verb.i - 1 - FAR), -1)]
        nouns = itertools.takewhile(lambda t: t.pos_ in BEFORE_SOURCE, before)
        is_source = self.claimants.is_source
        source = next((t for t in nouns if is_source(t) and not (t.i and t.nbor(-1).pos_ == "ADP")), None)
        told = verb.lemma_ == "tell"  # whoever stands behind it listens
        near = [*before[:CLOSE], *(doc[verb.i + 1 : verb.i + 3] if after and not told else ())]
        known = next((t for t in near if (t.i in view.actor_at and not _is_hyphened(t)) or is_source(t)), None)
        touching = before[:1] if before and before[0].pos_ in NOMINAL and verb.tag_ != "VBN" and after else []
        return source or known or next(iter(touching), None)

    def _addressee(self, verb: Token, view: SentenceView) -> str | None:
        told = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
        actors = view.actors_of(part for child in told for part in naming_phrase(child))
        return actors[0].actor_id if actors else None

    def _content(self, verb: Token, subject: Token | None, view: SentenceView) -> Span:
        """Which words are said: the clause for an embedded verb, what follows an opening speaker, else the sentence."""
        whole = _without_setting(verb, subject, view)
        clauses = [child for child in verb.children if child.dep_ == "ccomp"]
        if not clauses and verb.dep_ == "relcl":  # `militias that it says threaten the town`
            clauses = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ != "VBG"]
        if subject is not None and subject.i and subject.nbor(-1).lower_ in AT_THE_SAME_TIME:
            return Span(view.span_of(verb).start, whole.end)  # `…, as Russia said`
        embedded = verb.dep_ in NOT_HEADS or (verb.dep_ == "ccomp" and verb.head.i < verb.i)
        if embedded and clauses and clauses[0].i > verb.i:
            return view.span_of(verb, clauses[0].doc[clauses[0].right_edge.i])
        if self.words.is_a("accusation", verb):
            return Span(view.span_of(verb).start, whole.end)
        if verb.dep_ == "conj" and subject is not None and self.claimants.is_source(subject):
            return whole  # `A man died and the source added that`: the source goes on
        objects = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
        if verb.dep_ == "conj" and subject is not None and subject.i < verb.i and objects:
            return Span(view.span_of(verb).start, whole.end)  # `…, and the UN estimated 40 people`
        first = subject if subject is not None and subject.i < verb.i else verb
        opens = (first is not verb and first.left_edge.i <= 1) or bool(clauses and min(c.i for c in clauses) > verb.i)
        return Span(view.span_of(verb).start, whole.end) if opens and clauses else whole


def _without_setting(verb: Token, subject: Token | None, view: SentenceView) -> Span:
    """A sentence without where and when it is said: `…, said X during talks in Geneva`."""
    whole = view.sentence.span
    if subject is None or subject.i < verb.i:
        return whole
    after = view.tokens[subject.right_edge.i + 1 :]
    if any(token.text in QUOTES for token in after):
        return whole
    setting = next((t for t in after[:1] if t.dep_ == "prep" and t.lower_ in SETTINGS), None)
    return Span(whole.start, view.span_of(setting).start) if setting is not None else whole


def _sides(view: SentenceView, words: SpeechWords) -> list[Span]:
    """The parts of a sentence that a semicolon, or a comma before a word of contrast, sets against one another."""
    whole, starts, quoted = view.sentence.span, [view.sentence.span.start], False
    tokens = view.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.text in QUOTES:
            quoted = token.text == "“" or (token.text == '"' and not quoted)
        if quoted:
            continue
        after = tokens[at + 1]
        contrast = token.text == "," and after.lower_ in words.roles["contrast"]
        if token.text == ";" or (contrast and not _goes_on(view, at + 2)):
            starts.append(view.span_of(after).start)
    return [Span(start, end) for start, end in itertools.pairwise([*starts, whole.end])]


def _goes_on(view: SentenceView, at: int) -> bool:
    """Whether people harmed stand right after a word of contrast: the toll goes on."""
    return any(view.is_victim(word) for word in view.tokens[at : at + EDGE])


def _head_of(noun: Token) -> Token:
    """The noun that a compound's word belongs to: `hospital` for `Al-Noor` in `the Al-Noor hospital`."""
    while noun.dep_ == "compound":
        noun = noun.head
    return noun


def _is_told(verb: Token) -> bool:
    """Whether a verb of speech is passive: `was reported`, `figures released by X`."""
    passive = ("nsubjpass", "auxpass", "agent") if verb.tag_ == "VBN" else ("nsubjpass", "auxpass")
    return any(child.dep_ in passive for child in verb.children)


def _has_finite_clause(verb: Token) -> bool:
    clauses = (child for child in verb.children if child.dep_ == "ccomp")
    return any(c.tag_ in FINITE or any(part.dep_ in ("aux", "mark") for part in c.children) for c in clauses)


def _may_be_finite(verb: Token) -> bool:
    """Whether a participle is a main verb, by its auxiliary or by what it says: `has announced`, `reported that`."""
    return verb.tag_ == "VBN" and any(
        child.dep_ == "aux" or (child.dep_ == "ccomp" and child.i > verb.i) for child in verb.children
    )


def _is_joined(verb: Token) -> bool:
    """Whether a verb follows `and` or `but`, so that it shares the subject of the one before."""
    if verb.dep_ != "conj":
        return False
    before = itertools.takewhile(lambda t: t.pos_ in ("ADV", "AUX"), (verb.doc[i] for i in range(verb.i - 1, -1, -1)))
    place = verb.i - 1 - sum(1 for _ in before)
    return place >= 0 and verb.doc[place].pos_ == "CCONJ"


def _is_hyphened(token: Token) -> bool:
    """Whether a name stands in a compound that tells of a place or party: `rebel-held`."""
    return token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_
