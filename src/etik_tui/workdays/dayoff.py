"""What a calendar is made of: days off in layers with their legal basis, and years by decree."""

from __future__ import annotations

# msgspec resolves these annotations when it decodes the shipped years.
from datetime import date
from enum import StrEnum

from msgspec import Struct

from etik_tui.locale import _


class Layer(StrEnum):
    """Why a day is off, from the state down to the office."""

    NATIONAL = "libur-nasional"
    COLLECTIVE_LEAVE = "cuti-bersama"
    LOCAL = "lokal"
    SPECIAL = "libur-khusus"

    @property
    def label(self) -> str:
        """Name the layer as people do; `SPECIAL` are days such as elections."""
        return {
            Layer.NATIONAL: _("libur nasional"),
            Layer.COLLECTIVE_LEAVE: _("cuti bersama"),
            Layer.LOCAL: _("libur lokal"),
            Layer.SPECIAL: _("libur khusus"),
        }[self]


class DayOff(Struct, frozen=True, kw_only=True, order=True, forbid_unknown_fields=True):
    """One day off in one layer, with the instrument that makes it one."""

    on: date
    layer: Layer
    name: str
    basis: str

    @property
    def title(self) -> str:
        """Name the day and its layer; the layer alone where the decree has no other name."""
        label = self.layer.label
        return label if self.name.casefold() == label.casefold() else f"{self.name} ({label})"


class Standing(StrEnum):
    """Whether a year's days off are decreed or only expected."""

    DECREED = "ditetapkan"
    ESTIMATE = "perkiraan"


class YearStatus(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The decree behind one year's days off.

    `basis` is the joint decree of the ministers (SKB), `keppres` the presidential decision on
    collective leave of civil servants, empty when none was found; `source` is where it was read.
    """

    year: int
    status: Standing
    basis: str
    keppres: str = ""
    source: str = ""


class YearSource(YearStatus, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One year as data: its decree and its days off."""

    days: tuple[DayOff, ...]

    def decree(self) -> YearStatus:
        """Return the decree alone."""
        return YearStatus(
            year=self.year,
            status=self.status,
            basis=self.basis,
            keppres=self.keppres,
            source=self.source,
        )


class CalendarOptions(Struct, frozen=True, kw_only=True):
    """How an office works: 5 or 6 days a week, and whether it works on collective leave.

    Perpres 21/2023 Pasal 3 sets five days for government bodies; villages set their own. No text
    says how cuti bersama counts, so it is a choice: by default it is not a working day.
    """

    week: int = 5
    collective_leave_counts: bool = False


class Skip(Struct, frozen=True, kw_only=True):
    """A day that is not a working day, and every reason for it.

    `weekend` is "Sabtu" or "Minggu" where the week is the reason, otherwise `None`.
    """

    on: date
    weekend: str | None
    days_off: tuple[DayOff, ...]

    @property
    def reason(self) -> str:
        """Say why in one line: the weekday and the names of the days off with their layers."""
        named = [day.title for day in self.days_off]
        if self.weekend is None:
            return "; ".join(named)
        return "; ".join([_("Sabtu") if self.weekend == "Sabtu" else _("Minggu"), *named])
