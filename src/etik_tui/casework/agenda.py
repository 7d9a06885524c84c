"""The agenda over all cases, from the index alone: to print, to send, to publish as a calendar."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError
from etik_tui.exports.item import AgendaItem, ReadingTaken
from etik_tui.exports.revision import Candidate, Revision, candidate, revise
from etik_tui.journal.publication import Publication
from etik_tui.journal.row import DueRow, DueSift
from etik_tui.locale import _
from etik_tui.locale.day import long_day
from etik_tui.procedure.explain import readings_on
from etik_tui.profile.limit import Deadline
from etik_tui.profile.profile import Profile
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.count import Unit, days_left

MOST = 1_000_000
REMINDERS = (3, 1, 0)
"""Working days before the last day on which a calendar reminds of it."""


class AgendaQuery(Struct, frozen=True, kw_only=True):
    """Which open limits are meant: of one institution, owed by one actor, until a day, or past.

    `actor` is an id of the profiles. Whoever asks for a file of only the overdue ones gets a
    selection of its own, apart from that of all.
    """

    institution: str | None = None
    actor: str | None = None
    until: date | None = None
    overdue: bool = False
    limit: int = MOST

    @property
    def feed(self) -> str:
        """Name the selection, whatever span of days is asked for."""
        return "|".join((self.institution or "", self.actor or "", "x" if self.overdue else ""))


def agenda(workspace: Workspace, query: AgendaQuery) -> tuple[AgendaItem, ...]:
    """Return the open limits asked for, soonest first.

    Raises InputError for an institution without cases or an actor that no profile names.
    """
    rows = _rows(workspace, query)
    shelf = _Shelf(workspace)
    return tuple(shelf.item(row) for row in rows)


def remind(workspace: Workspace, query: AgendaQuery) -> tuple[int, int]:
    """Tell plugins of the open limits asked for; return how many limits and how many plugins.

    Without a limit nobody is told. Raises InputError as `agenda` does.
    """
    rows = _rows(workspace, query)
    return len(rows), workspace.hooks.remind(workspace.today, rows) if rows else 0


def _rows(workspace: Workspace, query: AgendaQuery) -> tuple[DueRow, ...]:
    _check(workspace, query)
    until = query.until
    if query.overdue:
        yesterday = workspace.today - timedelta(days=1)
        until = min(until, yesterday) if until else yesterday
    return workspace.journal.dues(
        until=until,
        institution=query.institution,
        limit=query.limit,
        sift=DueSift(actors=(query.actor,)) if query.actor else None,
    )


def _check(workspace: Workspace, query: AgendaQuery) -> None:
    if query.institution and query.institution not in workspace.library.profiles:
        known = sorted(workspace.library.profiles)
        if query.institution not in workspace.journal.institutions():
            raise _unknown("--profile", query.institution, known)
    if query.actor:
        names = [query.institution] if query.institution else workspace.journal.institutions()
        profiles = [profile for name in names if (profile := workspace.library.find(name))]
        actors = {actor.id for profile in profiles for actor in profile.actors}
        if profiles and query.actor not in actors:
            raise _unknown("--actor", query.actor, sorted(actors))


def _unknown(where: str, given: str, known: list[str]) -> InputError:
    return InputError(
        _("“{given}” tidak dikenal").format(given=given[:60]),
        where=where,
        remedy=_("Pilihan: {known}.").format(known=", ".join(known) or "-"),
    )


def publish(workspace: Workspace, query: AgendaQuery) -> Revision:
    """Return the entries of a calendar file of these limits, and remember what was published.

    A limit once published stays in its selection until it is over, also when its date moves out
    of the span asked for; then it is published as cancelled. One transaction of the journal.
    """
    shelf = _Shelf(workspace)
    feed = _feed(workspace, query)
    wanted = {shelf.uid(row): row for row in _rows(workspace, query)}
    everything = {shelf.uid(row): row for row in workspace.journal.dues(limit=MOST)}
    ready: dict[str, Candidate] = {}
    found: list[Revision] = []

    def chosen(known: Mapping[str, Publication]) -> Iterator[Candidate]:
        """Yield what belongs to the selection, worded once however often it is asked for."""
        before = {uid for uid, each in known.items() if feed in each.feeds}
        kept = {uid: everything[uid] for uid in before & everything.keys()}
        for uid, row in (wanted | kept).items():
            if uid not in ready:
                ready[uid] = candidate(shelf.item(row))
            yield ready[uid]

    def follow(known: Mapping[str, Publication]) -> tuple[Iterable[Publication], Iterable[str]]:
        revision = revise(
            known,
            chosen(known),
            feed=feed,
            kept=_unjudged(workspace, known.values()) | unseen,
            moment=workspace.clock.now(),
            today=workspace.today,
        )
        found[:] = [revision]
        return revision.changed, revision.forgotten

    # Wording takes long, and nobody can record anything while `follow` runs.
    known = workspace.whole.publications()
    unseen = _unseen(workspace, known.values(), feed)
    for _each in chosen(known):
        pass
    workspace.whole.publish(follow)
    return found[0]


def _feed(workspace: Workspace, query: AgendaQuery) -> str:
    """Name the selection; where access is enforced it is that of one person."""
    return f"{query.feed}@{workspace.actor}" if workspace.permit.enforced else query.feed


def _unseen(workspace: Workspace, known: Iterable[Publication], feed: str) -> frozenset[str]:
    """Return what was published to somebody who may no longer know of its case."""
    if not workspace.permit.enforced:
        return frozenset()
    journal = workspace.journal
    return frozenset(
        each.uid
        for each in known
        if feed in each.feeds and journal.case_id(each.number, each.institution) is None
    )


def _unjudged(workspace: Workspace, known: Iterable[Publication]) -> frozenset[str]:
    """Return what belongs to institutions whose profile is missing: nothing tells it is over."""
    names = {each.institution for each in known}
    missing = {name for name in names if workspace.library.find(name) is None}
    return frozenset(each.uid for each in known if each.institution in missing)


class _Shelf:
    """What items of the same institution share, looked up once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._calendar: WorkCalendar = workspace.calendar()
        self._profiles: dict[str, Profile | None] = {}

    def _profile(self, institution: str) -> Profile | None:
        if institution not in self._profiles:
            self._profiles[institution] = self._workspace.library.find(institution)
        return self._profiles[institution]

    def uid(self, row: DueRow) -> str:
        from etik_tui.exports.uid import item_uid

        return item_uid(row.institution, row.case_id, row.deadline, row.party)

    def item(self, row: DueRow) -> AgendaItem:
        profile = self._profile(row.institution)
        rule = profile.deadline(row.deadline) if profile else None
        actor = profile.actor(row.actor) if profile else None
        unit = Unit.WORKING if row.unit == Unit.WORKING.value else Unit.CALENDAR
        left = days_left(self._calendar, self._workspace.today, row.due, unit)
        overdue = row.due < self._workspace.today
        return AgendaItem(
            case_id=row.case_id,
            number=row.number,
            institution=row.institution,
            deadline=row.deadline,
            title=row.title,
            due=row.due,
            left=min(left, -1) if overdue else left,
            unit=unit,
            party=row.party,
            initials=row.initials,
            institution_name=profile.institution if profile else "",
            actor=row.actor,
            actor_title=actor.title if actor else "",
            cite=row.cite,
            quote=rule.quote if rule else "",
            readings=_readings(profile, rule, row, unit) if profile and rule else (),
            provisional=self._provisional(row),
            day_off=self._day_off(row.due),
            remind_on=() if overdue else self._reminders(row.due),
        )

    def _provisional(self, row: DueRow) -> str:
        if not row.provisional:
            return ""
        note = self._calendar.provisional_note(row.due.year)
        return note or _("sementara: hitungannya melewati tahun yang kalendernya belum ditetapkan")

    def _day_off(self, due: date) -> str:
        skip = self._calendar.why_off(due)
        if skip is None:
            return ""
        return _(
            "Hari terakhir jatuh pada hari libur ({why}). Kerjakan paling lambat {day}."
        ).format(why=skip.reason, day=long_day(self._calendar.on_or_before(due)))

    def _reminders(self, due: date) -> tuple[date, ...]:
        last = self._calendar.on_or_before(due)
        return tuple(dict.fromkeys(self._calendar.add(last, -n) for n in REMINDERS))


def _readings(
    profile: Profile, rule: Deadline, row: DueRow, unit: Unit
) -> tuple[ReadingTaken, ...]:
    chosen = dict(row.readings)
    taken = []
    for reading in readings_on(profile.readings, rule, unit):
        wanted = chosen.get(reading.id, reading.default)
        answer = next((each for each in reading.options if each.id == wanted), None)
        if answer is not None:
            taken.append(
                ReadingTaken(id=reading.id, question=reading.question, answer=answer.title)
            )
    return tuple(taken)
