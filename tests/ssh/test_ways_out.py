"""Every way out of the forced command that we know of is refused, and where it may be, kept."""

import os
import re
import shlex
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from etik_tui.access.key_file import BEGIN
from etik_tui.domain.access_fact import Look
from tests.ssh.host import Host, Session
from tests.ssh.ways import (
    CHANNELS,
    COMMANDS,
    INNER,
    LISTENING,
    PLANTED,
    TYPED,
    VARIABLES,
    Way,
)

KEPT = 160
PERSON = "sari"


def names(ways: tuple[Way, ...]) -> dict:
    """Return what names the rows of a table in the report of the tests."""
    return {"argvalues": ways, "ids": [each.name for each in ways]}


@pytest.fixture(scope="module")
def marks(host: Host) -> Path:
    """A folder in which everything that got out would leave a mark."""
    folder = host.folder / "marks"
    folder.mkdir()
    return folder


def filled(words: str, host: Host, marks: Path, free: int = 0) -> str:
    """Return the words of a row with this host's places."""
    places = {"marks": marks, "port": host.port, "free": free, "A": host.numbers["A"]}
    for name, value in places.items():
        words = words.replace("{" + name + "}", str(value))
    return words


def tried(host: Host, way: Way, marks: Path) -> subprocess.CompletedProcess:
    """Try a way out as a client."""
    options = tuple(filled(each, host, marks) for each in way.options)
    command = filled(way.command, host, marks)
    return host.run(PERSON, *([command] if command else []), options=options)


@pytest.fixture(scope="module")
def outcomes(host: Host, marks: Path) -> dict[str, subprocess.CompletedProcess]:
    """What came of every command and channel; several are tried at once."""
    ways = (*COMMANDS, *INNER, *CHANNELS)
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda way: tried(host, way, marks), ways))
    return {way.name: each for way, each in zip(ways, done, strict=True)}


def test_there_are_enough_rows() -> None:
    """The tables hold at least fifty ways out, no two of one name."""
    every = [way.name for way in (*COMMANDS, *INNER, *CHANNELS, *LISTENING)]
    every += [*TYPED, *VARIABLES, *PLANTED]
    assert len(set(every)) == len(every) >= 150


@pytest.mark.parametrize("way", **names(COMMANDS))
def test_a_command_is_refused_and_kept(host: Host, marks: Path, outcomes, way: Way) -> None:
    """Nothing but a listed verb is run, and the access log keeps who asked for what."""
    done = outcomes[way.name]
    assert done.returncode == 3, done
    assert not done.stdout
    if "-s" not in way.options:
        # A subsystem has no channel for words.
        assert way.says in done.stderr
    assert all(char == "\n" or char.isprintable() for char in done.stderr)
    asked = filled(way.command, host, marks) if "-s" not in way.options else "internal-sftp"
    about = asked.encode("utf-8", "replace").decode()[:KEPT]
    kept = {each.about for each in host.trail() if each.what == Look.REFUSED}
    assert about in kept


@pytest.mark.parametrize("way", **names(INNER))
def test_a_verb_goes_no_further_than_its_bounds(outcomes, way: Way) -> None:
    """What a listed verb is asked beyond its bounds it refuses by itself."""
    done = outcomes[way.name]
    assert done.returncode in (2, 3), done
    assert not done.stdout
    assert way.says in done.stderr


@pytest.mark.parametrize("way", **names(CHANNELS))
def test_a_channel_is_refused(host: Host, outcomes, way: Way) -> None:
    """The server opens nothing but the forced command; the login is in its log."""
    done = outcomes[way.name]
    assert done.returncode == 255, done
    assert way.says in done.stderr
    assert re.search(way.kept, host.said())
    assert "Accepted publickey" in host.said()


@pytest.mark.parametrize("way", **names(LISTENING))
def test_what_a_client_listens_for_goes_nowhere(host: Host, marks: Path, way: Way) -> None:
    """A connection into a forwarded port ends at once; the server's log names its target."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    options = (filled(each, host, marks, free) for each in way.options)
    client = subprocess.Popen(host.words(PERSON, "-N", *options), stderr=subprocess.PIPE)
    before = len(host.said())
    try:
        for _try in range(100):
            with closing(socket.socket()) as reached:
                if reached.connect_ex(("127.0.0.1", free)) == 0:
                    reached.settimeout(10)
                    # As a proxy is greeted, and asked for the server itself.
                    reached.sendall(b"\x05\x01\x00")
                    if way.options[0] == "-D":
                        assert reached.recv(2) == b"\x05\x00"
                        asked = b"\x05\x01\x00\x01\x7f\x00\x00\x01" + host.port.to_bytes(2, "big")
                        reached.sendall(asked)
                    with suppress(ConnectionResetError):
                        assert b"SSH-" not in reached.recv(100)
                    break
            time.sleep(0.1)
        else:
            pytest.fail("the client never listened")
    finally:
        client.kill()
        client.communicate()
    assert way.kept in host.said()[before:]


def test_no_variable_of_the_client_has_an_effect(host: Host, marks: Path) -> None:
    """Every variable at once, taken by a server that takes almost all, changes no answer."""
    planted = host.folder / "planted"
    plant(planted, marks)
    environment = {name: str(planted) for name in VARIABLES if not name.startswith("LD_")}
    environment |= {"PYTHONSTARTUP": str(planted / ".pythonrc"), "PYTHONINSPECT": "1"}
    send = tuple(word for name in environment for word in ("-o", f"SendEnv={name}"))
    plain = host.run(PERSON, "case list")
    done = host.run(PERSON, "case list", options=send, **environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, plain.stdout, "")
    assert not list(marks.iterdir())


def plant(folder: Path, marks: Path) -> None:
    """Write files that would leave a mark if they were run by a shell or an interpreter."""
    for name in PLANTED:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        mark = marks / f"planted-{name.replace('/', '-')}"
        lines = f"import os; os.system('touch {mark}')\n"
        shell = not name.endswith((".py", ".pth", "._pth", ".toml"))
        file.write_text(f"touch {mark}\n" if shell else lines)


@pytest.mark.parametrize("variables", [VARIABLES[n : n + 8] for n in range(0, len(VARIABLES), 8)])
def test_nothing_planted_runs(host: Host, marks: Path, variables: tuple, tmp_path: Path) -> None:
    """Start files in home and folder stay unread, whatever variables the server would hand on.

    The line of the key is run as the server runs it, by a shell that is `/bin/sh`.
    """
    plant(tmp_path, marks)
    lines = host.keys.read_text().split(BEGIN)[1].splitlines()
    line = next(each for each in lines if each.endswith(PERSON))
    command = re.search(r'command="((?:[^"\\]|\\.)*)"', line)[1].replace('\\"', '"')
    assert shlex.split(command)[1:5] == ["-I", "-m", "etik_tui", "--confined"]
    environment = {
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "SHELL": "/bin/sh",
        "SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 22",
        "SSH_CLIENT": "127.0.0.1 1 22",
        "SSH_ORIGINAL_COMMAND": "case list",
    }
    start = {"PYTHONSTARTUP": ".pythonrc", "BASH_ENV": ".bashrc", "ENV": ".shrc"}
    for variable in variables:
        # What the loader reads no program can ward off; the server does not take it.
        if not variable.startswith(("LD_", "MALLOC", "GCONV")):
            environment[variable] = str(tmp_path / start.get(variable, ""))
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"Budi Alfa" in done.stdout
    assert not list(marks.iterdir())


@pytest.fixture(scope="module")
def board(host: Host):
    """The interface, opened over SSH; one for all that is typed."""
    screen = host.screen(PERSON, "-e", "none", TERM="xterm-256color")
    screen.wait_for("Papan")
    screen.settle()
    yield screen
    screen.drop()


@pytest.mark.parametrize("keys", TYPED.values(), ids=TYPED)
def test_nothing_typed_gets_out(board: Session, marks: Path, keys: bytes) -> None:
    """Whatever bytes are typed, the interface stays, shows the board, and sends no command."""
    board.child.send(keys)
    board.settle(0.3)
    for key in ("\x1b", "\x1b", "1"):
        board.child.send(key)
        board.settle(0.15)
    shown = board.wait_for("Papan")
    assert "$ " not in shown
    assert not re.search(rb"\x1b[\]PX^_]", board.sent)
    assert not list(marks.iterdir())


def test_the_palette_has_no_command_of_the_framework(board: Session) -> None:
    """Neither pictures nor keys nor themes nor a way to quit of the framework are offered."""
    shown = board.type("\x10").lower()
    assert "papan" in shown
    for word in ("screenshot", "svg", "maximize", "theme", "quit the application", "devtools"):
        assert word not in shown
    found = board.type("screenshot").lower()
    assert "save" not in found
    board.type("\x1b")


@pytest.mark.parametrize("size", [(65535, 65535), (1, 1), (0, 0), (1000, 24), (24, 5000)])
def test_no_size_of_a_window_hurts(board: Session, size: tuple[int, int]) -> None:
    """A window without bounds is drawn on in part; a tiny one says what it needs."""
    before = len(board.sent)
    board.child.setwinsize(*size)
    board.settle(0.4, 10)
    assert len(board.sent) - before < 3_000_000
    board.child.setwinsize(24, 80)
    board.settle(0.3)
    assert "Papan" in board.wait_for("Papan")


def behind(person: str, host: Host) -> list[int]:
    """Return the processes behind the sessions of a person."""
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                words = (each / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if "--confined" in words and str(host.office) in words and person in words:
                found += [int(each.name)] if words[0].rpartition("/")[2] != "sh" else []
    return found


def test_the_process_is_shut_in_and_closed_to_others(host: Host, board: Session) -> None:
    """The kernel says of it: system calls filtered, no new rights, no core, out of reach."""
    (pid,) = behind(PERSON, host)
    status = Path(f"/proc/{pid}/status").read_text()
    assert re.search(r"^Seccomp:\t2$", status, re.MULTILINE)
    assert re.search(r"^NoNewPrivs:\t1$", status, re.MULTILINE)
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)
    assert Path(f"/proc/{pid}/mem").stat().st_uid == 0
    if os.getuid():
        with pytest.raises(PermissionError):
            Path(f"/proc/{pid}/environ").read_bytes()


def test_a_lost_line_ends_the_process_and_keeps_the_draft(host: Host) -> None:
    """When the client is gone in the middle of a note, the process is gone within two seconds."""
    screen = host.screen("rahma", TERM="xterm-256color")
    screen.wait_for("Papan")
    screen.settle()
    screen.type("\r")
    screen.wait_for("Ringkasan")
    screen.type("c")
    screen.type("belum selesai ditulis")
    (pid,) = behind("rahma", host)
    screen.drop()
    end = time.monotonic() + 2
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists()
    with closing(host.opened("rahma")) as session:
        kept = [str(draft.body) for draft in session.journal.drafts("rahma")]
    assert any("belum selesai ditulis" in each for each in kept)
