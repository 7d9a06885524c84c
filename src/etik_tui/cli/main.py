"""The entry of the program: from arguments to a verb, and from an error to an exit status."""

import argparse
import gc
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from etik_tui import __version__
from etik_tui.cli.grammar import (
    GLOBAL_WITH_VALUE,
    Parser,
    Run,
    add_global_options,
)
from etik_tui.cli.output import Output
from etik_tui.cli.session import Begun
from etik_tui.cli.stream import BROKEN_PIPE, INTERRUPTED, drop_output, keep_printing
from etik_tui.cli.wording import reword_values, worded_parser
from etik_tui.clock import Clock, SystemClock
from etik_tui.errors import EtikError, ExitCode, InputError
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.tui.prelude import Prelude


def nouns() -> Mapping[str, str]:
    """Return every noun of the command line with what it is for."""
    return {
        "demo": _("ruang kerja sementara dengan perkara karangan"),
        "init": _("buat ruang kerja kantor"),
        "case": _("perkara: daftar, catat, lihat"),
        "majelis": _("periksa susunan Majelis"),
        "deadline": _("tenggat sebuah perkara dan alasannya"),
        "agenda": _("tenggat semua perkara"),
        "review": _("yang perlu ditangani sekarang, yang terburuk lebih dahulu"),
        "stats": _("rekap: jumlah, lama, ketepatan waktu"),
        "handover": _("serah terima: perkara terbuka dan tenggatnya"),
        "hearing": _("sidang pada suatu hari: daftar dan daftar hadir"),
        "workday": _("hitung hari kerja"),
        "calendar": _("kalender hari libur dan dasar hukumnya"),
        "norm": _("norma: cari dan baca"),
        "glossary": _("istilah: artinya, dan apa kata setiap peraturan"),
        "register": _("buku register kantor"),
        "profile": _("profil: peraturan sebagai data"),
        "checklist": _("daftar periksa"),
        "form": _("surat perkara: lihat, terbitkan, nomor surat"),
        "access": _("pengguna kantor, peran, kunci, jejak akses"),
        "journal": _("jurnal: periksa, titik periksa, pindahkan"),
        "backup": _("cadangan: buat, periksa, pulihkan"),
        "db": _("rawat basis data"),
        "plugin": _("plugin yang terpasang"),
        "doctor": _("periksa keadaan program dan mesin"),
        "serve": _("antarmuka yang sama di peramban mesin ini"),
        "completion": _("pelengkapan perintah untuk shell"),
    }


def build_parser(*wanted: str, verb: str = "") -> argparse.ArgumentParser:
    """Return the parser of the command line, with the verbs of the nouns wanted, or one of them."""
    parser = Parser(
        prog="etik",
        description=_(
            "Penegakan kode etik pegawai: tenggat, Majelis, pemanggilan, putusan. "
            "Tanpa verba: buka antarmuka terminal."
        ),
        epilog=_("Setiap verba menjelaskan dirinya dengan -h."),
    )
    parser.add_argument(
        "--version", action="version", version=f"etik {__version__}", help=_("tampilkan versi")
    )
    add_global_options(parser, hidden=False)
    parser.add_argument(
        "--slow-line",
        action="store_true",
        help=_("antarmuka terminal hemat: tanpa garis, 16 warna"),
    )
    places = parser.add_subparsers(
        title=_("verba"), metavar=_("VERBA"), dest="noun", parser_class=Parser
    )
    for name, about in nouns().items():
        noun = places.add_parser(name, help=about, description=about[:1].upper() + about[1:] + ".")
        if name in wanted:
            noun.wanted = verb
            import_module(f"etik_tui.cli.{name}").add_verbs(noun)
    reword_values(parser)
    return parser


def main(
    argv: Sequence[str] | None = None,
    *,
    clock: Clock | None = None,
    prelude: "Prelude | None" = None,
    asked: str | None = None,
) -> int:
    """Run the program and return its exit status; a first picture may stand on the terminal.

    `asked` is what a client asked a forced command to run, empty for the interface; `None` where
    the process is not confined.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    keep_printing()
    _speak(arguments)
    output = Output(as_json="--json" in (*arguments, *(asked or "").split()))
    try:
        with worded_parser():
            status = _run(arguments, Begun(output, clock, prelude, asked))
        sys.stdout.flush()
        return status
    except SystemExit as left:  # -h and --version
        return left.code if isinstance(left.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return BROKEN_PIPE
    except EtikError as error:
        return _told(output, error)
    except Exception as error:  # noqa: BLE001 - the boundary: no traceback, no values
        return _crashed(output, error, clock or SystemClock())


def _speak(arguments: Sequence[str]) -> None:
    """Choose the language and the time zone before any word or day is asked for."""
    from etik_tui.clock import keep_zone
    from etik_tui.tui.office_word import word_of_office
    from etik_tui.tui.prelude import default_folder, system_user
    from etik_tui.tui.speech import speak

    given = _option(arguments, "--workspace")
    folder = str(Path(given).expanduser()) if given else default_folder()
    keep_zone(word_of_office(folder, "zone"))
    speak(_option(arguments, "--lang"), folder, _option(arguments, "--as") or system_user())


def _run(arguments: list[str], begun: "Begun") -> int:
    _refuse_undecodable(arguments)
    if begun.asked:
        from etik_tui.cli.remote import admitted

        arguments = admitted(arguments, begun)
    name, verb = _noun(arguments)
    if name and name not in nouns():
        raise _unknown(name)
    options = build_parser(*filter(None, [name]), verb=verb).parse_args(arguments)
    if not name:
        from etik_tui.cli.terminal import open_terminal

        options.run, options.reads = open_terminal, True
    run: Run = options.run
    session = begun.session(options)
    if name and not gc.isenabled():
        gc.freeze()
        gc.enable()
    try:
        return run(session, options)
    finally:
        session.close()


def _noun(arguments: Sequence[str]) -> tuple[str, str]:
    """Return the noun and the verb: the first words that belong to no global option."""
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument in GLOBAL_WITH_VALUE:
            next(rest, None)
        elif not argument.startswith("-"):
            words.append(argument)
    noun, verb = (*words, "", "")[:2]
    return noun, verb


def _option(arguments: Sequence[str], name: str) -> str:
    for place, argument in enumerate(arguments):
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
        if argument == name:
            return "".join(arguments[place + 1 : place + 2])
    return ""


def _unknown(name: str) -> InputError:
    from difflib import get_close_matches

    near = get_close_matches(name, nouns(), n=1)
    known = ", ".join(nouns())
    remedy = _("Maksud Anda `etik {near}`?").format(near=near[0]) if near else ""
    return InputError(
        _("Verba “{name}” tidak dikenal").format(name=name[:60]),
        where="etik",
        remedy=remedy or _("Pilihan: {known}.").format(known=known),
    )


def _refuse_undecodable(arguments: Sequence[str]) -> None:
    for place, argument in enumerate(arguments, start=1):
        if not argument.isprintable() and any("\ud800" <= char <= "\udfff" for char in argument):
            raise InputError(
                _("Masukan ke-{n} bukan teks UTF-8 yang sah").format(n=place),
                where="etik",
                remedy=_("Ketik ulang, atau simpan berkas masukan sebagai UTF-8."),
            )


def _told(output: Output, error: EtikError) -> int:
    from etik_tui.cli.refusal import print_error

    print_error(output, error)
    return int(error.exit_code)


def _crashed(output: Output, error: Exception, clock: Clock) -> int:
    from etik_tui.casework.crash import log_crash

    crash = log_crash(error, clock.now())
    output.talk(_("kesalahan program {code}").format(code=crash.code))
    output.talk(_("  Yang sudah tercatat tetap utuh. Sampaikan kode ini dan berkas catatannya:"))
    where = crash.log or _("(catatan tidak dapat ditulis)")
    output.talk(f"  {where}")
    return int(ExitCode.BUG)
