"""What `etik doctor` says of the workspace's backups."""

from collections.abc import Iterator

from etik_tui.casework.office import load_office
from etik_tui.casework.restoration import last_verified
from etik_tui.casework.workspace import OFFICE_FILE
from etik_tui.cli.health import Check, Health
from etik_tui.cli.session import Session
from etik_tui.errors import EtikError
from etik_tui.locale import _


def backup_checks(session: Session) -> Iterator[Check]:
    """Tell how old the last verified backup is; nothing where there is no workspace."""
    settings = session.folder / OFFICE_FILE
    try:
        allowed = load_office(settings).backup_days
    except EtikError:
        # The look at the workspace says what is wrong with its settings.
        return
    if not settings.exists():
        return
    remedy = _("Buat, salin ke mesin lain, periksa: `etik backup create`, `etik backup verify`.")
    found = last_verified(session.folder)
    if found is None:
        text = _("Belum pernah ada cadangan yang diperiksa.")
        yield Check(id="backup", health=Health.LOOK, text=text, remedy=remedy)
        return
    days = (session.clock.now() - found.made).days
    words = _("Cadangan terakhir yang diperiksa berumur {n} hari ({file}).")
    old = days >= allowed
    yield Check(
        id="backup",
        health=Health.LOOK if old else Health.GOOD,
        text=words.format(n=days, file=found.file),
        remedy=remedy if old else "",
    )
