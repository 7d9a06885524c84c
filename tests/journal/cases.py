"""Invented cases for the tests of the journal."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from etik_tui.domain.fact import AnyFact, CaseRegistered, Entry, NoteAdded
from etik_tui.journal.port import Journal, Numbering
from etik_tui.journal.row import CaseRow, DueRow

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)
TEMPLATE = "{n:03d}/KE/{bulan_romawi}/{tahun}"


def registration(number: str, institution: str = "alfa") -> CaseRegistered:
    """The first fact of a case."""
    return CaseRegistered(
        at=DAY,
        number=number,
        profile=institution,
        profile_version="1",
        profile_digest="",
        channel="laporan",
        title=f"Perkara {number}",
    )


def note(text: str = "catatan") -> NoteAdded:
    """A fact without consequence."""
    return NoteAdded(at=DAY, text=text)


def row_of(case_id: str, number: str, **changes: object) -> CaseRow:
    """An index row of a case that has one fact."""
    row = CaseRow(
        case_id=case_id,
        number=number,
        institution="alfa",
        stage="diterima",
        stage_order=1,
        title=f"Perkara {number}",
        registered=DAY,
        updated=NOW,
        version=1,
        search_text=f"{number} Perkara",
    )
    return replace(row, **changes)


def due_of(row: CaseRow, days: int, deadline: str = "periksa") -> DueRow:
    """An open deadline of a case, some days after DAY."""
    return DueRow(
        case_id=row.case_id,
        number=row.number,
        institution=row.institution,
        deadline=deadline,
        title="Memeriksa",
        due=DAY + timedelta(days=days),
        cite="Pasal 9(2)",
    )


def due_in(row: CaseRow, days: int) -> CaseRow:
    """The row with one open deadline."""
    due = due_of(row, days)
    return replace(row, due=due.due, due_title=due.title, dues=(due,))


def begin(journal: Journal, case_id: str, number: str, **changes: object) -> CaseRow:
    """Record a new case with its row and return the row."""
    row = row_of(case_id, number, **changes)
    if row.due:
        row = due_in(row, (row.due - DAY).days)
    first = registration(number, row.institution)
    journal.append(case_id, 0, [first], actor="pendaftar", recorded_at=NOW, row=row)
    return row


def add(journal: Journal, case_id: str, version: int, *facts: AnyFact) -> tuple[Entry, ...]:
    """Record notes on a case, without touching its row."""
    return journal.append(
        case_id, version, facts or (note(),), actor="pendaftar", recorded_at=NOW, row=None
    )


def opening(case_id: str, institution: str = "alfa") -> Callable[[str], object]:
    """What `register` asks for: the first facts and the row of a case, given its number."""

    def with_number(number: str) -> tuple[list[AnyFact], CaseRow]:
        row = row_of(case_id, number, institution=institution)
        return [registration(number, institution)], row

    return with_number


def register(
    journal: Journal,
    case_id: str,
    *,
    institution: str = "alfa",
    on: date = DAY,
    template: str = TEMPLATE,
    code: str = "",
) -> str:
    """Register a case and return its number."""
    (entry,) = journal.register(
        case_id,
        Numbering(institution=institution, template=template, on=on, code=code),
        opening(case_id, institution),
        actor="pendaftar",
        recorded_at=NOW,
    )
    return entry.fact.number
