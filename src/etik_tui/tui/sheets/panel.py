"""The Majelis of a case, and the findings on it."""

from collections.abc import Iterator

from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict, worst_first
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.situation import Situation
from etik_tui.profile.panel import SeatRule
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.findings import finding_lines
from etik_tui.tui.sheets.naming import subject_names
from etik_tui.tui.wording import SIGNS, verdict_word

# Names, seats and ranks stand in columns where they fit side by side into 80 cells.
WIDEST = 68


def panel_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield the members with their worst finding, then all findings."""
    rules, case = situation.profile.majelis, situation.case
    if rules is None:
        yield line((_("Teks tidak mengatur Majelis."), Tone.DIM))
        return
    if case.majelis is None:
        yield line(_("Majelis belum dibentuk."))
        yield line((rules.cite, Tone.DIM), (f"  “{rules.quote}”" if rules.quote else "", Tone.DIM))
        yield line(
            (
                _("Tekan {key} untuk mencatat pembentukannya.").format(
                    key=desk.key("case.act", "m")
                ),
                Tone.DIM,
            )
        )
        return
    findings = check_majelis(situation, case.majelis)
    yield heading(_("Majelis"), _("{n} orang").format(n=len(case.majelis.seats)))
    yield from member_lines(desk, rules.seats, case.majelis, findings)
    yield BLANK
    yield heading(_("Temuan periksa atas susunan"))
    names = subject_names(desk, case)
    yield from finding_lines(findings, names, quotes=True)


def member_lines(
    desk: Desk, rules: tuple[SeatRule, ...], majelis: Majelis, findings: tuple[Finding, ...]
) -> Iterator[Line]:
    """Yield each member on one line: seat, name, rank, and the worst finding's word."""
    titles = {rule.id: rule.title for rule in rules}
    names = [desk.name(seat.person) for seat in majelis.seats]
    named = max((len(each) for each in names), default=0)
    seated = max((len(titles.get(each.seat, each.seat)) for each in majelis.seats), default=0)
    if named + seated + max((len(rank_words(each)) for each in majelis.seats), default=0) > WIDEST:
        named = seated = 0
    for seat in majelis.seats:
        own = [each for each in findings if each.subject == seat.id]
        worst = next(iter(worst_first(own)), None)
        verdict = worst.verdict if worst else Verdict.PASS
        sign, tone = SIGNS[verdict]
        yield line(
            (f"{sign} ", tone),
            (desk.name(seat.person).ljust(named), Tone.BOLD),
            (f"  {titles.get(seat.seat, seat.seat):<{seated}}", Tone.PLAIN),
            (f"  {rank_words(seat)}", Tone.DIM),
            (f"  {verdict_word(verdict)}" if verdict is not Verdict.PASS else "", tone),
            hang=4,
            key=f"seat:{seat.id}",
        )


def rank_words(seat: Seat) -> str:
    """Return a member's rank and position in one phrase."""
    person = seat.person
    parts = (person.rank, person.position_level or person.position)
    return " · ".join(part for part in parts if part)
