"""The reference of the command line is what the parser says."""

from pathlib import Path

from etik_tui.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


def test_the_page_is_current():
    """`docs/reference/cli.md` is what `python -m etik_tui.cli.reference` prints."""
    assert PAGE.read_text(encoding="utf-8") == reference()
