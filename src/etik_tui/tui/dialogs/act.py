"""The act dialog: recording a procedural act, or saying what stands in the way."""

from datetime import date

from textual.binding import Binding

from etik_tui.casework.act import ActInput, record
from etik_tui.casework.recording import Recorded
from etik_tui.domain.majelis import Majelis
from etik_tui.errors import ConflictError, InputError, RefusedError
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import MilestoneKind
from etik_tui.profile.outcome import SummonsRound
from etik_tui.tui.boundary import tell, told
from etik_tui.tui.dateword import written_date
from etik_tui.tui.dialogs.act_entry import ActEntry
from etik_tui.tui.dialogs.act_form import (
    MAJELIS,
    read_act,
    row_problem,
    unread_dates,
)
from etik_tui.tui.dialogs.conflict import conflict_lines
from etik_tui.tui.dialogs.message import MessageDialog, ask_to_empty
from etik_tui.tui.line import Tone
from etik_tui.tui.proposal import propose_hearing, round_of
from etik_tui.tui.widgets.entry import DateEntry
from etik_tui.tui.widgets.field import focus_on
from etik_tui.tui.widgets.sheet import Sheet
from etik_tui.tui.wording import weekday_date


class ActDialog(ActEntry):
    """Records one procedural act; what is typed is kept as a draft until then."""

    BINDINGS = [
        Binding("f2", "record", _("Catat"), id="act.record"),
        Binding("f3", "propose", _("Usul tanggal"), id="act.propose"),
        Binding("f4", "look", _("Temuan"), id="act.look"),
        Binding("f8", "clear", _("Kosongkan"), id="act.clear"),
        Binding("escape", "leave", _("Batal, draf disimpan"), key_display="Esc", id="act.leave"),
    ]

    def action_look(self) -> None:
        """Go to the findings, or back to the form."""
        findings = self.query_one("#act-findings", Sheet)
        if findings.has_focus:
            focus_on(self._rows[0])
        else:
            findings.focus()

    @told
    def action_propose(self) -> None:
        """Fill in what is known already, and the hearing that satisfies all readings."""
        self._take_issued()
        known = self._known
        told_row = self._row(f"dates.{known.date_id}") if known else None
        if known and told_row is not None:
            told_row.value = written_date(known.day)
            focus_on(told_row)
            return
        round_ = round_of(self._situation, self._milestone.id)
        if round_ is None:
            return
        letter = self._row(f"dates.{round_.measured_from.partition('.')[2]}")
        hearing = self._row(f"dates.{round_.hearing.partition('.')[2]}")
        if letter is None or hearing is None:
            return
        if not letter.value:
            letter.value = written_date(self._situation.today)
        day = letter.entry.day if isinstance(letter.entry, DateEntry) else None
        found = propose_hearing(self._situation, round_, day, self._party) if day else None
        if found is None:
            self.notify(self._nothing_proposed(round_, day), severity="warning")
            return
        hearing.value = written_date(found.day)
        focus_on(hearing)

    def _take_issued(self) -> None:
        """Fill in number and date of the paper that was issued before the act."""
        issued = self._issued
        values = (
            {}
            if issued is None
            else {
                "number": issued.number,
                f"dates.{issued.date_id}": written_date(issued.day),
            }
        )
        for key, value in values.items():
            row = self._row(key)
            if row is not None and not row.value:
                row.value = value

    def _nothing_proposed(self, round_: SummonsRound, day: date | None) -> str:
        """Say that no hearing satisfies all readings, and which letter would have one."""
        none = _("Tidak ada tanggal yang memenuhi semua tafsir.")
        if day is None or self._situation.calendar.is_workday(day):
            return none
        later = self._situation.calendar.on_or_after(day)
        if propose_hearing(self._situation, round_, later, self._party) is None:
            return none
        return _("{none} Ada bila surat bertanggal hari kerja, {day}.").format(
            none=none, day=weekday_date(later)
        )

    def action_clear(self) -> None:
        """Empty the form and drop the draft, after a question where there is something to lose."""
        if self._dirty:
            ask_to_empty(self, self._empty)
        else:
            self._empty()

    def _empty(self) -> None:
        for row in self._rows:
            row.value = ""
        self._majelis, self._dirty = None, False
        self._desk.forget(self.draft_key)
        self._check()

    def action_leave(self) -> None:
        """Leave; what was typed stays as a draft."""
        self.keep_draft()
        if self._dirty:
            self.app.notify(_("Isian disimpan sebagai draf."))
        self.dismiss(None)

    def on_link_entry_followed(self) -> None:
        # Opens the builder of the Majelis.
        from etik_tui.tui.dialogs.majelis import MajelisDialog

        def built(majelis: Majelis | None) -> None:
            if majelis is not None:
                self._set_majelis(majelis)

        start = self._majelis or self.case.majelis
        dialog = MajelisDialog(self._desk, self._situation, start, self._set_majelis)
        self.app.push_screen(dialog, built)

    @told
    def action_record(self) -> None:
        """Record the act, or say what stands in the way."""
        wrong = unread_dates(self._rows)
        if wrong:
            self.notify(_("Ada tanggal yang tidak terbaca."), severity="error")
            focus_on(wrong[0])
            return
        act = read_act(self._milestone, self._rows, self._party, self._majelis)
        reason = self._row("reason")
        try:
            recorded = self.save(act, reason.text if reason else "")
        except InputError as error:
            self._missing(error)
        except RefusedError as error:
            self._refused(error)
        except ConflictError as error:
            self._conflict(error)
        else:
            self._dirty = False
            self._desk.forget(self.draft_key)
            self.dismiss(recorded)

    def save(self, act: ActInput, deviation: str) -> Recorded:
        """Record what is typed."""
        return record(
            self._desk.workspace, self.case.id, act, deviation=deviation, seen=self.case.version
        )

    def _missing(self, error: InputError) -> None:
        self._check()
        keys = [problem.key for problem in error.problems]
        wrong = [row for row in self._rows if row.key in keys and row.display]
        row = wrong[0] if wrong else None
        for each in wrong:
            each.tell(row_problem(each, error.problems, always=True), Tone.BAD)
        if row is None and not (self._milestone.kind is MilestoneKind.MAJELIS and MAJELIS in keys):
            tell(self.app, error)
            return
        self.notify(error.what, severity="warning")
        if row is not None:
            focus_on(row)

    def _refused(self, error: RefusedError) -> None:
        reason = self._row("reason")
        # Said once, however often F2 is pressed: notices cover the findings.
        self.app.clear_notifications()
        self.notify(f"{error.what}. {error.remedy}", severity="warning", timeout=8)
        if reason is not None:
            reason.display = True
            focus_on(reason)

    def _conflict(self, error: ConflictError) -> None:
        """Keep the draft, say who changed what, and go on with the case as it now is."""
        self.keep_draft()
        case = self._desk.workspace.case(self.case.id)
        lines = conflict_lines(self._desk, error, self.case, case)
        self.meet(self._desk.workspace.situation(case))
        self.app.push_screen(MessageDialog(_("Perkara ini baru saja berubah"), lines, Tone.WARN))

    def meet(self, situation: Situation) -> None:
        """Go on with the case as it now is."""
        self._situation = situation
        self._check()
