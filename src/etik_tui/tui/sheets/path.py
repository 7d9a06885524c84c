"""The critical path of a case: running clocks as bars, summonses to come, what is ruled out."""

from collections.abc import Iterator

from etik_tui.domain.person import Role
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.summons_plan import Pair, SummonsPlan
from etik_tui.procedure.timeline import Clock, Timeline
from etik_tui.tui.badge import badge
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Line, Span, Tone, heading, line
from etik_tui.tui.sheets.clock_bar import axis, bar, scale_of
from etik_tui.tui.sheets.findings import finding_lines
from etik_tui.tui.sheets.naming import party_name, subject_names
from etik_tui.tui.wording import short_date, weekday_date
from etik_tui.workdays.count import Unit

WIDTH = 66


def path_lines(desk: Desk, situation: Situation, path: Timeline, title: str) -> Iterator[Line]:
    """Yield the running clocks on one scale, then warnings, then what is left for summonses."""
    yield heading(title, _("━ berlalu  ┃ hari ini  ─ sisa  ! lewat"))
    if not path.clocks:
        yield line((_("Tidak ada tenggat yang berjalan."), Tone.DIM), indent=1)
    else:
        scale = scale_of((each.state for each in path.clocks), path.today, WIDTH)
        yield line((axis(scale), Tone.DIM), indent=1)
        above = ""
        for clock in path.clocks:
            yield _clock(desk, situation, clock, above)
            yield line((bar(clock.state, scale), _tone(clock)), indent=1)
            above = clock.state.id
    names = subject_names(desk, situation.case)
    yield from finding_lines(path.findings, names)
    for plan in path.plans:
        yield from _plan(desk, situation, plan)


def _clock(desk: Desk, situation: Situation, clock: Clock, above: str) -> Line:
    state = clock.state
    whom = _whom(desk, situation, state.party)
    sign: Span = (_("berjalan"), Tone.ACCENT)
    if state.left is not None:
        sign = badge(state.left, state.unit)
    return line(
        (f"{sign[0]}  ", sign[1]),
        (state.title, Tone.BOLD),
        (f" · {whom}" if whom else "", Tone.PLAIN),
        f" · {short_date(state.due)}",
        _slack(clock, above),
        (f" · {state.cite}", Tone.DIM),
        indent=1,
        hang=2,
        key=f"clock:{state.id}:{state.party}",
    )


def _slack(clock: Clock, above: str) -> Span:
    """Say how far a clock ends after the one above it, where that is another limit."""
    if clock.slack is None or clock.state.id == above:
        return "", Tone.PLAIN
    words = _(" · jeda {n} hk").format(n=clock.slack)
    return words, Tone.WARN if clock.slack <= 0 else Tone.PLAIN


def _tone(clock: Clock) -> Tone:
    if clock.left is None:
        return Tone.DIM
    return Tone.BAD if clock.left < 0 else Tone.WARN if clock.left <= 2 else Tone.ACCENT


def _whom(desk: Desk, situation: Situation, party: str) -> str:
    several = len(situation.case.with_role(Role.TERLAPOR)) > 1
    return party_name(desk, situation.case, party) if several else ""


def _plan(desk: Desk, situation: Situation, plan: SummonsPlan) -> Iterator[Line]:
    """Yield what the limits leave for a summons that has not gone out yet."""
    whom = _whom(desk, situation, plan.party)
    yield line(
        ("→ ", Tone.ACCENT),
        (plan.milestone.title, Tone.BOLD),
        (f" · {whom}" if whom else "", Tone.PLAIN),
        (_(" · bila terlapor tidak hadir") if plan.supposed else "", Tone.DIM),
        (f"  {plan.round.cite}", Tone.DIM),
        hang=2,
    )
    if plan.letter_by is not None:
        left = badge(plan.left, Unit.WORKING) if plan.left is not None else ("", Tone.PLAIN)
        words = _("surat paling lambat {day}  ").format(day=weekday_date(plan.letter_by))
        yield line(words, left, indent=2, hang=2)
    if plan.hearing_by is not None:
        words = _("sidang paling lambat {day}").format(day=weekday_date(plan.hearing_by))
        limit = plan.bound_by.title if plan.bound_by else ""
        yield line(words, (f" · {limit}" if limit else "", Tone.DIM), indent=2, hang=2)
    if plan.latest is not None and plan.earliest is not None:
        words = _("usul {first}, selambatnya {last}").format(
            first=_pair(plan.earliest), last=_pair(plan.latest)
        )
        yield line((words, Tone.GOOD), (_(": memenuhi semua tafsir"), Tone.DIM), indent=2, hang=2)


def _pair(pair: Pair) -> str:
    return _("surat {letter} dan sidang {hearing}").format(
        letter=weekday_date(pair.letter), hearing=weekday_date(pair.hearing)
    )
