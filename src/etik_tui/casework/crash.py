"""A crash: what is kept of it for repair, without a value that was at hand.

The code names the kind of error and the place; the same fault gives the same code everywhere. The
log holds frames (file, line, function) and the type of the error, never its message or variables.
"""

import os
import traceback
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from etik_tui.domain.digest import sha256

LARGEST_LOG = 1_000_000


class Crash(Struct, frozen=True, kw_only=True):
    """What to tell the user: the code, and the log file, empty if it could not be written."""

    code: str
    log: str


def log_folder() -> Path:
    """Return the folder of the user's log files."""
    import platformdirs

    return platformdirs.user_log_path("etik-tui", appauthor=False)


def log_crash(error: BaseException, moment: datetime, folder: Path | None = None) -> Crash:
    """Write an unexpected error to the log and return what the user is told."""
    lines = [f"{type(error).__module__}.{type(error).__qualname__}", *_frames(error)]
    code = sha256("\n".join(lines).encode()).hexdigest()[:8].upper()
    entry = f"{moment.isoformat(timespec='seconds')} {code} " + "\n  ".join(lines) + "\n"
    return Crash(code=code, log=_written(entry, folder))


def _frames(error: BaseException) -> list[str]:
    source = Path(__file__).parents[1]
    return [
        f"{Path(frame.filename).relative_to(source).as_posix()}:{frame.lineno} {frame.name}"
        if Path(frame.filename).is_relative_to(source)
        else f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def _written(entry: str, folder: Path | None) -> str:
    try:
        place = folder or log_folder()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = place / "crash.log"
        if file.exists() and file.stat().st_size > LARGEST_LOG:
            file.replace(place / "crash.old.log")
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as log:
            log.write(entry)
    except OSError:
        return ""
    return str(file)
