"""The project's own files, read once, for the tests of the house style."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Definition:
    """A function or class, with the names of what encloses it: `Board.on_mount`."""

    qualified_name: str
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    nested_in_function: bool

    @property
    def is_class(self) -> bool:
        """Whether this is a class, not a function or method."""
        return isinstance(self.node, ast.ClassDef)

    @property
    def is_public(self) -> bool:
        """Whether no part of the qualified name starts with an underscore."""
        return not any(part.startswith("_") for part in self.qualified_name.split("."))

    @property
    def has_docstring(self) -> bool:
        """Whether the definition carries a docstring."""
        return ast.get_docstring(self.node) is not None

    @property
    def lines(self) -> int:
        """Length from `def` or `class` to the end; of a function without its docstring."""
        length = (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1
        first = self.node.body[0]
        if self.is_class or not self.has_docstring:
            return length
        return length - ((first.end_lineno or first.lineno) - first.lineno + 1)

    @property
    def decorators(self) -> tuple[str, ...]:
        """The decorators as source text."""
        return tuple(ast.unparse(decorator) for decorator in self.node.decorator_list)


@dataclass(frozen=True)
class Module:
    """A Python file of the project."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the project's root, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """The source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, filename=self.name)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Every function and class, in order, inner ones included."""
        return tuple(_walk(self.tree, (), nested=False))


def _walk(node: ast.AST, outer: tuple[str, ...], *, nested: bool) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = (*outer, child.name)
            yield Definition(".".join(names), child, nested)
            inner = nested or not isinstance(child, ast.ClassDef)
            yield from _walk(child, names, nested=inner)
        else:
            yield from _walk(child, outer, nested=nested)


def _modules(*patterns: str) -> tuple[Module, ...]:
    paths = sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
    return tuple(Module(path) for path in paths if "_template" not in path.parts)


@lru_cache
def shipped_modules() -> tuple[Module, ...]:
    """Every module that is installed: of the core and of the plugins beside it."""
    return _modules("src/**/*.py", "plugins/*/src/**/*.py")


@lru_cache
def test_modules() -> tuple[Module, ...]:
    """Every file of the test suites, helpers and fixtures included."""
    return _modules("conftest.py", "tests/**/*.py", "plugins/*/tests/**/*.py")


test_modules.__test__ = False  # type: ignore[attr-defined]  # pytest takes the name for a test


@lru_cache
def tracked_files() -> tuple[Path, ...]:
    """Every file under version control, or about to be; links are not followed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())


@lru_cache
def allowed(table: str) -> dict[str, str]:
    """One table of `allow.toml`: what is excepted from a rule, with the reason."""
    file = Path(__file__).with_name("allow.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")).get(table, {})
