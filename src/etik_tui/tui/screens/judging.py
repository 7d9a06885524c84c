"""What the hearing and the decision add to a case: answers, votes, dissent, readings."""

from etik_tui.casework import casefile, hearing
from etik_tui.domain.case import Case
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.line import Tone, line
from etik_tui.tui.screens.acting import Acting
from etik_tui.tui.sheets.naming import party_name
from etik_tui.tui.widgets.sheet import Sheet


class Judging(Acting):
    """The acts of the case screen around hearing and decision."""

    def ask_question(self, case: Case, place: str) -> None:
        """Open the examination at a pair ("party:session:pair"), or where it broke off."""
        from etik_tui.tui.screens.examination import examination_at

        screen = examination_at(self.desk, case, place)
        self.app.push_screen(screen, lambda _done: self.reload())

    def ask_vote(self, case: Case, seat: str, party: str) -> None:
        """Ask how a member voted on one terlapor."""
        rules = self.desk.workspace.situation(case).profile.decision
        items = [Item(key=each.id, title=each.title) for each in (rules.outcomes if rules else ())]
        items.append(Item(key="-", title=_("Abstain")))

        @told
        def cast(screen: "Judging", option: str) -> None:
            hearing.cast_vote(
                screen.desk.workspace,
                case.id,
                seat,
                "" if option == "-" else option,
                party=party,
                seen=screen._seen(case),  # noqa: SLF001 - the screen itself
            )
            screen.reload()

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                cast(self, keys[0])

        who = self._seat_name(case, seat)
        whom = party_name(self.desk, case, party)
        title = _("Suara {who} tentang {whom}").format(who=who, whom=whom)
        self.app.push_screen(PickDialog(title, items), chosen)

    def _seat_name(self, case: Case, seat_id: str) -> str:
        seats = case.majelis.seats if case.majelis else ()
        return next((self.desk.name(s.person) for s in seats if s.id == seat_id), seat_id)

    def ask_dissent(self, case: Case) -> None:
        """Ask for a member's differing opinion, in their words."""
        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        seat, _second, party = rest.partition(":")
        if kind != "vote":
            raise InputError(_("Pilih anggota Majelis di tab Putusan lebih dahulu."))

        def save(values: Values) -> None:
            text = str(values["text"])
            workspace = self.desk.workspace
            hearing.dissent(workspace, case.id, seat, text, party=party, seen=self._seen(case))

        title = _("Pendapat berbeda {who}").format(who=self._seat_name(case, seat))
        asks = [Ask(key="text", label=_("Pendapat"), required=True, long=True)]
        self.ask(case, title, asks, save, draft=f"dissent:{case.id}:{seat}:{party}")

    def ask_reading(self, case: Case, reading_id: str) -> None:
        """Ask which reading of an ambiguous rule holds for this case, and why."""
        situation = self.desk.workspace.situation(case)
        reading = situation.base.reading(reading_id)
        if reading is None:
            return

        def save(values: Values) -> None:
            casefile.choose_reading(
                self.desk.workspace,
                case.id,
                reading_id,
                str(values["option"]),
                reason=str(values["reason"]),
                seen=self._seen(case),
            )

        items = tuple(
            Item(
                key=each.id,
                title=each.title,
                detail=" · ".join(
                    part
                    for part in (
                        each.basis,
                        _("memenuhi semua tafsir") if reading.safe == each.id else "",
                    )
                    if part
                ),
            )
            for each in reading.options
        )
        chosen = situation.chosen.get(reading_id, reading.default)
        asks = [
            Ask(key="option", label=_("Tafsir"), items=items, value=chosen, required=True),
            Ask(key="reason", label=_("Alasan"), required=True, long=True),
        ]
        lines = [
            line((reading.question, Tone.BOLD), (f"  {reading.cite}", Tone.DIM)),
            line((reading.problem, Tone.DIM)),
            line((reading.treatment, Tone.DIM)),
        ]
        self.ask(case, _("Tafsir {id}").format(id=reading_id), asks, save, lines=lines)
