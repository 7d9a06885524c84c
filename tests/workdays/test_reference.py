"""The reference page of the calendar says what the program does."""

import re
from pathlib import Path

from etik_tui.workdays.office import (
    DAY_KEYS,
    REMOVE_KEYS,
    TOP_KEYS,
    YEAR_KEYS,
    load_office_calendar,
)

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "calendar.md").read_text(
    encoding="utf-8"
)


def example(language):
    """Return the example in one language."""
    (text,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return text


def test_the_office_file_on_the_page_loads(tmp_path):
    """The example of an office's calendar is a good file in which every key occurs."""
    file = tmp_path / "kalender.toml"
    file.write_text(example("toml"), encoding="utf-8")
    override = load_office_calendar(file)
    assert (len(override.add), len(override.remove), len(override.years)) == (1, 1, 1)
    for key in {*TOP_KEYS, *DAY_KEYS, *REMOVE_KEYS, *YEAR_KEYS} - {"reason"}:
        assert re.search(rf"^(\[+(year\.)?)?{key}\b", example("toml"), re.MULTILINE), key


def test_the_code_on_the_page_runs():
    """The example in Python runs and its claims hold."""
    exec(compile(example("python"), "calendar.md", "exec"), {})
