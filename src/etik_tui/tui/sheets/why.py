"""Why a date is what it is: rule, reading, the count day by day, room to move."""

from collections.abc import Iterator

from etik_tui.locale import _
from etik_tui.procedure.explain import Explanation, ReadingShown
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Bound, Direction
from etik_tui.tui.line import Line, Tone, heading, joined, line
from etik_tui.tui.wording import day_count, long_date, short_date, status_span, weekday_date


def why_lines(situation: Situation, found: Explanation) -> tuple[Line, ...]:
    """Return everything behind one date."""
    return joined(
        [
            _date(situation, found),
            _rule(found),
            _readings(found),
            _counting(found),
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
    for each in shown.alternatives:
        mark = "● " if each.chosen else "○ "
        state = each.state
        day = weekday_date(state.due or state.earliest)
        yield line(
            (mark, Tone.ACCENT),
            (each.option.title, Tone.BOLD if each.chosen else Tone.PLAIN),
            (f"  {day}", Tone.PLAIN),
            (_("  dipakai") if each.chosen else "", Tone.ACCENT),
            (_("  memenuhi semua tafsir") if each.safe else "", Tone.GOOD),
            indent=2,
            hang=2,
        )


def _counting(found: Explanation) -> Iterator[Line]:
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
            last = step.on == counting.end
            tone = Tone.BOLD if last else Tone.PLAIN
            mark = _("  ← hari terakhir") if last else ""
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


def _slack(found: Explanation) -> Iterator[Line]:
    if not found.slack:
        return
    yield heading(_("Kelonggaran terhadap tenggat lain"))
    for each in found.slack:
        tone = Tone.WARN if each.days <= 0 else Tone.PLAIN
        yield line(
            (f"{each.days:>4} hk  ", tone),
            each.other.title,
            (f"  {short_date(each.other.due)}", Tone.DIM),
            hang=9,
        )


def _lapse(found: Explanation) -> Iterator[Line]:
    yield heading(_("Bila terlewati"))
    if found.lapse is None:
        yield line((_("Teks tidak mengatur akibatnya."), Tone.DIM), indent=1)
    else:
        yield line(found.lapse.text, (f"  {found.lapse.cite}", Tone.DIM), indent=1)
