"""`etik profile new`: begin a profile, from options or from answers on the terminal."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etik_tui.cli.grammar import key_value
from etik_tui.cli.session import Session
from etik_tui.errors import InputError, reason_of
from etik_tui.locale import _
from etik_tui.profile.draft import LIMITS, MOST_ROUNDS, Draft, slug
from etik_tui.profile.limit import DayUnit
from etik_tui.profile.numbering import split_units
from etik_tui.profile.scaffold import day_unit, write_scaffold
from etik_tui.profile.text import Unit

LONGEST = 300
LARGEST_TEXT = 5_000_000
YES = ("y", "ya")

ReadLine = Callable[[], str]


def add_new(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    add = parser.add_argument
    add("folder", metavar="FOLDER", type=Path, help=_("folder baru bagi profil"))
    add("--id", metavar="ID", help=_("id profil; bawaan: nama foldernya"))
    add("--name", metavar="NAMA", help=_("nama lengkap kode etik"))
    add("--institution", metavar="NAMA", help=_("nama lembaga"))
    add("--short", metavar="NAMA", help=_("nama singkat, paling panjang 14 huruf"))
    add("--regulation", metavar="JUDUL", help=_("judul peraturan"))
    add("--number", metavar="NOMOR", help=_("nomor dan tahun peraturan"))
    add("--set-on", metavar="TANGGAL", help=_("tanggal ditetapkan, TTTT-BB-HH"))
    add(
        "--text",
        metavar="BERKAS",
        type=Path,
        help=_("teks peraturan (.txt): setiap pasal, ayat, huruf, dan angka dipetakan"),
    )
    add(
        "--norms",
        metavar="PASAL",
        action="append",
        help=_("rincian satuan ini norma perilaku, misalnya “Pasal 5”; boleh berulang"),
    )
    add(
        "--day", metavar="ARTI", type=_day, help=_("arti hari menurut teks: kerja, kalender, tidak")
    )
    add("--channel", metavar="JALUR", action="append", help=_("jalur masuk; boleh berulang"))
    add("--members", metavar="N", type=_count, help=_("anggota Majelis; 0: jumlahnya tidak diatur"))
    add("--no-panel", action="store_true", help=_("tanpa Majelis"))
    add("--rounds", metavar="N", type=_count, help=_("putaran panggilan; 0: tidak diatur"))
    add(
        "--sanction",
        metavar="SANKSI",
        action="append",
        help=_("dari yang teringan; boleh berulang"),
    )
    add("--objection", action="store_true", default=None, help=_("ada keberatan atau banding"))
    add(
        "--limit",
        metavar="TENGGAT=HARI",
        action="append",
        type=key_value,
        help=_("tenggat: {names}; boleh berulang").format(names=", ".join(LIMITS)),
    )


def _day(text: str) -> str:
    try:
        day_unit(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("pilihan: kerja, kalender, tidak")) from None
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len("100")):
        raise argparse.ArgumentTypeError(_("{text!r} bukan bilangan").format(text=text))
    return int(text)


def new(session: Session, args: argparse.Namespace) -> int:
    """Write a new profile's folder that passes the check."""
    units = _units(args.text) if args.text else ()
    answers = _given(args)
    if sys.stdin.isatty() and not all(answers.get(key) for key in ("name", "institution")):
        answers = _asked(session, answers, args.folder, sys.stdin.readline)
    draft = _draft(answers, args.folder, units)
    files = write_scaffold(args.folder, draft)
    if session.as_json:
        body = {"id": draft.id, "folder": args.folder, "files": files, "units": len(units)}
        session.out.data("profile-new", body)
        return 0
    session.out.lines(map(str, files))
    if args.text and not units:
        session.out.talk_text(
            _("Tidak ada baris “Pasal 1” di teks itu; peta cakupan belum dibuat.")
        )
    session.out.talk_text(
        _("Kerangka siap. Isi setiap “Pasal ?” dari teks peraturan, sambil menjalankan:")
    )
    session.out.talk(f"  etik profile check {args.folder} --watch")
    return 0


def _units(path: Path) -> tuple[Unit, ...]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_TEXT + 1)
        text = content.decode("utf-8")
    except OSError as error:
        what = _("Teks peraturan tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(path), remedy=_("Periksa letaknya.")) from error
    except UnicodeDecodeError as error:
        raise InputError(
            _("Bukan teks UTF-8"),
            where=str(path),
            remedy=_("Ubah PDF menjadi teks dahulu, misalnya dengan pdftotext."),
        ) from error
    if len(content) > LARGEST_TEXT:
        raise InputError(_("Teks lebih besar dari 5 MB"), where=str(path))
    return split_units(text)


def _given(args: argparse.Namespace) -> dict[str, Any]:
    """Return the answers that options give; what nobody answered is `None`."""
    return {
        "id": args.id,
        "name": args.name,
        "institution": args.institution,
        "short": args.short,
        "regulation": args.regulation,
        "number": args.number,
        "set_on": args.set_on,
        "day": args.day,
        "channels": args.channel,
        "members": 0 if args.no_panel else args.members,
        "panel": False if args.no_panel else None,
        "rounds": args.rounds,
        "sanctions": args.sanction,
        "objection": args.objection,
        "limits": _limits(args.limit or ()),
        "norms": args.norms,
    }


def _limits(pairs: Any) -> dict[str, int]:
    found = {}
    for name, days in pairs:
        if not days.isdigit():
            what = _("“{days}” bukan jumlah hari").format(days=days[:20])
            raise InputError(what, where=f"--limit {name[:40]}")
        found[name] = int(days)
    return found


def _draft(answers: dict[str, Any], folder: Path, units: tuple[Unit, ...]) -> Draft:
    """Return the draft; a question without an answer takes the usual one."""
    institution = answers["institution"] or ""
    panel = answers["panel"]
    day: DayUnit | None = day_unit(answers["day"] or "")
    return Draft(
        id=answers["id"] or slug(folder.absolute().name),
        name=answers["name"] or "",
        institution=institution,
        short=answers["short"] or institution[:14].strip(),
        regulation=answers["regulation"] or answers["name"] or "",
        number=answers["number"] or "",
        set_on=answers["set_on"] or "",
        day=day,
        channels=tuple(answers["channels"] or ("Laporan",)),
        panel=True if panel is None else panel,
        members=answers["members"] or 0,
        rounds=1 if answers["rounds"] is None else answers["rounds"],
        sanctions=tuple(answers["sanctions"] or ()),
        objection=bool(answers["objection"]),
        limits=answers["limits"],
        norms=tuple(answers["norms"] or ()),
        units=units,
    )


def _asked(
    session: Session, answers: dict[str, Any], folder: Path, read: ReadLine
) -> dict[str, Any]:
    """Ask what options left open; Enter accepts what stands in brackets."""
    said = dict(answers)

    def ask(key: str, question: str, usual: str = "") -> str:
        if said[key] is None:
            said[key] = _answer(session, read, question, usual)
        return str(said[key])

    session.out.talk_text(_("Profil baru. Enter menerima yang dalam kurung; kosong: tidak diatur."))
    ask("institution", _("Nama lembaga"))
    ask("short", _("Nama singkat, paling panjang 14 huruf"), said["institution"][:14].strip())
    ask("id", _("Id profil"), slug(folder.absolute().name))
    ask("name", _("Nama kode etik"), _("Kode Etik {name}").format(name=said["institution"]))
    ask("regulation", _("Judul peraturan"), said["name"])
    ask("number", _("Nomor dan tahun, misalnya 6 Tahun 2017"))
    ask("set_on", _("Tanggal ditetapkan, TTTT-BB-HH"))
    if said["day"] is None:
        said["day"] = _choice(
            session, read, _("Arti hari menurut teks: kerja, kalender, atau tidak"),
            ("kerja", "kalender", "tidak"), "tidak",
        )  # fmt: skip
    _ask_lists(session, read, said)
    _ask_numbers(session, read, said)
    return said


def _ask_lists(session: Session, read: ReadLine, said: dict[str, Any]) -> None:
    for key, question, usual in (
        ("channels", _("Jalur masuk, dipisah koma"), "Laporan"),
        ("sanctions", _("Sanksi dari yang teringan, dipisah koma"), ""),
    ):
        if said[key] is None:
            line = _answer(session, read, question, usual)
            said[key] = [each.strip() for each in line.split(",") if each.strip()]


def _ask_numbers(session: Session, read: ReadLine, said: dict[str, Any]) -> None:
    numbers = tuple(str(each) for each in range(MOST_ROUNDS + 1))
    if said["panel"] is None:
        said["panel"] = _yes(session, read, _("Ada Majelis? ya atau tidak"), "ya")
    if said["panel"] and said["members"] is None:
        said["members"] = int(_number(session, read, _("Jumlah anggota Majelis menurut teks"), "0"))
    if said["rounds"] is None:
        question = _("Berapa kali terlapor dipanggil menurut teks")
        said["rounds"] = int(_choice(session, read, question, numbers, "1"))
    if said["objection"] is None:
        said["objection"] = _yes(
            session, read, _("Ada keberatan atau banding? ya atau tidak"), "tidak"
        )
    for name, question in _limit_questions().items():
        if name not in said["limits"] and (days := _number(session, read, question, "")):
            said["limits"][name] = int(days)


def _limit_questions() -> dict[str, str]:
    return {
        "pembentukan": _("Hari untuk membentuk Majelis sejak diterima"),
        "panggilan": _("Hari antara panggilan dan pemeriksaan"),
        "putusan": _("Hari untuk memutus sejak pemeriksaan"),
        "penyampaian": _("Hari untuk menyampaikan putusan"),
        "keberatan": _("Hari untuk mengajukan keberatan"),
        "penjatuhan": _("Hari untuk menjatuhkan sanksi sejak putusan"),
    }


def _yes(session: Session, read: ReadLine, question: str, usual: str) -> bool:
    return _choice(session, read, question, (*YES, "t", "tidak"), usual) in YES


def _number(session: Session, read: ReadLine, question: str, usual: str) -> str:
    while True:
        answer = _answer(session, read, question, usual)
        if not answer or (answer.isascii() and answer.isdigit() and len(answer) <= len("365")):
            return answer
        session.out.talk(_("Tulis bilangan."))


def _choice(
    session: Session, read: ReadLine, question: str, choices: tuple[str, ...], usual: str
) -> str:
    while True:
        answer = _answer(session, read, question, usual).casefold()
        if answer in choices:
            return answer
        session.out.talk(_("Pilihan: {choices}.").format(choices=", ".join(choices)))


def _answer(session: Session, read: ReadLine, question: str, usual: str) -> str:
    session.out.talk(f"{question} ({usual}):" if usual else f"{question}:")
    line = read()
    if not line:
        raise InputError(_("Jawaban terputus; tidak ada yang dibuat"), where="etik profile new")
    return line.strip()[:LONGEST] or usual
