"""`etik case show`: one case on one page."""

import argparse

from etik_tui.cli.case.sheet_body import case_body
from etik_tui.cli.dueword import status_words
from etik_tui.cli.factword import milestone_title, party_mark, value_words
from etik_tui.cli.grammar import Parsers, add_number, add_verb
from etik_tui.cli.output import Output
from etik_tui.cli.session import Session
from etik_tui.domain.case import Case
from etik_tui.domain.person import Person
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.deadline import Status, deadlines
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import next_step
from etik_tui.profile.profile import Profile

QUIET = frozenset({Status.NOT_APPLICABLE, Status.NOT_YET})


def describe(verbs: Parsers) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "show", show, _("lihat satu perkara"), reads=True)
    add_number(parser)


def show(session: Session, args: argparse.Namespace) -> int:
    """Print a case; without its profile only what is recorded."""
    workspace = session.workspace
    case = workspace.case(args.number)
    profile = workspace.profile_of(case)
    situation = workspace.situation(case) if profile else None
    if situation is None:
        session.out.talk_text(
            _("Profil “{id}” tidak terpasang: tahap dan tenggat tidak dihitung.").format(
                id=case.profile
            )
        )
    if session.as_json:
        session.out.data("case", case_body(case, situation))
        return 0
    _print_head(session.out, case, situation)
    _print_people(session.out, case)
    _print_allegations(session.out, case, profile)
    if situation:
        _print_deadlines(session.out, situation)
    _print_acts(session.out, case, profile)
    _print_rest(session.out, case, profile)
    return 0


def section(out: Output, title: str) -> None:
    """Print a heading with a line under it."""
    out.line()
    out.line(title)
    out.line("─" * min(len(title), out.width))


def _print_head(out: Output, case: Case, situation: Situation | None) -> None:
    out.text(f"{case.number} · {case.title}")
    out.text(
        _("profil {profile} {version} · jalur {channel} · didaftarkan {day} · versi {n}").format(
            profile=case.profile,
            version=case.profile_version,
            channel=case.channel,
            day=short_day(case.registered),
            n=case.version,
        )
    )
    if case.sensitive:
        out.line(_("PERKARA SENSITIF"))
    if case.closed:
        out.text(
            _("DITUTUP {day}: {reason}").format(
                day=short_day(case.closed.at), reason=case.closed.reason
            )
        )
    if situation is None:
        return
    stage = stage_of(situation)
    if stage:
        out.line(_("Tahap: {title}").format(title=stage.title))
    step = next_step(situation)
    if step is None:
        out.line(_("Tidak ada tindakan yang wajib sekarang."))
        return
    actor = situation.profile.actor(step.milestone.actor)
    text = _("Berikutnya: {title} oleh {actor}").format(
        title=step.milestone.title, actor=actor.title if actor else step.milestone.actor
    )
    if step.since:
        text += _(", sejak {day}").format(day=short_day(step.since))
    if step.limit and step.limit.due:
        text += _(", paling lambat {day} ({left})").format(
            day=short_day(step.limit.due), left=status_words(step.limit)
        )
    out.text(text)


def _print_people(out: Output, case: Case) -> None:
    section(out, _("Pihak"))
    for party in case.parties:
        out.text(
            _described(party.person), indent=" " * 16, first=f"{party.id:<4}{party.role.value:<12}"
        )
    if case.majelis:
        section(out, _("Majelis"))
        for seat in case.majelis.seats:
            out.text(_described(seat.person), indent=" " * 16, first=f"{seat.id:<4}{seat.seat:<12}")


def _described(person: Person) -> str:
    parts = (person.name, person.nip, person.rank, person.position, person.unit)
    return " · ".join(part for part in parts if part)


def _print_allegations(out: Output, case: Case, profile: Profile | None) -> None:
    if not case.allegations:
        return
    section(out, _("Dugaan"))
    for each in case.allegations:
        where = ", ".join(part for part in (each.place, each.act_date) if part)
        out.text(
            each.text + (f" ({where})" if where else ""), indent=" " * 4, first=f"{each.id:<4}"
        )
        for norm_id in each.norms:
            norm = profile.norm(norm_id) if profile else None
            out.text(f"{norm.cite}: {norm.text}" if norm else norm_id, indent=" " * 6)


def _print_deadlines(out: Output, situation: Situation) -> None:
    shown = [state for state in deadlines(situation) if state.status not in QUIET]
    if not shown:
        return
    section(out, _("Tenggat"))
    for state in shown:
        due = short_day(state.due) if state.due else "-"
        party = party_mark(situation.case, state.party)
        out.text(
            f"{state.title}{party} ({state.cite})",
            indent=" " * 29,
            first=f"{due:<12} {status_words(state):<15} ",
        )


def _print_acts(out: Output, case: Case, profile: Profile | None) -> None:
    if not case.events:
        return
    section(out, _("Tindakan"))
    for event in case.events:
        party = party_mark(case, event.party)
        number = _(" nomor {number}").format(number=event.number) if event.number else ""
        out.text(
            f"{milestone_title(profile, event.milestone)}{party}{number}",
            indent=" " * 13,
            first=f"{short_day(event.at):<12} ",
        )
        details = [
            f"{name} {short_day(day)}" for name, day in event.dates.items() if day != event.at
        ]
        details += [
            f"{name}: {value_words(value)}" for name, value in event.fields.items() if value
        ]
        if details:
            out.text("; ".join(details), indent=" " * 15)


def _print_rest(out: Output, case: Case, profile: Profile | None) -> None:
    if case.evidence:
        section(out, _("Alat bukti"))
        for piece in case.evidence:
            proof = f" · {piece.file} sha256 {piece.sha256[:16]}…" if piece.sha256 else ""
            out.text(piece.title + proof, indent=" " * 4, first=f"{piece.id:<4}")
    if case.readings:
        section(out, _("Tafsir yang dipilih"))
        for reading, option in case.readings.items():
            out.text(f"{reading} = {option}")
    if case.deviations:
        section(out, _("Penyimpangan"))
        for deviation in case.deviations:
            title = milestone_title(profile, deviation.milestone)
            out.text(
                f"{short_day(deviation.at)} {title}: {deviation.reason}", indent="  ", first=""
            )
    if case.notes:
        section(out, _("Catatan"))
        for note in case.notes:
            out.text(note.text, indent=" " * 13, first=f"{short_day(note.at):<12} ")
