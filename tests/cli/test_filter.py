"""`etik case list --filter`: what was saved on the board, from the command line."""

from etik_tui.casework.sifting import Only, Sift, save_filter
from etik_tui.casework.workspace import Workspace
from etik_tui.cli.main import main
from tests.tui.conftest import busy, workspace

__all__ = ["busy", "workspace"]


def test_a_saved_filter_chooses_and_options_of_ones_own_go_before(busy: Workspace, capsys) -> None:
    """The filter's words, its cases and its institution; a word asked for goes first."""
    save_filter(busy, "Ani terbuka", Sift(institution="bawaslu", text="Ani", only=Only.OPEN))
    place = ["--workspace", str(busy.folder), "--as", "petugas", "case", "list"]
    assert main([*place, "--filter", "ani TERBUKA"]) == 0
    found = capsys.readouterr().out
    assert "Ani Fiktif 11" in found
    assert found.count("/KE/") == 2
    assert main([*place, "--filter", "1", "--search", "Eko"]) == 0
    assert "Eko Fiktif 5" in capsys.readouterr().out
    assert main([*place, "--filter", "tiada"]) != 0
    assert "Ani terbuka" in capsys.readouterr().err
