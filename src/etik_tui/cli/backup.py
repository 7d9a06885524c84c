"""`etik backup`: make, check, bring back and clear out encrypted copies of the workspace."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from etik_tui.cli.grammar import Parsers, add_noun, add_verb
from etik_tui.cli.progress import ProgressBar
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError, reason_of
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.casework.age import Unlock
    from etik_tui.casework.restoration import Restored

USUAL: Mapping[str, int] = {"daily": 7, "weekly": 4, "monthly": 12, "yearly": 5}


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "create", create, _("tulis cadangan terenkripsi; yang lain tetap kerja"))
    verb.add_argument(
        "-o", "--output", metavar="TEMPAT", type=Path, help=_("berkas atau folder tujuan")
    )
    verb.add_argument(
        "--recipient",
        metavar="KUNCI",
        action="append",
        help=_("kunci publik age1… atau ssh-ed25519, atau berkasnya; boleh berulang"),
    )
    _add_passphrase(verb)
    verb = add_verb(verbs, "verify", verify, _("buka cadangan dan periksa seluruh isinya"))
    _add_source(verb)
    verb = add_verb(verbs, "restore", restore, _("pulihkan cadangan ke ruang kerja baru"))
    _add_source(verb)
    verb.add_argument("--to", metavar="FOLDER", type=Path, required=True, help=_("folder baru"))
    _add_prune(verbs)
    verb = add_verb(verbs, "key", key, _("buat kunci pembuka cadangan; simpan di luar mesin ini"))
    verb.add_argument("path", metavar="BERKAS", type=Path, help=_("berkas baru kunci pribadi"))


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        metavar="BERKAS",
        type=Path,
        help=_("kata sandi pada baris pertama berkas ini"),
    )


def _add_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="BERKAS", type=Path, help=_("berkas cadangan"))
    parser.add_argument(
        "--identity",
        metavar="BERKAS",
        type=Path,
        action="append",
        help=_("kunci pribadi age atau SSH; boleh berulang"),
    )
    _add_passphrase(parser)


def _add_prune(verbs: Parsers) -> None:
    verb = add_verb(verbs, "prune", prune, _("hapus cadangan lama menurut aturan simpan"))
    verb.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, help=_("bawaan: folder cadangan")
    )
    words = {
        "daily": _("simpan yang terakhir dari sekian hari"),
        "weekly": _("… dari sekian minggu"),
        "monthly": _("… dari sekian bulan"),
        "yearly": _("… dari sekian tahun"),
    }
    for name, about in words.items():
        verb.add_argument(f"--keep-{name}", metavar="N", type=_count, default=None, help=about)
    verb.add_argument("--dry-run", action="store_true", help=_("tampilkan saja"))


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > len("9999"):
        raise argparse.ArgumentTypeError(_("{text!r} bukan bilangan").format(text=text))
    return int(text)


def create(session: Session, args: argparse.Namespace) -> int:
    """Write a backup and print where; status 1 if files that facts name are not whole."""
    from etik_tui.casework.age import Lock, read_passphrase, recipient_lines
    from etik_tui.casework.backup import create_backup
    from etik_tui.casework.opening import journal_place

    workspace = session.workspace
    given = args.recipient or ()
    if not given and args.passphrase_file is None:
        given = workspace.office.backup_recipients
    if given and args.passphrase_file is not None:
        raise InputError(
            _("Pilih kunci publik atau kata sandi, bukan keduanya"), where="--passphrase-file"
        )
    lock = Lock(
        recipients=tuple(each for key in given for each in recipient_lines(key)),
        passphrase=read_passphrase(args.passphrase_file) if args.passphrase_file else "",
    )
    place = journal_place(session.folder, session.database)
    with ProgressBar() as bar:
        made = create_backup(workspace, place, lock, args.output, bar)
    damaged = (*made.files.missing, *made.files.changed)
    if session.as_json:
        body = {
            "file": made.path,
            "size": made.size,
            "made": made.manifest.made,
            "code": made.manifest.code,
            "chains": made.manifest.chains,
            "facts": made.manifest.facts,
            "files": len(made.manifest.files),
            "missing": made.files.missing,
            "changed": made.files.changed,
            "skipped": made.skipped,
        }
        session.out.data("backup", body)
        return int(ExitCode.REFUSED) if damaged else 0
    session.out.line(str(made.path))
    session.out.talk_text(
        _("{chains} rantai, {facts} fakta, {files} berkas; {size} byte; kode {code}.").format(
            chains=made.manifest.chains,
            facts=made.manifest.facts,
            files=len(made.manifest.files),
            size=made.size,
            code=made.manifest.code,
        )
    )
    _tell_files(session, made.files.missing, made.files.changed, made.skipped)
    session.out.talk_text(_("Salin ke mesin lain, lalu periksa: `etik backup verify`."))
    return int(ExitCode.REFUSED) if damaged else 0


def verify(session: Session, args: argparse.Namespace) -> int:
    """Open a backup, check everything in it, and remember when; status 1 if files are missing."""
    from tempfile import TemporaryDirectory

    from etik_tui.casework.restoration import verify_backup
    from etik_tui.casework.workspace import OFFICE_FILE

    session.administer()
    unlock, now = _unlock(args), session.clock.now()
    with ProgressBar() as bar, TemporaryDirectory() as elsewhere:
        is_made = (session.folder / OFFICE_FILE).exists()
        working_in = session.folder if is_made else Path(elsewhere)
        found = verify_backup(args.source, unlock, working_in, now, bar)
    return _told(session, found)


def restore(session: Session, args: argparse.Namespace) -> int:
    """Bring a backup back as a new workspace; status 1 if files that facts name are missing."""
    from etik_tui.casework.restoration import restore_backup

    session.administer()
    with ProgressBar() as bar:
        found = restore_backup(args.source, _unlock(args), args.to, bar)
    status = _told(session, found)
    if not session.as_json:
        if found.moved:
            session.out.talk_text(
                _("Jurnalnya dahulu di tempat lain; kini berkas di dalam ruang kerja ini.")
            )
        session.out.talk_text(
            _("Kunci kantor tidak ada dalam cadangan: kembalikan dari simpanannya, atau buat baru.")
        )
    return status


def prune(session: Session, args: argparse.Namespace) -> int:
    """Delete the backups that the rule does not keep, and print them."""
    from etik_tui.casework.backup import BACKUPS_FOLDER
    from etik_tui.casework.pruning import prune_backups
    from etik_tui.casework.retention import Retention

    session.administer()
    given = {name: getattr(args, f"keep_{name}") for name in USUAL}
    if all(each is None for each in given.values()):
        given = dict(USUAL)
    rule = Retention(**{name: count or 0 for name, count in given.items()})
    folder = args.folder or session.folder / BACKUPS_FOLDER
    found = prune_backups(folder, rule, only_tell=args.dry_run)
    if session.as_json:
        body = {"folder": folder, "kept": found.kept, "removed": found.removed}
        session.out.data("prune", body | {"done": not args.dry_run})
        return 0
    session.out.lines(found.removed)
    words = _("{gone} cadangan dihapus, {kept} disimpan.")
    if args.dry_run:
        words = _("{gone} cadangan akan dihapus, {kept} disimpan.")
    session.out.talk_text(words.format(gone=len(found.removed), kept=len(found.kept)))
    return 0


def key(session: Session, args: argparse.Namespace) -> int:
    """Write a new private key to a file that does not exist, and print its public half."""
    from etik_tui.casework.age import new_identity

    session.administer()
    private, public = new_identity()
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        with os.fdopen(os.open(args.path, flags, 0o600), "w", encoding="ascii") as file:
            file.write(f"# {public}\n{private}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        what = _("Kunci tidak dapat ditulis: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(args.path)) from error
    if session.as_json:
        session.out.data("backup-key", {"file": args.path, "recipient": public})
        return 0
    session.out.line(public)
    session.out.talk_text(
        _(
            "Pindahkan {path} ke tempat aman di luar mesin ini: tanpa itu cadangan tidak terbuka."
        ).format(path=args.path)
    )
    return 0


def _unlock(args: argparse.Namespace) -> "Unlock":
    from etik_tui.casework.age import Unlock, read_passphrase

    if bool(args.identity) == bool(args.passphrase_file):
        raise InputError(
            _("Dengan apa cadangan ini dibuka?"),
            where="--identity",
            remedy=_("Sebutkan kunci pribadi dengan --identity, atau --passphrase-file."),
        )
    phrase = read_passphrase(args.passphrase_file) if args.passphrase_file else ""
    return Unlock(identities=tuple(args.identity or ()), passphrase=phrase)


def _told(session: Session, found: "Restored") -> int:
    manifest, files = found.manifest, found.files
    status = int(ExitCode.REFUSED) if files.missing or files.changed else 0
    if session.as_json:
        body = {
            "folder": found.folder or "",
            "office": manifest.office,
            "made": manifest.made,
            "code": manifest.code,
            "chains": manifest.chains,
            "facts": manifest.facts,
            "files": len(manifest.files),
            "missing": files.missing,
            "changed": files.changed,
        }
        session.out.data("restored", body)
        return status
    if found.folder:
        session.out.line(str(found.folder))
    session.out.text(
        _(
            "Cadangan {office} dari {made}: {chains} rantai, {facts} fakta, {files} berkas; "
            "semua rantai utuh, kode {code}."
        ).format(
            office=manifest.office,
            made=manifest.made.strftime("%Y-%m-%d %H:%M UTC"),
            chains=manifest.chains,
            facts=manifest.facts,
            files=len(manifest.files),
            code=manifest.code,
        )
    )
    _tell_files(session, files.missing, files.changed, ())
    return status


def _tell_files(
    session: Session, missing: tuple[str, ...], changed: tuple[str, ...], skipped: tuple[str, ...]
) -> None:
    for words, names in (
        (_("tidak ada: {name}"), missing),
        (_("berubah sejak dicatat: {name}"), changed),
        (_("dilewati, bukan berkas biasa: {name}"), skipped),
    ):
        for name in names:
            session.out.talk_text(words.format(name=name), indent="    ", first="  - ")
