"""Counting over all cases, from the figures of the index: no case is read."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from etik_tui.casework.office import write_whole
from etik_tui.casework.outbox import destination
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render
from etik_tui.errors import InputError
from etik_tui.exports.file_name import file_name
from etik_tui.exports.recap import (
    Count,
    LimitCount,
    Statistics,
    StayCount,
    recap_csv,
    recap_paper,
)
from etik_tui.journal.progress import Progress
from etik_tui.journal.row import Figures
from etik_tui.locale import _
from etik_tui.profile.limit import Bound, DayUnit
from etik_tui.profile.profile import Profile

CSV = "csv"
FORMATS = (*(each.value for each in Format), CSV)


class _Tally:
    """What is added up of one institution."""

    def __init__(self, institution: str, today: date) -> None:
        self.institution = institution
        self.today = today
        self.total = self.closed = self.overdue = 0
        self.counts: dict[str, Counter[str]] = {
            kind: Counter() for kind in ("stage", "norm", "decided", "outcome", "month")
        }
        self.used: dict[str, Counter[int]] = {}
        self.ended: dict[str, Counter[str]] = {}
        self.stood: dict[str, Counter[int]] = {}

    def add(self, case: Figures) -> None:
        """Count one case."""
        counts = self.counts
        self.total += 1
        self.closed += case.closed
        counts["stage"][case.stage] += 1
        counts["month"][f"{case.registered:%Y-%m}"] += 1
        counts["outcome"].update(case.outcomes)
        for norm, decided in case.norms:
            counts["norm"][norm] += 1
            counts["decided"][norm] += decided
        for use in case.met:
            self.used.setdefault(use.deadline, Counter())[use.days] += 1
            self.ended.setdefault(use.deadline, Counter())[use.status] += 1
        past = [deadline for deadline, due in case.running if due < self.today]
        self.overdue += bool(past)
        for deadline in past:
            self.ended.setdefault(deadline, Counter())["overdue"] += 1
        for stay in case.stays:
            self.stood.setdefault(stay.stage, Counter())[stay.days] += 1


def statistics(
    workspace: Workspace,
    *,
    year: int | None = None,
    institution: str | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Statistics:
    """Return what is counted of the cases registered in a year, or ever, of one institution or all.

    `cancel` is asked some thousand cases at a time; what was counted by then is returned. Raises
    InputError for an institution that has no cases and no profile.
    """
    known = {*workspace.journal.institutions(), *workspace.library.profiles}
    if institution is not None and institution not in known:
        raise InputError(
            _("“{given}” tidak dikenal").format(given=institution[:60]),
            where="--institution",
            remedy=_("Pilihan: {known}.").format(known=", ".join(sorted(known)) or "-"),
        )
    every = workspace.journal.figure_years()
    wanted = [
        key for key in sorted(every) if institution in (None, key[0]) and year in (None, key[1])
    ]
    total, done = sum(every[key] for key in wanted), 0
    tallies: dict[str, _Tally] = {}
    for name, of_year in wanted:
        tally = tallies.setdefault(name, _Tally(name, workspace.today))
        for some in workspace.journal.figures(name, of_year):
            for each in some:
                tally.add(each)
            done += len(some)
            if progress:
                progress(done, total)
            if cancel and cancel():
                return _summed(workspace, tallies, year, institution)
    return _summed(workspace, tallies, year, institution)


def _summed(
    workspace: Workspace,
    tallies: dict[str, _Tally],
    year: int | None,
    institution: str | None,
) -> Statistics:
    found = list(tallies.values())
    total = sum(each.total for each in found)
    closed = sum(each.closed for each in found)
    profile = workspace.library.find(institution) if institution else None
    return Statistics(
        day=workspace.today,
        year=year,
        institution=institution or "",
        name=profile.institution if profile else institution or "",
        years=tuple(sorted({of_year for _name, of_year in workspace.journal.figure_years()})),
        total=total,
        open=total - closed,
        closed=closed,
        overdue=sum(each.overdue for each in found),
        stage=_counts(workspace, found, "stage"),
        norm=_counts(workspace, found, "norm"),
        decided=_counts(workspace, found, "decided"),
        outcome=_counts(workspace, found, "outcome"),
        month=_months(found),
        institutions=tuple(
            Count(
                key=each.institution,
                title=_name(workspace, each.institution),
                count=each.total,
                institution=each.institution,
            )
            for each in found
        ),
        limits=tuple(limit for each in found for limit in _limits(workspace, each)),
        stays=tuple(stay for each in found for stay in _stays(workspace, each)),
        missing=_missing(workspace, institution),
        shorts={each.institution: _short(workspace, each.institution) for each in found},
    )


def _missing(workspace: Workspace, institution: str | None) -> int:
    stages = workspace.journal.stage_counts(workspace.today, institution)
    there = sum(each.open + each.closed for each in stages.values())
    figured = sum(
        n
        for (name, _year), n in workspace.journal.figure_years().items()
        if institution in (None, name)
    )
    return max(there - figured, 0)


def _name(workspace: Workspace, institution: str) -> str:
    profile = workspace.library.find(institution)
    return profile.institution if profile else institution


def _short(workspace: Workspace, institution: str) -> str:
    profile = workspace.library.find(institution)
    return profile.short if profile else institution


def _counts(workspace: Workspace, found: list[_Tally], kind: str) -> tuple[Count, ...]:
    """Return the counts of a kind: stages in their order, everything else the most first."""
    counts = []
    for tally in found:
        profile = workspace.library.find(tally.institution)
        stages = [each.id for each in profile.stages] if profile and kind == "stage" else []
        order = {key: place for place, key in enumerate(stages)}
        for key, n in sorted(
            tally.counts[kind].items(), key=lambda each: (order.get(each[0], 99), -each[1], each[0])
        ):
            if n:
                title = _title(profile, kind, key)
                counts.append(Count(key=key, title=title, count=n, institution=tally.institution))
    return tuple(counts)


def _months(found: list[_Tally]) -> tuple[Count, ...]:
    months: Counter[str] = Counter()
    for tally in found:
        months.update(tally.counts["month"])
    return tuple(Count(key=key, title=key, count=n) for key, n in sorted(months.items()))


def _title(profile: Profile | None, kind: str, key: str) -> str:
    if not key:
        return _("Tanpa tahap")
    if profile is None:
        return key
    if kind == "stage":
        stage = profile.stage(key)
        return stage.title if stage else key
    if kind in {"norm", "decided"}:
        norm = profile.norm(key)
        return f"{norm.cite} {norm.text}" if norm else key
    outcomes = profile.decision.outcomes if profile.decision else ()
    return next((each.title for each in outcomes if each.id == key), key)


def _limits(workspace: Workspace, tally: _Tally) -> Iterator[LimitCount]:
    profile = workspace.library.find(tally.institution)
    rules = {each.id: each for each in profile.deadlines} if profile else {}
    order = [*rules, *(key for key in tally.ended if key not in rules)]
    for key in order:
        ended = tally.ended.get(key)
        if not ended:
            continue
        used, rule = tally.used.get(key, Counter()), rules.get(key)
        yield LimitCount(
            key=key,
            title=rule.title if rule else key,
            institution=tally.institution,
            cite=rule.cite if rule else "",
            unit=_unit(profile, rule.unit) if profile and rule else "",
            allowed=rule.n if rule else None,
            at_least=bool(rule and rule.bound is Bound.AT_LEAST),
            met=ended["met"],
            late=ended["late"],
            early=ended["early"],
            overdue=ended["overdue"],
            median=_median(used),
            longest=max(used, default=None),
        )


def _unit(profile: Profile, unit: DayUnit) -> str:
    asked = profile.time.day if unit is DayUnit.DAY else unit
    return _("hari kerja") if asked is DayUnit.WORKING else _("hari")


def _stays(workspace: Workspace, tally: _Tally) -> Iterator[StayCount]:
    profile = workspace.library.find(tally.institution)
    stages = [each.id for each in profile.stages] if profile else []
    for key in (*stages, *(each for each in tally.stood if each not in stages)):
        stood = tally.stood.get(key)
        if stood:
            yield StayCount(
                key=key,
                title=_title(profile, "stage", key),
                institution=tally.institution,
                cases=stood.total(),
                median=_median(stood) or 0,
                longest=max(stood),
            )


def _median(counted: Counter[int]) -> int | None:
    """Return the middle of numbers given with how often each occurs, the lower one of two."""
    reached, half = 0, (counted.total() + 1) // 2
    for value in sorted(counted):
        reached += counted[value]
        if reached >= half:
            return value
    return None


def recap_file(workspace: Workspace, found: Statistics, form: str) -> bytes:
    """Return the recap in a format: `csv`, or one of those of papers."""
    if form == CSV:
        return recap_csv(found)
    return render(recap_paper(found, workspace.office.letterhead), Format(form))


def write_recap(
    workspace: Workspace, found: Statistics, form: str, given: Path | None = None
) -> Path:
    """Write the recap and return where it is."""
    parts = (_("rekap"), found.institution, str(found.year or ""))
    name = file_name(*(each for each in parts if each), suffix=form)
    path = destination(workspace, name, given)
    write_whole(path, recap_file(workspace, found, form))
    return path
