"""The reference of the command line is what the parser says, in both languages."""

import re
from pathlib import Path

import pytest

from etik_tui.cli.reference import PAGES, reference

FOLDER = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_current(language: str) -> None:
    """Each page is what `python -m etik_tui.cli.reference` prints; `make reference` writes it."""
    assert (FOLDER / PAGES[language]).read_text(encoding="utf-8") == reference(language)


def test_both_pages_have_the_same_verbs_and_options() -> None:
    """Only words differ between the languages: no verb, option or choice is missing in one."""
    named = [
        re.findall(r"(?m)^#+ `etik[^`]*`|--[a-z][a-z-]*|\{[^} ]*\}", reference(each))
        for each in PAGES
    ]
    assert named[0] == named[1]


def test_english_help_has_no_indonesian_word() -> None:
    """What stands for a value is named in English, as everything else."""
    words = set(re.findall(r"[A-Z]{3,}", reference("en")))
    assert not words & {"BERKAS", "TANGGAL", "NOMOR", "ALASAN", "KUNCI", "NILAI", "TUJUAN", "VERBA"}
    assert "FILE" in words
