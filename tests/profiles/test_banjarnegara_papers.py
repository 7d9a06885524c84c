"""Every form of Banjarnegara, printed from the demonstration cases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etik_tui.casework.demo import create_demo, play_demo
from etik_tui.casework.paper_context import paper_context
from etik_tui.casework.paper_list import papers
from etik_tui.casework.paper_view import Sheet
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.documents.block import Paper
from etik_tui.documents.fill import Filled, fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.render import Format, render
from etik_tui.documents.text import text_lines
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.situation import Situation

FOLDER = Path(__file__).parents[2] / "profiles" / "banjarnegara"
TODAY = date(2026, 3, 31)

Printed = dict[tuple[str, str, str], Filled]
"""Papers by form, act and scenario."""

# What the demonstration leaves open, as offices do: lines to fill in by hand.
LEFT_OPEN = {
    "A": {"TEMBUSAN: 1", "TEMBUSAN: 2"},
    "C": {"1.a. yakni", "TEMBUSAN: 1", "TEMBUSAN: 2"},
    "D": {
        *("MAJELIS KODE ETIK APARAT PEMERINTAH DESA", "KECAMATAN", "PERANGKAT DESA KECAMATAN"),
        *("Menimbang: a", "Mengingat: 1", "Mengingat: 2", "Mengingat: 3"),
        *("TEMBUSAN: 1", "TEMBUSAN: 2", "TEMBUSAN: 3"),
    },
    "E": {"tempat"},
    "berita-acara-sidang": {"Majelis yang hadir", "Tempat sidang", "Waktu sidang"},
    "keputusan-pejabat": {"uraian pelanggaran etika"},
    "laporan-atasan": {"Kepada"},
    "pernyataan-maaf": {"bunyi pernyataan"},
    "ringkasan-laporan": {"Sidang yang direncanakan"},
    "laporan-tertulis": {
        *(f"Identitas pelapor/pengadu: {each}" for each in ("Nama", "Alamat")),
        *("Identitas pelapor/pengadu: Jabatan/pekerjaan", "Kepentingan pengadu"),
    },
    "catatan-pengaduan-lisan": {
        *("Identitas pelapor/pengadu: Alamat", "Identitas pelapor/pengadu: Jabatan/pekerjaan"),
    },
}


def papers_of(workspace: Workspace, situation: Situation) -> Iterator[tuple[str, str, Filled]]:
    """Yield form, act and paper for every act of a case that a form evidences."""
    for slot in papers(situation):
        if slot.act:
            form = slot.form
            sheet = Sheet(form=form, on=TODAY, party=slot.party, act=slot.act, number="1/UJI/2026")
            filled = fill(
                read_template(form.text),
                paper_context(situation, workspace.office, sheet),
                confidential=form.confidential,
                provided=form.provided,
            )
            yield form.id, slot.act.milestone, filled


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Every paper of every act of the demonstration, one for each scenario."""
    clock = FixedClock(datetime(TODAY.year, TODAY.month, TODAY.day, 1, 0, tzinfo=UTC))
    plugins = (Plugin(name="banjarnegara", profiles=(FOLDER,)),)
    home = tmp_path_factory.mktemp("peraga") / "demo"
    workspace = create_demo(home, clock, plugins=lambda: plugins)
    found: Printed = {}
    for each in play_demo(workspace, clock, cases=45):
        for form, act, filled in papers_of(workspace, workspace.situation(each.case)):
            found.setdefault((form, act, each.scenario), filled)
    workspace.close()
    return found


def text(filled: Filled) -> str:
    """Return a paper's words in lines so long that none is broken."""
    return "\n".join(text_lines(Paper(title="Surat", blocks=filled.blocks), 4000))


def test_every_form_has_an_act_in_the_demonstration(printed: Printed) -> None:
    """All seventeen forms are printed from a case; one that nobody decided for is not."""
    assert len({form for form, _, _ in printed} | {"rekomendasi-sanksi-pelapor"}) == 17
    assert "rekomendasi-sanksi-pelapor" not in {form for form, _, _ in printed}


def test_only_what_nobody_recorded_is_missing(printed: Printed) -> None:
    """A gap on a paper is a field that the demonstration leaves open, and no other."""
    for (form, act, scenario), filled in printed.items():
        assert set(filled.missing) <= LEFT_OPEN.get(form, set()), (form, act, scenario)


def test_the_summons_reads_as_the_case_has_it(printed: Printed) -> None:
    """Form A of the second round: number, day, hour, place, secretary, and the first letter."""
    said = text(printed["A", "panggilan-2", "absen-sekali"])
    assert "Untuk diperiksa/" in said
    for words in ("/PGL-MKE/", "Waktu", "09.00", "Ruang sidang Majelis", "Panggilan kedua"):
        assert words in said
    assert "setelah surat panggilan pertama Nomor" in said


def test_the_refusal_to_sign_is_added_to_the_examination(printed: Printed) -> None:
    """A-BN-18: form B of the one who would not sign says so and why; no other does."""
    refused = text(printed["B", "bap", "pelanggaran-disiplin"])
    assert "tidak bersedia menandatangani" in refused
    assert "Tidak sependapat dengan uraiannya" in refused
    assert "Apa tanggapan Saudara atas dugaan itu?" in refused
    assert "tidak bersedia" not in text(printed["B", "bap", "terbukti-tertutup"])


def test_each_way_of_delivery_has_its_own_minute(printed: Printed) -> None:
    """A-BN-13: two papers of form E, with who was there and where it was announced."""
    closed = text(printed["E", "penyampaian-tertutup", "terbukti-dua-cara"])
    opened = text(printed["E", "penyampaian-terbuka", "terbukti-dua-cara"])
    assert "Pejabat yang berwenang dan Atasan langsung terlapor" in closed
    assert "Pengadu memilih tidak hadir." in closed
    assert "yang telah dibacakan" not in closed
    assert "dalam acara Upacara bendera" in opened
    assert "Upacara bendera dan Papan pengumuman di desa" in opened


def test_the_dissent_is_in_the_minutes_and_not_in_the_decision(printed: Printed) -> None:
    """Pasal 20 ayat (2): disagreement is set down in the minutes of the hearing."""
    minutes = text(printed["berita-acara-sidang", "berita-acara-sidang", "terbukti-dua-cara"])
    decision = text(printed["D", "putusan", "terbukti-dua-cara"])
    assert "Satu anggota: alat bukti belum cukup." in minutes
    assert "alat bukti belum cukup" not in decision
    assert decision.count("ANGGOTA,") == 3


def test_the_recommendation_without_examination_says_why(printed: Printed) -> None:
    """Who never came was not examined: form C says so instead of attaching a record."""
    said = text(printed["C", "rekomendasi", "absen-dua-kali"])
    assert "tanpa kehadiran Terlapor (Pasal 21 ayat (4))" in said


def test_every_form_becomes_a_file(printed: Printed) -> None:
    """One paper of each form is drawn as .pdf and as .docx."""
    one = {form: filled for (form, _, _), filled in reversed(list(printed.items()))}
    for form, filled in one.items():
        paper = Paper(title=form, blocks=filled.blocks)
        assert render(paper, Format.PDF).startswith(b"%PDF"), form
        assert render(paper, Format.WORD).startswith(b"PK"), form
