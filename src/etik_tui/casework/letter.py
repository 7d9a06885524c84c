"""Issuing the papers of a case: number, file and fact, all of them or nothing."""

from typing import TYPE_CHECKING

from msgspec import Struct

from etik_tui.casework.indexing import case_row
from etik_tui.casework.letter_book import (
    letter_entry,
    next_letter,
    place_of,
    refuse_taken,
    taking,
)
from etik_tui.casework.paper_draft import Draft, PaperDesk, PaperInput, journal_code
from etik_tui.casework.paper_file import drop_paper, keep_paper
from etik_tui.casework.recording import Recorded, current, writable
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render
from etik_tui.domain.case import Case, extend, follow
from etik_tui.domain.fact import DocumentIssued
from etik_tui.errors import ConflictError, EtikError, InputError, RefusedError
from etik_tui.journal.port import Continuation
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict

if TYPE_CHECKING:
    from pathlib import Path

RETRIES = 50
LONGEST_NUMBER = 100


class Issued(Struct, frozen=True, kw_only=True):
    """A paper that was issued: what was recorded of it, where its file lies, the case after it."""

    document: DocumentIssued
    path: "Path"
    recorded: Recorded


def issue(
    workspace: Workspace,
    number: str,
    wanted: PaperInput,
    *,
    format: Format = Format.WORD,
    manual: str = "",
    reason: str = "",
    strict: bool = False,
    seen: int | None = None,
) -> Issued:
    """Issue a paper: take its number, keep its file, record it on the case.

    `manual` is a number typed by hand, which owes a `reason`, as does a paper issued once more;
    that one keeps its number unless another is given. `strict` refuses a paper with missing
    fields. Raises InputError, RefusedError (strict), ConflictError where the case has changed
    since version `seen`, StorageError; then nothing was recorded and no file is left.
    """
    for _attempt in range(RETRIES):
        # The paper says what this person may see; what is recorded rests on the whole case.
        case = workspace.permit.veil(current(workspace, number, seen))
        desk = PaperDesk(workspace, writable(workspace, case), wanted)
        try:
            return _issue(desk, format, manual.strip(), reason.strip(), strict=strict)
        except ConflictError as error:
            # Another session took the number meanwhile: the next one is asked for.
            if error.where != desk.book.chain:
                raise
    raise ConflictError(
        _("Nomor surat terus diambil sesi lain"), where=number, remedy=_("Ulangi sebentar lagi.")
    )


def _issue(desk: PaperDesk, format: Format, manual: str, reason: str, *, strict: bool) -> Issued:
    _owe_reason(desk, manual, reason)
    number, letter = _number(desk, manual, reason)
    draft = desk.draft(number)
    if strict and draft.missing:
        raise _incomplete(desk.case, draft)
    content = render(draft.paper, format)
    name = (desk.form.id, desk.slot.party)
    place, digest = keep_paper(desk.workspace, desk.case, name, format.value, content)
    document = DocumentIssued(
        at=desk.workspace.today,
        dated=desk.on if desk.on != desk.workspace.today else None,
        reason=reason,
        form=desk.form.id,
        number=number,
        file=place,
        sha256=digest,
        party=desk.slot.party,
        act=desk.slot.act.version if desk.slot.act else 0,
        format=format.value,
        code=journal_code(desk.case),
        missing=draft.missing,
        typed={key: value for key, value in desk.wanted.typed.items() if value},
        reissue=bool(desk.slot.issued),
    )
    try:
        recorded = _record(desk, document, letter)
    except EtikError:
        if place not in {each.file for each in desk.case.documents}:
            drop_paper(desk.workspace, place)
        raise
    return Issued(document=document, path=desk.workspace.folder / place, recorded=recorded)


def _owe_reason(desk: PaperDesk, manual: str, reason: str) -> None:
    if desk.slot.issued and not reason:
        raise InputError(
            _("Surat ini sudah terbit; menerbitkannya lagi memerlukan alasan"),
            where=desk.case.number,
            remedy=_("Sebutkan alasannya; surat yang lama tetap tersimpan."),
        )
    if manual and not reason:
        raise InputError(
            _("Nomor surat yang diketik sendiri memerlukan alasan"), where=desk.case.number
        )
    if not manual.isprintable() or len(manual) > LONGEST_NUMBER:
        raise InputError(_("Nomor surat paling banyak 100 huruf dalam satu baris"))


def _number(desk: PaperDesk, manual: str, reason: str) -> tuple[str, Continuation | None]:
    """Return the letter's number, and what enters it in the book, if it is not there yet."""
    given = manual or (desk.slot.issued[-1].number if desk.slot.issued else desk.act_number)
    if not desk.numbered and not manual:
        return given, None
    book, how = desk.book, desk.how
    if not given:
        n, given = next_letter(book, how, desk.on)
        own = desk.workspace.hooks.letter_number(desk.case, desk.form.id, desk.on, given)
        if own and own not in {each.number for each in book.letters}:
            n, given = place_of(own, how, desk.on), own
    else:
        mine = (desk.form.id, desk.case.id, desk.slot.party)
        same = [each for each in book.letters if each.number == given]
        if any((each.form, each.case, each.party) == mine for each in same):
            return given, None
        if manual or not desk.act_number:
            refuse_taken(same, given)
        elif same:
            return given, None
        n = place_of(given, how, desk.on)
    entry = letter_entry(
        given,
        n,
        how,
        desk.on,
        form=desk.form.id,
        case=desk.case.id,
        party=desk.slot.party,
        reason=reason if manual else "",
    )
    return given, taking(desk.loaded, book, entry, desk.workspace.today)


def _record(desk: PaperDesk, document: DocumentIssued, letter: Continuation | None) -> Recorded:
    workspace, case = desk.workspace, desk.workspace.true_case(desk.case.id)
    workspace.permit.require_for(case, (document,))
    own = Continuation(
        chain=case.id,
        seen=desk.case.version,
        facts=(document,),
        row=case_row(workspace, extend(case, (document,))),
    )
    written = workspace.journal.append_each(
        (own, letter) if letter else (own,),
        actor=workspace.actor,
        recorded_at=workspace.clock.now(),
    )
    recorded = follow(case, written[0])
    workspace.hooks.tell(recorded, written[0])
    return Recorded(case=workspace.permit.veil(recorded), entries=written[0])


def _incomplete(case: Case, draft: Draft) -> RefusedError:
    return RefusedError(
        _("{n} isian belum ada").format(n=len(draft.missing)),
        findings=tuple(
            Finding(id=f"isian.{name}", verdict=Verdict.FAIL, text=name, cite=draft.form.cite)
            for name in draft.missing
        ),
        where=case.number,
        remedy=_("Lengkapi dengan --set, atau terbitkan tanpa --strict."),
    )
