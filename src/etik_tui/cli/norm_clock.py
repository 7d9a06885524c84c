"""`etik norm clock`: by when an employee must do what a norm asks, under every reading."""

import argparse

from etik_tui.cli.dueword import unit_words
from etik_tui.cli.grammar import Parsers, add_verb, iso_date
from etik_tui.cli.norm_choice import find_norm
from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import long_day
from etik_tui.procedure.norm_clock import ClockReading, norm_clock
from etik_tui.procedure.situation import Situation, situation
from etik_tui.profile.profile import Profile


def describe(verbs: Parsers) -> None:
    """Describe the verb."""
    verb = add_verb(verbs, "clock", clock, _("hitung jangka waktu sebuah norma"), reads=True)
    verb.add_argument("id", metavar="NORMA", help=_("id norma"))
    verb.add_argument(
        "--from",
        dest="start",
        metavar="TANGGAL",
        type=iso_date,
        required=True,
        help=_("tanggal kejadiannya"),
    )
    verb.add_argument("--profile", metavar="ID", help=_("bawaan: semua profil"))


def clock(session: Session, args: argparse.Namespace) -> int:
    """Print the last day of a norm's duty under every reading, the target first marked."""
    profile, norm = find_norm(session, args.id, args.profile)
    now = _situation(session, profile)
    found = norm_clock(now, norm.id, args.start)
    if not found:
        raise InputError(
            _("Norma ini tidak memuat jangka waktu"),
            where=norm.cite,
            remedy=_("Baca bunyinya dengan `etik norm show {id}`.").format(id=norm.id),
        )
    out = session.out
    if session.as_json:
        body = [_body(each) for each in found]
        out.data("norm-clock", {"id": norm.id, "from": args.start, "readings": body})
        return 0
    out.text(f"{norm.id} · {norm.cite} · {profile.institution}")
    out.text(norm.text, indent="  ")
    out.line()
    out.line(_("Kejadian: {day}").format(day=long_day(args.start)))
    for each in found:
        _print(session, now, each)
    return 0


def _situation(session: Session, profile: Profile) -> Situation:
    """Return the regulation without any case, on the office's calendar."""
    from etik_tui.casework.office import load_office
    from etik_tui.casework.workspace import OFFICE_FILE
    from etik_tui.domain.case import Case

    office = load_office(session.folder / OFFICE_FILE)
    calendar = session.calendar
    return situation(
        profile,
        Case(id="", profile=profile.id),
        lambda _options: calendar,
        session.clock.today(),
        default_options=office.options,
        office=office.readings,
    )


def _print(session: Session, now: Situation, found: ClockReading) -> None:
    mark = "*" if found.target else " "
    day = long_day(found.due) if found.due else _("tidak dapat dihitung")
    count = f"{found.rule.n} {unit_words(found.unit)}"
    session.out.text(f"{day}  ({count})", indent="    ", first=f"  {mark} ")
    if found.option:
        words = found.option.title + (f" · {found.option.basis}" if found.option.basis else "")
        session.out.text(words, indent="      ")
    if found.target:
        session.out.text(_("dipakai sebagai sasaran"), indent="      ")
    for year in now.calendar.provisional_years(found.due, found.due) if found.due else ():
        session.out.text(now.calendar.provisional_note(year), indent="      ")


def _body(found: ClockReading) -> dict[str, object]:
    return {
        "deadline": found.rule.id,
        "option": found.option.id if found.option else "",
        "title": found.option.title if found.option else found.rule.title,
        "basis": found.option.basis if found.option else "",
        "n": found.rule.n,
        "unit": found.unit,
        "due": found.due,
        "target": found.target,
    }
