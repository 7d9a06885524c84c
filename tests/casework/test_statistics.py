"""Statistics: counts against the cases themselves, durations, punctuality, the recap's files."""

import csv
import io
from datetime import date

import pytest

from etik_tui.casework import casefile
from etik_tui.casework.statistics import FORMATS, recap_file, statistics, write_recap
from etik_tui.errors import InputError
from etik_tui.exports.recap import bar
from tests.tui.seed import act, add, board, make_workspace, with_panel


@pytest.fixture
def workspace(tmp_path):
    """Give a workspace with fourteen cases, one of them closed."""
    made = make_workspace(tmp_path / "kantor")
    board(made, 14)
    casefile.close(made, add(made, "Selesai Fiktif"), reason="terlapor meninggal")
    yield made
    made.close()


def test_the_counts_are_those_of_the_cases(workspace) -> None:
    """Every case is counted once by stage, month and institution."""
    found = statistics(workspace)
    assert (found.total, found.open, found.closed, found.missing) == (15, 14, 1, 0)
    assert sum(each.count for each in found.stage) == 15
    assert [(each.key, each.count) for each in found.month] == [("2026-11", 15)]
    assert [(each.key, each.count) for each in found.institutions] == [("bawaslu", 15)]
    assert all(each.title != each.key for each in found.stage)
    counts = workspace.journal.stage_counts(workspace.today)
    stages = {stage: each.open + each.closed for (_name, stage), each in counts.items()}
    assert {each.key: each.count for each in found.stage} == stages


def test_limits_are_kept_late_or_open(workspace) -> None:
    """A panel formed in time is met, one not formed is past; the days used are counted."""
    found = {each.key: each for each in statistics(workspace).limits}
    formed = found["pembentukan-majelis"]
    assert formed.met == 4
    assert formed.overdue == 5
    assert (formed.median, formed.longest) == (2, 2)
    assert formed.on_time == 100 * 4 // 9
    late = with_panel(workspace, "Terlambat Fiktif")
    assert late


def test_stages_that_were_left_are_timed(workspace) -> None:
    """A stage's days reach from the act that began it to the act that ended it."""
    case = with_panel(workspace, "Lama Fiktif")
    act(
        workspace,
        case,
        "panggilan-1",
        date.min,
        dates={"surat": date(2026, 11, 20), "pemeriksaan": date(2026, 11, 30)},
        number="2",
        tempat="Ruang A",
        jam="09.00",
        deviation="contoh",
    )
    stays = {each.key: each for each in statistics(workspace).stays}
    assert stays["majelis"].median == 2
    assert all(each.longest >= each.median >= 0 for each in stays.values())


def test_a_year_or_an_institution_alone(workspace) -> None:
    """A year without cases has none; an unknown institution is told."""
    assert statistics(workspace, year=2026).total == 15
    assert statistics(workspace, year=2025).total == 0
    assert statistics(workspace, institution="bawaslu").total == 15
    with pytest.raises(InputError, match="tidak dikenal"):
        statistics(workspace, institution="antah")


def test_counting_can_be_stopped(workspace) -> None:
    """Progress is told and `cancel` ends the work."""
    told = []
    statistics(workspace, progress=lambda *at: told.append(at), cancel=lambda: True)
    assert told == [(15, 15)]


@pytest.mark.parametrize("form", FORMATS)
def test_the_recap_is_written_and_names_nobody(workspace, form) -> None:
    """Every format is made; no name, initial or register number is in it."""
    found = statistics(workspace, year=2026)
    content = recap_file(workspace, found, form)
    assert content
    path = write_recap(workspace, found, form)
    assert path.suffix == f".{form}"
    assert path.read_bytes() == content
    if form in {"csv", "md", "txt"}:
        text = content.decode("utf-8-sig")
        assert "Fiktif" not in text
        assert "001/KE" not in text
        assert "dapat menunjuk orang tertentu" in text or form == "csv"


def test_the_table_can_be_added_up(workspace) -> None:
    """In the .csv every line is one number with its kind."""
    text = recap_file(workspace, statistics(workspace), "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {5}
    stages = [row for row in rows if row[0] == "Menurut tahap"]
    assert sum(int(row[4]) for row in stages) == 15


@pytest.mark.parametrize(
    ("value", "most", "ascii_only", "drawn"),
    [
        (0, 8, False, ""),
        (8, 8, False, "████"),
        (1, 8, False, "▌"),
        (3, 8, False, "█▌"),
        (1, 1000, False, "▏"),
        (9, 8, False, "████"),
        (3, 8, True, "#"),
        (8, 8, True, "####"),
        (1, 0, False, ""),
    ],
)
def test_bars_are_drawn_in_eighths(value, most, ascii_only, drawn) -> None:
    """A bar is as long as its share; the least one is still seen."""
    assert bar(value, most, 4, ascii_only=ascii_only) == drawn
