"""A workspace of an office under the invented regulation, with a real journal."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etik_tui.casework.library import Library
from etik_tui.casework.registration import Report, ReportedAct, ReportedParty, register
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.person import Role
from etik_tui.journal.open import open_journal
from etik_tui.plugins.loading import Plugin
from etik_tui.profile.load import LoadedProfile
from tests.procedure.regulation import CITE, day, regulation

NORM = CITE | {"id": "n1", "group": "g", "text": "Jujur"}
TABLES: dict[str, Any] = {
    "norm_groups": [{"id": "g", "title": "Nilai", "cite": "Pasal 2"}],
    "norms": [NORM],
    "tasks": [CITE | {"id": "rapikan", "text": "Rapikan berkas", "role": "x"}],
    "decision": CITE
    | {
        "milestone": "putusan",
        "outcome_field": "hasil",
        "method_field": "cara",
        "outcomes": [
            CITE | {"id": "terbukti", "title": "T", "breach": True},
            CITE | {"id": "bebas", "title": "B", "breach": False},
        ],
    },
    "readings": [
        CITE
        | {
            "id": "T-1",
            "question": "?",
            "problem": "-",
            "treatment": "-",
            "default": "kalender",
            "options": [
                {"id": "kalender", "title": "Kalender", "set": {"time.day": "calendar"}},
                {"id": "kerja", "title": "Kerja", "set": {"time.day": "working"}},
            ],
        }
    ],
    "closing": [CITE | {"id": "diputus", "text": "Diputus", "condition": {"recorded": "putusan"}}],
}
Open = Callable[..., Workspace]


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at the end of September 2026."""
    return FixedClock(datetime(2026, 9, 30, 9, 0, tzinfo=UTC))


@pytest.fixture
def open_session(tmp_path: Path, clock: FixedClock) -> Iterator[Open]:
    """Open sessions on one workspace; `known=False` is one without the profile."""
    opened: list[Workspace] = []

    def session(actor: str = "petugas", *, known: bool = True, **tables: Any) -> Workspace:
        loaded = LoadedProfile(profile=regulation(**{**TABLES, **tables}), digest="d")
        found = (Plugin(name="alfa", profiles=(tmp_path,)),) if known else ()
        workspace = Workspace(
            folder=tmp_path,
            journal=open_journal(tmp_path / "journal.db", create=True),
            library=Library(lambda: found, load=lambda _: loaded),
            clock=clock,
            actor=actor,
        )
        opened.append(workspace)
        return workspace

    yield session
    for each in opened:
        each.close()


@pytest.fixture
def workspace(open_session: Open) -> Workspace:
    """One session."""
    return open_session()


def report(**changes: Any) -> Report:
    """Return a sound report on one terlapor, with some of it replaced."""
    sound: dict[str, Any] = {
        "channel": "laporan",
        "title": "Membocorkan rapat",
        "dates": {"tanggal": day("09-01")},
        "parties": (
            ReportedParty(role=Role.TERLAPOR, name="Elang Rinjani"),
            ReportedParty(role=Role.PELAPOR, name="Melati Anggrek"),
        ),
        "allegations": (ReportedAct(text="Membocorkan rapat", norms=("n1",)),),
    }
    return Report(**sound | changes)


@pytest.fixture
def number(workspace: Workspace) -> str:
    """The register number of a case received on 1 September."""
    return register(workspace, "alfa", report()).case.number
