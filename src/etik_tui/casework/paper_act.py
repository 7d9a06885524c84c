"""What the acts of a case put on a paper: their dates, numbers and fields, and the verdict."""

from collections.abc import Iterator

from etik_tui.casework.paper_matter import under
from etik_tui.casework.paper_path import act_fields, form_acts
from etik_tui.casework.paper_value import (
    field_value,
    norms_value,
    person_values,
    sanctions_value,
)
from etik_tui.casework.paper_view import PaperView
from etik_tui.documents.filter import Scalar
from etik_tui.documents.value import Coded
from etik_tui.domain.case import Event
from etik_tui.domain.person import Person
from etik_tui.profile.act import FieldSpec, FieldType


def act_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield the last act of each milestone, and the one that the paper evidences."""
    for milestone in view.profile.milestones:
        events = view.case.recorded(milestone.id, view.party)
        if events:
            yield from _act(view, f"tindakan.{milestone.id}", events[-1])
    own = view.sheet.act
    possible = form_acts(view.profile, view.sheet.form)
    acted = own.milestone if own else next((each.id for each in possible), "")
    rule = view.profile.milestone(acted)
    yield "ini.tonggak", Coded(rule.title, rule.id) if rule else None
    yield "ini.tanggal_tindakan", own.at if own else None
    if own:
        yield from _act(view, "ini", own)
    summons = view.profile.summons
    rounds = [each.milestone for each in summons.rounds] if summons else []
    yield "panggilan.ke", rounds.index(acted) + 1 if acted in rounds else None
    yield "panggilan.nomor", own.number if own and acted in rounds else None


def _act(view: PaperView, prefix: str, event: Event) -> Iterator[tuple[str, Scalar | None]]:
    yield f"{prefix}.nomor", event.number
    milestone = view.profile.milestone(event.milestone)
    specs: dict[str, FieldSpec] = {}
    if milestone:
        specs = {each.id: each for each in act_fields(view.profile, milestone)}
    for key, value in event.fields.items():
        spec = specs.get(key)
        yield f"{prefix}.{key}", field_value(view.profile, spec, value)
        if spec and spec.type is FieldType.OFFICIAL and isinstance(value, str) and value:
            person = view.person(value) or Person(name=value)
            yield from under(f"{prefix}.{key}", person_values(person))
    yield from ((f"{prefix}.{key}", day) for key, day in event.dates.items())


def verdict_values(view: PaperView) -> Iterator[tuple[str, Scalar | None]]:
    """Yield the decision on the terlapor; nothing before there is one."""
    rules, event = view.profile.decision, view.decision
    if rules is None or event is None:
        return
    outcomes = {each.id: each.title for each in rules.outcomes}
    methods = {each.id: each.title for each in rules.methods}
    yield "putusan.hasil", _coded(event, rules.outcome_field, outcomes)
    yield "putusan.nomor", event.number
    yield "putusan.tanggal", event.at
    yield "putusan.cara", _coded(event, rules.method_field, methods)
    yield "putusan.pasal", norms_value(view.profile, view.decided_norms)
    yield "putusan.sanksi", sanctions_value(view.profile, view.sanctions)


def _coded(event: Event, field: str, titles: dict[str, str]) -> Scalar | None:
    value = event.fields.get(field, "")
    if not isinstance(value, str) or not value:
        return None
    return Coded(titles.get(value, value), value)
