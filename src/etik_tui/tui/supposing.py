"""Supposing other dates: what can be changed, what was, and what would come of it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.step import Standing, steps
from etik_tui.procedure.summons_plan import SummonsPlan, summons_plans
from etik_tui.procedure.what_if import Changes, Supposed, WhatIf, what_if
from etik_tui.profile.act import DateSpec, Milestone
from etik_tui.profile.limit import Reading

TODAY = "today"


class Kind(StrEnum):
    """What a row changes: the day one looks from, a date of an act, the answer to a reading."""

    TODAY = "today"
    DATE = "date"
    READING = "reading"


class Handle(Struct, frozen=True, kw_only=True):
    """Something that can be supposed otherwise.

    `known` is the date as recorded (`None` where the act is still to come) and `first` the one
    that it begins with once it is supposed; `reading` is set for readings alone.
    """

    key: str
    kind: Kind
    title: str
    milestone: str = ""
    party: str = ""
    name: str = ""
    known: date | None = None
    first: date | None = None
    reading: Reading | None = None


class Supposing:
    """The changes made so far to the dates of a case; nothing of it is recorded."""

    def __init__(self, situation: Situation) -> None:
        self._dates: dict[str, date] = {}
        self._readings: dict[str, str] = {}
        self.look(situation)

    def look(self, situation: Situation) -> None:
        """Take up the case as it is now; what is supposed stays."""
        self.situation = situation
        self.handles = tuple(_handles(situation))
        self._known = {each.key: each for each in self.handles}

    @property
    def is_changed(self) -> bool:
        """Tell whether anything is supposed otherwise."""
        return bool(self._dates or self._readings)

    def handle(self, key: str) -> Handle | None:
        """Return what a key stands for."""
        return self._known.get(key)

    def day(self, handle: Handle) -> date | None:
        """Return the date that holds: the supposed one, else the one recorded."""
        return self._dates.get(handle.key, handle.known)

    def answer(self, handle: Handle) -> str:
        """Return the id of the answer to a reading that holds."""
        reading = handle.reading
        if reading is None:
            return ""
        chosen = self.situation.chosen.get(reading.id, reading.default)
        return self._readings.get(reading.id, chosen)

    def has_changed(self, handle: Handle) -> bool:
        """Tell whether this is supposed otherwise."""
        return handle.key in self._dates or (
            handle.reading is not None and handle.reading.id in self._readings
        )

    def step(self, handle: Handle, by: int) -> None:
        """Move a date by days, or go to the next or the previous answer."""
        if handle.reading is not None:
            self._turn(handle.reading, self.answer(handle), 1 if by > 0 else -1)
            return
        day = self.day(handle)
        if day is None:
            self._begin(handle)
        else:
            self.put(handle, day + timedelta(days=by))

    def _begin(self, handle: Handle) -> None:
        """Suppose an act that is still to come; a summons with its hearing, as proposed."""
        self.put(handle, handle.first or self.situation.today)
        for other in self.handles:
            same = (other.milestone, other.party) == (handle.milestone, handle.party)
            if same and other.first and self.day(other) is None:
                self.put(other, other.first)

    def _turn(self, reading: Reading, answer: str, by: int) -> None:
        answers = [each.id for each in reading.options]
        place = answers.index(answer) if answer in answers else 0
        chosen = answers[(place + by) % len(answers)]
        if chosen == self.situation.chosen.get(reading.id, reading.default):
            self._readings.pop(reading.id, None)
        else:
            self._readings[reading.id] = chosen

    def put(self, handle: Handle, day: date) -> None:
        """Suppose a date; the one recorded again is no supposition."""
        if day == handle.known:
            self._dates.pop(handle.key, None)
        else:
            self._dates[handle.key] = day

    def restore(self, handle: Handle | None = None) -> None:
        """Take back what is supposed of one thing, or everything."""
        if handle is None:
            self._dates.clear()
            self._readings.clear()
            return
        self._dates.pop(handle.key, None)
        if handle.reading is not None:
            self._readings.pop(handle.reading.id, None)

    def outcome(self) -> WhatIf:
        """Return what would move."""
        acts: dict[tuple[str, str], dict[str, date]] = {}
        for handle in self.handles:
            if handle.kind is Kind.DATE and handle.key in self._dates:
                dates = acts.setdefault((handle.milestone, handle.party), {})
                dates[handle.name] = self._dates[handle.key]
        changes = Changes(
            acts=tuple(
                Supposed(milestone=milestone, party=party, dates=dates)
                for (milestone, party), dates in acts.items()
            ),
            readings=dict(self._readings),
            today=self._dates.get(TODAY),
        )
        return what_if(self.situation, changes)


def _handles(situation: Situation) -> Iterator[Handle]:
    """Yield the dates on which limits rest, in the order of the regulation, then the readings."""
    asked = _asked_references(situation)
    plans = {(plan.milestone.id, plan.party): plan for plan in summons_plans(situation)}
    for step in steps(situation):
        if step.standing is Standing.NOT_APPLICABLE:
            continue
        milestone, party = step.milestone, step.party
        recorded = _recorded(situation.case, milestone, party)
        for spec in milestone.dates:
            if f"{milestone.id}.{spec.id}" in asked or spec.planned:
                yield Handle(
                    key=f"date:{milestone.id}:{spec.id}:{party}",
                    kind=Kind.DATE,
                    title=f"{milestone.title}: {spec.title}",
                    milestone=milestone.id,
                    party=party,
                    name=spec.id,
                    known=recorded.get(spec.id),
                    first=_first(plans.get((milestone.id, party)), spec),
                )
    yield Handle(key=TODAY, kind=Kind.TODAY, title=_("Dilihat pada tanggal"), known=situation.today)
    for reading in situation.base.readings:
        yield Handle(
            key=f"reading:{reading.id}",
            kind=Kind.READING,
            title=reading.question,
            reading=reading,
        )


def _asked_references(situation: Situation) -> set[str]:
    """Return the dates that limits count from or are met by."""
    return {
        reference
        for rule in situation.profile.deadlines
        if not rule.norm
        for reference in (rule.anchor, rule.met_by, *rule.moved_by)
    }


def _recorded(case: Case, milestone: Milestone, party: str) -> Mapping[str, date]:
    events = case.recorded(milestone.id, party)
    return events[-1].dates if events else {}


def _first(plan: SummonsPlan | None, spec: DateSpec) -> date | None:
    """Return the date to begin with: that of the first summons which satisfies every reading."""
    if plan is None or plan.earliest is None:
        return None
    hearing = plan.round.hearing.partition(".")[2]
    return plan.earliest.hearing if spec.id == hearing else plan.earliest.letter
