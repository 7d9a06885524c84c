"""A confined process: what it keeps of the environment, and what it can no longer do."""

import os
import pwd
import struct
import subprocess
import sys

import pytest

from etik_tui.access.confinement import _GENERIC, _MACHINES, _X86_64, reduced_environment, refusing

BEFORE = "from etik_tui.access.confinement import confine; asked = confine('/tmp/x')\n"


def confined(code: str, *, flags: tuple[str, ...] = ("-I",), **environment: str):
    """Run code in a process that was confined."""
    return subprocess.run(
        [sys.executable, *flags, "-c", BEFORE + code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TERM", "xterm-256color"),
        ("TERM", "screen.xterm-256color"),
        ("COLORTERM", "truecolor"),
        ("NO_COLOR", "1"),
        ("LANG", "id_ID.UTF-8"),
        ("LC_ALL", "C.UTF-8"),
        ("SSH_CONNECTION", "10.0.0.2 51234 10.0.0.1 22"),
        ("SSH_CONNECTION", "fe80::1%eth0 51234 ::1 22"),
    ],
)
def test_a_few_words_of_the_client_are_heeded(name, value) -> None:
    """The kind of terminal, colours and the character set are the client's to say."""
    assert reduced_environment({name: value}, "/w")[name] == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TERM", "../../etc/passwd"),
        ("TERM", "x\x1b]0;x\x07"),
        ("TERM", "x" * 200),
        ("TERM", ""),
        ("COLORTERM", "$(reboot)"),
        ("LANG", "/tmp/evil"),
        ("LC_ALL", "x/../y"),
        ("LANG", "\n"),
        ("SSH_CONNECTION", "\x1b[2J 1 2 3"),
        ("NO_COLOR", "\x1b"),
        *(
            (name, "1")
            for name in (
                "LD_PRELOAD", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME",
                "PYTHONINSPECT", "PYTHONBREAKPOINT", "TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_PRESS",
                "TEXTUAL_SCREENSHOT", "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "LOCPATH", "NLSPATH",
                "EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL", "ENV", "BASH_ENV", "IFS", "TZ",
                "ETIK_WORKSPACE", "ETIK_DATABASE", "ETIK_PLUGINS", "XDG_DATA_HOME", "TMPDIR",
                "PGHOST", "PGSERVICEFILE", "SSL_CERT_FILE", "COLUMNS", "LINES", "GCONV_PATH",
            )
        ),
    ],
)  # fmt: skip
def test_everything_else_is_not(name, value) -> None:
    """What names a file, a program or a library, and what is no such word, is left behind."""
    assert reduced_environment({name: value}, "/w").get(name) != value


def test_path_home_and_logs_are_our_own() -> None:
    """Where programs, files and logs are is said by the machine, never by the client."""
    found = reduced_environment({"PATH": "/tmp", "HOME": "/tmp", "XDG_STATE_HOME": "/tmp"}, "/w")
    assert (found["PATH"], found["XDG_STATE_HOME"]) == ("/usr/bin:/bin", "/w/state")
    assert found["HOME"] == pwd.getpwuid(os.getuid()).pw_dir


OTHER_PROGRAMS = """
import os, subprocess
def refused(act):
    try:
        return act() and False
    except PermissionError:
        return True
assert refused(lambda: subprocess.run(["/bin/true"]))
assert refused(lambda: os.execv("/bin/true", ["true"]))
assert refused(lambda: os.execv("/proc/self/exe", ["python"]))
assert refused(lambda: os.posix_spawn("/bin/true", ["true"], {}))
assert os.system("true")
print("none")
"""


def test_no_other_program_starts() -> None:
    """However it is asked for, the kernel refuses to run another program, in children too."""
    done = confined(OTHER_PROGRAMS)
    assert done.stdout == "none\n", done.stderr


PROCESSES = """
import ctypes, os
c = ctypes.CDLL(None, use_errno=True)
def refused(found):
    return found == -1 and ctypes.get_errno() == 1
assert refused(c.ptrace(16, os.getppid(), 0, 0))
assert refused(c.process_vm_readv(os.getppid(), None, 0, None, 0, 0))
assert refused(c.unshare(0x10000000))
assert refused(c.mount(b"none", b"/tmp", b"tmpfs", 0, None))
assert refused(c.chroot(b"/tmp"))
assert refused(c.personality(0xffffffff))
assert c.prctl(3, 0, 0, 0, 0) == 0
assert c.prctl(39, 0, 0, 0, 0) == 1
print("none")
"""


def test_other_processes_are_out_of_reach_and_it_is_out_of_theirs() -> None:
    """No tracing, no reading of memory, no other namespaces; and it leaves no memory image."""
    done = confined(PROCESSES)
    assert done.stdout == "none\n", done.stderr


LIMITS = """
import os, resource, signal
print(asked, oct(os.umask(0)), os.getcwd(), resource.getrlimit(resource.RLIMIT_CORE))
assert resource.getrlimit(resource.RLIMIT_AS)[1] <= 4 << 30
for each in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGQUIT):
    assert signal.getsignal(each) is signal.SIG_IGN
os.kill(os.getpid(), signal.SIGTSTP)
try:
    bytearray(6 << 30)
except MemoryError:
    print("bounded")
"""


def test_limits_and_signals() -> None:
    """Memory is bounded, files are private, no core is dumped, and nothing stops it."""
    done = confined(LIMITS, SSH_ORIGINAL_COMMAND="agenda")
    assert done.stdout == "agenda 0o77 / (0, 0)\nbounded\n", done.stderr


def test_an_interpreter_that_heeds_the_environment_is_refused() -> None:
    """A line of keys without `-I` opens nothing, rather than something less safe."""
    done = confined("print('open')", flags=())
    assert "AccessError" in done.stderr
    assert "open" not in done.stdout


@pytest.mark.parametrize(("calls", "further"), [(_X86_64, 1), (_GENERIC, 0)])
def test_the_filter_jumps_to_its_ends(calls, further) -> None:
    """Every test of the filter jumps to the refusal, and what passes all of them is allowed."""
    code = refusing(1, calls)
    steps = [struct.unpack("HBBI", code[n : n + 8]) for n in range(0, len(code), 8)]
    assert len(calls) == len(set(calls)) == 28
    assert len(steps) == 4 + len(calls) + further + 2
    refusal = len(steps) - 1
    for place, (kind, jump, otherwise, _value) in enumerate(steps[4:-2], start=4):
        assert kind in (0x15, 0x35)
        assert (place + 1 + jump, otherwise) == (refusal, 0)
    assert [step[3] for step in steps[-2:]] == [0x7FFF0000, 0x00050001]
    assert {machine for machine, (_mark, known) in _MACHINES.items() if known is calls}
