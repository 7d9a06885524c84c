"""The lines above and below every screen, laid out to a width; independent of the framework."""

from __future__ import annotations

from collections.abc import Iterable

from etik_tui.domain.shown import cells, shown
from etik_tui.tui.tone import Span, Tone

LEAST_RIGHT, GAP = 8, 2
ELLIPSIS: Span = ("… ", Tone.PLAIN)


def bar_line(left: Iterable[Span], right: Iterable[Span], width: int) -> tuple[Span, ...]:
    """Return a line of exactly `width` cells; where both do not fit, the right gives way."""
    start, end = _safe(left), _safe(right)
    if _wide(start) + GAP + _wide(end) > width:
        end = (*cut(end, max(width - _wide(start) - GAP - 2, 0)), ELLIPSIS)
    if _wide(end) < LEAST_RIGHT:
        end = ()
    room = width - _wide(end)
    if _wide(start) > room:
        start = (*filled(start, max(room - 2, 0)), ELLIPSIS)
    return (*filled(start, room), *end)


def hint_line(hints: Iterable[tuple[str, str]], width: int) -> tuple[Span, ...]:
    """Return what the keys do, as (key, label): as many as fit, in order of use."""
    spans: list[Span] = [(" ", Tone.PLAIN)]
    for key, label in hints:
        part = _safe(((key, Tone.ACCENT), (f" {label}  ", Tone.DIM)))
        if _wide(spans) + _wide(part) <= width + 2:
            spans += part
    return filled(spans, width)


def filled(spans: Iterable[Span], width: int) -> tuple[Span, ...]:
    """Return safe spans cut or filled with spaces to exactly `width` cells."""
    fit = cut(spans, width)
    return (*fit, (" " * (width - _wide(fit)), Tone.PLAIN))


def cut(spans: Iterable[Span], width: int) -> tuple[Span, ...]:
    """Return as much of safe spans as fits into `width` cells."""
    kept: list[Span] = []
    room = width
    for text, tone in spans:
        fit = text if cells(text) <= room else _head(text, room)
        room -= cells(fit)
        kept.append((fit, tone))
    return tuple(kept)


def _head(text: str, width: int) -> str:
    end = min(len(text), width)
    while cells(text[:end]) > width:
        end -= 1
    return text[:end]


def _safe(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple((shown(text), tone) for text, tone in spans)


def _wide(spans: Iterable[Span]) -> int:
    return sum(cells(text) for text, _tone in spans)
