"""Checklists of many cases: whole files, cancelled between two, nothing that may not be seen."""

from zipfile import ZipFile

import pytest

from etik_tui.casework.checklist_export import (
    case_ids,
    checklist_name,
    export_checklist,
    export_checklists,
)
from etik_tui.casework.registration import register
from etik_tui.errors import AccessError, InputError
from etik_tui.exports.checklist import Wanted
from etik_tui.exports.checklist_file import ChecklistFormat
from etik_tui.journal.row import RowQuery
from tests.casework.conftest import report

CSV = ChecklistFormat.CSV


@pytest.fixture
def several(workspace) -> list[str]:
    """The ids of five cases."""
    return [register(workspace, "alfa", report()).case.id for _n in range(5)]


def test_one_checklist_is_written_to_the_outbox(workspace, number) -> None:
    """The file is named after the register number and replaces the one of before."""
    path = export_checklist(workspace, number, CSV)
    assert path == workspace.folder / "outbox" / "daftar-periksa-001-ALFA-IX-2026.csv"
    assert "Rapikan berkas" in path.read_text()
    assert export_checklist(workspace, number, CSV, wanted=Wanted(role="y")) == path
    assert "Rapikan berkas" not in path.read_text()


def test_all_checklists_are_written(workspace, several, tmp_path) -> None:
    """Every case is a file of its own; the progress reaches the end."""
    ids = list(case_ids(workspace, RowQuery()))
    assert sorted(ids) == sorted(several)
    seen = []
    done = export_checklists(
        workspace, ids, CSV, given=tmp_path / "x", progress=lambda *at: seen.append(at)
    )
    assert (done.files, done.skipped, done.cancelled) == (5, (), False)
    assert len(list((tmp_path / "x").iterdir())) == 5
    assert seen == [(n, 5) for n in range(6)]


@pytest.mark.parametrize(("name", "left"), [("x", 2), ("x.zip", 0)])
def test_an_export_is_cancelled_between_two_files(workspace, several, tmp_path, name, left) -> None:
    """In a folder the files written so far stay, whole; of a zip nothing is left."""
    asked = iter((False, False, True))
    given = tmp_path / name
    done = export_checklists(workspace, several, CSV, given=given, cancel=lambda: next(asked))
    assert done.cancelled
    assert done.files == left
    files = list(given.iterdir()) if given.is_dir() else []
    assert len(files) == left
    assert all(b"Rapikan berkas" in each.read_bytes() for each in files)
    assert given.exists() is bool(left)
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_zip_holds_every_checklist(workspace, several, tmp_path) -> None:
    """A destination that ends in .zip becomes one."""
    done = export_checklists(workspace, several, CSV, given=tmp_path / "x.zip")
    with ZipFile(done.path) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == done.files == 5


def test_what_may_not_be_opened_is_left_out(workspace, several, tmp_path, monkeypatch) -> None:
    """A case that this person may not open, or without its profile, is named and left out."""
    usual = workspace.case

    def case(number):
        if number == several[1]:
            raise AccessError("Bukan perkara Anda", where=number)
        if number == several[2]:
            raise InputError("Profil tidak terpasang")
        return usual(number)

    monkeypatch.setattr(workspace, "case", case)
    done = export_checklists(workspace, several, CSV, given=tmp_path / "x")
    assert done.files == 3
    assert done.skipped == (
        (several[1], "Bukan perkara Anda"),
        (several[2], "Profil tidak terpasang"),
    )


def test_a_confined_session_writes_to_the_outbox_alone(workspace, several, tmp_path) -> None:
    """It cannot name a folder elsewhere; without a place everything goes to the outbox."""
    workspace.confined = True
    with pytest.raises(AccessError):
        export_checklists(workspace, several, CSV, given=tmp_path / "x")
    with pytest.raises(AccessError):
        export_checklist(workspace, several[0], CSV, given=tmp_path / "x.csv")
    done = export_checklists(workspace, several, CSV)
    assert done.path == workspace.folder / "outbox" / "daftar-periksa"
    assert len(list(done.path.iterdir())) == 5


def test_a_number_makes_a_safe_name(workspace, several) -> None:
    """Numbers with slashes give one plain file name."""
    name = checklist_name(workspace, workspace.case(several[0]), ChecklistFormat.PDF)
    assert name == "daftar-periksa-001-ALFA-IX-2026.pdf"
