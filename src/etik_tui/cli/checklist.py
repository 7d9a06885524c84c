"""`etik checklist show|tick|untick|export`: what is done and what is open, per role and stage."""

import argparse

from etik_tui.casework import ticking
from etik_tui.cli import checklist_export
from etik_tui.cli.factword import party_mark
from etik_tui.cli.grammar import add_noun, add_number, add_seen, add_verb
from etik_tui.cli.output import Output
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.domain.case import Case
from etik_tui.exports.checklist import (
    Wanted,
    checklist_body,
    checklist_sheet,
    reason_words,
)
from etik_tui.locale import _
from etik_tui.procedure.checklist import Item, progress
from etik_tui.procedure.completeness import Completeness, lack_words, summary_words


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "show", show, _("daftar periksa sebuah perkara"), reads=True)
    add_number(verb)
    verb.add_argument("--role", metavar="PERAN", default="", help=_("hanya peran ini"))
    verb.add_argument("--stage", metavar="TAHAP", default="", help=_("hanya tahap ini"))
    verb.add_argument("--open", action="store_true", help=_("hanya yang belum terjawab"))
    for name, run, about in (
        ("tick", tick, _("centang satu butir atau beberapa sekaligus")),
        ("untick", untick, _("cabut centang, dengan alasan")),
    ):
        verb = add_verb(verbs, name, run, about)
        add_number(verb)
        verb.add_argument("items", metavar="BUTIR", nargs="+", help=_("id butir"))
        if name == "tick":
            verb.add_argument("--note", metavar="CATATAN", default="", help=_("catatan"))
        else:
            verb.add_argument("--reason", metavar="ALASAN", default="", help=_("wajib diisi"))
        add_seen(verb)
    checklist_export.describe(verbs)


def show(session: Session, args: argparse.Namespace) -> int:
    """Print the items with how they were answered, and how complete the case is."""
    case = session.workspace.case(args.number)
    wanted = Wanted(role=args.role, stage=args.stage, only_open=args.open)
    sheet = checklist_sheet(session.workspace.situation(case), wanted)
    if session.as_json:
        session.out.data("checklist", checklist_body(sheet))
        return 0
    role = ""
    for item in sheet.items:
        if item.task.role != role:
            if role:
                session.out.line()
            role = item.task.role
            session.out.text(sheet.roles.get(role, role))
        _print(session, item)
    if not sheet.items:
        session.out.talk(_("Tidak ada butir yang cocok."))
    else:
        done = progress(sheet.items)
        session.out.line()
        session.out.line(_("{done} dari {n} butir terjawab").format(done=done.done, n=done.total))
    print_completeness(session.out, case, sheet.found)
    return 0


def _print(session: Session, item: Item) -> None:
    mark = "[x]" if item.is_done else "[ ]"
    out = session.out
    out.text(f"{item.task.text} ({item.task.cite})", indent="      ", first=f"  {mark} ")
    out.text(" · ".join((item.task.id, *reason_words(item))), indent="      ")


def print_completeness(out: Output, case: Case, found: Completeness) -> None:
    """Print how complete a case is, and every step that lacks something with its citation."""
    out.text(summary_words(found))
    for proof in found.lacking:
        party = party_mark(case, proof.party)
        words = "; ".join(lack_words(proof))
        title = f"{proof.milestone.title}{party} ({proof.milestone.cite})"
        out.text(f"{title}: {words}", indent="    ", first="  - ")


def tick(session: Session, args: argparse.Namespace) -> int:
    """Tick items by hand, all of them or none."""
    recorded = ticking.tick(session.workspace, args.number, args.items, args.note, seen=args.seen)
    return print_recorded(session, recorded)


def untick(session: Session, args: argparse.Namespace) -> int:
    """Take ticks back, all of them or none."""
    recorded = ticking.untick(
        session.workspace, args.number, args.items, reason=args.reason, seen=args.seen
    )
    return print_recorded(session, recorded)
