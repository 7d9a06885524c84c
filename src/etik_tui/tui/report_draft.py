"""A report that is still being written: what was typed, and the report it makes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from etik_tui.casework.entry import MANY
from etik_tui.casework.registration import (
    Report,
    ReportedAct,
    ReportedEvidence,
    ReportedParty,
)
from etik_tui.domain.fact import Value
from etik_tui.domain.person import Role
from etik_tui.locale import _
from etik_tui.profile.act import Channel, FieldSpec, Milestone
from etik_tui.profile.profile import Profile
from etik_tui.tui.dateword import read_date


class ReportDraft(Struct, frozen=True, kw_only=True):
    """What the new-case wizard holds; `values` are form fields by key, dates as typed."""

    step: str = ""
    channel: str = ""
    values: Mapping[str, Value] = {}
    parties: tuple[ReportedParty, ...] = ()
    allegations: tuple[ReportedAct, ...] = ()
    evidence: tuple[ReportedEvidence, ...] = ()

    @property
    def accused(self) -> tuple[ReportedParty, ...]:
        """Return the terlapor named so far."""
        return tuple(party for party in self.parties if party.role is Role.TERLAPOR)

    def body(self, title: str) -> Mapping[str, Any]:
        """Return what is kept as a draft."""
        return {"title": title, "report": msgspec.to_builtins(self)}

    def report(self, profile: Profile, today: date) -> Report:
        """Return the report that this makes; dates that cannot be read are left out."""
        dates: dict[str, date] = {}
        fields: dict[str, Value] = {}
        specs = {spec.id: spec for spec in report_fields(profile, self.channel)}
        for key, value in self.values.items():
            table, _dot, name = key.partition(".")
            if table == "dates" and isinstance(value, str):
                day = read_date(value, today)
                if day is not None:
                    dates[name] = day
            elif table == "fields" and value and name in specs:
                fields[name] = _field(specs[name], value)
        title = self.values.get("title", "")
        return Report(
            channel=self.channel,
            title=title.strip() if isinstance(title, str) else "",
            dates=dates,
            sensitive="ya" in self.values.get("sensitive", ()),
            fields=fields,
            parties=self.parties,
            allegations=self.allegations,
            evidence=self.evidence,
        )


def _field(spec: FieldSpec, value: Value) -> Value:
    if isinstance(value, str):
        return value.strip()
    return value if spec.type in MANY else next(iter(value), "")


def read_draft(body: Mapping[str, Any]) -> ReportDraft:
    """Return the report of a kept draft; one that an older program wrote starts anew."""
    try:
        return msgspec.convert(body.get("report", {}), ReportDraft)
    except msgspec.ValidationError:
        return ReportDraft()


def channel_of(profile: Profile, channel: str) -> Channel | None:
    """Return a channel of a profile by its id."""
    channels = profile.intake.channels if profile.intake else ()
    return next((each for each in channels if each.id == channel), None)


def receipt_of(profile: Profile) -> Milestone | None:
    """Return the milestone that receipt records."""
    return profile.milestone(profile.intake.milestone) if profile.intake else None


def report_fields(profile: Profile, channel: str) -> tuple[FieldSpec, ...]:
    """Return the fields that a report of one channel has."""
    receipt, found = receipt_of(profile), channel_of(profile, channel)
    return (*(receipt.fields if receipt else ()), *(found.fields if found else ()))


def report_titles(profile: Profile, channel: str) -> Mapping[str, str]:
    """Return what the rows of a report are called, by row key."""
    receipt = receipt_of(profile)
    titles = {f"dates.{spec.id}": spec.title for spec in (receipt.dates if receipt else ())}
    titles |= {f"fields.{spec.id}": spec.title for spec in report_fields(profile, channel)}
    return {"title": _("Pokok perkara"), **titles}
