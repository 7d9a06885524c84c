"""What lists and boards show of a case, computed from its facts and kept ready in the index."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from etik_tui.journal.visibility import Tie


class DueRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One open deadline of one case, as the agenda shows it; `deadline` is its id in the profile.

    `party` is the terlapor it concerns, `actor` who must act, `cite` the article, `unit` the kind
    of days. `provisional` marks a date that rests on a year without a holiday decree.
    `initials` are those of whom it concerns, empty for a sensitive case; `readings` the answers
    chosen otherwise than the regulation's default, as (reading, option).
    """

    case_id: str
    number: str
    institution: str
    deadline: str
    title: str
    due: date
    party: str = ""
    actor: str = ""
    cite: str = ""
    unit: str = ""
    provisional: bool = False
    initials: str = ""
    readings: tuple[tuple[str, str], ...] = ()


class DueSift(Struct, frozen=True, kw_only=True):
    """Which open deadlines are meant: those of some kinds, those owed by some actors.

    `deadlines` and `actors` are ids of the profiles; without any, all are meant.
    """

    deadlines: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def lets(self, count: "DueCount") -> bool:
        """Tell whether deadlines of this kind are meant."""
        kind = not self.deadlines or count.deadline in self.deadlines
        return kind and (not self.actors or count.actor in self.actors)


class DueCount(Struct, frozen=True, kw_only=True):
    """How many open deadlines of one kind, owed by one actor, fall on one day."""

    due: date
    institution: str
    deadline: str
    actor: str
    count: int


class NormUse(Struct, frozen=True, kw_only=True):
    """That a case cites a norm; `decided` where a decision does, not an allegation alone."""

    norm: str
    decided: bool = False


class NormCount(Struct, frozen=True, kw_only=True):
    """How many cases cite a norm, and in how many of them a decision does."""

    cases: int
    decided: int


class LimitUse(Struct, frozen=True, kw_only=True, array_like=True):
    """One limit that was met: how many days lay between, in its own unit, and how it ended.

    `status` is `met`, `late` or `early`.
    """

    deadline: str
    days: int
    status: str


class Stay(Struct, frozen=True, kw_only=True, array_like=True):
    """How many days of the calendar a case stood in a stage that it has left."""

    stage: str
    days: int


class Figures(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is counted of a case, by ids of its profile; nobody's name is in here.

    `running` are its open limits with their last days, `norms` those it cites and whether a
    decision does. `findings` counts the findings that nobody has answered for with a reason,
    `papers` the papers owed.
    """

    registered: date
    stage: str = ""
    closed: bool = False
    channel: str = ""
    outcomes: tuple[str, ...] = ()
    norms: tuple[tuple[str, bool], ...] = ()
    stays: tuple[Stay, ...] = ()
    met: tuple[LimitUse, ...] = ()
    running: tuple[tuple[str, date], ...] = ()
    findings: int = 0
    papers: int = 0


class Band(StrEnum):
    """Why an open case needs somebody, worst first; a case stands in the worst of its bands.

    A limit has passed, or will within the days that count as soon; a finding waits for an
    answer; a paper is owed; an act is owed, with time left or without a limit.
    """

    OVERDUE = "overdue"
    SOON = "soon"
    FINDING = "finding"
    PAPER = "paper"
    OWED = "owed"


class CaseRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One case as lists show it: where it stands, what is due next, who owes the next act.

    `institution` is the profile's id, `version` that of the case the row was computed from,
    `calendar` that of the calendar.
    `dues`, `norms`, `ties`, `figures` and `search_text` go into the index but do not come back
    with a row that is read: ask `Journal.dues`, `Journal.citing` and `Journal.search`. Of a
    sensitive case the journal stores no search text and a masked title.
    """

    case_id: str
    number: str
    institution: str
    stage: str
    stage_order: int
    title: str
    registered: date
    updated: datetime
    version: int
    terlapor: tuple[str, ...] = ()
    initials: str = ""
    channel: str = ""
    sensitive: bool = False
    closed: bool = False
    due: date | None = None
    due_title: str = ""
    due_deadline: str = ""
    next_act: str = ""
    next_actor: str = ""
    since: date | None = None
    outcome: str = ""
    calendar: str = ""
    dues: tuple[DueRow, ...] = ()
    norms: tuple[NormUse, ...] = ()
    ties: tuple[Tie, ...] = ()
    hearings: tuple[date, ...] = ()
    figures: Figures | None = None
    search_text: str = ""


class Sort(StrEnum):
    """The order of a list: next due first, register number, or last recorded first."""

    DUE = "due"
    NUMBER = "number"
    RECENT = "recent"


class RowQuery(Struct, frozen=True, kw_only=True):
    """Which rows of the index, in which order, and which page of them.

    `None` leaves a condition out. `overdue_on` keeps open cases whose next deadline lies before
    that day. `text` keeps the newest 2,000 cases that match, then applies the other conditions.
    A page starts after the cursor `after` (from `Page.after`), or `offset` rows further on.
    """

    institution: str | None = None
    stage: str | None = None
    closed: bool | None = None
    overdue_on: date | None = None
    text: str = ""
    sort: Sort = Sort.DUE
    limit: int = 50
    after: str = ""
    offset: int = 0


class Match(Struct, frozen=True):
    """Where a case of a list stands: its id, its stage, and what its due date is sorted by."""

    case_id: str
    stage: str
    due_key: str


class Page(Struct, frozen=True, kw_only=True):
    """Some rows of a list; `after` is the cursor of the next page, empty on the last one."""

    rows: tuple[CaseRow, ...] = ()
    after: str = ""


class Place(Struct, frozen=True, kw_only=True):
    """Which part of a long list is meant: of one institution or all, so many from an offset on."""

    institution: str | None = None
    limit: int = 50
    offset: int = 0


class StageCount(Struct, frozen=True, kw_only=True):
    """How many cases stand in a stage: open, closed, and open with a deadline gone by."""

    open: int = 0
    closed: int = 0
    overdue: int = 0
