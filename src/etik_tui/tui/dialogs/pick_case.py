"""Choosing a case by number, name or what was reported; searched in the index while one types."""

from collections.abc import Iterable

from etik_tui.journal.row import CaseRow, RowQuery
from etik_tui.locale import _
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.line import Tone, line
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.sheet import Sheet

LISTED = 50


class CasePickDialog(PickDialog):
    """Cases to choose from, soonest due first; returns the id of the one chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Pilih perkara"), ())
        self._desk = desk

    def _draw(self, key: str) -> None:
        query = RowQuery(text=self.query_one(TextEntry).value.strip(), limit=LISTED)
        rows = self._desk.workspace.journal.rows(query).rows
        lines = [each for row in rows for each in self._lines(self._item(row))]
        self.query_one(Sheet).show(lines or [line((self._empty, Tone.DIM))], key=key)

    def _item(self, row: CaseRow) -> Item:
        profile = self._desk.workspace.library.find(row.institution)
        stage = profile.stage(row.stage) if profile else None
        masked = row.sensitive or self._desk.private
        names = row.initials if masked else "; ".join(row.terlapor)
        parts: Iterable[str] = (
            profile.short if profile else row.institution,
            stage.title if stage else row.stage,
        )
        return Item(
            key=row.case_id,
            title=row.number,
            beside=names or _("(tanpa nama)"),
            detail=" · ".join(part for part in parts if part),
        )
