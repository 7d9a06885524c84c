"""Many reports at once, from a table or a list: each is registered, or refused with its reasons.

In a table a column is named like the key of a report: `title`, `dates.diterima`,
`fields.<id>`, `terlapor.name`, `pelapor.nip`, `allegation.text`, `allegation.norms` (ids parted by
`;`). What a table cannot say, such as several terlapor, a list in JSON can.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from msgspec import Struct

from etik_tui.access.rule import Action
from etik_tui.casework.document import LARGEST, Document
from etik_tui.casework.registration import register
from etik_tui.casework.report_file import read_report
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.person import Role
from etik_tui.errors import EtikError, InputError, Problem, StorageError, reason_of
from etik_tui.locale import _

MOST_REPORTS = 10_000
_TRUE = frozenset({"ya", "true", "1"})
_FALSE = frozenset({"", "tidak", "false", "0"})
_ALLEGATION = "allegation"
_PLAIN = ("channel", "title")


class BatchRow(Struct, frozen=True, kw_only=True):
    """What became of one row: `row` is its line in a table, or its place in a list from 1.

    A registered one has a number, a refused one its problems.
    """

    row: int
    title: str
    number: str = ""
    problems: tuple[Problem, ...] = ()


class Batch(Struct, frozen=True, kw_only=True):
    """What became of every row of a file; `trial` says that nothing was recorded."""

    rows: tuple[BatchRow, ...]
    trial: bool = False

    @property
    def refused(self) -> tuple[BatchRow, ...]:
        """Return the rows that were refused."""
        return tuple(row for row in self.rows if row.problems)


def import_reports(
    workspace: Workspace,
    profile_id: str,
    path: Path,
    *,
    trial: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Batch:
    """Register every sound report of a file, each wholly or not at all; with `trial` only look.

    Raises InputError for a file that is neither a table nor a list, AccessError for somebody who
    may not register.
    """
    workspace.permit.require(Action.REGISTER)
    workspace.library.get(profile_id)
    reports = list(_reports(path))
    found = []
    for place, (row, given) in enumerate(reports, start=1):
        found.append(_registered(workspace, profile_id, row, given, trial=trial))
        progress(place, len(reports))
    return Batch(rows=tuple(found), trial=trial)


def _registered(
    workspace: Workspace, profile_id: str, row: int, given: Mapping[str, Any], *, trial: bool
) -> BatchRow:
    title = str(given.get("title", ""))[:120]
    try:
        text = json.dumps(given, ensure_ascii=False)
        report = read_report(workspace, profile_id, Document("", text))
        number = "" if trial else register(workspace, profile_id, report).case.number
    except StorageError:
        raise
    except InputError as error:
        problems = error.problems or (Problem(what=error.what, remedy=error.remedy),)
        return BatchRow(row=row, title=title, problems=problems)
    except EtikError as error:
        return BatchRow(row=row, title=title, problems=(Problem(what=error.what),))
    return BatchRow(row=row, title=title, number=number)


def _reports(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    text = _text(path)
    listed = text.lstrip("\ufeff \t\r\n").startswith(("[", "{"))
    found = _of_list(text, path) if listed else _of_table(text, path)
    for count, each in enumerate(found, start=1):
        if count > MOST_REPORTS:
            raise InputError(
                _("Lebih dari {n} laporan dalam satu berkas").format(n=MOST_REPORTS),
                where=str(path),
                remedy=_("Bagi menjadi beberapa berkas."),
            )
        yield each


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(10 * LARGEST + 1)
        if len(content) > 10 * LARGEST:
            raise InputError(_("Berkas ini terlalu besar"), where=str(path))
        return content.decode("utf-8-sig")
    except OSError as error:
        what = _("Berkas tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError(
            _("Berkas ini bukan teks UTF-8"),
            where=str(path),
            remedy=_("Simpan tabelnya sebagai CSV UTF-8."),
        ) from error


def _of_list(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        problem = Problem(what=str(getattr(error, "msg", error)), file=path.name, line=line)
        raise InputError(
            _("Berkas ini bukan JSON yang utuh"), where=str(path), problems=[problem]
        ) from error
    listed = found.get("reports") if isinstance(found, dict) else found
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise InputError(
            _("Isi berkas ini bukan daftar laporan"),
            where=str(path),
            remedy=_('Tulis {"reports": [ … ]}; isi tiap laporan seperti `etik case template`.'),
        )
    yield from enumerate(listed, start=1)


def _of_table(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    head = text.partition("\n")[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in head else ",")
    try:
        names = [name.strip() for name in next(rows, [])]
        if problems := list(_unknown(names, path)):
            raise InputError(
                _("Judul kolom tabel belum dapat dipakai"), where=str(path), problems=problems
            )
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield rows.line_num, _report(dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        problem = Problem(what=str(error), file=path.name, line=rows.line_num)
        raise InputError(_("Tabel ini rusak"), where=str(path), problems=[problem]) from error


def _unknown(names: list[str], path: Path) -> Iterator[Problem]:
    prefixes = ("dates.", "fields.", f"{_ALLEGATION}.", *(f"{role}." for role in Role))
    known = (*_PLAIN, "sensitive")
    for name in names:
        if name not in known and not name.startswith(prefixes):
            remedy = _("pilihan: {known} …").format(known=", ".join((*known, *prefixes)))
            yield Problem(
                what=_("kolom tidak dikenal"), file=path.name, line=1, key=name, remedy=remedy
            )
    for name in {name for name in names if names.count(name) > 1}:
        yield Problem(what=_("kolom ada dua kali"), file=path.name, line=1, key=name)


def _report(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return the report that a row of a table makes; empty cells say nothing."""
    given = {name: text.strip() for name, text in cells.items() if text.strip()}
    report: dict[str, Any] = {name: given[name] for name in _PLAIN if name in given}
    if "sensitive" in given:
        report["sensitive"] = _yes_or_no(given["sensitive"])
    for table in ("dates", "fields"):
        if said := _under(given, table):
            report[table] = said
    parties = [{"role": role.value} | said for role in Role if (said := _under(given, role.value))]
    if parties:
        report["parties"] = parties
    if allegation := dict[str, Any](_under(given, _ALLEGATION)):
        norms = str(allegation.pop("norms", ""))
        ids = [each.strip() for each in norms.split(";") if each.strip()]
        report["allegations"] = [allegation | ({"norms": ids} if ids else {})]
    return report


def _under(given: Mapping[str, str], table: str) -> dict[str, str]:
    head = f"{table}."
    return {name[len(head) :]: text for name, text in given.items() if name.startswith(head)}


def _yes_or_no(text: str) -> bool | str:
    word = text.lower()
    return word in _TRUE if word in _TRUE | _FALSE else text
