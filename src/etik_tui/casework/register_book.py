"""The office's registers: what is entered in them, and how often each unit was reached."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from etik_tui.access.rule import Action
from etik_tui.casework.entry import check_dates, check_fields, check_text
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.book import RegisterEntry, register_entries
from etik_tui.domain.fact import AnyFact, FactWithdrawn, RegisterEntered, RegisterOpened, Value
from etik_tui.domain.register import register_chain
from etik_tui.errors import ConflictError, InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.load import LoadedProfile
from etik_tui.profile.register import RegisterSpec


class RegisterInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry as typed in."""

    dates: Mapping[str, date] = {}
    number: str = ""
    fields: Mapping[str, Value] = {}


class UnitCoverage(Struct, frozen=True, kw_only=True):
    """How often a unit was reached, and when last; never: 0 and `None`."""

    unit: str
    entries: int
    last: date | None


def enter(
    workspace: Workspace,
    profile_id: str,
    register_id: str,
    entry: RegisterInput,
    *,
    seen: int | None = None,
) -> RegisterEntry:
    """Enter something in a register; the first entry begins the book.

    `seen` is the version of the book that the official looked at. Raises InputError with every
    problem of the entry, ConflictError if others have entered something since.
    """
    loaded, spec = _register(workspace, profile_id, register_id)
    problems = tuple(_problems(workspace, loaded, spec, entry))
    if problems:
        what = _("Isian buku register belum dapat dicatat")
        raise InputError(what, problems=problems, where=spec.title)
    fact = RegisterEntered(
        at=entry.dates[spec.dates[0].id],
        dates=entry.dates,
        number=entry.number,
        fields=entry.fields,
    )
    return _write(workspace, loaded, spec, fact, seen)[-1]


def withdraw_entry(
    workspace: Workspace,
    profile_id: str,
    register_id: str,
    version: int,
    *,
    reason: str,
    seen: int | None = None,
) -> RegisterEntry:
    """Take an entry back, with the reason; both stay visible in the book."""
    loaded, spec = _register(workspace, profile_id, register_id)
    if not reason.strip():
        raise InputError(_("Penarikan memerlukan alasan"), where=spec.title)
    standing = [each for each in entries(workspace, profile_id, register_id) if not each.withdrawn]
    if version not in [each.version for each in standing]:
        what = _("Isian nomor {version} tidak ada atau sudah ditarik").format(version=version)
        raise InputError(what, where=spec.title)
    fact = FactWithdrawn(at=workspace.today, reason=reason.strip(), target=version)
    book = _write(workspace, loaded, spec, fact, seen)
    return next(each for each in book if each.version == version)


def entries(workspace: Workspace, profile_id: str, register_id: str) -> tuple[RegisterEntry, ...]:
    """Return a register's entries in the order of entering, withdrawn ones too.

    A register stays readable when the profile that describes it is gone.
    """
    return register_entries(workspace.journal.entries(register_chain(profile_id, register_id)))


def coverage_per_unit(
    workspace: Workspace,
    profile_id: str,
    register_id: str,
    *,
    since: date | None = None,
    until: date | None = None,
) -> tuple[UnitCoverage, ...]:
    """Return how often each unit was reached in a span of days, both ends included.

    The units are those of the office's own list, or else of the regulation, then any others
    that entries name; a unit never reached is there with 0.
    """
    loaded, spec = _register(workspace, profile_id, register_id)
    reached: dict[str, list[date]] = {unit: [] for unit in _units(workspace, loaded, spec)}
    for entry in entries(workspace, profile_id, register_id):
        if entry.withdrawn or (since and entry.at < since) or (until and entry.at > until):
            continue
        value = entry.fields.get(spec.unit, ())
        for unit in (value,) if isinstance(value, str) else value:
            if unit.strip():
                reached.setdefault(unit.strip(), []).append(entry.at)
    return tuple(
        UnitCoverage(unit=unit, entries=len(days), last=max(days, default=None))
        for unit, days in reached.items()
    )


def _units(workspace: Workspace, loaded: LoadedProfile, spec: RegisterSpec) -> tuple[str, ...]:
    field = next((each for each in spec.fields if each.id == spec.unit), None)
    own = workspace.office.lists.get(field.office_list, ()) if field else ()
    coverage = loaded.profile.coverage
    return own or (coverage.units if coverage else ())


def _register(
    workspace: Workspace, profile_id: str, register_id: str
) -> tuple[LoadedProfile, RegisterSpec]:
    loaded = workspace.library.get(profile_id)
    spec = loaded.profile.register(register_id)
    if spec is None:
        known = ", ".join(each.id for each in loaded.profile.registers)
        raise InputError(
            _("Buku register “{id}” tidak dikenal").format(id=register_id[:60]),
            remedy=_("Pilihan: {known}.").format(known=known or _("teks tidak mengatur")),
        )
    return loaded, spec


def _problems(
    workspace: Workspace, loaded: LoadedProfile, spec: RegisterSpec, entry: RegisterInput
) -> Iterator[Problem]:
    yield from check_dates(spec, entry.dates, workspace.today)
    first = spec.dates[0]
    if not first.required and first.id not in entry.dates:
        yield Problem(what=_("tanggal isian wajib diisi"), key=f"dates.{first.id}")
    for each in spec.dates:
        day = entry.dates.get(each.id)
        if day and day > workspace.today and not each.planned:
            yield Problem(
                what=_("{date} belum terjadi").format(date=each.title),
                key=f"dates.{each.id}",
                remedy=_("periksa tahun dan bulannya"),
            )
    yield from check_fields(loaded.profile, spec.fields, entry.fields)
    yield from check_text("number", entry.number)


def _write(
    workspace: Workspace,
    loaded: LoadedProfile,
    spec: RegisterSpec,
    fact: RegisterEntered | FactWithdrawn,
    seen: int | None,
) -> tuple[RegisterEntry, ...]:
    workspace.permit.require(Action.ENTER)
    chain = register_chain(loaded.profile.id, spec.id)
    before = workspace.journal.entries(chain)
    if seen is not None and len(before) != seen:
        raise ConflictError(
            _("Buku register ini sudah diisi pihak lain sejak Anda membukanya"),
            where=spec.title,
            remedy=_("Muat ulang, periksa yang baru, lalu ulangi."),
        )
    facts: tuple[AnyFact, ...] = (fact,)
    if not before:
        opened = RegisterOpened(
            at=workspace.today,
            number=chain,
            profile=loaded.profile.id,
            profile_version=loaded.profile.version,
            profile_digest=loaded.digest,
            register=spec.id,
        )
        facts = (opened, fact)
    written = workspace.journal.append(
        chain,
        len(before),
        facts,
        actor=workspace.actor,
        recorded_at=workspace.clock.now(),
        row=None,
    )
    return register_entries((*before, *written))
