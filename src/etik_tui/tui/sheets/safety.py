"""How safe the journal is: the last verified backup, the last signed checkpoint, and what to do."""

from collections.abc import Iterator

from etik_tui.casework.checkpointing import last_seal
from etik_tui.casework.restoration import last_verified
from etik_tui.locale import _
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.wording import short_date


def safety_lines(desk: Desk) -> Iterator[Line]:
    """Yield how old backup and checkpoint are, and the commands that make, check and restore them.

    They are commands, not keys: a backup belongs on another machine and takes a key or passphrase.
    """
    workspace = desk.workspace
    yield heading(_("Cadangan"))
    backup = last_verified(workspace.folder)
    if backup is None:
        yield line((_("Belum pernah ada cadangan yang diperiksa."), Tone.WARN), indent=1)
    else:
        days = (workspace.clock.now() - backup.made).days
        late = days >= workspace.office.backup_days
        words = _("Yang terakhir diperiksa dibuat {day}, {n} hari yang lalu.")
        said = words.format(day=short_date(backup.made.date()), n=days)
        yield line((said, Tone.WARN if late else Tone.GOOD), indent=1)
    yield from _commands(
        (_("buat"), "etik backup create"),
        (_("periksa"), "etik backup verify BERKAS"),
        (_("pulihkan"), "etik backup restore BERKAS --to FOLDER"),
    )
    yield BLANK
    yield heading(_("Titik periksa"))
    seal = last_seal(workspace)
    if seal is None:
        yield line((_("Belum ada titik periksa yang ditandatangani."), Tone.WARN), indent=1)
    else:
        words = _("Yang terakhir: {code}, {day}.").format(code=seal.code, day=short_date(seal.at))
        yield line((words, Tone.GOOD), indent=1)
    yield from _commands(
        (_("buat"), "etik journal checkpoint"),
        (_("periksa jurnal"), "etik journal verify"),
    )
    yield BLANK
    words = _(
        "Perintah diketik di luar program ini, oleh yang memegang kunci kantor; cadangan disimpan "
        "di mesin lain."
    )
    yield line((words, Tone.DIM))


def _commands(*commands: tuple[str, str]) -> Iterator[Line]:
    for what, command in commands:
        yield line((f"{what:<15}", Tone.DIM), (command, Tone.ACCENT), indent=1, hang=15)
