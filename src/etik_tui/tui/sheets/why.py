"""Why a date is what it is: rule, reading, the count day by day, room to move."""

from collections.abc import Iterator
from datetime import date

from etik_tui.domain.fact import DeadlineMoved
from etik_tui.locale import _
from etik_tui.procedure.deadline import DeadlineState
from etik_tui.procedure.explain import Explanation, ReadingShown
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Bound, Direction
from etik_tui.tui.badge import day_count
from etik_tui.tui.line import Line, Tone, heading, joined, line
from etik_tui.tui.wording import cause_words, long_date, short_date, status_span, weekday_date
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.count import Counting, Unit


def why_lines(situation: Situation, found: Explanation) -> tuple[Line, ...]:
    """Return everything behind one date."""
    return joined(
        [
            _date(situation, found),
            _rule(found),
            _readings(found),
            _counting(situation, found),
            _moves(situation, found),
            _slack(found),
            _lapse(found),
        ]
    )


def _date(situation: Situation, found: Explanation) -> Iterator[Line]:
    state = found.state
    words, tone = status_span(state)
    yield line((words, tone), ("  " + _bound(found), Tone.PLAIN))
    if state.due and state.earliest and state.due == state.earliest:
        yield line((_("Tepat {day}").format(day=long_date(state.due)), Tone.BOLD))
    elif state.due:
        yield line((_("Paling lambat {day}").format(day=long_date(state.due)), Tone.BOLD))
    elif state.earliest:
        yield line((_("Paling cepat {day}").format(day=long_date(state.earliest)), Tone.BOLD))
    else:
        yield line((_("Tanggalnya belum dapat dihitung."), Tone.DIM))
    if state.met:
        yield line(_("Tercatat {day}").format(day=long_date(state.met)))
    actor = situation.profile.actor(state.actor)
    yield line(
        (_("Wajib bertindak: {who}").format(who=actor.title if actor else state.actor), Tone.DIM)
    )
    if found.advice:
        yield line(("! ", Tone.WARN), found.advice, hang=2)
    for year in state.provisional:
        yield line(("! ", Tone.WARN), situation.calendar.provisional_note(year), hang=2)


def _bound(found: Explanation) -> str:
    rule, state = found.rule, found.state
    if rule.n is None:
        return _("kapan saja sesudahnya") if rule.direction is Direction.AFTER else _("sebelumnya")
    count = day_count(rule.n, state.unit)
    words = {
        Bound.WITHIN: _("paling lama {count}"),
        Bound.AT_LEAST: _("paling sedikit {count}"),
        Bound.EXACTLY: _("tepat {count}"),
    }[rule.bound].format(count=count)
    side = _("sesudah") if rule.direction is Direction.AFTER else _("sebelum")
    return f"{words} {side} {found.counted_from}"


def _rule(found: Explanation) -> Iterator[Line]:
    yield heading(found.rule.cite, found.rule.code)
    if found.rule.quote:
        yield line(f"“{found.rule.quote}”", indent=1)
    if found.rule.note:
        yield line((found.rule.note, Tone.DIM), indent=1)


def _readings(found: Explanation) -> Iterator[Line]:
    if found.readings:
        yield heading(_("Tafsir yang berpengaruh"))
    for shown in found.readings:
        yield from _reading(shown)


def _reading(shown: ReadingShown) -> Iterator[Line]:
    yield line((f"{shown.reading.id} ", Tone.DIM), shown.reading.question, indent=1, hang=2)
    chosen = next((_edge(each.state) for each in shown.alternatives if each.chosen), None)
    for each in shown.alternatives:
        mark = "● " if each.chosen else "○ "
        edge = _edge(each.state)
        day = weekday_date(edge) if edge else status_span(each.state)[0]
        apart = (edge - chosen).days if edge and chosen else 0
        yield line(
            (mark, Tone.ACCENT),
            (each.option.title, Tone.BOLD if each.chosen else Tone.PLAIN),
            (f"  {day}", Tone.PLAIN),
            (_(" ({n:+d} hari)").format(n=apart) if apart else "", Tone.WARN),
            (_("  dipakai") if each.chosen else "", Tone.ACCENT),
            (_("  memenuhi semua tafsir") if each.safe else "", Tone.GOOD),
            indent=2,
            hang=2,
        )


def _edge(state: DeadlineState) -> date | None:
    return state.due or state.earliest


def _counting(situation: Situation, found: Explanation) -> Iterator[Line]:
    counting = found.counting
    if counting is None:
        return
    yield heading(_("Hitungan hari"), found.convention)
    yield line(
        (f"{'0':>4}  ", Tone.DIM),
        weekday_date(counting.start),
        (f"  {found.counted_from}", Tone.DIM),
        hang=6,
    )
    for step in counting.steps:
        if step.skip is None:
            mark = _mark(found, step.on) if step.on == counting.end else ""
            tone = Tone.BOLD if mark else Tone.PLAIN
            yield line(
                (f"{step.number:>4}  ", tone), (weekday_date(step.on), tone), (mark, Tone.ACCENT)
            )
        else:
            yield line(
                ("   –  ", Tone.DIM),
                (weekday_date(step.on), Tone.DIM),
                (_("  dilewati: {why}").format(why=step.skip.reason), Tone.WARN),
                hang=6,
            )
    yield from _rolled(found, counting)
    if counting.unit is Unit.WORKING:
        yield from _decrees(situation.calendar, counting)


def _mark(found: Explanation, day: date) -> str:
    """Say what the day is at which the count ends."""
    if day == found.state.due:
        return _("  ← hari terakhir")
    return _("  ← paling cepat") if day == found.state.earliest else _("  ← akhir hitungan")


def _rolled(found: Explanation, counting: Counting) -> Iterator[Line]:
    """Say to which day the end of the count moves, where the regulation moves it."""
    edges = (found.state.due, found.state.earliest)
    if counting.end in edges or found.rule.bound is Bound.AT_LEAST:
        return
    moved = found.state.due
    if moved and found.rule.direction is Direction.AFTER:
        words = _("  bergeser karena hari terakhir jatuh pada hari libur")
        yield line(("   →  ", Tone.ACCENT), (weekday_date(moved), Tone.BOLD), words, hang=6)


def _decrees(calendar: WorkCalendar, counting: Counting) -> Iterator[Line]:
    """Name the decree behind each year walked over, or say that there is none."""
    for year in range(*_years(counting)):
        decree = calendar.decree(year)
        note = calendar.provisional_note(year)
        basis = "; ".join(each for each in (decree.basis, decree.keppres) if each) if decree else ""
        words = _("Kalender {year}: {basis}").format(year=year, basis=basis) if basis else ""
        yield line((words, Tone.DIM), (f" {note}" if note else "", Tone.WARN), indent=6)


def _years(counting: Counting) -> tuple[int, int]:
    first, last = sorted((counting.start.year, counting.end.year))
    return first, last + 1


def _moves(situation: Situation, found: Explanation) -> Iterator[Line]:
    """Yield how this date was another one before: nothing that was shown is forgotten."""
    moves = [
        entry
        for entry in situation.case.entries
        if isinstance(entry.fact, DeadlineMoved)
        and (entry.fact.deadline, entry.fact.party) == (found.state.id, found.state.party)
    ]
    if moves:
        yield heading(_("Tanggal ini pernah lain"))
    for entry in moves:
        fact = entry.fact
        if isinstance(fact, DeadlineMoved):
            days = (fact.after - fact.before).days if fact.after else 0
            yield line(
                f"{weekday_date(fact.before)} → {weekday_date(fact.after)}",
                (_(" ({n:+d} hari)").format(n=days) if days else "", Tone.WARN),
                (f"  {cause_words(fact.cause)}", Tone.DIM),
                (_(" · catatan {n}").format(n=entry.version), Tone.DIM),
                indent=1,
                hang=2,
            )


def _slack(found: Explanation) -> Iterator[Line]:
    if not found.slack:
        return
    yield heading(_("Kelonggaran terhadap tenggat lain"))
    for each in found.slack:
        words = _("{n} hk kemudian") if each.days > 0 else _("{n} hk lebih dahulu")
        if each.days == 0:
            words = _("hari kerja yang sama")
        yield line(
            each.other.title,
            f" · {short_date(each.other.due)}",
            (f" · {words.format(n=abs(each.days))}", Tone.PLAIN if each.days else Tone.WARN),
            indent=1,
            hang=2,
        )


def _lapse(found: Explanation) -> Iterator[Line]:
    yield heading(_("Bila terlewati"))
    if found.lapse is None:
        yield line((_("Teks tidak mengatur akibatnya."), Tone.DIM), indent=1)
    else:
        yield line(found.lapse.text, (f"  {found.lapse.cite}", Tone.DIM), indent=1)
