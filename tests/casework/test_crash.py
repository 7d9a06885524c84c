"""What is kept of a crash."""

from datetime import UTC, datetime

from etik_tui.casework.crash import LARGEST_LOG, log_crash

MOMENT = datetime(2026, 3, 31, 9, 0, tzinfo=UTC)


def crash(secret):
    """Fail with a secret at hand and in the message."""
    try:
        int(secret)
    except ValueError as error:
        return error


def test_the_log_holds_frames_without_values(tmp_path):
    """Type, file, line and function are logged; the message and variables are not."""
    told = log_crash(crash("rahasia"), MOMENT, tmp_path)
    text = (tmp_path / "crash.log").read_text()
    assert told.log == str(tmp_path / "crash.log")
    assert f"{told.code} builtins.ValueError" in text
    assert "test_crash.py" in text
    assert "rahasia" not in text


def test_the_same_fault_has_the_same_code(tmp_path):
    """The code says which fault it is, whatever the values were."""
    first = log_crash(crash("a"), MOMENT, tmp_path)
    second = log_crash(crash("b"), MOMENT, tmp_path)
    assert first.code == second.code
    assert first.code != log_crash(KeyError(), MOMENT, tmp_path).code


def test_the_log_does_not_grow_without_end(tmp_path):
    """A large log is put aside, and a place that cannot be written is no second crash."""
    (tmp_path / "crash.log").write_text("x" * (LARGEST_LOG + 1))
    log_crash(crash("a"), MOMENT, tmp_path)
    assert (tmp_path / "crash.old.log").exists()
    assert (tmp_path / "crash.log").stat().st_size < 1000
    (tmp_path / "berkas").write_text("")
    assert log_crash(crash("a"), MOMENT, tmp_path / "berkas").log == ""
