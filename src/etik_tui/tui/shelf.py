"""The board's cases: one column per stage, read from the index a page at a time."""

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.sifting import Only, Sift
from etik_tui.casework.workspace import Workspace
from etik_tui.journal.row import CaseRow, StageCount
from etik_tui.locale import _
from etik_tui.profile.limit import DayUnit
from etik_tui.profile.profile import Profile
from etik_tui.profile.reading import with_readings
from etik_tui.workdays.count import Unit, days_left

PAGE = 50
MATCHES = 2000


class Column(Struct, frozen=True, kw_only=True):
    """One stage: how many cases stand in it, and how many of them are overdue."""

    stage: str
    title: str
    short: str
    count: int
    overdue: int = 0
    final: bool = False


class Shelf:
    """The cases of one institution by stage; with a `text`, those that match it.

    Rows are fetched around where they are looked at and kept until `forget`; of what matches a
    text, too, only where it stands is read before.
    """

    def __init__(
        self, workspace: Workspace, institution: str, text: str = "", sift: Sift | None = None
    ) -> None:
        """`sift` says which of them and in what order; its words and institution do not count."""
        self._workspace = workspace
        self.institution = institution
        self.text = text
        self.sift = replace(sift or Sift(), institution=institution, text=text)
        base = workspace.library.find(institution)
        known = workspace.office.readings
        self.profile: Profile | None = base and with_readings(
            base, {k: v for k, v in known.items() if base.reading(k)}
        )
        self.columns: tuple[Column, ...] = ()
        self._pages: dict[tuple[str, int], tuple[CaseRow, ...]] = {}
        self._matching: dict[str, list[str]] = {}
        self.forget()

    def forget(self) -> None:
        """Read anew what is counted; rows follow when they are looked at."""
        self._pages, self._matching = {}, {}
        if self.text:
            self.columns = self._matched()
            return
        today = self._workspace.today
        found = self._workspace.journal.stage_counts(today, self.institution)
        counts = {stage: count for (_name, stage), count in found.items()}
        self.columns = self._columns(counts)

    def _matched(self) -> tuple[Column, ...]:
        query = self.sift.query(self._workspace, limit=MATCHES)
        matches = self._workspace.journal.matches(query)
        today = self._workspace.today.isoformat()
        for each in matches:
            self._matching.setdefault(each.stage, []).append(each.case_id)
        late = Counter(each.stage for each in matches if each.due_key < today)
        return self._columns(
            {
                stage: StageCount(open=len(each), overdue=late[stage])
                for stage, each in self._matching.items()
            }
        )

    def _columns(self, counts: dict[str, StageCount]) -> tuple[Column, ...]:
        stages = self.profile.stages if self.profile else ()
        known = [
            Column(
                stage=stage.id,
                title=stage.title,
                short=stage.short,
                final=stage.final,
                count=self._number(counts.get(stage.id)),
                overdue=_late(counts.get(stage.id)),
            )
            for stage in stages
        ]
        named = {stage.id for stage in stages}
        loose = [
            Column(
                stage=stage,
                title=stage or _("Tanpa tahap"),
                short=(stage or _("Tanpa tahap"))[:14],
                count=self._number(count),
                overdue=_late(count),
            )
            for stage, count in sorted(counts.items())
            if stage not in named
        ]
        return (*known, *loose)

    def _number(self, count: StageCount | None) -> int:
        """Return how many cases of a stage are meant."""
        if count is None:
            return 0
        if self.text:
            return count.open
        whole = {Only.OPEN: count.open, Only.OVERDUE: count.overdue}
        return whole.get(self.sift.only, count.open + count.closed)

    def row(self, stage: str, place: int) -> CaseRow | None:
        """Return the case at a place of a column, soonest due first."""
        page, offset = divmod(place, PAGE)
        if (stage, page) not in self._pages:
            self._pages[stage, page] = self._page(stage, page * PAGE)
        rows = self._pages[stage, page]
        return rows[offset] if 0 <= offset < len(rows) else None

    def _page(self, stage: str, start: int) -> tuple[CaseRow, ...]:
        journal = self._workspace.journal
        if self.text:
            return journal.rows_of(self._matching.get(stage, [])[start : start + PAGE])
        query = self.sift.query(self._workspace, stage=stage, limit=PAGE, offset=start)
        return journal.rows(query).rows

    def left(self, row: CaseRow) -> tuple[int, Unit] | None:
        """Return the days to a case's next due date, in the unit of that limit."""
        if row.due is None:
            return None
        unit = self._unit(row.due_deadline)
        return days_left(self._workspace.calendar(), self._workspace.today, row.due, unit), unit

    @property
    def name(self) -> str:
        """Return the institution's short name."""
        return self.profile.short if self.profile else self.institution

    @property
    def units(self) -> dict[str, Unit]:
        """Return in what each limit of the institution is counted."""
        return (
            {each.id: self._unit(each.id) for each in self.profile.deadlines}
            if self.profile
            else {}
        )

    def _unit(self, deadline: str) -> Unit:
        rule = self.profile.deadline(deadline) if self.profile else None
        if rule is None or self.profile is None:
            return Unit.CALENDAR
        asked = self.profile.time.day if rule.unit is DayUnit.DAY else rule.unit
        return Unit.WORKING if asked is DayUnit.WORKING else Unit.CALENDAR


def _late(count: StageCount | None) -> int:
    return count.overdue if count else 0


def institutions(workspace: Workspace) -> tuple[str, ...]:
    """Return the institutions to show: those with cases, and those served, the own one first.

    An office that names none serves every one that is installed.
    """
    own, served = workspace.office.profile, workspace.office.profiles
    names = {*workspace.journal.institutions(), *(served or workspace.library.ids)}
    return tuple(sorted(names, key=lambda name: (name != own, name)))
