"""A new profile passes the check whatever its author answered, and says what is still open."""

from itertools import product
from pathlib import Path

import pytest

from etik_tui.errors import InputError
from etik_tui.profile.draft import LIMITS, Draft, norm_id, slug
from etik_tui.profile.limit import DayUnit
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.profile.numbering import split_units
from etik_tui.profile.part import UNFILLED
from etik_tui.profile.reference import tables
from etik_tui.profile.scaffold import write_scaffold

NAMES = {
    "id": "uji",
    "name": "Kode Etik Balai Uji",
    "institution": "Balai Uji",
    "short": "Balai Uji",
    "regulation": 'Peraturan Kepala Balai "Uji" tentang Kode Etik',
}
TEXT = "Pasal 1\n(1) Pegawai wajib:\na. jujur;\nb. hemat.\n(2) Hari.\nPasal 2\nPutusan final.\n"


@pytest.mark.parametrize(
    ("panel", "members", "rounds", "sanctions", "objection", "day", "text"),
    product(
        (True, False),
        (0, 5),
        (0, 1, 3),
        ((), ("Teguran tertulis", "Pemberhentian")),
        (True, False),
        (None, DayUnit.WORKING),
        ("", TEXT),
    ),
)
def test_every_answer_gives_a_profile_that_passes(
    tmp_path: Path, panel, members, rounds, sanctions, objection, day, text
) -> None:
    """No combination of answers leaves a problem; what is open is a warning."""
    draft = Draft(
        **NAMES,
        panel=panel,
        members=members,
        rounds=rounds,
        sanctions=sanctions,
        objection=objection,
        day=day,
        units=split_units(text),
        norms=("Pasal 1 ayat (1)",) if text else (),
        limits=dict.fromkeys(LIMITS, 3),
    )
    write_scaffold(tmp_path / "uji", draft)
    problems = check_profile(tmp_path / "uji")
    assert [str(each) for each in problems if not each.warning] == []
    assert problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new profile of a small text."""
    draft = Draft(
        **NAMES,
        number="4 Tahun 2024",
        units=split_units(TEXT),
        norms=("Pasal 1 ayat (1)", "Pasal 2"),
        limits={"pembentukan": 5},
        sanctions=("Teguran tertulis",),
        objection=True,
    )
    write_scaffold(tmp_path / "uji", draft)
    return tmp_path / "uji"


def test_norms_are_the_innermost_units(folder: Path) -> None:
    """Under a citation each letter is a norm; an article without parts is a norm itself."""
    profile = load_profile(folder).profile
    found = [(each.id, each.group, each.cite, each.text) for each in profile.norms]
    assert found == [
        ("1-1-a", "1-1", "Pasal 1 ayat (1) huruf a", "jujur;"),
        ("1-1-b", "1-1", "Pasal 1 ayat (1) huruf b", "hemat."),
        ("2", "2", "Pasal 2", "Putusan final."),
    ]


def test_units_without_a_carrier_are_warned_of(folder: Path) -> None:
    """Norms and their headings are mapped; every other unit is left to the author, by name."""
    found = [each.what for each in check_profile(folder) if each.file == "coverage.toml"]
    assert found == ["Pasal 1 ayat (2) belum dipetakan"]


def test_law_is_not_invented(folder: Path) -> None:
    """Each rule of the procedure carries the sign that its place is still to be looked up."""
    profile = load_profile(folder).profile
    cites = {
        getattr(table, "cite", "")
        for path, table in tables(profile)
        if path and path[0] in ("milestones", "deadlines", "stages", "majelis", "sanctions")
    }
    assert cites <= {UNFILLED, ""}
    warned = [each for each in check_profile(folder) if "belum diisi" in each.what]
    assert len(warned) > 20
    assert all(each.warning and each.line for each in warned)


def test_the_schema_lies_beside_the_files(folder: Path) -> None:
    """Editors find the schema where the first line of each file says."""
    assert (folder / "profile.schema.json").is_file()
    for path in folder.glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith("#:schema ./profile.schema.json\n")


def test_a_folder_with_something_in_it_is_left_alone(folder: Path) -> None:
    """Nothing that exists is overwritten."""
    before = (folder / "profile.toml").read_bytes()
    with pytest.raises(InputError, match="sudah berisi"):
        write_scaffold(folder, Draft(**NAMES))
    assert (folder / "profile.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"id": "../x"}, "id"),
        ({"name": " "}, "name"),
        ({"short": "nama yang panjang sekali"}, "short"),
        ({"channels": ()}, "channel"),
        ({"rounds": 10}, "rounds"),
        ({"limits": {"banding": 3}}, "banding"),
        ({"norms": ("Pasal 9",)}, "Pasal 9"),
        ({"sanctions": ("Teguran", "teguran")}, "sanction"),
        ({"channels": ("Laporan", "laporan!")}, "channel"),
    ],
)
def test_answers_that_make_no_profile_are_named(tmp_path: Path, change, key: str) -> None:
    """Each problem names the answer; nothing is written."""
    with pytest.raises(InputError) as refused:
        write_scaffold(tmp_path / "uji", Draft(**{**NAMES, **change}))
    assert [each.key for each in refused.value.problems] == [key]
    assert not (tmp_path / "uji").exists()


def test_ids_are_made_of_titles_and_citations() -> None:
    """Titles and citations become ids that the format accepts."""
    assert slug("Teguran tertulis, ringan!") == "teguran-tertulis-ringan"
    assert norm_id("Pasal 5 ayat (1) huruf a angka 2") == "5-1-a-2"
    assert slug("…") == "x"
