"""Papers of played cases: each stage offers its forms, filled, with little left to type."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from etik_tui.casework.demo import create_demo, play_demo
from etik_tui.casework.paper_context import paper_context
from etik_tui.casework.paper_list import PaperSlot, papers
from etik_tui.casework.paper_view import Sheet
from etik_tui.casework.play import ZONE
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.documents.block import Paper
from etik_tui.documents.fill import Filled, fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.text import text_lines
from etik_tui.domain.case import Case
from etik_tui.plugins.loading import Plugin

PROFILE = Path(__file__).parents[2] / "profiles" / "bawaslu"
TODAY = date(2026, 9, 23)
PROVEN = {"B", "C", "D", "G", "E", "F", "laporan-hasil-pemeriksaan", "tanda-terima-panggilan"}
SANCTIONED = {"pernyataan-sanksi", "berita-acara-penyampaian"}
CLEARED = {"pemberitahuan-atasan", "rekomendasi-rehabilitasi"}
ABSENT = PROVEN - {"E"}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, dict[str, Case]]]:
    """The demonstration's cases: of each scenario the one that went furthest."""
    clock = FixedClock(datetime.combine(TODAY, datetime.min.time(), ZONE), 0)
    plugins = (Plugin(name="bawaslu", profiles=(PROFILE,)),)
    workspace = create_demo(tmp_path_factory.mktemp("papers") / "w", clock, plugins=lambda: plugins)
    furthest: dict[str, Case] = {}
    for each in play_demo(workspace, clock, cases=42):
        before = furthest.get(each.scenario)
        if before is None or len(each.case.events) > len(before.events):
            furthest[each.scenario] = each.case
    yield workspace, furthest
    workspace.close()


def _filled(workspace: Workspace, case: Case, slot: PaperSlot) -> Filled:
    sheet = Sheet(form=slot.form, on=TODAY, party=slot.party, act=slot.act, number="12/X/2026")
    source = paper_context(workspace.situation(case), workspace.office, sheet)
    template = read_template(slot.form.text, file=slot.form.template)
    return fill(template, source, provided=slot.form.provided)


def _text(filled: Filled) -> str:
    lines = text_lines(Paper(title="", blocks=filled.blocks), 100)
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("terbukti-terbuka", PROVEN | SANCTIONED),
        ("tidak-terbukti-laporan", PROVEN | CLEARED | {"rekomendasi-sanksi-pelapor"}),
        ("tidak-terbukti-pengaduan", (PROVEN | CLEARED | {"A"}) - {"B"}),
        ("absen-dua-kali", ABSENT | SANCTIONED),
        ("rujukan-disiplin", PROVEN | {"rekomendasi-disiplin"}),
        ("temuan", (PROVEN | {"lembar-temuan"}) - {"B", "C"}),
    ],
)
def test_a_case_has_the_papers_of_its_acts(
    played: tuple[Workspace, dict[str, Case]], scenario: str, expected: set[str]
) -> None:
    """What was recorded has its paper, by channel and outcome, and none from elsewhere."""
    workspace, cases = played
    slots = papers(workspace.situation(cases[scenario]))
    recorded = {slot.form.id for slot in slots if slot.act}
    assert recorded >= expected - {"laporan-hasil-pemeriksaan"}
    assert not recorded & ({"A", "B", "lembar-temuan"} - expected)
    assert not recorded & ((CLEARED | SANCTIONED) - expected)


def test_the_measure_is_recommended_only_where_it_was(
    played: tuple[Workspace, dict[str, Case]],
) -> None:
    """The recommendation of an administrative measure is there where the Majelis made one."""
    workspace, cases = played
    offered = {
        scenario: {slot.form.id for slot in papers(workspace.situation(case))}
        for scenario, case in cases.items()
    }
    having = {each for each, forms in offered.items() if "rekomendasi-administratif" in forms}
    assert having == {"absen-dua-kali"}


def test_every_paper_of_every_case_can_be_filled(
    played: tuple[Workspace, dict[str, Case]],
) -> None:
    """No paper fails, and those of recorded acts lack no person, norm or date the case knows."""
    workspace, cases = played
    known = (
        "Yang diperiksa",
        "MEMUTUSKAN: N",
        "Yang dipanggil",
        "Majelis:",
        "SK ",
        "Tabel",
        "Hari",
    )
    for scenario, case in cases.items():
        for slot in papers(workspace.situation(case)):
            filled = _filled(workspace, case, slot)
            assert filled.blocks
            if slot.act:
                lacking = [each for each in filled.missing if each.startswith(known)]
                assert lacking == [], (scenario, slot.form.id)


def test_both_outcomes_print_their_words(played: tuple[Workspace, dict[str, Case]]) -> None:
    """Form F of a case proven has the sanction, of a case not proven it has none."""
    workspace, cases = played
    texts = {}
    for scenario in ("terbukti-terbuka", "tidak-terbukti-laporan"):
        slots = papers(workspace.situation(cases[scenario]))
        texts[scenario] = _text(
            _filled(workspace, cases[scenario], next(s for s in slots if s.form.id == "F"))
        )
    assert "Menjatuhkan sanksi berupa Pernyataan secara terbuka" in texts["terbukti-terbuka"]
    assert "Menjatuhkan" not in texts["tidak-terbukti-laporan"]


def test_the_second_summons_says_that_it_is(played: tuple[Workspace, dict[str, Case]]) -> None:
    """The two summonses of a case differ in number, hearing and the round that is struck."""
    workspace, cases = played
    case = cases["absen-sekali"]
    first, second = (
        _text(_filled(workspace, case, slot))
        for slot in papers(workspace.situation(case))
        if slot.form.id == "G" and slot.act
    )
    assert "Panggilan ke-I/I̶I̶" in first
    assert "Panggilan ke-I̶/II" in second
    assert "Nama : Ketua Majelis" not in second


def test_the_sanction_names_the_breach(played: tuple[Workspace, dict[str, Case]]) -> None:
    """Pasal 13(4): the statement of the sanction quotes the norm that was breached."""
    workspace, cases = played
    case = cases["terbukti-terbuka"]
    slot = next(
        each
        for each in papers(workspace.situation(case))
        if each.form.id == "pernyataan-sanksi" and each.act
    )
    text = _text(_filled(workspace, case, slot))
    profile = workspace.situation(case).profile
    norms = [profile.norm(norm) for each in case.allegations for norm in each.norms]
    assert norms
    for norm in norms:
        assert norm
        assert f"{norm.cite}: {norm.text}" in text
    assert "PERNYATAAN SECARA TERBUKA" in text
    assert "Pasal 14 ayat (2)" in text
    assert "dalam ruang tertutup" not in text
