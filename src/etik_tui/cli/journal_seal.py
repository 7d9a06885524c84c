"""`etik journal key|checkpoint|code`: what shows later that the journal still says the same."""

import argparse

from etik_tui.casework.checkpointing import create_key as make_office_key
from etik_tui.casework.checkpointing import seal
from etik_tui.cli.session import Session
from etik_tui.domain.case import Case
from etik_tui.errors import ExitCode, InputError
from etik_tui.locale import _


def create_key(session: Session, args: argparse.Namespace) -> int:
    """Make the key of the office and print its line for those who will check."""
    del args
    made = make_office_key(session.workspace)
    if session.as_json:
        session.out.data("signer", {"key": made.path, "signer": made.signer})
        return 0
    session.out.line(made.signer)
    session.out.talk_text(
        _(
            "Kunci kantor di {path}. Simpan salinannya di tempat aman; cadangan tidak memuatnya."
        ).format(path=made.path)
    )
    session.out.talk_text(
        _("Baris di atas ialah daftar penanda tangan: simpan juga di luar mesin ini.")
    )
    return 0


def seal_journal(session: Session, args: argparse.Namespace) -> int:
    """Sign the ends of all chains and print the short code and the files."""
    made = seal(session.workspace, args.key)
    known = made.checkpoint
    if session.as_json:
        body = {
            "code": known.code,
            "root": known.root,
            "chains": len(known.heads),
            "made": known.made,
            "file": made.path,
            "signature": made.signature,
        }
        session.out.data("checkpoint", body)
        return 0
    session.out.line(known.code)
    session.out.talk_text(
        _("{n} rantai ditandatangani. Simpan kedua berkas ini juga di luar mesin ini:").format(
            n=len(known.heads)
        )
    )
    session.out.talk(f"  {made.path}")
    session.out.talk(f"  {made.signature}")
    return 0


def code(session: Session, args: argparse.Namespace) -> int:
    """Print the short code of a case, or compare one that a paper bears; status 1 if it differs."""
    from etik_tui.casework.paper_draft import journal_code

    case = session.workspace.case(args.number)
    same = True if args.check is None else _is_of(case, args.check)
    if session.as_json:
        body = {"number": case.number, "code": journal_code(case), "same": same}
        session.out.data("code", body)
    elif args.check is None:
        session.out.line(journal_code(case))
    elif same:
        session.out.line(_("Cocok: jurnal masih memuat yang tercatat saat surat itu dibuat."))
    else:
        session.out.line(_("TIDAK cocok dengan jurnal perkara ini."))
        session.out.talk_text(_("Periksa ketikan dan nomor perkaranya, lalu: etik journal verify."))
    return 0 if same else int(ExitCode.REFUSED)


def _is_of(case: Case, given: str) -> bool:
    """Tell whether a code is that of the case when it had as many facts as the code says."""
    from etik_tui.casework.paper_draft import CODE

    version, _dash, digest = given.strip().partition("-")
    wanted = digest.replace("-", "").lower()
    if not version.isdecimal() or len(wanted) < CODE or set(wanted) - set("0123456789abcdef"):
        raise InputError(
            _("Ini bukan kode jurnal"),
            where=given[:60],
            remedy=_("Tulis seperti di kaki surat, misalnya 7-1A2B-3C4D-5E6F."),
        )
    at = int(version)
    return any(entry.version == at and entry.hash.startswith(wanted) for entry in case.entries)
