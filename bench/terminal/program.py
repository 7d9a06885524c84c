"""What is measured: programs, the keys typed into them, and where a name can first be read."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "bench" / "terminal"
KEYS: Mapping[str, str] = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "page": "\x1b[6~",
    "back page": "\x1b[5~",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
}
# As a login session has them; nothing of the caller's, least of all what forbids compiled files.
KEPT = ("PATH", "USER", "LOGNAME")


@dataclass(frozen=True)
class Step:
    """Keys typed one after the other, each when the program rests; `name` "" is not measured."""

    name: str
    keys: tuple[str, ...]

    @property
    def typed(self) -> tuple[bytes, ...]:
        """Return what goes over the line, key by key."""
        return tuple(KEYS.get(key, key).encode() for key in self.keys)


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program with its data. `named` is a pattern that shows an item by name on the screen.

    `steps` are measured in order; `leave` are the keys that end it. `kind` is "ours", "peer" or
    "limit". `most` seconds are waited for the start. A `rare` program is so slow that it is
    measured in few rounds.
    """

    name: str
    items: int
    argv: Sequence[str]
    named: str
    kind: str = "peer"
    env: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    leave: bytes = b""
    cwd: str | None = None
    most: float = 60.0
    rare: bool = False

    @property
    def label(self) -> str:
        """Return the name with the number of items."""
        return f"{self.name} {self.items:,}" if self.items else self.name

    def environment(self) -> dict[str, str]:
        """Return the environment of a login in a terminal of 256 colours."""
        env = {name: os.environ[name] for name in KEPT if name in os.environ}
        env |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        return env | {"HOME": str(HOME / "home")} | self.env


def times(name: str, key: str, count: int) -> Step:
    """Return a step of the same key again and again."""
    return Step(name, (key,) * count)
