"""The paths that forms may use: a closed set, documented, and kept by what is computed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.casework.paper_check import check_whole_profile, form_problems
from etik_tui.casework.paper_path import LISTS, form_paths, reference_page
from etik_tui.profile.load import load_profile
from etik_tui.profile.outcome import FormSpec
from tests.procedure.regulation import regulation

ROOT = Path(__file__).parents[2]
PROFILES = sorted(each.parent for each in ROOT.glob("profiles/*/profile.toml"))


def _problems(text: str, **values: str) -> str:
    form = FormSpec(
        id="surat",
        title="Surat",
        cite="Lampiran",
        fields=("Nomor", "Nama"),
        text=text,
        values={"Nomor": "surat.nomor", "Nama": "terlapor.nama", **values},
    )
    profile = replace(regulation(), forms=(form,))
    return "\n".join(str(each) for each in form_problems(profile))


def test_the_paths_are_documented() -> None:
    """The page of the paths is the one that the program writes."""
    page = (ROOT / "docs" / "reference" / "form-paths.md").read_text(encoding="utf-8")
    assert page == reference_page()


@pytest.mark.parametrize("folder", PROFILES, ids=lambda each: each.name)
def test_forms_of_every_profile_name_only_what_there_is(folder: Path) -> None:
    """Every placeholder is a field or a path, every source a path, every source printed."""
    forms = [each for each in check_whole_profile(folder) if "forms" in each.key]
    assert not forms, "\n".join(map(str, forms))


def test_a_name_that_is_no_field_is_reported_with_its_line() -> None:
    """A misspelt placeholder gives the line of the wording, and what was meant."""
    said = _problems("{{Nomor}}\n\n{{Nma}} {{Nama}}\n")
    assert "forms.toml:3 forms.surat: “Nma” bukan isian" in said
    assert 'Maksud Anda "Nama"?' in said


def test_a_source_that_is_no_path_is_reported() -> None:
    """A misspelt path and an unknown filter are named at the field that has them."""
    said = _problems("{{Nomor}} {{Nama}} {{Hari}}", Hari="surat.tangal | hri")
    assert "“surat.tangal” bukan jalur" in said
    assert 'Maksud Anda "surat.tanggal"?' in said
    assert "hri" in said


def test_a_record_of_a_list_needs_its_repeat() -> None:
    """`saksi.nama` means something only where witnesses are gone through."""
    assert "bukan jalur" in _problems("{{Nomor}} {{Nama}} {{S}}", S="saksi.nama")
    inside = "{{Nomor}} {{Nama}}\n\n::: ulang saksi\n{{S}}\n:::\n"
    assert not _problems(inside, S="saksi.nama")
    assert not _problems("{{Nomor}} {{Nama}} {{S}}", S="saksi.2.nama_alamat")


def test_a_field_that_is_never_printed_is_a_warning() -> None:
    """A source without a place on the paper is a slip of whoever wrote the form."""
    assert "isian “Nama” tidak tercetak" in _problems("{{Nomor}}")
    assert not _problems("{{Nomor}} {{Nama: depan}}", **{"Nama: depan": "terlapor.nama"})


def test_unknown_directives_come_with_the_rest() -> None:
    """What the wording's own language forbids is reported by the same check."""
    assert "forms.toml:1" in _problems("::: kepala\n:::\n{{Nomor}} {{Nama}}")


def test_lists_are_lists() -> None:
    """Every list has numbered records, and their number."""
    profile = load_profile(PROFILES[0]).profile
    form = FormSpec(id="x", title="X", cite="X")
    paths = form_paths(profile, form)
    assert set(paths.lists) == set(LISTS)
    assert all(f"{name}.1.urutan" in paths.scalars for name in LISTS)
