"""Where a line of text is typed; it stays still while nobody types."""

from datetime import date

from textual.binding import Binding
from textual.suggester import SuggestFromList
from textual.widgets import Input

from etik_tui.casework.entry import LONGEST_LINE
from etik_tui.tui.dateword import read_date, written_date


class TextEntry(Input):
    """One line of text; the cursor does not blink, so that an idle screen sends nothing.

    Of `offers` the first that begins as one types is completed in grey; → takes it.
    """

    BINDINGS = [
        Binding("down", "app.focus_next", show=False, id="entry.next"),
        Binding("up", "app.focus_previous", show=False, id="entry.previous"),
    ]

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        offers: tuple[str, ...] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            suggester=SuggestFromList(offers, case_sensitive=False) if offers else None,
            id=id,
            compact=True,
            select_on_focus=False,
            max_length=LONGEST_LINE,
        )
        self.cursor_blink = False


class DateEntry(TextEntry):
    """A date, typed in any usual way; `day` is what it means."""

    def __init__(self, today: date, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, placeholder="hh-bb-tttt", id=id)
        self._today = today

    @property
    def day(self) -> date | None:
        """Return the date typed, `None` if it is none."""
        return read_date(self.value, self._today)

    @property
    def exact(self) -> str:
        """Return the date in full, so that `24` means the same tomorrow; else what is typed."""
        return written_date(self.day) if self.day else self.value

    def on_blur(self) -> None:
        if self.value != self.exact:
            self.value = self.exact
            self.cursor_position = len(self.value)
