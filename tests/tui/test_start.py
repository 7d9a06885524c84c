"""What a start loads: an import budget, which says which modules, not how long they take."""

import subprocess
import sys

from etik_tui.casework.workspace import Workspace
from tests.tui.seed import board

CODE = """
import sys
from pathlib import Path
from etik_tui.standin import spare_start
spare_start()
import etik_tui.cli.main, etik_tui.cli.terminal
from etik_tui.tui.spared import spare_framework
spare_framework()
from etik_tui.casework.opening import open_workspace
from etik_tui.clock import SystemClock
from etik_tui.tui.app import EtikApp
workspace = open_workspace(Path(sys.argv[1]), SystemClock(), sys.argv[2], named=False)
app = EtikApp(workspace)
async def leave(pilot):
    await pilot.pause()
    print(type(app.screen).__name__, *sorted(sys.modules))
    app.exit(0)
app.run(headless=True, size=(120, 36), auto_pilot=leave)
"""
# What stands for itself, not for a name that a stand-in holds.
UNWANTED = {
    "_hashlib",
    "_pickle",
    "_ssl",
    "curses",
    "email",
    "etik_tui.documents",
    "etik_tui.tui.dialogs.pick",
    "etik_tui.tui.law",
    "etik_tui.tui.screens.case",
    "etik_tui.tui.widgets.prose",
    "importlib.metadata",
    "importlib.resources",
    "platformdirs.unix",
    "psycopg",
    "textual.document",
    "textual.widgets._button",
    "textual.widgets._option_list",
    "textual.widgets._text_area",
    "textual.widgets._tree",
    "zipfile",
}
# Of others; a bare application of the framework loads 372.
OTHERS, OWN = 420, 180


def test_a_start_loads_what_the_board_shows(workspace: Workspace) -> None:
    """Neither OpenSSL nor package metadata, no list, tree or editor, nothing of other screens."""
    board(workspace, 5)
    call = [sys.executable, "-c", CODE, str(workspace.folder), workspace.caller.name]
    # The first start asks the packages for plugins and checks the profiles; the second knows both.
    for _turn in range(2):
        ran = subprocess.run(call, capture_output=True, text=True, check=True)
    screen, *loaded = ran.stdout.split()
    assert screen == "BoardScreen"
    assert not UNWANTED & {*loaded}
    own = [name for name in loaded if name.startswith("etik_tui")]
    assert len(loaded) - len(own) <= OTHERS
    assert len(own) <= OWN
