"""From a path or address to an opened journal."""

from pathlib import Path

from etik_tui.errors import InputError
from etik_tui.journal.port import Journal
from etik_tui.locale import _


def open_journal(
    target: Path | str, *, create: bool = False, patience: float = 10.0, durable: bool = True
) -> Journal:
    """Open the journal at a path; with `create` make it if there is none.

    `patience` is how many seconds a write waits for other writers; without `durable` a write does
    not wait for the disk, for data that can be made again. Raises `StorageError` for a
    file that cannot be used, `InputError` for an address of an unknown kind.
    """
    scheme, colon, _rest = str(target).partition("://")
    if colon:
        raise InputError(
            _("Jenis basis data {scheme} tidak dikenal.").format(scheme=scheme),
            where="--database",
            remedy=_("Berikan letak berkas jurnal."),
        )
    from etik_tui.journal.sqlite import SqliteEngine
    from etik_tui.journal.store import SqlJournal

    return SqlJournal(SqliteEngine(Path(target), create=create, patience=patience, durable=durable))
