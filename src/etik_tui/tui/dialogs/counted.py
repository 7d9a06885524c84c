"""Work of many equal parts: a bar while it runs, ended by Esc between two parts."""

from collections.abc import Callable, Iterable
from threading import Event

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from etik_tui.locale import _
from etik_tui.tui.boundary import tell
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet

WIDTH = 50
Count = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Job = Callable[[Count, Cancelled], Iterable[Line]]


class CountedDialog(ModalScreen[bool]):
    """Runs `job` in a thread and shows how far it is; then the lines that the job returns.

    The job calls the first function it is given with (done, total), and ends itself as soon as
    the second says that Esc was pressed. Returns whether the job ran to its end or was stopped,
    False after an error.
    """

    CSS_PATH = "../tcss/counted.tcss"
    BINDINGS = [
        Binding("escape", "stop", _("Hentikan"), key_display="Esc", id="counted.stop"),
        Binding("enter", "close", _("Tutup"), show=False, priority=True, id="counted.close"),
    ]

    class Reached(Message):
        """So many parts are done, of so many."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done = done
            self.total = total

    class Ended(Message):
        """The work has ended: with something to say, or with an error."""

        def __init__(self, lines: Iterable[Line], error: Exception | None = None) -> None:
            super().__init__()
            self.lines = tuple(lines)
            self.error = error

    def __init__(self, title: str, job: Job) -> None:
        super().__init__()
        self._title = title
        self._job = job
        self._cancelled = Event()
        self._working = True

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(id="counted-words")
            yield Bar(id="counted-bar")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((f" {self._title}", Tone.HEAD),)
        self._say((line(_("Berjalan …")),), (("Esc", _("Hentikan")),))
        self.query_one(Sheet).focus()
        self.run_job()

    def _say(self, lines: Iterable[Line], hints: tuple[tuple[str, str], ...]) -> None:
        self.query_one(Sheet).show(lines)
        self.query_one("#hints", Hints).hints = hints

    @work(thread=True, exclusive=True, exit_on_error=False)
    def run_job(self) -> None:
        """Do the work in a thread, which only posts messages."""
        try:
            found = tuple(self._job(self._count, self._cancelled.is_set))
        except Exception as error:  # noqa: BLE001 - shown by the screen, with the log's code
            self.post_message(self.Ended((), error))
        else:
            self.post_message(self.Ended(found))

    def _count(self, done: int, total: int) -> None:
        self.post_message(self.Reached(done, total))

    def on_counted_dialog_reached(self, event: Reached) -> None:
        full = WIDTH * event.done // max(event.total, 1)
        bar = "█" * full + "░" * (WIDTH - full)
        words = _("  {done} dari {total}").format(done=event.done, total=event.total)
        spans = ((f"  {bar}", Tone.ACCENT), (words, Tone.DIM))
        self.query_one("#counted-bar", Bar).left = spans

    def on_counted_dialog_ended(self, event: Ended) -> None:
        self._working = False
        if event.error is None:
            self._say(event.lines, (("Enter", _("Tutup")),))
            return
        app = self.app
        self.dismiss(False)
        tell(app, event.error)

    def action_stop(self) -> None:
        """End what runs after the part at hand; close where nothing runs."""
        if self._working:
            self._cancelled.set()
        else:
            self.dismiss(True)

    def action_close(self) -> None:
        """Close when the work has ended."""
        if not self._working:
            self.dismiss(True)
