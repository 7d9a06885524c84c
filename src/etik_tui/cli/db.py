"""`etik db reindex`: compute the lists anew from the facts."""

import argparse
from collections.abc import Iterator

from etik_tui.casework.indexing import case_row
from etik_tui.casework.recomputation import recompute
from etik_tui.casework.workspace import Workspace
from etik_tui.cli.grammar import add_noun, add_verb
from etik_tui.cli.session import Session
from etik_tui.domain.case import fold
from etik_tui.domain.fact import CaseRegistered
from etik_tui.journal.row import CaseRow
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    add_verb(verbs, "reindex", reindex, _("susun ulang indeks dari fakta"))


def reindex(session: Session, args: argparse.Namespace) -> int:
    """Replace the index by what the facts and today's profiles give."""
    del args
    # Dates that a new calendar moves are kept as facts before the index forgets them.
    recompute(session.workspace)
    count = session.workspace.journal.reindex(_rows(session.workspace))
    if session.as_json:
        session.out.data("reindex", {"cases": count})
        return 0
    session.out.line(_("Indeks {n} perkara disusun ulang.").format(n=count))
    return 0


def _rows(workspace: Workspace) -> Iterator[CaseRow]:
    for entries in workspace.journal.all_entries():
        if entries and isinstance(entries[0].fact, CaseRegistered):
            yield case_row(workspace, fold(entries[0].case, entries))
