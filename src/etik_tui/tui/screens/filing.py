"""What is added to a case besides acts: people, allegations, evidence, notes, votes, answers."""

from pathlib import Path

from msgspec.structs import replace

from etik_tui.access.rule import Action
from etik_tui.casework import casefile
from etik_tui.domain.case import Case
from etik_tui.domain.fact import AllegationRecorded
from etik_tui.domain.person import Person, Role
from etik_tui.locale import _
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.tui.boundary import told
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.person_form import PERSON, person_asks
from etik_tui.tui.screens.judging import Judging
from etik_tui.tui.screens.ticking import ask_ticks
from etik_tui.tui.widgets.field import items_of
from etik_tui.tui.widgets.sheet import Sheet


class Filing(Judging):
    """The acts of the case screen that fill the file; `tab` says what `t` adds."""

    @property
    def tab(self) -> str:
        """Return the tab that is open."""
        return ""

    def file(self, kind: str, first: str, second: str) -> None:
        """Put right or fill in what a line stands for."""
        case = self.case_to(Action.RECORD)
        if kind == "party":
            self.ask_party(case, first)
        elif kind == "allegation":
            self.ask_allegation(case, first)
        elif kind == "question":
            self.ask_question(case, _place_of(case, first))
        elif kind == "sitting":
            self.ask_question(case, f"{first}:{second}:")
        elif kind == "vote":
            self.ask_vote(case, first, second)
        elif kind == "reading":
            self.ask_reading(case, first)

    @told
    def action_add(self) -> None:
        """Add what belongs to the open tab: an answer, a party, or what an act still lacks."""
        case = self.case_to(Action.RECORD)
        if self.tab == "bap":
            self.ask_question(case, "")
        elif self.tab == "pihak":
            self.ask_party(case, "")
        elif self.tab in {"panggilan", "kronologi"}:
            self.ask_supplement(self._event_here(case))
        else:
            self.notify(
                _(
                    "{key} menambah di tab Kronologi, Pihak, Panggilan, dan Pemeriksaan (BAP)."
                ).format(key=self.key_of("add"))
            )

    def _event_here(self, case: Case) -> str:
        """Return the version of the act under the cursor; of a round, its summons."""
        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        if kind != "act":
            return rest
        milestone, _second, party = rest.partition(":")
        rules = self.desk.workspace.situation(case).profile.summons
        called = [
            event
            for each in (rules.rounds if rules else ())
            if milestone in (each.milestone, each.attendance)
            for event in case.recorded(each.milestone, party)
        ]
        return str(called[-1].version) if called else ""

    @told
    def action_note(self) -> None:
        """Add a remark to the file."""
        case = self.case_to(Action.RECORD)

        def save(values: Values) -> None:
            text = str(values["text"])
            casefile.add_note(self.desk.workspace, case.id, text, seen=self._seen(case))

        asks = [Ask(key="text", label=_("Catatan"), required=True, long=True)]
        self.ask(case, _("Catatan"), asks, save, draft=f"note:{case.id}")

    @told
    def action_allegation(self) -> None:
        """Add an allegation."""
        self.ask_allegation(self.case_to(Action.RECORD), "")

    @told
    def action_evidence(self) -> None:
        """Add a piece of evidence; on the tab of the verdict, a differing opinion."""
        case = self.case_to(Action.RECORD)
        if self.tab == "putusan":
            self.ask_dissent(case)
            return

        def save(values: Values) -> None:
            path = str(values["file"]).strip()
            casefile.add_evidence(
                self.desk.workspace,
                case.id,
                str(values["title"]),
                form=str(values["form"]),
                file=Path(path).expanduser() if path else None,
                seen=self._seen(case),
            )

        asks = [
            Ask(key="title", label=_("Alat bukti"), required=True),
            Ask(key="form", label=_("Bentuk"), hint=_("surat, foto, rekaman, keterangan …")),
            Ask(key="file", label=_("Berkas"), hint=_("boleh kosong; letak berkas untuk disalin")),
        ]
        self.ask(case, _("Alat bukti"), asks, save, draft=f"evidence:{case.id}")

    def ask_party(self, case: Case, party_id: str) -> None:
        """Ask for a new party, or put one right."""
        if party_id:
            self.desk.workspace.permit.require_identity(case, party_id)
        party = case.party(party_id)
        person = party.person if party else Person(name="")

        def save(values: Values) -> None:
            named = replace(person, **{key: str(values[key]).strip() for key in PERSON})
            workspace, seen = self.desk.workspace, self._seen(case)
            if party is None:
                role = Role(str(values["role"]) or Role.SAKSI)
                casefile.add_party(workspace, case.id, role, named, seen=seen)
            else:
                changed = replace(party, person=named)
                reason = str(values["reason"])
                casefile.change_party(workspace, case.id, changed, reason=reason, seen=seen)

        roles = tuple(Item(key=role.value, title=role.value) for role in Role)
        asks = [
            *([] if party else [Ask(key="role", label=_("Peran"), items=roles, required=True)]),
            *person_asks(person, self.desk.workspace.situation(case).profile),
            *([Ask(key="reason", label=_("Alasan perbaikan"), required=True)] if party else []),
        ]
        title = _("Perbaiki pihak") if party else _("Pihak baru")
        self.ask(case, title, asks, save, draft=f"party:{case.id}:{party_id}")

    def ask_allegation(self, case: Case, allegation_id: str) -> None:
        """Ask what is alleged of whom, and which norms it may breach."""
        known = next((each for each in case.allegations if each.id == allegation_id), None)
        accused = case.with_role(Role.TERLAPOR)
        profile = self.desk.workspace.situation(case).profile
        norms = FieldSpec(id="norms", title=_("Norma"), type=FieldType.NORMS)

        def save(values: Values) -> None:
            numbers = [int(each.id[1:]) for each in case.allegations if each.id[1:].isdecimal()]
            fact = AllegationRecorded(
                at=self.desk.today,
                id=allegation_id or f"d{max(numbers, default=0) + 1}",
                party=str(values.get("party") or (accused[0].id if accused else "")),
                text=str(values["text"]),
                place=str(values["place"]),
                act_date=str(values["act_date"]),
                norms=tuple(values["norms"]),
            )
            workspace = self.desk.workspace
            casefile.add_allegation(workspace, case.id, fact, seen=self._seen(case))

        people = tuple(Item(key=each.id, title=self.desk.name(each.person)) for each in accused)
        asks = [
            *(
                [Ask(key="party", label=_("Terlapor"), items=people, required=True)]
                if len(people) > 1
                else []
            ),
            Ask(
                key="text",
                label=_("Dugaan"),
                required=True,
                long=True,
                value=known.text if known else "",
            ),
            Ask(key="place", label=_("Tempat"), value=known.place if known else ""),
            Ask(key="act_date", label=_("Waktu kejadian"), value=known.act_date if known else ""),
            Ask(
                key="norms",
                label=_("Norma"),
                items=items_of(norms, profile),
                many=True,
                value=known.norms if known else (),
            ),
        ]
        self.ask(case, _("Dugaan"), asks, save, draft=f"allegation:{case.id}:{allegation_id}")

    @told
    def action_tick(self) -> None:
        """Tick the checklist item under the cursor, or take the tick back; asks for a few words."""
        kind, _colon, item = self.query_one(Sheet).key.partition(":")
        if kind == "task":
            ask_ticks(self, self.case_to(Action.RECORD), (item,))


def _place_of(case: Case, question_id: str) -> str:
    found = next((each for each in case.questions if each.id == question_id), None)
    return f"{found.party}:{found.session}:{found.id}" if found else ""
