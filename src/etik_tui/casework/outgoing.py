"""A case on its way out: as this person may see it, whole or redacted."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TypeVar

from etik_tui.casework.checkpointing import last_seal
from etik_tui.casework.evidence_file import evidence_state, state_words
from etik_tui.casework.paper_draft import journal_code
from etik_tui.casework.paper_file import paper_state
from etik_tui.casework.veil import REPORTERS
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.block import PageSize, Paper
from etik_tui.domain.case import Case
from etik_tui.domain.fact import DocumentIssued
from etik_tui.errors import AccessError
from etik_tui.exports.chronology import Chronology, chronology
from etik_tui.exports.dossier import Dossier, KeptFile, dossier_paper
from etik_tui.exports.file_name import file_name
from etik_tui.exports.redacted_case import PROTECTED, Identities, identities, mapped, redacted
from etik_tui.locale import _
from etik_tui.locale.day import long_day

T = TypeVar("T")


class Outgoing:
    """One case as it leaves: as this person may see it, redacted if asked.

    A sensitive case is redacted unless `whole` is asked for by name. Raises AccessError where a
    whole dossier would tell who reported although that was not revealed in this session.
    """

    def __init__(self, workspace: Workspace, number: str, *, whole: bool | None = None) -> None:
        self.workspace = workspace
        true = workspace.true_case(number)
        self.redacted = true.sensitive if whole is None else not whole
        self.veiled = not workspace.permit.shows_reporters(true)
        self.code = journal_code(true)
        self.number = true.number
        roles = PROTECTED if self.redacted else REPORTERS if self.veiled else ()
        self.who: Identities = identities(true, roles)
        self.profile = workspace.profile_of(true)
        self.redactor = self.who.redactor()
        self.case: Case = redacted(true, self.who, self.profile) if roles else true

    def require_revealed(self) -> None:
        """Go on only where papers and evidence may be handed out as they are."""
        if self.veiled and not self.redacted:
            raise AccessError(
                _("Berkas lengkap memuat identitas pelapor, yang tertutup"),
                where=self.number,
                remedy=_("Pakai --redacted, atau buka identitasnya: --reveal ALASAN (dicatat)."),
            )

    def chronology(self) -> Chronology:
        """Return the chronology."""
        found = chronology(
            self.case,
            self.profile,
            self.workspace.today,
            redacted=self.redacted,
            letterhead=self.workspace.office.under(self.case.profile).letterhead,
        )
        return self.certain(found, "case_id", "kind") if self.who.hidden else found

    def paper(self, papers: tuple[KeptFile, ...], evidence: tuple[KeptFile, ...]) -> Paper:
        """Return the dossier with these registers of files."""
        office, profile = self.workspace.office.under(self.case.profile), self.profile
        dossier = Dossier(
            case=self.case,
            day=self.workspace.today,
            profile=profile,
            situation=self.workspace.situation(self.case) if profile else None,
            papers=papers,
            evidence=evidence,
            letterhead=office.letterhead,
            code=self.code,
            checkpoint=self._checkpoint(),
            page=PageSize(office.papers.page),
            font=office.papers.font,
            redacted=self.redacted,
        )
        paper = dossier_paper(dossier)
        return self.certain(paper, "font") if self.who.hidden else paper

    def _checkpoint(self) -> str:
        """Return the last signed checkpoint of the journal: its code, root and day."""
        seal = last_seal(self.workspace)
        if seal is None:
            return ""
        words = _("{code}, akar {root}, ditandatangani {day}")
        return words.format(code=seal.code, root=seal.root, day=long_day(seal.at))

    def certain(self, value: T, *ids: str) -> T:
        """Return a value whose texts name no hidden person for certain, ids left alone."""
        changed: T = mapped(value, self.redactor.certain, frozenset(ids))
        return changed

    def papers(self) -> Iterator[tuple[KeptFile, DocumentIssued]]:
        """Yield the issued papers with the state of their files."""
        forms = {each.id: each.title for each in (self.profile.forms if self.profile else ())}
        for place, each in enumerate(self.case.documents, start=1):
            state = paper_state(self.workspace, each)
            suffix = PurePath(each.file).suffix.lstrip(".") or each.format or "bin"
            words = _("tidak disertakan") if self.redacted else state_words(state)
            kept = KeptFile(
                id=str(place),
                title=forms.get(each.form, each.form),
                number=each.number,
                day=each.dated or each.at,
                place=f"surat/{file_name(f'{place:02}', each.form, each.number, suffix=suffix)}",
                sha256=each.sha256,
                state=words,
            )
            yield kept, each

    def evidence(self) -> Iterator[KeptFile]:
        """Yield the pieces of evidence with the state of their files."""
        for place, each in enumerate(self.case.evidence, start=1):
            state = evidence_state(self.workspace, each)
            words = _("tidak disertakan") if self.redacted and state else state_words(state)
            yield KeptFile(
                id=each.id,
                title=f"{each.title} ({each.form})" if each.form else each.title,
                day=each.at,
                place=f"bukti/{_kept_name(place, each.file)}" if state else "",
                sha256=each.sha256,
                size=each.size,
                state=words,
            )


def _kept_name(place: int, file: str) -> str:
    stem, dot, suffix = file.rpartition(".")
    known = bool(dot) and suffix.isascii() and suffix.isalnum() and len(suffix) < 9
    return file_name(f"{place:02}", stem if known else file, suffix=suffix if known else "bin")
