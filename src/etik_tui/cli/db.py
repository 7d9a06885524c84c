"""`etik db`: compute the lists anew, move to another database, and say who sees what there."""

import argparse

from etik_tui.casework import recomputation
from etik_tui.cli.grammar import add_noun, add_verb
from etik_tui.cli.progress import ProgressBar
from etik_tui.cli.session import Session
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    from etik_tui.cli import db_copy, db_role

    verbs = add_noun(parser)
    add_verb(verbs, "reindex", reindex, _("susun ulang indeks dari fakta"))
    copy = add_verb(verbs, "copy", db_copy.copy, _("salin seluruh jurnal ke basis data lain"))
    copy.add_argument(
        "target", metavar="TUJUAN", help=_("berkas baru, atau postgresql://… yang masih kosong")
    )
    roles = _("akun basis data yang boleh melihat atau mencatat")
    add_verb(verbs, "roles", db_role.list_roles, roles, reads=True)
    for name, run, about in (
        ("grant", db_role.grant, _("beri akun basis data hak atas perkara satu profil")),
        ("revoke", db_role.revoke, _("cabut hak itu")),
    ):
        verb = add_verb(verbs, name, run, about)
        verb.add_argument("--role", metavar="AKUN", required=True, help=_("akun di server"))
        verb.add_argument("--institution", metavar="ID", required=True, help=_("id profil"))
        verb.add_argument(
            "--print",
            dest="only_printed",
            action="store_true",
            help=_("cetak perintah SQL-nya saja, untuk pengelola server"),
        )
        if name == "grant":
            only = _("hanya melihat, tidak mencatat")
            verb.add_argument("--read-only", action="store_true", help=only)


def reindex(session: Session, args: argparse.Namespace) -> int:
    """Replace the index by what the facts and today's profiles give."""
    del args
    # Dates that a new calendar moves are kept as facts before the index forgets them.
    with ProgressBar() as bar:
        recomputation.recompute(session.workspace, bar)
    with ProgressBar() as bar:
        count = recomputation.reindex(session.workspace, bar)
    if session.as_json:
        session.out.data("reindex", {"cases": count})
        return 0
    session.out.line(_("Indeks {n} perkara disusun ulang.").format(n=count))
    return 0
