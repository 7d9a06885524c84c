"""The "why" panel: everything behind one date."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from etik_tui.locale import _
from etik_tui.procedure.explain import explain
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Deadline
from etik_tui.tui.line import Tone
from etik_tui.tui.sheets.why import why_lines
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet


class WhyDialog(ModalScreen[None]):
    """Explains one time limit of a case."""

    CSS_PATH = "../tcss/why.tcss"
    BINDINGS = [
        Binding(
            "escape,q,w,enter",
            "close",
            _("Tutup"),
            key_display="Esc",
            priority=True,
            id="why.close",
        )
    ]

    def __init__(self, situation: Situation, rule: Deadline, party: str) -> None:
        super().__init__()
        self._title = rule.title
        self._number = situation.case.number
        self._lines = why_lines(situation, explain(situation, rule, party))

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(self._lines, id="why-text")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        title = self.query_one("#title", Bar)
        title.left = ((_(" Mengapa: {title}").format(title=self._title), Tone.HEAD),)
        title.right = ((f"{self._number} ", Tone.DIM),)
        self.query_one(Hints).hints = (("↑↓ PgUp PgDn", _("Gulir")), ("Esc", _("Tutup")))
        self.query_one(Sheet).focus()

    def action_close(self) -> None:
        """Close the panel."""
        self.dismiss(None)
