"""`etik doctor`: is everything in order, and what to do where it is not."""

import argparse
import importlib.util
import locale
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from etik_tui.cli.grammar import furnish
from etik_tui.cli.health import Check, Health
from etik_tui.cli.session import Session
from etik_tui.errors import EtikError, ExitCode
from etik_tui.locale import _, in_use

SMALLEST = (80, 24)
EASTWARD = (7, 8, 9)
"""Hours of WIB, WITA and WIT before UTC."""


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, doctor, reads=True)


def doctor(session: Session, args: argparse.Namespace) -> int:
    """Look at everything and print it; status 1 if something is broken."""
    del args
    found = [check for look in _looks() for check in look(session)]
    bad = any(check.health is Health.BAD for check in found)
    if session.as_json:
        session.out.data("doctor", {"ok": not bad, "checks": found})
        return int(ExitCode.REFUSED) if bad else 0
    words = {Health.GOOD: _("baik"), Health.LOOK: _("periksa"), Health.BAD: _("RUSAK")}
    for check in found:
        session.out.text(check.text, indent=" " * 7, first=f"{words[check.health]:<6} ")
        if check.remedy:
            session.out.text(f"→ {check.remedy}", indent=" " * 9, first=" " * 7)
    return int(ExitCode.REFUSED) if bad else 0


def _looks() -> tuple[Callable[[Session], Iterator[Check]], ...]:
    return (
        _terminal,
        _language,
        _zone,
        _bytecode,
        _calendar,
        _plugins,
        _sqlite,
        _server,
        _workspace,
        _keys,
        _backup,
    )


def _terminal(session: Session) -> Iterator[Check]:
    del session
    if not sys.stdout.isatty():
        yield Check(id="terminal", health=Health.GOOD, text=_("Keluaran bukan ke terminal."))
        return
    columns, rows = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "")
    text = _("Terminal {kind}, {columns}x{rows}.").format(
        kind=kind or "?", columns=columns, rows=rows
    )
    remedy = ""
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        remedy = _("Perbesar jendela; layar dirancang mulai 80x24.")
    elif kind in ("", "dumb"):
        remedy = _("Setel TERM, misalnya xterm-256color.")
    health = Health.LOOK if remedy else Health.GOOD
    yield Check(id="terminal", health=health, text=text, remedy=remedy)


def _language(session: Session) -> Iterator[Check]:
    del session
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    name = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "-"
    text = _("Bahasa {language}; locale {name}; pengodean {encoding}.").format(
        language=in_use(), name=name, encoding=locale.getencoding()
    )
    good = encoding == "utf8"
    yield Check(
        id="locale",
        health=Health.GOOD if good else Health.LOOK,
        text=text,
        remedy="" if good else _("Pakai locale UTF-8, misalnya LANG=C.UTF-8."),
    )


def _zone(session: Session) -> Iterator[Check]:
    """See whether the day begins here when it begins in some part of Indonesia."""
    here = session.clock.now().astimezone()
    hours = (here.utcoffset() or timedelta()) / timedelta(hours=1)
    good = hours in EASTWARD
    yield Check(
        id="zone",
        health=Health.GOOD if good else Health.LOOK,
        text=_("Waktu setempat {time} ({zone}, UTC{hours:+g}).").format(
            time=f"{here:%H.%M}", zone=here.tzname(), hours=hours
        ),
        remedy="" if good else _("Tulis zone = 'WIB', 'WITA' atau 'WIT' dalam office.toml."),
    )


def _bytecode(session: Session) -> Iterator[Check]:
    del session
    source = Path(__file__).parents[1]
    missing = [
        path
        for path in source.rglob("*.py")
        if not Path(importlib.util.cache_from_source(str(path))).exists()
    ]
    if not missing:
        yield Check(id="bytecode", health=Health.GOOD, text=_("Program sudah dikompilasi."))
        return
    yield Check(
        id="bytecode",
        health=Health.LOOK,
        text=_("{n} modul belum dikompilasi; program mulai lebih lambat.").format(n=len(missing)),
        remedy=f"{sys.executable} -m compileall -q {source}",
    )


def _calendar(session: Session) -> Iterator[Check]:
    try:
        calendar = session.calendar
    except EtikError as error:
        yield Check(id="calendar", health=Health.BAD, text=str(error), remedy=error.remedy)
        return
    today = session.clock.today()
    for year in (today.year, today.year + 1):
        note = calendar.provisional_note(year)
        decree = calendar.decree(year)
        if not note and decree:
            text = _("Kalender {year}: {basis}.").format(year=year, basis=decree.basis)
            yield Check(id=f"calendar.{year}", health=Health.GOOD, text=text)
            continue
        yield Check(
            id=f"calendar.{year}",
            health=Health.LOOK,
            text=_("Kalender {year}: {note}.").format(year=year, note=note),
            remedy=_("Perbarui program setelah keputusan bersama terbit, atau isi calendar.toml."),
        )


def _plugins(session: Session) -> Iterator[Check]:
    library = session.library
    for plugin in library.plugins:
        if plugin.broken:
            yield Check(
                id=f"plugin.{plugin.name}",
                health=Health.BAD,
                text=_("Plugin {name} rusak: {why}").format(name=plugin.name, why=plugin.broken),
                remedy=_("Pasang ulang atau lepas {distribution}.").format(
                    distribution=plugin.distribution or plugin.name
                ),
            )
        for warning in plugin.warnings:
            yield Check(
                id=f"plugin.{plugin.name}.warning",
                health=Health.LOOK,
                text=_("Plugin {name} {warning}").format(name=plugin.name, warning=warning),
                remedy=_("Laporkan kepada pembuatnya; program tetap berjalan."),
            )
    for source in library.sources:
        loaded = source.loaded
        yield Check(
            id=f"profile.{loaded.profile.id if loaded else source.folder.name}",
            health=Health.GOOD if loaded else Health.BAD,
            text=_("Profil {id} {version} dari {origin}.").format(
                id=loaded.profile.id, version=loaded.profile.version, origin=source.origin
            )
            if loaded
            else _("Profil dari {origin} rusak: {why}").format(
                origin=source.origin, why=source.broken
            ),
            remedy="" if loaded else f"etik profile check {source.folder}",
        )
    if not library.sources:
        yield Check(
            id="profile",
            health=Health.BAD,
            text=_("Tidak ada profil terpasang."),
            remedy=_("Pasang plugin lembaga Anda."),
        )


def _sqlite(session: Session) -> Iterator[Check]:
    del session
    from etik_tui.journal.release import sqlite_release

    release = sqlite_release()
    if not release.endangered:
        text = _("SQLite {version}.").format(version=release.version)
        yield Check(id="sqlite", health=Health.GOOD, text=text)
        return
    yield Check(
        id="sqlite",
        health=Health.LOOK,
        text=_(
            "SQLite {version} dapat kehilangan catatan bila beberapa program menulis dan "
            "menggabungkan WAL bersamaan; jurnal ini mencegahnya dengan satu kunci."
        ).format(version=release.version),
        remedy=_("Jangan tulisi berkas jurnal dengan program lain; perbarui SQLite bila dapat."),
    )


def _server(session: Session) -> Iterator[Check]:
    from etik_tui.cli.doctor_server import server_checks

    yield from server_checks(session)


def _backup(session: Session) -> Iterator[Check]:
    from etik_tui.cli.doctor_backup import backup_checks

    yield from backup_checks(session)


def _workspace(session: Session) -> Iterator[Check]:
    from etik_tui.casework.workspace import OFFICE_FILE

    folder = session.folder
    if not (folder / OFFICE_FILE).exists():
        yield Check(
            id="workspace",
            health=Health.LOOK,
            text=_("Belum ada ruang kerja di {folder}.").format(folder=folder),
            remedy=_("Buat dengan `etik init --profile ID`, atau coba `etik demo`."),
        )
        return
    yield from _permissions(folder)
    yield from _filesystem(folder)
    try:
        stale = len(session.workspace.journal.institutions())
        text = _("Ruang kerja {folder} terbuka; {n} lembaga.").format(folder=folder, n=stale)
        yield Check(id="workspace", health=Health.GOOD, text=text)
    except EtikError as error:
        yield Check(
            id="workspace",
            health=Health.BAD,
            text=f"{error.where}: {error.what}" if error.where else error.what,
            remedy=error.remedy,
        )


def _keys(session: Session) -> Iterator[Check]:
    if not (session.folder / "keys.toml").exists():
        return
    from etik_tui.tui.keying import own_keys

    found = own_keys(session.folder, session.actor)
    for problem in found.problems:
        yield Check(id="keys", health=Health.LOOK, text=str(problem))
    text = _("Tombol buatan sendiri yang dipakai: {n}.").format(n=len(found.keys))
    yield Check(id="keys", health=Health.GOOD, text=text)


def _permissions(folder: Path) -> Iterator[Check]:
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        yield Check(
            id="permissions",
            health=Health.LOOK,
            text=_("Folder ruang kerja dapat dibuka akun lain ({mode:o}).").format(mode=mode),
            remedy=f"chmod 700 {folder}",
        )
    elif not os.access(folder, os.W_OK):
        yield Check(
            id="permissions",
            health=Health.BAD,
            text=_("Folder ruang kerja tidak dapat ditulis."),
            remedy=_("Berikan hak tulis kepada akun yang menjalankan etik."),
        )
    else:
        text = _("Folder ruang kerja hanya milik akun ini.")
        yield Check(id="permissions", health=Health.GOOD, text=text)


def _filesystem(folder: Path) -> Iterator[Check]:
    from etik_tui.journal.mount import network_kind

    kind = network_kind(folder)
    if kind:
        yield Check(
            id="filesystem",
            health=Health.BAD,
            text=_("Ruang kerja terletak pada sistem berkas jaringan ({kind}).").format(kind=kind),
            remedy=_("Pindahkan ke disk mesin ini; kunci berkas jaringan tidak dapat dipercaya."),
        )
