"""`etik review`, `etik stats`, `etik handover` and `etik agenda --notify` from the command line."""

import pytest


@pytest.fixture
def second(etik, report):
    """The number of a second case."""
    return etik("case", "new", "--from", report).out.splitlines()[0]


def test_the_queue_names_every_open_case(etik, number, second):
    """Both cases are listed with their next act; the counts add up."""
    printed = etik("review")
    assert printed.status == 0
    assert number in printed.out
    assert second in printed.out
    body = etik("review", "--json").body
    assert body["total"] == sum(body["counts"].values()) == len(body["cases"]) == 2
    some = etik("review", "--limit", "1")
    assert "1 perkara lagi" in some.err


def test_a_case_is_put_aside_and_taken_back(etik, number, second, clock):
    """It leaves the list, is shown with its reason, and comes back when asked for."""
    day = clock.today().replace(day=clock.today().day).isoformat()
    assert etik("review", "--snooze", number, "--reason", "x").status == 2
    assert etik("review", "--snooze", number, "--until", day, "--reason", "x").status == 2
    later = etik("agenda", "--days", "60", "--json").body["until"]
    given = ["review", "--snooze", number, "--until", later, "--reason", "menunggu surat"]
    printed = etik(*given)
    assert printed.status == 0, printed.err
    assert "menunggu surat" in printed.out
    assert etik("review", "--json").body["total"] == 1
    assert second not in etik("review", "--snoozed").out
    assert etik(*given, "--as-of", day).status == 2
    etik("review", "--wake", number)
    assert etik("review", "--json").body["total"] == 2


def test_statistics_are_printed_and_written(etik, number, second, tmp_path):
    """Bars on the terminal, a file in the format of its ending, a table to the standard output."""
    assert "2 perkara, 2 terbuka" in etik("stats").out
    assert "#" in etik("stats", "--by", "stage", "--ascii").out
    path = tmp_path / "rekap.docx"
    assert str(path) in etik("stats", "-o", path).out
    assert path.read_bytes()[:2] == b"PK"
    assert etik("stats", "--institution", "antah").status == 2
    assert etik("stats", "--year", "1999", "--json").body["total"] == 0


def test_a_handover_is_printed_and_written(etik, number, second, tmp_path):
    """The text names the open cases and who signs; a .pdf is one."""
    printed = etik("handover", "--giver", "Ani", "--taker", "Bima", "--format", "md", "-o", "-")
    assert printed.status == 0
    for words in (number, second, "Ani", "Bima"):
        assert words in printed.out
    path = tmp_path / "serah.pdf"
    etik("handover", "-o", path)
    assert path.read_bytes()[:4] == b"%PDF"
    assert etik("handover", "--from", "2027-02-01", "--until", "2027-01-01").status == 2


def test_plugins_are_told_of_limits(etik, number):
    """Without a plugin for it the verb says so; it tells how many limits there were."""
    etik("case", "act", number, "diterima-ppk", "--date", "2026-02-02")
    printed = etik("agenda", "--days", "60", "--notify")
    assert printed.status == 0
    assert "tenggat" in printed.err
    assert etik("agenda", "--notify", "--as-of", "2026-02-03").status == 2
