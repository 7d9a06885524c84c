"""Checkpoints: one text for the same ends, and nothing else is taken for one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from etik_tui.errors import InputError
from etik_tui.journal.chain import link
from etik_tui.journal.checkpoint import Checkpoint, checkpoint, read_checkpoint
from etik_tui.journal.comparison import verify_against
from etik_tui.journal.open import open_engine, open_journal
from etik_tui.journal.port import Head
from etik_tui.journal.verification import Fault, FaultKind
from tests.journal.cases import NOW, add, begin, note

ALLOW = "DROP TRIGGER fact_unchanged; DROP TRIGGER fact_kept;"


def ends(*cases: str) -> Checkpoint:
    """Invented ends of chains."""
    heads = [
        Head(case_id=case, number=f"n-{case}", institution="alfa", version=3, hash="0" * 64)
        for case in cases
    ]
    return checkpoint(heads, office='Kantor "A"\n', made=NOW)


def test_the_text_is_the_same_for_the_same_ends() -> None:
    """The order in which chains are given does not matter, and the text can be read again."""
    text = ends("a", "b").text()
    assert ends("b", "a").text() == text
    assert read_checkpoint(text, "x") == ends("a", "b")
    assert ends("a", "b").code.startswith("2-")
    assert ends().code.startswith("0-")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text + b"\n",
        lambda text: text.replace(b'"a",3', b'"a",4'),
        lambda text: text.replace(b"chains 2", b"chains 3"),
        lambda text: text.replace(b"checkpoint 1", b"checkpoint 2"),
        lambda text: b"".join(text.splitlines(keepends=True)[:4]),
        lambda text: text.replace(b"office", b"\xff"),
        lambda text: b"[" * 100_000,
        lambda text: b"",
    ],
)
def test_another_text_is_refused(change) -> None:
    """A text that was changed, cut or is something else is no checkpoint."""
    with pytest.raises(InputError):
        read_checkpoint(change(ends("a", "b").text()), "x")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with three cases of five facts."""
    path = tmp_path / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        for case in ("a", "b", "c"):
            begin(journal, case, f"nomor-{case}")
            add(journal, case, 1, *(note(f"{case} ke-{n}") for n in range(2, 6)))
    return path


def known(path: Path) -> Checkpoint:
    """The checkpoint of a journal as it now is."""
    with closing(open_journal(path)) as journal:
        return checkpoint(journal.heads(), office="", made=NOW)


def compared(path: Path, before: Checkpoint) -> tuple[Fault, ...]:
    """What a check against a checkpoint finds."""
    with closing(open_engine(path)) as engine:
        return verify_against(engine, before).faults


def rechained(db: sqlite3.Connection, case: str) -> None:
    """Compute the hashes of a case anew, as a forger would, and its end."""
    previous = ""
    rows = db.execute(
        "SELECT version, recorded_at, actor, body FROM fact WHERE case_id = ? ORDER BY version",
        (case,),
    ).fetchall()
    for version, recorded_at, actor, body in rows:
        digest = link(previous, (case, version, recorded_at, actor), body.encode())
        db.execute(
            "UPDATE fact SET previous = ?, hash = ? WHERE case_id = ? AND version = ?",
            (previous, digest, case, version),
        )
        previous = digest
    db.execute(
        "UPDATE case_head SET version = ?, hash = ? WHERE case_id = ?", (version, previous, case)
    )


@pytest.mark.parametrize(
    ("script", "kind", "version"),
    [
        (
            "UPDATE fact SET body = replace(body, 'ke-3', 'ke-9') WHERE case_id = 'b'",
            FaultKind.FORGED,
            5,
        ),
        ("DELETE FROM fact WHERE case_id = 'b' AND version > 3", FaultKind.MISSING, 4),
        ("UPDATE case_head SET number = 'lain' WHERE case_id = 'b'", FaultKind.ALTERED, 0),
        (
            "UPDATE register_number SET case_id = 'a' WHERE number = 'nomor-b'",
            FaultKind.ALTERED,
            0,
        ),
    ],
)
def test_what_the_chain_alone_cannot_show(
    path: Path, script: str, kind: FaultKind, version: int
) -> None:
    """A forger who computes all hashes anew passes the plain check, but not the checkpoint."""
    before = known(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(ALLOW + script)
        rechained(db, "b")
        db.commit()
    with closing(open_journal(path)) as journal:
        assert journal.verify().sound
    (fault,) = compared(path, before)
    assert (fault.case_id, fault.number, fault.kind) == ("b", "nomor-b", kind)
    assert fault.version == version


def test_a_case_that_is_gone_is_named(path: Path) -> None:
    """Deleting a case with everything about it shows."""
    before = known(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(ALLOW)
        for table in ("fact", "case_head", "register_number"):
            db.execute(f"DELETE FROM {table} WHERE case_id = 'b'")
        db.commit()
    (fault,) = compared(path, before)
    assert (fault.case_id, fault.kind, fault.version) == ("b", FaultKind.MISSING, 1)


def test_what_came_later_is_no_fault(path: Path) -> None:
    """New facts and new cases after a checkpoint leave it in force."""
    before = known(path)
    with closing(open_journal(path)) as journal:
        add(journal, "b", 5)
        begin(journal, "d", "nomor-d")
    assert compared(path, before) == ()


def test_one_fault_of_a_case_is_told_once(path: Path) -> None:
    """What the chain already shows is not told a second time."""
    before = known(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(ALLOW + "DELETE FROM fact WHERE case_id = 'b' AND version = 5")
    (fault,) = compared(path, before)
    assert (fault.kind, fault.version) == (FaultKind.MISSING, 5)
