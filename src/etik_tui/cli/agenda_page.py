"""The agenda as it is printed, and as JSON: one page for the verb and for its short way."""

from __future__ import annotations

from etik_tui.cli.dueword import left_words
from etik_tui.cli.output import wrapped
from etik_tui.locale import _
from etik_tui.locale.day import long_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from etik_tui.exports.item import AgendaItem

USUAL = 14
"""Days ahead that are listed where none are asked for."""

MOST = 10_000
INDENT = " " * 14


class AgendaPage:
    """How a page is drawn: for which day, how wide, and whether cases of several offices are on it.

    `days_off` says which days off fall on a day, as it stands behind the day's name.
    """

    def __init__(
        self, today: date, width: int, days_off: Callable[[date], str], *, several: bool
    ) -> None:
        self._today, self._width, self._days_off = today, width, days_off
        self._several = several
        self._leads: dict[tuple[int, str], str] = {}
        self._owed: dict[tuple[str, str, object], list[str]] = {}

    def lines(self, items: Iterable[AgendaItem]) -> Iterator[str]:
        """Yield the lines of limits given in the order of their days."""
        day: date | None = None
        for item in items:
            if day != item.due:
                if day is not None:
                    yield ""
                day = item.due
                yield from wrapped(
                    f"{self._mark(day)}{long_day(day)}{self._days_off(day)}", self._width
                )
            yield from self._item(item)

    def _mark(self, day: date) -> str:
        if day < self._today:
            return _("LEWAT · ")
        return _("HARI INI · ") if day == self._today else ""

    def _item(self, item: AgendaItem) -> list[str]:
        number = f"{item.institution}:{item.named}" if self._several else item.named
        lines = wrapped(f"{number} · {item.title}", self._width, INDENT, self._left(item))
        who = item.actor_title or item.actor
        key = (who, item.cite, bool(item.provisional))
        if key not in self._owed:
            provisional = _(" · sementara") if item.provisional else ""
            text = f"{who} · {item.cite}{provisional}"
            self._owed[key] = wrapped(text, self._width, INDENT)
        return lines + self._owed[key]

    def _left(self, item: AgendaItem) -> str:
        key = (item.left, item.unit)
        if key not in self._leads:
            self._leads[key] = f"  {left_words(*key):<12}"
        return self._leads[key]


def cut_words() -> str:
    """Say that the list ends before the limits do."""
    return _("Hanya {n} tenggat pertama yang ditampilkan.").format(n=MOST)


def due_body(item: AgendaItem, today: date) -> dict[str, object]:
    """Return a limit as JSON says it."""
    return {
        "id": item.case_id,
        "uid": item.uid,
        "number": item.number,
        "initials": item.initials,
        "profile": item.institution,
        "deadline": item.deadline,
        "title": item.title,
        "party": item.party,
        "due": item.due,
        "overdue": item.due < today,
        "left": item.left,
        "unit": item.unit,
        "actor": item.actor,
        "actor_title": item.actor_title,
        "cite": item.cite,
        "provisional": bool(item.provisional),
    }
