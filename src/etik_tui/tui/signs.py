"""Signs for terminals that have ASCII alone: every character becomes one of the same width."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def _table() -> Mapping[str, str]:
    pairs = (
        ("─╌┄┈━╍—–‐‑‒―·•∙▔", "----=-----------"),
        ("│┃║▌▐▏▎▍▕┆┊╎▊▋▉╏", "||||||||||::||||"),
        ("╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪╔╗╚╝┏┓┗┛═", "++++++++++++++++++++++++="),
        ("█▓▒░▁▂▃▄▅▆▇▀■□▪▫", "##=.__--==##*o*o"),
        ("←→↑↓↔⇒«»‹›▸▶◂◀▾▼▴▲", "<>^v=><><>>><<vv^^"),
        ("✓✔✗✘×◆◇○●◯◉…“”„‘’′″‚", "++xxx*o" + 'o*oo~"""\'\'\'",'),
        ("§≤≥≠≈±°\u00a0\u2007\u202f", "S<>!~+o   "),
    )
    return {
        sign: plain for signs, plains in pairs for sign, plain in zip(signs, plains, strict=True)
    }


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """Return a text in ASCII, cell for cell: letters lose their marks, unknown signs become `?`."""
    if text.isascii():
        return text
    from etik_tui.domain.shown import cells

    table = _table()
    return "".join(
        each if each.isascii() else (table.get(each) or _letter(each, cells(each))) for each in text
    )


def _letter(sign: str, width: int) -> str:
    from unicodedata import normalize

    plain = normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return plain if len(plain) == width else "?" * width
