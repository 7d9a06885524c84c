"""Keys: every binding has a name, a safe key, and its line in the reference."""

from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

from etik_tui.tui.keying import SAFE, owners
from etik_tui.tui.place import key_name

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "keys.md"


def bound() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Yield every binding that the program itself declares, with its class."""
    for owner, own in owners().items():
        yield from ((owner, each) for each in own)


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
