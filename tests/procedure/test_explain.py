"""Why a date is what it is."""

import pytest

from etik_tui.procedure.explain import explain, proposed_dates
from tests.procedure.regulation import act, day, deadline, formed, matter, regulation, standing
from tests.procedure.test_reading import BASE, _reading

DAYS = _reading(
    "T-7", "kalender", kalender={"time.day": "calendar"}, kerja={"time.day": "working"}
) | {"safe": "kalender"}


def _explained(rule, case=None, today="09-02", readings=(), **tables):
    base = regulation(deadlines=[rule, *tables.pop("others", ())], readings=readings, **tables)
    now = standing(base, case or matter(), today)
    return explain(now, now.profile.deadlines[0], "p1" if rule.get("per") else "")


def test_every_day_of_the_count_is_shown() -> None:
    """Counted days have their number, skipped ones their reason, and the last is the due date."""
    found = _explained(deadline(n=3), matter(received="03-17"), "03-18")
    assert found.counting.end == found.state.due == day("03-27")
    assert [step.number for step in found.counting.steps if step.number] == [1, 2, 3]
    skipped = {skip.on: skip.reason for skip in found.counting.skipped}
    assert "Nyepi" in skipped[day("03-19")]
    assert len(skipped) == 7
    assert found.counted_from == "Terima: Tanggal"
    assert found.convention == "hari sesudah Terima: Tanggal adalah hari ke-1"


@pytest.mark.parametrize(
    ("more", "time", "words"),
    [
        (
            {"direction": "before"},
            {},
            "hari sebelum Terima: Tanggal adalah hari ke-1, dihitung mundur",
        ),
        ({}, {"count_anchor": True}, "hari Terima: Tanggal dihitung sebagai hari ke-1"),
    ],
)
def test_the_convention_is_said(more, time, words) -> None:
    """Whether the anchor counts, and which way, is said in words."""
    assert _explained(deadline(**more), time={"day": "calendar"} | time).convention == words


def test_before_its_anchor_nothing_is_counted() -> None:
    """While the anchor is unknown, or no number is set, there is no count to show."""
    assert _explained(deadline(anchor="bentuk.tanggal")).counting is None
    assert _explained(deadline(n=None)).counting is None


def test_a_chained_anchor_is_named() -> None:
    """A limit that counts from another names that one."""
    rule = deadline(anchor="deadlines.awal", n=2)
    found = _explained(rule, others=[deadline(id="awal", title="Tahap awal")])
    assert found.counted_from == "tenggat Tahap awal"
    assert found.counting.start == day("09-08")


def test_every_answer_shows_its_date() -> None:
    """Each answer to a reading that bears on the date gives its own; chosen and safe are marked."""
    found = _explained(deadline(unit="day", readings=["T-7"]), readings=[DAYS])
    (shown,) = found.readings
    assert [
        (each.option.id, each.state.due, each.chosen, each.safe) for each in shown.alternatives
    ] == [
        ("kalender", day("09-06"), True, True),
        ("kerja", day("09-08"), False, False),
    ]


def test_readings_on_days_bear_only_on_what_they_change() -> None:
    """What `hari` means does not bear on a limit that says working days; week and leave do."""
    week = _reading("T-8", "lima", lima={"time.week": 5}, enam={"time.week": 6})
    found = _explained(deadline(unit="working"), readings=[DAYS, week])
    assert [each.reading.id for each in found.readings] == ["T-8"]
    assert [each.state.due for each in found.readings[0].alternatives] == [
        day("09-08"),
        day("09-07"),
    ]


def test_slack_counts_working_days_to_every_other_open_limit() -> None:
    """The room between a date and the others is given in working days, negative for none."""
    others = [deadline(id="lebih", n=7), deadline(id="kurang", n=3)]
    found = _explained(deadline(), others=others)
    assert [(each.other.id, each.days) for each in found.slack] == [("lebih", 2), ("kurang", -2)]


def test_a_last_day_on_a_day_off_comes_with_advice() -> None:
    """The program does not move the day; it names the last working day before it."""
    found = _explained(deadline(unit="calendar"))
    assert found.state.due == day("09-06")
    assert "4 Sep 2026" in found.advice
    assert _explained(deadline(unit="working")).advice == ""


def test_a_lapse_is_a_proposal_of_the_text() -> None:
    """What the regulation says of a lapsed limit is handed on, nothing where it is silent."""
    lapse = {"text": "Dianggap diterima", "cite": "Pasal 9"}
    assert _explained(deadline(lapse=lapse)).lapse.text == "Dianggap diterima"
    assert _explained(deadline()).lapse is None


def _proposals(base, anchor="09-10"):
    now = standing(base, matter(formed("09-01")))
    return proposed_dates(now, now.profile.deadlines[0], day(anchor))


def test_exactly_five_satisfies_all_readings() -> None:
    """A-BW-01: at least, at most and exactly five meet on one day."""
    assert _proposals(BASE) == (day("09-03"),)


def test_a_window_is_proposed_by_its_ends() -> None:
    """A limit with room gives its first and last good day."""
    rule = deadline(anchor="terima.tanggal")
    assert _proposals(regulation(deadlines=[rule]), "09-01") == (day("09-01"), day("09-08"))


def test_answers_that_exclude_one_another_propose_nothing() -> None:
    """Where no day keeps every answer, none is proposed."""
    path = "deadlines.periksa.n"
    reading = _reading("T-6", "lima", lima={path: 5}, tujuh={path: 7})
    rule = deadline(bound="exactly", readings=["T-6"])
    assert _proposals(regulation(deadlines=[rule], readings=[reading]), "09-01") == ()


def test_an_explanation_follows_the_terlapor() -> None:
    """A limit per terlapor is explained by that one's own events."""
    case = matter(formed("09-02"), act("panggilan", "p1", surat="09-03", sidang="09-10"))
    found = _explained(deadline(anchor="panggilan.sidang", per="terlapor"), case)
    assert found.state.party == "p1"
    assert found.counting.start == day("09-10")
