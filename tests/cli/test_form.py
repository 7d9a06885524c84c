"""Papers at the command line: listed, previewed, issued, and the book of their numbers."""

import pytest

DECREE = ("majelis-dibentuk", "--date", "2026-02-03", "--number", "9")


def decree(etik, case):
    """Return how the paper of the decree stands, as JSON says it."""
    listed = etik("form", "list", case, "--json").body["forms"]
    return next(each for each in listed if each["form"] == "D" and each["act"])


@pytest.fixture
def case(etik, report, panel) -> str:
    """A case with a Majelis, so that its decree is owed."""
    number = etik("case", "new", "--from", report).out.splitlines()[0]
    made = etik("case", "act", number, *DECREE, "--majelis", panel(), "--deviate", "darurat")
    assert made.status == 0, made.err
    return number


def test_papers_are_listed_with_what_they_are_of(etik, case):
    """The list says which paper of which act is owed, and what the regulation has no form for."""
    shown = etik("form", "list", case)
    assert "D · KEPUTUSAN" in shown.out
    assert "belum terbit" in shown.out
    assert "format tidak disediakan oleh peraturan" in " ".join(shown.out.split())
    paper = decree(etik, case)
    assert (paper["standing"], paper["issued"]) == ("owed", [])


def test_a_preview_says_what_is_missing_and_records_nothing(etik, case):
    """What is missing is talk; the paper is data; the case stays as it was."""
    before = etik("case", "show", case, "--json").body["version"]
    shown = etik("form", "preview", case, "D")
    assert "Isian yang belum ada" in shown.err
    assert "PEMBENTUKAN MAJELIS KODE ETIK" in shown.out
    assert "....." in shown.out
    assert etik("case", "show", case, "--json").body["version"] == before


def test_a_field_is_typed_in(etik, case):
    """`--set` fills a field by its annex name; one that the form does not have is refused."""
    missing = etik("form", "preview", case, "D", "--json").body["missing"]
    field = missing[0]["field"]
    filled = etik("form", "preview", case, "D", "--set", f"{field}=Pasal seratus", "--json").body
    assert field not in [each["field"] for each in filled["missing"]]
    refused = etik("form", "preview", case, "D", "--set", "Bukan isian=1")
    assert refused.status == 2
    assert "Bukan isian" in refused.err


def test_a_paper_is_issued_with_a_copy(etik, case, tmp_path):
    """Issuing prints where the file is; `-o` gets the same bytes; the list has it from then on."""
    target = tmp_path / "sk.pdf"
    done = etik("form", "issue", case, "D", "-o", target, "--json")
    assert done.status == 0, done.err
    document = done.body["document"]
    assert (document["number"], document["format"], document["state"]) == ("9", "pdf", "utuh")
    assert target.read_bytes().startswith(b"%PDF")
    paper = decree(etik, case)
    assert paper["standing"] == "issued"
    again = etik("form", "issue", case, "D")
    assert again.status == 2
    assert "memerlukan alasan" in again.err
    assert etik("form", "issue", case, "D", "--reason", "salah ketik").status == 0


def test_the_book_shows_numbers_reasons_and_gaps(etik, case):
    """A number typed by hand is listed with its reason, and what it skips."""
    number = "003/BWSL/II/2026"
    given = ("--number", number, "--reason", "buku lama")
    done = etik("form", "issue", case, "surat-delegasi", "--date", "2026-02-04", *given)
    assert done.status == 0, done.err
    shown = etik("form", "numbers", "--year", "2026").out
    assert number in shown
    assert "buku lama" in shown
    assert "Nomor urut yang kosong tahun 2026: 1, 2" in shown
    assert "Belum ada nomor" in etik("form", "numbers", "--year", "2001").err


def test_a_gap_is_given_a_reason_once(etik, case):
    """Why a number has no letter is entered in the book; it then counts as explained."""
    given = ("--number", "003/BWSL/II/2026", "--reason", "buku lama")
    etik("form", "issue", case, "surat-delegasi", "--date", "2026-02-04", *given)
    asked = ("form", "gap", "2", "--year", "2026")
    assert etik(*asked).status == 2
    assert "wajib disebut" in etik(*asked, "--reason", " ").err
    told = etik(*asked, "--reason", "salah cap, surat dimusnahkan")
    assert told.status == 0, told.err
    assert "Nomor urut 2 tahun 2026: tidak dipakai; salah cap" in told.out
    shown = etik("form", "numbers", "--year", "2026").out
    assert "(2 tidak dipakai)" in shown
    assert "Nomor urut yang kosong tahun 2026: 1" in shown
    again = etik(*asked, "--reason", "sekali lagi")
    assert again.status == 2
    assert "tidak kosong" in again.err
    assert "Yang kosong: 1" in again.err
    books = etik("form", "numbers", "--year", "2026", "--json").body["books"]
    book = next(each for each in books if each["letters"])
    assert [each["void"] for each in book["letters"]] == [False, True]
    assert book["gaps"] == [{"year": 2026, "missing": [1]}]
    assert etik("journal", "verify").status == 0


def test_strict_refuses_missing_fields(etik, case):
    """With --strict a paper with gaps is refused with their names; nothing is recorded."""
    refused = etik("form", "issue", case, "D", "--strict")
    assert refused.status == 1
    assert "isian belum ada" in refused.err
    paper = decree(etik, case)
    assert paper["standing"] == "owed"


def test_a_draft_file_says_that_it_is_one(etik, case, tmp_path):
    """A file written by preview is marked, so that nobody takes it for an issued paper."""
    target = tmp_path / "konsep.md"
    assert etik("form", "preview", case, "D", "-o", target).status == 0
    assert "KONSEP" in target.read_text(encoding="utf-8")
    assert etik("form", "issue", case, "D", "-o", "-").status == 2
