"""Modules that wait until they are used, each in a process of its own."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from etik_tui.tui.spared import OF_PALETTE, OF_TABLE

START = "import sys; from etik_tui.standin import spare_start; spare_start(); "
FRAMEWORK = START + "from etik_tui.tui.spared import spare_framework; spare_framework(); "


def said(code: str) -> str:
    """Return what a new process prints."""
    run = [sys.executable, "-c", code]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("import asyncio", "ssl"),
        ("import asyncio", "asyncio.sslproto"),
        ("import textual.app", "platformdirs"),
        ("import textual.app", "pickle"),
        ("import textual.app", "typing_extensions"),
        ("import msgspec", "msgspec.inspect"),
        ("import msgspec", "msgspec._json_schema"),
        ("import uuid", "platform"),
    ],
)
def test_what_is_not_used_is_not_loaded(code: str, name: str) -> None:
    """Who imports one of them finds a stand-in, and does nothing that loads the module proper."""
    assert said(f"{FRAMEWORK}{code}; print(type(sys.modules[{name!r}]).__name__)") == "StandIn"


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("import asyncio.base_events as b; print(b.ssl.SSLContext.__name__)", "SSLContext"),
        ("from asyncio.sslproto import SSLProtocol as S; print(S.__name__)", "SSLProtocol"),
        ("from typing_extensions import Doc; print(Doc('x').documentation)", "x"),
        ("from typing_extensions import TypeVar as T; print(T('T', default=int).__name__)", "T"),
        ("import psycopg; print(psycopg.__name__)", "psycopg"),
        ("import aiohttp; print(aiohttp.ClientSession.__name__)", "ClientSession"),
        ("from pickle import dumps, loads; print(loads(dumps([1])))", "[1]"),
        ("import pickle; print(pickle.Pickler.__name__)", "Pickler"),
        ("import platform; print(platform.system(), bool(platform.machine()))", "Linux True"),
        ("import platformdirs as p; print(bool(p.user_downloads_path()))", "True"),
        ("import msgspec; print(msgspec.json.schema(int)['type'])", "integer"),
        ("import msgspec; print(msgspec.inspect.type_info(int))", "IntType("),
    ],
)
def test_whoever_uses_one_has_it(code: str, answer: str) -> None:
    """A name that is not offered, or a function that is called, loads the module proper."""
    assert said(START + code).startswith(answer)


def test_work_is_handed_to_other_processes() -> None:
    """What such work needs of `pickle` comes with it."""
    code = (
        "from concurrent.futures import ProcessPoolExecutor as Pool\n"
        "with Pool(1) as pool: print(*pool.map(abs, [-1, 2]))"
    )
    assert said(f"{START}\n{code}") == "1 2"


def test_the_module_proper_is_one() -> None:
    """Whoever held the stand-in and whoever imports the module later have the same objects."""
    code = (
        "import ssl as early; early.CERT_NONE; import ssl; "
        "print(ssl is not early, ssl.SSLContext is early.SSLContext, sys.modules['ssl'] is ssl)"
    )
    assert said(START + code) == "True True True"


def test_what_cannot_be_loaded_fails_where_it_is_used() -> None:
    """A module that this Python lacks is an ImportError at its first use, each time."""
    code = (
        "from etik_tui.standin import stand_in\n"
        "def none(name): raise AttributeError(name)\n"
        "stand_in('etik_lacking', none)\n"
        "import etik_lacking\n"
        "for _turn in range(2):\n"
        "    try: etik_lacking.thing\n"
        "    except ImportError as error: print(error.name)"
    )
    assert said(f"{START}\n{code}").split() == ["etik_lacking"] * 2


def test_the_frameworks_palette_comes_when_it_is_asked_for() -> None:
    """An application loads without the palette; any other name of it brings it as it is."""
    code = (
        "import textual.app; print('textual.widgets._option_list' in sys.modules);"
        "import textual.command as c; print(c.SearchIcon.__module__, c.CommandPalette.is_open)"
    )
    left_out, came = said(FRAMEWORK + code).splitlines()
    assert left_out == "False"
    assert came.startswith("textual.command <function CommandPalette.is_open")


@pytest.mark.parametrize(
    ("module", "offered"), [("textual.command", OF_PALETTE), ("rich.table", OF_TABLE)]
)
def test_what_the_framework_takes_of_it_is_offered(module: str, offered: frozenset[str]) -> None:
    """The names that other modules of a start import are those that the stand-in offers."""
    found = find_spec("textual")
    assert found is not None
    assert found.origin is not None
    taken = set[str]()
    for file in ("app.py", "theme.py", "screen.py", "design.py", "color.py"):
        tree = ast.parse(Path(found.origin).with_name(file).read_text(encoding="utf-8"))
        for each in tree.body:
            if isinstance(each, ast.ImportFrom) and each.module == module:
                taken |= {name.name for name in each.names}
    assert taken
    assert taken <= offered
