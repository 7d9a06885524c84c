"""`etik db copy`: the whole journal into another database, checked on both sides."""

import argparse
from contextlib import closing

from etik_tui.casework.opening import journal_place
from etik_tui.cli.progress import ProgressBar
from etik_tui.cli.session import Session
from etik_tui.journal.open import open_engine
from etik_tui.locale import _


def copy(session: Session, args: argparse.Namespace) -> int:
    """Copy the journal and say how to work with the copy from now on."""
    from etik_tui.journal.transfer import Stage, copy_journal

    session.administer()
    said: set[Stage] = set()
    words = {
        Stage.CHECKING: _("Memeriksa rantai jurnal asal…"),
        Stage.COPYING: _("Menyalin…"),
        Stage.COMPARING: _("Memeriksa salinan…"),
    }
    bar = ProgressBar()

    def advance(stage: Stage, done: int, total: int) -> None:
        if stage not in said:
            said.add(stage)
            session.out.talk(words[stage])
        bar(done, total)

    place = journal_place(session.folder, session.database)
    with (
        closing(open_engine(place)) as source,
        closing(open_engine(args.target, create=True)) as target,
        bar,
    ):
        found = copy_journal(source, target, advance)
    if session.as_json:
        body = {"cases": found.cases, "facts": found.facts, "rows": found.rows}
        session.out.data("copy", body)
        return 0
    session.out.text(
        _("{cases} rantai dengan {facts} fakta disalin; ujung semua rantai sama.").format(
            cases=found.cases, facts=found.facts
        )
    )
    session.out.talk_text(_("Jurnal asal tidak diubah. Untuk bekerja dengan salinannya:"))
    session.out.talk(_("  isi database = “…” dalam office.toml ruang kerja, tanpa kata sandi"))
    session.out.talk_text(_("Sesi yang masih terbuka mencatat ke jurnal asal: tutup dahulu."))
    return 0
