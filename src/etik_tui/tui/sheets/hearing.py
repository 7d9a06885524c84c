"""Examination: the record of every sitting, and the hearings as recorded."""

from collections.abc import Iterator

from etik_tui.casework.examination import sittings
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import MilestoneKind
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.examination import pair_lines, sitting_name, state_lines
from etik_tui.tui.sheets.summons import event_lines

KINDS = frozenset({MilestoneKind.HEARING, MilestoneKind.RECORD})


def hearing_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield the record of each sitting, then the hearings and the acts that sign records."""
    case = situation.case
    found = sittings(case)
    yield heading(
        _("Tanya jawab BAP"),
        _("{key}: tanya jawab · Enter: perbaiki").format(key=desk.key("case.add", "t")),
    )
    if not found:
        yield line(
            (
                _("Belum ada. Tekan {key}; setiap pasangan langsung tersimpan.").format(
                    key=desk.key("case.add", "t")
                ),
                Tone.DIM,
            ),
            indent=1,
        )
    for place, sitting in enumerate(found):
        if place:
            yield BLANK
        yield line(
            (sitting_name(desk, case, sitting), Tone.HEAD),
            key=f"sitting:{sitting.party}:{sitting.session}",
        )
        yield from pair_lines(case, sitting)
        yield from state_lines(desk, situation, sitting)
    yield from _copies(situation)
    for milestone in situation.profile.milestones:
        events = case.recorded(milestone.id) if milestone.kind in KINDS else ()
        for event in events:
            yield BLANK
            yield heading(milestone.title, milestone.cite)
            yield from event_lines(situation, event, indent=1)


def _copies(situation: Situation) -> Iterator[Line]:
    rules = situation.profile.examination
    if rules is None:
        return
    yield BLANK
    words = rules.copies or _("Teks tidak mengatur")
    yield line(
        (_("Salinan BAP: "), Tone.DIM),
        words,
        (f"  {rules.copies_cite}" if rules.copies else "", Tone.DIM),
        hang=2,
    )
