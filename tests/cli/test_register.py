"""Registers, attached procedures and the clock of a norm at the command line."""

import pytest

COMPLAINT = """\
channel = "pengaduan-masyarakat"
title = "Layanan dipungut biaya"
[dates]
diterima = 2026-03-02
[fields]
isi = "Diminta uang"
kedudukan = "pegawai-sekretariat"
[[parties]]
role = "terlapor"
name = "Komang Uji"
[[allegations]]
text = "Meminta pembayaran tidak resmi"
norms = ["F.5"]
"""


@pytest.fixture
def service(bare, tmp_path):
    """The program on a workspace of an office that applies the code without a procedure."""
    office = tmp_path / "office.toml"
    office.write_text('name = "Sekretariat Uji"\n[lists]\nunit = ["Provinsi", "Kota"]\n')
    assert bare("init", "--profile", "kpu-bali", "--office", office).status == 0
    return bare


def entered(etik, day="2026-03-17", unit="Kota"):
    """Enter a training and return what was printed."""
    fields = ["materi=Kode etik", "dasar-hukum=Keputusan 132", "narasumber=Nara", f"unit={unit}"]
    sets = [part for each in fields for part in ("--set", each)]
    return etik("register", "enter", "sosialisasi", "--date", day, *sets, "--json")


def test_a_register_is_filled_shown_and_counted(service):
    """An entry is stored, listed with its titles, and counted for each unit of the office."""
    assert entered(service, unit="Kota, Provinsi").status == 0
    entered(service, "2026-03-18")
    listed = service("register", "list", "--json").body["registers"]
    assert {each["id"]: each["entries"] for each in listed}["sosialisasi"] == 2
    shown = service("register", "show", "sosialisasi")
    assert "Unit peserta: Kota, Provinsi" in shown.out
    units = service("register", "coverage", "sosialisasi", "--json").body["units"]
    assert {each["unit"]: each["entries"] for each in units} == {"Provinsi": 1, "Kota": 2}
    since = service("register", "coverage", "sosialisasi", "--since", "2026-03-18", "--json").body[
        "units"
    ]
    assert {each["unit"]: each["entries"] for each in since} == {"Provinsi": 0, "Kota": 1}
    assert "belum pernah" in service("register", "coverage", "evaluasi").out


def test_a_withdrawn_entry_stays_visible(service):
    """Withdrawing needs a reason, happens once, and leaves the entry in the book."""
    version = entered(service).body["entry"]["version"]
    assert service("register", "withdraw", "sosialisasi", version).status == 2
    done = service("register", "withdraw", "sosialisasi", version, "--reason", "salah", "--json")
    assert done.body["entry"]["withdrawn"]
    again = service("register", "withdraw", "sosialisasi", version, "--reason", "lagi")
    assert again.status == 2
    assert "[ditarik]" in service("register", "show", "sosialisasi").out


def test_every_mistake_of_an_entry_is_told(service):
    """A missing field, an unknown one and a date that is none are named; nothing is stored."""
    wrong = service("register", "enter", "sosialisasi", "--date", "2026-03-17", "--set", "meteri=x")
    assert wrong.status == 2
    assert "materi" in wrong.err
    assert "Narasumber" in wrong.err
    assert service("register", "enter", "evaluasi", "--set", "tanggal=kemarin").status == 2
    assert service("register", "show", "sosialisasi", "--json").body["entries"] == []
    unknown = service("register", "show", "tamu")
    assert unknown.status == 2
    assert "etik register list" in unknown.err


def test_a_procedure_is_attached_and_shown_as_guidance(service, tmp_path):
    """The reference is recorded with its reason, and its steps say that they are no duty."""
    report = tmp_path / "aduan.toml"
    report.write_text(COMPLAINT)
    number = service("case", "new", "--from", report).out.splitlines()[0]
    assert service("case", "attach", number, "bawaslu").status == 2
    assert service("case", "reference", number).out == ""
    done = service("case", "attach", number, "bawaslu", "--reason", "belum ada pedoman")
    assert done.status == 0, done.err
    printed = service("case", "reference", number)
    assert "bukan kewajiban menurut KPU Bali" in " ".join(printed.out.split())
    body = service("case", "reference", number, "--json").body
    assert body["profile"] == "bawaslu"
    assert "majelis-dibentuk" in [step["id"] for step in body["steps"]]
    unknown = service("case", "attach", number, "tidak-ada", "--reason", "x")
    assert unknown.status == 2


def test_a_regulation_with_a_procedure_refuses_another(etik, number):
    """Where the text has a procedure attaching one is refused by rule."""
    refused = etik("case", "attach", number, "kpu-bali", "--reason", "coba")
    assert refused.status == 1
    assert "prosedur rujukan" in refused.err


def test_the_clock_of_a_norm_under_both_readings(bare):
    """Thirty days of the calendar and thirty working days, also without any workspace."""
    body = bare("norm", "clock", "E.15", "--from", "2026-02-02", "--json").body
    assert [(each["due"], each["target"]) for each in body["readings"]] == [
        ("2026-03-04", True),
        ("2026-03-25", False),
    ]
    printed = bare("norm", "clock", "E.15", "--from", "2026-02-02")
    assert "Rabu, 4 Maret 2026" in printed.out
    assert "dipakai sebagai sasaran" in printed.out


def test_a_norm_without_clock_says_so(bare):
    """A norm that sets no time cannot be counted from."""
    printed = bare("norm", "clock", "E.14", "--from", "2026-02-02")
    assert printed.status == 2
    assert "tidak memuat jangka waktu" in printed.err
