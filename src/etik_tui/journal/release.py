"""Which SQLite this machine has, and whether it is one that can lose committed writes."""

from msgspec import Struct

# Where the fault was repaired: the first release of each line without it.
REPAIRED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


class SqliteRelease(Struct, frozen=True, kw_only=True):
    """The version of SQLite in use, such as "3.40.1".

    `endangered` tells of the fault by which connections that checkpoint and write at once can
    lose committed writes (3.7.0 to 3.51.2). The journal avoids it: all its writes and
    checkpoints wait for one lock. Other programs that write to the file do not.
    """

    version: str
    endangered: bool


def sqlite_release() -> SqliteRelease:
    """Return the release of SQLite that Python is linked with."""
    import sqlite3

    return SqliteRelease(
        version=sqlite3.sqlite_version, endangered=is_endangered(sqlite3.sqlite_version_info)
    )


def is_endangered(version: tuple[int, ...]) -> bool:
    """Return whether a release of SQLite has the fault."""
    if version < (3, 7, 0) or version >= REPAIRED[-1]:
        return False
    return not any(version[:2] == repaired[:2] and version >= repaired for repaired in REPAIRED)
