"""The coverage map tells what carries each unit of the regulation."""

from pathlib import Path

from msgspec.structs import replace

from etik_tui.profile.coverage import CoverageTotals, coverage, totals
from etik_tui.profile.load import load_profile
from etik_tui.profile.text import Unit


def test_the_map_has_one_line_per_unit(mini: Path) -> None:
    """Units stand in their order, with carriers, reason and words."""
    profile = load_profile(mini).profile
    lines = coverage(profile)
    assert [line.cite for line in lines] == [unit.cite for unit in profile.units]
    assert totals(lines) == CoverageTotals(units=16, carried=15, informative=1, unmapped=0)
    assert lines[0].informative == "definisi"
    assert lines[2].carriers == ("time.day",)


def test_a_unit_without_words_shows_those_of_its_norms(mini: Path) -> None:
    """Where a norm carries the same text it is not written twice."""
    lines = coverage(load_profile(mini).profile)
    assert lines[3].text == "Pegawai wajib jujur."


def test_what_nothing_carries_is_unmapped(mini: Path) -> None:
    """A unit with no carrier, or with one that does not exist, is not mapped."""
    profile = load_profile(mini).profile
    units = (Unit(cite="Pasal 98"), Unit(cite="Pasal 99", carried_by=("norms.absent",)))
    lines = coverage(replace(profile, units=units))
    assert [line.mapped for line in lines] == [False, False]
    assert totals(lines).unmapped == 2
