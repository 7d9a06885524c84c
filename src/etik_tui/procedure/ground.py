"""What in a case makes a condition hold: the recorded acts, with their dates, in words."""

from collections.abc import Iterator

from etik_tui.domain.case import Event
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.condition import (
    described,
    field_value,
    holds,
    latest,
    standing_outcome,
)
from etik_tui.procedure.situation import Situation
from etik_tui.profile.condition import Condition

OWN = (
    "recorded",
    "channel",
    "party",
    "evidence",
    "sensitive",
    "restricted",
    "allegation",
    "question",
    "tally",
    "outcome",
    "overdue",
)
"""The tests that a condition makes itself, beside those of its parts and of fields."""


def grounds(situation: Situation, condition: Condition, party: str = "") -> tuple[str, ...]:
    """Return what in the case fulfils a condition that holds, one sentence for each part of it.

    Of alternatives only those that hold are named. No name of a person is among the words.
    """
    return tuple(dict.fromkeys(_grounds(situation, condition, party)))


def _grounds(situation: Situation, condition: Condition, party: str) -> Iterator[str]:
    yield from _own(situation, condition, party)
    for part in condition.all_:
        yield from _grounds(situation, part, party)
    for part in condition.any_:
        if holds(situation, part, party):
            yield from _grounds(situation, part, party)
    if condition.not_ is not None:
        yield described(situation.profile, Condition(not_=condition.not_))


def _own(situation: Situation, condition: Condition, party: str) -> Iterator[str]:
    case = situation.case
    for name in OWN:
        value = getattr(condition, name)
        if value is None or value == ():
            continue
        words = described(situation.profile, Condition(**{name: value}))
        if name == "recorded":
            yield _recorded(situation, str(value), party) or words
        elif name == "evidence" and case.evidence:
            yield _("{n} alat bukti tercatat").format(n=len(case.evidence))
        elif name == "question" and case.questions:
            yield _("{n} tanya jawab tercatat").format(n=len(case.questions))
        elif name == "channel":
            yield described(situation.profile, Condition(channel=(case.channel,)))
        elif name == "outcome" and situation.profile.decision:
            own = Condition(outcome=(standing_outcome(situation, party),))
            last = latest(situation, situation.profile.decision.milestone, party)
            yield _dated(described(situation.profile, own), last)
        else:
            yield words
    if condition.field is not None:
        yield _field(situation, condition.field, condition.in_, condition.is_, party)


def _field(
    situation: Situation, field: str, in_: tuple[str, ...], is_: str | None, party: str
) -> str:
    """Say which of the values asked for a field has; of a free text only that it is there."""
    value = field_value(situation, field, party)
    values = (value,) if isinstance(value, str) else value
    met = tuple(each for each in values if each in in_)
    spoken = Condition(field=field, is_=is_, in_=met)
    return _dated(
        described(situation.profile, spoken),
        latest(situation, field.partition(".")[0], party),
    )


def _recorded(situation: Situation, milestone: str, party: str) -> str:
    event = latest(situation, milestone, party)
    rule = situation.profile.milestone(milestone)
    return event_words(rule.title if rule else milestone, event) if event else ""


def event_words(title: str, event: Event) -> str:
    """Say a recorded act with its day, and its number where it has one."""
    words = f"{title} {short_day(event.at)}"
    if not event.number:
        return words
    return _("{words}, nomor {number}").format(words=words, number=event.number)


def _dated(words: str, event: Event | None) -> str:
    return f"{words} ({short_day(event.at)})" if event else words
