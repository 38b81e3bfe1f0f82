"""What stands beside a capitalised name that no codebook holds and shows that a person bears it."""

from __future__ import annotations

from dataclasses import dataclass

from syria_news.lexicon.candidates import Words
from syria_news.mentions.name_books import Naming

__all__ = ["Evidence"]

_APPOSED = ("who", "whose", "aged")
_ARTICLES = ("a", "an", "the", "who", "whose", "one", "another", "his", "her", "their")
_TELLS = ("said", "says", "told", "added", "recalled")
_COPULAS = ("is", "was", "has", "had")
_CLOSING = ("”", '"')
_APPOSING = ("a", "an", "another", "the", "one", "his", "her", "their", "my", "our", "its")
_INDEFINITE = ("a", "an", "another")
_APPOSITION = 8  # words among which the noun of an apposition stands
_GIVING = ("named", "called", "nicknamed", "dubbed")  # before the name of one who has not been named
_AS = ("only", "name", "known", "identified", "himself", "herself", "themselves", "just", "simply")  # before "as"
_LEADING = ("in", "at", "near", "from", "to", "of", "outside", "around", "inside", "across", "into")
_KINDRED = (
    "brothers", "sisters", "sons", "daughters", "children", "parents", "cousins", "twins", "friends", "neighbours",
    "colleagues", "siblings", "grandchildren", "girls", "boys", "grandsons", "nephews", "nieces", "comrades",
)  # fmt: skip
_KIN = ("his", "her", "their", "son", "daughter", "brother", "wife", "husband", "named", "called", "friend")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signs that the words of an article give."""

    words: Words
    naming: Naming

    def shows_person(self, first: int, last: int) -> bool:
        """Whether a person's name runs from one word to another, going by what stands beside it."""
        if self._speaks(first, last) or self._is_aged(first, last) or self._is_described(first, last):
            return True
        return first == last and self.is_introduced(first)

    def is_no_place(self, place: int) -> bool:
        """Whether a given name that places bear too is a person's: "Samira, a nurse", "Samira, 34,"."""
        return self.is_introduced(place, strict=True) or (
            self.words[place].text in self.naming.given and self._is_aged(place, place)
        )

    def is_introduced(self, place: int, strict: bool = False) -> bool:
        """Whether a given name stands alone where somebody is introduced by it: "Rami, a baker", "named Rima"."""
        words = self.words
        if words[place].text not in self.naming.given or not self.is_plain(place, place):
            return False
        before = words[place - 1].lower if place else ""
        if before in _LEADING:
            return False
        if self._was_aged(place + 1):
            return True
        return self._is_explained(place + 1, strict) or (place > 0 and self._is_given(place, before))

    def _was_aged(self, following: int) -> bool:
        """Whether a clause gives an age: "Tareq was 17 when"."""
        words = self.words
        if following + 1 >= len(words) or words[following].text not in ("is", "was", "turned"):
            return False
        age = words[following + 1].text
        return age.isdecimal() and len(age) == 2 and words.joined(following - 1, following + 1)

    def _is_given(self, place: int, before: str) -> bool:
        words, gap = self.words, self.words.gap(place)
        if gap == " " and place > 1 and before == "and" and words[place - 2].text in self.naming.given:
            return self._is_given(place - 2, words[place - 3].lower) if place > 2 else False
        if gap == " " and before == "as":
            return place > 1 and words[place - 2].lower in _AS
        return (gap == " " and before in _GIVING) or (gap in (" ", ", ") and before in _KINDRED)

    def _is_explained(self, following: int, strict: bool) -> bool:
        """Whether a clause or an apposition for a person follows a name."""
        words = self.words
        if following >= len(words) or words.gap(following) != ", ":
            return False
        if words[following].lower in _APPOSED:
            return True
        if words[following].lower not in _APPOSING:
            return False
        if words[following].lower in _INDEFINITE and not strict:
            return True
        for place in range(following + 1, min(following + _APPOSITION, len(words))):
            if words.gap(place) not in (" ", "-"):
                return False
            if any((words.phrase(place, size) or "") in self.naming.people for size in (2, 1)):
                return True
        return False

    def _speaks(self, first: int, last: int) -> bool:
        """Whether a verb of speech, or for a full name of acting, stands beside the name."""
        words, following, longer = self.words, last + 1, last > first
        if following < len(words) and words.gap(following) == " ":
            verb = words[following].text
            if self.naming.is_cue("said", verb) and verb != "to" and verb.islower():
                return longer or not words[first].text.endswith(("s", "ing"))
            if longer and (verb in self.naming.acts or (verb.islower() and self.naming.is_cue("speech", verb))):
                return True
        if first == 0 or words.gap(first) != " ":
            return False
        before = words[first - 1].text
        if not longer:
            return self.is_plain(first, last) and self._is_cited(first, last)
        if before == "to":
            return first > 1 and words[first - 2].lower == "according"
        return before.islower() and self.naming.is_cue("said", before)

    def _is_cited(self, first: int, last: int) -> bool:
        """Whether a single name follows a verb of speech behind a quotation, or explains itself behind one or "to"."""
        words, before = self.words, self.words[first - 1].text
        says = before.islower() and before != "to" and self.naming.is_cue("said", before)
        if says and first > 1 and any(mark in words.gap(first - 1) for mark in _CLOSING):
            return True
        according = before == "to" and first > 1 and words[first - 2].lower == "according"
        return (says or according) and self._is_apposed(last, _ARTICLES)

    def _is_apposed(self, last: int, openings: tuple[str, ...]) -> bool:
        following = last + 1
        return (
            following < len(self.words)
            and self.words.gap(following) == ", "
            and self.words[following].lower in openings
        )

    def _is_aged(self, first: int, last: int) -> bool:
        """Whether an age stands beside the name: "X, 34, said", "the 13-year-old X"."""
        words, following = self.words, last + 1
        if first and words.gap(first) == " " and words[first - 1].lower == "old" and words.gap(first - 1) == "-":
            return True
        if following >= len(words) or not words[last].text[-1].isalpha():
            return False
        age, end = words[following].text, words[following].end
        if not age.isdecimal() or len(age) > 2 or age[0] == "0":
            return False
        if words.gap(following) == " ":  # as archives stripped of commas write it
            return len(age) == 2 and following + 1 < len(words) and words[following + 1].text in _TELLS
        if words.gap(following) not in (", ", " ("):
            return False
        if words.gap(following) == " (":
            return words.text.startswith(")", end)
        told = following + 1 < len(words) and words[following + 1].lower in ("and", "was", "who", "told", "said")
        return words.text[end : end + 1] in (",", ";") or told or (last > first and words.text[end : end + 1] == ".")

    def _is_described(self, first: int, last: int) -> bool:
        """Whether a full name stands where mostly persons do: "X Y, who", "his brother X Y", "X Y was a"."""
        words, following = self.words, last + 1
        if last == first or not self.is_plain(first, last):
            return False
        if self._is_apposed(last, _APPOSED):
            return True
        if first and words.gap(first) in (" ", ", ") and words[first - 1].text in _KIN:
            return True
        if following + 1 >= len(words) or words.gap(following) != " " or words[following].text not in _COPULAS:
            return False
        return words[following + 1].text in ("a", "an", "born", "killed", "arrested", "buried", "detained", "one")

    def is_plain(self, first: int, last: int) -> bool:
        """Whether a name is short and has no words of ordinary English."""
        return last - first < 4 and not any(self._tells_nothing(place) for place in range(first, last + 1))

    def _tells_nothing(self, place: int) -> bool:
        """Whether a word of a name is one of ordinary English or an acronym."""
        word = self.words[place]
        return self.naming.is_cue("common", word.stem) or self.naming.is_cue("word", word.stem) or word.text.isupper()
