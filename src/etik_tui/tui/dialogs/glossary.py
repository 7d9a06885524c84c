"""The glossary: the words on the screen beneath, and by typing every other."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual.screen import Screen

from etik_tui.locale import _
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import PickDialog
from etik_tui.tui.law.glossary import Entry, matching
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.sheet import Sheet


class GlossaryDialog(PickDialog):
    """Words with one sentence and their source; Enter shows what each regulation says."""

    def __init__(self, entries: Iterable[Entry], seen: Iterable[Entry]) -> None:
        super().__init__(_("Istilah"), ())
        self._entries = tuple(entries)
        self._seen = tuple(seen)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return what the keys do."""
        return (("↑↓", _("Pindah")), ("Enter", _("Bunyi peraturan")), ("Esc", _("Tutup")))

    def _draw(self, key: str) -> None:
        words = self.query_one(TextEntry).value
        lines = self._found(words) if words.strip() else self._all()
        none = line((_("Tidak ada istilah yang cocok."), Tone.DIM))
        self.query_one(Sheet).show(tuple(lines) or (none,), key=key)

    def _found(self, words: str) -> Iterator[Line]:
        for entry in matching(self._entries, words):
            yield from entry_lines(entry)

    def _all(self) -> Iterator[Line]:
        if self._seen:
            yield heading(_("Di layar ini"), _("ketik untuk mencari di semua istilah"))
            for entry in self._seen:
                yield from entry_lines(entry)
            yield BLANK
        yield heading(_("Istilah lain") if self._seen else _("Semua istilah"))
        for entry in self._entries:
            if entry not in self._seen:
                yield from entry_lines(entry)

    def _take(self, key: str) -> None:
        entry = next((each for each in self._entries if each.key == key), None)
        if entry is not None:
            show_entry(self, entry)


def entry_lines(entry: Entry, *, indent: int = 0) -> Iterator[Line]:
    """Yield a word with its sentence and its source."""
    source = (f"  {entry.source}", Tone.DIM)
    yield line((entry.title, Tone.BOLD), source, indent=indent, hang=2, key=entry.key)
    yield line(entry.meaning, indent=indent + 2)


def show_entry(screen: Screen[Any], entry: Entry) -> None:
    """Show what each regulation says of a word, in its own words."""
    screen.app.push_screen(MessageDialog(entry.title, tuple(_whole(entry))))


def _whole(entry: Entry) -> Iterator[Line]:
    yield line(entry.meaning)
    if not entry.definitions:
        yield line((entry.source, Tone.DIM))
    for each in entry.definitions:
        yield BLANK
        yield heading(each.short, each.cite)
        if each.quote and each.quote != entry.meaning:
            yield line(f"“{each.quote}”", indent=2)
        elif not each.quote:
            yield line((_("tidak didefinisikan dalam teks ini"), Tone.DIM), indent=2)
