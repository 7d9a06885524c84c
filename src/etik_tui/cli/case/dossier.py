"""`etik case dossier|chronology|verify-dossier`: a whole case as files."""

import argparse
from pathlib import Path

from etik_tui.casework.access_trail import reveal
from etik_tui.casework.dossier import (
    Bundled,
    DossierFormat,
    chronology_content,
    export_chronology,
    export_dossier,
)
from etik_tui.cli.grammar import Parsers, add_number, add_verb
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError, reason_of
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.locale import _

STDOUT = "-"
INTERRUPTED = 130


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    about = _("tulis seluruh berkas perkara, atau versi tanpa identitas")
    parser = add_verb(verbs, "dossier", dossier, about, reads=True)
    _add_options(parser, [each.value for each in DossierFormat])
    parser.add_argument(
        "--allow-missing",
        action="store_true",
        help=_("berhasil juga bila ada berkas yang hilang atau berubah"),
    )
    about = _("tulis kronologi perkara")
    parser = add_verb(verbs, "chronology", show_chronology, about, reads=True)
    _add_options(parser, [each.value for each in ChronologyFormat])
    about = _("periksa bundel berkas perkara terhadap manifesnya")
    parser = add_verb(verbs, "verify-dossier", verify, about, reads=True)
    parser.add_argument("file", metavar="BERKAS.zip", type=Path, help=_("bundel yang diperiksa"))


def _add_options(parser: argparse.ArgumentParser, formats: list[str]) -> None:
    add_number(parser)
    add = parser.add_argument
    add("--format", choices=formats, help=_("bawaan: menurut akhiran berkas, atau pdf"))
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--redacted",
        action="store_true",
        help=_("tanpa identitas pelapor, saksi dan korban; bawaan bagi perkara sensitif"),
    )
    how.add_argument(
        "--full", action="store_true", help=_("lengkap, juga bagi perkara yang sensitif")
    )
    add("--reveal", metavar="ALASAN", help=_("buka identitas pelapor; alasannya dicatat"))
    add(
        "-o",
        "--output",
        metavar="TUJUAN",
        help=_("berkas atau folder; bawaan: kotak keluar; - (kronologi) ke keluaran standar"),
    )


def _whole(args: argparse.Namespace) -> bool | None:
    return True if args.full else False if args.redacted else None


def _given(args: argparse.Namespace) -> Path | None:
    return Path(args.output).expanduser() if args.output else None


def _format(args: argparse.Namespace, known: list[str]) -> str:
    ending = Path(args.output or "").suffix.lower().lstrip(".")
    usual = ending if ending in known else "pdf"
    return str(args.format or usual)


def dossier(session: Session, args: argparse.Namespace) -> int:
    """Write the dossier of a case; says where it is and which files are not as they were."""
    from etik_tui.cli.progress import ProgressBar, interruptible

    if args.output == STDOUT:
        raise InputError(
            _("Berkas perkara tidak ditulis ke keluaran standar"), where="-o", remedy=""
        )
    _reveal(session, args)
    form = DossierFormat(_format(args, [each.value for each in DossierFormat]))
    with interruptible() as pressed:
        done = export_dossier(
            session.workspace,
            args.number,
            form,
            whole=_whole(args),
            given=_given(args),
            progress=ProgressBar(),
            cancel=pressed,
        )
    if done is None:
        session.out.talk(_("Dihentikan; tidak ada yang ditulis."))
        return INTERRUPTED
    _tell(session, done)
    return int(ExitCode.REFUSED if done.faults and not args.allow_missing else ExitCode.DONE)


def _reveal(session: Session, args: argparse.Namespace) -> None:
    if args.reveal is not None:
        reveal(session.workspace, args.number, reason=args.reveal)


def _tell(session: Session, done: Bundled) -> None:
    out = session.out
    if session.as_json:
        body = {"path": str(done.path), "redacted": done.redacted, "faults": list(done.faults)}
        out.data("bundle", body)
    else:
        out.line(str(done.path))
    if done.redacted:
        out.talk_text(
            _(
                "Versi disamarkan: yang diketahui program sudah dihapus. Nama panggilan dan isi "
                "cerita tidak dikenalinya; baca dahulu sebelum diserahkan."
            )
        )
    for each in done.faults:
        out.talk_text(each, indent="    ", first="  - ")


def show_chronology(session: Session, args: argparse.Namespace) -> int:
    """Write the chronology of a case, or print it."""
    _reveal(session, args)
    workspace, whole = session.workspace, _whole(args)
    if session.as_json or args.output == STDOUT:
        known = [each.value for each in ChronologyFormat]
        name = "json" if session.as_json else str(args.format or "txt")
        form = ChronologyFormat(name if name in known else "txt")
        session.out.file(chronology_content(workspace, args.number, form, whole=whole))
        return int(ExitCode.DONE)
    form = ChronologyFormat(_format(args, [each.value for each in ChronologyFormat]))
    _tell(session, export_chronology(workspace, args.number, form, whole=whole, given=_given(args)))
    return int(ExitCode.DONE)


def verify(session: Session, args: argparse.Namespace) -> int:
    """Compare a bundle with its manifest; needs no workspace."""
    from etik_tui.exports.manifest import verified

    path = args.file.expanduser()
    try:
        with path.open("rb") as file:
            count, found = verified(file, str(path))
    except OSError as error:
        what = _("Berkas tidak dapat dibuka: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(path)) from error
    if session.as_json:
        difference = {"name": found.name, "what": found.what} if found else None
        body = {"file": str(path), "listed": count, "difference": difference}
        session.out.data("dossier-check", body)
    elif found:
        session.out.text(f"{found.name}: {found.what}")
    else:
        session.out.line(_("{n} berkas sesuai manifes.").format(n=count))
    return int(ExitCode.REFUSED if found else ExitCode.DONE)
