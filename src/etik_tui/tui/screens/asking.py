"""What a page with a case at hand asks, and whether this person may do what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etik_tui.access.rule import Action
from etik_tui.errors import ConflictError, InputError
from etik_tui.locale import _
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.screens.page import Page

# The board is shown before anything is done on it: what an act needs is loaded with the act.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from etik_tui.domain.case import Case
    from etik_tui.tui.dialogs.prompt import Ask, Values


class Asking(Page):
    """A page with a case at hand (`case_id`, empty for none), which asks before it records."""

    @property
    def case_id(self) -> str:
        """Return the case at hand."""
        return ""

    def the_case(self) -> Case:
        """Return the case at hand; InputError where there is none."""
        if not self.case_id:
            raise InputError(_("Pilih satu perkara lebih dahulu."))
        return self.desk.workspace.case(self.case_id)

    def case_to(self, action: Action) -> Case:
        """Return the case at hand for an act; AccessError where this person may not do it."""
        case = self.the_case()
        self.desk.workspace.permit.require(action, case)
        return case

    def _seen(self, case: Case) -> int:
        """Return the version that this screen has shown."""
        return case.version

    def ask(
        self,
        case: Case,
        title: str,
        asks: Iterable[Ask],
        save: Callable[[Values], None],
        *,
        lines: Iterable[Line] = (),
        draft: str = "",
    ) -> None:
        """Ask a few things and save them; then show the case anew."""
        from etik_tui.tui.dialogs.conflict import conflict_lines
        from etik_tui.tui.dialogs.message import MessageDialog
        from etik_tui.tui.dialogs.prompt import PromptDialog

        def conflict(error: ConflictError) -> None:
            now = self.desk.workspace.case(case.id)
            told_lines = conflict_lines(self.desk, error, case, now)
            self.reload()
            self.app.push_screen(
                MessageDialog(_("Perkara ini baru saja berubah"), told_lines, Tone.WARN)
            )

        def done(saved: bool | None) -> None:
            if saved:
                self.reload()

        dialog = PromptDialog(
            self.desk, title, asks, save, lines=lines, draft=draft, on_conflict=conflict
        )
        self.app.push_screen(dialog, done)

    def ask_close(self, case: Case) -> None:
        """Ask why a case is closed outside the ordinary course."""
        from etik_tui.casework import casefile
        from etik_tui.tui.dialogs.prompt import Ask

        self.desk.workspace.permit.require(Action.DECIDE, case)

        def save(values: Values) -> None:
            reason = str(values["reason"])
            casefile.close(self.desk.workspace, case.id, reason=reason, seen=self._seen(case))

        words = _("Teks tidak mengatur penutupan di luar urutannya; alasannya dicatat.")
        asks = [Ask(key="reason", label=_("Alasan"), required=True, long=True)]
        self.ask(case, _("Tutup perkara di luar urutan"), asks, save, lines=[line(words)])

    def ask_reopen(self, case: Case) -> None:
        """Ask why a closed case is opened again."""
        from etik_tui.casework import casefile
        from etik_tui.tui.dialogs.prompt import Ask

        self.desk.workspace.permit.require(Action.DECIDE, case)

        def save(values: Values) -> None:
            reason = str(values["reason"])
            casefile.reopen(self.desk.workspace, case.id, reason=reason, seen=self._seen(case))

        asks = [Ask(key="reason", label=_("Alasan"), required=True, long=True)]
        self.ask(case, _("Buka kembali perkara"), asks, save)
