"""`etik journal`: is every fact still as it was recorded; the whole journal elsewhere."""

import argparse
from contextlib import closing
from pathlib import Path

from etik_tui.cli.grammar import add_noun, add_number, add_verb
from etik_tui.cli.progress import ProgressBar
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode
from etik_tui.journal.verification import Verification
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    from etik_tui.cli.journal_bundle import export, take_over
    from etik_tui.cli.journal_seal import code, create_key, seal_journal

    verbs = add_noun(parser)
    verb = add_verb(verbs, "verify", verify, _("periksa rantai setiap perkara"), reads=True)
    verb.add_argument(
        "--checkpoint",
        metavar="BERKAS",
        type=Path,
        help=_("bandingkan dengan titik periksa ini; tanda tangannya diperiksa dahulu"),
    )
    verb.add_argument(
        "--allowed-signers",
        metavar="BERKAS",
        type=Path,
        help=_("penanda tangan yang sah; bawaan: catatan ruang kerja sendiri"),
    )
    verb = add_verb(verbs, "checkpoint", seal_journal, _("tandatangani ujung rantai"))
    verb.add_argument("--key", metavar="BERKAS", type=Path, help=_("bawaan: kunci kantor"))
    add_verb(verbs, "key", create_key, _("buat kunci kantor untuk titik periksa"))
    verb = add_verb(
        verbs,
        "code",
        code,
        _("kode jurnal perkara, seperti di surat"),
        reads=True,
    )
    add_number(verb)
    verb.add_argument("--check", metavar="KODE", help=_("cocokkan kode yang tercetak di surat"))
    verb = add_verb(verbs, "export", export, _("tulis semua fakta ke berkas"))
    verb.add_argument(
        "-o",
        "--output",
        metavar="BERKAS",
        type=Path,
        help=_(".jsonl: fakta saja; .zip: dengan bukti dan surat; bawaan: kotak keluar"),
    )
    verb = add_verb(verbs, "import", take_over, _("isi jurnal kosong dari ekspor"))
    verb.add_argument("source", metavar="BERKAS", type=Path, help=_("dari `etik journal export`"))


def verify(session: Session, args: argparse.Namespace) -> int:
    """Check every chain; status 1 if a fact was altered, lost or moved."""
    if args.checkpoint is None:
        with ProgressBar() as bar:
            found = session.workspace.journal.verify(bar)
        return print_verification(session, found)
    from etik_tui.casework.checkpointing import CHECKPOINTS_FOLDER, proven
    from etik_tui.casework.opening import journal_place
    from etik_tui.casework.signing import SIGNERS_FILE
    from etik_tui.journal.comparison import verify_against
    from etik_tui.journal.open import open_engine

    session.administer()
    own = session.folder / CHECKPOINTS_FOLDER / SIGNERS_FILE
    known = proven(args.checkpoint, args.allowed_signers or own)
    place = journal_place(session.folder, session.database)
    with closing(open_engine(place)) as engine, ProgressBar() as bar:
        result = verify_against(engine, known.checkpoint, bar)
    if not session.as_json:
        words = _("Titik periksa {code} ({moment}), ditandatangani sah menurut {signers}.")
        session.out.text(
            words.format(
                code=known.checkpoint.code,
                moment=known.checkpoint.made.strftime("%Y-%m-%d %H:%M UTC"),
                signers=known.signers,
            )
        )
        if args.allowed_signers is None:
            session.out.talk_text(
                _(
                    "Daftar penanda tangan ini berada di ruang kerja itu sendiri; yang tersimpan "
                    "di tempat lain lebih kuat: --allowed-signers."
                )
            )
    told = {"code": known.checkpoint.code, "made": known.checkpoint.made}
    return print_verification(session, result, told | {"signers": known.signers})


def print_verification(
    session: Session, result: Verification, checkpoint: dict[str, object] | None = None
) -> int:
    """Print what a check found; return status 1 unless all is sound."""
    if session.as_json:
        body = {
            "sound": result.sound,
            "cases": result.cases,
            "books": result.books,
            "facts": result.facts,
            "stale": result.stale,
            "checkpoint": checkpoint,
            "faults": result.faults,
        }
        session.out.data("journal", body)
        return 0 if result.sound else int(ExitCode.REFUSED)
    out = session.out
    out.text(
        _("{cases} perkara dan {books} rantai kantor, {facts} fakta diperiksa.").format(
            cases=result.cases, books=result.books, facts=result.facts
        )
    )
    if result.stale:
        out.talk_text(
            _("Indeks {n} perkara tertinggal; jalankan `etik db reindex`.").format(n=result.stale)
        )
    for fault in result.faults:
        place = fault.number or fault.case_id or _("basis data")
        version = _(" catatan {n}").format(n=fault.version) if fault.version else ""
        out.text(f"{place}{version}: {fault.what}", indent="    ", first="  - ")
    if result.sound:
        out.line(_("Semua rantai utuh."))
        return 0
    out.talk_text(
        _("Jurnal tidak utuh. Berhenti mencatat, simpan salinan berkasnya, pulihkan cadangan.")
    )
    return int(ExitCode.REFUSED)
