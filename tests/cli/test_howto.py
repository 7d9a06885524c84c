"""The how-to of the command line is run as it is written."""

import re
import shlex
from pathlib import Path

from etik_tui.casework.office import load_office

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "record-a-case.md"
PAPERS = PAGE.with_name("issue-papers.md")
FENCE = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_command_of_the_page_works(bare, tmp_path, monkeypatch):
    """Each file is written and each command run in the order of the page; all end with 0."""
    monkeypatch.chdir(tmp_path)
    ran = 0
    for kind, name, content in FENCE.findall(PAGE.read_text(encoding="utf-8")):
        if kind == "toml":
            Path(name).write_text(content)
            continue
        for line in content.splitlines():
            program, *arguments = shlex.split(line.removeprefix("$ "))
            assert program == "etik"
            printed = bare(*arguments)
            assert printed.status == 0, (line, printed.err)
            ran += 1
    assert ran >= 15


def test_the_settings_of_papers_are_accepted(tmp_path):
    """The settings shown are read as they are written, and the commands are those tried above."""
    page = PAPERS.read_text(encoding="utf-8")
    fences = {name or kind: content for kind, name, content in FENCE.findall(page)}
    (tmp_path / "office.toml").write_text(fences["office.toml"], encoding="utf-8")
    papers = load_office(tmp_path / "office.toml").papers
    assert (papers.page, papers.books, papers.copies[""]) == ("F4", {"G": "panggilan"}, ("Arsip",))
    assert fences["console"] in PAGE.read_text(encoding="utf-8")
