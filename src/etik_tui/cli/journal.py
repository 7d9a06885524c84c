"""`etik journal verify`: is every fact still as it was recorded?"""

import argparse

from etik_tui.cli.grammar import add_noun, add_verb
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    add_verb(verbs, "verify", verify, _("periksa rantai setiap perkara"), reads=True)


def verify(session: Session, args: argparse.Namespace) -> int:
    """Check every chain; status 1 if a fact was altered, lost or moved."""
    del args
    result = session.workspace.journal.verify()
    if session.as_json:
        body = {
            "sound": result.sound,
            "cases": result.cases,
            "facts": result.facts,
            "stale": result.stale,
            "faults": result.faults,
        }
        session.out.data("journal", body)
        return 0 if result.sound else int(ExitCode.REFUSED)
    out = session.out
    out.text(
        _("{cases} perkara, {facts} fakta diperiksa.").format(
            cases=result.cases, facts=result.facts
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
