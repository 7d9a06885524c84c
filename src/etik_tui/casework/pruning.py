"""Deleting old backups from a folder, by their names alone."""

import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from etik_tui.casework.retention import Retention, kept
from etik_tui.errors import StorageError, reason_of
from etik_tui.locale import _

_NAME = re.compile(r"etik-(\d{8}T\d{6}Z)\.etik\.age")


class Pruned(Struct, frozen=True, kw_only=True):
    """Which backups of a folder are kept and which were removed, latest first."""

    kept: tuple[str, ...]
    removed: tuple[str, ...]


def prune_backups(folder: Path, rule: Retention, *, only_tell: bool = False) -> Pruned:
    """Remove the backups that a rule does not keep; other files are left alone.

    With `only_tell` nothing is removed. Raises StorageError where that fails.
    """
    try:
        names = [each.name for each in folder.iterdir() if each.is_file()]
        found = {name: moment for name in names if (moment := _moment(name))}
        staying = kept(found.values(), rule)
        ordered = sorted(found, key=lambda name: found[name], reverse=True)
        gone = tuple(name for name in ordered if found[name] not in staying)
        for name in () if only_tell else gone:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        what = _("Cadangan lama tidak dapat dihapus: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(error.filename or folder)) from error
    return Pruned(kept=tuple(name for name in ordered if name not in gone), removed=gone)


def _moment(name: str) -> datetime | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
