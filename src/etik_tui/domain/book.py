"""Books of the office: what the facts of a register add up to."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from etik_tui.domain.fact import Entry, FactWithdrawn, RegisterEntered, Value


class RegisterEntry(Struct, frozen=True, kw_only=True):
    """One entry of a book; `withdrawn` with its reason when it was taken back."""

    version: int
    at: date
    dates: Mapping[str, date]
    number: str
    fields: Mapping[str, Value]
    actor: str
    recorded_at: datetime
    withdrawn: bool = False
    reason: str = ""


def register_entries(chain: Iterable[Entry]) -> tuple[RegisterEntry, ...]:
    """Return what was entered in a book, in the order of entering, withdrawn entries too."""
    entries = tuple(chain)
    taken_back = {
        entry.fact.target: entry.fact.reason
        for entry in entries
        if isinstance(entry.fact, FactWithdrawn) and entry.fact.target < entry.version
    }
    return tuple(
        RegisterEntry(
            version=entry.version,
            at=entry.fact.at,
            dates=entry.fact.dates,
            number=entry.fact.number,
            fields=entry.fact.fields,
            actor=entry.actor,
            recorded_at=entry.recorded_at,
            withdrawn=entry.version in taken_back,
            reason=taken_back.get(entry.version, ""),
        )
        for entry in entries
        if isinstance(entry.fact, RegisterEntered)
    )
