"""Where the program meets the terminal: the only file that uses what Textual keeps private.

Input that is not UTF-8, a lost terminal and a crash end here; nothing but text, colours and the
framework's own control sequences goes out.
"""

import gc
import os
import select
import signal
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from time import monotonic
from typing import Any

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.color import Color
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip

from etik_tui.casework.crash import log_crash
from etik_tui.clock import SystemClock
from etik_tui.errors import ExitCode
from etik_tui.locale import _
from etik_tui.tui.clean_output import CleanOutput
from etik_tui.tui.first_picture import Picture
from etik_tui.tui.pasting import Pasting
from etik_tui.tui.stylebook import StyleBook
from etik_tui.tui.taste import Taste
from etik_tui.tui.terminfo import erases
from etik_tui.tui.theme import BY_NAME
from etik_tui.tui.typeahead import AttentiveApp
from etik_tui.tui.wire import Piece, Wire, look

PATIENCE, PARTING = 1.5, 0.3
LARGEST = (500, 200)
# Seconds after which a thread that waits for input looks whether the program has ended.
ATTENTION = 0.1
# Switches to the screen that programs draw on, and wipes it.
ALTERNATE = "\x1b[?1049h"
# Begins a command to what is around the terminal: its title, clipboard, pointer.
SYSTEM = "\x1b]"
# Bytes that reach a terminal in one piece; more are marked as one picture.
ATOMIC = 1024
_SYSTEMS: Mapping[str, ColorSystem] = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}


def hung_up() -> bool:
    """Tell whether the terminal is gone."""
    try:
        watch = select.poll()
        watch.register(sys.__stdin__.fileno(), select.POLLIN)  # type: ignore[union-attr]
        found = watch.poll(0)
    except (OSError, ValueError, AttributeError):
        return True
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _fd, event in found)


def _end_within(seconds: float) -> None:
    end = threading.Timer(seconds, os._exit, (128 + signal.SIGHUP,))
    end.daemon = True
    end.start()


def pieces(update: CompositorUpdate) -> Iterator[Piece] | None:
    """Return what an update draws and where; `None` for a kind that is not known."""
    if isinstance(update, LayoutUpdate):
        return _whole(update)
    return _chopped(update) if isinstance(update, ChopsUpdate) else None


def _whole(update: LayoutUpdate) -> Iterator[Piece]:
    for y, strips in enumerate(update.strips, update.region.y):
        yield update.region.x, y, chain.from_iterable(strips)


def _chopped(update: ChopsUpdate) -> Iterator[Piece]:
    for y, start, stop in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= stop and end > start:
                yield x, y, strip if end <= stop else strip.crop(0, min(end, stop) - x)


def wait(parser: XTermParser) -> float:
    """Return for how many seconds to wait for input: while an Esc is in doubt, until it is not."""
    until: float | None = getattr(parser, "_timeout_time", None)
    return ATTENTION if until is None else min(max(until - monotonic(), 0), ATTENTION)


class Terminal(LinuxDriver):
    """Textual's driver, which neither stops, nor dies of input that is not UTF-8."""

    lent = False

    @property
    def can_suspend(self) -> bool:
        """Only while it is lent: behind a forced command there is no shell to come back from."""
        return self.lent

    def write(self, data: str) -> None:
        """Write to the terminal; a first picture that stands there already is not wiped off.

        Commands to the terminal's operating system, of which the framework has one for the shape
        of the pointer, are not sent: old terminals print them.
        """
        painted = isinstance(self._app, BoundedApp) and self._app.painted
        if not (painted and data == ALTERNATE) and not data.startswith(SYSTEM):
            super().write(data)

    def hand_over(self, sequence: str) -> None:
        """Send one command to what is around the terminal, which was asked for by name."""
        super().write(sequence)
        self.flush()

    def start_application_mode(self) -> None:
        """Begin, deaf to the signals that would stop the process."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
            signal.signal(number, signal.SIG_IGN)

    def _get_terminal_size(self) -> tuple[int, int]:
        try:
            width, height = os.get_terminal_size(self.fileno)
        except OSError:
            width, height = super()._get_terminal_size()
        return min(width or 80, LARGEST[0]), min(height or 24, LARGEST[1])

    def process_message(self, message: Message) -> None:
        """Hand on what came in; a terminal's word for its size has the same bounds as the system's.

        Whoever types that word may claim any size.
        """
        if isinstance(message, Resize):
            width, height = message.size
            fitting = min(width, LARGEST[0]), min(height, LARGEST[1])
            message = Resize.from_dimensions(fitting, message.pixel_size)
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the program ends or the terminal does."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        pasting = Pasting()
        while not self.exit_event.is_set():
            ready, _writable, _failed = select.select([self.fileno], [], [], wait(parser))
            if ready:
                typed = self._read()
                if not typed:
                    self._loop.call_soon_threadsafe(self._hang_up)
                    return
                for event in parser.feed(pasting.clean(decode(typed))):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _read(self) -> bytes:
        """Read what there is; nothing at the end of input, and once the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _hang_up(self) -> None:
        if isinstance(self._app, BoundedApp):
            self._app.hang_up()


class BoundedApp(AttentiveApp):
    """An application without ways out: no palette of the framework, pictures, links or shell.

    A crash ends it with a code and the path of a log without values.
    """

    def __init__(self, *, painted: Picture | None = None, taste: Taste | None = None) -> None:
        """`painted`: a first picture stands on the terminal."""
        self._colours: dict[str, dict[str, str]] = {}
        super().__init__(driver_class=Terminal)
        self.stylesheet = StyleBook(variables=self.theme_variables)
        self.painted, self._first = painted is not None, painted
        self._erases = painted.erases if painted else None
        self.looks = 0
        self.taste = taste or Taste()
        self.own_keys: Mapping[str, str] = {}
        self._clean = CleanOutput(colours=not self.no_color, narrow=self.taste.only_ascii)
        self._wire: Wire | None = None
        # Before any style sheet is read, so that none is read twice.
        for each in BY_NAME.values():
            self.register_theme(each)
        self.theme = self._theme_name

    @property
    def _theme_name(self) -> str:
        """Return the theme in force: of sixteen colours where terminal or line have no more."""
        few = self.taste.slow or self.console.color_system == "standard"
        return BY_NAME["sixteen" if few and not self.no_color else self.taste.theme].name

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme in force, which are mixed once."""
        known = self._colours.get(self.theme)
        if known is None:
            known = self._colours[self.theme] = super().get_css_variables()
        self.theme_variables = known
        return known

    def wear(self, taste: Taste) -> None:
        """Look otherwise from now on."""
        self.taste = taste
        self.looks += 1
        self._clean = CleanOutput(colours=not self.no_color, narrow=taste.only_ascii)
        self.theme = self._theme_name
        # The signs of what does not change its colours, too.
        self._invalidate_css()
        self.refresh_css(animate=False)
        self._wire = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every line, with the last look at the end."""
        self._clean = self._clean.after(() if self.no_color else super().get_line_filters())
        return [self._clean]

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Send of an update only what changes the terminal; what is not known goes out whole."""
        driver, silent = self._driver, self.is_headless or self._batch_count or self._closed
        # There may be nothing to draw, which changes nothing of what is known.
        if driver is None or silent or renderable is None:
            super()._display(screen, renderable)
            return
        found = pieces(renderable) if isinstance(renderable, CompositorUpdate) else None
        if found is None:
            self.forget_screen()
            super()._display(screen, renderable)
            return
        wire = self._known_wire()
        try:
            sequence = wire.paint(found)
            if screen.focused is not None:
                sequence += wire.move(*screen.outer_size.clamp_offset(self.cursor_position))
        except Exception as error:  # noqa: BLE001 - as in the framework: drawing ends the program
            self._handle_exception(error)
            return
        if len(sequence) > ATOMIC and self._sync_available:
            sequence = f"\x1b[?2026h{sequence}\x1b[?2026l"
        if sequence:
            driver.write(sequence)
            driver.flush()
        self.post_display_hook()

    def _known_wire(self) -> Wire:
        size = (self.size.width, self.size.height)
        first, self._first = self._first, None
        if first is not None:
            self._wire = Wire(*size, self._system, erases=self.erases)
            self._wire.known(first.rows)
        elif self._wire is None or self._wire.size != size:
            self._wire = Wire(*size, self._system, erases=self.erases)
        return self._wire

    @property
    def erases(self) -> bool:
        """Tell whether the terminal erases in the current background, as the first picture knew."""
        if self._erases is None:
            self._erases = erases()
        return self._erases

    def codes(self, style: Style) -> str:
        """Return the codes that set a style on this terminal."""
        (shown,) = CleanOutput(colours=not self.no_color).apply(
            [Segment("x", style)], Color(0, 0, 0)
        )
        attributes, fore, back = look(shown.style, self._system)
        return ";".join(filter(None, (*sorted(attributes), fore, back)))

    @property
    def _system(self) -> ColorSystem:
        if self.taste.slow:
            return ColorSystem.STANDARD
        return _SYSTEMS.get(self.console.color_system or "", ColorSystem.STANDARD)

    def picture(self) -> Sequence[Strip]:
        """Return the lines of the screen as they are drawn."""
        return self.screen._compositor.render_strips()  # noqa: SLF001

    @contextmanager
    def lent_terminal(self) -> Iterator[None]:
        """Let another program have the terminal; whether one may run is asked before."""
        driver = self._driver
        if not isinstance(driver, Terminal):
            yield
            return
        self.painted = False
        driver.lent = True
        try:
            with self.suspend():
                yield
        finally:
            driver.lent = False
            self.forget_screen()

    def forget_screen(self) -> None:
        """Take nothing on the terminal for known: all is drawn anew."""
        if self._wire is not None:
            self._wire.forget()

    def listen(self) -> None:
        """Answer to a lost terminal and to being ended."""
        if self.is_headless or self._loop is None:
            return
        for number in (signal.SIGHUP, signal.SIGTERM):
            self._loop.add_signal_handler(number, self.hang_up)

    def on_ready(self) -> None:
        # Where the start left collecting off, what it made stays.
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def keep_drafts(self) -> None:
        """Keep what is typed and not recorded."""

    def hang_up(self) -> None:
        """Keep the drafts and end, whatever the terminal does, within `PATIENCE` seconds.

        Once the drafts are kept nothing is owed to a terminal that is gone.
        """
        _end_within(PATIENCE)
        self.keep_drafts()
        _end_within(PARTING)
        self.exit(return_code=128 + signal.SIGHUP)

    def _fatal_error(self) -> None:
        error = self._exception
        if error is None:
            return
        crash = log_crash(error, SystemClock().now())
        self.panic(
            _("Kesalahan program, kode {code}. Yang sudah dicatat tetap tersimpan.").format(
                code=crash.code
            ),
            _("Catatan tanpa data perkara: {log}").format(log=crash.log or "-"),
        )

    def panic(self, *renderables: Any) -> None:
        """End with these words, never with a traceback."""
        words = "\n".join(each for each in renderables if isinstance(each, str))
        self._return_code = int(ExitCode.BUG)
        self._exit_renderables.append(Text(words))
        self._close_messages_no_wait()

    def copy_to_clipboard(self, text: str) -> None:
        """Keep a copied text inside the program; the terminal's clipboard is not touched."""
        self._clipboard = text

    def hand_over(self, text: str, sequence: str) -> None:
        """Copy a text by a sequence for the terminal; whether one may is asked before."""
        self._clipboard = text
        if isinstance(self._driver, Terminal):
            self._driver.hand_over(sequence)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing."""

    def deliver_text(self, *args: Any, **kwargs: Any) -> str | None:
        """Deliver nothing."""
        return None

    def deliver_binary(self, *args: Any, **kwargs: Any) -> str | None:
        """Deliver nothing."""
        return None

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Take no picture."""

    def action_suspend_process(self) -> None:
        """Never stop."""
