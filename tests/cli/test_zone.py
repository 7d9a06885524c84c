"""The office's day begins with the office's sun, whatever zone the machine is in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etik_tui.errors import ExitCode


def etik(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program on a machine whose clock is in UTC."""
    command = [sys.executable, "-m", "etik_tui", "--workspace", str(folder), *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "TZ": "UTC"}
    )


@pytest.fixture
def registered(tmp_path: Path, report: Path):
    """Make an office in a zone, with one case; give its folder."""

    def made(zone: str) -> Path:
        office = tmp_path / "office.toml"
        office.write_text(f'name = "Kantor"\nzone = "{zone}"\n' if zone else 'name = "Kantor"\n')
        folder = tmp_path / "kantor"
        for words in (
            ("init", "--profile", "bawaslu", "--office", str(office)),
            ("case", "new", "--from", str(report)),
        ):
            assert etik(folder, *words).returncode == 0
        return folder

    return made


@pytest.mark.parametrize(
    ("zone", "hours"), [("WIB", "+7"), ("WITA", "+8"), ("WIT", "+9"), ("", "+0")]
)
def test_local_time_is_that_of_the_office(registered, zone: str, hours: str) -> None:
    """A server in UTC tells the office's time; without a zone its own, and `doctor` says so."""
    folder = registered(zone)
    checks = json.loads(etik(folder, "doctor", "--json").stdout)["checks"]
    found = next(each for each in checks if each["id"] == "zone")
    assert f"UTC{hours}" in found["text"]
    assert (found["health"] == "good") is bool(zone)
    number = json.loads(etik(folder, "case", "list", "--json").stdout)["cases"][0]["number"]
    chronology = etik(folder, "case", "chronology", number, "--format", "csv", "-o", "-").stdout
    assert f"{int(hours):+03d}:00" in chronology


def test_another_zone_is_refused(registered) -> None:
    """A zone that Indonesia does not have is an error of the settings, not a silent UTC."""
    folder = registered("")
    (folder / "office.toml").write_text('name = "Kantor"\nzone = "CET"\n')
    done = etik(folder, "case", "list")
    assert done.returncode == ExitCode.USAGE
    assert "WITA" in done.stderr
