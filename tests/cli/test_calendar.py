"""`etik calendar` from the command line: seen, changed with its consequences, computed anew."""

import re
import tomllib

import pytest

BALI = ("2026-04-08", "Hari Raya Galungan", "--basis", "SE Gubernur Bali 16/2026")


@pytest.fixture
def running(etik, report):
    """A case of 30 March 2026, so that its examination is due on 14 April."""
    report.write_text(report.read_text().replace("2026-02-02", "2026-03-30"))
    return etik("case", "new", "--from", report).out.splitlines()[0]


def dues(etik, number):
    """Return the due dates of a case by limit, as the agenda shows them."""
    found = etik("agenda", "--days", "90", "--json").body["dues"]
    return {due["deadline"]: due["due"] for due in found if due["number"] == number}


def test_a_year_is_shown_with_its_decree(bare):
    """Layers, basis, working days both ways, without any workspace."""
    printed = bare("calendar", "show", "2026")
    assert printed.status == 0
    assert "Dasar    SKB 1497/2025, 2/2025, 5/2025 tgl 19-09-2025" in printed.out
    assert "19 Mar 2026 Kamis   Hari Suci Nyepi (Tahun Baru Saka 1948) (libur nasional)" in (
        printed.out
    )
    assert "Hari kerja: 240 (5 hari seminggu" in printed.out
    assert "dihitung sebagai hari kerja: 248" in printed.out
    assert "Berbeda" not in printed.out


@pytest.mark.parametrize(
    ("year", "workdays", "otherwise"),
    [(2024, 238, 248), (2025, 237, 248), (2026, 240, 248), (2027, 242, 250)],
)
def test_working_days_of_the_shipped_years(bare, year, workdays, otherwise):
    """The numbers of working days are those of the decrees, and months add up to the year."""
    body = bare("calendar", "show", year, "--json").body
    assert (body["workdays"], body["workdays_otherwise"]) == (workdays, otherwise)
    assert sum(body["months"]) == workdays
    assert not body["provisional"]


def test_a_year_without_decree_is_provisional(bare):
    """A year that nobody has decreed says so."""
    printed = bare("calendar", "show", "2028")
    assert "sementara: kalender 2028 belum ditetapkan" in printed.out
    assert bare("calendar", "show", "2028", "--json").body["provisional"]
    assert bare("calendar", "show", "28").status == 2


def test_a_local_holiday_is_entered_in_a_line(etik, running, folder):
    """What would move is shown; after consent it is written; dates follow when computed anew."""
    before = dues(etik, running)
    assert before["pemeriksaan"] == "2026-04-14"
    dry = etik("calendar", "add", *BALI, "--dry-run")
    assert "+ 8 Apr 2026 Hari Raya Galungan (libur lokal) · SE Gubernur Bali 16/2026" in dry.err
    assert f"14 Apr 2026 → 15 Apr 2026 {running} (J.S.) · Memeriksa" in " ".join(dry.err.split())
    assert "Jalak" not in dry.err
    assert not (folder / "calendar.toml").exists()

    asked = etik("calendar", "add", *BALI)
    assert asked.status == 2
    assert "--yes" in asked.err
    assert not (folder / "calendar.toml").exists()

    done = etik("calendar", "add", *BALI, "--yes")
    assert (done.status, done.out) == (0, "Kalender kantor ditulis.\n")
    assert "etik calendar recompute" in done.err
    assert dues(etik, running) == before
    assert "etik calendar recompute" in etik("agenda").err
    shown = etik("calendar", "show", "2026").out
    assert "Berbeda di kantor ini\n  + 8 Apr 2026 Hari Raya Galungan" in shown

    again = etik("calendar", "recompute")
    assert again.out == "1 perkara dihitung ulang; 1 tanggal berpindah dalam 1 perkara.\n"
    assert dues(etik, running)["pemeriksaan"] == "2026-04-15"
    assert "kalender lama" not in etik("agenda").err
    assert "14 Apr 2026" in etik("case", "log", running).out
    assert etik("calendar", "add", *BALI, "--yes").out.startswith("Kalender kantor sudah demikian")


def test_consent_is_asked_at_a_terminal(etik, running, folder, monkeypatch):
    """Only a yes writes; anything else ends with 1 and changes nothing."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for answer, status in (("", 1), ("t\n", 1), ("ya\n", 0)):
        monkeypatch.setattr("sys.stdin.readline", lambda answer=answer: answer, raising=False)
        printed = etik("calendar", "add", *BALI)
        assert printed.status == status
        assert (folder / "calendar.toml").exists() == (status == 0)


def test_a_new_year_is_entered_in_a_minute(etik, running, tmp_path, folder):
    """Template, fill in, import: the year is decreed; local days entered before are still there."""
    etik("calendar", "add", *BALI, "--yes")
    text = etik("calendar", "template", "2028").out
    file = tmp_path / "2028.toml"
    file.write_text(text)
    refused = etik("calendar", "import", file)
    assert refused.status == 2
    assert "basis" in refused.err
    assert refused.err.count("bukan tanggal") > 10
    assert "2028.toml:18" in refused.err

    head, *entries = text.split("\n[[year.days]]\n")
    dated = [entry for entry in entries if not entry.startswith('date = ""')]
    filled = "\n[[year.days]]\n".join([head.replace('basis = ""', 'basis = "SKB 1/2027"'), *dated])
    file.write_text(filled)
    printed = etik("calendar", "import", file, "--yes", "--recompute")
    assert printed.status == 0
    assert "2028: ditetapkan, SKB 1/2027" in printed.err
    assert "dihitung ulang" in printed.out
    body = etik("calendar", "show", "2028", "--json").body
    assert (body["status"], body["basis"]) == ("ditetapkan", "SKB 1/2027")
    assert body["office"]["own_year"]
    assert body["workdays"] == 256
    written = tomllib.loads((folder / "calendar.toml").read_text())
    assert [entry["name"] for entry in written["add"]] == ["Hari Raya Galungan"]
    kept = tomllib.loads((folder / "calendar.toml.lama").read_text())
    assert "year" not in kept


def test_importing_may_replace_everything(etik, running, tmp_path, folder):
    """With `--replace` nothing of the former file stays."""
    etik("calendar", "add", *BALI, "--yes")
    file = tmp_path / "kantor.toml"
    file.write_text("week = 6\n")
    shown = etik("calendar", "import", file, "--replace", "--dry-run", "--json").body
    assert shown["gone"][0]["name"] == "Hari Raya Galungan"
    assert (shown["before"]["week"], shown["after"]["week"]) == (5, 6)
    assert shown["written"] is False
    moved = {due["deadline"]: (due["before"], due["after"]) for due in shown["moved"]}
    assert moved["pemeriksaan"] == ("2026-04-15", "2026-04-11")
    assert etik("calendar", "import", file, "--replace", "--yes").status == 0
    assert tomllib.loads((folder / "calendar.toml").read_text()) == {"week": 6}


def test_an_office_that_works_on_a_holiday_gives_its_basis(etik, running):
    """Without a basis it is refused; with one the day counts and the difference is shown."""
    refused = etik("calendar", "remove", "2026-05-01")
    assert refused.status == 2
    assert "dasar hukum" in refused.err
    printed = etik("calendar", "remove", "2026-05-01", "--basis", "Surat 12/2026", "--yes")
    assert "- 1 Mei 2026 Hari Buruh Internasional (libur nasional)" in printed.err
    shown = etik("calendar", "show", "2026").out
    assert "- 1 Mei 2026 Hari Buruh Internasional (libur nasional) · Surat 12/2026" in shown
    assert etik("calendar", "show", "2026", "--json").body["workdays"] == 241
    assert etik("calendar", "remove", "2026-11-11", "--basis", "x").status == 2


def test_removals_without_effect_are_reported(etik, tmp_path):
    """A removal that strikes nothing is a warning when it is entered and when it is shown."""
    file = tmp_path / "kantor.toml"
    file.write_text('[[remove]]\ndate = 2026-11-11\nbasis = "salah ketik"\n')
    printed = etik("calendar", "import", file, "--yes")
    assert "11 Nov 2026 bukan hari libur" in printed.err
    assert "tidak menghapus apa pun" in etik("calendar", "show", "2026").out


def test_election_days_have_their_layer(etik, folder):
    """A day of a layer of its own is shown as such."""
    day = ("2026-09-16", "Pemungutan suara", "--basis", "Keppres 9/2026", "--layer", "libur-khusus")
    assert etik("calendar", "add", *day, "--yes").status == 0
    assert (
        "Pemungutan suara (libur khusus) · Keppres 9/2026" in etik("calendar", "show", "2026").out
    )
    assert etik("calendar", "add", "2026-09-17", "x", "--basis", " ", "--yes").status == 2
    assert etik("calendar", "add", "2026-09-17", "a\nb", "--basis", "y", "--yes").status == 2
    assert etik("calendar", "remove", "2026-09-16", "--yes").status == 0
    assert (folder / "calendar.toml").read_text().strip() == ""


def test_a_calendar_changed_meanwhile_is_not_overwritten(etik, running, folder, monkeypatch):
    """What somebody else wrote between the showing and the consent stays."""
    other = '[[add]]\ndate = 2026-12-01\nname = "Rapat"\nbasis = "SE"\n'

    def answer():
        (folder / "calendar.toml").write_text(other)
        return "ya\n"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin.readline", answer, raising=False)
    assert etik("calendar", "add", *BALI).status == 4
    assert (folder / "calendar.toml").read_text() == other


def test_a_wrong_calendar_of_the_office_is_told(etik, folder):
    """A file that was broken by hand is named with its line, by every verb."""
    (folder / "calendar.toml").write_text("week = 9\n")
    for words in (["show", "2026"], ["add", *BALI, "--yes"], ["recompute"]):
        printed = etik("calendar", *words)
        assert printed.status == 2
        assert re.search(r"calendar\.toml:1\s+week: harus 5 atau 6", printed.err)


def test_an_unknown_file_is_told(etik, tmp_path):
    """A file that is not there ends in a sentence."""
    printed = etik("calendar", "import", tmp_path / "tiada.toml", "--yes")
    assert printed.status == 2
    assert "tidak dapat dibaca" in printed.err
