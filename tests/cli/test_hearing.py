"""Examinations and hearing days from the command line."""

import pytest

from tests.walk.story import SUMMONS


@pytest.fixture
def heard(etik, number, panel):
    """The number of a case with a Majelis, and a hearing on 23 March."""
    etik("case", "act", number, "diterima-ppk", "--date", "2026-02-02")
    formed = ["case", "act", number, "majelis-dibentuk", "--date", "2026-02-03"]
    etik(*formed, "--number", "1", "--majelis", panel(), "--set", "selaku=ppk")
    act = ["case", "act", number, "panggilan-1", "--number", "2", "--deviate", "contoh"]
    dates = ["--dates", "surat=2026-03-16", "--dates", "pemeriksaan=2026-03-23"]
    fields = [part for key, value in SUMMONS.items() for part in ("--set", f"{key}={value}")]
    printed = etik(*act, *dates, *fields)
    assert printed.status == 0, printed.err
    return number


def test_an_examination_is_recorded_put_in_order_and_shown(etik, heard):
    """Pairs are asked, put in before others, put right; the record shows them with their ids."""
    etik("case", "ask", heard, "Satu?", "Ya")
    etik("case", "ask", heard, "Tiga?", "Ya")
    etik("case", "ask", heard, "Dua?", "Tidak", "--before", "t2")
    etik("case", "ask", heard, "Satu, ya?", "Ya", "--id", "t1")
    shown = etik("case", "examination", heard).out
    lines = [line.split() for line in shown.splitlines() if line[:4].strip().endswith(".")]
    assert [(each[0], each[1], each[2]) for each in lines] == [
        ("1.", "t1", "Satu,"),
        ("2.", "t3", "Dua?"),
        ("3.", "t2", "Tiga?"),
    ]
    assert "Bila menolak menandatangani: Teks tidak mengatur" in shown
    assert etik("case", "ask", heard, "?", "--before", "t9").status == 2


def test_it_is_read_back_corrected_and_signed(etik, heard):
    """Reading back, a correction during it, a signature and a refusal are all on record."""
    etik("case", "ask", heard, "Satu?", "Ya")
    assert etik("case", "readback", heard, "--note", "Benar").status == 0
    assert "[dibacakan 31 Mar 2026]" in etik("case", "examination", heard).out
    etik("case", "ask", heard, "Satu?", "Bukan", "--id", "t1", "--read-back")
    assert "[dibacakan" not in etik("case", "examination", heard).out
    assert etik("case", "sign", heard, "m1").status == 0
    assert etik("case", "sign", heard, "m2", "--refuses", "keberatan").status == 0
    assert etik("case", "sign", heard).status == 2
    assert etik("case", "sign", heard, "m3", "--refuses", "").status == 2
    body = etik("case", "examination", heard, "--json").body
    signers = {each["id"]: each for each in body["sittings"][0]["signers"]}
    assert signers["m1"]["signed"] is True
    assert (signers["m2"]["signed"], signers["m2"]["reason"]) == (False, "keberatan")
    assert signers[""]["signed"] is None
    log = " ".join(etik("case", "log", heard).out.split())
    assert "diperbaiki saat dibacakan" in log
    assert "m2 tidak bersedia menandatangani" in log


def test_the_hearings_of_a_day_are_printed_and_written(etik, heard, tmp_path):
    """Text goes to standard output, a file where it is asked for, with or without attendance."""
    listed = etik("hearing", "day", "2026-03-23")
    assert listed.status == 0
    assert "Jalak Suren" in listed.out
    assert "DAFTAR HADIR" not in listed.out
    assert "Jalak" not in etik("hearing", "day", "2026-03-23", "--private").out
    assert "DAFTAR HADIR" in etik("hearing", "day", "2026-03-23", "--attendance").out
    assert "Tidak ada sidang" in etik("hearing", "day").out
    target = tmp_path / "sidang.docx"
    assert etik("hearing", "day", "2026-03-23", "-o", target).out.strip() == str(target)
    assert target.read_bytes()[:2] == b"PK"
    written = etik("hearing", "day", "2026-03-23", "--format", "pdf").out.strip()
    assert written.endswith("outbox/sidang-2026-03-23.pdf")
