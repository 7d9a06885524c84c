"""A report becomes a case, or every problem of it is named at once."""

import pytest
from msgspec.structs import replace

from etik_tui.casework.office import NUMBER_TEMPLATE
from etik_tui.casework.registration import (
    ReportedAct,
    ReportedEvidence,
    ReportedParty,
    preview_report,
    register,
)
from etik_tui.domain.person import Role
from etik_tui.errors import InputError
from etik_tui.journal.number import register_number
from etik_tui.procedure.finding import Verdict
from tests.casework.conftest import report
from tests.procedure.regulation import day


def test_a_sound_report_becomes_a_case(workspace) -> None:
    """Number, parties, allegation, receipt and index row stand after one act."""
    done = register(
        workspace, "alfa", replace(report(), evidence=(ReportedEvidence(title="Foto"),))
    )
    case = workspace.case(done.case.number)
    assert case == done.case
    assert case.number == "001/ALFA/IX/2026"
    assert (case.profile, case.profile_digest, case.registered) == ("alfa", "d", day("09-01"))
    assert [(party.id, party.role) for party in case.parties] == [
        ("p1", Role.TERLAPOR),
        ("p2", Role.PELAPOR),
    ]
    assert [(each.id, each.party) for each in case.allegations] == [("d1", "p1")]
    assert [each.id for each in case.evidence] == ["b1"]
    assert case.recorded("terima")[0].dates == {"tanggal": day("09-01")}
    row = workspace.journal.row(case.id)
    assert (row.stage, row.next_act, row.terlapor) == ("masuk", "Bentuk", ("Elang Rinjani",))
    assert [each.verdict for each in done.findings] == [Verdict.PASS]


def test_every_problem_of_a_report_is_named_at_once(workspace) -> None:
    """Channel, dates, fields, people, allegations and evidence are checked to the end."""
    bad = replace(
        report(),
        channel="surat-kaleng",
        title=" ",
        dates={"tanggal": day("0026-09-01"), "tangal": day("09-01")},
        parties=(ReportedParty(role=Role.SAKSI, name=""),),
        allegations=(ReportedAct(text="", terlapor="Siapa", norms=("n9",)),),
        evidence=(ReportedEvidence(title=""),),
        fields={"warna": "merah"},
    )
    with pytest.raises(InputError) as caught:
        register(workspace, "alfa", bad)
    assert [problem.key for problem in caught.value.problems] == [
        "channel",
        "dates.tanggal",
        "dates.tangal",
        "fields.warna",
        "parties[0].name",
        "parties",
        "allegations[0].text",
        "allegations[0].terlapor",
        "allegations[0].norms",
        "title",
        "evidence[0].title",
    ]
    remedies = {problem.key: problem.remedy for problem in caught.value.problems}
    assert "tanggal" in remedies["dates.tangal"]
    assert "laporan, temuan" in remedies["channel"]
    assert workspace.journal.institutions() == ()


@pytest.mark.parametrize(
    ("changes", "key", "words"),
    [
        ({"dates": {}}, "dates.tanggal", "belum diisi"),
        ({"dates": {"tanggal": day("10-01")}}, "dates.tanggal", "belum terjadi"),
        ({"dates": {"tanggal": day("2126-09-01")}}, "dates.tanggal", "tidak mungkin"),
        ({"channel": "temuan"}, "fields.sumber", "isian wajib"),
        ({"title": "x" * 3000}, "title", "terlalu panjang"),
        ({"title": "a\ud800"}, "title", "UTF-8"),
        (
            {"parties": (ReportedParty(role=Role.TERLAPOR, name="Elang"),)},
            "parties",
            "memerlukan pelapor",
        ),
    ],
)
def test_a_mistake_is_said_in_a_sentence(workspace, changes, key, words) -> None:
    """What is wrong is named by its key and said in words; nothing is recorded."""
    with pytest.raises(InputError) as caught:
        register(workspace, "alfa", report(**changes))
    assert (key, True) in [(each.key, words in each.what) for each in caught.value.problems]


def test_an_incomplete_report_is_registered_with_its_findings(open_session) -> None:
    """What the regulation would want to see is a finding, and no obstacle."""
    intake = {
        "cite": "Pasal 1",
        "milestone": "terima",
        "channels": [
            {
                "cite": "Pasal 1",
                "id": "laporan",
                "title": "Laporan",
                "requires": [
                    {
                        "id": "bukti",
                        "text": "Ada bukti",
                        "cite": "Pasal 3",
                        "condition": {"evidence": True},
                    }
                ],
            }
        ],
    }
    workspace = open_session(intake=intake)
    parties = (ReportedParty(role=Role.TERLAPOR, name="Elang", nip="123"),)
    done = register(workspace, "alfa", report(parties=parties))
    assert [(each.id, each.verdict) for each in done.findings] == [
        ("bukti", Verdict.WARN),
        ("party.nip", Verdict.WARN),
    ]


def test_a_preview_records_nothing(workspace) -> None:
    """Problems and findings of a half-written report show without a case."""
    problems, findings = preview_report(workspace, "alfa", report(title=""))
    assert [problem.key for problem in problems] == ["title"]
    assert [each.verdict for each in findings] == [Verdict.PASS]
    assert workspace.journal.institutions() == ()


def test_an_unknown_profile_is_named_with_those_there_are(workspace) -> None:
    """Registering under a profile that is not installed says which ones are."""
    with pytest.raises(InputError, match="beta") as caught:
        register(workspace, "beta", report())
    assert "alfa" in caught.value.remedy


def test_the_receipt_takes_the_fields_of_its_channel(workspace) -> None:
    """Fields of the channel are recorded with the receipt, and can be recorded again with it."""
    from etik_tui.casework.act import ActInput, record
    from etik_tui.casework.amendment import withdraw

    done = register(workspace, "alfa", report(channel="temuan", fields={"sumber": "Audit"}))
    number, receipt = done.case.number, done.case.recorded("terima")[0]
    assert receipt.fields == {"sumber": "Audit"}
    withdraw(workspace, number, receipt.version, reason="salah tanggal")
    again = ActInput(
        milestone="terima", dates={"tanggal": day("09-02")}, fields={"sumber": "Audit"}
    )
    assert record(workspace, number, again).case.recorded("terima")[0].dates == again.dates


def test_institutions_of_one_office_do_not_share_numbers() -> None:
    """The default template names the institution, by its profile's code where it has one."""
    numbers = [register_number(NUMBER_TEMPLATE, 1, day("09-01"), code) for code in ("BWSL", "KPUB")]
    assert numbers == ["001/BWSL/IX/2026", "001/KPUB/IX/2026"]


def test_numbers_begin_anew_each_year(workspace) -> None:
    """The running number counts within the year of receipt."""
    numbers = [
        register(workspace, "alfa", report(dates={"tanggal": day(on)})).case.number
        for on in ("2025-12-30", "09-01", "2025-12-31")
    ]
    assert numbers == ["001/ALFA/XII/2025", "001/ALFA/IX/2026", "002/ALFA/XII/2025"]
