"""Noting down what lists need besides the index, by a run that has loaded all of it."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from etik_tui.casework.office import write_whole
from etik_tui.casework.opening import JOURNAL_FILE, PROFILES_FOLDER
from etik_tui.casework.workspace import CALENDAR_FILE, OFFICE_FILE, Workspace
from etik_tui.cli.crib import crib_file, find_crib, stamps, surroundings
from etik_tui.cli.dueword import limit_unit
from etik_tui.cli.session import Session
from etik_tui.errors import StorageError
from etik_tui.journal.schema import SQLITE
from etik_tui.journal.visibility import EVERYTHING
from etik_tui.profile.profile import Profile

BEFORE, AFTER = 3650, 1830
"""Days before and after today for which working days are noted down."""

GIVES_DAYS = "etik_days_off"


def keep_crib(session: Session) -> bool:
    """Note down what the next list needs; tell whether the note stands.

    Only where the journal is the workspace's own file and nothing depends on a plugin's code. A
    note that cannot be written is no loss.
    """
    workspace = session.workspace
    folder, actor, named = str(workspace.folder), workspace.caller.name, workspace.caller.named
    if session.database or workspace.office.database or not _is_plain(workspace):
        return False
    if find_crib(folder, actor, workspace.today, named=named):
        return True
    content = _content(workspace, folder, actor, named=named)
    path = Path(crib_file(folder, actor, named=named))
    with suppress(OSError, StorageError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(path, json.dumps(content).encode())
        return True
    return False


def _is_plain(workspace: Workspace) -> bool:
    """Tell whether all profiles and days are data, with nothing broken in between."""
    library = workspace.library
    return (
        (workspace.folder / JOURNAL_FILE).exists()
        and not workspace.hooks.failures
        and not any(each.broken or GIVES_DAYS in each.hooks for each in library.plugins)
        and not any(each.broken for each in library.sources)
    )


def _content(workspace: Workspace, folder: str, actor: str, *, named: bool) -> dict[str, Any]:
    profiles = {name: each.profile for name, each in workspace.library.profiles.items()}
    return {
        "surroundings": surroundings(folder, actor, named=named),
        "files": stamps(sorted(set(_files(workspace)))),
        "made_for": {
            "schema": len(SQLITE.migrations),
            "people": workspace.permit.version,
            "calendar": workspace.calendar_version,
        },
        "visible": _visible(workspace),
        "private": workspace.office.private,
        "profiles": {name: _words(each) for name, each in profiles.items()},
        "workdays": _workdays(workspace),
        "days_off": dict(_days_off(workspace)),
    }


def _files(workspace: Workspace) -> Iterator[str]:
    """Yield every file and folder that the note was made from."""
    own = workspace.folder
    yield from (str(own / name) for name in (OFFICE_FILE, CALENDAR_FILE, PROFILES_FOLDER))
    folders = {source.folder for source in workspace.library.sources}
    for folder in folders:
        yield str(folder)
        yield from (str(each) for each in folder.iterdir() if each.suffix == ".toml")
    for folder in {folder for plugin in workspace.library.plugins for folder in plugin.profiles}:
        # The code that named the folder is in the package around it.
        yield from (str(each) for each in folder.parent.glob("*.py"))


def _visible(workspace: Workspace) -> tuple[str, tuple[str, ...]]:
    account = workspace.permit.account
    if account is None:
        return EVERYTHING.clause()
    from etik_tui.access.standing import visibility_of

    return visibility_of(account).clause()


def _words(profile: Profile) -> dict[str, dict[str, str]]:
    return {
        "stages": {each.id: each.short for each in profile.stages},
        "units": {each.id: limit_unit(profile, each.id).value for each in profile.deadlines},
        "actors": {each.id: each.title for each in profile.actors},
    }


def _workdays(workspace: Workspace) -> tuple[int, str]:
    """Return the first day, by its ordinal, and for each day from then on whether it counts."""
    calendar, today = workspace.calendar(), workspace.today.toordinal()
    first = max(today - BEFORE, 1)
    days = (date.fromordinal(day) for day in range(first, today + AFTER))
    return first, "".join("01"[calendar.is_workday(day)] for day in days)


def _days_off(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for day, named in groupby(workspace.calendar().days, key=attrgetter("on")):
        yield str(day.toordinal()), "".join(f" · {each.title}" for each in named)
