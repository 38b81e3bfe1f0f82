"""The codebooks of the words within names and beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from syria_news.lexicon import Lexicon, load_lexicon
from syria_news.mentions.metonymy import cues_of
from syria_news.mentions.titles import titles_of

__all__ = ["Naming", "naming_of"]


@dataclass(frozen=True)
class Naming:
    """What the codebooks know of the words within names and beside them."""

    lexicon: Lexicon

    @cached_property
    def titles(self) -> dict[str, str]:
        """The type of person that each title tells of."""
        return titles_of(self.lexicon)

    @cached_property
    def _cues(self) -> dict[str, frozenset[str]]:
        kinds: dict[str, set[str]] = {}
        for row in self.lexicon.table("name_cues"):
            kinds.setdefault(row["kind"], set()).add(row["word"])
        return {kind: frozenset(found) for kind, found in kinds.items()}

    def is_cue(self, kind: str, word: str) -> bool:
        """Whether a word is a cue of that kind."""
        return word.lower() in self._cues[kind]

    @cached_property
    def heads(self) -> dict[tuple[str, str], str]:
        """The type of organisation that each head word tells of, by the side on which it stands."""
        return {(row["head"], row["side"]): row["type"] for row in self.lexicon.table("org_heads")}

    @cached_property
    def bodies(self) -> dict[str, str]:
        """The type of body that each noun tells of beside the name of a place."""
        return {head: kind for (head, side), kind in self.heads.items() if side == "body"}

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for persons, by what they do or are."""
        callings = {title for title, kind in self.titles.items() if kind != "modifier"}
        rows = self.lexicon.table("demonym_nouns")
        return frozenset(callings | {row["noun"] for row in rows if row["reading"] == "people"})

    @cached_property
    def given(self) -> dict[str, str]:
        """The region in which each given name is most used."""
        return {row["name"]: row["origin"] for row in self.lexicon.table("given_names")}

    @cached_property
    def acts(self) -> frozenset[str]:
        """Verbs of acting."""
        after = cues_of(self.lexicon).after
        return frozenset(
            verb for verb, cue in after.items() if cue.reads == "actor" and len(verb) > 4 and verb[-1] in "ds"
        )


@cache
def _naming(folder: Path | None) -> Naming:
    return Naming(load_lexicon(folder))


def naming_of(lexicon: Lexicon) -> Naming:
    """The tables of naming, made once for each folder of codebooks."""
    return _naming(lexicon.folder)
