"""What is known already is proposed, and forms speak the regulation's words."""

from datetime import date
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from etik_tui.casework.casefile import add_party
from etik_tui.casework.letter import issue
from etik_tui.casework.paper_draft import PaperInput
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.person import Person, Role
from etik_tui.profile.load import load_profile
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.line import line
from etik_tui.tui.person_form import person_asks
from etik_tui.tui.proposal import known_day
from etik_tui.tui.sheets.summary import summary_lines
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import opened, press, text, type_in
from tests.tui.seed import act, with_panel

PROFILES = Path(__file__).parents[2] / "profiles"
SUMMONED = {"surat": date(2026, 11, 18), "pemeriksaan": date(2026, 11, 19)}


def summoned(workspace: Workspace) -> str:
    """Return a case in which the terlapor was summoned for 19 November."""
    case = with_panel(workspace)
    first = SUMMONED["surat"]
    more = {"tempat": "Ruang rapat", "jam": "09.00"}
    act(workspace, case, "panggilan-1", first, dates=SUMMONED, number="2/P", **more)
    return case


async def test_the_day_in_the_summons_is_proposed_for_the_attendance(workspace: Workspace) -> None:
    """Beside the date stands what the summons said; F3 takes it, nothing is typed twice."""
    summoned(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        shown = " ".join(text(pilot).split())
        assert "usul Kam 19 Nov 2026" in shown
        await press(pilot, "f3")
        assert "19-11-2026" in text(pilot)


def test_a_hearing_and_its_record_follow_what_was_recorded(workspace: Workspace) -> None:
    """The hearing takes the day of the summons, the record of examination that of the hearing."""
    case = summoned(workspace)
    here = workspace.situation(workspace.case(case))

    def known(milestone: str) -> date | None:
        rule = here.profile.milestone(milestone)
        assert rule
        accused = here.case.with_role(Role.TERLAPOR)[0].id
        found = known_day(here, rule, accused)
        return found.day if found else None

    assert known("pemeriksaan") == date(2026, 11, 19)
    assert known("bap") is None
    assert known("putusan") is None


@pytest.mark.parametrize(
    ("profile", "level", "employment"),
    [
        ("banjarnegara", "Kepala Urusan", "Perangkat Desa"),
        ("bawaslu", "Pengawas", "calon pegawai negeri sipil"),
    ],
)
def test_a_person_is_asked_for_in_the_words_of_the_regulation(
    profile: str, level: str, employment: str
) -> None:
    """A village has no JPT Pratama: posts and kinds of employment are those of the profile."""
    loaded = load_profile(PROFILES / profile).profile
    asks = {each.key: each for each in person_asks(Person(name=""), loaded)}
    assert level in asks["position_level"].offers
    assert employment in asks["employment"].offers
    assert asks["employment"].hint.startswith(asks["employment"].offers[0])
    assert bool(asks["rank"].offers) is (profile == "bawaslu")


async def test_a_post_is_completed_while_it_is_typed(workspace: Workspace) -> None:
    """Two letters and → write out a post of the regulation's scale; other words stay possible."""
    asks = person_asks(Person(name="x"), load_profile(PROFILES / "banjarnegara").profile)
    async with opened(workspace) as pilot:
        await pilot.app.push_screen(PromptDialog(None, "Orang", asks, lambda _values: None))
        entry = pilot.app.screen.query_one("#ask-position_level", TextEntry)
        entry.focus()
        await press(pilot, "s", "e", "k")
        await press(pilot, "right")
        assert entry.value == "Sekretaris Desa"


async def test_a_sheet_filled_before_it_was_laid_out_is_wrapped_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Findings that were wrapped at a guessed width come out at the true one when painted."""

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Sheet(id="sheet")

    app = Bare()
    async with app.run_test(size=(60, 10)) as pilot:
        sheet = app.screen.query_one(Sheet)
        with monkeypatch.context() as patched:
            patched.setattr(Sheet, "_text_width", property(lambda _self: 8))
            sheet.show([line("tanggal wajib belum diisi: Tanggal surat")])
        sheet.refresh()
        await pilot.pause()
        shown = "".join(segment.text for segment in sheet.render_line(0))
        assert "tanggal wajib belum diisi: Tanggal surat" in shown


def test_the_summary_speaks_of_channel_and_profile_in_words(workspace: Workspace) -> None:
    """The way in stands as the regulation calls it, and a long badge keeps clear of its date."""
    case = workspace.case(with_panel(workspace))
    lines = summary_lines(Desk(workspace), case, workspace.situation(case))
    shown = "\n".join(each.text for each in lines)
    assert "jalur Laporan" in shown
    assert "profil bawaslu versi 1" in shown


async def test_the_number_of_a_letter_that_left_before_its_act_is_proposed(
    workspace: Workspace,
) -> None:
    """A summons was issued before it was recorded: F3 takes over its number and its date."""
    case = with_panel(workspace)
    issued = issue(
        workspace, case, PaperInput(form="G", milestone="panggilan-1", on=date(2026, 11, 18))
    )
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        shown = " ".join(text(pilot).split())
        assert f"{issued.document.number}, surat yang sudah terbit (F3)" in shown
        await press(pilot, "f3")
        assert pilot.app.screen.query_one("#act-number", TextEntry).value == issued.document.number
        assert pilot.app.screen.query_one("#act-dates-surat", TextEntry).value == "18-11-2026"
        assert "25-11-2026" in text(pilot)


def test_a_limit_of_many_stands_in_the_summary_once(workspace: Workspace) -> None:
    """Sixty terlapor with one date are one line that says how many; names tell others apart."""
    case = with_panel(workspace)
    for n in range(60):
        person = Person(name=f"Orang Ke {n}")
        add_party(workspace, case, Role.TERLAPOR, person)
    seen = workspace.case(case)
    lines = summary_lines(Desk(workspace), seen, workspace.situation(seen))
    limits = [each.text for each in lines if each.key.startswith("deadline:")]
    assert ["Memeriksa" in each or "Memutus" in each for each in limits] == [True, True]
    assert all("dan 60 terlapor lain" in each for each in limits)


async def test_the_palette_says_how_safe_the_journal_is(workspace: Workspace) -> None:
    """The palette tells when the last backup was made, and the command that makes one."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "ctrl+p")
        await type_in(pilot, "cadangan")
        await press(pilot, "enter")
        shown = text(pilot)
        assert "Belum pernah ada cadangan yang diperiksa." in shown
        assert "etik backup create" in shown
        assert "Belum ada titik periksa yang ditandatangani." in shown
        assert "etik journal checkpoint" in shown


async def test_a_form_is_emptied_only_after_a_question(workspace: Workspace) -> None:
    """F8 asks before it drops what was typed; t keeps it, y drops it."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "18-11-2026")
        await press(pilot, "f8")
        assert "Kosongkan isian ini?" in text(pilot)
        await press(pilot, "t")
        assert "18-11-2026" in text(pilot)
        await press(pilot, "f8", "y")
        assert "18-11-2026" not in text(pilot)
