"""The process behind a forced command, shut in before anything else of the program is loaded.

Whoever comes in over SSH works as the account that owns the data. So the process gives away, for
good, what the screens never need: the client's environment, other programs, signals that stop it,
memory images, other processes. It runs on Linux alone; where anything of this cannot be had,
nothing is started at all.
"""

from __future__ import annotations

import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

COMMAND = "SSH_ORIGINAL_COMMAND"
LARGEST = (500, 200)
"""Columns and rows of the largest terminal that is drawn on."""

MEMORY = 4 << 30
DATA = 2 << 30
SEARCHED = "/usr/bin:/bin"
_LOCALE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,39}")
_HEEDED: Mapping[str, re.Pattern[str]] = {
    "TERM": re.compile(r"[A-Za-z0-9][A-Za-z0-9+._-]{0,39}"),
    "COLORTERM": re.compile(r"truecolor|24bit"),
    "NO_COLOR": re.compile(r"[ -~]{1,8}"),
    "LANG": _LOCALE,
    "LC_ALL": _LOCALE,
    "LC_CTYPE": _LOCALE,
    "ETIK_LANG": re.compile(r"[a-z]{2}"),
    "SSH_CONNECTION": re.compile(r"[0-9a-fA-F.:%a-z]{1,64}( [0-9a-fA-F.:%a-z]{1,64}){3}"),
}
"""What is taken over of the environment, and what a value must look like to be taken."""

_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _FILTER = 4, 22, 38, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
_X32 = 0x40000000

# Every call, in this order: execve, execveat, ptrace, process_vm_readv, process_vm_writev, mount,
# umount2, pivot_root, chroot, unshare, setns, personality, kexec_load, kexec_file_load,
# init_module, finit_module, delete_module, bpf, perf_event_open, add_key, request_key, keyctl,
# userfaultfd, open_by_handle_at, io_uring (three), pidfd_getfd.
_X86_64: tuple[int, ...] = (
    59,
    322,
    101,
    310,
    311,
    165,
    166,
    155,
    161,
    272,
    308,
    135,
    246,
    320,
    175,
    313,
    176,
)
_X86_64 += (321, 298, 248, 249, 250, 323, 304, 425, 426, 427, 438)
_GENERIC: tuple[int, ...] = (
    221,
    281,
    117,
    270,
    271,
    40,
    39,
    41,
    51,
    97,
    268,
    92,
    104,
    294,
    105,
    273,
    106,
)
_GENERIC += (280, 241, 217, 218, 219, 282, 265, 425, 426, 427, 438)
_MACHINES: Mapping[str, tuple[int, tuple[int, ...]]] = {
    "x86_64": (0xC000003E, _X86_64),
    "aarch64": (0xC00000B7, _GENERIC),
    "riscv64": (0xC00000F3, _GENERIC),
}
"""The kernel's mark of an architecture, and the numbers of the calls that are refused there."""


def confine(workspace: str) -> str:
    """Shut this process in, and return what the client asked to run, empty for the interface.

    `workspace` is the folder under which logs may be kept. Raises AccessError where the process
    cannot be shut in.
    """
    asked = os.environ.get(COMMAND, "")
    reduced = reduced_environment(os.environ, workspace)
    os.environ.clear()
    os.environ.update(reduced)
    if not sys.flags.isolated:
        _fail("python -I")
    os.umask(0o077)
    os.chdir("/")
    try:
        _settle_signals()
        _limit()
        _clamp_terminal()
        _renounce()
    except (OSError, ValueError) as error:
        _fail(str(error))
    return asked


def reduced_environment(given: Mapping[str, str], workspace: str) -> dict[str, str]:
    """Return the environment of a confined process: a few of the client's words, the rest our own.

    The time zone is the machine's: the office's day must not depend on who looks.
    """
    import pwd

    kept = {
        name: given[name]
        for name, form in _HEEDED.items()
        if name in given and form.fullmatch(given[name])
    }
    try:
        home = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        home = "/"
    state = f"{workspace or home}/state"
    return {"TERM": "vt100", **kept, "PATH": SEARCHED, "HOME": home, "XDG_STATE_HOME": state}


def _settle_signals() -> None:
    import signal

    for each in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGQUIT):
        signal.signal(each, signal.SIG_IGN)
    for each in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM):
        signal.signal(each, signal.SIG_IGN)
    # Ended at once, without a traceback; what was acknowledged is stored already.
    for each in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(each, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_DATA, DATA)):
        _soft, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


def _clamp_terminal() -> None:
    import fcntl
    import struct
    import termios

    for stream in (0, 1, 2):
        if not os.isatty(stream):
            continue
        size = fcntl.ioctl(stream, termios.TIOCGWINSZ, bytes(8))
        rows, columns, *_pixels = struct.unpack("HHHH", size)
        fitting = (min(rows, LARGEST[1]), min(columns, LARGEST[0]))
        if fitting != (rows, columns):
            fcntl.ioctl(stream, termios.TIOCSWINSZ, struct.pack("HHHH", *fitting, 0, 0))


def _renounce() -> None:
    """Give up other programs and processes: what the kernel refuses from here on, it refuses."""
    import ctypes

    known = _MACHINES.get(os.uname().machine)
    if sys.platform != "linux" or known is None or sys.maxsize < 1 << 32:
        raise OSError(os.uname().machine)
    instructions = refusing(*known)
    code = ctypes.create_string_buffer(instructions, len(instructions))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))

    program = Program(len(instructions) // 8, ctypes.addressof(code))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    number = ctypes.c_ulong
    prctl.argtypes = (ctypes.c_int, number, number, number, number)
    for what, value, more in (
        (_PR_SET_DUMPABLE, 0, 0),
        (_PR_SET_NO_NEW_PRIVS, 1, 0),
        (_PR_SET_SECCOMP, _FILTER, ctypes.addressof(program)),
    ):
        if prctl(what, value, more, 0, 0):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def refusing(architecture: int, calls: tuple[int, ...]) -> bytes:
    """Return the kernel's filter that answers these system calls with "not permitted"."""
    import struct

    tests = [(_EQUAL, each) for each in calls]
    if calls is _X86_64:
        tests.insert(0, (_AT_LEAST, _X32))
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL)]
    steps.append((_LOAD, 0, 0, 0))
    steps += [(kind, len(tests) - n, 0, value) for n, (kind, value) in enumerate(tests)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *each) for each in steps)


def _fail(detail: str) -> NoReturn:
    from etik_tui.errors import AccessError
    from etik_tui.locale import _

    raise AccessError(
        _("Sesi ini tidak dapat dikurung, jadi tidak dibuka"),
        where="--confined",
        remedy=_("Minta admin menjalankan `etik access key write` di mesin Linux 64-bit."),
        detail=detail,
    )
