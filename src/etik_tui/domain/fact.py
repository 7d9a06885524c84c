"""Facts: what happened, as recorded. A case is nothing but its facts, in order.

A fact is never edited. A wrong one is withdrawn by a later fact, and both stay visible.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Union

from msgspec import Struct

from etik_tui.domain.access_fact import (
    AccessLogged,
    AccessOpened,
    JournalSealed,
    KeyAdded,
    KeyRemoved,
    PersonGranted,
    PersonRevoked,
)
from etik_tui.domain.happening import Fact
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Party

Value = str | tuple[str, ...]


class CaseRegistered(Fact, frozen=True, kw_only=True, tag="case-registered"):
    """A matter was entered in the register, under a pinned version of a profile."""

    number: str
    profile: str
    profile_version: str
    profile_digest: str
    channel: str
    title: str
    sensitive: bool = False


class PartyAdded(Fact, frozen=True, kw_only=True, tag="party-added"):
    """A person became part of the case."""

    party: Party


class PartyChanged(Fact, frozen=True, kw_only=True, tag="party-changed"):
    """What is known of a party changed; `party.id` names which."""

    party: Party


class AllegationRecorded(Fact, frozen=True, kw_only=True, tag="allegation-recorded"):
    """What a terlapor is said to have done, where and when, and which norms it may breach.

    `act_date` is free text, as reports give it ("awal Maret 2026"); `norms` are norm ids.
    """

    id: str
    party: str
    text: str
    place: str = ""
    act_date: str = ""
    norms: tuple[str, ...] = ()


class EvidenceAdded(Fact, frozen=True, kw_only=True, tag="evidence-added"):
    """A piece of evidence; `file`, `sha256` and `size` (bytes) when it is a file."""

    id: str
    title: str
    form: str = ""
    file: str = ""
    sha256: str = ""
    size: int = 0


class MilestoneRecorded(Fact, frozen=True, kw_only=True, tag="milestone-recorded"):
    """A procedural act that the profile names, with its dates and fields.

    `party` is a terlapor's id where the act concerns one of several; `number` the paper's.
    """

    milestone: str
    party: str = ""
    dates: Mapping[str, date] = {}
    number: str = ""
    fields: Mapping[str, Value] = {}


class MajelisFormed(Fact, frozen=True, kw_only=True, tag="majelis-formed"):
    """The Majelis was formed, or changed by a later decree: a milestone with members."""

    milestone: str
    majelis: Majelis
    party: str = ""
    dates: Mapping[str, date] = {}
    number: str = ""
    fields: Mapping[str, Value] = {}


class MilestoneSupplemented(Fact, frozen=True, kw_only=True, tag="milestone-supplemented"):
    """What became known later of an act: dates and fields it did not have yet.

    `target` is the act's version in the case; what the act already had stays as it was.
    """

    target: int
    dates: Mapping[str, date] = {}
    fields: Mapping[str, Value] = {}


class QuestionRecorded(Fact, frozen=True, kw_only=True, tag="question-recorded"):
    """A question and its answer in an examination; a later fact of the same id puts it right.

    `party` is who was examined, whatever their part; `session` which sitting of theirs, from 1.
    With `before` the pair was put in before that one. `reading_back` says that it was put right
    while the record was read back.
    """

    id: str
    party: str
    question: str
    answer: str = ""
    session: int = 1
    before: str = ""
    reading_back: bool = False


class RecordReadBack(Fact, frozen=True, kw_only=True, tag="record-read-back"):
    """The record of a sitting was read back to whom it examined, and what they said of it.

    `questions` are the ids of the pairs read, as they stood then.
    """

    party: str
    questions: tuple[str, ...]
    session: int = 1
    note: str = ""


class SignatureRecorded(Fact, frozen=True, kw_only=True, tag="signature-recorded"):
    """Somebody signed the record of a sitting, or would not; `reason` says why not.

    `signer` is a member's seat, empty for the person examined. A later one replaces it.
    """

    party: str
    signed: bool
    signer: str = ""
    session: int = 1


class VoteCast(Fact, frozen=True, kw_only=True, tag="vote-cast"):
    """A member voted; a later vote of the same member on the same terlapor replaces it."""

    seat: str
    party: str
    option: str


class DissentRecorded(Fact, frozen=True, kw_only=True, tag="dissent-recorded"):
    """A member disagreed, in these words."""

    seat: str
    party: str
    text: str


class ReadingChosen(Fact, frozen=True, kw_only=True, tag="reading-chosen"):
    """The competent official chose one reading of an ambiguous rule for this case."""

    reading: str
    option: str


class MoveCause(StrEnum):
    """Why a time limit ends on another day than was shown before.

    `rule` is the regulation or the office's own reading, `reading` a choice in the case.
    """

    ACT = "act"
    READING = "reading"
    CALENDAR = "calendar"
    RULE = "rule"


class DeadlineMoved(Fact, frozen=True, kw_only=True, tag="deadline-moved"):
    """The last day of a running limit became another; recorded by the program, never typed.

    `deadline` is its id in the profile, `party` the terlapor it concerns. `after` is `None` where
    nothing is left to count from. `calendar` is the version of the calendar that gave `after`.
    """

    deadline: str
    before: date
    cause: MoveCause
    party: str = ""
    after: date | None = None
    calendar: str = ""


class DeviationRecorded(Fact, frozen=True, kw_only=True, tag="deviation-recorded"):
    """An act went on against findings; `reason` says why, `findings` which (their ids)."""

    milestone: str
    findings: tuple[str, ...]


class ChecklistTicked(Fact, frozen=True, kw_only=True, tag="checklist-ticked"):
    """A human ticked a checklist item."""

    item: str
    note: str = ""


class ChecklistUnticked(Fact, frozen=True, kw_only=True, tag="checklist-unticked"):
    """A human took a tick back."""

    item: str


class DocumentIssued(Fact, frozen=True, kw_only=True, tag="document-issued"):
    """A paper left the office: its form, number, file and the file's sha256.

    `dated` is the day that it bears, where that is not the day it was issued. `party` is whom it
    concerns, `act` the version of the act that it evidences (0 for none); `format` the ending of
    the file; `code` the short code of the journal that its foot bears. `missing` names the fields
    left to fill in by hand, `typed` holds those typed in when it was issued. A paper with
    `reissue` takes the place of earlier ones of its kind, which stay.
    """

    form: str
    number: str
    file: str
    sha256: str
    party: str = ""
    act: int = 0
    format: str = ""
    code: str = ""
    dated: date | None = None
    missing: tuple[str, ...] = ()
    typed: Mapping[str, str] = {}
    reissue: bool = False


class NoteAdded(Fact, frozen=True, kw_only=True, tag="note-added"):
    """A remark for the file."""

    text: str


class AccessRestricted(Fact, frozen=True, kw_only=True, tag="access-restricted"):
    """Only these people (account ids) may open the case; none means the ordinary rule."""

    people: tuple[str, ...] = ()


class SensitivityMarked(Fact, frozen=True, kw_only=True, tag="sensitivity-marked"):
    """The case was marked as sensitive after it was registered, or the mark taken off."""

    sensitive: bool


class ProcedureAttached(Fact, frozen=True, kw_only=True, tag="procedure-attached"):
    """The competent official took another regulation's procedure as guidance for this case.

    `profile` is its id, pinned by version and digest; `reason` says why.
    """

    profile: str
    profile_version: str
    profile_digest: str


class CaseClosed(Fact, frozen=True, kw_only=True, tag="case-closed"):
    """The case was closed outside the ordinary course; `reason` says why."""


class CaseReopened(Fact, frozen=True, kw_only=True, tag="case-reopened"):
    """A closed case was opened again."""


class FactWithdrawn(Fact, frozen=True, kw_only=True, tag="fact-withdrawn"):
    """An earlier fact was taken back; `target` is its version in the case."""

    target: int


class RegisterOpened(Fact, frozen=True, kw_only=True, tag="register-opened"):
    """A book of the office was begun: the first fact of its own chain, which is no case.

    `number` is the chain's id, from `register_chain`; `register` the book's id in the profile.
    """

    number: str
    profile: str
    profile_version: str
    profile_digest: str
    register: str


class RegisterEntered(Fact, frozen=True, kw_only=True, tag="register-entered"):
    """Something was entered in a book of the office."""

    dates: Mapping[str, date] = {}
    number: str = ""
    fields: Mapping[str, Value] = {}


class AccountLinked(Fact, frozen=True, kw_only=True, tag="account-linked"):
    """Somebody in the case is this officer of the office (`same`), or only bears the same name.

    `party` is the party's id, or `seat` that of a member of the Majelis; a later one replaces it.
    """

    account: str
    party: str = ""
    seat: str = ""
    same: bool = True


AnyFact = Union[  # noqa: UP007 - msgspec wants the union as a value
    CaseRegistered,
    PartyAdded,
    PartyChanged,
    AllegationRecorded,
    EvidenceAdded,
    MilestoneRecorded,
    MajelisFormed,
    MilestoneSupplemented,
    QuestionRecorded,
    RecordReadBack,
    SignatureRecorded,
    VoteCast,
    DissentRecorded,
    ReadingChosen,
    DeadlineMoved,
    DeviationRecorded,
    ChecklistTicked,
    ChecklistUnticked,
    DocumentIssued,
    NoteAdded,
    AccessRestricted,
    SensitivityMarked,
    ProcedureAttached,
    CaseClosed,
    CaseReopened,
    RegisterOpened,
    RegisterEntered,
    FactWithdrawn,
    AccountLinked,
    AccessOpened,
    PersonGranted,
    PersonRevoked,
    KeyAdded,
    KeyRemoved,
    AccessLogged,
    JournalSealed,
]


class Entry(Struct, frozen=True, kw_only=True):
    """A fact as it stands in the journal.

    `version` counts from 1 within the case; `previous` and `hash` are the sha256 chain (hex),
    empty for an entry that has not been stored yet.
    """

    case: str
    version: int
    recorded_at: datetime
    actor: str
    fact: AnyFact
    previous: str = ""
    hash: str = ""
