"""The office's calendar file and readings of the regulation, side by side."""

from etik_tui.casework.opening import open_workspace
from etik_tui.clock import SystemClock
from etik_tui.workdays.dayoff import CalendarOptions
from tests.tui.seed import make_workspace


def test_the_file_gives_the_way_of_working_but_a_reading_may_ask_otherwise(tmp_path):
    """A way of working that is asked for is given, whatever the office's file says."""
    make_workspace(tmp_path / "kantor").close()
    (tmp_path / "kantor" / "calendar.toml").write_text("week = 6\ncollective_leave_counts = true\n")
    workspace = open_workspace(tmp_path / "kantor", SystemClock(), "uji")
    assert workspace.calendar().options == CalendarOptions(week=6, collective_leave_counts=True)
    assert workspace.options == workspace.calendar().options
    asked = CalendarOptions(week=5, collective_leave_counts=False)
    assert workspace.calendar(asked).options == asked
    workspace.close()
