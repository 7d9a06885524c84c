"""Keys of one's own: in force, shown everywhere, and every mistake named with its line."""

from pathlib import Path

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.cli.main import main
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.keying import own_keys
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.calendar import CalendarScreen
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import opened, press, text
from tests.tui.test_prelude import painted, prepared


def test_the_usual_keys_are_in_nobodys_way(tmp_path: Path) -> None:
    """Without a file every key is the usual one."""
    assert own_keys(tmp_path, "sari") == own_keys(tmp_path, "budi")
    assert own_keys(tmp_path, "sari").keys == {}


async def test_a_key_of_ones_own_acts_and_is_shown_everywhere(busy: Workspace) -> None:
    """The new key acts, the old one does not; foot, header, help and palette show the new one."""
    (busy.folder / "keys.toml").write_text(
        '[keys]\n"app.calendar" = ["f10", "Z"]\nboard-screen.search = "F"\n',
        encoding="utf-8",
    )
    async with opened(busy) as pilot:
        assert "F Cari" in text(pilot)
        assert " F10" in text(pilot).split("\n")[0]
        await press(pilot, "slash")
        assert not pilot.app.screen.query_one("#board-search").display
        await press(pilot, "F")
        assert pilot.app.screen.query_one("#board-search").display
        await press(pilot, "escape", "question_mark")
        assert any("F10 Z" in each.text for each in pilot.app.screen.query_one(Sheet).lines)
        await press(pilot, "escape", "ctrl+p", *"Kalen")
        assert "F10 Z" in text(pilot)
        await press(pilot, "escape", "2")
        assert isinstance(pilot.app.screen, BoardScreen)
        await press(pilot, "Z")
        assert isinstance(pilot.app.screen, CalendarScreen)
    assert await prepared(busy, (80, 24)) == painted(busy, (80, 24))


def test_keys_of_one_person_are_not_those_of_others(tmp_path: Path) -> None:
    """What stands under a person's name goes before what is for all."""
    (tmp_path / "keys.toml").write_text(
        '[keys]\nboard-screen.new = "f5"\n[people.sari]\nboard-screen.new = "f7"\n'
        'board-screen.private = "f6"\n',
        encoding="utf-8",
    )
    assert own_keys(tmp_path, "budi").keys == {"board-screen.new": "f5"}
    expected = {"board-screen.new": "f7", "board-screen.private": "f6"}
    assert own_keys(tmp_path, "sari").keys == expected


def test_two_keys_may_change_places(tmp_path: Path) -> None:
    """A key is free if what had it has another one now."""
    lines = '[keys]\nboard-screen.new = "p"\nboard-screen.private = "n"\n'
    (tmp_path / "keys.toml").write_text(lines, encoding="utf-8")
    found = own_keys(tmp_path, "sari")
    assert found.problems == ()
    assert found.keys == {"board-screen.new": "p", "board-screen.private": "n"}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ('[keys]\nboard-screen.new = "p"\n', 2, "tombol p sudah dipakai board-screen.private"),
        ('[keys]\n\nboard-screen.new = "h"\n', 3, "tombol h sudah dipakai board.left"),
        ('[keys]\nboard-screen.new = "2"\n', 2, "tombol 2 sudah dipakai app.calendar"),
        ('[keys]\nboard-screen.nww = "f6"\n', 2, "tidak ada tombol bernama ini"),
        ('[people.sari]\n"board-screen.new" = "ctrl+m"\n', 2, "tidak dikirim semua terminal"),
        ('[keys]\napp.jump = "J"\n', 2, "tidak dapat diketik lagi"),
        ("[keys]\nboard-screen.new = 7\n", 2, "harus nama tombol"),
        ("[keys]\nboard-screen.new = []\n", 2, "harus nama tombol"),
        ('[keys]\nhelp.close = "f6"\n', 2, "tombol dialog dan isian tetap"),
        ('[tombol]\nx = "y"\n', 1, "bagian tidak dikenal"),
        ("keys = 3\n", 0, "tidak ada tombol bernama ini"),
        ("[keys\n", 0, "bukan TOML"),
    ],
)
def test_a_mistake_keeps_the_usual_key_and_is_named(
    tmp_path: Path, content: str, line: int, words: str
) -> None:
    """Clash, unknown name, unsafe key, wrong value: file, line, what, and nothing in force."""
    (tmp_path / "keys.toml").write_text(content, encoding="utf-8")
    found = own_keys(tmp_path, "sari")
    assert found.keys == {}
    assert [each.line for each in found.problems] == [line]
    assert words in str(found.problems[0])


async def test_mistakes_are_said_at_the_start_and_by_the_doctor(
    busy: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The screen says what is not used, and so does `etik doctor`."""
    path = busy.folder / "keys.toml"
    path.write_text('[keys]\nboard-screen.new = "p"\n', encoding="utf-8")
    async with opened(busy) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, MessageDialog)
        await press(pilot, "down")
        assert "keys.toml:2" in text(pilot)
        await press(pilot, "enter")
        assert "n Perkara baru" in text(pilot)
    main(["--workspace", str(busy.folder), "doctor"])
    assert "keys.toml:2 board-screen.new" in capsys.readouterr().out
