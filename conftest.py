"""Isolation of every test, of the core and of the plugins, from the machine that it runs on."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples everywhere and always; a slow machine fails no test by its slowness.
settings.register_profile("etik", deadline=None, derandomize=True, database=None)
settings.load_profile("etik")

XDG_FOLDERS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}

# What a person's shell may set and what the program, or a library that it uses, would heed.
FOREIGN = ("COLUMNS", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LINES", "NO_COLOR", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def isolated_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Give the test an empty home folder and an environment without settings of its own.

    `ETIK_PLUGINS` alone is kept: it says which installed plugins a whole run may load.
    """
    home = tmp_path_factory.mktemp("home")
    for name in os.environ:
        if name.startswith("ETIK_") and name != "ETIK_PLUGINS":
            monkeypatch.delenv(name)
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)
    for name, folder in XDG_FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    time.tzset()
    return home
