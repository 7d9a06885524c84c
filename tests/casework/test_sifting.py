"""Saved filters: kept for one person, under any name, and never lost by a bad one."""

from pathlib import Path

import pytest

from etik_tui.access.people import Caller
from etik_tui.casework.review import own_drafts
from etik_tui.casework.sifting import (
    LONGEST_NAME,
    MOST,
    PREFIX,
    Only,
    Sift,
    remove_filter,
    rename_filter,
    save_filter,
    saved_filter,
    saved_filters,
)
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError
from etik_tui.journal.port import Draft
from etik_tui.journal.row import Sort
from tests.tui.seed import make_workspace

LATE = Sift(institution="bawaslu", only=Only.OVERDUE, sort=Sort.NUMBER)
WORDS = Sift(text="netral")


@pytest.fixture
def workspace(tmp_path: Path):
    """Give a workspace with the real profile."""
    made = make_workspace(tmp_path / "kantor")
    yield made
    made.close()


def names(workspace: Workspace) -> list[str]:
    """Return the names of the saved filters in their order."""
    return [each.name for each in saved_filters(workspace)]


def test_a_filter_is_found_by_name_and_by_number(workspace: Workspace) -> None:
    """Names are found whatever their capitals; numbers follow the order of saving."""
    save_filter(workspace, "Terlambat", LATE)
    save_filter(workspace, "Anu", WORDS)
    assert saved_filter(workspace, "terlambat") == LATE
    assert saved_filter(workspace, "2") == WORDS
    save_filter(workspace, "TERLAMBAT", WORDS)
    assert names(workspace) == ["Terlambat", "Anu"]
    assert saved_filter(workspace, "1") == WORDS


def test_renaming_keeps_the_number_and_takes_no_other_name(workspace: Workspace) -> None:
    """A name that is taken is refused, and then nothing has changed."""
    save_filter(workspace, "satu", LATE)
    save_filter(workspace, "dua", WORDS)
    rename_filter(workspace, "satu", "pertama")
    with pytest.raises(InputError, match="sudah dipakai"):
        rename_filter(workspace, "pertama", "DUA")
    rename_filter(workspace, "dua", "Dua")
    assert names(workspace) == ["pertama", "Dua"]
    remove_filter(workspace, "pertama")
    assert names(workspace) == ["Dua"]


@pytest.mark.parametrize("name", ["", "   ", "7", "x" * (LONGEST_NAME + 1), "\ud800"])
def test_what_cannot_be_a_name_is_refused(workspace: Workspace, name: str) -> None:
    """Empty, too long, a number alone, no text at all."""
    with pytest.raises(InputError):
        save_filter(workspace, name, LATE)
    assert names(workspace) == []


def test_one_that_cannot_be_read_is_named_and_harms_no_other(workspace: Workspace) -> None:
    """It stays as it is until it is removed; using, saving over and renaming it are refused."""
    save_filter(workspace, "baik", LATE)
    body = {"sift": {"only": "dari masa depan"}, "order": 1}
    now = workspace.clock.now()
    draft = Draft(key=f"{PREFIX}rusak", actor=workspace.actor, saved_at=now, body=body)
    workspace.journal.put_draft(draft)
    assert names(workspace) == ["baik", "rusak"]
    for attempt in (
        lambda: saved_filter(workspace, "rusak"),
        lambda: save_filter(workspace, "Rusak", WORDS),
        lambda: rename_filter(workspace, "rusak", "lain"),
    ):
        with pytest.raises(InputError, match="tidak dapat dibaca"):
            attempt()
    save_filter(workspace, "lain", WORDS)
    kept = workspace.journal.draft(draft.key, workspace.actor)
    assert kept is not None
    assert kept.body == body
    remove_filter(workspace, "rusak")
    assert names(workspace) == ["baik", "lain"]


def test_filters_are_of_one_person_and_no_drafts(workspace: Workspace) -> None:
    """A colleague does not see them, and they are not offered as something begun."""
    save_filter(workspace, "punyaku", LATE)
    assert list(own_drafts(workspace)) == []
    workspace.caller = Caller(name="rekan")
    assert names(workspace) == []


def test_there_is_an_end_to_them(workspace: Workspace) -> None:
    """More than can be looked through are not kept; one with a known name still is."""
    for n in range(MOST):
        save_filter(workspace, f"saringan {n}", WORDS)
    with pytest.raises(InputError, match="Paling banyak"):
        save_filter(workspace, "satu lagi", LATE)
    save_filter(workspace, "saringan 3", LATE)
    assert saved_filter(workspace, "saringan 3") == LATE
