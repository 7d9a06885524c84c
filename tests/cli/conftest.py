"""The program as a person at the command line runs it, on a clock that stands still."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etik_tui.cli.main import main
from etik_tui.clock import FixedClock

REPORT = """\
channel = "laporan"
title = "Pungutan kepada peserta pelatihan"
[dates]
diterima = 2026-02-02
[[parties]]
role = "terlapor"
name = "Jalak Suren"
nip = "197210301997031003"
rank = "Penata (III/c)"
position_level = "pelaksana"
[[parties]]
role = "pelapor"
name = "Melati Anggrek"
[[allegations]]
text = "Meminta uang kepada peserta"
norms = ["P7.b"]
"""

SEATS = ("ketua", "sekretaris", "anggota", "anggota", "anggota")


@dataclass(frozen=True)
class Printed:
    """What a run left behind: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The JSON object on standard error."""
        return json.loads(self.err)


Run = Callable[..., Printed]


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at the end of March 2026."""
    return FixedClock(datetime(2026, 3, 31, 9, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the workspace is, or will be."""
    return tmp_path / "kantor"


@pytest.fixture
def bare(folder: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str], monkeypatch) -> Run:
    """Run the program where there is no workspace yet."""
    monkeypatch.setenv("ETIK_WORKSPACE", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("tempfile.tempdir", str(folder.parent))

    def run(*arguments: object) -> Printed:
        capsys.readouterr()
        status = main([str(each) for each in arguments], clock=clock)
        captured = capsys.readouterr()
        return Printed(status, captured.out, captured.err)

    return run


@pytest.fixture
def etik(bare: Run, tmp_path: Path) -> Run:
    """Run the program on a new workspace of an office that applies the code of Bawaslu."""
    office = tmp_path / "office.toml"
    office.write_text('name = "Sekretariat Rimba Raya"\nplace = "Rimba Raya"\n')
    assert bare("init", "--profile", "bawaslu", "--office", office).status == 0
    return bare


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report that can be registered."""
    path = tmp_path / "laporan.toml"
    path.write_text(REPORT)
    return path


@pytest.fixture
def number(etik: Run, report: Path) -> str:
    """The register number of a case that was just taken in."""
    return etik("case", "new", "--from", report).out.splitlines()[0]


@pytest.fixture
def panel(tmp_path: Path) -> Callable[..., Path]:
    """Write a panel: so many members, of these ranks where given."""

    def written(members: int = 5, ranks: dict[int, str] | None = None) -> Path:
        seats = [*SEATS, *["anggota"] * members][:members]
        text = "".join(
            f'[[majelis]]\nseat = "{seat}"\nname = "Anggota Rimba {place}"\n'
            f'rank = "{(ranks or {}).get(place, "Pembina (IV/a)")}"\n'
            'position_level = "administrator"\nattested = { konflik = "ya" }\n'
            for place, seat in enumerate(seats, start=1)
        )
        path = tmp_path / f"majelis-{members}.toml"
        path.write_text(text)
        return path

    return written
