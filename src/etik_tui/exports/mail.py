"""The agenda as the text of a mail: what has passed, what is due today, what comes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from textwrap import TextWrapper

from etik_tui.domain.shown import shown
from etik_tui.errors import InputError
from etik_tui.exports.item import AgendaItem
from etik_tui.locale import _
from etik_tui.locale.day import long_day, short_day
from etik_tui.workdays.count import Unit

WIDTH = 72


def mail_subject(items: Sequence[AgendaItem], today: date, office: str) -> str:
    """Return one line that says how much has passed and how much is due."""
    past, now, coming = _parted(items, today)
    parts = []
    if past:
        parts.append(_("{n} lewat").format(n=len(past)))
    if now:
        parts.append(_("{n} hari ini").format(n=len(now)))
    if coming:
        parts.append(_("{n} akan datang").format(n=len(coming)))
    head = _("Tenggat {day}: {parts}").format(
        day=short_day(today), parts=", ".join(parts) or _("tidak ada")
    )
    return shown(f"{head} · {office}" if office else head)


def mail_text(items: Sequence[AgendaItem], today: date, until: date, office: str) -> str:
    """Return the body in lines of at most 72 characters; empty where nothing is due."""
    if not items:
        return ""
    past, now, coming = _parted(items, today)
    lines = [shown(office)] if office else []
    lines += [_("Keadaan pada {day}").format(day=long_day(today)), ""]
    lines += _section(_("SUDAH LEWAT"), past)
    lines += _section(_("HARI INI"), now)
    lines += _section(_("SAMPAI {day}").format(day=long_day(until).upper()), coming)
    lines += ["-- ", *_filled(_("Rincian dan alasan setiap tanggal: etik deadline list NOMOR"), "")]
    return "\n".join(lines) + "\n"


def mail_message(to: Sequence[str], subject: str, body: str) -> bytes:
    """Return a whole message for `sendmail -t`, whose sender the mail system fills in.

    Raises InputError for an address that cannot be one.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["To"] = ", ".join(_address(each) for each in to)
    message["Subject"] = subject
    # So that absence notices are not sent in answer (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message.as_bytes()


def _address(text: str) -> str:
    local, at, domain = text.strip().rpartition("@")
    plain = text.isascii() and text.isprintable() and not set(text.strip()) & set(' ,;:<>()[]"\\')
    if not (local and at and domain and plain):
        raise InputError(
            _("“{text}” bukan alamat surel").format(text=shown(text)[:60]),
            where="--to",
            remedy=_("Tulis misalnya --to sekretariat@contoh.go.id."),
        )
    return text.strip()


def _parted(
    items: Iterable[AgendaItem], today: date
) -> tuple[list[AgendaItem], list[AgendaItem], list[AgendaItem]]:
    found = list(items)
    past = [each for each in found if each.due < today]
    now = [each for each in found if each.due == today]
    return past, now, [each for each in found if each.due > today]


def _section(title: str, items: Sequence[AgendaItem]) -> Iterator[str]:
    if not items:
        return
    yield f"{title} ({len(items)})"
    yield ""
    for day, group in groupby(items, key=lambda each: each.due):
        yield long_day(day)
        for item in group:
            yield from _entry(item)
        yield ""


def _entry(item: AgendaItem) -> Iterator[str]:
    yield from _filled(f"- {shown(item.title)}: {_left(item)}", "  ")
    yield from _filled(f"  {shown(item.named)}", "  ")
    who = f"{item.actor_title or item.actor} · {item.cite}"
    yield from _filled(f"  {shown(who)}", "  ")
    # How to act in time is no advice any more once the day has passed.
    for note in (item.day_off if item.left >= 0 else "", item.provisional):
        if note:
            yield from _filled(f"  {shown(note)}", "  ")


def _left(item: AgendaItem) -> str:
    unit = _("hari kerja") if item.unit is Unit.WORKING else _("hari")
    if item.left < 0:
        return _("lewat {n} {unit}").format(n=-item.left, unit=unit)
    if item.left == 0:
        return _("hari terakhir")
    return _("{n} {unit} lagi").format(n=item.left, unit=unit)


def _filled(text: str, indent: str) -> list[str]:
    wrapper = TextWrapper(
        width=WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(text)
