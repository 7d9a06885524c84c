"""What every screen is handed: the workspace, how names are shown, and drafts."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.person import Person
from etik_tui.errors import StorageError
from etik_tui.journal.port import Draft
from etik_tui.locale import _
from etik_tui.tui.place import key_name
from etik_tui.tui.wording import name_of

if TYPE_CHECKING:
    from etik_tui.casework.sifting import Sift


class Desk:
    """One official's place: `private` shows initials, `unsaved` that a draft could not be kept.

    `changes` counts what was recorded or shown otherwise since the start; `at_hand` is the case
    last looked at, which a place of one case opens with. `waiting` counts the cases that cannot
    wait, as of the last `count_waiting`; `recount` asks for another. `wanted` is a filter that the
    place gone to is to take. `keys` are those of one's own by the id of their binding.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.private = workspace.office.private
        self.unsaved = False
        self.changes = 0
        self.at_hand = ""
        self.waiting = 0
        self.recount = True
        self.wanted: Sift | None = None
        self.keys: Mapping[str, str] = {}
        self._known = workspace.journal.data_version()

    @property
    def today(self) -> date:
        """Return the office's date."""
        return self.workspace.today

    @property
    def who(self) -> str:
        """Return who works here and as what; empty where access is not enforced."""
        account = self.workspace.permit.account
        if account is None:
            return ""
        from etik_tui.access.rule import role_word

        roles = ", ".join(role_word(each) for each in account.roles) or _("anggota Majelis")
        return f"{account.id} ({roles})"

    def key(self, binding: str, usual: str) -> str:
        """Return how the key of a binding is written here: one's own, or the usual one."""
        own = self.keys.get(binding, "").partition(",")[0]
        return key_name(own) if own else usual

    def name(self, person: Person) -> str:
        """Return a name as this screen may show it."""
        return name_of(person, private=self.private)

    def keep(self, key: str, body: Mapping[str, Any]) -> bool:
        """Keep a draft; tell whether that succeeded."""
        now = self.workspace.clock.now()
        try:
            # Who acts is asked of the journal too.
            draft = Draft(key=key, actor=self.workspace.actor, saved_at=now, body=body)
            self.workspace.journal.put_draft(draft)
        except StorageError:
            self.unsaved = True
            return False
        self.unsaved = False
        return True

    def draft(self, key: str) -> Draft | None:
        """Return a draft of this official."""
        return self.workspace.journal.draft(key, self.workspace.actor)

    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts of this official, last saved first."""
        from etik_tui.casework.review import own_drafts

        return tuple(own_drafts(self.workspace))

    def forget(self, key: str) -> None:
        """Drop a draft; one that cannot be dropped stays and is offered again."""
        try:
            self.workspace.journal.drop_draft(key, self.workspace.actor)
        except StorageError:
            return
        self.unsaved = False

    def touch(self) -> None:
        """Remember that something changed, so that screens beneath read anew when seen again."""
        self.changes += 1

    def count_waiting(self) -> bool:
        """Count the cases that cannot wait, if anything was shown anew; tell if the number differs.

        Called by the clock that looks for news, never by a key.
        """
        if not self.recount:
            return False
        from etik_tui.casework.review import urgent_count

        before, self.recount = self.waiting, False
        with suppress(StorageError):
            # Said at the next act; the number known so far stays.
            self.waiting = urgent_count(self.workspace)
        return self.waiting != before

    def has_news(self) -> bool:
        """Tell whether another session has recorded something since the last call."""
        found = self.workspace.journal.data_version()
        changed = found != self._known
        self._known = found
        return changed
