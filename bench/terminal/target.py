"""What was asked for, and whether it is reached."""

from collections.abc import Iterator
from math import isnan

from msgspec import Struct

from bench.terminal.collect import MEASURE, Results
from bench.terminal.headless import BARE
from bench.terminal.summary import Name, Summary, call_ratio, key_ratio, start_ratio

PAINTED = (10, 10_000, 100_000)
LARGE, SMALL = 100_000, 10
CALCURSE: Name = ("calcurse", MEASURE)
BARE_APP: Name = ("bare Textual", 0)
PYTHON: Name = (f'python -c "{BARE}"', 0)
BOARD = "minimal board"


class Target(Struct, frozen=True, kw_only=True):
    """A bound and the figure for it; `calm` is the lower quartile or the ratio of CPU time.

    `note` says what `calm` is.
    """

    text: str
    bound: float
    unit: str
    found: float
    calm: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return whether the bound is kept."""
        if isnan(self.found):
            return "not measured"
        return "reached" if self.found <= self.bound else "not reached"


def targets(results: Results, summary: Summary) -> tuple[Target, ...]:
    """Compare everything that was asked for."""
    return (
        *_starts(results),
        *_memory(summary),
        *_keys(results, summary),
        *_agenda(summary),
        *_verbs(results),
    )


def _starts(results: Results) -> Iterator[Target]:
    for count in PAINTED:
        yield Target(
            text=f"first useful paint, {count:,} cases : calcurse, {MEASURE:,} appointments",
            bound=1.3,
            unit="×",
            found=start_ratio(results, ("etik", count), CALCURSE, lambda run: run.start.useful),
        )
    for count in PAINTED:
        own = ("etik", count)
        yield Target(
            text=f"settled, {count:,} cases : bare Textual",
            bound=1.3,
            unit="×",
            found=start_ratio(results, own, BARE_APP, lambda run: run.start.rest),
            calm=start_ratio(results, own, BARE_APP, lambda run: run.start.cpu),
            note="CPU",
        )


def _memory(summary: Summary) -> Iterator[Target]:
    large, small = summary.screen("etik", LARGE), summary.screen("etik", SMALL)
    most = large.memory.median if large else float("nan")
    least = small.memory.median if small else float("nan")
    yield Target(text=f"memory at {LARGE:,} cases", bound=45, unit="MiB", found=most)
    text = f"memory at {LARGE:,} : at {SMALL} cases"
    yield Target(text=text, bound=1.1, unit="×", found=most / least)


def _keys(results: Results, summary: Summary) -> Iterator[Target]:
    for step, bound in (("move", 150), ("page", 1_200)):
        keys = summary.keys("etik", LARGE, step)
        found = keys.sent.median if keys else float("nan")
        yield Target(text=f"{step}: bytes, {LARGE:,} cases", bound=bound, unit="B", found=found)
    own, limit = ("etik", LARGE), (BOARD, LARGE)
    yield Target(
        text="move: answered, ours : minimal board",
        bound=2,
        unit="×",
        found=key_ratio(results, own, limit, "move", lambda key: key.last),
        calm=key_ratio(results, own, limit, "move", lambda key: key.cpu),
        note="CPU",
    )
    yield _answered(summary, "open", 60)
    yield _answered(summary, "search", 60)


def _answered(summary: Summary, step: str, bound: float) -> Target:
    keys = summary.keys("etik", LARGE, step)
    return Target(
        text=f"{step}: answered, {LARGE:,} cases",
        bound=bound,
        unit="ms",
        found=keys.last.median * 1000 if keys else float("nan"),
        calm=keys.cpu.median * 1000 if keys else None,
        note="CPU",
    )


def _agenda(summary: Summary) -> Iterator[Target]:
    yield _answered(summary, "agenda", 200)
    found = [c for c in summary.calls if (c.program, c.items) == ("etik agenda", LARGE)]
    yield Target(
        text=f"etik agenda from the command line, {LARGE:,} cases",
        bound=200,
        unit="ms",
        found=found[0].took.median * 1000 if found else float("nan"),
        calm=found[0].cpu.median * 1000 if found else None,
        note="CPU",
    )


def _verbs(results: Results) -> Iterator[Target]:
    for verb in ("etik agenda", "etik case list"):
        own = (verb, MEASURE)
        yield Target(
            text=f'{verb}, {MEASURE:,} cases : python -c "{BARE}"',
            bound=3,
            unit="×",
            found=call_ratio(results, own, PYTHON, lambda call: call.took),
            calm=call_ratio(results, own, PYTHON, lambda call: call.cpu),
            note="CPU",
        )
