"""A disk that is full while files are written: the old ones stay, nothing half written is left."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.conftest import bare, clock, etik, folder, number, report
from tests.cli.test_backup import key, public

__all__ = ["bare", "clock", "etik", "folder", "key", "number", "report"]


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file can grow beyond so many bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def leftovers(*folders: Path) -> list[Path]:
    """Whatever was begun and not finished."""
    return [
        path
        for each in folders
        for path in each.rglob("*")
        if path.name.endswith(".tmp") or path.name.startswith(".cadangan-")
    ]


def test_a_full_disk_leaves_the_old_files(etik, number, key, folder, tmp_path) -> None:
    """Backup, restoring, export and checkpoint end with a sentence and status 5, at any size."""
    old = {name: tmp_path / name for name in ("c.age", "j.zip", "p.zip")}
    acts = {
        "c.age": ["backup", "create", "--recipient", public(key), "-o", old["c.age"]],
        "j.zip": ["journal", "export", "-o", old["j.zip"]],
        "p.zip": ["case", "export", number, "-o", old["p.zip"]],
    }
    etik("journal", "key")
    for act in acts.values():
        assert etik(*act).status == 0
    before = {name: path.read_bytes() for name, path in old.items()}
    facts = etik("journal", "verify", "--json").body["facts"]
    restore = ["backup", "restore", old["c.age"], "--identity", key, "--to"]
    refused = 0
    for size in (0, 100, 1000, 5000, 20_000, 100_000):
        for name, act in acts.items():
            if size < len(before[name]):
                with room(size):
                    printed = etik(*act)
                assert printed.status == 5, (size, name, printed.out, printed.err)
                assert printed.err.startswith("galat: ")
                assert old[name].read_bytes() == before[name], (size, name)
                refused += 1
        target = tmp_path / f"pulih-{size}"
        with room(size):
            printed = etik(*restore, target)
        assert printed.status == 5, (size, printed.out, printed.err)
        assert not target.exists()
        refused += 1
    with room(0):
        assert etik("journal", "checkpoint").status == 5
    assert leftovers(tmp_path) == []
    found = etik("journal", "verify", "--json").body
    assert (found["sound"], found["facts"]) == (True, facts)
    assert etik(*restore, tmp_path / "pulih").status == 0
    print(f"{refused + 1} writes on a full disk: all told, no old file touched, nothing left over")


def test_recording_on_a_full_disk(etik, number) -> None:
    """An act is refused with what to do, and is recorded once there is room again."""
    with room(0):
        printed = etik("case", "note", number, "catatan")
    assert printed.status == 5
    assert "ruang disk habis" in " ".join(printed.err.split())
    assert etik("case", "note", number, "catatan").status == 0
    assert etik("journal", "verify").status == 0
