"""People and the part they play in a case."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from etik_tui.locale import _


class Role(StrEnum):
    """The part a person plays in a case; the words are those of the regulations."""

    TERLAPOR = "terlapor"
    PELAPOR = "pelapor"
    PENGADU = "pengadu"
    SAKSI = "saksi"
    KORBAN = "korban"


class Person(Struct, frozen=True, kw_only=True):
    """Somebody as the papers name them; only the name is ever required.

    `rank` is the pangkat/golongan as printed ("Penata (III/c)"), `position` the jabatan as
    printed, `position_level` the jenjang jabatan that can be compared ("pengawas"),
    `employment` the kind of employee. Identity numbers are checked with a warning, never refused.
    """

    name: str
    nip: str = ""
    rank: str = ""
    position: str = ""
    position_level: str = ""
    unit: str = ""
    employment: str = ""
    address: str = ""
    nik: str = ""

    def initials(self) -> str:
        """Return the initials, for shared screens."""
        return "".join(f"{word[0].upper()}." for word in self.name.split() if word[0].isalpha())


class Party(Struct, frozen=True, kw_only=True):
    """A person in a case, with an id that is unique within the case."""

    id: str
    role: Role
    person: Person


def checked_nip(nip: str) -> str:
    """Return why an identity number looks wrong, or an empty string.

    Accepts the 18-digit NIP with its printed spaces, and the 9-digit old one.
    Source: Perka BKN 22/2007.
    """
    digits = "".join(nip.split())
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in (9, 18):
        return _("NIP lazimnya 18 angka")
    if len(digits) == 9:
        return ""
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return _("delapan angka pertama NIP lazimnya tanggal lahir (TTTTBBHH)")
    if digits[14] not in "12":
        return _("angka ke-15 NIP lazimnya 1 atau 2")
    return ""
