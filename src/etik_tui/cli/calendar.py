"""`etik calendar`: the days off, their legal basis, and the office's own changes to them."""

import argparse
from pathlib import Path

from etik_tui.cli.grammar import add_noun, add_verb, iso_date
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError
from etik_tui.locale import _
from etik_tui.workdays.dayoff import Layer
from etik_tui.workdays.office import CalendarOverride

YEARS = range(1000, 10000)


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "show", show, _("hari libur setahun, lapisan dan dasarnya"), reads=True)
    verb.add_argument("year", metavar="TAHUN", type=_year, help=_("tahun empat angka"))
    verb = add_verb(
        verbs, "template", template, _("berkas tahun baru untuk diisi dari keputusannya")
    )
    verb.add_argument("year", metavar="TAHUN", type=_year, help=_("tahun empat angka"))
    verb = add_verb(verbs, "import", import_file, _("masukkan berkas kalender"))
    verb.add_argument("file", metavar="BERKAS", type=Path, help=_("TOML, lihat `template`"))
    verb.add_argument(
        "--replace",
        action="store_true",
        help=_("ganti seluruh kalender kantor; bawaan: gabungkan"),
    )
    _add_consent(verb)
    verb = add_verb(verbs, "add", add, _("tambah hari libur kantor, daerah, atau pemilihan"))
    verb.add_argument("day", metavar="TANGGAL", type=iso_date, help=_("hari liburnya"))
    verb.add_argument("name", metavar="NAMA", help=_("namanya"))
    verb.add_argument("--basis", required=True, metavar="TEKS", help=_("dasar hukumnya"))
    verb.add_argument(
        "--layer",
        choices=[each.value for each in Layer],
        default=Layer.LOCAL.value,
        help=_("lapisan; bawaan: lokal"),
    )
    _add_consent(verb)
    verb = add_verb(verbs, "remove", remove, _("kantor bekerja pada hari libur ini"))
    verb.add_argument("day", metavar="TANGGAL", type=iso_date, help=_("harinya"))
    verb.add_argument(
        "--basis",
        default="",
        metavar="TEKS",
        help=_("dasar hukumnya; tidak perlu untuk hari yang ditambahkan kantor sendiri"),
    )
    _add_consent(verb)
    add_verb(verbs, "recompute", recompute, _("hitung ulang tanggal menurut kalender sekarang"))


def _add_consent(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--yes", action="store_true", help=_("jangan bertanya"))
    verb.add_argument(
        "--dry-run",
        dest="dry_run",
        action="store_true",
        help=_("hanya tunjukkan yang akan berubah"),
    )
    verb.add_argument(
        "--recompute", action="store_true", help=_("langsung hitung ulang perkara terbuka")
    )


def _year(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) in YEARS:
        return int(text)
    raise argparse.ArgumentTypeError(_("{text!r} bukan tahun empat angka").format(text=text))


def show(session: Session, args: argparse.Namespace) -> int:
    """Print the days off of a year with their layers and basis, and what the office changed."""
    from etik_tui.cli.calendar_year import OfficeYear, print_year, year_body

    year = OfficeYear(session, args.year)
    if session.as_json:
        session.out.data("calendar", year_body(year))
    else:
        print_year(session.out, year)
    return int(ExitCode.DONE)


def template(session: Session, args: argparse.Namespace) -> int:
    """Print a year to fill in, or a known one to amend."""
    from msgspec.structs import replace

    from etik_tui.cli.calendar_year import own_calendar
    from etik_tui.workdays.build import build_calendar
    from etik_tui.workdays.year_template import year_template

    decreed = replace(own_calendar(session), add=(), remove=())
    text = year_template(args.year, build_calendar(None, decreed))
    if session.as_json:
        session.out.data("calendar-template", {"year": args.year, "text": text})
    else:
        session.out.raw(text)
    return int(ExitCode.DONE)


def import_file(session: Session, args: argparse.Namespace) -> int:
    """Check a file to its end, show what would change, ask, and write the office's calendar."""
    from etik_tui.cli.calendar_change import carry_out
    from etik_tui.workdays.office import load_office_calendar
    from etik_tui.workdays.office_change import merged

    given = load_office_calendar(args.file)
    own = session.workspace.override or CalendarOverride()
    return carry_out(session, given if args.replace else merged(own, given), args)


def add(session: Session, args: argparse.Namespace) -> int:
    """Add one day off to the office's calendar."""
    from etik_tui.cli.calendar_change import carry_out
    from etik_tui.workdays.dayoff import DayOff
    from etik_tui.workdays.office_change import with_day_off

    for where, text in (("NAMA", args.name), ("--basis", args.basis)):
        if not text.strip() or not text.isprintable():
            raise InputError(
                _("Nama dan dasar hukum tidak boleh kosong, dan hanya satu baris"),
                where=where,
                remedy=_("Setiap hari libur memerlukan dasar hukum, misalnya nomor surat edaran."),
            )
    day = DayOff(
        on=args.day, layer=Layer(args.layer), name=args.name.strip(), basis=args.basis.strip()
    )
    own = session.workspace.override or CalendarOverride()
    return carry_out(session, with_day_off(own, day), args)


def remove(session: Session, args: argparse.Namespace) -> int:
    """Take back a day off of the office, or strike one of the state on which the office works."""
    from etik_tui.casework.office_calendar import decreed_calendar
    from etik_tui.cli.calendar_change import carry_out
    from etik_tui.workdays.office_change import without_day_off

    own = session.workspace.override or CalendarOverride()
    decreed = decreed_calendar(session.workspace)
    return carry_out(session, without_day_off(own, args.day, args.basis, decreed), args)


def recompute(session: Session, args: argparse.Namespace) -> int:
    """Compute anew the dates of open cases that rest on another calendar; old dates are kept."""
    del args
    from etik_tui.cli.calendar_change import recompute_cases

    return recompute_cases(session)
