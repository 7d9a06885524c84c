"""Recording acts: findings first, a reason where one is owed, and never over somebody else."""

import pytest

from etik_tui.casework.act import ActInput, preview, record
from etik_tui.casework.amendment import undo, withdraw
from etik_tui.casework.registration import ReportedParty, register
from etik_tui.domain.fact import DeviationRecorded, FactWithdrawn, MilestoneRecorded
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person, Role
from etik_tui.errors import ConflictError, InputError, RefusedError, StorageError
from tests.casework.conftest import report
from tests.procedure.regulation import day, panel


def formed(on: str = "09-02", majelis: Majelis | None = None) -> ActInput:
    """Return the forming of a panel, as typed in."""
    return ActInput(
        milestone="bentuk",
        dates={"tanggal": day(on)},
        number="1/SK",
        majelis=majelis or panel("ketua", "sekretaris", "anggota"),
    )


def act(milestone: str, on: str = "09-03", **fields: str) -> ActInput:
    """Return an act on one day, as typed in."""
    return ActInput(milestone=milestone, dates={"tanggal": day(on)}, fields=fields)


SUMMONS = ActInput(milestone="panggilan", dates={"surat": day("09-03"), "sidang": day("09-10")})


def test_an_act_in_order_is_recorded(workspace, number) -> None:
    """The act stands, the only terlapor is filled in, the row follows, all in one entry."""
    record(workspace, number, formed())
    done = record(workspace, number, SUMMONS)
    assert [entry.fact.milestone for entry in done.entries] == ["panggilan"]
    assert done.case == workspace.case(number)
    assert done.case.recorded("panggilan")[0].party == "p1"
    row = workspace.journal.row(done.case.id)
    assert (row.stage, row.next_act, row.version) == ("sidang", "Hadir", done.case.version)


def test_an_act_out_of_order_is_refused_with_its_findings(workspace, number) -> None:
    """Without a reason a failing act is refused, names what stands against it, records nothing."""
    with pytest.raises(RefusedError) as caught:
        record(workspace, number, act("periksa"))
    assert [each.id for each in caught.value.findings] == ["milestones.periksa.order"]
    assert workspace.case(number).version == 5
    with pytest.raises(RefusedError):
        record(workspace, number, act("periksa"), deviation="   ")


def test_with_a_reason_it_goes_on_and_the_deviation_stands(workspace, number) -> None:
    """The act and the deviation are recorded together: which findings, and why."""
    done = record(workspace, number, act("periksa"), deviation=" keadaan darurat ")
    deviation = done.entries[1].fact
    assert isinstance(deviation, DeviationRecorded)
    assert deviation.findings == ("milestones.periksa.order",)
    assert (deviation.reason, deviation.milestone) == ("keadaan darurat", "periksa")
    assert done.case.deviations == (deviation,)


def test_a_reason_that_nobody_asked_for_is_not_recorded(workspace, number) -> None:
    """An act without failing findings leaves no deviation, whatever was typed."""
    done = record(workspace, number, formed(), deviation="berjaga-jaga")
    assert len(done.entries) == 1
    assert done.case.deviations == ()


@pytest.mark.parametrize(
    ("wrong", "key", "words"),
    [
        (ActInput(milestone="bentuk"), "dates.tanggal", "belum diisi"),
        (
            ActInput(milestone="bentuk", dates={"tanggal": day("0001-01-02")}),
            "dates.tanggal",
            "mungkin",
        ),
        (ActInput(milestone="bentuk", dates={"tgl": day("09-02")}), "dates.tgl", "tidak dikenal"),
        (ActInput(milestone="bentuk", dates={"tanggal": day("09-02")}), "majelis", "susunan"),
        (ActInput(milestone="bentuk", dates={"tanggal": day("09-02")}), "number", "wajib"),
        (formed(majelis=panel("ketua", person=Person(name=" "))), "majelis[0].name", "wajib"),
        (
            formed(
                majelis=Majelis(
                    seats=tuple(
                        Seat(id="m1", seat="anggota", person=Person(name=each)) for each in "AB"
                    )
                )
            ),
            "majelis[0].id",
            "dua kali",
        ),
        (act("putusan", hasil="salah"), "fields.hasil", "tidak dikenal"),
        (act("putusan", hasil="terbukt"), "fields.hasil", "tidak dikenal"),
        (act("putusan"), "fields.hasil", "isian wajib"),
        (act("hadir", datang="mungkin"), "fields.datang", "tidak dikenal"),
        (act("hadir", datang="tidak"), "fields.alasan", "isian wajib"),
        (act("hadir", datang="ya", alasan="x" * 3000), "fields.alasan", "terlalu panjang"),
        (act("hadir", datang="ya", warna="x"), "fields.warna", "tidak dikenal"),
    ],
)
def test_impossible_input_is_said_and_nothing_recorded(
    workspace, number, wrong, key, words
) -> None:
    """Each mistake is named by its key; a reason does not help; nothing is recorded."""
    with pytest.raises(InputError) as caught:
        record(workspace, number, wrong, deviation="tetap")
    assert (key, True) in [(each.key, words in each.what) for each in caught.value.problems]
    assert workspace.case(number).version == 5


def test_a_field_is_required_only_where_it_is_asked(workspace, number) -> None:
    """The reason of an absence is owed after an absence, and not after an attendance."""
    assert preview(workspace, number, act("hadir", datang="ya")).problems == ()
    missing = preview(workspace, number, act("hadir", datang="tidak")).problems
    assert [problem.key for problem in missing] == ["fields.alasan"]


def test_an_unknown_act_is_named_with_those_there_are(workspace, number) -> None:
    """A milestone that the regulation does not have is an input error with the known ones."""
    with pytest.raises(InputError, match="“sidang”") as caught:
        record(workspace, number, act("sidang"))
    assert "periksa" in caught.value.remedy


def test_with_several_terlapor_one_must_be_named(workspace) -> None:
    """The act asks whom it concerns, and lists them; the named one is taken."""
    parties = tuple(
        ReportedParty(role=role, name=role.value + str(n))
        for n, role in enumerate((Role.TERLAPOR, Role.TERLAPOR, Role.PELAPOR))
    )
    number = register(workspace, "alfa", report(parties=parties)).case.number
    record(workspace, number, formed())
    with pytest.raises(InputError) as caught:
        record(workspace, number, SUMMONS)
    assert [each.remedy for each in caught.value.problems] == ["pilihan: p1, p2"]
    second = ActInput(milestone="panggilan", dates=SUMMONS.dates, party="p2")
    assert record(workspace, number, second).case.recorded("panggilan", "p1") == ()


def test_a_preview_of_impossible_dates_has_no_findings(workspace, number) -> None:
    """Nothing is counted from a date that cannot be."""
    shown = preview(workspace, number, act("periksa", "0001-01-02"))
    assert shown.findings == ()
    assert not shown.needs_reason
    assert preview(workspace, number, act("periksa")).needs_reason


def test_the_slower_of_two_sessions_is_told(open_session, workspace, number) -> None:
    """Whoever acts on what they saw before somebody else's act gets a conflict, and no record."""
    other = open_session("rekan")
    seen = other.case(number).version
    record(workspace, number, formed())
    with pytest.raises(ConflictError) as caught:
        record(other, number, formed("09-03"), seen=seen)
    assert "1 catatan baru" in caught.value.what
    assert len(workspace.case(number).recorded("bentuk")) == 1


def test_a_writer_overtaken_in_the_middle_records_nothing(workspace, number, monkeypatch) -> None:
    """If the case changes between reading and writing, the journal refuses the write."""
    stale = workspace.case(number)
    record(workspace, number, formed())
    monkeypatch.setattr(workspace, "true_case", lambda _number: stale)
    with pytest.raises(ConflictError):
        record(workspace, number, formed("09-03"))


def test_withdrawing_takes_the_deviation_along(workspace, number) -> None:
    """An act recorded against findings is withdrawn together with its deviation."""
    done = record(workspace, number, act("periksa"), deviation="darurat")
    version = done.entries[0].version
    with pytest.raises(InputError, match="bersama tindakannya"):
        withdraw(workspace, number, version + 1, reason="keliru")
    after = withdraw(workspace, number, version, reason="keliru")
    assert [entry.fact.target for entry in after.entries] == [version, version + 1]
    assert (after.case.events[1:], after.case.deviations) == ((), ())
    assert after.case.entries[version - 1].fact == done.entries[0].fact
    row = workspace.journal.row(after.case.id)
    assert (row.stage, row.version) == ("masuk", after.case.version)


@pytest.mark.parametrize(
    ("version", "reason", "words"),
    [
        (1, "keliru", "Pendaftaran"),
        (99, "keliru", "tidak ada"),
        (5, " ", "alasan"),
    ],
)
def test_not_everything_can_be_withdrawn(workspace, number, version, reason, words) -> None:
    """The registration, an unknown entry, and anything without a reason stay."""
    with pytest.raises(InputError, match=words):
        withdraw(workspace, number, version, reason=reason)


def test_a_fact_is_withdrawn_once(workspace, number) -> None:
    """A second withdrawal, and the withdrawal of a withdrawal, are refused."""
    record(workspace, number, formed())
    withdraw(workspace, number, 6, reason="keliru")
    with pytest.raises(InputError, match="sudah ditarik"):
        withdraw(workspace, number, 6, reason="keliru")
    with pytest.raises(InputError, match="tidak ada"):
        withdraw(workspace, number, 7, reason="keliru")


def test_undo_withdraws_the_last_act(workspace, number) -> None:
    """Undo goes back act by act, each with its deviation, and says so in the chronology."""
    record(workspace, number, formed())
    record(workspace, number, act("periksa"), deviation="darurat")
    first = undo(workspace, number)
    assert [event.milestone for event in first.case.events] == ["terima", "bentuk"]
    second = undo(workspace, number, reason="salah perkara")
    assert [event.milestone for event in second.case.events] == ["terima"]
    last = second.entries[-1].fact
    assert isinstance(last, FactWithdrawn)
    assert last.reason == "salah perkara"


def test_a_case_is_found_by_its_id_too(workspace, number) -> None:
    """Number and id lead to the same case; anything else is named as unknown."""
    case = workspace.case(number)
    assert workspace.case(case.id) == case
    with pytest.raises(InputError, match="999/KE"):
        workspace.case("999/KE/2026")
    with pytest.raises(InputError):
        workspace.case(case.id.replace(case.id[0], "f"))


def test_a_case_without_its_profile_can_only_be_read(open_session, number) -> None:
    """Nothing is computed from defaults: acts are refused, reading and notes go on."""
    from etik_tui.casework.casefile import add_note, close

    blind = open_session("rekan", known=False)
    assert blind.case(number).title == "Membocorkan rapat"
    attempts = (
        lambda: record(blind, number, formed()),
        lambda: withdraw(blind, number, 5, reason="keliru"),
        lambda: undo(blind, number),
        lambda: close(blind, number, reason="selesai"),
    )
    for attempt in attempts:
        with pytest.raises(InputError, match="tidak terpasang"):
            attempt()
    assert add_note(blind, number, "dibaca").case.notes[0].text == "dibaca"


def test_nothing_is_recorded_where_the_journal_cannot_be_written(
    workspace, number, monkeypatch
) -> None:
    """A journal that fails raises its own error, and the case stands as before."""

    def full(*_args, **_kwargs):
        raise StorageError("Disk penuh", where="journal.db")

    monkeypatch.setattr(workspace.journal, "append", full)
    with pytest.raises(StorageError):
        record(workspace, number, formed())
    assert not any(
        isinstance(entry.fact, MilestoneRecorded) and entry.fact.milestone == "bentuk"
        for entry in workspace.case(number).entries
    )
