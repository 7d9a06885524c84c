"""The process around the interface, set up before Textual is imported."""

import os
import resource

HEEDED = ("TEXTUAL", "RICH_", "COLUMNS", "LINES", "BROWSER", "PYTHONBREAKPOINT")


def settle_process() -> None:
    """Take away what the environment could make the interface do, and close what it leaves open.

    Textual and Rich read variables that load code, press keys, take pictures and open ports; files
    are readable by their owner only; a crash leaves no memory image.
    """
    for name in tuple(os.environ):
        if name.startswith(HEEDED):
            del os.environ[name]
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
