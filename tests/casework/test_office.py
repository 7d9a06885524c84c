"""The office's settings, the library of profiles, and making a workspace."""

from pathlib import Path

import pytest

from etik_tui.casework.library import Library
from etik_tui.casework.office import Office, Official, load_office, save_office
from etik_tui.casework.opening import create_workspace, open_workspace
from etik_tui.errors import InputError, StorageError
from etik_tui.plugins.loading import Plugin
from etik_tui.profile.load import LoadedProfile
from tests.procedure.regulation import regulation


def test_settings_are_written_and_read_back(tmp_path) -> None:
    """What is saved comes back equal; without a file the defaults hold."""
    path = tmp_path / "office.toml"
    assert load_office(path) == Office()
    office = Office(
        name="Kantor Uji",
        letterhead=("SEKRETARIAT", "Jl. Anggrek 1"),
        week=6,
        officials=(Official(actor="ppk", name="Cendana Slamet"),),
        readings={"T-1": "kerja"},
    )
    save_office(path, office)
    assert load_office(path) == office
    assert (office.options.week, office.options.collective_leave_counts) == (6, False)
    assert [each.name for each in tmp_path.iterdir()] == ["office.toml"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "salah"),
        ("nama = 'x'", "nama"),
        ("week = 'lima'", "week"),
        ("week = 4", "5 atau 6"),
        ("[[officials]]\nname = 'x'", "actor"),
    ],
)
def test_wrong_settings_are_named(tmp_path, text, words) -> None:
    """A file that is no TOML, or has a wrong key, type or value, says which and where."""
    path = tmp_path / "office.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_office(path)
    assert words in str(caught.value)
    assert str(path) in caught.value.where


def test_settings_that_are_not_text_are_named(tmp_path) -> None:
    """Bytes that are no UTF-8 end in the same kind of sentence."""
    path = tmp_path / "office.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError):
        load_office(path)


def test_a_full_disk_leaves_the_old_settings(tmp_path, monkeypatch) -> None:
    """When the file cannot be written, the old one stays and no scrap is left behind."""
    path = tmp_path / "office.toml"
    save_office(path, Office(name="lama"))

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StorageError):
        save_office(path, Office(name="baru"))
    assert load_office(path).name == "lama"
    assert [each.name for each in tmp_path.iterdir()] == ["office.toml"]


def test_a_workspace_is_made_once_and_opened_again(tmp_path, clock) -> None:
    """Making, opening, a second making refused, a folder without one named."""
    folder = tmp_path / "kantor"
    with pytest.raises(InputError, match="Belum ada"):
        open_workspace(folder, clock, "petugas", plugins=tuple)
    create_workspace(folder, Office(name="Uji"), clock, "petugas", plugins=tuple).close()
    with pytest.raises(InputError, match="sudah ada"):
        create_workspace(folder, Office(), clock, "petugas", plugins=tuple)
    opened = open_workspace(folder, clock, "petugas", plugins=tuple)
    assert opened.office.name == "Uji"
    assert opened.today == clock.today()
    opened.close()
    assert folder.stat().st_mode & 0o777 == 0o700


def _library(*origins, broken=()):
    def load(folder):
        if folder.name in broken:
            raise InputError("rusak")
        return LoadedProfile(profile=regulation(), digest=folder.name)

    plugins = tuple(
        Plugin(name=name, distribution=name, profiles=(folder,)) for name, folder in origins
    )
    return Library(lambda: plugins, load=load)


def test_two_profiles_with_one_id_are_both_refused(tmp_path) -> None:
    """Both are listed as broken and name each other; neither can be used."""
    library = _library(("satu", tmp_path / "a"), ("dua", tmp_path / "b"))
    assert [source.broken for source in library.sources] == [
        "profil alfa juga disediakan oleh dua",
        "profil alfa juga disediakan oleh satu",
    ]
    assert library.profiles == {}
    with pytest.raises(InputError, match="tidak terpasang"):
        library.get("alfa")


def test_a_broken_profile_stops_no_other(tmp_path) -> None:
    """The broken one is listed with its reason, the sound one works."""
    library = _library(("satu", tmp_path / "a"), ("dua", tmp_path / "b"), broken=("a",))
    assert [bool(source.broken) for source in library.sources] == [True, False]
    assert library.get("alfa").digest == "b"


def test_each_institution_of_a_workspace_has_its_own_paper(tmp_path: Path) -> None:
    """What an institution has of its own stands on its papers; the rest is as the office has it."""
    path = tmp_path / "office.toml"
    path.write_text(
        """
name = "Kantor bersama"
place = "Banjarnegara"
letterhead = ["PEMERINTAH KABUPATEN"]
[papers.copies]
A = ["Arsip"]
[institutions.bawaslu]
letterhead = ["BADAN PENGAWAS PEMILIHAN UMUM"]
officials = [{ actor = "ppk", name = "Dewi" }]
copies = { G = ["Atasan langsung"] }
""",
        encoding="utf-8",
    )
    office = load_office(path)
    own = office.under("bawaslu")
    assert own.letterhead == ("BADAN PENGAWAS PEMILIHAN UMUM",)
    assert [each.name for each in own.officials] == ["Dewi"]
    assert (own.name, own.place) == ("Kantor bersama", "Banjarnegara")
    assert own.papers.copies == {"A": ("Arsip",), "G": ("Atasan langsung",)}
    assert office.under("lain") == office
    save_office(path, office)
    assert load_office(path) == office
