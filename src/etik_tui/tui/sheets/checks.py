"""Checks: the checklists, and what is still wanted before the case is closed."""

from collections.abc import Iterator

from etik_tui.locale import _
from etik_tui.procedure.check import check_closing, check_report
from etik_tui.procedure.checklist import Answered, Item, checklist
from etik_tui.procedure.situation import Situation
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.findings import finding_lines
from etik_tui.tui.sheets.naming import subject_names


def check_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield the report's completeness, every checklist, and the findings before closing."""
    names = subject_names(desk, situation.case)
    yield heading(_("Kelengkapan laporan"))
    yield from finding_lines(check_report(situation), names)
    yield BLANK
    items = checklist(situation)
    for rule in situation.profile.checklists:
        own = [item for item in items if item.task.role == rule.role]
        if own:
            done = sum(item.is_done for item in own)
            yield heading(
                rule.title, _("{done}/{all} · Enter: centang").format(done=done, all=len(own))
            )
            for item in own:
                yield from _item(item)
            yield BLANK
    yield heading(_("Sebelum ditutup"))
    closing = check_closing(situation)
    yield from finding_lines(closing, names)
    if not closing:
        yield line((_("Teks tidak mengatur penutupan."), Tone.DIM), indent=1)


def _item(item: Item) -> Iterator[Line]:
    mark = {
        Answered.BY_HAND: ("[✓] ", Tone.GOOD),
        Answered.BY_FACTS: ("[=] ", Tone.GOOD),
        Answered.OPEN: ("[ ] ", Tone.ACCENT),
    }[item.answered]
    yield line(
        mark,
        item.task.text,
        (f"  {item.task.cite}", Tone.DIM),
        hang=4,
        indent=1,
        key=f"task:{item.task.id}",
    )
    if item.answered is Answered.BY_FACTS:
        yield line((_("terjawab dari fakta: {why}").format(why=item.why), Tone.DIM), indent=5)
    elif item.why:
        yield line((item.why, Tone.DIM), indent=5)
