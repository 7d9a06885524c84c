"""The figures as JSON, and as tables in docs/performance.md between two marks."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from math import isnan
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.terminal.collect import Results
from bench.terminal.program import ROOT
from bench.terminal.ratio import Ratio, ratios
from bench.terminal.session import SIZE
from bench.terminal.summary import Called, Figure, Keys, Screened, Summary, summarise
from bench.terminal.target import Target, targets

PAGE = ROOT / "docs" / "performance.md"
DATA = ROOT / "bench" / "results" / "terminal.json"
BEGIN, END = "<!-- measured -->", "<!-- end of what is measured -->"


def machine() -> dict[str, str]:
    """Return what the figures depend on."""
    return {
        "processors": f"{os.cpu_count()}, {_model()}",
        "load": " ".join(f"{each:.1f}" for each in os.getloadavg()),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "textual": version("textual"),
        "sqlite": sqlite3.sqlite_version,
        "terminal": "{}x{}, xterm-256color".format(*SIZE),
    }


def _model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    found = next((line for line in lines if line.startswith("model name")), "")
    return found.partition(":")[2].strip() or platform.machine()


class Report(Struct, frozen=True, kw_only=True):
    """All that is written."""

    summary: Summary
    targets: tuple[Target, ...]
    ratios: tuple[Ratio, ...]


def report_of(results: Results) -> Report:
    """Return what all rounds together say."""
    summary = summarise(results)
    return Report(
        summary=summary, targets=targets(results, summary), ratios=ratios(results, summary)
    )


def write(found: Report, page: Path, data: Path) -> None:
    """Write both files; what stands around the marks of the page stays."""
    content = {"machine": machine(), "report": found}
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
    text = page.read_text(encoding="utf-8") if page.exists() else f"{BEGIN}\n{END}\n"
    before, _mark, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    body = "\n".join(tables(found))
    page.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", encoding="utf-8")


def tables(found: Report) -> Iterator[str]:
    """Yield the lines of all tables."""
    summary = found.summary
    yield "Machine: " + "; ".join(f"{name} {value}" for name, value in machine().items()) + "."
    if summary.missing:
        yield f"Not measured, as no item could be read on the screen: {', '.join(summary.missing)}."
    yield from _section("What was asked for", _targets(found.targets))
    yield from _section("Ours to theirs", _ratios(found.ratios))
    yield from _section("Start", _starts(summary.screens))
    yield from _section("Keys", _keys(summary.screens))
    yield from _section("Commands that print and end", _calls(summary.calls))


def _section(title: str, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    head, *body = [[*row] for row in rows]
    if not body:
        return
    yield from ("", f"## {title}", "")
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in body:
        yield f"| {' | '.join(row)} |"


def _targets(targets: Sequence[Target]) -> Iterator[Sequence[str]]:
    yield "target", "at most", "measured", "by CPU time", ""
    for each in targets:
        calm = "" if each.calm is None else f"{short(each.calm)} {each.unit}"
        most = f"{short(each.bound)} {each.unit}"
        yield each.text, most, f"{short(each.found)} {each.unit}", calm, each.verdict


def _ratios(found: Sequence[Ratio]) -> Iterator[Sequence[str]]:
    yield (
        "program, items", "our cases", "useful", "at rest", "CPU of the start", "memory",
        "move: answered", "move: bytes",
    )  # fmt: skip
    for each in found:
        values = (each.useful, each.rest, each.cpu, each.memory, each.answered, each.sent)
        yield (_label(each), f"{each.cases:,}", *(f"{short(value)}" for value in values))


def _starts(screens: Sequence[Screened]) -> Iterator[Sequence[str]]:
    yield (
        "program, items", "painted ms", "useful ms", "calm ms", "settled ms", "at rest ms",
        "calm ms", "CPU ms", "bytes", "MiB", "idle B/s", "starts",
    )  # fmt: skip
    for each in screens:
        yield (
            _label(each), ms(each.painted), ms(each.useful), _calm(each.useful), ms(each.settled),
            ms(each.rest), _calm(each.rest), ms(each.cpu), short(each.sent.median),
            short(each.memory.median), short(each.idle), str(each.settled.count),
        )  # fmt: skip


def _keys(screens: Sequence[Screened]) -> Iterator[Sequence[str]]:
    yield (
        "key", "program, items", "first byte ms", "answered ms", "calm ms", "CPU ms", "bytes",
        "compressed", "keys",
    )  # fmt: skip
    steps = dict.fromkeys(keys.step for each in screens for keys in each.keys)
    for step in steps:
        for each in screens:
            for keys in each.keys:
                if keys.step == step:
                    yield (step, _label(each), *_key(keys))


def _key(keys: Keys) -> Iterator[str]:
    yield from (ms(keys.first), ms(keys.last), _calm(keys.last), ms(keys.cpu))
    yield from (short(keys.sent.median), short(keys.packed.median), str(keys.sent.count))


def _calls(calls: Sequence[Called]) -> Iterator[Sequence[str]]:
    yield "command, items", "ms", "calm ms", "CPU ms", "times"
    for each in calls:
        label = f"`{each.program}`" + (f" {each.items:,}" if each.items else "")
        took = (ms(each.took), _calm(each.took), ms(each.cpu))
        yield (label, *took, str(each.took.count))


def _label(each: Screened | Ratio) -> str:
    return f"{each.program}, {each.items:,}" if each.items else each.program


def ms(figure: Figure) -> str:
    """Return the median of seconds as milliseconds."""
    return short(figure.median * 1000)


def _calm(figure: Figure) -> str:
    return short(figure.calm * 1000)


def short(value: float) -> str:
    """Return a figure with as many digits as mean something."""
    if isnan(value):
        return "–"
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def show(found: Report) -> None:
    """Print the tables."""
    sys.stdout.write("\n".join(tables(found)) + "\n")
