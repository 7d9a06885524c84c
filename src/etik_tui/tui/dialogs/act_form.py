"""The form of an act: its rows, and what they say."""

from collections.abc import Iterable, Iterator
from datetime import date

from etik_tui.casework.act import ActInput, asked_fields, field_specs
from etik_tui.casework.entry import MANY
from etik_tui.domain.case import Case
from etik_tui.domain.fact import MilestoneRecorded, Value
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Role
from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Milestone, MilestoneKind
from etik_tui.tui.line import Span, Tone
from etik_tui.tui.widgets.entry import DateEntry, TextEntry
from etik_tui.tui.widgets.field import FieldRow, field_entry, widget_id
from etik_tui.tui.widgets.link import LinkEntry
from etik_tui.tui.widgets.prose import ProseEntry
from etik_tui.tui.wording import weekday_date
from etik_tui.workdays.calendar import WorkCalendar

MAJELIS = "majelis"


def form_rows(situation: Situation, milestone: Milestone) -> Iterator[FieldRow]:
    """Yield a row for each date, the number, each field, the panel and the reason."""
    if milestone.kind is MilestoneKind.MAJELIS:
        yield FieldRow(
            MAJELIS, _("Susunan Majelis"), LinkEntry("majelis", id="act-majelis"), required=True
        )
    for spec in milestone.dates:
        entry = DateEntry(situation.today, id=f"act-dates-{widget_id(spec.id)}")
        yield FieldRow(f"dates.{spec.id}", spec.title, entry, required=spec.required)
    if milestone.number != "none":
        required = milestone.number == "required"
        yield FieldRow("number", _("Nomor surat"), TextEntry(id="act-number"), required=required)
    for field in field_specs(situation, milestone):
        filled = field_entry(field, situation.profile, f"act-field-{widget_id(field.id)}")
        yield FieldRow(f"fields.{field.id}", field.title, filled, required=field.required)
    reason = FieldRow(
        "reason", _("Alasan penyimpangan"), ProseEntry(id="act-reason"), required=True
    )
    reason.display = False
    yield reason


def read_act(
    milestone: Milestone, rows: Iterable[FieldRow], party: str, majelis: Majelis | None
) -> ActInput:
    """Return the act that the form says; dates that cannot be read are left out."""
    dates: dict[str, date] = {}
    fields: dict[str, Value] = {}
    number = ""
    for row in rows:
        table, _dot, name = row.key.partition(".")
        if table == "dates" and isinstance(row.entry, DateEntry) and row.entry.day:
            dates[name] = row.entry.day
        elif table == "fields" and row.value and row.display:
            fields[name] = _value(milestone, name, row.value)
        elif table == "number":
            number = row.text.strip()
    return ActInput(
        milestone=milestone.id,
        dates=dates,
        party=party,
        number=number,
        fields=fields,
        majelis=majelis,
    )


def _value(milestone: Milestone, name: str, value: Value) -> Value:
    if isinstance(value, str):
        return value.strip()
    spec = next((each for each in milestone.fields if each.id == name), None)
    many = spec is not None and spec.type in MANY
    return value if many else next(iter(value), "")


def asked_of(situation: Situation, milestone: Milestone, act: ActInput) -> frozenset[str]:
    """Return the fields that apply given what is filled in."""
    fact = MilestoneRecorded(
        at=next(iter(act.dates.values()), situation.today),
        milestone=act.milestone,
        party=act.party,
        dates=act.dates,
        number=act.number,
        fields=act.fields,
    )
    return asked_fields(situation, milestone, fact)


def show_asked(rows: Iterable[FieldRow], asked: frozenset[str]) -> None:
    """Show the fields that apply and hide the others."""
    for row in rows:
        table, _dot, name = row.key.partition(".")
        if table == "fields":
            row.display = name in asked


def date_note(calendar: WorkCalendar, row: FieldRow) -> Span:
    """Return what a date reads as: the weekday, and why the office does not work on it."""
    if not isinstance(row.entry, DateEntry) or not row.text.strip():
        return "", Tone.DIM
    day = row.entry.day
    if day is None:
        return _("bukan tanggal; misalnya 24-11-2026, 24 Nov, h (hari ini)"), Tone.BAD
    skip = calendar.why_off(day)
    if skip is None:
        return weekday_date(day), Tone.DIM
    return f"{weekday_date(day)} · {skip.reason}", Tone.WARN


def unread_dates(rows: Iterable[FieldRow]) -> tuple[FieldRow, ...]:
    """Return the rows in which something was typed that is no date."""
    return tuple(
        row
        for row in rows
        if isinstance(row.entry, DateEntry) and row.text.strip() and row.entry.day is None
    )


def row_problem(row: FieldRow, problems: Iterable[Problem], *, always: bool = False) -> str:
    """Return what is wrong with a row; what is merely missing only when asked for."""
    for problem in problems:
        if problem.key == row.key and (row.value or always):
            return f"{problem.what}; {problem.remedy}" if problem.remedy else problem.what
    return ""


def only_accused(case: Case) -> str:
    """Return the one terlapor of a case, empty where there are several."""
    accused = case.with_role(Role.TERLAPOR)
    return accused[0].id if len(accused) == 1 else ""
