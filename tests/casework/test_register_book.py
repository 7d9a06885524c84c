"""The office's registers: append-only, on no board, counted per unit."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.register_book import (
    RegisterInput,
    UnitCoverage,
    coverage_per_unit,
    enter,
    entries,
    withdraw_entry,
)
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.register import register_chain
from etik_tui.errors import ConflictError, InputError
from etik_tui.journal.row import CaseRow, RowQuery
from etik_tui.plugins.loading import Plugin

FOLDER = Path(__file__).parents[2] / "profiles" / "kpu-bali"
BOOK = ("kpu-bali", "sosialisasi")
TRAINING = RegisterInput(
    dates={"tanggal": date(2026, 3, 2)},
    fields={
        "materi": "Kode etik",
        "dasar-hukum": "Keputusan 132/2025",
        "narasumber": "Sekretaris",
        "unit": ("Keuangan", "Hukum"),
        "peserta": "24",
    },
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of an office with three units."""
    made = create_workspace(
        tmp_path / "office",
        Office(name="Sekretariat Uji", lists={"unit": ("Keuangan", "Hukum", "Teknis")}),
        FixedClock(datetime(2026, 3, 31, 9, 0, tzinfo=UTC)),
        "petugas",
        plugins=lambda: (Plugin(name="uji", profiles=(FOLDER,)),),
    )
    yield made
    made.close()


def test_an_entry_is_kept_as_entered(workspace: Workspace) -> None:
    """What is entered comes back with its day, its fields and who entered it."""
    entered = enter(workspace, *BOOK, TRAINING)
    assert entries(workspace, *BOOK) == (entered,)
    assert (entered.at, entered.actor) == (date(2026, 3, 2), "petugas")
    assert entered.fields == TRAINING.fields


def test_units_are_counted(workspace: Workspace) -> None:
    """Each unit of the office is counted with its last day, those never reached too."""
    enter(workspace, *BOOK, TRAINING)
    later = replace(
        TRAINING,
        dates={"tanggal": date(2026, 3, 20)},
        fields={**TRAINING.fields, "unit": ("Hukum", "Tamu")},
    )
    enter(workspace, *BOOK, later)
    assert coverage_per_unit(workspace, *BOOK) == (
        UnitCoverage(unit="Keuangan", entries=1, last=date(2026, 3, 2)),
        UnitCoverage(unit="Hukum", entries=2, last=date(2026, 3, 20)),
        UnitCoverage(unit="Teknis", entries=0, last=None),
        UnitCoverage(unit="Tamu", entries=1, last=date(2026, 3, 20)),
    )
    since = coverage_per_unit(workspace, *BOOK, since=date(2026, 3, 3))
    assert [each.entries for each in since] == [0, 1, 0, 1]
    until = coverage_per_unit(workspace, *BOOK, until=date(2026, 3, 3))
    assert [each.entries for each in until] == [1, 1, 0]


def test_a_withdrawn_entry_stays_visible_and_is_not_counted(workspace: Workspace) -> None:
    """Taking an entry back needs a reason, keeps it in the book, and takes it out of the count."""
    entered = enter(workspace, *BOOK, TRAINING)
    with pytest.raises(InputError):
        withdraw_entry(workspace, *BOOK, entered.version, reason="")
    withdrawn = withdraw_entry(workspace, *BOOK, entered.version, reason="Salah tanggal")
    assert (withdrawn.withdrawn, withdrawn.reason) == (True, "Salah tanggal")
    assert entries(workspace, *BOOK) == (withdrawn,)
    assert {each.entries for each in coverage_per_unit(workspace, *BOOK)} == {0}
    for version in (entered.version, 1, 99):
        with pytest.raises(InputError):
            withdraw_entry(workspace, *BOOK, version, reason="Lagi")


def test_every_problem_is_named_and_nothing_recorded(workspace: Workspace) -> None:
    """A wrong entry is refused whole, with all its problems."""
    wrong = RegisterInput(
        dates={"tanggal": date(2026, 4, 1)}, fields={"peserta": "banyak", "unti": "Hukum"}
    )
    with pytest.raises(InputError) as caught:
        enter(workspace, *BOOK, wrong)
    assert {problem.key for problem in caught.value.problems} == {
        "dates.tanggal",
        "fields.peserta",
        "fields.unti",
        "fields.materi",
        "fields.dasar-hukum",
        "fields.narasumber",
        "fields.unit",
    }
    assert entries(workspace, *BOOK) == ()
    with pytest.raises(InputError, match="tidak dikenal"):
        enter(workspace, "kpu-bali", "lain", TRAINING)


def test_two_writers_do_not_overwrite_each_other(workspace: Workspace) -> None:
    """Who looked at an older book is told so, and loses nothing of the other's entry."""
    enter(workspace, *BOOK, TRAINING)
    with pytest.raises(ConflictError):
        enter(workspace, *BOOK, TRAINING, seen=0)
    assert len(entries(workspace, *BOOK)) == 1


def test_a_register_is_no_case(workspace: Workspace) -> None:
    """A register stands on no board, in no list, search or index, and opens as no case."""
    enter(workspace, *BOOK, TRAINING)
    journal, chain = workspace.journal, register_chain(*BOOK)
    assert journal.rows(RowQuery()).rows == ()
    assert tuple(journal.case_ids()) == ()
    assert journal.institutions() == ()
    assert journal.stage_counts(workspace.today) == {}
    with pytest.raises(InputError):
        workspace.case(chain)
    row = CaseRow(
        case_id=chain,
        number=chain,
        institution="kpu-bali",
        stage="",
        stage_order=0,
        title="",
        registered=workspace.today,
        updated=workspace.clock.now(),
        version=2,
    )
    assert journal.reindex([row]) == 0
    assert journal.rows(RowQuery()).rows == ()


def test_a_register_has_the_journals_guarantees(workspace: Workspace) -> None:
    """Its chain is among those that are checked, sealed and copied."""
    enter(workspace, *BOOK, TRAINING)
    enter(workspace, *BOOK, TRAINING)
    checked = workspace.journal.verify()
    assert (checked.sound, checked.facts, checked.stale) == (True, 3, 0)
    assert [head.case_id for head in workspace.journal.heads()] == [register_chain(*BOOK)]
    (chain,) = workspace.journal.all_entries()
    assert [entry.version for entry in chain] == [1, 2, 3]
    assert chain[1].hash == chain[2].previous
