"""What gives way in a text, what stays, and that no text takes long."""

from time import perf_counter

import pytest

from etik_tui.domain.person import Person
from etik_tui.exports.naming import address_phrases, name_words
from etik_tui.exports.redacted_case import masked_name
from etik_tui.exports.redaction import Hidden, Redactor, folded

REPORTER = Person(
    name="Dr. Melati Anggrek, S.H.", nip="19850101 201001 2 001", nik="3304012345678901",
    address="Jl. Kenanga Indah No. 5, Banjarnegara", position="Kepala Seksi Data",
    unit="Sekretariat",
)  # fmt: skip
HIDDEN = (
    Hidden(label="Pelapor 1", people=(REPORTER,)),
    Hidden(label="Saksi 1", people=(Person(name="Budi"),)),
    Hidden(label="Korban 1", people=(Person(name="Siti Rahma"),)),
)
KEPT = (Person(name="Siti Aminah", nip="197210301997031003", unit="Sekretariat"),)
GONE = "[disamarkan]"


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """Hide a reporter, a witness and a victim; keep a terlapor who shares a name and an office."""
    return Redactor(HIDDEN, KEPT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ibu MELATI   anggrek melapor", "Ibu Pelapor 1 melapor"),
        ("Me\u200blati Ang\u00adgrek", "Pelapor 1"),
        ("Anggrek, Melati", "Pelapor 1"),
        ("M. Anggrek dan Melati A. itu satu", "Pelapor 1 dan Pelapor 1 itu satu"),
        ("Budi, budinya, B.", "Saksi 1, Saksi 1"),
        ("B u d i", "Saksi 1"),
        ("198501012010012001", "Pelapor 1"),
        ("3304.0123.4567.8901", "Pelapor 1"),
        ("3304.9999.4567.8901", GONE),
        ("telp 0812-3456-789", f"telp {GONE}"),
        ("(0286) 591 234", GONE),
        ("surat ke a.b@c.example", f"surat ke {GONE}"),
        ("di Jalan Kenanga Indah", f"di {GONE}"),
        ("Kepala seksi  data", GONE),
    ],
)
def test_people_give_way(redactor: Redactor, text: str, expected: str) -> None:
    """Names in any dress, numbers, contacts, addresses and posts are replaced."""
    assert redactor.thorough(text).removesuffix(".") == expected.removesuffix(".")


@pytest.mark.parametrize(
    "text",
    [
        "sebudi di budidaya", "pegawai ma ini", "197210301997031003", "Sekretariat",
        "tanggal 08-02-2026 09.00", "02.02.2026", "2026-02-02 2026-02-03", "Siti Aminah hadir",
        "Pasal 24 ayat (5) huruf b", "nomor 001/KE/II/2026", "", "kota Banjarnegara",
    ],
)  # fmt: skip
def test_what_is_nobody_stays(redactor: Redactor, text: str) -> None:
    """Words, dates, letter numbers, shared offices and the terlapor's own name are left alone."""
    assert redactor.thorough(text) == text


def test_a_shared_name_tells_nobody(redactor: Redactor) -> None:
    """A name that a hidden and a kept person bear is replaced by nobody's label."""
    text = redactor.thorough("Siti Aminah dan Siti serta Siti Rahma")
    assert text == f"Siti Aminah dan {GONE} serta Korban 1"


def test_only_what_is_certain_goes_from_other_texts(redactor: Redactor) -> None:
    """In texts of the profile only full names and numbers are looked for."""
    assert redactor.certain("Budi, Melati, kepala seksi data") == "Budi, Melati, kepala seksi data"
    assert redactor.certain("MELATI ANGGREK 198501012010012001") == "Pelapor 1 Pelapor 1"


def test_a_kept_name_that_says_a_hidden_one_is_not_kept() -> None:
    """Who is named like a hidden person, or after one, does not shield that name."""
    named = Person(name="Suami Melati Anggrek")
    text = Redactor(HIDDEN, (named,)).thorough("Suami Melati Anggrek")
    assert "Anggrek" not in text


def test_nobody_hidden_changes_nothing() -> None:
    """Without hidden people names stay; contacts go from what is redacted all the same."""
    assert Redactor(()).thorough("Melati") == "Melati"
    assert Redactor(()).certain("a@b.example") == "a@b.example"


@pytest.mark.parametrize("text", ["kata ", "A", "m.e.l ", "0", "- ", "a@", "\u202em", "Melati "])
def test_long_texts_take_no_time(redactor: Redactor, text: str) -> None:
    """50,000 characters of anything are read in a moment."""
    begin = perf_counter()
    redactor.thorough((text * 50_000)[:50_000])
    assert perf_counter() - begin < 5


def test_a_folded_text_knows_its_places() -> None:
    """Each folded character points to where it stood."""
    plain, places = folded("É\u00adﬁx")
    assert plain == "efix"
    assert list(places) == [0, 2, 2, 3]


def test_parts_of_names_and_addresses() -> None:
    """Titles and degrees are no names; a town alone is no address."""
    assert name_words("Dr. Melati Anggrek, S.H.") == ("melati", "anggrek")
    found = tuple(address_phrases("Jl. Kenanga No. 5, Banjarnegara"))
    assert "jl kenanga no 5" in found
    assert "banjarnegara" not in found


@pytest.mark.parametrize(
    ("file", "name"),
    [("Melati.JPG", "b1.jpg"), ("melati", "b1"), ("x.melatianggrek", "b1"), ("x.j\u202eg", "b1")],
)
def test_file_names_keep_their_kind_alone(file: str, name: str) -> None:
    """Only a short plain ending is left of a file's name."""
    assert masked_name("b1", file) == name
