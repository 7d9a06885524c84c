"""Writers that are killed at random moments: nothing acknowledged is lost, nothing is corrupt."""

import os
import random
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from etik_tui.journal.open import open_journal
from tests.faults.size import size

ROOT = Path(__file__).parents[2]
KILLS = size(6, 1000)
# How many processes write, and are killed, side by side; and the longest life (seconds).
ABREAST = 2
LONGEST_LIFE = 0.25
# How many of them are killed before they wrote anything.
YOUNG = 0.1
# After so many kills the whole journal is checked; its end is checked after each.
CHECK_EVERY = size(3, 100)


def lived(target: Path, life: int) -> "subprocess.Popen[bytes]":
    """Start a writer; its first line says that it writes."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.mortal", str(target), str(life)],
        cwd=ROOT,
        # Unbuffered: what `readline` would read ahead is out of sight of `communicate`.
        bufsize=0,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def killed(writer: "subprocess.Popen[bytes]", first: bytes) -> list[tuple[str, int]]:
    """Kill a writer and return what it acknowledged; a line that was cut does not count."""
    os.kill(writer.pid, signal.SIGKILL)
    out, error = writer.communicate()
    assert writer.returncode == -signal.SIGKILL, error.decode()
    lines = (first + out).decode().split("\n")[:-1]
    return [(case, int(version)) for case, version in map(str.split, lines)]


@pytest.mark.timeout(size(120, 3600))
def test_killed_writers_lose_nothing(tmp_path: Path) -> None:
    """After each `kill -9` all acknowledged facts are there; the journal is sound and indexed."""
    target = tmp_path / "j.db"
    open_journal(target, create=True).close()
    dice = random.Random(9)
    acknowledged: dict[str, int] = {}
    kills = facts = 0
    while kills < KILLS:
        writers = [lived(target, kills + n) for n in range(ABREAST)]
        # Most are killed while they write, some while they start and open the journal.
        young = dice.random() < YOUNG
        firsts = [b"" if young else writer.stdout.readline() for writer in writers]
        sleep(dice.uniform(0, LONGEST_LIFE))
        told = [killed(*each) for each in zip(writers, firsts, strict=True)]
        kills += ABREAST
        with closing(open_journal(target)) as journal:
            for case, version in (each for lines in told for each in lines):
                acknowledged[case] = max(acknowledged.get(case, 0), version)
                facts += 1
            for case in {case for lines in told for case, _version in lines}:
                assert journal.version(case) >= acknowledged[case], (kills, case)
            if kills % CHECK_EVERY < ABREAST:
                check(journal, acknowledged)
    with closing(open_journal(target)) as journal:
        result = check(journal, acknowledged)
    print(f"{kills} kill -9, {facts} facts acknowledged: 0 lost, {result} stored, 0 corrupt")


def check(journal, acknowledged: dict[str, int]) -> int:
    """Check everything and return how many facts are stored."""
    result = journal.verify()
    assert (result.stale, result.faults) == (0, ())
    stored = {head.case_id: head.version for head in journal.heads()}
    lost = {case: n for case, n in acknowledged.items() if stored.get(case, 0) < n}
    assert not lost, lost
    return result.facts
