"""Examination: hearings as recorded, questions and answers of the BAP."""

from collections.abc import Iterator

from etik_tui.domain.person import Role
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import MilestoneKind
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.naming import party_name
from etik_tui.tui.sheets.summons import event_lines

KINDS = frozenset({MilestoneKind.HEARING, MilestoneKind.RECORD})


def hearing_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield questions and answers, then the hearings and records of them."""
    case = situation.case
    yield heading(_("Tanya jawab BAP"), _("t: tanya jawab baru · Enter: perbaiki"))
    if not case.questions:
        yield line(
            (_("Belum ada. Tekan t; setiap pasangan langsung tersimpan."), Tone.DIM), indent=1
        )
    several = len(case.with_role(Role.TERLAPOR)) > 1
    for number, each in enumerate(case.questions, start=1):
        whom = f" ({party_name(desk, case, each.party)})" if several else ""
        yield line(
            (f"{number:>3}. ", Tone.ACCENT),
            (each.question, Tone.BOLD),
            (whom, Tone.DIM),
            hang=5,
            key=f"question:{each.id}",
        )
        answer = each.answer or _("(belum dijawab)")
        yield line(answer, indent=5)
    for milestone in situation.profile.milestones:
        events = case.recorded(milestone.id) if milestone.kind in KINDS else ()
        for event in events:
            yield BLANK
            yield heading(milestone.title, milestone.cite)
            yield from event_lines(situation, event, indent=1)
