"""The codebook of triggers: which word forms may name an act, and what must stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from syria_news.lexicon import Lexicon
from syria_news.lexicon.codebook_files import Row, read_codebook, unknown_word
from syria_news.schema import ACLED_TYPES, EVENT_TYPES

__all__ = ["KINDS", "NOT_AN_EVENT", "Trigger", "TriggerBook", "class_words", "inflections", "load_triggers"]

NOT_AN_EVENT = ("none", "light", "harmed")
MODES = (
    "act",
    "mutual",
    "harm",
    "suffer",
    "munition",
    "motion",
    "own",
    "light",
    "speech",
    "told",
    "felt",
    "doer",
    "modal",
    "none",
)
POS = ("verb", "noun", "adj", "modal")
PREPOSITIONS = frozenset(
    ("of", "to", "for", "against", "on", "with", "from", "between", "at", "over")
)  # behind a noun in a pattern; the noun is the head
KINDS = {
    "@actor": None,
    "@troops": ("military", "rebel"),
    "@person": ("person",),
    "@official": ("government", "state", "igo", "political"),
}  # of actors: any, or by their types
SOMEBODY = "somebody"  # the class of nouns for those who act without a name, as a subject as good as any actor
NAMED = frozenset((*KINDS, "@place"))
_WORD = re.compile(r"[A-Za-z]+")
_DOUBLED = re.compile(r".*[^aeiou][aeiou][bdgklmnprt]$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of the codebook: the head, the words before and after it, what it means and what it needs."""

    pattern: str
    head: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    pos: str
    type: str
    acled_type: str | None
    mode: str
    negated: bool
    subject: frozenset[str]
    object: frozenset[str]
    example: str
    beside: frozenset[str]  # all words before and after the head
    asked: frozenset[str]  # the first words of objects, one of which must be there; none where a name may be the object

    @property
    def is_event(self) -> bool:
        """Whether the words themselves name an act."""
        return self.type not in NOT_AN_EVENT

    def may_stand(self, words: Set[str]) -> bool:
        """Whether the words of a sentence hold those that the row asks for, wherever they stand."""
        return self.beside <= words and (not self.asked or not self.asked.isdisjoint(words))

    @property
    def narrowness(self) -> int:
        """How much the row asks for."""
        words = len(self.before) + len(self.after) + 2 * self.negated
        return 4 * words + 2 * bool(self.object) + bool(self.subject)


@dataclass(frozen=True)
class TriggerBook:
    """All triggers, by the word forms of their heads."""

    rows: tuple[Trigger, ...]
    by_form: dict[str, tuple[Trigger, ...]]

    def of_form(self, form: str) -> tuple[Trigger, ...]:
        """List the rows whose head may have this form."""
        return self.by_form.get(form.lower(), ())

    def in_text(self, text: str) -> bool:
        """Whether any word of a text may name an act.

        Examples
        --------
        >>> from syria_news.lexicon import load_lexicon
        >>> book = load_triggers(load_lexicon())
        >>> book.in_text("Rebels shelled the airport."), book.in_text("It was a mild winter.")
        (True, False)
        """
        words = [match[0].lower() for match in _WORD.finditer(text)]
        known = {form for word in words for form in _singulars(word)}
        return any(row.is_event and row.may_stand(known) for word in words for row in self.by_form.get(word, ()))


def _singulars(word: str) -> tuple[str, ...]:
    """A word with what it may be the plural or third person of."""
    regular = word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)
    return word, *regular, re.sub("men$", "man", word), word.removesuffix("ren")


def load_triggers(lexicon: Lexicon) -> TriggerBook:
    """Load the codebook of triggers, with the rows of the lexicon's user.

    Parameters
    ----------
    lexicon : Lexicon
        For its folder.

    Returns
    -------
    TriggerBook
        The same object for the same folder.

    Raises
    ------
    CodebookError
        If a row has an unknown type, mode, part of speech or class.

    Examples
    --------
    >>> from syria_news.lexicon import load_lexicon
    >>> sorted({row.type for row in load_triggers(load_lexicon()).of_form("ceasefire")})
    ['RETREAT']
    """
    return _load(lexicon.folder)


@cache
def class_words(folder: Path | None, *classes: str) -> frozenset[str]:
    """List the words of some classes that rows of triggers may ask for."""
    rows = read_codebook("trigger_words", folder)
    return frozenset(word for row in rows if row["class"] in classes for word in row["words"].split("|"))


@cache
def _load(folder: Path | None) -> TriggerBook:
    classes = {row["class"]: row["words"].split("|") for row in read_codebook("trigger_words", folder)}
    irregular: dict[Trigger, list[str]] = {}
    rows = []
    for line in read_codebook("triggers", folder):
        trigger = _trigger(line, classes)
        irregular[trigger] = [form for form in line["forms"].split("|") if form]
        rows.append(trigger)
    return TriggerBook(tuple(rows), _by_form(rows, irregular))


def _by_form(rows: Iterable[Trigger], irregular: dict[Trigger, list[str]]) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for trigger in rows:
        for form in dict.fromkeys((*inflections(trigger.head, trigger.pos), *irregular.get(trigger, ()))):
            found.setdefault(form, []).append(trigger)
    return {form: tuple(sorted(group, key=lambda row: -row.narrowness)) for form, group in found.items()}


def _trigger(row: Row, classes: dict[str, list[str]]) -> Trigger:
    for column, known in (("type", (*EVENT_TYPES, *NOT_AN_EVENT)), ("mode", MODES), ("pos", POS)):
        if row[column] not in known:
            raise row.error(unknown_word(column, row[column], known))
    if row["acled_type"] and row["acled_type"] not in ACLED_TYPES:
        raise row.error(unknown_word("acled_type", row["acled_type"], ACLED_TYPES))
    words = row["pattern"].replace("-", " - ").split()  # as the tokenizer parts them
    negated = words[0] == "not"
    words = words[negated:]
    place = 2 * (words[1:2] == ["-"])
    if row["pos"] == "noun":
        place = len(words) - 1 - (len(words) > 1 and words[-1] in PREPOSITIONS)
    objects = frozenset(_words(row, "object", classes))
    return Trigger(
        row["pattern"],
        words[place],
        tuple(words[:place]),
        tuple(words[place + 1 :]),
        row["pos"],
        row["type"],
        row["acled_type"] or None,
        row["mode"],
        negated,
        frozenset(_words(row, "subject", classes)),
        objects,
        row["example"],
        frozenset((*words[:place], *words[place + 1 :])) - {"-"},
        frozenset(word.split()[0] for word in objects) if NAMED.isdisjoint(objects) else frozenset(),
    )


def _words(row: Row, column: str, classes: dict[str, list[str]]) -> Iterator[str]:
    for word in filter(None, row[column].split("|")):
        if not word.startswith("@") or word in NAMED:
            yield word
            if word == "@actor" and column == "subject":
                yield from classes[SOMEBODY]
        elif word[1:] in classes:
            yield from classes[word[1:]]
        else:
            raise row.error(unknown_word("class", word[1:], [*classes, *(name[1:] for name in sorted(NAMED))]))


def inflections(lemma: str, pos: str) -> list[str]:
    """List the regular forms of a verb or noun; generous, since only real forms occur in texts.

    Examples
    --------
    >>> inflections("deny", "verb")
    ['deny', 'denies', 'denied', 'denying']
    >>> inflections("siege", "noun")
    ['siege', 'sieges']
    """
    ends_in_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    hisses = lemma.endswith(("s", "sh", "ch", "x", "z"))
    plural = lemma[:-1] + "ies" if ends_in_y else lemma + ("es" if hisses else "s")
    if pos == "adj":
        return [lemma]
    if pos == "noun":
        return [lemma, plural]
    stem = lemma.removesuffix("e") if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    past = lemma[:-1] + "ied" if ends_in_y else lemma.removesuffix("e") + "ed"
    forms = [lemma, plural, past, stem + "ing"]
    if _DOUBLED.match(lemma):
        forms += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    return forms
