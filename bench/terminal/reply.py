"""What a terminal answers when a program asks it something, so that no program waits in vain."""

import re

QUERY = re.compile(
    rb"\x1b\[(?P<lead>[?>=]?)(?P<number>[0-9;]*)(?P<dollar>\$?)(?P<final>[cnptuq])"
    rb"|\x1b\](?P<colour>10|11|12|4;\d+);\?(?:\x07|\x1b\\)"
    rb"|\x1bP(?P<text>[+$])q[^\x1b]*\x1b\\"
)
# Modes that this terminal has, none of them on: cursor, mouse, focus, screens, paste, whole frames.
MODES = frozenset((b"1", b"7", b"12", b"25", b"1000", b"1002", b"1003", b"1004", b"1006"))
MODES |= {b"1049", b"2004", b"2026"}
CELL = (18, 9)
KEPT = 64


class Replies:
    """Finds questions in what a program sends, even where they are cut in two."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (height, width)
        self._tail = b""

    def to(self, data: bytes) -> bytes:
        """Return what the terminal answers to these bytes."""
        text, old = self._tail + data, len(self._tail)
        answers, end = [], 0
        for found in QUERY.finditer(text):
            if found.end() > old:
                answers.append(self._answer(found))
                end = found.end()
        self._tail = text[max(end, len(text) - KEPT) :]
        return b"".join(answers)

    def _answer(self, found: re.Match[bytes]) -> bytes:
        if found["colour"]:
            shade = b"0000" if found["colour"] == b"11" else b"e5e5"
            return b"\x1b]%b;rgb:%b\x1b\\" % (found["colour"], b"/".join([shade] * 3))
        if found["text"]:
            return b"\x1bP0%br\x1b\\" % found["text"]
        return self._control(found["lead"], found["number"], found["dollar"], found["final"])

    def _control(self, lead: bytes, number: bytes, dollar: bytes, final: bytes) -> bytes:
        height, width = self._size
        if final == b"p" and dollar:
            known = b"2" if lead == b"?" and number in MODES else b"0"
            return b"\x1b[%b%b;%b$y" % (lead, number, known)
        answers = {
            (b"", b"", b"c"): b"\x1b[?62;22c",
            (b"", b"0", b"c"): b"\x1b[?62;22c",
            (b">", b"", b"c"): b"\x1b[>41;354;0c",
            (b"", b"5", b"n"): b"\x1b[0n",
            (b"", b"6", b"n"): b"\x1b[1;1R",
            (b"?", b"6", b"n"): b"\x1b[?1;1R",
            (b"?", b"996", b"n"): b"\x1b[?997;1n",
            (b">", b"", b"q"): b"\x1bP>|bench(1)\x1b\\",
            (b"", b"18", b"t"): b"\x1b[8;%d;%dt" % (height, width),
            (b"", b"14", b"t"): b"\x1b[4;%d;%dt" % (height * CELL[0], width * CELL[1]),
            (b"", b"16", b"t"): b"\x1b[6;%d;%dt" % CELL,
        }
        return answers.get((lead, number, final), b"")
