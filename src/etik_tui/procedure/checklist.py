"""Checklist items, answered from facts where that is possible, ticked by a human elsewhere."""

from enum import StrEnum

from msgspec import Struct

from etik_tui.procedure.condition import described, holds
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Scope
from etik_tui.profile.outcome import Task


class Answered(StrEnum):
    """Who answered a checklist item, if anybody."""

    BY_FACTS = "facts"
    BY_HAND = "hand"
    OPEN = "open"


class Item(Struct, frozen=True, kw_only=True):
    """A checklist item as it stands: answered or open, and why."""

    task: Task
    answered: Answered
    why: str = ""

    @property
    def is_done(self) -> bool:
        """Tell whether the item is answered."""
        return self.answered is not Answered.OPEN


def checklist(situation: Situation, role: str = "", stage: str = "") -> tuple[Item, ...]:
    """Return the items of one role and stage, or all, that are on the list in this case."""
    return tuple(
        _item(situation, task)
        for task in situation.profile.tasks
        if (not role or task.role == role) and (not stage or task.stage == stage)
        if _is_listed(situation, task)
    )


def _is_listed(situation: Situation, task: Task) -> bool:
    parties = situation.parties(Scope.TERLAPOR)
    return any(holds(situation, task.when, party) for party in parties)


def _item(situation: Situation, task: Task) -> Item:
    tick = situation.case.ticks.get(task.id)
    if tick:
        return Item(task=task, answered=Answered.BY_HAND, why=tick.note)
    parties = situation.parties(Scope.TERLAPOR)
    if task.auto and all(holds(situation, task.auto, party) for party in parties):
        why = described(situation.profile, task.auto)
        return Item(task=task, answered=Answered.BY_FACTS, why=why)
    return Item(task=task, answered=Answered.OPEN)
