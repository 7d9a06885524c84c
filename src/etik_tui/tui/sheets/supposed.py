"""What would come of supposed dates: what moves, what warns, the critical path as it would be."""

from collections.abc import Iterator

from msgspec.structs import replace

from etik_tui.locale import _
from etik_tui.procedure.deadline import DeadlineState
from etik_tui.procedure.step import Step
from etik_tui.procedure.what_if import Shift, WhatIf
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Span, Tone, heading, line
from etik_tui.tui.sheets.findings import finding_lines
from etik_tui.tui.sheets.naming import party_name, subject_names
from etik_tui.tui.sheets.path import path_lines
from etik_tui.tui.supposing import Handle, Kind, Supposing
from etik_tui.tui.wording import short_date, status_span, weekday_date

VALUE = 17


def handle_lines(desk: Desk, supposing: Supposing) -> Iterator[Line]:
    """Yield what can be changed: as it is, and as it is supposed."""
    several = len({each.party for each in supposing.handles if each.party}) > 1
    before: Kind | None = None
    for handle in supposing.handles:
        if handle.kind is Kind.READING and before is not Kind.READING:
            yield BLANK
            yield heading(_("Tafsir"))
        before = handle.kind
        whom = party_name(desk, supposing.situation.case, handle.party) if several else ""
        changed = supposing.has_changed(handle)
        value, note = _answer(supposing, handle) if handle.reading else _day(supposing, handle)
        yield line(
            ("* " if changed else "  ", Tone.ACCENT),
            (f"{value:<{VALUE}}", Tone.BOLD if changed else Tone.PLAIN),
            handle.title,
            (f" · {whom}" if whom else "", Tone.PLAIN),
            (note, Tone.ACCENT),
            hang=4,
            key=handle.key,
        )


def _day(supposing: Supposing, handle: Handle) -> tuple[str, str]:
    """Return the date that holds, and what is to be said of it."""
    day = supposing.day(handle)
    if day is None:
        return _("belum"), ""
    note = ""
    if supposing.has_changed(handle) and handle.known:
        shift = (day - handle.known).days
        note = _(" · semula {day} ({n:+d})").format(day=weekday_date(handle.known), n=shift)
    skip = supposing.situation.calendar.why_off(day)
    if skip is not None:
        note += _(" · libur: {why}").format(why=skip.reason)
    return weekday_date(day), note


def _answer(supposing: Supposing, handle: Handle) -> tuple[str, str]:
    """Return the id of a reading, and the answer that holds."""
    answer = supposing.answer(handle)
    reading = handle.reading
    options = reading.options if reading else ()
    title = next((each.title for each in options if each.id == answer), answer)
    return reading.id if reading else "", f" · {title}"


def outcome_lines(desk: Desk, supposing: Supposing) -> Iterator[Line]:
    """Yield what would move; before anything is supposed, how things stand."""
    found = supposing.outcome()
    if supposing.is_changed:
        yield from _moved(desk, found)
        yield from _course(found)
        names = subject_names(desk, found.supposed.case)
        if found.appearing:
            yield heading(_("Peringatan baru"))
            yield from finding_lines(found.appearing, names)
        if found.vanishing:
            yield heading(_("Tidak lagi diperingatkan"))
            yield from (
                line(("✓ ", Tone.GOOD), (each.text, Tone.DIM), hang=2) for each in found.vanishing
            )
        yield BLANK
    title = _("Jalur kritis bila demikian") if supposing.is_changed else _("Jalur kritis sekarang")
    path = found.timeline_after
    known = tuple(each for each in path.findings if each not in found.appearing)
    yield from path_lines(desk, found.supposed, replace(path, findings=known), title)


def _moved(desk: Desk, found: WhatIf) -> Iterator[Line]:
    yield heading(_("Yang berubah"))
    moved = [each for each in found.moved if _shift(each)]
    if not moved:
        yield line((_("Tidak ada tenggat yang bergeser."), Tone.DIM), indent=1)
    several = len({each.before.party for each in moved if each.before.party}) > 1
    for shift in moved:
        whom = party_name(desk, found.supposed.case, shift.before.party) if several else ""
        yield line(
            (shift.before.title, Tone.BOLD),
            (f" · {whom}" if whom else "", Tone.PLAIN),
            *_shift(shift),
            (f" · {shift.before.cite}", Tone.DIM),
            indent=1,
            hang=2,
        )


def _shift(shift: Shift) -> tuple[Span, ...]:
    """Say what would become of a limit: its last day, where it stands; empty for neither."""
    before, after = shift.before, shift.after
    first, last = before.due or before.earliest, after.due or after.earliest
    spans: list[Span] = []
    if first != last:
        spans.append((f" · {short_date(first)} → {short_date(last)}", Tone.ACCENT))
    if shift.days:
        words = _(" · {n} hari lebih awal") if shift.days < 0 else _(" · {n} hari lebih lambat")
        spans.append((words.format(n=abs(shift.days)), Tone.PLAIN))
    if _status(before) != _status(after):
        spans.append((f" · {_status(before)} → ", Tone.PLAIN))
        spans.append(status_span(after))
    elif before.met != after.met and last:
        met = (before.met, after.met)
        spans.append((f" · {_status(after)}: {' → '.join(map(short_date, met))}", Tone.PLAIN))
    return tuple(spans)


def _status(state: DeadlineState) -> str:
    return status_span(state)[0]


def _course(found: WhatIf) -> Iterator[Line]:
    """Yield the stage and the next act where they would be others."""
    if found.stage_before != found.stage_after:
        stages = [each.title if each else "–" for each in (found.stage_before, found.stage_after)]
        yield line((_("Tahap: "), Tone.DIM), " → ".join(stages), indent=1, hang=2)
    before, after = _act(found.next_before), _act(found.next_after)
    if before != after:
        yield line((_("Tindakan berikut: "), Tone.DIM), f"{before} → {after}", indent=1, hang=2)


def _act(step: Step | None) -> str:
    return step.milestone.title if step else _("tidak ada")
