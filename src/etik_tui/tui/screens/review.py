"""Place 4, the review queue: read, act, next, without going back to the board."""

from datetime import timedelta

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical

from etik_tui.casework.review import LISTED, Queue, horizon, review
from etik_tui.casework.snoozing import snooze, wake
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.dateword import read_date, written_date
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.line import Line, Span, Tone
from etik_tui.tui.screens.marking import Markable, Marking, mark_bindings
from etik_tui.tui.sheets.review import (
    DRAFTS,
    MORE,
    OUTDATED,
    queue_lines,
    reason_lines,
    snoozed_lines,
)
from etik_tui.tui.widgets.bars import Bar
from etik_tui.tui.widgets.roll import Roll
from etik_tui.tui.widgets.sheet import Sheet

WEEK = timedelta(days=7)


class ReviewScreen(Marking):
    """What needs a human now, worst first; beside it why, and the next act."""

    PLACE = "review"
    CSS_PATH = "../tcss/review.tcss"
    BINDINGS = [
        Binding("enter", "open", _("Buka"), id="review.open"),
        Binding("m,greater_than_sign", "act", _("Tindakan"), id="review.act"),
        Binding("n", "next", _("Berikutnya"), id="review.next"),
        Binding("w", "why", _("Mengapa"), id="review.why"),
        Binding("z", "snooze", _("Tunda"), id="review.snooze"),
        Binding("v", "view", _("Ditunda"), id="review.view"),
        Binding("i", "institution", _("Lembaga"), id="review.institution"),
        Binding("a", "acts", _("Semua tindakan"), id="review.acts"),
        Binding("question_mark", "app.help", _("Bantuan"), id="review.help"),
        Binding("q", "app.leave", _("Keluar"), id="review.quit"),
        Binding("N", "previous", _("Sebelumnya"), id="review.previous"),
        Binding("tab", "switch", _("Daftar/alasan"), id="review.switch"),
        Binding("u", "undo", _("Tarik"), id="review.undo"),
        Binding("p", "private", _("Inisial"), id="review.private"),
        Binding("r", "again", _("Muat ulang"), id="review.reload"),
        *mark_bindings("review"),
        Binding("escape", "back", _("Kembali"), show=False, id="review.back"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._queue = Queue(matters=(), counts={})
        self._institution: str | None = None
        self._aside = False
        self._limit = LISTED
        self._drawn = -1
        self._told = ("", -1)

    def body(self) -> ComposeResult:
        """Return the list, and the reasons of the case under the cursor."""
        with Container(id="review-halves"):
            yield Roll(id="review-list")
            with Vertical(id="review-side"):
                yield Bar(id="review-line")
                yield Sheet(id="review-why")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#review-line", Bar).left = ((_(" Mengapa di sini"), Tone.HEAD),)
        self.reload()
        self.set_focus(self.query_one(Roll))

    @property
    def case_id(self) -> str:
        """Return the case under the cursor."""
        key = self.query_one(Roll).key
        return "" if key in (MORE, DRAFTS, OUTDATED) else key

    @property
    def markable(self) -> Markable:
        """Return the list."""
        return self.query_one(Roll)

    @told
    def reload(self) -> None:
        """Read the queue anew; a case that has left it gives its place to the next one."""
        self._drawn = self.desk.changes
        roll = self.query_one(Roll)
        before = _keys(roll.lines)
        workspace = self.desk.workspace
        self._queue = review(workspace, institution=self._institution, limit=self._limit)
        names = workspace.journal.institutions()
        if self._aside:
            lines = tuple(snoozed_lines(self.desk, self._queue.snoozed))
        else:
            several = len(names) > 1 and self._institution is None
            lines = tuple(queue_lines(self.desk, self._queue, several=several))
        self._told = ("", -1)
        # Beside nothing there is nothing to explain.
        self.query_one("#review-side").display = any(each.key for each in lines)
        roll.show(lines, key=_following(before, _keys(lines), roll.key))
        self._header()

    def _header(self) -> None:
        queue = self._queue
        spans: list[Span] = []
        if self._institution is not None:
            profile = self.desk.workspace.library.find(self._institution)
            name = profile.short if profile else self._institution
            spans.append((f"  {name}", Tone.ACCENT))
        spans.append((_("  {n} perkara").format(n=queue.total), Tone.PLAIN))
        if queue.urgent:
            spans.append((_("  {n} mendesak").format(n=queue.urgent), Tone.BAD))
        if queue.snoozed:
            tone = Tone.ACCENT if self._aside else Tone.DIM
            spans.append((_("  {n} ditunda").format(n=len(queue.snoozed)), tone))
        self.head(spans)

    def on_screen_resume(self) -> None:
        if self._drawn >= 0 and self._drawn != self.desk.changes:
            self.reload()

    @told
    def on_roll_moved(self) -> None:
        self._explain_case()

    def _explain_case(self) -> None:
        """Show why the case under the cursor is here; only this one is read."""
        case_id, sheet = self.case_id, self.query_one(Sheet)
        row = self.desk.workspace.journal.row(case_id) if case_id else None
        if row is None:
            self._told = ("", -1)
            sheet.show(())
            return
        if self._told == (case_id, row.version):
            return
        self._told = (case_id, row.version)
        case = self.desk.workspace.case(case_id)
        known = self.desk.workspace.profile_of(case)
        situation = self.desk.workspace.situation(case) if known else None
        aside = next((each for each in self._queue.snoozed if each.case_id == case_id), None)
        sheet.show(reason_lines(self.desk, case, situation, aside))

    @told
    def action_open(self) -> None:
        """Open the case under the cursor, or what else stands there."""
        key = self.query_one(Roll).key
        if key == MORE:
            self._limit += LISTED
            self.reload()
        elif key == DRAFTS:
            from etik_tui.tui.resuming import resume_draft

            resume_draft(self, self.desk, self.reload)
        elif key == OUTDATED:
            self.run_worker(self.app.run_action("recompute"), exit_on_error=False)
        elif key:
            from etik_tui.tui.screens.case import CaseScreen

            self.app.push_screen(CaseScreen(self.desk, key), lambda _done: self.reload())

    def on_roll_chosen(self) -> None:
        self.action_open()

    def action_next(self) -> None:
        """Go to the next case."""
        self.query_one(Roll).action_move(1)

    def action_previous(self) -> None:
        """Go to the case before."""
        self.query_one(Roll).action_move(-1)

    def action_switch(self) -> None:
        """Go from the list to the reasons, or back."""
        roll, sheet = self.query_one(Roll), self.query_one(Sheet)
        self.set_focus(sheet if roll.has_focus else roll)

    @told
    def action_snooze(self) -> None:
        """Put the case under the cursor aside with a reason, or take it back."""
        case_id = self.case_id
        if not case_id:
            raise InputError(_("Pilih satu perkara lebih dahulu."))
        workspace = self.desk.workspace
        if any(each.case_id == case_id for each in self._queue.snoozed):
            wake(workspace, case_id)
            self.notify(_("Kembali ke daftar tinjau."))
            self.reload()
            return
        case = self.the_case()

        def save(values: Values) -> None:
            until = read_date(str(values["until"]), workspace.today)
            if until is None:
                raise InputError(_("Bukan tanggal yang ada"), where=case.number)
            snooze(
                workspace,
                case_id,
                until=until,
                reason=str(values["reason"]),
                horizon=horizon(workspace),
            )

        back = workspace.calendar().on_or_after(workspace.today + WEEK)
        asks = [
            Ask(key="reason", label=_("Alasan"), required=True),
            Ask(key="until", label=_("Sampai"), value=written_date(back), required=True),
        ]
        title = _("Tunda {number} · hanya daftar Anda sendiri").format(number=case.number)
        self.ask(case, title, asks, save)

    def action_view(self) -> None:
        """Show what is put aside, or the queue again."""
        self._aside = not self._aside
        self.reload()

    def action_institution(self) -> None:
        """Show the next institution alone; after the last one all of them again."""
        names: list[str | None] = [None, *self.desk.workspace.journal.institutions()]
        place = names.index(self._institution) if self._institution in names else 0
        self._institution = names[(place + 1) % len(names)]
        self._limit = LISTED
        self.reload()

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self.reload()

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()

    def action_back(self) -> None:
        """Take the marks off; without any go back to the queue, and to its list."""
        if self.unmark():
            return
        if self._aside:
            self.action_view()
        self.set_focus(self.query_one(Roll))


def _keys(lines: tuple[Line, ...]) -> list[str]:
    return [each.key for each in lines if each.key]


def _following(before: list[str], now: list[str], key: str) -> str:
    """Return the key to stand on: the same, or the nearest after it that is still there."""
    if key in now or key not in before:
        return key
    place, there = before.index(key), set(now)
    after = (each for each in (*before[place:], *reversed(before[:place])) if each in there)
    return next(after, "")
