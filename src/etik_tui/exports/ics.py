"""A calendar file (RFC 5545) of time limits, for phones and calendar programs."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from etik_tui import __version__
from etik_tui.domain.shown import shown
from etik_tui.exports.item import AgendaItem
from etik_tui.exports.revision import Entry
from etik_tui.locale import _

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

REMINDED_AT = time(8)


def calendar_file(entries: Iterable[Entry], name: str) -> bytes:
    """Return a calendar file with one all-day entry for each limit.

    Entries are published (METHOD:PUBLISH), keep their uid, and take no time in anybody's day.
    Dates that rest on a year without decree are tentative; what is over is cancelled.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//etik-tui//etik-tui {__version__}//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    _name(calendar, shown(name))
    for entry in entries:
        calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content


def _name(calendar: "Calendar", name: str) -> None:
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)


def _event(entry: Entry) -> "Event":
    from icalendar import Event

    event, known, item = Event(), entry.publication, entry.item
    event.add("uid", known.uid)
    event.add("dtstamp", known.stamped)
    event.add("last-modified", known.stamped)
    event.add("sequence", known.sequence)
    event.add("dtstart", known.due)
    event.add("dtend", known.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    event.add("categories", [_("Tenggat")])
    if item is None:
        event.add("summary", shown(_("Selesai: {title} · {number}").format(**_words(entry))))
        event.add("description", _("Tenggat ini tidak lagi berjalan."))
        event.add("status", "CANCELLED")
        return event
    event.add("summary", item.summary)
    event.add("description", item.description)
    event.add("status", "TENTATIVE" if item.provisional else "CONFIRMED")
    for day in item.remind_on:
        before = datetime.combine(day, REMINDED_AT) - datetime.combine(item.due, time())
        event.add_component(_alarm(item, before))
    return event


def _words(entry: Entry) -> dict[str, str]:
    return {"title": entry.publication.title, "number": entry.publication.number}


def _alarm(item: AgendaItem, before: timedelta) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.summary)
    alarm.add("trigger", before)
    return alarm
