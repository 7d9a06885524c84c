"""Drafts: what a person has typed into a dialog and not yet recorded."""

from typing import Any

import msgspec

from etik_tui.journal.engine import Transaction
from etik_tui.journal.moment import stamp
from etik_tui.journal.port import Draft

READ = "SELECT key, actor, saved_at, body FROM draft"


def keep_draft(db: Transaction, draft: Draft) -> None:
    """Store a draft in place of an earlier one of the same person and key."""
    forget_draft(db, draft.key, draft.actor)
    db.execute(
        "INSERT INTO draft (actor, key, saved_at, body) VALUES (?, ?, ?, ?)",
        (draft.actor, draft.key, stamp(draft.saved_at), msgspec.json.encode(draft.body).decode()),
    )


def read_draft(db: Transaction, key: str, actor: str) -> Draft | None:
    """Return one draft of a person."""
    found = db.execute(f"{READ} WHERE actor = ? AND key = ?", (actor, key)).fetchone()
    return None if found is None else _draft(found)


def read_drafts(db: Transaction, actor: str) -> tuple[Draft, ...]:
    """Return all drafts of a person, last saved first."""
    found = db.execute(f"{READ} WHERE actor = ? ORDER BY saved_at DESC, key", (actor,))
    return tuple(_draft(row) for row in found.fetchall())


def forget_draft(db: Transaction, key: str, actor: str) -> None:
    """Delete a draft if there is one."""
    db.execute("DELETE FROM draft WHERE actor = ? AND key = ?", (actor, key))


def _draft(row: Any) -> Draft:
    key, actor, saved_at, body = row
    fields = {"key": key, "actor": actor, "saved_at": saved_at, "body": msgspec.json.decode(body)}
    return msgspec.convert(fields, Draft)
