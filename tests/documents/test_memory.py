"""What a long paper takes is given back when it is drawn."""

import subprocess
import sys

import pytest

MEASURE = """
import os, sys
from etik_tui.documents.block import Paper, Paragraph, plain
from etik_tui.documents.render import Format, render

def held():
    with open("/proc/self/statm") as figures:
        return int(figures.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20

def draw(words):
    blocks = tuple(Paragraph(text=plain(f"{n}{words}")) for n in range(8))
    return len(render(Paper(title="x", blocks=blocks), Format(sys.argv[1])))

draw("kata")
before = held()
draw("kata " * 10_000)
draw("A" * 50_000)
print(held() - before)
"""


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_long_paper_is_forgotten(format: str) -> None:
    """Two papers of 400,000 characters each leave less than 100 MB behind in a session."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, format], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 100
