"""What is read from standard input."""

import sys

from etik_tui.errors import InputError
from etik_tui.locale import _

LONGEST = 2_000_001


def standard_input() -> bytes:
    """Return what stands in standard input, as far as any input may be long."""
    return sys.stdin.buffer.read(LONGEST)


def typed(text: str) -> str:
    """Return the text given, or standard input for `-`."""
    if text != "-":
        return text
    try:
        return standard_input().decode("utf-8").removesuffix("\n")
    except UnicodeDecodeError as error:
        raise InputError(
            _("Masukan standar bukan teks UTF-8: byte ke-{n}").format(n=error.start + 1),
            where="-",
            remedy=_("Simpan teksnya sebagai UTF-8."),
        ) from None


def answered(question: str, usual: str, longest: int) -> str:
    """Return a line typed in answer to a question, or the usual answer for an empty one."""
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        raise InputError(
            _("Jawaban bukan teks UTF-8"), where=question, remedy=_("Ketik ulang.")
        ) from None
    if not line:
        raise InputError(_("Jawaban terputus; tidak ada yang dibuat"), where=question)
    return line.strip()[:longest] or usual
