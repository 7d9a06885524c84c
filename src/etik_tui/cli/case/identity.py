"""`etik case reveal|link`: who reported, and who in a case is a person of the office."""

import argparse

from etik_tui.casework.access_trail import reveal
from etik_tui.casework.restriction import link_account
from etik_tui.casework.veil import REPORTERS
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.locale import _


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(verbs, "reveal", show_reporters, _("lihat identitas pelapor; dicatat"))
    add_number(parser)
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa"))
    parser = add_verb(verbs, "link", link, _("nyatakan pihak ini pengguna kantor, atau bukan"))
    add_number(parser)
    parser.add_argument("who", metavar="PIHAK", help=_("id pihak; dengan --seat id anggota"))
    parser.add_argument("account", metavar="AKUN", help=_("akun orang kantor"))
    parser.add_argument("--seat", action="store_true", help=_("anggota Majelis, bukan pihak"))
    parser.add_argument("--other", action="store_true", help=_("orang lain yang senama"))
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa"))
    add_seen(parser)


def show_reporters(session: Session, args: argparse.Namespace) -> int:
    """Print who reported a case; that they were looked at is kept."""
    case = reveal(session.workspace, args.number, reason=args.reason)
    found = [each for each in case.parties if each.role in REPORTERS]
    if session.as_json:
        reporters = [
            {
                "id": each.id,
                "role": each.role,
                "name": each.person.name,
                "nip": each.person.nip,
                "nik": each.person.nik,
                "address": each.person.address,
            }
            for each in found
        ]
        body = {"id": case.id, "number": case.number, "reporters": reporters}
        session.out.data("reporters", body)
        return 0
    for each in found:
        person = each.person
        parts = (person.name, person.nip, person.nik, person.position, person.address)
        words = " · ".join(part for part in parts if part)
        session.out.text(words, indent=" " * 16, first=f"{each.id:<4}{each.role.value:<12}")
    if not found:
        session.out.talk(_("Perkara ini tidak mempunyai pelapor."))
    return 0


def link(session: Session, args: argparse.Namespace) -> int:
    """Say that somebody in a case is a person of the office, or only bears the same name."""
    recorded = link_account(
        session.workspace,
        args.number,
        args.account,
        party="" if args.seat else args.who,
        seat=args.who if args.seat else "",
        same=not args.other,
        reason=args.reason,
        seen=args.seen,
    )
    return print_recorded(session, recorded)
