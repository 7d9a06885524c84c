"""The forms of the invented code are data too: its annex, its three rounds, its choices."""

import re
from pathlib import Path

import pytest

from etik_tui.casework.paper_check import check_whole_profile
from etik_tui.casework.paper_context import form_bindings
from etik_tui.casework.paper_path import form_acts
from etik_tui.documents.block import Paper
from etik_tui.documents.context import Context, Datum
from etik_tui.documents.fill import CONFIDENTIAL, NOT_PROVIDED, fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.text import text_lines
from etik_tui.documents.value import Coded
from etik_tui.profile.load import load_profile

FOLDER = Path(__file__).parents[1] / "data" / "profiles" / "balai-contoh"
PROFILE = load_profile(FOLDER).profile
FORMS = {form.id: form for form in PROFILE.forms}
ANNEX = {unit.cite: unit.text for unit in PROFILE.units}


def text(form_id: str, **values: Datum) -> str:
    """Return what a form prints with these values, in lines that are not broken."""
    form = FORMS[form_id]
    filled = fill(read_template(form.text), Context(values, form_bindings(form)))
    return "\n".join(text_lines(Paper(title=form.title, blocks=filled.blocks), 2000))


def test_the_forms_need_no_change_of_the_program() -> None:
    """Every name is a field or a path that the core computes for any regulation."""
    assert check_whole_profile(FOLDER) == ()
    assert [form.provided for form in PROFILE.forms] == [True, True, False]


@pytest.mark.parametrize("form_id", ["panggilan", "putusan"])
def test_a_form_prints_its_annex(form_id: str) -> None:
    """The wording of the annex stands in the blank form, line after line."""
    paper = "".join(text(form_id, **{"kantor.kop": ""}).split())
    for line in ANNEX[FORMS[form_id].cite].splitlines():
        for piece in re.split(r"\.{3,}", line):
            assert "".join(piece.split()) in paper, piece


def test_one_form_serves_three_rounds() -> None:
    """The summons is the paper of all rounds, and strikes out those it is not."""
    acts = [each.id for each in form_acts(PROFILE, FORMS["panggilan"])]
    assert acts == ["panggilan-1", "panggilan-2", "panggilan-3"]
    third = text("panggilan", **{"ini.tonggak": Coded("Panggilan ketiga", "panggilan-3")})
    assert "ketiga kali" in third
    assert "pertama" not in third, "struck letters carry a mark each"


def test_banners_follow_the_data() -> None:
    """Confidential and not provided are said over the papers of which the data say so."""
    for form in PROFILE.forms:
        filled = fill(
            read_template(form.text),
            Context({}),
            confidential=form.confidential,
            provided=form.provided,
        )
        assert (CONFIDENTIAL in filled.blocks) == form.confidential
        assert (NOT_PROVIDED in filled.blocks) == (not form.provided)
