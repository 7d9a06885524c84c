"""Another regulation's procedure as guidance, where the case's own text has none."""

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Milestone
from etik_tui.profile.limit import Deadline
from etik_tui.profile.profile import Profile


class ReferenceStep(Struct, frozen=True, kw_only=True):
    """An act of the attached regulation, with the time limits it knows for it.

    Nothing here is owed or checked: the case's own regulation asks for none of it. `label`
    says so, and names whose act it is; `actor` is the actor's title there.
    """

    milestone: Milestone
    actor: str
    limits: tuple[Deadline, ...]
    label: str


def reference_steps(situation: Situation, other: Profile) -> tuple[ReferenceStep, ...]:
    """Return the acts of an attached regulation, in its order; none if it is not attached.

    In a sensitive case the acts that could expose the victim are left out.
    """
    attached = situation.case.procedure
    if attached is None or attached.profile != other.id:
        return ()
    label = _("prosedur rujukan ({short}); bukan kewajiban menurut {own}").format(
        short=other.short, own=situation.profile.short
    )
    return tuple(
        ReferenceStep(
            milestone=milestone,
            actor=actor.title if (actor := other.actor(milestone.actor)) else milestone.actor,
            limits=tuple(
                rule for rule in other.deadlines if rule.met_by.startswith(f"{milestone.id}.")
            ),
            label=label,
        )
        for milestone in other.milestones
        if not (situation.case.sensitive and milestone.suppress_when_sensitive)
    )
