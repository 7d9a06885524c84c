"""`etik checklist show|tick|untick`: what is done and what is open, per role and stage."""

import argparse

from etik_tui.casework import casefile
from etik_tui.cli.grammar import add_noun, add_number, add_seen, add_verb
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.locale import _
from etik_tui.procedure.checklist import Answered, Item, checklist


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "show", show, _("daftar periksa sebuah perkara"), reads=True)
    add_number(verb)
    verb.add_argument("--role", metavar="PERAN", default="", help=_("hanya peran ini"))
    verb.add_argument("--stage", metavar="TAHAP", default="", help=_("hanya tahap ini"))
    verb.add_argument("--open", action="store_true", help=_("hanya yang belum terjawab"))
    for name, run, about in (
        ("tick", tick, _("centang satu butir")),
        ("untick", untick, _("cabut centang satu butir")),
    ):
        verb = add_verb(verbs, name, run, about)
        add_number(verb)
        verb.add_argument("item", metavar="BUTIR", help=_("id butir"))
        if name == "tick":
            verb.add_argument("--note", metavar="CATATAN", default="", help=_("catatan"))
        add_seen(verb)


def show(session: Session, args: argparse.Namespace) -> int:
    """Print the items with how they were answered."""
    case = session.workspace.case(args.number)
    situation = session.workspace.situation(case)
    items = [
        item
        for item in checklist(situation, args.role, args.stage)
        if not (args.open and item.is_done)
    ]
    if session.as_json:
        body = [_body(item) for item in items]
        session.out.data("checklist", {"id": case.id, "number": case.number, "items": body})
        return 0
    titles = {each.role: each.title for each in situation.profile.checklists}
    role = ""
    for item in items:
        if item.task.role != role:
            if role:
                session.out.line()
            role = item.task.role
            session.out.text(titles.get(role, role))
        _print(session, item)
    if not items:
        session.out.talk(_("Tidak ada butir yang cocok."))
        return 0
    done = sum(item.is_done for item in items)
    session.out.line()
    session.out.line(_("{done} dari {n} butir terjawab").format(done=done, n=len(items)))
    return 0


def _print(session: Session, item: Item) -> None:
    mark = "[x]" if item.is_done else "[ ]"
    out = session.out
    out.text(f"{item.task.text} ({item.task.cite})", indent="      ", first=f"  {mark} ")
    detail = item.task.id
    if item.answered is Answered.BY_FACTS:
        detail += _(" · terjawab dari fakta: {why}").format(why=item.why)
    elif item.answered is Answered.BY_HAND and item.why:
        detail += f" · {item.why}"
    out.text(detail, indent="      ")


def _body(item: Item) -> dict[str, object]:
    task = item.task
    return {
        "id": task.id,
        "text": task.text,
        "cite": task.cite,
        "role": task.role,
        "stage": task.stage,
        "kind": task.kind,
        "answered": item.answered,
        "why": item.why,
    }


def tick(session: Session, args: argparse.Namespace) -> int:
    """Tick an item by hand."""
    recorded = casefile.tick(session.workspace, args.number, args.item, args.note, seen=args.seen)
    return print_recorded(session, recorded)


def untick(session: Session, args: argparse.Namespace) -> int:
    """Take a tick back."""
    recorded = casefile.untick(session.workspace, args.number, args.item, seen=args.seen)
    return print_recorded(session, recorded)
