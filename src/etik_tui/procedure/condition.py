"""Whether a condition holds in a situation, and how it reads in words."""

from collections.abc import Iterator

from msgspec.structs import replace

from etik_tui.domain.case import Case, Event
from etik_tui.domain.fact import Value
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.tally import tally
from etik_tui.profile.condition import Condition
from etik_tui.profile.profile import Profile


def latest(situation: Situation, milestone: str, party: str) -> Event | None:
    """Return the last event of a milestone, of one terlapor or of the case as a whole."""
    events = situation.case.recorded(milestone, party)
    return events[-1] if events else None


def field_value(situation: Situation, reference: str, party: str) -> Value:
    """Return the value of "milestone.field" in the latest event; empty if there is none."""
    milestone, _dot, field = reference.partition(".")
    event = latest(situation, milestone, party)
    return event.fields.get(field, "") if event else ""


def without_occasion(situation: Situation, condition: Condition, party: str = "") -> bool:
    """Tell whether a condition holds only because what it is about is not the case.

    "Not written, or signed" holds of an oral report without anything having been signed.
    """
    guards = [part for part in condition.any_ if part.not_ is not None]
    others = [part for part in condition.any_ if part.not_ is None]
    return any(holds(situation, part, party) for part in guards) and not any(
        holds(situation, part, party) for part in others
    )


def _values(
    situation: Situation, condition: Condition, reference: str, party: str
) -> tuple[Value, ...]:
    """Return what a condition on a field looks at: the latest value, or every one recorded."""
    if not condition.ever:
        return (field_value(situation, reference, party),)
    milestone, _dot, field = reference.partition(".")
    events = situation.case.recorded(milestone, party)
    return tuple(event.fields.get(field, "") for event in events)


def holds(situation: Situation, condition: Condition | None, party: str = "") -> bool:
    """Tell whether a condition holds; no condition always does."""
    if condition is None:
        return True
    return all(_tests(situation, condition, party))


def _flags(case: Case, condition: Condition) -> Iterator[bool]:
    if condition.evidence is not None:
        yield bool(case.evidence) is condition.evidence
    if condition.sensitive is not None:
        yield case.sensitive is condition.sensitive
    if condition.restricted is not None:
        yield bool(case.restricted_to) is condition.restricted


def _tests(situation: Situation, condition: Condition, party: str) -> Iterator[bool]:
    case = situation.case
    if condition.recorded is not None:
        yield bool(case.recorded(condition.recorded, party))
    if condition.field is not None:
        values = _values(situation, condition, condition.field, party)
        yield any(_field_holds(each, condition) for each in values)
    if condition.channel:
        yield case.channel in condition.channel
    if condition.party is not None:
        yield bool(case.with_role(condition.party))
    yield from _flags(case, condition)
    if condition.allegation is not None:
        named = (each.norms for each in case.allegations if _concerns(each.party, party))
        yield any(named) is condition.allegation
    if condition.question is not None:
        asked = any(_concerns(each.party, party) for each in case.questions)
        yield asked is condition.question
    if condition.tally is not None:
        yield tally(case, party).result == condition.tally
    if condition.outcome:
        yield standing_outcome(situation, party) in condition.outcome
    if condition.overdue is not None:
        yield _overdue(situation, condition.overdue, party)
    if condition.all_:
        yield all(holds(situation, each, party) for each in condition.all_)
    if condition.any_:
        yield any(holds(situation, each, party) for each in condition.any_)
    if condition.not_ is not None:
        yield not holds(situation, condition.not_, party)


def _concerns(named: str, party: str) -> bool:
    """Tell whether something said of one terlapor, or of nobody in particular, is about another."""
    return not party or named in ("", party)


def _field_holds(value: Value, condition: Condition) -> bool:
    values = (value,) if isinstance(value, str) else value
    if condition.is_ is not None:
        return condition.is_ in values
    if condition.in_:
        return any(each in condition.in_ for each in values)
    return any(values)


def _overdue(situation: Situation, deadline: str, party: str) -> bool:
    from etik_tui.procedure.deadline import Status, deadline_state

    rule = situation.profile.deadline(deadline)
    passed = (Status.OVERDUE, Status.LAPSED)
    return rule is not None and deadline_state(situation, rule, party).status in passed


def standing_outcome(situation: Situation, party: str) -> str:
    """Return the outcome that stands: of the decision, or of a later one that replaces it."""
    rules = situation.profile.decision
    if rules is None:
        return ""
    known = {each.id for each in rules.outcomes}
    first = f"{rules.milestone}.{rules.outcome_field}"
    said = (str(field_value(situation, each, party)) for each in (first, *rules.replaced_by))
    return next((each for each in reversed(tuple(said)) if each in known), "")


def mentioned(profile: Profile, condition: Condition | None) -> frozenset[str]:
    """Return the ids of the milestones that a condition speaks of."""
    if condition is None:
        return frozenset()
    found = set()
    if condition.outcome and profile.decision:
        found.add(profile.decision.milestone)
    if condition.recorded:
        found.add(condition.recorded)
    if condition.field:
        found.add(condition.field.partition(".")[0])
    for part in (*condition.all_, *condition.any_, condition.not_):
        found |= mentioned(profile, part)
    return frozenset(found)


def missing(situation: Situation, condition: Condition | None, party: str) -> tuple[str, ...]:
    """Return in words the parts of a condition that do not hold."""
    if condition is None or holds(situation, condition, party):
        return ()
    own = replace(condition, all_=())
    absent = () if holds(situation, own, party) else (described(situation.profile, own),)
    parts = (text for part in condition.all_ for text in missing(situation, part, party))
    return (*absent, *parts)


def described(profile: Profile, condition: Condition | None) -> str:
    """Say a condition in words."""
    if condition is None:
        return _("selalu")
    return _(" dan ").join(_words(profile, condition))


def _bracketed(profile: Profile, condition: Condition) -> str:
    """Say a part of a condition, in brackets where it has parts of its own."""
    words = list(_words(profile, condition))
    text = _(" dan ").join(words)
    composed = len(words) > 1 or len(condition.any_) > 1 or len(condition.all_) > 1
    return f"({text})" if composed else text


def _any_words(profile: Profile, condition: Condition) -> str:
    words = _(" atau ").join(_bracketed(profile, part) for part in condition.any_)
    alone = condition == Condition(any_=condition.any_)
    return words if alone or len(condition.any_) == 1 else f"({words})"


def _flag_words(condition: Condition) -> Iterator[str]:
    if condition.evidence is not None:
        yield _("ada alat bukti") if condition.evidence else _("tidak ada alat bukti")
    if condition.sensitive is not None:
        yield _("perkara sensitif") if condition.sensitive else _("perkara tidak sensitif")
    if condition.restricted is not None:
        yield _("akses perkara dibatasi") if condition.restricted else _("akses tidak dibatasi")


def _words(profile: Profile, condition: Condition) -> Iterator[str]:
    if condition.recorded is not None:
        yield _("“{title}” tercatat").format(title=_title(profile, condition.recorded))
    if condition.field is not None:
        yield _field_words(profile, condition)
    if condition.channel:
        yield _("jalur masuk {channels}").format(channels=_channels(profile, condition))
    if condition.party is not None:
        yield _("ada {role}").format(role=condition.party.value)
    yield from _flag_words(condition)
    if condition.allegation is not None:
        named, unnamed = _("norma yang diduga dilanggar disebut"), _("tanpa norma yang disebut")
        yield named if condition.allegation else unnamed
    if condition.question is not None:
        asked, unasked = _("tanya jawab tercatat"), _("belum ada tanya jawab")
        yield asked if condition.question else unasked
    if condition.tally is not None:
        yield _("hasil suara {result}").format(result=condition.tally)
    if condition.outcome:
        yield _("putusan yang berlaku: {outcomes}").format(outcomes=_outcomes(profile, condition))
    if condition.overdue is not None:
        rule = profile.deadline(condition.overdue)
        title = rule.title if rule else condition.overdue
        yield _("tenggat “{deadline}” terlewati").format(deadline=title)
    if condition.all_:
        yield _(" dan ").join(_bracketed(profile, part) for part in condition.all_)
    if condition.any_:
        yield _any_words(profile, condition)
    if condition.not_ is not None:
        yield _("bukan: {words}").format(words=_bracketed(profile, condition.not_))


def _field_words(profile: Profile, condition: Condition) -> str:
    milestone, _dot, field = (condition.field or "").partition(".")
    rule = profile.milestone(milestone)
    spec = next((each for each in rule.fields if each.id == field), None) if rule else None
    title = spec.title if spec else field
    names = {choice.id: choice.title for choice in spec.choices} if spec else {}
    wanted = (condition.is_,) if condition.is_ is not None else condition.in_
    if not wanted:
        return _("{title} terisi").format(title=title)
    values = _(" atau ").join(names.get(each or "", each or "") for each in wanted)
    return _("{title}: {values}").format(title=title, values=values)


def _channels(profile: Profile, condition: Condition) -> str:
    titles = {each.id: each.title for each in profile.intake.channels} if profile.intake else {}
    return _(" atau ").join(titles.get(each, each) for each in condition.channel)


def _outcomes(profile: Profile, condition: Condition) -> str:
    outcomes = profile.decision.outcomes if profile.decision else ()
    titles = {each.id: each.title for each in outcomes}
    return _(" atau ").join(titles.get(each, each) for each in condition.outcome)


def _title(profile: Profile, milestone: str) -> str:
    rule = profile.milestone(milestone)
    return rule.title if rule else milestone
