"""What is installed is what stands in the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.meta.source import ROOT

PROJECTS = [ROOT, *sorted(ROOT.glob("plugins/etik-tui-*"))]


def _source_files(project: Path) -> set[str]:
    return {
        Path(folder, name).relative_to(project / "src").as_posix()
        for folder, _, names in os.walk(project / "src", followlinks=True)
        for name in names
        if not name.endswith(".pyc")
    }


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_the_wheel_holds_every_file(project: Path, tmp_path: Path) -> None:
    """A wheel holds every file under src/, style sheets, calendars and linked profiles included."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    # Beside the package lie its metadata, and the manual page for the folder of the system's.
    packed = {name for name in names if ".dist-info/" not in name and ".data/" not in name}
    assert packed == _source_files(project)
    pages = [name for name in names if name.endswith(".data/data/share/man/man1/etik.1")]
    assert len(pages) == (project == ROOT)
