"""How the journal writes moments."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """Return a moment as stored: UTC, always with microseconds, so that text sorts by time."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
