"""The figures of one run of one program."""

import re
import time
import zlib
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bench.terminal.program import Program, Step
from bench.terminal.screen import Screen, plain
from bench.terminal.session import SIZE, TICK, Chunk, Session

# Seconds of silence after which a start is over, and after which a key is answered.
SETTLED, ANSWERED = 0.25, 0.1
# Cells that make a screen a picture and no longer an empty one.
PAINTED = 20
# The most seconds that a key may take.
PATIENCE = 8.0


class Start(Struct, frozen=True, kw_only=True):
    """A start in seconds: something, then a name, is on the screen; the last byte; at rest.

    `rest` is when the processor was last used for it; a program that paints early and loads on
    is at rest later than it is settled. `cpu` are processor seconds until then.
    """

    painted: float | None
    useful: float | None
    settled: float
    rest: float
    cpu: float
    sent: int


class Key(Struct, frozen=True, kw_only=True):
    """A key: seconds to the first and the last byte of the answer, bytes, bytes compressed."""

    step: str
    first: float
    last: float
    cpu: float
    sent: int
    packed: int


class Run(Struct, frozen=True, kw_only=True):
    """One run; `idle` bytes a second while nothing is typed, `memory` in MiB, `speed` as below."""

    program: str
    items: int
    start: Start
    keys: tuple[Key, ...] = ()
    silent: tuple[str, ...] = ()
    memory: float = 0.0
    idle: float = 0.0
    speed: float = 0.0


def speed() -> float:
    """Return the milliseconds of a fixed piece of work, which tell how busy the machine is."""
    began, total = time.perf_counter(), 0
    for each in range(100_000):
        total += each & 7
    return (time.perf_counter() - began) * 1000


def run(program: Program, *, keys: bool = True, idle: float = 0.0) -> Run:
    """Start a program, type its keys, watch it idle for some seconds, and end it."""
    busy = speed()
    session = Session(program.argv, program.environment(), cwd=program.cwd)
    try:
        start = _start(session, program)
        found: list[Key] = []
        silent: list[str] = []
        if keys and start.useful is not None:
            for each in _typed(session, program.steps):
                if isinstance(each, Key):
                    found.append(each)
                else:
                    silent.append(each)
        return Run(
            program=program.name,
            items=program.items,
            start=start,
            keys=tuple(found),
            silent=tuple(silent),
            idle=_idle(session, idle),
            memory=session.peak() / 1024,
            speed=busy,
        )
    finally:
        session.close(program.leave)


def _start(session: Session, program: Program) -> Start:
    named = re.compile(program.named)
    end, rest = session.now() + program.most, 0.0
    while session.now() < end and not session.ended:
        rest = session.quiet(SETTLED, end - session.now())
        if named.search(plain(b"".join(each.data for each in session.chunks))):
            break
    cpu = session.cpu()
    painted, useful = _pictures(session.chunks, named)
    chunks = session.chunks
    return Start(
        painted=painted,
        useful=useful,
        settled=chunks[-1].at if chunks else rest,
        rest=max(rest, chunks[-1].at) if chunks else rest,
        cpu=cpu,
        sent=sum(len(each.data) for each in chunks),
    )


def _pictures(chunks: Sequence[Chunk], named: re.Pattern[str]) -> tuple[float | None, float | None]:
    """Return when the screen first held something, and when it first held a name."""
    screen, painted = Screen(*SIZE), None
    for each in chunks:
        screen.feed(each.data)
        if painted is None and screen.filled() >= PAINTED:
            painted = each.at
        if painted is not None and named.search("\n".join(screen.lines())):
            return painted, each.at
    return painted, None


def _typed(session: Session, steps: Sequence[Step]) -> Iterator[Key | str]:
    """Type all steps; yield what each measured key cost, or its name where nothing came."""
    packer = zlib.compressobj()
    packer.compress(b"".join(each.data for each in session.chunks))
    packer.flush(zlib.Z_SYNC_FLUSH)
    for step in steps:
        for typed in step.typed:
            count, used = len(session.chunks), session.cpu()
            at = session.now()
            session.write(typed)
            while len(session.chunks) == count and not session.ended:
                if not session.read(TICK) and session.now() - at > SETTLED and session.rests():
                    break
            session.quiet(ANSWERED, PATIENCE)
            came = session.chunks[count:]
            data = b"".join(each.data for each in came)
            packed = len(packer.compress(data)) + len(packer.flush(zlib.Z_SYNC_FLUSH))
            if not step.name:
                continue
            if not came:
                yield step.name
                continue
            yield Key(
                step=step.name,
                first=came[0].at - at,
                last=came[-1].at - at,
                cpu=session.cpu() - used,
                sent=len(data),
                packed=packed,
            )


def _idle(session: Session, seconds: float) -> float:
    """Return the bytes a second that come while nothing is typed."""
    if not seconds:
        return 0.0
    count, end = len(session.chunks), session.now() + seconds
    while session.now() < end and not session.ended:
        session.read(end - session.now())
    return sum(len(each.data) for each in session.chunks[count:]) / seconds
