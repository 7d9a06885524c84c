"""A whole journal from one database into another, checked on both sides."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from msgspec import Struct

from etik_tui.errors import InputError, RefusedError, StorageError
from etik_tui.journal.engine import Dialect, Engine, Transaction
from etik_tui.journal.verification import Verification, verify_chains
from etik_tui.locale import _

# How many rows are in memory at once.
BATCH = 1000
# Every table of a journal with its columns, those of its key first: rows are read along them.
TABLES: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "case_head": (2, ("case_id", "institution", "number", "version", "hash")),
    "fact": (
        3,
        (
            "case_id",
            "institution",
            "version",
            "recorded_at",
            "actor",
            "body",
            "previous",
            "hash",
        ),
    ),
    "register_number": (2, ("institution", "number", "case_id")),
    "register_counter": (2, ("institution", "year", "n")),
    "case_row": (
        2,
        (
            "case_id",
            "institution",
            "stage",
            "stage_order",
            "closed",
            "due_key",
            "number_key",
            "updated",
            "version",
            "body",
            "calendar",
        ),
    ),
    "due_row": (
        3,
        ("case_id", "institution", "position", "due", "body", "deadline", "actor"),
    ),
    "norm_row": (3, ("case_id", "institution", "norm", "decided")),
    "case_tie": (4, ("case_id", "institution", "relation", "token")),
    "case_figure": (2, ("case_id", "institution", "year", "findings", "papers", "body")),
    "case_text": (2, ("case_id", "institution", "body")),
    "publication": (2, ("uid", "institution", "body")),
    "draft": (2, ("actor", "key", "saved_at", "body")),
}


class Stage(StrEnum):
    """What a copy is busy with."""

    CHECKING = "checking"
    COPYING = "copying"
    COMPARING = "comparing"


# (what, how many done, of how many)
Advance = Callable[[Stage, int, int], None]


class Transfer(Struct, frozen=True, kw_only=True):
    """What was copied, counted."""

    cases: int
    facts: int
    rows: int


def copy_journal(source: Engine, target: Engine, advance: Advance) -> Transfer:
    """Copy everything from one snapshot of a journal into another, empty one, or nothing at all.

    The chains are checked before, and in the copy before it is stored; then the ends of all
    chains are compared. Raises `RefusedError` for a journal that is not sound, `InputError` for a
    target that is not empty, `StorageError` for a source that shows only a part of itself.
    """
    if source.holds_back() or target.holds_back():
        raise StorageError(
            _("Akun basis data ini hanya melihat sebagian perkara; salinannya tidak akan utuh."),
            remedy=_("Salin dengan akun pemilik basis data."),
        )
    with source.reading() as origin, target.writing() as copy:
        _check_empty(copy)
        checked = _verified(origin, source.damage, Stage.CHECKING, advance)
        rows, total = 0, sum(_count(origin, table) for table in TABLES)
        for table in TABLES:
            for batch in _batches(origin, table):
                _add(copy, target.dialect, table, batch)
                rows += len(batch)
                advance(Stage.COPYING, rows, total)
        found = _verified(copy, lambda: (), Stage.COMPARING, advance)
        if (found.cases, found.books, found.facts) != (checked.cases, checked.books, checked.facts):
            raise _differs()
        _compare_heads(origin, copy)
    return Transfer(cases=checked.cases + checked.books, facts=checked.facts, rows=rows)


class _Snapshot:
    """One open transaction as something to check."""

    def __init__(self, db: Transaction, damage: Callable[[], tuple[str, ...]]) -> None:
        self._db = db
        self.damage = damage

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        yield self._db

    reading_bytes = reading


def _verified(
    db: Transaction, damage: Callable[[], tuple[str, ...]], stage: Stage, advance: Advance
) -> Verification:
    found = verify_chains(_Snapshot(db, damage), lambda done, total: advance(stage, done, total))
    if found.sound:
        return found
    fault = found.faults[0]
    raise RefusedError(
        _("Jurnal asal tidak utuh; tidak ada yang disalin."),
        where=fault.number or fault.case_id,
        remedy=_("Lihat rinciannya dengan `etik journal verify`."),
        detail=fault.what,
    )


def _check_empty(db: Transaction) -> None:
    for table in TABLES:
        if db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():  # noqa: S608 - text of the program
            raise InputError(
                _("Basis data tujuan tidak kosong; tidak ada yang disalin."),
                where=table,
                remedy=_("Salin ke basis data atau berkas yang baru."),
            )


def _count(db: Transaction, table: str) -> int:
    (n,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - text of the program
    return int(n)


def _batches(db: Transaction, table: str) -> Iterator[list[tuple[Any, ...]]]:
    keys, columns = TABLES[table]
    names, key = ", ".join(columns), ", ".join(columns[:keys])
    select = f"SELECT {names} FROM {table}"  # noqa: S608 - text of the program
    order = f" ORDER BY {key} LIMIT ?"
    places = ", ".join("?" for _name in range(keys))
    found = db.execute(select + order, (BATCH,)).fetchall()
    while found:
        yield found
        if len(found) < BATCH:
            return
        last = found[-1][:keys]
        beyond = f"{select} WHERE ({key}) > ({places}){order}"
        found = db.execute(beyond, (*last, BATCH)).fetchall()


def _add(db: Transaction, dialect: Dialect, table: str, rows: list[tuple[Any, ...]]) -> None:
    _keys, columns = TABLES[table]
    if table == "case_text":
        columns = (*columns[:-1], *dialect.text_columns)
        rows = [(*row[:-1], *dialect.searched(row[-1])) for row in rows]
    places = ", ".join("?" for _name in columns)
    # Of a person's drafts on one thing, kept by several roles of a server, one is enough.
    extra = " ON CONFLICT DO NOTHING" if table == "draft" else ""
    db.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places}){extra}",  # noqa: S608 - text of the program
        rows,
    )


def _compare_heads(origin: Transaction, copy: Transaction) -> None:
    pairs = zip(_batches(origin, "case_head"), _batches(copy, "case_head"), strict=True)
    try:
        if all(
            [tuple(row) for row in one] == [tuple(row) for row in other] for one, other in pairs
        ):
            return
    except ValueError:
        pass
    raise _differs()


def _differs() -> StorageError:
    return StorageError(
        _("Salinan berbeda dari asalnya; tidak ada yang disimpan di tujuan."),
        remedy=_("Ulangi; bila tetap demikian, jalankan `etik journal verify`."),
    )
