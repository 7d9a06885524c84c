"""`etik checklist export`: checklists as files, of one case or of many at once."""

import argparse
from pathlib import Path

from etik_tui.casework.checklist_export import (
    Exported,
    case_ids,
    checklist_content,
    export_checklist,
    export_checklists,
)
from etik_tui.cli.grammar import STDOUT, Parsers, add_verb
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError
from etik_tui.exports.checklist import Wanted
from etik_tui.exports.checklist_file import ChecklistFormat
from etik_tui.journal.row import RowQuery
from etik_tui.locale import _

INTERRUPTED = 130
SHOWN = 10


def describe(verbs: Parsers) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "export", export, _("tulis daftar periksa ke berkas"), reads=True)
    add = parser.add_argument
    add("numbers", metavar="NOMOR", nargs="*", help=_("nomor perkara, satu atau beberapa"))
    add("--all", action="store_true", help=_("semua perkara"))
    add("--profile", metavar="ID", help=_("dengan --all: hanya perkara profil ini"))
    add(
        "--standing",
        metavar="TAHAP",
        help=_("dengan --all: hanya perkara yang berada pada tahap ini"),
    )
    add("--role", metavar="PERAN", default="", help=_("hanya butir peran ini"))
    add("--stage", metavar="TAHAP", default="", help=_("hanya butir tahap ini"))
    add("--open", action="store_true", help=_("hanya butir yang belum terjawab"))
    add(
        "--format",
        choices=[each.value for each in ChecklistFormat],
        help=_("bawaan: menurut akhiran berkas, atau pdf"),
    )
    add(
        "-o",
        "--output",
        metavar="TUJUAN",
        help=_("berkas, folder, atau .zip; - ke keluaran standar; bawaan: kotak keluar"),
    )


def export(session: Session, args: argparse.Namespace) -> int:
    """Write checklists; says where they are."""
    if bool(args.numbers) == args.all:
        raise InputError(
            _("Sebutkan nomor perkara, atau --all"), where="etik checklist export", remedy=""
        )
    given = Path(args.output).expanduser() if args.output else None
    wanted = Wanted(role=args.role, stage=args.stage, only_open=args.open)
    if args.all or len(args.numbers) > 1:
        return _export_many(session, args, wanted, given)
    workspace, form = session.workspace, _format(args)
    if args.output == STDOUT:
        case = workspace.case(args.numbers[0])
        session.out.file(checklist_content(workspace, case, form, wanted))
        return int(ExitCode.DONE)
    path = export_checklist(workspace, args.numbers[0], form, wanted=wanted, given=given)
    return _tell(session, Exported(path=path, files=1))


def _export_many(
    session: Session, args: argparse.Namespace, wanted: Wanted, given: Path | None
) -> int:
    from etik_tui.cli.progress import ProgressBar, interruptible

    if args.output == STDOUT:
        raise InputError(_("Banyak berkas tidak muat di keluaran standar"), where="-o")
    workspace = session.workspace
    ids = (
        tuple(case_ids(workspace, RowQuery(institution=args.profile, stage=args.standing)))
        if args.all
        else tuple(workspace.case_id(number) for number in args.numbers)
    )
    bar = ProgressBar()
    with interruptible() as pressed:
        done = export_checklists(
            workspace,
            ids,
            _format(args),
            wanted=wanted,
            given=given,
            progress=bar,
            cancel=pressed,
        )
    if done.cancelled:
        bar.close()
    return _tell(session, done)


def _format(args: argparse.Namespace) -> ChecklistFormat:
    if args.format:
        return ChecklistFormat(args.format)
    ending = Path(args.output or "").suffix.lower().lstrip(".")
    known = {each.value for each in ChecklistFormat}
    return ChecklistFormat(ending) if ending in known else ChecklistFormat.PDF


def _tell(session: Session, done: Exported) -> int:
    out = session.out
    if session.as_json:
        body = {
            "path": str(done.path),
            "files": done.files,
            "cancelled": done.cancelled,
            "skipped": [{"case": case, "why": why} for case, why in done.skipped],
        }
        out.data("export", body)
    else:
        out.line(str(done.path))
        if done.files != 1 or done.cancelled:
            out.talk(_("{n} berkas ditulis.").format(n=done.files))
        for case, why in done.skipped[:SHOWN]:
            out.talk_text(f"{case}: {why}", indent="    ", first="  - ")
        if len(done.skipped) > SHOWN:
            out.talk(_("… dan {n} lagi tidak ditulis").format(n=len(done.skipped) - SHOWN))
    if done.cancelled:
        out.talk(_("Dihentikan."))
        return INTERRUPTED
    return int(ExitCode.REFUSED if done.skipped else ExitCode.DONE)
