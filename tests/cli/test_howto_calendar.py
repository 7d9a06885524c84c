"""The how-to pages on calendars and mails are run as they are written."""

import re
import shlex
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "howto"
FENCE = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("page", "least"),
    [("put-deadlines-in-a-phone", 5), ("reminders-by-mail", 5), ("enter-a-new-decree", 9)],
)
def test_every_command_of_the_page_works(etik, number, page, least, tmp_path, monkeypatch):
    """Each file is written and each command run in the order of the page; all end with 0."""
    monkeypatch.chdir(tmp_path)
    ran = 0
    for kind, name, content in FENCE.findall((PAGES / f"{page}.md").read_text(encoding="utf-8")):
        if kind == "toml":
            Path(name).write_text(content)
        elif kind == "console":
            for line in content.splitlines():
                program, *arguments = shlex.split(line.removeprefix("$ "))
                assert program == "etik"
                printed = etik(*arguments)
                assert printed.status == 0, (line, printed.err)
                ran += 1
    assert ran >= least


def test_every_option_of_the_other_examples_exists():
    """Crontabs and scripts of the pages use options that the verb has."""
    reference = (PAGES.parent / "reference" / "cli.md").read_text(encoding="utf-8")
    for page in ("put-deadlines-in-a-phone", "reminders-by-mail"):
        for kind, _name, content in FENCE.findall((PAGES / f"{page}.md").read_text()):
            if kind in {"crontab", "sh"}:
                for command in re.findall(r"etik agenda[^|)\"]*", content):
                    for option in re.findall(r"--[a-z-]+", command):
                        assert f"`{option}" in reference or f", {option}" in reference
