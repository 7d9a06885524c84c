"""`etik form list|preview|issue|numbers|gap`: the papers of a case, and the numbers of letters."""

import argparse
from pathlib import Path

from msgspec.structs import replace

from etik_tui.casework.paper_draft import Draft, PaperInput, case_papers, draft_paper, form_choices
from etik_tui.casework.paper_file import paper_state
from etik_tui.casework.paper_list import PaperSlot, PaperStanding
from etik_tui.cli.factword import milestone_title
from etik_tui.cli.form_numbers import describe_numbers
from etik_tui.cli.grammar import (
    STDOUT,
    Parsers,
    add_noun,
    add_number,
    add_seen,
    add_verb,
    iso_date,
    key_value,
    positive,
)
from etik_tui.cli.session import Session
from etik_tui.domain.case import Case
from etik_tui.domain.fact import DocumentIssued
from etik_tui.errors import ExitCode, InputError
from etik_tui.locale import _
from etik_tui.locale.day import short_day

FORMATS = ("docx", "pdf", "md", "txt")


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(
        verbs, "list", list_forms, _("surat yang mungkin, perlu, dan terbit"), reads=True
    )
    add_number(verb)
    verb = add_verb(verbs, "preview", preview, _("lihat surat sebelum terbit"), reads=True)
    _add_paper(verb)
    _describe_issue(verbs)
    describe_numbers(verbs)


def _describe_issue(verbs: Parsers) -> None:
    verb = add_verb(verbs, "issue", issue_paper, _("terbitkan surat: nomor, berkas, catatan"))
    _add_paper(verb)
    verb.add_argument(
        "--number",
        metavar="NOMOR",
        dest="letter",
        default="",
        help=_("nomor surat yang ditentukan sendiri"),
    )
    verb.add_argument(
        "--reason",
        metavar="ALASAN",
        default="",
        help=_("mengapa nomor sendiri, atau mengapa terbit lagi"),
    )
    verb.add_argument("--strict", action="store_true", help=_("tolak bila ada isian yang kosong"))
    add_seen(verb)


def _add_paper(verb: argparse.ArgumentParser) -> None:
    add = verb.add_argument
    add_number(verb)
    add("form", metavar="FORMULIR", help=_("id formulir"))
    add("--party", metavar="PIHAK", default="", help=_("id pihak yang dimaksud"))
    add("--act", metavar="FAKTA", type=positive, default=0, help=_("nomor fakta tindakannya"))
    add("--milestone", metavar="TONGGAK", default="", help=_("id tindakannya"))
    add(
        "--date",
        metavar="TANGGAL",
        type=iso_date,
        help=_("tanggal surat; bawaan: tanggal tindakannya, atau hari ini"),
    )
    add(
        "--set",
        metavar="ISIAN=NILAI",
        type=key_value,
        action="append",
        default=[],
        help=_("isi isian formulir; boleh berulang"),
    )
    add("--reveal", metavar="ALASAN", help=_("sebut pelapor dalam surat; dicatat"))
    add("--format", choices=FORMATS, help=_("bawaan: menurut akhiran berkas, atau docx"))
    add("-o", "--output", metavar="BERKAS", help=_("tulis (salinan) berkas di sini"))


def _wanted(args: argparse.Namespace) -> PaperInput:
    return PaperInput(
        form=args.form,
        party=args.party,
        act=args.act,
        milestone=args.milestone,
        on=args.date,
        typed=dict(args.set),
    )


def _reveal(session: Session, args: argparse.Namespace) -> None:
    if args.reveal is not None:
        from etik_tui.casework.access_trail import reveal

        reveal(session.workspace, args.number, reason=args.reveal)


def _format(args: argparse.Namespace) -> str:
    ending = Path(args.output or "").suffix.lower().lstrip(".")
    return args.format or (ending if ending in FORMATS else FORMATS[0])


# --- list ------------------------------------------------------------------------------------


def list_forms(session: Session, args: argparse.Namespace) -> int:
    """Print the papers that a case has, owes and may have."""
    case, slots = case_papers(session.workspace, args.number)
    if session.as_json:
        body = {
            "id": case.id,
            "number": case.number,
            "forms": [_slot_body(session, s) for s in slots],
        }
        session.out.data("forms", body)
        return 0
    for slot in slots:
        _print_slot(session, case, slot)
    if not slots:
        session.out.talk(_("Belum ada surat yang mungkin, atau teks tidak mengatur formulir."))
    return 0


def _slot_body(session: Session, slot: PaperSlot) -> dict[str, object]:
    return {
        "form": slot.form.id,
        "title": slot.form.title,
        "cite": slot.form.cite,
        "provided": slot.form.provided,
        "confidential": slot.form.confidential,
        "printable": slot.printable,
        "standing": slot.standing,
        "milestone": slot.milestone,
        "party": slot.party,
        "act": slot.act.version if slot.act else None,
        "issued": [document_body(session, each) for each in slot.issued],
    }


def document_body(session: Session, document: DocumentIssued) -> dict[str, object]:
    """Return an issued paper as JSON says it."""
    return {
        "number": document.number,
        "at": document.at,
        "dated": document.dated or document.at,
        "file": document.file,
        "format": document.format,
        "sha256": document.sha256,
        "state": paper_state(session.workspace, document),
        "code": document.code,
        "missing": document.missing,
        "reissue": document.reissue,
        "reason": document.reason,
    }


def _print_slot(session: Session, case: Case, slot: PaperSlot) -> None:
    out = session.out
    marks = {
        PaperStanding.ISSUED: _("terbit"),
        PaperStanding.OWED: _("belum terbit"),
        PaperStanding.POSSIBLE: _("dapat disiapkan"),
    }
    whom = f" [{slot.party}]" if slot.party else ""
    out.text(
        f"{slot.form.id}{whom} · {slot.form.title} · {marks[slot.standing]}",
        indent="    ",
        first="",
    )
    profile = session.workspace.profile_of(case)
    of_act = milestone_title(profile, slot.milestone) if slot.milestone else ""
    if slot.act:
        of_act = _("{act}, {day} (fakta {n})").format(
            act=of_act, day=short_day(slot.act.at), n=slot.act.version
        )
    notes = [each for each in (slot.form.cite, of_act) if each]
    if not slot.form.provided:
        notes.append(_("format tidak disediakan oleh peraturan"))
    if slot.form.confidential:
        notes.append(_("RAHASIA"))
    if not slot.printable:
        notes.append(_("profil belum memuat templatnya"))
    out.text(" · ".join(notes), indent="    ")
    for each in slot.issued:
        state = paper_state(session.workspace, each)
        words = _("terbit {day} {number} · {file} ({state})").format(
            day=short_day(each.at), number=each.number, file=each.file, state=state
        )
        out.text(words, indent="      ", first="    - ")


# --- preview and issue -----------------------------------------------------------------------


def preview(session: Session, args: argparse.Namespace) -> int:
    """Print a paper as it would leave now, or write it as a draft; nothing is recorded."""
    _reveal(session, args)
    draft = draft_paper(session.workspace, args.number, _wanted(args))
    if args.output or args.format:
        return _write_draft(session, args, draft)
    from etik_tui.documents.text import text_lines

    if session.as_json:
        body = {**_draft_body(draft), "lines": text_lines(draft.paper)}
        session.out.data("form-preview", body)
        return 0
    _say_missing(session, draft)
    if draft.earlier:
        last = draft.earlier[-1]
        said = _("Sudah terbit {day} dengan nomor {number}.")
        session.out.talk(said.format(day=short_day(last.at), number=last.number or "-"))
    session.out.lines(text_lines(draft.paper, session.out.width))
    return 0


def _draft_body(draft: Draft) -> dict[str, object]:
    return {
        "form": draft.form.id,
        "title": draft.form.title,
        "party": draft.party,
        "act": draft.act.version if draft.act else None,
        "dated": draft.on,
        "letter": draft.number,
        "numbered": draft.numbered,
        "missing": [_gap_body(draft, name) for name in draft.missing],
    }


def _gap_body(draft: Draft, name: str) -> dict[str, object]:
    return {"field": name, "choices": form_choices(draft.form, name)}


def _say_missing(session: Session, draft: Draft) -> None:
    if not draft.missing:
        return
    session.out.talk(
        _("Isian yang belum ada; isi dengan --set, atau tercetak sebagai titik-titik:")
    )
    for name in draft.missing:
        choices = form_choices(draft.form, name)
        words = f"{name} ({' / '.join(choices)})" if choices else name
        session.out.talk_text(words, indent="    ", first="  - ")


def _write_draft(session: Session, args: argparse.Namespace, draft: Draft) -> int:
    from etik_tui.documents.block import Banner
    from etik_tui.documents.render import Format, render

    banner = Banner(text=_("KONSEP – belum diterbitkan"))
    paper = replace(draft.paper, blocks=(banner, *draft.paper.blocks))
    format = Format(_format(args))
    content = render(paper, format)
    if args.output == STDOUT:
        session.out.file(content)
        return 0
    path = _put(session, args, content, draft, format.value)
    _say_missing(session, draft)
    if session.as_json:
        session.out.data("form-preview", {**_draft_body(draft), "path": str(path)})
    else:
        session.out.line(str(path))
    return 0


def _put(
    session: Session, args: argparse.Namespace, content: bytes, draft: Draft, suffix: str
) -> Path:
    from etik_tui.casework.office import write_whole
    from etik_tui.casework.outbox import destination
    from etik_tui.exports.file_name import file_name

    given = Path(args.output).expanduser() if args.output else None
    name = file_name(draft.form.id, draft.party, draft.number, suffix=suffix)
    path = destination(session.workspace, name, given)
    write_whole(path, content)
    return path


def issue_paper(session: Session, args: argparse.Namespace) -> int:
    """Issue a paper; its missing fields are said before."""
    from etik_tui.casework.letter import issue
    from etik_tui.documents.render import Format

    if args.output == STDOUT:
        raise InputError(
            _("Surat yang terbit disimpan sebagai berkas"),
            where="-o",
            remedy=_("Sebutkan nama berkas, atau tanpa -o."),
        )
    wanted, workspace = _wanted(args), session.workspace
    _reveal(session, args)
    draft = draft_paper(workspace, args.number, wanted)
    _say_missing(session, draft)
    issued = issue(
        workspace,
        args.number,
        wanted,
        format=Format(_format(args)),
        manual=args.letter,
        reason=args.reason,
        strict=args.strict,
        seen=args.seen,
    )
    document = issued.document
    copy = ""
    if args.output:
        final = replace(draft, number=document.number)
        copy = str(_put(session, args, issued.path.read_bytes(), final, document.format))
    if session.as_json:
        body = {
            "id": issued.recorded.case.id,
            "number": issued.recorded.case.number,
            "version": issued.recorded.case.version,
            "form": document.form,
            "party": document.party,
            "path": str(issued.path),
            "copy": copy,
            "document": document_body(session, document),
        }
        session.out.data("form-issued", body)
        return 0
    said = _("{title}, nomor {number}") if document.number else "{title}"
    session.out.text(said.format(title=draft.form.title, number=document.number))
    session.out.line(copy or str(issued.path))
    session.out.talk(
        _("Kode jurnal {code} · sha256 {sum}").format(code=document.code, sum=document.sha256)
    )
    return int(ExitCode.DONE)
