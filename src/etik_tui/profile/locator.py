"""Where each key of a TOML text stands, which the parser of the standard library does not tell.

The text must already have been accepted by `tomllib`; this only finds places in it.
"""

import re
from bisect import bisect_right

Step = str | int
Path = tuple[Step, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


class Locator:
    """The lines of a TOML text: `line(("deadlines", 0, "bound"))`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        self._document()

    @property
    def paths(self) -> frozenset[Path]:
        """Every key, table and list item that was found."""
        return frozenset(self._found)

    def line(self, path: Path) -> int:
        """Return the line (from 1) of a path, or of the nearest table around it; 0 for none."""
        for length in range(len(path), 0, -1):
            if (start := self._found.get(path[:length])) is not None:
                return bisect_right(self._newlines, start - 1) + 1
        return 0

    def _document(self) -> None:
        table: Path = ()
        while True:
            self._skip(_BLANK)
            if self._at >= len(self._text):
                return
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        start = self._at
        is_list = self._text.startswith("[[", self._at)
        self._at += 1 + is_list
        *parents, last = self._key()
        self._at += 1 + is_list
        path: Path = ()
        for part in parents:
            path = self._inside((*path, part))
            self._found.setdefault(path, start)
        path = (*path, last)
        if is_list:
            self._found.setdefault(path, start)
            self._counts[path] = self._counts.get(path, 0) + 1
        path = self._inside(path)
        self._found.setdefault(path, start)
        return path

    def _inside(self, path: Path) -> Path:
        """Return the path of the last table of a list of tables; any other path as it is."""
        count = self._counts.get(path, 0)
        return (*path, count - 1) if count else path

    def _pair(self, table: Path) -> None:
        start = self._at
        path = table
        for part in self._key():
            path = (*path, part)
            self._found.setdefault(path, start)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip(_SPACE)
            if match := _BARE.match(self._text, self._at):
                parts.append(match[0])
            elif match := _STRING.match(self._text, self._at):
                parts.append(_unquoted(match[0]))
            else:
                raise ValueError(f"no key at {self._at}")
            self._at = match.end()
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _value(self, path: Path) -> None:
        match self._text[self._at]:
            case '"' | "'":
                self._skip(_STRING)
            case "[":
                self._list(path)
            case "{":
                self._inline_table(path)
            case _:
                self._skip(_SCALAR)

    def _list(self, path: Path) -> None:
        self._at += 1
        index = 0
        while True:
            self._skip(_BLANK)
            if self._text[self._at] == "]":
                self._at += 1
                return
            self._found[(*path, index)] = self._at
            self._value((*path, index))
            self._skip(_BLANK)
            self._at += self._text[self._at] == ","
            index += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while True:
            self._skip(_BLANK)
            if self._text[self._at] == "}":
                self._at += 1
                return
            self._pair(path)
            self._skip(_BLANK)
            self._at += self._text[self._at] == ","

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if match := pattern.match(self._text, self._at):
            self._at = match.end()


def _unquoted(key: str) -> str:
    """Return a quoted key as the parser would."""
    if key[0] == "'" or "\\" not in key:
        return key[1:-1]
    import tomllib

    return next(iter(tomllib.loads(f"{key} = 0")))
