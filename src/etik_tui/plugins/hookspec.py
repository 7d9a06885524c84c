"""What a plugin may supply."""

from collections.abc import Sequence
from pathlib import Path

import pluggy

PROJECT = "etik_tui"
GROUP = "etik_tui.plugin.v1"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """The hooks; each is called apart for every plugin, so that one cannot spoil another."""

    @hookspec
    def etik_profiles(self) -> Sequence[Path]:
        """Return the folders of the profiles that the plugin supplies."""
        raise NotImplementedError
