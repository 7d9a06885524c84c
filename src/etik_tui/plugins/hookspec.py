"""What a plugin may supply: the hooks, their arguments, and what each must return."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from datetime import date

    from etik_tui.domain.case import Case
    from etik_tui.domain.fact import Entry, MajelisFormed, MilestoneRecorded
    from etik_tui.domain.majelis import Majelis
    from etik_tui.journal.row import DueRow
    from etik_tui.procedure.finding import Finding
    from etik_tui.procedure.situation import Situation
    from etik_tui.workdays.dayoff import DayOff

PROJECT = "etik_tui"
GROUP = "etik_tui.plugin.v1"
GROUPS = "etik_tui.plugin."
"""What every entry-point group of plugins begins with, those of later interfaces too."""

API = 1
"""The level of the interface; a plugin that needs a later one says so by `etik_api`."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """The hooks; each is called apart for every plugin, so that one cannot spoil another."""

    @hookspec
    def etik_profiles(self) -> "Sequence[Path]":
        """Return the folders of the profiles that the plugin supplies."""
        raise NotImplementedError

    @hookspec
    def etik_days_off(self) -> "Sequence[DayOff]":
        """Return further days off, each with its name and the decision that makes it one."""
        raise NotImplementedError

    @hookspec
    def etik_check_act(
        self, situation: "Situation", act: "MilestoneRecorded | MajelisFormed"
    ) -> "Sequence[Finding]":
        """Return findings on an act before it is recorded; the situation already includes it."""
        raise NotImplementedError

    @hookspec
    def etik_check_majelis(self, situation: "Situation", majelis: "Majelis") -> "Sequence[Finding]":
        """Return findings on a proposed panel, for instance on who may sit in it."""
        raise NotImplementedError

    @hookspec
    def etik_letter_number(self, case: "Case", form: str, on: "date", proposed: str) -> str:
        """Return the number of a letter that is about to be issued, or "" for the one proposed."""
        raise NotImplementedError

    @hookspec
    def etik_fact_recorded(self, case: "Case", entries: "Sequence[Entry]") -> None:
        """Take notice of what was recorded on a case; the case already includes it."""
        raise NotImplementedError

    @hookspec
    def etik_due_reminder(self, day: "date", dues: "Sequence[DueRow]") -> None:
        """Take notice of open limits, when somebody asks the program to remind of them."""
        raise NotImplementedError


HOOKS: tuple[str, ...] = tuple(name for name in vars(Hooks) if name.startswith("etik_"))
"""The names of all hooks, in the order of their definition."""
