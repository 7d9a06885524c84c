"""A small invented regulation, cases under it, and the situation they make."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import msgspec

from etik_tui.domain.case import Case, begin
from etik_tui.domain.fact import (
    AnyFact,
    CaseRegistered,
    MajelisFormed,
    MilestoneRecorded,
    PartyAdded,
)
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.situation import Situation, situation
from etik_tui.profile.profile import Profile
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.dayoff import CalendarOptions

CITE = {"cite": "Pasal 1"}
YES_NO = {"type": "yes-no"}


def _milestone(id_: str, kind: str = "act", **more: Any) -> dict[str, Any]:
    dates = more.pop("dates", ({"id": "tanggal", "title": "Tanggal"},))
    return {"id": id_, "title": id_.title(), "actor": "majelis", "kind": kind, "dates": dates} | (
        CITE | more
    )


BASE: Mapping[str, Any] = {
    "schema": 1,
    "id": "alfa",
    "version": "1",
    "name": "Kode Etik Alfa",
    "institution": "Lembaga Alfa",
    "short": "Alfa",
    "regulations": [{"id": "r", "title": "Peraturan Alfa", "status": "berlaku"}],
    "time": {"day": "calendar"},
    "actors": [{"id": "majelis", "title": "Majelis"} | CITE],
    "intake": CITE
    | {
        "milestone": "terima",
        "channels": [
            CITE
            | {
                "id": "laporan",
                "title": "Laporan",
                "reporter": "pelapor",
                "requires": [
                    CITE
                    | {"id": "pelapor", "text": "Ada pelapor", "condition": {"party": "pelapor"}}
                ],
            },
            CITE
            | {
                "id": "temuan",
                "title": "Temuan",
                "fields": [{"id": "sumber", "title": "Sumber", "required": True}],
            },
        ],
    },
    "stages": [
        CITE | {"id": "masuk", "title": "Masuk", "short": "Masuk"},
        CITE
        | {"id": "sidang", "title": "Sidang", "short": "Sidang", "when": {"recorded": "bentuk"}},
        CITE | {"id": "putus", "title": "Putus", "short": "Putus", "when": {"recorded": "putusan"}},
        CITE
        | {
            "id": "selesai",
            "title": "Selesai",
            "short": "Selesai",
            "when": {"recorded": "tutup"},
            "final": True,
        },
    ],
    "milestones": [
        _milestone("terima", "receipt"),
        _milestone("bentuk", "majelis", needs={"recorded": "terima"}, number="required"),
        _milestone(
            "panggilan",
            "summons",
            per="terlapor",
            dates=(
                {"id": "surat", "title": "Surat", "not_before": ["bentuk.tanggal"]},
                {"id": "dikirim", "title": "Dikirim", "required": False},
                {"id": "sidang", "title": "Sidang", "planned": True},
            ),
            needs={"recorded": "bentuk"},
        ),
        _milestone(
            "hadir",
            "attendance",
            per="terlapor",
            fields=[
                {"id": "datang", "title": "Datang", "required": True} | YES_NO,
                {
                    "id": "alasan",
                    "title": "Alasan",
                    "required": True,
                    "when": {"field": "hadir.datang", "is": "tidak"},
                },
            ],
            needs={"recorded": "panggilan"},
            when={"all": [{"recorded": "panggilan"}, {"not": {"recorded": "periksa"}}]},
        ),
        _milestone(
            "periksa",
            "hearing",
            per="terlapor",
            needs={"all": [{"recorded": "bentuk"}, {"recorded": "panggilan"}]},
            when={"field": "hadir.datang", "is": "ya"},
        ),
        _milestone(
            "musyawarah",
            per="terlapor",
            fields=[{"id": "mufakat", "title": "Mufakat", "required": True} | YES_NO],
            needs={"recorded": "periksa"},
        ),
        _milestone(
            "putusan",
            "verdict",
            per="terlapor",
            fields=[
                {
                    "id": "hasil",
                    "title": "Hasil",
                    "type": "choice",
                    "required": True,
                    "choices": [{"id": "terbukti", "title": "T"}, {"id": "bebas", "title": "B"}],
                },
                {
                    "id": "cara",
                    "title": "Cara",
                    "type": "choice",
                    "choices": [
                        {"id": "mufakat", "title": "M"},
                        {"id": "suara", "title": "S"},
                        {"id": "ketua", "title": "K"},
                    ],
                },
                {"id": "sanksi", "title": "Sanksi", "type": "sanctions"},
            ],
            needs={"recorded": "periksa"},
        ),
        _milestone("teguran", needs={"recorded": "putusan"}, duty=False, repeat=True),
        _milestone("tutup", "closing", needs={"recorded": "putusan"}),
    ],
    "deadlines": [],
}


def regulation(**tables: Any) -> Profile:
    """Return the invented regulation with some of its top-level tables replaced."""
    return msgspec.convert({**BASE, **tables}, Profile)


def changed(milestone: str, **more: Any) -> list[dict[str, Any]]:
    """Return the milestones of the invented regulation with keys of one of them replaced."""
    return [each | (more if each["id"] == milestone else {}) for each in BASE["milestones"]]


def deadline(**more: Any) -> dict[str, Any]:
    """Return a deadline on the hearing, counted from receipt, with some keys replaced."""
    return (
        CITE
        | {
            "id": "periksa",
            "title": "Memeriksa",
            "anchor": "terima.tanggal",
            "met_by": "periksa.tanggal",
            "n": 5,
            "unit": "working",
            "actor": "majelis",
        }
        | more
    )


def day(text: str) -> date:
    """Return a date written as month and day of 2026, or whole."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def act(milestone: str, party: str = "", **more: Any) -> MilestoneRecorded:
    """Return a milestone: `surat="09-01"` are dates, anything else with a dash or not a field."""
    dates = {key: day(value) for key, value in more.items() if _is_date(value)}
    fields = {key: value for key, value in more.items() if not _is_date(value)}
    return MilestoneRecorded(
        at=next(iter(dates.values())), milestone=milestone, party=party, dates=dates, fields=fields
    )


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and len(value) in (5, 10) and value[-3] == "-"


def panel(*seats: str, person: Person | None = None) -> Majelis:
    """Return a panel with one member for each kind of seat named, ids m1, m2 …."""
    return Majelis(
        seats=tuple(
            Seat(id=f"m{n}", seat=seat, person=person or Person(name=f"Anggota {n}"))
            for n, seat in enumerate(seats, start=1)
        )
    )


def formed(on: str, majelis: Majelis | None = None) -> MajelisFormed:
    """Return the forming of a panel."""
    return MajelisFormed(
        at=day(on),
        milestone="bentuk",
        majelis=majelis or panel("ketua", "sekretaris", "anggota"),
        dates={"tanggal": day(on)},
        number="1",
    )


def matter(
    *facts: AnyFact,
    parties: tuple[Party, ...] | None = None,
    channel: str = "laporan",
    sensitive: bool = False,
    received: str = "09-01",
) -> Case:
    """Return a case received on a day, against one terlapor unless parties are given."""
    people = parties or (
        Party(id="p1", role=Role.TERLAPOR, person=Person(name="Elang Rinjani")),
        Party(id="p2", role=Role.PELAPOR, person=Person(name="Melati Anggrek")),
    )
    at = day(received)
    registered = CaseRegistered(
        at=at,
        number="001/2026",
        profile="alfa",
        profile_version="1",
        profile_digest="",
        channel=channel,
        title="Perkara",
        sensitive=sensitive,
    )
    opening = [registered, *(PartyAdded(at=at, party=party) for party in people)]
    receipt = act("terima", tanggal=received)
    moment = datetime(2026, 9, 1, 3, tzinfo=UTC)
    return begin("c1", [*opening, receipt, *facts], moment, "petugas")


@cache
def calendar(options: CalendarOptions) -> WorkCalendar:
    """Return the calendar of the decrees."""
    return build_calendar(options)


def standing(
    base: Profile, case: Case, today: str = "12-01", office: Mapping[str, str] | None = None
) -> Situation:
    """Return the situation of a case on a day."""
    return situation(base, case, calendar, day(today), office=office)
