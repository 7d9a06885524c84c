"""A journal against a checkpoint: what a chain alone cannot show, forged chains and cut tails."""

from collections.abc import Iterator

from msgspec.structs import replace

from etik_tui.errors import StorageError
from etik_tui.journal.checkpoint import Checkpoint
from etik_tui.journal.engine import Readable, Transaction
from etik_tui.journal.port import Head
from etik_tui.journal.progress import Progress
from etik_tui.journal.verification import Fault, FaultKind, Verification, verify_chains
from etik_tui.locale import _

FACT = "SELECT hash FROM fact WHERE case_id = ? AND version = ?"
END = "SELECT institution, number, version FROM case_head WHERE case_id = ?"
LAST = "SELECT coalesce(max(version), 0) FROM fact WHERE case_id = ?"
NUMBER = "SELECT case_id FROM register_number WHERE institution = ? AND number = ?"
# How many chains are compared in one snapshot.
BATCH = 1000


def verify_against(
    engine: Readable, known: Checkpoint, progress: Progress | None = None
) -> Verification:
    """Check every chain, then whether each still runs through the end that the checkpoint names.

    Of each chain the first wrong row is named: of a cut one the first that is gone, of a forged
    one that whose hash was signed. What was recorded after the checkpoint is checked by its chain.
    """
    found = verify_chains(engine, progress)
    blamed = {fault.case_id for fault in found.faults}
    more = [fault for fault in _departures(engine, known) if fault.case_id not in blamed]
    return replace(found, faults=(*found.faults, *more))


def _departures(engine: Readable, known: Checkpoint) -> Iterator[Fault]:
    for start in range(0, len(known.heads), BATCH):
        heads = known.heads[start : start + BATCH]
        try:
            with engine.reading_bytes() as db:
                faults = [fault for head in heads if (fault := _departure(db, head))]
        except StorageError as error:
            yield Fault(kind=FaultKind.DAMAGED, what=error.detail, case_id=heads[0].case_id)
            return
        yield from faults


def _departure(db: Transaction, head: Head) -> Fault | None:
    end = db.execute(END, (head.case_id,)).fetchone()
    if end is None:
        return _fault(head, FaultKind.MISSING, 1, _("seluruh rantainya hilang"))
    fact = db.execute(FACT, (head.case_id, head.version)).fetchone()
    if fact is None:
        (last,) = db.execute(LAST, (head.case_id,)).fetchone()
        return _fault(head, FaultKind.MISSING, int(last) + 1, _("ekor rantainya dipotong"))
    if _text(fact[0]) != head.hash:
        what = _("rantainya dipalsukan: hash dihitung ulang, bukan yang ditandatangani")
        return _fault(head, FaultKind.FORGED, head.version, what)
    if (_text(end[0]), _text(end[1])) != (head.institution, head.number):
        return _fault(head, FaultKind.ALTERED, 0, _("nomor atau lembaganya diubah"))
    holder = db.execute(NUMBER, (head.institution, head.number)).fetchone()
    if holder is None or _text(holder[0]) != head.case_id:
        return _fault(head, FaultKind.ALTERED, 0, _("nomornya menunjuk ke perkara lain"))
    return None


def _fault(head: Head, kind: FaultKind, version: int, what: str) -> Fault:
    return Fault(kind=kind, what=what, case_id=head.case_id, number=head.number, version=version)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
