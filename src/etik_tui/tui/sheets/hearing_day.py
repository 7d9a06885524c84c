"""The hearings of a day in words."""

from collections.abc import Iterator

from etik_tui.exports.hearing_day import Attendant, DayHearing, HearingDay
from etik_tui.locale import _
from etik_tui.tui.line import BLANK, Line, Tone, line


def hearing_day_lines(day: HearingDay) -> Iterator[Line]:
    """Yield each hearing: when and where, who is summoned by which act, who sits."""
    if not day.hearings:
        yield line((_("Tidak ada sidang yang tercatat pada hari ini."), Tone.DIM))
        yield line((_("← → hari lain · Esc kembali ke kalender"), Tone.DIM))
    for place, each in enumerate(day.hearings):
        if place:
            yield BLANK
        yield from _lines(each)


def _lines(hearing: DayHearing) -> Iterator[Line]:
    held = _("  sudah dilaksanakan") if hearing.held else ""
    yield line(
        (f"{hearing.time or '–':<7}", Tone.ACCENT),
        (hearing.number, Tone.BOLD),
        (f"  {hearing.called}", Tone.PLAIN),
        (held, Tone.GOOD),
        (_("  SENSITIF") if hearing.sensitive else "", Tone.WARN),
        hang=7,
        key=f"case:{hearing.case_id}",
    )
    for label, words in (
        (_("Tempat"), hearing.place),
        (_("Dipanggil"), _people(hearing.summoned)),
        (_("Majelis"), _people(hearing.members)),
    ):
        yield line((f"{label}: ", Tone.DIM), words or "–", indent=7, hang=2)


def _people(people: tuple[Attendant, ...]) -> str:
    return ", ".join(f"{each.name} ({each.part})" if each.name else each.part for each in people)
