"""The dossier: one PDF with its papers, or a bundle that anybody can check."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from etik_tui.casework.checkpointing import create_key, seal
from etik_tui.casework.dossier import (
    DossierFormat,
    chronology_content,
    export_chronology,
    export_dossier,
)
from etik_tui.casework.evidence_file import evidence_path, evidence_state, verify_evidence
from etik_tui.casework.paper_file import PaperState, paper_path
from etik_tui.casework.restriction import mark_sensitive
from etik_tui.errors import AccessError, InputError
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.exports.manifest import NAME, verified
from tests.casework.case_file import filled, played

PDF, ZIP = DossierFormat.PDF, DossierFormat.ZIP


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory):
    """A workspace and the id of a case with acts, papers and evidence."""
    folder = tmp_path_factory.mktemp("berkas")
    photo = folder / "foto ruang rapat.jpg"
    photo.write_bytes(b"\xff\xd8" + b"x" * 9000)
    with played(folder, "bawaslu") as (workspace, case):
        filled(workspace, case, photo)
        yield workspace, case.id


@pytest.fixture
def at_fault(full):
    """Take files away or alter them, and put them back afterwards."""
    before: dict[Path, bytes] = {}

    def alter(path: Path, content: bytes | None) -> None:
        before.setdefault(path, path.read_bytes())
        path.unlink() if content is None else path.write_bytes(content)

    yield alter
    for path, content in before.items():
        path.write_bytes(content)


def test_a_dossier_is_one_pdf_in_order(full) -> None:
    """It has a title page, contents, every part, and ends with the papers as they were issued."""
    workspace, case = full
    done = export_dossier(workspace, case, PDF, whole=True)
    assert done
    assert done.faults == ()
    reader = PdfReader(done.path)
    pages = [page.extract_text() for page in reader.pages]
    assert "BERKAS PERKARA" in pages[0]
    assert "RAHASIA" in pages[0].replace(" ", "")
    assert "DAFTAR ISI" in pages[1]
    text = " ".join("\n".join(pages).split())
    parts = (
        "1. Para pihak dan Majelis", "2. Dugaan pelanggaran", "3. Kronologi", "4. Panggilan",
        "5. Pemeriksaan dan berita acara", "6. Musyawarah dan putusan", "7. Tenggat",
        "8. Tafsir yang dipilih", "9. Penyimpangan", "10. Daftar periksa", "11. Catatan",
        "12. Daftar surat", "13. Daftar alat bukti", "Lampiran 1:", "Lampiran 2:",
    )  # fmt: skip
    body = text[text.index("Halaman 2 dari") :]
    places = [body.index(each) for each in parts]
    assert places == sorted(places)
    # Where a hash has "ff", its break in a narrow column comes out of the file as a letter.
    squeezed = "".join(text.split()).replace("\u200b", "")
    for each in (*workspace.case(case).documents, *workspace.case(case).evidence):
        assert each.sha256 in squeezed


def test_norms_and_rules_are_quoted(full) -> None:
    """Each norm alleged stands with its wording, each time limit with the rule that sets it."""
    workspace, case_id = full
    done = export_dossier(workspace, case_id, DossierFormat.MD, whole=True)
    text = " ".join(done.path.read_text().replace("\\", "").split())
    situation = workspace.situation(workspace.case(case_id))
    norms = {norm for each in situation.case.allegations for norm in each.norms}
    assert norms
    assert all(situation.profile.breachable(norm).text in text for norm in norms)
    assert "paling lama 30 (tiga puluh) hari" in text


def test_pages_and_outline_find_the_papers(full) -> None:
    """Pages keep the numbers of the contents; those of a paper are L1-1 …, with an outline."""
    workspace, case = full
    reader = PdfReader(export_dossier(workspace, case, PDF, whole=True).path)
    labels = reader.page_labels
    first, second = labels.index("L1-1"), labels.index("L2-1")
    assert labels[first - 1] == str(first)
    assert labels[second - 1] == str(first + 1)
    assert labels[:first] == [str(n) for n in range(1, first + 1)]
    kept = workspace.case(case).documents[0]
    issued = PdfReader(paper_path(workspace, kept)).pages[0].extract_text()
    assert reader.pages[first].extract_text() == issued
    titles = {str(each.title): each for each in reader.outline if not isinstance(each, list)}
    assert reader.get_destination_page_number(titles["Surat lampiran 1"]) == first


def test_the_same_case_gives_the_same_file(full) -> None:
    """A dossier and a bundle are equal to the byte while the case is."""
    workspace, case = full
    for form in DossierFormat:
        once = export_dossier(workspace, case, form, whole=True).path.read_bytes()
        again = export_dossier(workspace, case, form, whole=True).path.read_bytes()
        assert once == again, form


def test_a_bundle_lists_every_file(full) -> None:
    """The manifest has size and sha256 of everything in it, papers and evidence too."""
    workspace, case_id = full
    done = export_dossier(workspace, case_id, ZIP, whole=True)
    with zipfile.ZipFile(done.path) as archive:
        body = json.loads(archive.read(NAME))
        files = {each["name"]: each for each in body["files"]}
        assert set(files) == set(archive.namelist()) - {NAME}
        for name, each in files.items():
            content = archive.read(name)
            assert (each["size"], each["presence"]) == (len(content), "included")
            assert each["sha256"] == hashlib.sha256(content).hexdigest()
    assert body["schema"] == "etik.dossier/1"
    assert "bukti/03-foto-ruang-rapat.jpg" in files
    issued = {each.sha256 for each in workspace.case(case_id).documents}
    assert issued <= {each["sha256"] for each in files.values()}
    with done.path.open("rb") as file:
        assert verified(file) == (len(files), None)


def test_a_lost_and_an_altered_file_are_told(full, at_fault) -> None:
    """What is missing or altered is not in the bundle; the manifest and the answer say so."""
    workspace, case_id = full
    case = workspace.case(case_id)
    photo = evidence_path(workspace, case.evidence[-1])
    letter = paper_path(workspace, case.documents[0])
    at_fault(photo, None)
    at_fault(letter, b"lain")
    assert evidence_state(workspace, case.evidence[-1]) is PaperState.MISSING
    done = export_dossier(workspace, case_id, ZIP, whole=True)
    assert sorted(each.partition(":")[2] for each in done.faults) == [
        " BERKAS TIDAK ADA",
        " BERUBAH sejak dicatat",
    ]
    with zipfile.ZipFile(done.path) as archive:
        files = {each["name"]: each for each in json.loads(archive.read(NAME))["files"]}
        outside = {name for name in files if name not in archive.namelist()}
    assert {files[name]["presence"] for name in outside} == {"missing", "changed"}
    with done.path.open("rb") as file:
        assert verified(file)[1] is None
    single = export_dossier(workspace, case_id, PDF, whole=True)
    assert len(single.faults) == 2
    assert "Lampiran 2" not in PdfReader(single.path).pages[1].extract_text()


def test_evidence_is_looked_over(full, at_fault) -> None:
    """Each piece is whole, altered, missing, or has no file."""
    workspace, case_id = full
    case = workspace.case(case_id)
    states = [each.state for each in verify_evidence(workspace, case)]
    assert states == [None, None, PaperState.WHOLE]
    at_fault(evidence_path(workspace, case.evidence[-1]), b"lain")
    assert verify_evidence(workspace, case)[-1].state is PaperState.CHANGED


def _rewritten(path: Path, change) -> io.BytesIO:
    """Return a bundle with its files changed by name and content."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name, content in change({each: old.read(each) for each in old.namelist()}):
            new.writestr(name, content)
    return out


@pytest.mark.parametrize(
    ("change", "name", "what"),
    [
        (lambda f: [*f.items(), ("lain.txt", b"x")], "lain.txt", "tidak tercantum"),
        (lambda f: ({**f, "kronologi.csv": b"x"}).items(), "kronologi.csv", "ukurannya lain"),
        (
            lambda f: ({**f, "kronologi.csv": f["kronologi.csv"].swapcase()}).items(),
            "kronologi.csv",
            "isinya lain (sha256)",
        ),
        (lambda f: [e for e in f.items() if e[0] != "berkas.pdf"], "berkas.pdf", "tidak ada"),
    ],
)
def test_the_first_difference_is_named(full, change, name, what) -> None:
    """A file added, cut, altered or taken away is found without the program's data."""
    workspace, case = full
    done = export_dossier(workspace, case, ZIP, whole=True)
    _count, found = verified(_rewritten(done.path, change))
    assert (found.name, found.what) == (name, what)


@pytest.mark.parametrize(
    "content",
    [b"", b"bukan zip", b'{"schema": "lain/1", "files": []}', b"[1]", b"{", b"[" * 100_000],
)
def test_what_is_no_bundle_is_refused(content) -> None:
    """Other files and odd manifests give an error in words, no crash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(NAME, content)
    for file in (out, io.BytesIO(content)):
        with pytest.raises(InputError):
            verified(file)


def test_a_cancelled_bundle_leaves_nothing(full, tmp_path) -> None:
    """Ended half-way there is no file, and no piece of one."""
    workspace, case = full
    given = tmp_path / "x.zip"
    assert (
        export_dossier(workspace, case, ZIP, whole=True, given=given, cancel=lambda: True) is None
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", [PDF, ZIP])
def test_progress_reaches_its_end(full, form) -> None:
    """Every part is counted once, in each format."""
    workspace, case = full
    seen: list[tuple[int, int]] = []
    export_dossier(workspace, case, form, whole=True, progress=lambda *at: seen.append(at))
    assert seen == [(n, len(seen)) for n in range(1, len(seen) + 1)]


def test_a_sensitive_case_is_redacted_unless_asked_otherwise(full) -> None:
    """The default of a sensitive case is the redacted version; the whole one must be named."""
    workspace, case = full
    assert not export_dossier(workspace, case, PDF).redacted
    mark_sensitive(workspace, case, sensitive=True, reason="kekerasan seksual")
    try:
        assert export_dossier(workspace, case, PDF).redacted
        assert export_chronology(workspace, case, ChronologyFormat.TXT).redacted
        assert not export_dossier(workspace, case, PDF, whole=True).redacted
    finally:
        mark_sensitive(workspace, case, sensitive=False, reason="keliru")


def test_reporters_that_are_veiled_stay_so(full, monkeypatch) -> None:
    """Where reporters are not revealed the whole dossier is refused and the chronology masked."""
    workspace, case_id = full
    names = [each.person.name for each in workspace.case(case_id).parties if each.role == "pelapor"]
    assert names
    permit = workspace.permit
    monkeypatch.setattr(type(permit), "shows_reporters", lambda _self, _case: False)
    with pytest.raises(AccessError):
        export_dossier(workspace, case_id, PDF, whole=True)
    assert export_dossier(workspace, case_id, PDF, whole=False)
    text = chronology_content(workspace, case_id, ChronologyFormat.JSON, whole=True).decode()
    assert not [name for name in names if name in text]
    assert "Pelapor 1" in text


def test_a_case_without_its_profile_still_leaves(full, monkeypatch) -> None:
    """What is recorded is written; what would be computed is left out, and that is said."""
    workspace, case_id = full
    monkeypatch.setattr(type(workspace), "profile_of", lambda _self, _case: None)
    text = export_dossier(workspace, case_id, DossierFormat.MD, whole=True).path.read_text()
    assert "tidak terpasang" in text
    assert "Tenggat" not in text.replace("tenggat", "")


@pytest.mark.parametrize("form", list(ChronologyFormat))
def test_a_chronology_has_every_fact(full, form) -> None:
    """Oldest first, each with its day and who recorded it."""
    workspace, case_id = full
    content = chronology_content(workspace, case_id, form, whole=True)
    assert content
    if form is ChronologyFormat.JSON:
        body = json.loads(content)
        case = workspace.case(case_id)
        assert [each["version"] for each in body["facts"]] == [e.version for e in case.entries]
    if form in (ChronologyFormat.TXT, ChronologyFormat.CSV, ChronologyFormat.MD):
        text = content.decode("utf-8-sig").replace("\\", "")
        assert text.index("idaftarkan") < text.index("Surat terbit")


def test_a_dossier_prints_the_last_signed_checkpoint(full) -> None:
    """The journal's last checkpoint stands on the title page, with its code and its root."""
    workspace, case_id = full
    before = export_dossier(workspace, case_id, DossierFormat.MD, whole=True).path.read_text()
    assert "belum ada yang ditandatangani" in before
    create_key(workspace)
    made = seal(workspace).checkpoint
    text = export_dossier(workspace, case_id, DossierFormat.MD, whole=True).path.read_text()
    assert made.code in text
    assert made.root in text
