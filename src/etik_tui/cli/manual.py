"""The manual page, written by the parsers themselves.

`python -m etik_tui.cli.manual` prints the page that `share/man/man1/etik.1` holds.
"""

import argparse
import sys
from collections.abc import Iterator

from etik_tui import __version__
from etik_tui.cli.main import build_parser, nouns
from etik_tui.cli.wording import worded_parser

INTRODUCTION = """\
Tanpa verba program membuka antarmuka terminal; bila belum ada ruang kerja, program menanyakan
instansi, kantor, pejabat, dan pengguna, lalu membuatnya. Setiap tindakan di layar mempunyai verba.
Data dicetak ke keluaran baku, pesan ke keluaran galat. Tanggal ditulis TTTT-BB-HH."""

STATUS = (
    ("0", "selesai"),
    ("1", "ditolak ketentuan atau temuan, dengan pasalnya"),
    ("2", "pemakaian atau berkas masukan salah"),
    ("3", "tidak diizinkan"),
    ("4", "didahului orang lain; tidak ada yang dicatat"),
    ("5", "jurnal tidak dapat dibaca atau ditulis"),
    ("70", "kesalahan program"),
)
FILES = (
    ("~/.local/share/etik-tui", "ruang kerja bawaan"),
    ("office.toml", "pengaturan kantor, di dalam ruang kerja"),
    ("journal.db", "jurnal, di dalam ruang kerja"),
)


def manual() -> str:
    """Return the page in the language of man."""
    with worded_parser():
        return "\n".join(_sections()) + "\n"


def _sections() -> Iterator[str]:
    parser = build_parser(*nouns())
    yield f'.TH ETIK 1 "" "etik {__version__}" "Kode etik pegawai"'
    yield from (".SH NAMA", rf"etik \- {_text('penegakan kode etik pegawai dari papan tombol')}")
    yield from (".SH IKHTISAR", r"\fBetik\fR [\fIpilihan\fR] [\fIverba\fR \&...]")
    yield from (".SH URAIAN", *map(_text, INTRODUCTION.splitlines()))
    yield from (".SH PILIHAN", *_options(parser))
    yield ".SH VERBA"
    for words, verb in _verbs("etik", parser):
        usage = " ".join(verb.format_usage().partition(": ")[2].split())
        yield from (f".SS {_text(words)}", _text(str(verb.description)), ".PP")
        yield from (rf"\fI{_text(usage)}\fR", *_options(verb))
    for title, rows in (("STATUS KELUAR", STATUS), ("BERKAS", FILES)):
        yield f".SH {title}"
        for name, about in rows:
            yield from (".TP", rf"\fB{_text(name)}\fR", _text(about))


def _verbs(
    words: str, parser: argparse.ArgumentParser
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every parser that runs something, with the words that lead to it."""
    for action in parser._actions:  # noqa: SLF001 - argparse tells it in no other way
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            continue
        for name, each in action.choices.items():
            deeper = tuple(_verbs(f"{words} {name}", each))
            yield from deeper or ((f"{words} {name}", each),)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - the same
        places = isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - the same
        if places or not action.help or action.help == argparse.SUPPRESS:
            continue
        if "-h" in action.option_strings:
            continue
        metavar = action.metavar or ("|".join(map(str, action.choices)) if action.choices else "")
        name = ", ".join(action.option_strings)
        shown = " ".join(part for part in (name, str(metavar)) if part)
        yield from (".TP", rf"\fB{_text(shown)}\fR", _text(action.help))


def _text(words: str) -> str:
    r"""Return words as man prints them: no sign of theirs commands it."""
    safe = words.replace("\\", r"\e").replace("-", r"\-").replace("~", r"\(ti")
    return rf"\&{safe}" if safe.startswith((".", "'")) else safe


if __name__ == "__main__":
    sys.stdout.write(manual())
