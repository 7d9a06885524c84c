"""The commands for each way in which the program may be installed."""

import json
from pathlib import Path

import pytest

from etik_tui.errors import InputError, RefusedError
from etik_tui.plugins.command import Addition, adding, fetching, removing, renewing
from etik_tui.plugins.installation import Installation, Installer, installation_at

WHEEL = "/simpan/etik_tui_baru-1-py3-none-any.whl"
NEW = Addition(name="etik-tui-baru", requirement=WHEEL, alone=True)
RECEIPT = """\
[tool]
requirements = [
    { name = "etik-tui", specifier = ">=0.1" },
    { name = "etik-tui-lama", path = "/simpan/etik_tui_lama-1-py3-none-any.whl" },
]
python = "3.11"
entrypoints = [{ name = "etik", install-path = "/opt/bin/etik", from = "etik-tui" }]

[tool.options]
no-index = true
find-links = ["file:///simpan"]
index = [{ url = "https://cermin.example", default = true }]
"""


def at(prefix: Path, *, has_pip: bool = False, managed: bool = False) -> Installation:
    """Return what the files under `prefix` say."""
    packages = prefix / "lib"
    packages.mkdir(exist_ok=True)
    if managed:
        (prefix / "EXTERNALLY-MANAGED").touch()
    return installation_at(
        prefix,
        prefix / "bin" / "python",
        packages,
        stdlib=prefix,
        in_environment=(prefix / "pyvenv.cfg").exists(),
        has_pip=has_pip,
    )


@pytest.fixture
def tool(tmp_path: Path) -> Installation:
    """An environment of `uv tool install` with one plugin."""
    prefix = tmp_path / "tools" / "etik-tui"
    prefix.mkdir(parents=True)
    (prefix / "pyvenv.cfg").write_text("uv = 0.9\n")
    (prefix / "uv-receipt.toml").write_text(RECEIPT)
    return at(prefix)


@pytest.fixture
def pipx(tmp_path: Path) -> Installation:
    """An environment of pipx with one plugin."""
    prefix = tmp_path / "venvs" / "etik-tui"
    prefix.mkdir(parents=True)
    (prefix / "pyvenv.cfg").write_text("uv = 0.9\n")
    (prefix / "pipx_metadata.json").write_text(
        json.dumps({"injected_packages": {"etik-tui-lama": {}}})
    )
    return at(prefix)


@pytest.fixture
def venv(tmp_path: Path) -> Installation:
    """A plain environment with pip."""
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\n")
    return at(tmp_path, has_pip=True)


def test_a_tool_keeps_everything_in_its_receipt(tool: Installation) -> None:
    """With uv tool the whole list is repeated, so that adding one plugin drops no other."""
    command = adding(tool, [NEW])
    assert str(command) == (
        f"UV_TOOL_DIR={tool.prefix.parent} UV_TOOL_BIN_DIR=/opt/bin "
        "uv tool install --compile-bytecode --no-build --python 3.11 "
        "--no-index --default-index https://cermin.example --find-links file:///simpan --offline "
        f"--with {WHEEL} --with /simpan/etik_tui_lama-1-py3-none-any.whl 'etik-tui>=0.1'"
    )


def test_a_tool_loses_only_what_is_removed(tool: Installation) -> None:
    """With uv tool a plugin is removed by leaving it out of the list."""
    words = removing(tool, ["etik_tui_lama"]).words
    assert "--with" not in words
    assert words[-1] == "etik-tui>=0.1"


def test_a_tool_is_renewed_with_its_plugins(tool: Installation) -> None:
    """Renewing the program keeps its plugins: by the receipt, or by repeating it."""
    assert renewing(tool).words[:4] == ("uv", "tool", "upgrade", "etik-tui")
    words = renewing(tool, "/usb/etik_tui-0.2-py3-none-any.whl").words
    assert words[-1] == "/usb/etik_tui-0.2-py3-none-any.whl"
    assert "/simpan/etik_tui_lama-1-py3-none-any.whl" in words
    words = renewing(tool, wheels=Path("/usb")).words
    assert (words[-1], words.count("--no-index")) == ("etik-tui", 1)


def test_a_receipt_from_development_is_kept_editable(tool: Installation) -> None:
    """Source folders stay editable, and then building is not forbidden."""
    text = RECEIPT.replace('path = "/simpan/etik_tui_lama-1-py3-none-any.whl"', 'editable = "/src"')
    (tool.prefix / "uv-receipt.toml").write_text(text)
    words = adding(tool, [NEW]).words
    assert words[words.index("--with-editable") + 1] == "/src"
    assert "--no-build" not in words


@pytest.mark.parametrize(
    "text", ["", "[tool", "[tool]\nrequirements = 3", "[tool]\nrequirements=[]"]
)
def test_an_unreadable_receipt_is_not_guessed_at(tool: Installation, text: str) -> None:
    """A receipt that cannot be read is refused: a guess would drop plugins."""
    (tool.prefix / "uv-receipt.toml").write_text(text)
    with pytest.raises(InputError, match="Kuitansi"):
        adding(tool, [NEW])


def test_pipx_injects_and_leaves_dependencies(pipx: Installation) -> None:
    """With pipx a plugin is injected; removing it must not take the program along."""
    home = pipx.prefix.parent.parent
    assert str(adding(pipx, [NEW])) == (
        f"PIPX_HOME={home} pipx inject '--pip-args=--only-binary=:all: --no-deps' etik-tui {WHEEL}"
    )
    assert removing(pipx, ["etik-tui-lama"]).words == (
        *("pipx", "uninject", "--leave-deps", "etik-tui", "etik-tui-lama"),
    )
    again = Addition(name="etik-tui-lama", requirement=WHEEL, alone=True)
    assert "--force" in adding(pipx, [again]).words


def test_pipx_renews_in_place(pipx: Installation) -> None:
    """With pipx a newer program goes into the same environment, where the plugins are."""
    assert renewing(pipx).words == ("pipx", "upgrade", "--include-injected", "etik-tui")
    words = renewing(pipx, "/usb/etik_tui-0.2-py3-none-any.whl").words
    assert words[:4] == ("pipx", "runpip", "etik-tui", "install")


def test_pip_in_an_environment(venv: Installation) -> None:
    """A plain environment uses its own pip, from wheels only."""
    python = str(venv.python)
    assert adding(venv, [NEW]).words == (
        *(python, "-m", "pip", "install", "--only-binary=:all:", "--no-deps", WHEEL),
    )
    assert removing(venv, ["etik-tui-lama"]).words[-2:] == ("--yes", "etik-tui-lama")
    assert fetching(venv, "etik-tui-baru", Path("/t")).words[:4] == (
        python,
        "-m",
        "pip",
        "download",
    )


def test_a_folder_needs_no_network(venv: Installation, tool: Installation) -> None:
    """A plugin with needs of its own takes everything from its folder, nothing from a network."""
    needy = Addition(name="etik-tui-baru", requirement=WHEEL, wheels=Path("/usb"))
    for here in (venv, tool):
        words = adding(here, [needy]).words
        assert words.count("--no-index") == 1
        assert words[words.index("/usb") - 1] == "--find-links"


def test_an_environment_of_uv_has_no_pip(tmp_path: Path) -> None:
    """An environment that uv made is served by uv."""
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\nuv = 0.9.1\n")
    here = at(tmp_path)
    assert here.installer is Installer.UV_VENV
    assert adding(here, [NEW]).words[:5] == ("uv", "pip", "install", "--python", str(here.python))


def test_what_is_fixed_is_refused_with_the_way_out(tmp_path: Path) -> None:
    """Nothing is added to a temporary environment or to the system's own Python."""
    managed = at(tmp_path, managed=True)
    assert managed.installer is Installer.MANAGED
    with pytest.raises(RefusedError, match="uv tool install"):
        adding(managed, [NEW])
    cached = tmp_path / "archive-v0" / "abc"
    cached.mkdir(parents=True)
    with pytest.raises(RefusedError, match="uvx"):
        adding(at(cached), [NEW])
    assert at(tmp_path / "archive-v0").installer is Installer.UVX


def test_the_systems_python_without_mark(tmp_path: Path) -> None:
    """A Python outside environments that nobody manages may be added to."""
    assert at(tmp_path).installer is Installer.SYSTEM
