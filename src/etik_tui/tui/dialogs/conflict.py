"""What another session recorded meanwhile."""

from collections.abc import Iterator

from etik_tui.domain.case import Case
from etik_tui.errors import ConflictError
from etik_tui.locale import _
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, line
from etik_tui.tui.sheets.chronology import fact_words


def conflict_lines(desk: Desk, error: ConflictError, seen: Case, now: Case) -> Iterator[Line]:
    """Yield who recorded what since the version seen, and what to do."""
    yield line((error.what, Tone.BOLD))
    yield BLANK
    for entry in now.entries[seen.version :]:
        moment = entry.recorded_at.astimezone().strftime("%H:%M")
        yield line((f"{moment} {entry.actor}: ", Tone.ACCENT), fact_words(desk, now, entry), hang=2)
    yield BLANK
    yield line(_("Isian Anda tetap di layar dan disimpan sebagai draf. Periksa, lalu catat lagi."))
