"""What is recorded on a case besides its ordinary course, and what is refused."""

import io
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from etik_tui.casework.act import ActInput, record
from etik_tui.casework.opening import open_workspace
from etik_tui.domain.shown import shown

HOSTILE = "[/x] \x1b]52;c;QUJD\x07 \u202egnitar\u202c a\u0301\u0301\u0301\u0301\u0301 👍"


def test_a_template_tells_what_to_fill_in(etik):
    """The template is TOML whose gaps are all reported at once, with their lines."""
    text = etik("case", "template", "--intake", "pengaduan").out
    assert 'channel = "pengaduan"' in text
    assert "wajib" in text
    assert etik("case", "template", "--intake", "surat").status == 2


def test_a_template_left_empty_names_every_gap(etik, tmp_path):
    """Each required thing that is missing is one problem with file, line and key."""
    path = tmp_path / "kosong.toml"
    path.write_text(etik("case", "template", "--intake", "pengaduan").out)
    printed = etik("case", "new", "--from", path, "--json")
    assert printed.status == 2
    problems = printed.error["problems"]
    assert {problem["key"] for problem in problems} == {
        "title",
        "dates.diterima",
        "fields.cara",
        "parties[0].name",
        "parties[1].name",
        "allegations[0].text",
    }
    assert all(problem["line"] and problem["file"] == str(path) for problem in problems)
    assert etik("case", "list", "--json").body["cases"] == []


def test_a_bad_report_is_told_to_the_end(etik, tmp_path):
    """An impossible date, a missing field, an unknown norm and a wrong key are told together."""
    path = tmp_path / "buruk.toml"
    path.write_text(
        'channel = "laporan"\ntitel = "Pungutan"\n[dates]\nditerima = 2026-02-30\n'
        '[[parties]]\nrole = "terlapr"\nname = "Jalak Suren"\n'
        '[[allegations]]\ntext = "Meminta uang"\nnorms = ["P99.z"]\n'
    )
    printed = etik("case", "new", "--from", path)
    assert printed.status == 2
    words = " ".join(printed.err.split())
    for said in (
        ":2 titel: kunci tidak dikenal; maksud Anda “title”?",
        "title: wajib diisi",
        ":4 dates.diterima: “2026-02-30” bukan tanggal yang ada",
        ":6 parties[0].role: “terlapr” tidak dikenal",
    ):
        assert said in words


def test_an_unknown_norm_is_told_with_its_line(etik, report):
    """A norm that the profile does not have is refused; nothing is registered."""
    report.write_text(report.read_text().replace("P7.b", "P99.z"))
    printed = etik("case", "new", "--from", report, "--json")
    assert printed.status == 2
    assert printed.error["problems"] == [
        {
            "what": "norma “P99.z” tidak dikenal",
            "file": str(report),
            "line": 16,
            "key": "allegations[0].norms",
            "remedy": "cari dengan `etik norm search`",
        }
    ]
    assert etik("case", "list", "--json").body["cases"] == []


def test_json_and_standard_input(etik, tmp_path, monkeypatch):
    """A report may be JSON; the JSON template is accepted once it is filled in."""
    body = etik("case", "template", "--intake", "laporan", "--json").body
    body["title"] = "Pungutan"
    body["dates"]["diterima"] = "2026-02-02"
    for party, name in zip(body["parties"], ("Jalak Suren", "Melati Anggrek"), strict=True):
        party["name"] = name
    body["allegations"][0]["text"] = "Meminta uang"
    path = tmp_path / "laporan.json"
    path.write_text(json.dumps(body))
    printed = etik("case", "new", "--from", path, "--json")
    assert printed.status == 0, printed.err
    assert printed.body["number"].startswith("001/")


def test_an_act_out_of_order_is_refused_with_findings(etik, number, panel):
    """An act whose turn has not come ends with status 1 and the finding with its source."""
    typed = ["case", "act", number, "majelis-dibentuk", "--date", "2026-02-04"]
    typed += ["--number", "1/SK", "--majelis", panel()]
    printed = etik(*typed)
    assert printed.status == 1
    words = " ".join(printed.err.split())
    assert "[tidak sesuai] Belum pada urutannya" in words
    assert "Pasal 18" in words
    done = etik(*typed, "--deviate", "Tanggal penerimaan hilang", "--json")
    assert done.status == 0
    kinds = [entry["kind"] for entry in done.body["entries"]]
    assert kinds == ["majelis-formed", "deviation-recorded"]


def test_a_date_before_its_anchor_is_refused(etik, number):
    """A date that precedes what it follows ends with status 1 and names both days."""
    printed = etik("case", "act", number, "diterima-ppk", "--date", "2026-02-01")
    assert printed.status == 1
    assert "1 Feb 2026 mendahului" in " ".join(printed.err.split())


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (["--date", "2026-02-03", "--set", "diterima=2026-02-30"], "dates.diterima"),
        (["--dates", "terima=2026-02-03"], "dates.terima"),
        (["--date", "1026-02-03"], "dates.diterima"),
        (["--date", "2026-02-03", "--set", "warna=merah"], "fields.warna"),
        ([], "dates.diterima"),
    ],
)
def test_impossible_input_of_an_act(etik, number, typed, key):
    """What cannot be is refused with status 2 and the key that is wrong."""
    printed = etik("case", "act", number, "diterima-ppk", *typed, "--json")
    assert printed.status == 2
    assert key in [problem["key"] for problem in printed.error["problems"]]


def test_an_unknown_act_lists_those_there_are(etik, number):
    """An act that the profile does not name is refused with the ones it does."""
    printed = etik("case", "act", number, "dipecat", "--date", "2026-02-03")
    assert printed.status == 2
    assert "majelis-dibentuk" in printed.err
    assert etik("case", "act", number).status == 2


@pytest.mark.parametrize(
    ("members", "status", "said"),
    [
        (4, 1, "[tidak sesuai] Paling sedikit 5 orang"),
        (5, 0, "[sesuai] Paling sedikit 5 orang"),
        (6, 0, "[peringatan] Bila lebih dari 5 orang, jumlahnya harus ganjil"),
        (7, 0, "[sesuai] Bila lebih dari 5 orang, jumlahnya harus ganjil"),
        (8, 1, "[tidak sesuai] Bila lebih dari 5 orang, jumlahnya harus ganjil"),
    ],
)
def test_panels_of_every_size(etik, number, panel, members, status, said):
    """4 and 8 fail with the article; 6 breaks one reading of it and says which; 5 and 7 pass."""
    printed = etik("majelis", "check", number, "--from", panel(members))
    assert printed.status == status
    words = " ".join(printed.out.split())
    assert said in words
    assert "Pasal 19" in words
    assert ("A-BW-09" in words) == (members == 6)


def test_a_member_too_low_and_one_of_unknown_rank(etik, number, panel):
    """A rank too low fails; one that no scale knows stops too, until a human has judged it."""
    low = etik("majelis", "check", number, "--from", panel(5, {4: "Juru (I/c)"}), "--json")
    assert low.status == 1
    failed = [each for each in low.body["findings"] if each["verdict"] == "fail"]
    assert [(each["subject"], each["cite"]) for each in failed] == [("m4", "Pasal 20")]
    unknown = etik("majelis", "check", number, "--from", panel(5, {4: "Mayor"}), "--json")
    assert unknown.status == 1
    assert "incomparable" in [each["verdict"] for each in unknown.body["findings"]]
    judged = panel(5, {4: "Mayor"})
    head, mayor, tail = judged.read_text().partition('rank = "Mayor"')
    tail = tail.replace('konflik = "ya"', 'konflik = "ya", jabatan-dan-pangkat = "ya"', 1)
    judged.write_text(head + mayor + tail)
    assert etik("majelis", "check", number, "--from", judged).status == 0


def test_a_panel_file_with_mistakes(etik, number, tmp_path):
    """A panel file that is wrong is told with file, line and key."""
    path = tmp_path / "majelis.toml"
    path.write_text('[[majelis]]\nseat = "ketua"\n[[majelis]]\nnama = "X"\n')
    printed = etik("majelis", "check", number, "--from", path)
    assert printed.status == 2
    words = " ".join(printed.err.split())
    assert "majelis[0].name: wajib diisi" in words
    assert ":4 majelis[1].nama: kunci tidak dikenal; maksud Anda “name”?" in words


def test_hostile_text_is_kept_and_shown_safely(etik, number):
    """Hostile text is stored as it is, and reaches neither terminal nor JSON raw."""
    assert etik("case", "note", number, HOSTILE).status == 0
    printed = etik("case", "show", number)
    for raw in "\x1b\x07\u202e\u202c":
        assert raw not in printed.out
    assert "[/x] <ESC>]52;c;QUJD<BEL> <U+202E>gnitar<U+202C>" in printed.out
    assert "👍" in printed.out
    listing = etik("case", "show", number, "--json")
    assert "\x1b" not in listing.out
    assert "\u202e" not in listing.out
    assert listing.body["notes"][0]["text"] == HOSTILE


def test_text_from_standard_input(etik, number, monkeypatch, report):
    """A text given as `-`, and a report from `-`, come from standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"dua\nbaris\n")))
    assert etik("case", "note", number, "-").status == 0
    assert etik("case", "show", number, "--json").body["notes"][0]["text"] == "dua\nbaris"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(report.read_bytes())))
    assert etik("case", "new", "--from", "-").status == 0
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a\xff")))
    printed = etik("case", "note", number, "-")
    assert printed.status == 2
    assert "byte ke-2" in printed.err


def test_very_long_text(etik, number, monkeypatch):
    """A hundred thousand characters are kept; one more is refused with the limit."""
    assert etik("case", "note", number, "x" * 100_000).status == 0
    printed = etik("case", "show", number)
    assert max(map(len, printed.out.splitlines())) <= 80
    too_long = etik("case", "note", number, "x" * 100_001)
    assert too_long.status == 2
    assert "100000" in too_long.err


def test_hostile_register_number(etik):
    """A number that does not exist is answered safely, whatever it holds."""
    printed = etik("case", "show", "001\x1b[31m" + "9" * 500)
    assert printed.status == 2
    assert "\x1b" not in printed.err
    assert "<ESC>" in printed.err


def test_another_session_was_faster(etik, number):
    """`--seen` with an old version ends with status 4 and records nothing."""
    version = etik("case", "show", number, "--json").body["version"]
    assert etik("case", "note", number, "satu", "--seen", version).status == 0
    printed = etik("case", "note", number, "dua", "--seen", version)
    assert printed.status == 4
    assert "sudah diubah" in printed.err
    assert len(etik("case", "show", number, "--json").body["notes"]) == 1


def test_two_acts_at_once(etik, number, folder, clock):
    """Of two acts on one version of a case one is recorded, the other refused as a conflict."""
    workspaces = [open_workspace(folder, clock, name) for name in ("sari", "tono")]
    version = workspaces[0].case(number).version
    day = clock.today().replace(month=2, day=3)
    act = ActInput(milestone="diterima-ppk", dates={"diterima": day})

    def attempt(workspace):
        try:
            record(workspace, number, act, seen=version)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is compared
            return int(getattr(error, "exit_code", 70))
        return 0

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, workspaces)) == [0, 4]
    for workspace in workspaces:
        workspace.close()


def test_a_damaged_database_is_storage(etik, number, folder):
    """A file that is no journal ends with status 5 and says what to do."""
    for file in folder.glob("journal.db*"):
        file.unlink()
    (folder / "journal.db").write_text("bukan basis data, " * 500)
    printed = etik("case", "list")
    assert printed.status == 5
    assert "bukan jurnal etik" in printed.err


def test_corrections(etik, number):
    """Parties, allegations, evidence, readings, ticks and notes are added and taken back."""
    person = ["--role", "saksi", "--name", "Cemara"]
    assert "saksi p3: Cemara" in etik("case", "party", number, *person).out
    changed = etik(
        "case", "party", number, "--id", "p3", "--name", "Cemara Angin", "--reason", "nama lengkap"
    )
    assert "Cemara Angin" in changed.out
    assert etik("case", "party", number, "--name", "Tanpa Peran").status == 2
    assert etik("case", "party", number, "--id", "p9", "--name", "X").status == 2
    assert "dugaan d2" in etik("case", "allegation", number, "Berbohong", "--norm", "P7.b").out
    assert etik("case", "allegation", number, "Berbohong", "--norm", "P99").status == 2
    assert etik("case", "read", number, "A-BW-02", "diterima", "--reason", "x").status in (0, 2)
    item = etik("checklist", "show", number, "--open", "--json").body["items"][0]["id"]
    assert etik("checklist", "tick", number, item, "--note", "sudah").status == 0
    assert etik("checklist", "untick", number, item, "--reason", "keliru").status == 0
    assert etik("checklist", "tick", number, "tidak-ada").status == 2
    undone = etik("case", "undo", number)
    assert "ditarik" in undone.out
    log = etik("case", "log", number, "--json").body["entries"]
    assert [entry for entry in log if entry["withdrawn"]]
    assert etik("case", "withdraw", number, "1", "--reason", "keliru").status == 2


def test_evidence_keeps_its_file(etik, number, tmp_path):
    """An evidence file is copied under its sha256; a missing one is refused."""
    piece = tmp_path / "bukti.txt"
    piece.write_text("isi")
    assert etik("case", "evidence", number, "Surat", "--file", piece).status == 0
    kept = etik("case", "show", number, "--json").body["evidence"][-1]
    assert (kept["file"], kept["size"], len(kept["sha256"])) == ("bukti.txt", 3, 64)
    assert etik("case", "evidence", number, "Surat", "--file", tmp_path / "tiada").status == 2


def test_closing_and_reopening(etik, number):
    """Closing outside the course wants a reason; a closed case takes notes but no acts."""
    assert etik("case", "close", number).status == 1
    assert etik("case", "close", number, "--reason", "terlapor meninggal dunia").status == 0
    assert etik("case", "act", number, "diterima-ppk", "--date", "2026-02-03").status == 2
    assert etik("case", "note", number, "ahli waris diberi tahu").status == 0
    assert etik("case", "reopen", number).status == 2
    assert etik("case", "reopen", number, "--reason", "keliru").status == 0


def test_acts_offered_are_explained(etik, number):
    """`case acts` shows who owes what since when, by which day, and what to type."""
    printed = etik("case", "acts", number)
    assert printed.out.startswith("wajib   Diterima Pejabat Pembina Kepegawaian")
    assert f"etik case act {number} diterima-ppk --date DITERIMA" in printed.out
    later = etik("case", "acts", number, "--all", "--json").body["acts"]
    assert {"owed", "open", "later"} == {each["standing"] for each in later}


def test_attendance_without_a_summons(etik, number):
    """Nobody can have come before anybody was summoned."""
    printed = etik("case", "attend", number, "ya")
    assert printed.status == 2
    assert "Belum ada panggilan" in printed.err


def test_lists_are_filtered(etik, number, report):
    """Lists narrow by stage, lateness, words and number."""
    report.write_text(report.read_text().replace("Jalak Suren", "Kutilang Emas"))
    second = etik("case", "new", "--from", report).out.splitlines()[0]
    found = etik("case", "list", "--search", "kutilang", "--json").body["cases"]
    assert [row["number"] for row in found] == [second]
    assert len(etik("case", "list", "--limit", "1", "--json").body["cases"]) == 1
    assert len(etik("case", "list", "--stage", "masuk", "--json").body["cases"]) == 2
    assert etik("case", "list", "--stage", "selesai").out == ""
    late = etik("case", "list", "--overdue", "--json").body["cases"]
    assert len(late) == 2
    assert "LEWAT" in etik("case", "list").out


def test_sensitive_cases_show_initials_in_lists(etik, report):
    """The list of cases does not name the people of a sensitive case."""
    report.write_text("sensitive = true\n" + report.read_text())
    assert etik("case", "new", "--from", report).status == 0
    printed = etik("case", "list")
    assert "J.S." in printed.out
    assert "Jalak" not in printed.out


def test_shown_is_what_is_printed():
    """The cleaner that the program prints with is the one of the domain."""
    assert shown("\x1b") == "<ESC>"
