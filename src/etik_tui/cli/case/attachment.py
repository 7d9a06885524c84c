"""`etik case attach|reference`: another regulation's procedure as guidance."""

import argparse

from etik_tui.casework.attachment import attach_procedure, attached_steps
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.locale import _


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(verbs, "attach", attach, _("lampirkan prosedur rujukan dari profil lain"))
    add_number(parser)
    parser.add_argument("profile_id", metavar="PROFIL", help=_("id profil rujukan"))
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa dipilih"))
    add_seen(parser)
    about = _("langkah prosedur rujukan yang dilampirkan")
    parser = add_verb(verbs, "reference", reference, about, reads=True)
    add_number(parser)


def attach(session: Session, args: argparse.Namespace) -> int:
    """Record whose procedure guides a case, and why."""
    recorded = attach_procedure(
        session.workspace, args.number, args.profile_id, reason=args.reason, seen=args.seen
    )
    return print_recorded(session, recorded)


def reference(session: Session, args: argparse.Namespace) -> int:
    """Print the acts of the attached regulation, which are guidance and no duty."""
    case = session.workspace.case(args.number)
    steps = attached_steps(session.workspace, case.id)
    if session.as_json:
        body = [
            {
                "id": step.milestone.id,
                "title": step.milestone.title,
                "cite": step.milestone.cite,
                "actor": step.actor,
                "deadlines": [rule.id for rule in step.limits],
            }
            for step in steps
        ]
        profile = case.procedure.profile if case.procedure else ""
        head = {"id": case.id, "number": case.number, "profile": profile}
        session.out.data("reference", {**head, "steps": body})
        return 0
    if not steps:
        session.out.talk(_("Tidak ada prosedur rujukan yang dilampirkan."))
        return 0
    session.out.text(steps[0].label)
    for step in steps:
        session.out.text(f"{step.milestone.title} ({step.milestone.cite})", indent="  ")
        session.out.text(step.actor, indent="    ")
        for rule in step.limits:
            session.out.text(f"{rule.title}: {rule.quote or rule.cite}", indent="    ")
    return 0
