"""The deadlines of a day, a week or more, as a list that leaves the letters to the calendar."""

from textual.binding import Binding

from etik_tui.tui.widgets.sheet import Sheet


class DueList(Sheet, inherit_bindings=False):
    """A sheet in which `g` is not the first line, for it asks for a date."""

    BINDINGS = [
        Binding("down,j", "move(1)", show=False, id="dues.down"),
        Binding("up,k", "move(-1)", show=False, id="dues.up"),
        Binding("pagedown,space", "page(1)", show=False, id="dues.page-down"),
        Binding("pageup", "page(-1)", show=False, id="dues.page-up"),
        Binding("home", "edge(-1)", show=False, id="dues.first"),
        Binding("end,G", "edge(1)", show=False, id="dues.last"),
        Binding("enter", "choose", show=False, id="dues.choose"),
    ]
