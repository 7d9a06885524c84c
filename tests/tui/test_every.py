"""All institutions at once: each with its own stages, and one list of their cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.every import EveryScreen
from etik_tui.tui.screens.new_case import NewCaseScreen
from etik_tui.tui.widgets.lanes import Lanes
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.several import fill_several, make_several, service_case
from tests.tui.test_frames import compare


@pytest.fixture
def several(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with cases of three institutions."""
    made = make_several(tmp_path / "kantor")
    fill_several(made)
    yield made
    made.close()


async def test_i_goes_through_institutions_to_all_of_them(several: Workspace) -> None:
    """After the last institution i shows all, and the next i the first again."""
    async with opened(several) as pilot:
        heads = []
        for _time in range(5):
            heads.append(text(pilot).splitlines()[0])
            await press(pilot, "i")
    expected = ("Bawaslu 1/4", "Banjarnegara 2/4", "KPU Bali 3/4", "Semua lembaga 4/4", "Bawaslu")
    assert all(name in head for name, head in zip(expected, heads, strict=True))


async def test_each_institution_keeps_its_own_stages(several: Workspace) -> None:
    """The lanes name every stage of each regulation in its own order, with counts."""
    async with opened(several, LARGE) as pilot:
        await press(pilot, "i", "i", "i")
        assert isinstance(pilot.app.screen, EveryScreen)
        shown = text(pilot).splitlines()
    for name in ("bawaslu", "banjarnegara", "kpu-bali"):
        profile = several.library.get(name).profile
        line = next(each for each in shown if profile.short in each and "perkara" in each)
        names = shown[shown.index(line) + 1]
        found = [names.find(stage.short[:6]) for stage in profile.stages]
        assert -1 not in found
        assert found == sorted(found)


async def test_a_stage_lists_its_cases(several: Workspace) -> None:
    """The list follows the cursor: all cases, those of an institution, those of a stage."""
    async with opened(several) as pilot:
        await press(pilot, "i", "i", "i")
        assert "Putu Uji" in text(pilot)
        assert "KPU Bali · Diputus" in text(pilot)
        await press(pilot, "down")
        shown = text(pilot)
        assert "Ani Fiktif" in shown
        assert "Putu Uji" not in shown
        await press(pilot, "down", "down", "right")
        shown = text(pilot)
        assert "KPU Bali · Pengaduan diterima" in shown
        assert "Komang Uji" in shown
        assert "Putu Uji" not in shown


async def test_a_case_is_opened_and_acted_on_from_the_list(several: Workspace) -> None:
    """Enter goes into the list and then into the case; Esc comes back to the same place."""
    async with opened(several) as pilot:
        await press(pilot, "i", "i", "i", "down", "enter", "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        await press(pilot, "escape")
        screen = pilot.app.screen
        assert isinstance(screen, EveryScreen)
        assert screen.query_one(Lanes).lane.institution == "bawaslu"
        await press(pilot, "escape")
        assert isinstance(screen.focused, Lanes)


async def test_the_search_covers_all_institutions(several: Workspace) -> None:
    """One search narrows every lane and the list."""
    async with opened(several) as pilot:
        await press(pilot, "i", "i", "i", "slash")
        await type_in(pilot, "uji")
        shown = text(pilot)
        assert "Karta Uji" in shown
        assert "Putu Uji" in shown
        assert "Ani Fiktif" not in shown
        assert "5 perkara" in shown.splitlines()[0]
        await press(pilot, "enter", "escape")
        assert "Ani Fiktif" in text(pilot)


async def test_a_new_case_is_of_the_institution_under_the_cursor(several: Workspace) -> None:
    """With n the wizard opens with the channels of that institution."""
    async with opened(several) as pilot:
        await press(pilot, "i", "i", "i", "G", "n")
        assert isinstance(pilot.app.screen, NewCaseScreen)
        assert "pengaduan" in text(pilot).lower()
        assert "KPU Bali" in text(pilot)


async def test_numbers_of_institutions_do_not_clash(several: Workspace) -> None:
    """The first case of each institution has a number of its own that names it."""
    for code in ("BWSL", "BNR", "KPUB"):
        assert several.case(f"001/{code}/XI/2026").number.startswith("001/")


async def test_names_become_initials(several: Workspace) -> None:
    """Private mode holds here, too."""
    async with opened(several) as pilot:
        await press(pilot, "i", "i", "i", "p")
        assert "Putu Uji" not in text(pilot)
        assert "P.U." in text(pilot)


async def test_a_sensitive_case_is_marked(several: Workspace) -> None:
    """A sensitive case carries its sign in the list of all."""
    service_case(several, "Nyoman Uji", sensitive=True)
    async with opened(several) as pilot:
        await press(pilot, "i", "i", "i")
        assert any("◆ Nyoman Uji" in each for each in text(pilot).splitlines())


async def test_one_institution_has_no_view_of_all(workspace: Workspace) -> None:
    """Where there is one institution only, i stays on its board."""
    async with opened(workspace) as pilot:
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, BoardScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(("name", "keys"), [("every", ()), ("every-stage", ("down", "right"))])
async def test_all_institutions_look_as_they_did(
    several: Workspace, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    """The screen is, cell by cell, the one that was looked at and kept."""
    async with opened(several, size) as pilot:
        await press(pilot, "i", "i", "i", *keys)
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)
