"""The drafts of a person, without those of cases that the person may not know of any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etik_tui.journal.chronicle import ChronicleView
from etik_tui.journal.draft import forget_draft, keep_draft, read_draft, read_drafts

if TYPE_CHECKING:
    from etik_tui.journal.engine import Transaction
    from etik_tui.journal.port import Draft

CASE_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Drawer(ChronicleView):
    """The drafts of a journal; see `etik_tui.journal.port.Journal`."""

    def put_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same person and key."""
        self._engine.write(lambda db: keep_draft(db, draft), quiet=True)

    def draft(self, key: str, actor: str) -> Draft | None:
        """Return a person's draft; dates in its body come back as text."""
        with self._engine.reading() as db:
            found = read_draft(db, key, actor)
            return found if found and self._may_keep(db, found) else None

    def drafts(self, actor: str) -> tuple[Draft, ...]:
        """Return all drafts of a person, last saved first."""
        with self._engine.reading() as db:
            found = read_drafts(db, actor)
            return tuple(each for each in found if self._may_keep(db, each))

    def drop_draft(self, key: str, actor: str) -> None:
        """Forget a draft; no error if there is none."""
        self._engine.write(lambda db: forget_draft(db, key, actor), quiet=True)

    def _may_keep(self, db: Transaction, draft: Draft) -> bool:
        """Tell whether a draft may be known of: that of a case only where the case may."""
        ids = CASE_ID.findall(draft.key) if self._seen.bounded else ()
        return all(self._may_see(db, each) for each in ids)
