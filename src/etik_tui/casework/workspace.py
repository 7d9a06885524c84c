"""The workspace: everything an official's session needs, handed down once."""

import re
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from etik_tui.access.people import Caller
from etik_tui.casework.library import Library
from etik_tui.casework.office import Office, load_office
from etik_tui.casework.permission import Permit, Sight, unknown_case
from etik_tui.clock import Clock
from etik_tui.domain.case import Case, fold
from etik_tui.domain.register import PEOPLE_CHAIN, is_register_chain
from etik_tui.errors import InputError
from etik_tui.journal.port import Journal
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation, situation
from etik_tui.procedure.variant import Variants
from etik_tui.profile.profile import Profile
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.dayoff import CalendarOptions
from etik_tui.workdays.office import CalendarOverride, load_office_calendar

if TYPE_CHECKING:
    from etik_tui.plugins.calling import PluginCalls

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OFFICE_FILE = "office.toml"
CALENDAR_FILE = "calendar.toml"


class Workspace:
    """A session of one official (`actor`) on one office's cases.

    One that is `confined` writes files nowhere but into the workspace's outbox.
    """

    def __init__(
        self,
        folder: Path,
        journal: Journal,
        library: Library,
        clock: Clock,
        actor: str,
        *,
        caller: Caller | None = None,
    ) -> None:
        self.folder = folder
        self.whole = journal
        self.library = library
        self.clock = clock
        self.caller = caller or Caller(name=actor)
        self._sight = Sight()
        self._permit: Permit | None = None
        self.confined = False
        self._calendar_file = (0, 0)
        self._calendars: dict[CalendarOptions, WorkCalendar] = {}
        self._variants: dict[str, Variants] = {}

    @property
    def permit(self) -> Permit:
        """Return what this person may see and do, by the people of the office as they are now.

        Raises AccessError for somebody who may not use the program, or may not any more.
        """
        known = self._permit
        if known is None or known.version != self.whole.version(PEOPLE_CHAIN):
            known = self._permit = Permit(self.whole, self.clock, self.caller, self._sight)
        return known

    @property
    def journal(self) -> Journal:
        """Return the journal as this person may know of it.

        `whole` is the journal without that bound, for what the program does and does not show.
        """
        return self.permit.journal

    @property
    def actor(self) -> str:
        """Return under which name this person's acts are recorded."""
        account = self.permit.account
        return account.id if account else self.caller.name

    @cached_property
    def office(self) -> Office:
        """Return the office's settings."""
        return load_office(self.folder / OFFICE_FILE)

    @cached_property
    def override(self) -> CalendarOverride | None:
        """Return the office's own calendar entries, if it has any."""
        return self._read_calendar()

    def _read_calendar(self) -> CalendarOverride | None:
        path = self.folder / CALENDAR_FILE
        self._calendar_file = self._stamp()
        return load_office_calendar(path) if path.exists() else None

    def _stamp(self) -> tuple[int, int]:
        try:
            found = (self.folder / CALENDAR_FILE).stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)

    def refresh_calendar(self) -> bool:
        """Take up changes of the office's calendar file; tell whether there were any.

        Costs one look at the file's date. Dates computed before are those of the old calendar:
        `outdated_cases` counts the cases they stand in. Raises InputError, once, where the file
        cannot be used: the calendar known so far stays in force.
        """
        if "override" not in self.__dict__ or self._stamp() == self._calendar_file:
            return False
        self.override = self._read_calendar()
        self._calendars.clear()
        return True

    @cached_property
    def hooks(self) -> "PluginCalls":
        """Return the hooks of the plugins, and what has failed in them so far."""
        from etik_tui.plugins.calling import PluginCalls

        return PluginCalls(self.library.plugins)

    @property
    def today(self) -> date:
        """Return the office's date."""
        return self.clock.today()

    def calendar(self, options: CalendarOptions | None = None) -> WorkCalendar:
        """Return the working-day calendar for one way of working; the office's own by default."""
        wanted = options or self.options
        if wanted not in self._calendars:
            own = build_calendar(self.options, self.override, self.hooks.days_off)
            # A reading of a regulation may ask for another week than the office has.
            self._calendars[wanted] = own.with_options(wanted)
        return self._calendars[wanted]

    @property
    def options(self) -> CalendarOptions:
        """Return how the office works; its calendar file has the last word."""
        usual = self.office.options
        return self.override.options(usual) if self.override else usual

    def under(self, override: CalendarOverride) -> "Workspace":
        """Return the same session with another calendar of the office, only to look at."""
        name, caller = self.caller.name, self.caller
        other = Workspace(self.folder, self.whole, self.library, self.clock, name, caller=caller)
        other._sight = self._sight
        other.__dict__ |= {"override": override, "office": self.office, "hooks": self.hooks}
        other.confined = self.confined
        return other

    @property
    def calendar_version(self) -> str:
        """Name the calendar in force: the days off of every layer, and how the office works."""
        return self.calendar().version

    def outdated_cases(self) -> int:
        """Return how many open cases still show dates of another calendar; cheap.

        `etik_tui.casework.recomputation.recompute` brings them up to date.
        """
        return self.journal.count_outdated(self.calendar_version)

    def case_id(self, number: str) -> str:
        """Return the id of a case by its register number (or the id itself).

        Where several institutions use a number, `profil:001/KE/I/2026` says which is meant.
        Raises InputError if there is none.
        """
        found = None if is_register_chain(number) else self._numbered(number)
        if found is None and _ID.fullmatch(number) and self.journal.entries(number):
            return number
        if found is None:
            self._note_miss(number)
            raise unknown_case(number)
        return found

    def _numbered(self, number: str) -> str | None:
        institution, colon, rest = number.partition(":")
        if colon and institution in self.journal.institutions():
            return self.journal.case_id(rest, institution)
        return self.journal.case_id(number)

    def _note_miss(self, number: str) -> None:
        """Keep in the access log that a case was asked for that this person may not know of."""
        found = self._hidden(number)
        if found:
            self.permit.missed(found)

    def _hidden(self, number: str) -> str:
        """Return the id of a case that is there but not for this person; empty if there is none."""
        if not self.permit.enforced or is_register_chain(number):
            return ""
        if _ID.fullmatch(number) and self.whole.version(number):
            return number
        institution, _colon, rest = number.partition(":")
        with suppress(InputError):
            return self.whole.case_id(number) or self.whole.case_id(rest, institution) or ""
        return ""

    def case(self, number: str) -> Case:
        """Return a case by its register number or id, as this person may see it.

        Whoever reported it is not named until that is asked for (`etik_tui.casework.reveal`).
        Raises InputError for an unknown case, and for one not to be known of.
        """
        return self.permit.veil(self.true_case(number))

    def true_case(self, number: str) -> Case:
        """Return a case to record on, with everything that is known; never to be shown."""
        case_id = self.case_id(number)
        case = fold(case_id, self.journal.entries(case_id))
        self.permit.opened(case)
        return case

    def assignable(self, number: str) -> Case | None:
        """Return a case that this person may hand on without opening it, never to be shown."""
        from etik_tui.access.rule import Action

        found = self._hidden(number)
        case = fold(found, self.whole.entries(found)) if found else None
        return case if case and self.permit.decision(Action.ASSIGN, case).allowed else None

    def profile_of(self, case: Case) -> Profile | None:
        """Return the regulation a case was registered under, `None` where it is missing."""
        return self.library.find(case.profile)

    def situation(self, case: Case, profile: Profile | None = None) -> Situation:
        """Return a case under its regulation today.

        Raises InputError where the profile is missing: nothing is computed from defaults.
        """
        base = profile or self.profile_of(case)
        if base is None:
            raise InputError(
                _("Profil “{id}” perkara ini tidak terpasang; perkara hanya dapat dibaca").format(
                    id=case.profile
                ),
                where=case.number,
                remedy=_("Pasang plugin yang menyediakannya (`etik plugin list`)."),
            )
        return situation(
            base,
            case,
            self.calendar,
            self.today,
            variants=self._variants_of(base),
            default_options=self.options,
            office=self.office.readings,
            extra=self.hooks,
        )

    def _variants_of(self, base: Profile) -> Variants:
        known = self._variants.get(base.id)
        if known is None or known.base is not base:
            known = self._variants[base.id] = Variants(base)
        return known

    def close(self) -> None:
        """Release the journal."""
        self.whole.close()
