"""The form of an act at work: its draft, and the findings on it while one types."""

from collections.abc import Iterable
from typing import Any

import msgspec
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, TextArea

from etik_tui.casework.act import ActInput, Preview, previewed
from etik_tui.casework.recording import Recorded
from etik_tui.domain.case import Case
from etik_tui.domain.majelis import Majelis
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Milestone
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.act_form import (
    MAJELIS,
    asked_of,
    date_note,
    form_rows,
    read_act,
    row_problem,
    show_asked,
)
from etik_tui.tui.line import BLANK, Tone, line
from etik_tui.tui.proposal import (
    Issued,
    Known,
    issued_before,
    known_day,
    known_words,
    proposal_words,
    propose_hearing,
    round_of,
)
from etik_tui.tui.sheets.findings import finding_lines, problem_lines, summary_spans
from etik_tui.tui.sheets.naming import subject_names
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.field import FieldRow, focus_on
from etik_tui.tui.widgets.link import LinkEntry
from etik_tui.tui.widgets.pick_entry import PickEntry
from etik_tui.tui.widgets.sheet import Sheet

KEEPING = 0.4


class ActEntry(ModalScreen[Recorded | None]):
    """What is typed of an act: kept as a draft, checked at every change."""

    CSS_PATH = "../tcss/act.tcss"
    proposes = True

    def __init__(self, desk: Desk, situation: Situation, milestone: Milestone, party: str) -> None:
        super().__init__()
        self._desk = desk
        self._situation = situation
        self._milestone = milestone
        self._party = party
        self._majelis: Majelis | None = None
        self._checked = Preview(problems=(), findings=())
        self._keeping: Timer | None = None
        self._checking = False
        self._dirty = False

    @property
    def case(self) -> Case:
        """Return the case as this dialog saw it."""
        return self._situation.case

    @property
    def draft_key(self) -> str:
        """Return the key of this dialog's draft."""
        return f"act:{self.case.id}:{self._milestone.id}:{self._party}"

    @property
    def title_words(self) -> str:
        """Return what the dialog is for."""
        return self._milestone.title

    def rows(self) -> Iterable[FieldRow]:
        """Return the rows of the form."""
        return form_rows(self._situation, self._milestone)

    def asked(self, act: ActInput) -> frozenset[str]:
        """Return the fields that apply given what is filled in."""
        return asked_of(self._situation, self._milestone, act)

    def look_at(self, act: ActInput) -> Preview:
        """Return the problems and findings of what is typed."""
        return previewed(self._situation, act)

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        with Container(id="act-halves"):
            with VerticalScroll(id="act-form", can_focus=False):
                yield from self.rows()
            with Container(id="act-checks"):
                yield Bar(id="act-summary")
                yield Sheet(id="act-findings")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        title = self.query_one("#title", Bar)
        party = self.case.party(self._party)
        whom = f" · {self._desk.name(party.person)}" if party else ""
        title.left = (
            (f" {self.title_words}", Tone.HEAD),
            (f" · {self.case.number}{whom}", Tone.PLAIN),
        )
        title.right = ((f"{self._milestone.cite} ", Tone.DIM),)
        hints = [("F2", _("Catat")), ("F4", _("Temuan")), ("Esc", _("Batal, draf disimpan"))]
        round_ = round_of(self._situation, self._milestone.id)
        if self.proposes and (self._known or self._issued or round_):
            hints.insert(1, ("F3", _("Usul tanggal")))
        self.query_one(Hints).hints = (*hints, ("F8", _("Kosongkan")))
        self._resume()
        self._check()
        first = next(iter(self._rows), None)
        if first is not None:
            focus_on(first)

    @property
    def _rows(self) -> tuple[FieldRow, ...]:
        return tuple(self.query(FieldRow).results(FieldRow))

    def _row(self, key: str) -> FieldRow | None:
        return next((row for row in self._rows if row.key == key), None)

    def _resume(self) -> None:
        draft = self._desk.draft(self.draft_key)
        if draft is None:
            return
        values: dict[str, Any] = dict(draft.body.get("values", {}))
        for row in self._rows:
            if row.key in values:
                row.value = values[row.key]
        if draft.body.get(MAJELIS):
            self._majelis = msgspec.convert(draft.body[MAJELIS], Majelis)
        self._dirty = True
        self.notify(_("Draf sebelumnya dilanjutkan; F8 mengosongkannya."))

    def keep_draft(self) -> None:
        """Keep what is typed."""
        if not self._dirty:
            return
        values = {row.key: row.value for row in self._rows if row.value}
        majelis = msgspec.to_builtins(self._majelis) if self._majelis else None
        body = {
            "number": self.case.number,
            "title": self.title_words,
            "values": values,
            MAJELIS: majelis,
        }
        if not self._desk.keep(self.draft_key, body):
            words = _("Draf tidak dapat disimpan; jangan tutup layar ini.")
            self.notify(words, severity="error")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._typed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._typed()

    def on_pick_entry_changed(self, event: PickEntry.Changed) -> None:
        self._typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.focus_next()

    def _typed(self) -> None:
        if self._dirty or any(row.value for row in self._rows):
            self._dirty = True
            if self._keeping is not None:
                self._keeping.stop()
            self._keeping = self.set_timer(KEEPING, self.keep_draft)
            if not self._checking:
                self._checking = True
                self.call_after_refresh(self._check)

    @told
    def _check(self) -> None:
        """Look at what is typed: fields that apply, notes beside them, findings beneath."""
        self._checking = False
        act = read_act(self._milestone, self._rows, self._party, self._majelis)
        show_asked(self._rows, self.asked(act))
        self._checked = self.look_at(act)
        for row in self._rows:
            words, tone = date_note(self._situation.calendar, row)
            problem = "" if words else row_problem(row, self._checked.problems)
            row.tell(words or problem, tone if words else Tone.BAD)
        self._note_proposal(act)
        self._note_issued()
        self._note_majelis()
        reason = self._row("reason")
        if reason is not None:
            reason.display = self._checked.needs_reason
        self._show_findings()

    def _note_majelis(self) -> None:
        row = self._row(MAJELIS)
        if row is not None and isinstance(row.entry, LinkEntry):
            number = len(self._majelis.seats) if self._majelis else 0
            row.entry.words = _("{n} orang (Enter menyusun)").format(n=number)

    @property
    def _known(self) -> Known | None:
        return known_day(self._situation, self._milestone, self._party)

    @property
    def _issued(self) -> Issued | None:
        return issued_before(self._situation, self._milestone, self._party)

    def _note_issued(self) -> None:
        issued = self._issued if self.proposes else None
        row = self._row("number") if issued else None
        if issued and row is not None and not row.value:
            words = _("{number}, surat yang sudah terbit (F3)").format(number=issued.number)
            row.tell(words, Tone.ACCENT)

    def _note_proposal(self, act: ActInput) -> None:
        known = self._known if self.proposes else None
        row = self._row(f"dates.{known.date_id}") if known else None
        if known and row is not None and not row.value:
            row.tell(_("{words} (F3)").format(words=known_words(known)), Tone.ACCENT)
        round_ = round_of(self._situation, self._milestone.id) if self.proposes else None
        if round_ is None:
            return
        row = self._row(f"dates.{round_.hearing.partition('.')[2]}")
        letter = act.dates.get(round_.measured_from.partition(".")[2])
        if row is not None and letter and not row.value:
            found = propose_hearing(self._situation, round_, letter, act.party)
            row.tell(_("{words} (F3)").format(words=proposal_words(found)), Tone.ACCENT)

    def _show_findings(self) -> None:
        problems, findings = self._checked.problems, self._checked.findings
        names = subject_names(self._desk, self.case, self._majelis)
        quotes = self.app.size.width >= 110
        self.query_one("#act-summary", Bar).left = summary_spans(findings, len(problems))
        lines = [*finding_lines(findings, names, quotes=quotes), *problem_lines(problems)]
        if self._milestone.note:
            lines += [BLANK, line((self._milestone.note, Tone.DIM))]
        self.query_one("#act-findings", Sheet).show(lines)

    def _set_majelis(self, majelis: Majelis) -> None:
        self._majelis, self._dirty = majelis, True
        self.keep_draft()
        self._check()
