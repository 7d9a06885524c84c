"""Verdict, sanction, delivery and rehabilitation under the profile of Banjarnegara."""

from datetime import date

import pytest

from etik_tui.domain import fact as facts
from etik_tui.domain.person import Role
from etik_tui.procedure.check import check_act, check_closing
from etik_tui.procedure.checklist import checklist
from etik_tui.procedure.condition import holds
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.step import Standing, next_step, steps
from tests.profiles.banjarnegara_facts import (
    CLEARED,
    DECREE,
    DELIVERED,
    EXAMINED,
    NOT_PROVEN,
    PROFILE,
    PROVEN,
    RECEIVED,
    SANCTIONED,
    act,
    limit,
    of,
    registered,
    sept,
    verdicts,
)


def test_discipline_referral_counts_from_the_last_record():
    """Eight working days from the last record of examination, or by reading the first (A-BN-18)."""
    first = act("bap", 17, {"bersedia": "ya", "indikasi-disiplin": "tidak"})
    last = act("bap", 24, {"bersedia": "tidak", "indikasi-disiplin": "ya"})
    recorded = [*registered(), *RECEIVED, *EXAMINED[:4], first, last]
    assert limit(of(recorded), "rekomendasi-disiplin").due == date(2026, 10, 6)
    assert limit(of(recorded, {"A-BN-18": "pertama"}), "rekomendasi-disiplin").due == sept(29)
    assert next_step(of(recorded)).milestone.id == "rekomendasi-disiplin"
    between = act("rekomendasi-disiplin", 30, {"sasaran": "perangkat-desa"})
    findings = check_act(of(recorded), between)
    assert verdicts(findings, "deadlines.rekomendasi-disiplin") == {Verdict.WARN}


def test_dissent_signs_and_goes_into_the_minutes():
    """All sign the verdict, also who disagrees; the disagreement stands in the minutes (Ps 20)."""
    here = of([*registered(), *RECEIVED, *EXAMINED])
    unsigned = act("putusan", 21, {**PROVEN, "semua-menandatangani": "tidak"})
    assert verdicts(check_act(here, unsigned), "semua-menandatangani") == {Verdict.WARN}
    decided = of([*registered(), *RECEIVED, *EXAMINED, SANCTIONED[0]])
    silent = act("berita-acara-sidang", 21, {"ada-tidak-setuju": "ya"})
    assert verdicts(check_act(decided, silent), "ketidaksetujuan") == {Verdict.WARN}
    told = act(
        "berita-acara-sidang", 21, {"ada-tidak-setuju": "ya", "ketidaksetujuan": "Anggota 2: -"}
    )
    assert verdicts(check_act(decided, told), "ketidaksetujuan") == {Verdict.PASS}


def test_verdict_asks_no_method_and_ties_have_no_rule():
    """Votes may be tied or missing: nothing is found about the way of deciding (A-BN-22)."""
    votes = [
        facts.VoteCast(at=sept(21), seat=f"s{n}", party="t1", option=option)
        for n, option in enumerate(["terbukti", "tidak-terbukti"])
    ]
    for cast in ([], votes):
        here = of([*registered(), *RECEIVED, *EXAMINED, *cast])
        assert verdicts(check_act(here, SANCTIONED[0]), "decision") == set()


@pytest.mark.parametrize(("sanctions", "verdict"), [
    (("pernyataan-tertutup",), set()),
    (("pernyataan-tertutup", "pernyataan-terbuka"), set()),
    (("rekomendasi-hukuman-disiplin",), {Verdict.WARN}),
])  # fmt: skip
def test_closed_and_open_may_go_together(sanctions, verdict):
    """`Dan/atau`: closed, open or both; a breach without any moral sanction is warned of."""
    here = of([*registered(), *RECEIVED, *EXAMINED])
    findings = check_act(here, act("putusan", 21, {**PROVEN, "sanksi": sanctions}))
    assert verdicts(findings, "sanctions.groups.sanksi-moral") == verdict


def test_both_ways_of_delivery_are_owed():
    """A decree that names both ways owes two deliveries, each with its own minutes (A-BN-13)."""
    both = {**DECREE, "sanksi": ("pernyataan-tertutup", "pernyataan-terbuka")}
    decided = [*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:7]]
    here = of([*decided, act("keputusan-sanksi", 28, both)])
    owed = {each.milestone.id for each in steps(here) if each.standing is Standing.OWED}
    assert {"penyampaian-tertutup", "penyampaian-terbuka"} <= owed
    one = of([*decided, act("keputusan-sanksi", 28, both), SANCTIONED[-2]])
    assert verdicts(check_closing(one), "sanksi-tersampaikan") == {Verdict.WARN}


@pytest.mark.parametrize(("present", "why", "verdict"), [
    (("pejabat", "atasan", "pelapor"), "", Verdict.PASS),
    (("pejabat", "atasan"), "", Verdict.WARN),
    (("pejabat", "atasan"), "Pelapor memilih tidak hadir", Verdict.PASS),
])  # fmt: skip
def test_closed_delivery_has_three_attendees(present, why, verdict):
    """The official, the superior and the reporter attend, or absence is explained (A-BN-15)."""
    here = of([*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:8]])
    fields = {"tertutup": "ya", "hadir": present, "alasan-tidak-hadir": why}
    findings = check_act(here, act("penyampaian-tertutup", 29, fields))
    assert verdicts(findings, "tiga-hadir") == {verdict}


def test_reporter_is_not_invited_in_a_sensitive_case_without_a_warning():
    """A sensitive case warns before the reporter attends, or is named to the terlapor."""
    recorded = [*registered(sensitive=True), *RECEIVED]
    named = act("isi-laporan", 14, {"identitas-pelapor": "ya"})
    assert verdicts(check_act(of(recorded[:-1]), named), "identitas-sensitif") == {Verdict.WARN}
    here = of([*recorded, *EXAMINED, *SANCTIONED[:8]])
    findings = check_act(here, act("penyampaian-tertutup", 29, DELIVERED))
    assert verdicts(findings, "pelapor-sensitif") == {Verdict.WARN}


@pytest.mark.parametrize(("through", "verdict"), [
    (("upacara-bendera", "papan-pengumuman"), Verdict.PASS),
    (("forum-resmi", "papan-pengumuman"), Verdict.PASS),
    (("upacara-bendera",), Verdict.WARN),
    (("papan-pengumuman",), Verdict.WARN),
])  # fmt: skip
def test_open_delivery_has_two_places(through, verdict):
    """(Ceremony or forum) and notice board satisfies both readings of Pasal 13(3) (A-BN-16)."""
    opened = act("keputusan-sanksi", 28, {**DECREE, "sanksi": ("pernyataan-terbuka",)})
    here = of([*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:7], opened])
    findings = check_act(here, act("penyampaian-terbuka", 29, {"melalui": through}))
    assert verdicts(findings, "tempat-terbuka") == {verdict}


@pytest.mark.parametrize(("channel", "reporter", "sensitive", "owed"), [
    ("laporan", Role.PELAPOR, False, True),
    ("pengaduan", Role.PENGADU, False, True),
    ("laporan", Role.PELAPOR, True, False),
    ("laporan", None, False, False),
])  # fmt: skip
def test_reporter_sanction_is_asked_only_where_it_may_be(channel, reporter, sensitive, owed):
    """Pasal 25 is put to the panel where there is a reporter, and never in a sensitive case."""
    recorded = [*registered(channel, reporter, sensitive), *RECEIVED, *EXAMINED, CLEARED[0]]
    found = {each.milestone.id: each.standing for each in steps(of(recorded))}
    assert (found["pertimbangan-pelapor"] is Standing.OWED) is owed
    assert found["rehabilitasi"] is Standing.OWED
    assert found["keputusan-sanksi"] is not Standing.OWED


def test_sanction_on_a_citizen_is_warned_of():
    """The regulation governs officials; power over another reporter is not regulated (A-BN-26)."""
    here = of([*registered(), *RECEIVED, *EXAMINED, CLEARED[0]])
    fields = {"keputusan": "merekomendasikan", "alasan": "-", "pelapor-aparat": "tidak"}
    findings = check_act(here, act("pertimbangan-pelapor", 25, fields))
    assert verdicts(findings, "kewenangan-atas-pelapor") == {Verdict.WARN}
    findings = check_act(here, act("pertimbangan-pelapor", 25, {**fields, "pelapor-aparat": "ya"}))
    assert verdicts(findings, "kewenangan-atas-pelapor") == {Verdict.PASS}


@pytest.mark.parametrize(
    ("verdict", "form"), [(PROVEN, "D"), (NOT_PROVEN, "putusan-tidak-terbukti")]
)
def test_paper_of_the_verdict_follows_the_outcome(verdict, form):
    """Form D is never used for a verdict of not proven (A-BN-11)."""
    here = of([*registered(), *RECEIVED, *EXAMINED, act("putusan", 21, verdict)])
    fitting = [
        each.id
        for each in PROFILE.forms
        if each.milestone == "putusan" and holds(here, each.when, "t1")
    ]
    assert fitting == [form]


def test_facts_answer_the_checklists():
    """After a whole case the facts have answered what they can; the rest waits for a human."""
    before = [item for item in checklist(of(registered())) if item.is_done]
    assert {item.task.id for item in before} == {"unit-alat-bukti"}
    here = of([*registered(), *RECEIVED, *EXAMINED, *SANCTIONED])
    done = {item.task.id for item in checklist(here) if item.is_done}
    body = {f"P18.1.{x}" for x in "abcdefghi"} | {f"P18.2.{x}" for x in "abcdefg"}
    assert body <= done
    assert {"P22.1.a", "P22.1.b", "P22.1.c", "P22.1.d", "P22.1.e"} <= done
    assert not {"P22.1.f", "P22.2.f", "P24.1", "P19.1.c"} & done
