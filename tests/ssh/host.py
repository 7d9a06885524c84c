"""A real SSH server on this machine alone, with an office of five people behind forced commands.

The server is as open as its settings allow: what keeps people in is the line of their key and the
program itself. It runs as the user of the tests, root or not, on a free port, with keys of its own.
"""

import os
import pwd
import select
import shutil
import socket
import subprocess
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pyte
from msgspec.structs import replace

from etik_tui.casework import people as acts
from etik_tui.casework.access_trail import Trace, access_log
from etik_tui.casework.opening import open_workspace
from etik_tui.casework.people import Grant
from etik_tui.casework.registration import register
from etik_tui.casework.restriction import restrict_access
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.account import OfficeRole
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Role
from tests.tui.seed import NOW, act, make_workspace, panel, report

NOBODY = "198503122010011002"
ADMIN, REGISTRAR, OFFICIAL, OVERSEER = OfficeRole
USER = pwd.getpwuid(os.getuid()).pw_name
PEOPLE = (
    Grant(account="sari", name="Sari Dewi", nip="198001012005011001", roles=(REGISTRAR,)),
    Grant(
        account="rahma",
        name="Rahma Tidore",
        nip="197503032000032001",
        roles=(REGISTRAR, OFFICIAL),
    ),
    Grant(account="lima", name="Lima Ternate", nip="199001012015011001"),
    Grant(account="awas", name="Awas Natuna", nip="198203032006041002", roles=(OVERSEER,)),
    Grant(account="adm", name="Adi Ambon", nip="198504042010011003", roles=(ADMIN,)),
)
OPEN = """
ListenAddress 127.0.0.1
StrictModes no
UsePAM no
PermitRootLogin forced-commands-only
PasswordAuthentication no
KbdInteractiveAuthentication no
AllowTcpForwarding yes
AllowStreamLocalForwarding yes
AllowAgentForwarding yes
GatewayPorts yes
PermitTunnel yes
PermitUserRC yes
PermitUserEnvironment yes
X11Forwarding yes
PermitTTY yes
MaxStartups 100
MaxSessions 20
Subsystem sftp internal-sftp
LogLevel VERBOSE
AcceptEnv LANG LC_* COLORTERM NO_COLOR PYTHON* TEXTUAL* ETIK_* XDG_* PG* TERMINFO* EDITOR VISUAL
AcceptEnv PAGER BROWSER TZ COLUMNS LINES RICH_* TMPDIR LOCPATH
"""
"""A server whose keeper left open whatever can be: the worst host that the program may find."""


def program(name: str, package: str) -> str:
    """Return where a program of the system is; says what to install where it is missing."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    assert found, f"{name} is missing: run `make system`, or install {package}"
    return found


def make_key(path: Path) -> Path:
    """Make a key pair, and return the private half."""
    keygen = program("ssh-keygen", "openssh-client")
    subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


class Host:
    """A running SSH server, the keys of the people, and their office."""

    def __init__(self, folder: Path, settings: str = OPEN) -> None:
        self.folder = folder
        self.office = folder / "kantor"
        self.keys = folder / "authorized_keys"
        self.log = folder / "sshd.log"
        self._settings = settings
        self._sessions = 0
        self._server: subprocess.Popen | None = None
        self.port = 0
        self.numbers: dict[str, str] = {}

    def start(self) -> None:
        """Start the server, and wait until it listens."""
        if os.getuid() == 0:
            # Where Debian's server goes before a login.
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        host_key = make_key(self.folder / "host_key")
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        config = self.folder / "sshd_config"
        own = f"Port {self.port}\nHostKey {host_key}\nPidFile none\nAuthorizedKeysFile {self.keys}"
        config.write_text(f"{own}\n{self._settings}", encoding="utf-8")
        sshd = program("sshd", "openssh-server")
        self._server = subprocess.Popen([sshd, "-D", "-f", config, "-E", self.log])
        for _try in range(100):
            with closing(socket.socket()) as probe:
                if not probe.connect_ex(("127.0.0.1", self.port)):
                    return
            assert self._server.poll() is None, self.log.read_text()
            time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def stop(self) -> None:
        """End the server."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait(10)

    def said(self) -> str:
        """Return what the server has written to its log."""
        return self.log.read_text(errors="replace")

    def words(self, person: str, *options: str) -> list[str]:
        """Return the words of a client of this server, without the command to run there."""
        quiet = ("-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes")
        trust = ("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null")
        where = ("-p", str(self.port), "-i", str(self.folder / person))
        ssh = program("ssh", "openssh-client")
        return [ssh, "-F", "none", *quiet, *trust, *where, *options, f"{USER}@127.0.0.1"]

    def run(
        self, person: str, *command: str, options: tuple[str, ...] = (), given: bytes = b"", **env
    ) -> subprocess.CompletedProcess:
        """Run a client to its end; output and errors as text."""
        done = subprocess.run(
            [*self.words(person, *options), *command],
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
            env=os.environ | env,
        )
        done.stdout = done.stdout.decode("utf-8", "replace")
        done.stderr = done.stderr.decode("utf-8", "replace")
        return done

    def screen(self, person: str, *options: str, size: tuple[int, int] = (24, 80), **env):
        """Open the interface as a person does, in a pseudo-terminal of this size."""
        first, *rest = self.words(person, "-tt", *options)
        return Session(
            pexpect.spawn(first, rest, dimensions=size, timeout=30, env=os.environ | env)
        )

    def opened(self, person: str, *, named: bool = True) -> Workspace:
        """Return a session of a person in this process, not confined."""
        # A moment of its own for each session: ids are made of it.
        self._sessions += 1
        clock = FixedClock(NOW + timedelta(minutes=self._sessions))
        return open_workspace(self.office, clock, person, named=named)

    def trail(self) -> tuple[Trace, ...]:
        """Return the access log, latest first, as its keeper reads it."""
        with closing(self.opened("root", named=False)) as keeper:
            return access_log(keeper)


class Session:
    """The interface on the other side: what is typed, what was sent, what the screen shows."""

    def __init__(self, child: pexpect.spawn) -> None:
        self.child = child
        self.sent = b""
        self._screen = pyte.Screen(child.getwinsize()[1], child.getwinsize()[0])
        self._stream = pyte.ByteStream(self._screen)

    def settle(self, quiet: float = 0.5, limit: float = 20) -> str:
        """Read until nothing came for a while, and return what the screen shows."""
        end = time.monotonic() + limit
        while time.monotonic() < end and select.select([self.child.child_fd], [], [], quiet)[0]:
            try:
                part = os.read(self.child.child_fd, 65536)
            except OSError:
                break
            if not part:
                break
            self.sent += part
            self._stream.feed(part)
        return self.text

    @property
    def text(self) -> str:
        """Return what the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, words: str, limit: float = 30) -> str:
        """Read until the screen shows these words."""
        end = time.monotonic() + limit
        while words not in self.text:
            assert time.monotonic() < end, f"{words!r} never came:\n{self.text}\n{self.sent!r}"
            assert self.settle(0.2, 1) or self.child.isalive(), self.text
        return self.text

    def type(self, keys: str | bytes) -> str:
        """Type, and return what the screen shows then."""
        self.child.send(keys)
        return self.settle()

    def leave(self) -> int | None:
        """Leave the program by its key, and return the exit status."""
        for key in ("\x1b", "\x1b", "q"):
            if not self.child.isalive():
                break
            self.child.send(key)
            self.settle(0.3, 3)
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus

    def drop(self) -> None:
        """Let the client go at once, as when a line breaks."""
        self.child.close(force=True)


def furnish(host: Host) -> dict[str, str]:
    """Make the office of a host: people, keys, cases; return the numbers of the cases by letter.

    A is ordinary and lima sits in its Majelis; B names awas; C is sensitive and restricted to
    sari; D names sari; E names rahma.
    """
    made = make_workspace(host.office)
    made.close()
    keeper = host.opened("root", named=False)
    for each in PEOPLE:
        acts.grant(keeper, each)
        make_key(host.folder / each.account)
        acts.add_key(keeper, each.account, (host.folder / f"{each.account}.pub").read_text())
    acts.write_keys(keeper, host.keys)
    keeper.close()
    sari, rahma = host.opened("sari"), host.opened("rahma")
    nip = {each.account: each.nip for each in PEOPLE}
    numbers = {
        "A": add(sari, "Budi Alfa"),
        "B": add(sari, "Awas Natuna", nip["awas"]),
        "C": add(sari, "Cici Gamma", sensitive=True),
        "D": add(rahma, "Sari Dewi", nip["sari"]),
        "E": add(sari, "Rahma Tidore", nip["rahma"]),
    }
    restrict_access(rahma, numbers["C"], ["sari"], reason="petugas yang ditunjuk")
    first, *others = panel().seats
    lima = replace(first, person=replace(first.person, name="Lima Ternate", nip=nip["lima"]))
    act(rahma, numbers["A"], "diterima-ppk", date(2026, 11, 16), name="diterima")
    act(
        rahma,
        numbers["A"],
        "majelis-dibentuk",
        date(2026, 11, 18),
        name="ditetapkan",
        number="1/MKE/2026",
        majelis=Majelis(seats=(lima, *others)),
        selaku="ppk",
    )
    sari.close()
    rahma.close()
    return numbers


def add(session: Workspace, name: str, nip: str = NOBODY, *, sensitive: bool = False) -> str:
    """Register a report against somebody, and return the number of the case."""
    sound = report(name, f"Perkara {name}", sensitive=sensitive)
    parties = tuple(
        replace(each, nip=nip) if each.role is Role.TERLAPOR else each for each in sound.parties
    )
    return register(session, "bawaslu", replace(sound, parties=parties)).case.number
