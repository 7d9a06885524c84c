"""Measure, print the tables, and write them where the defaults were measured or `--write` asks."""

import argparse
import os
import subprocess
import sys

from msgspec.structs import replace

from bench.terminal import collect, report
from bench.terminal.program import ROOT

SLOW_LINE = "--slow-line"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, two minutes")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="parts of names")
    parser.add_argument("--sizes", nargs="+", type=int, metavar="N", help="numbers of cases")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds with keys")
    parser.add_argument("--starts", type=int, metavar="N", help="further rounds of starts alone")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and JSON")
    parser.add_argument(
        "--source", default="", metavar="FOLDER", help="packages of another version"
    )
    given = parser.parse_args()
    plan = collect.QUICK if given.quick else collect.Plan()
    plan = replace(plan, only=tuple(given.only), source=given.source)
    if given.sizes:
        plan = replace(plan, sizes=tuple(given.sizes))
    if given.rounds is not None:
        plan = replace(plan, keys=given.rounds)
    if given.starts is not None:
        plan = replace(plan, starts=given.starts)
    # A caller may forbid compiled files, which would make every start two to three times as long.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    words = (sys.executable, "-m", "compileall", "-q", "src", "plugins", "bench")
    subprocess.run(words, cwd=ROOT, check=True)
    if _knows(SLOW_LINE, given.source):
        plan = replace(plan, options=((SLOW_LINE,),))
    results = collect.collect(plan)
    found = report.report_of(results)
    report.show(found)
    if given.write or not (given.quick or given.only or given.sizes):
        report.write(found, report.PAGE, report.DATA)


def _knows(option: str, source: str) -> bool:
    env = {**os.environ, **({"PYTHONPATH": source} if source else {})}
    words = (sys.executable, "-m", "etik_tui", "--help")
    asked = subprocess.run(words, env=env, capture_output=True, text=True, check=True)
    return option in asked.stdout


if __name__ == "__main__":
    main()
