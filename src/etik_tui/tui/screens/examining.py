"""What the screens of an examination share: the sitting at hand, and who signs its record."""

from etik_tui.casework.examination import Signer, Sitting, sign, signers
from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.line import line
from etik_tui.tui.screens.acting import Acting
from etik_tui.tui.sheets.examination import refusal_lines, signature_span, sitting_name

PERSON = "-"
YES, NO = "ya", "tidak"


class Examining(Acting):
    """A page about one sitting of one case."""

    def __init__(self, desk: Desk, case: Case, sitting: Sitting) -> None:
        super().__init__(desk)
        self._case = case
        self._sitting = sitting

    @property
    def case_id(self) -> str:
        """Return the case at hand."""
        return self._case.id

    @property
    def sitting(self) -> Sitting:
        """Return the sitting at hand."""
        return self._sitting

    def the_case(self) -> Case:
        """Return the case as this screen shows it."""
        return self._case

    def _seen(self, case: Case) -> int:
        return self._case.version

    @told
    def reload(self) -> None:
        """Read the case anew; what is being typed stays."""
        self.desk.touch()
        self._case = self.desk.workspace.case(self._case.id)
        self.draw()

    def on_cases_changed(self) -> None:
        row = self.desk.workspace.journal.row(self._case.id)
        if row is None or row.version != self._case.version:
            self.reload()

    def draw(self) -> None:
        """Show the case as it is known."""

    def action_stay(self) -> None:
        """Do nothing: keys that lead elsewhere are typed by mistake in a hearing."""

    @told
    def action_sign(self) -> None:
        """List who signs the record, and ask for one of them."""
        case = self._case
        situation = self.desk.workspace.situation(case)
        party, session = self._sitting.party, self._sitting.session
        found = {each.seat or PERSON: each for each in signers(situation, party, session)}
        rules = situation.profile.majelis
        words = {each.id: each.title for each in (rules.seats if rules else ())}
        seats = case.majelis.seats if case.majelis else ()
        titles = {seat.id: words.get(seat.seat, seat.seat) for seat in seats}
        items = [
            Item(
                key=key,
                title=self.desk.name(each.person),
                detail=signature_span(each)[0],
                beside=titles.get(each.seat, _("yang diperiksa")),
            )
            for key, each in found.items()
        ]

        @told
        def asked(screen: "Examining", key: str) -> None:
            screen.ask_signature(situation, found[key])

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                asked(self, keys[0])

        title = _("Tanda tangan BAP · {whom}").format(
            whom=sitting_name(self.desk, case, self._sitting)
        )
        self.app.push_screen(PickDialog(title, items), chosen)

    def ask_signature(self, situation: Situation, signer: Signer) -> None:
        """Ask whether somebody signed; the act of signing is asked for by its own dialog."""
        case, rules = self._case, situation.profile.examination
        if signer.by_act and rules is not None:
            self.open_act(situation, rules.milestone, self._sitting.party)
            return

        def save(values: Values) -> None:
            sign(
                self.desk.workspace,
                case.id,
                signer=signer.seat,
                signed=values["signed"] == YES,
                reason=str(values["reason"]),
                party=self._sitting.party,
                session=self._sitting.session,
                seen=self._seen(case),
            )

        asks = [
            Ask(
                key="signed",
                label=_("Menandatangani"),
                items=(Item(key=YES, title=_("ya")), Item(key=NO, title=_("tidak bersedia"))),
                value=NO if signer.signed is False else YES,
                required=True,
            ),
            Ask(
                key="reason", label=_("Alasan"), value=signer.reason, hint=_("bila tidak bersedia")
            ),
        ]
        title = _("Tanda tangan {who}").format(who=self.desk.name(signer.person))
        lines = [*refusal_lines(situation), line("")]
        self.ask(case, title, asks, save, lines=lines)
