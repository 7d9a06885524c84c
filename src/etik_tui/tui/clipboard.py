"""Handing a short text to the terminal's clipboard, by the sequence that terminals know (OSC 52).

What goes out is a register number, a citation or a date; no name and nothing of what was said.
"""

from base64 import b64encode

from etik_tui.casework.surroundings import copyable, require_clipboard
from etik_tui.locale import _
from etik_tui.tui.screens.page import Page
from etik_tui.tui.terminal import BoundedApp


def copy_out(page: Page, *parts: str) -> None:
    """Copy these, joined by dots, and say so.

    Raises AccessError where this session may not, InputError where there is nothing or too much.
    """
    require_clipboard(page.desk.workspace)
    text = copyable(" · ".join(each for each in parts if each))
    if not text:
        page.notify(_("Tidak ada yang dapat disalin di sini."))
        return
    if isinstance(page.app, BoundedApp):
        page.app.hand_over(text, osc52(text))
    page.notify(_("Disalin: {text}").format(text=text if len(text) < 80 else text[:79] + "…"))


def osc52(text: str) -> str:
    """Return the sequence that puts a text on the terminal's clipboard."""
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
