"""The manual page in every language, written by the parsers themselves.

`python -m etik_tui.cli.manual share/man` writes the pages that lie there.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from etik_tui import __version__
from etik_tui.cli.main import build_parser, nouns
from etik_tui.cli.wording import worded_parser
from etik_tui.locale import _, in_use, use

PAGES: Mapping[str, str] = {"en": "man1/etik.1", "id": "id/man1/etik.1"}
"""Where the page of each language lies below a folder of manual pages.

A program `man` that finds none for the reader's language shows the first.
"""


def manual(language: str) -> str:
    """Return the page of a language in the language of man."""
    before = in_use()
    use(language)
    try:
        with worded_parser():
            return "\n".join(_sections()) + "\n"
    finally:
        use(before)


def _introduction() -> str:
    return _(
        "Tanpa verba program membuka antarmuka terminal; bila belum ada ruang kerja, program "
        "menanyakan lembaga, kantor, pejabat, dan pengguna, lalu membuatnya. Setiap tindakan di "
        "layar mempunyai verba. Data dicetak ke keluaran standar, pesan ke keluaran galat. Tanggal "
        "ditulis TTTT-BB-HH."
    )


def _status() -> tuple[tuple[str, str], ...]:
    return (
        ("0", _("selesai")),
        ("1", _("ditolak ketentuan atau temuan, dengan pasalnya")),
        ("2", _("pemakaian atau berkas masukan salah")),
        ("3", _("tidak diizinkan")),
        ("4", _("didahului orang lain; tidak ada yang dicatat")),
        ("5", _("jurnal tidak dapat dibaca atau ditulis")),
        ("70", _("kesalahan program")),
    )


def _files() -> tuple[tuple[str, str], ...]:
    return (
        ("~/.local/share/etik-tui", _("ruang kerja bawaan")),
        ("office.toml", _("pengaturan kantor, di dalam ruang kerja")),
        ("keys.toml", _("tombol buatan sendiri, di dalam ruang kerja")),
        ("journal.db", _("jurnal, di dalam ruang kerja")),
    )


def _environment() -> tuple[tuple[str, str], ...]:
    return (
        ("ETIK_WORKSPACE", _("ruang kerja bila --workspace tidak ditulis")),
        ("ETIK_DATABASE", _("jurnal bila --database tidak ditulis")),
        ("ETIK_LANG", _("bahasa, id atau en, bila --lang tidak ditulis")),
        ("NO_COLOR", _("tanpa warna")),
    )


def _sections() -> Iterator[str]:
    parser = build_parser(*nouns())
    title, about = _("Kode etik pegawai"), _("penegakan kode etik pegawai dari papan tombol")
    options, verb = _("pilihan"), _("verba")
    yield f'.TH ETIK 1 "" "etik {__version__}" "{title}"'
    yield from (_head(_("NAMA")), rf"etik \- {_text(about)}")
    yield from (_head(_("IKHTISAR")), rf"\fBetik\fR [\fI{options}\fR] [\fI{verb}\fR \&...]")
    yield from (_head(_("URAIAN")), _text(_introduction()))
    yield from (_head(_("PILIHAN UMUM")), *_options(parser))
    yield _head(_("DAFTAR VERBA"))
    for words, leaf in _verbs("etik", parser):
        usage = " ".join(leaf.format_usage().partition(": ")[2].split())
        yield from (f".SS {_text(words)}", _text(str(leaf.description)), ".PP")
        yield from (rf"\fI{_text(usage)}\fR", *_options(leaf))
    for heading, rows in (
        (_("STATUS KELUAR"), _status()),
        (_("LINGKUNGAN"), _environment()),
        (_("BERKAS-BERKAS"), _files()),
    ):
        yield _head(heading)
        for name, means in rows:
            yield from (".TP", rf"\fB{_text(name)}\fR", _text(means))


def _head(title: str) -> str:
    return f".SH {title}"


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


def write(folder: Path) -> None:
    """Write the page of every language below a folder."""
    for language, name in PAGES.items():
        page = folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(manual(language), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
