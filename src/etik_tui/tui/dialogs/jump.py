"""Jump mode: a letter on everything that can be gone to; typing it goes there."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.strip import Strip

from etik_tui.locale import _
from etik_tui.tui.bar_line import hint_line
from etik_tui.tui.place import key_name
from etik_tui.tui.target import Go, Target, targets_of
from etik_tui.tui.terminal import BoundedApp
from etik_tui.tui.tone import Tone
from etik_tui.tui.widgets.toned import Toned

JUMP = "ctrl+o"


def open_jump(app: BoundedApp) -> None:
    """Show where one can jump to on the screen, or leave that again."""
    screen = app.screen
    if isinstance(screen, JumpScreen):
        screen.dismiss(None)
        return
    targets = targets_of(screen)
    if not targets:
        return

    def chosen(go: Go | None) -> None:
        if go is not None:
            app.call_later(go)

    key = key_name(app.own_keys.get("app.jump", JUMP).partition(",")[0])
    app.push_screen(JumpScreen(app.picture(), targets, key), chosen)


class JumpScreen(ModalScreen[Go | None]):
    """The screen beneath as it stood, with labels; returns what goes to the one that is typed.

    A capital as the last letter opens what is there. Every other key leaves.
    """

    CSS_PATH = "../tcss/jump.tcss"
    BINDINGS = [Binding("escape", "leave", _("Batal"), key_display="Esc", id="jump.leave")]

    def __init__(self, picture: Sequence[Strip], targets: Iterable[Target], key: str) -> None:
        super().__init__()
        self._picture = picture
        self._targets = tuple(targets)
        self._key = key
        self._typed = ""

    def compose(self) -> ComposeResult:
        yield Labels(self._picture, self._targets, self._key)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            return
        event.stop()
        typed = self._typed + (event.character or " ").lower()
        left = [each for each in self._targets if each.label.startswith(typed)]
        if not left:
            self.dismiss(None)
        elif left[0].label == typed:
            capital = bool(event.character and event.character.isupper())
            self.dismiss(_both(left[0]) if capital else left[0].go)
        else:
            self._typed = typed
            self.query_one(Labels).narrow(typed)

    def on_resize(self, event: events.Resize) -> None:
        if event.size.height != len(self._picture) and self.is_current:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave and stay where one was."""
        self.dismiss(None)


class Labels(Toned):
    """A picture of a screen with labels over it, and a last line that says what they are for."""

    PART = "jump"
    COMPONENT_CLASSES = {"jump--label", *(f"jump--{tone.value}" for tone in Tone)}

    def __init__(self, picture: Sequence[Strip], targets: Iterable[Target], key: str) -> None:
        super().__init__()
        self._picture = picture
        self._rows: dict[int, list[Target]] = {}
        for each in sorted(targets, key=lambda target: target.at.x):
            self._rows.setdefault(each.at.y, []).append(each)
        self._hints = (
            ("a-z", _("Ke sana")),
            ("A-Z", _("Ke sana dan buka")),
            (f"Esc {key}", _("Batal")),
        )
        self._typed = ""

    def narrow(self, typed: str) -> None:
        """Keep the labels that begin with what was typed, without it."""
        self._typed = typed
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y >= len(self._picture):
            return Strip.blank(width, self.rich_style)
        if y == len(self._picture) - 1:
            spans = hint_line(self._hints, width)
            return Strip([Segment(text, self.style_of(tone)) for text, tone in spans], width)
        line, style = self._picture[y], self.get_component_rich_style("jump--label")
        parts, done = list[Strip](), 0
        for each in self._rows.get(y, ()):
            label = each.label.removeprefix(self._typed)
            if not each.label.startswith(self._typed) or each.at.x < done:
                continue
            parts += [line.crop(done, each.at.x), Strip([Segment(label, style)])]
            done = each.at.x + len(label)
        return Strip.join([*parts, line.crop(done, width)]).adjust_cell_length(width)


def _both(target: Target) -> Go:
    def go_and_open() -> None:
        target.go()
        if target.open is not None:
            target.open()

    return go_and_open
