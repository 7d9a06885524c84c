"""The reference pages of the hooks are what the program does."""

import inspect
import re
from types import SimpleNamespace

import pytest

from etik_tui import api
from etik_tui.plugins.hookspec import HOOKS, Hooks
from etik_tui.plugins.loading import load_object
from tests.meta.source import ROOT

PAGES = ROOT / "docs" / "reference" / "hooks"
HOWTO = ROOT / "docs" / "howto" / "write-a-plugin.md"
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def signature(hook: str) -> str:
    """Return how a hook is written, as a page shows it."""
    spec = inspect.signature(getattr(Hooks, hook))
    own = [each for each in spec.parameters.values() if each.name != "self"]
    said = str(spec.replace(parameters=own)).replace("'", "")
    return f"def {hook}{said}"


def test_every_hook_has_its_page() -> None:
    """There is one page per hook, no other, and the index leads to each."""
    pages = {each.stem for each in PAGES.glob("etik_*.md")}
    assert pages == set(HOOKS)
    index = (PAGES / "index.md").read_text()
    assert [name for name in HOOKS if f"]({name}.md)" not in index] == []


@pytest.mark.parametrize("hook", HOOKS)
def test_a_page_says_what_the_hook_is(hook: str) -> None:
    """A page gives the hook's signature and the sentence of its specification."""
    text = (PAGES / f"{hook}.md").read_text()
    assert signature(hook) in text
    assert inspect.cleandoc(getattr(Hooks, hook).__doc__ or "") in text


@pytest.mark.parametrize("page", [*HOOKS, "write-a-plugin"])
def test_the_example_loads(page: str) -> None:
    """The example of a page is a plugin that loads and has the hook."""
    path = PAGES / f"{page}.md" if page in HOOKS else HOWTO
    source = BLOCK.findall(path.read_text())[-1]
    space: dict[str, object] = {}
    exec(source, space)
    hooks = {name: value for name, value in space.items() if name.startswith("etik_")}
    plugin = load_object("contoh", lambda: SimpleNamespace(**hooks))
    assert plugin.broken == ""
    assert page not in HOOKS or plugin.hooks == (page,)


def test_the_interface_is_listed() -> None:
    """The index explains every name of `etik_tui.api`, and no other."""
    table = (PAGES / "index.md").read_text().partition("## `etik_tui.api`")[2]
    listed = {
        name
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert listed == set(api.__all__)
