"""Whether a clause tells what has happened, is planned, called for, denied or only supposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from syria_news.lexicon.codebook_files import read_codebook

if TYPE_CHECKING:
    from syria_news.language.parses import Parse, Token

__all__ = ["SpeechWords", "Status", "chain_up", "is_infinitive", "speech_words", "status_of"]

Status = Literal["reported", "planned", "proposed", "denied", "hypothetical", "negated"]
SMALL = frozenset(
    (
        "coming",
        "proof",
        "happening",
        "standing",
        "joining",
        "article",
        "definite",
        "personal",
        "modal",
        "negation",
        "none",
        "contrast",
        "condition",
        "topic",
    )
)
GOVERNING = ("denial", "intention", "request", "supposition")
FINITE = ("VBD", "VBZ", "VBP")
PRESENT = ("VBZ", "VBP")
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
REACHING = frozenset(("to", "into", "in"))  # before the talks that somebody goes into
INSTEAD = frozenset(("instead of", "short of", "rather than"))
LATER = frozenset(("later", "eventually", "subsequently", "ultimately"))
LINKING = frozenset(("be", "look", "seem", "appear", "become", "remain"))
AGREED = frozenset(("agree", "decide", "commit", "mean", "set", "fail", "block", "stop", "intend", "aim", "design"))
TIMES = frozenset(("when", "once", "before", "after", "as", "while"))
ARGUMENTS = frozenset(("dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative"))
CONTENT = frozenset(("xcomp", "ccomp", "acl", "pcomp"))
CHAIN = 10  # words from a trigger up to what governs it


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The table of words of speech: by role, each with its status."""

    roles: dict[str, dict[str, str]]
    cues: frozenset[str]  # all but the small words

    def governs(self, token: Token) -> Status | None:
        """The status that a verb, noun or adjective gives its complement, or None."""
        for role in GOVERNING:
            status = self.roles[role].get(token.lemma_.lower())
            if status:
                return cast(Status, status)
        return None

    def tellers(self, doc: Parse) -> list[Token]:
        """The tokens of a sentence that may tell of speech."""
        words = zip(doc.tokens, doc.lower, doc.lemmas, strict=True)
        return [token for token, lower, lemma in words if lower in self.cues or lemma in self.cues]

    def is_a(self, role: str, token: Token) -> bool:
        """Whether a token has a role, by its lemma or as it is written."""
        return token.lemma_.lower() in self.roles[role] or token.lower_ in self.roles[role]


@cache
def speech_words(folder: Path | None) -> SpeechWords:
    """Read the table of words of speech, once for each folder of codebooks."""
    roles: dict[str, dict[str, str]] = {}
    for row in read_codebook("speech", folder):
        roles.setdefault(row["role"], {})[row["word"]] = row["status"]
    return SpeechWords(roles, frozenset(word for role in roles.keys() - SMALL for word in roles[role]))


def status_of(token: Token, words: SpeechWords) -> Status:
    """Climb from a trigger to what governs it, as far as its clause reaches, and give the first status on the way."""
    if token.lower_ in words.roles["modal"]:
        return "reported"  # `must` names the call itself, not what is called for
    for step, here in enumerate(chain_up(token, words)):
        # What is feared stays supposed, whatever its own verb says (`fear that it will fall`).
        if here.dep_ == "ccomp" and words.governs(here.head) == "hypothetical":
            return "hypothetical"
        nominal = step == 0 and here.pos_ == "NOUN"
        if nominal and (_is_to_come(here) or _is_called_coming(here, words)):
            return "planned"
        if _has_yet_to(here):
            return "planned" if token.pos_ == "NOUN" else "denied"
        status = _own(here, words, nominal=nominal) or _governed(here, words)
        if status:
            return status
    return "reported"


def _is_to_come(noun: Token) -> bool:
    """Whether a noun is of what is not yet: `talks to be held on Sunday`."""
    clauses = [child for child in noun.children if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN"]
    return any(map(is_infinitive, clauses))


def _has_yet_to(verb: Token) -> bool:
    """Whether something has not come so far: `has yet to begin`."""
    return verb.lemma_ == "have" and _has(verb, "xcomp") and any(child.lower_ == "yet" for child in verb.children)


def _is_called_coming(noun: Token, words: SpeechWords) -> bool:
    """Whether a noun is said to be ahead: `an attack is imminent`."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in LINKING or _has(verb, "neg"):
        return False
    return any(words.is_a("coming", child) for child in verb.children if child.dep_ in ("acomp", "oprd", "attr"))


def chain_up(token: Token, words: SpeechWords) -> Iterator[Token]:
    """A token and the words above it, as far as what is said of them holds for it too."""
    here = token
    for _ in range(CHAIN):
        yield here
        if not _shares_clause(here, words):
            return
        # `sessions of talks` are held as the sessions are.
        here = here.head.head if here.dep_ == "pobj" else here.head


def _shares_clause(token: Token, words: SpeechWords) -> bool:
    """Whether what its head says of itself holds for a token too."""
    if token.dep_ in ("xcomp", "conj", "aux", "auxpass", "compound"):
        told = token.tag_ in FINITE and token.lower_ != token.lemma_ and token.head.tag_ == "VB"  # parsed wrongly
        return token.dep_ != "conj" or not (told or _has(token, "nsubj", "nsubjpass", "aux"))
    if token.dep_ in ARGUMENTS:
        return bool(token.head.pos_ in ("VERB", "AUX") and not _is_topic(token, words))
    if token.dep_ == "pobj":
        ends = token.head.lower_ == "with" and _has(token.head.head, "prt")  # `failed to come up with a plan`
        entered = token.head.lower_ in REACHING and words.is_a("joining", token.head.head)  # `ready to go into talks`
        return ends or entered or bool(token.head.lower_ == "of" and token.head.head.pos_ == "NOUN")
    if token.dep_ == "acomp":
        return token.head.lemma_ == "be" and _has(token, "xcomp")  # `was not able to enter`
    if token.dep_ == "ccomp":
        return bool(token.tag_ == "VB" and not _has(token, "aux", "mark"))
    return token.dep_ == "advcl" and token.tag_ == "VBG" and not _has(token, "mark", "prep")


def _is_topic(noun: Token, words: SpeechWords) -> bool:
    """Whether something is said of an act that is there: `the attack was not the first`, `to end the siege`."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        return True
    if noun.pos_ != "NOUN":
        return False
    if words.is_a("standing", verb):
        return True
    if noun.dep_ not in ("nsubj", "nsubjpass") or words.is_a("happening", verb):
        return False
    helped = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    known = any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in noun.children)
    open_ = {child for child in helped if words.roles["modal"].get(child) not in (None, "hypothetical")}
    return known and bool(helped) and (not open_ or "have" in helped)


def _has(token: Token, *relations: str) -> bool:
    return any(child.dep_ in relations for child in token.children)


def _own(token: Token, words: SpeechWords, *, nominal: bool) -> Status | None:
    """The status that a word's own auxiliaries, negation and conjunction give."""
    for child in token.children:
        written = child.lower_
        if written in words.roles["none"] and child.dep_ in ("det", "nsubj", "nsubjpass", "dobj"):
            return "negated"
        if child.dep_ in ("nsubj", "nsubjpass") and _has_no(child, words):
            return "negated"
        if written == "neither" and child.dep_ in ("preconj", "cc", "advmod") and not nominal:
            return "denied"
        if child.dep_ == "neg" and written in words.roles["negation"]:
            return None if nominal else _promised_not(token, words)
        if child.dep_ == "mark" and written in words.roles["condition"]:
            return cast(Status, words.roles["condition"][written])
        if written == "than" and child.dep_ == "mark" and child.i and child.nbor(-1).lower_ == "rather":
            return "denied"
        if nominal and child.dep_ in ("amod", "advmod", "compound") and written in words.roles["coming"]:
            return cast(Status, words.roles["coming"][written])
    if nominal:
        return None
    if _is_awaited(token, words):
        return "proposed" if any(child.lower_ == "until" for child in token.children) else "planned"
    return next((status for child in token.children if (status := _modal(child, token, words))), None)


def _is_awaited(verb: Token, words: SpeechWords) -> bool:
    """Whether a clause of time tells what is to come: `once they leave, they will attack`, `whether they leave`."""
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i}
    ahead = any(words.roles["modal"].get(child.lower_) in ("planned", "conditional") for child in verb.head.children)
    if verb.dep_ == "advcl" and ahead and "until" in marks:
        return True
    helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    present = any(part.tag_ in PRESENT for part in (verb, *helping)) and not any(p.lemma_ == "have" for p in helping)
    if "whether" in marks:
        return present or is_infinitive(verb)
    return verb.dep_ == "advcl" and present and ahead and bool(marks & TIMES)


def _promised_not(verb: Token, words: SpeechWords) -> Status:
    """A negated verb was not done; `will not` announces what is to come."""
    # `vowed not to attack`
    if verb.dep_ == "xcomp" and is_infinitive(verb) and words.governs(verb.head) == "planned":
        return "planned"
    ahead = any(words.roles["modal"].get(child.lower_) in ("planned", "conditional") for child in verb.children)
    return "planned" if ahead else "denied"


def _has_no(subject: Token, words: SpeechWords) -> bool:
    return any(child.lower_ in words.roles["none"] and child.dep_ == "det" for child in subject.children)


def _modal(child: Token, verb: Token, words: SpeechWords) -> Status | None:
    if child.dep_ not in ("aux", "auxpass") or _is_month(child):
        return None
    status = words.roles["modal"].get(child.lower_)
    if status == "proposed" and any(other.dep_ == "nsubj" and other.i > child.i for other in verb.children):
        return "hypothetical"  # `should they attack, …`
    if status == "conditional" and _came_later(verb):
        return "reported"
    if status in ("conditional", "planned") and _is_feared(verb, words):
        return "hypothetical"
    if status == "conditional":
        return "planned" if _is_said(verb, words) else "hypothetical"
    if status:
        return cast(Status, status)
    if child.lower_ == "to" and verb.dep_ == "ROOT" and _has(verb, "nsubjpass"):
        return "planned"  # a headline: `Talks to be held in Geneva`
    if child.lower_ == "to" and verb.dep_ == "xcomp" and verb.head.lower_ == "going":
        return "planned"
    # `is to hold`: the infinitive under a form of be
    is_to = child.lower_ == "to" and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"
    return "planned" if is_to and not _has(verb.head, "acomp", "attr") else None


def _came_later(verb: Token) -> bool:
    """Whether a verb looks ahead from the past to what has come: `would later be killed`, `would go on to rule`."""
    went_on = verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.children) and _has(verb, "xcomp")
    return went_on or any(child.lower_ in LATER and child.dep_ == "advmod" for child in verb.children)


def _is_month(child: Token) -> bool:
    """Whether what the parser takes for a verb is a month: "since 21 May have killed"."""
    return child.text == "May" and child.i > 0 and (child.nbor(-1).like_num or child.nbor(-1).tag_ == "IN")


def _is_feared(verb: Token, words: SpeechWords) -> bool:
    """Whether somebody warns of what others will do or what will come."""
    if verb.dep_ != "ccomp" or not words.is_a("warning", verb.head):
        return False
    return not any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in verb.children)


def _is_said(verb: Token, words: SpeechWords) -> bool:
    return verb.dep_ in ("ccomp", "conj") and any(words.is_a("statement", above) for above in verb.ancestors)


def _governed(token: Token, words: SpeechWords) -> Status | None:
    """The status that the word above gives, if the token is its complement."""
    head = token.head
    if token.dep_ == "pobj":
        if head.lower_ in words.roles["without"]:
            return "denied"
        if head.lower_ == "of" and head.head.lower_ in words.roles["ahead"]:
            return "planned"
        if head.lower_ == "to" and head.head.lower_ == "due":
            return None  # a cause
        return words.governs(head.head) if head.lower_ in ("for", "of", "to", "against") else None
    if token.dep_ == "pcomp":
        if head.dep_ == "cc":
            return None  # `preventing evacuations, as well as targeting a convoy`
        if head.i and f"{head.nbor(-1).lower_} {head.lower_}" in INSTEAD:
            return "denied"  # `stopped short of condemning`
        given = "denied" if head.lower_ in words.roles["without"] else words.governs(head.head)
        return None if given == "planned" and head.lower_ == "from" else cast(Status, given)
    if token.dep_ in ("acl", "ccomp") and words.is_a("proof", head) and _has_no(head, words):
        return "denied"  # `no evidence that`
    if token.dep_ == "acl" and words.is_a("allegation", head):
        # `dismissed reports that`, `dismissed as false reports that`
        above = head.head.head if head.dep_ == "pobj" else head.head
        return "denied" if "denied" in (words.governs(head), words.governs(above)) else None
    if token.dep_ in ("oprd", "advcl") and token.i == head.i + 1 and words.governs(head) == "hypothetical":
        return "hypothetical"  # `feared dead`
    if token.dep_ == "nsubjpass" and token.pos_ == "NOUN" and head.lemma_ not in AGREED:
        given = words.governs(head)  # `a raid is planned`, `the visit was cancelled`
        return None if given == "hypothetical" or _has(head, "neg") else given
    if token.dep_ in CONTENT or token.dep_ == "dobj" or (token.dep_ == "advcl" and is_infinitive(token)):
        given = words.governs(head)
        if given == "planned" and (_has(head, "neg") or _has_no(head, words)):
            return "denied"  # `was not planning a pause`, `has no plans to leave`
        if given == "proposed" and _has(head, "neg"):
            return "hypothetical"  # `did not want a deal`
        if given and (token.dep_ == "dobj" or _is_open(token, given)):
            return given
        if words.is_a("purpose", head) and is_infinitive(token):
            return "planned"  # `an offensive to take the town`
    return _beside(token, words)


def _beside(token: Token, words: SpeechWords) -> Status | None:
    """The status that the word before `to` gives, where the parse has not joined the two (`due to be held`)."""
    if token.tag_ not in ("VB", "VBN"):
        return None
    particle = next((child for child in token.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    if particle is None or particle.i == 0:
        return None
    before = particle.nbor(-1)
    return "planned" if words.is_a("purpose", before) else words.governs(before)


def _is_open(token: Token, given: Status) -> bool:
    """Whether a clause under an intention or request is an infinitive or bare, so that it may be to come."""
    called_for = given == "proposed" and token.tag_ == "VBP" and _has(token, "mark")  # `demanded that they stop`
    bare = any(child.dep_ == "auxpass" and child.lower_ == "be" for child in token.children)  # that it be lifted
    weighed = given == "planned" and token.tag_ == "VBG" and token.dep_ == "xcomp"  # considered arming them
    return (
        given in ("denied", "hypothetical")
        or called_for
        or bare
        or token.tag_ == "VB"
        or token.pos_ == "ADJ"
        or weighed
    )


def is_infinitive(token: Token) -> bool:
    """Whether a verb has `to` before it."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
