"""Where a PostgreSQL journal is, without ever showing the password that leads there.

The password belongs into `~/.pgpass`, into `PGPASSWORD`, or into a file named by `passfile=` in
the address; one within the address is accepted, and shown nowhere.
"""

import os
from collections.abc import Mapping
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from etik_tui.errors import InputError
from etik_tui.locale import _

LOCAL = ("", "localhost", "127.0.0.1", "::1")
# The address's own word for how changes of others are noticed: `refresh=poll`.
REFRESH = "refresh"
# A server that is gone is noticed within half a minute, also in the middle of a wait.
ALIVE: Mapping[str, str] = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "application_name": "etik",
    "client_encoding": "UTF8",
}


class Address:
    """A server and database; `text` says which, without a secret; `listens` unless told to poll."""

    def __init__(self, url: str) -> None:
        """Take an address such as `postgresql://user@host:5432/database?sslmode=verify-full`."""
        self.listens = "refresh=poll" not in _query(url)
        try:
            known: Mapping[str, Any] = conninfo_to_dict(_without(url, REFRESH))
        except (ProgrammingError, ValueError, UnicodeError):
            # What is wrong is not repeated: it may be a piece of the password.
            raise InputError(
                _("Alamat basis data tidak dapat dibaca."),
                where="--database",
                remedy=_("Tulis postgresql://pengguna@server:5432/basisdata."),
            ) from None
        self._given = {key: str(value) for key, value in known.items() if value is not None}

    @property
    def text(self) -> str:
        """Return the address as it may be shown: user, host, port, database."""
        user, host = self._given.get("user", ""), self._given.get("host", "")
        port, name = self._given.get("port", ""), self._given.get("dbname", "")
        place = "" if host.startswith("/") else host
        place += f":{port}" if port else ""
        shown = f"postgresql://{user}@{place}" if user else f"postgresql://{place}"
        return f"{shown}/{name}" + (f"?host={host}" if host.startswith("/") else "")

    def settings(self) -> dict[str, str]:
        """Return what to connect with; to another machine only over TLS."""
        usual = dict(ALIVE)
        host = self._given.get("host", os.environ.get("PGHOST", ""))
        if "PGSSLMODE" not in os.environ and not (host in LOCAL or host.startswith("/")):
            usual["sslmode"] = "require"
        return {**usual, **self._given}

    def scrubbed(self, message: str) -> str:
        """Return the first line of what a driver says, without the password."""
        line = message.strip().partition("\n")[0]
        for secret in (self._given.get("password", ""), os.environ.get("PGPASSWORD", "")):
            line = line.replace(secret, "***") if secret else line
        return line


def without_password(url: str) -> str:
    """Return an address without a password, for a file of settings."""
    scheme, _colon, rest = _without(url, "password").partition("://")
    place = rest.partition("?")[0].partition("/")[0]
    user, at, host = place.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}{rest[len(place) :]}"


def _query(url: str) -> list[str]:
    return [each for each in url.partition("?")[2].split("&") if each]


def _without(url: str, key: str) -> str:
    """Return an address without one of its options, the others as they were written."""
    kept = [each for each in _query(url) if not each.startswith(f"{key}=")]
    return url.partition("?")[0] + (f"?{'&'.join(kept)}" if kept else "")
