"""The hearings of a day over all cases, for the list at the door and the attendance sheets."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from etik_tui.casework.office import write_whole
from etik_tui.casework.outbox import destination
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render
from etik_tui.domain.case import Case
from etik_tui.domain.person import Person, Role
from etik_tui.errors import AccessError
from etik_tui.exports.file_name import file_name
from etik_tui.exports.hearing_day import Attendant, DayHearing, HearingDay, day_paper
from etik_tui.locale import _
from etik_tui.procedure.hearing import AS, NAMED, Hearing, hearings
from etik_tui.profile.profile import Profile

HIDDEN = frozenset({Role.PELAPOR, Role.PENGADU, Role.KORBAN})
"""Whose names stand on no list: their line is filled in by hand."""


def hearing_day(workspace: Workspace, day: date, *, private: bool = False) -> HearingDay:
    """Return the hearings of a day that this person may see, by time; `private` shows initials."""
    found = [
        shown
        for row in workspace.journal.hearings(day)
        for shown in _of_case(workspace, row.case_id, day, private=private)
    ]
    office = workspace.office
    return HearingDay(
        day=day,
        hearings=tuple(sorted(found, key=lambda each: (not each.time, _padded(each.time)))),
        letterhead=office.letterhead,
        place=office.place,
    )


def write_hearing_day(
    workspace: Workspace,
    day: HearingDay,
    form: Format,
    *,
    attendance: bool = False,
    given: Path | None = None,
) -> Path:
    """Write the list, with attendance sheets if asked, and return where it is."""
    path = destination(workspace, file_name(_("sidang"), str(day.day), suffix=form.value), given)
    write_whole(path, render(day_paper(day, attendance=attendance), form))
    return path


def _padded(time: str) -> str:
    return time.strip().replace(":", ".").zfill(len("00.00"))


def _of_case(
    workspace: Workspace, case_id: str, day: date, *, private: bool
) -> Iterator[DayHearing]:
    try:
        case = workspace.case(case_id)
    except AccessError:
        return
    profile = workspace.profile_of(case)
    if profile is None:
        return
    members = tuple(
        Attendant(
            name=_shown(seat.person, private=private),
            part=_seat_title(profile, seat.seat),
            position="" if private else seat.person.position,
        )
        for seat in (case.majelis.seats if case.majelis else ())
    )
    for each in hearings(profile, case):
        if each.day == day:
            yield DayHearing(
                case_id=case.id,
                number=case.number,
                institution=case.profile,
                institution_name=profile.institution,
                called=each.milestone.title,
                time=each.time,
                place=each.place,
                summoned=tuple(_summoned(case, each, private=private)),
                members=members,
                held=each.held,
                sensitive=case.sensitive,
            )


def _summoned(case: Case, hearing: Hearing, *, private: bool) -> Iterator[Attendant]:
    party = case.party(hearing.event.party)
    if party is not None:
        hidden = case.sensitive or party.role in HIDDEN
        yield Attendant(
            name="" if hidden else _shown(party.person, private=private),
            part=party.role.value,
            position="" if hidden or private else party.person.position,
        )
        return
    name, part = hearing.said(NAMED), hearing.said(AS)
    if name or part:
        hidden = case.sensitive or part in {each.value for each in HIDDEN}
        shown = "" if hidden else _shown(Person(name=name), private=private)
        yield Attendant(name=shown, part=part)


def _shown(person: Person, *, private: bool) -> str:
    return (person.initials() or "…") if private else person.name


def _seat_title(profile: Profile, seat: str) -> str:
    seats = profile.majelis.seats if profile.majelis else ()
    return next((each.title for each in seats if each.id == seat), seat)
