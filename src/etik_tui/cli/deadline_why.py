"""One date, explained on a page of 80 columns."""

from datetime import date

from etik_tui.cli.dueword import status_words, unit_sign
from etik_tui.cli.factword import party_mark
from etik_tui.cli.output import Output
from etik_tui.domain.shown import cells
from etik_tui.locale import _
from etik_tui.locale.day import long_day, short_day, weekday
from etik_tui.procedure.deadline import DeadlineState, Status
from etik_tui.procedure.explain import Alternative, Explanation, ReadingShown
from etik_tui.procedure.situation import Situation
from etik_tui.workdays.count import Counting, Step, Unit

LABEL = 12
LISTED = 62
FOLDED = 3


def print_explanation(out: Output, situation: Situation, found: Explanation) -> None:
    """Print where a date comes from, from the words of the text to the advice."""
    _print_title(out, situation, found)
    _print_rule(out, situation, found)
    if found.counting:
        _print_counting(out, situation, found.counting)
    for shown in found.readings:
        _print_reading(out, shown)
    _print_room(out, situation, found)
    if found.advice:
        _heading(out, _("Saran"))
        out.text(found.advice, indent="  ")
    if found.lapse:
        _heading(out, _("Bila lewat (usul, bukan keputusan program)"))
        out.text(found.lapse.text, indent="  ")
        out.text(f"({found.lapse.cite})", indent="  ")


def _print_title(out: Output, situation: Situation, found: Explanation) -> None:
    code = f"{found.rule.code} · " if found.rule.code else ""
    party = situation.case.party(found.state.party) if found.state.party else None
    who = f" [{party.id}: {party.person.name}]" if party else ""
    out.text(f"{code}{found.rule.title}{who}")
    out.line("═" * min(cells(f"{code}{found.rule.title}{who}"), out.width))


def _labelled(out: Output, label: str, text: str) -> None:
    out.text(text, indent=" " * LABEL, first=f"{label:<{LABEL}}")


def _print_rule(out: Output, situation: Situation, found: Explanation) -> None:
    rule, state = found.rule, found.state
    _labelled(out, _("Batas"), window_words(state))
    _labelled(out, _("Keadaan"), _state_words(state))
    actor = situation.profile.actor(rule.actor)
    _labelled(out, _("Yang wajib"), actor.title if actor else rule.actor)
    _labelled(out, _("Dasar"), rule.cite)
    if rule.quote:
        out.text(f"“{rule.quote}”", indent=" " * LABEL)
    start = f" ({long_day(state.anchor)})" if state.anchor else _(" (belum tercatat)")
    _labelled(out, _("Dihitung"), _("dari {what}").format(what=found.counted_from) + start)
    if rule.note:
        _labelled(out, _("Catatan"), rule.note)


def window_words(state: DeadlineState) -> str:
    """Say the span of good days of a limit, in words."""
    earliest, due = state.earliest, state.due
    if earliest and due and earliest == due:
        return _("tepat pada {day}").format(day=long_day(due))
    if earliest and due and earliest != state.anchor:
        return _("antara {first} dan {last}").format(first=long_day(earliest), last=long_day(due))
    if due:
        return _("paling lambat {day}").format(day=long_day(due))
    if earliest:
        return _("paling cepat {day}").format(day=long_day(earliest))
    if state.status is Status.NOT_APPLICABLE:
        return _("tidak berlaku dalam perkara ini")
    return _("belum dapat dihitung")


def _state_words(state: DeadlineState) -> str:
    words = status_words(state)
    if state.met:
        words += _(", dilakukan {day}").format(day=long_day(state.met))
    return words


def _heading(out: Output, text: str) -> None:
    out.line()
    out.text(text)


def _print_counting(out: Output, situation: Situation, counting: Counting) -> None:
    unit = _("hari kerja") if counting.unit is Unit.WORKING else _("hari kalender")
    numbers = [step.number for step in counting.steps if step.number]
    side = _("mundur") if counting.end < counting.start else ""
    heading = _("Hitungan: {n} {unit} {side}").format(n=len(numbers), unit=unit, side=side)
    _heading(out, heading)
    anchored = bool(counting.steps) and counting.steps[0].on == counting.start
    if not anchored:
        out.line(_row("", counting.start, _("tidak dihitung: hari mulai")))
    for run in _runs(counting.steps):
        _print_run(out, situation, run)
    if counting.unit is Unit.WORKING:
        leave = (
            _("cuti bersama dihitung sebagai hari kerja")
            if situation.calendar.options.collective_leave_counts
            else _("cuti bersama tidak dihitung")
        )
        week = situation.calendar.options.week
        text = _("{week} hari kerja seminggu; {leave}.").format(week=week, leave=leave)
        out.text(text, indent="  ")
    else:
        out.text(_("Semua hari kalender dihitung, hari libur juga."), indent="  ")
    for year in counting.provisional_years:
        out.text(situation.calendar.provisional_note(year), indent="  ")


def _runs(steps: tuple[Step, ...]) -> list[tuple[Step, ...]]:
    """Return the days one by one; of a long count, runs of counted days fold into one line."""
    if len(steps) <= LISTED:
        return [(step,) for step in steps]
    runs: list[tuple[Step, ...]] = []
    for step in steps:
        if runs and runs[-1][-1].number and step.number:
            runs[-1] = (*runs[-1], step)
        else:
            runs.append((step,))
    folded: list[tuple[Step, ...]] = []
    for run in runs:
        folded += [run] if len(run) > FOLDED else [(step,) for step in run]
    return folded


def _print_run(out: Output, situation: Situation, run: tuple[Step, ...]) -> None:
    first, last = run[0], run[-1]
    if len(run) > 1:
        out.line(f"{first.number:>5}–{last.number}  {short_day(first.on)} – {short_day(last.on)}")
        return
    number = str(first.number) if first.number else "·"
    lead = _row(number, first.on, "")
    named = "; ".join(each.title for each in situation.calendar.days_off_on(first.on))
    reason = named or _("akhir pekan") if first.skip else ""
    if named and not first.skip:
        reason = _("{named}: tetap dihitung").format(named=named)
    out.text(reason, indent=" " * cells(lead), first=lead)


def _row(number: str, day: date, text: str) -> str:
    return f"{number:>5}  {weekday(day):<7}{short_day(day):>11}  {text}"


def _print_reading(out: Output, shown: ReadingShown) -> None:
    reading = shown.reading
    _heading(out, f"{_('Tafsir')} {reading.id}: {reading.question} ({reading.cite})")
    out.text(reading.problem, indent="  ")
    for each in shown.alternatives:
        mark = "●" if each.chosen else "○"
        out.text(each.option.title + _marks(each), indent="      ", first=f"  {mark} ")
        result = window_words(each.state)
        out.text(f"→ {result} · {status_words(each.state)}", indent="      ")
        if each.option.basis:
            out.text(each.option.basis, indent="      ")
    out.text(reading.treatment, indent="  ")


def _marks(each: Alternative) -> str:
    words = [_("dipakai")] if each.chosen else []
    words += [_("memenuhi semua tafsir")] if each.safe else []
    return f" [{', '.join(words)}]" if words else ""


def _print_room(out: Output, situation: Situation, found: Explanation) -> None:
    if not found.slack:
        return
    _heading(out, _("Jarak ke tenggat lain yang berjalan"))
    sign = unit_sign(Unit.WORKING)
    for each in found.slack:
        due = short_day(each.other.due) if each.other.due else ""
        side = _("sesudahnya") if each.days >= 0 else _("SEBELUMNYA")
        party = party_mark(situation.case, each.other.party)
        lead = f"  {abs(each.days):>3} {sign} {side:<11} {due:<12} "
        out.text(f"{each.other.title}{party}", indent=" " * cells(lead), first=lead)


def explanation_body(found: Explanation) -> dict[str, object]:
    """Return an explanation as JSON says it."""
    rule, counting = found.rule, found.counting
    return {
        "rule": {
            "id": rule.id,
            "code": rule.code,
            "title": rule.title,
            "cite": rule.cite,
            "quote": rule.quote,
            "note": rule.note,
            "n": rule.n,
            "bound": rule.bound,
            "direction": rule.direction,
            "actor": rule.actor,
        },
        "state": found.state,
        "counted_from": found.counted_from,
        "convention": found.convention,
        "counting": None if counting is None else _counting_body(counting),
        "readings": [
            {
                "id": each.reading.id,
                "question": each.reading.question,
                "cite": each.reading.cite,
                "options": [_option_body(option) for option in each.alternatives],
            }
            for each in found.readings
        ],
        "slack": [
            {
                "deadline": each.other.id,
                "party": each.other.party,
                "due": each.other.due,
                "working_days": each.days,
            }
            for each in found.slack
        ],
        "advice": found.advice,
        "lapse": {"text": found.lapse.text, "cite": found.lapse.cite} if found.lapse else None,
    }


def _option_body(each: Alternative) -> dict[str, object]:
    return {
        "id": each.option.id,
        "title": each.option.title,
        "chosen": each.chosen,
        "safe": each.safe,
        "status": each.state.status,
        "earliest": each.state.earliest,
        "due": each.state.due,
    }


def _counting_body(counting: Counting) -> dict[str, object]:
    return {
        "start": counting.start,
        "end": counting.end,
        "unit": counting.unit,
        "steps": [
            {
                "on": step.on,
                "number": step.number,
                "skipped": step.skip.reason if step.skip else "",
            }
            for step in counting.steps
        ],
        "provisional_years": counting.provisional_years,
    }
