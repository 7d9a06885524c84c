"""Choosing how the program looks; what is chosen is remembered for this person."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from etik_tui.casework.office import write_whole
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import StorageError
from etik_tui.locale import _, in_use
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.speech import NAMES
from etik_tui.tui.taste import THEMES, remembered, taste_file
from etik_tui.tui.terminal import BoundedApp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etik_tui.tui.app import EtikApp


def open_looks(app: "EtikApp") -> None:
    """Offer the themes, the signs and the slow line; wear and remember what is chosen."""

    def chosen(keys: tuple[str, ...] | None) -> None:
        if not keys:
            return
        name, _colon, value = keys[0].partition(":")
        if name == "language":
            speak_from_now_on(app, value)
            return
        other: str | bool = value if name == "theme" else value == "on"
        remember(app.desk.workspace, name, other)
        app.wear(app.taste.but(**{name: other}))
        app.show_changes()

    if not isinstance(app.screen, PickDialog):
        app.push_screen(PickDialog(_("Tampilan"), tuple(_items(app))), chosen)


def remember(workspace: Workspace, name: str, value: str | bool) -> None:
    """Keep one choice of this person; where it cannot be kept, it is for this once."""
    folder, person = str(workspace.folder), workspace.caller.name
    path, kept = Path(taste_file(folder, person)), {**remembered(folder, person), name: value}
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(path, json.dumps(kept).encode())
    except (OSError, StorageError):
        return


def speak_from_now_on(app: "EtikApp", language: str) -> None:
    """Remember the language of this person; what is loaded keeps its words until the next start."""
    remember(app.desk.workspace, "language", language)
    if language != in_use():
        words = _("{name}: berlaku saat program dibuka lagi.").format(name=NAMES[language])
        app.notify(words)


def _items(app: BoundedApp) -> Iterator[Item]:
    taste, titles = app.taste, _titles()
    for name in THEMES:
        mark = _("dipakai") if name == taste.theme else ""
        yield Item(key=f"theme:{name}", title=titles[name], beside=mark)
    on, off = ("on", "off")
    turn = off if taste.only_ascii else on
    title = _("Tanda garis dan panah lengkap") if taste.only_ascii else _("Tanda ASCII saja")
    yield Item(key=f"narrow:{turn}", title=title)
    title = _("Sambungan biasa") if taste.slow else _("Sambungan lambat: tanpa garis, 16 warna")
    yield Item(key=f"slow:{off if taste.slow else on}", title=title)
    for code, name in NAMES.items():
        mark = _("dipakai") if code == in_use() else ""
        detail = _("bahasa layar; surat tetap berbahasa Indonesia")
        yield Item(key=f"language:{code}", title=name, beside=mark, detail=detail)


def _titles() -> Mapping[str, str]:
    return {
        "dark": _("Warna gelap"),
        "light": _("Warna terang"),
        "contrast": _("Warna kontras tinggi"),
        "sixteen": _("16 warna terminal"),
    }
