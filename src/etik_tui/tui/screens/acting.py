"""What can be done to the case at hand, from the board and from the case's own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etik_tui.access.rule import Action
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.line import Tone, line
from etik_tui.tui.screens.asking import Asking

# The board is shown before anything is done on it: what an act needs is loaded with the act.
if TYPE_CHECKING:
    from collections.abc import Iterable

    from etik_tui.casework.recording import Recorded
    from etik_tui.domain.case import Case
    from etik_tui.procedure.situation import Situation
    from etik_tui.procedure.step import Step
    from etik_tui.tui.dialogs.pick import Item
    from etik_tui.tui.dialogs.prompt import Values


class Acting(Asking):
    """A page on which acts of the case at hand are recorded, taken back and explained."""

    def open_act(self, situation: Situation, milestone_id: str, party: str) -> None:
        """Open the dialog of one act."""
        self.desk.workspace.permit.require(Action.RECORD, situation.case)
        from etik_tui.tui.dialogs.act import ActDialog

        milestone = situation.profile.milestone(milestone_id)
        if milestone is None:
            raise InputError(_("Tindakan “{id}” tidak dikenal").format(id=milestone_id))

        def done(recorded: Recorded | None) -> None:
            if recorded is not None:
                words = self._undoable(_("{title} dicatat.").format(title=milestone.title))
                offer = self._papers_of(recorded)
                self.notify(f"{words} {offer}".strip())
                self.reload()
                self.acted(recorded.case)

        self.app.push_screen(ActDialog(self.desk, situation, milestone, party), done)

    def _undoable(self, words: str) -> str:
        """Add which key takes back what was done, where this screen has one."""
        key = self.key_of("undo")
        return " ".join((words, _("{key} menariknya.").format(key=key))) if key else words

    def acted(self, case: Case) -> None:
        """Go on after an act was recorded on a case."""

    def _papers_of(self, recorded: Recorded) -> str:
        """Offer the papers of the act that was just recorded, in one sentence."""
        from etik_tui.casework.paper_list import owed_papers

        titles = owed_papers(self.desk.workspace.situation(recorded.case))
        return (
            _("Suratnya: {titles}; {key} di layar perkara.").format(
                key=self.desk.key("case.paper", "f"), titles=titles
            )
            if titles
            else ""
        )

    @told
    def ask_supplement(self, version: str) -> None:
        """Open the dialog that adds what became known later of a recorded act."""
        from etik_tui.tui.dialogs.supplement import SupplementDialog
        from etik_tui.tui.sheets.gap import event_at, gap_titles

        case = self.case_to(Action.RECORD)
        event = event_at(case, version)
        if event is None:
            raise InputError(
                _("Yang dapat dilengkapi hanya tindakan yang berlaku."),
                remedy=_("Pilih satu tindakan di tab Panggilan atau Kronologi."),
            )
        situation = self.desk.workspace.situation(case)
        milestone = situation.profile.milestone(event.milestone)
        if milestone is None or not gap_titles(situation, event):
            self.notify(
                _("Semua isiannya sudah tercatat. Yang keliru ditarik, lalu dicatat ulang.")
            )
            return

        def done(recorded: Recorded | None) -> None:
            if recorded is not None:
                words = _("{title} dilengkapi.").format(title=milestone.title)
                self.notify(self._undoable(words))
            self.reload()

        self.app.push_screen(SupplementDialog(self.desk, situation, milestone, event), done)

    @told
    def action_act(self) -> None:
        """Open the dialog of the next act that is owed."""
        self.act_on(self.case_to(Action.RECORD))

    def act_on(self, case: Case) -> None:
        """Open the dialog of the next act that is owed on a case."""
        from etik_tui.procedure.step import next_step

        situation = self.desk.workspace.situation(case)
        if case.closed:
            self.ask_reopen(case)
            return
        step = next_step(situation)
        if step is None:
            self.action_acts()
            return
        self.open_act(situation, step.milestone.id, step.party)

    @told
    def action_acts(self) -> None:
        """List every act of the regulation with how it stands."""
        from etik_tui.procedure.step import steps
        from etik_tui.tui.dialogs.pick import PickDialog

        case = self.the_case()
        situation = self.desk.workspace.situation(case)
        found = steps(situation)
        items = [*self._act_items(situation, found), *_outside(case)]

        @told
        def opened(screen: Acting, key: str) -> None:
            if key == "close":
                screen.ask_close(case)
            elif key == "reopen":
                screen.ask_reopen(case)
            else:
                milestone, _dot, party = key.partition("|")
                screen.open_act(situation, milestone, party)

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                opened(self, keys[0])

        title = _("Tindakan · {number}").format(number=case.number)
        self.app.push_screen(PickDialog(title, items), chosen)

    def _act_items(self, situation: Situation, found: Iterable[Step]) -> Iterable[Item]:
        from etik_tui.procedure.step import Standing
        from etik_tui.tui.badge import badge
        from etik_tui.tui.dialogs.pick import Item
        from etik_tui.tui.sheets.naming import party_name

        order = (
            Standing.OWED,
            Standing.OPEN,
            Standing.LATER,
            Standing.DONE,
            Standing.NOT_APPLICABLE,
        )
        words = {
            Standing.OWED: (_("wajib sekarang"), Tone.BOLD),
            Standing.OPEN: (_("boleh"), Tone.PLAIN),
            Standing.LATER: (_("belum pada urutannya"), Tone.DIM),
            Standing.DONE: (_("sudah dicatat"), Tone.DIM),
            Standing.NOT_APPLICABLE: (_("tidak berlaku"), Tone.DIM),
        }
        for step in sorted(found, key=lambda each: order.index(each.standing)):
            state, tone = words[step.standing]
            whom = party_name(self.desk, situation.case, step.party)
            parts = [state, whom, step.milestone.cite]
            if step.limit is not None and step.limit.left is not None:
                parts.insert(1, badge(step.limit.left, step.limit.unit)[0])
            if step.standing is Standing.LATER:
                parts.append(_("lebih dahulu: {what}").format(what="; ".join(step.missing)))
            detail = " · ".join(part for part in parts if part)
            key = f"{step.milestone.id}|{step.party}"
            yield Item(key=key, title=step.milestone.title, detail=detail, tone=tone)

    @told
    def action_why(self) -> None:
        """Explain the nearest running time limit of the case at hand."""
        from etik_tui.procedure.step import next_step

        situation = self.desk.workspace.situation(self.the_case())
        step = next_step(situation)
        limit = step.limit if step else None
        if limit is None:
            from etik_tui.procedure.deadline import deadlines

            running = [each for each in deadlines(situation) if each.is_open and each.due]
            limit = min(running, key=lambda each: each.due or situation.today, default=None)
        if limit is None:
            self.notify(_("Tidak ada tenggat yang berjalan."))
            return
        self.explain(situation, limit.id, limit.party)

    def explain(self, situation: Situation, deadline_id: str, party: str) -> None:
        """Open the why panel of one time limit."""
        from etik_tui.tui.dialogs.why import WhyDialog

        rule = situation.profile.deadline(deadline_id)
        if rule is not None:
            self.app.push_screen(WhyDialog(situation, rule, party))

    @told
    def action_undo(self) -> None:
        """Withdraw the last fact, after showing what it is."""
        from etik_tui.casework import amendment

        case = self.case_to(Action.RECORD)
        last = amendment.last_standing(case)
        if last is None:
            self.notify(_("Tidak ada catatan yang dapat ditarik."))
            return
        self.ask_withdrawal(case, last.version)

    def ask_withdrawal(self, case: Case, version: int) -> None:
        """Ask why a fact is withdrawn, and withdraw it."""
        from etik_tui.casework import amendment
        from etik_tui.tui.dialogs.prompt import Ask
        from etik_tui.tui.sheets.chronology import fact_words

        entry = next(each for each in case.entries if each.version == version)

        def save(values: Values) -> None:
            why = str(values["reason"]) or _("dibatalkan oleh pencatat")
            amendment.withdraw(
                self.desk.workspace, case.id, version, reason=why, seen=self._seen(case)
            )

        self.ask(
            case,
            _("Tarik catatan {n}").format(n=version),
            [Ask(key="reason", label=_("Alasan"), hint=_("dibatalkan oleh pencatat"))],
            save,
            lines=[
                line(fact_words(self.desk, case, entry)),
                line((_("Catatan tetap terlihat di kronologi sebagai DITARIK."), Tone.DIM)),
            ],
        )


def _outside(case: Case) -> tuple[Item, ...]:
    from etik_tui.tui.dialogs.pick import Item

    if case.closed:
        return (Item(key="reopen", title=_("Buka kembali perkara"), detail=_("dengan alasan")),)
    detail = _("misalnya terlapor meninggal; teks tidak mengatur, alasan dicatat")
    return (Item(key="close", title=_("Tutup perkara di luar urutan"), detail=detail),)
