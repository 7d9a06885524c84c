"""Computing dates anew after the calendar changed: asked first, with a bar, ended by Esc."""

from collections.abc import Iterator
from threading import Event

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from etik_tui.casework.recomputation import Recomputation, recompute
from etik_tui.locale import _
from etik_tui.tui.boundary import tell, told
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet

WIDTH = 50


class RecomputeDialog(ModalScreen[bool]):
    """Says how many cases show dates of another calendar, and computes them anew if asked.

    Returns whether anything was computed. What was written when Esc ended it stays.
    """

    CSS_PATH = "../tcss/recompute.tcss"
    BINDINGS = [
        Binding("f2", "start", _("Hitung"), id="recompute.start"),
        Binding("escape", "stop", _("Hentikan"), key_display="Esc", id="recompute.stop"),
    ]

    class Reached(Message):
        """So many cases are done, of so many."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done = done
            self.total = total

    class Ended(Message):
        """The computing has ended: with a result, or with an error."""

        def __init__(self, result: Recomputation | None, error: Exception | None = None) -> None:
            super().__init__()
            self.result = result
            self.error = error

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cancelled = Event()
        self._computing = False
        self._touched = False
        self._total = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(id="recompute-words")
            yield Bar(id="recompute-bar")
            yield Hints(id="hints")

    @told
    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((_(" Kalender berubah"), Tone.HEAD),)
        self._total = self._desk.workspace.outdated_cases()
        self.query_one(Sheet).focus()
        self._ask()

    def _ask(self) -> None:
        """Say what is to be done, or that there is nothing to do."""
        if not self._total:
            words = _("Semua tenggat sudah dihitung dengan kalender yang berlaku.")
            self._say((line(words),), (("Esc", _("Tutup")),))
            return
        words = _(
            "{n} perkara terbuka masih menunjukkan tenggat menurut kalender lama. Bila dihitung "
            "ulang, tanggal lama tetap tercatat di kronologi dan selisihnya ditandai."
        )
        lines = (line(words.format(n=self._total)),)
        self._say(lines, (("F2", _("Hitung ulang")), ("Esc", _("Nanti"))))

    def _say(self, lines: tuple[Line, ...], hints: tuple[tuple[str, str], ...]) -> None:
        self.query_one(Sheet).show(lines)
        self.query_one("#hints", Hints).hints = hints

    def action_start(self) -> None:
        """Begin, unless it runs already or there is nothing to do."""
        if self._computing or not self._total:
            return
        self._computing = self._touched = True
        self._cancelled.clear()
        self._say((line(_("Menghitung ulang …")),), (("Esc", _("Hentikan; yang sudah, tetap")),))
        self._reach(0, self._total)
        self.run_job()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def run_job(self) -> None:
        """Compute in a thread, which only posts messages."""
        try:
            found = recompute(self._desk.workspace, self._told, self._cancelled.is_set)
        except Exception as error:  # noqa: BLE001 - shown by the screen, with the log's code
            self.post_message(self.Ended(None, error))
        else:
            self.post_message(self.Ended(found))

    def _told(self, done: int, total: int) -> None:
        self.post_message(self.Reached(done, total))

    def on_recompute_dialog_reached(self, event: Reached) -> None:
        self._reach(event.done, event.total)

    def _reach(self, done: int, total: int) -> None:
        full = WIDTH * done // max(total, 1)
        bar = "█" * full + "░" * (WIDTH - full)
        words = _("  {done} dari {total}").format(done=done, total=total)
        self.query_one("#recompute-bar", Bar).left = ((f"  {bar}", Tone.ACCENT), (words, Tone.DIM))

    def on_recompute_dialog_ended(self, event: Ended) -> None:
        self._computing = False
        if event.error is not None or event.result is None:
            app = self.app
            self.dismiss(self._touched)
            tell(app, event.error or RuntimeError())
            return
        self._total = event.result.left
        hints = [("Esc", _("Tutup"))]
        if event.result.cancelled:
            hints.insert(0, ("F2", _("Lanjutkan")))
        self._say(tuple(_result_lines(event.result)), tuple(hints))

    def action_stop(self) -> None:
        """End what runs after the cases at hand; close where nothing runs."""
        if self._computing:
            self._cancelled.set()
        else:
            self.dismiss(self._touched)


def _result_lines(found: Recomputation) -> Iterator[Line]:
    words = _("{n} perkara dihitung ulang; {m} tenggat berpindah pada {k} perkara.")
    if not found.moved:
        words = _("{n} perkara dihitung ulang; tidak ada tenggat yang berpindah.")
    yield line(words.format(n=found.cases, m=found.moved, k=found.moved_cases))
    if found.cancelled:
        words = _("Dihentikan. {n} perkara belum dihitung; F2 melanjutkannya.")
        yield line((words.format(n=found.left), Tone.WARN))
    elif found.left:
        words = _(
            "{n} perkara tidak dapat dihitung: profilnya tidak terpasang, atau sedang diubah."
        )
        yield line((words.format(n=found.left), Tone.WARN))
