"""`etik access`: the people of the office, their roles and keys, and who looked at what."""

import argparse
import os
import pwd
import sys
from pathlib import Path

from etik_tui.access.key import heeds_home
from etik_tui.access.rule import Action, action_words, role_word
from etik_tui.casework import people as acts
from etik_tui.casework.access_trail import Trace, access_log
from etik_tui.casework.people import Grant
from etik_tui.cli.grammar import Parsers, add_noun, add_verb, positive
from etik_tui.cli.session import Session
from etik_tui.domain.account import Account, OfficeRole
from etik_tui.errors import InputError
from etik_tui.locale import _

DEFAULT_KEY_FILE = "~/.ssh/authorized_keys"


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    add_verb(verbs, "show", show, _("siapa Anda, siapa lainnya, dan peran mereka"), reads=True)
    _add_grant(verbs)
    parser = add_verb(verbs, "revoke", revoke, _("cabut akses dan kunci seseorang"))
    _add_account(parser)
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa"))
    _add_key(verbs)
    parser = add_verb(verbs, "log", show_log, _("jejak akses: siapa membuka apa"), reads=True)
    parser.add_argument("--case", metavar="NOMOR", default="", help=_("hanya perkara ini"))
    parser.add_argument("--person", metavar="AKUN", default="", help=_("hanya orang ini"))
    parser.add_argument(
        "--limit", metavar="N", type=positive, default=200, help=_("paling banyak N; bawaan: 200")
    )


def _add_account(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("account", metavar="AKUN", help=_("nama akun"))


def _add_grant(verbs: Parsers) -> None:
    parser = add_verb(verbs, "grant", grant, _("daftarkan seseorang, atau ubah perannya"))
    _add_account(parser)
    parser.add_argument("--name", metavar="NAMA", help=_("nama lengkap; wajib untuk akun baru"))
    parser.add_argument("--nip", metavar="NIP", help=_("untuk mengenali namanya dalam perkara"))
    parser.add_argument("--nik", metavar="NIK", help=_("sama, dengan NIK"))
    parser.add_argument(
        "--role",
        dest="roles",
        metavar="PERAN",
        action="append",
        choices=[each.value for each in OfficeRole],
        help=_("admin, registrar, official, overseer; boleh berulang; tanpa: hanya Majelis"),
    )
    parser.add_argument(
        "--institution",
        dest="institutions",
        metavar="PROFIL",
        action="append",
        help=_("hanya perkara profil ini; boleh berulang"),
    )
    parser.add_argument("--os-user", metavar="PENGGUNA", help=_("pengguna sistem milik orang ini"))
    parser.add_argument("--reason", metavar="ALASAN", default="", help=_("mengapa"))


def _add_key(verbs: Parsers) -> None:
    about = _("kunci SSH")
    noun = verbs.add_parser("key", help=about, description=about[:1].upper() + about[1:] + ".")
    keys = add_noun(noun)
    parser = add_verb(keys, "add", add_key, _("daftarkan kunci publik seseorang"))
    _add_account(parser)
    parser.add_argument("key", metavar="BERKAS", help=_("berkas .pub; - dari masukan standar"))
    _add_file(parser)
    add_verb(keys, "list", list_keys, _("kunci yang terdaftar"), reads=True)
    parser = add_verb(keys, "remove", remove_key, _("cabut satu kunci"))
    _add_account(parser)
    parser.add_argument("fingerprint", metavar="SIDIK", help=_("SHA256:… dari `access key list`"))
    parser.add_argument("--reason", metavar="ALASAN", default="", help=_("mengapa"))
    _add_file(parser)
    parser = add_verb(keys, "write", write_keys, _("tulis ulang bagian etik di authorized_keys"))
    _add_file(parser, always=True)


def _add_file(parser: argparse.ArgumentParser, *, always: bool = False) -> None:
    parser.add_argument(
        "--authorized-keys",
        dest="key_file",
        metavar="BERKAS",
        nargs="?",
        const=DEFAULT_KEY_FILE,
        default=DEFAULT_KEY_FILE if always else None,
        help=_("berkas yang ditulis; tanpa nama: {file}").format(file=DEFAULT_KEY_FILE),
    )
    parser.add_argument(
        "--command",
        dest="program",
        metavar="KATA",
        nargs="+",
        default=(),
        help=_("perintah yang dipaksakan, tanpa --as; bawaan: program ini di ruang kerja ini"),
    )


def show(session: Session, args: argparse.Namespace) -> int:
    """Print who asks and, to those who may know, everybody else."""
    del args
    workspace = session.workspace
    permit = workspace.permit
    everybody = permit.enforced and permit.decision(Action.AUDIT).allowed
    listed = tuple(acts.people(workspace).accounts.values()) if everybody else ()
    if session.as_json:
        session.out.data(
            "access",
            {
                "enforced": permit.enforced,
                "me": _body(permit.account) if permit.account else None,
                "people": [_body(each) for each in listed],
            },
        )
        return 0
    if permit.account is None:
        session.out.text(
            _("Akses belum diatur: siapa pun yang dapat membuka berkasnya melihat semuanya.")
        )
        session.out.talk_text(_("Mulai dengan: etik access grant AKUN --name NAMA --role PERAN"))
        return 0
    session.out.line(_("Anda: {who}").format(who=_described(permit.account)))
    if listed:
        head = (_("Akun"), _("Nama"), _("Peran"), _("Kunci"), _("Keadaan"))
        rows = [_row(each) for each in sorted(listed, key=lambda each: each.id)]
        session.out.line()
        session.out.table(head, rows, flex=2)
    return 0


def _row(account: Account) -> tuple[str, ...]:
    state = _("aktif") if account.active else _("dicabut")
    return (account.id, account.name, _roles(account), str(len(account.keys)), state)


def _described(account: Account) -> str:
    return " · ".join(part for part in (account.id, account.name, _roles(account)) if part)


def _roles(account: Account) -> str:
    words = ", ".join(role_word(each) for each in account.roles) or _("hanya Majelis")
    return words + (f" ({', '.join(account.institutions)})" if account.institutions else "")


def _body(account: Account) -> dict[str, object]:
    return {
        "account": account.id,
        "name": account.name,
        "nip": account.nip,
        "roles": account.roles,
        "institutions": account.institutions,
        "os_user": account.os_user,
        "active": account.active,
        "keys": [key.fingerprint for key in account.keys],
    }


def grant(session: Session, args: argparse.Namespace) -> int:
    """Let a person use the program; what is not said of a known account stays as it is."""
    workspace = session.workspace
    first = not workspace.permit.enforced
    before = acts.people(workspace).active(args.account)
    old = before or Account(id=args.account, name="")
    account = acts.grant(
        workspace,
        Grant(
            account=args.account,
            name=args.name if args.name is not None else old.name,
            nip=args.nip if args.nip is not None else old.nip,
            nik=args.nik if args.nik is not None else old.nik,
            roles=tuple(map(OfficeRole, args.roles)) if args.roles else old.roles,
            institutions=tuple(args.institutions or old.institutions),
            os_user=args.os_user if args.os_user is not None else old.os_user,
        ),
        reason=args.reason,
    )
    if session.as_json:
        session.out.data("access-granted", {"person": _body(account), "first": first})
        return 0
    session.out.line(_("Terdaftar: {who}").format(who=_described(account)))
    if first:
        session.out.talk_text(
            _(
                "Mulai sekarang aturan akses berlaku untuk semua orang. Pemilik berkas menjadi "
                "admin: mengurus program dan penggunanya, dan tidak membuka perkara. Bila Anda "
                "juga menerima laporan atau memutuskan, daftarkan akun untuk diri Anda dengan "
                "--os-user."
            )
        )
    return 0


def revoke(session: Session, args: argparse.Namespace) -> int:
    """Take a person's access away."""
    account = acts.revoke(session.workspace, args.account, reason=args.reason)
    if session.as_json:
        session.out.data("access-revoked", {"person": _body(account)})
        return 0
    session.out.line(_("Dicabut: {id}").format(id=account.id))
    session.out.talk_text(
        _("Perbarui berkas kunci: etik access key write. Sesi yang terbuka berakhir sendiri.")
    )
    return 0


def add_key(session: Session, args: argparse.Namespace) -> int:
    """Let a person log in with a key, and print or write its line."""
    key = acts.add_key(session.workspace, args.account, _read(args.key))
    lines = acts.key_lines(session.workspace, _program(session, args))
    line = next(each for each in lines if key.key in each)
    written = _written(session, args)
    if session.as_json:
        body = {"account": args.account, "fingerprint": key.fingerprint, "line": line}
        session.out.data("access-key", {**body, "file": written})
        return 0
    session.out.line(line)
    if not written:
        session.out.talk_text(
            _("Tambahkan baris itu ke authorized_keys, atau jalankan: etik access key write.")
        )
    return 0


def _read(name: str) -> str:
    try:
        if name == "-":
            return sys.stdin.read(1 << 16)
        with Path(name).expanduser().open(encoding="utf-8") as file:
            return file.read(1 << 16)
    except (OSError, UnicodeDecodeError) as error:
        what = _("Berkas kunci tidak dapat dibaca")
        raise InputError(what, where=name, detail=str(error)) from error


def list_keys(session: Session, args: argparse.Namespace) -> int:
    """Print the keys of all active people."""
    del args
    session.workspace.permit.require(Action.AUDIT)
    found = [
        (account.id, key)
        for account in acts.people(session.workspace).accounts.values()
        if account.active
        for key in account.keys
    ]
    if session.as_json:
        keys = [
            {"account": account, "fingerprint": key.fingerprint, "type": key.key.split()[0]}
            for account, key in found
        ]
        session.out.data("access-keys", {"keys": keys})
        return 0
    if not found:
        session.out.talk(_("Belum ada kunci terdaftar."))
        return 0
    rows = [(account, key.fingerprint, key.key.split()[0]) for account, key in found]
    session.out.table((_("Akun"), _("Sidik jari"), _("Jenis")), rows)
    return 0


def remove_key(session: Session, args: argparse.Namespace) -> int:
    """Let a key open nothing any more."""
    acts.remove_key(session.workspace, args.account, args.fingerprint, reason=args.reason)
    written = _written(session, args)
    if session.as_json:
        body = {"account": args.account, "fingerprint": args.fingerprint, "file": written}
        session.out.data("access-key-removed", body)
        return 0
    session.out.line(_("Dicabut: {fingerprint}").format(fingerprint=args.fingerprint))
    if not written:
        session.out.talk_text(_("Belum berlaku sampai berkasnya ditulis: etik access key write."))
    return 0


def write_keys(session: Session, args: argparse.Namespace) -> int:
    """Bring the program's part of `authorized_keys` up to date."""
    written = _written(session, args)
    count = len(acts.key_lines(session.workspace, _program(session, args)))
    if session.as_json:
        session.out.data("access-keys-written", {"file": written, "keys": count})
        return 0
    session.out.line(_("{n} kunci ditulis ke {file}.").format(n=count, file=written))
    return 0


def _program(session: Session, args: argparse.Namespace) -> tuple[str, ...]:
    if args.program or not session.database:
        return tuple(args.program)
    return (*acts.default_program(session.workspace), "--database", session.database)


def _written(session: Session, args: argparse.Namespace) -> str:
    if args.key_file is None:
        return ""
    path = Path(args.key_file).expanduser()
    acts.write_keys(session.workspace, path, _program(session, args))
    shell = pwd.getpwuid(os.getuid()).pw_shell
    if heeds_home(shell) and not session.as_json:
        words = _(
            "Shell login akun ini ({shell}) membaca berkas awal dari rumahnya sebelum program. "
            "Ganti: chsh -s /bin/sh."
        )
        session.out.talk_text(words.format(shell=shell))
    return str(path)


def show_log(session: Session, args: argparse.Namespace) -> int:
    """Print who looked at what, latest first."""
    found = access_log(session.workspace, case=args.case, person=args.person, limit=args.limit)
    if session.as_json:
        session.out.data("access-log", {"entries": found})
        return 0
    if not found:
        session.out.talk(_("Belum ada jejak."))
        return 0
    head = (_("Saat"), _("Siapa"), _("Apa"), _("Perkara/akun"), _("Keterangan"))
    session.out.table(head, [_drawn(each) for each in found], flex=4)
    return 0


def _drawn(trace: Trace) -> tuple[str, ...]:
    moment = trace.moment.astimezone().strftime("%Y-%m-%d %H:%M")
    about = " · ".join(part for part in (_about(trace), trace.reason) if part)
    return (moment, trace.person, trace_word(trace.what), trace.number or trace.account, about)


def _about(trace: Trace) -> str:
    """Return what was tried, or which roles were granted, as people call it."""
    if trace.what == "person-granted":
        return ", ".join(map(role_word, trace.about.split(", "))) if trace.about else ""
    return action_words(Action(trace.about)) if trace.about in set(Action) else trace.about


def trace_word(what: str) -> str:
    """Return what somebody did as one word or two."""
    return {
        "opened": _("membuka"),
        "revealed": _("identitas pelapor"),
        "denied": _("tidak dibukakan"),
        "refused": _("ditolak"),
        "person-granted": _("hak diberi"),
        "person-revoked": _("hak dicabut"),
        "key-added": _("kunci ditambah"),
        "key-removed": _("kunci dicabut"),
    }.get(what, what)
