"""What somebody must be allowed to do in order to record a fact."""

from collections.abc import Iterable

from etik_tui.access.rule import Action
from etik_tui.domain.case import Case
from etik_tui.domain.fact import (
    AccessRestricted,
    AccountLinked,
    AnyFact,
    CaseClosed,
    CaseReopened,
    FactWithdrawn,
    ProcedureAttached,
    ReadingChosen,
    SensitivityMarked,
)

DECISIONS = (SensitivityMarked, ReadingChosen, ProcedureAttached, CaseClosed, CaseReopened)
"""What only the competent official records; everything else is keeping the file."""


def actions_for(case: Case, facts: Iterable[AnyFact]) -> tuple[Action, ...]:
    """Return what recording these facts on a case takes; a withdrawal takes what its target did."""
    return tuple(dict.fromkeys(_action(case, fact) for fact in facts))


def _action(case: Case, fact: AnyFact) -> Action:
    if isinstance(fact, FactWithdrawn):
        found = (each.fact for each in case.entries if each.version == fact.target)
        target = next(found, None)
        withdraws = target is None or isinstance(target, FactWithdrawn)
        return Action.DECIDE if withdraws or target is None else _action(case, target)
    if isinstance(fact, AccessRestricted):
        return Action.ASSIGN
    if isinstance(fact, AccountLinked) and not fact.same:
        # To say that somebody is not the person named opens the case to that person.
        return Action.DECIDE
    return Action.DECIDE if isinstance(fact, DECISIONS) else Action.RECORD
