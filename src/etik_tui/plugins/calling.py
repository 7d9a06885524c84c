"""Calling the hooks: plugin after plugin, each guarded; what fails is remembered, not raised."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.domain.case import Case
from etik_tui.domain.fact import Entry, MajelisFormed, MilestoneRecorded
from etik_tui.domain.majelis import Majelis
from etik_tui.journal.row import DueRow
from etik_tui.locale import _
from etik_tui.plugins import answer
from etik_tui.plugins.guard import attempt
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.situation import Situation
from etik_tui.workdays.dayoff import DayOff

CALL_SECONDS = 2.0
REMINDER = "etik_due_reminder"

Answer = TypeVar("Answer")


class Failure(Struct, frozen=True, kw_only=True):
    """A hook of a plugin that did not work, and why."""

    plugin: str
    hook: str
    reason: str


class PluginCalls:
    """The hooks of all plugins, as the program calls them.

    A failing hook never stops what the program does. One that had to be interrupted is not
    called again, so that it costs its time once.
    """

    def __init__(self, plugins: Sequence[Plugin], seconds: float = CALL_SECONDS) -> None:
        self._plugins = tuple(plugins)
        self._seconds = seconds
        self._failures: dict[Failure, None] = {}
        self._given_up: set[tuple[str, str]] = set()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Return what did not work so far, each thing once."""
        return tuple(self._failures)

    @cached_property
    def days_off(self) -> tuple[DayOff, ...]:
        """Return the days off that plugins add; asked once."""
        return tuple(
            day
            for _plugin, days in self._answers("etik_days_off", answer.days_off)
            for day in days or ()
        )

    def on_act(
        self, situation: Situation, act: MilestoneRecorded | MajelisFormed
    ) -> tuple[Finding, ...]:
        """Return the findings of plugins on an act that the situation includes."""
        return self._findings("etik_check_act", situation=situation, act=act)

    def on_majelis(self, situation: Situation, majelis: Majelis) -> tuple[Finding, ...]:
        """Return the findings of plugins on a panel."""
        return self._findings("etik_check_majelis", situation=situation, majelis=majelis)

    def letter_number(self, case: Case, form: str, on: date, proposed: str) -> str:
        """Return the number that a plugin gives a letter; empty where none does."""
        given = self._answers(
            "etik_letter_number", answer.number, case=case, form=form, on=on, proposed=proposed
        )
        return next((number for _plugin, number in given if number), "")

    def tell(self, case: Case, entries: Sequence[Entry]) -> None:
        """Tell plugins what was recorded on a case."""
        told = self._answers("etik_fact_recorded", answer.nothing, case=case, entries=entries)
        for _plugin, _answer in told:
            pass

    def remind(self, day: date, dues: Sequence[DueRow]) -> int:
        """Tell plugins of open limits; return how many plugins took notice."""
        told = self._answers(REMINDER, answer.noticed, day=day, dues=tuple(dues))
        return sum(bool(noticed) for _plugin, noticed in told)

    def _findings(self, hook: str, **arguments: Any) -> tuple[Finding, ...]:
        """Return what plugins find; a check that failed is itself a finding, so that it shows."""
        found: list[Finding] = []
        for plugin, given in self._answers(hook, answer.findings, **arguments):
            if given is None:
                found.append(_unchecked(plugin))
                continue
            found += [replace(each, id=f"{plugin.name}:{each.id}") for each in given]
        return tuple(found)

    def _answers(
        self, hook: str, check: Callable[[str, object], Answer], **arguments: Any
    ) -> Iterator[tuple[Plugin, Answer | None]]:
        """Yield each plugin that has the hook with its answer, `None` where it failed."""
        for plugin in self._plugins:
            if plugin.relay is None or hook not in plugin.hooks:
                continue
            if (plugin.name, hook) in self._given_up:
                yield plugin, None
                continue
            ask = partial(_asked, plugin, hook, arguments, check)
            outcome = attempt(ask, self._seconds)
            if outcome.too_slow:
                self._given_up.add((plugin.name, hook))
            if outcome.printed:
                self._note(plugin, hook, _("mencetak: {text}").format(text=outcome.printed))
            if outcome.error:
                self._note(plugin, hook, outcome.error.removeprefix("WrongAnswerError: "))
            yield plugin, None if outcome.error else outcome.value

    def _note(self, plugin: Plugin, hook: str, reason: str) -> None:
        self._failures[Failure(plugin=plugin.name, hook=hook, reason=reason)] = None


def _asked(
    plugin: Plugin,
    hook: str,
    arguments: Mapping[str, Any],
    check: Callable[[str, object], Answer],
) -> Answer:
    """Return one plugin's answer, checked; it has at most one, or none at all."""
    answers = getattr(plugin.relay, hook)(**arguments)
    return check(hook, answers[0] if answers else None)


def _unchecked(plugin: Plugin) -> Finding:
    return Finding(
        id=f"{plugin.name}:-",
        verdict=Verdict.WARN,
        text=_("Pemeriksaan oleh plugin {name} tidak berjalan").format(name=plugin.name),
        remedy=_("Periksa sendiri yang biasanya diperiksa plugin itu; lihat `etik plugin list`."),
    )
