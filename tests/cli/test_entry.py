"""The entry of the program: arguments, help, exit statuses, and the boundary of errors."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from etik_tui import __version__
from etik_tui.cli.main import nouns


def test_version(bare):
    """`--version` prints the program's name and version."""
    printed = bare("--version")
    assert (printed.status, printed.out) == (0, f"etik {__version__}\n")


@pytest.mark.parametrize("noun", ["", *nouns()])
def test_help_is_in_indonesian(bare, noun):
    """Help of the program and of each noun has no English word of the parser in it."""
    printed = bare(*filter(None, [noun]), "-h")
    assert printed.status == 0
    assert printed.out.startswith("pemakaian: etik")
    for english in ("usage", "positional", "options:", "show this"):
        assert english not in printed.out


def test_an_unknown_verb_is_answered_with_the_nearest(bare):
    """A misspelt verb ends with status 2 and the verb probably meant."""
    printed = bare("deadlien", "list")
    assert printed.status == 2
    assert "Maksud Anda `etik deadline`?" in printed.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["case"], "masukan ini wajib: VERBA"),
        (["case", "show"], "masukan ini wajib: NOMOR"),
        (["case", "lihat"], "'lihat' tidak dikenal; pilihan: 'template'"),
        (["agenda", "--days"], "--days: perlu satu nilai"),
        (["agenda", "--days", "0"], "'0' bukan bilangan positif"),
        (["agenda", "--warna"], "tidak dikenal: --warna"),
        (["workday", "2026-02-30", "+1"], "'2026-02-30' bukan tanggal yang ada"),
        (["case", "act", "1", "x", "--set", "tempat"], "'tempat' bukan kunci=nilai"),
        (["case", "party", "1", "--role", "raja"], "'raja' tidak dikenal"),
    ],
)
def test_wrong_usage_is_a_clear_sentence(bare, arguments, said):
    """Wrong usage ends with status 2, in Indonesian, with where to look."""
    printed = bare(*arguments)
    assert printed.status == 2
    assert said in " ".join(printed.err.split())
    assert "-h`" in printed.err
    assert printed.out == ""


def test_global_options_before_and_after_the_verb(etik, number):
    """A global option may stand before the noun, between noun and verb, or at the end."""
    first = etik("--json", "case", "list").body
    second = etik("case", "--json", "list").body
    third = etik("case", "list", "--json").body
    assert first == second == third
    assert first["cases"][0]["number"] == number


def test_the_workspace_may_be_named(etik, number, folder, monkeypatch):
    """`--workspace` goes before the environment."""
    monkeypatch.setenv("ETIK_WORKSPACE", "/nowhere/at/all")
    assert number in etik("case", "list", "--workspace", folder).out
    assert etik("case", "list").status == 2


def test_no_workspace_says_what_to_do(bare):
    """Without a workspace the program says how to make one."""
    printed = bare("case", "list")
    assert printed.status == 2
    assert "etik init" in printed.err


def test_the_actor_is_recorded(etik, number):
    """`--as` names who records; a name that cannot be printed is refused."""
    assert etik("--as", "sari", "case", "note", number, "halo").status == 0
    assert etik("case", "log", number, "--json").body["entries"][-1]["actor"] == "sari"
    assert etik("--as", "a\x1bb", "case", "note", number, "halo").status == 2


def test_another_day_is_only_for_reading(etik, number):
    """`--as-of` moves what is read and is refused where something is recorded."""
    early = etik("agenda", "--days", "30", "--as-of", "2026-02-02", "--json").body
    late = etik("agenda", "--as-of", "2026-03-02", "--json").body
    assert not early["dues"][0]["overdue"]
    assert late["dues"][0]["overdue"]
    assert etik("--as-of", "2026-02-02", "case", "note", number, "x").status == 2


def test_a_crash_shows_no_value(bare, monkeypatch, isolated_home):
    """An unexpected error ends with 70, a code and a log, neither with a value at hand."""

    def broken(session, args):
        secret = "rahasia-sekali"
        raise RuntimeError(secret)

    monkeypatch.setattr(import_module("etik_tui.cli.plugin"), "list_plugins", broken)
    printed = bare("plugin", "list")
    assert printed.status == 70
    assert printed.err.startswith("kesalahan program ")
    log = Path(printed.err.splitlines()[-1].strip())
    text = log.read_text()
    assert "RuntimeError" in text
    assert "broken" in text
    assert "rahasia" not in printed.err + printed.out + text
    assert log.stat().st_mode & 0o077 == 0


def test_ctrl_c_ends_with_130(bare, monkeypatch):
    """An interruption is no crash."""

    def interrupted(session, args):
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("etik_tui.cli.plugin"), "list_plugins", interrupted)
    assert bare("plugin", "list").status == 130


def _process(*arguments: str | bytes, **settings) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etik_tui", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "80"},
        **settings,
    )


def test_a_broken_pipe_is_quiet():
    """A reader that goes away ends the program without a word."""
    printed = subprocess.run(
        f"{sys.executable} -m etik_tui profile coverage bawaslu | head -1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )
    assert printed.stderr == ""
    assert printed.returncode in (0, 141)
    assert len(printed.stdout.splitlines()) == 1


def test_undecodable_arguments_are_refused():
    """Bytes that are no UTF-8 on the command line end with a sentence, not with a crash."""
    printed = _process("norm", "search", b"\xff\xfe")
    assert printed.returncode == 2
    assert "UTF-8" in printed.stderr


def test_without_a_terminal_the_interface_does_not_open(etik, monkeypatch):
    """`etik` alone in a script says that it needs a terminal."""
    printed = etik()
    assert printed.status == 2
    assert "memerlukan terminal" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["-h"],
        ["workday", "2026-03-17", "+3"],
        ["case", "list"],
        ["case", "new", "--from", "/dev/null"],
        ["agenda"],
        ["calendar", "show", "2026"],
        ["calendar", "add", "2026-12-01", "Rapat", "--basis", "SE", "--yes"],
        ["profile", "coverage", "bawaslu"],
        ["doctor"],
        ["journal", "verify"],
    ],
    ids=" ".join,
)
def test_headless_verbs_do_not_import_textual(etik, folder, arguments):
    """No verb imports Textual or Rich."""
    code = (
        "import sys; from etik_tui.cli.main import main; main(sys.argv[1:]);"
        "heavy = {'textual', 'rich'} & set(sys.modules); sys.exit(99 if heavy else 0)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        env={**os.environ, "ETIK_WORKSPACE": str(folder)},
        check=False,
    )
    assert printed.returncode == 0


def test_starting_imports_little():
    """Only the chosen noun's module is imported, and no engine for a mere calculation."""
    code = (
        "import sys; from etik_tui.cli.main import main; main(['workday', '2026-03-17', '+3']);"
        "print(*sorted(name for name in sys.modules if name.startswith('etik_tui.')))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = set(printed.stdout.splitlines()[-1].split())
    assert "etik_tui.cli.workday" in loaded
    unused = {"etik_tui.cli.case", "etik_tui.casework.act", "etik_tui.journal.sqlite"}
    assert not unused & loaded
