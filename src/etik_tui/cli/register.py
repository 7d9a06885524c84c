"""`etik register list|show|enter|withdraw|coverage`: books of the office beside its cases."""

import argparse

from etik_tui.casework import register_book
from etik_tui.casework.register_book import RegisterInput
from etik_tui.cli.case.act import assigned
from etik_tui.cli.factword import value_words
from etik_tui.cli.grammar import add_noun, add_verb, iso_date, key_value, positive
from etik_tui.cli.session import Session
from etik_tui.domain.book import RegisterEntry
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.profile.profile import Profile
from etik_tui.profile.register import RegisterSpec


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "list", list_registers, _("buku register yang ada"), reads=True)
    verb.add_argument("--profile", metavar="ID", help=_("bawaan: semua profil"))
    verb = add_verb(verbs, "show", show, _("isian sebuah buku"), reads=True)
    _add_book(verb)
    verb = add_verb(verbs, "enter", enter, _("catat isian baru"))
    _add_book(verb)
    verb.add_argument("--date", metavar="TANGGAL", type=iso_date, help=_("tanggal isian"))
    verb.add_argument(
        "--set",
        metavar="KUNCI=NILAI",
        type=key_value,
        action="append",
        default=[],
        help=_("isian atau tanggal; boleh berulang; daftar dengan koma"),
    )
    verb.add_argument("--number", metavar="NOMOR", default="", help=_("nomor surat"))
    verb = add_verb(verbs, "withdraw", withdraw, _("tarik satu isian, dengan alasan"))
    _add_book(verb)
    verb.add_argument("entry", metavar="ISIAN", type=positive, help=_("nomor isian"))
    verb.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa ditarik"))
    verb = add_verb(verbs, "coverage", coverage, _("unit yang sudah terjangkau"), reads=True)
    _add_book(verb)
    for name, about in (("--since", _("sejak tanggal ini")), ("--until", _("sampai tanggal ini"))):
        verb.add_argument(name, metavar="TANGGAL", type=iso_date, help=about)


def _add_book(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("register", metavar="BUKU", help=_("id buku register"))
    verb.add_argument("--profile", metavar="ID", help=_("bawaan: profil yang memuat buku itu"))


def list_registers(session: Session, args: argparse.Namespace) -> int:
    """Print the registers of the profiles with how many entries stand in each."""
    found = [
        (profile, spec)
        for profile in _profiles(session, args.profile)
        for spec in profile.registers
    ]
    if session.as_json:
        body = [
            {
                "profile": profile.id,
                "id": spec.id,
                "title": spec.title,
                "cite": spec.cite,
                "entries": len(_standing(session, profile, spec)),
            }
            for profile, spec in found
        ]
        session.out.data("registers", {"registers": body})
        return 0
    for profile, spec in found:
        count = len(_standing(session, profile, spec))
        words = _("{title} ({cite}) · {n} isian").format(title=spec.title, cite=spec.cite, n=count)
        session.out.text(f"{spec.id} · {profile.short}")
        session.out.text(words, indent="    ")
    if not found:
        session.out.talk(_("Profil yang terpasang tidak memuat buku register."))
    return 0


def _profiles(session: Session, wanted: str | None) -> tuple[Profile, ...]:
    library = session.workspace.library
    names = [wanted] if wanted else sorted(library.profiles)
    return tuple(library.get(name).profile for name in names)


def _standing(session: Session, profile: Profile, spec: RegisterSpec) -> list[RegisterEntry]:
    found = register_book.entries(session.workspace, profile.id, spec.id)
    return [each for each in found if not each.withdrawn]


def _book(session: Session, args: argparse.Namespace) -> tuple[Profile, RegisterSpec]:
    """Return the register that is meant; InputError for none, or for several."""
    found = [
        (profile, spec)
        for profile in _profiles(session, args.profile)
        if (spec := profile.register(args.register))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        what = _("Buku register “{id}” ada dalam beberapa profil")
        known = ", ".join(profile.id for profile, _spec in found)
        raise InputError(
            what.format(id=args.register[:60]),
            where="--profile",
            remedy=_("Pilihan: {known}.").format(known=known),
        )
    raise InputError(
        _("Buku register “{id}” tidak dikenal").format(id=args.register[:60]),
        remedy=_("Lihat `etik register list`."),
    )


def show(session: Session, args: argparse.Namespace) -> int:
    """Print a register's entries, withdrawn ones marked."""
    profile, spec = _book(session, args)
    found = register_book.entries(session.workspace, profile.id, spec.id)
    if session.as_json:
        body = [entry_body(each) for each in found]
        session.out.data("register", {"profile": profile.id, "id": spec.id, "entries": body})
        return 0
    session.out.text(f"{spec.title} · {spec.cite} · {profile.institution}")
    for entry in found:
        _print(session, spec, entry)
    if not found:
        session.out.talk(_("Belum ada isian."))
    return 0


def _print(session: Session, spec: RegisterSpec, entry: RegisterEntry) -> None:
    out = session.out
    mark = _("[ditarik] ") if entry.withdrawn else ""
    number = f" · {entry.number}" if entry.number else ""
    out.line(f"{entry.version:>4}  {mark}{short_day(entry.at)}{number} · {entry.actor}")
    titles = {each.id: each.title for each in spec.dates}
    titles |= {each.id: each.title for each in spec.fields}
    for name, day in entry.dates.items():
        if name != spec.dates[0].id:
            out.text(f"{titles.get(name, name)}: {short_day(day)}", indent=" " * 6)
    for name, value in entry.fields.items():
        out.text(f"{titles.get(name, name)}: {value_words(value)}", indent=" " * 6)
    if entry.withdrawn:
        out.text(_("ditarik karena: {why}").format(why=entry.reason), indent=" " * 6)


def entry_body(entry: RegisterEntry) -> dict[str, object]:
    """Return an entry as JSON says it."""
    return {
        "version": entry.version,
        "at": entry.at,
        "dates": entry.dates,
        "number": entry.number,
        "fields": entry.fields,
        "actor": entry.actor,
        "recorded_at": entry.recorded_at,
        "withdrawn": entry.withdrawn,
        "reason": entry.reason,
    }


def enter(session: Session, args: argparse.Namespace) -> int:
    """Enter something in a register."""
    profile, spec = _book(session, args)
    dates, fields = assigned(spec, (), args.set)
    if args.date:
        dates.setdefault(spec.dates[0].id, args.date)
    given = RegisterInput(dates=dates, number=args.number, fields=fields)
    entry = register_book.enter(session.workspace, profile.id, spec.id, given)
    return _done(session, profile, spec, entry)


def withdraw(session: Session, args: argparse.Namespace) -> int:
    """Take an entry back; both stay visible."""
    profile, spec = _book(session, args)
    entry = register_book.withdraw_entry(
        session.workspace, profile.id, spec.id, args.entry, reason=args.reason
    )
    return _done(session, profile, spec, entry)


def _done(session: Session, profile: Profile, spec: RegisterSpec, entry: RegisterEntry) -> int:
    if session.as_json:
        body = {"profile": profile.id, "id": spec.id, "entry": entry_body(entry)}
        session.out.data("register-entry", body)
    else:
        _print(session, spec, entry)
    return 0


def coverage(session: Session, args: argparse.Namespace) -> int:
    """Print how often each unit was reached, those never reached first."""
    profile, spec = _book(session, args)
    found = register_book.coverage_per_unit(
        session.workspace, profile.id, spec.id, since=args.since, until=args.until
    )
    if session.as_json:
        body = {"profile": profile.id, "id": spec.id, "units": found}
        session.out.data("register-coverage", body)
        return 0
    if not spec.unit:
        session.out.talk(_("Buku ini tidak mencatat unit."))
        return 0
    rows = [
        (each.unit, str(each.entries), short_day(each.last) if each.last else _("belum pernah"))
        for each in sorted(found, key=lambda unit: (unit.entries, unit.unit))
    ]
    session.out.table((_("Unit"), _("Isian"), _("Terakhir")), rows, flex=0)
    return 0
