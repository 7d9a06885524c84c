"""A filter in words, and the saved ones with their numbers."""

from collections.abc import Iterable, Iterator

from etik_tui.casework.sifting import Only, SavedFilter, Sift
from etik_tui.domain.shown import shown
from etik_tui.journal.row import Sort
from etik_tui.locale import _
from etik_tui.tui.line import BLANK, Line, Span, Tone, heading, line

ONLY, SORT, SAVED = "only:", "sort:", "saved:"
LABEL = 12


def only_word(only: Only) -> str:
    """Return which cases are meant."""
    return {
        Only.ALL: _("semua perkara"),
        Only.OPEN: _("belum selesai"),
        Only.OVERDUE: _("lewat tenggat"),
    }[only]


def sort_word(sort: Sort) -> str:
    """Return an order."""
    return {
        Sort.DUE: _("tenggat terdekat"),
        Sort.NUMBER: _("nomor register"),
        Sort.RECENT: _("terakhir dicatat"),
    }[sort]


def sift_spans(sift: Sift) -> Iterator[Span]:
    """Yield for a header what a filter leaves and how it orders, but for its words."""
    if sift.only is not Only.ALL:
        yield f" · {only_word(sift.only)}", Tone.ACCENT
    if sift.sort is not Sort.DUE:
        yield f" · {sort_word(sift.sort)}", Tone.ACCENT


def sift_line(sift: Sift, institution: str) -> str:
    """Return a filter in one line; `institution` is the name of the one it has."""
    parts = [institution or _("semua lembaga")]
    parts += [f"“{sift.text}”"] if sift.text else []
    parts += [only_word(sift.only)] if sift.only is not Only.ALL else []
    parts += [sort_word(sift.sort)] if sift.sort is not Sort.DUE else []
    return " · ".join(parts)


def filter_lines(
    now: Sift, institution: str, saved: Iterable[tuple[SavedFilter, str]]
) -> Iterator[Line]:
    """Yield the filter that is set and what can be changed of it, then the saved ones."""
    yield heading(_("Sekarang"))
    yield line(_("Lembaga").ljust(LABEL), institution or _("semua lembaga"), indent=1)
    yield line(_("Kata").ljust(LABEL), now.text or _("(tidak ada)"), indent=1)
    yield line(_("Hanya").ljust(LABEL), f"‹ {only_word(now.only)} ›", indent=1, key=ONLY)
    yield line(_("Urutan").ljust(LABEL), f"‹ {sort_word(now.sort)} ›", indent=1, key=SORT)
    yield BLANK
    yield heading(_("Tersimpan"))
    number = 0
    for number, (each, place) in enumerate(saved, start=1):
        words = sift_line(each.sift, place) if each.sift else _("tidak dapat dibaca")
        yield line(
            (f"{number:>2}  ", Tone.ACCENT),
            (shown(each.name), Tone.BOLD),
            (f"  {words}", Tone.DIM if each.sift else Tone.BAD),
            hang=4,
            key=f"{SAVED}{each.name}",
        )
    if not number:
        yield line((_("Belum ada saringan yang disimpan."), Tone.DIM), indent=1)
