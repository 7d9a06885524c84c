"""Taking a matter in: a report becomes a registered case."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from etik_tui.casework.entry import check_dates, check_fields, check_text
from etik_tui.casework.indexing import case_row
from etik_tui.casework.recording import Recorded
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import begin, fold
from etik_tui.domain.fact import (
    AllegationRecorded,
    AnyFact,
    CaseRegistered,
    EvidenceAdded,
    MilestoneRecorded,
    PartyAdded,
    Value,
)
from etik_tui.domain.person import Party, Person, Role, checked_nip
from etik_tui.errors import InputError, Problem
from etik_tui.journal.port import Numbering
from etik_tui.journal.row import CaseRow
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.check import check_report
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.profile.act import Channel, Milestone
from etik_tui.profile.load import LoadedProfile
from etik_tui.profile.profile import Profile


class ReportedParty(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person named in a report, with the part they play."""

    role: Role
    name: str
    nip: str = ""
    rank: str = ""
    position: str = ""
    position_level: str = ""
    unit: str = ""
    employment: str = ""
    address: str = ""
    nik: str = ""

    def person(self) -> Person:
        """Return the person."""
        return Person(
            name=self.name.strip(),
            nip=self.nip,
            rank=self.rank,
            position=self.position,
            position_level=self.position_level,
            unit=self.unit,
            employment=self.employment,
            address=self.address,
            nik=self.nik,
        )


class ReportedAct(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is alleged; without `terlapor` (a name) it concerns the first terlapor."""

    text: str
    terlapor: str = ""
    place: str = ""
    act_date: str = ""
    norms: tuple[str, ...] = ()


class ReportedEvidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of evidence that came with a report."""

    title: str
    form: str = ""


class Report(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report as it is taken in: channel, dates of receipt, people, allegations, evidence."""

    channel: str
    title: str
    dates: Mapping[str, date] = {}
    sensitive: bool = False
    fields: Mapping[str, Value] = {}
    parties: tuple[ReportedParty, ...] = ()
    allegations: tuple[ReportedAct, ...] = ()
    evidence: tuple[ReportedEvidence, ...] = ()


def register(workspace: Workspace, profile_id: str, report: Report) -> Recorded:
    """Register a report as a case; the findings say what the report still lacks.

    Raises InputError with every problem of the report; nothing is recorded then.
    """
    loaded = workspace.library.get(profile_id)
    problems = check_report_input(workspace, loaded.profile, report)
    if problems:
        raise InputError(_("Laporan belum dapat didaftarkan"), problems=problems)
    case_id, at, actor = workspace.clock.new_id(), workspace.clock.now(), workspace.actor
    parties = _parties(report)
    typed = _facts(loaded, report, parties, "", _received(workspace, report))
    workspace.permit.require_report(begin(case_id, typed, at, actor))

    def opening(number: str) -> tuple[tuple[AnyFact, ...], CaseRow]:
        facts = _facts(loaded, report, parties, number, _received(workspace, report))
        return facts, case_row(workspace, begin(case_id, facts, at, actor))

    entries = workspace.journal.register(
        case_id,
        Numbering(
            institution=profile_id,
            template=workspace.office.number_template,
            on=_received(workspace, report),
            code=loaded.profile.code,
        ),
        opening,
        actor=actor,
        recorded_at=at,
    )
    case = fold(case_id, entries)
    workspace.hooks.tell(case, entries)
    findings = (*check_report(workspace.situation(case)), *_doubts(case.parties))
    return Recorded(case=workspace.permit.veil(case), entries=entries, findings=findings)


def preview_report(
    workspace: Workspace, profile_id: str, report: Report
) -> tuple[tuple[Problem, ...], tuple[Finding, ...]]:
    """Return the problems and findings of a report that is still being written."""
    loaded = workspace.library.get(profile_id)
    problems = check_report_input(workspace, loaded.profile, report)
    facts = _facts(loaded, report, _parties(report), "", _received(workspace, report))
    case = begin("", facts, workspace.clock.now(), workspace.actor)
    findings = (*check_report(workspace.situation(case, loaded.profile)), *_doubts(case.parties))
    return problems, findings


def _received(workspace: Workspace, report: Report) -> date:
    return min(report.dates.values(), default=workspace.today)


def _parties(report: Report) -> tuple[Party, ...]:
    return tuple(
        Party(id=f"p{place}", role=each.role, person=each.person())
        for place, each in enumerate(report.parties, start=1)
    )


def _facts(
    loaded: LoadedProfile, report: Report, parties: tuple[Party, ...], number: str, at: date
) -> tuple[AnyFact, ...]:
    profile = loaded.profile
    registered = CaseRegistered(
        at=at,
        number=number,
        profile=profile.id,
        profile_version=profile.version,
        profile_digest=loaded.digest,
        channel=report.channel,
        title=report.title,
        sensitive=report.sensitive,
    )
    received: tuple[AnyFact, ...] = ()
    if profile.intake:
        receipt = MilestoneRecorded(
            at=at, milestone=profile.intake.milestone, dates=report.dates, fields=report.fields
        )
        received = (receipt,)
    return (
        registered,
        *(PartyAdded(at=at, party=party) for party in parties),
        *_allegations(report, parties, at),
        *(
            EvidenceAdded(at=at, id=f"b{place}", title=each.title, form=each.form)
            for place, each in enumerate(report.evidence, start=1)
        ),
        *received,
    )


def _allegations(report: Report, parties: tuple[Party, ...], at: date) -> Iterator[AnyFact]:
    accused = [party for party in parties if party.role is Role.TERLAPOR]
    for place, each in enumerate(report.allegations, start=1):
        named = [party for party in accused if party.person.name == each.terlapor.strip()]
        concerned = (named or accused)[:1]
        yield AllegationRecorded(
            at=at,
            id=f"d{place}",
            party=concerned[0].id if concerned else "",
            text=each.text,
            place=each.place,
            act_date=each.act_date,
            norms=each.norms,
        )


def _doubts(parties: tuple[Party, ...]) -> tuple[Finding, ...]:
    return tuple(
        Finding(id="party.nip", verdict=Verdict.WARN, text=doubt, subject=party.id)
        for party in parties
        if (doubt := checked_nip(party.person.nip))
    )


def check_report_input(
    workspace: Workspace, profile: Profile, report: Report
) -> tuple[Problem, ...]:
    """Return everything that keeps a report from being registered, all at once."""
    return (
        *_check_channel(workspace, profile, report),
        *_check_people(profile, report),
        *_check_allegations(profile, report),
        *check_text("title", report.title, required=True),
        *(
            problem
            for place, each in enumerate(report.evidence)
            for problem in check_text(f"evidence[{place}].title", each.title, required=True)
        ),
    )


def _check_channel(workspace: Workspace, profile: Profile, report: Report) -> Iterator[Problem]:
    intake = profile.intake
    if intake is None:
        return
    channel = next((each for each in intake.channels if each.id == report.channel), None)
    if channel is None:
        known = ", ".join(each.id for each in intake.channels)
        yield Problem(
            what=_("jalur “{channel}” tidak dikenal").format(channel=report.channel[:60]),
            key="channel",
            remedy=_("pilihan: {known}").format(known=known),
        )
    receipt = profile.milestone(intake.milestone)
    if receipt:
        yield from check_dates(receipt, report.dates, workspace.today)
        yield from _check_future(receipt, report.dates, workspace.today)
        yield from _check_intake_fields(profile, receipt, channel, report)


def _check_future(receipt: Milestone, dates: Mapping[str, date], today: date) -> Iterator[Problem]:
    for spec in receipt.dates:
        day = dates.get(spec.id, today)
        if day > today and not spec.planned:
            yield Problem(
                what=_("{day} belum terjadi").format(day=short_day(day)),
                key=f"dates.{spec.id}",
                remedy=_("periksa tahun dan bulannya"),
            )


def _check_intake_fields(
    profile: Profile, receipt: Milestone, channel: Channel | None, report: Report
) -> Iterator[Problem]:
    specs = (*receipt.fields, *(channel.fields if channel else ()))
    yield from check_fields(profile, specs, report.fields)


def _check_people(profile: Profile, report: Report) -> Iterator[Problem]:
    for place, each in enumerate(report.parties):
        yield from check_text(f"parties[{place}].name", each.name, required=True)
    roles = {each.role for each in report.parties}
    if Role.TERLAPOR not in roles:
        yield Problem(
            what=_("belum ada terlapor"),
            key="parties",
            remedy=_("tambahkan pihak dengan peran terlapor"),
        )
    channels = profile.intake.channels if profile.intake else ()
    channel = next((each for each in channels if each.id == report.channel), None)
    reporters = {Role.PELAPOR, Role.PENGADU}
    if channel and channel.reporter and channel.reporter_required and not roles & reporters:
        yield Problem(
            what=_("jalur {channel} memerlukan {role}").format(
                channel=channel.title, role=channel.reporter.value
            ),
            key="parties",
            remedy=_("tambahkan pihak dengan peran {role}").format(role=channel.reporter.value),
        )


def _check_allegations(profile: Profile, report: Report) -> Iterator[Problem]:
    accused = {each.name.strip() for each in report.parties if each.role is Role.TERLAPOR}
    for place, each in enumerate(report.allegations):
        key = f"allegations[{place}]"
        yield from check_text(f"{key}.text", each.text, required=True, long=True)
        if each.terlapor and each.terlapor.strip() not in accused:
            yield Problem(what=_("terlapor ini tidak ada di daftar pihak"), key=f"{key}.terlapor")
        for norm in each.norms:
            if profile.breachable(norm) is None:
                yield Problem(
                    what=_("norma “{norm}” tidak dikenal").format(norm=norm[:60]),
                    key=f"{key}.norms",
                    remedy=_("cari dengan `etik norm search`"),
                )
