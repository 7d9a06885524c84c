"""Time limits in words: how long there still is, and where a limit stands."""

from __future__ import annotations

from etik_tui.locale import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from etik_tui.procedure.deadline import DeadlineState
    from etik_tui.profile.profile import Profile
    from etik_tui.workdays.calendar import WorkCalendar
    from etik_tui.workdays.count import Unit

WORKING = "kerja"
"""The unit of working days, as `etik_tui.workdays.count.Unit` has it, which loads much more."""


def unit_sign(unit: str) -> str:
    """Return the short sign of a unit: `hk` for working days, `hr` for days of the calendar."""
    return _("hk") if unit == WORKING else _("hr")


def unit_words(unit: str) -> str:
    """Return which days a number counts, to stand after it: `hari kerja`, `hari kalender`."""
    return _("hari kerja") if unit == WORKING else _("hari kalender")


def left_words(left: int, unit: str) -> str:
    """Say how many days are left, or by how many a limit has passed."""
    if left < 0:
        return _("LEWAT {n} {unit}").format(n=-left, unit=unit_sign(unit))
    return _("hari ini") if left == 0 else f"{left} {unit_sign(unit)}"


def left_until(calendar: WorkCalendar, today: date, due: date, unit: Unit) -> str:
    """Say how many days are left until a date; past dates count as past in any unit."""
    from etik_tui.workdays.count import days_left

    return left_words(days_left(calendar, today, due, unit), unit)


def limit_unit(profile: Profile | None, deadline: str) -> Unit:
    """Return what a limit of the profile counts, by its default reading."""
    from etik_tui.profile.limit import DayUnit
    from etik_tui.workdays.count import Unit

    rule = profile.deadline(deadline) if profile else None
    if profile is None or rule is None:
        return Unit.CALENDAR
    asked = profile.time.day if rule.unit is DayUnit.DAY else rule.unit
    return Unit.WORKING if asked is DayUnit.WORKING else Unit.CALENDAR


def status_words(state: DeadlineState) -> str:
    """Say where a time limit stands."""
    from etik_tui.procedure.deadline import Status

    if state.is_open and state.left is not None:
        overdue = state.status is Status.OVERDUE
        return left_words(min(state.left, -1) if overdue else state.left, state.unit)
    return {
        Status.MET: _("terpenuhi"),
        Status.LATE: _("TERLAMBAT"),
        Status.EARLY: _("TERLALU CEPAT"),
        Status.OVERDUE: _("LEWAT"),
        Status.LAPSED: _("haknya gugur"),
        Status.RUNNING: _("berjalan"),
        Status.NOT_YET: _("belum mulai"),
        Status.NOT_APPLICABLE: _("tidak berlaku"),
        Status.NOT_REGULATED: _("tidak diatur"),
    }[state.status]
