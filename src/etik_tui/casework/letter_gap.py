"""Numbers of letters that no letter has: saying why, so that the book explains itself."""

from etik_tui.access.rule import Action
from etik_tui.casework.letter_book import Letter, letter_book, taking
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import RegisterEntered
from etik_tui.errors import InputError
from etik_tui.locale import _

LONGEST = 400


def explain_gap(
    workspace: Workspace, profile_id: str, n: int, *, reason: str, year: int = 0, book: str = ""
) -> Letter:
    """Enter in a book of letters why a place of a year's sequence has no letter; return it.

    The entry stays, as every entry of a book does; a letter that turns up later may still be
    entered under its number. `year` is 0 for a sequence that never begins again. Raises InputError
    without a reason, and for a place that is no gap; ConflictError if the book moved on meanwhile.
    """
    workspace.permit.require(Action.ENTER)
    loaded = workspace.library.get(profile_id)
    why = " ".join(reason.split())
    if not why or len(why) > LONGEST:
        raise InputError(
            _("Alasan nomor kosong wajib disebut, paling banyak {n} huruf").format(n=LONGEST),
            where="--reason",
        )
    found = letter_book(workspace, loaded.profile.id, book)
    gaps = found.gaps(year)
    if n not in gaps:
        listed = ", ".join(map(str, gaps)) or "-"
        raise InputError(
            _("Nomor urut {n} tahun {year} tidak kosong").format(n=n, year=year or "-"),
            where=book or _("surat"),
            remedy=_("Yang kosong: {gaps}.").format(gaps=listed),
        )
    fields = {"urut": str(n), "tahun": str(year), "kosong": "ya", "alasan": why}
    day = workspace.today
    entry = RegisterEntered(at=day, dates={"tanggal": day}, number="", fields=fields)
    workspace.journal.append_each(
        (taking(loaded, found, entry, day),),
        actor=workspace.actor,
        recorded_at=workspace.clock.now(),
    )
    return letter_book(workspace, loaded.profile.id, book).letters[-1]
