"""What somebody with the file in hand can change, and what the check says about it."""

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from etik_tui.errors import StorageError
from etik_tui.journal.open import open_journal
from etik_tui.journal.verification import FaultKind, Verification
from tests.journal.cases import add, begin, note

ALLOW = "DROP TRIGGER fact_unchanged; DROP TRIGGER fact_kept;"

SWAP = """
    UPDATE fact SET version = 9 WHERE case_id = 'b' AND version = 3;
    UPDATE fact SET version = 3 WHERE case_id = 'b' AND version = 4;
    UPDATE fact SET version = 4 WHERE case_id = 'b' AND version = 9;
"""
REPEAT = """
    INSERT INTO fact SELECT case_id, 6, institution, recorded_at, actor, body, previous, hash
    FROM fact WHERE case_id = 'b' AND version = 5;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with three cases of five facts."""
    path = tmp_path / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        for case in ("a", "b", "c"):
            begin(journal, case, f"nomor-{case}")
            add(journal, case, 1, *(note(f"{case} ke-{n}") for n in range(2, 6)))
    return path


def tampered(path: Path, script: str) -> Verification:
    """The check's result after a script ran on the file."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(ALLOW + script)
    with closing(open_journal(path)) as journal:
        return journal.verify()


@pytest.mark.parametrize(
    ("script", "kind", "version"),
    [
        (
            "UPDATE fact SET body = replace(body, 'ke-3', 'ke-9') WHERE case_id = 'b'",
            FaultKind.ALTERED,
            3,
        ),
        ("UPDATE fact SET actor = 'lain' WHERE case_id = 'b'", FaultKind.ALTERED, 1),
        (
            "UPDATE fact SET recorded_at = '2020' WHERE case_id = 'b' AND version = 5",
            FaultKind.ALTERED,
            5,
        ),
        (
            "UPDATE fact SET hash = previous WHERE case_id = 'b' AND version = 4",
            FaultKind.ALTERED,
            4,
        ),
        (
            "UPDATE fact SET institution = 'lain' WHERE case_id = 'b' AND version = 2",
            FaultKind.ALTERED,
            2,
        ),
        ("UPDATE fact SET body = x'ff' WHERE case_id = 'b' AND version = 2", FaultKind.ALTERED, 2),
        ("DELETE FROM fact WHERE case_id = 'b' AND version = 3", FaultKind.MISSING, 3),
        ("DELETE FROM fact WHERE case_id = 'b' AND version = 1", FaultKind.MISSING, 1),
        ("DELETE FROM fact WHERE case_id = 'b' AND version > 3", FaultKind.MISSING, 4),
        ("DELETE FROM fact WHERE case_id = 'b'", FaultKind.MISSING, 1),
        (SWAP, FaultKind.REORDERED, 3),
        (REPEAT, FaultKind.REORDERED, 6),
        ("UPDATE case_head SET version = 4 WHERE case_id = 'b'", FaultKind.ALTERED, 5),
        ("DELETE FROM case_head WHERE case_id = 'b'", FaultKind.UNKNOWN, 1),
    ],
    ids=lambda value: str(value)[:60],
)
def test_the_first_wrong_row_is_named(
    path: Path, script: str, kind: FaultKind, version: int
) -> None:
    """Whatever was done to one case, its first wrong row is named, and no other case blamed."""
    result = tampered(path, script)
    assert not result.sound
    (fault,) = result.faults
    assert (fault.case_id, fault.kind, fault.version) == ("b", kind, version)
    assert fault.number == ("" if kind is FaultKind.UNKNOWN else "nomor-b")
    assert fault.what


def test_faults_of_several_cases_are_all_named(path: Path) -> None:
    """One wrong row in each of two cases gives two faults."""
    result = tampered(path, "UPDATE fact SET actor = 'z' WHERE case_id <> 'b' AND version = 2")
    assert [(fault.case_id, fault.version) for fault in result.faults] == [("a", 2), ("c", 2)]


@pytest.mark.parametrize("statement", ["UPDATE fact SET actor = 'x'", "DELETE FROM fact"])
def test_facts_cannot_be_changed_by_accident(path: Path, statement: str) -> None:
    """The database itself refuses to change or delete a fact."""
    with closing(sqlite3.connect(path)) as db, pytest.raises(sqlite3.IntegrityError, match="never"):
        db.execute(statement)


def test_a_fact_of_an_unknown_kind_is_a_clear_error(path: Path) -> None:
    """A fact that this version cannot read stops the reading of its case, with a sentence."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            ALLOW + "UPDATE fact SET body = replace(body, 'note-added', 'dream-dreamt');"
        )
    with (
        closing(open_journal(path)) as journal,
        pytest.raises(StorageError, match="versi etik yang lebih baru") as caught,
    ):
        journal.entries("a")
    assert caught.value.where == "a"


def flip(path: Path, dice: random.Random, spans: list[tuple[int, int]]) -> None:
    """Change one bit of a file, somewhere within these spans."""
    data = bytearray(path.read_bytes())
    start, end = dice.choice(spans)
    data[dice.randrange(start, end)] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def test_any_bit_of_a_fact_counts(path: Path, tmp_path: Path) -> None:
    """In 60 copies with one bit of a stored fact changed, every change is found."""
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        bodies = [body.encode() for (body,) in db.execute("SELECT body FROM fact")]
    spans = [(at, at + len(body)) for body in bodies if (at := whole.find(body)) >= 0]
    assert len(spans) == len(bodies)
    dice = random.Random(4)
    for n in range(60):
        copy = tmp_path / f"{n}.db"
        copy.write_bytes(whole)
        flip(copy, dice, spans)
        with closing(open_journal(copy)) as journal:
            assert not journal.verify().sound, n


def test_a_torn_file_is_reported_not_a_crash(path: Path, tmp_path: Path) -> None:
    """A file with pages overwritten or cut off ends in faults or a clear error, never a crash."""
    whole = path.read_bytes()
    dice = random.Random(7)
    for n in range(25):
        copy = tmp_path / f"{n}.db"
        data = bytearray(whole)
        at = dice.randrange(1, len(data) // 4096) * 4096
        data[at : at + 4096] = dice.randbytes(4096)
        copy.write_bytes(data if n % 2 else data[:at])
        with suppress(StorageError), closing(open_journal(copy)) as journal:
            journal.verify()
            list(journal.all_entries())
