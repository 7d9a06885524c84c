"""The code of ethics for public service of KPU Provinsi Bali, 132/2025, as a plugin of etik-tui."""

from pathlib import Path

from etik_tui.api import hookimpl


@hookimpl
def etik_profiles() -> tuple[Path, ...]:
    """Name the folder that holds the regulation as data, as it was installed."""
    return (Path(__file__).parent / "profile",)
