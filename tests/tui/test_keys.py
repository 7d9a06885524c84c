"""Keys: every binding has a name, a safe key, and its line in the reference."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

import etik_tui.tui
from etik_tui.tui.screens.page import key_name

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "keys.md"
SAFE = re.compile(
    r"[a-zA-Z0-9]|f([1-9]|1[0-2])|left|right|up|down|home|end|pageup|pagedown|space|enter|escape"
    r"|tab|backspace|delete|slash|question_mark|greater_than_sign|ctrl\+[pq]"
)


def bound() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Yield every binding that the program itself declares, with its class."""
    for module in pkgutil.walk_packages(etik_tui.tui.__path__, "etik_tui.tui."):
        loaded = importlib.import_module(module.name)
        for each in vars(loaded).values():
            own = isinstance(each, type) and issubclass(each, DOMNode)
            if own and each.__module__ == module.name:
                yield from ((each, b) for b in vars(each).get("BINDINGS", ()))


def reference() -> str:
    """Return the reference of keys as it follows from the bindings."""
    lines = []
    heading = ""
    for owner, binding in bound():
        if not binding.description:
            continue
        title = (owner.__doc__ or "").strip().split("\n")[0]
        if title != heading:
            heading = title
            lines += ["", f"## {owner.__name__}", "", title, ""]
            lines += ["| key | does | id |", "|---|---|---|"]
        keys = " ".join(f"`{key_name(key)}`" for key in binding.key.split(","))
        lines.append(f"| {keys} | {binding.description} | `{binding.id}` |")
    return "\n".join(lines).strip() + "\n"


def test_every_binding_has_an_id_of_its_own() -> None:
    """Every binding can be named in a keymap, and no two share a name."""
    ids = [binding.id for _owner, binding in bound()]
    assert all(ids)
    assert len(ids) == len(set(ids))


def test_only_keys_that_every_terminal_sends_are_bound() -> None:
    """Letters, digits, arrows, F-keys, space, Enter, Esc, Tab and two safe control keys suffice."""
    unsafe = [
        (binding.id, key)
        for _owner, binding in bound()
        for key in binding.key.split(",")
        if not SAFE.fullmatch(key)
    ]
    assert unsafe == []


def test_the_reference_of_keys_is_what_the_bindings_say() -> None:
    """Every described binding is in keys.md; `python -m tests.tui.test_keys` writes it."""
    head, _line, body = PAGE.read_text(encoding="utf-8").partition("<!-- from the bindings -->\n")
    assert head
    assert body.strip() == reference().strip()


if __name__ == "__main__":
    kept = PAGE.read_text(encoding="utf-8").partition("<!-- from the bindings -->\n")
    PAGE.write_text(kept[0] + kept[1] + reference(), encoding="utf-8")
