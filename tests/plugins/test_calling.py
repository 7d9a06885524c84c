"""Hooks as the program calls them: each guarded, each answer checked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace

import pytest

from etik_tui import api
from etik_tui.casework.act import preview, record
from etik_tui.casework.library import Library
from etik_tui.casework.registration import register
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import RefusedError
from etik_tui.journal.row import DueRow
from etik_tui.plugins.calling import PluginCalls
from etik_tui.plugins.loading import Plugin, load_object
from etik_tui.procedure.finding import Verdict, failing
from etik_tui.profile.load import LoadedProfile
from tests.casework import conftest as office
from tests.casework.conftest import TABLES, report
from tests.casework.test_act import formed
from tests.procedure.regulation import regulation

ACT = formed()
clock, open_session, workspace = office.clock, office.open_session, office.workspace


def plugin(name: str, source: str) -> Plugin:
    """Return a plugin of this source."""
    space = dict(vars(api))
    exec(dedent(source), space)
    hooks = {key: value for key, value in space.items() if key.startswith("etik_")}
    return load_object(name, lambda: SimpleNamespace(**hooks))


@pytest.fixture
def with_plugins(workspace: Workspace) -> Callable[..., Workspace]:
    """Return the workspace with plugins of these sources."""

    def given(**sources: str) -> Workspace:
        loaded = LoadedProfile(profile=regulation(**TABLES), digest="d")
        found = tuple(plugin(name, source) for name, source in sources.items())
        assert [each.broken for each in found] == [""] * len(found)
        own = Plugin(name="alfa", profiles=(Path("/alfa"),))
        workspace.library = Library(lambda: (own, *found), load=lambda _: loaded)
        vars(workspace).pop("hooks", None)
        return workspace

    return given


FREE = """
    @hookimpl
    def etik_days_off():
        return [DayOff(on=__import__("datetime").date(2026, 9, 3), layer=Layer.LOCAL,
                       name="Hari Jadi", basis="Perda 1/2020")]
"""


def test_days_off_of_plugins_are_in_the_calendar(with_plugins) -> None:
    """A day off that a plugin adds is no working day, and says on what basis."""
    calendar = with_plugins(libur=FREE).calendar()
    assert not calendar.is_workday(date(2026, 9, 3))
    (entry,) = calendar.days_off_on(date(2026, 9, 3))
    assert entry.basis == "Perda 1/2020"


def test_findings_of_plugins_stand_beside_those_of_the_regulation(with_plugins) -> None:
    """A plugin's finding is named after it; one that fails is owed a reason."""
    at = with_plugins(
        cek="""
        @hookimpl
        def etik_check_act(situation, act):
            assert situation.case.events[-1].milestone == act.milestone
            return [Finding(id="ruang", verdict=Verdict.FAIL, text="Bukan di kantor",
                            cite="Edaran 3/2026")]
        """
    )
    number = register(at, "alfa", report()).case.number
    (own,) = [each for each in preview(at, number, ACT).findings if each.id == "cek:ruang"]
    assert own.cite == "Edaran 3/2026"
    with pytest.raises(RefusedError):
        record(at, number, ACT)
    assert record(at, number, ACT, deviation="Kantor direnovasi").case.version


def test_eligibility_checks_see_the_panel(with_plugins) -> None:
    """A plugin may judge a proposed panel, wherever a panel is checked."""
    from etik_tui.domain.majelis import Majelis
    from etik_tui.procedure.panel import check_majelis

    at = with_plugins(
        cek="""
        @hookimpl
        def etik_check_majelis(majelis):
            return (Finding(id="seri", verdict=Verdict.NOTE, text=str(len(majelis.seats))),)
        """
    )
    number = register(at, "alfa", report()).case.number
    found = check_majelis(at.situation(at.case(number)), Majelis(seats=()))
    assert [each.text for each in found if each.id == "cek:seri"] == ["0"]


FAILING = {
    "raises": ("raise ValueError('x')", "ValueError: x"),
    "leaves": ("raise SystemExit", "SystemExit"),
    "answers text": ("return 'temuan'", "harus mengembalikan daftar Finding, bukan str"),
    "answers others": ("return [1]", "harus mengembalikan Finding, bukan int"),
    "wrong field": (
        "return [Finding(id='a', verdict='gawat', text='b')]",
        "Invalid enum value 'gawat'",
    ),
    "refuses without ground": (
        "return [Finding(id='a', verdict=Verdict.FAIL, text='b')]",
        "menolak tindakan tanpa menyebut dasarnya",
    ),
    "says nothing": ("return [Finding(id='a', verdict=Verdict.NOTE, text=' ')]", "tanpa teks"),
}


@pytest.mark.parametrize(("body", "reason"), FAILING.values(), ids=FAILING)
def test_a_check_that_fails_is_itself_a_finding(with_plugins, body: str, reason: str) -> None:
    """A plugin's check that does not work stops no act, shows as a warning, and is remembered."""
    hook = f"@hookimpl\ndef etik_check_act(): {body}"
    sound = (
        "@hookimpl\ndef etik_check_act(): return [Finding(id='b', verdict=Verdict.NOTE, text='t')]"
    )
    at = with_plugins(aneh=hook, baik=sound)
    number = register(at, "alfa", report()).case.number
    done = record(at, number, ACT)
    mine = [each for each in done.findings if each.id.startswith(("aneh:", "baik:"))]
    assert [(each.id, each.verdict) for each in mine] == [
        ("aneh:-", Verdict.WARN),
        ("baik:b", Verdict.NOTE),
    ]
    assert not failing(mine)
    (failure,) = at.hooks.failures
    assert (failure.plugin, failure.hook) == ("aneh", "etik_check_act")
    assert reason in failure.reason


def test_a_plugin_is_told_what_was_recorded(with_plugins, tmp_path: Path) -> None:
    """After a fact is recorded plugins are told the case and the entries; failing stops nothing."""
    note = tmp_path / "catatan"
    at = with_plugins(
        aneh="@hookimpl\ndef etik_fact_recorded(): raise ValueError('terputus')",
        catat=f"""
        @hookimpl
        def etik_fact_recorded(case, entries):
            with open({str(note)!r}, "a") as file:
                file.write(f"{{case.version}}/{{len(entries)}} ")
        """,
    )
    number = register(at, "alfa", report()).case.number
    first = at.case(number).version
    record(at, number, ACT)
    assert note.read_text() == f"{first}/{first} {first + 1}/1 "
    assert [each.reason for each in at.hooks.failures] == ["ValueError: terputus"]


def test_a_hook_that_hangs_costs_its_time_once() -> None:
    """A hook that had to be interrupted is not called again in the session."""
    slow = plugin("lambat", "@hookimpl\ndef etik_days_off():\n    while True: pass")
    calls = PluginCalls([slow], seconds=0.1)
    assert calls.days_off == ()
    del vars(calls)["days_off"]
    calls._seconds = 1000
    assert calls.days_off == ()
    assert [each.reason for each in calls.failures] == ["tidak selesai dalam 0.1 detik"]


WRONG_DAYS = {
    "no basis": ("name='Libur', basis=' '", "tanpa nama atau dasar hukum"),
    "no date": ("on='besok', name='Libur', basis='Perda'", "DayOff"),
    "no layer": ("layer='pribadi', name='Libur', basis='Perda'", "Invalid enum value"),
}


@pytest.mark.parametrize(("fields", "reason"), WRONG_DAYS.values(), ids=WRONG_DAYS)
def test_a_day_off_without_sound_fields_is_refused(fields: str, reason: str) -> None:
    """A day off of a wrong type, or without a legal basis, does not enter the calendar."""
    own = "on=__import__('datetime').date(2026, 1, 2), layer=Layer.LOCAL"
    given = f"dict({own}) | dict({fields})"
    calls = PluginCalls(
        [plugin("libur", f"@hookimpl\ndef etik_days_off(): return [DayOff(**({given}))]")]
    )
    assert calls.days_off == ()
    assert reason in calls.failures[0].reason


def test_printing_in_a_hook_is_reported() -> None:
    """What a hook prints does not reach the screen and is remembered."""
    calls = PluginCalls([plugin("ribut", "@hookimpl\ndef etik_days_off(): print('halo')")])
    assert calls.days_off == ()
    assert [each.reason for each in calls.failures] == ["mencetak: halo"]


def test_letter_numbers_may_come_from_a_plugin(with_plugins) -> None:
    """The first plugin with a number gives it; a wrong answer, or none, leaves the one proposed."""
    at = with_plugins(
        aneh="@hookimpl\ndef etik_letter_number(): return 7",
        diam="@hookimpl\ndef etik_letter_number(): return ''",
        nomor="""
        @hookimpl
        def etik_letter_number(case, form, on, proposed):
            return f"{form}-{on:%d}-{proposed}"
        """,
    )
    case = register(at, "alfa", report()).case
    assert at.hooks.letter_number(case, "G", date(2026, 9, 3), "001") == "G-03-001"
    assert "harus mengembalikan teks" in at.hooks.failures[0].reason
    long = with_plugins(panjang="@hookimpl\ndef etik_letter_number(): return 'x' * 200")
    assert long.hooks.letter_number(case, "G", date(2026, 9, 3), "001") == ""


DUE = DueRow(
    case_id="a", number="1", institution="alfa", deadline="t", title="T", due=date(2026, 9, 3)
)


def test_plugins_are_reminded_of_limits_and_one_that_fails_stops_nobody(tmp_path) -> None:
    """Those that took notice are counted; a failure is remembered, an answer refused."""
    notes = tmp_path / "notes"
    calls = PluginCalls(
        [
            plugin("gagal", "@hookimpl\ndef etik_due_reminder(): raise ValueError('putus')"),
            plugin("aneh", "@hookimpl\ndef etik_due_reminder(): return 1"),
            plugin("diam", "@hookimpl\ndef etik_fact_recorded(): pass"),
            plugin(
                "catat",
                f"""
                @hookimpl
                def etik_due_reminder(day, dues):
                    print('ya')
                    with open({str(notes)!r}, "w") as file:
                        file.write(f"{{day}} {{dues[0].number}} {{dues[0].title}}")
                """,
            ),
        ]
    )
    assert calls.remind(date(2026, 9, 1), [DUE]) == 1
    assert notes.read_text() == "2026-09-01 1 T"
    assert {each.plugin for each in calls.failures} == {"gagal", "aneh", "catat"}
