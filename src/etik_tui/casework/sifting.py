"""Saved filters: what a person looks for again and again, under a name of the person's own.

They are kept beside the drafts of that person, not in a file: what is searched for may name
people, so it is guarded and backed up like the cases themselves.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from etik_tui.casework.entry import check_text
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError
from etik_tui.journal.port import Draft
from etik_tui.journal.row import RowQuery, Sort
from etik_tui.locale import _

PREFIX = "filter:"
"""What the keys of these records begin with, among a person's drafts."""

LONGEST_NAME = 60
MOST = 50


class Only(StrEnum):
    """Which cases are meant: all, those not closed, those whose next limit has passed."""

    ALL = "all"
    OPEN = "open"
    OVERDUE = "overdue"


class Sift(Struct, frozen=True, kw_only=True):
    """What is looked for: words, cases of one institution (empty for all), and their order."""

    institution: str = ""
    text: str = ""
    only: Only = Only.ALL
    sort: Sort = Sort.DUE

    @property
    def is_plain(self) -> bool:
        """Tell whether it leaves nothing out and orders as usual."""
        return not self.text and self.only is Only.ALL and self.sort is Sort.DUE

    def query(self, workspace: Workspace, **other: Any) -> RowQuery:
        """Return the question to the index; `other` are further conditions of `RowQuery`."""
        conditions: dict[str, Any] = {
            "institution": self.institution or None,
            "text": self.text,
            "sort": self.sort,
            "closed": False if self.only is Only.OPEN else None,
            "overdue_on": workspace.today if self.only is Only.OVERDUE else None,
        }
        return RowQuery(**(conditions | other))


class SavedFilter(Struct, frozen=True, kw_only=True):
    """A filter under its name; without a `sift` it cannot be read, but is there."""

    name: str
    sift: Sift | None
    order: int = 0


class _Kept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sift: Sift
    order: int = 0
    title: str = ""


def saved_filters(workspace: Workspace) -> tuple[SavedFilter, ...]:
    """Return this person's filters in the order in which they were saved first."""
    return tuple(sorted(_stored(workspace), key=lambda each: (each.order, each.name)))


def _stored(workspace: Workspace) -> Iterator[SavedFilter]:
    for draft in workspace.journal.drafts(workspace.actor):
        if draft.key.startswith(PREFIX):
            name = draft.key.removeprefix(PREFIX)
            try:
                kept = msgspec.convert(draft.body, _Kept)
            except msgspec.ValidationError:
                # Left as it is: another release may have written it.
                yield SavedFilter(name=name, sift=None, order=1 << 30)
            else:
                yield SavedFilter(name=name, sift=kept.sift, order=kept.order)


def saved_filter(workspace: Workspace, name: str) -> Sift:
    """Return a filter by its name, or by its number in the list.

    Raises InputError for one that is not there or cannot be read.
    """
    known = saved_filters(workspace)
    found = next((each for each in known if each.name.casefold() == name.casefold()), None)
    if found is None and name.isdecimal() and 1 <= int(name) <= len(known):
        found = known[int(name) - 1]
    if found is None:
        names = ", ".join(each.name for each in known) or "-"
        raise InputError(
            _("Tidak ada saringan bernama “{name}”").format(name=name[:LONGEST_NAME]),
            remedy=_("Pilihan: {known}.").format(known=names),
        )
    if found.sift is None:
        raise unreadable(found.name)
    return found.sift


def unreadable(name: str) -> InputError:
    """Return what is said of a filter that cannot be read."""
    return InputError(
        _("Saringan “{name}” tidak dapat dibaca").format(name=name),
        remedy=_("Saringan lain tetap utuh; hapus yang ini, atau simpan ulang dengan nama lain."),
    )


def save_filter(workspace: Workspace, name: str, sift: Sift) -> None:
    """Keep a filter under a name, in place of one that has it.

    Raises InputError for a name that is empty, too long or a number, and for too many filters.
    """
    known = saved_filters(workspace)
    same = next((each for each in known if each.name.casefold() == name.strip().casefold()), None)
    if same is not None and same.sift is None:
        raise unreadable(same.name)
    if same is None and len(known) >= MOST:
        raise InputError(_("Paling banyak {n} saringan; hapus yang lama").format(n=MOST))
    last = max((each.order for each in known if each.sift), default=0)
    order = same.order if same else last + 1
    _keep(workspace, same.name if same else _checked(name), sift, order)


def rename_filter(workspace: Workspace, name: str, new: str) -> None:
    """Give a filter another name.

    Raises InputError where that name is taken or cannot be one, and for an unreadable filter.
    """
    wanted = _checked(new)
    known = saved_filters(workspace)
    old = next((each for each in known if each.name == name), None)
    if old is None or old.sift is None:
        raise unreadable(name)
    if any(each.name.casefold() == wanted.casefold() and each is not old for each in known):
        raise InputError(_("Nama “{name}” sudah dipakai").format(name=wanted))
    _keep(workspace, wanted, old.sift, old.order)
    if wanted != name:
        remove_filter(workspace, name)


def remove_filter(workspace: Workspace, name: str) -> None:
    """Forget a filter, also one that cannot be read."""
    workspace.journal.drop_draft(PREFIX + name, workspace.actor)


def _keep(workspace: Workspace, name: str, sift: Sift, order: int) -> None:
    kept = _Kept(sift=sift, order=order, title=_("Saringan"))
    body = msgspec.to_builtins(kept)
    now = workspace.clock.now()
    workspace.journal.put_draft(
        Draft(key=PREFIX + name, actor=workspace.actor, saved_at=now, body=body)
    )


def _checked(name: str) -> str:
    given = name.strip()
    problems = tuple(check_text("name", given, required=True))
    if problems:
        raise InputError(_("Nama saringan belum dapat dipakai"), problems=problems)
    if len(given) > LONGEST_NAME:
        raise InputError(_("Nama saringan paling panjang {n} huruf").format(n=LONGEST_NAME))
    if given.isdecimal():
        raise InputError(_("Nama saringan tidak boleh hanya angka: angka memilih nomornya"))
    return given
