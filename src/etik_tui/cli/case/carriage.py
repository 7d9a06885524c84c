"""`etik case export|import`: a case to hand over, a case taken over, many reports at once."""

import argparse
from pathlib import Path

from etik_tui.casework.case_archive import (
    JSON,
    ZIP,
    CaseCarriage,
    export_case,
    import_case,
    is_case_archive,
)
from etik_tui.casework.report_batch import BatchRow, import_reports
from etik_tui.cli.grammar import Parsers, add_number, add_verb
from etik_tui.cli.progress import ProgressBar
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode
from etik_tui.locale import _


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(verbs, "export", export, _("tulis seluruh perkara ke arsip"))
    add_number(parser)
    about = _("json: fakta saja; zip: dengan bukti dan surat (bawaan)")
    parser.add_argument("--format", dest="kind", choices=(JSON, ZIP), default=ZIP, help=about)
    parser.add_argument(
        "-o", "--output", metavar="TEMPAT", type=Path, help=_("bawaan: kotak keluar")
    )
    parser.add_argument(
        "--reveal",
        metavar="ALASAN",
        default="",
        help=_("buka identitas pelapor; alasannya dicatat"),
    )
    parser = add_verb(
        verbs, "import", take_over, _("ambil arsip perkara, atau daftarkan banyak laporan")
    )
    parser.add_argument(
        "source", metavar="BERKAS", type=Path, help=_("arsip perkara, atau laporan .csv atau .json")
    )
    parser.add_argument("--profile", metavar="ID", help=_("profil laporan; bawaan: profil kantor"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("periksa laporan saja, tidak mencatat")
    )


def export(session: Session, args: argparse.Namespace) -> int:
    """Write a case to an archive; status 1 if files that its facts name are not whole."""
    done = export_case(session.workspace, args.number, args.kind, args.output, args.reveal)
    return _told(session, done, str(done.path))


def take_over(session: Session, args: argparse.Namespace) -> int:
    """Take over a case, or register many reports; status 1 if a row was refused."""
    if not is_case_archive(args.source):
        return _reports(session, args)
    done = import_case(session.workspace, args.source)
    return _told(session, done, done.number)


def _told(session: Session, done: CaseCarriage, line: str) -> int:
    missing = done.carried.missing
    status = int(ExitCode.REFUSED) if missing else 0
    if session.as_json:
        body = {
            "file": done.path,
            "id": done.id,
            "number": done.number,
            "version": done.version,
            "files": done.carried.files,
            "missing": missing,
        }
        session.out.data("case-carriage", body)
        return status
    session.out.line(line)
    session.out.talk_text(
        _("Perkara {number}: {n} fakta, {files} berkas; rantainya utuh.").format(
            number=done.number, n=done.version, files=done.carried.files
        )
    )
    for name in missing:
        words = _("tidak ada atau berubah: {name}").format(name=name)
        session.out.talk_text(words, indent="    ", first="  - ")
    return status


def _reports(session: Session, args: argparse.Namespace) -> int:
    bar = ProgressBar()
    found = import_reports(
        session.workspace, session.profile_id, args.source, trial=args.dry_run, progress=bar
    )
    status = int(ExitCode.REFUSED) if found.refused else 0
    if session.as_json:
        rows = [_body(row) for row in found.rows]
        session.out.data("batch", {"trial": found.trial, "rows": rows})
        return status
    for row in found.rows:
        if row.number:
            session.out.line(f"{row.number}  {row.title}")
        if row.problems:
            words = _("baris {row} ditolak: {title}").format(row=row.row, title=row.title or "-")
            session.out.text(words, indent="  ", first="")
        for problem in row.problems:
            session.out.text(str(problem), indent="    ", first="  - ")
    words = _("{good} laporan didaftarkan, {refused} ditolak.")
    if found.trial:
        words = _("{good} laporan dapat didaftarkan, {refused} ditolak; tidak ada yang dicatat.")
    good = len(found.rows) - len(found.refused)
    session.out.talk_text(words.format(good=good, refused=len(found.refused)))
    return status


def _body(row: BatchRow) -> dict[str, object]:
    problems = [
        {
            "what": each.what,
            "file": each.file,
            "line": each.line,
            "key": each.key,
            "remedy": each.remedy,
        }
        for each in row.problems
    ]
    return {"row": row.row, "title": row.title, "number": row.number, "problems": problems}
