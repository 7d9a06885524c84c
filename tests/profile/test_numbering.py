"""The numbered units of a regulation are found in its plain text."""

import tomllib
from pathlib import Path

import pytest

from etik_tui.profile.numbering import split_units

ROOT = Path(__file__).parents[2]
TEXT = """\
PERATURAN KEPALA BALAI
Menimbang : a. bahwa perlu;
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan ini yang dimaksud dengan:
1. Pegawai adalah orang yang
bekerja pada Balai.
2. Hari adalah hari kerja.

- 2 -

BAB II
KEWAJIBAN
Bagian Kesatu Umum
Pasal 2
(1) Pegawai wajib:
    a. jujur;
    b. tertib, sebagaimana dimaksud pada ayat
(3); dan
    c. hemat:
       1. waktu; dan
       2. biaya.
(2) Bagian kepegawaian mencatat menurut
Pasal 1
angka 2.
(2a) Sisipan.
(3) Lain-lain.
Pasal 3A
Tidak diatur dalam tahun
2017
dan sesudahnya.
Ditetapkan di Jakarta
a. bukan huruf.
"""


def test_articles_paragraphs_letters_and_numbers_are_found() -> None:
    """Each level is cited as people write it, in the order of the text, words as they stand."""
    assert [(each.cite, each.text) for each in split_units(TEXT)] == [
        ("Pasal 1", "Dalam Peraturan ini yang dimaksud dengan:"),
        ("Pasal 1 angka 1", "Pegawai adalah orang yang bekerja pada Balai."),
        ("Pasal 1 angka 2", "Hari adalah hari kerja."),
        ("Pasal 2 ayat (1)", "Pegawai wajib:"),
        ("Pasal 2 ayat (1) huruf a", "jujur;"),
        ("Pasal 2 ayat (1) huruf b", "tertib, sebagaimana dimaksud pada ayat (3); dan"),
        ("Pasal 2 ayat (1) huruf c", "hemat:"),
        ("Pasal 2 ayat (1) huruf c angka 1", "waktu; dan"),
        ("Pasal 2 ayat (1) huruf c angka 2", "biaya."),
        ("Pasal 2 ayat (2)", "Bagian kepegawaian mencatat menurut Pasal 1 angka 2."),
        ("Pasal 2 ayat (2a)", "Sisipan."),
        ("Pasal 2 ayat (3)", "Lain-lain."),
        ("Pasal 3A", "Tidak diatur dalam tahun 2017 dan sesudahnya."),
    ]


@pytest.mark.parametrize(
    ("text", "profile", "articles"),
    [
        ("bawaslu-6-2017", "bawaslu", 148),
        ("banjarnegara-23-2017", "banjarnegara", 406),
    ],
)
def test_no_unit_of_a_real_regulation_is_missed(text: str, profile: str, articles: int) -> None:
    """What the program finds by itself is what people mapped by hand, unit by unit."""
    source = (ROOT / "tests" / "data" / "sources" / f"{text}.txt").read_text(encoding="utf-8")
    mapped = tomllib.loads(
        (ROOT / "profiles" / profile / "coverage.toml").read_text(encoding="utf-8")
    )["units"]
    by_hand = {each["cite"] for each in mapped if each["cite"].startswith("Pasal")}
    found = {each.cite for each in split_units(source)}
    assert found == by_hand
    assert len(found) == articles


def test_the_dictums_of_a_decree_are_found() -> None:
    """A decree has no articles; its dictums are units."""
    path = ROOT / "tests" / "data" / "sources" / "kpu-bali-132-2025.txt"
    found = split_units(path.read_text(encoding="utf-8"))
    assert [each.cite for each in found][:2] == ["Diktum KESATU", "Diktum KEDUA"]
    assert len(found) == 5


def test_a_text_without_articles_has_no_units() -> None:
    """A scan without a text layer gives nothing rather than something wrong."""
    assert split_units("") == split_units("Bukan peraturan.\n(1) satu\n") == ()
