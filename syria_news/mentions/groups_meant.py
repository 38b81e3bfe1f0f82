"""Which named group a common noun means: "the militants" in an article about one group."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from syria_news.language import Document
from syria_news.lexicon.candidates import Candidate, Who, Words
from syria_news.mentions.name_books import Naming
from syria_news.mentions.states import States

__all__ = ["NAMES", "GroupsMeant"]

NAMES = ("name", "acronym", "organisation")
AGAIN = 4  # mentions of a group after which a bare noun means it
_LEAD = 2  # times as often as "terrorists" the article must name the group, for them to be its people
_NEAR = 500  # characters back to the group that "the militants" takes up
_BESIDE = 8  # characters between a group's name and "the al-Qaeda affiliate" that describes it
_CAMPS = ("jihadist", "opposition")
_RIVAL = "islamic-state"  # no affiliate of another group, but broken away from one
_BROKEN_AWAY = ("offshoot", "splinter")
_DENOUNCED = "denounced-armed-groups"
_TAKEN_UP = ("militants", "foreign-fighters")
_SEVERAL = ("groups", "factions", "organizations", "organisations")
_OTHER = ("other", "others", "another", "assorted", "various", "rival", "fellow", "some", "numerous")
_DEFINITE = ("the", "its", "these", "those")
_LINKED = ("linked", "affiliated", "allied", "aligned", "inspired", "associated", "backed")


@dataclass(frozen=True, slots=True)
class GroupsMeant:
    """The groups of one article, and what common nouns take up of them.

    Parameters
    ----------
    document : Document
        The article.
    words : Words
        Its words.
    states, naming
        The tables.
    """

    document: Document
    words: Words
    states: States
    naming: Naming

    def settle(self, found: list[Candidate]) -> list[Candidate]:
        """Let common nouns mean the group that the article is about, or the jihadist one that it named last."""
        groups = sorted((c for c in found if self._is_group(c)), key=lambda c: c.span)
        main = self._main(groups)
        blamed = self._blamed(main, groups, found)
        return [noun.naming(self._meant(noun, main, blamed, groups) or noun.who) for noun in found]

    def _meant(self, noun: Candidate, main: Who | None, blamed: Who | None, groups: list[Candidate]) -> Who | None:
        if noun.rule == "name" and self._is_kin(noun):
            return self._child(noun, groups)
        if noun.rule != "generic":
            return None
        if noun.who.actor_id == _DENOUNCED:
            return blamed
        if not self._takes_up(noun) or self._is_another(noun, groups):
            return None
        if self._before(noun) in _LINKED:
            return self._child(noun, groups)  # al-Qaeda-affiliated militants
        return main or (self._named_last(noun, groups) if self._before(noun) in _DEFINITE else None)

    def _is_jihadist(self, who: Who) -> bool:
        return self.states.lexicon.camps.get(who.actor_id) == "jihadist"

    def _is_group(self, name: Candidate) -> bool:
        """Whether a name is that of a group which bare nouns may mean, not of a parent that describes another."""
        if name.rule not in NAMES or name.who.type != "rebel" or self._is_kin(name):
            return False
        following = self.words.after(name.span.end)
        linked = (
            following < len(self.words) and self.words.gap(following) == "-" and self.words[following].lower in _LINKED
        )
        return self.states.lexicon.camps.get(name.who.actor_id) in _CAMPS and not linked

    def _main(self, groups: list[Candidate]) -> Who | None:
        """Give the group that the article names again and again, a jihadist one oftener than all others together."""
        counts = Counter(c.who for c in groups)
        if not counts:
            return None
        best, times = max(counts.items(), key=lambda item: (item[1], item[0].actor_id))
        if times < AGAIN or not (len(counts) == 1 or self._is_jihadist(best)):
            return None
        return best if 2 * times > len(groups) else None

    def _blamed(self, main: Who | None, groups: list[Candidate], found: list[Candidate]) -> Who | None:
        """Give the group that is meant by "terrorists": the main one, if the headline names it."""
        denounced = sum(c.rule == "generic" and c.who.actor_id == _DENOUNCED for c in found)
        named = [c for c in groups if c.who == main]
        headed = any(self.document.sentence_at(c.span.start).is_title for c in named)
        return main if headed and len(named) > _LEAD * denounced else None

    def _named_last(self, noun: Candidate, groups: list[Candidate]) -> Who | None:
        """Give the jihadist group named shortly before "the militants", where the article names none as often."""
        counts = Counter(c.who for c in groups)
        place = bisect_left(groups, noun.span.start, key=lambda c: c.span.start) - 1
        while place >= 0 and groups[place].span.start > noun.span.start - _NEAR:
            who = groups[place].who
            if self._is_jihadist(who):
                return who if all(counts[who] > counts[other] for other in counts if other != who) else None
            place -= 1
        return None

    def _child(self, parent: Candidate, groups: list[Candidate]) -> Who | None:
        """Give the group that "the al-Qaeda affiliate" is, where it describes no name beside it."""
        broken = self.words[self.words.before(parent.span.end)].lower in _BROKEN_AWAY
        barred = {parent.who.actor_id} if broken else {parent.who.actor_id, _RIVAL}
        others = [c for c in groups if c.who.actor_id not in barred and self._is_jihadist(c.who)]
        if any(max(c.span.start - parent.span.end, parent.span.start - c.span.end) < _BESIDE for c in others):
            return None
        before = [c.who for c in others if c.span < parent.span]
        return before[-1] if before else others[0].who if others else None

    def _is_kin(self, name: Candidate) -> bool:
        """Whether a name says of which group another is an offshoot."""
        return self.naming.is_cue("kin", self.words[self.words.before(name.span.end)].lower)

    def _before(self, noun: Candidate) -> str:
        first = self.words.first_in(noun.span)
        return self.words[first - 1].lower if first else ""

    def _is_another(self, noun: Candidate, groups: list[Candidate]) -> bool:
        """Whether a noun stands beside a group's name as another: "ISIS, jihadists", "other militants"."""
        words = self.words
        last = words.first_in(noun.span) - 1
        if last < 0 or self._before(noun) in _OTHER:
            return last >= 0
        last -= words[last].lower in ("and", "or")
        place = bisect_left(groups, noun.span.start, key=lambda c: c.span.start) - 1
        beside = place >= 0 and words.before(groups[place].span.end) == last
        return beside and words.gap(last + 1) in (" ", ", ") and words.text[words[last].end] in " ,"

    def _takes_up(self, noun: Candidate) -> bool:
        """Whether a noun may mean one group named before: neither "some extremist groups" nor "gunmen"."""
        words = noun.span.of(self.document.text).lower().split()
        several = noun.who.actor_id not in _TAKEN_UP or words[-1] in _SEVERAL
        return not several and any(self.naming.is_cue("again", word) for word in words)
