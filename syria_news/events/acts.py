"""An act: the trigger that names it, with the others of the same clause."""

from __future__ import annotations

from dataclasses import dataclass, field

from syria_news.events.triggers import Found
from syria_news.syntax import agents_by, is_passive, subjects_of
from syria_news.syntax.sentence_view import SentenceView

__all__ = ["HARM", "VERBAL", "Act", "has_doer", "is_agentless", "needs_nobody"]

VERBAL = ("VERB", "AUX")
HARM = ("harm", "suffer")
# Told also where nobody is named.
WITHOUT_PARTIES = ("ASSAULT", "PROTEST", "SANCTION", "AGREE", "COOPERATE", "MOBILIZE", "COERCE", "RETREAT")
DEEDS = ("COERCE", "RETREAT", "AID", "ACCUSE", "REJECT")  # where a verb tells them: "four rifles were confiscated"


@dataclass(slots=True)
class Act:
    """What one clause tells: the trigger that names the act, and the others that tell of the same one."""

    found: Found
    others: list[Found] = field(default_factory=list)
    light: Found | None = None
    toll: Found | None = None

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.found.trigger.type

    @property
    def triggers(self) -> list[Found]:
        """All triggers, the one that names the act first."""
        return [self.found, *self.others]

    @property
    def is_mutual(self) -> bool:
        """Whether all parties do the act alike: a meeting, also one that somebody travelled to."""
        modes = [found.trigger.mode for found in self.triggers]
        return modes[0] == "mutual" or (self.type == "CONSULT" and "mutual" in modes)


def is_agentless(found: Found | None, view: SentenceView) -> bool:
    """Whether a trigger tells of harm without saying who did it."""
    return found is not None and found.trigger.mode in HARM and not has_doer(found, view)


def has_doer(found: Found, view: SentenceView) -> bool:
    """Whether a verb of harm has somebody who did it in its own clause."""
    verb = found.token
    if verb.pos_ not in VERBAL or found.trigger.mode == "suffer":
        return False
    if is_passive(verb) or (verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children)):
        return bool(agents_by(verb))
    return any(not view.is_victim(token) for token in subjects_of(verb))


def needs_nobody(act: Act) -> bool:
    """Whether an act is told without a name: by its type, or by a verb of which somebody is the subject."""
    if act.type in WITHOUT_PARTIES or act.found.token.dep_ == "nsubj":  # the ceasefire held
        return True
    verbs = [found.token for found in (*act.triggers, act.light) if found is not None and found.token.pos_ in VERBAL]
    if act.type in DEEDS and act.light is None and verbs:
        return True
    whole = [verb.head if verb.dep_ == "aux" else verb for verb in verbs]
    return any(noun.pos_ == "NOUN" for verb in whole for noun in subjects_of(verb))
