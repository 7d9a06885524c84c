"""The Majelis builder: members, and findings that say why, while one composes."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.screen import ModalScreen

from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.situation import Situation
from etik_tui.profile.panel import EligibilityKind, MajelisRules
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.person_form import PERSON, person_asks
from etik_tui.tui.sheets.findings import finding_lines, summary_spans
from etik_tui.tui.sheets.naming import subject_names
from etik_tui.tui.sheets.panel import member_lines
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet

YES_NO = (Item(key="ya", title="ya"), Item(key="tidak", title="tidak"))


class MajelisDialog(ModalScreen[Majelis | None]):
    """Composes a panel; `keep` is told of every change, so that nothing is lost."""

    CSS_PATH = "../tcss/majelis.tcss"
    BINDINGS = [
        Binding("t", "add", _("Anggota baru"), id="majelis.add"),
        Binding("c", "candidate", _("Dari daftar pejabat"), id="majelis.candidate"),
        Binding("x", "remove", _("Hapus"), id="majelis.remove"),
        Binding("f4,tab", "look", _("Temuan"), key_display="F4", id="majelis.look"),
        Binding("f2", "finish", _("Selesai"), id="majelis.finish"),
        Binding("escape", "leave", _("Kembali"), key_display="Esc", id="majelis.leave"),
    ]

    def __init__(
        self,
        desk: Desk,
        situation: Situation,
        start: Majelis | None,
        keep: Callable[[Majelis], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._situation = situation
        self._majelis = start or Majelis(seats=())
        self._keep = keep

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        with Container(id="majelis-halves"):
            yield Sheet(id="majelis-members")
            with Container(id="majelis-checks"):
                yield Bar(id="majelis-summary")
                yield Sheet(id="majelis-findings")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        title = self.query_one("#title", Bar)
        title.left = (
            (_(" Susunan Majelis"), Tone.HEAD),
            (f" · {self._situation.case.number}", Tone.PLAIN),
        )
        title.right = ((f"{self._rules.cite} " if self._rules else "", Tone.DIM),)
        self.query_one(Hints).hints = (
            ("t", _("Anggota baru")),
            ("c", _("Daftar pejabat")),
            ("Enter", _("Ubah")),
            ("x", _("Hapus")),
            ("F4", _("Temuan")),
            ("F2", _("Selesai")),
            ("Esc", _("Kembali")),
        )
        self._draw()
        self.query_one("#majelis-members", Sheet).focus()

    @property
    def _rules(self) -> MajelisRules | None:
        return self._situation.profile.majelis

    @property
    def _findings(self) -> tuple[Finding, ...]:
        return check_majelis(self._situation, self._majelis)

    def _draw(self, key: str = "") -> None:
        findings = self._findings
        rules = self._rules.seats if self._rules else ()
        lines: list[Line] = list(member_lines(self._desk, rules, self._majelis, findings))
        if not lines:
            lines = [line((_("Belum ada anggota. Tekan t untuk menambah."), Tone.DIM))]
        self.query_one("#majelis-members", Sheet).show(lines, key=key)
        self.query_one("#majelis-summary", Bar).left = summary_spans(findings, 0)
        names = subject_names(self._desk, self._situation.case, self._majelis)
        shown = finding_lines(findings, names, quotes=True)
        self.query_one("#majelis-findings", Sheet).show(shown)

    def _change(self, *seats: Seat, key: str = "") -> None:
        self._majelis = Majelis(seats=seats)
        self._keep(self._majelis)
        self._draw(key)

    @property
    def _chosen(self) -> str:
        return self.query_one("#majelis-members", Sheet).key.partition(":")[2]

    @told
    def action_add(self) -> None:
        """Ask for a new member."""
        self._ask(None, Person(name=""))

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        seat = next((each for each in self._majelis.seats if each.id == self._chosen), None)
        if seat is not None:
            self._ask(seat, seat.person)

    def _ask(self, seat: Seat | None, person: Person) -> None:
        """Ask who sits where, and what only a human can say of them."""
        findings = [each for each in self._findings if seat and each.subject == seat.id]

        def save(values: Values) -> None:
            named = Person(**{key: str(values[key]).strip() for key in PERSON})
            attested = {
                key.removeprefix("attested-"): str(value)
                for key, value in values.items()
                if key.startswith("attested-") and value
            }
            member = Seat(
                id=seat.id if seat else self._new_id(),
                seat=str(values["seat"]),
                person=named,
                attested=attested,
            )
            others = [member if each.id == member.id else each for each in self._majelis.seats]
            if seat is None:
                others.append(member)
            self._change(*others, key=f"seat:{member.id}")

        rules = self._rules.seats if self._rules else ()
        seats = tuple(Item(key=rule.id, title=rule.title, detail=rule.cite) for rule in rules)
        asks = [
            Ask(
                key="seat",
                label=_("Kedudukan"),
                items=seats,
                value=seat.seat if seat else self._open_seat(),
                required=True,
            ),
            *person_asks(person, self._situation.profile),
            *self._attest_asks(seat),
        ]
        title = _("Ubah anggota Majelis") if seat else _("Anggota Majelis")
        names = subject_names(self._desk, self._situation.case, self._majelis)
        lines = finding_lines([f for f in findings if f.verdict.value != "pass"], names)
        self.app.push_screen(PromptDialog(self._desk, title, asks, save, lines=lines))

    def _attest_asks(self, seat: Seat | None) -> Iterator[Ask]:
        """Yield what a human must say: statements, and comparisons the program cannot make."""
        for rule in self._rules.eligibility if self._rules else ():
            value = seat.attested.get(rule.id, "") if seat else ""
            if rule.kind is EligibilityKind.ATTESTED:
                label = rule.text
            elif rule.kind is EligibilityKind.RANK:
                label = _("Bila tidak dapat dibandingkan: dinilai memenuhi?")
            else:
                continue
            yield Ask(key=f"attested-{rule.id}", label=label, items=YES_NO, value=value)

    def _open_seat(self) -> str:
        """Return the first kind of seat that still wants somebody."""
        rules = [rule for rule in (self._rules.seats if self._rules else ()) if rule.offered]
        for rule in rules:
            if len(self._majelis.holding(rule.id)) < max(rule.min, 1):
                return rule.id
        return rules[-1].id if rules else ""

    def _new_id(self) -> str:
        numbers = [int(s.id[1:]) for s in self._majelis.seats if s.id[1:].isdecimal()]
        return f"m{max(numbers, default=0) + 1}"

    @told
    def action_candidate(self) -> None:
        """Offer the office's officials, each with what the regulation says of them."""
        taken = {seat.person.name for seat in self._majelis.seats}
        office = self._desk.workspace.office.under(self._situation.profile.id)
        people = {
            str(place): Person(name=each.name, nip=each.nip, rank=each.rank, position=each.position)
            for place, each in enumerate(office.officials)
            if each.name not in taken
        }

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                self._ask(None, people[keys[0]])

        items = [self._candidate(key, person) for key, person in people.items()]
        empty = _("Tidak ada pejabat lain dalam pengaturan kantor (office.toml).")
        self.app.push_screen(PickDialog(_("Daftar pejabat"), items, empty=empty), chosen)

    def _candidate(self, key: str, person: Person) -> Item:
        trial = Seat(id="?", seat=self._open_seat(), person=person)
        panel = replace(self._majelis, seats=(*self._majelis.seats, trial))
        own = [f for f in check_majelis(self._situation, panel) if f.subject == "?"]
        words = "; ".join(f.text for f in own if f.id.rpartition(".")[2] and f.verdict != "pass")
        detail = " · ".join(part for part in (person.rank, person.position, words) if part)
        return Item(key=key, title=person.name, detail=detail)

    @told
    def action_remove(self) -> None:
        """Take the member under the cursor out of the panel."""
        self._change(*(each for each in self._majelis.seats if each.id != self._chosen))

    def action_look(self) -> None:
        """Go to the findings, or back to the members."""
        members = self.query_one("#majelis-members", Sheet)
        findings = self.query_one("#majelis-findings", Sheet)
        (members if findings.has_focus else findings).focus()

    def action_finish(self) -> None:
        """Return the panel."""
        self.dismiss(self._majelis)

    def action_leave(self) -> None:
        """Go back; the panel as composed stays in the draft."""
        self.dismiss(None)
