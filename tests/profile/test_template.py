"""The wording of a form travels with its profile: folder, zip, cache and digest."""

import zipfile
from pathlib import Path

import pytest

from etik_tui.errors import InputError
from etik_tui.plugins.archive import unpack
from etik_tui.profile.load import check_profile, decode_profile, encode_profile, load_profile
from etik_tui.profile.outcome import FormValue
from etik_tui.profile.source import fingerprint

FORMS = """
[[forms]]
id = "surat"
title = "Surat"
cite = "Lampiran"
milestone = "terima"
fields = ["NOMOR", "Jam", "Terbukti/Tidak terbukti"]
template = "forms/surat.md"

[forms.values]
"NOMOR" = "surat.nomor"
"Jam" = ""
"Terbukti/Tidak terbukti" = { from = "putusan.hasil", choices = { terbukti = "Terbukti" } }
"""


@pytest.fixture
def lettered(copy: Path) -> Path:
    """The small profile with one more form, whose wording is in a file."""
    main = copy / "profile.toml"
    main.write_text(main.read_text(encoding="utf-8") + FORMS, encoding="utf-8")
    (copy / "forms").mkdir()
    (copy / "forms" / "surat.md").write_text("NOMOR : {{NOMOR}}\r\n", encoding="utf-8")
    return copy


def _form_text(folder: Path) -> str:
    return load_profile(folder).profile.forms[-1].text


def _only(folder: Path) -> str:
    problems = [each for each in check_profile(folder) if not each.warning]
    assert len(problems) == 1, "\n".join(map(str, problems))
    return str(problems[0])


def test_a_template_is_loaded_with_its_form(lettered: Path) -> None:
    """The text of the file stands in the form, and fields know where their values come from."""
    form = load_profile(lettered).profile.forms[-1]
    assert form.text == "NOMOR : {{NOMOR}}\n"
    assert form.values["NOMOR"] == "surat.nomor"
    chosen = form.values["Terbukti/Tidak terbukti"]
    assert chosen == FormValue(source="putusan.hasil", choices={"terbukti": "Terbukti"})


def test_a_changed_template_is_another_profile(lettered: Path) -> None:
    """Digest and fingerprint, on which pinning and cache rest, cover the templates."""
    before = load_profile(lettered).digest, fingerprint(lettered)
    (lettered / "forms" / "surat.md").write_text("Nomor : {{NOMOR}}\n", encoding="utf-8")
    after = load_profile(lettered).digest, fingerprint(lettered)
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_a_template_survives_cache_and_zip(lettered: Path, tmp_path: Path) -> None:
    """What is packed for the cache, and what is unpacked from a zip, has the wording too."""
    assert decode_profile(encode_profile(load_profile(lettered))) == load_profile(lettered)
    packed = tmp_path / "profil.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in lettered.rglob("*"):
            if file.is_file():
                archive.write(file, f"mini/{file.relative_to(lettered)}")
    unpack(packed, tmp_path / "keluar")
    assert _form_text(tmp_path / "keluar") == _form_text(lettered)
    inside = zipfile.Path(packed) / "mini"
    assert _form_text(inside) == _form_text(lettered)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["../surat.md", "/etc/passwd", "surat.md", "forms/../profile.toml", "forms/a/b.md"]
)
def test_a_template_outside_the_folder_is_refused(lettered: Path, name: str) -> None:
    """Only a file directly under `forms/` is a template."""
    main = lettered / "profile.toml"
    said = main.read_text(encoding="utf-8").replace("forms/surat.md", name)
    main.write_text(said, encoding="utf-8")
    assert "bukan berkas templat" in _only(lettered)


def test_a_missing_template_is_named_with_its_line(lettered: Path) -> None:
    """A template that is not there is reported at the key that names it."""
    (lettered / "forms" / "surat.md").unlink()
    line = (lettered / "profile.toml").read_text(encoding="utf-8").split("template = ")[0]
    assert _only(lettered).startswith(f"profile.toml:{line.count(chr(10)) + 1} forms")
    with pytest.raises(InputError):
        load_profile(lettered)


def test_a_linked_template_is_not_followed(lettered: Path, tmp_path: Path) -> None:
    """A link that leads out of the profile is refused."""
    (tmp_path / "rahasia.md").write_text("rahasia", encoding="utf-8")
    (lettered / "forms" / "surat.md").unlink()
    (lettered / "forms" / "surat.md").symlink_to(tmp_path / "rahasia.md")
    assert "menunjuk ke luar folder profil" in _only(lettered)


def test_hidden_characters_of_a_template_are_named_with_their_line(lettered: Path) -> None:
    """A character that turns text round has no place on a paper."""
    (lettered / "forms" / "surat.md").write_text("satu\ndua \u202e\n", encoding="utf-8")
    assert _only(lettered).startswith("forms/surat.md:2: memuat karakter kendali")


def test_a_value_of_a_wrong_kind_is_reported(lettered: Path) -> None:
    """A number is no source of a value; a choice needs its wordings."""
    main = lettered / "profile.toml"
    said = main.read_text(encoding="utf-8")
    main.write_text(said.replace('"Jam" = ""', '"Jam" = 7'), encoding="utf-8")
    assert "teks dalam tanda petik, atau sebuah tabel" in _only(lettered)
    main.write_text(said.replace('"Jam" = ""', '"Jam" = { form = "x" }'), encoding="utf-8")
    problems = "\n".join(str(each) for each in check_profile(lettered))
    assert 'Maksud Anda "from"' in problems
    assert "kunci wajib 'choices' tidak ada" in problems
