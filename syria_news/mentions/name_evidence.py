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
_KIN = ("his", "her", "their", "son", "daughter", "brother", "wife", "husband", "named", "called", "friend")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signs that the words of an article give."""

    words: Words
    naming: Naming

    def shows_person(self, first: int, last: int) -> bool:
        """Whether a person's name runs from one word to another, going by what stands beside it."""
        return self._speaks(first, last) or self._is_aged(first, last) or self._is_described(first, last)

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
