"""The only module that a plugin imports: the mark of a hook, and the values hooks work with."""

from etik_tui.domain.case import Case
from etik_tui.domain.fact import AnyFact, Entry, MajelisFormed, MilestoneRecorded
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.journal.row import DueRow
from etik_tui.plugins.hookspec import API, hookimpl
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.situation import Situation
from etik_tui.profile.profile import Profile
from etik_tui.workdays.dayoff import DayOff, Layer

__all__ = [
    "API",
    "AnyFact",
    "Case",
    "DayOff",
    "DueRow",
    "Entry",
    "Finding",
    "Layer",
    "Majelis",
    "MajelisFormed",
    "MilestoneRecorded",
    "Party",
    "Person",
    "Profile",
    "Role",
    "Seat",
    "Situation",
    "Verdict",
    "hookimpl",
]
