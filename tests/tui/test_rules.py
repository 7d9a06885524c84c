"""The place `6`: rules are found as one types, read in full, and lead to where they are used."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.clock import ClockDialog
from etik_tui.tui.law.article import Kind, articles_of
from etik_tui.tui.law.book import Lawbook
from etik_tui.tui.law.listing import EVERY, listing
from etik_tui.tui.law.usage import Usage
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.rules import RulesScreen
from etik_tui.tui.sheets.rule import rule_lines
from etik_tui.tui.widgets.roll import Roll
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.several import NAMES, fill_several, make_several, service_case
from tests.tui.test_frames import compare


@pytest.fixture
def several(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with three profiles and no case."""
    made = make_several(tmp_path / "kantor")
    yield made
    made.close()


def book(workspace: Workspace, name: str) -> Lawbook:
    """Return the book of a profile."""
    return Lawbook(workspace.library.get(name).profile)


def test_every_part_of_a_profile_is_an_article(several: Workspace) -> None:
    """Norms, limits, acts, readings, notes, units and silent matters are all there, once each."""
    for name in NAMES:
        profile = several.library.get(name).profile
        found = articles_of(profile)
        assert len({each.key for each in found}) == len(found)
        counts = {kind: sum(each.kind is kind for each in found) for kind in Kind}
        assert counts[Kind.NORM] == len(profile.norms)
        assert counts[Kind.UNIT] == len(profile.units)
        assert counts[Kind.SILENT] == len(profile.silent)
        assert counts[Kind.READING] == len(profile.readings)
        assert counts[Kind.NOTE] == len(profile.notes)
        assert counts[Kind.TASK] == len(profile.tasks) + len(profile.checklists)
        assert counts[Kind.FORM] == len(profile.forms)
        assert counts[Kind.BASIS] == len(profile.regulations)


def test_every_carrier_of_a_unit_leads_to_an_article(several: Workspace) -> None:
    """Whatever carries a unit of the regulation can be opened from it."""
    for name in NAMES:
        of = book(several, name)
        for unit in of.of_kind(Kind.UNIT):
            for carrier in unit.part.carriers:
                assert of.find(carrier) is not None, (name, unit.cite, carrier)


def test_every_article_can_be_read(several: Workspace) -> None:
    """Each of some 1,700 articles has its citation and its words, without an error."""
    from etik_tui.tui.desk import Desk

    desk, usage = Desk(several), Usage(several.journal)
    for name in NAMES:
        of = book(several, name)
        for article in of.articles:
            words = "\n".join(each.text for each in rule_lines(desk, of, article, usage))
            assert article.cite in words, article.key
            if article.kind is Kind.NORM:
                assert article.part.text in words


def test_a_norm_that_elaborates_is_cited_with_jo(several: Workspace) -> None:
    """A norm that spells another one out names it first, and each leads to the other."""
    from etik_tui.tui.desk import Desk

    of, desk = book(several, "banjarnegara"), Desk(several)
    norm = of.find("norms.P7.2.d")
    lines = rule_lines(desk, of, norm, Usage(several.journal))
    assert "Pasal 7 ayat (1) huruf a jo. Pasal 7 ayat (2) huruf d" in [each.text for each in lines]
    assert "rule:banjarnegara|norms.P7.1.a" in [each.key for each in lines]
    above = rule_lines(desk, of, of.find("norms.P7.1.a"), Usage(several.journal))
    assert "rule:banjarnegara|norms.P7.2.d" in [each.key for each in above]


def test_a_reading_names_the_limits_that_it_affects(several: Workspace) -> None:
    """Every limit that lists a reading is among what the reading affects."""
    for name in NAMES:
        of = book(several, name)
        for rule in of.profile.deadlines:
            for reading in rule.readings:
                assert rule.id in [each.ref.partition(".")[2] for each in of.affected(reading)]


def test_a_search_is_instant(several: Workspace) -> None:
    """All words of three regulations are searched and listed in a tenth of a second."""
    books = [book(several, name) for name in NAMES]
    usage = Usage(several.journal)
    listing(books, "")
    start = perf_counter()
    found = listing(books, "uang negara")
    assert list(found.lines(EVERY, usage))
    assert perf_counter() - start < 0.1


def test_short_words_are_whole_words(several: Workspace) -> None:
    """`pasal 7 huruf b` finds that unit first, and neither Pasal 17 nor other letters."""
    found = listing([book(several, "bawaslu")], "pasal 7 huruf b").found
    assert found[0].cite == "Pasal 7 huruf b"
    assert not [each for each in found if each.cite == "Pasal 17"]


async def test_the_list_narrows_while_one_types(several: Workspace) -> None:
    """Typed words leave only what holds them all; Esc brings everything back."""
    async with opened(several) as pilot:
        await press(pilot, "6")
        assert isinstance(pilot.app.screen, RulesScreen)
        everything = text(pilot)
        await press(pilot, "slash")
        await type_in(pilot, "rahasia")
        shown = text(pilot)
        assert "menjaga informasi yang bersifat rahasia" in shown
        assert "butir" in shown.splitlines()[0]
        await press(pilot, "enter", "escape")
        assert text(pilot).splitlines()[:2] == everything.splitlines()[:2]


async def test_what_is_not_found_is_said(several: Workspace) -> None:
    """A search without result says how to end it."""
    async with opened(several) as pilot:
        await press(pilot, "6", "slash")
        await type_in(pilot, "zzzz")
        assert "Tidak ada yang cocok" in text(pilot)


async def test_i_goes_through_the_institutions_and_all_of_them(several: Workspace) -> None:
    """The own institution comes first, then the others, then all; the search stays."""
    async with opened(several) as pilot:
        await press(pilot, "6", "slash")
        await type_in(pilot, "gratifikasi")
        await press(pilot, "enter")
        heads = []
        for _time in range(5):
            heads.append(text(pilot).splitlines()[0])
            await press(pilot, "i")
    names = ["Bawaslu 1/4", "Banjarnegara 2/4", "KPU Bali 3/4", "Semua lembaga 4/4", "Bawaslu 1/4"]
    assert all(name in head for name, head in zip(names, heads, strict=True))


async def test_a_norm_leads_to_the_cases_that_cite_it(several: Workspace) -> None:
    """A norm says in how many cases it is cited, and Enter on one opens it."""
    service_case(several)
    case = service_case(several, "Putu Uji", decided=True)
    async with opened(several) as pilot:
        await press(pilot, "6", "i", "i", "slash")
        await type_in(pilot, "huruf f angka 5")
        await press(pilot, "enter")
        assert "2× " in text(pilot)
        await press(pilot, "enter")
        shown = text(pilot)
        assert "2 perkara, 1 dalam putusan" in shown
        pilot.app.screen.query_one(Sheet).select(f"case:{case}")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert pilot.app.screen.case_id == case
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, RulesScreen)


async def test_rules_lead_to_one_another_and_back(several: Workspace) -> None:
    """Enter follows a line to another rule, Esc goes back the same way to the list."""
    async with opened(several) as pilot:
        await press(pilot, "6", "slash")
        await type_in(pilot, "membentuk majelis")
        await press(pilot, "enter", "right", "enter")
        screen = pilot.app.screen
        first = text(pilot)
        assert "Tenggat" in first
        key = next(each.key for each in screen.query_one(Sheet).lines if each.key)
        await press(pilot, "enter")
        assert key.partition(":")[2] == screen._article.key
        await press(pilot, "escape")
        assert text(pilot) == first
        await press(pilot, "escape")
        assert isinstance(screen.focused, Roll)


async def test_the_clock_of_a_norm_is_computed_under_both_readings(several: Workspace) -> None:
    """Thirty days after 2 February 2026: 4 March as the code says, 25 March as the law says."""
    async with opened(several) as pilot:
        await press(pilot, "6", "i", "i", "slash")
        await type_in(pilot, "melaporkan gratifikasi")
        await press(pilot, "enter", "t")
        assert isinstance(pilot.app.screen, ClockDialog)
        await type_in(pilot, "2-2-2026")
        shown = text(pilot)
        assert "Rabu, 4 Maret 2026" in shown
        assert "Rabu, 25 Maret 2026" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, RulesScreen)


async def test_a_norm_without_clock_says_so(several: Workspace) -> None:
    """Where a norm sets no time there is nothing to compute."""
    async with opened(several) as pilot:
        await press(pilot, "6", "t")
        assert isinstance(pilot.app.screen, RulesScreen)
        assert "tidak memuat jangka waktu" in text(pilot)


async def test_who_is_under_which_regime_is_shown(several: Workspace) -> None:
    """The bodies under supervision are listed with the regime that binds each."""
    async with opened(several) as pilot:
        await press(pilot, "6", "i", "i", "slash")
        await type_in(pilot, "anggota kpu provinsi")
        await press(pilot, "enter", "G", "enter")
        shown = text(pilot)
        assert "(DKPP)" in shown
        assert "Tidak terikat KPU Bali" in shown


async def test_foreign_text_in_a_search_is_harmless(several: Workspace) -> None:
    """Markup and escape sequences typed into the search are searched for, and no more."""
    async with opened(several) as pilot:
        await press(pilot, "6", "slash")
        pilot.app.screen.query_one("#rules-search").value = "[/bold] \x1b[31m"
        await pilot.pause()
        assert "\x1b" not in text(pilot)
        assert "Tidak ada yang cocok" in text(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("rules-found", ("i", "i", "i", "slash", "=rahasia")),
        ("rules-read", ("i", "i", "slash", "=huruf f angka 5", "enter", "enter")),
        ("rules-clock", ("i", "i", "slash", "=melaporkan gratifikasi", "enter", "t", "=2-2-2026")),
        ("rules-silent", ("slash", "=kuasa hukum", "enter", "enter")),
    ],
)
async def test_the_rules_look_as_they_did(
    several: Workspace, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    """The screen is, cell by cell, the one that was looked at and kept."""
    fill_several(several)
    async with opened(several, size) as pilot:
        await press(pilot, "6")
        for key in keys:
            if key.startswith("="):
                await type_in(pilot, key[1:])
            else:
                await press(pilot, key)
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_without_profiles_the_place_says_where_to_get_them(workspace: Workspace) -> None:
    """Where nothing is installed the place stays usable and points to the plugins."""
    workspace.library.profiles.clear()
    async with opened(workspace) as pilot:
        await press(pilot, "6")
        assert "Belum ada profil terpasang" in text(pilot)
        await press(pilot, "i", "right", "enter", "t", "slash", "x", "enter", "escape")
        assert isinstance(pilot.app.screen, RulesScreen)


async def test_markup_in_a_regulation_is_drawn_as_it_is(several: Workspace) -> None:
    """Words of a profile are text: markup and control characters do nothing."""
    from msgspec.structs import replace

    loaded = several.library.profiles["kpu-bali"]
    first, *rest = loaded.profile.norms
    odd = replace(first, text="[red]jujur[/red] \x1b[31m\u202e")
    profile = replace(loaded.profile, norms=(odd, *rest))
    several.library.profiles["kpu-bali"] = replace(loaded, profile=profile)
    async with opened(several) as pilot:
        await press(pilot, "6", "i", "i")
        shown = text(pilot)
    assert "[red]jujur[/red] <ESC>" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
