"""Checklist items: answered from facts where that is possible, ticked by a human elsewhere."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from etik_tui.domain.case import Case
from etik_tui.domain.fact import ChecklistTicked, Entry
from etik_tui.procedure.condition import described, holds
from etik_tui.procedure.ground import grounds
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Scope
from etik_tui.profile.outcome import Task


class Answered(StrEnum):
    """Who answered a checklist item, if anybody."""

    BY_FACTS = "facts"
    BY_HAND = "hand"
    OPEN = "open"


class Item(Struct, frozen=True, kw_only=True):
    """A checklist item as it stands: answered or open, and why.

    `why` is the facts that answer it, or the remark of who ticked it (`who`, `at`, `recorded_at`).
    `awaits` says in words which facts would answer an item that they do not answer (yet): a tick
    by hand beside it rests on something else than the record.
    """

    task: Task
    answered: Answered
    why: str = ""
    who: str = ""
    at: date | None = None
    recorded_at: datetime | None = None
    awaits: str = ""

    @property
    def is_done(self) -> bool:
        """Tell whether the item is answered."""
        return self.answered is not Answered.OPEN

    def matches(self, words: Iterable[str]) -> bool:
        """Tell whether every word, in lower case, occurs in what the item says."""
        task = self.task
        text = f"{task.id} {task.text} {task.cite} {task.quote} {self.why} {self.who}".lower()
        return all(word in text for word in words)


class Progress(Struct, frozen=True, kw_only=True):
    """How many of so many items are answered."""

    done: int
    total: int


def progress(items: Iterable[Item]) -> Progress:
    """Count the answered ones among items."""
    found = tuple(items)
    return Progress(done=sum(item.is_done for item in found), total=len(found))


def checklist(situation: Situation, role: str = "", stage: str = "") -> tuple[Item, ...]:
    """Return the items of one role and stage, or all, that are on the list in this case."""
    ticked = _ticked(situation.case)
    return tuple(
        _item(situation, task, ticked.get(task.id))
        for task in situation.profile.tasks
        if (not role or task.role == role) and (not stage or task.stage == stage)
        if _is_listed(situation, task)
    )


def _ticked(case: Case) -> dict[str, Entry]:
    """Return the entry of each tick that stands, by item."""
    return {
        entry.fact.item: entry
        for entry in case.entries
        if isinstance(entry.fact, ChecklistTicked)
        if entry.version not in case.withdrawn and entry.fact.item in case.ticks
    }


def _is_listed(situation: Situation, task: Task) -> bool:
    parties = situation.parties(Scope.TERLAPOR)
    return any(holds(situation, task.when, party) for party in parties)


def _item(situation: Situation, task: Task, ticked: Entry | None) -> Item:
    parties = situation.parties(Scope.TERLAPOR)
    is_shown = bool(task.auto) and all(holds(situation, task.auto, party) for party in parties)
    awaits = described(situation.profile, task.auto) if task.auto and not is_shown else ""
    if ticked is not None and isinstance(ticked.fact, ChecklistTicked):
        return Item(
            task=task,
            answered=Answered.BY_HAND,
            why=ticked.fact.note,
            who=ticked.actor,
            at=ticked.fact.at,
            recorded_at=ticked.recorded_at,
            awaits=awaits,
        )
    if task.auto and is_shown:
        found = (each for party in parties for each in grounds(situation, task.auto, party))
        return Item(task=task, answered=Answered.BY_FACTS, why="; ".join(dict.fromkeys(found)))
    return Item(task=task, answered=Answered.OPEN, awaits=awaits)
