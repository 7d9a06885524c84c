"""How dates, day counts and verdicts are worded on screen."""

from collections.abc import Mapping
from datetime import date

from etik_tui.domain.fact import MoveCause
from etik_tui.domain.person import Person
from etik_tui.locale import _
from etik_tui.locale.day import long_day, short_day, weekday
from etik_tui.procedure.deadline import DeadlineState, Status
from etik_tui.procedure.finding import Verdict
from etik_tui.tui.badge import badge
from etik_tui.tui.tone import Span, Tone

SIGNS: Mapping[Verdict, tuple[str, Tone]] = {
    Verdict.PASS: ("✓", Tone.GOOD),
    Verdict.NOTE: ("·", Tone.ACCENT),
    Verdict.WARN: ("!", Tone.WARN),
    Verdict.FAIL: ("✗", Tone.BAD),
    Verdict.INCOMPARABLE: ("?", Tone.WARN),
    Verdict.NOT_REGULATED: ("–", Tone.DIM),
}


def short_date(day: date | None) -> str:
    """Return a date as `12 Mar 2026`; a dash where there is none."""
    return "–" if day is None else short_day(day)


def long_date(day: date | None) -> str:
    """Return a date as `Kamis, 12 Maret 2026`; a dash where there is none."""
    return "–" if day is None else long_day(day)


def who_day(who: str, day: str) -> str:
    """Return what stands at the right of a header: who works here, if that is known, and today."""
    return f"{who} · {day}" if who else day


def weekday_date(day: date | None) -> str:
    """Return a date as `Kam 12 Mar 2026`; a dash where there is none."""
    return "–" if day is None else f"{weekday(day)[:3]} {short_day(day)}"


def verdict_word(verdict: Verdict) -> str:
    """Return the word of a verdict."""
    return {
        Verdict.PASS: _("sesuai"),
        Verdict.NOTE: _("catatan"),
        Verdict.WARN: _("peringatan"),
        Verdict.FAIL: _("TIDAK SESUAI"),
        Verdict.INCOMPARABLE: _("perlu dinilai"),
        Verdict.NOT_REGULATED: _("tidak diatur"),
    }[verdict]


def status_span(state: DeadlineState) -> Span:
    """Return where a time limit stands, in words."""
    if state.status in (Status.RUNNING, Status.OVERDUE) and state.left is not None:
        text, tone = badge(state.left, state.unit)
        return text, tone if tone is not Tone.PLAIN else Tone.ACCENT
    return {
        Status.MET: (_("terpenuhi"), Tone.GOOD),
        Status.LATE: (_("TERLAMBAT"), Tone.BAD),
        Status.EARLY: (_("TERLALU CEPAT"), Tone.WARN),
        Status.OVERDUE: (_("LEWAT"), Tone.BAD),
        Status.LAPSED: (_("haknya gugur"), Tone.DIM),
        Status.RUNNING: (_("berjalan"), Tone.ACCENT),
        Status.NOT_YET: (_("belum berjalan"), Tone.DIM),
        Status.NOT_APPLICABLE: (_("tidak berlaku"), Tone.DIM),
        Status.NOT_REGULATED: (_("Teks tidak mengatur"), Tone.DIM),
    }[state.status]


def cause_words(cause: MoveCause) -> str:
    """Say why a time limit ends on another day than before."""
    return {
        MoveCause.ACT: _("catatan perkara"),
        MoveCause.READING: _("tafsir yang dipilih"),
        MoveCause.CALENDAR: _("kalender berubah"),
        MoveCause.RULE: _("profil atau tafsir kantor berubah"),
    }[cause]


def name_of(person: Person, *, private: bool) -> str:
    """Return a name, or its initials on a shared screen."""
    return (person.initials() or "…") if private else person.name


def value_words(value: str | tuple[str, ...], names: Mapping[str, str]) -> str:
    """Return the value of a field with its choices spelled out."""
    values = (value,) if isinstance(value, str) else value
    plain = {"ya": _("ya"), "tidak": _("tidak")}
    return "; ".join(names.get(each, plain.get(each, each)) for each in values)
