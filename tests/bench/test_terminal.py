"""The measuring harness: a terminal that answers, a screen, figures that add up."""

import os
import sys
from textwrap import dedent

import pytest

from bench.terminal import measure, ours, report
from bench.terminal.collect import Results
from bench.terminal.headless import Call, call
from bench.terminal.measure import Key, Run, Start
from bench.terminal.program import KEYS, ROOT, Program, Step, times
from bench.terminal.reply import Replies
from bench.terminal.screen import Screen, plain
from bench.terminal.session import Session
from bench.terminal.summary import call_ratio, figure, start_ratio, summarise
from bench.terminal.target import Target, targets
from etik_tui.casework.opening import open_workspace
from etik_tui.clock import SystemClock
from etik_tui.plugins.loading import Plugin

# Draws a name, answers every key with five cells in bold, says nothing to "x", ends at "q".
ECHO = """
    import os, sys, termios, tty
    kept = termios.tcgetattr(0)
    tty.setraw(0)
    os.write(1, b"\\x1b[?1049h\\x1b[H\\x1b[2JPerkara 000001 in a list of cases")
    os.write(1, b"\\x1b[5;1H\\x1b[c")
    answer = b""
    while not answer.endswith(b"c"):
        answer += os.read(0, 1)
    while (key := os.read(0, 1)) != b"q":
        if key != b"x":
            os.write(1, b"\\x1b[1m" + key * 5)
    termios.tcsetattr(0, termios.TCSANOW, kept)
"""


def echo(*steps: Step, named: str = r"Perkara \d{6}", most: float = 20.0) -> Program:
    """Return the little program."""
    argv = (sys.executable, "-c", dedent(ECHO))
    return Program(name="echo", items=1, argv=argv, named=named, steps=steps, leave=b"q", most=most)


def start(useful: float, cpu: float = 0.1) -> Start:
    """Return a start that is settled when it is useful."""
    return Start(painted=useful, useful=useful, settled=useful, rest=useful, cpu=cpu, sent=100)


def test_a_run_measures_start_and_keys() -> None:
    """A program's start, bytes per key and memory are measured; a key without answer is told."""
    found = measure.run(echo(Step("", ("a",)), times("move", "b", 3), Step("deaf", ("x",))))
    assert found.start.painted is not None
    assert 0 < found.start.painted <= (found.start.useful or 0) <= found.start.settled
    assert [each.step for each in found.keys] == ["move"] * 3
    assert {each.sent for each in found.keys} == {9}
    assert all(0 < each.first <= each.last < 5 and each.packed > 0 for each in found.keys)
    assert found.silent == ("deaf",)
    assert found.memory > 3
    assert found.idle == 0


def test_a_name_that_never_comes_is_not_a_useful_start() -> None:
    """Without the name on the screen the start has no useful moment, and no key is typed."""
    found = measure.run(echo(times("move", "b", 3), named="Nothing", most=1.0))
    assert found.start.useful is None
    assert found.keys == ()


def test_a_session_ends_its_program() -> None:
    """A program that does not listen is ended by a signal, and its status is known."""
    argv = (sys.executable, "-c", "import signal, time; print('here'); time.sleep(60)")
    session = Session(argv, os.environ)
    session.quiet(0.05, 10)
    session.close()
    assert session.status is not None
    assert session.status < 0


def test_a_program_that_is_not_there_is_told_on_the_screen() -> None:
    """Where the command cannot be started, the session ends with 127 and says so."""
    session = Session(("/nowhere/at-all",), {})
    while not session.ended:
        session.read(1)
    session.close()
    assert session.status == 127
    assert b"/nowhere/at-all" in b"".join(each.data for each in session.chunks)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"\x1b[c", b"\x1b[?62;22c"),
        (b"\x1b[6n", b"\x1b[1;1R"),
        (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
        (b"\x1b[?9999$p", b"\x1b[?9999;0$y"),
        (b"\x1b[18t", b"\x1b[8;36;120t"),
        (b"\x1b]11;?\x07", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
        (b"\x1bP+q544e\x1b\\", b"\x1bP0+r\x1b\\"),
        (b"plain \x1b[1mtext\x1b[0m", b""),
    ],
)
def test_the_terminal_answers(asked: bytes, answer: bytes) -> None:
    """Each question is answered as a terminal of today answers it, also when cut in two."""
    assert Replies(120, 36).to(asked) == answer
    halves = Replies(120, 36)
    middle = len(asked) // 2
    assert halves.to(asked[:middle]) + halves.to(asked[middle:]) == answer


def test_the_screen_shows_what_was_sent_in_any_pieces() -> None:
    """Moves, erasures, repeats and wide text end in the same cells however the bytes are cut."""
    sent = "\x1b[?1049h\x1b[2J\x1b[>4;1m\x1b[?2026$p\x1b[2;3Hnaïve ─\x1b[4b".encode()
    sent += b"\x1b[1;1Habc\x1b[1D\x1b[K"
    whole, bytewise = Screen(20, 4), Screen(20, 4)
    whole.feed(sent)
    for byte in sent:
        bytewise.feed(bytes((byte,)))
    assert whole.lines() == bytewise.lines() == ["ab", "  naïve ─────", "", ""]
    assert whole.filled() == 12


def test_plain_text_is_found_between_controls() -> None:
    """The text of a stream is readable without its controls."""
    assert "Perkara 1" in plain(b"\x1b[1;1H\x1b[0;1mPerkara 1\x1b[0m\x1b]0;title\x07")


def test_ratios_are_of_the_same_round() -> None:
    """A ratio is the median of the ratios of the rounds, so that a slow round counts once."""
    runs = tuple(
        (
            Run(program="etik", items=10, start=start(own)),
            Run(program="calcurse", items=1000, start=start(theirs)),
        )
        for own, theirs in ((0.1, 0.1), (1.2, 1.0), (0.3, 0.2))
    )
    results = Results(runs=runs, calls=())
    found = start_ratio(results, ("etik", 10), ("calcurse", 1000), lambda run: run.start.useful)
    assert found == pytest.approx(1.2)
    verbs = tuple(
        (
            Call(program="a", items=1, took=took, cpu=1, printed=1),
            Call(program="b", items=1, took=1, cpu=1, printed=1),
        )
        for took in (2, 3, 9)
    )
    results = Results(runs=(), calls=verbs)
    assert call_ratio(results, ("a", 1), ("b", 1), lambda each: each.took) == 3


def test_what_was_not_measured_is_said_so() -> None:
    """A target without figures is "not measured", never reached."""
    empty = Results(runs=(), calls=())
    found = targets(empty, summarise(empty))
    assert len(found) > 10
    assert {each.verdict for each in found} == {"not measured"}


def test_medians_and_quartiles() -> None:
    """A figure leaves out what is missing; its calm value is the lower quartile."""
    found = figure([4.0, None, 1.0, 2.0, 3.0, 5.0])
    assert (found.median, found.calm, found.count) == (3, 2, 5)


def test_the_page_keeps_what_stands_around_the_tables(tmp_path) -> None:
    """Writing replaces what is between the marks and nothing else; the JSON holds the same."""
    page, data = tmp_path / "performance.md", tmp_path / "results" / "terminal.json"
    page.write_text(f"# Before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    keys = (Key(step="move", first=0.001, last=0.002, cpu=0.001, sent=142, packed=22),)
    run = Run(program="etik", items=100_000, start=start(0.05), keys=keys, memory=40.0)
    results = Results(runs=((run,),), calls=(), missing=("kanban-tui 10",))
    report.write(report.report_of(results), page, data)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Before\n")
    assert text.endswith(f"{report.END}\nafter\n")
    assert "old" not in text
    assert "| move | etik, 100,000 | 1 | 2 |" in text
    assert "| move: bytes, 100,000 cases | 150 B | 142 B |  | reached |" in text
    assert "kanban-tui 10" in text
    assert b'"sent"' in data.read_bytes()


@pytest.mark.parametrize(("found", "verdict"), [(1.3, "reached"), (1.31, "not reached")])
def test_verdicts(found: float, verdict: str) -> None:
    """A target is reached up to its bound."""
    assert Target(text="x", bound=1.3, unit="×", found=found).verdict == verdict


def test_a_command_is_measured_to_its_end() -> None:
    """A command that prints is timed from start to end; one that fails is an error."""
    said = Program(name="p", items=0, argv=(sys.executable, "-c", "print('x' * 9)"), named="")
    found = call(said)
    assert found.printed == 10
    assert found.cpu > 0
    argv = (sys.executable, "-c", "raise SystemExit(3)")
    failing = Program(name="p", items=0, argv=argv, named="")
    with pytest.raises(RuntimeError, match="ended with 3"):
        call(failing)


def test_seeded_cases_stand_on_the_board(tmp_path) -> None:
    """A seeded workspace holds as many cases as asked, with names, stages and due dates."""
    plugin = Plugin(name="bench", profiles=(ROOT / "profiles" / ours.PROFILE,))
    ours.seed(tmp_path / "kantor", 12, SystemClock().today(), lambda: (plugin,))
    workspace = open_workspace(tmp_path / "kantor", SystemClock(), ours.ACTOR)
    rows = [workspace.journal.row(each) for each in workspace.journal.case_ids()]
    workspace.close()
    assert len(rows) == 12
    assert {each.institution for each in rows} == {ours.PROFILE}
    assert all(each.terlapor and each.stage for each in rows)
    assert len({each.stage for each in rows}) > 1


def test_keys_have_names() -> None:
    """A step's keys are what the terminal sends for them."""
    assert times("page", "page", 2).typed == (KEYS["page"].encode(),) * 2
    assert Step("", ("j", "enter")).typed == (b"j", b"\r")
