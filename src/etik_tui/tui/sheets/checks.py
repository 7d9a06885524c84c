"""Checks: the checklists, and what is still wanted before the case is closed."""

from collections.abc import Iterator

from etik_tui.locale import _
from etik_tui.procedure.check import check_closing, check_report
from etik_tui.procedure.checklist import checklist
from etik_tui.procedure.completeness import completeness
from etik_tui.procedure.situation import Situation
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.checklist import completeness_lines, role_lines
from etik_tui.tui.sheets.findings import finding_lines
from etik_tui.tui.sheets.naming import subject_names


def check_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield the report's completeness, the steps, every checklist, the findings before closing."""
    names = subject_names(desk, situation.case)
    yield heading(_("Kelengkapan laporan"))
    yield from finding_lines(check_report(situation), names)
    yield BLANK
    yield from completeness_lines(desk, situation, completeness(situation))
    yield BLANK
    yield line(
        (
            _("Enter: centang atau cabut · {key}: daftar periksa dengan saringan").format(
                key=desk.key("app.checklist", "3")
            ),
            Tone.DIM,
        )
    )
    yield from role_lines(situation.profile, checklist(situation))
    yield heading(_("Sebelum ditutup"))
    closing = check_closing(situation)
    yield from finding_lines(closing, names)
    if not closing:
        yield line((_("Teks tidak mengatur penutupan."), Tone.DIM), indent=1)
