"""Cases under the code of KPU Bali: what the program serves where the text has no procedure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.casework.act import ActInput, preview, record
from etik_tui.casework.amendment import withdraw
from etik_tui.casework.attachment import attach_procedure, attached_steps
from etik_tui.casework.casefile import add_allegation
from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.registration import Report, ReportedAct, ReportedParty, register
from etik_tui.casework.restriction import mark_sensitive, restrict_access
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.case import Case
from etik_tui.domain.fact import AllegationRecorded
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Role
from etik_tui.errors import InputError, RefusedError
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.checklist import Answered, checklist
from etik_tui.procedure.deadline import Status, deadlines
from etik_tui.procedure.explain import explain
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.norm_clock import norm_clock
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Standing, next_step, steps

PROFILES = Path(__file__).parents[2] / "profiles"
REPORT = Report(
    channel="pengaduan-masyarakat",
    title="Pungutan di loket",
    dates={"diterima": date(2026, 3, 2)},
    fields={"isi": "Diminta uang", "kedudukan": "pegawai-sekretariat", "mekanisme": "Loket"},
    parties=(
        ReportedParty(role=Role.TERLAPOR, name="Komang Uji"),
        ReportedParty(role=Role.PENGADU, name="Wayan Coba"),
    ),
    allegations=(ReportedAct(text="Meminta pembayaran tidak resmi", norms=("F.5",)),),
)
DECIDED = ActInput(
    milestone="keputusan",
    dates={"ditetapkan": date(2026, 3, 16)},
    fields={
        "hasil": "pelanggaran",
        "pejabat": "Sekretaris",
        "dasar-wewenang": "Ketentuan yang disebut pejabat",
        "norma": ("F.5",),
    },
)
PUNISHED = ActInput(
    milestone="sanksi",
    dates={"ditetapkan": date(2026, 3, 17)},
    fields={"sanksi": ("teguran-tertulis",), "pejabat": "Sekretaris"},
)
DELIVERED = ActInput(
    milestone="penyampaian-sanksi",
    dates={"disampaikan": date(2026, 3, 18)},
    fields={"kepada": "Komang Uji", "cara": "surat"},
)
CLOSED = ActInput(milestone="penutupan", dates={"tanggal": date(2026, 3, 19)})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with this code, and another one beside it for reference."""
    made = create_workspace(
        tmp_path / "office",
        Office(name="Sekretariat Uji", profile="kpu-bali"),
        FixedClock(datetime(2026, 3, 31, 9, 0, tzinfo=UTC)),
        "petugas",
        plugins=lambda: (
            Plugin(name="bawaslu", profiles=(PROFILES / "bawaslu",)),
            Plugin(name="kpu-bali", profiles=(PROFILES / "kpu-bali",)),
        ),
    )
    yield made
    made.close()


def taken_in(workspace: Workspace, **changes: object) -> Case:
    """Register the complaint, changed as told."""
    return register(workspace, "kpu-bali", replace(REPORT, **changes)).case


def test_a_complaint_goes_all_the_way(workspace: Workspace) -> None:
    """Register, decide, sanction, deliver, close: no objection, each act the next one."""
    recorded = register(workspace, "kpu-bali", REPORT)
    number = recorded.case.number
    assert {each.verdict for each in recorded.findings} == {Verdict.PASS}
    for deed in (DECIDED, PUNISHED, DELIVERED, CLOSED):
        step = next_step(workspace.situation(workspace.case(number)))
        assert step is not None
        assert step.milestone.id == deed.milestone
        assert step.limit is None
        assert preview(workspace, number, deed).problems == ()
        findings = record(workspace, number, deed).findings
        assert not {Verdict.FAIL, Verdict.WARN} & {each.verdict for each in findings}
    case = workspace.case(number)
    stage = stage_of(workspace.situation(case))
    assert stage is not None
    assert stage.final
    row = workspace.journal.row(case.id)
    assert row is not None
    assert (row.closed, row.outcome, row.due) == (True, "pelanggaran", None)


def test_the_text_knows_no_majelis(workspace: Workspace) -> None:
    """Asked about a panel, the program says that the text does not regulate it."""
    situation = workspace.situation(taken_in(workspace))
    (finding,) = check_majelis(situation, Majelis(seats=()))
    assert finding.verdict is Verdict.NOT_REGULATED
    assert "Teks tidak mengatur" in finding.text


def test_no_act_has_a_time_limit(workspace: Workspace) -> None:
    """No step of a case has a limit, and no limit stands on the agenda."""
    case = taken_in(workspace)
    assert {step.limit for step in steps(workspace.situation(case))} == {None}
    assert workspace.journal.dues() == ()


def test_the_official_and_the_basis_are_asked_for(workspace: Workspace) -> None:
    """A-KB-05: who decides, and by what authority, must be filled in."""
    number = taken_in(workspace).number
    act = replace(DECIDED, fields={"hasil": "tidak-ada-pelanggaran"})
    keys = {problem.key for problem in preview(workspace, number, act).problems}
    assert keys == {"fields.pejabat", "fields.dasar-wewenang"}


def test_sanctions_are_chosen_freely(workspace: Workspace) -> None:
    """A-KB-03: any sanction, or several, without a finding; A-KB-02 is a reminder only."""
    number = taken_in(workspace).number
    record(workspace, number, DECIDED)
    chosen = ("pernyataan-tidak-puas", "teguran-lisan")
    act = replace(PUNISHED, fields={**PUNISHED.fields, "sanksi": chosen})
    findings = preview(workspace, number, act).findings
    assert {each.verdict for each in findings} <= {Verdict.PASS, Verdict.NOTE}
    assert any("A-KB-02" in each.text for each in findings)


def test_no_sanction_without_a_breach(workspace: Workspace) -> None:
    """A sanction is out of order while no breach was decided."""
    number = taken_in(workspace).number
    assert preview(workspace, number, PUNISHED).needs_reason


def test_other_sanctions_name_their_basis(workspace: Workspace) -> None:
    """I.4 refers to other rules: which form and rule must be written down."""
    number = taken_in(workspace).number
    record(workspace, number, DECIDED)
    fields = {"sanksi": ("sanksi-administratif-lainnya",), "pejabat": "Sekretaris"}
    problems = preview(workspace, number, replace(PUNISHED, fields=fields)).problems
    assert [problem.key for problem in problems] == ["fields.sanksi-lain"]


def test_only_conduct_can_be_breached(workspace: Workspace) -> None:
    """A sanction or a rule on supervision is no norm to breach."""
    case = taken_in(workspace)
    for norm in ("I.1", "H.3"):
        fact = AllegationRecorded(
            at=workspace.today, id="d2", party="p1", text="Dugaan", norms=(norm,)
        )
        with pytest.raises(InputError):
            add_allegation(workspace, case.number, fact)
        act = replace(DECIDED, fields={**DECIDED.fields, "norma": (norm,)})
        assert preview(workspace, case.number, act).problems


@pytest.mark.parametrize("standing", ["anggota", "kontrak", "sekretariat-lain", "lain"])
def test_people_outside_the_code_are_warned_about(workspace: Workspace, standing: str) -> None:
    """A-KB-04: Diktum KETIGA binds the secretariat's staff; for others there is a warning."""
    report = replace(REPORT, fields={**REPORT.fields, "kedudukan": standing})
    findings = register(workspace, "kpu-bali", report).findings
    warned = [each.cite for each in findings if each.verdict is Verdict.WARN]
    assert warned == ["Diktum KETIGA"]


GIFT = ActInput(milestone="gratifikasi-diterima", dates={"diterima": date(2026, 2, 2)})


def reported_on(workspace: Workspace, day: date) -> tuple[Case, Finding]:
    """Record a gift of 2 February 2026 and its report; return the finding on the clock."""
    number = taken_in(workspace).number
    record(workspace, number, GIFT)
    act = ActInput(milestone="gratifikasi-dilaporkan", dates={"dilaporkan": day})
    recorded = record(workspace, number, act)
    (found,) = [each for each in recorded.findings if each.id == "deadlines.gratifikasi"]
    return recorded.case, found


@pytest.mark.parametrize(
    ("day", "verdict", "broken"),
    [
        pytest.param(date(2026, 3, 4), Verdict.PASS, 0, id="day 30 of the calendar"),
        pytest.param(date(2026, 3, 5), Verdict.WARN, 1, id="past the target"),
        pytest.param(date(2026, 3, 25), Verdict.WARN, 1, id="working day 30"),
        pytest.param(date(2026, 3, 26), Verdict.WARN, 2, id="past the outer limit"),
    ],
)
def test_gratification_clock(
    workspace: Workspace, day: date, verdict: Verdict, broken: int
) -> None:
    """E.15: 30 calendar days are the target, 30 working days the outer limit; it warns only."""
    case, found = reported_on(workspace, day)
    assert found.verdict is verdict
    assert ("memenuhi tafsir “30 hari kerja" in found.text) is (broken == 1)
    (state,) = deadlines(workspace.situation(case))
    assert state.due == date(2026, 3, 4)
    assert state.status is (Status.LATE if broken else Status.MET)


def test_both_readings_of_the_clock_are_shown(workspace: Workspace) -> None:
    """A-KB-06: the explanation has the last day of both readings, the earlier as the safe one."""
    case, _found = reported_on(workspace, date(2026, 3, 4))
    situation = workspace.situation(case)
    (rule,) = situation.profile.deadlines
    shown = {each.reading.id: each for each in explain(situation, rule, "p1").readings}
    both = {each.option.id: each for each in shown["A-KB-06"].alternatives}
    calendar, working = both["hari-kalender"], both["hari-kerja"]
    assert (calendar.state.due, calendar.safe, calendar.chosen) == (date(2026, 3, 4), True, True)
    assert (working.state.due, working.safe) == (date(2026, 3, 25), False)


def test_clock_without_a_case(workspace: Workspace) -> None:
    """The norm's clock can be asked for any day: target and outer limit, with what they count."""
    situation = workspace.situation(taken_in(workspace))
    target, outer = norm_clock(situation, "E.15", date(2026, 2, 2))
    assert (target.due, target.target, target.unit.value) == (date(2026, 3, 4), True, "kalender")
    assert (outer.due, outer.target, outer.unit.value) == (date(2026, 3, 25), False, "kerja")
    assert norm_clock(situation, "E.14", date(2026, 2, 2)) == ()


def test_clock_waits_for_its_date(workspace: Workspace) -> None:
    """Without a recorded gift the clock asks for nothing, and its acts are open, not owed."""
    situation = workspace.situation(taken_in(workspace))
    (state,) = deadlines(situation)
    assert state.status is Status.NOT_YET
    gifts = [step for step in steps(situation) if step.milestone.id.startswith("gratifikasi")]
    assert {step.standing for step in gifts} == {Standing.OPEN, Standing.LATER}


def test_sensitive_case_lists_the_victims_needs(workspace: Workspace) -> None:
    """The protection items are on the list of a sensitive case alone; access answers one."""
    ordinary = workspace.situation(taken_in(workspace))
    assert checklist(ordinary, "perlindungan-korban") == ()
    case = taken_in(workspace, sensitive=True)
    items = checklist(workspace.situation(case), "perlindungan-korban")
    assert len(items) == 6
    assert {item.answered for item in items} == {Answered.OPEN}
    case = restrict_access(workspace, case.number, ["petugas"], reason="Perlindungan").case
    first = checklist(workspace.situation(case), "perlindungan-korban")[0]
    assert first.answered is Answered.BY_FACTS


def test_sensitive_case_suggests_no_notice(workspace: Workspace) -> None:
    """In a sensitive case no notice is offered, and nothing reads like a confrontation."""
    situation = workspace.situation(taken_in(workspace, sensitive=True))
    offered = [step for step in steps(situation) if step.standing in (Standing.OPEN, Standing.OWED)]
    assert "pemberitahuan" not in {step.milestone.id for step in offered}
    words = " ".join(
        [step.milestone.title for step in offered]
        + [choice.title for step in offered for f in step.milestone.fields for choice in f.choices]
    )
    assert "konfrontasi" not in words.lower()


def test_reference_procedure_is_chosen_with_a_reason(workspace: Workspace) -> None:
    """A-KB-01: the other procedure shows only once attached, labelled, and can be taken back."""
    number = taken_in(workspace).number
    assert attached_steps(workspace, number) == ()
    with pytest.raises(InputError):
        attach_procedure(workspace, number, "bawaslu", reason=" ")
    case = attach_procedure(workspace, number, "bawaslu", reason="Diminta Sekretaris").case
    assert case.procedure is not None
    assert (case.procedure.profile, case.procedure.reason) == ("bawaslu", "Diminta Sekretaris")
    shown = attached_steps(workspace, number)
    formed = next(each for each in shown if each.milestone.id == "majelis-dibentuk")
    assert [rule.cite for rule in formed.limits] == ["Pasal 18"]
    assert {each.label for each in shown} == {
        "prosedur rujukan (Bawaslu); bukan kewajiban menurut KPU Bali"
    }
    situation = workspace.situation(case)
    assert {step.milestone.id for step in steps(situation)} == {
        milestone.id for milestone in situation.profile.milestones
    }
    withdraw(workspace, number, case.version, reason="Keliru")
    assert attached_steps(workspace, number) == ()


def test_reference_procedure_exposes_no_victim(workspace: Workspace) -> None:
    """In a sensitive case the reference leaves out sanctions on the reporter and notices."""
    number = taken_in(workspace, sensitive=True).number
    attach_procedure(workspace, number, "bawaslu", reason="Diminta Sekretaris")
    shown = {each.milestone.id for each in attached_steps(workspace, number)}
    assert "majelis-dibentuk" in shown
    assert not {"pertimbangan-pelapor", "pemberitahuan-lain"} & shown


def test_reference_procedure_only_where_the_text_has_none(workspace: Workspace) -> None:
    """A code with its own procedure opens no other; nor does a case attach its own code."""
    number = taken_in(workspace).number
    with pytest.raises(InputError):
        attach_procedure(workspace, number, "kpu-bali", reason="Alasan")
    with pytest.raises(InputError):
        attach_procedure(workspace, number, "tidak-ada", reason="Alasan")
    other = Report(
        channel="temuan",
        title="Temuan",
        dates={"diterima": date(2026, 3, 2)},
        fields={"sumber-temuan": "Pemeriksaan"},
        parties=(ReportedParty(role=Role.TERLAPOR, name="Pegawai Lain"),),
    )
    theirs = register(workspace, "bawaslu", other).case.id
    with pytest.raises(RefusedError):
        attach_procedure(workspace, theirs, "kpu-bali", reason="Alasan")


def test_a_case_can_be_marked_sensitive_later(workspace: Workspace) -> None:
    """Marked with a reason, a case loses its title in lists and its words in the search."""
    case = taken_in(workspace)
    assert workspace.journal.search("loket")
    with pytest.raises(InputError):
        mark_sensitive(workspace, case.number, reason="")
    marked = mark_sensitive(workspace, case.number, reason="Dugaan kekerasan seksual").case
    assert marked.sensitive
    row = workspace.journal.row(case.id)
    assert row is not None
    assert (row.title, row.sensitive) == ("Perkara sensitif", True)
    assert workspace.journal.search("loket") == ()
    with pytest.raises(InputError):
        mark_sensitive(workspace, case.number, reason="Lagi")
    unmarked = mark_sensitive(workspace, case.number, sensitive=False, reason="Keliru").case
    assert not unmarked.sensitive


def test_access_is_restricted_and_lifted_with_a_reason(workspace: Workspace) -> None:
    """The people named are recorded once each; nobody named lifts the restriction."""
    number = taken_in(workspace).number
    with pytest.raises(InputError):
        restrict_access(workspace, number, ["a"], reason=" ")
    case = restrict_access(workspace, number, ["a", " b ", "a", ""], reason="Alasan").case
    assert case.restricted_to == ("a", "b")
    assert restrict_access(workspace, number, [], reason="Selesai").case.restricted_to == ()
