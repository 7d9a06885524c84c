"""`etik case sensitive|restrict`: who may open a case, and what lists show of it."""

import argparse

from etik_tui.casework.restriction import mark_sensitive, restrict_access
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.locale import _


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(verbs, "sensitive", sensitive, _("tandai perkara sensitif, atau cabut"))
    add_number(parser)
    parser.add_argument("--off", action="store_true", help=_("cabut tanda sensitif"))
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa"))
    add_seen(parser)
    parser = add_verb(verbs, "restrict", restrict, _("batasi siapa yang membuka perkara"))
    add_number(parser)
    parser.add_argument(
        "people", metavar="AKUN", nargs="*", help=_("akun yang boleh; kosong mencabut pembatasan")
    )
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa"))
    add_seen(parser)


def sensitive(session: Session, args: argparse.Namespace) -> int:
    """Mark a case as sensitive, or take the mark off."""
    recorded = mark_sensitive(
        session.workspace,
        args.number,
        sensitive=not args.off,
        reason=args.reason,
        seen=args.seen,
    )
    return print_recorded(session, recorded)


def restrict(session: Session, args: argparse.Namespace) -> int:
    """Let only some people open a case; nobody named lifts the restriction."""
    recorded = restrict_access(
        session.workspace, args.number, args.people, reason=args.reason, seen=args.seen
    )
    return print_recorded(session, recorded)
