"""Commands that print and end, side by side with the least that Python can be."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence

from msgspec import Struct

from bench.terminal import ours
from bench.terminal.program import Program

BARE = "import sqlite3"


class Call(Struct, frozen=True, kw_only=True):
    """A command from start to end: seconds, processor seconds, bytes printed."""

    program: str
    items: int
    took: float
    cpu: float
    printed: int


def programs(sizes: Sequence[int], source: str = "") -> tuple[Program, ...]:
    """Return the limit and our verbs for each number of cases."""
    limit = Program(
        name=f'python -c "{BARE}"',
        kind="limit",
        items=0,
        argv=(sys.executable, "-c", BARE),
        named="",
    )
    verbs = (("etik agenda", ("agenda",)), ("etik case list", ("case", "list")))
    return (
        limit,
        *(ours.verb(name, n, *words, source=source) for n in sizes for name, words in verbs),
    )


def call(program: Program) -> Call:
    """Run a command to its end; raises `RuntimeError` where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        program.argv,
        env=program.environment(),
        cwd=program.cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    with process.stdout as printed:
        count = len(printed.read())
    _pid, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{program.label} ended with {process.returncode}")
    return Call(
        program=program.name,
        items=program.items,
        took=took,
        cpu=usage.ru_utime + usage.ru_stime,
        printed=count,
    )
