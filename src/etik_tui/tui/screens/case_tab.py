"""The tabs of a case: their names, and what each shows."""

from collections.abc import Iterable

from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Line
from etik_tui.tui.sheets.checks import check_lines
from etik_tui.tui.sheets.chronology import chronology_lines
from etik_tui.tui.sheets.hearing import hearing_lines
from etik_tui.tui.sheets.limits import limit_lines
from etik_tui.tui.sheets.panel import panel_lines
from etik_tui.tui.sheets.papers import paper_lines
from etik_tui.tui.sheets.parties import party_lines
from etik_tui.tui.sheets.summary import summary_lines
from etik_tui.tui.sheets.summons import summons_lines
from etik_tui.tui.sheets.verdict import verdict_lines


def tab_names() -> tuple[tuple[str, str, str], ...]:
    """Return the tabs as (id, title, short title)."""
    return (
        ("ringkasan", _("Ringkasan"), _("Ringkasan")),
        ("kronologi", _("Kronologi"), _("Kronologi")),
        ("pihak", _("Pihak"), _("Pihak")),
        ("majelis", _("Majelis"), _("Majelis")),
        ("panggilan", _("Panggilan"), _("Panggilan")),
        ("bap", _("Pemeriksaan (BAP)"), _("BAP")),
        ("putusan", _("Putusan"), _("Putusan")),
        ("dokumen", _("Dokumen"), _("Dokumen")),
        ("tenggat", _("Tenggat"), _("Tenggat")),
        ("periksa", _("Periksa"), _("Periksa")),
    )


def tab_lines(tab: str, desk: Desk, case: Case, situation: Situation | None) -> Iterable[Line]:
    """Return what a tab shows; only four of them need no profile."""
    match tab:
        case "kronologi":
            return chronology_lines(desk, case)
        case "pihak":
            return party_lines(desk, case, situation.profile if situation else None)
        case "dokumen":
            return paper_lines(desk, case, situation)
        case _other if situation is None or tab == "ringkasan":
            return summary_lines(desk, case, situation)
        case _other:
            return _computed(tab, desk, situation)


def _computed(tab: str, desk: Desk, situation: Situation) -> Iterable[Line]:
    shows = {
        "majelis": panel_lines,
        "panggilan": summons_lines,
        "bap": hearing_lines,
        "putusan": verdict_lines,
        "tenggat": limit_lines,
        "periksa": check_lines,
    }
    return shows[tab](desk, situation)
