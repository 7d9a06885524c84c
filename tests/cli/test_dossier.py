"""`etik case dossier|chronology|verify-dossier|evidence` as typed."""

import json
import zipfile

import pytest


@pytest.fixture
def number(etik, report, tmp_path) -> str:
    """The register number of a case with a piece of evidence."""
    number = etik("case", "new", "--from", report).out.splitlines()[0]
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"foto")
    assert etik("case", "evidence", number, "Foto", "--form", "foto", "--file", photo).status == 0
    return number


def _alter(folder, content: bytes) -> None:
    (kept,) = [each for each in (folder / "evidence").rglob("*") if each.is_file()]
    kept.write_bytes(content)


def test_a_dossier_goes_to_the_outbox_or_where_asked(etik, number, folder, tmp_path) -> None:
    """Without a place it is a PDF in the outbox; the ending of a place says the format."""
    done = etik("case", "dossier", number)
    assert done.status == 0
    assert (folder / "outbox").joinpath(done.out.strip().rpartition("/")[2]).suffix == ".pdf"
    done = etik("case", "dossier", number, "-o", tmp_path / "x.zip")
    assert done.out.strip() == str(tmp_path / "x.zip")
    assert etik("case", "verify-dossier", tmp_path / "x.zip").out.startswith("4 berkas sesuai")
    assert etik("case", "dossier", number, "-o", "-").status == 2


def test_an_altered_file_is_said_and_refused(etik, number, folder, tmp_path) -> None:
    """The bundle is written all the same; the status is 1 unless that is allowed."""
    _alter(folder, b"lain")
    ask = ("case", "dossier", number, "--format", "zip", "-o", tmp_path / "x.zip")
    done = etik(*ask)
    assert done.status == 1
    assert "BERUBAH" in done.err
    assert etik(*ask, "--allow-missing").status == 0
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        files = json.loads(archive.read("manifest.json"))["files"]
    assert [each["presence"] for each in files].count("changed") == 1


def test_a_bundle_that_differs_is_named(etik, number, tmp_path) -> None:
    """The first differing file stands in the answer; status 1."""
    path = tmp_path / "x.zip"
    etik("case", "dossier", number, "-o", path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("selipan.txt", "x")
    done = etik("case", "verify-dossier", path)
    assert (done.status, done.out) == (1, "selipan.txt: tidak tercantum\n")
    body = etik("case", "verify-dossier", path, "--json").body
    assert body["difference"] == {"name": "selipan.txt", "what": "tidak tercantum"}
    assert etik("case", "verify-dossier", tmp_path / "tidak-ada.zip").status == 2


def test_a_redacted_dossier_warns(etik, number, tmp_path) -> None:
    """The program says what it cannot know; the reporter's name is not in the file."""
    done = etik("case", "dossier", number, "--redacted", "-o", tmp_path / "x.md")
    assert "baca dahulu" in " ".join(done.err.split())
    assert "Melati" not in (tmp_path / "x.md").read_text()
    assert etik("case", "dossier", number, "--redacted", "--full").status == 2


def test_a_chronology_is_printed_or_written(etik, number, tmp_path) -> None:
    """With -o - or --json it is printed; the ending of a file says the format."""
    assert "KRONOLOGI PERKARA" in etik("case", "chronology", number, "-o", "-").out
    assert etik("case", "chronology", number, "--json").body["schema"] == "etik.chronology/1"
    done = etik("case", "chronology", number, "-o", tmp_path / "k.csv")
    assert (tmp_path / "k.csv").read_text("utf-8-sig").startswith('"Catatan"')
    assert done.status == 0
    masked = etik("case", "chronology", number, "-o", "-", "--redacted", "--format", "txt").out
    assert "Melati" not in masked
    assert "Pelapor 1" in masked


def test_evidence_is_listed_and_verified(etik, number, folder) -> None:
    """Without a title the pieces are listed; a file that changed is a refusal of --verify."""
    listed = etik("case", "evidence", number)
    assert listed.status == 0
    assert "Foto · utuh" in listed.out
    assert etik("case", "evidence", number, "--verify").status == 0
    _alter(folder, b"lain")
    assert etik("case", "evidence", number).status == 0
    done = etik("case", "evidence", number, "--verify")
    assert done.status == 1
    assert "BERUBAH sejak dicatat" in done.out
    (piece,) = etik("case", "evidence", number, "--json").body["evidence"]
    assert piece["state"] == "changed"
    assert etik("case", "evidence", number, "--file", "x").status == 2
