"""What the next start needs for its first picture, written by a session that has the board open."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from etik_tui import __version__
from etik_tui.casework.office import write_whole
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import StorageError
from etik_tui.journal.schema import SQLITE
from etik_tui.journal.visibility import EVERYTHING, Visibility
from etik_tui.tui.first_picture import FORMAT, prepared_file, stamps, surroundings
from etik_tui.tui.place import place_choices
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.page import hints_of
from etik_tui.tui.terminal import BoundedApp
from etik_tui.tui.tone import Tone
from etik_tui.tui.widgets.bars import Bar
from etik_tui.tui.widgets.board import Board

# Days before and after today for which working days are written down.
REACH = 400


def prepare(app: BoundedApp, screen: BoardScreen) -> bool:
    """Write what a first picture of this board needs; tell whether it was written.

    Only the file of a workspace is looked at that early, not a server. A file that cannot be
    written is no loss: the next start shows its first picture a little later.
    """
    workspace = screen.desk.workspace
    if workspace.office.database or not screen.shelf.sift.is_plain:
        return False
    folder = str(workspace.folder)
    content = json.dumps(_prepared(app, screen, folder)).encode()
    path = Path(prepared_file(folder, workspace.caller.name))
    try:
        if path.exists() and path.read_bytes() == content:
            return True
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(path, content)
    except (OSError, StorageError):
        return False
    return True


def _prepared(app: BoundedApp, screen: BoardScreen, folder: str) -> dict[str, Any]:
    workspace, shelf = screen.desk.workspace, screen.shelf
    return {
        "format": FORMAT,
        "version": __version__,
        "actor": workspace.caller.name,
        "surroundings": surroundings(app.taste),
        "stamps": stamps(folder),
        "made_for": {
            "schema": len(SQLITE.migrations),
            "people": workspace.permit.version,
            "calendar": workspace.calendar_version,
        },
        "visible": _visible(workspace).clause(),
        "institution": shelf.institution,
        "name": shelf.name,
        "turn": screen.turn,
        "private": screen.desk.private,
        "who": screen.desk.who,
        "places": place_choices(screen.PLACE, keys=app.own_keys),
        "hints": tuple(hints_of(screen.BINDINGS, app.own_keys)),
        "stages": [
            {"stage": each.stage, "title": each.title, "short": each.short}
            for each in shelf.columns
        ],
        "units": shelf.units,
        "workdays": _workdays(workspace),
        "looks": _looks(app, screen),
        "erases": app.erases,
    }


def _visible(workspace: Workspace) -> Visibility:
    account = workspace.permit.account
    if account is None:
        return EVERYTHING
    from etik_tui.access.standing import visibility_of

    return visibility_of(account)


def _workdays(workspace: Workspace) -> tuple[int, str]:
    """Return the first day, by its ordinal, and for each day from then on whether it counts."""
    calendar, today = workspace.calendar(), workspace.today.toordinal()
    first = today - REACH
    days = (date.fromordinal(day) for day in range(first, today + REACH))
    return first, "".join("01"[calendar.is_workday(day)] for day in days)


def _looks(app: BoundedApp, screen: BoardScreen) -> dict[str, dict[str, str]]:
    bars = {"header": screen.query_one("#header", Bar), "hints": screen.query_one("#hints", Bar)}
    return {
        **{
            name: {tone: app.codes(bar.style_of(tone)) for tone in Tone}
            for name, bar in bars.items()
        },
        "board": {tone: app.codes(screen.query_one(Board).style_of(tone)) for tone in Tone},
    }
