"""Sensitive and restricted cases, and the procedure of another regulation as guidance."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etik_tui.casework.attachment import attach_procedure
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import ProcedureAttached
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.widgets.pick_entry import PickEntry
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import LARGE, SMALL, fill, opened, press, text, type_in
from tests.tui.seed import add
from tests.tui.several import make_several, service_case
from tests.tui.test_frames import compare


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace whose office applies the code without a procedure."""
    made = make_several(tmp_path / "kantor", own="kpu-bali")
    yield made
    made.close()


def words(pilot) -> str:
    """Return everything that the open tab says, also what is out of view."""
    return "\n".join(each.text for each in pilot.app.screen.query_one(Sheet).lines)


async def test_a_procedure_is_attached_with_its_reason(service: Workspace) -> None:
    """Enter on the offer asks which profile and why; its steps then stand there, labelled."""
    case = service_case(service)
    async with opened(service) as pilot:
        await press(pilot, "enter")
        assert "Lampirkan prosedur rujukan" in words(pilot)
        pilot.app.screen.query_one(Sheet).select("attach:")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PromptDialog)
        pilot.app.screen.query_one("#ask-profile", PickEntry).value = ("bawaslu",)
        await fill(pilot, "#ask-reason", "Belum ada prosedur sendiri")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
        shown = words(pilot)
        assert "Prosedur rujukan (bukan dari peraturan ini)" in shown
        assert "bukan kewajiban menurut KPU Bali" in shown
        assert "rujukan  Majelis dibentuk" in shown
        assert "paling lama 5 hari kerja sesudah" in shown
        await press(pilot, "right")
        assert "Prosedur Bawaslu dilampirkan sebagai rujukan" in words(pilot)
    attached = service.case(case).procedure
    assert attached is not None
    assert (attached.profile, attached.reason) == ("bawaslu", "Belum ada prosedur sendiri")


async def test_a_reference_creates_no_duty(service: Workspace) -> None:
    """The next act and the time limits are those of the case's own regulation."""
    case = service_case(service)
    async with opened(service) as pilot:
        await press(pilot, "enter")
        before = text(pilot).splitlines()[1]
    attach_procedure(service, case, "bawaslu", reason="pedoman")
    async with opened(service) as pilot:
        await press(pilot, "enter")
        assert text(pilot).splitlines()[1] == before


async def test_a_missing_reference_is_said(service: Workspace) -> None:
    """When the attached profile is gone the case says so and stays usable."""
    case = service_case(service)
    attach_procedure(service, case, "bawaslu", reason="pedoman")
    del service.library.profiles["bawaslu"]
    async with opened(service) as pilot:
        await press(pilot, "enter")
        assert "Profil rujukan itu tidak terpasang" in words(pilot)


async def test_a_regulation_with_a_procedure_takes_no_other(workspace: Workspace) -> None:
    """Where the case's own text has a procedure nothing is offered, and the key says why."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        assert "rujukan" not in words(pilot)
        await press(pilot, "f7")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "tidak membuka prosedur rujukan" in text(pilot)


async def test_a_case_is_marked_sensitive_by_the_palette(service: Workspace) -> None:
    """The palette marks it with a reason; the protection checklist appears and can be ticked."""
    case = service_case(service)
    async with opened(service) as pilot:
        await press(pilot, "enter", "ctrl+p")
        await type_in(pilot, "tanda sensitif")
        await press(pilot, "enter")
        await pilot.pause()
        await type_in(pilot, "dugaan kekerasan seksual")
        await press(pilot, "f2")
        assert service.case(case).sensitive
        assert "◆ sensitif" in text(pilot).splitlines()[0]
        shown = words(pilot)
        assert "Perlindungan dan pemulihan korban" in shown
        assert "Menjaga identitas korban" in shown
        pilot.app.screen.query_one(Sheet).select("task:korban-identitas")
        await press(pilot, "enter", "f2")
        assert "korban-identitas" in service.case(case).ticks
        await press(pilot, "right")
        assert "Perkara ditandai sensitif" in words(pilot)
    assert service.journal.row(case).title == "Perkara sensitif"


async def test_the_mark_is_taken_off_with_a_reason(service: Workspace) -> None:
    """The same key takes the mark off again."""
    case = service_case(service, sensitive=True)
    async with opened(service) as pilot:
        await press(pilot, "enter", "f5")
        assert "Cabut tanda sensitif" in text(pilot)
        await type_in(pilot, "salah tanda")
        await press(pilot, "f2")
    assert not service.case(case).sensitive


async def test_access_is_restricted_with_a_reason(service: Workspace) -> None:
    """The people who may open the case are asked for, recorded and shown."""
    case = service_case(service, sensitive=True)
    async with opened(service) as pilot:
        await press(pilot, "enter", "f6")
        await fill(pilot, "#ask-people", "sari, dewi")
        await press(pilot, "f2")
        assert "wajib diisi" in text(pilot)
        await fill(pilot, "#ask-reason", "identitas korban")
        await press(pilot, "f2")
        assert "sari, dewi" in words(pilot)
    assert service.case(case).restricted_to == ("sari", "dewi")


async def test_in_a_sensitive_case_exposing_steps_are_left_out(service: Workspace) -> None:
    """Of an attached procedure the acts that could expose the victim are not shown."""
    case = service_case(service, sensitive=True)
    attach_procedure(service, case, "bawaslu", reason="pedoman")
    hidden = [
        each.title
        for each in service.library.get("bawaslu").profile.milestones
        if each.suppress_when_sensitive
    ]
    assert hidden
    async with opened(service) as pilot:
        await press(pilot, "enter")
        shown = words(pilot)
    assert not [title for title in hidden if f"rujukan  {title}" in shown]
    facts = [entry.fact for entry in service.case(case).entries]
    assert any(isinstance(fact, ProcedureAttached) for fact in facts)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
async def test_a_guarded_case_looks_as_it_did(service: Workspace, size: tuple[int, int]) -> None:
    """The summary of a sensitive case is, cell by cell, the one that was looked at and kept."""
    service_case(service, sensitive=True)
    async with opened(service, size) as pilot:
        await press(pilot, "enter")
        # The last line tells the keys, which other tests look at.
        frame = "\n".join(text(pilot).splitlines()[:-1])
    compare(f"guarded-{size[0]}x{size[1]}", frame)
