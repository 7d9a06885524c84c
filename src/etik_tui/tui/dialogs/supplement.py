"""Adding what became known later of a recorded act: only what it still has empty."""

from collections.abc import Iterable

from etik_tui.casework.act import ActInput, Preview, asked_fields
from etik_tui.casework.recording import Recorded
from etik_tui.casework.supplement import preview_supplement, supplement
from etik_tui.domain.case import Event
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Milestone
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.act_form import form_rows
from etik_tui.tui.sheets.gap import event_at, is_gap, whole_act
from etik_tui.tui.widgets.field import FieldRow


class SupplementDialog(ActDialog):
    """Adds dates and fields to one recorded act; what it already has stays as it is."""

    proposes = False

    def __init__(
        self, desk: Desk, situation: Situation, milestone: Milestone, event: Event
    ) -> None:
        super().__init__(desk, situation, milestone, event.party)
        self._event = event

    @property
    def draft_key(self) -> str:
        """Return the key of this dialog's draft."""
        return f"supplement:{self.case.id}:{self._event.version}"

    @property
    def title_words(self) -> str:
        """Return what the dialog is for."""
        return _("Melengkapi: {title}").format(title=self._milestone.title)

    def rows(self) -> Iterable[FieldRow]:
        """Return a row for each date and field that the act has not, and for the reason."""
        for row in form_rows(self._situation, self._milestone):
            if row.key == "reason" or is_gap(self._event, row.key):
                yield row

    def asked(self, act: ActInput) -> frozenset[str]:
        """Return the fields that apply to the act with what is typed."""
        whole = whole_act(self._event, act.dates, act.fields)
        return asked_fields(self._situation, self._milestone, whole)

    def look_at(self, act: ActInput) -> Preview:
        """Return the problems and findings of the act as it would then be."""
        if not act.dates and not act.fields:
            return Preview(problems=(), findings=())
        return preview_supplement(self._situation, self._event, act)

    def save(self, act: ActInput, deviation: str) -> Recorded:
        """Record what is added."""
        return supplement(
            self._desk.workspace,
            self.case.id,
            self._event.version,
            dates=act.dates,
            fields=act.fields,
            deviation=deviation,
            seen=self.case.version,
        )

    def action_propose(self) -> None:
        """Propose nothing: the act's own dates stand."""

    def meet(self, situation: Situation) -> None:
        """Go on with the case as it now is; leave where the act no longer stands."""
        event = event_at(situation.case, str(self._event.version))
        if event is None:
            self.dismiss(None)
            return
        self._event = event
        super().meet(situation)
