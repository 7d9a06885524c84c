"""Random tamperings with a copy of a journal: the check with a signed checkpoint finds them all."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from etik_tui.errors import StorageError
from etik_tui.journal.checkpoint import Checkpoint, checkpoint
from etik_tui.journal.comparison import verify_against
from etik_tui.journal.open import open_engine, open_journal
from tests.faults.size import size
from tests.journal.cases import NOW, add, begin, note
from tests.journal.test_checkpoint import ALLOW, rechained

TIMES = size(40, 500)
CASES = 12
COLUMNS = ("recorded_at", "actor", "body", "previous", "hash", "institution")

Tampering = Callable[[sqlite3.Connection, random.Random], str]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Checkpoint]:
    """A journal with chains of different length, and a checkpoint of it."""
    path = tmp_path_factory.mktemp("asal") / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        for n in range(CASES):
            begin(journal, f"c{n}", f"nomor-{n}")
            add(journal, f"c{n}", 1, *(note(f"{n} ke-{m}") for m in range(2, 5 + n)))
        return path, checkpoint(journal.heads(), office="", made=NOW)


def some_fact(db: sqlite3.Connection, dice: random.Random) -> tuple[str, int]:
    """Any fact."""
    rows = db.execute("SELECT case_id, version FROM fact ORDER BY case_id, version").fetchall()
    return dice.choice(rows)


def bit(db: sqlite3.Connection, dice: random.Random) -> str:
    """One bit of one column of a fact."""
    case, version = some_fact(db, dice)
    column = dice.choice(COLUMNS)
    place = "case_id = ? AND version = ?"
    (value,) = db.execute(f"SELECT {column} FROM fact WHERE {place}", (case, version)).fetchone()
    data = bytearray(value.encode() or b"\x00")
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    db.execute(
        f"UPDATE fact SET {column} = CAST(? AS TEXT) WHERE {place}", (bytes(data), case, version)
    )
    return case


def row(db: sqlite3.Connection, dice: random.Random) -> str:
    """A fact deleted, put twice, or given to another case; a case deleted; an end changed."""
    case, version = some_fact(db, dice)
    (last,) = db.execute("SELECT max(version) FROM fact WHERE case_id = ?", (case,)).fetchone()
    place = (case, version)
    match dice.randrange(5):
        case 0:
            db.execute("DELETE FROM fact WHERE case_id = ? AND version = ?", place)
        case 1:
            db.execute(
                "INSERT INTO fact SELECT case_id, ?, institution, recorded_at, actor, body,"
                " previous, hash FROM fact WHERE case_id = ? AND version = ?",
                (last + 1, *place),
            )
        case 2:
            to = f"c{(int(case[1:]) + 1) % CASES}"
            db.execute(
                "UPDATE fact SET case_id = ?, version = 99 WHERE case_id = ? AND version = ?",
                (to, *place),
            )
        case 3:
            for table in ("fact", "case_head", "register_number"):
                db.execute(f"DELETE FROM {table} WHERE case_id = ?", (case,))
        case _:
            change = dice.choice(("hash = previous", "version = version - 1", "number = 'x'"))
            change = change.replace("previous", "institution")
            db.execute(f"UPDATE case_head SET {change} WHERE case_id = ?", (case,))
    return case


def order(db: sqlite3.Connection, dice: random.Random) -> str:
    """Two facts of a case in each other's place, hashes computed anew or not."""
    case, version = some_fact(db, dice)
    (last,) = db.execute("SELECT max(version) FROM fact WHERE case_id = ?", (case,)).fetchone()
    other = dice.choice([n for n in range(1, last + 1) if n != version])
    swap = "UPDATE fact SET version = ? WHERE case_id = ? AND version = ?"
    for new, old in ((99, version), (version, other), (other, 99)):
        db.execute(swap, (new, case, old))
    if dice.randrange(2):
        rechained(db, case)
    return case


def tail(db: sqlite3.Connection, dice: random.Random) -> str:
    """The end of a case cut off, its head moved back with it or not."""
    case, _version = some_fact(db, dice)
    (last,) = db.execute("SELECT max(version) FROM fact WHERE case_id = ?", (case,)).fetchone()
    db.execute(
        "DELETE FROM fact WHERE case_id = ? AND version > ?", (case, dice.randrange(1, last))
    )
    if dice.randrange(4):
        rechained(db, case)
    return case


def forged(db: sqlite3.Connection, dice: random.Random) -> str:
    """A fact rewritten, or an actor, or a moment, and all hashes after it computed anew."""
    case, version = some_fact(db, dice)
    change = dice.choice(
        ("body = replace(body, '2026', '2025')", "actor = 'lain'", "recorded_at = '2020'")
    )
    db.execute(f"UPDATE fact SET {change} WHERE case_id = ? AND version = ?", (case, version))
    rechained(db, case)
    return case


TAMPERINGS: tuple[Tampering, ...] = (bit, row, order, tail, forged)


@pytest.mark.timeout(size(120, 1800))
def test_every_tampering_is_found(original: tuple[Path, Checkpoint], tmp_path: Path) -> None:
    """Each of so many tamperings, one to a copy, is found, and in the case where it was done."""
    path, known = original
    dice = random.Random(20260331)
    done: Counter[str] = Counter()
    chain_alone = 0
    for n in range(TIMES):
        copy = tmp_path / f"{n}.db"
        shutil.copyfile(path, copy)
        tampering = TAMPERINGS[n % len(TAMPERINGS)]
        with closing(sqlite3.connect(copy)) as db:
            db.executescript(ALLOW)
            case = tampering(db, dice)
            db.commit()
        with closing(open_engine(copy)) as engine:
            faults = verify_against(engine, known).faults
        assert case in {fault.case_id for fault in faults}, (n, tampering.__name__, case, faults)
        with closing(open_journal(copy)) as journal:
            chain_alone += not journal.verify().sound
        done[tampering.__name__] += 1
        copy.unlink()
    print(f"{TIMES} tamperings {dict(done)}: {TIMES} found, by the chains alone {chain_alone}")


@pytest.mark.timeout(size(120, 1800))
def test_a_bit_of_the_file_is_found(original: tuple[Path, Checkpoint], tmp_path: Path) -> None:
    """One bit changed in the file itself, where a fact is stored, is found or stops the reading."""
    path, known = original
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        bodies = [body.encode() for (body,) in db.execute("SELECT body FROM fact")]
        hashes = [digest.encode() for (digest,) in db.execute("SELECT hash FROM case_head")]
    places = [(whole.find(each), len(each)) for each in (*bodies, *hashes)]
    dice = random.Random(4)
    for n in range(TIMES // 2):
        start, length = dice.choice([place for place in places if place[0] >= 0])
        data = bytearray(whole)
        data[dice.randrange(start, start + length)] ^= 1 << dice.randrange(8)
        copy = tmp_path / "bit.db"
        copy.write_bytes(data)
        try:
            with closing(open_engine(copy)) as engine:
                assert verify_against(engine, known).faults, n
        except StorageError:
            pass
    print(f"{TIMES // 2} single bits of the file: all found")
