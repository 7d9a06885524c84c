"""What to tell the user when PostgreSQL fails: what, where, and what to do.

Of what the server says only the kind of error is kept: its details quote rows.
"""

import psycopg

from etik_tui.errors import AccessError, EtikError, StorageError
from etik_tui.journal.fault import text_error
from etik_tui.journal.postgres_address import Address
from etik_tui.locale import _

# Serialisation failure, deadlock, a key that another writer was faster to take, and the same for
# a table while the schema is made by two at once.
COLLISIONS = ("40001", "40P01", "23505", "42P06", "42P07")
FULL = ("53100", "53200")


class CollisionError(StorageError):
    """Two writers were in each other's way; the work may be done again."""


def postgres_error(error: psycopg.Error, address: Address) -> EtikError:
    """Return the error for what the driver or the server said."""
    state = error.sqlstate or ""
    detail = f"{state} {type(error).__name__}".strip()
    if state in COLLISIONS:
        what, remedy = _busy()
        return CollisionError(what, where=address.text, remedy=remedy, detail=detail)
    if isinstance(error, psycopg.DataError) and (not state or state == "22021"):
        return text_error()
    if state == "42501":
        return AccessError(
            _("Akun basis data ini tidak berhak melakukan itu."),
            where=address.text,
            remedy=_("Minta pemilik basis data: etik db grant."),
            detail=detail,
        )
    if state in ("3F000", "42P01"):
        return journal_missing(address)
    what, remedy = _words(error, state)
    return StorageError(what, where=address.text, remedy=remedy, detail=detail)


def connection_error(error: psycopg.Error, address: Address) -> StorageError:
    """Return the error for a server that cannot be reached or does not let this account in."""
    said = address.scrubbed(str(error))
    what = _("Server basis data tidak dapat dihubungi; tidak ada yang tersimpan.")
    remedy = _("Periksa jaringan dan server, lalu ulangi; isian Anda tetap ada.")
    if "password" in said:
        what = _("Server basis data menolak kata sandi, atau kata sandi tidak ada.")
        remedy = _("Simpan kata sandi di ~/.pgpass (hak 600) atau dalam PGPASSWORD.")
    elif "does not exist" in said:
        what = _("Basis data atau akun itu tidak ada di server.")
        remedy = _("Minta pengelola server membuatnya; lihat panduan PostgreSQL.")
    return StorageError(what, where=address.text, remedy=remedy, detail=said)


def journal_missing(address: Address) -> StorageError:
    """Return the error for a database without a journal, or with one that is not for this role."""
    return StorageError(
        _("Basis data ini belum berisi jurnal etik, atau akun ini tidak boleh melihatnya."),
        where=address.text,
        remedy=_("Buat dengan `etik init --database …`, atau isi dengan `etik db copy`."),
    )


def outcome_unknown(address: Address) -> StorageError:
    """Return the error for a connection that broke while the server was storing."""
    return StorageError(
        _("Sambungan ke basis data putus saat menyimpan; belum tentu tersimpan."),
        where=address.text,
        remedy=_("Muat ulang perkara dan lihat apakah tercatat, sebelum mengulangi."),
    )


def _words(error: psycopg.Error, state: str) -> tuple[str, str]:
    if state == "55P03":
        return _busy()
    if state in FULL:
        return (
            _("Server basis data kehabisan ruang; tidak ada yang tersimpan."),
            _("Hubungi pengelola server; yang sudah tersimpan tetap utuh."),
        )
    if state == "25006":
        return (
            _("Server basis data ini hanya dapat dibaca."),
            _("Sambungkan ke server utama, bukan salinannya."),
        )
    if isinstance(error, psycopg.OperationalError) and (not state or state[:2] in ("08", "57")):
        return (
            _("Sambungan ke basis data putus; tidak ada yang tersimpan."),
            _("Ulangi; isian Anda tetap ada dan sambungan dibuat lagi dengan sendirinya."),
        )
    return (
        _("Jurnal tidak dapat dibaca atau ditulis."),
        _("Jalankan: etik doctor."),
    )


def _busy() -> tuple[str, str]:
    return (
        _("Jurnal sedang dipakai sesi lain dan tidak kunjung bebas; tidak ada yang tersimpan."),
        _("Ulangi sebentar lagi; bila tetap demikian, cari sesi etik yang macet."),
    )
