"""Walking a parse: the phrase of a noun, the clause of a verb, who stands in its subject and object."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syria_news.language.parses import Token

__all__ = [
    "LETTING",
    "agents_by",
    "clause",
    "conjuncts",
    "governing_verb",
    "is_passive",
    "naming_phrase",
    "objects_of",
    "owners",
    "phrase",
    "prepositional",
    "reads_as_adjective",
    "relative_owner",
    "stands_for_clause",
    "subjects_of",
]

CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"))
COORDINATED = ("conj", "parataxis", "cc")
RELATIVE = frozenset(("which", "that", "who", "whom", "where", "whose"))
NOMINAL_STEPS = frozenset(
    [
        "pobj",
        "prep",
        "dobj",
        "nsubj",
        "nsubjpass",
        "compound",
        "conj",
        "appos",
        "agent",
        "amod",
        "nmod",
        "poss",
        "attr",
        "oprd",
        "dative",
        "pcomp",
        "npadvmod",
        "nummod",
    ]
)
REPORTING = frozenset(("according", "due", "thanks", "prior", "owing", "because"))
NAMING = frozenset(("of", "from", "among", "including", "between"))  # before a name that says whose or which
APPOSED = 6  # tokens; what stands further off is another noun that the parser could not place
LONGEST_CHAIN = 12
REMEMBERED = 64  # tokens; the rules for a sentence ask for the same again and again
CALLING = frozenset(("call", "appeal", "plead", "prevail", "rely", "count", "lean"))  # on, upon, to or with somebody
ASKING = CALLING | {"ask", "urge", "press", "pressure", "force", "order", "tell", "push", "persuade", "allow", "enable"}
LETTING = ASKING | {"let", "help", "assist", "permit", "invite"}  # somebody do something
IMPERSONAL = frozenset(("worth", "important", "necessary", "possible", "impossible", "vital", "essential", "time"))
BESIDE = 3  # tokens from a participle to the next that shares its by-phrase


@lru_cache(maxsize=REMEMBERED)
def phrase(token: Token) -> tuple[Token, ...]:
    """The tokens of a noun phrase, without the clauses that hang on it, in order."""
    found, waiting = [token], [token]
    while waiting:
        for child in waiting.pop().children:
            if child.dep_ not in CLAUSES and child.dep_ != "punct":
                found.append(child)
                waiting.append(child)
    return tuple(sorted(found, key=attrgetter("i")))


def naming_phrase(token: Token) -> list[Token]:
    """The tokens of a noun phrase that can say who is meant: no coordinated noun, no place or time behind it."""
    found, waiting = [token], [token]
    while waiting:
        for child in waiting.pop().children:
            aside = child.dep_ in CLAUSES or child.dep_ in ("punct", "conj", "appos")
            if not aside and (child.dep_ != "prep" or child.lower_ in NAMING):
                found.append(child)
                waiting.append(child)
    return sorted(found, key=attrgetter("i"))


@lru_cache(maxsize=REMEMBERED)
def clause(token: Token) -> tuple[Token, ...]:
    """The tokens of the clause or phrase that a token heads, without the clauses coordinated with it."""
    beside = COORDINATED if token.pos_ in ("VERB", "AUX") else ()
    waiting = [
        child
        for child in token.children
        if child.dep_ not in beside and not (child.dep_ == "ccomp" and child.i < token.i)  # what is said, then who says
    ]
    found = [token]
    while waiting:
        child = waiting.pop()
        found.append(child)
        waiting += child.children
    return tuple(sorted(found, key=attrgetter("i")))


def conjuncts(token: Token) -> list[Token]:
    """A token and those coordinated with it below it."""
    found, waiting = [token], [token]
    while waiting:
        for child in waiting.pop().children:
            if child.dep_ == "conj" or (child.dep_ == "appos" and child.i - token.i <= APPOSED):
                found.append(child)
                waiting.append(child)
    return found


def is_passive(verb: Token) -> bool:
    """Whether a verb's subject undergoes the act."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBN" and not _own_subject(verb):
        return is_passive(verb.head)
    if _past_aside(verb) is not None:
        return False
    participle = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD")
    # Without commas, `groups targeted the village` is taken for a participle; its object shows what it is.
    acts = any(child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ == "with") for child in verb.children)
    return participle and not acts and not _own_subject(verb)  # a statement that rebels had fired


def _past_aside(verb: Token) -> Token | None:
    """The subject before a participle's by-phrase to whose noun the parser gave the verb: `men backed by Iran took`."""
    by = verb.head.head
    if verb.dep_ != "acl" or verb.head.dep_ != "pobj" or by.dep_ != "agent" or by.head.dep_ != "acl":
        return None
    described = by.head.head  # a sentence without another verb has this one
    return described if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and described.dep_ == "ROOT") else None


def _own_subject(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]


def subjects_of(verb: Token) -> list[Token]:
    """The nouns in a verb's subject; where it has none of its own, the one that it shares or is controlled by."""
    if reads_as_adjective(verb):
        return [verb.nbor(-1)]
    asked = verb
    for _ in range(LONGEST_CHAIN):
        own = _own_subject(verb) or _subject_in_front(verb)
        if own and not _is_expletive(own[0], first=asked):
            return [_antecedent(token, verb) for token in own]
        head = verb.head
        if (described := _past_aside(verb)) is not None:
            return [described]
        if verb.dep_ == "acl":
            return [head] if verb.tag_ in ("VBG", "VBN", "VBD") else _meant_to(verb) or owners(head)
        if verb.dep_ == "pcomp" and head.dep_ in ("prep", "mark", "cc"):
            head = head.head
        if verb.dep_ == "relcl" and _is_infinitive(verb):
            return owners(head)  # needs more time to leave
        if head.i == verb.i or verb.dep_ == "relcl":
            return []
        if head.pos_ in ("NOUN", "PROPN"):
            return owners(head)
        if verb.dep_ in ("xcomp", "pcomp", "ccomp") or (verb.dep_ == "advcl" and head.lemma_ in ASKING):
            controlling = [child for child in head.children if child.dep_ in ("dobj", "dative")] or _called_on(head)
            if controlling and verb.i > controlling[0].i:
                return controlling
        if verb.dep_ not in ("xcomp", "pcomp", "conj", "advcl", "ccomp", "dep", "acomp"):
            return []
        verb = head
    return []


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _meant_to(verb: Token) -> list[Token]:
    """Who is to do what a noun asks for: `a call for the army to lift the siege`."""
    named = (noun for word, noun in prepositional(verb.head) if word == "for")
    return [noun for noun in named if verb.nbor(-1).lower_ == "to" and noun.i == verb.i - 2]


def _is_expletive(subject: Token, first: Token) -> bool:
    """Whether an `it` above a clause stands for the clause: `they agreed it was worth extending the truce`."""
    verb = subject.head
    if subject.lower_ != "it" or verb.lemma_ != "be" or verb.i == first.i:
        return False
    return any(child.lower_ in IMPERSONAL for child in verb.children)


def stands_for_clause(pronoun: Token) -> bool:
    """Whether an `it` announces the clause behind it: `it should be noted that`, `it is a pity that`."""
    if pronoun.lower_ != "it":
        return False
    behind = [child for child in pronoun.head.children if child.i > pronoun.i]
    behind += [child for part in behind if part.dep_ in ("attr", "acomp") for child in part.children]
    clauses = [part for part in behind if part.dep_ in ("ccomp", "advcl", "acl", "relcl")]
    return any(child.dep_ == "mark" and child.lower_ == "that" for clause in clauses for child in clause.children)


def _called_on(verb: Token) -> list[Token]:
    """Whom a verb asks to act, behind a preposition: `called on Russia to stop`, `pleaded with them to leave`."""
    if verb.lemma_ not in CALLING:
        return []
    return [noun for word, noun in prepositional(verb) if word in ("on", "upon", "to", "with")][:1]


def reads_as_adjective(verb: Token) -> bool:
    """Whether the parser may have taken a verb between its subject and its object for an adjective.

    `Fighters of the brigade fired shells at the town`.
    """
    if verb.dep_ != "amod" or verb.head.i < verb.i or verb.tag_ not in ("VBD", "VBN") or verb.i == 0:
        return False
    return verb.nbor(-1).pos_ in ("NOUN", "PROPN")


def _subject_in_front(verb: Token) -> list[Token]:
    """The noun right before a verb's auxiliary, where a comma-less sentence has given it to another verb."""
    first = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), None)
    if first is None or verb.dep_ != "conj" or first.i == 0:
        return []
    before = first.nbor(-1)
    return [before] if before.pos_ in ("NOUN", "PROPN") else []


def _antecedent(token: Token, verb: Token) -> Token:
    if token.lower_ not in RELATIVE or verb.dep_ != "relcl":
        return token
    described = verb.head.dep_ == "appos" and verb.head.i - verb.head.head.i <= APPOSED
    return verb.head.head if described else verb.head  # the Front, a large coalition, which


def objects_of(verb: Token) -> list[Token]:
    """The nouns that a verb acts on: object, passive subject, or what its participle or relative clause modifies."""
    if reads_as_adjective(verb):
        return [verb.head]
    if is_passive(verb):
        return [_antecedent(child, verb) for child in verb.children if child.dep_ == "nsubjpass"] or subjects_of(verb)
    found = [child for child in verb.children if child.dep_ in ("dobj", "oprd", "attr")]
    found = [_antecedent(child, verb) for child in found]
    if not found and verb.dep_ == "relcl" and not any(token.i == verb.head.i for token in subjects_of(verb)):
        return [verb.head]
    if not found and verb.lemma_ in LETTING:  # let the inspectors visit the site
        found = [noun for child in verb.children if _is_bare(child) for noun in _own_subject(child)]
    if not found and verb.dep_ == "conj":  # They shelled and burned the village: the object stands with the last verb
        return []
    return found


def _is_bare(child: Token) -> bool:
    """Whether a clause is what somebody is let or asked to do, not what is said."""
    marked = any(part.dep_ == "mark" for part in child.children)
    return child.dep_ == "ccomp" and child.tag_ in ("VB", "VBG") and not marked


def agents_by(verb: Token) -> list[Token]:
    """The nouns in a by-phrase, also one that stands with the participle beside it: `attacked and driven back by …`."""
    found = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += [part for part in child.children if part.dep_ == "pobj"]
    beside = next((child for child in verb.children if child.dep_ == "conj" and child.i - verb.i <= BESIDE), None)
    if found or beside is None or beside.tag_ != "VBN" or _own_subject(beside):
        return found
    return agents_by(beside)


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """Pairs of a preposition that hangs on a token and its noun."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative"):
            for part in child.children:
                if part.dep_ in ("pobj", "pcomp"):
                    yield child.lower_, part
                elif part.dep_ == "prep" and child.lower_ not in REPORTING:  # out of, ahead of
                    yield from ((part.lower_, noun) for noun in part.children if noun.dep_ == "pobj")


def owners(noun: Token) -> list[Token]:
    """Whose plan or decision a noun is: its possessor, else its modifier and the subject of the verb it stands with."""
    possessors = [relative_owner(child) for child in noun.children if child.dep_ == "poss"]
    if possessors:
        return possessors
    found = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    found += [part for word, part in prepositional(noun) if word in ("by", "of")]
    verb = governing_verb(noun)
    if verb is not None and not any(noun.i == token.i for token in _own_subject(verb)):
        found += subjects_of(verb) if not is_passive(verb) else agents_by(verb)
    return found


def relative_owner(token: Token) -> Token:
    """The noun that `whose` stands for: `a group whose attacks went on`; any other word itself."""
    if token.lower_ != "whose":
        return token
    return next((verb.head for verb in token.ancestors if verb.dep_ == "relcl"), token)


def governing_verb(noun: Token) -> Token | None:
    """The verb whose argument a noun is, through prepositions and other nouns, or None."""
    token = noun
    for _ in range(LONGEST_CHAIN):
        if token.dep_ not in NOMINAL_STEPS or token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None
