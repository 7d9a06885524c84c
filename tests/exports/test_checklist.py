"""Checklists as files: the same content in every format, and nothing in it that acts."""

import csv
import io
import json
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from etik_tui.domain.fact import ChecklistTicked
from etik_tui.domain.person import Party, Person, Role
from etik_tui.exports.checklist import Wanted, checklist_body, checklist_sheet
from etik_tui.exports.checklist_file import ChecklistFormat, checklist_file
from tests.procedure.regulation import CITE, day, formed, matter, regulation, standing

HOSTILE = (
    '=HYPERLINK("http://x";"y")',
    "@SUM(1+1)*cmd|'/c calc'!A0",
    '{{ 7*7 }} {% raise %} #eval(read("/etc/passwd")) \\u{1b}',
    "<w:fldSimple w:instr='DDEAUTO'/> </w:t> ]]>",
    "[x](javascript:alert(1)) | a | b |\n| --- |\n# judul\n```",
    "\x1b]52;c;eA==\x07 \x9b31m \u202eabc \u2028 \x00",
    "e" + "\u0301" * 200,
    "x" * 50_000,
)
TASKS = [
    CITE | {"id": "a", "text": "Bentuk", "role": "s", "auto": {"recorded": "bentuk"}},
    CITE | {"id": "b", "text": "Rapikan", "role": "s", "stage": "sidang"},
    CITE | {"id": "c", "text": "Pimpin", "role": "k"},
]
TABLES = {
    "tasks": TASKS,
    "checklists": [{"role": "s", "title": "Sekretaris"}, {"role": "k", "title": "Ketua"}],
    "silent": ["kuorum", "biaya"],
}


def sheet(note: str = "beres", *, wanted: Wanted | None = None, sensitive: bool = False, **more):
    """Return the checklist of a case with one item answered, one ticked, one open."""
    name = more.pop("name", "Elang Rinjani")
    parties = (Party(id="p1", role=Role.TERLAPOR, person=Person(name=name)),)
    tick = ChecklistTicked(at=day("09-03"), item="b", note=note)
    case = matter(formed("09-02"), tick, parties=parties, sensitive=sensitive)
    return checklist_sheet(standing(regulation(**TABLES), case, "09-04"), wanted, **more)


def words(form: ChecklistFormat, **options) -> str:
    """Return the text of a checklist in a format, with all white space as single spaces."""
    content = checklist_file(sheet(**options), form)
    match form:
        case ChecklistFormat.PDF:
            pages = PdfReader(io.BytesIO(content)).pages
            text = "\n".join(page.extract_text() for page in pages)
        case ChecklistFormat.DOCX:
            from docx import Document

            document = Document(io.BytesIO(content))
            cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
            text = "\n".join([*(each.text for each in document.paragraphs), *cells])
        case _:
            text = content.decode("utf-8-sig")
    return " ".join(text.split())


@pytest.mark.parametrize("form", [ChecklistFormat.PDF, ChecklistFormat.DOCX, ChecklistFormat.MD])
def test_a_paper_says_everything(form) -> None:
    """Case, completeness, each item with its reason, and what the text does not regulate."""
    text = words(form, letterhead=("KANTOR CONTOH",)).replace("\\", "")
    for said in (
        "KANTOR CONTOH",
        "DAFTAR PERIKSA",
        "001/2026",
        "Elang Rinjani",
        "Lembaga Alfa",
        "Peraturan Alfa",
        "Jumat, 4 September 2026",
        "2 dari 3 langkah terbukti; kurang: Panggilan.",
        "belum dicatat",
        "Sekretaris: 2 dari 2 butir",
        "Ketua: 0 dari 1 butir",
        "dijawab program: Bentuk 2 Sep 2026, nomor 1",
        "dicentang petugas, 3 Sep 2026",
        "beres",
        "Teks tidak mengatur",
        "kuorum; biaya",
    ):
        assert said in text, said


def test_a_spreadsheet_has_a_row_for_each_item() -> None:
    """Each item is a row with its case, answer, reason, and who ticked it when."""
    content = checklist_file(sheet(), ChecklistFormat.CSV).decode("utf-8-sig")
    head, first, second, third = csv.reader(io.StringIO(content, newline=""))
    assert len(head) == len(first) == 10
    assert first[6:8] == ["dijawab program", "Bentuk 2 Sep 2026, nomor 1"]
    assert second[6:] == ["dicentang", "beres", "petugas", "2026-09-03"]
    assert third[6] == "terbuka"


@pytest.mark.parametrize("form", list(ChecklistFormat))
def test_the_same_checklist_gives_the_same_file(form) -> None:
    """Equal checklists give equal bytes."""
    assert checklist_file(sheet(), form) == checklist_file(sheet(), form)


def test_json_has_the_schema_of_the_verb() -> None:
    """The file is the object that `etik checklist show --json` prints."""
    body = json.loads(checklist_file(sheet(), ChecklistFormat.JSON))
    assert body.pop("schema") == "etik.checklist/1"
    assert set(body) == set(checklist_body(sheet()))
    assert body["progress"] == {"done": 2, "total": 3}
    assert body["completeness"]["evidenced"] == 2
    assert [each["answered"] for each in body["items"]] == ["facts", "hand", "open"]


def test_roles_stages_and_open_items_can_be_asked_for() -> None:
    """An export has the items asked for only; completeness is about the whole case."""
    asked = {
        Wanted(role="k"): ["c"],
        Wanted(stage="sidang"): ["b"],
        Wanted(only_open=True): ["c"],
    }
    for wanted, ids in asked.items():
        found = sheet(wanted=wanted)
        assert [item.task.id for item in found.items] == ids
        assert len(found.found.steps) == 3


@pytest.mark.parametrize("form", list(ChecklistFormat))
def test_of_a_sensitive_case_nobody_is_named(form) -> None:
    """Neither name nor initials stand in any format; a private office shows initials."""
    text = words(form, sensitive=True)
    assert "Elang" not in text
    assert "E.R" not in text
    assert sheet(private=True).people == ("E.R.",)


@pytest.mark.parametrize("form", list(ChecklistFormat))
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_has_no_effect(form, text) -> None:
    """Whatever names and remarks hold, a sound file comes out and nothing in it acts."""
    content = checklist_file(sheet(text, name=text), form)
    if form is ChecklistFormat.PDF:
        assert b"/JavaScript" not in content
        assert b"/URI" not in content
        assert "root:" not in words(form, note=text)
    elif form is ChecklistFormat.DOCX:
        parts = ZipFile(io.BytesIO(content))
        document = parts.read("word/document.xml")
        assert parts.testzip() is None
        assert b"<w:fldSimple" not in document
        assert b"<w:hyperlink" not in document
    else:
        drawn = content.decode("utf-8-sig")
        assert not set(drawn) & {"\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2028"}
    if form is ChecklistFormat.JSON:
        why = [item["why"] for item in json.loads(content)["items"]]
        assert text in why
    if form is ChecklistFormat.CSV:
        read = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert not any(cell[:1] in tuple("=+-@") for row in read for cell in row)
