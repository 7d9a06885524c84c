"""From a path or address to an opened journal."""

from pathlib import Path

from etik_tui.errors import InputError
from etik_tui.journal.engine import Engine
from etik_tui.journal.port import Journal
from etik_tui.locale import _


def open_journal(
    target: Path | str, *, create: bool = False, patience: float = 10.0, durable: bool = True
) -> Journal:
    """Open the journal at a path or a `postgresql://` address; with `create` make it.

    `patience` is how many seconds a write waits for other writers; without `durable` a write does
    not wait for the disk, for data that can be made again. Raises `StorageError` for a
    file or server that cannot be used, `InputError` for an address of an unknown kind.
    """
    from etik_tui.journal.store import SqlJournal

    return SqlJournal(open_engine(target, create=create, patience=patience, durable=durable))


def open_engine(
    target: Path | str, *, create: bool = False, patience: float = 10.0, durable: bool = True
) -> Engine:
    """Open the database of a journal alone; see `open_journal`."""
    scheme, colon, _rest = str(target).partition("://")
    if colon and scheme in ("postgresql", "postgres"):
        try:
            from etik_tui.journal.postgres import PostgresEngine
        except ImportError as error:
            raise InputError(
                _("Penghubung PostgreSQL belum terpasang."),
                where="--database",
                remedy=_("Pasang etik-tui dengan tambahannya: etik-tui[postgres]."),
                detail=str(error),
            ) from error
        return PostgresEngine(str(target), create=create, patience=patience, durable=durable)
    if colon:
        raise InputError(
            _("Jenis basis data {scheme} tidak dikenal.").format(scheme=scheme),
            where="--database",
            remedy=_("Berikan letak berkas jurnal, atau postgresql://…"),
        )
    from etik_tui.journal.sqlite import SqliteEngine

    return SqliteEngine(Path(target), create=create, patience=patience, durable=durable)
