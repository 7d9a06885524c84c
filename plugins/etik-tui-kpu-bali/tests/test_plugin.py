"""The plugin keeps what etik-tui asks of every plugin."""

from pathlib import Path

from etik_tui.testing import PluginContract


class TestPlugin(PluginContract):
    """The contract that ships with the program."""

    plugin = "kpu-bali"
    project = Path(__file__).parents[1]
