"""All runs: rounds in which every program has its turn, so that all see the same machine."""

import sys
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bench.terminal import headless, ours, peers
from bench.terminal.headless import Call
from bench.terminal.measure import Run, run
from bench.terminal.program import HOME, Program

# The appointments in calcurse to which starts are compared.
MEASURE = 1_000
SIZES = (10, 1_000, 10_000, 100_000)
# What a session of ours needs until it has prepared the first picture of the next start.
WARM = 2.5
IDLE = 3.0


class Plan(Struct, frozen=True, kw_only=True):
    """How much is measured: rounds with keys, rounds of starts alone, rounds of commands.

    `cards` are the sizes of the nearest peer, `only` parts of the names of programs, `options`
    further command lines of ours that are measured on the largest workspace, `source` the folder
    of another version's packages.
    """

    sizes: tuple[int, ...] = SIZES
    keys: int = 2
    starts: int = 4
    calls: int = 7
    cards: tuple[int, ...] = (10, 100, 1_000)
    only: tuple[str, ...] = ()
    options: tuple[tuple[str, ...], ...] = ()
    source: str = ""


QUICK = Plan(sizes=(10, 100_000), keys=1, starts=2, calls=3, cards=(10,))


class Results(Struct, frozen=True, kw_only=True):
    """Everything that was measured; the place in a tuple of starts is the round."""

    runs: tuple[tuple[Run, ...], ...]
    calls: tuple[tuple[Call, ...], ...]
    missing: tuple[str, ...] = ()


def screens(plan: Plan) -> Iterator[Program]:
    """Yield all programs that draw; one that is not on this machine is left out."""
    yield peers.bare()
    for count in plan.sizes:
        yield ours.program(count, source=plan.source)
        yield peers.minimal(count)
    for each in plan.options:
        yield ours.program(plan.sizes[-1], *each, source=plan.source)
    found = [peers.calcurse(n) for n in (1_000, 10_000) if n == MEASURE or n in plan.sizes]
    found += [peers.kanban(n) for n in plan.cards]
    found += [peers.ikhal(1_000), peers.vit(1_000), peers.harlequin()]
    yield from (each for each in found if each is not None)


def collect(plan: Plan) -> Results:
    """Warm everything once, then measure round by round."""
    (HOME / "home").mkdir(parents=True, exist_ok=True)
    chosen = [
        each
        for each in screens(plan)
        if not plan.only or any(name in each.label for name in plan.only)
    ]
    missing = []
    for program in tuple(chosen):
        _say(f"warming {program.label}")
        wait = WARM if program.kind == "ours" else 0.0
        if run(program, keys=False, idle=wait).start.useful is None:
            missing.append(program.label)
            chosen.remove(program)
    calls = _calls(plan)
    return Results(runs=tuple(_rounds(plan, chosen)), calls=calls, missing=tuple(missing))


def _rounds(plan: Plan, programs: Sequence[Program]) -> Iterator[tuple[Run, ...]]:
    for turn in range(plan.keys + plan.starts):
        keys = turn < plan.keys
        ran = []
        for program in programs:
            if program.rare and turn > 0:
                continue
            ran.append(run(program, keys=keys, idle=IDLE if turn == 0 else 0.0))
            _say(f"round {turn + 1}: {program.label} {ran[-1].start.rest * 1000:.0f} ms")
        yield tuple(ran)


def _calls(plan: Plan) -> tuple[tuple[Call, ...], ...]:
    if plan.only and not any("etik".startswith(name) for name in plan.only):
        return ()
    programs = headless.programs(plan.sizes, plan.source)
    for each in programs:
        headless.call(each)
    return tuple(tuple(headless.call(each) for each in programs) for _turn in range(plan.calls))


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
