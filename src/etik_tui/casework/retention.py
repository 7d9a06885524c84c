"""Which backups are kept: the last of each of the latest days, weeks, months and years."""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct


class Retention(Struct, frozen=True, kw_only=True):
    """For how many days, ISO weeks, months and years the last backup of each is kept."""

    daily: int = 0
    weekly: int = 0
    monthly: int = 0
    yearly: int = 0


def kept(moments: Iterable[datetime], rule: Retention) -> frozenset[datetime]:
    """Return the moments of the backups to keep; the latest one always is.

    Counted are days, weeks, months and years that have a backup, so that a pause in making them
    deletes nothing.
    """
    latest_first = sorted(set(moments), reverse=True)
    chosen = set(latest_first[:1])
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (rule.daily, datetime.date),
        (rule.weekly, lambda moment: moment.isocalendar()[:2]),
        (rule.monthly, lambda moment: (moment.year, moment.month)),
        (rule.yearly, lambda moment: moment.year),
    )
    for count, span in spans:
        seen: list[object] = []
        for moment in latest_first:
            if span(moment) not in seen:
                seen.append(span(moment))
                if len(seen) <= count:
                    chosen.add(moment)
    return frozenset(chosen)
