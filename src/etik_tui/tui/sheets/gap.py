"""What a recorded act still has empty, and can be given later."""

from collections.abc import Mapping
from datetime import date

from etik_tui.casework.act import asked_fields, field_specs
from etik_tui.domain.case import Case, Event
from etik_tui.domain.fact import MilestoneRecorded, Value
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Milestone


def whole_act(
    event: Event, dates: Mapping[str, date], fields: Mapping[str, Value]
) -> MilestoneRecorded:
    """Return a recorded act together with what is to be added to it."""
    return MilestoneRecorded(
        at=event.at,
        milestone=event.milestone,
        party=event.party,
        dates={**event.dates, **dates},
        number=event.number,
        fields={**event.fields, **fields},
    )


def gap_titles(situation: Situation, event: Event) -> Mapping[str, str]:
    """Return the titles of the dates and fields that an act may have and has not, by row key."""
    milestone = situation.profile.milestone(event.milestone)
    if milestone is None:
        return {}
    asked = asked_fields(situation, milestone, whole_act(event, {}, {}))
    return {
        key: title for key, title in _empty(situation, milestone, event) if _is_asked(key, asked)
    }


def is_gap(event: Event, key: str) -> bool:
    """Tell whether the date or field of a form's row is still empty in an act."""
    table, _dot, name = key.partition(".")
    if table == "dates":
        return name not in event.dates
    return table == "fields" and not event.fields.get(name)


def event_at(case: Case, version: str) -> Event | None:
    """Return the act that stands under a version written as text, `None` where there is none."""
    return next((each for each in case.events if str(each.version) == version), None)


def _empty(situation: Situation, milestone: Milestone, event: Event) -> tuple[tuple[str, str], ...]:
    rows = (
        *((f"dates.{spec.id}", spec.title) for spec in milestone.dates),
        *((f"fields.{spec.id}", spec.title) for spec in field_specs(situation, milestone)),
    )
    return tuple((key, title) for key, title in rows if is_gap(event, key))


def _is_asked(key: str, asked: frozenset[str]) -> bool:
    table, _dot, name = key.partition(".")
    return table == "dates" or name in asked
