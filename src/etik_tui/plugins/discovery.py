"""Which plugins are installed, by the metadata of their packages alone: none of their code runs.

Asking every installed package takes long, so the answer is kept, together with the state of the
folders that packages are installed in; as soon as one of them changes it is asked anew.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from etik_tui import __version__
from etik_tui.clock import SystemClock
from etik_tui.plugins.hookspec import GROUPS

if TYPE_CHECKING:
    from importlib.metadata import Distribution

KEPT = "plugins.json"
SETTLED = 2_000_000_000
"""Nanoseconds a folder must have stood unchanged: file systems tell time in steps."""

OTHERS_WRITE = 0o022
ANSWERS = 4
"""Ways to start the program, by their folders of packages, whose answers are kept at once."""


class Found(Struct, frozen=True, kw_only=True, order=True):
    """A plugin as its package announces it: name, group, what to import, from which package."""

    name: str
    group: str
    value: str
    distribution: str = ""
    version: str = ""


_State = tuple[str, tuple[tuple[str, int, int], ...]]


class _Answer(Struct, frozen=True, kw_only=True):
    state: _State
    found: tuple[Found, ...]
    at: int


def discover(cache: Path | None = None) -> tuple[Found, ...]:
    """Return the installed plugins in the order of names; `cache` is a folder of this user."""
    if cache is None:
        return tuple(sorted(_announced()))
    state = _state()
    kept = cache / KEPT
    answers = _remembered(kept)
    for each in answers:
        if each.state == state and each.at - _newest(state) >= SETTLED:
            return each.found
    asked = int(SystemClock().now().timestamp() * 1_000_000_000)
    known = tuple(sorted(_announced()))
    others = [each for each in answers if each.state != state]
    _remember(kept, (_Answer(state=state, found=known, at=asked), *others[: ANSWERS - 1]))
    return known


def _announced() -> Iterator[Found]:
    from importlib.metadata import distributions

    seen: set[str] = set()
    for each in distributions():
        try:
            found = tuple(_of(each))
        except Exception:  # noqa: BLE001, S112 - a package with broken metadata announces nothing
            continue
        names = {one.distribution.lower().replace("_", "-") for one in found}
        if not names & seen:
            yield from found
        seen |= names


def _of(distribution: "Distribution") -> Iterator[Found]:
    if GROUPS not in (distribution.read_text("entry_points.txt") or ""):
        return
    for point in distribution.entry_points:
        if point.group.startswith(GROUPS):
            yield Found(
                name=point.name,
                group=point.group,
                value=point.value,
                distribution=distribution.name or "",
                version=distribution.version or "",
            )


def _state() -> _State:
    """Return what the answer depends on: program, interpreter, and the folders of packages."""
    return f"{__version__} {sys.version}", tuple(_folder_state(path) for path in sys.path)


def _folder_state(path: str) -> tuple[str, int, int]:
    try:
        stat = os.stat(path or ".")  # noqa: PTH116 - half the time, at every start
    except OSError:
        return path, 0, 0
    return path, stat.st_mtime_ns, stat.st_ino


def _newest(state: _State) -> int:
    return max((changed for _path, changed, _inode in state[1]), default=0)


def _remembered(kept: Path) -> tuple[_Answer, ...]:
    try:
        stat = kept.stat()
        if stat.st_uid != os.geteuid() or stat.st_mode & OTHERS_WRITE:
            return ()
        return msgspec.json.decode(kept.read_bytes(), type=tuple[_Answer, ...])
    except (OSError, msgspec.DecodeError):
        return ()


def _remember(kept: Path, answers: tuple[_Answer, ...]) -> None:
    temporary = kept.with_name(f".{kept.name}.{os.getpid()}.tmp")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.write_bytes(msgspec.json.encode(answers))
        temporary.chmod(0o600)
        temporary.replace(kept)
    except OSError:
        temporary.unlink(missing_ok=True)
