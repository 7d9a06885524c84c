"""Marking several cases on a list or the board, and going through them one after another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from textual.binding import Binding

from etik_tui.access.rule import Action
from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Span, Tone, line
from etik_tui.tui.screens.acting import Acting
from etik_tui.tui.screens.page import first_key, hints_of, keys_in_force
from etik_tui.tui.widgets.bars import Hints
from etik_tui.tui.widgets.card import MOST

MARK, RANGE, EVERY, BULK = "mark", "mark-range", "mark-every", "bulk"


def mark_bindings(screen: str) -> tuple[Binding, ...]:
    """Return the keys that mark and act on what is marked, by the name of a screen."""
    return (
        Binding("x", "mark", _("Tandai"), id=f"{screen}.{MARK}"),
        Binding("o", "bulk", _("Olah yang ditandai"), id=f"{screen}.{BULK}"),
        Binding("X", "mark_range", _("Tandai sampai sini"), show=False, id=f"{screen}.{RANGE}"),
        Binding("y", "copy", _("Salin nomor"), show=False, id=f"{screen}.copy"),
        Binding("ctrl+a", "mark_every", _("Tandai semua"), show=False, id=f"{screen}.{EVERY}"),
    )


class Markable(Protocol):
    """A list or board whose lines stand for cases, and which shows a sign on those marked."""

    @property
    def here(self) -> str:
        """Return the case under the cursor, empty where there is none."""

    @property
    def reach(self) -> Sequence[str]:
        """Return the cases of the list, or of the column under the cursor, in order."""

    def show_marked(self, cases: frozenset[str]) -> None:
        """Show which cases are marked; draw no more than has changed."""

    def action_move(self, step: int) -> None:
        """Move to the next line."""


class Marking(Acting):
    """A page on which several cases can be marked; marks outlast searches and other views."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._marks: dict[str, None] = {}
        self._anchor = ""
        self._plain: tuple[Span, ...] = ()
        self.last_words: dict[str, str] = {}

    @property
    def markable(self) -> Markable:
        """Return what shows the cases."""
        raise NotImplementedError

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the marked cases in the order in which they were marked."""
        return tuple(self._marks)

    def head(self, left: Iterable[Span]) -> None:
        """Fill in the header; how many cases are marked stands in it."""
        self._plain = tuple(left)
        super().head((*self._count(), *self._plain))

    def _count(self) -> tuple[Span, ...]:
        if not self._marks:
            return ()
        return ((_(" ● {n} ditandai ").format(n=len(self._marks)), Tone.ACCENT),)

    def show_marks(self) -> None:
        """Show the signs, the count in the header, and at the foot what can be done now."""
        self.markable.show_marked(frozenset(self._marks))
        self._left = (*self._count(), *self._plain)
        self._draw_header()
        self.query_one("#hints", Hints).hints = tuple(self._hints())

    def _hints(self) -> Iterator[tuple[str, str]]:
        own = keys_in_force(self.app)
        words = {
            MARK: _("Tandai"),
            RANGE: _("Sampai sini"),
            EVERY: _("Semua"),
            BULK: _("Olah"),
        }
        rest = [each for each in self.BINDINGS if isinstance(each, Binding)]
        if self._marks:
            for each in rest:
                if _kind(each) in words:
                    yield first_key(each, own), words[_kind(each)]
            yield "Esc", _("Hapus tanda")
            rest = [each for each in rest if _kind(each) not in words]
        yield from hints_of(rest, own)

    def unmark(self, cases: Iterable[str] | None = None) -> bool:
        """Take the marks off these cases, or off all; tell whether there were any."""
        had = bool(self._marks)
        for each in tuple(self._marks) if cases is None else cases:
            self._marks.pop(each, None)
        if had:
            self.show_marks()
        return had

    def _mark(self, cases: Iterable[str]) -> None:
        for each in cases:
            if len(self._marks) >= MOST and each not in self._marks:
                self.notify(_("Paling banyak {n} perkara ditandai.").format(n=MOST))
                break
            self._marks[each] = None
        self.show_marks()

    @told
    def action_mark(self) -> None:
        """Mark the case under the cursor, or take its mark off, and go on to the next."""
        case = self.markable.here
        if not case:
            return
        if case in self._marks:
            self.unmark((case,))
        else:
            self._anchor = case
            self._mark((case,))
        self.markable.action_move(1)

    @told
    def action_mark_range(self) -> None:
        """Mark everything from the last mark to the cursor."""
        reach, here = list(self.markable.reach), self.markable.here
        if here not in reach:
            return
        start = reach.index(self._anchor) if self._anchor in reach else reach.index(here)
        first, last = sorted((start, reach.index(here)))
        self._anchor = here
        self._mark(reach[first : last + 1])

    @told
    def action_mark_every(self) -> None:
        """Mark all cases of the list or column, or take the marks off where all have one."""
        reach = self.markable.reach
        if reach and all(each in self._marks for each in reach):
            self.unmark(reach)
        else:
            self._mark(reach)

    @told
    def action_bulk(self) -> None:
        """Offer what can be done to all marked cases; without marks to the one at the cursor."""
        from etik_tui.tui.screens.bulk import ask_bulk

        here = self.markable.here
        cases = self.marks or ((here,) if here else ())
        if not cases:
            self.notify(_("Belum ada perkara di sini untuk ditandai."))
            return
        ask_bulk(self, cases)

    @told
    def action_copy(self) -> None:
        """Copy the numbers of the marked cases, or of the one under the cursor."""
        from etik_tui.tui.clipboard import copy_out

        cases = self.marks or filter(None, (self.markable.here,))
        rows = (self.desk.workspace.journal.row(each) for each in cases)
        copy_out(self, ", ".join(row.number for row in rows if row))

    def acted(self, case: Case) -> None:
        """Take the mark off a case on which an act was recorded, and offer the next one."""
        if case.id not in self._marks:
            return
        self.unmark((case.id,))
        self.offer_next()

    def offer_next(self) -> None:
        """Ask whether to go on with the next marked case."""
        from etik_tui.tui.dialogs.message import ConfirmDialog

        row = next(filter(None, map(self.desk.workspace.journal.row, self._marks)), None)
        if row is None:
            return
        words = _("{n} perkara masih ditandai. Catat tindakan berikutnya pada {number}?")
        lines = [line(words.format(n=len(self._marks), number=row.number))]
        title = _("Lanjut ke yang berikutnya?")
        self.app.push_screen(
            ConfirmDialog(title, lines),
            lambda answer: self.act_next((row.case_id,)) if answer else None,
        )

    @told
    def act_next(self, cases: Sequence[str]) -> None:
        """Open the next act of the first of these cases; each is recorded by itself."""
        case = self.desk.workspace.case(cases[0])
        self.desk.workspace.permit.require(Action.RECORD, case)
        self.act_on(case)


def _kind(binding: Binding) -> str:
    return str(binding.id).partition(".")[2]
