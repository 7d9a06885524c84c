"""A redacted version tells nowhere who reported, witnessed or suffered."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from etik_tui.casework.casefile import add_evidence
from etik_tui.casework.dossier import DossierFormat, chronology_content, export_dossier
from etik_tui.domain.fact import AccountLinked, MilestoneRecorded, PartyAdded, PartyChanged
from etik_tui.domain.person import Party, Person, Role
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.exports.naming import letters
from tests.casework.case_file import TODAY, append, every_text, filled, played
from tests.documents.word_reader import pdf_text

REPORTER = Person(
    name="Dr. Melati Anggrek, S.H.", nip="19850101 201001 2 001", nik="3304012345678901",
    rank="Penata Tingkat Sembilan", position="Penyuluh Rimba Utama", unit="Balai Kenari Timur",
    address="Jl. Kenanga Indah No. 5, RT 02, Desa Sukamaju",
)  # fmt: skip
WITNESS = Person(name="Yohanes Wungu", nip="198703142011011005", address="Gang Walet Selatan 12")
VICTIM = Person(name="Siti Rahmah Wijaya", nik="3304998877665544", position="Juru Tulis Arsip")
SUMMONED = "Quraisy Xaverius"
MASKED = (REPORTER, WITNESS, VICTIM, Person(name=SUMMONED))
EARLIER = "Melathi Anggreg"
MAIL, PHONE = "m.anggrek85@surat.example", "0812-3456-7890"
ACCOUNT = "akun-rahasia"


def _variants() -> tuple[str, ...]:
    """Return every identity as people, machines and hiders write it."""
    names = [*(each.name for each in MASKED), EARLIER, "Melati Anggrek", "Siti Rahmah"]
    found = []
    for name in names:
        plain = name.removeprefix("Dr. ").removesuffix(", S.H.")
        found += [
            name, name.upper(), name.lower(), plain, plain.replace(" ", "   "),
            plain.replace(" ", "\n"), plain.replace(" ", "."), plain.replace(" ", "_"),
            plain.replace(" ", ""), "\u200b".join(plain), " ".join(plain), f"({plain})",
            plain.replace("a", "á"), ", ".join(reversed(plain.split())), f"{plain}nya",
            plain.split()[0], plain.split()[-1].upper(), f"Ibu {plain.split()[0]}",
            ".".join(word[0] for word in plain.split()) + ".",
            "".join(word[0] for word in plain.split()).upper(),
            ". ".join(word[0].lower() for word in plain.split()) + ".",
        ]  # fmt: skip
    for number in (REPORTER.nip, REPORTER.nik, WITNESS.nip, VICTIM.nik):
        bare = number.replace(" ", "")
        found += [number, bare, " ".join(bare), f"{bare[:8]}-{bare[8:14]}.{bare[14:]}"]
    for each in (REPORTER, WITNESS, VICTIM):
        found += [each.position, each.position.upper(), each.unit.lower(), each.rank]
        found += [each.address, each.address.upper(), each.address.replace(",", "\n")]
    found += ["Jalan Kenanga Indah", "jl kenanga indah no 5", "Gang Walet Selatan"]
    found += [MAIL, MAIL.upper(), PHONE, "+62 812 3456 7890", "081234567890"]
    return tuple(each for each in found if each)


SECRETS = tuple(
    dict.fromkeys(
        letters(each)
        for each in (
            "Melati", "Anggrek", "Melathi", "Anggreg", "Yohanes", "Wungu", "Rahmah", "Wijaya",
            "Quraisy", "Xaverius", REPORTER.nip, REPORTER.nik, WITNESS.nip, VICTIM.nik,
            REPORTER.position, REPORTER.unit, REPORTER.rank, VICTIM.position, "Kenanga Indah",
            "Sukamaju", "Walet Selatan", MAIL, "anggrek85", "81234567890", ACCOUNT,
        )
    )
)  # fmt: skip
INITIALS = re.compile(r"(?<!\w)(?:M\.? ?A|D\.M\.A|Y\.? ?W|S\.? ?R\.? ?W|Q\.? ?X)\.?(?!\w)")


@pytest.fixture(scope="module")
def redacted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The redacted files of a case that names people in every text, by format."""
    folder = tmp_path_factory.mktemp("samar")
    photo = folder / "foto Melati Anggrek 0812-3456-7890.jpg"
    photo.write_bytes(b"Melati Anggrek")
    with played(folder, "bawaslu") as (workspace, case):
        people = (REPORTER, Role.PELAPOR), (WITNESS, Role.SAKSI), (VICTIM, Role.KORBAN)
        parties = [
            Party(id=f"x{n}", role=role, person=person)
            for n, (person, role) in enumerate(people, 1)
        ]
        earlier = Party(id="x1", role=Role.PELAPOR, person=Person(name=EARLIER))
        summons = next(e for e in case.events if e.milestone.startswith("panggilan"))
        named = append(
            workspace,
            case.id,
            PartyAdded(at=TODAY, party=earlier),
            PartyChanged(at=TODAY, party=parties[0], reason=f"bukan {EARLIER}"),
            *(PartyAdded(at=TODAY, party=each) for each in parties[1:]),
            AccountLinked(at=TODAY, account=ACCOUNT, party="x2", reason=ACCOUNT),
            MilestoneRecorded(
                at=TODAY,
                milestone=summons.milestone,
                party=summons.party,
                dates=summons.dates,
                fields={"nama": SUMMONED, "sebagai": "saksi"},
            ),
        )
        filled(workspace, named, photo)
        add_evidence(workspace, case.id, "Rekaman", file=photo)
        named = workspace.case(case.id)
        append(workspace, case.id, *every_text(named, " | ".join(_variants())))
        made = {
            form.value: export_dossier(workspace, case.id, form, whole=False).path.read_bytes()
            for form in DossierFormat
        }
        made |= {
            f"kronologi.{form.value}": chronology_content(workspace, case.id, form, whole=False)
            for form in ChronologyFormat
        }
    return made


def _pdf(content: bytes, folder: Path) -> str:
    """Return the words of a PDF, of its data and of its outline."""
    path = folder / "x.pdf"
    path.write_bytes(content)
    reader = PdfReader(io.BytesIO(content))
    titles = "\n".join(str(each.title) for each in reader.outline if not isinstance(each, list))
    pages = "\n".join(page.extract_text() for page in reader.pages)
    return "\n".join((pdf_text(path), pages, titles, str(reader.metadata)))


def _text(name: str, content: bytes, folder: Path) -> str:
    """Return everything that a file says, names of its parts too."""
    if name.endswith("pdf"):
        return _pdf(content, folder)
    if name.endswith(("zip", "docx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.comment == b""
            return "\n".join(
                each.filename + "\n" + _text(each.filename, archive.read(each), folder)
                for each in archive.infolist()
            )
    if name.endswith((".xml", ".rels")):
        return content.decode() + "\n" + re.sub(r"<[^>]*>", "", content.decode())
    return content.decode("utf-8-sig", errors="ignore")


NAMES = (
    *(each.value for each in DossierFormat),
    *(f"kronologi.{each.value}" for each in ChronologyFormat),
)


@pytest.mark.parametrize("name", NAMES)
def test_no_part_of_a_redacted_file_names_anybody(name, redacted, tmp_path) -> None:
    """Names, numbers, addresses, posts, mail and telephone stand in no format, part or name."""
    text = _text(name, redacted[name], tmp_path)
    flat = letters_of(text)
    assert [
        flat[max(0, flat.index(e) - 40) : flat.index(e) + 40] for e in SECRETS if e in flat
    ] == []
    assert INITIALS.findall(re.sub(r"<[^>]*>", " ", text)) == []


def letters_of(text: str) -> str:
    """Return all letters and digits of a text of any length."""
    return "".join(letters(text[at : at + 100]) for at in range(0, len(text), 100))


@pytest.mark.parametrize("name", NAMES)
def test_parts_in_the_case_take_the_names_place(name, redacted, tmp_path) -> None:
    """Where a name stood the part stands: who is a witness stays told apart."""
    flat = letters_of(_text(name, redacted[name], tmp_path))
    assert all(each in flat for each in ("pelapor2", "saksi1", "korban1", "saksi2", "disamarkan"))


def test_the_person_complained_of_stays_named(redacted, tmp_path) -> None:
    """The identity of the terlapor and of the Majelis is no secret of this version."""
    text = _text("md", redacted["md"], tmp_path)
    assert re.search(r"terlapor \\?\| \*\*\w+ \w+\*\*", text)


def test_a_redacted_bundle_withholds_papers_and_evidence(redacted) -> None:
    """Issued papers and files of evidence are listed, not included; their names tell nothing."""
    import json

    with zipfile.ZipFile(io.BytesIO(redacted["zip"])) as archive:
        body = json.loads(archive.read("manifest.json"))
        names = set(archive.namelist())
    kept = [each for each in body["files"] if each["kind"] in ("paper", "evidence")]
    assert kept
    assert {each["presence"] for each in kept} == {"withheld"}
    assert names == {"berkas.pdf", "kronologi.csv", "kronologi.json", "manifest.json"}
    assert body["redacted"] is True
