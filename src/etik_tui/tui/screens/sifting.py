"""A page whose cases a filter chooses, which can be saved under a name and taken up again."""

from textual.binding import Binding

from etik_tui.casework.sifting import Sift
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.screens.marking import Marking


def sift_binding(screen: str) -> Binding:
    """Return the key that shows the filters, by the name of a screen."""
    return Binding("f", "filters", _("Saringan"), id=f"{screen}.filters")


def institution_gone(institution: str) -> InputError:
    """Return what is said where the institution of a filter is there no more."""
    return InputError(
        _("Lembaga “{id}” pada saringan ini tidak ada lagi").format(id=institution),
        remedy=_("Pasang profilnya, atau simpan saringan ini untuk lembaga lain."),
    )


class Sifting(Marking):
    """A page of one institution's cases, or of all (`ALL`): a filter of the other goes there."""

    ALL = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sift = Sift()

    @property
    def sift(self) -> Sift:
        """Return the filter that is set."""
        return self._sift

    def take(self, sift: Sift) -> None:
        """Show what a filter leaves."""
        raise NotImplementedError

    def none_match(self, clearing: str) -> str:
        """Say that no case is left, and which key (by its action) takes the filter away."""
        words = _("Tidak ada perkara yang cocok. {key} menghapus saringan.")
        return words.format(key=self.key_of(clearing))

    @told
    def action_filters(self) -> None:
        """Show the filter that is set and the saved ones."""
        from etik_tui.tui.dialogs.filters import FilterDialog

        self.app.push_screen(FilterDialog(self.desk, self.sift), self._chosen)

    def _chosen(self, sift: Sift | None) -> None:
        if sift is None:
            return
        if (not sift.institution) == self.ALL:
            self._taken(sift)
            return
        self.desk.wanted = sift
        self.app.switch_mode("board" if sift.institution else "every")

    @told
    def _taken(self, sift: Sift) -> None:
        self.take(sift)

    def take_wanted(self) -> None:
        """Take the filter with which one comes from the other page."""
        wanted = self.desk.wanted
        if wanted is not None and (not wanted.institution) == self.ALL:
            self.desk.wanted = None
            self._taken(wanted)

    def on_screen_resume(self) -> None:
        # Before the first time there is nothing yet to show it on.
        if self.query("#hints"):
            self.take_wanted()
