"""The only module that a plugin imports."""

from etik_tui.plugins.hookspec import hookimpl

__all__ = ["hookimpl"]
