"""The glossary: whose words, which of them a text has, and what each regulation says."""

from pathlib import Path

import pytest

from etik_tui.profile.load import load_profile
from etik_tui.tui.law.glossary import glossary, in_sight, matching

ROOT = Path(__file__).parents[2]
PROFILES = tuple(
    load_profile(ROOT / "profiles" / name).profile
    for name in ("bawaslu", "banjarnegara", "kpu-bali")
)
SMALL = load_profile(ROOT / "tests" / "data" / "profiles" / "mini").profile


def test_every_word_has_one_sentence_and_a_source() -> None:
    """No entry is without meaning or source, and no two share a key."""
    entries = glossary(PROFILES)
    assert [each.key for each in entries if not each.meaning or not each.source] == []
    assert len({each.key for each in entries}) == len(entries)


@pytest.mark.parametrize("profile", PROFILES, ids=[each.id for each in PROFILES])
def test_every_defined_word_is_quoted_word_for_word(profile) -> None:
    """What a regulation defines is found under its name with its place and its very words."""
    entries = glossary((profile,))
    for term in profile.terms:
        found = [each for each in entries for said in each.definitions if said.quote == term.quote]
        assert len(found) == 1
        assert any(said.cite == term.cite for said in found[0].definitions)


def test_where_a_text_is_silent_the_glossary_says_so() -> None:
    """A word that a regulation neither defines nor regulates is never given another's meaning."""
    bali = PROFILES[2]
    entries = {each.key: each for each in glossary((bali,))}
    assert entries["terlapor"].source == "KPU Bali: Teks tidak mengatur"
    assert entries["korban"].definitions[0].quote == ""
    shared = {each.key: each for each in glossary(PROFILES)}["majelis"]
    assert [each.cite for each in shared.definitions] == [
        "Pasal 1 angka 6",
        "Pasal 1 angka 10",
        "Teks tidak mengatur",
    ]


def test_what_is_regulated_but_not_defined_has_its_article() -> None:
    """The record of examination is cited where it is regulated, without a made-up definition."""
    found = {each.key: each for each in glossary(PROFILES[:1])}["bap"]
    assert "Pasal 26" in found.source
    assert found.definitions[0].quote == ""


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["  Ani · Terlapor · 3 hk"], ["Terlapor", "Hari kerja"]),
        (["sebelum Teks tidak", "mengatur hal itu"], ["Teks tidak mengatur"]),
        ([" Pembentuka…  Selesai"], ["Pembentukan Majelis", "Selesai"]),
        (["Terlaporkan, perkaranya"], []),
        (["  Pemb…"], []),
    ],
)
def test_words_in_sight_are_found(lines: list[str], titles: list[str]) -> None:
    """Whole words count, over a line's end and cut off, too; parts of others do not."""
    found = [each.title for each in in_sight(lines, glossary(PROFILES[:1]))]
    assert found == titles


def test_a_search_finds_the_name_first() -> None:
    """The word itself stands before others in whose sentence it occurs."""
    found = matching(glossary(PROFILES), "saksi")
    assert found[0].title == "Saksi"
    assert len(found) > 1


def test_a_profile_of_ones_own_has_its_words() -> None:
    """The terms of any profile are taken, also by their other words."""
    found = in_sight(["menurut kode"], glossary((SMALL,)))
    assert [each.meaning for each in found] == ["Kode Etik adalah pedoman."]
