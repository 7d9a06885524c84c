"""What the argument parser of the standard library says, in the language of the program."""

import argparse
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from etik_tui.locale import SOURCE_LANGUAGE, _, in_use

WORD = re.compile(r"[A-Z]{2,}")


def _words() -> Mapping[str, str]:
    return {
        "usage: ": _("pemakaian: "),
        "positional arguments": _("masukan"),
        "options": _("pilihan"),
        "the following arguments are required: %s": _("masukan ini wajib: %s"),
        "unrecognized arguments: %s": _("tidak dikenal: %s"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s: %(message)s"),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "%(value)r tidak dikenal; pilihan: %(choices)s"
        ),
        "invalid %(type)s value: %(value)r": _("%(value)r bukan nilai yang sah"),
        "expected one argument": _("perlu satu nilai"),
        "expected at most one argument": _("paling banyak satu nilai"),
        "expected at least one argument": _("perlu paling sedikit satu nilai"),
        "expected %s argument": _("perlu %s nilai"),
        "not allowed with argument %s": _("tidak dapat bersama %s"),
        "one of the arguments %s is required": _("salah satu wajib: %s"),
        "ignored explicit argument %r": _("tidak menerima nilai %r"),
        "ambiguous option: %(option)s could match %(matches)s": _(
            "%(option)s dapat berarti %(matches)s"
        ),
    }


def _placeholders() -> Mapping[str, str]:
    """Return what stands in help for a value, by its Indonesian word."""
    return {**_first_placeholders(), **_other_placeholders()}


def _first_placeholders() -> Mapping[str, str]:
    return {
        """Return what stands in help for a value, by its Indonesian word."""
        "AKUN": _("AKUN"),
        "ALAMAT": _("ALAMAT"),
        "ALASAN": _("ALASAN"),
        "ANGGOTA": _("ANGGOTA"),
        "ARTI": _("ARTI"),
        "BAHASA": _("BAHASA"),
        "BENTUK": _("BENTUK"),
        "BERKAS": _("BERKAS"),
        "BUKU": _("BUKU"),
        "BUTIR": _("BUTIR"),
        "CATATAN": _("CATATAN"),
        "FAKTA": _("FAKTA"),
        "FORMULIR": _("FORMULIR"),
        "HADIR": _("HADIR"),
        "HARI": _("HARI"),
        "ISIAN": _("ISIAN"),
        "ISTILAH": _("ISTILAH"),
        "JALUR": _("JALUR"),
        "JAWAB": _("JAWAB"),
        "JENIS": _("JENIS"),
        "JUDUL": _("JUDUL"),
        "KATA": _("KATA"),
        "KODE": _("KODE"),
        "KUNCI": _("KUNCI"),
        "NAMA": _("NAMA"),
    }


def _other_placeholders() -> Mapping[str, str]:
    return {
        "NILAI": _("NILAI"),
        "NOMOR": _("NOMOR"),
        "NORMA": _("NORMA"),
        "ORANG": _("ORANG"),
        "PASAL": _("PASAL"),
        "PENGGUNA": _("PENGGUNA"),
        "PERAN": _("PERAN"),
        "PIHAK": _("PIHAK"),
        "PILIHAN": _("PILIHAN"),
        "PROFIL": _("PROFIL"),
        "SANKSI": _("SANKSI"),
        "SIDIK": _("SIDIK"),
        "SUMBER": _("SUMBER"),
        "TAFSIR": _("TAFSIR"),
        "TAHAP": _("TAHAP"),
        "TAHUN": _("TAHUN"),
        "TANGGAL": _("TANGGAL"),
        "TANYA": _("TANYA"),
        "TEKS": _("TEKS"),
        "TEMPAT": _("TEMPAT"),
        "TENGGAT": _("TENGGAT"),
        "TINDAKAN": _("TINDAKAN"),
        "TONGGAK": _("TONGGAK"),
        "TUJUAN": _("TUJUAN"),
        "VERSI": _("VERSI"),
        "WAKTU": _("WAKTU"),
    }


def reword_values(parser: argparse.ArgumentParser) -> None:
    """Name the values of a parser, and of all under it, in the language in force."""
    if in_use() == SOURCE_LANGUAGE:
        return
    words = _placeholders()
    waiting = [parser]
    while waiting:
        for action in waiting.pop()._actions:  # noqa: SLF001 - argparse tells it in no other way
            if isinstance(action.metavar, str):
                action.metavar = WORD.sub(
                    lambda found: words.get(found[0], found[0]), action.metavar
                )
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
                waiting += action.choices.values()


def _word(message: str) -> str:
    return _words().get(message, message)


def _counted(one: str, many: str, count: int) -> str:
    del many, count
    return _word(one)


@contextmanager
def worded_parser() -> Iterator[None]:
    """Let the parser speak the program's language while the block runs.

    It looks its sentences up in two names of its own module, which gettext fills otherwise.
    """
    names = vars(argparse)
    kept = {name: names[name] for name in ("_", "ngettext")}
    names.update({"_": _word, "ngettext": _counted})
    try:
        yield
    finally:
        names.update(kept)
