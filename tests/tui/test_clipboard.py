"""The terminal's clipboard: numbers, citations and dates go out where access permits, no more."""

import re
from base64 import b64decode
from pathlib import Path

import pexpect
import pytest

from etik_tui.access.people import Caller
from etik_tui.casework.people import Grant, grant
from etik_tui.casework.surroundings import LONGEST_COPY, copyable
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.account import OfficeRole
from etik_tui.errors import InputError
from etik_tui.tui.clipboard import osc52
from etik_tui.tui.dialogs.message import MessageDialog
from tests.tui.screen import opened, press, text
from tests.tui.seed import add, make_workspace, with_panel
from tests.tui.test_process import start

COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a workspace with two cases."""
    made = make_workspace(tmp_path / "kantor")
    add(made)
    with_panel(made, "Ani Rahasia")
    made.close()
    return tmp_path / "kantor"


def copied(child: pexpect.spawn) -> str:
    """Return what is handed to the clipboard next."""
    child.expect(COPIED)
    return b64decode(child.match.group(1)).decode()


def test_a_number_reaches_the_terminals_clipboard(folder: Path) -> None:
    """On a real terminal `y` sends the number, and of several marked all numbers, and no name."""
    child = start(folder)
    child.send("y")
    assert copied(child) == "001/KE/XI/2026"
    child.send("xlxy")
    assert copied(child) == "001/KE/XI/2026, 002/KE/XI/2026"
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    assert not COPIED.search(child.before)


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("space.confined = True", "confined"),
        ("import os; os.environ['ETIK_NO_CLIPBOARD'] = '1'", "ETIK_NO_CLIPBOARD"),
    ],
    ids=["confined", "switched off"],
)
def test_nothing_is_sent_where_it_may_not_and_it_says_why(
    folder: Path, before: str, why: str
) -> None:
    """A confined session, and one in which it is switched off, send no command at all."""
    child = start(folder, before)
    seen = child.before
    for keys, words in (("y", why), ("\r\r", "Ringkasan"), ("y", why), ("\r\x11", pexpect.EOF)):
        child.send(keys)
        child.expect(words)
        seen += child.before
    assert b"\x1b]" not in seen


async def test_who_only_oversees_copies_nothing(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal names the reason; whoever records may copy."""
    both = (OfficeRole.REGISTRAR, OfficeRole.ADMIN)
    grant(busy, Grant(account="petugas", name="Petugas", roles=both))
    grant(busy, Grant(account="awas", name="Pengawas", roles=(OfficeRole.OVERSEER,)))
    out: list[str] = []
    monkeypatch.setattr(
        "etik_tui.tui.terminal.BoundedApp.hand_over", lambda _app, words, _all: out.append(words)
    )
    busy.caller = Caller(name="awas")
    busy._permit = None
    async with opened(busy) as pilot:
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "hanya melihat" in text(pilot)
    assert out == []
    busy.caller = Caller(name="petugas")
    busy._permit = None
    async with opened(busy) as pilot:
        await press(pilot, "y")
    assert len(out) == 1


async def test_a_limit_is_copied_with_its_article_and_day(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the tab of limits number, citation and last day go together; in the rules the citation."""
    with_panel(workspace)
    out: list[str] = []
    monkeypatch.setattr(
        "etik_tui.tui.terminal.BoundedApp.hand_over", lambda _app, words, _all: out.append(words)
    )
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "y", *["right"] * 8, "y", "6", "y")
    assert out[0] == "001/KE/XI/2026"
    assert re.fullmatch(r"001/KE/XI/2026 · Pasal .+ · \d+ \w{3} 2026", out[1])
    assert out[2].startswith(("Pasal", "Lampiran"))
    assert not any("Budi" in each for each in out)


def test_what_is_copied_is_one_short_line() -> None:
    """Control characters cannot end the sequence early, and too much is refused with a way out."""
    assert copyable("001\x07\x1b]0;x\n") == "001  ]0;x"
    assert osc52("001/KE") == "\x1b]52;c;MDAxL0tF\x07"
    with pytest.raises(InputError, match="Terlalu panjang"):
        copyable("9" * (LONGEST_COPY + 1))
