"""Every mistake in a profile is named with its file, its line and what to do."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from etik_tui.errors import InputError, Problem
from etik_tui.profile.load import check_profile, load_profile

TABLE = Path(__file__).parents[1] / "data" / "profiles" / "mistakes.toml"


class Mistake(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A replacement in one file, and the problem that it must cause on the line of `at`."""

    name: str
    file: str
    old: str
    new: str = ""
    at: str
    key: str = ""
    what: str
    remedy: str = ""
    warning: bool = False


MISTAKES = {
    group: msgspec.convert(rows, list[Mistake])
    for group, rows in tomllib.loads(TABLE.read_text(encoding="utf-8")).items()
}
BY_NAME = {each.name: each for rows in MISTAKES.values() for each in rows}


def _spoil(folder: Path, mistake: Mistake) -> int:
    """Make the mistake and return the line where the problem must be reported."""
    file = folder / mistake.file
    text = file.read_text(encoding="utf-8")
    assert mistake.old in text
    text = text.replace(mistake.old, mistake.new, 1)
    file.write_text(text, encoding="utf-8")
    return text.count("\n", 0, text.index(mistake.at)) + 1


def _found(problems: tuple[Problem, ...], mistake: Mistake) -> Problem:
    for each in problems:
        if each.key == mistake.key and mistake.what in each.what:
            return each
    listed = "\n".join(map(str, problems))
    raise AssertionError(f"{mistake.what!r} at {mistake.key!r} is not among:\n{listed}")


@pytest.mark.parametrize("name", BY_NAME)
def test_a_mistake_is_reported_where_it_stands(copy: Path, name: str) -> None:
    """One mistake yields its message with file, line, key and remedy, and loading refuses it."""
    mistake = BY_NAME[name]
    line = _spoil(copy, mistake)
    problem = _found(check_profile(copy), mistake)
    assert problem.file == mistake.file
    # A table is reported at its header; `at` is its first key where headers are all alike.
    assert line - 1 <= problem.line <= line, f"line {problem.line} instead of {line}"
    assert mistake.remedy in problem.remedy
    assert problem.warning is mistake.warning
    if mistake.warning:
        assert problem in load_profile(copy).warnings
    else:
        with pytest.raises(InputError) as refused:
            load_profile(copy)
        assert problem in refused.value.problems


@pytest.mark.parametrize("group", ["structure", "reference"])
def test_all_mistakes_are_reported_at_once(copy: Path, group: str) -> None:
    """Mistakes that do not hide one another are all in one report, in the order of the files."""
    wanted = []
    for mistake in MISTAKES[group]:
        text = (copy / mistake.file).read_text(encoding="utf-8")
        hiding = mistake.name == "a newer format" or "[axes]" in mistake.new
        if mistake.old in text and not hiding:
            _spoil(copy, mistake)
            wanted.append(mistake)
    problems = check_profile(copy)
    found = {(each.key, each.what) for each in problems}
    # Renaming something in one mistake changes the remedy of another, never its place.
    assert len(wanted) > 15
    assert {each.key for each in wanted} <= {key for key, _what in found}
    places = [(each.file != "profile.toml", each.file, each.line) for each in problems]
    assert places == sorted(places)


def test_other_files_are_checked_beside_a_file_that_cannot_be_read(copy: Path) -> None:
    """A syntax error in one file hides no mistake in another, and invents no missing section."""
    _spoil(copy, MISTAKES["syntax"][0])
    _spoil(copy, BY_NAME["unknown key, nothing like it"])
    assert [each.file for each in check_profile(copy)] == ["profile.toml", "norms.toml"]


def test_warnings_stop_nothing(copy: Path) -> None:
    """A profile with a unit that nothing carries loads, and says so."""
    _spoil(copy, BY_NAME["a unit that nothing carries"])
    loaded = load_profile(copy)
    assert [each.warning for each in loaded.warnings] == [True]
