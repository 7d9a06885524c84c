"""Help and glossary: every screen and dialog says what it is for, its keys, and its words."""

import importlib
import pkgutil

import pytest
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

import etik_tui.tui
from etik_tui.casework.workspace import Workspace
from etik_tui.locale import use
from etik_tui.tui.dialogs.glossary import GlossaryDialog
from etik_tui.tui.dialogs.help import HelpDialog
from etik_tui.tui.screens.page import Page
from etik_tui.tui.sheets.purpose import purpose_of
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import opened, press, text
from tests.tui.seed import board, with_panel


def screens() -> list[type[Screen]]:
    """Return every screen and dialog that is opened as itself."""
    found: set[type[Screen]] = set()
    for module in pkgutil.walk_packages(etik_tui.tui.__path__, "etik_tui.tui."):
        for each in vars(importlib.import_module(module.name)).values():
            ours = isinstance(each, type) and each.__module__ == module.name
            if ours and issubclass(each, Screen):
                found.add(each)
    abstract = {base for each in found for base in each.__bases__} - {
        # Opened as themselves, too.
        *(each for each in found if each.__name__ in {"PickDialog", "ActDialog"})
    }
    return sorted(found - abstract - {Page}, key=lambda each: each.__name__)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_screen_says_what_it_is_for(language: str) -> None:
    """None is without two or three sentences, in either language."""
    use(language)
    try:
        said = {each.__name__: purpose_of(each.__new__(each)) for each in screens()}
    finally:
        use("id")
    assert len(said) > 30
    assert [name for name, words in said.items() if not words.endswith(".")] == []
    small = {"MessageDialog", "ConfirmDialog", "HelpDialog", "ProgressDialog", "CountedDialog"}
    curt = [n for n, words in said.items() if words.count(". ") + words.count("; ") < 1]
    assert set(curt) <= small


PLACES = {
    "board": (),
    "calendar": ("2",),
    "checklists": ("enter", "escape", "3"),
    "review": ("4",),
    "statistics": ("5",),
    "rules": ("6",),
    "plugins": ("7",),
    "case": ("enter",),
    "new case": ("n",),
    "act": ("enter", "m"),
    "acts": ("enter", "a"),
    "undo": ("enter", "u"),
    "note": ("enter", "c"),
    "why": ("enter", "w"),
    "papers": ("enter", "f"),
    "what if": ("enter", "s"),
    "examination": ("enter", *["right"] * 5, "t"),
    "hearings": ("2", "s"),
    "a date": ("2", "g"),
    "looks": ("T",),
    "palette": ("ctrl+p",),
    "recomputing": ("f8",),
    "jump": ("ctrl+o",),
}


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES.keys())
async def test_f1_and_the_sign_answer_everywhere(
    workspace: Workspace, keys: tuple[str, ...]
) -> None:
    """F1 opens the help of what is on top, with its own keys, and closes it again; so does ?.

    Where one types, the sign is a letter like any other.
    """
    with_panel(workspace)
    board(workspace, 6)
    async with opened(workspace) as pilot:
        app = pilot.app
        await press(pilot, "l", "l", *keys)
        beneath = app.screen
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpDialog)
        shown = [each.text for each in app.screen.query_one(Sheet).lines]
        assert shown[0] == purpose_of(beneath)
        described = {each.description for each in beneath.BINDINGS if getattr(each, "show", False)}
        assert all(any(words in each for each in shown) for words in described if words)
        await press(pilot, "f1")
        assert app.screen is beneath
        typing = isinstance(app.focused, Input) or hasattr(app.focused, "document")
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpDialog) is not typing
        if typing:
            return
        await press(pilot, "question_mark")
        assert app.screen is beneath


async def test_the_glossary_answers_while_one_types(workspace: Workspace) -> None:
    """Ctrl+G over a form shows the words in sight; what is typed is there afterwards."""
    board(workspace, 3)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m", *"18")
        before = text(pilot)
        await press(pilot, "ctrl+g")
        assert isinstance(pilot.app.screen, GlossaryDialog)
        assert "Pejabat Pembina Kepegawaian" in text(pilot)
        assert "Bawaslu: Pasal" in text(pilot)
        await press(pilot, "ctrl+g")
        assert text(pilot) == before


async def test_a_word_is_searched_and_read_in_full(workspace: Workspace) -> None:
    """Typing finds any word; Enter shows the definition, word for word with its place."""
    board(workspace, 3)
    async with opened(workspace) as pilot:
        await press(pilot, "ctrl+g", *"terlapor", "enter")
        shown = " ".join(text(pilot).split())
        assert "Pasal 1 angka 9" in shown
        assert "Pegawai yang diduga melakukan Pelanggaran" in shown
        await press(pilot, "enter", *["backspace"] * 8, *"zzz")
        assert "Tidak ada istilah yang cocok" in text(pilot)


async def test_the_help_lists_the_words_of_the_screen(workspace: Workspace) -> None:
    """Below the keys stand the words in sight; from there Ctrl+G shows the same."""
    board(workspace, 3)
    async with opened(workspace) as pilot:
        await press(pilot, "question_mark")
        dialog = pilot.app.screen
        assert isinstance(dialog, HelpDialog)
        words = [each.text for each in dialog.query_one(Sheet).lines]
        place = words.index("Istilah di layar ini  Enter: bunyi peraturan")
        assert any(each.startswith("Majelis") for each in words[place:])
        await press(pilot, "ctrl+g")
        assert "Majelis" in text(pilot)
        assert isinstance(pilot.app.screen, ModalScreen)


async def test_the_key_of_the_glossary_may_be_another(busy: Workspace) -> None:
    """keys.toml names it as any other key; a letter is refused, since one could not type it."""
    (busy.folder / "keys.toml").write_text('[keys]\n"app.glossary" = "f10"\n', encoding="utf-8")
    async with opened(busy) as pilot:
        await press(pilot, "f10")
        assert isinstance(pilot.app.screen, GlossaryDialog)
        await press(pilot, "f10", "question_mark")
        assert "F10 Istilah" in text(pilot)
