"""Whether a verdict was reached the way the regulation orders."""

from collections.abc import Iterator

from etik_tui.domain.case import Event
from etik_tui.locale import _
from etik_tui.procedure.condition import described, field_value, holds
from etik_tui.procedure.finding import Finding, Verdict, verdict_of
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.tally import EMPTY, MAJORITY, TIED, Tally, tally
from etik_tui.procedure.term import check_term
from etik_tui.profile.act import FieldType, Milestone
from etik_tui.profile.outcome import Decision, Method, MethodKind, SanctionGroup

YES, NO = "ya", "tidak"


def check_verdict(situation: Situation, event: Event) -> Iterator[Finding]:
    """Check a verdict against the methods in order, the votes, and the outcome's sense."""
    rules = situation.profile.decision
    if rules is None or event.milestone != rules.milestone:
        return
    method = next(
        (each for each in rules.methods if each.id == event.fields.get(rules.method_field)), None
    )
    if method is None and rules.methods:
        text = _("Cara pengambilan keputusan belum disebut")
        yield Finding(
            id="decision.methods", verdict=Verdict.FAIL, text=text, cite=rules.methods[0].cite
        )
        return
    if method is not None:
        yield from _method(situation, rules, method, event)


def _method(
    situation: Situation, rules: Decision, method: Method, event: Event
) -> Iterator[Finding]:
    opened, why = _opened(situation, rules, method, event.party)
    yield Finding(
        id=f"decision.methods.{method.id}",
        verdict=Verdict.PASS if opened else Verdict.FAIL,
        text=why,
        cite=method.cite,
        quote=method.quote,
    )
    votes = tally(situation.case, event.party)
    outcome = event.fields.get(rules.outcome_field, "")
    if method.kind is MethodKind.MAJORITY and votes.result == MAJORITY:
        if votes.leading != outcome:
            yield Finding(
                id="decision.tally",
                verdict=Verdict.FAIL,
                text=_("Putusan tidak sama dengan pilihan suara terbanyak"),
                cite=method.cite,
            )
        if not votes.absolute:
            yield Finding(
                id="decision.absolute",
                verdict=_short_of_half(method),
                text=_("Suara terbanyak kurang dari separuh pemilih"),
                cite=method.cite,
            )


def _short_of_half(method: Method) -> Verdict:
    """Return what less than half of the votes means under a method."""
    return Verdict.FAIL if method.absolute else Verdict.NOTE


def _opened(situation: Situation, rules: Decision, method: Method, party: str) -> tuple[bool, str]:
    """Tell whether a method was open, the earlier ones having failed, and say why."""
    earlier = rules.methods[: rules.methods.index(method)]
    votes = tally(situation.case, party)
    consensus = field_value(situation, rules.consensus, party) if rules.consensus else ""
    if method.kind is MethodKind.CONSENSUS and rules.consensus:
        return consensus == YES, _("Mufakat: {state}").format(
            state=_("tercapai") if consensus == YES else _("belum tercatat tercapai")
        )
    sought = rules.consensus and any(each.kind is MethodKind.CONSENSUS for each in earlier)
    if sought and consensus != NO:
        return False, _("Musyawarah mufakat belum tercatat gagal")
    if method.kind is MethodKind.MAJORITY:
        return votes.result == MAJORITY, _result_words(votes.result)
    majority = next((each for each in earlier if each.kind is MethodKind.MAJORITY), None)
    if method.kind is MethodKind.CHAIR and majority:
        return _majority_failed(majority, votes), _("Keputusan Ketua: {result}").format(
            result=_result_words(votes.result)
        )
    return True, method.title


def _majority_failed(method: Method, votes: Tally) -> bool:
    """Tell whether members voted and no majority of the kind asked for came about."""
    short = votes.result == MAJORITY and method.absolute and not votes.absolute
    return votes.result == TIED or short


def _result_words(result: str) -> str:
    return {
        EMPTY: _("belum ada suara tercatat"),
        MAJORITY: _("suara terbanyak tercapai"),
        TIED: _("suara seri, suara terbanyak tidak tercapai"),
    }[result]


def check_sanctions(situation: Situation, milestone: Milestone, event: Event) -> Iterator[Finding]:
    """Check sanctions named in an act: which exclude one another, and what each group needs."""
    sanctions = situation.profile.sanctions
    if sanctions is None:
        return
    for spec in milestone.fields:
        value = event.fields.get(spec.id, ())
        if spec.type is not FieldType.SANCTIONS or not value:
            continue
        chosen = (value,) if isinstance(value, str) else value
        for group in sanctions.groups:
            members = {each.id for each in sanctions.items if each.group == group.id}
            yield from _group(situation, group, members & set(chosen), event.party)
        named = tuple(each for each in sanctions.items if each.id in chosen)
        yield from check_term(situation, event, named)


def _group(
    situation: Situation, group: SanctionGroup, chosen: set[str], party: str
) -> Iterator[Finding]:
    if group.choose == "one" and len(chosen) > 1:
        yield _of_group(
            group, _("{group}: hanya satu yang dapat dipilih").format(group=group.title)
        )
    if group.choose == "at-least-one" and not chosen:
        yield _of_group(group, _("{group}: paling sedikit satu").format(group=group.title))
    if chosen and not holds(situation, group.requires, party):
        needed = group.requires_text or described(situation.profile, group.requires)
        yield _of_group(group, _("{group}: {needed}").format(group=group.title, needed=needed))


def _of_group(group: SanctionGroup, text: str) -> Finding:
    return Finding(
        id=f"sanctions.groups.{group.id}",
        verdict=verdict_of(group.severity),
        text=text,
        cite=group.cite,
        quote=group.quote,
    )
