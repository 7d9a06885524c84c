"""What a client of the forced command may ask for besides the interface."""

import json

import pytest

from etik_tui.cli.main import main


@pytest.fixture
def asked(etik, number, folder, clock, capsys):
    """Ask for a command as an overseer who has logged in by a key."""
    assert etik("access", "grant", "awas", "--name", "Awas", "--role", "overseer").status == 0

    def ask(command: str) -> tuple[int, str, str]:
        capsys.readouterr()
        line = ["--as", "awas", "--workspace", str(folder)]
        status = main(line, clock=clock, asked=command)
        return status, *capsys.readouterr()

    return ask


def test_questions_about_all_cases_are_answered(asked, number) -> None:
    """The queue and the counts, as this person may know of the cases."""
    status, out, _err = asked("review")
    assert (status, number in out) == (0, True)
    status, out, _err = asked("etik stats --json")
    assert (status, json.loads(out)["total"]) == (0, 1)


def test_they_show_nothing_to_who_is_named(etik, number, folder, clock, capsys) -> None:
    """Who is named in a case finds it neither in the queue nor among the counts."""
    named = ("access", "grant", "jalak", "--name", "Jalak Suren", "--nip", "197210301997031003")
    assert etik(*named, "--role", "overseer").status == 0
    for command in ("review --json", "stats --json"):
        capsys.readouterr()
        line = ["--as", "jalak", "--workspace", str(folder)]
        assert main(line, clock=clock, asked=command) == 0
        assert number not in capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        "review --snooze 001 --until 2026-05-01 --reason x",
        "review --wake=001",
        "agenda --notify",
        "stats --as sari",
        "db reindex",
        "handover",
    ],
)
def test_what_is_no_question_is_refused_and_kept(asked, etik, command) -> None:
    """An act behind a verb that answers is refused like any other verb."""
    status, out, err = asked(command)
    assert (status, out) == (3, "")
    assert "jauh" in err
    assert command in [each["about"] for each in etik("access", "log", "--json").body["entries"]]
