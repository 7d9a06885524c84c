"""Papers: which are owed, issued and possible, each with the act that it evidences."""

from collections.abc import Iterator

from etik_tui.casework.paper_file import PaperState, paper_state
from etik_tui.casework.paper_list import PaperSlot, PaperStanding, papers
from etik_tui.domain.case import Case
from etik_tui.domain.fact import DocumentIssued
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.naming import party_name
from etik_tui.tui.wording import short_date


def paper_key(slot: PaperSlot) -> str:
    """Return the key of a paper's line: form, act, whom it concerns, the act's version."""
    act = slot.act.version if slot.act else 0
    return f"paper:{slot.form.id}:{slot.milestone}:{slot.party}:{act}"


def paper_lines(desk: Desk, case: Case, situation: Situation | None) -> Iterator[Line]:
    """Yield the papers owed, then those issued, then those that may be prepared."""
    if situation is None:
        yield heading(_("Surat terbit"))
        yield from _all_issued(desk, case)
        return
    slots = papers(situation)
    groups = (
        (PaperStanding.OWED, _("Belum terbit"), _("tindakannya sudah tercatat")),
        (PaperStanding.ISSUED, _("Terbit"), ""),
        (PaperStanding.POSSIBLE, _("Dapat disiapkan"), _("tindakannya belum tercatat")),
    )
    shown = [(each, [s for s in slots if s.standing is each[0]]) for each in groups]
    for place, ((_standing, title, note), members) in enumerate(e for e in shown if e[1]):
        if place:
            yield BLANK
        yield heading(title, note)
        for slot in members:
            yield from _slot(desk, situation, slot)
    if not slots:
        yield heading(_("Formulir peraturan"))
        words = (
            _("Belum ada surat pada tahap ini.")
            if situation.profile.forms
            else _("Teks tidak mengatur formulir.")
        )
        yield line((words, Tone.DIM), indent=1)


def _slot(desk: Desk, situation: Situation, slot: PaperSlot) -> Iterator[Line]:
    marks = {
        PaperStanding.OWED: ("○ ", Tone.WARN),
        PaperStanding.ISSUED: ("✓ ", Tone.GOOD),
        PaperStanding.POSSIBLE: ("· ", Tone.DIM),
    }
    form = slot.form
    whom = party_name(desk, situation.case, slot.party)
    yield line(
        marks[slot.standing],
        form.title,
        (f"  {whom}" if whom else "", Tone.ACCENT),
        (_("  RAHASIA") if form.confidential else "", Tone.WARN),
        indent=1,
        hang=2,
        key=paper_key(slot),
    )
    milestone = situation.profile.milestone(slot.milestone)
    told = [form.cite if form.provided else _("format tidak disediakan oleh peraturan")]
    if milestone is not None:
        day = f", {short_date(slot.act.at)}" if slot.act else ""
        told.append(f"{milestone.title}{day}")
    if not slot.printable:
        told.append(_("profil belum memuat templatnya"))
    yield line((" · ".join(told), Tone.DIM), indent=3)
    for each in slot.issued:
        yield _issued(desk, each)


def _all_issued(desk: Desk, case: Case) -> Iterator[Line]:
    for each in case.documents:
        yield line(each.form, indent=1)
        yield _issued(desk, each)
    if not case.documents:
        yield line((_("Belum ada surat yang diterbitkan dari program ini."), Tone.DIM), indent=1)


def _issued(desk: Desk, paper: DocumentIssued) -> Line:
    state = paper_state(desk.workspace, paper)
    faulty = {
        PaperState.CHANGED: _("  berkasnya tidak lagi seperti saat terbit"),
        PaperState.MISSING: _("  berkasnya tidak ada"),
    }
    words = _("terbit {day}").format(day=short_date(paper.at))
    number = _(" nomor {number}").format(number=paper.number) if paper.number else ""
    return line(
        (f"{words}{number}", Tone.GOOD),
        (f" · {paper.file}", Tone.DIM),
        (faulty.get(state, ""), Tone.BAD),
        indent=3,
        hang=2,
    )
