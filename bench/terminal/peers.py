"""Other people's programs: each in an environment of its own, with invented items."""

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path

from bench.terminal.limits import paged
from bench.terminal.program import HOME, ROOT, Program, Step, times
from etik_tui.clock import SystemClock

PEERS = HOME / "peers"
DATA = HOME / "data"
ITEM = "Perkara {:06d}".format
NAMED = r"Perkara \d{6}"
LIMITS = "bench.terminal.limits"
# Beyond this the peers take minutes to start.
MOST = 1000
KANBAN = """[board]
theme = "dracula"
columns_in_view = 3
[backend]
mode = "sqlite"
[backend.sqlite_settings]
database_path = "{path}"
active_board_id = 1
"""
KHAL = """[calendars]
[[bench]]
path = {path}/calendar
[locale]
timeformat = %H:%M
dateformat = %d.%m.%Y
longdateformat = %d.%m.%Y
datetimeformat = %d.%m.%Y %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
[sqlite]
path = {path}/khal.db
[default]
default_calendar = bench
"""
EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//bench//EN
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20260101T000000Z
DTSTART:{start:%Y%m%dT%H%M%S}
DTEND:{end:%Y%m%dT%H%M%S}
SUMMARY:{name}
END:VEVENT
END:VCALENDAR
"""


def environment(package: str, *also: str) -> Path | None:
    """Return the folder of a package's programs, installed if need be; `None` if that fails."""
    folder = PEERS / package
    mark = folder / "installed"
    if not mark.exists():
        print(f"installing {package}", file=sys.stderr, flush=True)
        installer = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
        python = folder / "bin" / "python"
        into = ("pip", "install", "--quiet", "--compile-bytecode", "--python", str(python))
        made = ("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
        for words in (made, (*into, package, *also)):
            if subprocess.run((installer, *words), check=False).returncode:
                print(f"{package} could not be installed and is left out", file=sys.stderr)
                return None
        mark.touch()
    return folder / "bin"


def starts(count: int) -> Iterator[tuple[str, datetime]]:
    """Yield invented items with the times at which they begin, from this morning on."""
    first = datetime.combine(SystemClock().today(), time(7))
    for n in range(count):
        day, hour = divmod(n, 12)
        yield ITEM(n), first + timedelta(days=day, hours=hour)


def folder_for(name: str, count: int, fill: Callable[[Path, int], None]) -> Path:
    """Return a folder of items, filled if it is not there or from another day."""
    folder = DATA / f"{name}-{count}"
    mark = folder / f"filled-{SystemClock().today()}"
    if not mark.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        fill(folder, count)
        mark.touch()
    return folder


def bare() -> Program:
    """Return the framework with one line of text."""
    argv = (sys.executable, "-m", f"{LIMITS}.bare")
    return _limit("bare Textual", 0, argv)


def minimal(count: int) -> Program:
    """Return the framework with a board paged from a file."""
    folder = folder_for("paged", count, lambda place, n: paged.fill(str(place / "cards.db"), n))
    argv = (sys.executable, "-m", f"{LIMITS}.paged", str(folder / "cards.db"))
    steps = (
        Step("", ("j",)),
        times("move", "j", 6),
        times("move", "k", 6),
        Step("column", ("l", "h") * 3),
        times("page", "page", 5),
        times("scroll", "j", 8),
    )
    return _limit("minimal board", count, argv, steps, b"q")


def _limit(
    name: str, count: int, argv: tuple[str, ...], steps: tuple[Step, ...] = (), leave: bytes = b""
) -> Program:
    leave = leave or b"\x11"
    return Program(
        name=name, kind="limit", items=count, argv=argv, named=NAMED, cwd=str(ROOT),
        steps=steps, leave=leave,
    )  # fmt: skip


def calcurse(count: int) -> Program | None:
    """Return the calendar in C, with appointments."""
    found = shutil.which("calcurse")
    if found is None:
        return None
    folder = folder_for("calcurse", count, _fill_calcurse)
    steps = (
        times("move", "j", 6),
        times("move", "k", 6),
        Step("column", ("tab",) * 6),
        Step("", ("tab",) * 2),
    )
    return Program(
        name="calcurse", items=count, argv=(found, "-D", str(folder)), named=NAMED,
        steps=steps, leave=b"q",
    )  # fmt: skip


def _fill_calcurse(folder: Path, count: int) -> None:
    shape = "{0:%m/%d/%Y @ %H:%M} -> {1:%m/%d/%Y @ %H:%M} |{2}\n".format
    hour = timedelta(minutes=30)
    lines = [shape(start, start + hour, name) for name, start in starts(count)]
    (folder / "apts").write_text("".join(lines), encoding="utf-8")
    for name in ("todo", "keys"):
        (folder / name).touch()
    (folder / "conf").write_text("general.confirmquit=no\n", encoding="utf-8")


def kanban(count: int) -> Program | None:
    """Return the nearest peer, a board of cards of the same framework."""
    programs = environment("kanban-tui") if count <= MOST else None
    if programs is None:
        return None
    folder = folder_for("kanban", count, partial(_fill_kanban, programs / "ktui"))
    steps = (
        Step("", ("j",)),
        times("move", "j", 4),
        times("move", "k", 2),
        Step("column", ("l", "h")),
        times("scroll", "j", 6),
    )
    return Program(
        name="kanban-tui", items=count, argv=(str(programs / "ktui"),), named=NAMED,
        env=_kanban_home(folder), steps=steps, leave=b"\x11", rare=count >= MOST,
    )  # fmt: skip


def _kanban_home(folder: Path) -> Mapping[str, str]:
    return {"HOME": str(folder)}


def _fill_kanban(ktui: Path, folder: Path, count: int) -> None:
    """Let the program make its own file, then write the cards into it."""
    env = {**os.environ, **_kanban_home(folder)}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        env.pop(name, None)
    made = (str(ktui), "board", "create", "bench")
    subprocess.run(made, env=env, check=True, stdout=subprocess.DEVNULL)
    (path,) = folder.rglob("*.db")
    if not any(folder.rglob("config.toml")):
        config = folder / ".config" / "kanban_tui" / "config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(KANBAN.format(path=path), encoding="utf-8")
    with sqlite3.connect(path) as db:
        columns = [each for (each,) in db.execute("SELECT column_id FROM columns WHERE visible")]
        fields = "title, description, column, creation_date, position"
        put = f"INSERT INTO tasks ({fields}) VALUES (?, '', ?, ?, ?)"
        rows = (
            (name, columns[n % len(columns)], start.isoformat(), n // len(columns))
            for n, (name, start) in enumerate(starts(count))
        )
        db.executemany(put, rows)


def ikhal(count: int) -> Program | None:
    """Return the calendar in Python with urwid."""
    programs = environment("khal", "urwid<3") if count <= MOST else None
    if programs is None:
        return None
    folder = folder_for("khal", count, _fill_khal)
    steps = (times("move", "down", 4), times("move", "up", 4), Step("column", ("tab",) * 4))
    return Program(
        name="ikhal", items=count, named=NAMED, steps=steps, leave=b"q",
        argv=(str(programs / "ikhal"), "-c", str(folder / "config")),
        env={"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "1"},
    )  # fmt: skip


def _fill_khal(folder: Path, count: int) -> None:
    (folder / "calendar").mkdir()
    (folder / "config").write_text(KHAL.format(path=folder), encoding="utf-8")
    for name, start in starts(count):
        uid = str(uuid.uuid5(uuid.NAMESPACE_OID, name))
        text = EVENT.format(uid=uid, start=start, end=start + timedelta(minutes=30), name=name)
        (folder / "calendar" / f"{uid}.ics").write_text(text, encoding="utf-8")


def vit(count: int) -> Program | None:
    """Return the list of taskwarrior's tasks, where that is on this machine."""
    if shutil.which("task") is None:
        return None
    # Written for older widgets; with the newer ones it ends in an error.
    programs = environment("vit", "urwid<2.2")
    if programs is None:
        return None
    folder = folder_for("vit", count, _fill_vit)
    steps = (times("move", "j", 6), times("move", "k", 6), times("page", "page", 4))
    return Program(
        name="vit", items=count, argv=(str(programs / "vit"),), named=NAMED, steps=steps,
        env={"HOME": str(folder), "TASKRC": str(folder / "taskrc"), "VIT_DIR": str(folder / "vit")},
        leave=b"Q",
    )  # fmt: skip


def _fill_vit(folder: Path, count: int) -> None:
    data = folder / "data"
    for each in (data, folder / "vit"):
        each.mkdir()
    (folder / "taskrc").write_text(f"data.location={data}\nnews.version=9\n", encoding="utf-8")
    (folder / "vit" / "config.ini").touch()
    shape = '[description:"{}" entry:"1760000000" status:"pending" uuid:"{}"]\n'.format
    ids = (str(uuid.uuid5(uuid.NAMESPACE_OID, ITEM(n))) for n in range(count))
    lines = [shape(ITEM(n), each) for n, each in enumerate(ids)]
    (data / "pending.data").write_text("".join(lines), encoding="utf-8")


def harlequin() -> Program | None:
    """Return a large program of the same framework, with nothing to show."""
    programs = environment("harlequin")
    if programs is None:
        return None
    return Program(
        name="harlequin", items=0, named="Catalog", leave=b"\x11", cwd=str(HOME / "home"),
        argv=(str(programs / "harlequin"), "--no-download-tzdata"), rare=True,
    )  # fmt: skip
