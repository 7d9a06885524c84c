"""Papers of a case: what is owed, what a draft lacks, and issuing with number, file and fact."""

from threading import Thread

import msgspec
import pytest
from msgspec.structs import replace

from etik_tui.casework.act import record
from etik_tui.casework.casefile import add_note
from etik_tui.casework.letter import issue
from etik_tui.casework.letter_book import letter_book
from etik_tui.casework.office import Office, Official, PaperSettings
from etik_tui.casework.paper_draft import PaperInput, case_papers, draft_paper, journal_code
from etik_tui.casework.paper_file import PaperState, paper_path, paper_state
from etik_tui.casework.registration import register
from etik_tui.documents.block import PageSize
from etik_tui.documents.render import Format
from etik_tui.documents.text import text_lines
from etik_tui.domain.fact import DocumentIssued
from etik_tui.errors import ConflictError, InputError, RefusedError, StorageError
from etik_tui.profile.outcome import FormSpec
from tests.casework.conftest import report
from tests.casework.test_act import SUMMONS, formed
from tests.procedure.regulation import CITE, changed, day

TEXT = """\
::: kop
:::

# SURAT PANGGILAN

NOMOR : {{NOMOR}}

::: isian
Nama : {{Nama}}
Hari : {{Hari}}
Jam : {{Jam}}
:::

{{diperiksa/dimintai keterangan}}\\*)
"""
CALL = CITE | {
    "id": "G",
    "title": "Surat panggilan",
    "milestone": "panggilan",
    "fields": ["NOMOR", "Nama", "Hari", "Jam"],
    "text": TEXT,
    "values": {
        "NOMOR": "surat.nomor",
        "Nama": "terperiksa.nama",
        "Hari": "ini.sidang | hari_tgl",
        "Jam": "",
        "diperiksa/dimintai keterangan": {
            "choices": {"diperiksa": "diperiksa", "keterangan": "dimintai keterangan"}
        },
    },
}
PLAIN = CITE | {
    "id": "lembar",
    "title": "Lembar",
    "milestone": "terima",
    "fields": ["Isi"],
    "provided": False,
    "confidential": True,
    "text": "{{Isi}}",
    "values": {"Isi": "perkara.nomor"},
}
WANTED = PaperInput(form="G", typed={"Jam": "10.00", "diperiksa/dimintai keterangan": "diperiksa"})


@pytest.fixture
def office(open_session):
    """A session on a regulation with two forms."""
    workspace = open_session(forms=[CALL, PLAIN], milestones=changed("putusan"))
    workspace.__dict__["office"] = Office(letterhead=("KANTOR UJI", "Jl. Anggrek 1"))
    return workspace


@pytest.fixture
def called(office) -> str:
    """A case with a summons recorded."""
    number = register(office, "alfa", report()).case.number
    record(office, number, formed())
    record(office, number, SUMMONS)
    return number


def _words(workspace, number: str, wanted: PaperInput = WANTED) -> str:
    return "\n".join(text_lines(draft_paper(workspace, number, wanted).paper))


def test_papers_are_owed_once_their_act_is_recorded(office) -> None:
    """A paper is possible in its act's turn, owed once the act is there, then issued."""
    number = register(office, "alfa", report()).case.number
    assert [(s.form.id, s.standing) for s in case_papers(office, number)[1]] == [("lembar", "owed")]
    record(office, number, formed())
    assert case_papers(office, number)[1][0].standing == "possible"
    record(office, number, SUMMONS)
    slot = case_papers(office, number)[1][0]
    assert (slot.standing, slot.party, slot.act.milestone) == ("owed", "p1", "panggilan")
    issue(office, number, WANTED)
    assert case_papers(office, number)[1][0].standing == "issued"


def test_a_draft_says_what_is_missing_and_records_nothing(office, called) -> None:
    """Fields without a value are named; the number shown is the next one, not taken."""
    before = office.case(called).version
    draft = draft_paper(office, called, PaperInput(form="G"))
    assert draft.missing == ("Jam", "diperiksa/dimintai keterangan")
    assert (draft.number, draft.numbered) == ("001/ALFA/IX/2026", True)
    words = _words(office, called)
    assert "Kamis, 10 September 2026" in words
    assert "KANTOR UJI" in words
    assert "10.00" in words
    assert office.case(called).version == before
    assert letter_book(office, "alfa").letters == ()


def test_a_form_without_number_takes_none(office, called) -> None:
    """What bears no number leaves the book alone; banners stand over it."""
    issued = issue(office, called, PaperInput(form="lembar"), format=Format.TEXT)
    assert issued.document.number == ""
    assert letter_book(office, "alfa").version == 0
    content = issued.path.read_text(encoding="utf-8")
    assert "RAHASIA" in content
    assert "Format tidak disediakan oleh peraturan" in content
    assert called in content


def test_issuing_takes_number_keeps_file_and_records(office, called) -> None:
    """Number, file, sha256, code and what was typed are one fact; the file is as it left."""
    code = journal_code(office.case(called))
    issued = issue(office, called, WANTED)
    paper = office.case(called).documents[0]
    assert paper == issued.document
    assert (paper.number, paper.party, paper.format) == ("001/ALFA/IX/2026", "p1", "docx")
    assert paper.typed["Jam"] == "10.00"
    assert paper.missing == ()
    assert paper.code == code
    assert paper_path(office, paper) == issued.path
    assert paper_state(office, paper) is PaperState.WHOLE
    assert issued.path.parent.stat().st_mode & 0o077 == 0
    issued.path.write_bytes(b"lain")
    assert paper_state(office, paper) is PaperState.CHANGED
    issued.path.unlink()
    assert paper_state(office, paper) is PaperState.MISSING
    assert office.journal.verify().sound


def test_the_code_of_the_journal_stands_at_the_foot(office, called) -> None:
    """The foot bears the version and the head of the case's chain at the moment of issuing."""
    case = office.case(called)
    code = journal_code(case)
    assert code.split("-")[0] == str(case.version)
    assert code.split("-")[1] == case.entries[-1].hash[:4].upper()
    issued = issue(office, called, WANTED, format=Format.TEXT)
    assert f"Kode jurnal {code}" in issued.path.read_text(encoding="utf-8")


def test_a_paper_issued_again_keeps_its_number_and_the_old_one(office, called) -> None:
    """Issuing once more owes a reason, keeps the number, and leaves the earlier file."""
    first = issue(office, called, WANTED)
    with pytest.raises(InputError, match="memerlukan alasan"):
        issue(office, called, WANTED)
    later = replace(WANTED, typed={"Jam": "13.00"})
    second = issue(office, called, later, reason="jam berubah")
    assert second.document.number == first.document.number
    assert (second.document.reissue, second.document.reason) == (True, "jam berubah")
    assert first.path.exists()
    assert second.path != first.path
    assert len(office.case(called).documents) == 2
    assert len(letter_book(office, "alfa").letters) == 1


def test_numbers_run_on_and_begin_again_with_the_year(office, called, clock) -> None:
    """Letters of all cases share a sequence; a new year begins at one."""
    other = register(office, "alfa", report()).case.number
    record(office, other, formed())
    record(office, other, SUMMONS)
    assert issue(office, called, WANTED).document.number == "001/ALFA/IX/2026"
    assert issue(office, other, WANTED).document.number == "002/ALFA/IX/2026"
    clock.moment = clock.moment.replace(year=2027, month=1)
    assert draft_paper(office, other, WANTED).earlier
    third = register(office, "alfa", report()).case.number
    record(office, third, formed())
    record(office, third, SUMMONS)
    later = issue(office, third, replace(WANTED, on=day("2027-01-05"))).document
    assert (later.number, later.dated) == ("001/ALFA/I/2027", day("2027-01-05"))
    assert letter_book(office, "alfa").years == (2026, 2027)


def test_a_number_typed_by_hand_owes_a_reason_and_leaves_a_gap(office, called) -> None:
    """A number from elsewhere stands in the book with its reason; what it skips is seen."""
    with pytest.raises(InputError, match="alasan"):
        issue(office, called, WANTED, manual="004/ALFA/IX/2026")
    issue(office, called, WANTED, manual="004/ALFA/IX/2026", reason="nomor dari tata usaha")
    book = letter_book(office, "alfa")
    assert book.letters[0].reason == "nomor dari tata usaha"
    assert book.gaps(2026) == (1, 2, 3)
    other = register(office, "alfa", report()).case.number
    record(office, other, formed())
    record(office, other, SUMMONS)
    with pytest.raises(InputError, match="sudah dipakai"):
        issue(office, other, WANTED, manual="004/ALFA/IX/2026", reason="sama")
    assert issue(office, other, WANTED).document.number == "005/ALFA/IX/2026"
    issue(office, other, WANTED, manual="B-17", reason="pola lain")
    assert letter_book(office, "alfa").letters[-1].n == 0


def test_an_act_with_a_number_gives_it_to_its_paper(open_session) -> None:
    """The number under which an act was recorded is the paper's, and enters the book."""
    numbered = changed("panggilan", number="optional")
    office = open_session(forms=[CALL], milestones=numbered)
    number = register(office, "alfa", report()).case.number
    record(office, number, formed())
    record(office, number, replace(SUMMONS, number="002/ALFA/IX/2026"))
    assert draft_paper(office, number, WANTED).number == "002/ALFA/IX/2026"
    issue(office, number, WANTED)
    book = letter_book(office, "alfa")
    assert [(each.number, each.n) for each in book.letters] == [("002/ALFA/IX/2026", 2)]
    assert book.gaps(2026) == (1,)


def test_forms_may_have_books_and_patterns_of_their_own(office, called) -> None:
    """The office's settings say which letters are numbered apart, and how."""
    papers = PaperSettings(
        page="F4", numbers={"panggilan": "PGL-{n}/{tahun}"}, books={"G": "panggilan"}
    )
    office.__dict__["office"] = Office(papers=papers)
    assert draft_paper(office, called, WANTED).paper.page is PageSize.F4
    assert issue(office, called, WANTED).document.number == "PGL-1/2026"
    assert letter_book(office, "alfa", "panggilan").letters[0].form == "G"
    assert letter_book(office, "alfa").letters == ()


def test_two_sessions_never_take_one_number(open_session) -> None:
    """Sessions that issue at once get numbers one after another, without a gap."""
    first = open_session(forms=[CALL])
    numbers = []
    for _place in range(4):
        number = register(first, "alfa", report()).case.number
        record(first, number, formed())
        record(first, number, SUMMONS)
        numbers.append(number)
    sessions = [open_session(f"p{n}", forms=[CALL]) for n in range(len(numbers))]
    for each in sessions:
        each.journal.entries("-")

    def work(place: int) -> None:
        issue(sessions[place], numbers[place], WANTED, format=Format.TEXT)

    threads = [Thread(target=work, args=(place,)) for place in range(len(numbers))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    taken = [first.case(number).documents[0].number[:3] for number in numbers]
    assert sorted(taken) == ["001", "002", "003", "004"]
    assert letter_book(first, "alfa").gaps(2026) == ()


def test_strict_refuses_what_is_incomplete(office, called) -> None:
    """With `strict` missing fields stop the paper, named; without it they are recorded."""
    with pytest.raises(RefusedError) as caught:
        issue(office, called, PaperInput(form="G"), strict=True)
    assert [each.text for each in caught.value.findings] == ["Jam", "diperiksa/dimintai keterangan"]
    assert issue(office, called, PaperInput(form="G")).document.missing[0] == "Jam"


def test_a_failing_write_leaves_neither_fact_nor_number_nor_file(
    office, called, monkeypatch
) -> None:
    """When the journal cannot record, nothing of the paper is left behind."""

    def fail(*_args, **_more):
        raise StorageError("disk penuh")

    version = office.case(called).version
    with monkeypatch.context() as patched:
        patched.setattr(type(office.journal), "append_each", fail)
        with pytest.raises(StorageError):
            issue(office, called, WANTED)
    assert office.case(called).version == version
    assert letter_book(office, "alfa").letters == ()
    assert [each for each in (office.folder / "papers").rglob("*") if each.is_file()] == []


def test_a_case_that_moved_on_is_not_written_over(office, called) -> None:
    """Issuing with an old version is a conflict; nothing is recorded."""
    seen = office.case(called).version
    add_note(office, called, "baru")
    with pytest.raises(ConflictError):
        issue(office, called, WANTED, seen=seen)
    assert not office.case(called).documents


def test_a_witness_is_summoned_with_the_same_form(office, called) -> None:
    """A paper may concern another party than its act; it is a paper of its own."""
    summoned = replace(WANTED, party="p2")
    assert "Melati" in _words(office, called, summoned)
    issue(office, called, summoned)
    slots = [slot for slot in case_papers(office, called)[1] if slot.form.id == "G"]
    assert [(slot.party, slot.standing) for slot in slots] == [("p1", "owed"), ("p2", "issued")]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (PaperInput(form="Z"), "tidak dikenal"),
        (PaperInput(form="G", party="p9"), "tidak ada dalam perkara"),
        (PaperInput(form="G", act=1), "bukan untuk tindakan"),
        (PaperInput(form="G", typed={"Jm": "1"}), "Isian surat salah"),
        (PaperInput(form="G", typed={"Jam": "x" * 20_000}), "Isian surat salah"),
    ],
)
def test_what_is_not_there_is_refused(office, called, wanted, words) -> None:
    """A form, party, act or field that there is not is named."""
    with pytest.raises(InputError, match=words):
        draft_paper(office, called, wanted)


def test_old_papers_of_a_journal_stay_readable() -> None:
    """A fact written before papers said whom they concern is read with nothing in those places."""
    old = (
        b'{"kind":"document-issued","at":"2026-01-02",'
        b'"form":"A","number":"1","file":"a","sha256":"0"}'
    )
    paper = msgspec.json.decode(old, type=DocumentIssued)
    assert (paper.party, paper.act, paper.typed) == ("", 0, {})
    assert msgspec.json.encode(paper) == old


def test_a_place_outside_the_workspace_is_never_read(office) -> None:
    """A forged fact that names a file elsewhere leads nowhere."""
    forged = DocumentIssued(
        at=office.today, form="G", number="1", file="../../etc/passwd", sha256=""
    )
    assert paper_state(office, forged) is PaperState.MISSING
    with pytest.raises(StorageError):
        paper_path(office, forged)


def test_officials_and_copies_come_from_the_office(office, called) -> None:
    """`pejabat.<actor>` and the usual copies are those of the settings."""
    form = CALL | {
        "id": "C",
        "text": "{{Ketua}}\n\n::: ulang surat.tembusan\n{{surat.tembusan.isi}}\n:::\n",
        "values": {"Ketua": "pejabat.majelis.nama"},
        "fields": ["Ketua"],
    }
    workspace = office
    loaded = workspace.library.get("alfa")
    spec = msgspec.convert(form, FormSpec)
    profile = replace(loaded.profile, forms=(*loaded.profile.forms, spec))
    workspace.library.__dict__["profiles"] = {"alfa": replace(loaded, profile=profile)}
    workspace.__dict__["office"] = Office(
        officials=(Official(actor="majelis", name="Cendana Slamet"),),
        papers=PaperSettings(copies={"C": ("Arsip",), "": ("Lain",)}),
    )
    words = _words(workspace, called, PaperInput(form="C"))
    assert "Cendana Slamet" in words
    assert "Arsip" in words
    assert "Lain" not in words


def test_a_plugin_may_number_letters(office, called, monkeypatch) -> None:
    """A plugin's number is taken when issuing, not for a preview; one taken already is passed."""
    asked = []

    def number(case, form, on, proposed) -> str:
        asked.append(proposed)
        return "TU-7"

    monkeypatch.setattr(office.hooks, "letter_number", number)
    assert draft_paper(office, called, WANTED).number == "001/ALFA/IX/2026"
    assert asked == []
    assert issue(office, called, WANTED).document.number == "TU-7"
    other = register(office, "alfa", report()).case.number
    record(office, other, formed())
    record(office, other, SUMMONS)
    assert issue(office, other, WANTED).document.number == "001/ALFA/IX/2026"
