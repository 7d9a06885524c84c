"""`etik db grant`, `revoke`, `roles`: which role of the database server sees which cases."""

import argparse
from collections.abc import Iterable
from contextlib import closing

from etik_tui.casework.opening import journal_place
from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.journal.engine import Engine
from etik_tui.journal.open import open_engine
from etik_tui.locale import _


def grant(session: Session, args: argparse.Namespace) -> int:
    """Give a role the right to see, and unless told otherwise to record, an institution's cases."""
    place = _server(session)
    from etik_tui.journal.postgres_role import RoleRight, give, grant_statements, make_statement

    right = RoleRight(role=args.role, institution=args.institution, writes=not args.read_only)
    if args.only_printed:
        return _printed(session, (make_statement(right.role), *grant_statements(right)))
    with closing(open_engine(place)) as engine:
        engine.write(lambda db: give(db, right), quiet=True)
        return _listed(session, engine)


def revoke(session: Session, args: argparse.Namespace) -> int:
    """Take a right away; sessions that are open lose it at their next question."""
    place = _server(session)
    from etik_tui.journal.postgres_role import revoke_statements, take

    if args.only_printed:
        return _printed(session, revoke_statements(args.role, args.institution))
    with closing(open_engine(place)) as engine:
        engine.write(lambda db: take(db, args.role, args.institution), quiet=True)
        return _listed(session, engine)


def list_roles(session: Session, args: argparse.Namespace) -> int:
    """List which role may read or write which institution."""
    del args
    with closing(open_engine(_server(session))) as engine:
        return _listed(session, engine)


def _server(session: Session) -> str:
    session.administer()
    session.administer()
    place = journal_place(session.folder, session.database)
    if isinstance(place, str) and place.startswith(("postgresql://", "postgres://")):
        return place
    raise InputError(
        _("Jurnal ini berupa berkas; siapa yang melihat apa di server tidak berlaku baginya"),
        where="--database",
        remedy=_("Hak orang diatur dengan `etik access`; pindah ke server dengan `etik db copy`."),
    )


def _listed(session: Session, engine: Engine) -> int:
    from etik_tui.journal.postgres_role import rights

    with engine.reading() as db:
        found = rights(db)
    if session.as_json:
        session.out.data("roles", {"roles": found})
        return 0
    session.out.table(
        (_("AKUN"), _("PROFIL"), _("HAK")),
        [
            (
                each.role,
                each.institution or _("(kantor)"),
                _("mencatat") if each.writes else _("melihat"),
            )
            for each in found
        ],
    )
    return 0


def _printed(session: Session, statements: Iterable[str]) -> int:
    for statement in statements:
        session.out.line(f"{statement};")
    return 0
