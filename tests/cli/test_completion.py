"""Completion in a real shell, and the manual page as man itself reads it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from etik_tui.cli.manual import PAGES, manual

MANUALS = Path(__file__).parents[2] / "share" / "man"
ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
function=$(complete -p etik | sed 's/.*-F \\([^ ]*\\).*/\\1/')
"$function"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(script: Path, *words: str) -> list[str]:
    """Return what bash offers for the last of these words."""
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", str(script), *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_bash_completes_verbs_options_and_choices(bare, tmp_path: Path) -> None:
    """A real bash offers nouns, verbs, options and choices as the parsers have them."""
    script = tmp_path / "etik.bash"
    script.write_text(bare("completion", "bash").out, encoding="utf-8")
    assert completed(script, "etik", "ca") == ["case", "calendar"]
    assert completed(script, "etik", "case", "sh") == ["show"]
    assert completed(script, "etik", "--workspace", "/x", "case", "sh") == ["show"]
    assert "--deviate" in completed(script, "etik", "case", "act", "--d")
    assert completed(script, "etik", "case", "list", "--sort", "du") == ["due"]
    assert completed(script, "etik", "completion", "z") == ["zsh"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell_names_every_noun(bare, shell: str) -> None:
    """The scripts are made from the same parsers, and hold nothing of the machine."""
    from etik_tui.cli.main import nouns

    printed = bare("completion", shell)
    assert printed.status == 0
    assert all(noun in printed.out for noun in nouns())
    assert str(Path.home()) not in printed.out


def test_another_shell_is_refused(bare) -> None:
    """A shell that is not known is wrong usage, and the answer names those that are."""
    printed = bare("completion", "csh")
    assert printed.status == 2
    assert "bash" in printed.err


@pytest.mark.parametrize("language", PAGES)
def test_the_manual_page_is_what_the_parsers_say(language: str) -> None:
    """The pages in the repository are generated; `make reference` writes them."""
    assert (MANUALS / PAGES[language]).read_text(encoding="utf-8") == manual(language)


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "EXIT STATUS"), ("id", "STATUS KELUAR")], ids=["en", "id"]
)
def test_man_reads_the_page_without_a_complaint(language: str, heading: str) -> None:
    """The program man prints the page in 80 columns, warns of nothing, and shows every part."""
    assert shutil.which("man"), "man is not installed: apt-get install man-db"
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", str(MANUALS / PAGES[language])],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LANG": "C.UTF-8"},
    )
    assert done.stderr == ""
    for words in ("etik case act", "--deviate", heading, "office.toml", "ETIK_LANG"):
        assert words in done.stdout


def test_man_finds_the_page() -> None:
    """The folders are those that man looks in; without a locale the page is English."""
    done = subprocess.run(
        ["man", "-M", str(MANUALS), "-E", "UTF-8", "etik"],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LANG": "C.UTF-8"},
    )
    assert "SYNOPSIS" in done.stdout.split()


def test_completion_speaks_the_language_asked_for(bare) -> None:
    """Shells that show what an option is for show it in English, too, values and all."""
    printed = bare("--lang", "en", "completion", "zsh").out
    assert "show this help" in printed
    assert "tampilkan" not in printed
