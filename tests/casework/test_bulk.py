"""One harmless act on several cases: each whole or not at all, and all of it told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from etik_tui.casework.bulk import (
    each_case,
    marked,
    noting,
    snoozing,
    ticking,
    writing_chronology,
    writing_dossier,
)
from etik_tui.casework.casefile import add_note, close
from etik_tui.casework.dossier import DossierFormat
from etik_tui.casework.handover import Span, handover
from etik_tui.casework.outbox import outbox
from etik_tui.casework.review import horizon
from etik_tui.casework.snoozing import snoozes
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import StorageError
from etik_tui.exports.chronology import ChronologyFormat
from tests.tui.seed import add, make_workspace


@pytest.fixture
def workspace(tmp_path: Path):
    """Give a workspace with the real profile."""
    made = make_workspace(tmp_path / "kantor")
    yield made
    made.close()


def notes(workspace: Workspace, case_id: str) -> list[str]:
    """Return the remarks of a case."""
    facts = (entry.fact for entry in workspace.case(case_id).entries)
    return [fact.text for fact in facts if type(fact).__name__ == "NoteAdded"]


def test_a_case_that_changed_meanwhile_is_left_alone_and_named(workspace: Workspace) -> None:
    """The others get the remark; the changed one gets nothing, and the reason says why."""
    ids = [add(workspace, f"Orang {n}") for n in range(3)]
    cases = marked(workspace, ids)
    add_note(workspace, ids[1], "lebih cepat")
    steps: list[tuple[int, int]] = []
    found = each_case(
        cases, noting(workspace, "untuk semua"), progress=lambda *at: steps.append(at)
    )
    assert [each.case_id for each in found.done] == [ids[0], ids[2]]
    assert [(case.case_id, "sudah diubah" in why) for case, why in found.failed] == [(ids[1], True)]
    assert [notes(workspace, each) for each in ids] == [
        ["untuk semua"],
        ["lebih cepat"],
        ["untuk semua"],
    ]
    assert steps[-1] == (3, 3)


def test_what_is_stopped_names_what_was_not_come_to(workspace: Workspace) -> None:
    """Between two cases it can be stopped; those done stay done, the rest is untouched."""
    ids = [add(workspace, f"Orang {n}") for n in range(3)]
    asked = iter([False, True])
    found = each_case(
        marked(workspace, ids), noting(workspace, "catatan"), cancel=lambda: next(asked)
    )
    assert found.cancelled
    assert [each.case_id for each in found.done] == ids[:1]
    assert [each.case_id for each in found.left] == ids[1:]
    assert notes(workspace, ids[1]) == []


def test_a_full_disk_ends_it_instead_of_failing_for_every_case(workspace: Workspace) -> None:
    """What cannot be stored once cannot be stored for the rest."""
    cases = marked(workspace, [add(workspace, f"Orang {n}") for n in range(3)])

    def full(_case: object) -> None:
        raise StorageError("Disk penuh")

    found = each_case(cases, full)
    assert (len(found.failed), len(found.left), found.done) == (1, 2, ())


def test_a_tick_that_is_there_is_not_made_twice(workspace: Workspace) -> None:
    """The second time every case says that it is ticked."""
    ids = [add(workspace, f"Orang {n}") for n in range(2)]
    profile = workspace.library.find("bawaslu")
    assert profile is not None
    item = next(task.id for task in profile.tasks if task.auto is None)
    once = each_case(marked(workspace, ids), ticking(workspace, item, ""))
    again = each_case(marked(workspace, ids), ticking(workspace, item, ""))
    assert len(once.done) == 2
    assert [why for _case, why in again.failed] == ["sudah dicentang"] * 2
    assert all(item in workspace.case(each).ticks for each in ids)


def test_only_open_cases_are_put_aside(workspace: Workspace) -> None:
    """A closed case in the choice is refused by itself."""
    ids = [add(workspace, f"Orang {n}") for n in range(2)]
    close(workspace, ids[1], reason="contoh")
    edge, until = horizon(workspace), workspace.today + timedelta(days=7)
    found = each_case(marked(workspace, ids), snoozing(workspace, until, "menunggu", edge))
    assert [each.case_id for each in snoozes(workspace, edge)] == ids[:1]
    assert len(found.failed) == 1


def test_each_case_gets_a_file_and_a_sensitive_one_is_redacted(workspace: Workspace) -> None:
    """Chronologies and dossiers come one file for each case, without asking again."""
    ids = [add(workspace, "Orang Satu"), add(workspace, "Orang Dua", sensitive=True)]
    cases = marked(workspace, ids)
    each_case(cases, writing_chronology(workspace, ChronologyFormat("md")))
    each_case(cases, writing_dossier(workspace, DossierFormat("md")))
    files = sorted(outbox(workspace).iterdir())
    assert len(files) == 4
    told = [each for each in files if "Pelapor Fiktif" in each.read_text(encoding="utf-8")]
    assert all("001" in each.name for each in told)


def test_a_hand_over_of_marked_cases_names_these_alone(workspace: Workspace) -> None:
    """Neither other cases nor their limits are in it, and nothing is said to be left out."""
    ids = [add(workspace, f"Orang {n}") for n in range(4)]
    found = handover(workspace, Span(last=date(2026, 12, 31)), only=ids[1:3])
    assert [each.case_id for each in found.cases] == ids[1:3]
    assert {each.case_id for each in found.dues} <= set(ids[1:3])
    assert found.more == 0
    assert len(handover(workspace).cases) == 4
