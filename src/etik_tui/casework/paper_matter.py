"""What a letter, an office, a report and the people of a case put on a paper."""

from collections.abc import Iterator, Mapping

from etik_tui.casework.paper_path import OFFICIAL, PEOPLE
from etik_tui.casework.paper_value import (
    NO_MEMBER,
    NOBODY,
    joined,
    norms_value,
    party_values,
    person_values,
    seat_values,
)
from etik_tui.casework.paper_view import PaperView
from etik_tui.documents.filter import Scalar
from etik_tui.documents.value import Coded
from etik_tui.domain.fact import MajelisFormed
from etik_tui.domain.person import Person, Role

CONFIDENTIAL = "Rahasia"


def letter_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield what belongs to the letter itself."""
    form = view.sheet.form
    yield "surat.nomor", view.sheet.number
    yield "surat.tanggal", view.sheet.on
    yield "surat.sifat", CONFIDENTIAL if form.confidential else None
    yield "surat.hal", form.title
    yield from under("surat.penandatangan", _signatory(view))


def _signatory(view: PaperView) -> Mapping[str, Scalar | None]:
    """Return who signs: named by the act, the Majelis' own seat, or the office's official."""
    act, form = view.sheet.act, view.sheet.form
    said = act.fields.get("penandatangan", "") if act else ""
    if isinstance(said, str) and said and (person := view.person(said)):
        return _official(person)
    milestone = view.profile.milestone(act.milestone if act else form.milestone)
    actor = milestone.actor if milestone else ""
    for seat in view.seats:
        if seat.seat == actor:
            return _official(seat.person)
    return _of_office(view, actor)


def _official(person: Person) -> Mapping[str, Scalar | None]:
    values = person_values(person)
    return {key: values[key] for key in OFFICIAL}


def _of_office(view: PaperView, actor: str) -> Mapping[str, Scalar | None]:
    for each in view.office.officials:
        if each.actor == actor:
            return _official(
                Person(name=each.name, nip=each.nip, rank=each.rank, position=each.position)
            )
    return dict.fromkeys(OFFICIAL)


def office_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield what belongs to the office, and its officials by the part they play."""
    yield "kantor.nama", view.office.name
    yield "kantor.tempat", view.office.place
    yield "kantor.kop", "\n".join(view.office.letterhead)
    for actor in view.profile.actors:
        yield from under(f"pejabat.{actor.id}", _of_office(view, actor.id))


def matter_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield what the register and the act of receipt know of the case."""
    case, intake = view.case, view.profile.intake
    received = case.recorded(intake.milestone) if intake else ()
    channels = {each.id: each for each in intake.channels} if intake else {}
    channel = channels.get(case.channel)
    said = received[0].fields.get("isi", "") if received else ""
    report = said if isinstance(said, str) else "; ".join(said)
    yield "perkara.nomor", case.number
    yield "perkara.judul", case.title
    yield "perkara.saluran", Coded(channel.title, channel.id) if channel else case.channel
    yield "perkara.diterima", received[0].at if received else None
    yield "perkara.terdaftar", case.registered
    yield "perkara.isi", report or "\n".join(each.text for each in case.allegations)


def people_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield the people of the case by the part they have in the paper."""
    reporters = view.case.with_role(Role.PELAPOR, Role.PENGADU)
    found = (view.concerned, view.accused, next(iter(reporters), None))
    for name, party in zip(PEOPLE, found, strict=True):
        yield from under(name, party_values(party) if party else NOBODY)


def allegation_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield what the terlapor is said to have done."""
    alleged = view.about(view.case.allegations, view.party)
    places = dict.fromkeys(each.place for each in alleged if each.place)
    days = dict.fromkeys(each.act_date for each in alleged if each.act_date)
    yield "dugaan.uraian", "\n".join(each.text for each in alleged)
    yield "dugaan.tempat", joined(tuple(places))
    yield "dugaan.tanggal", joined(tuple(days))
    yield "dugaan.pasal", norms_value(view.profile, view.alleged_norms)


def majelis_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield the decree on the Majelis, and the first holder of each kind of seat."""
    decreed = {e.version for e in view.case.entries if isinstance(e.fact, MajelisFormed)}
    events = [event for event in view.case.events if event.version in decreed]
    yield "sk.nomor", events[-1].number if events else None
    yield "sk.tanggal", events[-1].at if events else None
    yield "majelis.jumlah", len(view.seats) or None
    for rule in view.profile.majelis.seats if view.profile.majelis else ():
        holders = view.case.majelis.holding(rule.id) if view.case.majelis else ()
        member = seat_values(view.profile, holders[0]) if holders else NO_MEMBER
        yield from under(f"majelis.{rule.id}", member)


def under(prefix: str, record: Mapping[str, Scalar | None]) -> Iterator[tuple[str, Scalar | None]]:
    """Yield a record's values with their whole paths."""
    for key, value in record.items():
        yield f"{prefix}.{key}", value
