"""The receipt and the decision letter of KPU Bali: the office's own, saying only what is known."""

from pathlib import Path

import pytest

from etik_tui.casework.paper_check import form_problems
from etik_tui.casework.paper_context import form_bindings
from etik_tui.documents.block import Block, Paper
from etik_tui.documents.context import Context, Datum
from etik_tui.documents.fill import NOT_PROVIDED, fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.template import placeholders
from etik_tui.documents.text import text_lines
from etik_tui.documents.value import Coded
from etik_tui.profile.load import load_profile
from etik_tui.profile.outcome import FormSpec
from tests.profiles.wording import is_part

PROFILE = load_profile(Path(__file__).parents[2] / "profiles" / "kpu-bali").profile
FORMS = {form.id: form for form in PROFILE.forms}
BREACH: dict[str, Datum] = {
    "putusan.hasil": Coded("Terdapat pelanggaran kode etik", "pelanggaran"),
    "putusan.pasal": Coded("Lampiran huruf F angka 5", "F.5"),
}
NO_BREACH: dict[str, Datum] = {
    "putusan.hasil": Coded("Tidak terdapat pelanggaran kode etik", "tidak-ada-pelanggaran")
}
SANCTION: dict[str, Datum] = {
    "tindakan.sanksi.ditetapkan": "2026-03-12",
    "tindakan.sanksi.sanksi": Coded("Teguran tertulis", "teguran-tertulis"),
}


def _text(form: FormSpec, values: dict[str, Datum]) -> str:
    context = Context(values, form_bindings(form))
    blocks: tuple[Block, ...] = fill(read_template(form.text), context, provided=False).blocks
    assert blocks[0] == NOT_PROVIDED
    return "\n".join(text_lines(Paper(title=form.title, blocks=blocks), 400))


def test_both_letters_are_marked_and_cite() -> None:
    """Neither is said to be the text's; each can be printed and names its place in the text."""
    assert set(FORMS) == {"tanda-terima-pengaduan", "keputusan"}
    assert [str(each) for each in form_problems(PROFILE)] == []
    for form in FORMS.values():
        assert not form.provided
        assert form.note.startswith("Format tidak disediakan oleh peraturan")
    assert "Lampiran huruf H angka 3" in FORMS["tanda-terima-pengaduan"].text
    assert "Diktum KEEMPAT" in FORMS["keputusan"].text


@pytest.mark.parametrize("form", PROFILE.forms, ids=lambda form: form.id)
def test_every_field_is_printed(form: FormSpec) -> None:
    """Each field is a placeholder or its parts, and each placeholder belongs to a field."""
    names = placeholders(read_template(form.text))
    for field in form.fields:
        assert any(is_part(name, field) for name in names), field
    for name in form.values:
        assert any(is_part(name, field) for field in form.fields), name


def test_a_breach_names_the_norm() -> None:
    """A decision that finds a breach names it, and leaves the sanction to its own act."""
    text = _text(FORMS["keputusan"], BREACH)
    assert "Terdapat pelanggaran terhadap Lampiran huruf F angka 5" in text
    assert "Tidak terdapat" not in text
    assert "Sanksi dikenakan tersendiri" in text


def test_a_sanction_on_record_is_named() -> None:
    """A sanction stands in the letter once it is recorded, not before."""
    text = _text(FORMS["keputusan"], {**BREACH, **SANCTION})
    assert "dikenakan sanksi berupa Teguran tertulis" in text
    assert "tersendiri" not in text


def test_no_breach_has_no_sanction() -> None:
    """A decision that finds no breach says so and has no second item."""
    text = _text(FORMS["keputusan"], NO_BREACH)
    assert "Tidak terdapat pelanggaran Kode Etik Pelayanan Publik oleh" in text
    assert "KEDUA" not in text


def test_the_receipt_confirms_nothing_but_receipt() -> None:
    """The receipt is of complaints from the public, and says what it does not prove."""
    form = FORMS["tanda-terima-pengaduan"]
    assert form.when is not None
    assert form.when.channel == ("pengaduan-masyarakat",)
    text = _text(form, {"pelapor.nama": "Ni Luh", "bukti": ({"judul": "Foto"},)})
    assert "bukan kebenaran isinya" in text
    assert "tidak mengatur tenggat" in text
    assert "1. Foto" in text
    assert text.count("Ni Luh") == 2


def test_the_acts_name_their_letters() -> None:
    """The decision's letter evidences the decision, the receipt the complaint received."""
    acts = {each.id: each.form for each in PROFILE.milestones}
    assert acts["keputusan"] == "keputusan"
    assert PROFILE.intake
    channels = {each.id: each.form for each in PROFILE.intake.channels}
    assert channels["pengaduan-masyarakat"] == "tanda-terima-pengaduan"
