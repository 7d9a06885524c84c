"""Reports, acts and panels written in a file: TOML or JSON."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from etik_tui.casework.document import Document, Reading
from etik_tui.casework.registration import Report, check_report_input
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import Value
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _

T = TypeVar("T")
ALSO = ("schema", "profile")


class FileMember(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A member of a Majelis as a file names them; `attested` maps a rule's id to ya or tidak."""

    seat: str
    name: str
    nip: str = ""
    rank: str = ""
    position: str = ""
    position_level: str = ""
    unit: str = ""
    employment: str = ""
    attested: Mapping[str, str] = {}


class FileAct(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act as a file gives it; what the command line gives goes before it."""

    milestone: str = ""
    dates: Mapping[str, date] = {}
    party: str = ""
    number: str = ""
    fields: Mapping[str, Value] = {}
    majelis: tuple[FileMember, ...] = ()


class FilePanel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposed Majelis as a file gives it."""

    majelis: tuple[FileMember, ...]


class Parsed(Struct, Generic[T], frozen=True, kw_only=True):
    """What a file says, as far as it is sound, and everything wrong with its structure."""

    value: T
    problems: tuple[Problem, ...]
    document: Document


def parsed(source: Document, kind: type[T]) -> Parsed[T]:
    """Return what a document says as a value of a type."""
    reading = Reading(source)
    sound = reading.table(source.data, kind, also=ALSO)
    try:
        value = msgspec.convert(sound, kind, strict=True)
    except msgspec.ValidationError:
        raise InputError(
            _("Berkas masukan belum dapat dipakai"), problems=reading.problems, where=source.name
        ) from None
    return Parsed(value=value, problems=tuple(reading.problems), document=source)


def read_report(workspace: Workspace, profile_id: str, source: Document) -> Report:
    """Return the report in a document; raises InputError with all its problems."""
    found: Parsed[Report] = parsed(source, Report)
    profile = workspace.library.get(profile_id).profile
    refuse(found, check_report_input(workspace, profile, found.value))
    return found.value


def read_act(source: Document) -> FileAct:
    """Return the act in a document; raises InputError with all problems of its structure."""
    found: Parsed[FileAct] = parsed(source, FileAct)
    refuse(found)
    return found.value


def read_panel(source: Document) -> Majelis:
    """Return the Majelis in a document; raises InputError with all problems of its structure."""
    found: Parsed[FilePanel] = parsed(source, FilePanel)
    refuse(found)
    return panel_of(found.value.majelis)


def panel_of(members: Iterable[FileMember]) -> Majelis:
    """Return the Majelis that these members make, in their order."""
    return Majelis(
        seats=tuple(
            Seat(
                id=f"m{place}",
                seat=each.seat,
                person=Person(
                    name=each.name.strip(),
                    nip=each.nip,
                    rank=each.rank,
                    position=each.position,
                    position_level=each.position_level,
                    unit=each.unit,
                    employment=each.employment,
                ),
                attested=each.attested,
            )
            for place, each in enumerate(members, start=1)
        )
    )


def refuse(found: Parsed[T], further: Iterable[Problem] = ()) -> None:
    """Raise InputError with the problems of a file, if it has any.

    Of one key only the first problem is told: what is wrong in form explains what is missing.
    """
    every = (*found.problems, *found.document.located(further))
    known = {problem.key for problem in found.problems}
    kept = [
        problem
        for place, problem in enumerate(every)
        if place < len(found.problems) or problem.key not in known
    ]
    if kept:
        raise InputError(
            _("Berkas masukan belum dapat dipakai"),
            problems=sorted(kept, key=lambda each: each.line),
            where=found.document.name,
        )
