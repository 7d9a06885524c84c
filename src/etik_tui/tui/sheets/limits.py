"""The time limits of a case, and the readings on which they rest."""

from collections.abc import Iterator

from etik_tui.domain.person import Role
from etik_tui.locale import _
from etik_tui.procedure.deadline import DeadlineState, deadlines
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.timeline import timeline
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.naming import party_name
from etik_tui.tui.sheets.path import path_lines
from etik_tui.tui.wording import short_date, status_span


def limit_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield the critical path, every time limit with where it stands, every reading's choice."""
    states = deadlines(situation)
    path = timeline(situation, states)
    yield from path_lines(desk, situation, path, _("Jalur kritis"))
    yield BLANK
    yield heading(
        _("Tenggat"),
        _("{why} atau Enter: mengapa · {what_if}: seandainya tanggal lain").format(
            why=desk.key("case.why", "w"), what_if=desk.key("case.suppose", "s")
        ),
    )
    if not states:
        yield line((_("Teks tidak mengatur"), Tone.DIM), indent=1)
    several = len(situation.case.with_role(Role.TERLAPOR)) > 1
    for state in states:
        yield from _limit(desk, situation, state, several=several)
    yield BLANK
    yield heading(_("Tafsir"), _("Enter: pilih, dengan alasan"))
    yield from reading_lines(situation)


def _limit(
    desk: Desk, situation: Situation, state: DeadlineState, *, several: bool
) -> Iterator[Line]:
    words, tone = status_span(state)
    whom = party_name(desk, situation.case, state.party) if several else ""
    yield line(
        (f"{state.code:<7}", Tone.DIM),
        (f"{words:<14} ", tone),
        (f"{short_date(state.due):<13}", Tone.PLAIN),
        state.title,
        (f" · {whom}" if whom else "", Tone.PLAIN),
        (f"  {state.cite}", Tone.DIM),
        indent=1,
        hang=35,
        key=f"deadline:{state.id}:{state.party}",
    )
    if state.met:
        yield line((_("tercatat {day}").format(day=short_date(state.met)), Tone.DIM), indent=36)
    for year in state.provisional:
        yield line((situation.calendar.provisional_note(year), Tone.WARN), indent=36)


def reading_lines(situation: Situation) -> Iterator[Line]:
    """Yield the ambiguous rules with the answer in force and who gave it."""
    if not situation.base.readings:
        yield line((_("Tidak ada tafsir pada profil ini."), Tone.DIM), indent=1)
    for reading in situation.base.readings:
        chosen = situation.chosen.get(reading.id, reading.default)
        option = next((each for each in reading.options if each.id == chosen), None)
        source = _("bawaan profil")
        if reading.id in situation.case.readings:
            source = _("dipilih untuk perkara ini")
        elif reading.id in situation.office:
            source = _("pengaturan kantor")
        yield line(
            (f"{reading.id:<9}", Tone.DIM),
            reading.question,
            hang=9,
            indent=1,
            key=f"reading:{reading.id}",
        )
        title = option.title if option else chosen
        safe = _(" · memenuhi semua tafsir") if option and reading.safe == option.id else ""
        yield line((f"{title}", Tone.ACCENT), (f"  {source}{safe}", Tone.DIM), indent=10)
