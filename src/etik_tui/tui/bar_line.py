"""The lines above and below every screen, laid out to a width; independent of the framework."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etik_tui.domain.shown import cells, shown
from etik_tui.tui.tone import Span, Tone

GAP = 2
ELLIPSIS: Span = ("… ", Tone.PLAIN)
CLAUSE, PART, MORE = "; ", " · ", " … "
HELP, COUNTED = "?", 4


def bar_line(left: Iterable[Span], right: Iterable[Span], width: int) -> tuple[Span, ...]:
    """Return a line of exactly `width` cells; where both do not fit, the right gives way.

    It gives way part by part: no date and no article is ever cut in two.
    """
    start, end = _safe(left), _safe(right)
    while end and _wide(start) + GAP + _wide(end) > width:
        end = shorter(end)
    room = width - _wide(end)
    if _wide(start) > room:
        start = (*filled(start, max(room - 2, 0)), ELLIPSIS)
    return (*filled(start, room), *end)


def shorter(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the right of a bar with its least part left out: the last article, the first word."""
    (text, tone), rest = spans[0], spans[1:]
    if rest:
        return rest
    if CLAUSE in text:
        return ((text.removesuffix(MORE).rpartition(CLAUSE)[0] + MORE, tone),)
    return ((text.partition(PART)[2], tone),) if PART in text else ()


def fitting(
    choices: Sequence[tuple[Span, ...]], left: Iterable[Span], right: Iterable[Span], width: int
) -> tuple[Span, ...]:
    """Return the first of these beginnings that leaves room for the rest of a bar, or the last.

    Room is left for how many cases wait, too, which is counted later and must move no more.
    """
    rest = _wide(_safe(left)) + COUNTED + GAP + _wide(_safe(right))
    return next((each for each in choices if _wide(_safe(each)) + rest <= width), choices[-1])


def hint_line(hints: Iterable[tuple[str, str]], width: int) -> tuple[Span, ...]:
    """Return what the keys do, as (key, label): as many as fit, in order of use.

    Help is always among them.
    """
    parts = [(key, _safe(((key, Tone.ACCENT), (f" {label}  ", Tone.DIM)))) for key, label in hints]
    owed = sum(_wide(part) for key, part in parts if key == HELP)
    spans: list[Span] = [(" ", Tone.PLAIN)]
    for key, part in parts:
        owed -= _wide(part) if key == HELP else 0
        if _wide(spans) + _wide(part) + owed <= width + 2:
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
