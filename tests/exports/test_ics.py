"""Calendar files: whole by RFC 5545, safe with foreign text, and followed by other programs."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from etik_tui.exports.ics import calendar_file
from etik_tui.exports.revision import candidate, revise
from tests.exports.conftest import NOW, TODAY

HOSTILE = (
    "Rapat\r\nATTENDEE:mailto:x@contoh.id",
    "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:palsu",
    "koma, titik koma; garis\\miring\\n: titik dua",
    "\x1b]52;c;Zm9v\x07\x9b31m",
    "\u202eterbalik\u2066",
    "é" * 200 + "👍" * 40,
    "\"^n';param=x:",
    "\ud800",
)


def entries(*items, known=None, moment=NOW):
    """Return the entries of a first publication, or of one that follows `known`."""
    known = {} if known is None else known
    candidates = map(candidate, items)
    found = revise(known, candidates, feed="", kept=frozenset(), moment=moment, today=TODAY)
    known |= {each.uid: each for each in found.changed}
    return found.entries


def events(content):
    """Read a file with the library and return its events."""
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    for event in calendar.events:
        assert event.errors == []
    return calendar.events


def test_a_file_is_read_back_without_loss(item):
    """Every property that was written is read back as it was meant."""
    one = item()
    content = calendar_file(entries(one), "Tenggat Kantor")
    calendar = Calendar.from_ical(content)
    assert (calendar["version"], calendar["method"], calendar["calscale"]) == (
        "2.0",
        "PUBLISH",
        "GREGORIAN",
    )
    assert calendar["prodid"].startswith("-//etik-tui//")
    assert calendar["x-wr-calname"] == "Tenggat Kantor"
    (event,) = events(content)
    assert str(event["uid"]) == one.uid
    assert event["summary"] == "Memutus · 001/KE/III/2026 (J.S.)"
    assert event["description"] == one.description
    assert (event.start, event.end) == (date(2026, 4, 2), date(2026, 4, 3))
    assert type(event.start) is date
    assert (event["dtstamp"].dt, event["last-modified"].dt) == (NOW, NOW)
    assert (event["sequence"], event["status"]) == (0, "CONFIRMED")
    assert (event["transp"], event["class"]) == ("TRANSPARENT", "CONFIDENTIAL")
    alarms = [(alarm["action"], alarm["trigger"].dt) for alarm in event.walk("VALARM")]
    assert alarms == [
        ("DISPLAY", timedelta(days=-3, hours=8)),
        ("DISPLAY", timedelta(days=-1, hours=8)),
        ("DISPLAY", timedelta(hours=8)),
    ]


def test_the_description_gives_source_and_reading(item):
    """Who acts, by when, by which article in its words, under which reading: all is there."""
    text = str(events(calendar_file(entries(item()), "x"))[0]["description"])
    assert text.split("\n") == [
        "Perkara: 001/KE/III/2026 (J.S.)",
        "Tenggat: Memutus",
        "Hari terakhir: Kamis, 2 April 2026",
        "Yang bertindak: Majelis Kode Etik",
        "Dasar: Pasal 24 ayat (5)",
        "“paling lama 30 (tiga puluh) hari”",
        "Tafsir A-1: Hari apa? → Hari kalender",
        "Balai Rimba",
    ]


def test_a_silent_text_is_said_to_be_silent(item):
    """A limit without a source says that the text does not regulate it."""
    assert "Dasar: Teks tidak mengatur" in item(cite="").description


def test_a_provisional_date_is_tentative(item):
    """A date over a year without decree is marked in title, words and status."""
    note = "sementara: kalender 2028 belum ditetapkan"
    (event,) = events(calendar_file(entries(item(provisional=note)), "x"))
    assert event["status"] == "TENTATIVE"
    assert event["summary"].endswith("[sementara]")
    assert note in event["description"]


def test_a_sensitive_case_is_a_number(item):
    """Without initials nothing stands for a person in the file."""
    content = calendar_file(entries(item(initials="")), "x").decode()
    assert "001/KE/III/2026\r\n" in content
    assert "J.S." not in content


def test_what_is_over_is_cancelled_without_initials(item):
    """A cancelled entry keeps uid and day, has a higher sequence, and names nobody."""
    known = {}
    first = entries(item(), known=known)
    later = NOW + timedelta(days=1)
    (event,) = events(calendar_file(entries(known=known, moment=later), "x"))
    assert str(event["uid"]) == first[0].publication.uid
    assert (event["status"], event["sequence"], event["dtstamp"].dt) == ("CANCELLED", 1, later)
    assert event.start == date(2026, 4, 2)
    assert "J.S." not in event["summary"]
    assert not event.walk("VALARM")


def check_lines(content):
    """Check what RFC 5545 §3.1 asks of every line."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_foreign_text_stays_text(item, text):
    """No value of a case or profile becomes a property, a component or a control character."""
    fields = ("number", "title", "initials", "actor_title", "cite", "quote", "institution_name")
    content = calendar_file(entries(item(**dict.fromkeys(fields, text))), text)
    check_lines(content)
    (event,) = events(content)
    assert {"ATTENDEE", "PARAM"} & set(event) == set()
    assert len(event.walk("VALARM")) == 3
    assert event.errors == []


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    name=st.text(max_size=80),
)
def test_any_text_keeps_the_file_whole(text, name):
    """Whatever is typed, one limit gives one entry whose lines are within the RFC."""
    from etik_tui.exports.item import AgendaItem

    one = AgendaItem(
        case_id="a",
        number=text,
        institution="alfa",
        deadline="putusan",
        title=text,
        due=date(2026, 4, 2),
        quote=text,
    )
    content = calendar_file(entries(one), name)
    check_lines(content)
    (event,) = events(content)
    assert str(event["uid"]) == one.uid
    assert str(event["summary"]) == one.summary
    assert str(event["description"]) == one.description


KHAL = """\
[calendars]
[[etik]]
path = {folder}/vdir
[locale]
local_timezone = Asia/Jakarta
default_timezone = Asia/Jakarta
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = etik
"""


class Khal:
    """A calendar program with a folder of entries of its own."""

    def __init__(self, folder: Path) -> None:
        self.vdir = folder / "vdir"
        self.vdir.mkdir()
        self.config = folder / "khal.conf"
        self.config.write_text(KHAL.format(folder=folder))

    def run(self, *arguments: str) -> str:
        """Run the program and return what it prints."""
        command = [sys.executable, "-m", "khal", "-c", str(self.config), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def take(self, content: bytes) -> None:
        """Import a file, as a person would."""
        file = self.vdir.parent / "etik.ics"
        file.write_bytes(content)
        self.run("import", "--batch", "-a", "etik", str(file))

    def listed(self) -> list[str]:
        """Return what stands in the calendar from 1 March 2026 on, by day."""
        lines = self.run(
            "list", "--format", "{start-date} {title}", "--day-format", "", "2026-03-01", "60d"
        )
        return [line for line in lines.splitlines() if line.strip()]

    def events(self):
        """Return the entries as the program stored them."""
        files = sorted(self.vdir.glob("*.ics"))
        return [event for file in files for event in events(file.read_bytes())]


@pytest.fixture
def khal(tmp_path):
    """A calendar program without entries."""
    return Khal(tmp_path)


def test_khal_takes_a_file_without_loss(khal, item):
    """An independent program lists every entry on its day with all that was written."""
    items = (item(), item(party="t2", due=date(2026, 4, 9), title="Memanggil"))
    khal.take(calendar_file(entries(*items), "x"))
    assert khal.listed() == [
        "2026-04-02 Memutus · 001/KE/III/2026 (J.S.)",
        "2026-04-09 Memanggil · 001/KE/III/2026 (J.S.)",
    ]
    stored = {str(event["uid"]): event for event in khal.events()}
    for one in items:
        event = stored[one.uid]
        assert event["description"] == one.description
        assert event.start == one.due
        assert len(event.walk("VALARM")) == 3


def test_a_second_export_updates_instead_of_duplicating(khal, item):
    """After dates moved, limits ended and began, the calendar holds each of them once, as it is."""
    known = {}
    stays, moves, ends = item(), item(party="t1"), item(party="t2")
    first = entries(stays, moves, ends, known=known)
    khal.take(calendar_file(first, "x"))
    moved = replace(moves, due=date(2026, 4, 7))
    begins = item(deadline="lhp", title="Melaporkan")
    later = datetime(2026, 4, 1, tzinfo=UTC)
    second = calendar_file(entries(begins, moved, stays, known=known, moment=later), "x")
    khal.take(second)
    stored = {str(event["uid"]): event for event in khal.events()}
    assert len(khal.events()) == len(stored) == 4
    assert (stored[moves.uid].start, stored[moves.uid]["sequence"]) == (date(2026, 4, 7), 1)
    assert (stored[stays.uid].start, stored[stays.uid]["sequence"]) == (stays.due, 0)
    assert (stored[ends.uid]["status"], stored[ends.uid]["sequence"]) == ("CANCELLED", 1)
    assert stored[begins.uid]["sequence"] == 0
    assert sum("2026-04-07 Memutus" in line for line in khal.listed()) == 1
    merged = {str(each["uid"]): each for each in (*events(calendar_file(first, "x")),)}
    for event in events(second):
        before = merged.get(str(event["uid"]))
        assert before is None or event["sequence"] >= before["sequence"]
        merged[str(event["uid"])] = event
    assert {uid: event.start for uid, event in merged.items()} == {
        uid: event.start for uid, event in stored.items()
    }
