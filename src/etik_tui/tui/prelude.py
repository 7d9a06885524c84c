"""The start before the framework is loaded: the first picture, and the terminal kept quiet."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from etik_tui.tui.first_picture import Picture

OPTIONS: Mapping[str, str] = {"--workspace": "workspace", "--as": "actor", "--lang": "lang"}
SLOW = "--slow-line"


class Prelude:
    """The first picture on the terminal, until the program proper takes over."""

    def __init__(self, picture: Picture, settings: list[Any]) -> None:
        self.picture = picture
        self._settings = settings
        self.taken_over = False

    def end(self) -> None:
        """Give the terminal back as it was."""
        import termios

        if not self.taken_over:
            sys.stderr.write("\x1b[?1049l\x1b[?25h")
            sys.stderr.flush()
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self._settings)


def begin(arguments: Sequence[str]) -> Prelude | None:
    """Paint the first picture where there is one; typed keys wait for the program, unseen."""
    given = _given(arguments)
    if given is None or os.environ.get("ETIK_DATABASE") or sys.platform != "linux":
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        return None
    from etik_tui.clock import SystemClock, keep_zone
    from etik_tui.tui.first_picture import picture
    from etik_tui.tui.office_word import word_of_office
    from etik_tui.tui.speech import speak

    width, height = os.get_terminal_size(sys.stderr.fileno())
    folder = given.get("workspace") or default_folder()
    actor = given.get("actor") or system_user()
    keep_zone(word_of_office(folder, "zone"))
    today = SystemClock().today()
    speak(given.get("lang", ""), folder, actor)
    found = picture(folder, actor, (width, height), today, slow=SLOW in given)
    return None if found is None else _painted(found)


def _painted(picture: Picture) -> Prelude:
    import termios

    before = termios.tcgetattr(sys.stdin.fileno())
    quiet = [*before]
    # As the framework reads it later: Enter stays Enter, and no key stops the output.
    quiet[0] &= ~(termios.ICRNL | termios.IXON)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, quiet)
    sys.stderr.write(f"\x1b[?1049h\x1b[?25l{picture}\x1b[0m")
    sys.stderr.flush()
    return Prelude(picture, before)


def _given(arguments: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a start without a verb, `None` for any other command line."""
    found: dict[str, str] = {}
    rest = iter(arguments)
    for each in rest:
        name, equals, value = each.partition("=")
        if each == SLOW:
            found[SLOW] = SLOW
            continue
        if name not in OPTIONS:
            return None
        found[OPTIONS[name]] = value if equals else next(rest, "")
    return found


def default_folder() -> str:
    """Return the workspace of a start that names none."""
    given = os.environ.get("ETIK_WORKSPACE")
    if given:
        return os.path.expanduser(given)
    data = os.environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")
    return os.path.join(data, "etik-tui")


def system_user() -> str:
    """Return who acts where nobody is named: the user of the operating system."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid-{os.getuid()}"
