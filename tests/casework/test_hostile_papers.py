"""A case of which every field is hostile: every form and export is drawn, and nothing acts."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from etik_tui.casework.agenda import AgendaQuery, agenda, publish
from etik_tui.casework.checklist_export import checklist_content
from etik_tui.casework.dossier import DossierFormat, chronology_content, export_dossier
from etik_tui.casework.hearing_day import hearing_day
from etik_tui.casework.paper_draft import PaperInput, draft_paper
from etik_tui.casework.paper_list import papers
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render
from etik_tui.exports.checklist_file import ChecklistFormat
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.exports.hearing_day import day_paper
from etik_tui.exports.ics import calendar_file
from etik_tui.exports.mail import mail_message, mail_subject, mail_text
from etik_tui.procedure.hearing import hearings
from tests.casework.case_file import TODAY, append, every_text, played
from tests.documents.hostile import HOSTILE

PROFILES = ("bawaslu", "banjarnegara", "kpu-bali")
LONG = frozenset({"long", "unbroken", "marks", "lines", "wide", "empty"})
MIXED = "\n".join(
    # The journal refuses half characters; nothing else.
    value.replace("\ud800", "")
    for key, value in HOSTILE.items()
    if key not in LONG
)
"""Everything that wants to act, at once; each line of it begins what it begins."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OWN_FIELDS = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|PAGEREF _?\w+( \\h)?)\s*")
ACTIVE = {"/OpenAction", "/AA", "/JavaScript", "/AcroForm"}
MARKUP = frozenset(
    {"html_block", "html_inline", "link_open", "image", "code_inline", "code_block", "fence",
     "blockquote_open"}
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """Files of one hostile case by name."""

    files: dict[str, bytes]

    def ending(self, *suffixes: str) -> dict[str, bytes]:
        """Return the files with one of these endings."""
        return {name: each for name, each in self.files.items() if name.endswith(suffixes)}


def _forms(workspace: Workspace, case_id: str) -> Iterator[tuple[str, bytes]]:
    """Yield every form of the profile filled from the case, in turn in every format."""
    situation = workspace.situation(workspace.case(case_id))
    slots = {each.form.id: each for each in papers(situation) if each.act}
    formats = (Format.WORD, Format.PDF, Format.MARKDOWN, Format.TEXT)
    for form in situation.profile.forms:
        if not form.text:
            continue
        slot = slots.get(form.id)
        accused = situation.case.parties[-1].id
        typed = {each: MIXED for each in form.fields if form.values.get(each, "x") == ""}
        wanted = PaperInput(
            form=form.id,
            party=slot.party if slot else accused,
            act=slot.act.version if slot and slot.act else 0,
            typed=typed,
        )
        made = draft_paper(workspace, case_id, wanted).paper
        for format in formats:
            yield f"formulir-{form.id}.{format.value}", render(made, format)


def _exports(workspace: Workspace, case_id: str) -> Iterator[tuple[str, bytes]]:
    case = workspace.case(case_id)
    for form in ChecklistFormat:
        yield f"daftar-periksa.{form.value}", checklist_content(workspace, case, form)
    for form in ChronologyFormat:
        content = chronology_content(workspace, case_id, form, whole=True)
        yield f"kronologi.{form.value}", content
    for form in DossierFormat:
        for whole in (True, False):
            path = export_dossier(workspace, case_id, form, whole=whole).path
            yield f"berkas-{whole}.{form.value}", path.read_bytes()
    profile = workspace.situation(case).profile
    for day in sorted({each.day for each in hearings(profile, case)})[:1]:
        found = hearing_day(workspace, day)
        for form in Format:
            yield f"sidang.{form.value}", render(day_paper(found, attendance=True), form)


def _agenda(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    items = agenda(workspace, AgendaQuery())
    assert items
    yield "agenda.ics", calendar_file(publish(workspace, AgendaQuery()).entries, MIXED)
    subject = mail_subject(items, TODAY, MIXED)
    yield "surel.eml", mail_message(["a@b.id"], subject, mail_text(items, TODAY, TODAY, MIXED))


@pytest.fixture(scope="module", params=PROFILES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Every form and export of a case of which every text is hostile."""
    with played(tmp_path_factory.mktemp("jahat"), request.param) as (workspace, case):
        append(workspace, case.id, *every_text(case, MIXED))
        files = dict(_forms(workspace, case.id))
        assert files
        return Made({**files, **dict(_exports(workspace, case.id))})


def test_word_files_hold_only_text(made: Made) -> None:
    """No value adds a field, a link, an object or a file outside; pages and contents count on."""
    files = made.ending(".docx")
    assert len(files) > 4
    for name, content in files.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                text = archive.read(part).decode("utf-8", errors="replace")
                assert 'TargetMode="External"' not in text, name
                codes = re.findall(r"<w:instrText[^>]*>([^<]*)<", text)
                assert [c for c in codes if not OWN_FIELDS.fullmatch(c)] == [], name
                fields = re.findall(r'<w:fldSimple[^>]*w:instr="([^"]*)"', text)
                assert [c for c in fields if not OWN_FIELDS.fullmatch(c)] == [], name
                assert not re.search(r"<w:(object|altChunk|pict|hyperlink r:)", text), name


def test_pdf_files_do_nothing(made: Made) -> None:
    """No action, script, form or file; what is linked are places in the same file."""
    files = made.ending(".pdf")
    assert len(files) > 4
    for name, content in files.items():
        reader = PdfReader(io.BytesIO(content))
        assert not ACTIVE & set(reader.root_object), name
        assert not reader.attachments, name
        for page in reader.pages:
            assert "/AA" not in page, name
            for each in page.get("/Annots", ()):
                note = each.get_object()
                action = note.get("/A", {}).get_object() if "/A" in note else {}
                assert action.get("/S", "/GoTo") == "/GoTo", name


def test_csv_files_are_neutral(made: Made) -> None:
    """No cell begins a formula, not behind other separators either."""
    for name, content in made.ending(".csv").items():
        cells = [c for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for c in row]
        assert cells
        starts = re.compile(r"^\s*[=+\-@\t\r]|[;\t|]\s*[=+\-@]")
        assert [c[:60] for c in cells if starts.search(c)] == [], name


def test_markdown_files_hold_only_text(made: Made) -> None:
    """No value becomes HTML, a link, code or a picture; none of them a title."""
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for name, content in made.ending(".md").items():
        tokens = md.parse(content.decode())
        kinds = {each.type for each in tokens}
        kinds |= {child.type for each in tokens for child in each.children or ()}
        assert not kinds & MARKUP, name
        titles = [
            tokens[n + 1].content for n, each in enumerate(tokens) if each.type == "heading_open"
        ]
        assert "Judul" not in titles, name


def test_no_file_holds_control_characters(made: Made) -> None:
    """No text of any format obeys: no control, bidi or private characters but line ends."""
    texts = made.ending(".md", ".txt", ".csv", ".json")
    for name, content in texts.items():
        text = content.decode("utf-8-sig")
        wrong = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"}}
        assert wrong <= {"\n", "\r"}, name
    for name, content in made.ending(".pdf").items():
        data = str(PdfReader(io.BytesIO(content)).metadata)
        assert not {c for c in data if unicodedata.category(c) in {"Cc", "Cf", "Co"}}, name


def test_json_files_are_json(made: Made) -> None:
    """What programs read can be read, and says what was typed."""
    for name, content in made.ending(".json").items():
        assert json.loads(content), name
    assert "jndi" in made.files["kronologi.json"].decode()


def test_bundles_have_plain_names(made: Made) -> None:
    """Names in a bundle are safe on every system, and the manifest agrees with them."""
    for content in made.ending(".zip").values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            for name in archive.namelist():
                assert re.fullmatch(r"((surat|bukti)/)?[\w.-]+", name)
                assert ".." not in name


@pytest.mark.parametrize("name", sorted(LONG))
def test_long_values_are_drawn_in_every_format(name: str, tmp_path: Path) -> None:
    """50,000 characters in the fields of a case give whole files, in reasonable time."""
    with played(tmp_path, "kpu-bali") as (workspace, case):
        value = HOSTILE[name]
        fresh = every_text(case, "pendek")
        by_kind = {type(each).__name__: each for each in every_text(case, value)}
        wanted = {"NoteAdded", "AllegationRecorded", "QuestionRecorded", "DeviationRecorded"}
        append(workspace, case.id, *fresh, *(by_kind[kind] for kind in sorted(wanted)))
        for form in DossierFormat:
            assert export_dossier(workspace, case.id, form, whole=True)
        assert export_dossier(workspace, case.id, DossierFormat.ZIP, whole=False)


@pytest.mark.parametrize("profile", PROFILES[:1])
def test_agendas_hold_only_text(profile: str, tmp_path: Path) -> None:
    """Calendars and mails of hostile cases have no line of their own, no header, no control."""
    with played(tmp_path, profile) as (workspace, case):
        append(workspace, case.id, *every_text(case, MIXED))
        files = dict(_agenda(workspace))
    calendar = files["agenda.ics"].decode()
    lines = calendar.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VCALENDAR") == 1
    assert not [each for each in lines if each.startswith(("ATTACH", "URL", "X-EVIL"))]
    assert not {c for c in calendar if unicodedata.category(c) == "Cc"} - {"\r", "\n"}
    head = files["surel.eml"].split(b"\n\n", 1)[0].decode()
    assert not re.search(r"(?im)^bcc:", head)


def test_what_was_typed_stands_in_the_files(made: Made) -> None:
    """The hostile words are there as words: in forms, dossier, chronology, in each format."""
    found: dict[str, set[str]] = {}
    for name, content in made.files.items():
        kind, _dot, suffix = name.rpartition(".")
        if suffix == "docx":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                text = archive.read("word/document.xml").decode()
        elif suffix == "pdf":
            first = PdfReader(io.BytesIO(content)).pages[:3]
            text = "".join(page.extract_text() for page in first)
        else:
            text = content.decode("utf-8", errors="ignore")
        plain = re.sub(r"[\s\\\u200b]|<[^>]*>", "", text)
        if "INCLUDETEXT" in plain and "jndi:ldap" in plain:
            found.setdefault(kind.partition("-")[0], set()).add(suffix)
    assert found["formulir"] >= {"docx", "pdf", "md", "txt"}
    assert found["berkas"] >= {"docx", "pdf", "md"}
    assert found["kronologi"] >= {"docx", "pdf", "md", "txt", "csv", "json"}
