"""`etik agenda` from the command line: to read, to mail, to keep in a calendar."""

import os
import subprocess
import sys
from datetime import date
from email import message_from_string
from email.policy import default

import pytest
from icalendar import Calendar


@pytest.fixture
def begun(etik, number):
    """A case whose Majelis is due; a second one, sensitive, beside it."""
    etik("case", "act", number, "diterima-ppk", "--date", "2026-02-03")
    return number


@pytest.fixture
def sensitive(etik, report):
    """The number of a sensitive case with an open limit."""
    text = report.read_text().replace('title = "', 'sensitive = true\ntitle = "')
    report.write_text(text)
    return etik("case", "new", "--from", report).out.splitlines()[0]


def entries(content):
    """Return the entries of a calendar file by the limit's title and case."""
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    return {str(event["summary"]): event for event in calendar.events}


def test_the_agenda_names_cases_by_number_and_initials(etik, begun, sensitive):
    """Who is concerned stands there by initials; of a sensitive case only the number."""
    printed = etik("agenda")
    assert f"{begun} (J.S.) · Membentuk Majelis" in printed.out
    assert "Jalak" not in printed.out
    assert f"{sensitive} ·" in printed.out
    dues = etik("agenda", "--json").body["dues"]
    assert {due["number"]: due["initials"] for due in dues} == {begun: "J.S.", sensitive: ""}


def test_a_calendar_file_follows_the_case(etik, begun, sensitive, tmp_path):
    """A second file after an act cancels what is met and adds what begins; uids and rest stay."""
    file = tmp_path / "tenggat.ics"
    first = etik("agenda", "--ics", file)
    assert (first.status, first.out) == (0, "")
    assert "baru, 0 berubah, 0 tidak lagi berjalan" in first.err
    before = entries(file.read_bytes())
    form = before[f"Membentuk Majelis · {begun} (J.S.)"]
    assert form.start == date(2026, 2, 10)
    assert "Pasal 18" in form["description"]
    assert f"Memeriksa · {sensitive}" in before
    assert "Jalak" not in file.read_text()
    same = etik("agenda", "--ics", file, "--json").body
    assert (same["added"], same["changed"], same["cancelled"]) == (0, 0, 0)
    assert entries(file.read_bytes()).keys() == before.keys()

    etik("case", "note", begun, "x")
    etik("case", "close", sensitive, "--reason", "dicabut")
    counts = etik("agenda", "--ics", file, "--json").body
    assert counts["cancelled"] > 0
    assert counts["changed"] == counts["added"] == 0
    after = entries(file.read_bytes())
    over = after[f"Selesai: Memeriksa · {sensitive}"]
    was = before[f"Memeriksa · {sensitive}"]
    assert (over["uid"], over["status"], over["sequence"]) == (was["uid"], "CANCELLED", 1)
    kept = after[f"Membentuk Majelis · {begun} (J.S.)"]
    assert (kept["uid"], kept["sequence"]) == (form["uid"], 0)


def test_a_date_that_moved_keeps_its_entry(etik, begun, tmp_path):
    """A limit whose date moved, even out of the days asked for, is the same entry, a version on."""
    file = tmp_path / "tenggat.ics"
    etik("agenda", "--ics", file, "--days", "1")
    before = entries(file.read_bytes())
    summary = f"Memeriksa · {begun} (J.S.)"
    etik("case", "read", begun, "A-BW-03", "ppk", "--reason", "praktik kantor")
    etik("agenda", "--ics", file, "--days", "1")
    after = entries(file.read_bytes())
    assert after[summary]["uid"] == before[summary]["uid"]
    assert after[summary].start == date(2026, 2, 19) != before[summary].start
    assert after[summary]["sequence"] == 1
    assert "→ Sejak diterima Pejabat Pembina Kepegawaian" in after[summary]["description"]


def test_a_case_marked_sensitive_loses_its_initials(etik, begun, sensitive, tmp_path):
    """Closing a terlapor's case to others takes the initials out of entries already published."""
    file = tmp_path / "tenggat.ics"
    etik("agenda", "--ics", file)
    assert "J.S." in file.read_text()
    assert etik("case", "sensitive", begun, "--reason", "kekerasan seksual").status == 0
    etik("agenda", "--ics", file)
    assert "J.S." not in file.read_text()


def test_the_file_goes_to_standard_output_as_it_is(etik, begun, tmp_path):
    """With `-` the same bytes are printed, line ends included."""
    file = tmp_path / "a.ics"
    etik("agenda", "--ics", file)
    printed = etik("agenda", "--ics", "-")
    assert printed.out.encode() == file.read_bytes()
    assert "entri" in printed.err


def test_the_agenda_is_sifted(etik, begun, sensitive):
    """By institution, by who must act, by what has passed, by days; wrong names are told."""
    full = etik("agenda", "--json").body["dues"]
    assert {due["actor"] for due in full} == {"ppk", "majelis"}
    ppk = etik("agenda", "--actor", "ppk", "--json").body["dues"]
    assert {due["actor"] for due in ppk} == {"ppk"}
    assert etik("agenda", "--institution", "bawaslu", "--json").body["dues"] == full
    assert etik("agenda", "--profile", "bawaslu", "--json").body["dues"] == full
    early = etik("agenda", "--as-of", "2026-02-12", "--days", "30")
    past = etik("agenda", "--as-of", "2026-02-12", "--overdue")
    assert "Memeriksa" in early.out
    assert "Memeriksa" not in past.out
    assert "LEWAT" in past.out
    wrong = etik("agenda", "--actor", "raja")
    assert wrong.status == 2
    assert "majelis" in wrong.err
    assert etik("agenda", "--institution", "tiada").status == 2


def test_selections_have_files_of_their_own(etik, begun, tmp_path):
    """A file for one actor does not cancel what the file for all has, nor the other way."""
    whole, one = tmp_path / "semua.ics", tmp_path / "ppk.ics"
    etik("agenda", "--ics", whole)
    counts = etik("agenda", "--ics", one, "--actor", "ppk", "--json").body
    assert (counts["added"], counts["cancelled"]) == (0, 0)
    assert counts["entries"] == 1
    assert etik("agenda", "--ics", whole, "--json").body["cancelled"] == 0


def test_mail_is_silent_when_nothing_is_due(etik, begun):
    """Cron sends no mail for an empty agenda: neither body nor message nor talk."""
    early = ("--as-of", "2026-02-02", "--days", "1")
    for way in (["--mail"], ["--to", "a@contoh.id"]):
        printed = etik("agenda", *way, *early)
        assert (printed.status, printed.out, printed.err) == (0, "", "")
    assert etik("agenda", "--subject", *early).out.startswith("Tenggat 2 Feb 2026: tidak ada")


def test_a_mail_is_printed_whole(etik, begun):
    """Body, subject and message say the same."""
    body = etik("agenda", "--mail").out
    assert "SUDAH LEWAT" in body
    assert f"  {begun} (J.S.)" in body
    assert max(map(len, body.splitlines())) <= 72
    subject = etik("agenda", "--subject").out.strip()
    assert subject.startswith("Tenggat 31 Mar 2026: ")
    printed = etik("agenda", "--to", "a@contoh.id", "--to", "b@contoh.id").out
    message = message_from_string(printed, policy=default)
    assert (message["to"], message["subject"]) == ("a@contoh.id, b@contoh.id", subject)
    assert message.get_payload() == body


def test_the_exit_status_tells_whether_anything_is_due(etik, begun, tmp_path):
    """With `--exit-code` a limit in the list ends with 1, an empty list with 0, in every form."""
    for way in ([], ["--json"], ["--mail"], ["--subject"], ["--to", "a@b.id"]):
        assert etik("agenda", *way).status == 0
        assert etik("agenda", *way, "--exit-code").status == 1
        none = etik("agenda", *way, "--exit-code", "--as-of", "2026-02-02", "--days", "1")
        assert none.status == 0
    assert etik("agenda", "--ics", tmp_path / "a.ics", "--exit-code").status == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--ics", "-", "--json"], "sekaligus"),
        (["--ics", "a.ics", "--as-of", "2026-02-02"], "hari ini"),
        (["--ics", "."], "Bukan nama berkas"),
        (["--ics", "a.ics", "--mail"], "tidak dapat bersama"),
        (["--to", "siapa"], "bukan alamat surel"),
    ],
)
def test_what_does_not_go_together_is_told(etik, begun, arguments, said):
    """Options that contradict each other end with 2 and a sentence, and publish nothing."""
    printed = etik("agenda", *arguments)
    assert printed.status == 2
    assert said in " ".join(printed.err.split())
    assert printed.out == ""


def test_a_file_that_cannot_be_written_loses_no_version(etik, begun, tmp_path):
    """After a failed write the next file still has what the failed one would have had."""
    file = tmp_path / "tiada" / "a.ics"
    assert etik("agenda", "--ics", file).status == 5
    file.parent.mkdir()
    counts = etik("agenda", "--ics", file, "--json").body
    assert counts["entries"] == 2
    assert len(entries(file.read_bytes())) == 2


def test_the_calendar_library_is_loaded_for_calendar_files_only(etik, begun, folder, tmp_path):
    """A plain agenda imports neither the library of calendar files nor that of mails."""
    code = (
        "import sys; from etik_tui.cli.main import main; main(sys.argv[1:]);"
        "heavy = {'icalendar', 'dateutil', 'email', 'textual'} & set(sys.modules);"
        "print(*heavy, file=sys.stderr)"
    )
    environment = {**os.environ, "ETIK_WORKSPACE": str(folder)}
    for way, loaded in (
        ([], set()),
        (["--mail"], set()),
        (["--ics", tmp_path / "a"], {"icalendar"}),
    ):
        printed = subprocess.run(
            [sys.executable, "-c", code, "agenda", *map(str, way)],
            capture_output=True,
            text=True,
            env=environment,
            check=True,
        )
        heavy = set(printed.stderr.splitlines()[-1].split())
        assert "textual" not in heavy
        assert bool(heavy & {"icalendar", "dateutil"}) == bool(loaded), (way, heavy)
