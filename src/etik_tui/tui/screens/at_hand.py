"""A place that shows one case: the one last looked at elsewhere, or one that is chosen there."""

from etik_tui.domain.case import Case
from etik_tui.procedure.situation import Situation
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.screens.acting import Acting


class AtHand(Acting):
    """A page of the case at hand (`Desk.at_hand`); none before any case was looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._case: Case | None = None
        self._situation: Situation | None = None
        self._drawn = -1

    @property
    def case_id(self) -> str:
        """Return the case shown."""
        return self._case.id if self._case else ""

    def _seen(self, case: Case) -> int:
        return self._case.version if self._case else case.version

    def read_case(self) -> None:
        """Read the case anew; without its profile there is no situation."""
        self._drawn = self.desk.changes
        self._situation = None
        if self._case is not None:
            workspace = self.desk.workspace
            self._case = workspace.case(self._case.id)
            if workspace.profile_of(self._case) is not None:
                self._situation = workspace.situation(self._case)

    def forget_case(self) -> None:
        """Drop what belongs to the case shown before."""

    @told
    def look(self) -> None:
        """Show the case at hand; another one from its beginning."""
        wanted = self.desk.at_hand or self.case_id
        if wanted and wanted != self.case_id:
            self.forget_case()
            self._case = self.desk.workspace.case(wanted)
        self.reload()

    @told
    def on_screen_resume(self) -> None:
        fresh = self.desk.at_hand not in ("", self.case_id)
        if self._drawn >= 0 and (fresh or self._drawn != self.desk.changes):
            self.look()

    def on_cases_changed(self) -> None:
        row = self.desk.workspace.journal.row(self.case_id) if self._case else None
        if row is not None and self._case and row.version != self._case.version:
            self.reload()

    @told
    def action_case(self) -> None:
        """Choose another case by number, name or what was reported."""
        from etik_tui.tui.dialogs.pick_case import CasePickDialog

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                self.desk.at_hand = keys[0]
                self.look()

        self.app.push_screen(CasePickDialog(self.desk), chosen)

    @told
    def action_open(self) -> None:
        """Open the case."""
        from etik_tui.tui.screens.case import CaseScreen

        self.app.push_screen(CaseScreen(self.desk, self.the_case().id))

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self.reload()

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()
