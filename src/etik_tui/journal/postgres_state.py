"""Whether a server keeps what it acknowledges, and whether its policies bind this session."""

from contextlib import closing

from msgspec import Struct

from etik_tui.journal.postgres import PostgresEngine


class ServerState(Struct, frozen=True, kw_only=True):
    """What a server says of itself: its version, and settings that can lose or show too much.

    `unsafe` names settings by which acknowledged facts can be lost; `above_policies` tells that
    no row-level security applies to this role; `encrypted` that the connection is, or is local.
    """

    place: str
    version: str
    unsafe: tuple[str, ...]
    above_policies: bool
    encrypted: bool


def server_state(url: str) -> ServerState:
    """Ask the server of a journal; raises `StorageError` as opening it does."""
    with closing(PostgresEngine(url)) as engine, engine.reading() as db:
        (version,) = db.execute("SHOW server_version").fetchone()
        settings = {
            name: db.execute(f"SHOW {name}").fetchone()[0] for name in ("fsync", "full_page_writes")
        }
        (above,) = db.execute(
            "SELECT rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER"
        ).fetchone()
        found = db.execute(
            "SELECT inet_server_addr() IS NULL OR host(inet_server_addr()) IN ('127.0.0.1', '::1')"
            " OR EXISTS (SELECT 1 FROM pg_catalog.pg_stat_ssl"
            " WHERE pid = pg_backend_pid() AND ssl)"
        ).fetchone()
        return ServerState(
            place=engine.address.text,
            version=version.partition(" ")[0],
            unsafe=tuple(name for name, value in settings.items() if value != "on"),
            above_policies=bool(above),
            encrypted=bool(found[0]),
        )
