"""The demonstration: made-up cases that went the way real ones do, the same ones every time."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from etik_tui.casework.cast import FAMILY, GIVEN
from etik_tui.casework.demo import Played, create_demo, make_demo, play_demo
from etik_tui.casework.indexing import case_row
from etik_tui.casework.play import ZONE
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.errors import InputError
from etik_tui.journal.row import RowQuery
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.deadline import Status, deadlines
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.tally import TIED, tally

PROFILE = Path(__file__).parents[2] / "profiles" / "bawaslu"
TODAY = date(2026, 9, 23)


def _plugins() -> tuple[Plugin, ...]:
    return (Plugin(name="bawaslu", profiles=(PROFILE,)),)


def _played(folder: Path, today: date, cases: int = 42) -> tuple[Workspace, tuple[Played, ...]]:
    clock = FixedClock(datetime.combine(today, datetime.min.time(), ZONE), 0)
    workspace = create_demo(folder, clock, plugins=_plugins)
    return workspace, tuple(play_demo(workspace, clock, cases=cases))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory):
    """The demonstration of one day: its workspace and what was played."""
    workspace, played = _played(tmp_path_factory.mktemp("demo") / "w", TODAY)
    yield workspace, played
    workspace.close()


def _field(case: Case, milestone: str, field: str) -> list[str]:
    return [str(event.fields.get(field, "")) for event in case.recorded(milestone)]


def test_the_same_day_and_seed_give_the_same_facts(tmp_path) -> None:
    """Two runs record the same entries with the same hashes; another seed other people."""
    runs = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        workspace = make_demo(tmp_path / name, today=TODAY, cases=15, seed=seed, plugins=_plugins)
        runs.append(tuple(workspace.journal.all_entries()))
        workspace.close()
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]
    assert len(runs[0]) == 15


def test_every_stage_has_a_case(demo) -> None:
    """At least forty cases stand in all stages of the board, some of them closed."""
    workspace, played = demo
    stages = Counter(stage_of(workspace.situation(each.case)).id for each in played)
    assert len(played) >= 40
    assert set(stages) == {stage.id for stage in workspace.library.get("bawaslu").profile.stages}
    assert min(stages.values()) >= 2
    counts = workspace.journal.stage_counts(TODAY)
    shown = {stage: count.open + count.closed for (_institution, stage), count in counts.items()}
    assert shown == stages
    assert 0 < sum(count.overdue for count in counts.values()) < 12


UNUSUAL = {
    "a tie that the chair broke": lambda case: (
        _field(case, "putusan", "metode") == ["ketua"] and tally(case, "").result == TIED
    ),
    "not proven, with rehabilitation": lambda case: (
        _field(case, "putusan", "hasil") == ["tidak-terbukti"] and case.recorded("rehabilitasi")
    ),
    "absent at the first summons, present at the second": lambda case: (
        _field(case, "kehadiran-1", "hadir") == ["tidak"]
        and _field(case, "kehadiran-2", "hadir") == ["ya"]
    ),
    "absent twice": lambda case: (
        _field(case, "kehadiran-2", "hadir") == ["tidak"] and case.recorded("putusan")
    ),
    "an open statement": lambda case: (
        _field(case, "sanksi-disampaikan", "cara") == ["terbuka"] and case.recorded("penutupan")
    ),
    "found by the office itself": lambda case: (
        case.channel == "temuan" and not case.with_role(Role.PELAPOR, Role.PENGADU)
    ),
    "an oral complaint": lambda case: case.channel == "pengaduan",
    "sensitive": lambda case: case.sensitive and case.with_role(Role.KORBAN),
    "several terlapor on separate clocks": lambda case: (
        len(case.with_role(Role.TERLAPOR)) == 2 and case.recorded("panggilan-2")
    ),
    "a panel that was changed": lambda case: case.recorded("majelis-diubah"),
    "a correction": lambda case: case.withdrawn,
    "a reading of its own": lambda case: case.readings,
    "closed outside the course": lambda case: case.closed,
    "referred to discipline": lambda case: case.recorded("rekomendasi-disiplin"),
    "a dissent": lambda case: case.dissents,
}


@pytest.mark.parametrize("kind", UNUSUAL)
def test_unusual_cases_are_there(demo, kind) -> None:
    """What an official meets once in a while stands among the cases."""
    assert [each.scenario for each in demo[1] if UNUSUAL[kind](each.case)]


def test_only_the_deviation_deviates(demo) -> None:
    """Nothing failed a check but in the one case whose official went on with a reason."""
    deviating = {each.scenario: each.case for each in demo[1] if each.case.deviations}
    assert set(deviating) == {"penyimpangan"}
    (deviation,) = deviating["penyimpangan"].deviations
    assert deviation.findings == ("majelis.eligibility.jabatan-dan-pangkat",)
    assert deviation.reason


def _overdue(workspace: Workspace, case: Case) -> tuple[str, ...]:
    situation = workspace.situation(case)
    if stage_of(situation).final:
        return ()
    late = (each.id for each in deadlines(situation) if each.status is Status.OVERDUE)
    return tuple(sorted(late))


@pytest.mark.parametrize(
    "today",
    [
        date(2026, 9, 23),
        date(2026, 1, 2),
        date(2026, 3, 27),
        date(2026, 4, 6),
        date(2025, 4, 9),
        date(2026, 11, 22),
    ],
    ids=["autumn", "new year", "after Lebaran", "April", "after Lebaran 2025", "a Sunday"],
)
def test_what_is_late_is_late_on_purpose(tmp_path, today) -> None:
    """Whatever the day, exactly the deadlines that a scenario leaves undone are overdue."""
    workspace, played = _played(tmp_path / "w", today)
    late = {each.case.number: _overdue(workspace, each.case) for each in played}
    assert late == {each.case.number: tuple(sorted(each.late)) for each in played}
    assert sum(1 for each in late.values() if each) >= 5
    workspace.close()


def test_facts_are_recorded_when_they_happened_or_later(demo) -> None:
    """Moments run forward within a case, on working days, never before what they tell of."""
    workspace, played = demo
    calendar = workspace.calendar()
    planned = {
        (milestone.id, spec.id)
        for milestone in workspace.library.get("bawaslu").profile.milestones
        for spec in milestone.dates
        if spec.planned
    }
    for each in played:
        moments = [entry.recorded_at for entry in each.case.entries]
        assert moments == sorted(moments)
        days = {
            entry.version: entry.recorded_at.astimezone(ZONE).date() for entry in each.case.entries
        }
        assert all(calendar.is_workday(day) and day <= TODAY for day in days.values())
        for event in each.case.events:
            for name, day in event.dates.items():
                assert (event.milestone, name) in planned or day <= days[event.version]


def test_nobody_in_it_exists(demo) -> None:
    """Every name is a plant or bird with a mountain, every identity number impossible."""
    workspace, played = demo
    people = [party.person for each in played for party in each.case.parties]
    people += [
        seat.person for each in played if each.case.majelis for seat in each.case.majelis.seats
    ]
    assert len(people) > 200
    for person in people:
        given, family = person.name.split()
        assert given in GIVEN
        assert family in FAMILY
        assert not person.nip or person.nip.split()[1].endswith("00")
    known = {each.name.lower().replace(" ", ".") for each in workspace.office.officials}
    actors = {entry.actor for each in played for entry in each.case.entries}
    assert actors <= known
    assert len(actors) >= 4


def test_the_journal_and_its_index_are_sound(demo) -> None:
    """Every chain verifies, and every row is what the facts give."""
    workspace, played = demo
    assert workspace.journal.verify().faults == ()
    assert workspace.clock.today() == TODAY
    for each in played:
        stored, fresh = workspace.journal.row(each.case.id), case_row(workspace, each.case)
        for name in ("stage", "version", "next_act", "due", "closed", "outcome", "since"):
            assert getattr(stored, name) == getattr(fresh, name), name


def test_the_workspace_is_ready_to_work_in(tmp_path) -> None:
    """What is returned is an ordinary workspace on that day, with an office and cases."""
    workspace = make_demo(tmp_path / "w", today=TODAY, cases=5, plugins=_plugins)
    assert workspace.today == TODAY
    assert workspace.office.profile == "bawaslu"
    assert "peraga" in workspace.office.name
    assert len(workspace.journal.rows(RowQuery()).rows) == 5
    workspace.close()
    with pytest.raises(InputError, match="sudah ada"):
        make_demo(tmp_path / "w", today=TODAY, plugins=_plugins)


def test_more_cases_are_further_rounds(tmp_path) -> None:
    """Beyond one round scenarios come again with other people, finished ones further back."""
    workspace, played = _played(tmp_path / "w", TODAY, cases=120)
    assert len({each.case.number for each in played}) == 120
    assert [each.case.registered for each in played] == sorted(
        each.case.registered for each in played
    )
    assert played[0].case.registered < TODAY - timedelta(days=200)
    names = Counter(party.person.name for each in played for party in each.case.parties)
    assert len(names) > 150
    workspace.close()


def test_several_institutions_have_numbers_of_their_own(tmp_path) -> None:
    """Cases of every profile with scenarios are there, and no number means two of them."""
    folders = tuple(PROFILE.parent / name for name in ("bawaslu", "banjarnegara"))
    plugins = tuple(Plugin(name=each.name, profiles=(each,)) for each in folders)
    workspace = make_demo(tmp_path / "w", today=TODAY, cases=3, plugins=lambda: plugins)
    rows = workspace.journal.rows(RowQuery()).rows
    assert Counter(row.institution for row in rows) == {"bawaslu": 3, "banjarnegara": 3}
    for row in rows:
        profile = workspace.library.find(row.institution)
        assert f"/{profile.code}/" in row.number
        assert workspace.case(row.number).id == row.case_id
    workspace.close()


def _broken(folder: Path, scenarios: str | None) -> Path:
    copy = folder / "profil"
    (copy / "demo").mkdir(parents=True)
    (copy / "forms").mkdir()
    for file in (*PROFILE.glob("*.toml"), *PROFILE.glob("forms/*.md")):
        (copy / file.relative_to(PROFILE)).write_bytes(file.read_bytes())
    if scenarios is not None:
        (copy / "demo" / "scenarios.toml").write_text(scenarios, encoding="utf-8")
    return copy


SMALL = """
[office]
name = "Kantor"
[[matters]]
title = "Dugaan"
text = "Uraian"
[[scenarios]]
id = "s"
channel = "laporan"
received = { diterima = "+0 hk" }
parties = [{ role = "pelapor" }, { role = "terlapor" }]
steps = [{ act = "diterima-ppk", on = { diterima = "+1 hk" } }]
stands = [{}]
"""


@pytest.mark.parametrize(
    ("scenarios", "words"),
    [
        ("[office", "Expected"),
        (SMALL + "warna = 1", "warna"),
        (SMALL.replace("+1 hk", "besok"), "besok|pattern|regex"),
        (SMALL.replace('channel = "laporan"', 'channel = "surat"'), "s.channel: “surat”"),
        (SMALL.replace("diterima-ppk", "diterima"), "act: “diterima”"),
        (SMALL.replace("stands = [{}]", 'stands = [{ until = "x" }]'), "s.until: “x”"),
        (SMALL.replace("stands = [{}]", 'stands = [{ late = ["x"] }]'), "s.late: “x”"),
        (SMALL.replace('"terlapor" }', '"terlapor", like = "raja" }'), "s.like: “raja”"),
        (SMALL.replace("steps = [{", 'steps = [{ passage = "x" }, {'), "s.passage: “x”"),
        (SMALL.replace("steps = [{", 'steps = [{ ask = "x" }, {'), "ask: “x”"),
        (SMALL.replace("steps = [{", 'steps = [{ panel = "x", '), "panel: “x”"),
    ],
)
def test_mistakes_in_scenarios_are_named(tmp_path, scenarios, words) -> None:
    """A file that cannot be played is refused before anything is made, with what is wrong."""
    folder = _broken(tmp_path, scenarios)
    plugins = (Plugin(name="x", profiles=(folder,)),)
    with pytest.raises(InputError) as caught:
        make_demo(tmp_path / "w", today=TODAY, plugins=lambda: plugins)
    said = " ".join(problem.what for problem in caught.value.problems)
    assert any(word in said for word in words.split("|"))
    assert not (tmp_path / "w").exists()


def test_without_scenarios_there_is_nothing_to_show(tmp_path) -> None:
    """Profiles without scenarios, or no profile at all, give a sentence and no workspace."""
    folder = _broken(tmp_path, None)
    for found in ((Plugin(name="x", profiles=(folder,)),), ()):
        with pytest.raises(InputError, match="skenario"):
            make_demo(tmp_path / "w", today=TODAY, plugins=lambda found=found: found)
    assert not (tmp_path / "w").exists()


def test_a_small_file_of_scenarios_is_enough(tmp_path) -> None:
    """Office, one matter and one scenario are all that a demonstration needs."""
    plugins = (Plugin(name="x", profiles=(_broken(tmp_path, SMALL),)),)
    workspace = make_demo(tmp_path / "w", today=TODAY, cases=2, plugins=lambda: plugins)
    assert [row.stage for row in workspace.journal.rows(RowQuery()).rows] == ["majelis"] * 2
    workspace.close()
