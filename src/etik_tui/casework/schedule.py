"""When the steps of a scenario happened, so that the last one lies a given time before today."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from etik_tui.casework.scenario import Days, Scenario, Step
from etik_tui.profile.act import Milestone
from etik_tui.profile.profile import Profile
from etik_tui.workdays.calendar import WorkCalendar

_WHEN = re.compile(r"([\w-]+\.[\w-]+)?\s*(?:([+-]\d+) (hk|hari))?")


class Dated(Struct, frozen=True, kw_only=True):
    """A step with the dates of its act, and the day on which it was recorded."""

    step: Step
    dates: Mapping[str, date]
    day: date


def shortened(steps: tuple[Step, ...], until: str) -> tuple[Step, ...]:
    """Return the steps up to the first act of that name and what was recorded around it."""
    if not until:
        return steps
    place = next((n for n, step in enumerate(steps) if step.act == until), -1)
    end = place + 1
    while end < len(steps) and not steps[end].act:
        end += 1
    return steps[:end] if place >= 0 else ()


def schedule(
    profile: Profile,
    scenario: Scenario,
    steps: tuple[Step, ...],
    calendar: WorkCalendar,
    last: date,
) -> tuple[Dated, ...]:
    """Return the receipt and the steps with their dates; the last is recorded on `last`.

    Where no start gives exactly that day, it is the next one that is not later.
    """
    receipt = Step(act=profile.intake.milestone if profile.intake else "", on=scenario.received)
    walked = (receipt, *steps)
    start = calendar.on_or_before(last)
    found = _walked(profile, walked, calendar, start)
    start = calendar.add(start, -calendar.count(start, found[-1].day))
    while (found := _walked(profile, walked, calendar, start))[-1].day > last:
        start = calendar.add(start, -1)
    return found


def _walked(
    profile: Profile, steps: tuple[Step, ...], calendar: WorkCalendar, start: date
) -> tuple[Dated, ...]:
    known: dict[str, date] = {}
    before, recorded = start, start
    found = []
    for step in steps:
        dates = _dates(step.act, step.on, known, calendar, before)
        before = next(iter(dates.values()), before)
        happened = _happened(profile.milestone(step.act), dates)
        recorded = max(recorded, calendar.on_or_after(max(happened, default=recorded)))
        found.append(Dated(step=step, dates=dates, day=recorded))
    return tuple(found)


def _dates(
    act: str, on: Days, known: dict[str, date], calendar: WorkCalendar, before: date
) -> dict[str, date]:
    dates = {}
    for name, when in on.items():
        dates[name] = known[f"{act}.{name}"] = _day(when, known, calendar, before)
    return dates


def _day(when: str, known: Mapping[str, date], calendar: WorkCalendar, before: date) -> date:
    match = _WHEN.fullmatch(when)
    reference, number, unit = match.groups() if match else (None, None, None)
    anchor = known.get(reference, before) if reference else before
    days = int(number or 0)
    if unit == "hk":
        return calendar.add(anchor, days)
    # What people do falls on a working day, and not before what it is counted from.
    moved = calendar.on_or_before(anchor + timedelta(days=days))
    return max(moved, anchor) if days >= 0 else moved


def _happened(milestone: Milestone | None, dates: Mapping[str, date]) -> list[date]:
    planned = {spec.id for spec in milestone.dates if spec.planned} if milestone else set()
    return [day for name, day in dates.items() if name not in planned]
