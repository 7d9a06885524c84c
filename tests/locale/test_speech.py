"""Whose choice of a language counts: this once, the environment, the person, the office."""

from pathlib import Path

import pytest

from etik_tui.casework.office import load_office
from etik_tui.casework.workspace import Workspace
from etik_tui.cli.main import main
from etik_tui.errors import InputError
from etik_tui.locale import use
from etik_tui.tui.dialogs.looks import remember
from etik_tui.tui.speech import VARIABLE, language_of
from tests.tui.conftest import workspace
from tests.tui.screen import opened, press, text
from tests.tui.seed import board
from tests.tui.test_prelude import painted, prepared

__all__ = ["workspace"]


def help_of(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the program prints of itself."""
    main([*words, "-h"])
    return capsys.readouterr().out


def test_the_nearer_choice_wins(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Indonesian, then the office, the person, the environment, and what is asked this once."""
    folder, person = str(workspace.folder), workspace.caller.name
    asked = ("--workspace", folder, "--as", person)
    assert language_of(folder, person) == "id"
    (workspace.folder / "office.toml").write_text('language = "en"\n', encoding="utf-8")
    assert language_of(folder, person) == "en"
    assert "show this help" in help_of(*asked, capsys=capsys)
    remember(workspace, "language", "id")
    assert language_of(folder, person) == "id"
    assert language_of(folder, "orang lain") == "en"
    assert "tampilkan bantuan" in help_of(*asked, capsys=capsys)
    monkeypatch.setenv(VARIABLE, "en_US.UTF-8")
    assert language_of(folder, person) == "en"
    assert "show this help" in help_of(*asked, capsys=capsys)
    assert "tampilkan bantuan" in help_of(*asked, "--lang", "id", capsys=capsys)


@pytest.mark.parametrize("said", ["", "zz", "../..", "1"])
def test_what_is_no_language_is_not_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    """An unknown code in the environment or in a spoilt file leaves the next choice in force."""
    folder, person = str(workspace.folder), workspace.caller.name
    monkeypatch.setenv(VARIABLE, said)
    remember(workspace, "language", said)
    (workspace.folder / "office.toml").write_text('language = "en"\n', encoding="utf-8")
    assert language_of(folder, person) == "en"
    (workspace.folder / "office.toml").write_text("language = [\n", encoding="utf-8")
    assert language_of(folder, person) == "id"


def test_an_office_with_an_unknown_language_is_told(tmp_path: Path) -> None:
    """The settings name the languages that there are."""
    file = tmp_path / "office.toml"
    file.write_text('language = "jv"\n', encoding="utf-8")
    with pytest.raises(InputError, match="“jv”"):
        load_office(file)


async def test_a_person_chooses_among_the_looks(workspace: Workspace) -> None:
    """T offers both languages by their own names; the choice is that of the next start."""
    board(workspace, 3)
    async with opened(workspace) as pilot:
        await press(pilot, "T", *"English", "enter")
        assert "Bahasa Indonesia: berlaku" not in text(pilot)
        assert "English: berlaku" in text(pilot)
    assert language_of(str(workspace.folder), workspace.caller.name) == "en"


async def test_no_first_picture_of_another_language(workspace: Workspace) -> None:
    """What was prepared in one language is not painted in another."""
    board(workspace, 3)
    await prepared(workspace, (80, 24))
    assert painted(workspace, (80, 24))
    use("en")
    assert painted(workspace, (80, 24)) is None
