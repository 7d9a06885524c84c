"""A whole journal as a file: JSON lines of every fact with its hashes, files beside it in a zip.

The first line says what it is, the last how many chains and facts there are and the root of all
ends (`etik_tui.journal.checkpoint`); a file that was cut off or put together shows.
"""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import IO, BinaryIO

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from etik_tui.casework.file_transfer import (
    limited_lines,
    opened_zip,
    pack_files,
    with_files,
    zip_entry,
)
from etik_tui.casework.indexing import case_row
from etik_tui.casework.kept_file import KeptFile, kept_files
from etik_tui.casework.outbox import destination
from etik_tui.casework.whole_file import whole_file
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import fold
from etik_tui.domain.fact import CaseRegistered, Entry
from etik_tui.errors import InputError, RefusedError, StorageError, reason_of
from etik_tui.journal.bundle import checked_entries, read_chains
from etik_tui.journal.checkpoint import root_of
from etik_tui.journal.counting import counted
from etik_tui.journal.open import open_engine
from etik_tui.journal.port import Chain, Head, Link
from etik_tui.journal.progress import Progress
from etik_tui.journal.row import CaseRow
from etik_tui.locale import _
from etik_tui.plugins.archive import Member

FORMAT = "etik-journal 1"
MEMBER = "journal.jsonl"
ZIP_SUFFIX = ".zip"
LONGEST_LINE = 16_000_000


class FirstLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says of itself."""

    format: str
    office: str
    made: datetime


class FactLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fact; `institution` and `number` are those of its chain."""

    chain: str
    institution: str
    number: str
    version: int
    recorded_at: str
    actor: str
    fact: Raw
    previous: str
    hash: str


class LastLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many chains and facts stand before, and the root of the ends of all chains."""

    chains: int
    facts: int
    root: str


class Carriage(Struct, frozen=True, kw_only=True):
    """A journal that was written to a file, or taken from one; `missing` files had been lost."""

    path: Path
    chains: int
    facts: int
    root: str
    files: int = 0
    missing: tuple[str, ...] = ()


def export_journal(
    workspace: Workspace,
    place: Path | str,
    output: Path | None,
    progress: Progress | None = None,
) -> Carriage:
    """Write every fact of the journal at `place` to a file, by default in the outbox.

    A name that ends in .zip gets evidence and papers too. Raises StorageError where it cannot be
    written or the database shows a part only, RefusedError for a chain that does not hold.
    """
    workspace.permit.require_owner()
    now = workspace.clock.now()
    path = destination(workspace, f"jurnal-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.zip", output)
    try:
        with whole_file(path) as file:
            if path.suffix.lower() != ZIP_SUFFIX:
                return _written(workspace, place, file, path, progress)[0]
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                with archive.open(zip_entry(MEMBER), "w", force_zip64=True) as lines:
                    told, files = _written(workspace, place, lines, path, progress)
                carried = pack_files(archive, workspace.folder, files)
            return replace(told, files=carried.files, missing=carried.missing)
    except OSError as error:
        what = _("Berkas tidak dapat ditulis: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(error.filename or path)) from error


def _written(
    workspace: Workspace,
    place: Path | str,
    out: IO[bytes],
    path: Path,
    progress: Progress | None,
) -> tuple[Carriage, set[KeptFile]]:
    office, now = workspace.office.name, workspace.clock.now()
    _put(out, FirstLine(format=FORMAT, office=office, made=now))
    heads, facts, files = [], 0, set[KeptFile]()
    with closing(open_engine(place)) as engine:
        if engine.holds_back():
            raise StorageError(
                _("Akun basis data ini hanya melihat sebagian perkara; salinannya tidak utuh."),
                remedy=_("Salin dengan akun pemilik basis data."),
            )
        total = sum(1 for _head in workspace.whole.heads()) if progress else 0
        for chain in counted(read_chains(engine), total, progress):
            files |= set(kept_files(checked_entries(chain)))
            for each in chain.links:
                _put(out, _line(chain, each))
            heads.append(_head(chain))
            facts += len(chain.links)
    root = root_of(heads)
    _put(out, LastLine(chains=len(heads), facts=facts, root=root))
    return Carriage(path=path, chains=len(heads), facts=facts, root=root), files


def _put(out: IO[bytes], line: Struct) -> None:
    out.write(msgspec.json.encode(line) + b"\n")


def _line(chain: Chain, each: Link) -> FactLine:
    return FactLine(
        chain=chain.case_id,
        institution=chain.institution,
        number=chain.number,
        version=each.version,
        recorded_at=each.recorded_at,
        actor=each.actor,
        fact=each.fact,
        previous=each.previous,
        hash=each.hash,
    )


def _head(chain: Chain) -> Head:
    return Head(
        case_id=chain.case_id,
        number=chain.number,
        institution=chain.institution,
        version=len(chain.links),
        hash=chain.links[-1].hash,
    )


def import_journal(workspace: Workspace, path: Path, progress: Progress | None = None) -> Carriage:
    """Fill the empty journal of a workspace from a file of `export_journal`, wholly or not at all.

    Every chain, the root of all, and every file is checked first. Raises InputError for a file
    that is not one or a journal that is not empty, RefusedError for a chain that does not hold.
    """
    workspace.permit.require_owner()
    if next(workspace.whole.heads(), None) is not None:
        raise InputError(
            _("Jurnal ini tidak kosong; tidak ada yang diambil."),
            remedy=_("Buat ruang kerja baru dengan `etik init`, lalu ulangi di sana."),
        )
    with _opened(path) as (members, lines):
        told, files = _inspected(lines, path)

        def record() -> int:
            chains = counted(_chains(lines(), path), told.chains, progress)
            return workspace.whole.adopt(
                (chain for chain in chains if isinstance(chain, Chain)),
                lambda entries: row_of(workspace, entries),
                into_empty=True,
            )

        _count, carried = with_files(members, workspace.folder, files, record)
    return replace(told, files=carried.files, missing=carried.missing)


def row_of(workspace: Workspace, entries: tuple[Entry, ...]) -> CaseRow | None:
    """Return the index row of a case's entries; `None` for a chain of the office."""
    if not isinstance(entries[0].fact, CaseRegistered):
        return None
    return case_row(workspace, fold(entries[0].case, entries))


_Lines = Callable[[], Iterator[bytes]]


@contextmanager
def _opened(path: Path) -> Iterator[tuple[dict[str, Member], _Lines]]:
    """Open a file; yield the files of its zip, if it is one, and a reader of its lines."""
    source: Callable[[], BinaryIO]
    try:
        with ExitStack() as stack:
            if path.suffix.lower() == ZIP_SUFFIX:
                members = stack.enter_context(opened_zip(path))
                if MEMBER not in members:
                    raise _not_ours(path, f"no {MEMBER}")
                source = members[MEMBER].open
            else:
                members = {}
                source = partial(_opened_file, path)

            def lines() -> Iterator[bytes]:
                file = stack.enter_context(source())
                return limited_lines(file, LONGEST_LINE, str(path))

            yield members, lines
    except OSError as error:
        what = _("Berkas tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(error.filename or path)) from error


def _opened_file(path: Path) -> BinaryIO:
    return path.open("rb")


def _inspected(lines: _Lines, path: Path) -> tuple[Carriage, set[KeptFile]]:
    """Check every chain and the last line; return what the file holds, and the files it names."""
    heads, facts, files, last = [], 0, set[KeptFile](), None
    for each in _chains(lines(), path):
        if isinstance(each, LastLine):
            last = each
            continue
        files |= set(kept_files(checked_entries(each)))
        heads.append(_head(each))
        facts += len(each.links)
    root = root_of(heads)
    if last != LastLine(chains=len(heads), facts=facts, root=root):
        raise RefusedError(
            _("Berkas ini terpotong, atau ujung rantainya bukan yang tercatat di akhirnya"),
            where=str(path),
            remedy=_("Minta berkasnya sekali lagi dari asalnya; tidak ada yang dicatat."),
        )
    return Carriage(path=path, chains=len(heads), facts=facts, root=root), files


def _chains(lines: Iterator[bytes], path: Path) -> Iterator[Chain | LastLine]:
    """Yield the chains of a file in its order, and at the end its last line."""
    try:
        first = msgspec.json.decode(next(lines, b""), type=FirstLine)
        if first.format != FORMAT:
            raise _not_ours(path, first.format)
        ends: list[LastLine] = []
        for (case_id, institution, number), group in groupby(
            _facts(lines, ends), attrgetter("chain", "institution", "number")
        ):
            links = tuple(
                Link(
                    version=each.version,
                    recorded_at=each.recorded_at,
                    actor=each.actor,
                    fact=each.fact.copy(),
                    previous=each.previous,
                    hash=each.hash,
                )
                for each in group
            )
            yield Chain(case_id=case_id, institution=institution, number=number, links=links)
        yield from ends
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise _not_ours(path, str(error)) from error


def _facts(lines: Iterator[bytes], ends: list[LastLine]) -> Iterator[FactLine]:
    decode = msgspec.json.Decoder(FactLine).decode
    for line in lines:
        if line.startswith(b'{"chains":'):
            ends.append(msgspec.json.decode(line, type=LastLine))
            if next(lines, None) is not None:
                raise msgspec.DecodeError("lines after the last")
            return
        yield decode(line)


def _not_ours(path: Path, detail: str) -> InputError:
    return InputError(
        _("Ini bukan ekspor jurnal etik yang utuh; tidak ada yang dicatat"),
        where=str(path),
        remedy=_("Berikan berkas dari `etik journal export`."),
        detail=detail[:300],
    )
