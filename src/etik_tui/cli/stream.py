"""The standard streams: printed on in any character set, let go when nobody reads any more."""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130
BROKEN_PIPE = 141


def keep_printing() -> None:
    """Print what the terminal's character set lacks as an escape, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Keep the interpreter's last flush from failing again on the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
