"""Medians, and ratios of what was measured in the same round."""

from collections.abc import Callable, Iterable
from statistics import median, quantiles

from msgspec import Struct

from bench.terminal.collect import Results
from bench.terminal.headless import Call
from bench.terminal.measure import Key, Run

Name = tuple[str, int]
"""A program and its number of items."""


class Figure(Struct, frozen=True, kw_only=True):
    """The median and the lower quartile, which other work on the machine disturbs least."""

    median: float
    calm: float
    count: int


class Keys(Struct, frozen=True, kw_only=True):
    """What a kind of key costs: seconds to the first and last byte, processor seconds, bytes."""

    step: str
    first: Figure
    last: Figure
    cpu: Figure
    sent: Figure
    packed: Figure


class Screened(Struct, frozen=True, kw_only=True):
    """A program that draws, over all rounds."""

    program: str
    items: int
    painted: Figure
    useful: Figure
    settled: Figure
    rest: Figure
    cpu: Figure
    sent: Figure
    memory: Figure
    idle: float
    keys: tuple[Keys, ...] = ()


class Called(Struct, frozen=True, kw_only=True):
    """A command, over all rounds."""

    program: str
    items: int
    took: Figure
    cpu: Figure


class Summary(Struct, frozen=True, kw_only=True):
    """All medians."""

    screens: tuple[Screened, ...]
    calls: tuple[Called, ...]
    missing: tuple[str, ...] = ()

    def screen(self, name: str, items: int) -> Screened | None:
        """Return the figures of a program that draws."""
        return next((s for s in self.screens if (s.program, s.items) == (name, items)), None)

    def keys(self, name: str, items: int, step: str) -> Keys | None:
        """Return what a kind of key costs in a program."""
        found = self.screen(name, items)
        return next((k for k in found.keys if k.step == step), None) if found else None


def figure(values: Iterable[float | None]) -> Figure:
    """Return the median and the lower quartile of what is there, not-a-number of nothing."""
    there = [each for each in values if each is not None]
    if not there:
        return Figure(median=float("nan"), calm=float("nan"), count=0)
    calm = quantiles(there, n=4, method="inclusive")[0] if len(there) > 1 else there[0]
    return Figure(median=median(there), calm=calm, count=len(there))


def summarise(results: Results) -> Summary:
    """Return the medians of all rounds."""
    runs = [each for turn in results.runs for each in turn]
    calls = [each for turn in results.calls for each in turn]
    return Summary(
        screens=tuple(
            _screened([r for r in runs if (r.program, r.items) == name])
            for name in dict.fromkeys((r.program, r.items) for r in runs)
        ),
        calls=tuple(
            _called([c for c in calls if (c.program, c.items) == name])
            for name in dict.fromkeys((c.program, c.items) for c in calls)
        ),
        missing=results.missing,
    )


def _screened(runs: list[Run]) -> Screened:
    keys = [each for run in runs for each in run.keys]
    return Screened(
        program=runs[0].program,
        items=runs[0].items,
        painted=figure(run.start.painted for run in runs),
        useful=figure(run.start.useful for run in runs),
        settled=figure(run.start.settled for run in runs),
        rest=figure(run.start.rest for run in runs),
        cpu=figure(run.start.cpu for run in runs),
        sent=figure(run.start.sent for run in runs),
        memory=figure([run.memory for run in runs if run.keys] or [run.memory for run in runs]),
        idle=max(run.idle for run in runs),
        keys=tuple(
            _keys(step, [each for each in keys if each.step == step])
            for step in dict.fromkeys(each.step for each in keys)
        ),
    )


def _keys(step: str, keys: list[Key]) -> Keys:
    return Keys(
        step=step,
        first=figure(each.first for each in keys),
        last=figure(each.last for each in keys),
        cpu=figure(each.cpu for each in keys),
        sent=figure(each.sent for each in keys),
        packed=figure(each.packed for each in keys),
    )


def _called(calls: list[Call]) -> Called:
    return Called(
        program=calls[0].program,
        items=calls[0].items,
        took=figure(each.took for each in calls),
        cpu=figure(each.cpu for each in calls),
    )


def start_ratio(
    results: Results, ours: Name, theirs: Name, of: Callable[[Run], float | None]
) -> float:
    """Return the median of the ratios, each of two runs of one round."""
    return _ratio(
        [{(run.program, run.items): of(run) for run in turn} for turn in results.runs], ours, theirs
    )


def call_ratio(results: Results, ours: Name, theirs: Name, of: Callable[[Call], float]) -> float:
    """Return the median of the ratios, each of two commands of one round."""
    return _ratio(
        [{(c.program, c.items): of(c) for c in turn} for turn in results.calls], ours, theirs
    )


def key_ratio(
    results: Results, ours: Name, theirs: Name, step: str, of: Callable[[Key], float]
) -> float:
    """Return the median of the ratios of medians, each of the same key in one round."""
    return start_ratio(results, ours, theirs, lambda run: _typical(run, step, of))


def _typical(run: Run, step: str, of: Callable[[Key], float]) -> float | None:
    values = [of(each) for each in run.keys if each.step == step]
    return median(values) if values else None


def _ratio(rounds: Iterable[dict[Name, float | None]], ours: Name, theirs: Name) -> float:
    pairs = [(turn.get(ours), turn.get(theirs)) for turn in rounds]
    return figure(a / b for a, b in pairs if a is not None and b).median
