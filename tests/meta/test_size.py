"""Nothing grows beyond what one can read at a sitting."""

from collections.abc import Mapping

from tests.meta.source import allowed, shipped_modules

MODULE_LINES = 400
CLASS_LINES = 250
FUNCTION_LINES = 50


def _report(kind: str, lengths: Mapping[str, int], limit: int, advice: str) -> str:
    exceptions = allowed(kind)
    too_long = [
        f"{name}: {lines} lines, at most {limit}; {advice}, or add it with its reason to "
        f"[{kind}] in tests/meta/allow.toml"
        for name, lines in lengths.items()
        if lines > limit and name not in exceptions
    ]
    stale = [
        f"{name}: no longer over {limit} lines; take it out of [{kind}] in tests/meta/allow.toml"
        for name in exceptions
        if lengths.get(name, 0) <= limit
    ]
    return "\n".join(too_long + stale)


def test_modules_are_short() -> None:
    """No shipped module is longer than 400 lines."""
    lengths = {module.name: len(module.text.splitlines()) for module in shipped_modules()}
    problems = _report("module", lengths, MODULE_LINES, "split it by what it is about")
    assert not problems, problems


def test_classes_are_short() -> None:
    """No shipped class is longer than 250 lines."""
    lengths = {
        f"{module.name}::{found.qualified_name}": found.lines
        for module in shipped_modules()
        for found in module.definitions
        if found.is_class
    }
    problems = _report("class", lengths, CLASS_LINES, "give part of its work to another class")
    assert not problems, problems


def test_functions_are_short() -> None:
    """No shipped function is longer than 50 lines, its docstring not counted."""
    lengths = {
        f"{module.name}::{found.qualified_name}": found.lines
        for module in shipped_modules()
        for found in module.definitions
        if not found.is_class
    }
    problems = _report("function", lengths, FUNCTION_LINES, "take a named step out of it")
    assert not problems, problems
