"""The summary of a case: what is owed next, what runs, who is who."""

from collections.abc import Iterator

from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.domain.shown import cells, shown
from etik_tui.locale import _
from etik_tui.procedure.deadline import DeadlineState, Status, deadlines
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Step, next_step
from etik_tui.tui.badge import badge
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Line, Span, Tone, heading, joined, line
from etik_tui.tui.sheets.guard import access_lines, protection_lines, reference_lines
from etik_tui.tui.sheets.naming import party_name
from etik_tui.tui.wording import short_date, status_span, weekday_date

# What fits into a line of 80 cells, and what an office's title keeps at least.
NARROW, LEAST_TITLE = 79, 14


def header_spans(desk: Desk, case: Case, situation: Situation | None) -> tuple[Span, ...]:
    """Return the first header line: number, parties, stage."""
    accused = ", ".join(desk.name(party.person) for party in case.with_role(Role.TERLAPOR))
    spans: list[Span] = [
        (f" {shown(case.number, 24)}", Tone.HEAD),
        (f"  {shown(accused, 40) or '–'}", Tone.BOLD),
    ]
    if case.sensitive:
        spans.append((_("  ◆ sensitif"), Tone.WARN))
    stage = stage_of(situation) if situation else None
    if stage is not None:
        spans.append((f"  {stage.title}", Tone.ACCENT))
    if case.closed:
        spans.append((_("  DITUTUP"), Tone.WARN))
    return tuple(spans)


def next_spans(desk: Desk, case: Case, situation: Situation | None) -> tuple[Span, ...]:
    """Return the second header line: the one next act, who owes it and since when."""
    if situation is None:
        words = _(" Profil {id} tidak terpasang: perkara hanya dapat dibaca").format(
            id=case.profile
        )
        return ((words, Tone.BAD),)
    step = next_step(situation)
    if step is None:
        return ((_(" Tidak ada tindakan yang tertunggak"), Tone.GOOD),)
    spans = tuple(_step_spans(desk, situation, step))
    # The day comes last and is told whole; an office with a long title gives way, it stands below.
    over = sum(cells(text) for text, _tone in spans) - NARROW
    place = len(spans) - 1 - (step.since is not None)
    title, tone = spans[place]
    least = max(cells(title) - over, LEAST_TITLE)
    return (
        spans if over <= 0 else (*spans[:place], (shown(title, least), tone), *spans[place + 1 :])
    )


def _step_spans(desk: Desk, situation: Situation, step: Step) -> Iterator[Span]:
    actor = situation.profile.actor(step.milestone.actor)
    yield " → ", Tone.ACCENT
    yield step.milestone.title, Tone.BOLD
    whom = party_name(desk, situation.case, step.party)
    if whom and len(situation.case.with_role(Role.TERLAPOR)) > 1:
        yield f" ({whom})", Tone.PLAIN
    if step.limit is not None and step.limit.left is not None:
        yield "  ", Tone.PLAIN
        yield badge(step.limit.left, step.limit.unit)
    yield f"  {actor.title if actor else step.milestone.actor}", Tone.PLAIN
    if step.since is not None:
        yield _(" sejak {day}").format(day=short_date(step.since)), Tone.DIM


def summary_lines(desk: Desk, case: Case, situation: Situation | None) -> tuple[Line, ...]:
    """Return the summary."""
    if situation is None:
        return joined([_matter(case, None), _people(desk, case), access_lines(case)])
    return joined(
        [
            _next(desk, situation),
            _running(desk, situation),
            _matter(case, situation),
            _people(desk, case),
            access_lines(case),
            protection_lines(situation),
            _where(situation),
            reference_lines(desk, situation),
        ]
    )


def _next(desk: Desk, situation: Situation) -> Iterator[Line]:
    yield heading(_("Tindakan berikutnya"))
    step = next_step(situation)
    if step is None:
        yield line(_("Tidak ada yang tertunggak."), indent=1)
        return
    key = f"act:{step.milestone.id}:{step.party}"
    yield line(*tuple(_step_spans(desk, situation, step))[1:], indent=1, hang=1, key=key)
    if step.limit is None:
        yield line((_("Teks tidak mengatur tenggatnya."), Tone.DIM), indent=1)
    elif step.limit.due:
        due = _("paling lambat {day}").format(day=weekday_date(step.limit.due))
        yield line((f"{due}  {step.limit.cite}", Tone.DIM), indent=1)


def _running(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Show the running limits; one that ends alike for several terlapor stands there once."""
    found = [state for state in deadlines(situation) if state.is_open and state.due]
    if not found:
        return
    yield heading(_("Tenggat berjalan"), _("{key}: mengapa").format(key=desk.key("case.why", "w")))
    wide = max(11, *(len(status_span(state)[0]) for state in found)) + 1
    alike: dict[tuple[object, ...], list[DeadlineState]] = {}
    for state in sorted(found, key=lambda each: each.due or situation.today):
        alike.setdefault((state.id, state.due, state.status), []).append(state)
    several = len(situation.case.with_role(Role.TERLAPOR)) > 1
    for first, *others in alike.values():
        words, tone = status_span(first)
        yield line(
            (f"{words:<{wide}}", tone),
            (f"{short_date(first.due):<13}", Tone.PLAIN),
            first.title,
            _whom(desk, situation.case, first.party, len(others)) if several else "",
            (f"  {first.cite}", Tone.DIM),
            indent=1,
            hang=wide + 13,
            key=f"deadline:{first.id}:{first.party}",
        )


def _whom(desk: Desk, case: Case, party: str, others: int) -> str:
    name = party_name(desk, case, party)
    if not name:
        return ""
    if others:
        return _(" · {name} dan {n} terlapor lain").format(name=name, n=others)
    return f" · {name}"


def _matter(case: Case, situation: Situation | None) -> Iterator[Line]:
    yield heading(_("Perkara"))
    yield line(case.title, indent=1)
    yield line(
        (_("didaftarkan {day}").format(day=short_date(case.registered)), Tone.DIM),
        (_(" · jalur {channel}").format(channel=_channel(case, situation)), Tone.DIM),
        (
            _(" · profil {id} versi {version}").format(
                id=case.profile, version=case.profile_version
            ),
            Tone.DIM,
        ),
        indent=1,
    )
    for each in case.allegations:
        yield line(("• ", Tone.ACCENT), each.text, indent=1, hang=2)
    if case.deviations:
        words = _("{n} penyimpangan dicatat; lihat Kronologi").format(n=len(case.deviations))
        yield line(("! ", Tone.WARN), words, indent=1)
    if case.closed:
        yield line((_("Ditutup: {why}").format(why=case.closed.reason), Tone.WARN), indent=1)


def _channel(case: Case, situation: Situation | None) -> str:
    """Return how the report came in, in the regulation's words where it is at hand."""
    intake = situation.profile.intake if situation else None
    channels = intake.channels if intake else ()
    return next((each.title for each in channels if each.id == case.channel), case.channel)


def _people(desk: Desk, case: Case) -> Iterator[Line]:
    yield heading(_("Pihak"))
    for party in case.parties:
        yield line(
            (f"{party.role.value:<10}", Tone.DIM),
            desk.name(party.person),
            (f"  {party.person.position}" if party.person.position else "", Tone.DIM),
            indent=1,
            hang=10,
        )


def _where(situation: Situation) -> Iterator[Line]:
    """Show the whole way with the stage in which the case stands."""
    here = stage_of(situation)
    if here is None:
        return
    yield heading(_("Tahap"))
    spans: list[Span] = []
    for stage in situation.profile.stages:
        current = stage.id == here.id
        spans.append(
            (f"[{stage.short}]" if current else stage.short, Tone.BOLD if current else Tone.DIM)
        )
        spans.append((" → ", Tone.DIM))
    yield line(*spans[:-1], indent=1)


def late_count(situation: Situation) -> int:
    """Return how many time limits of a case are overdue."""
    return sum(state.status is Status.OVERDUE for state in deadlines(situation))
