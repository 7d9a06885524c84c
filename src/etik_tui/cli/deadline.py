"""`etik deadline list|why`: the time limits of a case, and how each date comes about."""

import argparse
from difflib import get_close_matches

from etik_tui.cli.deadline_why import explanation_body, print_explanation
from etik_tui.cli.dueword import status_words
from etik_tui.cli.factword import party_mark
from etik_tui.cli.grammar import add_noun, add_number, add_verb
from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.deadline import Status, deadlines
from etik_tui.procedure.explain import explain
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Deadline


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "list", list_deadlines, _("semua tenggat sebuah perkara"), reads=True)
    add_number(verb)
    verb = add_verb(verbs, "why", why, _("mengapa sebuah tenggat jatuh di sana"), reads=True)
    add_number(verb)
    verb.add_argument("id", metavar="TENGGAT", help=_("id atau kode tenggat"))
    verb.add_argument("--party", metavar="PIHAK", help=_("hanya bagi terlapor ini"))


def list_deadlines(session: Session, args: argparse.Namespace) -> int:
    """Print every time limit of a case as it stands."""
    case = session.workspace.case(args.number)
    states = deadlines(session.workspace.situation(case))
    if session.as_json:
        body = {"id": case.id, "number": case.number, "deadlines": states}
        session.out.data("deadlines", body)
        return 0
    if not states:
        session.out.line(_("Teks tidak mengatur tenggat."))
        return 0
    rows = []
    for state in states:
        start = short_day(state.anchor) if state.anchor else "-"
        last = state.due or state.earliest
        due = short_day(last) if last else "-"
        mark = "~" if state.provisional else ""
        name = state.id + party_mark(case, state.party)
        rows.append((name, start, mark + due, status_words(state), state.cite))
    head = (_("Tenggat"), _("Dihitung dari"), _("Batas"), _("Keadaan"), _("Dasar"))
    session.out.table(head, rows, flex=4)
    if any(state.provisional for state in states):
        session.out.line(_("~ sementara: kalender tahun itu belum ditetapkan"))
    if any(state.status is Status.OVERDUE for state in states):
        session.out.talk(_("Ada tenggat yang lewat."))
    return 0


def why(session: Session, args: argparse.Namespace) -> int:
    """Print everything behind one date: rule, reading, counting, room, and what follows a lapse."""
    case = session.workspace.case(args.number)
    situation = session.workspace.situation(case)
    rule = _rule(situation, args.id)
    parties = situation.parties(rule.per)
    if args.party is not None:
        if args.party not in parties:
            raise InputError(
                _("Tenggat ini tidak berlaku bagi pihak {id}").format(id=args.party[:60]),
                where=case.number,
                remedy=_("Pilihan: {known}.").format(known=", ".join(filter(None, parties)) or "-"),
            )
        parties = (args.party,)
    found = [explain(situation, rule, party) for party in parties]
    if session.as_json:
        body = [explanation_body(each) for each in found]
        session.out.data("deadline", {"id": case.id, "number": case.number, "explanations": body})
        return 0
    for place, each in enumerate(found):
        if place:
            session.out.line()
        print_explanation(session.out, situation, each)
    return 0


def _rule(situation: Situation, wanted: str) -> Deadline:
    rules = situation.profile.deadlines
    for rule in rules:
        if wanted == rule.id or (rule.code and wanted.casefold() == rule.code.casefold()):
            return rule
    near = get_close_matches(wanted, [rule.id for rule in rules], n=1)
    known = ", ".join(rule.id for rule in rules) or _("Teks tidak mengatur tenggat")
    raise InputError(
        _("Tenggat “{id}” tidak dikenal").format(id=wanted[:60]),
        where=situation.case.number,
        remedy=_("Maksud Anda “{near}”?").format(near=near[0])
        if near
        else _("Pilihan: {known}.").format(known=known),
    )
