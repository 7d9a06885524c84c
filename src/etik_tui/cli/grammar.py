"""What the command line accepts: nouns, verbs, and the options that all of them share."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from etik_tui.errors import InputError
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.cli.session import Session
    from etik_tui.documents.render import Format

STDOUT = "-"
"""What `--output` is told to write to the standard output."""

Run = Callable[["Session", argparse.Namespace], int]
Parsers = Any
"""What `add_subparsers` returns: argparse keeps the class to itself."""

GLOBAL_WITH_VALUE: Mapping[str, str] = {
    "--workspace": "workspace",
    "--database": "database",
    "--as": "actor",
    "--lang": "lang",
    "--as-of": "as_of",
}
"""The options of every verb that take a value, and where it is kept."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program, and never guesses at options.

    `wanted` is the verb that is asked for, where the parser is that of a noun.
    """

    wanted = ""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Layout, **settings)
        self.add_argument("-h", "--help", action="help", help=_("tampilkan bantuan ini"))

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command line."""
        raise InputError(
            message, where=self.prog, remedy=_("Lihat `{prog} -h`.").format(prog=self.prog)
        )


class _Layout(argparse.HelpFormatter):
    """Help in 80 columns whatever the terminal, so that it reads the same everywhere."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=80)


def iso_date(text: str) -> date:
    """Return the date that an option gives as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{text!r} bukan tanggal yang ada; tulis TTTT-BB-HH").format(text=text)
        ) from None


def key_value(text: str) -> tuple[str, str]:
    """Return the two sides of an option such as `--set tempat=Jakarta`."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise argparse.ArgumentTypeError(_("{text!r} bukan kunci=nilai").format(text=text))
    return key.strip(), value.strip()


def positive(text: str) -> int:
    """Return a number of 1 or more."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(_("{text!r} bukan bilangan positif").format(text=text))
    return int(text)


def add_global_options(parser: argparse.ArgumentParser, *, hidden: bool) -> None:
    """Add the options that every verb takes; below the program's own help they are hidden."""

    def words(text: str) -> str:
        return argparse.SUPPRESS if hidden else text

    add, gone = parser.add_argument, argparse.SUPPRESS
    add(
        "--workspace",
        metavar="FOLDER",
        default=gone,
        help=words(_("ruang kerja; bawaan: $ETIK_WORKSPACE, lalu folder data pengguna")),
    )
    add(
        "--database",
        metavar="TEMPAT",
        default=gone,
        help=words(
            _("jurnal: berkas atau postgresql://…; bawaan: $ETIK_DATABASE, office.toml, berkas")
        ),
    )
    add(
        "--as",
        dest="actor",
        metavar="ORANG",
        default=gone,
        help=words(_("atas nama siapa dicatat; bawaan: pengguna sistem")),
    )
    add(
        "--lang",
        metavar="BAHASA",
        default=gone,
        help=words(_("bahasa: id atau en; bawaan: $ETIK_LANG, pilihan Anda, kantor, lalu id")),
    )
    add_reading_options(parser, hidden=hidden)


def add_reading_options(parser: argparse.ArgumentParser, *, hidden: bool) -> None:
    """Add what verbs that read take besides."""
    gone = argparse.SUPPRESS
    help_day = _("seolah-olah hari ini tanggal itu (hanya verba yang membaca)")
    help_json = _("cetak satu objek JSON")
    parser.add_argument(
        "--as-of",
        dest="as_of",
        metavar="TANGGAL",
        type=iso_date,
        default=gone,
        help=gone if hidden else help_day,
    )
    parser.add_argument(
        "--json",
        dest="as_json",
        action="store_true",
        default=gone,
        help=gone if hidden else help_json,
    )


def add_number(parser: argparse.ArgumentParser) -> None:
    """Add the register number that names a case."""
    parser.add_argument(
        "number",
        metavar="NOMOR",
        help=_("nomor register; profil:nomor bila dipakai beberapa profil"),
    )


def add_seen(parser: argparse.ArgumentParser) -> None:
    """Add the version of the case that the official looked at."""
    parser.add_argument(
        "--seen",
        metavar="VERSI",
        type=positive,
        help=_("batal bila perkara sudah berubah sejak versi ini"),
    )


def add_written(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add how and where a verb writes what it would print."""
    parser.add_argument(
        "--format",
        choices=formats,
        help=_("bawaan: menurut akhiran berkas, atau teks ke keluaran standar"),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="TUJUAN",
        help=_("berkas atau folder; - ke keluaran standar; bawaan dengan --format: kotak keluar"),
    )


def written_format(args: argparse.Namespace) -> "Format":
    """Return what is written: as asked, by the suffix of the file, else text, or PDF to a file."""
    from etik_tui.documents.render import Format

    if args.format:
        return Format(args.format)
    suffix = Path(args.output).suffix.lower().lstrip(".") if args.output else ""
    usual = Format.PDF if args.output and args.output != STDOUT else Format.TEXT
    return Format(suffix) if suffix in {each.value for each in Format} else usual


def add_verb(
    verbs: Parsers, name: str, run: Run, about: str, *, reads: bool = False
) -> argparse.ArgumentParser:
    """Add a verb of a noun; `reads` marks one that records nothing and takes `--as-of`."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        name, help=about, description=_sentence(about)
    )
    furnish(parser, run, reads=reads)
    return parser


def furnish(parser: argparse.ArgumentParser, run: Run, *, reads: bool = False) -> None:
    """Make a parser that of a verb."""
    parser.set_defaults(run=run, reads=reads)
    gone = argparse.SUPPRESS
    for name, dest in GLOBAL_WITH_VALUE.items():
        if dest != "as_of":
            parser.add_argument(name, dest=dest, default=gone, help=gone)
    as_of = _("seolah-olah hari ini tanggal itu") if reads else gone
    parser.add_argument(
        "--as-of", dest="as_of", metavar="TANGGAL", type=iso_date, default=gone, help=as_of
    )
    parser.add_argument(
        "--json",
        dest="as_json",
        action="store_true",
        default=gone,
        help=_("cetak satu objek JSON"),
    )


def add_noun(parser: argparse.ArgumentParser) -> Parsers:
    """Make a parser that of a noun with verbs, and return the place for them."""
    add_global_options(parser, hidden=True)
    return parser.add_subparsers(
        title=_("verba"), metavar=_("VERBA"), dest="verb", required=True, parser_class=Parser
    )


def _sentence(about: str) -> str:
    return about[:1].upper() + about[1:] + "."
