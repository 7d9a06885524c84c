"""Something that takes long: what it says while it runs, and how it ended."""

from collections.abc import Callable

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

LAST = 200
Progress = Callable[[str], None]


class ProgressDialog(ModalScreen[bool]):
    """Runs `job` in a thread and shows the lines that it says; closes by itself when done.

    It cannot be stopped half-way: an installer that is broken off leaves half of a package.
    """

    CSS_PATH = "../tcss/progress.tcss"
    BINDINGS = [Binding("escape", "wait", _("Tunggu"), key_display="Esc", id="progress.wait")]

    class Said(Message):
        """The work said a line."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Ended(Message):
        """The work is done, or failed."""

        def __init__(self, error: Exception | None = None) -> None:
            super().__init__()
            self.error = error

    def __init__(self, title: str, job: Callable[[Progress], None]) -> None:
        super().__init__()
        self._title = title
        self._job = job
        self._lines: tuple[Line, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(id="progress-lines")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((f" {self._title}", Tone.HEAD),)
        self.query_one(Hints).hints = (("", _("Berjalan; layar ini menutup sendiri.")),)
        self.run_job()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def run_job(self) -> None:
        """Do the work in a thread; nothing of the screen is touched from there."""
        try:
            self._job(self._say)
        except Exception as error:  # noqa: BLE001 - shown by the screen, with the log's code
            self.post_message(self.Ended(error))
        else:
            self.post_message(self.Ended())

    def _say(self, words: str) -> None:
        self.post_message(self.Said(words))

    def on_progress_dialog_said(self, event: Said) -> None:
        self._lines = (*self._lines[1 - LAST :], line(event.words))
        sheet = self.query_one(Sheet)
        sheet.show(self._lines)
        sheet.call_after_refresh(sheet.scroll_end, animate=False)

    def on_progress_dialog_ended(self, event: Ended) -> None:
        app = self.app
        self.dismiss(event.error is None)
        if event.error is not None:
            tell(app, event.error)

    def action_wait(self) -> None:
        """Say that this cannot be stopped half-way."""
        self.notify(_("Tunggu sampai selesai; pemasangan tidak dihentikan di tengah jalan."))
