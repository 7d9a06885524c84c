"""A case with everything in it: acts, papers, evidence, and texts of every kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from etik_tui.casework.casefile import add_evidence
from etik_tui.casework.demo import create_demo, play_demo
from etik_tui.casework.letter import issue
from etik_tui.casework.paper_draft import PaperInput
from etik_tui.casework.paper_list import papers
from etik_tui.casework.play import ZONE
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.documents.render import Format
from etik_tui.domain import fact as facts
from etik_tui.domain.case import Case
from etik_tui.domain.fact import AnyFact
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.plugins.loading import Plugin

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 9, 23)
FORMATS = (Format.PDF, Format.PDF, Format.WORD, Format.MARKDOWN)


@contextmanager
def played(folder: Path, profile: str) -> Iterator[tuple[Workspace, Case]]:
    """Open a demonstration of one profile; return the case that went furthest."""
    clock = FixedClock(datetime.combine(TODAY, datetime.min.time(), ZONE), 0)
    plugins = (Plugin(name=profile, profiles=(ROOT / "profiles" / profile,)),)
    workspace = create_demo(folder / "w", clock, plugins=lambda: plugins)
    cases = [each.case for each in play_demo(workspace, clock, cases=12)]
    yield workspace, max(cases, key=lambda each: len(each.entries))
    workspace.close()


def filled(workspace: Workspace, case: Case, photo: Path) -> None:
    """Add a piece of evidence with a file, and issue papers in several formats."""
    add_evidence(workspace, case.id, "Foto ruang rapat", form="foto", file=photo)
    slots = [each for each in papers(workspace.situation(workspace.case(case.id))) if each.act]
    printable = [each for each in slots if each.printable]
    for slot, form in zip(printable, FORMATS, strict=False):
        wanted = PaperInput(form=slot.form.id, party=slot.party, act=slot.act.version)
        issue(workspace, case.id, wanted, format=form)


def append(workspace: Workspace, case_id: str, *fresh: AnyFact) -> Case:
    """Record facts as they are, past every check of the casework."""
    case = workspace.case(case_id)
    moment = workspace.clock.now()
    workspace.whole.append(
        case.id, case.version, fresh, actor="peraga", recorded_at=moment, row=None
    )
    return workspace.case(case_id)


def every_text(case: Case, text: str) -> tuple[AnyFact, ...]:
    """Return facts of every kind in which every text that people write is this one."""
    accused = case.with_role(Role.TERLAPOR)[0].id
    seats = case.majelis.seats if case.majelis else ()
    person = Person(
        name=text, nip=text, nik=text, rank=text, position=text, unit=text, address=text,
        employment=text, position_level=text,
    )  # fmt: skip
    acts = [
        facts.MilestoneRecorded(
            at=TODAY,
            reason=text,
            milestone=each.milestone,
            party=each.party,
            number=text,
            dates=each.dates,
            fields={key: text for key, value in each.fields.items() if isinstance(value, str)},
        )
        for each in case.events
    ]
    return (
        facts.CaseRegistered(
            at=case.registered, reason=text, number=case.number, profile=case.profile, title=text,
            profile_version=case.profile_version, profile_digest=case.profile_digest,
            channel=case.channel,
        ),
        facts.PartyAdded(
            at=TODAY, party=Party(id="t9", role=Role.TERLAPOR, person=person), reason=text
        ),
        facts.AllegationRecorded(
            at=TODAY, id="d9", party=accused, text=text, place=text, act_date=text, reason=text
        ),
        facts.EvidenceAdded(at=TODAY, id="b9", title=text, form=text, file=text, reason=text),
        facts.MajelisFormed(
            at=TODAY, milestone=case.events[0].milestone, number=text, reason=text,
            majelis=Majelis(
                seats=(*seats, Seat(id="m9", seat="anggota", person=person, attested={"x": text}))
            ),
        ),
        facts.MilestoneSupplemented(
            at=TODAY, target=case.events[0].version, fields={"keterangan": text}, reason=text
        ),
        facts.QuestionRecorded(
            at=TODAY, id="q9", party=accused, question=text, answer=text, reason=text
        ),
        facts.RecordReadBack(at=TODAY, party=accused, questions=("q9",), note=text, reason=text),
        facts.SignatureRecorded(at=TODAY, party=accused, signed=False, reason=text),
        facts.VoteCast(at=TODAY, seat="m9", party=accused, option="", reason=text),
        facts.DissentRecorded(at=TODAY, seat="m9", party=accused, text=text, reason=text),
        facts.DeviationRecorded(at=TODAY, milestone="x", findings=("deadlines.x",), reason=text),
        facts.ChecklistTicked(at=TODAY, item="x", note=text, reason=text),
        facts.NoteAdded(at=TODAY, text=text, reason=text),
        facts.SensitivityMarked(at=TODAY, sensitive=False, reason=text),
        facts.FactWithdrawn(at=TODAY, target=case.version + 14, reason=text),
        facts.DocumentIssued(
            at=TODAY, form="X", number=text, file="papers/tidak-ada.pdf", sha256="0" * 64,
            typed={"a": text}, reason=text, missing=(text,),
        ),
        *acts,
        facts.CaseClosed(at=TODAY, reason=text),
        facts.CaseReopened(at=TODAY, reason=text),
    )  # fmt: skip
