"""Writing the chronology and the dossier of a case, whole or redacted."""

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.evidence_file import evidence_content, state_words
from etik_tui.casework.office import write_whole
from etik_tui.casework.outbox import Parcel, destination, parcel
from etik_tui.casework.outgoing import Outgoing
from etik_tui.casework.paper_file import PaperState, paper_path
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render
from etik_tui.domain.fact import DocumentIssued, EvidenceAdded
from etik_tui.errors import StorageError
from etik_tui.exports.binding import bound
from etik_tui.exports.chronology import ChronologyFormat, chronology_file
from etik_tui.exports.dossier import KeptFile
from etik_tui.exports.file_name import file_name
from etik_tui.exports.manifest import NAME, Listed, Presence, listed, manifest
from etik_tui.journal.progress import Progress
from etik_tui.locale import _

PRESENCE: Mapping[PaperState, Presence] = {
    PaperState.MISSING: Presence.MISSING,
    PaperState.CHANGED: Presence.CHANGED,
}
PAPER, EVIDENCE, PART = "paper", "evidence", "part"
Cancel = Callable[[], bool]


class DossierFormat(StrEnum):
    """What a dossier can be written as; a zip holds the files of the case, too."""

    PDF = "pdf"
    ZIP = "zip"
    DOCX = "docx"
    MD = "md"


class Bundled(Struct, frozen=True, kw_only=True):
    """What was written: where, and which files of the case are not in it as they should be."""

    path: Path
    faults: tuple[str, ...] = ()
    redacted: bool = False


def export_chronology(
    workspace: Workspace,
    number: str,
    form: ChronologyFormat,
    *,
    whole: bool | None = None,
    given: Path | None = None,
) -> Bundled:
    """Write the chronology of a case."""
    out = Outgoing(workspace, number, whole=whole)
    name = _name(_("kronologi"), out, form.value)
    path = destination(workspace, name, given)
    write_whole(path, chronology_file(out.chronology(), form))
    return Bundled(path=path, redacted=out.redacted)


def chronology_content(
    workspace: Workspace, number: str, form: ChronologyFormat, *, whole: bool | None = None
) -> bytes:
    """Return the chronology of a case as the content of a file."""
    return chronology_file(Outgoing(workspace, number, whole=whole).chronology(), form)


def export_dossier(
    workspace: Workspace,
    number: str,
    form: DossierFormat,
    *,
    whole: bool | None = None,
    given: Path | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Bundled | None:
    """Write the dossier of a case; `None` where it was cancelled, and then nothing is left.

    A file of the case that is missing or altered is listed as such and named in `faults`.
    """
    out = Outgoing(workspace, number, whole=whole)
    out.require_revealed()
    path = destination(workspace, _name(_("berkas"), out, form.value), given)
    work = _Work(out, progress or (lambda _done, _total: None), cancel or (lambda: False))
    is_zip = form is DossierFormat.ZIP
    written = work.zip(path) if is_zip else work.single(path, Format(form.value))
    return Bundled(path=path, faults=tuple(work.faults), redacted=out.redacted) if written else None


def _name(kind: str, out: Outgoing, suffix: str) -> str:
    mark = _("disamarkan") if out.redacted else ""
    return file_name(kind, out.number, mark, suffix=suffix)


class _Work:
    """Writes one dossier; `faults` says what is missing or altered."""

    def __init__(self, out: Outgoing, progress: Progress, cancel: Cancel) -> None:
        self.out = out
        self.workspace = out.workspace
        self.cancel = cancel
        self.faults: list[str] = []
        self.papers = tuple(out.papers())
        self.evidence = tuple(zip(out.evidence(), out.case.evidence, strict=True))
        self._progress = progress
        self._total = 2 + len(self.papers) + len(self.evidence)
        self._done = 0

    def step(self) -> None:
        """Count one part as done."""
        self._done += 1
        self._progress(self._done, self._total)

    def single(self, path: Path, form: Format) -> bool:
        """Write the dossier as one file, the papers appended to a PDF."""
        content = self.body(form)
        for kept, _piece in self.evidence:
            for state in PRESENCE:
                if kept.state == state_words(state):
                    self.fault(kept, state)
            self.step()
        if self.cancel():
            return False
        write_whole(path, content)
        self.step()
        return True

    def body(self, form: Format) -> bytes:
        """Return the dossier itself; issued PDFs that are whole are bound into a PDF."""
        annexes: list[bytes] = []
        register = []
        for kept, paper in self.papers:
            content, _state = self.read(kept, paper)
            if content and form is Format.PDF and kept.place.endswith(".pdf"):
                annexes.append(content)
                register.append(replace(kept, annex=len(annexes)))
            else:
                register.append(kept)
            self.step()
        made = self.out.paper(tuple(register), tuple(kept for kept, _piece in self.evidence))
        content = render(made, form)
        self.step()
        return bound(content, tuple(annexes)) if annexes else content

    def read(self, kept: KeptFile, paper: DocumentIssued) -> tuple[bytes, Presence]:
        """Return the file of a paper as it left; nothing where it is withheld or at fault."""
        if self.out.redacted:
            return b"", Presence.WITHHELD
        try:
            content = paper_path(self.workspace, paper).read_bytes()
        except (OSError, StorageError):
            return b"", self.fault(kept, PaperState.MISSING)
        if hashlib.sha256(content).hexdigest() != paper.sha256:
            return b"", self.fault(kept, PaperState.CHANGED)
        return content, Presence.INCLUDED

    def piece(self, kept: KeptFile, piece: EvidenceAdded) -> tuple[bytes, Presence]:
        """Return the file of a piece of evidence; nothing where it is withheld or at fault."""
        if self.out.redacted or not kept.place:
            return b"", Presence.WITHHELD
        content, state = evidence_content(self.workspace, piece)
        if state is not PaperState.WHOLE:
            return b"", self.fault(kept, state)
        return content, Presence.INCLUDED

    def fault(self, kept: KeptFile, state: PaperState) -> Presence:
        """Note a file that is not as it should be, once."""
        words = f"{kept.place}: {state_words(state)}"
        if words not in self.faults:
            self.faults.append(words)
        return PRESENCE[state]

    def zip(self, path: Path) -> bool:
        """Write the bundle: dossier, chronology, the files of the case, and the manifest last."""
        files: list[Listed] = []
        with parcel(path) as box:
            self.parts(box, files)
            for kept, paper in self.papers:
                content, presence = self.read(kept, paper)
                self.put(box, files, kept, PAPER, content, presence)
            for kept, piece in self.evidence:
                if self.cancel():
                    break
                if kept.place:
                    content, presence = self.piece(kept, piece)
                    self.put(box, files, kept, EVIDENCE, content, presence)
                self.step()
            if self.cancel():
                box.drop()
                return False
            box.put(NAME, manifest(self.out.certain(self.head(), "id"), tuple(files)))
        self.step()
        return True

    def parts(self, box: Parcel, files: list[Listed]) -> None:
        """Put the dossier and the chronology into the bundle."""
        history = self.out.chronology()
        made = (
            (f"{_('berkas')}.pdf", self.body(Format.PDF), _("Berkas perkara")),
            (
                f"{_('kronologi')}.csv",
                chronology_file(history, ChronologyFormat.CSV),
                _("Kronologi"),
            ),
            (
                f"{_('kronologi')}.json",
                chronology_file(history, ChronologyFormat.JSON),
                _("Kronologi"),
            ),
        )
        for name, content, title in made:
            box.put(name, content)
            files.append(listed(name, content, kind=PART, title=title))

    def put(
        self,
        box: Parcel,
        files: list[Listed],
        kept: KeptFile,
        kind: str,
        content: bytes,
        presence: Presence,
    ) -> None:
        """Put one file of the case into the bundle, or list why it is not there."""
        title = self.out.certain(kept.title)
        if presence is Presence.INCLUDED:
            box.put(kept.place, content)
            files.append(listed(kept.place, content, kind=kind, title=title))
            return
        files.append(
            Listed(
                name=self.out.certain(kept.place),
                sha256=kept.sha256,
                size=kept.size,
                kind=kind,
                title=title,
                presence=presence,
            )
        )

    def head(self) -> dict[str, str | bool]:
        """Return what a manifest says of the case."""
        case = self.out.case
        return {
            "id": case.id,
            "number": case.number,
            "title": case.title,
            "profile": case.profile,
            "profile_version": case.profile_version,
            "day": self.workspace.today.isoformat(),
            "code": self.out.code,
            "redacted": self.out.redacted,
        }
