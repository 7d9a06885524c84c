"""What LibreOffice and pdftotext read in a paper; a missing program is an error, never a skip."""

import re
import shutil
import subprocess
from pathlib import Path

_FOOT = re.compile(r"(?:Kode AB-12\s+)?Halaman \d+ dari \d+")


def converted(folder: Path, profile: Path) -> dict[str, Path]:
    """Open every .docx of a folder in LibreOffice, all at once; return the .pdf of each by stem."""
    files = sorted(folder.glob("*.docx"))
    command = [
        _program("soffice", "libreoffice-writer"),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    made = {file.stem: file.with_suffix(".pdf") for file in files}
    missing = [str(path) for path in made.values() if not path.is_file()]
    assert not missing, f"LibreOffice did not open {missing}: {done.stdout} {done.stderr}"
    return made


def pdf_text(path: Path) -> str:
    """Return the words of a .pdf in the order drawn, without white space and page numbers."""
    command = [_program("pdftotext", "poppler-utils"), "-raw", "-nopgbrk", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return "".join(_FOOT.sub("", text.replace("\u200b", "")).split())


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is missing: install the system's package {package} (make system)"
    return found
