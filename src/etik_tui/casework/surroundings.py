"""What a session may use of the machine around it: the terminal's clipboard, an editor.

Both are ways out of the program. A confined session has neither, for behind a forced command
nothing of the office's machine is to be reached or left behind on another one.
"""

import os
import shlex
import shutil

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.account import OfficeRole
from etik_tui.errors import AccessError, InputError
from etik_tui.locale import _

LONGEST_COPY = 2_000
"""Characters that are handed to a clipboard; some terminals cut what is longer, unasked."""

READS_ONLY = frozenset({OfficeRole.OVERSEER, OfficeRole.ADMIN})


def require_clipboard(workspace: Workspace) -> None:
    """Go on only where this session may hand something to the terminal's clipboard.

    Raises AccessError with the reason: it was switched off, the session is confined, or this
    person only oversees or administers.
    """
    what = _("Tidak disalin ke papan klip")
    if is_off("ETIK_NO_CLIPBOARD"):
        raise AccessError(what, where="ETIK_NO_CLIPBOARD", remedy=_("Salin dengan tangan."))
    if workspace.confined:
        raise AccessError(
            what,
            where="--confined",
            remedy=_("Sesi lewat kunci SSH tidak meninggalkan apa pun di komputer lain."),
        )
    account = workspace.permit.account
    if account is not None and account.roles and READS_ONLY.issuperset(account.roles):
        raise AccessError(
            what, remedy=_("Peran Anda hanya melihat; yang mencatat perkara boleh menyalin.")
        )


def copyable(text: str) -> str:
    """Return a text for a clipboard, on one line and without control characters.

    Raises InputError for one that is longer than terminals take.
    """
    clean = "".join(each if each.isprintable() else " " for each in text).strip()
    if len(clean) > LONGEST_COPY:
        raise InputError(
            _("Terlalu panjang untuk papan klip: {n} huruf, paling banyak {most}").format(
                n=len(clean), most=LONGEST_COPY
            ),
            remedy=_("Tandai lebih sedikit perkara, atau ekspor daftarnya."),
        )
    return clean


def editor(workspace: Workspace) -> tuple[str, ...]:
    """Return the words that start this person's editor: `$VISUAL`, `$EDITOR`, else `vi`.

    Raises AccessError where the session may run nothing, InputError where there is no editor.
    """
    if not may_run(workspace):
        raise AccessError(
            _("Editor tidak dapat dibuka di sini"),
            where="--confined" if workspace.confined else "ETIK_NO_EDITOR",
            remedy=_("Tulis catatannya di isian; hasilnya sama."),
        )
    asked = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = tuple(shlex.split(asked))
    except ValueError:
        words = ()
    found = shutil.which(words[0]) if words else None
    if found is None:
        raise InputError(
            _("Editor “{name}” tidak ditemukan").format(name=asked[:60]),
            where="$VISUAL, $EDITOR",
            remedy=_("Pasang editor itu, atau sebut yang lain dalam EDITOR."),
        )
    return (found, *words[1:])


def may_run(workspace: Workspace) -> bool:
    """Tell whether this session may run an editor, and with it whatever an editor runs."""
    return not workspace.confined and not is_off("ETIK_NO_EDITOR")


def is_off(name: str) -> bool:
    """Tell whether a variable of the environment switches something off."""
    return os.environ.get(name, "0") not in {"", "0"}
