"""How long sanctions run: whether the dates of an act fit the duration that the text gives."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from etik_tui.domain.case import Event
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Bound
from etik_tui.profile.outcome import Duration, DurationUnit, Sanction

MONTHS: Mapping[DurationUnit, int] = {DurationUnit.MONTH: 1, DurationUnit.YEAR: 12}


def last_day(start: date, duration: Duration, *, count_anchor: bool = False) -> date:
    """Return the last day of a sanction that starts on a day.

    Months end on the day of the same number, or of the number before where `count_anchor` counts
    the first day; on the last day of a month that has no such day.
    """
    back = 1 if count_anchor else 0
    if duration.unit is DurationUnit.DAY:
        return start + timedelta(days=duration.n - back)
    months = start.month - 1 + duration.n * MONTHS[duration.unit]
    year, month = start.year + months // 12, months % 12 + 1
    length = monthrange(year, month)[1]
    last = date(year, month, min(start.day, length))
    return last if start.day > length else last - timedelta(days=back)


def duration_words(duration: Duration) -> str:
    """Say a duration in words."""
    unit = {
        DurationUnit.DAY: _("hari kalender"),
        DurationUnit.MONTH: _("bulan"),
        DurationUnit.YEAR: _("tahun"),
    }[duration.unit]
    bound = {
        Bound.EXACTLY: "",
        Bound.WITHIN: _("paling lama "),
        Bound.AT_LEAST: _("paling sedikit "),
    }[duration.bound]
    return f"{bound}{duration.n} {unit}"


def check_term(
    situation: Situation, event: Event, sanctions: tuple[Sanction, ...]
) -> Iterator[Finding]:
    """Check the first and last day of the sanctions that an act imposes.

    Only in the act that carries the last day; a sanction without a duration passes unsaid.
    """
    rules = situation.profile.sanctions
    milestone, _dot, name = rules.ends.partition(".") if rules else ("", "", "")
    if rules is None or not name or event.milestone != milestone:
        return
    start = _start(situation, event, rules.starts)
    end = event.dates.get(name)
    for sanction in sanctions:
        if sanction.duration and start:
            yield _finding(situation, sanction, sanction.duration, (start, end))


def _start(situation: Situation, event: Event, reference: str) -> date | None:
    milestone, _dot, name = reference.partition(".")
    if milestone in ("", event.milestone):
        return event.dates.get(name, event.at)
    others = situation.case.recorded(milestone, event.party)
    return next((each.dates[name] for each in reversed(others) if name in each.dates), None)


def _finding(
    situation: Situation, sanction: Sanction, duration: Duration, term: tuple[date, date | None]
) -> Finding:
    start, end = term
    edge = last_day(start, duration, count_anchor=situation.profile.time.count_anchor)
    fits = (
        end is not None
        and {
            Bound.EXACTLY: end == edge,
            Bound.WITHIN: start <= end <= edge,
            Bound.AT_LEAST: end >= edge,
        }[duration.bound]
    )
    return Finding(
        id=f"sanctions.items.{sanction.id}.duration",
        verdict=Verdict.PASS if fits else Verdict.WARN,
        text=_(
            "{sanction} berlaku {duration}: {start} sampai {edge}; tercatat sampai {end}"
        ).format(
            sanction=sanction.title,
            duration=duration_words(duration),
            start=short_day(start),
            edge=short_day(edge),
            end=short_day(end) if end else "-",
        ),
        cite=sanction.cite,
        quote=sanction.quote,
        remedy="" if fits else _("periksa tanggal berakhirnya"),
    )
