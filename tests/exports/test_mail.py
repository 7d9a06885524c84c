"""The agenda as a mail: readable as it stands, safe as a message."""

from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest

from etik_tui.errors import InputError
from etik_tui.exports.mail import mail_message, mail_subject, mail_text
from tests.exports.conftest import TODAY

UNTIL = date(2026, 4, 14)
BODY = """\
Balai Rimba Raya
Keadaan pada Selasa, 31 Maret 2026

SUDAH LEWAT (1)

Jumat, 27 Maret 2026
- Memanggil: lewat 2 hari kerja
  001/KE/III/2026 (J.S.)
  Sekretaris · Pasal 23 ayat (1)

HARI INI (1)

Selasa, 31 Maret 2026
- Memutus: hari terakhir
  002/KE/III/2026
  Majelis Kode Etik · Pasal 24 ayat (5)

SAMPAI SELASA, 14 APRIL 2026 (2)

Kamis, 2 April 2026
- Memutus: 2 hari kerja lagi
  001/KE/III/2026 (J.S.)
  Majelis Kode Etik · Pasal 24 ayat (5)
- Memberitahu atasan langsung secara tertulis tentang putusan yang sudah
  dibacakan: 2 hari kerja lagi
  001/KE/III/2026 (J.S.)
  Majelis Kode Etik · Pasal 24 ayat (5)
  sementara: kalender 2028 belum ditetapkan

-- \n\
Rincian dan alasan setiap tanggal: etik deadline list NOMOR
"""


@pytest.fixture
def items(item):
    """One limit gone by, one that ends today, two to come."""
    long_title = "Memberitahu atasan langsung secara tertulis tentang putusan yang sudah dibacakan"
    return (
        item(
            title="Memanggil",
            due=date(2026, 3, 27),
            left=-2,
            actor_title="Sekretaris",
            cite="Pasal 23 ayat (1)",
            day_off="Kerjakan kemarin.",
        ),
        item(number="002/KE/III/2026", due=TODAY, left=0, initials=""),
        item(),
        item(title=long_title, provisional="sementara: kalender 2028 belum ditetapkan"),
    )


def test_the_body_reads_as_a_letter(items):
    """Gone by, today, to come; each with how long, which case, who and by which article."""
    assert mail_text(items, TODAY, UNTIL, "Balai Rimba Raya") == BODY


def test_nothing_due_is_no_mail():
    """Without a limit there is nothing to send."""
    assert mail_text((), TODAY, UNTIL, "Balai") == ""


def test_the_subject_counts(items):
    """The subject says how many have passed, end today and come, and from which office."""
    assert mail_subject(items, TODAY, "Balai") == (
        "Tenggat 31 Mar 2026: 1 lewat, 1 hari ini, 2 akan datang · Balai"
    )
    assert mail_subject((), TODAY, "") == "Tenggat 31 Mar 2026: tidak ada"


def test_a_message_is_whole(items):
    """Addresses, subject and body come back from the message as they went in."""
    subject = mail_subject(items, TODAY, "Balai “Rimba”")
    content = mail_message(["a@contoh.go.id", "b@contoh.go.id"], subject, BODY)
    assert b"\r" not in content
    message = message_from_bytes(content, policy=default)
    assert message["to"] == "a@contoh.go.id, b@contoh.go.id"
    assert message["subject"] == subject
    assert message["auto-submitted"] == "auto-generated"
    assert message.get_content() == BODY


@pytest.mark.parametrize(
    "address",
    ["", "x", "@contoh.id", "a@", "a b@contoh.id", "a@contoh.id\nBcc: c@d.id", "a@b,c@d", "ä@b.id"],
)
def test_an_address_that_is_none_is_refused(address):
    """Whatever is not one plain address is refused, so that no header can be slipped in."""
    with pytest.raises(InputError, match="bukan alamat surel"):
        mail_message([address], "x", "y")


def test_foreign_text_stays_on_its_line(item):
    """A title or an office with line ends and escapes adds neither lines nor headers."""
    evil = "x\r\nBcc: a@b.id\n\x1b[2J"
    items = (item(title=evil, number=evil, actor_title=evil, cite=evil),)
    subject = mail_subject(items, TODAY, evil)
    assert subject.isprintable()
    body = mail_text(items, TODAY, UNTIL, evil)
    assert not any(line.startswith("Bcc") for line in body.splitlines())
    assert "\x1b" not in body
    message = message_from_bytes(mail_message(["a@b.id"], subject, body), policy=default)
    assert message["bcc"] is None
