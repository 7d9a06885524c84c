"""Where a case stands on the board."""

from etik_tui.domain.person import Role
from etik_tui.procedure.condition import holds
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Stage


def stage_of(situation: Situation) -> Stage | None:
    """Return the stage of a case: the last one that holds, and of several terlapor the least.

    A case closed outside the ordinary course stands in the final stage. No stages: `None`.
    """
    stages = situation.profile.stages
    if not stages:
        return None
    if situation.case.closed:
        return next((each for each in reversed(stages) if each.final), stages[-1])
    parties = tuple(party.id for party in situation.case.with_role(Role.TERLAPOR)) or ("",)
    return stages[min(_reached(situation, party) for party in parties)]


def _reached(situation: Situation, party: str) -> int:
    stages = situation.profile.stages
    return max(
        (place for place, stage in enumerate(stages) if holds(situation, stage.when, party)),
        default=0,
    )
