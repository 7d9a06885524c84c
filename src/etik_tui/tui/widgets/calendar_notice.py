"""A line that tells when dates are those of another calendar; it takes no room otherwise."""

from etik_tui.locale import _
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Tone
from etik_tui.tui.widgets.bars import Bar


class CalendarNotice(Bar):
    """How many open cases show dates of another calendar than the one in force."""

    DEFAULT_CSS = "CalendarNotice { background: $panel; }"

    def look(self, desk: Desk) -> None:
        """Ask the index how many there are; hide where there are none."""
        count = desk.workspace.outdated_cases()
        self.display = bool(count)
        words = _("! Kalender berubah: {n} perkara masih bertenggat lama. ")
        self.left = (
            (f" {words.format(n=count)}", Tone.WARN),
            (desk.key("app.recompute", "F8"), Tone.ACCENT),
            (_(" hitung ulang"), Tone.PLAIN),
        )
