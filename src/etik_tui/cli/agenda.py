"""`etik agenda`: what is due and overdue, over all cases: to read, to mail, for a calendar."""

import argparse
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from etik_tui.casework.agenda import AgendaQuery, agenda, publish, remind
from etik_tui.casework.office import write_whole
from etik_tui.casework.outbox import confined
from etik_tui.cli.agenda_page import MOST, USUAL, AgendaPage, cut_words, due_body
from etik_tui.cli.cribbing import keep_crib
from etik_tui.cli.grammar import furnish, positive
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError
from etik_tui.exports.item import AgendaItem
from etik_tui.locale import _
from etik_tui.locale.day import long_day


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, show_agenda, reads=True)
    add = parser.add_argument
    add(
        "--days",
        metavar="N",
        type=positive,
        help=_("sampai N hari kalender ke depan; bawaan: 14, dengan --ics semua"),
    )
    add(
        "--profile",
        "--institution",
        dest="profile",
        metavar="ID",
        help=_("hanya perkara profil ini"),
    )
    add("--actor", dest="owed_by", metavar="ID", help=_("hanya yang harus dikerjakan pelaku ini"))
    add("--overdue", action="store_true", help=_("hanya yang sudah lewat"))
    add(
        "--exit-code",
        dest="exit_code",
        action="store_true",
        help=_("berakhir dengan status 1 bila ada tenggat dalam daftar"),
    )
    ways = parser.add_mutually_exclusive_group()
    add = ways.add_argument
    add("--ics", metavar="BERKAS", help=_("tulis berkas kalender (.ics); - ke keluaran standar"))
    add("--notify", action="store_true", help=_("sampaikan kepada plugin pengingat"))
    add("--mail", action="store_true", help=_("isi surel; tidak mencetak apa-apa bila kosong"))
    add(
        "--to",
        metavar="ALAMAT",
        action="append",
        help=_("surel lengkap untuk `sendmail -t`; boleh berulang"),
    )
    add("--subject", action="store_true", help=_("hanya baris perihal surel"))


def show_agenda(session: Session, args: argparse.Namespace) -> int:
    """Print, mail or publish the open time limits, overdue ones first, then day by day."""
    today = session.workspace.today
    days = args.days if args.days or args.ics else USUAL
    until = today + timedelta(days=min(days, (date.max - today).days)) if days else None
    query = AgendaQuery(
        institution=args.profile, actor=args.owed_by, overdue=args.overdue, until=until
    )
    _tell_outdated(session)
    keep_crib(session)
    if args.ics:
        return _publish(session, query, args)
    if args.notify:
        return _notify(session, query, args)
    items = agenda(session.workspace, replace(query, limit=MOST))
    if session.as_json:
        session.out.data("agenda", _body(items, today, until))
    elif args.mail or args.to or args.subject:
        _mail(session, items, until or today, args)
    else:
        _print(session, items, until or today)
    return _status(bool(items), args)


def _notify(session: Session, query: AgendaQuery, args: argparse.Namespace) -> int:
    if getattr(session.options, "as_of", None):
        raise InputError(_("Mengingatkan selalu menurut hari ini"), where="--as-of")
    dues, plugins = remind(session.workspace, replace(query, limit=MOST))
    if session.as_json:
        session.out.data("agenda-notice", {"dues": dues, "plugins": plugins})
    elif dues and not plugins:
        session.out.talk(_("{n} tenggat, tetapi tidak ada plugin pengingat").format(n=dues))
    else:
        words = _("{n} tenggat disampaikan kepada {plugins} plugin")
        session.out.talk(words.format(n=dues, plugins=plugins))
    return _status(bool(dues), args)


def _tell_outdated(session: Session) -> None:
    left = session.workspace.outdated_cases()
    if left:
        session.out.talk_text(
            _(
                "peringatan: {n} perkara terbuka masih menunjukkan tanggal menurut kalender lama. "
                "Hitung ulang dengan: etik calendar recompute"
            ).format(n=left)
        )


def _status(found: bool, args: argparse.Namespace) -> int:
    return int(ExitCode.REFUSED if found and args.exit_code else ExitCode.DONE)


def _mail(
    session: Session, items: tuple[AgendaItem, ...], until: date, args: argparse.Namespace
) -> None:
    from etik_tui.exports.mail import mail_message, mail_subject, mail_text

    today, office = session.workspace.today, session.workspace.office.name
    subject = mail_subject(items, today, office)
    if args.subject:
        session.out.line(subject)
        return
    body = mail_text(items, today, until, office)
    if args.to:
        message = mail_message(args.to, subject, body).decode()
        body = message if items else ""
    if body:
        session.out.raw(body)


def _publish(session: Session, query: AgendaQuery, args: argparse.Namespace) -> int:
    if getattr(session.options, "as_of", None):
        raise InputError(
            _("Berkas kalender selalu menurut hari ini: yang diterbitkan diingat"),
            where="--as-of",
            remedy=_("Jalankan --ics tanpa --as-of."),
        )
    if not Path(args.ics).name:
        raise InputError(_("Bukan nama berkas"), where="--ics")
    if args.ics == "-" and session.as_json:
        raise InputError(
            _("Keluaran standar tidak dapat memuat berkas kalender dan JSON sekaligus"),
            where="--ics",
            remedy=_("Berikan nama berkas pada --ics."),
        )
    from etik_tui.exports.ics import calendar_file

    workspace = session.workspace
    target = confined(workspace, Path(args.ics)) if args.ics != "-" else Path()
    revision = publish(workspace, query)
    office = workspace.office.name
    name = _("Tenggat {office}").format(office=office) if office else _("Tenggat")
    content = calendar_file(revision.entries, name)
    if args.ics == "-":
        session.out.file(content)
    else:
        write_whole(target, content)
    counts = {
        "entries": len(revision.entries),
        "added": revision.added,
        "changed": revision.altered,
        "cancelled": revision.cancelled,
    }
    if session.as_json:
        session.out.data("calendar-file", {"file": args.ics, **counts})
    else:
        session.out.talk(
            _(
                "{entries} entri: {added} baru, {changed} berubah, {cancelled} tidak lagi berjalan."
            ).format(**counts)
        )
    return _status(any(each.item for each in revision.entries), args)


def _print(session: Session, items: tuple[AgendaItem, ...], until: date) -> None:
    if not items:
        session.out.talk(_("Tidak ada tenggat sampai {day}.").format(day=long_day(until)))
    workspace = session.workspace
    page = AgendaPage(
        workspace.today,
        session.out.width,
        lambda day: "".join(f" · {each.title}" for each in workspace.calendar().days_off_on(day)),
        several=len(workspace.journal.institutions()) > 1,
    )
    session.out.drawn([*page.lines(items)])
    if len(items) == MOST:
        session.out.talk(cut_words())


def _body(items: tuple[AgendaItem, ...], today: date, until: date | None) -> dict[str, object]:
    dues = [due_body(item, today) for item in items]
    return {"today": today, "until": until, "dues": dues}
