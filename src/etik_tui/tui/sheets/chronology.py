"""The chronology: every fact as recorded, withdrawn ones too."""

from collections.abc import Iterator, Mapping
from datetime import date

from etik_tui.domain import fact as facts
from etik_tui.domain.case import Case
from etik_tui.domain.fact import AnyFact, Entry
from etik_tui.domain.person import Role
from etik_tui.locale import _
from etik_tui.profile.act import FieldSpec
from etik_tui.profile.profile import Profile
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Line, Tone, heading, line
from etik_tui.tui.sheets.examination import examined_words
from etik_tui.tui.sheets.naming import act_fields, field_words, in_order, party_name
from etik_tui.tui.wording import cause_words, short_date


def chronology_lines(desk: Desk, case: Case) -> Iterator[Line]:
    """Yield the facts of a case, newest first, with who recorded them and when."""
    yield heading(
        _("Kronologi"),
        _("terbaru di atas · Enter: tarik · {key}: lengkapi").format(key=desk.key("case.add", "t")),
    )
    takers = {
        entry.fact.target: entry
        for entry in case.entries
        if isinstance(entry.fact, facts.FactWithdrawn)
    }
    for entry in reversed(case.entries):
        gone = entry.version in case.withdrawn
        yield line(
            (f"{entry.version:>3}  ", Tone.DIM),
            (f"{short_date(entry.fact.at):<12} ", Tone.DIM if gone else Tone.PLAIN),
            (_("DITARIK ") if gone else "", Tone.WARN),
            (fact_words(desk, case, entry), Tone.DIM if gone else Tone.PLAIN),
            hang=18,
            key=f"entry:{entry.version}",
        )
        for detail in _details(desk, case, entry):
            yield line((detail, Tone.DIM), indent=18)
        taker = takers.get(entry.version)
        if gone and taker and taker.fact.reason:
            words = _("ditarik oleh {who}: {why}").format(who=taker.actor, why=taker.fact.reason)
            yield line((words, Tone.DIM), indent=18)


def fact_words(desk: Desk, case: Case, entry: Entry) -> str:
    """Say in one sentence what a fact records."""
    profile = desk.workspace.profile_of(case)
    fact = entry.fact
    return _act_words(fact, desk, case, profile) or _file_words(fact, desk, profile)


def _details(desk: Desk, case: Case, entry: Entry) -> Iterator[str]:
    moment = entry.recorded_at.astimezone()
    yield _("dicatat {day} {time} oleh {who}").format(
        day=short_date(moment.date()), time=moment.strftime("%H:%M"), who=entry.actor
    )
    fact = entry.fact
    if isinstance(fact, facts.MilestoneRecorded | facts.MajelisFormed):
        yield from act_details(desk.workspace.profile_of(case), fact)
    if isinstance(fact, facts.MilestoneSupplemented):
        yield from _added(desk.workspace.profile_of(case), case, fact)
    if fact.reason and not isinstance(fact, facts.FactWithdrawn):
        yield _("alasan: {why}").format(why=fact.reason)


def act_details(
    profile: Profile | None, fact: facts.MilestoneRecorded | facts.MajelisFormed
) -> Iterator[str]:
    """Yield the further dates, the number and the fields of an act."""
    if fact.number:
        yield _("nomor {number}").format(number=fact.number)
    dates = fact.dates if len(fact.dates) > 1 else {}
    yield from _values(profile, fact.milestone, dates, fact.fields)


def _added(profile: Profile | None, case: Case, fact: facts.MilestoneSupplemented) -> Iterator[str]:
    target = _target(case, fact)
    yield from _values(profile, target.milestone if target else "", fact.dates, fact.fields)


def _target(
    case: Case, fact: facts.MilestoneSupplemented
) -> facts.MilestoneRecorded | facts.MajelisFormed | None:
    found = next((each.fact for each in case.entries if each.version == fact.target), None)
    return found if isinstance(found, facts.MilestoneRecorded | facts.MajelisFormed) else None


def _target_title(fact: facts.MilestoneSupplemented, case: Case, profile: Profile | None) -> str:
    target = _target(case, fact)
    if target is None:
        return ""
    milestone = profile.milestone(target.milestone) if profile else None
    return milestone.title if milestone else target.milestone


def _values(
    profile: Profile | None,
    milestone_id: str,
    dates: Mapping[str, date],
    fields: Mapping[str, facts.Value],
) -> Iterator[str]:
    milestone = profile.milestone(milestone_id) if profile else None
    titles: dict[str, str] = {}
    specs: Mapping[str, FieldSpec] = {}
    if milestone is not None and profile is not None:
        titles = {each.id: each.title for each in milestone.dates}
        specs = act_fields(profile, milestone)
        titles |= {each.id: each.title for each in specs.values()}
    for name, day in in_order(dates, titles):
        yield f"{titles.get(name, name)}: {short_date(day)}"
    for name, value in in_order(fields, titles):
        if value:
            words = field_words(profile, specs.get(name), value)
            yield f"{titles.get(name, name)}: {words}"


def _act_words(fact: AnyFact, desk: Desk, case: Case, profile: Profile | None) -> str:
    """Say what a fact of the procedure records; empty for other facts."""
    match fact:
        case facts.MilestoneRecorded() | facts.MajelisFormed():
            milestone = profile.milestone(fact.milestone) if profile else None
            whom = party_name(desk, case, fact.party)
            title = milestone.title if milestone else fact.milestone
            return f"{title} · {whom}" if whom and _several(case) else title
        case facts.DeviationRecorded():
            return _("Penyimpangan dicatat: {findings}").format(findings=", ".join(fact.findings))
        case facts.FactWithdrawn():
            return _("Catatan {n} ditarik: {why}").format(n=fact.target, why=fact.reason)
        case facts.VoteCast():
            words = _("Suara {who}: {option}")
            return words.format(who=_seat(desk, case, fact.seat), option=_option(profile, fact))
        case facts.DissentRecorded():
            words = _("Pendapat berbeda {who}: {text}")
            return words.format(who=_seat(desk, case, fact.seat), text=fact.text)
        case facts.MilestoneSupplemented():
            return _("Tambahan pada catatan {n}: {title}").format(
                n=fact.target, title=_target_title(fact, case, profile)
            )
        case facts.QuestionRecorded() | facts.RecordReadBack() | facts.SignatureRecorded():
            return examined_words(fact, desk, case)
        case facts.DeadlineMoved():
            return _moved_words(fact, desk, case, profile)
        case facts.ReadingChosen():
            return _("Tafsir {id} dipilih: {option}").format(id=fact.reading, option=fact.option)
        case facts.CaseClosed():
            return _("Perkara ditutup di luar urutannya")
        case facts.CaseReopened():
            return _("Perkara dibuka kembali")
        case _other:
            return ""


def _moved_words(fact: facts.DeadlineMoved, desk: Desk, case: Case, profile: Profile | None) -> str:
    rule = profile.deadline(fact.deadline) if profile else None
    whom = party_name(desk, case, fact.party) if _several(case) else ""
    title = rule.title if rule else fact.deadline
    return _("Tenggat bergeser: {title}, dari {before} ke {after} ({cause})").format(
        title=f"{title} · {whom}" if whom else title,
        before=short_date(fact.before),
        after=short_date(fact.after) if fact.after else _("tanpa tanggal"),
        cause=cause_words(fact.cause),
    )


def _file_words(fact: AnyFact, desk: Desk, profile: Profile | None) -> str:
    """Say what a fact of the file records."""
    match fact:
        case facts.CaseRegistered():
            return _("Perkara didaftarkan: {title}").format(title=fact.title)
        case facts.PartyAdded():
            role, name = fact.party.role.value, desk.name(fact.party.person)
            return _("Pihak ditambahkan: {name} ({role})").format(name=name, role=role)
        case facts.PartyChanged():
            return _("Data pihak diperbaiki: {name}").format(name=desk.name(fact.party.person))
        case facts.AllegationRecorded():
            return _("Dugaan: {text}").format(text=fact.text)
        case facts.EvidenceAdded():
            return _("Alat bukti: {title}").format(title=fact.title)
        case facts.ChecklistTicked() | facts.ChecklistUnticked():
            words = _("Butir dicentang: {text}")
            if isinstance(fact, facts.ChecklistUnticked):
                words = _("Centang dicabut: {text}")
            return words.format(text=_task(profile, fact.item))
        case facts.DocumentIssued():
            return _("Surat {form} nomor {number} terbit").format(
                form=fact.form, number=fact.number
            )
        case facts.NoteAdded():
            return _("Catatan: {text}").format(text=fact.text)
        case facts.SensitivityMarked():
            return _("Perkara ditandai sensitif") if fact.sensitive else _("Tanda sensitif dicabut")
        case facts.ProcedureAttached():
            return _("Prosedur {profile} dilampirkan sebagai rujukan").format(
                profile=_short(desk, fact.profile)
            )
        case facts.AccessRestricted():
            return _("Akses dibatasi: {people}").format(people=", ".join(fact.people) or "–")
        case facts.AccountLinked():
            words = (
                _("{who} adalah akun {account}") if fact.same else _("{who} bukan akun {account}")
            )
            return words.format(who=fact.seat or fact.party, account=fact.account)
        case _other:
            return type(fact).__name__


def _short(desk: Desk, profile_id: str) -> str:
    other = desk.workspace.library.find(profile_id)
    return other.short if other else profile_id


def _several(case: Case) -> bool:
    return len(case.with_role(Role.TERLAPOR)) > 1


def _seat(desk: Desk, case: Case, seat_id: str) -> str:
    seats = case.majelis.seats if case.majelis else ()
    return next((desk.name(seat.person) for seat in seats if seat.id == seat_id), seat_id)


def _option(profile: Profile | None, fact: facts.VoteCast) -> str:
    outcomes = profile.decision.outcomes if profile and profile.decision else ()
    known = {each.id: each.title for each in outcomes}
    return known.get(fact.option, fact.option) if fact.option else _("abstain")


def _task(profile: Profile | None, item: str) -> str:
    tasks = profile.tasks if profile else ()
    return next((task.text for task in tasks if task.id == item), item)
