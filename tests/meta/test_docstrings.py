"""Public names and tests say what they mean."""

import ast
import re

from tests.meta.source import Definition, Module, allowed, shipped_modules, test_modules

# Called by the framework, which documents them; what is particular about one is a comment inside.
FRAMEWORK_METHOD = re.compile(r"compose|render(_line)?|(on|watch|validate|compute|key)_\w+")
SENTENCE_END = (".", "!", "?")


def _owes_docstring(module: Module, found: Definition) -> bool:
    if not found.is_public or found.nested_in_function:
        return False
    if any(name.split(".")[-1] in {"override", "overload"} for name in found.decorators):
        return False
    if any(name.endswith((".setter", ".deleter")) for name in found.decorators):
        return False
    in_screens = "/tui/" in module.name
    return not (in_screens and FRAMEWORK_METHOD.fullmatch(found.node.name))


def _sentence_problem(docstring: str | None) -> str | None:
    if docstring is None:
        return "has no docstring; say in one sentence what it is"
    first = docstring.strip().split("\n\n")[0].strip()
    if not first.endswith((*SENTENCE_END, ":")):
        return "its docstring does not begin with a sentence"
    return None


def test_every_public_name_has_a_docstring() -> None:
    """Every shipped module and public class, function and method begins with one sentence."""
    exceptions = allowed("docstring")
    problems = []
    for module in shipped_modules():
        if module.text.strip() and (problem := _sentence_problem(ast.get_docstring(module.tree))):
            problems.append(f"{module.name}: {problem}")
        for found in module.definitions:
            name = f"{module.name}::{found.qualified_name}"
            problem = _sentence_problem(ast.get_docstring(found.node))
            if problem and _owes_docstring(module, found) and name not in exceptions:
                problems.append(f"{module.name}:{found.node.lineno}: {found.node.name} {problem}")
    assert not problems, "\n".join(problems)


def test_every_test_states_its_claim() -> None:
    """Every test has a docstring of one sentence: what is true if it passes."""
    problems = []
    for module in test_modules():
        for found in module.definitions:
            if found.is_class or not found.node.name.startswith("test_"):
                continue
            if found.nested_in_function:
                continue
            problem = _sentence_problem(ast.get_docstring(found.node))
            if problem:
                problems.append(f"{module.name}:{found.node.lineno}: {found.node.name} {problem}")
    assert not problems, "\n".join(problems)
