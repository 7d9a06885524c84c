"""The code of ethics of Banjarnegara's village officials, 23/2017, as a plugin of etik-tui."""

from pathlib import Path

from etik_tui.api import hookimpl


@hookimpl
def etik_profiles() -> tuple[Path, ...]:
    """Name the folder that holds the regulation as data, as it was installed."""
    return (Path(__file__).parent / "profile",)
