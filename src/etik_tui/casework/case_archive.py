"""One case as a file, to hand over or to keep: its chain as recorded, with or without its files.

A case archive holds everything, reporters included: what is left out would break the chain.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from etik_tui.casework.file_transfer import Carried, opened_zip, pack_files, with_files, zip_entry
from etik_tui.casework.journal_file import row_of
from etik_tui.casework.kept_file import kept_files
from etik_tui.casework.outbox import destination
from etik_tui.casework.whole_file import whole_file
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import CaseRegistered
from etik_tui.domain.register import is_register_chain
from etik_tui.errors import InputError, StorageError, reason_of
from etik_tui.exports.file_name import file_name
from etik_tui.journal.bundle import checked_entries
from etik_tui.journal.port import Chain
from etik_tui.locale import _
from etik_tui.plugins.archive import Member

SCHEMA = "etik.case-archive/1"
MEMBER = "case.json"
JSON, ZIP = "json", "zip"
LARGEST = 200_000_000


class CaseArchive(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a case archive says: where and when it was made, and the chain."""

    schema: str
    office: str
    made: datetime
    case: Chain


class CaseCarriage(Struct, frozen=True, kw_only=True):
    """A case that was written to an archive, or taken from one."""

    path: Path
    id: str
    number: str
    version: int
    carried: Carried


def export_case(
    workspace: Workspace, number: str, kind: str = ZIP, output: Path | None = None, reason: str = ""
) -> CaseCarriage:
    """Write a case to an archive, by default in the outbox; `kind` is json, or zip with its files.

    Where reporters are masked for this person a reason is owed, and the look at them is recorded.
    Raises RefusedError for a chain that does not hold, StorageError where it cannot be written.
    """
    case = workspace.true_case(number)
    if not workspace.permit.shows_reporters(case) and workspace.permit.veil(case) != case:
        workspace.permit.reveal(case, reason)
    chain = workspace.journal.stored_chain(case.id)
    if chain is None:
        raise StorageError(_("Perkara ini tidak terbaca"), where=case.number)
    files = tuple(kept_files(checked_entries(chain)))
    office, now = workspace.office.name, workspace.clock.now()
    archive = CaseArchive(schema=SCHEMA, office=office, made=now, case=chain)
    content = msgspec.json.encode(archive) + b"\n"
    path = destination(workspace, file_name("perkara", case.number, suffix=kind), output)
    carried = Carried()
    try:
        with whole_file(path) as file:
            if kind == JSON:
                file.write(content)
            else:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                    packed.writestr(zip_entry(MEMBER), content)
                    carried = pack_files(packed, workspace.folder, files)
    except OSError as error:
        what = _("Berkas tidak dapat ditulis: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(error.filename or path)) from error
    return CaseCarriage(
        path=path, id=case.id, number=case.number, version=case.version, carried=carried
    )


def is_case_archive(path: Path) -> bool:
    """Tell whether a file is a case archive, and not reports to be registered."""
    try:
        with path.open("rb") as file:
            beginning = file.read(200)
    except OSError as error:
        what = _("Berkas tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(path)) from error
    return beginning.startswith(b"PK\x03\x04") or SCHEMA.encode() in beginning


def import_case(workspace: Workspace, path: Path) -> CaseCarriage:
    """Take over a case from an archive, with its number and its whole chain, or nothing of it.

    Raises RefusedError for a chain that does not hold, InputError for a file that is no case
    archive, a number or case that is there already, or a file that is not as recorded.
    """
    workspace.permit.require_owner()
    with _opened(path) as (content, members):
        chain = _parsed(content, path).case
        entries = checked_entries(chain)
        begins = isinstance(entries[0].fact, CaseRegistered)
        if not begins or is_register_chain(chain.case_id):
            raise _not_ours(path, "no case")
        _count, carried = with_files(
            members,
            workspace.folder,
            kept_files(entries),
            lambda: workspace.whole.adopt((chain,), lambda each: row_of(workspace, each)),
        )
    return CaseCarriage(
        path=path,
        id=chain.case_id,
        number=chain.number,
        version=len(entries),
        carried=carried,
    )


@contextmanager
def _opened(path: Path) -> Iterator[tuple[bytes, dict[str, Member]]]:
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
            yield content, {}
            return
        with opened_zip(path) as members:
            if MEMBER not in members:
                raise _not_ours(path, f"no {MEMBER}")
            with members[MEMBER].open() as file:
                content = file.read(LARGEST + 1)
            yield content, members
    except OSError as error:
        what = _("Berkas tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(error.filename or path)) from error


def _parsed(content: bytes, path: Path) -> CaseArchive:
    if len(content) > LARGEST:
        raise _not_ours(path, "too large")
    try:
        found = msgspec.json.decode(content, type=CaseArchive)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise _not_ours(path, str(error)) from error
    if found.schema != SCHEMA:
        raise _not_ours(path, found.schema)
    return found


def _not_ours(path: Path, detail: str) -> InputError:
    return InputError(
        _("Ini bukan arsip perkara etik yang utuh; tidak ada yang dicatat"),
        where=str(path),
        remedy=_("Berikan berkas dari `etik case export`."),
        detail=detail[:300],
    )
