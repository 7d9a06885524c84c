"""Rules that no linter knows: no hidden state, no hidden clock, no test that does not run."""

import ast
import re
from collections.abc import Iterator

from tests.meta.source import Module, allowed, shipped_modules, test_modules

MUTABLE_CALLS = {"dict", "list", "set", "defaultdict", "deque", "Counter", "OrderedDict"}
IDLE_TEST = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b|unittest\.skip")
PLUGIN_API = {"etik_tui.api", "etik_tui.testing"}


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return True
    if not isinstance(value, ast.Call):
        return False
    return ast.unparse(value.func).split(".")[-1] in MUTABLE_CALLS


def _state(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield node.lineno, f"global {', '.join(node.names)}"
    for node in module.tree.body:
        if isinstance(node, ast.Assign):
            names = [ast.unparse(target) for target in node.targets]
        elif isinstance(node, ast.AnnAssign):
            names = [ast.unparse(node.target)]
        else:
            continue
        constant = names == ["__all__"] or "Mapping[" in ast.unparse(
            getattr(node, "annotation", node)
        )
        if _is_mutable(node.value) and not constant:
            yield node.lineno, names[0]


def test_no_module_holds_state() -> None:
    """No shipped module keeps a list, dict or set that could change, and none uses `global`."""
    exceptions = allowed("state")
    problems = [
        f"{module.name}:{line}: {name} is state of the module; use a tuple or frozenset, annotate "
        f"a table as Mapping[…], or hand the state down"
        for module in shipped_modules()
        for line, name in _state(module)
        if f"{module.name}::{name}" not in exceptions
    ]
    assert not problems, "\n".join(problems)


def test_every_test_runs() -> None:
    """No test is skipped or expected to fail, except by name and reason in allow.toml."""
    problems = [
        f"{module.name}:{number}: {found.group()}; make it run, or give the reason under [skip] in "
        f"tests/meta/allow.toml"
        for module in test_modules()
        if module.name not in allowed("skip") and module.path.name != "test_discipline.py"
        for number, line in enumerate(module.text.splitlines(), 1)
        if (found := IDLE_TEST.search(line))
    ]
    assert not problems, "\n".join(problems)


def test_plugins_import_only_the_api() -> None:
    """A plugin's package imports nothing of the core but `etik_tui.api` and `etik_tui.testing`."""
    problems = []
    for module in shipped_modules():
        if not module.name.startswith("plugins/"):
            continue
        for node in ast.walk(module.tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            problems += [
                f"{module.name}:{node.lineno}: {name}; import it from etik_tui.api"
                for name in names
                if name.split(".")[0] == "etik_tui" and name not in PLUGIN_API
            ]
    assert not problems, "\n".join(problems)
