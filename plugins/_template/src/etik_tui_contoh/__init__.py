"""Kode etik contoh sebagai plugin etik-tui."""

from pathlib import Path

from etik_tui.api import hookimpl


@hookimpl
def etik_profiles() -> tuple[Path, ...]:
    """Name the folder that holds the regulation as data."""
    return (Path(__file__).with_name("profile"),)
