"""The figures of a case: what statistics and the review queue count, made with its index row."""

from itertools import pairwise

from msgspec.structs import replace

from etik_tui.casework.paper_list import PaperStanding, papers
from etik_tui.journal.row import CaseRow, Figures, LimitUse, Stay
from etik_tui.procedure.check import check_report
from etik_tui.procedure.deadline import DeadlineState, Status
from etik_tui.procedure.finding import Finding, failing
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.workdays.count import distance

ENDED = (Status.MET, Status.LATE, Status.EARLY)


def figures(situation: Situation, row: CaseRow, limits: tuple[DeadlineState, ...]) -> Figures:
    """Return the figures of a case, given its row without them and all its limits."""
    decided: dict[str, bool] = {}
    for use in row.norms:
        decided[use.norm] = decided.get(use.norm, False) or use.decided
    return Figures(
        registered=row.registered,
        stage=row.stage,
        closed=row.closed,
        channel=row.channel,
        outcomes=tuple(each for each in row.outcome.split(", ") if each),
        norms=tuple(decided.items()),
        stays=stays(situation),
        met=tuple(
            LimitUse(
                deadline=each.id,
                days=abs(distance(situation.calendar, each.anchor, each.met, each.unit)),
                status=each.status.value,
            )
            for each in limits
            if each.status in ENDED and each.anchor and each.met
        ),
        running=tuple((due.deadline, due.due) for due in row.dues),
        findings=0 if row.closed else len(waiting_findings(situation)),
        papers=0 if row.closed else owed_count(situation),
    )


def stays(situation: Situation) -> tuple[Stay, ...]:
    """Return how long a case stood in each stage that it has left, in days of the calendar.

    Its stage on a day is that of what had happened by then, whenever it was recorded.
    """
    case = situation.case
    days = sorted({case.registered, *(event.at for event in case.events)})
    begun: list[tuple[str, int]] = []
    for day in days:
        so_far = tuple(event for event in case.events if event.at <= day)
        then = replace(case, events=so_far, closed=None)
        stage = stage_of(replace(situation, case=then))
        if stage is not None and (not begun or begun[-1][0] != stage.id):
            begun.append((stage.id, day.toordinal()))
    if case.closed and begun:
        begun.append(("", case.closed.at.toordinal()))
    return tuple(
        Stay(stage=stage, days=max(until - since, 0))
        for (stage, since), (_next, until) in pairwise(begun)
    )


def waiting_findings(situation: Situation) -> tuple[Finding, ...]:
    """Return what stops the report or the panel and what nobody has answered for with a reason.

    What plugins check is left out: they are asked when an act is recorded.
    """
    own = replace(situation, extra=None)
    case = own.case
    answered = {each for deviation in case.deviations for each in deviation.findings}
    panel = check_majelis(own, case.majelis) if case.majelis else ()
    return tuple(each for each in failing((*check_report(own), *panel)) if each.id not in answered)


def owed_count(situation: Situation) -> int:
    """Return how many papers are owed for recorded acts."""
    return sum(each.printable and each.standing is PaperStanding.OWED for each in papers(situation))
