"""Ours beside every other program, as ratios of what was measured in the same round."""

from msgspec import Struct

from bench.terminal.collect import Results
from bench.terminal.summary import Name, Screened, Summary, key_ratio, start_ratio

# A program without items is compared with this many cases of ours.
USUAL = 1_000


class Ratio(Struct, frozen=True, kw_only=True):
    """How many times as much ours takes; not a number where one of the two has no such key."""

    cases: int
    program: str
    items: int
    useful: float
    rest: float
    cpu: float
    memory: float
    answered: float
    sent: float


def ratios(results: Results, summary: Summary) -> tuple[Ratio, ...]:
    """Compare each other program with ours at the number of cases nearest to its items."""
    own = {each.items: each for each in summary.screens if each.program == "etik"}
    others = [each for each in summary.screens if not each.program.startswith("etik")]
    return tuple(
        _ratio(results, own[min(own, key=lambda n: abs(n - (other.items or USUAL)))], other)
        for other in others
        if own
    )


def _ratio(results: Results, own: Screened, other: Screened) -> Ratio:
    ours: Name = (own.program, own.items)
    theirs: Name = (other.program, other.items)
    return Ratio(
        cases=own.items,
        program=other.program,
        items=other.items,
        useful=start_ratio(results, ours, theirs, lambda run: run.start.useful),
        rest=start_ratio(results, ours, theirs, lambda run: run.start.rest),
        cpu=start_ratio(results, ours, theirs, lambda run: run.start.cpu),
        memory=own.memory.median / other.memory.median,
        answered=key_ratio(results, ours, theirs, "move", lambda key: key.last),
        sent=key_ratio(results, ours, theirs, "move", lambda key: key.sent),
    )
